"""Pixel art: a true grid of square dots, few colours, ordered dither, a dark outline."""

import cv2
import numpy as np

from tagwire.providers.draft.colour import Bytes, Floats
from tagwire.providers.draft.filters import resize
from tagwire.providers.draft.flats import calm, enlivened, from_lab, gathered, nearest, to_lab
from tagwire.providers.draft.paper import unit
from tagwire.providers.draft.sheet import Sheet

_BLOCK = 5.0  # side of a dot, pixels at 720 rows
_SET_COLOURS, _OWN_COLOURS = 20, 10
_BAYER = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32)
_OUTLINE = np.array([[[9.0, 4.0, -9.0]]], np.float32)  # Lab: blue black


def paint(sheet: Sheet) -> Bytes:
    """Draw on the reduced grid and enlarge every dot to the same square."""
    height, width = sheet.pixels.shape[:2]
    block = max(2, round(_BLOCK * unit(sheet.pixels)))
    size = (-(-width // block), -(-height // block))
    flat = calm(sheet.pixels, max(1.0, 2.0 * unit(sheet.pixels)))
    whole = _filled_up(flat, size[0] * block, size[1] * block)
    small = np.asarray(cv2.resize(whole, size, interpolation=cv2.INTER_AREA), np.uint8)
    own = resize(sheet.subject, *size) > 0.45
    small[own] = _with_features(whole, small, block)[own]
    dots = _coloured(_cleaned(small), own, sheet.rng)
    dots[_outline(own)] = _as_bytes(_OUTLINE)[0, 0]
    large = cv2.resize(dots, (size[0] * block, size[1] * block), interpolation=cv2.INTER_NEAREST)
    return np.ascontiguousarray(large[:height, :width], np.uint8)


def _filled_up(pixels: Bytes, width: int, height: int) -> Bytes:
    """Continue a picture to the right and below, so that whole dots fill it."""
    down, right = height - pixels.shape[0], width - pixels.shape[1]
    grown = cv2.copyMakeBorder(pixels, 0, down, 0, right, cv2.BORDER_REPLICATE)
    return np.asarray(grown, np.uint8)


def _with_features(whole: Bytes, small: Bytes, block: int) -> Bytes:
    """Eyes and mouths are smaller than a dot: a dot leans to the darkest part of its square."""
    darkest = cv2.erode(whole, np.ones((block, block), np.uint8))
    size = (small.shape[1], small.shape[0])
    dark = cv2.resize(darkest, size, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.addWeighted(small, 0.5, dark, 0.5, 3.0), np.uint8)


def _cleaned(small: Bytes) -> Floats:
    """Crisper and more colourful, as a chosen palette is; Lab."""
    lab = to_lab(small)
    light = lab[..., 0]
    soft = np.asarray(cv2.GaussianBlur(light, (0, 0), 1.2), np.float32)
    lab[..., 0] = np.clip(light + (light - soft) * np.float32(0.6), 0, 100)
    return enlivened(lab, 1.3)


def _coloured(lab: Floats, own: np.ndarray, rng: np.random.Generator) -> Bytes:
    """Give the set and the subject palettes of their own; only the set is dithered."""
    rows, columns = own.shape
    weights = np.array([1.0, 0.9, 0.9], np.float32)
    tiled = np.tile(_BAYER / 16 - np.float32(0.47), (rows // 4 + 1, columns // 4 + 1))
    pattern = tiled[:rows, :columns, None] * np.array([8.0, 3.0, 3.0], np.float32)
    result = np.empty((rows, columns, 3), np.uint8)
    for part, count, dither in ((~own, _SET_COLOURS, 1.0), (own, _OWN_COLOURS, 0.25)):
        if not part.any():
            continue
        points = np.asarray(lab[part] * weights, np.float32)
        inks = gathered(points, min(count, len(points)), rng)
        shown = np.asarray((lab[part] + pattern[part] * np.float32(dither)) * weights, np.float32)
        palette = _as_bytes((inks / weights)[None])[0]
        result[part] = palette[nearest(shown, inks)]
    return result


def _as_bytes(lab: Floats) -> Bytes:
    return np.asarray(from_lab(lab) * 255 + 0.5, np.uint8)


def _outline(own: np.ndarray) -> np.ndarray:
    """The ring of dots just outside the subject."""
    inside = own.astype(np.uint8)
    cross = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
    return np.asarray(cv2.dilate(inside, cross) > inside)
