"""Skies by the hour: colours from zenith to horizon, sun or moon, clouds in perspective, stars."""

from dataclasses import dataclass

import cv2
import numpy as np

from .colour import Floats, from_hex, mix, ramp
from .filters import blur
from .noise import fractal


@dataclass(frozen=True, slots=True)
class Hour:
    """The light of one time of day outdoors."""

    zenith: str
    middle: str
    horizon: str
    sun: str
    power: float
    ambient: str
    haze: str
    cloud: str
    low: bool = False  # the sun is near the horizon and in the picture
    dark: bool = False


HOURS = {
    "day": Hour("#2f6fb5", "#6fa8d8", "#c9dfe8", "#fff4dc", 1.0, "#8fb2d6", "#bcd3e2", "#ffffff"),
    "morning": Hour(
        "#5b8fc0", "#a9c4d6", "#f6e3c3", "#ffe0a8", 1.0, "#9fb4cc", "#e9dcc6", "#fff3de", low=True
    ),
    "golden": Hour(
        "#41638f", "#c79a86", "#ffc478", "#ffb45a", 1.1, "#8d86a0", "#f3b57a", "#ffd9a0", low=True
    ),
    "sunset": Hour(
        "#2b2f63", "#a8507a", "#ff8a4a", "#ff7a3a", 0.9, "#6a5a86", "#e8805a", "#ff9a6a", low=True
    ),
    "dusk": Hour(
        "#131a3c", "#3c4a80", "#d58a80", "#ff9a70", 0.4, "#4a5488", "#7d6f92", "#c08aa0", dark=True
    ),
    "night": Hour(
        "#040818", "#0c1836", "#28406a", "#a9c6ff", 0.35, "#223356", "#22345a", "#4a618c", dark=True
    ),
    "overcast": Hour(
        "#8d99a6", "#aeb8c0", "#cfd4d6", "#e6ebef", 0.5, "#b4bec8", "#c5cbce", "#d5dadd"
    ),
    "storm": Hour("#20262f", "#3f4a55", "#7f8a8c", "#c8d4d8", 0.4, "#66727e", "#6f7a80", "#7f8a92"),
}


def sky(
    rng: np.random.Generator, size: tuple[int, int], horizon: float, hour: Hour, sun: float
) -> Floats:
    """Paint the sky above row ``horizon``; ``sun`` is its column as a share of the width."""
    width, height = size
    rows = np.arange(height, dtype=np.float32)[:, None]
    up = np.clip((horizon - rows) / max(1.0, horizon), 0.0, 1.0) + np.zeros((1, width), np.float32)
    stops = [from_hex(code) for code in (hour.horizon, hour.middle, hour.zenith)]
    low = mix(stops[0], stops[1], ramp(0.0, 0.42, up)[..., None])
    image = mix(low, stops[2], ramp(0.25, 1.0, up)[..., None])
    columns = np.arange(width, dtype=np.float32)[None]
    place = (sun * width, horizon - height * (0.07 if hour.low else 0.34))
    distance = np.sqrt((columns - place[0]) ** 2 + (rows - place[1]) ** 2) / height
    cover = _clouds(rng, size, horizon)
    if hour.dark:
        image = image + _stars(rng, size)[..., None] * (up * (1 - cover))[..., None]
    lit = from_hex(hour.cloud) * (0.62 + 0.5 * np.exp(-distance / 0.35))[..., None]
    image = mix(image, lit, (cover * 0.75)[..., None])
    disc = ramp(0.036, 0.028, distance) * (1.0 if hour.low or hour.dark else 0.0)
    glow = np.exp(-distance / 0.05) * 0.5 + np.exp(-distance / 0.28) * 0.30 * hour.power
    return np.asarray(image + from_hex(hour.sun) * (disc * 2.2 + glow)[..., None], np.float32)


def _clouds(rng: np.random.Generator, size: tuple[int, int], horizon: float) -> Floats:
    """Cover of clouds, 0..1, on a flat ceiling that recedes to the horizon."""
    width, height = size
    tile = fractal(rng, 512, 3, 7)
    up = np.maximum(horizon - np.arange(height, dtype=np.float32), 0.5)[:, None] / height
    far = 0.09 / (up + 0.07)
    across = (np.arange(width, dtype=np.float32)[None] - width / 2) / height
    u = np.mod(across * far * 0.9 + 0.5, 1.0) * 511
    v = np.mod(far * 0.8 + 0 * across, 1.0) * 511
    density = np.asarray(
        cv2.remap(tile, u.astype(np.float32), v.astype(np.float32), cv2.INTER_LINEAR), np.float32
    )
    return ramp(0.50, 0.80, density) * ramp(0.0, 0.06, up)


def _stars(rng: np.random.Generator, size: tuple[int, int]) -> Floats:
    width, height = size
    field = np.zeros((height, width), np.float32)
    count = width * height // 2600
    at = (rng.integers(0, height, count), rng.integers(0, width, count))
    field[at] = rng.random(count).astype(np.float32) ** 3 * 2.4
    return blur(field, 0.6)
