"""Paper under a picture: its tooth, its clouded tone, a ragged border, relief in slanting light."""

import cv2
import numpy as np

from .colour import Bytes, Floats, ramp
from .filters import blur, resize
from .noise import fractal, spread

_FAINT = 1 / 400  # of a line, that nobody sees
_GRAIN = 1.5  # size of silver grains, pixels at 720 rows
_ROWS = 720  # the short side every measure of the styles is written for


def unit(pixels: Bytes | Floats) -> float:
    """Pixels of this picture in one pixel of a picture 720 rows high (its short side)."""
    return float(min(pixels.shape[:2]) / _ROWS)


def grit(rng: np.random.Generator, pixels: Bytes | Floats, size: float) -> Floats:
    """Even noise (mean 0, deviation 1) with grains of ``size`` pixels at 720 rows, H x W."""
    height, width = pixels.shape[:2]
    step = max(1.0, size * unit(pixels))
    shape = (max(2, round(height / step)), max(2, round(width / step)))
    grains = rng.standard_normal(shape, dtype=np.float32)
    if step == 1.0:
        return np.asarray(resize(grains, width, height), np.float32)
    return np.asarray(resize(grains, width, height) * np.float32(1.25), np.float32)


def cloud(rng: np.random.Generator, pixels: Bytes | Floats, cells: int, octaves: int = 4) -> Floats:
    """Soft fractal noise about 0, H x W, with ``cells`` clouds along the longer side."""
    height, width = pixels.shape[:2]
    side = max(height, width)
    tile = fractal(rng, 512, cells, octaves, 0.55)
    rows, columns = max(2, 512 * height // side), max(2, 512 * width // side)
    return np.asarray(spread(tile[:rows, :columns], width, height) - np.float32(0.5), np.float32)


def tooth(rng: np.random.Generator, pixels: Bytes | Floats) -> Floats:
    """The grain of rough paper: hills (+) and hollows (-), deviation near 1, H x W."""
    rough = grit(rng, pixels, 1.6) * 0.55 + grit(rng, pixels, 3.6) * 0.75
    return np.asarray(rough + grit(rng, pixels, 11.0) * 0.3, np.float32)


def fibres(rng: np.random.Generator, pixels: Bytes | Floats) -> Floats:
    """Fine felted fibre of coloured card in slanting light, about 0, H x W."""
    felt = (
        grit(rng, pixels, 1.3) * 0.5 + grit(rng, pixels, 2.6) * 0.6 + grit(rng, pixels, 6.0) * 0.4
    )
    return relief(np.asarray(felt, np.float32), unit(pixels)) * np.float32(0.8)


def relief(height: Floats, reach: float) -> Floats:
    """Light a height field from the upper left: + on slopes that face it, H x W."""
    step = max(1, round(reach))
    padded = cv2.copyMakeBorder(height, *(step,) * 4, cv2.BORDER_REPLICATE)
    return np.asarray(
        padded[2 * step :, 2 * step :] - padded[: -2 * step, : -2 * step], np.float32
    ) * np.float32(0.5)


def to_edge(pixels: Bytes | Floats) -> Floats:
    """Distance to the nearest edge of the frame, in pixels at 720 rows, H x W."""
    height, width = pixels.shape[:2]
    rows, columns = np.arange(height, dtype=np.float32), np.arange(width, dtype=np.float32)
    down = np.minimum(rows, height - 1 - rows)[:, None]
    along = np.minimum(columns, width - 1 - columns)[None]
    return np.asarray(np.minimum(down, along) / np.float32(unit(pixels)), np.float32)


def grey_of(image: Floats) -> Floats:
    """Mean of the three channels, H x W."""
    return np.asarray(cv2.transform(image, np.full((1, 3), 1 / 3, np.float32)), np.float32)


def vignette(pixels: Bytes | Floats, start: float = 0.6) -> Floats:
    """0 in the middle, rising to 1 in the corners, H x W."""
    height, width = pixels.shape[:2]
    x = np.linspace(-1, 1, width, dtype=np.float32)[None]
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    return np.asarray(ramp(start, 1.5, np.sqrt(x * x + y * y)), np.float32)


def bloomed(image: Floats, threshold: float, reach: float, amount: float) -> Floats:
    """Let what is brighter than ``threshold`` glow; ``reach`` in pixels at 720 rows."""
    height, width = image.shape[:2]
    half = resize(image, max(2, width // 2), max(2, height // 2))
    glow = blur(np.maximum(half - np.float32(threshold), 0), reach * unit(half))
    spread_ = resize(glow, width, height, smooth=False)
    return np.asarray(cv2.scaleAdd(spread_, amount, np.asarray(image, np.float32)), np.float32)


def overlaid(image: Floats, ink: Floats, share: Floats) -> Floats:
    """Fade a picture (H x W x 3) into one ink by ``share`` (H x W)."""
    base, part = np.asarray(image, np.float32), np.asarray(share, np.float32)
    less = cv2.subtract(base, np.append(np.asarray(ink, np.float64), 0.0))
    cv2.multiply(less, cv2.merge((part, part, part)), less)
    return np.asarray(cv2.subtract(base, less, less), np.float32)


def inked(image: Floats, ink: Floats, share: Floats) -> Floats:
    """As ``overlaid``, but in place and only where there is ink: lines. An ink may be a picture."""
    at = np.flatnonzero(share > _FAINT)
    every = image.reshape(-1, 3)
    below = every[at]
    over = ink if ink.ndim == 1 else ink.reshape(-1, 3)[at]
    every[at] = below + (over - below) * share.ravel()[at][:, None]
    return image


def film_grain(rng: np.random.Generator, image: Floats, amount: float) -> Floats:
    """Silver grain: strongest in the middle tones, the same in all channels."""
    # Grains finer than a pixel are averaged in it, as they are when a large picture is reduced.
    amount *= float(min(1.0, _GRAIN * unit(image)) ** 0.7)
    grey = image if image.ndim == 2 else grey_of(image)
    grains = grit(rng, image, _GRAIN) * (amount * (0.35 + 2.6 * grey * (1 - grey)))
    return np.asarray(image + (grains if image.ndim == 2 else grains[..., None]), np.float32)


def to_bytes(image: Floats) -> Bytes:
    """Store a display-referred picture 0..1 as bytes."""
    every = np.asarray(image, np.float32).reshape(image.shape[0], -1)
    return np.asarray(cv2.addWeighted(every, 255, every, 0, 0, dtype=cv2.CV_8U), np.uint8).reshape(
        image.shape
    )


def to_floats(pixels: Bytes) -> Floats:
    """Bytes as display-referred 0..1."""
    return np.asarray(pixels.astype(np.float32) / np.float32(255), np.float32)
