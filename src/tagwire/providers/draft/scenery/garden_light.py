"""The hours of a day among plants: key, sky light and mist, and the Light a subject gets."""

from dataclasses import dataclass

import cv2
import numpy as np

from tagwire.providers.draft.backdrop import Light
from tagwire.providers.draft.colour import Floats, from_hex, mix
from tagwire.providers.draft.filters import resize


@dataclass(frozen=True, slots=True)
class Mood:
    """The light of one hour under trees and over ponds."""

    key: str
    power: float
    ambient: str
    haze: str
    glow: float  # brightness of the mist about the sun
    contrast: float = 0.5
    low: bool = False
    dark: bool = False


MOODS = {
    "day": Mood("#fff1cf", 1.15, "#9fbccb", "#d7e5cd", 0.75, 0.45),
    "morning": Mood("#ffe2ab", 1.15, "#a3b6c4", "#ece3c4", 1.0, 0.55, low=True),
    "noon": Mood("#fffbee", 1.45, "#9cc0d8", "#dbe8dc", 0.6, 0.6),
    "golden": Mood("#ffb45c", 1.35, "#93889a", "#f2bf7e", 1.15, 0.65, low=True),
    "sunset": Mood("#ff7d42", 1.15, "#75618c", "#e2876a", 1.15, 0.65, low=True),
    "dusk": Mood("#d99ab0", 0.34, "#4d5890", "#6d6f9e", 0.5, 0.3, dark=True),
    "night": Mood("#8fb4f2", 0.36, "#2a4478", "#1c3765", 0.40, 0.5, dark=True),
    "moonlit": Mood("#b4d0ff", 0.55, "#2c467c", "#2b4f86", 0.75, 0.7, dark=True),
    "overcast": Mood("#e4eaee", 0.36, "#aab8c2", "#c3ccca", 0.22, 0.15),
    "storm": Mood("#b9c8d2", 0.25, "#5c6a78", "#5f6d74", 0.18, 0.2, dark=True),
}


def mood(light: str, usual: str) -> Mood:
    """The hour that is asked for, or the set's usual one."""
    return MOODS.get(light or usual, MOODS[usual])


def lamp(hour: Mood, side: float, *, strength: float = 1.0, backlit: bool = False) -> Light:
    """What a subject gets in that hour; ``side`` as in Light."""
    key = from_hex(hour.key)
    return Light(
        key=np.asarray(key * hour.power * strength, np.float32),
        ambient=np.asarray(from_hex(hour.ambient) * (0.75 if hour.dark else 0.78), np.float32),
        side=side,
        contrast=hour.contrast,
        rim=np.asarray(key * (0.75 if hour.low else 0.35) * min(1.0, hour.power), np.float32),
        backlit=backlit,
        dark=hour.dark,
    )


def falling(hour: Mood) -> Floats:
    """All the light that falls on open, level ground."""
    sky = from_hex(hour.ambient) * (0.75 if hour.dark else 0.78)
    return np.asarray(sky + from_hex(hour.key) * hour.power * 0.75, np.float32)


def shafts(source: Floats, centre: tuple[float, float], reach: float) -> Floats:
    """Smear a bright plane away from a point: the rays that light throws past whatever hides it.

    ``source`` is H x W, ``centre`` its column and row, ``reach`` the length of a ray as a share of
    its way from the centre (0..1).
    """
    height, width = source.shape
    scale = max(1, height // 130)
    small = resize(source, width // scale, height // scale)
    column, row = centre[0] / scale, centre[1] / scale
    for step in range(5):
        grow = 1 / (1 - reach * 0.5 ** (step + 1))
        matrix = np.array([[grow, 0, column * (1 - grow)], [0, grow, row * (1 - grow)]], np.float32)
        moved = cv2.warpAffine(
            small, matrix, (small.shape[1], small.shape[0]), borderMode=cv2.BORDER_CONSTANT
        )
        small = mix(small, np.asarray(moved, np.float32), 0.5)
    return resize(small, width, height, smooth=False)


def glow(size: tuple[int, int], centre: tuple[float, float], reach: float) -> Floats:
    """H x W, 1 at the centre and falling off within ``reach`` frame heights."""
    width, height = size
    x = (np.arange(width, dtype=np.float32)[None] - centre[0]) / height
    y = (np.arange(height, dtype=np.float32)[:, None] - centre[1]) / height
    return np.exp(-np.sqrt(x * x + y * y) / np.float32(reach)).astype(np.float32)
