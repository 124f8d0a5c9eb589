"""The night sky: stars, the milky band, the moon's face."""

from dataclasses import dataclass

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.filters import gaussian
from tagwire.providers.draft.noise import fractal, spread


def stars(rng: np.random.Generator, size: tuple[int, int], unit: float, up: Floats) -> Floats:
    """Scatter stars of every brightness, and lay the milky band aslant; H x W x 3."""
    width, height = size
    field = np.zeros((height, width), np.float32)
    count = max(24, int(1500 * width * height / unit**2))
    at = ((rng.random(count) * height).astype(int), (rng.random(count) * width).astype(int))
    field[at] = 0.05 + rng.random(count).astype(np.float32) ** 9 * 2.0
    bright = max(4, count // 160)
    field[at[0][:bright], at[1][:bright]] = 1.0 + 2.0 * rng.random(bright).astype(np.float32)
    size_of = unit / 720
    points = gaussian(field, max(0.50, 0.62 * size_of)) * max(0.9, 2.4 * size_of**2)
    points = points + gaussian(field, 2.0 * max(0.6, size_of)) * 0.5
    cloud = spread(fractal(rng, 256, 4, 6, 0.55), width, height)
    lean, start = float(rng.uniform(0.5, 0.9)), float(rng.uniform(0.15, 0.85))
    rows = np.arange(height, dtype=np.float32)[:, None] / unit
    columns = np.arange(width, dtype=np.float32)[None] / unit
    off = (columns - start * width / unit) * 0.86 + (rows - 0.2) * lean * 0.9
    band = np.exp(-((off / 0.17) ** 2)) * ramp(0.30, 0.75, cloud)
    lane = 1 - 0.75 * np.exp(-(((off + 0.02) / 0.04) ** 2)) * ramp(0.35, 0.6, cloud)
    fade = ramp(0.02, 0.45, up)
    milk = (band * lane * 0.06)[..., None] * from_hex("#c8d4ff")
    tint = mix(from_hex("#ffe2c0"), from_hex("#c4d8ff"), ramp(0.35, 0.65, cloud)[..., None])
    return np.asarray((points[..., None] * tint + milk) * fade[..., None], np.float32)


@dataclass(frozen=True, slots=True)
class Moon:
    """A moon's place in pixels, the frame's unit in pixels, and its radius in units."""

    column: float
    row: float
    unit: float
    radius: float


def moon(image: Floats, near: Floats, disc_at: Moon) -> Floats:
    """Hang a full moon with its seas; ``near`` is the distance to it in units, h x W."""
    unit, radius = disc_at.unit, disc_at.radius
    rows = np.arange(near.shape[0], dtype=np.float32)[:, None]
    columns = np.arange(near.shape[1], dtype=np.float32)[None]
    face = fractal(np.random.default_rng(17), 256, 3, 6)
    scale = 100.0 / (radius * unit)
    across = np.clip((columns - disc_at.column) * scale + 128, 0, 255).astype(int)
    down = np.clip((rows - disc_at.row) * scale + 128, 0, 255).astype(int)
    seas = ramp(0.44, 0.66, face[down, across])
    limb = np.sqrt(np.clip(1 - (near / radius) ** 2, 0.0, 1.0))
    disc = ramp(radius, radius - 1.5 / unit, near)
    light = (0.72 + 0.28 * limb) * (1 - 0.40 * seas)
    lit = light[..., None] * from_hex("#f4efdc") * 1.35
    halo = np.exp(-near / (radius * 1.5)) * 0.30 + np.exp(-near / (radius * 6)) * 0.10
    image = image + halo[..., None] * from_hex("#8fb0ea")
    return mix(image, lit, disc[..., None])
