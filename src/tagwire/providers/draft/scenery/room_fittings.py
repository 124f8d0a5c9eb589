"""What rooms of work and of worship hold: desks with screens, swivel chairs, crates, columns."""

from tagwire.providers.draft.colour import Floats, from_hex

from . import textures
from .furniture import BLACK, CREAM, STEEL, cushion, drum, pillow, table
from .raster import Model, Point
from .room_textures import screen


def desk(model: Model, foot: Point, number: int, top: Floats, *, back: bool = False) -> None:
    """A desk with a screen that glows; ``back``: one sees the back of the screen."""
    x, y, z = foot
    table(model, foot, (1.5, 0.74, 0.75), top, BLACK)
    side = -1.0 if back else 1.0
    drum(model, (x, y + 0.74, z + side * 0.14), 0.012, (0.12, 0.11), STEEL)
    drum(model, (x, y + 0.74, z + side * 0.16), 0.25, (0.02, 0.02), STEEL, lid=False)
    model.box((x, y + 0.90, z + side * 0.13), (0.66, 0.39, 0.025), BLACK, gloss=0.4)
    if not back:
        model.quad(
            (x - 0.31, y + 0.92, z + 0.113),
            (0.62, 0, 0),
            (0, 0.35, 0),
            CREAM,
            texture=screen(number),
            glow=1.1,
            casts=False,
        )
    model.box((x, y + 0.74, z - side * 0.16), (0.42, 0.018, 0.13), STEEL * 0.6)
    drum(model, (x + 0.5, y + 0.74, z), 0.10, (0.035, 0.042), CREAM)
    model.box((x - 0.52, y + 0.74, z + 0.05), (0.22, 0.05, 0.30), from_hex("#b5573c"), turn=0.2)


def office_chair(model: Model, foot: Point, paint: Floats) -> None:
    """A swivel chair seen from behind."""
    x, y, z = foot
    drum(model, (x, y + 0.05, z), 0.03, (0.28, 0.05), BLACK)
    drum(model, (x, y + 0.06, z), 0.38, (0.03, 0.025), STEEL, lid=False)
    cushion(model, (x, y + 0.42, z), (0.50, 0.09, 0.48), paint)
    pillow(model, (x, y + 0.82, z - 0.22), (0.24, 0.30, 0.05), paint)


def crate(model: Model, foot: Point, side: float, paint: Floats, turn: float = 0.0) -> None:
    """A wooden crate with battens."""
    x, y, z = foot
    model.box(foot, (side, side * 0.8, side), paint, texture=textures.table_top, turn=turn)
    for share in (0.02, 0.70):
        model.box(
            (x, y + side * share, z),
            (side * 1.04, side * 0.09, side * 1.04),
            paint * 0.8,
            texture=textures.oak,
            turn=turn,
        )


def column(model: Model, foot: Point, height: float, radius: float, paint: Floats) -> None:
    """A stone column with base and capital."""
    x, y, z = foot
    model.box(foot, (radius * 3, 0.22, radius * 3), paint, texture=textures.concrete)
    drum(model, (x, y + 0.22, z), 0.14, (radius * 1.35, radius * 1.1), paint, lid=False)
    drum(
        model,
        (x, y + 0.30, z),
        height - 0.75,
        (radius, radius * 0.9),
        paint,
        texture=textures.marble,
        lid=False,
    )
    drum(model, (x, y + height - 0.46, z), 0.24, (radius * 0.9, radius * 1.4), paint, lid=False)
    model.box((x, y + height - 0.22, z), (radius * 3, 0.22, radius * 3), paint)
