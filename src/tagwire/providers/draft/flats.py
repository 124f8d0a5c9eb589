"""Flat colour: textures calmed, colours gathered in Lab, regions cut along simple curves."""

from dataclasses import dataclass
from math import ceil

import cv2
import numpy as np

from .colour import Bytes, Floats, ramp
from .extent import enlarged, extent
from .filters import blur
from .patch import Window
from .strokes import flattened

NOBODY = 255  # label of what belongs to no flat
_SAMPLE = 3000
_ROUNDS = 7


def calm(pixels: Bytes, radius: float, times: int = 1) -> Bytes:
    """Flatten texture, keep edges; made on a reduced copy where the radius is wide (in pixels)."""
    height, width = pixels.shape[:2]
    shrink = max(1.0, radius / 2.2)
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


def enlivened(lab: Floats, amount: float) -> Floats:
    """More chroma in Lab colours (... x 3), but skin and wood stay what they are."""
    a, b = lab[..., 1], lab[..., 2]
    chroma, hue = np.hypot(a, b), np.arctan2(b, a)
    warm = np.exp(-(((hue - 0.92) / 0.42) ** 2)) * ramp(62.0, 34.0, chroma)
    more = (amount - (amount - 1) * np.float32(0.8) * warm)[..., None]
    return np.asarray(np.concatenate([lab[..., :1], lab[..., 1:] * more], axis=-1), np.float32)


def gathered(features: Floats, count: int, rng: np.random.Generator, starts: int = 1) -> Floats:
    """Centres of ``count`` clusters of the rows of ``features``: k-means, the best start."""
    found = [_gathered(features, count, rng) for _ in range(starts)]
    return min(found, key=lambda each: each[1])[0]


def _gathered(features: Floats, count: int, rng: np.random.Generator) -> tuple[Floats, float]:
    """Centres from a farthest-first start, and how far from them everything is."""
    # The same shares of the way through a picture of any size: it gives the same colours.
    chosen = (rng.random(_SAMPLE) * len(features)).astype(np.intp)
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
        size = np.bincount(label, minlength=count)
        sums = [np.bincount(label, column, count) for column in points.T]
        middles = np.stack(sums, 1) / np.maximum(size, 1)[:, None]
        found = np.where(size[:, None] > 0, middles, found).astype(np.float32)
    return found, float(((points - found[label]) ** 2).sum())


def joined(centres: Floats, alike: float) -> Bytes:
    """For every centre (n x m) the first that it goes over into by steps of at most ``alike``."""
    away = np.sqrt(((centres[:, None] - centres[None]) ** 2).sum(axis=2))
    first = np.arange(len(centres), dtype=np.uint8)
    for one, other in zip(*np.nonzero(away < alike), strict=True):
        first[first == max(first[one], first[other])] = min(first[one], first[other])
    return first


def nearest(features: Floats, centres: Floats) -> Bytes:
    """Index of the closest centre, one a row of ``features``."""
    closeness = (2 * centres) @ features.T - (centres**2).sum(axis=1)[:, None]
    # Plane by plane, this is some times as fast as argmax is; numbers grow, the last one stays.
    best, index = closeness[:1], np.zeros((1, len(features)), np.uint8)
    for number in range(1, len(closeness)):
        plane = closeness[number : number + 1]
        nearer = np.asarray(cv2.compare(plane, best, cv2.CMP_GT), np.uint8)
        np.maximum(index, np.minimum(nearer, np.uint8(number)), out=index)
        cv2.max(best, plane, best)
    return np.asarray(index[0], np.uint8)


def _only(labels: Bytes, index: int) -> Bytes:
    """255 where a label is, 0 elsewhere."""
    return np.asarray(labels == index, np.uint8) * np.uint8(255)


def scissored(labels: Bytes, radius: float, least: float) -> Bytes:
    """Leave out what no scissors would cut, and let the neighbours close the gap.

    ``radius`` of the finest cut in pixels, ``least`` area of a piece as a share of the picture.
    What belongs to nobody stays.
    """
    side = 2 * round(radius) + 1
    blades = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    free = _only(labels, NOBODY)
    solid = np.zeros_like(labels)
    for index in np.flatnonzero(np.bincount(labels.ravel(), minlength=256)[:NOBODY]).tolist():
        mine = _only(labels, index)
        # A piece reaches beyond the frame.
        whole = cv2.morphologyEx(mine, cv2.MORPH_OPEN, blades, borderType=cv2.BORDER_REPLICATE)
        solid = np.asarray(cv2.max(solid, whole), np.uint8)
    # Without the pixels that differ from the next, pieces of all labels are told apart at once.
    solid[:, :-1][labels[:, :-1] != labels[:, 1:]] = 0
    solid[:-1][labels[:-1] != labels[1:]] = 0
    found, parts, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=4)
    small = stats[:found, cv2.CC_STAT_AREA] < least * labels.size
    small[0] = True
    lost = np.asarray(small, np.uint8)[parts] | free
    return np.where(free > 0, np.uint8(NOBODY), closed(labels, lost)).astype(np.uint8)


