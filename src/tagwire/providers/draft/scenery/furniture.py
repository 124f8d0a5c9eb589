"""Furniture: what stands on the floor of a room, in metres, by the middle of its foot."""

from tagwire.providers.draft.colour import Floats, from_hex, mix

from . import textures
from .raster import Model, Point
from .room_outlines import DISC
from .room_solids import Ball, Drum, Texture
from .room_textures import books

OAK, WALNUT, BLACK = from_hex("#a87a4c"), from_hex("#5f4029"), from_hex("#1d1d1f")
BRASS, STEEL, CREAM = from_hex("#c9a35c"), from_hex("#9aa0a6"), from_hex("#efe8da")


def drum(
    model: Model,
    foot: Point,
    height: float,
    radii: tuple[float, float],
    paint: Floats,
    *,
    texture: Texture | None = None,
    glow: float = 0.0,
    gloss: float = 0.0,
    lid: bool = True,
    casts: bool = True,
) -> None:
    """Add a cone stump with a lid; ``radii`` below and above."""
    low, high = radii
    model.solids.append(Drum(foot, height, low, high, paint, texture, glow, gloss, casts))
    if lid and high > 0.015:
        disc(model, (foot[0], foot[1] + height, foot[2]), high, paint, glow=glow, gloss=gloss)


def ball(
    model: Model,
    middle: Point,
    reach: Point,
    paint: Floats,
    *,
    texture: Texture | None = None,
    glow: float = 0.0,
    gloss: float = 0.0,
    casts: bool = True,
) -> None:
    """Add an ellipsoid."""
    model.solids.append(Ball(middle, reach, paint, texture, glow, gloss, casts))


def disc(
    model: Model,
    middle: Point,
    radius: float,
    paint: Floats,
    *,
    texture: Texture | None = None,
    glow: float = 0.0,
    gloss: float = 0.0,
    casts: bool = False,
) -> None:
    """Add a level round plate."""
    x, y, z = middle
    model.quad(
        (x - radius, y, z - radius),
        (2 * radius, 0, 0),
        (0, 0, 2 * radius),
        paint,
        texture=texture,
        glow=glow,
        gloss=gloss,
        casts=casts,
        outline=DISC,
    )


def cushion(model: Model, foot: Point, size: Point, paint: Floats) -> None:
    """Add a padded seat, by the middle of its foot and its width, height and depth."""
    (x, y, z), (w, h, d) = foot, size
    pillow(model, (x, y + h / 2, z), (w / 2, h / 2, d / 2), paint)


def pillow(model: Model, middle: Point, reach: Point, paint: Floats) -> None:
    """Add a box with round edges, in cloth, by its middle and half its size."""
    model.solids.append(Ball(middle, reach, paint, textures.cloth, padded=True))


def sofa(
    model: Model, foot: Point, width: float, paint: Floats, pillows: tuple[Floats, ...]
) -> None:
    """A sofa that looks at the camera, on short legs."""
    x, y, z = foot
    seats = max(2, round(width / 0.8))
    part = (width - 0.36) / seats
    for sign in (-1, 1):
        drum(model, (x + sign * (width / 2 - 0.12), y, z - 0.35), 0.14, (0.018, 0.03), WALNUT)
        arm = (x + sign * (width / 2 - 0.09), y + 0.36, z)
        pillow(model, arm, (0.11, 0.25, 0.45), paint)
    model.box((x, y + 0.12, z), (width - 0.3, 0.18, 0.84), paint * 0.85, texture=textures.cloth)
    pillow(model, (x, y + 0.47, z + 0.36), (width / 2 - 0.04, 0.36, 0.11), paint)
    for index in range(seats):
        at = x - width / 2 + 0.18 + part * (index + 0.5)
        cushion(model, (at, y + 0.28, z - 0.07), (part * 0.99, 0.20, 0.78), paint)
        pillow(model, (at, y + 0.66, z + 0.20), (part * 0.485, 0.23, 0.12), paint * 1.04)
    for index, ink in enumerate(pillows):
        side = (-1, 1, -0.55)[index % 3]
        at = x + side * (width / 2 - 0.44)
        pillow(model, (at, y + 0.64, z + 0.04), (0.22, 0.20, 0.09), ink)


def armchair(model: Model, foot: Point, paint: Floats) -> None:
    """A single seat."""
    sofa(model, foot, 0.92, paint, ())


def round_table(
    model: Model,
    foot: Point,
    radius: float,
    height: float,
    paint: Floats,
    *,
    texture: Texture | None = textures.oak,
    gloss: float = 0.4,
) -> None:
    """A top on one leg."""
    x, y, z = foot
    drum(model, (x, y, z), 0.03, (radius * 0.55, radius * 0.5), BLACK)
    drum(model, (x, y, z), height - 0.03, (0.035, 0.03), BLACK, lid=False)
    model.solids.append(Drum((x, y + height - 0.035, z), 0.035, radius, radius, paint * 0.8))
    disc(model, (x, y + height, z), radius, paint, texture=texture, gloss=gloss, casts=True)


def table(
    model: Model, foot: Point, size: Point, paint: Floats, legs: Floats | None = None
) -> None:
    """A top on four legs."""
    (x, y, z), (w, h, d) = foot, size
    ink = paint * 0.8 if legs is None else legs
    model.box((x, y + h - 0.045, z), (w, 0.045, d), paint, texture=textures.oak, gloss=0.3)
    for sx in (-1, 1):
        for sz in (-1, 1):
            at = (x + sx * (w / 2 - 0.05), y, z + sz * (d / 2 - 0.05))
            model.box(at, (0.05, h - 0.04, 0.05), ink)


