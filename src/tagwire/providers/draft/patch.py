"""Where a patch lies in a frame that it may reach over."""

from typing import TypeAlias

from .colour import Floats

Window: TypeAlias = tuple[slice, slice]


def overlap(
    frame: Floats, left: int, top: int, size: tuple[int, int]
) -> tuple[Window, Window] | None:
    """Where a patch of a size (width, height) lies in a frame, and which part of it that is."""
    (wide, high), (rows, columns) = size, frame.shape[:2]
    x0, x1 = max(0, left), min(columns, left + wide)
    y0, y1 = max(0, top), min(rows, top + high)
    if x0 >= x1 or y0 >= y1:
        return None
    here = (slice(y0 - top, y1 - top), slice(x0 - left, x1 - left))
    return (slice(y0, y1), slice(x0, x1)), here
