"""Round things for the renderer: drums (cones, columns, bottles) and balls, met by rays exactly."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from tagwire.providers.draft.colour import Floats

from .room_camera import Camera

# (metres along the face, metres up it, paint, face number, size of a pixel there) -> colours
Texture: TypeAlias = Callable[[Floats, Floats, Floats, int, Floats], Floats]


@dataclass(frozen=True, slots=True)
class Drum:
    """An upright cone stump: metres of its foot, height, radius below and above."""

    foot: tuple[float, float, float]
    height: float
    low: float
    high: float
    paint: Floats
    texture: Texture | None = None
    glow: float = 0.0
    gloss: float = 0.0
    casts: bool = True

    @property
    def middle(self) -> tuple[float, float, float]:
        """Half way up."""
        x, y, z = self.foot
        return x, y + self.height / 2, z

    @property
    def reach(self) -> tuple[float, float, float]:
        """Half the size of the box around it."""
        wide = max(self.low, self.high)
        return wide, self.height / 2, wide

    def nearness(self, x: Floats, y: Floats, eye: float) -> Floats:
        """Give 1 / depth where rays of those slopes meet the wall, 0 elsewhere; H x W."""
        cx, foot, cz = self.foot
        slope = (self.high - self.low) / self.height
        start = self.low + slope * (eye - foot)  # radius at the height of the eye
        a = x * x + 1 - (slope * y) ** 2
        b = x * cx + cz + slope * start * y
        c = cx * cx + cz * cz - start * start
        root = b * b - a * c
        with np.errstate(divide="ignore", invalid="ignore"):
            depth = (b - np.sqrt(np.maximum(root, 0))) / a
            level = eye + y * depth - foot
            hit = (root > 0) & (depth > 0.1) & (level >= 0) & (level <= self.height)
            return np.where(hit, 1 / depth, 0).astype(np.float32)

    def surface(self, place: tuple[Floats, Floats, Floats]) -> tuple[Floats, Floats, Floats]:
        """Normals (N x 3) and metres around and up, of points on it."""
        dx, dz = place[0] - self.foot[0], place[2] - self.foot[2]
        slope = (self.high - self.low) / self.height
        away = np.maximum(np.hypot(dx, dz), 1e-6)
        long = float(np.hypot(1, slope))
        normal = np.stack([dx / away, np.full_like(dx, -slope), dz / away], axis=1) / long
        around = np.arctan2(dx, -dz) * max(self.low, self.high)
        return normal.astype(np.float32), around, place[1] - self.foot[1]


@dataclass(frozen=True, slots=True)
class Ball:
    """An ellipsoid with its axes along the room's."""

    middle: tuple[float, float, float]
    reach: tuple[float, float, float]
    paint: Floats
    texture: Texture | None = None
    glow: float = 0.0
    gloss: float = 0.0
    casts: bool = True
    rim: float = 9.0  # metres above the floor where it is cut open: a bowl, a tub
    padded: bool = False  # a box with round edges: a cushion

    def nearness(self, x: Floats, y: Floats, eye: float) -> Floats:
        """Give 1 / depth where rays of those slopes meet it, 0 elsewhere; H x W."""
        if self.padded:
            return self._padded_nearness(x, y, eye)
        (cx, cy, cz), (rx, ry, rz) = self.middle, self.reach
        cy -= eye
        a = (x / rx) ** 2 + (y / ry) ** 2 + 1 / rz**2
        b = x * (cx / rx**2) + y * (cy / ry**2) + cz / rz**2
        c = (cx / rx) ** 2 + (cy / ry) ** 2 + (cz / rz) ** 2 - 1
        root = b * b - a * c
        with np.errstate(divide="ignore", invalid="ignore"):
            half = np.sqrt(np.maximum(root, 0))
            depth = (b - half) / a
            if self.rim < 9.0:  # through the opening one sees the far wall from within
                within = (b + half) / a
                depth = np.where(eye + y * depth > self.rim, within, depth)
                root = np.where(eye + y * depth > self.rim, np.float32(-1), root)
            return np.where((root > 0) & (depth > 0.1), 1 / depth, 0).astype(np.float32)

    def surface(self, place: tuple[Floats, Floats, Floats]) -> tuple[Floats, Floats, Floats]:
        """Normals (N x 3) and metres around and up, of points on it."""
        off = [place[i] - self.middle[i] for i in range(3)]
        power = 5 if self.padded else 1
        normal = np.stack(
            [(off[i] / self.reach[i]) ** power / self.reach[i] for i in range(3)], axis=1
        )
        normal /= np.maximum(np.sqrt((normal * normal).sum(axis=1, keepdims=True)), 1e-6)
        around = np.arctan2(off[0], -off[2]) * self.reach[0]
        return normal.astype(np.float32), around, off[1] + self.reach[1]

    def _padded_nearness(self, x: Floats, y: Floats, eye: float) -> Floats:
        """Do the same for x^6 + y^6 + z^6 = 1, in steps of Newton from the box around it.

        The sum is convex along a ray: the steps never pass the near side, and a ray that
        misses is known by being past the sum's lowest point.
        """
        (cx, cy, cz), (rx, ry, rz) = self.middle, self.reach
        slopes = [x / np.float32(rx), y / np.float32(ry), np.full((1, 1), 1 / rz, np.float32)]
        starts = [np.float32(-cx / rx), np.float32((eye - cy) / ry), np.float32(-cz / rz)]
        enters = [
            (-np.sign(tilt) - start) / np.where(tilt == 0, np.float32(1e-9), tilt)
            for tilt, start in zip(slopes, starts, strict=True)
        ]
        depth = np.maximum(np.maximum(enters[0], enters[1]), enters[2]).astype(np.float32)
        total = slope = np.zeros_like(depth)
        for _ in range(7):
            total, slope = np.full_like(depth, -1), np.zeros_like(depth)
            for start, tilt in zip(starts, slopes, strict=True):
                at = np.clip(start + tilt * depth, -9, 9)
                fifth = (at * at) ** 2 * at
                total += fifth * at
                slope += fifth * tilt * 6
            depth = np.where(slope < -1e-6, depth - total / np.minimum(slope, -1e-6), depth)
        hit = (slope < -1e-6) & (np.abs(total) < 0.05) & (depth > 0.1)
        return np.where(hit, 1 / np.maximum(depth, np.float32(0.1)), 0).astype(np.float32)


def window_of(solid: Drum | Ball, camera: Camera) -> tuple[slice, slice] | None:
    """Rows and columns a solid may cover; nothing if it is not in front of the camera."""
    (cx, cy, cz), (rx, ry, rz) = solid.middle, solid.reach
    near, far = max(cz - rz, 0.13), cz + rz
    if far <= 0.13:
        return None
    xs = [(cx + side * rx) / z for side in (-1, 1) for z in (near, far)]
    ys = [(cy - camera.eye + side * ry) / z for side in (-1, 1) for z in (near, far)]
    left, right = min(xs) * camera.focal, max(xs) * camera.focal
    top, low = camera.horizon - max(ys) * camera.focal, camera.horizon - min(ys) * camera.focal
    half = camera.width / 2
    columns = slice(max(0, int(half + left) - 1), min(camera.width, int(half + right) + 2))
    rows = slice(max(0, int(top) - 1), min(camera.height, int(low) + 2))
    empty = rows.start >= rows.stop or columns.start >= columns.stop
    return None if empty else (rows, columns)
