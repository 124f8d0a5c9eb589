"""A painter's renderer for streets: textured faces in, paint, glow, depth and facing out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from tagwire.providers.draft.colour import Bytes, Floats

NOTHING, RIGHTWARD, LEFTWARD, FRONT, UP, DOWN, LEAF = range(7)
"""Which way a pixel's surface looks: along +x, -x, to the camera, up, down, everywhere."""
_NEAR = 0.5

_NO_GLOW = np.zeros(3, np.float32)
Point: TypeAlias = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class View:
    """A shifting lens that looks along +z: verticals stay vertical. Pixels, and metres for eye."""

    width: int
    height: int
    horizon: float
    centre: float  # column of the vanishing point
    focal: float
    eye: float

    def project(self, points: Floats) -> Floats:
        """Columns and rows of N x 3 points."""
        z = np.maximum(points[:, 2], 0.05)
        x = self.centre + self.focal * points[:, 0] / z
        y = self.horizon - self.focal * (points[:, 1] - self.eye) / z
        return np.stack([x, y], axis=1).astype(np.float32)

    def mirrored(self, shrink: int) -> "View":
        """The view from below the ground of what the ground mirrors, upside up, smaller."""
        rows = max(2, int(np.ceil((self.height - self.horizon) / shrink)))
        return View(
            max(2, self.width // shrink), rows, float(rows), self.centre / shrink,
            self.focal / shrink, -self.eye,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Skin:
    """What a face is covered with, row 0 on top."""

    paint: Floats  # H x W x 4: colour and cover
    glow: Floats  # H x W x 4: light it gives, and how much it is glass


@dataclass(frozen=True, slots=True)
class Face:
    """One parallelogram: a corner and two edges in metres; x right, y up, z away."""

    corner: Point
    across: Point
    up: Point
    paint: Floats
    glow: Floats | None = None
    skin: Skin | None = None
    facing: int = FRONT
    round: bool = False  # an ellipse within its edges


@dataclass(frozen=True, slots=True)
class Buffers:
    """What every pixel sees."""

    colour: Floats  # H x W x 4: its paint, the last plane unused
    light: Floats  # H x W x 4: its glow, and how much of it is glass
    depth: Floats
    facing: Bytes
    owner: NDArray[np.int16]  # number of the face that is seen, -1 where none was drawn

    @classmethod
    def empty(cls, view: View) -> "Buffers":
        """Nothing yet, 900 m deep."""
        shape = (view.height, view.width)
        return cls(
            np.zeros((*shape, 4), np.float32), np.zeros((*shape, 4), np.float32),
            np.full(shape, 900.0, np.float32), np.zeros(shape, np.uint8),
            np.full(shape, -1, np.int16),
        )  # fmt: skip

    @property
    def paint(self) -> Floats:
        """H x W x 3, to be written into."""
        return self.colour[..., :3]

    @property
    def glow(self) -> Floats:
        """H x W x 3, to be written into."""
        return self.light[..., :3]

    @property
    def glass(self) -> Floats:
        """H x W, to be written into."""
        return self.light[..., 3]


def face(
    corner: Point,
    across: Point,
    up: Point,
    paint: Floats,
    *,
    glow: Floats | None = None,
    skin: Skin | None = None,
    facing: int = FRONT,
    round: bool = False,
) -> Face:
    """Make one face of plain numbers."""
    return Face(_plain(corner), _plain(across), _plain(up), paint, glow, skin, facing, round)


def _plain(values: Point) -> Point:
    x, y, z = values
    return float(x), float(y), float(z)


def paint_faces(seen: Buffers, view: View, faces: Sequence[Face]) -> None:
    """Paint faces one over the other, in place; depth and facing are looked up at the end."""
    planes = np.zeros((len(faces), 3), np.float32)
    for number, one in enumerate(faces):
        cut = _trimmed(one, view)
        if cut is not None and _painted(seen, view, one, cut, number):
            planes[number] = _plane(cut, view)
    drawn = seen.owner >= 0
    owner = seen.owner[drawn]
    rows, columns = np.nonzero(drawn)
    a, b, c = planes[owner].T
    across = columns.astype(np.float32) + np.float32(0.5 - view.centre)
    up = np.float32(view.horizon - 0.5) - rows.astype(np.float32)
    nearness = np.abs(a * across + b * up + c)
    seen.depth[drawn] = np.clip(1 / np.maximum(nearness, 1e-9), 0.3, 900.0)
    facings = np.array([one.facing for one in faces] or [0], np.uint8)
    seen.facing[drawn] = facings[owner]


Cut: TypeAlias = tuple[Point, Point, Point, tuple[float, float, float, float]]


def _painted(seen: Buffers, view: View, what: Face, cut: Cut, number: int) -> bool:
    """Paint one face over what is there, in place; tell whether it is in the frame."""
    corner, across, up, window = cut
    outline = [
        _on_screen(view, (corner[0] + s * across[0] + t * up[0],
            corner[1] + s * across[1] + t * up[1], corner[2] + s * across[2] + t * up[2]))
        for s, t in ((0, 1), (1, 1), (1, 0), (0, 0))
    ]  # fmt: skip
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    left, right, top, low = min(xs), max(xs), min(ys), max(ys)
    if min(right - left, low - top) < 0.3 and max(right - left, low - top) < 6:
        return False  # a hair that would only flicker
    x0, y0 = max(int(left) - 2, 0), max(int(top) - 2, 0)
    x1, y1 = min(int(right) + 2, view.width), min(int(low) + 2, view.height)
    if x0 >= x1 or y0 >= y1:
        return False
    size = (x1 - x0, y1 - y0)
    local = np.array([(x - x0, y - y0) for x, y in outline], np.float32)
    alpha = _cover(local, size, what.round)
    if what.skin is None:
        colour = _even(what.paint, size)
        light = _even(_NO_GLOW if what.glow is None else what.glow, size)
    else:
        colour, light = _warped(what.skin, window, local, size)
        alpha *= colour[..., 3]
    part = (slice(y0, y1), slice(x0, x1))
    clear = 1 - alpha
    for buffer, value in ((seen.colour, colour), (seen.light, light)):
        area = buffer[part]
        cv2.blendLinear(area, value, clear, alpha, dst=area)
    np.copyto(seen.owner[part], np.int16(number), where=alpha > 0.5)
    return True


def _even(value: Floats, size: tuple[int, int]) -> Floats:
    """One colour all over, with an empty fourth plane."""
    sheet = np.zeros((size[1], size[0], 4), np.float32)
    sheet[..., :3] = value
    return sheet


def _on_screen(view: View, point: Point) -> tuple[float, float]:
    x, y, z = point
    scale = view.focal / max(z, 0.05)
    return view.centre + scale * x, view.horizon - scale * (y - view.eye)


def _trimmed(what: Face, view: View) -> Cut | None:
    """Cut off what lies behind the camera or far outside the frame: the rest, and its window."""
    (cx, cy, cz), (ax, ay, az), (ux, uy, uz) = what.corner, what.across, what.up
    near = _NEAR
    if ax == 0 and ux == 0:
        near = max(near, 0.97 * view.focal * abs(cx) / _reach(view, cx))
    u0, u1 = _beyond(cz, az, near)
    v0, v1 = _beyond(cz, uz, near) if az == 0 else (0.0, 1.0)
    if u1 - u0 < 1e-4 or v1 - v0 < 1e-4:
        return None
    cx, cy, cz = cx + ax * u0 + ux * v0, cy + ay * u0 + uy * v0, cz + az * u0 + uz * v0
    ax, ay, az = ax * (u1 - u0), ay * (u1 - u0), az * (u1 - u0)
    ux, uy, uz = ux * (v1 - v0), uy * (v1 - v0), uz * (v1 - v0)
    if uz == 0 and uy > 0 and ay == 0:
        top = view.eye + (view.horizon + 2) * max(cz, cz + az) / view.focal
        keep = min(max((top - cy) / uy, 0.0), 1.0)
        if keep < 1e-3:
            return None
        ux, uy, v1 = ux * keep, uy * keep, v0 + (v1 - v0) * keep
    return (cx, cy, cz), (ax, ay, az), (ux, uy, uz), (u0, u1, v0, v1)


def _reach(view: View, x: float) -> float:
    """Pixels from the vanishing point to the side of the frame that x is on."""
    return max(view.width - view.centre if x > 0 else view.centre, 1.0)


def _beyond(start: float, edge: float, near: float) -> tuple[float, float]:
    """The share of an edge that is farther away than ``near``."""
    if edge == 0:
        return (0.0, 1.0) if start > near else (0.0, 0.0)
    at = (near - start) / edge
    return (max(0.0, at), 1.0) if edge > 0 else (0.0, min(1.0, at))


def _cover(local: Floats, size: tuple[int, int], ellipse: bool) -> Floats:
    """Cover of each pixel by the outline, smooth at its edge."""
    mask = np.zeros((size[1], size[0]), np.uint8)
    if ellipse:
        middle = local.mean(axis=0)
        x, y = (local[1] - local[0]) / 2, (local[0] - local[3]) / 2
        turn = np.linspace(0, 2 * np.pi, 28, endpoint=False, dtype=np.float32)[:, None]
        local = middle + np.cos(turn) * x + np.sin(turn) * y
    points = np.round(np.clip(local, -8000, 8000) * 16).astype(np.int32)
    cv2.fillConvexPoly(mask, points, (255,), cv2.LINE_AA, 4)
    return mask.astype(np.float32) / np.float32(255)


def _warped(
    skin: Skin, window: tuple[float, float, float, float], local: Floats, size: tuple[int, int]
) -> tuple[Floats, Floats]:
    """See a window (left, right, bottom, top shares) of a skin in perspective."""
    height, width = skin.paint.shape[:2]
    left, right = int(window[0] * width), max(int(np.ceil(window[1] * width)), 1)
    top, low = int((1 - window[3]) * height), max(int(np.ceil((1 - window[2]) * height)), 1)
    crop = (slice(top, low), slice(left, max(right, left + 1)))
    wide = max(_apart(local, 1, 0), _apart(local, 2, 3))
    tall = max(_apart(local, 3, 0), _apart(local, 2, 1))
    out = []
    for plane in (skin.paint[crop], skin.glow[crop]):
        rows, columns = plane.shape[:2]
        small = plane
        # Averaging first is what keeps distant windows from flickering into dots.
        fit = (min(columns, max(1, round(wide))), min(rows, max(1, round(tall))))
        if fit[0] < columns * 0.8 or fit[1] < rows * 0.8:
            small = np.asarray(cv2.resize(plane, fit, interpolation=cv2.INTER_AREA), np.float32)
            rows, columns = small.shape[:2]
        corners = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], np.float32) - 0.5
        lens = cv2.getPerspectiveTransform(corners, local - np.float32(0.5))
        out.append(
            cv2.warpPerspective(
                small, lens, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
            )
        )
    return np.asarray(out[0], np.float32), np.asarray(out[1], np.float32)


def _plane(cut: Cut, view: View) -> Point:
    """What 1 / depth of the face's plane is made of: by column, by row, and at the horizon."""
    (cx, cy, cz), (ax, ay, az), (ux, uy, uz), _ = cut
    n = (ay * uz - az * uy, az * ux - ax * uz, ax * uy - ay * ux)
    away = n[0] * cx + n[1] * (cy - view.eye) + n[2] * cz
    away = away if abs(away) > 1e-9 else 1e-9
    return n[0] / view.focal / away, n[1] / view.focal / away, n[2] / away


def _apart(points: Floats, one: int, other: int) -> float:
    """How far two corners are apart, along the rows or down the columns."""
    off = np.abs(points[one] - points[other])
    return max(float(off[0]), float(off[1]))
