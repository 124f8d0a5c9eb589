"""Drawn lines: the direction of contours, ink lines of swelling width, hatching."""

from dataclasses import dataclass
from math import ceil

import cv2
import numpy as np

from .colour import Bytes, Floats, clip01, ramp
from .extent import extent
from .filters import blur, gaussian, resize
from .paper import unit

_LINES = 256  # hatching lines of different hand
_FINE = 0.7  # half width, in pixels, of lines on the copy they are drawn on
_FULL, _NONE = 95.0, 64.0  # of a byte: how strong an edge is that has its whole line, or none
_COARSE = 180  # rows that tell how far off all is
_TRACE = 0.004  # of a subject, that can be seen


def contours(grey: Floats, sigma: float, *, calm: bool = False) -> Floats:
    """Direction along the edges at every pixel (radians), from the smoothed structure tensor.

    ``calm``: where there are no edges, drift along with those farther off, else nearly level.
    """
    rows, columns = grey.shape
    # A wide tensor is as good on a reduced copy, and costs a fraction.
    shrink = int(np.clip(sigma / 2.5, 1, min(rows, columns) / 16 + 1))
    small = grey if shrink == 1 else resize(grey, columns // shrink, rows // shrink)
    sigma = sigma / shrink
    dx = np.asarray(cv2.Sobel(small, cv2.CV_32F, 1, 0), np.float32)
    dy = np.asarray(cv2.Sobel(small, cv2.CV_32F, 0, 1), np.float32)
    square, product = dx * dx - dy * dy, dx * dy
    across, skew = blur(square, sigma), blur(product, sigma)
    if calm:
        across = across + blur(square, sigma * 9) * np.float32(0.25) - np.float32(2e-5)
        skew = skew + blur(product, sigma * 9) * np.float32(0.25) + np.float32(4e-6)
    angle = np.asarray(cv2.phase(across, 2 * skew), np.float32)
    angle = angle * np.float32(0.5) + np.float32(np.pi / 2)
    if shrink > 1:
        grown = cv2.resize(angle, (columns, rows), interpolation=cv2.INTER_NEAREST)
        return np.asarray(grown, np.float32)
    return angle


def combed(plane: Floats, angle: Floats, reach: int, step: float = 1.0) -> Floats:
    """Average along a direction field (line integral convolution), ``reach`` steps each way."""
    height, width = plane.shape
    dx, dy = np.cos(angle) * np.float32(step), np.sin(angle) * np.float32(step)
    columns = np.broadcast_to(np.arange(width, dtype=np.float32)[None], plane.shape)
    rows = np.broadcast_to(np.arange(height, dtype=np.float32)[:, None], plane.shape)
    total = plane.copy()
    for move in (cv2.add, cv2.subtract):
        x, y = columns.copy(), rows.copy()
        for _ in range(reach):
            move(x, dx, x)
            move(y, dy, y)
            cv2.accumulate(
                cv2.remap(plane, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT), total
            )
    return np.asarray(total / np.float32(2 * reach + 1), np.float32)


def drawing_grey(pixels: Bytes) -> Floats:
    """Grey that also tells apart colours of one lightness, 0..1, H x W."""
    lab = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2LAB), np.float32)
    weights = np.array([[1 / 255, 0.45 / 255, 0.3 / 255, -0.375]], np.float32)
    return np.asarray(cv2.transform(lab, weights), np.float32)


def ink(
    grey: Floats, width: float, *, weakest: float = 0.012, full: float = 0.05, fine: float = 1.6
) -> Floats:
    """Ink on the dark side of edges, 0..1, H x W.

    ``width`` in pixels; lines run along the contours and swell with the edge's contrast. They
    are drawn on a copy where they are ``fine`` pixels wide, if that is a smaller one.
    """
    rows, columns = grey.shape
    shrink = max(1.0, width / fine)
    small = resize(grey, max(8, round(columns / shrink)), max(8, round(rows / shrink)))
    sigma = max(0.5, width / shrink)
    inner, outer = gaussian(small, sigma), gaussian(small, sigma * 1.7)
    # Bytes are led along and looked up in a fraction of the time.
    step = full / _FULL
    response = cv2.addWeighted(outer, 1 / step, inner, -1 / step, _NONE, dtype=cv2.CV_8U)
    drawn = _led(np.asarray(response, np.uint8), _directions(inner, 2 * sigma))
    if shrink != 1.0:
        drawn = np.asarray(cv2.resize(drawn, (columns, rows), interpolation=cv2.INTER_CUBIC))
    levels = (np.arange(256, dtype=np.float32) - np.float32(_NONE)) * np.float32(step)
    return np.asarray(cv2.LUT(drawn, ramp(weakest, full, levels)), np.float32)


