"""Oil strokes: a picture painted again in four sizes of brush along its own contours."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from .colour import Bytes, Floats, clip01, saturate
from .filters import blur, gaussian, resize
from .lines import contours
from .noise import fractal, spread
from .paper import relief, unit

_ROWS = 520  # most rows (short side) of the canvas that strokes are laid on
_FINER = 1.5  # small pictures are painted larger, so that the strokes' edges are smooth
# Width of a brush at 720 rows, and the summed colour error below which it leaves a place alone.
_BRUSHES = ((30.0, 0.0), (15.0, 20.0), (7.0, 26.0))
_DETAIL = (3.0, 8.0)  # for the subject alone
_LONG = 5  # half of a stroke's length, in steps
_STEP = 0.62  # of a step's length, in half widths of the brush
_APART = 1.8  # mean distance of two strokes, in half widths
_HAIRS = 14  # bristles across a brush
_LOADS = 256  # ways the paint lies in the bristles; a power of two


@dataclass(frozen=True, slots=True)
class _Canvas:
    """Wet paint: its colour (H x W x 3, 0..255) and how thick it stands (H x W)."""

    colour: Floats
    height: Floats


@dataclass(frozen=True, slots=True)
class _Round:
    """One going over of the canvas."""

    width: float  # of the brush, pixels at 720 rows
    worth: Floats  # H x W, the error that asks for a stroke
    turned: Floats  # H x W, how far strokes stray from the contours, radians


@dataclass(frozen=True, slots=True)
class _Brush:
    """One size of brush and how it is led: half width in pixels, direction at every pixel."""

    radius: float
    across: Floats  # cosine of the direction
    down: Floats  # sine


def painted(pixels: Bytes, rng: np.random.Generator, subject: Floats | None = None) -> Bytes:
    """Paint the whole picture in thick paint; the ``subject`` (H x W, 0..1) with more care."""
    height, width = pixels.shape[:2]
    scale = min(_FINER, _ROWS / min(height, width))
    size = (round(width * scale), round(height * scale))
    model = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    own = np.zeros(model.shape[:2], np.float32) if subject is None else resize(subject, *size)
    ground = blur(model.astype(np.float32), 14 * unit(model)) * np.float32(0.9)
    canvas = _Canvas(ground, np.full(own.shape, 0.2, np.float32))
    turned = _unrest(rng, own)
    for brush, worth in _BRUSHES:
        asked = np.asarray(worth * (1 - 0.5 * own), np.float32)
        canvas = _layer(canvas, model, _Round(brush, asked, turned), rng)
    if float(own.max()) > 0.5:
        spared = np.where(own > 0.5, np.float32(_DETAIL[1]), np.float32(1e6))
        fine = _Round(_DETAIL[0], spared, turned * np.float32(0.4))
        canvas = _layer(canvas, model, fine, rng)
    return _lit(resize(canvas.colour, width, height), resize(canvas.height, width, height))


def flattened(pixels: Bytes, radius: int) -> Bytes:
    """Flatten texture and keep edges: each pixel takes the mean of its calmest quadrant."""
    side = (radius + 1, radius + 1)
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.float32)
    means = cv2.blur(pixels, side, anchor=(0, 0))
    grey_means = cv2.blur(grey, side, anchor=(0, 0))
    unrest = cv2.blur(grey * grey, side, anchor=(0, 0)) - grey_means * grey_means
    rows, columns = grey.shape
    frame = (radius, 0, radius, 0, cv2.BORDER_REPLICATE)
    unrest, means = cv2.copyMakeBorder(unrest, *frame), cv2.copyMakeBorder(means, *frame)
    calmest = unrest[radius:, radius:].copy()
    result = means[radius:, radius:].copy()
    for top, left in ((radius, 0), (0, radius), (0, 0)):
        other = unrest[top : top + rows, left : left + columns]
        calmer = cv2.compare(other, calmest, cv2.CMP_LT)
        cv2.copyTo(other, calmer, calmest)
        cv2.copyTo(means[top : top + rows, left : left + columns], calmer, result)
    return np.asarray(result, np.uint8)


def _unrest(rng: np.random.Generator, plane: Floats) -> Floats:
    """How far the hand strays from the contours, in radians, H x W."""
    rows, columns = plane.shape
    stray = spread(fractal(rng, 256, 9, 3, 0.6), columns, rows) - np.float32(0.5)
    return np.asarray(stray * np.float32(1.9), np.float32)


def _layer(canvas: _Canvas, pixels: Bytes, round_: _Round, rng: np.random.Generator) -> _Canvas:
    """Paint with one size of brush where the canvas is not right yet."""
    radius = max(1.2, round_.width * unit(pixels) / 2)
    model = np.asarray(cv2.GaussianBlur(pixels, (0, 0), radius * 0.7), np.uint8)
    error = cv2.transform(
        cv2.absdiff(model.astype(np.float32), canvas.colour), np.ones((1, 3), np.float32)
    )
    xs, ys = _spots(rng, blur(np.asarray(error, np.float32), radius) >= round_.worth, radius)
    if not len(xs):
        return canvas
    grey = np.asarray(cv2.cvtColor(model, cv2.COLOR_RGB2GRAY), np.float32) / np.float32(255)
    angle = contours(grey, radius * 1.3, calm=True) + round_.turned
    brush = _Brush(radius, np.cos(angle), np.sin(angle))
    top = _led(_dabs(xs, ys, radius, grey.shape), brush).ravel()
    wet = np.flatnonzero(top)
    which = top[wet].astype(np.int32) - 1
    count = (len(xs), 1)
    loose = min(1.0, round_.width / 12)  # a small brush is loaded with care
    inks = model[ys, xs] * (1 + rng.normal(0, 0.07 * loose, count))
    inks += rng.normal(0, 4.0 * loose, (len(xs), 3))
    thick, body = _bristles(rng, (wet, which), (xs, ys), brush)
    colour, height = canvas.colour.copy(), canvas.height.copy()
    colour.reshape(-1, 3)[wet] = np.take(inks.astype(np.float32), which, axis=0) * body[:, None]
    height.reshape(-1)[wet] = thick
    return _Canvas(colour, height)


def _spots(
    rng: np.random.Generator, needed: NDArray[np.bool_], radius: float
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Choose the middles of strokes where they are needed: a jittered grid, in random order."""
    height, width = needed.shape
    step = max(2.0, radius * _APART)
    rows, columns = np.meshgrid(
        np.arange(0, height, step), np.arange(0, width, step), indexing="ij"
    )
    slip = rng.uniform(0, step, (2, rows.size))
    ys = np.clip(rows.ravel() + slip[0], 0, height - 1).astype(np.intp)
    xs = np.clip(columns.ravel() + slip[1], 0, width - 1).astype(np.intp)
    order = rng.permutation(rows.size)
    order = order[needed[ys[order], xs[order]]]
    return xs[order], ys[order]


