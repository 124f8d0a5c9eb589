"""Where in a frame something is: the rows and columns to work on, and no others."""

from math import ceil, floor
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from .colour import Bytes
from .patch import Window

_FEW = 2.2  # times: for so little a straight way between two pixels will do
_MOST = 0.5  # share of a plane above which all of it is enlarged: that is quicker


def extent(mask: NDArray[Any], margin: int = 0) -> Window | None:
    """Rows and columns of what is not 0, with a margin where the frame has one; None of nothing."""
    rows, columns = (np.flatnonzero(mask.any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return None
    down, right = mask.shape
    return (
        slice(max(0, int(rows[0]) - margin), min(down, int(rows[-1]) + margin + 1)),
        slice(max(0, int(columns[0]) - margin), min(right, int(columns[-1]) + margin + 1)),
    )


def enlarged(plane: Bytes, box: Window, size: tuple[int, int]) -> tuple[Bytes, Window]:
    """A part of a plane as it is where the plane fills a frame of a size (width, height).

    Also tells where in the frame that is.
    """
    (rows, columns), (width, height) = plane.shape, size
    part = np.ascontiguousarray(plane[box])
    way = cv2.INTER_LINEAR if height < _FEW * rows else cv2.INTER_CUBIC
    if part.size > _MOST * plane.size:
        whole = cv2.resize(plane, size, interpolation=way)
        return np.asarray(whole, np.uint8), (slice(0, height), slice(0, width))
    down, along = rows / height, columns / width
    top, left = floor(box[0].start / down), floor(box[1].start / along)
    bottom = min(height, ceil(box[0].stop / down))
    right = min(width, ceil(box[1].stop / along))
    place = np.array(
        [
            [along, 0, (left + 0.5) * along - 0.5 - box[1].start],
            [0, down, (top + 0.5) * down - 0.5 - box[0].start],
        ],
        np.float32,
    )
    moved = cv2.warpAffine(
        part,
        place,
        (right - left, bottom - top),
        flags=way | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(moved, np.uint8), (slice(top, bottom), slice(left, right))