def _directions(grey: Floats, sigma: float) -> tuple[Floats, Floats]:
    """Steps along the contours, across and down, found on a copy of half the size."""
    rows, columns = grey.shape
    half = resize(grey, max(4, columns // 2), max(4, rows // 2))
    angle = contours(half, max(1.0, 0.5 * sigma))
    across, down = (
        cv2.resize(each, (columns, rows), interpolation=cv2.INTER_NEAREST)
        for each in (np.cos(angle), np.sin(angle))
    )
    return np.asarray(across, np.float32), np.asarray(down, np.float32)


def _led(plane: Bytes, directions: tuple[Floats, Floats]) -> Bytes:
    """The mean of nine places along a direction field, as three times the mean of three."""
    height, width = plane.shape
    columns = np.broadcast_to(np.arange(width, dtype=np.float32)[None], plane.shape).copy()
    rows = np.broadcast_to(np.arange(height, dtype=np.float32)[:, None], plane.shape).copy()
    for reach in (1.0, 3.0):
        moved = [
            cv2.remap(
                plane,
                cv2.scaleAdd(directions[0], way, columns),
                cv2.scaleAdd(directions[1], way, rows),
                cv2.INTER_LINEAR,
                borderMode=cv2.BORDER_REFLECT,
            )
            for way in (reach, -reach)
        ]
        both = cv2.addWeighted(moved[0], 0.5, moved[1], 0.5, 0)
        plane = np.asarray(cv2.addWeighted(both, 2 / 3, plane, 1 / 3, 0), np.uint8)
    return plane


def outline(subject: Floats, width: float) -> Floats:
    """One line round the subject, about ``width`` pixels, broader on its shaded side, H x W."""
    sigma = max(0.55, width * 0.62)
    box, result = extent(subject > _TRACE, ceil(3 * sigma) + 1), np.zeros_like(subject)
    if box is None:
        return result
    soft = gaussian(subject[box], sigma)
    across, down = (cv2.Sobel(soft, cv2.CV_32F, *step) for step in ((1, 0), (0, 1)))
    steep = np.sqrt(across * across + down * down) + np.float32(1e-4)
    shaded = np.asarray((across * 0.5 + down * 0.86) / steep, np.float32)  # -1: faces down
    ridge = 4 * soft * (1 - soft)
    result[box] = ramp(0.42, 0.80, ridge - np.float32(0.16) * shaded)
    return result


def nearby(depth: Floats, reach: float, low: float, high: float) -> Floats:
    """How much of a set's line is drawn: less, the farther off, 0..1, H x W.

    Nothing where ``reach`` metres are the share ``low`` of the distance, all where ``high``.
    """
    rows, columns = depth.shape
    shrink = max(1.0, min(rows, columns) / _COARSE)
    small = resize(depth, max(2, round(columns / shrink)), max(2, round(rows / shrink)))
    near = ramp(low, high, np.float32(reach) / np.maximum(small, np.float32(1)))
    return resize(np.asarray(near, np.float32), columns, rows, smooth=False)


def silhouettes(depth: Floats, width: float, least: float = 0.012) -> Floats:
    """Lines along the borders of what stands before something farther, 0..1, H x W.

    ``width`` in pixels; ``least`` is the step, as a share of the distance, that is drawn.
    Leaves against leaves have none.
    """
    # On any plane nearness is linear in the picture: only steps and folds are left of it.
    rows, columns = depth.shape
    shrink = max(1.0, width / _FINE)
    small = resize(depth, max(8, round(columns / shrink)), max(8, round(rows / shrink)))
    near = np.asarray(1 / np.maximum(cv2.medianBlur(small, 3), 0.5), np.float32)
    sigma = max(0.6, width / shrink)
    step = 1 - gaussian(near, sigma * 2.2) / gaussian(near, sigma)
    crowded = blur(np.asarray(ramp(least, 2.5 * least, step), np.float32), 11 * sigma)
    step = step * ramp(0.34, 0.18, crowded) * np.float32(_FULL / (2.5 * least))
    drawn = np.asarray(np.clip(step + np.float32(_NONE), 0, 255), np.uint8)
    if shrink != 1.0:
        drawn = np.asarray(cv2.resize(drawn, (columns, rows), interpolation=cv2.INTER_CUBIC))
    levels = (np.arange(256, dtype=np.float32) - np.float32(_NONE)) / np.float32(_FULL)
    return np.asarray(cv2.LUT(drawn, ramp(0.4, 1.0, levels)), np.float32)


def features(pixels: Bytes, subject: Floats) -> Floats:
    """The subject's small dark marks on something lighter, as eyes and a mouth, 0..1, H x W."""
    scale = unit(pixels)
    reach = max(2, round(4.5 * scale))
    box, result = extent(subject > _TRACE, 2 * reach), np.zeros_like(subject)
    if box is None:
        return result
    grey = cv2.cvtColor(np.ascontiguousarray(pixels[box]), cv2.COLOR_RGB2GRAY)
    grey = cv2.GaussianBlur(grey, (0, 0), 0.4 + 0.5 * scale)
    round_ = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    sunk = cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, round_)
    # What is dark already needs less of a step, and least of all where there is little light.
    middle = float(np.median(grey[subject[box] > 0.5])) if (subject[box] > 0.5).any() else 255.0
    base = np.float32(np.clip(0.4 * middle, 12, 40))
    deep = np.asarray(sunk, np.float32) / (base + np.asarray(grey, np.float32))
    result[box] = ramp(0.22, 0.60, deep) * subject[box]
    return result


def apart(subject: Floats, reach: float) -> Floats:
    """0 along the subject's outline, 1 away from it: where other lines do not double it."""
    sigma = max(0.5, reach)
    box, result = extent(subject > _TRACE, ceil(3 * sigma) + 1), np.ones_like(subject)
    if box is not None:
        soft = gaussian(subject[box], sigma)
        result[box] = ramp(0.9, 0.35, 4 * soft * (1 - soft))
    return result


@dataclass(frozen=True, slots=True)
class Hatch:
    """How a layer of hatching is laid; measures in pixels at 720 rows, ``angle`` in radians."""

    angle: float
    spacing: float
    length: float


def hatching(rng: np.random.Generator, tone: Floats, hatch: Hatch) -> Floats:
    """Parallel pencil strokes over ``tone`` (H x W: 0 none, 1 all lead), by hand, 0..1, H x W.

    Each stroke has its own place, length and pressure, bends a little, and thins out at its ends;
    where the tone is deeper it is broader and pressed harder.
    """
    if unit(tone) > 1:  # lead is soft: a larger drawing is this one enlarged
        rows, columns = tone.shape
        size = (round(columns / unit(tone)), round(rows / unit(tone)))
        return resize(hatching(rng, resize(tone, *size), hatch), columns, rows)
    height, width = tone.shape
    scale = np.float32(unit(tone))
    x = np.arange(width, dtype=np.float32)[None] / scale
    y = np.arange(height, dtype=np.float32)[:, None] / scale
    cos, sin = np.float32(np.cos(hatch.angle)), np.float32(np.sin(hatch.angle))
    along = (x * cos + y * sin) / np.float32(hatch.length)
    across = (y * cos - x * sin) / np.float32(hatch.spacing)
    patches = np.asarray(np.sin(along * np.float32(1.7)) * np.float32(0.25), np.float32)
    across = across + patches
    line = np.floor(across)
    index = line.astype(np.int32) % _LINES
    starts, presses = rng.random((2, _LINES), dtype=np.float32)
    strays = rng.normal(0, 0.16, (_LINES, _LINES)).astype(np.float32)
    along = along + (starts * 3)[index]
    stroke = np.floor(along)
    part = along - stroke
    number = (stroke.astype(np.int32) * 7) % _LINES
    bow = (part - np.float32(0.5)) ** 2 * np.float32(0.5)
    middle = np.float32(0.5) + strays[index, number] + bow - np.float32(0.06)
    away = np.abs(across - line - middle)
    ends = ramp(0.0, 0.16, part) * ramp(1.0, 0.72, part)
    firm = tone * (np.float32(0.75) + np.float32(0.5) * presses[(index + number) % _LINES]) * ends
    thick = np.float32(0.10) + np.float32(0.26) * firm
    soft = np.float32(0.62) / np.float32(hatch.spacing) / min(np.float32(1), scale)
    return np.asarray(clip01((thick - away) / soft + 0.5) * clip01(firm * 2.2), np.float32)


def evened(values: Floats) -> Floats:
    """Spread bell-shaped noise evenly over 0..1."""
    scaled = (values - values.mean()) / (values.std() + np.float32(1e-6))
    return np.asarray(0.5 + 0.5 * np.tanh(scaled * np.float32(0.8)), np.float32)
