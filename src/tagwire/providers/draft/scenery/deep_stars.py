"""Nebulae and stars."""

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex, ramp
from tagwire.providers.draft.filters import gaussian, resize
from tagwire.providers.draft.noise import fractal

from .terrain_noise import sample


def nebula(rng: np.random.Generator, size: tuple[int, int], colours: list[Floats]) -> Floats:
    """Glowing gas in three colours with dark dust before it, H x W x 3."""
    width, height = size
    small = (max(64, width // 2), max(64, height // 2))
    y, x = np.mgrid[0 : small[1], 0 : small[0]].astype(np.float32) / min(small)
    tilt = float(rng.uniform(-0.7, 0.7))
    across = (y - 0.5 * small[1] / min(small)) - tilt * (x - 0.5 * small[0] / min(small))
    warp_x, warp_y = _look(rng, x, y, 0.45, 4), _look(rng, x, y, 0.45, 4)
    u, v = x + (warp_x - 0.5) * 0.9, y + (warp_y - 0.5) * 0.9
    band = np.exp(-((across + (warp_x - 0.5) * 0.8) ** 2) / 0.16)
    total = np.zeros((small[1], small[0], 3), np.float32)
    total += from_hex("#0b1026") * 0.5
    for colour, level, scale in zip(colours, (0.44, 0.50, 0.60), (0.40, 0.55, 0.8), strict=True):
        gas = _look(rng, u, v, scale, 6)
        cloud = ramp(level, level + 0.36, gas * (0.62 + 0.6 * band))
        total += (cloud**1.5 * (0.25 + 0.75 * band))[..., None] * colour * 0.85
    core = ramp(0.50, 0.9, _look(rng, u, v, 0.6, 5)) * band
    total += (core**2)[..., None] * (colours[2] * 0.5 + 0.5) * 0.9
    dust = ramp(0.50, 0.72, _look(rng, u, v, 0.9, 6)) * (0.3 + 0.7 * band)
    total *= (1 - 0.80 * dust)[..., None]
    return resize(total, width, height)


def _look(rng: np.random.Generator, x: Floats, y: Floats, scale: float, base: int) -> Floats:
    """A warped piece of a fractal tile."""
    return sample(fractal(rng, 512, base, 8, 0.52), x * scale, y * scale)


def starfield(rng: np.random.Generator, size: tuple[int, int]) -> Floats:
    """Stars from dust to a few bright ones with spikes, H x W x 3; the same at every size."""
    width, height = size
    unit = min(size)
    total = np.zeros((height, width, 3), np.float32)
    tones = np.stack([from_hex(c) for c in ("#ffffff", "#bcd2ff", "#fff0d0", "#ffd0a0")])
    for count, power, sigma in ((2400, 1.1, 0.45), (190, 2.6, 0.7), (34, 8.0, 1.1)):
        layer = np.zeros_like(total)
        number = int(count * width * height / unit**2 / 1.4)
        place = rng.random((number, 2))
        light = (rng.random(number) ** 3 * power)[:, None] * tones[rng.integers(0, 4, number)]
        at = (place * [height, width]).astype(int)
        np.add.at(layer, (at[:, 0], at[:, 1]), light.astype(np.float32))
        total += gaussian(layer, sigma * max(0.8, unit / 400))
    reach = np.arange(-40, 41, dtype=np.float32) * 400 / unit
    for _ in range(6):
        row, column = int(rng.random() * height), int(rng.random() * width)
        tone, power = tones[int(rng.integers(4))], rng.uniform(0.5, 1.6)
        ray = np.exp(-np.abs(reach) / 4.5) * 0.55 + np.exp(-np.abs(reach) / 1.2)
        for axis in (0, 1):
            _spike(
                total,
                row,
                column,
                axis=axis,
                ray=ray.astype(np.float32),
                colour=tone * np.float32(power),
            )
    return total


def _spike(image: Floats, row: int, column: int, *, axis: int, ray: Floats, colour: Floats) -> None:
    half = len(ray) // 2
    at, end = (row, image.shape[0]) if axis == 0 else (column, image.shape[1])
    a, b = max(0, at - half), min(end, at + half + 1)
    part = ray[a - at + half : b - at + half, None] * colour
    if axis == 0:
        image[a:b, column] += part
    else:
        image[row, a:b] += part
