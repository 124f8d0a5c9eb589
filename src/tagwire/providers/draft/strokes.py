"""Oil strokes: a picture painted again in three sizes of brush along its own contours."""

from typing import TypeAlias, TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from .colour import Bytes, Floats, clip01, saturate
from .filters import blur, gaussian
from .lines import combed, contours
from .paper import grit, unit

Indices: TypeAlias = NDArray[np.intp]
_Plane = TypeVar("_Plane", Floats, Bytes)

_BRUSHES = (26, 13, 6)  # widths at 720 rows, broad ones first
_DETAIL = 3.4  # for the subject alone
_WORTH_PAINTING = 26.0  # summed colour error below which a finer brush leaves the canvas alone


def painted(pixels: Bytes, rng: np.random.Generator, subject: Floats | None = None) -> Bytes:
    """Paint the whole picture in thick paint; the ``subject`` (H x W, 0..1) with more care."""
    side = 2 * max(1, round(15 * unit(pixels))) + 1
    canvas = np.asarray(cv2.blur(pixels, (side, side)), np.uint8)
    relief = np.zeros(pixels.shape[:2], np.uint8)
    worth = np.full(relief.shape, _WORTH_PAINTING, np.float32)
    if subject is not None:
        worth *= 1 - np.float32(0.6) * subject
    for index, width in enumerate(_BRUSHES):
        brush = max(2, int(width * unit(pixels)))
        _layer(canvas, relief, pixels, brush, rng, worth=None if index == 0 else worth)
    if subject is not None and float(subject.max()) > 0.5:
        brush = max(2, int(_DETAIL * unit(pixels)))
        spared = np.where(subject > 0.5, worth, np.float32(1e6))
        _layer(canvas, relief, pixels, brush, rng, worth=spared)
    return _impasto(canvas, relief, rng)


def flattened(pixels: Bytes, radius: int) -> Bytes:
    """Flatten texture and keep edges: each pixel takes the mean of its calmest quadrant."""
    side = (radius + 1, radius + 1)
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.float32)
    means = np.asarray(cv2.blur(pixels, side, anchor=(0, 0)), np.uint8)
    grey_means = cv2.blur(grey, side, anchor=(0, 0))
    unrest = cv2.blur(grey * grey, side, anchor=(0, 0)) - grey_means * grey_means
    calmest, result = _moved(unrest, 0, 0), np.array(means)
    for dx, dy in ((radius, 0), (0, radius), (radius, radius)):
        other = _moved(unrest, dx, dy)
        calmer = np.asarray(other < calmest, np.uint8)
        cv2.copyTo(other, calmer, calmest)
        cv2.copyTo(_moved(means, dx, dy), calmer, result)
    return result


def _moved(plane: _Plane, dx: int, dy: int) -> _Plane:
    """Shift down and right, repeating the edge."""
    padded = cv2.copyMakeBorder(plane, dy, 0, dx, 0, cv2.BORDER_REPLICATE)
    return np.array(padded[: plane.shape[0], : plane.shape[1]], plane.dtype)


def _layer(
    canvas: Bytes,
    relief: Bytes,
    pixels: Bytes,
    brush: int,
    rng: np.random.Generator,
    *,
    worth: Floats | None,
) -> None:
    """Paint one size of brush where the canvas is not right yet, in place."""
    model = np.asarray(cv2.GaussianBlur(pixels, (0, 0), brush * 0.45), np.uint8)
    xs, ys = _spots(model, canvas, brush, rng, worth)
    grey = np.asarray(cv2.cvtColor(model, cv2.COLOR_RGB2GRAY), np.float32) / 255
    count = len(xs)
    angle = contours(grey, brush * 0.6, calm=True)[ys, xs] + rng.normal(0, 0.16, count)
    length = brush * (1.1 + 0.9 * rng.random(count))
    dx, dy = np.cos(angle) * length, np.sin(angle) * length
    shade = 1 + rng.normal(0, 0.06, (count, 1))
    inks = np.clip(model[ys, xs] * shade + rng.normal(0, 4.0, (count, 3)), 0, 255).astype(int)
    starts = np.stack([xs - dx, ys - dy], 1).astype(int).tolist()
    ends = np.stack([xs + dx, ys + dy], 1).astype(int).tolist()
    heights = rng.integers(60, 255, count).tolist()
    for start, end, ink, height in zip(starts, ends, inks.tolist(), heights, strict=True):
        cv2.line(canvas, start, end, ink, brush, cv2.LINE_AA)
        cv2.line(relief, start, end, (height,), brush)


def _spots(
    model: Bytes, canvas: Bytes, brush: int, rng: np.random.Generator, worth: Floats | None
) -> tuple[Indices, Indices]:
    """Choose where strokes begin: a jittered grid, in random order, where they are needed."""
    height, width = model.shape[:2]
    step = max(2, round(brush * 0.9))
    rows, columns = np.mgrid[0:height:step, 0:width:step]
    ys = np.clip(rows.ravel() + rng.integers(-step, step + 1, rows.size), 0, height - 1)
    xs = np.clip(columns.ravel() + rng.integers(-step, step + 1, columns.size), 0, width - 1)
    if worth is not None:
        error = np.abs(model.astype(np.float32) - canvas).sum(axis=2)
        needed = blur(error, brush * 0.5)[ys, xs] > worth[ys, xs]
        ys, xs = ys[needed], xs[needed]
    order = rng.permutation(len(xs))
    return xs[order], ys[order]


def _impasto(canvas: Bytes, relief: Bytes, rng: np.random.Generator) -> Bytes:
    """Light the strokes' relief and the hairs of the brush from the upper left."""
    grey = np.asarray(cv2.cvtColor(canvas, cv2.COLOR_RGB2GRAY), np.float32) / 255
    scale = max(1.0, unit(canvas))
    angle = contours(grey, 5.0 * unit(canvas), calm=True)
    hairs = combed(grit(rng, canvas, 1.0), angle, 6, scale)
    hairs = (hairs - float(hairs.mean())) / (float(hairs.std()) + 1e-6)
    thick = gaussian(relief.astype(np.float32), scale) / 255 * 0.5 + hairs * 0.16
    slope = cv2.Sobel(thick, cv2.CV_32F, 1, 0, scale=scale)
    slope = slope + cv2.Sobel(thick, cv2.CV_32F, 0, 1, scale=scale)
    light = np.clip(np.asarray(slope, np.float32) * 0.16, -0.16, 0.16)[..., None]
    lit = clip01(canvas.astype(np.float32) / 255 * (1 + light * 1.1) + np.maximum(light, 0) * 0.06)
    return np.asarray(clip01(saturate(lit, 1.22)) * 255, np.uint8)
