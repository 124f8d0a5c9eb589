"""Clouds in perspective: cumulus in banks, high cirrus lit from below, a storm's ceiling."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tagwire.providers.draft.colour import Floats, clip01, from_hex, mix, ramp
from tagwire.providers.draft.noise import fractal

from .land_light import Hour
from .terrain_noise import folded, line, read_line, sample


@dataclass(frozen=True, slots=True)
class Aloft:
    """What all clouds of one sky share."""

    horizon: float  # row
    reach: float  # rows from the horizon to the top of the sky
    unit: float  # pixels
    near: Floats  # distance of each pixel to the sun, in units
    hour: Hour
    cover: float  # share of the sky
    sun: float  # column, as a share of the width

    def up(self, rows: int) -> Floats:
        """Share of the sky's height of each row, rows x 1."""
        row = np.arange(rows, dtype=np.float32)[:, None]
        return np.asarray((self.horizon - row) / self.reach, np.float32)


def clouds(rng: np.random.Generator, image: Floats, aloft: Aloft) -> Floats:
    """Lay the hour's clouds over clear air."""
    high, middle, banks = (np.random.default_rng(rng.integers(2**32)) for _ in range(3))
    if aloft.hour.weather == "ceiling":
        return _ceiling(middle, image, aloft)
    image = _cirrus(high, image, aloft)
    if aloft.hour.weather == "cumulus":
        image = image.copy()
        for climb in (0.05, 0.11, 0.21, 0.38, 0.66):
            _bank(banks, image, aloft, climb)
    return image


def _ceiling_map(aloft: Aloft, shape: tuple[int, int], flat: float) -> tuple[Floats, Floats]:
    """Where each pixel looks at a flat ceiling of cloud, in heights of the ceiling."""
    horizon, unit = aloft.horizon, aloft.unit
    up = np.maximum(horizon - np.arange(shape[0], dtype=np.float32), 0.0)[:, None] / unit + flat
    across = (np.arange(shape[1], dtype=np.float32)[None] - shape[1] / 2) / unit
    return np.asarray(across / up, np.float32), np.asarray(1 / up, np.float32)


def _cirrus(rng: np.random.Generator, image: Floats, aloft: Aloft) -> Floats:
    """High streaks; a low sun lights them from below, warm at the rim and dusky in the body."""
    hour, cover = aloft.hour, aloft.cover
    u, v = _ceiling_map(aloft, image.shape[:2], 0.10)
    tile, bend = fractal(rng, 512, 4, 8, 0.55), fractal(rng, 256, 3, 4)
    lean = float(rng.uniform(-0.35, 0.35))
    wind = sample(bend, u * 0.10, v * 0.10) - 0.5
    low = hour.weather == "cirrus"
    stretch = 0.40 if low else 0.30
    at = (u * 0.085 + v * lean * 0.06 + wind * 0.16, v * 0.085 / stretch * 0.55 + wind * 0.10)
    body = sample(tile, *at)
    lit = sample(tile, at[0], at[1] + 0.022)
    wanted = cover if low else cover * 0.55
    edge = float(np.quantile(body[::4, ::4], float(np.clip(1.0 - wanted * 1.25, 0.02, 0.98))))
    up = aloft.up(image.shape[0])
    alpha = ramp(edge, edge + 0.24, body) * ramp(0.01, 0.16, up)
    thick = ramp(edge + 0.02, edge + 0.34, body)
    light = clip01(0.62 + (body - lit) * 3.2 - thick * (0.55 if low else 0.15))
    ink = mix(from_hex(hour.shade), from_hex(hour.cloud), light[..., None])
    glow = np.exp(-aloft.near / 0.24) * hour.power * (0.75 if low else 0.25)
    ink = ink + from_hex(hour.sun) * (glow * (1 - 0.55 * thick))[..., None]
    return mix(image, ink, (alpha * (0.88 if low else 0.60))[..., None])


