"""A height field seen in perspective: what each pixel shows, its slope, and the sun's shadows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np

from tagwire.providers.draft.colour import Floats, clip01, ramp

Heights: TypeAlias = Callable[[Floats, Floats], Floats]  # metres aside and away -> metres up


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the picture is taken from; it looks level, the frame is shifted instead."""

    width: int
    height: int
    horizon: float  # row
    focal: float  # pixels
    eye: float  # metres over the ground

    @property
    def across(self) -> Floats:
        """Sideways slope of each column's ray, 1 x W."""
        columns = np.arange(self.width, dtype=np.float32)[None]
        return np.asarray((columns - self.width / 2 + 0.5) / self.focal, np.float32)

    def row(self, up: float, away: float) -> float:
        """Row at which a point is seen."""
        return self.horizon - (up - self.eye) / away * self.focal

    def column(self, aside: float, away: float) -> float:
        """Column at which a point is seen."""
        return self.width / 2 + aside / away * self.focal

    def flat(self, level: float = 0.0) -> Floats:
        """Metres away of a level plane at each row, H x 1; very far over the horizon."""
        below = np.arange(self.height, dtype=np.float32)[:, None] + 0.5 - self.horizon
        drop = max(self.eye - level, 0.05)
        return np.asarray(self.focal * drop / np.maximum(below, 0.25), np.float32)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the pixels from row ``top`` down show of the land."""

    top: int
    away: Floats  # metres, h x W; the last plane's where there is only sky
    aside: Floats
    up: Floats
    cover: Floats  # 1 land, 0 sky, in between along the skyline
    grain: Floats  # metres of ground a pixel covers, away from the camera


def planes(near: float, *parts: tuple[float, int]) -> Floats:
    """Distances to look at: from ``near``, each part's count of steps up to its end."""
    start, found = near, [np.array([near])]
    for end, count in parts:
        found.append(np.geomspace(start, end, count + 1)[1:])
        start = end
    return np.asarray(np.concatenate(found), np.float32)


def sweep(camera: Camera, heights: Heights, distances: Floats) -> Seen:
    """Find what every pixel shows.

    Going away from the camera, a slice of land is seen where it rises over all before it; so the
    highest row so far says, column by column, which slice a pixel belongs to.
    """
    height, width = camera.height, camera.width
    away = distances[:, None]
    raised = heights(camera.across * away, np.broadcast_to(away, (away.shape[0], width)))
    rise = (raised - camera.eye) / away * camera.focal
    crest = np.maximum.accumulate(rise, 0)
    count, columns = distances.shape[0], np.arange(width, dtype=np.int32)
    first = np.clip(np.ceil(camera.horizon - crest), 0, height).astype(np.int32)
    top = int(first.min())
    if top >= height - 1:
        top = height - 2
    tall = height - top
    slots = np.clip(first - top, 0, tall) * width + columns
    hits = np.bincount(slots.ravel(), minlength=(tall + 1) * width).reshape(tall + 1, width)
    index = hits[::-1].cumsum(0)[::-1][1:]
    after = np.minimum(index, count - 1).astype(np.int32)
    before = np.maximum(after - 1, 0)
    rows = camera.horizon - np.arange(top, height, dtype=np.float32)[:, None]
    low, high = crest[before, columns], crest[after, columns]
    part = clip01((rows - low) / np.maximum(high - low, 1e-4))
    # A slice that was hidden itself starts a new crest: nothing lies between the two.
    part = np.where(rise[before, columns] < low - 0.75, 1.0, part)
    seen = distances[before] + (distances[after] - distances[before]) * part
    seen = np.asarray(seen, np.float32)
    skyline = camera.horizon - crest[-1]
    cover = clip01(np.arange(top, height, dtype=np.float32)[:, None] + 1 - skyline[None])
    up = np.asarray(camera.eye + rows * seen / camera.focal, np.float32)
    step = np.maximum(distances[after] - distances[before], 0.0) / np.maximum(high - low, 1.0)
    grain = np.maximum(np.asarray(step, np.float32), seen / camera.focal)
    return Seen(top, seen, camera.across * seen, up, np.asarray(cover, np.float32), grain)


def normals(heights: Heights, seen: Seen) -> Floats:
    """Which way the land faces: h x W x 3, aside, up, away."""
    step = np.maximum(seen.away * 0.0035, 0.04)
    here = heights(seen.aside, seen.away)
    right = (heights(seen.aside + step, seen.away) - here) / step
    back = (heights(seen.aside, seen.away + step) - here) / step
    return facing(right, back)


def facing(right: Floats, back: Floats) -> Floats:
    """Turn slopes into unit normals."""
    size = 1 / np.sqrt(right * right + back * back + 1)
    return np.asarray(np.dstack([-right * size, size, -back * size]), np.float32)


def shadows(
    heights: Heights, seen: Seen, sun: Floats, reach: float, *, coarse: int = 3, steps: int = 13
) -> Floats:
    """How much of the sun each pixel gets, 0..1, the penumbra wider the farther what hides it.

    Rays are marched on a coarser raster, where they cost little; ``reach`` is in metres.
    """
    tall, wide = seen.away.shape
    small = (max(2, wide // coarse), max(2, tall // coarse))
    away, aside = (
        np.asarray(cv2.resize(plane, small, interpolation=cv2.INTER_NEAREST), np.float32)
        for plane in (seen.away, seen.aside)
    )
    start = heights(aside, away)
    flat = float(np.hypot(sun[0], sun[2])) or 1e-3
    slope, right, back = float(sun[1]) / flat, float(sun[0]) / flat, float(sun[2]) / flat
    lit = np.ones_like(away)
    near = np.maximum(away * 0.006, 0.15)
    far = np.minimum(np.maximum(away * 0.8, 4.0), reach)
    for order in range(steps):
        gone = near * (far / near) ** np.float32(order / (steps - 1))
        clear = start + gone * slope - heights(aside + right * gone, away + back * gone)
        lit = np.minimum(lit, 0.5 + clear / (gone * 0.16 + near * 0.4))
    soft = cv2.resize(clip01(lit), (wide, tall), interpolation=cv2.INTER_LINEAR)
    return ramp(0.0, 1.0, np.asarray(soft, np.float32))
