"""What buildings are built of: walls with windows, roofs, towers, battlements."""

from collections.abc import Sequence

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.figurine import Pose
from tagwire.providers.draft.models.material import Material, Paint, Part
from tagwire.providers.draft.models.mesh import Shape, box, grid, lathe
from tagwire.providers.draft.models.paints import between, matt, part


def prism(width: float, height: float, depth: float, over: float = 0.0) -> Shape:
    """A gabled roof, its ridge along x, its eaves at 0."""
    w, d = width / 2 + over, depth / 2 + over
    section = [(0.0, d), (0.0, d), (height, 0.0), (height, 0.0), (0.0, -d), (0.0, -d)]
    rows = np.asarray([[(x, y, z) for y, z in section] for x in (-w, -w, w, w)], np.float32)
    first, last = rows[:1].copy(), rows[-1:].copy()
    first[..., 1], first[..., 2] = height / 3, 0
    last[..., 1], last[..., 2] = height / 3, 0
    return grid(np.concatenate([first, rows, last]), wrap=True)


def pyramid(width: float, height: float, sides: int = 4, top: float = 0.0) -> Shape:
    """A pointed roof over so many sides."""
    turn = (np.arange(sides) + 0.5) * (2 * np.pi / sides)
    corners = np.repeat(turn, 2)
    reach = width / 2 / np.cos(np.pi / sides)
    rows = [
        (0, 0),
        (reach, 0),
        (reach, 0),
        (top * reach, height),
        (top * reach, height),
        (0, height),
    ]
    points = [[(r * np.sin(a), y, r * np.cos(a)) for a in corners] for r, y in rows]
    return grid(np.asarray(points, np.float32), wrap=True)


def brick(colour: str | Floats, rows: float = 9.0) -> Paint:
    """Courses of stone."""
    base = from_hex(colour) if isinstance(colour, str) else colour

    def shown(at: Floats) -> Floats:
        course = np.floor(at[:, 1] * rows)
        along = (at[:, 0] + at[:, 2]) * rows * 0.5 + course * 0.5
        joint = ((at[:, 1] * rows) % 1 < 0.10) | (along % 1 < 0.06)
        shade = 0.90 + 0.20 * ((np.floor(along) * 7 + course * 13) % 5) / 4
        return np.asarray(base * (shade * np.where(joint, 0.72, 1.0))[:, None], np.float32)

    return shown


def tiles(colour: str | Floats, rows: float = 8.0) -> Material:
    """Roof tiles in courses."""
    base = from_hex(colour) if isinstance(colour, str) else colour

    def shown(at: Floats) -> Floats:
        course = at[:, 1] * rows
        odd = np.floor((at[:, 0] + at[:, 2]) * rows + 0.5 * np.floor(course))
        shade = 0.82 + 0.26 * ramp(0, 0.5, course % 1) + 0.10 * ((odd * 5) % 3 - 1)
        return np.asarray(base * shade[:, None], np.float32)

    return Material(base, gloss=0.08, paint=shown)


def walls(
    shape: Shape,
    ground: Paint | str | Floats,
    pose: Pose,
    *,
    rows: Sequence[float],
    step: float,
    size: tuple[float, float],
) -> Part:
    """Walls with windows in rows at these heights, lit in the dark, most of them."""
    base = ground if callable(ground) else None
    flat = from_hex(ground) if isinstance(ground, str) else ground

    def panes(at: Floats) -> tuple[Floats, Floats]:
        u = at[:, 0] + at[:, 2]
        share = np.zeros(len(at), np.float32)
        lot = np.zeros(len(at), np.float32)
        for number, row in enumerate(rows):
            column = u / step
            near = np.abs(column - np.round(column)) * step
            here = ramp(size[0] / 2, size[0] / 2 - 0.012, near) * between(
                at[:, 1], row - size[1] / 2, row + size[1] / 2
            )
            bar = (near < 0.012) | (np.abs(at[:, 1] - row) < 0.010)
            share = np.maximum(share, here * np.where(bar, 0.35, 1.0))
            lot = np.where(
                here > 0,
                np.sin(np.round(column) * 12.9 + number * 78.2 + pose.variant % 97) * 0.5 + 0.5,
                lot,
            )
        return share, lot

    def shown(at: Floats) -> Floats:
        paint = (
            base(at)
            if base is not None
            else np.broadcast_to(np.asarray(flat, np.float32), at.shape)
        )
        return np.asarray(mix(paint, from_hex("#22303c"), panes(at)[0][:, None]), np.float32)

    def shining(at: Floats) -> Floats:
        share, lot = panes(at)
        warm = from_hex("#ffbf66") * 1.5
        return np.asarray((share * ramp(0.25, 0.4, lot))[:, None] * warm, np.float32)

    light = shining if pose.dark else None
    return part(shape, Material(from_hex("#cccccc"), gloss=0.05, paint=shown, light=light))


def battlements(radius: float, y: float, colour: str | Floats, count: int = 10) -> list[Part]:
    """Merlons around a round tower."""
    stone = matt(colour, 0.1)
    return [
        part(box(0.14, 0.16, 0.09, 0.01).at(z=radius).turn(y=360 * i / count).at(y=y), stone)
        for i in range(count)
    ]


def round_tower(
    radius: float, height: float, ground: Paint | str | Floats, pose: Pose, top: float = 1.0
) -> Part:
    """A round tower with a few windows."""
    shape = lathe([(0, 0), (radius, 0), (radius * top, height), (0, height)], 32, smooth=False)
    levels = [height * share for share in (0.35, 0.62, 0.86)]
    return walls(shape, ground, pose, rows=levels, step=radius * 1.1, size=(0.10, 0.2))


def moved(
    parts: Sequence[Part], x: float = 0, y: float = 0, z: float = 0, turn: float = 0
) -> list[Part]:
    """A group set down elsewhere."""
    return [Part(p.shape.turn(y=turn).at(x, y, z), p.material, p.open) for p in parts]
