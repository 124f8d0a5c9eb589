"""Polished floors and table tops: a second camera below them, at half resolution."""

import cv2
import numpy as np

from tagwire.providers.draft.colour import Floats, clip01
from tagwire.providers.draft.filters import gaussian, resize

from .lighting import Sun, lit
from .raster import Model, Surfaces, rasterise
from .room_camera import Camera


def reflected(
    image: Floats,
    model: Model,
    seen: Surfaces,
    camera: Camera,
    *,
    sun: Sun,
    ambient: Floats,
    level: float,
    polish: float,
) -> Floats:
    """Mirror the room in the level plane at ``level`` metres; ``polish`` 0..1."""
    height, width = seen.depth.shape
    flat = (seen.normal[..., 1] > 0.95) & (seen.gloss > 0.3)
    x, y = camera.rays(slice(0, height), slice(0, width))
    with np.errstate(invalid="ignore"):
        there = flat & (np.abs(y * seen.depth + np.float32(camera.eye - level)) < 0.03)
    if polish <= 0 or not there.any():
        return image
    below = Camera(
        width // 2, height // 2, camera.horizon / 2, camera.focal / 2, 2 * level - camera.eye
    )
    # What the mirror shows of row r below the horizon is what it sees as far above it.
    rows = 2 * below.horizon - 1 - np.arange(below.height, dtype=np.float32)
    under = rasterise(model, below, above=level)
    light = lit(model, under, below, sun, ambient)
    light = np.asarray(np.where((under.owner < 0)[..., None], ambient, light), np.float32)
    columns = np.arange(below.width, dtype=np.float32)
    across = np.broadcast_to(columns[None], (below.height, below.width))
    down = np.broadcast_to(rows[:, None], (below.height, below.width))
    shown = cv2.remap(
        light,
        np.ascontiguousarray(across),
        np.ascontiguousarray(down.astype(np.float32)),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    shown = _dulled(np.asarray(shown, np.float32), height)
    steep = clip01(-y / np.sqrt(1 + x * x + y * y))
    fresnel = np.float32(0.10) + np.float32(0.90) * (1 - steep) ** 3
    share = (there * fresnel * np.float32(polish)).astype(np.float32)
    shown = resize(shown, width, height, smooth=False)
    return np.asarray(image * (1 - share * np.float32(0.5))[..., None] + shown * share[..., None])


def _dulled(light: Floats, height: int) -> Floats:
    """Smear upright, as worn polish does; the further up, the more."""
    smeared = cv2.GaussianBlur(light, (0, 0), sigmaX=height * 0.0016, sigmaY=height * 0.007)
    return np.asarray(np.minimum(smeared, 3.0) * 0.8 + gaussian(light, 0.8) * 0.2, np.float32)
