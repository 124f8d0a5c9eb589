"""Steampunk: brass and sepia gaslight, steam, and machinery that frames two corners."""

import cv2
import numpy as np

from tagwire.providers.draft.colour import Bytes, Floats, clip01, luma, mix, ramp
from tagwire.providers.draft.filters import blur
from tagwire.providers.draft.machinery import (
    BRASS,
    COPPER,
    IRON,
    Gear,
    laid_gear,
    laid_pipe,
    lit_relief,
    shadowed,
)
from tagwire.providers.draft.paper import (
    bloomed,
    cloud,
    film_grain,
    to_bytes,
    to_edge,
    to_floats,
    unit,
    vignette,
)
from tagwire.providers.draft.sheet import Sheet

_TONES = np.array(
    [[0.045, 0.028, 0.022], [0.33, 0.19, 0.095], [0.77, 0.54, 0.26], [1.0, 0.92, 0.73]], np.float32
)
_AT = (0.0, 0.34, 0.68, 1.0)
_PLATE = 13.0  # width of the riveted frame, pixels at 720 rows
# Wheels of a corner: how far along the sides, radius (shares of the short side), teeth, metal.
_WHEELS = (
    (0.135, -0.005, 0.150, 18, IRON),
    (0.010, 0.060, 0.205, 24, BRASS),
    (0.215, 0.110, 0.072, 11, COPPER),
)


def paint(sheet: Sheet) -> Bytes:
    """Tone the picture, let steam in, and mount it in its machine."""
    image = _toned(bloomed(to_floats(sheet.pixels), 0.68, 18, 0.45))
    image = _steamed(image, sheet)
    image = image * (1 - np.float32(0.62) * vignette(image, 0.5))[..., None]
    framed = _machined(image.copy(), sheet)
    # The figure stands in front of the machine.
    front = np.maximum(sheet.subject - ramp(_PLATE + 2, _PLATE, to_edge(image)), 0)
    image = mix(framed, image, front[..., None])
    return to_bytes(clip01(film_grain(sheet.rng, image, 0.030)))


def _toned(image: Floats) -> Floats:
    """Brass for every tone, with a third of the picture's own colour left in it."""
    grey = luma(image)
    grey = clip01(grey + (grey - blur(grey, 20 * unit(image))) * np.float32(0.4))
    sepia = np.dstack([np.interp(grey, _AT, _TONES[:, c]).astype(np.float32) for c in range(3)])
    warm = image * np.array([1.10, 0.93, 0.66], np.float32)
    return mix(sepia, warm, 0.36)


def _steamed(image: Floats, sheet: Sheet) -> Floats:
    """Steam that drifts behind the figure, lit by a lamp."""
    height = image.shape[0]
    rows = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    drift = ramp(0.02, 0.30, cloud(sheet.rng, image, 4, 6)) * ramp(0.15, 1.0, rows)
    steam = drift * (1 - 0.85 * sheet.subject) * np.float32(0.36)
    return mix(image, np.array([0.84, 0.70, 0.49], np.float32), steam[..., None])


def _machined(image: Floats, sheet: Sheet) -> Floats:
    """A riveted plate all round, pipes along two sides, wheels in opposite corners."""
    height, width = image.shape[:2]
    side, scale = float(min(height, width)), unit(image)
    flipped = sheet.rng.random() < 0.5
    turns = sheet.rng.uniform(0, 1, 6)
    pipe = 9.0 * scale
    inset = (_PLATE + 16) * scale
    x = width - inset if flipped else inset
    laid_pipe(image, (x, 0.0, x, float(height)), pipe, max(2, round(3 * height / side)))
    laid_pipe(image, (0.0, inset, float(width), inset), pipe * 0.8, max(2, round(4 * width / side)))
    image = _plated(image, scale)
    for index, (along, up, radius, teeth, metal) in enumerate(_WHEELS):
        for far in (False, True):
            size = radius * side * (0.78 if far else 1.0)
            shrink = side * (0.78 if far else 1.0)
            x, y = along * shrink, height - up * shrink
            if far:
                x, y = width - x, up * shrink
            x = width - x if flipped else x
            laid_gear(image, Gear(x, y, size, teeth, float(turns[index + 3 * far]), metal))
    return image


def _plated(image: Floats, scale: float) -> Floats:
    """The iron frame with its rivets."""
    height, width = image.shape[:2]
    edge = to_edge(image)
    mask = ramp(_PLATE + 0.8, _PLATE - 0.8, edge)
    rivets = np.zeros((height, width), np.uint8)
    step, away = 52 * scale, _PLATE * scale * 0.5
    radius = max(1, round(3.6 * scale))
    for x in np.linspace(away, width - away, max(2, round(width / step))):
        for y in (away, height - away):
            cv2.circle(rivets, (round(x), round(y)), radius, (255,), -1, cv2.LINE_AA)
    for y in np.linspace(away, height - away, max(2, round(height / step))):
        for x in (away, width - away):
            cv2.circle(rivets, (round(x), round(y)), radius, (255,), -1, cv2.LINE_AA)
    knobs = blur(rivets.astype(np.float32) / np.float32(255), 1.1 * scale)
    heights = knobs * np.float32(7 * scale) + np.minimum(_PLATE - edge, 3) * mask * np.float32(
        scale
    )
    lit = lit_relief(heights)
    iron = mix(np.array(IRON, np.float32) * 0.75, np.array(BRASS, np.float32), knobs[..., None])
    shown = clip01(iron * (0.70 + 0.7 * lit)[..., None])
    return mix(shadowed(image, mask, 7 * scale), shown, mask[..., None])
