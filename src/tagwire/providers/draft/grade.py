"""From linear light to a finished picture: exposure, film curve, split tone, vignette, grain."""

from functools import cache

import cv2
import numpy as np

from .backdrop import Backdrop
from .colour import GAMMA, Bytes, Floats, luma, mix, ramp
from .filters import strips
from .lens import bloom

_STEPS = 4096
_CEILING = 8.0

# Tints of shadows and of highlights, as offsets from neutral.
_TONES = {
    "golden": ((-0.06, -0.10, 0.08), (0.16, 0.04, -0.14)),
    "sunset": ((-0.08, -0.12, 0.12), (0.16, 0.02, -0.10)),
    "night": ((-0.14, -0.06, 0.14), (0.06, 0.04, -0.02)),
    "dusk": ((-0.12, -0.08, 0.14), (0.10, 0.02, -0.04)),
    "summer": ((-0.03, 0.0, 0.04), (0.13, 0.055, -0.11)),
    "dramatic": ((-0.06, -0.01, 0.06), (0.05, 0.02, -0.05)),
    "": ((-0.02, -0.005, 0.03), (0.02, 0.01, -0.025)),
}


def finish(image: Floats, backdrop: Backdrop, mood: str) -> Floats:
    """Develop a linear picture to display values, 0..1."""
    shown = bloom(image * exposure(image, backdrop), backdrop.bloom)
    shade = _shade(shown, 0.16 if backdrop.kind == "studio" else 0.24)
    for strip in strips(shown):
        toned = split_tone(_develop(shown[strip]), *_TONES.get(mood, _TONES[""]))
        np.multiply(toned, shade[strip], out=shown[strip])
    return shown


def exposure(image: Floats, backdrop: Backdrop) -> float:
    """Choose an exposure as a camera does, unless the set was lit to be right as it is."""
    if backdrop.exposed:
        return 1.0
    high = float(np.quantile(luma(image[::4, ::4]), 0.90))
    target = 0.40 if backdrop.light.dark else 0.72
    return float(np.clip((target / max(high, 0.02)) ** 0.55, 0.6, 1.9))


@cache
def _curve() -> Floats:
    """Film curve as a table over the square root of light, where steps are even to the eye."""
    light = np.linspace(0, 1, _STEPS) ** 2 * _CEILING
    shoulder = np.where(light < 0.55, light, 1 - 0.45 * np.exp(-(light - 0.55) / 0.45))
    shown = shoulder ** (1 / GAMMA)
    # A gentle S for the contrast a print has.
    return (shown + 0.055 * np.sin(2 * np.pi * (shown - 0.5)) * shown).astype(np.float32)


def _develop(image: Floats) -> Floats:
    # Very bright colours bleach, as they do on film.
    bright = luma(image)[..., None]
    if float(bright.max()) > 1.2:
        image = mix(image, bright, np.clip((bright - 1.2) * 0.22, 0.0, 1.0))
    steps = np.clip(image, 0.0, _CEILING)
    steps *= 1 / _CEILING
    np.sqrt(steps, out=steps)
    steps *= _STEPS - 1
    steps += 0.5
    return np.asarray(np.take(_curve(), steps.astype(np.uint16)), np.float32)


def split_tone(
    shown: Floats, shadows: tuple[float, ...], lights: tuple[float, ...], amount: float = 0.5
) -> Floats:
    """Tint the dark and the bright parts apart."""
    bright = luma(shown)
    dark_share = (1 - bright) ** 2 * bright * 2.2
    light_share = bright * (1.25 - bright)
    tints = np.array([shadows, lights], np.float32).T * amount
    toned = np.asarray(cv2.transform(cv2.merge([dark_share, light_share]), tints), np.float32)
    toned += shown
    return np.clip(toned, 0.0, 1.0, out=toned)


def _shade(shown: Floats, amount: float) -> Floats:
    """What is left of the light towards the corners, H x W x 1."""
    height, width = shown.shape[:2]
    x = (np.arange(width, dtype=np.float32)[None] / width - 0.5) * 2
    y = (np.arange(height, dtype=np.float32)[:, None] / height - 0.5) * 2
    shade = np.empty((height, width, 1), np.float32)
    for strip in strips(shade):
        radius = np.sqrt(x * x * 0.9 + y[strip] * y[strip] * 0.8)
        shade[strip, :, 0] = 1 - amount * ramp(0.55, 1.6, radius)
    return shade


def grain(shown: Floats, rng: np.random.Generator, amount: float = 0.006) -> Floats:
    """Add the fine noise of film, which also hides banding in smooth walls."""
    height, width = shown.shape[:2]
    coarse = rng.standard_normal((height // 2 + 1, width // 2 + 1), dtype=np.float32)
    noise = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR)
    grained = np.empty_like(shown)
    for strip in strips(shown):
        np.add(shown[strip], (noise[strip] * np.float32(amount))[..., None], out=grained[strip])
    return grained


def to_bytes(shown: Floats) -> Bytes:
    """Round display values to bytes."""
    pixels = np.empty(shown.shape, np.uint8)
    for strip in strips(shown):
        pixels[strip] = np.clip(shown[strip] * 255 + 0.5, 0, 255)
    return pixels
