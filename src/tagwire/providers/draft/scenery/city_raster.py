"""A painter's renderer for streets: textured faces in, paint, glow, depth and facing out."""

from dataclasses import dataclass

import cv2
import numpy as np

from tagwire.providers.draft.colour import Bytes, Floats

NOTHING, RIGHTWARD, LEFTWARD, FRONT, UP, DOWN, LEAF = range(7)
"""Which way a pixel's surface looks: along +x, -x, to the camera, up, down, everywhere."""
_NEAR = 0.5


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

    corner: Floats
    across: Floats
    up: Floats
    paint: Floats
    glow: Floats | None = None
    skin: Skin | None = None
    facing: int = FRONT
    round: bool = False  # an ellipse within its edges


@dataclass(frozen=True, slots=True)
class Buffers:
    """What every pixel sees."""

    paint: Floats
    glow: Floats
    glass: Floats
    depth: Floats
    facing: Bytes

    @classmethod
    def empty(cls, view: View) -> "Buffers":
        """Nothing yet, 900 m deep."""
        shape = (view.height, view.width)
        return cls(
            np.zeros((*shape, 3), np.float32), np.zeros((*shape, 3), np.float32),
            np.zeros(shape, np.float32), np.full(shape, 900.0, np.float32),
            np.zeros(shape, np.uint8),
        )  # fmt: skip


def face(
    corner: tuple[float, float, float],
    across: tuple[float, float, float],
    up: tuple[float, float, float],
    paint: Floats,
    *,
    glow: Floats | None = None,
    skin: Skin | None = None,
    facing: int = FRONT,
    round: bool = False,
) -> Face:
    """Make one face of plain numbers."""
    at, right, high = (np.array(value, np.float32) for value in (corner, across, up))
    return Face(at, right, high, paint, glow, skin, facing, round)


def draw(seen: Buffers, view: View, what: Face) -> None:
    """Paint one face over what is there, in place."""
    cut = _trimmed(what, view)
    if cut is None:
        return
    corner, across, up, window = cut
    outline = view.project(np.stack([corner + up, corner + up + across, corner + across, corner]))
    left, top = (float(value) for value in outline.min(axis=0))
    right, low = (float(value) for value in outline.max(axis=0))
    if min(right - left, low - top) < 0.3 and max(right - left, low - top) < 6:
        return  # a hair that would only flicker
    x0, y0, x1, y1 = int(left) - 2, int(top) - 2, int(right) + 2, int(low) + 2
    x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1, view.width), min(y1, view.height)
    if x0 >= x1 or y0 >= y1:
        return
    local = outline - np.array([x0, y0], np.float32)
    alpha = _cover(local, (x1 - x0, y1 - y0), what.round)
    part = (slice(y0, y1), slice(x0, x1))
    glass: Floats = np.zeros((), np.float32)
    if what.skin is None:
        paint: Floats = what.paint
        glow: Floats = np.zeros(3, np.float32) if what.glow is None else what.glow
    else:
        colour, light = _warped(what.skin, window, local, (x1 - x0, y1 - y0))
        paint, alpha = colour[..., :3], alpha * colour[..., 3]
        glow, glass = light[..., :3], light[..., 3]
    _blend(seen, part, (paint, glow, glass), alpha)
    solid = alpha > 0.5
    seen.facing[part][solid] = what.facing
    depth = _depths(corner, across, up, view, part)
    np.copyto(seen.depth[part], depth, where=solid)


def _blend(
    seen: Buffers, part: tuple[slice, slice], with_: tuple[Floats, Floats, Floats], alpha: Floats
) -> None:
    paint, glow, glass = with_
    thick = alpha[..., None]
    for buffer, value in ((seen.paint, paint), (seen.glow, glow)):
        area = buffer[part]
        area += (value - area) * thick
    area = seen.glass[part]
    area += (glass - area) * alpha


def _trimmed(
    what: Face, view: View
) -> tuple[Floats, Floats, Floats, tuple[float, float, float, float]] | None:
    """Cut off what lies behind the camera or far outside the frame: the rest, and its window."""
    corner, across, up = what.corner, what.across, what.up
    near = _NEAR
    if across[0] == 0 and up[0] == 0:
        near = max(near, 0.97 * view.focal * abs(float(corner[0])) / _reach(view, corner[0]))
    u0, u1 = _beyond(float(corner[2]), float(across[2]), near)
    v0, v1 = _beyond(float(corner[2]), float(up[2]), near) if across[2] == 0 else (0.0, 1.0)
    if u1 - u0 < 1e-4 or v1 - v0 < 1e-4:
        return None
    corner = corner + across * np.float32(u0) + up * np.float32(v0)
    across, up = across * np.float32(u1 - u0), up * np.float32(v1 - v0)
    if up[2] == 0 and up[1] > 0 and across[1] == 0:
        far = float(max(corner[2], corner[2] + across[2]))
        top = view.eye + (view.horizon + 2) * far / view.focal
        keep = float(np.clip((top - corner[1]) / up[1], 0.0, 1.0))
        if keep < 1e-3:
            return None
        up, v1 = up * np.float32(keep), v0 + (v1 - v0) * keep
    return corner, across, up, (u0, u1, v0, v1)


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
    wide = max(float(np.abs(local[1] - local[0]).max()), float(np.abs(local[2] - local[3]).max()))
    tall = max(float(np.abs(local[3] - local[0]).max()), float(np.abs(local[2] - local[1]).max()))
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


def _depths(
    corner: Floats, across: Floats, up: Floats, view: View, part: tuple[slice, slice]
) -> Floats:
    """Metres to the face's plane along each pixel's ray."""
    a, b = across, up
    n = (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])
    away = n[0] * corner[0] + n[1] * (corner[1] - view.eye) + n[2] * corner[2]
    columns = np.arange(part[1].start, part[1].stop, dtype=np.float32) + 0.5 - view.centre
    rows = view.horizon - np.arange(part[0].start, part[0].stop, dtype=np.float32) - 0.5
    slope = (n[0] / view.focal) * columns[None] + (n[1] / view.focal) * rows[:, None] + n[2]
    safe = np.where(np.abs(slope) < 1e-9, np.float32(1e-9), slope)
    return np.asarray(np.clip(np.abs(away / safe), 0.3, 900.0), np.float32)
