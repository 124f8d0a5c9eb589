"""Grass that stands: a strip of blades, drawn at many distances over the near turf."""

import cv2
import numpy as np
from numpy.typing import NDArray

from tagwire.providers.draft.cache import Recent
from tagwire.providers.draft.colour import Bytes, Floats, clip01
from tagwire.providers.draft.noise import fractal

from .land import Picture, Scene
from .terrain_noise import line, read_line

_TALL, _WIDE = 96, 1024  # pixels of a strip; it wraps sideways
_BLADES = 620
_STRIPS: Recent[int, Bytes] = Recent(3)
_VARIANTS = 3
_FAR = 17.0  # metres: farther off a blade is less than a pixel
_MOST = 34  # strips


def stand_blades(scene: Scene, tall: float, picture: Picture) -> Picture:
    """Stand blades ``tall`` metres high on the near turf, each in the colour of its own foot."""
    image, depth = picture
    rng = scene.rng("standing blades")
    strip = _strip(int(rng.integers(_VARIANTS)))
    bottom = depth[-1]
    near, far = float(np.median(bottom)) * 0.86, min(_FAR, 90.0 * tall)
    camera = scene.camera
    if near >= far or camera.eye > 9:
        return picture
    count = int(np.clip(np.log(far / near) * camera.eye / (0.55 * tall), 9, _MOST))
    wander, turf = line(rng, 24, 4, 0.6), np.asarray(cv2.blur(image, (31, 7)), np.float32)
    through = 1.5 if scene.ask.mode == "backlit" or scene.hour.low else 1.25
    for away in np.geomspace(far, near, count).tolist():
        start, sway = float(rng.random()), float(rng.random())
        aside = camera.across[0] * np.float32(away)
        place = aside / np.float32(8 * tall) + np.float32(start)
        wild = read_line(wander, aside / np.float32(21.0) + np.float32(sway)) - np.float32(0.5)
        _row_of_blades(image, depth, turf, away * (1 + 0.14 * wild),
            strip=strip, place=place, tall=tall * camera.focal / away, through=through)  # fmt: skip
    return image, depth


def _row_of_blades(
    image: Floats,
    depth: Floats,
    turf: Floats,
    away: Floats,
    *,
    strip: Bytes,
    place: Floats,
    tall: float,
    through: float,
) -> None:
    """Draw one row, its distance given column by column, in place; ``tall`` is in pixels."""
    height, width = depth.shape
    reach = max(1.0, float(np.max(away)) * 1.3)
    first = max(0, int((depth > reach).all(axis=1).sum()) - 1)
    foot = first + (depth[first:] > away[None]).sum(axis=0).astype(np.float32)
    foot = cv2.blur(foot[None], (9, 1))[0]
    top, low = int(max(0.0, float(foot.min()) - tall)), int(min(height, float(foot.max()) + 1))
    if top >= low:
        return
    rows = np.arange(top, low, dtype=np.float32)[:, None]
    up = (foot[None] - rows) * np.float32(1 / tall)
    columns = np.asarray((place - np.floor(place)) * _WIDE, np.float32)
    seen = cv2.remap(
        strip,
        np.ascontiguousarray(np.broadcast_to(columns[None], up.shape)),
        np.asarray((1 - up) * (_TALL - 1), np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
    )
    cover = seen[..., 0] * np.float32(1 / 255)
    # A foot stands in the shade of its neighbours, a tip lets the sun through.
    tone = (0.46 + seen[..., 1] * np.float32(1.1 / 255)) * (
        0.80 + clip01(up) * np.float32(through - 0.80)
    )
    at = np.clip(foot.astype(np.int32) - 1, 0, height - 1)
    colour = turf[at, np.arange(width)]
    part = image[top:low]
    part += (colour[None] * tone[..., None] - part) * cover[..., None]


def _strip(variant: int) -> Bytes:
    return _STRIPS.get(variant, lambda: _drawn(variant))


def _drawn(variant: int) -> Bytes:
    """Blades side by side: H x W x 2, cover and tone; one pixel more for the way round."""
    rng = np.random.default_rng([variant, 71])
    cover = np.zeros((_TALL, _WIDE + 1), np.uint8)
    tone = np.zeros_like(cover)
    share = np.linspace(0, 1, 7, dtype=np.float32)
    clumps = fractal(rng, 256, 24, 3)[0]
    for foot in np.sort(rng.uniform(0, _WIDE, _BLADES)).tolist():
        lush = float(clumps[int(foot) % 1024 // 4])
        long = _TALL * (0.34 + 0.60 * float(rng.random()) ** 1.6) * (0.78 + 0.36 * lush)
        long, lean = min(long, _TALL - 4.0), float(rng.normal(0, 0.34)) * long
        half = float(rng.uniform(1.1, 2.3)) * (1 - share**2.2)
        x, y = foot + lean * share**1.9, _TALL - 1 - long * share
        outline = np.concatenate([np.stack([x - half, y], 1), np.stack([x + half, y], 1)[::-1]])
        ink = int(np.clip(rng.normal(128, 46), 20, 245))
        for turn in (-_WIDE, 0, _WIDE):
            if -90 < foot + turn < _WIDE + 90:
                points: NDArray[np.int32] = np.round((outline + np.array([turn, 0])) * 16).astype(
                    np.int32
                )
                cv2.fillPoly(cover, [points], (255,), cv2.LINE_AA, 4)
                cv2.fillPoly(tone, [points], (ink,), cv2.LINE_8, 4)
    return np.dstack([cover, cv2.GaussianBlur(tone, (0, 0), 0.7)])
