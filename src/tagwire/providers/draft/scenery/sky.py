"""Skies by the hour: gradients, sun and moon with their glow, clouds and stars."""

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex, luma, mix, ramp

from .land_clouds import Aloft, clouds
from .land_light import HOURS, Hour
from .land_night import Moon, moon, stars
from .terrain_noise import line, read_line

__all__ = ["HOURS", "Hour", "horizon_band", "sky", "sun_at"]


def sun_at(
    size: tuple[int, int], horizon: float, hour: Hour, sun: float
) -> tuple[float, float] | None:
    """Column and row of the sun or moon, or None where it is not in the picture."""
    column, row = sun * size[0], horizon - hour.elevation * _reach(size, horizon)
    seen = 0 <= row <= horizon and 0 <= column < size[0] and (hour.low or hour.moon)
    return (column, row) if seen else None


def _reach(size: tuple[int, int], horizon: float) -> float:
    """Rows from the horizon to the top of the sky, for frames that show much of it or little."""
    return float(np.clip(horizon, 0.32 * size[1], 0.75 * size[1]))


def sky(
    rng: np.random.Generator,
    size: tuple[int, int],
    horizon: float,
    hour: Hour,
    sun: float,
    *,
    full_moon: bool = False,
    cover: float | None = None,
) -> Floats:
    """Paint the sky above row ``horizon``; ``sun`` is its column as a share of the width.

    Returns linear light, H x W x 3; below the horizon its colour goes on.
    """
    width, height = size
    bottom = int(np.clip(np.ceil(horizon) + 1, 1, height))
    rows = np.arange(bottom, dtype=np.float32)[:, None]
    columns = np.arange(width, dtype=np.float32)[None]
    reach, unit = _reach(size, horizon), float((width * height) ** 0.5)
    up = np.clip((horizon - rows) / reach, 0.0, 1.4)
    place = (sun * width, horizon - hour.elevation * reach)
    near = np.sqrt((columns - place[0]) ** 2 + (rows - place[1]) ** 2) / unit
    near = np.asarray(near, np.float32)
    image = _air(up, columns, hour, place[0] / unit, unit)
    night, drift = np.random.default_rng(rng.integers(2**32)), rng
    if hour.stars:
        image = image + stars(night, (width, bottom), unit, up) * hour.stars
    image = image + _glow(near, hour)
    if hour.moon or full_moon:
        image = moon(image, near, Moon(*place, unit, 0.075 if full_moon else 0.040))
    elif hour.low or (hour.elevation < 1 and not hour.dark):
        disc = ramp(0.026, 0.021, near) * (1.0 if hour.elevation > 0 else 0.0)
        image = image + disc[..., None] * (from_hex(hour.sun) * 1.4 + 0.7) * hour.power
    amount = hour.cover if cover is None else cover
    aloft = Aloft(horizon, reach, unit, near, hour, amount, sun)
    if amount > 0:
        image = clouds(drift, image, aloft)
    if hour.shafts:
        image = image + _shafts(night, aloft)[..., None] * hour.shafts * from_hex(hour.sun)
    whole = np.empty((height, width, 3), np.float32)
    whole[:bottom] = image
    whole[bottom:] = image[-1:]
    return whole


def _air(up: Floats, columns: Floats, hour: Hour, sun: float, unit: float) -> Floats:
    """Colours of the clear air: deeper upwards, warmer under the sun, greyer away from it."""
    stops = [from_hex(code) for code in (hour.horizon, hour.middle, hour.zenith)]
    t = np.minimum(up[:, 0], 1.0)
    low = mix(stops[0], stops[1], ramp(-0.06, 0.46, t)[:, None])
    column = mix(low, stops[2], ramp(0.18, 1.12, t)[:, None])
    column = column * (1.06 - 0.06 * ramp(0.0, 0.08, t)[:, None])
    image = np.broadcast_to(column[:, None], (up.shape[0], columns.shape[1], 3))
    aside = (columns / unit - sun) / 0.55
    if hour.clear > 5:
        return np.asarray(image, np.float32)
    warm = np.exp(-(aside**2)) * np.exp(-up * 2.6)
    if not (hour.low or hour.dark):
        return np.asarray(image * (1 + 0.10 * warm[..., None]), np.float32)
    # Away from a low sun the earth's own shadow stands, blue and rose, over the horizon.
    away = (1 - np.exp(-((aside * 0.62) ** 2))) * np.exp(-up * 1.6)
    belt = mix(from_hex(hour.shade), from_hex(hour.middle), 0.6) * 1.05
    image = mix(image, belt, (away * 0.50)[..., None])
    strength = 0.34 * min(1.0, hour.power + 0.25)
    return np.asarray(image + from_hex(hour.sun) * (warm * strength)[..., None], np.float32)


def _shafts(rng: np.random.Generator, aloft: Aloft) -> Floats:
    """Slanting beams under a gap in the clouds, and the bright strip of sky behind them."""
    height, width = aloft.near.shape
    up = aloft.up(height)
    column = np.arange(width, dtype=np.float32)[None] - aloft.sun * width
    fall = np.maximum((1.25 - up) * aloft.reach, 1.0)
    lean = np.asarray(column / fall, np.float32)
    beams = read_line(line(rng, 8, 4, 0.6), lean * 0.55)
    fan = np.exp(-((lean / 0.20) ** 2)) * ramp(0.66, 0.16, up) * (0.30 + 0.70 * ramp(0.0, 0.3, up))
    strip = np.exp(-((column / aloft.unit / 0.40) ** 2)) * np.exp(-np.maximum(up, 0) * 9.0)
    return np.asarray(ramp(0.25, 0.95, beams) * fan * 0.34 + strip * 0.8, np.float32)


def _glow(near: Floats, hour: Hour) -> Floats:
    """Light that the air scatters around the sun or moon."""
    if hour.clear > 5:
        return np.zeros((1, 1, 1), np.float32)
    if hour.weather == "ceiling":
        strength = (0.0, 0.02, 0.10)
    elif hour.moon:
        strength = (0.28, 0.12, 0.10)
    elif hour.dark and not hour.low:
        strength = (0.0, 0.06, 0.10)
    else:
        strength = (0.85, 0.36, 0.22)
    glow = sum(
        amount * np.exp(-near / width)
        for amount, width in zip(strength, (0.022, 0.085, 0.34), strict=True)
    )
    return np.asarray(np.asarray(glow)[..., None] * from_hex(hour.sun) * hour.power, np.float32)


def horizon_band(image: Floats, horizon: float) -> Floats:
    """Average colour of the air just over the horizon, a column each: what far land fades into."""
    rows = image.shape[0]
    end = int(np.clip(horizon, 1, rows))
    start = max(0, end - max(2, rows // 14))
    band = image[start:end].mean(axis=0, dtype=np.float32)
    # The disc itself is light that goes past the haze, not the haze's colour.
    limit = 1.25 * float(np.quantile(luma(band), 0.6)) + 0.02
    return np.asarray(band * np.minimum(1.0, limit / (luma(band) + 1e-4))[:, None], np.float32)
