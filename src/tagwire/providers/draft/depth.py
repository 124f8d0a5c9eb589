"""How near each part of a flat picture seems to be: the ground in front, the subject upright."""

import cv2
import numpy as np

from .colour import Bytes, Floats, clip01, ramp
from .filters import gaussian
from .matte import matte_of

_HORIZON = 0.42
_LONGEST_SIDE = 640
_SURE = 0.5
_WIDER, _SOFT = 0.03, 0.022
"""Shares of the longer side. Softer than a view moves apart, or something would be seen twice."""


def nearness(pixels: Bytes) -> Floats:
    """0 far to 1 near, smooth, on a reduced copy of the picture; a subject is as near as its foot.

    It is widened a little beyond the subject's outline, so that what stretches is background.
    """
    height, width = pixels.shape[:2]
    scale = min(1.0, _LONGEST_SIDE / max(height, width))
    size = (max(2, round(width * scale)), max(2, round(height * scale)))
    small = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    alpha = matte_of(small)
    ground = _ground(size[1], size[0])
    near = np.maximum(ground, _standing(alpha, ground))
    return clip01(gaussian(near, max(1.0, max(size) * _SOFT)))


def _ground(height: int, width: int) -> Floats:
    """A floor that runs from the lower edge to a horizon, and a far wall above it."""
    rows = np.arange(height, dtype=np.float32)[:, None] / height
    floor = np.clip((rows - _HORIZON) / (1 - _HORIZON), 0.0, 1.0)
    return np.broadcast_to(0.12 + 0.78 * floor**1.4, (height, width)).astype(np.float32)


def _standing(alpha: Floats, ground: Floats) -> Floats:
    """Each island of the matte upright, where its foot touches the ground."""
    side = 2 * max(2, round(max(alpha.shape) * _WIDER)) + 1
    wide = cv2.dilate(alpha, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)))
    hard = (wide > _SURE).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(hard)
    near = np.zeros_like(ground)
    for number in range(1, count):
        foot = stats[number, cv2.CC_STAT_TOP] + stats[number, cv2.CC_STAT_HEIGHT] - 1
        near[labels == number] = max(0.45, float(ground[foot, 0]))
    return near * ramp(0.0, 0.5, np.asarray(wide, np.float32))