def _dabs(
    xs: NDArray[np.intp], ys: NDArray[np.intp], radius: float, shape: tuple[int, int]
) -> Floats:
    """Touch the canvas once with each brush: the number (from 1) of the last that did, H x W."""
    reach = int(np.ceil(radius))
    down, along = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    round_ = down * down + along * along <= radius * radius
    pad = shape[1] + 2 * reach
    foot = (down[round_] * pad + along[round_]).astype(np.intp)
    plane = np.zeros((shape[0] + 2 * reach) * pad, np.float32)
    middles = (ys + reach) * pad + xs + reach
    # Later values win where places repeat, as later strokes lie on earlier ones.
    plane[(middles[:, None] + foot[None]).ravel()] = np.repeat(
        np.arange(1, len(xs) + 1, dtype=np.float32), len(foot)
    )
    return np.ascontiguousarray(plane.reshape(-1, pad)[reach:-reach, reach:-reach])


def _led(dabs: Floats, brush: _Brush) -> Floats:
    """Lead all dabs along the contours at once: the topmost stroke at every pixel, 0 for none."""
    height, width = dabs.shape
    columns = np.broadcast_to(np.arange(width, dtype=np.float32)[None], dabs.shape)
    rows = np.broadcast_to(np.arange(height, dtype=np.float32)[:, None], dabs.shape)
    step = np.float32(brush.radius * _STEP)
    dx, dy = brush.across * step, brush.down * step
    top = dabs.copy()
    for sign in (1, -1):
        x, y = columns.copy(), rows.copy()
        for _ in range(_LONG):
            (cv2.add if sign > 0 else cv2.subtract)(x, dx, x)
            (cv2.add if sign > 0 else cv2.subtract)(y, dy, y)
            cv2.max(top, cv2.remap(dabs, x, y, cv2.INTER_NEAREST), top)
    return top


def _bristles(
    rng: np.random.Generator,
    strokes: tuple[NDArray[np.intp], NDArray[np.int32]],
    middles: tuple[NDArray[np.intp], NDArray[np.intp]],
    brush: _Brush,
) -> tuple[Floats, Floats]:
    """How thick each stroke lies, and its body colour as a factor: hairs, ridges, loads.

    ``strokes``: the painted pixels (flat indices), and the number of the stroke at each of them.
    """
    at, which = strokes
    width = brush.across.shape[1]
    xs, ys = (np.take(each.astype(np.float32), which) for each in middles)
    rows = at // width
    y, x = rows.astype(np.float32) - ys, (at - rows * width).astype(np.float32) - xs
    across, down = brush.across.ravel()[at], brush.down.ravel()[at]
    side = (y * across - x * down) / np.float32(brush.radius)
    along = (x * across + y * down) / np.float32(brush.radius * (_LONG * _STEP + 1))
    hairs = rng.standard_normal((_LOADS, _HAIRS), dtype=np.float32).ravel()
    place = np.clip((side * np.float32(0.5) + np.float32(0.5)) * (_HAIRS - 1), 0, _HAIRS - 1)
    load = (which & np.int32(_LOADS - 1)) * np.int32(_HAIRS)
    hair = np.take(hairs, load + (place + np.float32(0.5)).astype(np.int32))
    thick = np.take(rng.random(len(middles[0]), dtype=np.float32) * np.float32(0.45), which)
    square = side * side
    thick = thick + hair * np.float32(0.10) + square * square * np.float32(0.22)
    thick = thick * (1 - np.float32(0.4) * along * along)
    return np.asarray(thick, np.float32), np.asarray(1 + hair * np.float32(0.045), np.float32)


def _lit(colour: Floats, height: Floats) -> Bytes:
    """Light the strokes' relief from the upper left; wet ridges shine a little."""
    scale = unit(colour)
    slope = relief(gaussian(height, max(0.4, 0.7 * scale)), scale)
    light = np.clip(slope * np.float32(0.55), -0.12, 0.12)[..., None]
    shown = colour / np.float32(255)
    lit = clip01(shown * (1 + light) + np.maximum(light - np.float32(0.05), 0) * np.float32(0.30))
    return np.asarray(clip01(saturate(lit, 1.16)) * 255, np.uint8)
