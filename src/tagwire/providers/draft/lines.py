"""Drawn lines: the direction of contours, ink lines of swelling width, hatching."""

import cv2
import numpy as np

from .colour import Bytes, Floats, ramp
from .filters import blur, gaussian, resize
from .paper import grit, unit


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
    for sign in (1.0, -1.0):
        x, y = columns.copy(), rows.copy()
        for _ in range(reach):
            x += dx * np.float32(sign)
            y += dy * np.float32(sign)
            total += cv2.remap(plane, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    return np.asarray(total / np.float32(2 * reach + 1), np.float32)


def drawing_grey(pixels: Bytes) -> Floats:
    """Grey that also tells apart colours of one lightness, 0..1, H x W."""
    lab = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2LAB), np.float32) / np.float32(255)
    return np.asarray(lab[..., 0] + 0.45 * (lab[..., 1] - 0.5) + 0.3 * (lab[..., 2] - 0.5))


def ink(
    grey: Floats, width: float, *, weakest: float = 0.012, full: float = 0.05, reach: int = 4
) -> Floats:
    """Ink on the dark side of edges, 0..1, H x W.

    ``width`` in pixels; lines run along the contours and swell with the edge's contrast.
    """
    rows, columns = grey.shape
    shrink = max(1.0, width / 1.6)
    small = resize(grey, max(8, round(columns / shrink)), max(8, round(rows / shrink)))
    sigma = width / shrink
    inner, outer = gaussian(small, max(0.5, sigma)), gaussian(small, max(0.5, sigma) * 1.7)
    response = combed(outer - inner, contours(inner, max(1.0, sigma * 2)), reach)
    grown = response if shrink == 1.0 else resize(response, columns, rows)
    return np.asarray(ramp(weakest, full, grown), np.float32)


def hatching(
    rng: np.random.Generator, pixels: Bytes | Floats, angle: float, length: float, size: float = 1.5
) -> Floats:
    """A field of parallel pencil strokes, evenly spread over 0..1, H x W.

    ``angle`` in radians, ``length`` and ``size`` (of the lead) in pixels at 720 rows. Where it is
    below a tone there is lead.
    """
    noise = grit(rng, pixels, size)
    reach = max(2, round(length * unit(pixels) * 0.5))
    side = 2 * reach + 1
    kernel = np.zeros((side, side), np.uint8)
    dx, dy = np.cos(angle) * reach, np.sin(angle) * reach
    start, end = (round(reach - dx), round(reach - dy)), (round(reach + dx), round(reach + dy))
    cv2.line(kernel, start, end, (255,), 1, cv2.LINE_AA)
    weights = kernel.astype(np.float32) / float(kernel.sum())
    lines = cv2.filter2D(noise, -1, weights, borderType=cv2.BORDER_REFLECT)
    return evened(np.asarray(lines, np.float32))


def evened(values: Floats) -> Floats:
    """Spread bell-shaped noise evenly over 0..1."""
    scaled = (values - values.mean()) / (values.std() + np.float32(1e-6))
    return np.asarray(0.5 + 0.5 * np.tanh(scaled * np.float32(0.8)), np.float32)
