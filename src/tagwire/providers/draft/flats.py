"""Flat colour: textures calmed, colours gathered in Lab, regions cut along simple curves."""

import cv2
import numpy as np
from numpy.typing import NDArray

from .colour import Bytes, Floats
from .filters import blur, resize
from .strokes import flattened

_SAMPLE = 4000
_ROUNDS = 9


def calm(pixels: Bytes, radius: float, times: int = 1) -> Bytes:
    """Flatten texture, keep edges; made on a reduced copy where the radius is wide (in pixels)."""
    height, width = pixels.shape[:2]
    shrink = max(1.0, radius / 3.0)
    small = pixels
    if shrink > 1:
        size = (max(16, round(width / shrink)), max(16, round(height / shrink)))
        small = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    for _ in range(times):
        small = flattened(small, max(1, round(radius / shrink)))
    if small.shape == pixels.shape:
        return small
    grown = cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)
    return np.asarray(grown, np.uint8)


def pattern_of(pixels: Bytes, rows: int) -> tuple[Bytes, float]:
    """A copy with at most that short side, where flats are cut, and its scale against ``rows``."""
    height, width = pixels.shape[:2]
    scale = min(1.0, rows / min(height, width))
    size = (max(16, round(width * scale)), max(16, round(height * scale)))
    small = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    return small, min(size) / rows


def to_lab(pixels: Bytes) -> Floats:
    """CIE Lab, L 0..100, H x W x 3."""
    return np.asarray(
        cv2.cvtColor(pixels.astype(np.float32) / np.float32(255), cv2.COLOR_RGB2LAB), np.float32
    )


def from_lab(lab: Floats) -> Floats:
    """Display-referred RGB 0..1 of CIE Lab, H x W x 3."""
    return np.clip(cv2.cvtColor(np.asarray(lab, np.float32), cv2.COLOR_LAB2RGB), 0.0, 1.0)


def gathered(features: Floats, count: int, rng: np.random.Generator) -> Floats:
    """Centres of ``count`` clusters of the rows of ``features`` (k-means, farthest-first start)."""
    chosen = rng.permutation(len(features))[:_SAMPLE]
    points = np.asarray(features[chosen], np.float32)
    centres = [points.mean(axis=0)]
    distance = ((points - centres[0]) ** 2).sum(axis=1)
    while len(centres) < count:
        # The square root keeps a lone bright pixel from claiming a colour of its own.
        share = np.sqrt(distance) + 1e-6
        pick = int(np.searchsorted(np.cumsum(share), rng.random() * float(share.sum())))
        centres.append(points[min(pick, len(points) - 1)])
        distance = np.minimum(distance, ((points - centres[-1]) ** 2).sum(axis=1))
    found = np.array(centres, np.float32)
    for _ in range(_ROUNDS):
        label = nearest(points, found)
        for index in range(count):
            mine = points[label == index]
            if len(mine):
                found[index] = mine.mean(axis=0)
    return found


def nearest(features: Floats, centres: Floats) -> NDArray[np.intp]:
    """Index of the closest centre, one a row of ``features``."""
    closeness = features @ (2 * centres.T) - (centres**2).sum(axis=1)
    return np.asarray(closeness.argmax(axis=1), np.intp)


def simple_curves(
    labels: NDArray[np.intp], count: int, sigma: float, size: tuple[int, int]
) -> NDArray[np.intp]:
    """Redraw the borders between labels as smooth curves, at ``size`` (width, height).

    ``sigma`` in pixels of ``labels``: smaller islands melt into what surrounds them.
    """
    width, height = size
    best = np.full((height, width), -1.0, np.float32)
    result = np.zeros((height, width), np.intp)
    for index in range(count):
        mine = (labels == index).astype(np.float32)
        if not mine.any():
            continue
        share = resize(blur(mine, sigma), width, height)
        more = share > best
        np.copyto(best, share, where=more)
        result[more] = index
    return result


def without_specks(mask: Floats, least: float) -> Floats:
    """Drop islands and holes of a mask that are smaller than ``least``, a share of the picture."""
    area = least * mask.size
    result = (mask > 0.5).astype(np.uint8)
    for value in (1, 0):
        count, labels, stats, _ = cv2.connectedComponentsWithStats(
            (result == value).astype(np.uint8)
        )
        small = stats[:count, cv2.CC_STAT_AREA] < area
        small[0] = False
        result[small[labels]] = 1 - value
    return np.asarray(result, np.float32)