def chair(
    model: Model, foot: Point, paint: Floats, *, back: float = 1.0, seat: Floats | None = None
) -> None:
    """A bentwood chair; ``back`` +1: its back is away from the camera, -1: towards it."""
    x, y, z = foot
    for sx in (-1, 1):
        for sz in (-1, 1):
            drum(model, (x + sx * 0.17, y, z + sz * 0.17), 0.45, (0.014, 0.018), paint, lid=False)
    drum(model, (x, y + 0.44, z), 0.035, (0.215, 0.215), paint if seat is None else seat, gloss=0.3)
    at = z + back * 0.19
    for sx in (-1, 0, 1):
        drum(model, (x + sx * 0.16, y + 0.47, at), 0.40, (0.013, 0.011), paint, lid=False)
    model.box((x, y + 0.84, at), (0.36, 0.10, 0.025), paint, texture=textures.oak)


def stool(model: Model, foot: Point, height: float, paint: Floats, seat: Floats) -> None:
    """A bar stool."""
    x, y, z = foot
    drum(model, (x, y, z), 0.02, (0.20, 0.19), paint, gloss=0.5)
    drum(model, (x, y, z), height, (0.025, 0.025), paint, lid=False, gloss=0.5)
    drum(model, (x, y + height, z), 0.07, (0.17, 0.185), seat, texture=textures.cloth)
    drum(model, (x, y + height * 0.35, z), 0.02, (0.14, 0.14), paint)


def bookcase(
    model: Model,
    foot: Point,
    size: Point,
    paint: Floats,
    *,
    facing: str = "near",
    fill: float = 0.93,
) -> None:
    """Shelves of books; ``facing`` near, right or left, as where the spines look."""
    (x, y, z), (w, h, d) = foot, size
    turned = facing != "near"
    body = (d, h, w) if turned else (w, h, d)
    model.box(foot, body, paint, texture=textures.oak_upright)
    spines = books(fill=fill)
    if facing == "near":
        model.quad(
            (x - w / 2 + 0.04, y + 0.08, z - d / 2 - 0.004),
            (w - 0.08, 0, 0),
            (0, h - 0.16, 0),
            paint,
            texture=spines,
            casts=False,
        )
    else:
        at = x + (d / 2 + 0.004) * (1 if facing == "right" else -1)
        model.quad(
            (at, y + 0.08, z - w / 2 + 0.04),
            (0, 0, w - 0.08),
            (0, h - 0.16, 0),
            paint,
            texture=spines,
            casts=False,
        )
    crown = (body[0] + 0.08, 0.07, body[2] + 0.08)
    model.box((x, y + h, z), crown, paint * 0.85)
    model.box((x, y, z), (body[0] + 0.04, 0.09, body[2] + 0.04), paint * 0.8)


def bed(model: Model, foot: Point, linen: Floats, throw: Floats, wood: Floats) -> None:
    """A double bed with its head to the back wall; foot: middle of its head end on the floor."""
    x, y, z = foot
    model.box((x, y, z - 0.05), (1.9, 1.12, 0.09), wood, texture=textures.oak)
    for sx in (-0.45, 0.45):
        model.box(
            (x + sx, y + 0.36, z - 0.12), (0.84, 0.66, 0.08), throw * 0.85, texture=textures.cloth
        )
    model.box((x, y + 0.12, z - 1.1), (1.78, 0.20, 2.02), wood * 0.9, texture=textures.oak)
    model.box((x, y + 0.30, z - 1.1), (1.72, 0.20, 1.98), linen * 0.9, texture=textures.cloth)
    pillow(model, (x, y + 0.46, z - 1.25), (0.93, 0.14, 0.92), linen)
    model.box((x, y + 0.22, z - 1.25), (1.82, 0.30, 1.60), linen, texture=textures.cloth)
    pillow(model, (x, y + 0.41, z - 1.76), (0.965, 0.215, 0.37), throw)
    for sx in (-0.46, 0.46):
        pillow(model, (x + sx, y + 0.66, z - 0.30), (0.38, 0.24, 0.15), linen)
        pillow(
            model, (x + sx * 0.86, y + 0.62, z - 0.46), (0.30, 0.19, 0.13), mix(linen, throw, 0.55)
        )
    pillow(model, (x, y + 0.58, z - 0.60), (0.26, 0.15, 0.10), throw)


def nightstand(model: Model, foot: Point, paint: Floats) -> None:
    """A small chest with two drawers."""
    x, y, z = foot
    model.box((x, y + 0.08, z), (0.46, 0.44, 0.40), paint, texture=textures.oak)
    drawers(model, (x, y + 0.10, z - 0.205), (0.44, 0.40), 2, paint)


def drawers(
    model: Model, foot: Point, size: tuple[float, float], count: int, paint: Floats
) -> None:
    """Fronts with a shadow line and a knob, before a chest."""
    x, y, z = foot
    high = size[1] / count
    for index in range(count):
        low = y + index * high
        model.box(
            (x, low + 0.008, z),
            (size[0] - 0.02, high - 0.016, 0.02),
            paint * 1.06,
            texture=textures.oak,
        )
        ball(model, (x, low + high / 2, z - 0.02), (0.022, 0.018, 0.02), BRASS, gloss=0.6)
