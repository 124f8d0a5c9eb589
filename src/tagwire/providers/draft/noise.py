"""Seeded fractal noise in tiles: clouds on a wall, wood, paper, brush hair."""

import cv2
import numpy as np

from .cache import Recent
from .colour import Floats
from .filters import resize

_TILES: Recent[tuple[int, int, int, float, int], Floats] = Recent(48)
_VARIANTS = 5


def fractal(
    rng: np.random.Generator, side: int = 256, base: int = 4, octaves: int = 6, gain: float = 0.5
) -> Floats:
    """Draw a wrapping tile in 0..1; the generator picks a variant, an offset and a mirror.

    The tiles themselves are few and remembered, so a seed changes the picture but not its price.
    """
    variant = int(rng.integers(_VARIANTS))
    key = (side, base, octaves, gain, variant)
    tile = _TILES.get(key, lambda: _make(*key))
    shifted = np.roll(tile, (int(rng.integers(side)), int(rng.integers(side))), (0, 1))
    return np.ascontiguousarray(shifted[:, ::-1]) if rng.random() < 0.5 else shifted


def _make(side: int, base: int, octaves: int, gain: float, variant: int) -> Floats:
    rng = np.random.default_rng([side, base, octaves, int(gain * 1000), variant])
    total = np.zeros((side, side), np.float32)
    weight, cells = 1.0, base
    for _ in range(octaves):
        if cells > side // 2:
            break
        total += weight * _wrapped(rng, side, cells)
        weight, cells = weight * gain, cells * 2
    return np.asarray((total - total.min()) / (total.max() - total.min()), np.float32)


def _wrapped(rng: np.random.Generator, side: int, cells: int) -> Floats:
    """One octave, padded before it is scaled so that its edges meet."""
    grid = np.pad(rng.random((cells, cells), dtype=np.float32), 2, mode="wrap")
    scale = side / cells
    large = cv2.resize(grid, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    start = round(2 * scale)
    return np.asarray(large[start : start + side, start : start + side], np.float32)


def spread(tile: Floats, width: int, height: int) -> Floats:
    """Stretch a tile over a whole frame."""
    return resize(tile, width, height)
