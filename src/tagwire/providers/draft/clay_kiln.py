"""The kiln: clay seen along straight parallel rays, as height, normal, colour and outline."""

from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from .clay import Board, Lump, Vec, turned
from .clay_firing import Firing
from .clay_glaze import glazed
from .colour import Floats
from .figurine import Figurine, mirrored

FAR = np.float32(-1e4)
_AT_ONCE = 32_768  # points: what a lump's planes of so many need stays in the processor's cache
Window: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Places on a board that others want to know of, in its own space."""

    hands: Vec | None = None
    face: Vec | None = None  # its middle
    size: float = 0.0  # of the face
    seat: Vec | None = None


_UNMARKED = Marks()


def fire(
    board: Board,
    scale: float,
    yaw: float = 0.0,
    *,
    pitch: float = 0.0,
    ground: float | None = 0.0,
    marks: Marks = _UNMARKED,
    close: tuple[float, float] | None = None,
    mirror: bool = False,
    crease: float = 1.0,
    fine: int = 2,
) -> Figurine:
    """See a board from one side at ``scale`` pixels a unit, cropped to its outline.

    ``ground`` is the height (y) of the floor the figure stands on or is above; None puts the
    floor at its lowest point. ``close`` is how much is seen around the face at most, across and
    down, in sizes of the face. ``mirror`` flips the picture. ``fine`` is how many points a pixel
    each way are fired, 1 or 2: what is large has enough with one, if its coats have soft edges.
    """
    view = turned(0.0, pitch) @ turned(yaw)
    lumps = [_seen(lump, view) for lump in board.lumps]
    firing = _fired(lumps, 1 / (fine * scale), _window(marks, view, close))
    figurine, frame = glazed(firing, board.lumps, view, (crease, fine))
    left, top, width, height = frame
    level = height if ground is None else (top - ground * float(view[1, 1])) * scale
    figurine = replace(figurine, foot=max(0.5, level / height) if ground is not None else 1.0)

    def spot(at: Vec) -> tuple[float, float]:
        x, y, _ = view @ np.asarray(at, float)
        return float((x - left) * scale / width), float((top - y) * scale / height)

    figurine = replace(
        figurine,
        hands=None if marks.hands is None else spot(marks.hands),
        face=None if marks.face is None else (*spot(marks.face), marks.size * scale / height),
        seat=None if marks.seat is None else spot(marks.seat),
    )
    return mirrored(figurine) if mirror else figurine


def _window(marks: Marks, view: Floats, close: tuple[float, float] | None) -> Window:
    """Left, right, bottom and top of what a close shot sees; without one there are no bounds."""
    if close is None or marks.face is None:
        return (-np.inf, np.inf, -np.inf, np.inf)
    x, y, _ = view @ np.asarray(marks.face, float)
    wide, high = (0.5 * share * marks.size for share in close)
    return (float(x - wide), float(x + wide), float(y - high), float(y + high))


def _seen(lump: Lump, view: Floats) -> Lump:
    cuts = tuple((view @ np.asarray(n, float), view @ np.asarray(p, float)) for n, p in lump.cuts)
    return replace(lump, a=view @ lump.a, b=view @ lump.b, shape=view @ lump.shape, cuts=cuts)


def _reach(lump: Lump) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of a lump."""
    spread = np.sqrt((lump.shape**2).sum(1))
    low = np.minimum(lump.a - spread * lump.ra, lump.b - spread * lump.rb)
    high = np.maximum(lump.a + spread * lump.ra, lump.b + spread * lump.rb)
    return float(low[0]), float(high[0]), float(low[1]), float(high[1])


