"""The words that say a picture is a draft."""

import cv2
import numpy as np

from .colour import Bytes

_TEXT = "DRAFT"
_FONT = cv2.FONT_HERSHEY_DUPLEX


def labelled(pixels: Bytes) -> Bytes:
    """Write the label into the lower right corner, small and legible on anything."""
    height, width = pixels.shape[:2]
    unit = min(height, width) / 720
    scale = max(0.3, 0.42 * unit)
    (text_width, text_height), _ = cv2.getTextSize(_TEXT, _FONT, scale, 1)
    pad, margin = max(3, round(7 * unit)), max(3, round(12 * unit))
    right, bottom = width - margin, height - margin
    left, top = right - text_width - 2 * pad, bottom - text_height - 2 * pad
    if left < 0 or top < 0:
        return pixels
    marked = pixels.copy()
    marked[top:bottom, left:right] = marked[top:bottom, left:right] // 3
    ink = (236, 236, 236)
    cv2.putText(marked, _TEXT, (left + pad, bottom - pad), _FONT, scale, ink, 1, cv2.LINE_AA)
    return np.asarray(marked, np.uint8)
