"""Outlines of faces on the picture: cut at the near plane, filled to a mask."""

from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

Point: TypeAlias = tuple[float, float, float]
Outline: TypeAlias = tuple[tuple[float, float], ...]  # inside a unit square, convex
SQUARE: Outline = ((0, 0), (1, 0), (1, 1), (0, 1))
DISC: Outline = tuple(
    (0.5 + 0.5 * float(np.cos(a)), 0.5 + 0.5 * float(np.sin(a)))
    for a in np.linspace(0, 2 * np.pi, 24, endpoint=False)
)
LEAF: Outline = (
    (0.5, 0),
    (0.86, 0.22),
    (1, 0.46),
    (0.82, 0.74),
    (0.5, 1),
    (0.18, 0.74),
    (0, 0.46),
    (0.14, 0.22),
)
NEAR = 0.12  # metres before the camera where everything is cut


def clipped(points: list[Point]) -> list[Point]:
    """Cut a convex outline at the near plane."""
    if all(point[2] > NEAR for point in points):
        return points
    kept: list[Point] = []
    for one, other in zip(points, points[1:] + points[:1], strict=True):
        if one[2] > NEAR:
            kept.append(one)
        if (one[2] > NEAR) != (other[2] > NEAR):
            t = (NEAR - one[2]) / (other[2] - one[2])
            x, y, z = (a + (b - a) * t for a, b in zip(one, other, strict=True))
            kept.append((x, y, z))
    return kept


def filled(xs: list[float], ys: list[float], rows: slice, columns: slice) -> NDArray[np.bool_]:
    """Fill a convex outline within a window of the picture."""
    mask = np.zeros((rows.stop - rows.start, columns.stop - columns.start), np.uint8)
    # Sixteenths of a pixel; float pictures and LINE_AA do not go together in OpenCV.
    local = [
        (
            round(min(max((x - columns.start) * 16 - 8, -480000.0), 480000.0)),
            round(min(max((y - rows.start) * 16 - 8, -480000.0), 480000.0)),
        )
        for x, y in zip(xs, ys, strict=True)
    ]
    cv2.fillConvexPoly(mask, np.array(local, np.int32), (1,), cv2.LINE_8, 4)
    return mask.view(np.bool_)