def _ceiling(rng: np.random.Generator, image: Floats, aloft: Aloft) -> Floats:
    """A closed ceiling with dark bellies, torn open a little towards the horizon."""
    hour, cover = aloft.hour, aloft.cover
    u, v = _ceiling_map(aloft, image.shape[:2], 0.07)
    tile, puffs = fractal(rng, 512, 3, 7, 0.52), folded(rng, "puffy", 6, 6, 0.55)
    wind = sample(tile, u * 0.045, v * 0.05)
    at = (u * 0.11 + wind * 0.35, v * 0.13 + wind * 0.25)
    belly = sample(puffs, *at)
    body = wind * 0.55 + belly * 0.45
    low, high = (float(x) for x in np.quantile(body[::4, ::4], (0.06, 0.94)))
    deep = clip01((body - low) / (high - low))
    rim = clip01((sample(puffs, at[0], at[1] + 0.03) - belly) * 2.4)
    ink = mix(from_hex(hour.cloud), from_hex(hour.shade), ramp(0.05, 0.95, deep)[..., None])
    ink = ink * (1 + 0.55 * rim[..., None])
    up = aloft.up(image.shape[0])
    alpha = cover * ramp(-0.02, 0.30, up) * (0.72 + 0.28 * ramp(0.12, 0.4, deep))
    return mix(image, ink, alpha[..., None])


def _bank(rng: np.random.Generator, image: Floats, aloft: Aloft, climb: float) -> None:
    """Paint one row of cumulus in place, from flat bases at ``climb`` of the sky up."""
    hour, near = aloft.hour, aloft.near
    horizon, reach, unit = aloft.horizon, aloft.reach, aloft.unit
    crowd, puffs, fine = line(rng, 3, 4), folded(rng, "puffy", 4, 7, 0.56), rng.random(3)
    base = horizon - climb * reach
    # A head that the frame cuts off leaves a flat-bottomed slab: what hangs high is smaller.
    whole = (0.05 + climb * 0.33) * unit
    size = min(whole, 0.80 * base)
    if size < 0.03 * unit:
        return
    top, bottom = int(max(0, base - size * 1.15)), int(min(image.shape[0], base + size * 0.42))
    if bottom - top < 2:
        return
    columns = np.arange(image.shape[1], dtype=np.float32)[None]
    rows = (base - np.arange(top, bottom, dtype=np.float32)[:, None]) / size
    across = (columns - image.shape[1] / 2) / size
    heap = read_line(crowd, across * (0.085 * size / whole) + float(fine[0]))
    head = np.maximum(0.0, heap - (1.0 - aloft.cover * 0.92)) * 2.5
    density = _puffed(puffs, across, rows, fine)
    here = density(0.0, 0.0)
    fill = np.minimum(head, 1.0 + 0.2 * head) * 1.30 - 0.36 + (here - 0.42) * 0.95
    fill = fill - np.maximum(rows, 0) * 0.95
    fill = fill - ramp(0.62, 1.08, rows) - np.maximum(-rows, 0) * 5.5
    alpha = ramp(0.0, 0.16, fill) * ramp(0.0, 0.03, head)
    side = 0.10 if aloft.sun > 0.5 else -0.10
    toward = density(side, 0.12)
    lit = (
        0.52 + (here - toward) * 1.6 + 0.55 * ramp(0.02, 0.85, rows) - 0.30 * ramp(0.15, -0.1, rows)
    )
    strip = image[top:bottom]
    ink = mix(from_hex(hour.shade), from_hex(hour.cloud), clip01(lit)[..., None])
    shine = np.exp(-near[top:bottom] / 0.30) * hour.power * 0.40 * (1 - ramp(0.1, 0.6, fill))
    ink = ink + from_hex(hour.sun) * shine[..., None]
    # A moon is never quite covered: it is what the picture is about.
    clear = ramp(0.03, 0.14, near[top:bottom]) if hour.dark else 1.0
    # The farther the bank, the more air lies before it.
    ink = mix(ink, strip, max(0.0, 0.58 - climb * 1.5))
    image[top:bottom] = mix(strip, ink, (alpha * clear * 0.96)[..., None])


def _puffed(
    puffs: Floats, across: Floats, rows: Floats, off: Floats
) -> Callable[[float, float], Floats]:
    """Read the puffs of one bank at a shift towards the light."""

    def read(right: float, up: float) -> Floats:
        u = (across + right) * 0.21 + float(off[1])
        v = (rows + up) * 0.21 + float(off[2])
        return sample(puffs, u, np.asarray(v))

    return read
