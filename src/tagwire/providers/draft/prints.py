"""Marks of the press and the screen: halftone dots, scratches, scan lines."""

import numpy as np

from .colour import Bytes, Floats, ramp
from .paper import unit


def dots(pixels: Bytes | Floats, pitch: float, angle: float, coverage: Floats) -> Floats:
    """A halftone screen, 0..1, H x W: round dots that grow with ``coverage`` (0..1).

    ``pitch`` in pixels at 720 rows, ``angle`` in radians.
    """
    height, width = pixels.shape[:2]
    screen = np.zeros((height, width), np.float32)
    at = np.flatnonzero(coverage > 0)
    step = max(3.0, pitch * unit(pixels))
    rows = at // width
    x = (at - rows * width).astype(np.float32) / np.float32(step)
    y = rows.astype(np.float32) / np.float32(step)
    across = x * np.float32(np.cos(angle)) + y * np.float32(np.sin(angle))
    down = y * np.float32(np.cos(angle)) - x * np.float32(np.sin(angle))
    across, down = across - np.floor(across) - 0.5, down - np.floor(down) - 0.5
    away = np.sqrt(across * across + down * down)
    wanted = np.clip(coverage.ravel()[at], 0, 1)
    radius = np.sqrt(wanted / np.float32(np.pi))
    inside = np.clip((radius - away) * np.float32(step / 1.5) + 0.5, 0, 1)
    screen.reshape(-1)[at] = inside * ramp(0.0, 0.04, wanted)
    return screen


def streaks(rng: np.random.Generator, pixels: Bytes | Floats, count: int) -> Floats:
    """Fine upright scratches that waver and break off, 0..1, H x W."""
    height, width = pixels.shape[:2]
    plane = np.zeros((height, width), np.float32)
    rows = np.arange(height, dtype=np.float32) / np.float32(height)
    columns = np.arange(width, dtype=np.float32)
    scale = np.float32(max(0.5, 0.55 * unit(pixels)))
    for _ in range(count):
        start, length = rng.uniform(-0.2, 0.8), rng.uniform(0.15, 0.9)
        drift = rng.normal(0, 0.004) * np.sin(rows * rng.uniform(3, 9) + rng.uniform(0, 6))
        place = ((rng.random() + drift) * width).astype(np.float32)
        shown = ramp(0, 0.05, rows - start) * ramp(0, 0.05, start + length - rows)
        left = max(0, int(place.min() - 5 * scale))
        right = min(width, int(place.max() + 5 * scale) + 1)
        if right <= left:
            continue
        away = (columns[None, left:right] - place[:, None]) / scale
        band = np.exp(-away * away) * shown.astype(np.float32)[:, None] * rng.uniform(0.4, 1)
        plane[:, left:right] = np.maximum(plane[:, left:right], band)
    return plane
