"""The words that say a picture is a draft."""

import cv2
import numpy as np

from .colour import Bytes

_TEXT = "DRAFT"
_FONT = cv2.FONT_HERSHEY_DUPLEX
_INK = 236


def labelled(pixels: Bytes) -> Bytes:
    """Write the label into the lower right corner, small and legible on anything."""
    found = _box(*pixels.shape[:2])
    if found is None:
        return pixels
    box, _ = found
    marked = pixels.copy()
    marked[box] = marked[box] // 3
    _write(marked, (_INK, _INK, _INK))
    return np.asarray(marked, np.uint8)


def unlabelled(pixels: Bytes) -> Bytes:
    """A picture without the label it carries, if it does: a film of it has one of its own."""
    found = _box(*pixels.shape[:2])
    if found is None:
        return pixels
    box, _ = found
    ink = np.zeros(pixels.shape[:2], np.uint8)
    _write(ink, 255)
    written, patch = ink[box], pixels[box]
    sure = patch[written == 255].astype(int)
    plain = patch[written == 0]
    if not len(sure) or np.abs(sure - _INK).max() > 3 or plain.max(initial=0) > 85:
        return pixels
    bare = pixels.copy()
    lit = np.asarray(patch.astype(np.uint16) * 3 + 1, np.uint16).clip(0, 255).astype(np.uint8)
    bare[box] = cv2.inpaint(np.ascontiguousarray(lit), (written > 0).astype(np.uint8), 3, 0)
    return np.asarray(bare, np.uint8)


def _box(height: int, width: int) -> tuple[tuple[slice, slice], float] | None:
    """Where the label stands in a picture of that size and its scale; None where it has no room."""
    unit = min(height, width) / 720
    scale = max(0.3, 0.42 * unit)
    (text_width, text_height), _ = cv2.getTextSize(_TEXT, _FONT, scale, 1)
    pad, margin = max(3, round(7 * unit)), max(3, round(12 * unit))
    right, bottom = width - margin, height - margin
    left, top = right - text_width - 2 * pad, bottom - text_height - 2 * pad
    return None if left < 0 or top < 0 else ((slice(top, bottom), slice(left, right)), scale)


def _write(pixels: Bytes, ink: int | tuple[int, int, int]) -> None:
    """The word itself, in its place."""
    found = _box(*pixels.shape[:2])
    assert found is not None
    (rows, columns), scale = found
    pad = max(3, round(7 * min(pixels.shape[:2]) / 720))
    place = (columns.start + pad, rows.stop - pad)
    cv2.putText(pixels, _TEXT, place, _FONT, scale, ink, 1, cv2.LINE_AA)
