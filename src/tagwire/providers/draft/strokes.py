"""Oil strokes: a picture painted again in three sizes of brush along its own contours."""

from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from .colour import Bytes, Floats, clip01, saturate
from .filters import blur, gaussian

Indices: TypeAlias = NDArray[np.intp]

_BRUSHES = (26, 13, 6)  # widths at 720 rows, broad ones first
_WORTH_PAINTING = 26.0  # summed colour error below which a finer brush leaves the canvas alone


def painted(pixels: Bytes, rng: np.random.Generator) -> Bytes:
    """Paint the whole picture, with the relief of thick paint."""
    canvas = np.asarray(cv2.blur(pixels, (31, 31)), np.uint8)
    relief = np.zeros(pixels.shape[:2], np.uint8)
    for index, width in enumerate(_BRUSHES):
        brush = max(2, int(width * pixels.shape[0] / 720))
        _layer(canvas, relief, pixels, brush, rng, everywhere=index == 0)
    return _impasto(canvas, relief, rng)


def flattened(pixels: Bytes, radius: int) -> Bytes:
    """Flatten texture and keep edges: each pixel takes the mean of its calmest quadrant."""
    side = (radius + 1, radius + 1)
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.float32)
    means = np.asarray(cv2.blur(pixels.astype(np.float32), side, anchor=(0, 0)), np.float32)
    grey_means = cv2.blur(grey, side, anchor=(0, 0))
    unrest = cv2.blur(grey * grey, side, anchor=(0, 0)) - grey_means * grey_means
    calmest, result = _moved(unrest, 0, 0), _moved(means, 0, 0)
    for dx, dy in ((radius, 0), (0, radius), (radius, radius)):
        other = _moved(unrest, dx, dy)
        calmer = other < calmest
        calmest = np.where(calmer, other, calmest)
        result = np.where(calmer[..., None], _moved(means, dx, dy), result)
    return np.asarray(np.clip(result, 0, 255), np.uint8)


def _moved(plane: Floats, dx: int, dy: int) -> Floats:
    """Shift down and right, repeating the edge."""
    padded = cv2.copyMakeBorder(plane, dy, 0, dx, 0, cv2.BORDER_REPLICATE)
    return np.asarray(padded[: plane.shape[0], : plane.shape[1]], np.float32)


def _contours(grey: Floats, sigma: float) -> Floats:
    """Direction along the edges at every pixel, from the smoothed structure tensor."""
    dx = np.asarray(cv2.Sobel(grey, cv2.CV_32F, 1, 0), np.float32)
    dy = np.asarray(cv2.Sobel(grey, cv2.CV_32F, 0, 1), np.float32)
    across = blur(dx * dx, sigma) - blur(dy * dy, sigma)
    return 0.5 * np.arctan2(2 * blur(dx * dy, sigma), across) + np.float32(np.pi / 2)


def _layer(
    canvas: Bytes,
    relief: Bytes,
    pixels: Bytes,
    brush: int,
    rng: np.random.Generator,
    *,
    everywhere: bool,
) -> None:
    """Paint one size of brush where the canvas is not right yet, in place."""
    model = np.asarray(cv2.GaussianBlur(pixels, (0, 0), brush * 0.45), np.uint8)
    xs, ys = _spots(model, canvas, brush, rng, everywhere=everywhere)
    grey = np.asarray(cv2.cvtColor(model, cv2.COLOR_RGB2GRAY), np.float32) / 255
    count = len(xs)
    angle = _contours(grey, brush * 0.6)[ys, xs] + rng.normal(0, 0.16, count)
    length = brush * (1.1 + 0.9 * rng.random(count))
    dx, dy = np.cos(angle) * length, np.sin(angle) * length
    shade = 1 + rng.normal(0, 0.06, (count, 1))
    inks = np.clip(model[ys, xs] * shade + rng.normal(0, 5.4, (count, 3)), 0, 255).astype(int)
    starts = np.stack([xs - dx, ys - dy], 1).astype(int).tolist()
    ends = np.stack([xs + dx, ys + dy], 1).astype(int).tolist()
    heights = rng.integers(60, 255, count).tolist()
    for start, end, ink, height in zip(starts, ends, inks.tolist(), heights, strict=True):
        cv2.line(canvas, start, end, ink, brush, cv2.LINE_AA)
        cv2.line(relief, start, end, (height,), brush)


def _spots(
    model: Bytes, canvas: Bytes, brush: int, rng: np.random.Generator, *, everywhere: bool
) -> tuple[Indices, Indices]:
    """Choose where strokes begin: a jittered grid, in random order, where they are needed."""
    height, width = model.shape[:2]
    step = max(2, int(brush * 0.77))
    rows, columns = np.mgrid[0:height:step, 0:width:step]
    ys = np.clip(rows.ravel() + rng.integers(-step, step + 1, rows.size), 0, height - 1)
    xs = np.clip(columns.ravel() + rng.integers(-step, step + 1, columns.size), 0, width - 1)
    if not everywhere:
        error = np.abs(model.astype(np.float32) - canvas).sum(axis=2)
        needed = blur(error, brush * 0.5)[ys, xs] > _WORTH_PAINTING
        ys, xs = ys[needed], xs[needed]
    order = rng.permutation(len(xs))
    return xs[order], ys[order]


def _impasto(canvas: Bytes, relief: Bytes, rng: np.random.Generator) -> Bytes:
    """Light the strokes' relief and the hairs of the brush from the upper left."""
    grey = np.asarray(cv2.cvtColor(canvas, cv2.COLOR_RGB2GRAY), np.float32) / 255
    hairs = _combed(rng.random(relief.shape, dtype=np.float32), _contours(grey, 5.0))
    hairs = (hairs - float(hairs.mean())) / (float(hairs.std()) + 1e-6)
    thick = gaussian(relief.astype(np.float32), 1.0) / 255 * 0.5 + hairs * 0.16
    slope = cv2.Sobel(thick, cv2.CV_32F, 1, 0, ksize=3) + cv2.Sobel(
        thick, cv2.CV_32F, 0, 1, ksize=3
    )
    light = np.clip(np.asarray(slope, np.float32) * 0.16, -0.16, 0.16)[..., None]
    lit = clip01(canvas.astype(np.float32) / 255 * (1 + light * 1.1) + np.maximum(light, 0) * 0.06)
    return np.asarray(clip01(saturate(lit, 1.22)) * 255, np.uint8)


def _combed(noise: Floats, angle: Floats, reach: int = 7) -> Floats:
    """Smear noise along a direction field (line integral convolution)."""
    height, width = noise.shape
    dx, dy = np.cos(angle).astype(np.float32), np.sin(angle).astype(np.float32)
    columns = np.arange(width, dtype=np.float32)[None] + np.zeros_like(noise)
    rows = np.arange(height, dtype=np.float32)[:, None] + np.zeros_like(noise)
    total = noise.copy()
    for sign in (1.0, -1.0):
        for step in range(1, reach + 1):
            x, y = columns + dx * (sign * step), rows + dy * (sign * step)
            total += cv2.remap(noise, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    return total / (2 * reach + 1)