def closed(labels: Bytes, lost: Bytes) -> Bytes:
    """Let the nearest labels spread over the places that are ``lost`` (not 0)."""
    if lost.all() or not lost.any():
        return labels
    _, owner = cv2.distanceTransformWithLabels(lost, cv2.DIST_L2, 3, labelType=cv2.DIST_LABEL_PIXEL)
    whose = np.zeros(int(owner.max()) + 1, np.uint8)
    whose[owner[lost == 0]] = labels[lost == 0]
    return np.asarray(whose[owner], np.uint8)


@dataclass(frozen=True, slots=True)
class Cut:
    """Flats whose borders are smooth curves: at every pixel the label, and what it meets there."""

    labels: Bytes  # H x W
    beside: Bytes  # H x W, the label across the nearest border
    away: Floats  # H x W, pixels to that border, right where it is near

    def filled(self, colours: Floats) -> Floats:
        """Fill every flat with its colour, H x W x 3."""
        paints = np.asarray(colours, np.float32)
        result = np.take(paints, self.labels, axis=0, mode="clip")
        seam = np.flatnonzero(self.away < 0.5)
        share = self.away.ravel()[seam, None] + np.float32(0.5)
        every, other = result.reshape(-1, 3), paints[self.beside.ravel()[seam]]
        every[seam] = other + (every[seam] - other) * share
        return result

    def drawn(self, strength: Floats, width: float) -> Floats:
        """Lines along the borders, 0..1, H x W; ``strength`` (n x n) of what meets what."""
        line = np.zeros(self.away.shape, np.float32)
        near = np.flatnonzero(self.away < 0.5 * width + 0.5)
        met = strength[self.labels.ravel()[near], self.beside.ravel()[near]]
        soft = ramp(0.5 * width + 0.5, 0.5 * width - 0.5, self.away.ravel()[near])
        line.reshape(-1)[near] = met * soft
        return line


def simple_curves(labels: Bytes, sigma: float, size: tuple[int, int]) -> Cut:
    """Redraw the borders between labels as smooth curves, at ``size`` (width, height).

    ``sigma`` in pixels of ``labels``: smaller islands melt into what surrounds them.
    """
    width, height = size
    best, second, first, beside = (np.zeros((height, width), np.uint8) for _ in range(4))
    for index in np.flatnonzero(np.bincount(labels.ravel(), minlength=256)).tolist():
        found = _softened(labels, index, sigma, size)
        if found is None:
            continue
        share, place = found
        above, below, mine, other = (each[place] for each in (best, second, first, beside))
        wins = cv2.compare(share, above, cv2.CMP_GT)
        follows = cv2.bitwise_and(cv2.compare(share, below, cv2.CMP_GT), cv2.bitwise_not(wins))
        other[...] = cv2.copyTo(mine, wins, other.copy())
        below[...] = cv2.max(below, cv2.min(share, above))
        above[...] = cv2.max(above, share)
        np.putmask(other, follows > 0, index)
        np.putmask(mine, wins > 0, index)
    # The slope of two blurred neighbours where they meet tells how wide one pixel is.
    grown = min(height, width) / min(labels.shape)
    slope = np.float32(1.05 * max(sigma * grown, 0.7) / 255)
    lead = np.asarray(cv2.subtract(best, second), np.float32)
    return Cut(first, beside, lead * slope)


def _softened(
    labels: Bytes, index: int, sigma: float, size: tuple[int, int]
) -> tuple[Bytes, Window] | None:
    """How much of every pixel of a frame is near a label, 0..255, and where it is not nothing."""
    mine = _only(labels, index)
    box = extent(mine, ceil(3 * sigma) + 2)
    if box is None:
        return None
    mine[box] = cv2.GaussianBlur(np.ascontiguousarray(mine[box]), (0, 0), sigma)
    return enlarged(mine, box, size)


def places(lab: Floats, depth: Floats, far: float, lamps: float = 0.0) -> Floats:
    """Features of a set's flats, H x W x 5: colour, and distance and height weighed by ``far``.

    ``lamps`` (0..1): how far the broad fall of light over a surface is overlooked.
    """
    light = lab[..., 0]
    if lamps:
        light = light - (blur(light, 0.12 * min(depth.shape)) - light.mean()) * lamps
    away = np.log(np.clip(depth, 0.5, 400))
    away = (away - away.min()) / max(float(away.max() - away.min()), 0.5)
    rows = np.linspace(0, 1, depth.shape[0], dtype=np.float32)[:, None]
    high = np.broadcast_to(rows, depth.shape)
    own = (light * (1.1 - 0.5 * lamps), lab[..., 1:] * 0.8)
    return np.asarray(np.dstack([*own, away * far, high * (far * 0.3)]), np.float32)


def means(labels: Bytes, lab: Floats, count: int) -> Floats:
    """Mean of the planes (H x W x n) of every label, count x n; 0 where a label has no place."""
    # Every other row and column tells as much: no piece that is left has only one.
    flat, seen = labels[::2, ::2].ravel(), lab[::2, ::2]
    size = np.maximum(np.bincount(flat, minlength=256), 1)
    planes = range(lab.shape[2])
    sums = [np.bincount(flat, seen[..., plane].ravel(), 256) / size for plane in planes]
    return np.asarray(np.stack(sums, 1)[:count], np.float32)
