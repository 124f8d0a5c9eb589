"""Brass machinery: gears, pipes and riveted plates, as heights and metals to be lit."""

from dataclasses import dataclass

import cv2
import numpy as np

from .colour import Bytes, Floats, clip01, mix
from .filters import blur, gaussian

BRASS, COPPER, IRON = (0.80, 0.57, 0.26), (0.72, 0.38, 0.22), (0.36, 0.31, 0.27)
_SHIFT = 4  # fraction bits of cv2's drawing


@dataclass(frozen=True, slots=True)
class Gear:
    """A toothed wheel; lengths in pixels, ``turn`` in radians."""

    x: float
    y: float
    radius: float
    teeth: int
    turn: float
    metal: tuple[float, float, float] = BRASS


def gear_mask(gear: Gear, shape: tuple[int, int]) -> Bytes:
    """Cut the wheel: its teeth, its five windows and the hole for the axle."""
    plane = np.zeros(shape, np.uint8)
    steps = np.arange(gear.teeth * 4)
    angle = (steps + np.where(steps % 2 == 0, 0.18, -0.18)) * (2 * np.pi / len(steps)) + gear.turn
    reach = np.where((steps // 1) % 4 < 2, 1.0, 0.885) * gear.radius
    _fill(plane, gear.x + np.cos(angle) * reach, gear.y + np.sin(angle) * reach, 255)
    for spoke in range(5):
        start = spoke * 2 * np.pi / 5 + gear.turn
        wide = np.linspace(0.17, 2 * np.pi / 5 - 0.17, 14)
        close = np.linspace(2 * np.pi / 5 - 0.36, 0.36, 10)
        around = np.concatenate([wide, close]) + start
        away = np.concatenate([np.full(14, 0.70), np.full(10, 0.34)]) * gear.radius
        _fill(plane, gear.x + np.cos(around) * away, gear.y + np.sin(around) * away, 0)
    _disc(plane, gear, 0.075, 0)
    return plane


def _fill(plane: Bytes, xs: Floats, ys: Floats, value: int) -> None:
    points = np.stack([xs, ys], 1) * (1 << _SHIFT)
    corners = points.round().astype(np.int32)
    cv2.fillPoly(plane, [corners], (value,), cv2.LINE_AA, _SHIFT)


def _disc(plane: Bytes, gear: Gear, share: float, value: int) -> None:
    middle = (round(gear.x * (1 << _SHIFT)), round(gear.y * (1 << _SHIFT)))
    radius = max(1, round(gear.radius * share * (1 << _SHIFT)))
    cv2.circle(plane, middle, radius, (value,), -1, cv2.LINE_AA, _SHIFT)


def laid_gear(canvas: Floats, gear: Gear) -> None:
    """Lay a wheel on the picture, in place: shadow, bevelled metal, polished rim, bolt."""
    height, width = canvas.shape[:2]
    reach = gear.radius * 1.32
    top, bottom = max(0, int(gear.y - reach)), min(height, int(gear.y + reach) + 1)
    left, right = max(0, int(gear.x - reach)), min(width, int(gear.x + reach) + 1)
    if bottom - top < 4 or right - left < 4:
        return
    local = Gear(gear.x - left, gear.y - top, gear.radius, gear.teeth, gear.turn, gear.metal)
    plane = gear_mask(local, (bottom - top, right - left))
    patch = canvas[top:bottom, left:right]
    patch[:] = _metal(patch, plane, local)


def _metal(patch: Floats, plane: Bytes, gear: Gear) -> Floats:
    """Shade a cut plate; its hub and rim stand a little higher."""
    mask = plane.astype(np.float32) / np.float32(255)
    bevel = max(1.5, gear.radius * 0.045)
    deep = cv2.distanceTransform(np.asarray(plane > 127, np.uint8), cv2.DIST_L2, 3)
    rows = np.arange(plane.shape[0], dtype=np.float32)[:, None] - np.float32(gear.y)
    columns = np.arange(plane.shape[1], dtype=np.float32)[None] - np.float32(gear.x)
    away = np.sqrt(rows * rows + columns * columns) / np.float32(gear.radius)
    raised = np.exp(-(((away - 0.79) / 0.035) ** 2)) * 0.8 + np.exp(-((away / 0.17) ** 4)) * 1.3
    heights = np.minimum(np.asarray(deep, np.float32), bevel) + raised * np.float32(bevel * 0.7)
    lit = lit_relief(gaussian(heights, max(0.6, bevel * 0.28)))
    angle = np.arctan2(rows, columns)
    brushed = 0.80 + 0.20 * np.cos(2 * (angle - np.float32(2.3))) + 0.05 * np.sin(away * 95)
    colour = np.array(gear.metal, np.float32) * brushed[..., None]
    shown = colour * (0.62 + 0.62 * lit)[..., None]
    shown = shown + np.array([0.42, 0.36, 0.24], np.float32) * np.maximum(lit - 0.35, 0)[..., None]
    return mix(shadowed(patch, mask, gear.radius * 0.085), clip01(shown), mask[..., None])


def lit_relief(heights: Floats) -> Floats:
    """Light from the upper left on a height field, about -1..1."""
    dx = cv2.Sobel(heights, cv2.CV_32F, 1, 0, ksize=3) / 8
    dy = cv2.Sobel(heights, cv2.CV_32F, 0, 1, ksize=3) / 8
    return np.asarray(np.tanh((dx * 0.7 + dy) * np.float32(1.3)), np.float32)


def shadowed(patch: Floats, mask: Floats, reach: float) -> Floats:
    """Darken what lies under a cut plate, to the right and below."""
    step = max(1, round(reach))
    padded = cv2.copyMakeBorder(blur(mask, reach * 0.8), step, 0, step, 0, cv2.BORDER_REPLICATE)
    shadow = padded[: mask.shape[0], : mask.shape[1]]
    return np.asarray(patch * (1 - np.float32(0.68) * shadow)[..., None], np.float32)


def laid_pipe(
    canvas: Floats, line: tuple[float, float, float, float], radius: float, collars: int
) -> None:
    """Lay a level or upright copper pipe with flanges, in place; ``line`` is x0, y0, x1, y1."""
    height, width = canvas.shape[:2]
    x0, y0, x1, y1 = line
    upright = abs(y1 - y0) > abs(x1 - x0)
    flange = radius * 1.42
    top, bottom = int(min(y0, y1) - 3 * radius * (not upright)), int(max(y0, y1) + 4 * radius)
    left, right = int(min(x0, x1) - 3 * radius * upright), int(max(x0, x1) + 4 * radius)
    top, left, bottom, right = max(0, top), max(0, left), min(height, bottom), min(width, right)
    if bottom - top < 3 or right - left < 3:
        return
    rows = np.arange(top, bottom, dtype=np.float32)[:, None]
    columns = np.arange(left, right, dtype=np.float32)[None]
    across, along = (
        (columns - x0, rows - min(y0, y1)) if upright else (rows - y0, columns - min(x0, x1))
    )
    length = max(abs(y1 - y0), abs(x1 - x0))
    place = along / np.float32(length / collars)
    near = np.abs(place - np.floor(place) - 0.5) * np.float32(length / collars)
    wide = np.where(near < radius * 0.55, np.float32(flange), np.float32(radius))
    inside = (along >= 0) & (along <= length)
    mask = clip01(wide - np.abs(across) + 0.5) * inside
    round_ = across / wide
    shine = (
        0.30
        + 0.75 * np.exp(-(((round_ + 0.38) / 0.33) ** 2))
        + 0.14 * np.exp(-(((round_ - 0.75) / 0.16) ** 2))
    )
    edge = np.where(np.abs(near - radius * 0.55) < max(1.0, radius * 0.10), 0.62, 1.0)
    metal = np.where((near < radius * 0.55)[..., None], np.array(BRASS), np.array(COPPER))
    shown = clip01(metal * (shine * edge)[..., None] * 1.15).astype(np.float32)
    patch = canvas[top:bottom, left:right]
    mask = np.asarray(mask, np.float32)
    patch[:] = mix(shadowed(patch, mask, radius * 0.6), shown, mask[..., None])
