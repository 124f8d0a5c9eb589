"""Tiles the land is made of: ridged mountains, puffy clouds, wind waves, and how they are read."""

from typing import Literal

import cv2
import numpy as np

from tagwire.providers.draft.cache import Recent
from tagwire.providers.draft.colour import Floats
from tagwire.providers.draft.noise import fractal

Fold = Literal["ridged", "puffy"]

_TILES: Recent[tuple[str, int, int, float, int], Floats] = Recent(24)
_WAVES: Recent[tuple[int, int], Floats] = Recent(6)
_VARIANTS = 5
_SIDE = 512


def folded(
    rng: np.random.Generator, fold: Fold, base: int, octaves: int, gain: float = 0.5
) -> Floats:
    """Draw a 512 x 512 wrapping tile in 0..1 of noise folded at its middle.

    Ridged has sharp crests and, as eroded rock has, smooth valleys; puffy has round heads and
    sharp creases, as cumulus has.
    """
    variant = int(rng.integers(_VARIANTS))
    key = (fold, base, octaves, gain, variant)
    tile = _TILES.get(key, lambda: _fold(*key))
    return np.roll(tile, (int(rng.integers(_SIDE)), int(rng.integers(_SIDE))), (0, 1))


def _fold(fold: str, base: int, octaves: int, gain: float, variant: int) -> Floats:
    side = _SIDE
    rng = np.random.default_rng([len(fold), side, base, octaves, int(gain * 1000), variant])
    total = np.zeros((side, side), np.float32)
    carry: Floats | float = 1.0
    weight, cells = 1.0, base
    for _ in range(octaves):
        if cells > side // 2:
            break
        crease = np.abs(2 * fractal(rng, side, cells, 1) - 1)
        if fold == "ridged":
            layer = (1 - crease) ** 2 * carry
            carry = np.clip(layer * 1.9, 0.18, 1.0)
        else:
            layer = crease
        total += np.float32(weight) * layer
        weight, cells = weight * gain, cells * 2
    return np.asarray((total - total.min()) / (total.max() - total.min()), np.float32)


def sample(tile: Floats, u: Floats, v: Floats) -> Floats:
    """Read a wrapping tile (one plane or several) bilinearly; ``u`` and ``v`` count tiles."""
    side = tile.shape[0]
    padded = np.pad(tile, ((0, 1), (0, 1), *(((0, 0),) if tile.ndim == 3 else ())), mode="wrap")
    columns = np.asarray((u - np.floor(u)) * side, np.float32)
    rows = np.asarray((v - np.floor(v)) * side, np.float32)
    if columns.shape != rows.shape:
        columns, rows = (np.ascontiguousarray(a) for a in np.broadcast_arrays(columns, rows))
    seen = cv2.remap(padded, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(seen, np.float32)


def line(rng: np.random.Generator, base: int, octaves: int, gain: float = 0.5) -> Floats:
    """Draw 512 values in 0..1 that wrap: a shore, a skyline, a row of clouds."""
    row = fractal(rng, 512, base, octaves, gain)[int(rng.integers(512))]
    low, high = float(row.min()), float(row.max())
    return np.asarray((row - low) / max(high - low, 1e-3), np.float32)


def read_line(values: Floats, u: Floats) -> Floats:
    """Read a wrapping line; ``u`` counts its lengths."""
    side = values.shape[0]
    place = np.asarray((u - np.floor(u)) * side, np.float32)
    left = np.minimum(place.astype(np.int32), side - 1)
    part = place - left
    rise = np.diff(values, append=values[:1])
    return np.asarray(values[left] + rise[left] * part, np.float32)


def waves(rng: np.random.Generator, spread: int = 3) -> Floats:
    """Draw a wrapping 256 x 256 x 3 tile of wind waves: height, and slope across and away.

    Heights have a deviation of 1, slopes are theirs for a tile one unit wide; the larger
    ``spread``, the more the waves come from one side.
    """
    variant = int(rng.integers(3))
    tile = _WAVES.get((spread, variant), lambda: _spectrum(spread, variant))
    shift = (int(rng.integers(256)), int(rng.integers(256)))
    return np.roll(tile, shift, (0, 1))


def _spectrum(spread: int, variant: int) -> Floats:
    side = 256
    rng = np.random.default_rng([spread, variant])
    away = np.fft.fftfreq(side, 1 / side)[:, None]
    across = np.fft.fftfreq(side, 1 / side)[None]
    number = np.hypot(away, across)
    number[0, 0] = 1.0
    bearing = np.abs(away * 0.94 + across * 0.34) / number
    energy = number**-2.1 * bearing**spread * np.exp(-((4.0 / number) ** 3))
    energy[number > 90] = 0.0
    noise = rng.standard_normal((side, side)) + 1j * rng.standard_normal((side, side))
    field = noise * energy
    planes = [field, field * (2j * np.pi * across), field * (2j * np.pi * away)]
    real = np.dstack([np.fft.ifft2(plane).real for plane in planes])
    return np.asarray(real / real[..., 0].std(), np.float32)
