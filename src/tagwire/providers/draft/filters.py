"""Image filters on float planes: blurs that stay cheap at any radius, and the guided filter."""

from collections.abc import Iterator

import cv2
import numpy as np

from .colour import Floats

_AT_ONCE = 32_768  # points


def strips(plane: Floats) -> Iterator[slice]:
    """Rows of a plane or a picture, a few at a time: so many stay in the processor's cache."""
    few = max(1, _AT_ONCE // plane.shape[1])
    for row in range(0, plane.shape[0], few):
        yield slice(row, row + few)


def resize(image: Floats, width: int, height: int, *, smooth: bool = True) -> Floats:
    """Scale to an exact size: averaging when it shrinks, cubic (or linear) when it grows."""
    shrinks = width < image.shape[1] and height < image.shape[0]
    growing = cv2.INTER_CUBIC if smooth else cv2.INTER_LINEAR
    return np.asarray(
        cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA if shrinks else growing),
        np.float32,
    )


def gaussian(image: Floats, sigma: float) -> Floats:
    """Blur as it is written in the books."""
    return np.asarray(cv2.GaussianBlur(image, (0, 0), sigma), np.float32)


def blur(image: Floats, sigma: float) -> Floats:
    """Blur by any sigma; wide ones are made on a reduced copy, where they cost little."""
    if sigma < 0.3:
        return image
    height, width = image.shape[:2]
    shrink = 1
    while sigma / shrink > 6 and min(height, width) // (shrink * 2) > 8:
        shrink *= 2
    if shrink == 1:
        return gaussian(image, sigma)
    small = cv2.resize(
        image, (max(1, width // shrink), max(1, height // shrink)), interpolation=cv2.INTER_AREA
    )
    return resize(
        gaussian(np.asarray(small, np.float32), sigma / shrink), width, height, smooth=False
    )


def blended(image: Floats, other: Floats, share: Floats) -> Floats:
    """As ``colour.mix`` with a plane of shares, in one pass."""
    return np.asarray(cv2.blendLinear(image, other, 1 - share, share), np.float32)


def guided(guide: Floats, plane: Floats, radius: int, softness: float) -> Floats:
    """Smooth ``plane`` but let it keep the edges of ``guide`` (He et al., grey guide)."""

    def box(values: Floats) -> Floats:
        side = 2 * radius + 1
        return np.asarray(cv2.blur(values, (side, side)), np.float32)

    mean_guide, mean_plane = box(guide), box(plane)
    covariance = box(guide * plane) - mean_guide * mean_plane
    variance = box(guide * guide) - mean_guide * mean_guide
    slope = covariance / (variance + softness)
    return box(slope) * guide + box(mean_plane - slope * mean_guide)


def disc(image: Floats, radius: float) -> Floats:
    """Blur by a flat disc, as an open lens does; the disc is drawn on a reduced copy."""
    shrink = max(1, int(radius / 3))
    height, width = image.shape[:2]
    small = resize(image, max(1, width // shrink), max(1, height // shrink), smooth=False)
    reach = max(1, round(radius / shrink))
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    weights = kernel.astype(np.float32) / float(kernel.sum())
    spread = cv2.filter2D(np.minimum(small, 9.0), -1, weights, borderType=cv2.BORDER_REFLECT)
    return resize(np.asarray(spread, np.float32), width, height, smooth=False)
