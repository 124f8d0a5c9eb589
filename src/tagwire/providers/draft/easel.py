"""Painting very large pictures on a canvas of bounded size: strokes and washes lose nothing."""

from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np

from .colour import Bytes
from .filters import resize
from .sheet import Sheet

_ROWS = 1440


def on_easel(painter: Callable[[Sheet], Bytes], sheet: Sheet) -> Bytes:
    """Paint with a short side of at most 1440 pixels and enlarge the result to the frame."""
    height, width = sheet.pixels.shape[:2]
    scale = _ROWS / min(height, width)
    if scale >= 1:
        return painter(sheet)
    size = (round(width * scale), round(height * scale))
    reduced = replace(
        sheet,
        pixels=np.asarray(cv2.resize(sheet.pixels, size, interpolation=cv2.INTER_AREA), np.uint8),
        subject=resize(sheet.subject, *size),
        depth=resize(sheet.depth, *size),
        horizon=sheet.horizon * scale,
    )
    large = cv2.resize(painter(reduced), (width, height), interpolation=cv2.INTER_CUBIC)
    return np.asarray(large, np.uint8)