def _fired(lumps: list[Lump], step: float, bounds: Window) -> Firing:
    reach = np.array([_reach(lump) for lump in lumps])
    left = max(reach[:, 0].min() - 3 * step, bounds[0])
    top = min(reach[:, 3].max() + 3 * step, bounds[3])
    columns = 2 * int(np.ceil((min(reach[:, 1].max() + 3 * step, bounds[1]) - left) / step / 2))
    rows = 2 * int(np.ceil((top - max(reach[:, 2].min(), bounds[2]) + 3 * step) / step / 2))
    firing = Firing(
        np.full((rows, columns), FAR, np.float32),
        np.full((rows, columns), 1e4, np.float32),
        np.zeros((3, rows, columns), np.float32),
        np.full((rows, columns), -1, np.int16),
        (left, top),
        step,
    )
    for index, (lump, box) in enumerate(zip(lumps, reach, strict=True)):
        margin = lump.blend + 2 * step
        x0 = max(0, int((box[0] - margin - left) / step))
        x1 = min(columns, int((box[1] + margin - left) / step) + 2)
        y0 = max(0, int((top - box[3] - margin) / step))
        y1 = min(rows, int((top - box[2] + margin) / step) + 2)
        if x1 > x0 and y1 > y0:
            window = (slice(y0, y1), slice(x0, x1))
            if _hidden(firing, window, lump):
                continue
            x = (left + step * np.arange(x0, x1)).astype(np.float32)
            y = (top - step * np.arange(y0, y1)).astype(np.float32)
            few = max(8, _AT_ONCE // (x1 - x0))
            for row in range(y0, y1, few):
                strip = (slice(row, min(y1, row + few)), slice(x0, x1))
                seen = _surface(lump, x, y[row - y0 : row - y0 + few, None])
                _press(firing, strip, index, lump, seen)
    return firing


def _hidden(firing: Firing, window: tuple[slice, slice], lump: Lump) -> bool:
    """Whether a lump lies wholly behind what is there, so that pressing it changes nothing."""
    spread = float(np.sqrt((lump.shape[2] ** 2).sum()))
    top = max(lump.a[2] + spread * lump.ra, lump.b[2] + spread * lump.rb) + lump.blend
    return bool(firing.height[window].min() > top and firing.outside[window].max() < 0)


def _surface(lump: Lump, x: Floats, y: Floats) -> tuple[Floats, Floats, Floats]:
    """Height, distance to the outline and normal (3 x h x w) of one lump.

    Space is sheared so that the lump's balls become round while rays stay along z: then the
    highest of all balls over a point has a closed form.
    """
    inverse = np.linalg.inv(lump.shape @ lump.shape.T)
    alpha = float(np.sqrt(inverse[2, 2]))
    s = inverse[2, :2] / alpha
    flat = np.linalg.cholesky(inverse[:2, :2] - np.outer(s, s)).T
    spread = float(1 / np.sqrt(flat[0, 0] * flat[1, 1]))
    a, b = flat @ lump.a[:2], flat @ lump.b[:2]
    az = float(s @ lump.a[:2] + alpha * lump.a[2])
    dz = float(s @ lump.b[:2] + alpha * lump.b[2]) - az
    dx, dy, dr = float(b[0] - a[0]), float(b[1] - a[1]), float(lump.rb - lump.ra)
    px = np.float32(flat[0, 0]) * x + np.float32(flat[0, 1]) * y - np.float32(a[0])
    py = np.broadcast_to(np.float32(flat[1, 1]) * y - np.float32(a[1]), px.shape)
    t = _along(px, py, (dx, dy, dz), lump.ra, dr)
    radius = np.float32(lump.ra) + np.float32(dr) * t
    px = px - np.float32(dx) * t
    py = py - np.float32(dy) * t
    square = px * px + py * py
    rise = np.sqrt(np.maximum(radius * radius - square, 0))
    gap = (np.sqrt(square) - radius) * np.float32(spread)
    shear = np.float32(s[0]) * x + np.float32(s[1]) * y
    middle = np.float32(az) + np.float32(dz) * t - shear
    height = (middle + rise) / np.float32(alpha)
    nx = np.float32(flat[0, 0]) * px + np.float32(s[0]) * rise
    ny = np.float32(flat[0, 1]) * px + np.float32(flat[1, 1]) * py + np.float32(s[1]) * rise
    nz = np.float32(alpha) * rise
    long = np.sqrt(nx * nx + ny * ny + nz * nz) + np.float32(1e-6)
    normal = np.empty((3, *px.shape), np.float32)
    for axis, part in enumerate((nx, ny, nz)):
        np.divide(part, long, out=normal[axis])
    if lump.cuts:
        back = (middle - rise) / np.float32(alpha)
        return _sliced(lump, (x, y), (height, gap, normal), back)
    return height, gap, normal


def _along(px: Floats, py: Floats, d: tuple[float, float, float], ra: float, dr: float) -> Floats:
    """Where along the axis (0..1) lies the ball whose surface is highest over a point."""
    dx, dy, dz = d
    bend = dr * dr - dx * dx - dy * dy
    if bend > -1e-9:
        ahead = 1.0 if dz + dr > 0 else 0.0
        return np.asarray(ahead, np.float32)
    fall = np.float32(ra * dr) + px * np.float32(dx) + py * np.float32(dy)
    inside = np.float32(ra * ra) - px * px - py * py
    root = np.sqrt(np.maximum(fall * fall - inside * np.float32(bend), 0))
    u = root * np.float32(-dz / np.sqrt(dz * dz - bend))
    return np.asarray(np.clip((u - fall) / np.float32(bend), 0, 1), np.float32)


def _sliced(
    lump: Lump,
    at: tuple[Floats, Floats],
    surface: tuple[Floats, Floats, Floats],
    back: Floats,
) -> tuple[Floats, Floats, Floats]:
    """Take away what lies before each cutting plane; ``back`` is the height of the far side."""
    x, y = at
    height, gap, normal = surface
    hit = gap < 0
    for n, p in lump.cuts:
        nx, ny, nz = (float(v) for v in np.asarray(n) / np.sqrt(np.asarray(n) @ np.asarray(n)))
        rest = np.float32(nx) * (x - np.float32(p[0])) + np.float32(ny) * (y - np.float32(p[1]))
        over = rest + np.float32(nz) * (height - np.float32(p[2])) > 0
        if abs(nz) < 1e-3:
            hit &= rest <= 0
            continue
        plane = np.float32(p[2]) - rest / np.float32(nz)
        if nz > 0:
            face = np.array([nx, ny, nz], np.float32)[:, None, None]
            normal = np.where(over, face, normal)
            height = np.where(over, plane, height)
            hit &= height >= back
        else:
            hit &= ~over
            back = np.maximum(back, plane)
            hit &= height >= back
    far = np.float32(0.5)
    return np.where(hit, height, FAR), np.where(hit, np.minimum(gap, -1e-6), far), normal


def _press(
    firing: Firing,
    window: tuple[slice, slice],
    index: int,
    lump: Lump,
    surface: tuple[Floats, Floats, Floats],
) -> None:
    """Set a lump's surface on what is there, melted together over ``blend``."""
    height, gap, normal = surface
    old, rim = firing.height[window], firing.outside[window]
    if lump.blend < 0.5 * firing.step or lump.cuts:
        wins = (gap < 0) & ((height > old) | (rim >= 0))
        np.copyto(old, height, where=wins)
        np.copyto(rim, gap, where=wins)
        np.copyto(firing.lump[window], np.int16(index), where=wins)
        for axis in range(3):
            np.copyto(firing.normal[axis][window], normal[axis], where=wins)
        return
    soft = np.float32(lump.blend)
    height = height - np.maximum(gap, 0) * 2
    near = np.clip((height - old) / (2 * soft) + np.float32(0.5), 0, 1)
    close = np.clip(1.5 - np.abs(height - old) / (3 * soft), 0, 1) * soft + np.float32(1e-6)
    share = np.clip((rim - gap) / (2 * close) + np.float32(0.5), 0, 1)
    melted = rim + (gap - rim) * share - close * share * (1 - share)
    # A surface that is only a rim's extension must not hide a real one, nor the other way round.
    near = np.where((rim >= 0) & (gap < 0), 1, np.where((gap >= 0) & (rim < 0), 0, near))
    edge = (rim >= 0) | (gap >= 0)
    bulge = np.where(edge, 0, soft * near * (1 - near))
    firing.outside[window] = melted
    firing.height[window] = np.where(old < FAR / 2, height, old + (height - old) * near + bulge)
    take = (near > 0.5) & (melted < soft)
    np.copyto(firing.lump[window], np.int16(index), where=take)
    for axis in range(3):
        plane = firing.normal[axis][window]
        firing.normal[axis][window] = plane + (normal[axis] - plane) * near
