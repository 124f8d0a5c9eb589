"""Vintage: a faded print from an album, its light leak, dust, scratches and white border."""

import cv2
import numpy as np

from tagwire.providers.draft.colour import Bytes, Floats, clip01, luma, mix, ramp, saturate
from tagwire.providers.draft.easel import on_easel
from tagwire.providers.draft.filters import blur, gaussian
from tagwire.providers.draft.paper import (
    bloomed,
    cloud,
    film_grain,
    grit,
    to_bytes,
    to_floats,
    tooth,
    unit,
    vignette,
)
from tagwire.providers.draft.prints import streaks
from tagwire.providers.draft.sheet import Sheet

_PAPER = np.array([0.955, 0.925, 0.855], np.float32)
_BORDER = 30.0  # pixels at 720 rows
_LEAK = ((1.0, 0.42, 0.12), (1.0, 0.70, 0.30))


def paint(sheet: Sheet) -> Bytes:
    """Fade, stain and mount the photograph."""
    return on_easel(_painted, sheet)


def _painted(sheet: Sheet) -> Bytes:
    scale = unit(sheet.pixels)
    soft = gaussian(to_floats(sheet.pixels), max(0.4, 0.9 * scale))
    image = _faded(bloomed(soft, 0.72, 12, 0.35))
    image = image * (1 - np.float32(0.42) * vignette(sheet.pixels, 0.5))[..., None]
    image = _leaked(image, sheet)
    image = film_grain(sheet.rng, image, 0.032)
    image = _worn(image, sheet)
    return to_bytes(_mounted(image, sheet, scale))


def _faded(image: Floats) -> Floats:
    """Dyes that went: milky blacks turned violet, yellowed whites, thin cyan."""
    grey = luma(image)[..., None]
    pale = saturate(image, 0.74) * np.array([1.04, 0.985, 0.88], np.float32)
    shadow = np.array([0.155, 0.105, 0.125], np.float32)
    light = np.array([0.975, 0.94, 0.85], np.float32)
    washed = shadow + np.clip(pale, 0, 1.1) * (light - shadow)
    return np.asarray(mix(washed, washed * np.array([1.03, 1.0, 0.92], np.float32), grey))


def _leaked(image: Floats, sheet: Sheet) -> Floats:
    """Light that came in at a side of the camera, orange with a pale core."""
    height, width = image.shape[:2]
    right, centre = sheet.rng.random() < 0.5, sheet.rng.uniform(0.15, 0.75)
    reach = sheet.rng.uniform(0.26, 0.42)
    x = np.linspace(0, 1, width, dtype=np.float32)[None]
    x = 1 - x if right else x
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    ragged = cloud(sheet.rng, image, 4, 3) * np.float32(0.16)
    body = np.exp(-(((y - centre) / 0.42) ** 2))
    spill = ramp(reach, 0.0, x + ragged) * body
    core = ramp(reach * 0.42, 0.0, x + ragged) * body
    for colour, strength in zip(_LEAK, (spill * 0.95, core * 0.85), strict=True):
        glow = np.array(colour, np.float32) * np.asarray(strength, np.float32)[..., None]
        image = 1 - (1 - np.minimum(image, 1)) * (1 - glow)
    return np.asarray(image, np.float32)


def _worn(image: Floats, sheet: Sheet) -> Floats:
    """Dust, hairs and scratches of the negative; the subject is spared the worst."""
    spared = 1 - 0.7 * sheet.subject
    lines = streaks(sheet.rng, image, 7) * spared * np.float32(0.34)
    dust = ramp(3.3, 3.9, grit(sheet.rng, image, 2.6)) * spared * np.float32(0.6)
    stain = ramp(0.16, 0.34, cloud(sheet.rng, image, 3, 5)) * np.float32(0.10)
    marked = mix(image, np.ones(3, np.float32), np.maximum(lines, dust)[..., None])
    return np.asarray(marked * (1 - stain[..., None] * np.array([0.3, 0.7, 1.2], np.float32)))


def _mounted(image: Floats, sheet: Sheet, scale: float) -> Floats:
    """The white border with round inner corners, a little yellow, its outer corners rubbed."""
    height, width = image.shape[:2]
    window = np.zeros((height, width), np.uint8)
    inset, near = round(_BORDER * scale), round((_BORDER + 18) * scale)
    cv2.rectangle(window, (inset, near), (width - 1 - inset, height - 1 - near), (255,), -1)
    cv2.rectangle(window, (near, inset), (width - 1 - near, height - 1 - inset), (255,), -1)
    for x in (near, width - 1 - near):
        for y in (near, height - 1 - near):
            cv2.circle(window, (x, y), near - inset, (255,), -1, cv2.LINE_AA)
    shown = gaussian(window.astype(np.float32) / np.float32(255), 0.5 + 0.3 * scale)
    age = cloud(sheet.rng, image, 3, 5) * np.float32(0.09)
    paper = _PAPER * (1 + np.float32(0.010) * tooth(sheet.rng, image) + age)[..., None]
    pressed = blur(shown, 2.5 * scale) * (1 - shown) * np.float32(0.22)
    return clip01(mix(paper * (1 - pressed)[..., None], image, shown[..., None]))
