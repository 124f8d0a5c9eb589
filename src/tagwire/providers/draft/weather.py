"""Weather in the air: rain, snow, fog, dust, fireflies, leaves, behind subjects and before."""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from .backdrop import Backdrop
from .colour import Bytes, Floats, clip01, from_hex, luma, mix, ramp
from .filters import blur, resize
from .ground_weather import snowed, wet
from .noise import fractal

__all__ = ["snowed", "weathered", "wet"]

_SIDE = 640
"""Particles are drawn on a frame of this mean side and scaled, so that all sizes look alike."""
_SUB = 3  # bits of a pixel in drawing


@dataclass(frozen=True, slots=True)
class _Air:
    """The picture things fall through, and the part of it that is asked for."""

    image: Floats
    backdrop: Backdrop
    rng: np.random.Generator
    behind: bool

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the frame."""
        return self.image.shape[1], self.image.shape[0]

    @property
    def drawing(self) -> tuple[int, int]:
        """Width and height particles are drawn at."""
        width, height = self.size
        scale = _SIDE / (width * height) ** 0.5
        return max(8, round(width * scale)), max(8, round(height * scale))

    def canvas(self) -> Bytes:
        """An empty mask at the drawing's size."""
        width, height = self.drawing
        return np.zeros((height, width), np.uint8)

    def cover(self, mask: Bytes, soft: float = 0.0) -> Floats:
        """A finished mask at the frame's size, 0..1."""
        plane = mask.astype(np.float32) / np.float32(255)
        return resize(blur(plane, soft) if soft else plane, *self.size, smooth=False)

    def surroundings(self, reach: float = 0.06) -> Floats:
        """The light around each place: what drops and flakes are lit by."""
        width, height = self.size
        small = resize(np.minimum(self.image, 4.0), max(8, width // 8), max(8, height // 8))
        wide = blur(small, reach * (small.shape[0] * small.shape[1]) ** 0.5)
        return resize(wide, width, height, smooth=False)


def weathered(
    image: Floats, backdrop: Backdrop, kind: str, rng: np.random.Generator, *, behind: bool
) -> Floats:
    """Put weather over a picture (H x W x 3, linear light); a new picture comes back.

    ``behind`` is the part beyond the subjects, drawn before they are put in; the other part,
    sparse and near, comes after them. A kind that is not known, or none, changes nothing.
    """
    paint = _KINDS.get(kind)
    if paint is None:
        return image
    return np.asarray(np.maximum(paint(_Air(image, backdrop, rng, behind)), 0.0), np.float32)


def _rain(air: _Air) -> Floats:
    light = air.backdrop.light
    glow = air.surroundings() * np.float32(1.5) + light.key * np.float32(0.10)
    glow = glow + light.ambient * np.float32(0.22)
    if not light.dark:
        glow = glow * np.float32(0.55)  # against a bright sky rain is hardly seen
    lean = float(air.rng.uniform(-0.16, 0.16))
    # Count per layer, length as a share of the height, strength, softness.
    far = ((900, 0.030, 0.20, 0.0), (420, 0.060, 0.26, 0.0), (120, 0.12, 0.28, 0.5))
    layers = far if air.behind else ((26, 0.22, 0.16, 1.1), (60, 0.12, 0.20, 0.5))
    image = air.image
    for count, length, strength, soft in layers:
        streaks = air.cover(_streaks(air, count, length, lean, 1 if soft < 1 else 2), soft)
        image = image + glow * (streaks * np.float32(strength * 1.7))[..., None]
    if not air.behind:
        return image
    veil = 1 - np.exp(-np.maximum(air.backdrop.depth - 6, 0) / 140)
    image = mix(
        image, air.backdrop.haze * 0.6 + air.surroundings(0.12) * 0.5, veil[..., None] * 0.3
    )
    return np.asarray(image + _splashes(air)[..., None] * glow * np.float32(0.6))


def _streaks(air: _Air, count: int, length: float, lean: float, thick: int) -> Bytes:
    mask = air.canvas()
    height, width = mask.shape
    # The same shower per area, whatever the shape of the frame.
    x = air.rng.uniform(-0.1, 1.1, count) * width
    y = air.rng.uniform(-0.15, 1.05, count) * height
    run = air.rng.uniform(0.6, 1.3, count) * length * _SIDE
    level = air.rng.integers(70, 255, count)
    tilt = lean + air.rng.uniform(-0.02, 0.02, count)
    one = 1 << _SUB
    for left, top, long, value, slope in zip(x, y, run, level, tilt, strict=True):
        ends = ((left * one, top * one), ((left + long * slope) * one, (top + long) * one))
        first, second = ((round(float(a)), round(float(b))) for a, b in ends)
        cv2.line(mask, first, second, (int(value),), thick, cv2.LINE_AA, _SUB)
    return mask


def _splashes(air: _Air) -> Floats:
    """Crowns and rings where drops meet the ground, smaller the farther away."""
    mask = air.canvas()
    height, width = mask.shape
    if air.backdrop.floor == "none":
        return air.cover(mask)
    top = air.backdrop.horizon / air.size[1] * height
    share = air.rng.random(170) ** 0.7
    x, spread = air.rng.uniform(0, width, 170), air.rng.uniform(0.5, 1.3, 170)
    for left, down, size in zip(x, share, spread, strict=True):
        y = top + (height - top) * (0.06 + 0.94 * float(down))
        radius = (0.3 + 3.6 * float(down)) * float(size)
        at = (round(float(left) * 8), round(y * 8))
        axes = (max(4, round(radius * 8)), max(2, round(radius * 2.2)))
        cv2.ellipse(mask, at, axes, 0, 0, 360, (int(90 * size),), 1, cv2.LINE_AA, _SUB)
        for side in (-1, 0, 1):
            drop = (at[0] + round(side * radius * 4), at[1] - round(radius * (5 if side else 8)))
            cv2.circle(mask, drop, max(2, round(radius * 1.2)), (170,), -1, cv2.LINE_AA, _SUB)
    return air.cover(mask)


def _snow(air: _Air) -> Floats:
    light = air.backdrop.light
    white = light.ambient * np.float32(0.9) + light.key * np.float32(0.5) + np.float32(0.05)
    white = np.maximum(white, luma(white[None])[0] * np.float32(0.85))
    white = white + air.surroundings() * np.float32(0.6)
    image = air.image
    if air.behind:
        veil = 1 - np.exp(-np.maximum(air.backdrop.depth - 8, 0) / 110)
        image = mix(image, mix(air.backdrop.haze, white, 0.4), (veil * 0.5)[..., None])
    # Count, radius as a share of the mean side, softness, strength.
    far = ((1100, 0.0010, 0.0, 0.75), (420, 0.0020, 0.5, 0.85), (110, 0.0038, 1.2, 0.85))
    layers = far if air.behind else ((34, 0.006, 2.0, 0.75), (9, 0.016, 6.0, 0.55))
    for count, radius, soft, strength in layers:
        flakes = air.cover(_discs(air, count, radius * _SIDE, 0.45), soft)
        image = mix(image, white, np.minimum(flakes * strength * 1.3, 1.0)[..., None])
    return image


def _discs(air: _Air, count: int, radius: float, vary: float) -> Bytes:
    """Filled discs strewn over the frame."""
    mask = air.canvas()
    height, width = mask.shape
    x, y = air.rng.uniform(0, width, count), air.rng.uniform(0, height, count)
    size = radius * air.rng.uniform(1 - vary, 1 + vary, count)
    level = air.rng.integers(120, 255, count)
    for left, top, reach, value in zip(x, y, size, level, strict=True):
        at = (round(float(left) * 8), round(float(top) * 8))
        cv2.circle(mask, at, max(3, round(float(reach) * 8)), (int(value),), -1, cv2.LINE_AA, _SUB)
    return mask


def _fog(air: _Air) -> Floats:
    width, height = air.size
    backdrop = air.backdrop
    tile = fractal(air.rng, 256, 3, 5)
    rows = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    level = backdrop.horizon / height
    # Banks lie flat: the noise is squeezed towards the horizon.
    banks = resize(np.ascontiguousarray(tile[:, :150]), width, height) - np.float32(0.5)
    colour = mix(backdrop.haze, air.surroundings(0.15), 0.45)
    colour = mix(colour, luma(colour)[..., None], 0.25)
    if not air.behind:
        wisps = ramp(0.02, 0.30, banks) * ramp(level - 0.05, level + 0.35, rows)
        return mix(air.image, colour, (0.26 * wisps)[..., None])
    thick = 1 - np.exp(-np.maximum(backdrop.depth - 1.5, 0) / 26 * (1 + 1.3 * banks))
    low = 0.70 + 0.30 * np.exp(-((rows - level) ** 2) / 0.09)
    return mix(air.image, colour, (clip01(thick * low) * 0.93)[..., None])


def _dust(air: _Air) -> Floats:
    light = air.backdrop.light
    around = air.surroundings()
    image = air.image
    warm = mix(air.backdrop.haze, light.key, 0.5)
    if air.behind:
        veil = 1 - np.exp(-np.maximum(air.backdrop.depth - 2, 0) / 60)
        image = mix(image, mix(warm, around, 0.5), (veil * 0.35)[..., None])
    layers = (
        ((420, 0.0010, 0.0, 0.9),)
        if air.behind
        else ((70, 0.0022, 0.8, 0.7), (12, 0.007, 3.0, 0.25))
    )
    lit = 0.25 + 1.3 * clip01(luma(around) / (float(luma(around).max()) + 1e-4))
    for count, radius, soft, strength in layers:
        motes = air.cover(_discs(air, count, radius * _SIDE, 0.5), soft)
        glow = around * np.float32(0.7) + light.key * np.float32(0.35)
        image = image + glow * (motes * lit * np.float32(strength))[..., None]
    return image


def _fireflies(air: _Air) -> Floats:
    gold, green = from_hex("#fff08a"), from_hex("#b8e04a")
    image = air.image
    layers = (
        ((46, 0.0016, 0.4, 3.0), (16, 0.0028, 0.8, 3.0))
        if air.behind
        else ((9, 0.004, 1.0, 2.6), (5, 0.016, 1.6, 0.28))
    )
    for count, radius, soft, power in layers:
        points = _discs(air, count, radius * _SIDE, 0.4)
        # They keep to the lower two thirds, where the bushes are.
        points[: points.shape[0] // 4] = 0
        core, halo = air.cover(points, soft), air.cover(points, radius * _SIDE * 5)
        image = image + gold * (core * np.float32(power))[..., None]
        image = image + green * (halo * np.float32(min(power, 1.0) * 4.0))[..., None]
    return image


def _leaves(air: _Air) -> Floats:
    light = air.backdrop.light
    shade = light.ambient * np.float32(0.8) + light.key * np.float32(0.7)
    image = air.image
    layers = ((34, 0.006, 0.3), (14, 0.010, 0.8)) if air.behind else ((5, 0.022, 2.2),)
    for count, radius, soft in layers:
        for code in ("#d8641e", "#e8a02a", "#a8381c"):
            mask = air.canvas()
            height, width = mask.shape
            for _ in range(count // 3 + 1):
                at = (
                    round(float(air.rng.uniform(0, width)) * 8),
                    round(float(air.rng.uniform(0, height)) * 8),
                )
                long = max(6, round(float(air.rng.uniform(0.6, 1.3)) * radius * _SIDE * 8))
                flat = max(3, round(long * float(air.rng.uniform(0.25, 0.7))))
                turn = float(air.rng.uniform(0, 180))
                cv2.ellipse(mask, at, (long, flat), turn, 0, 360, (255,), -1, cv2.LINE_AA, _SUB)
            image = mix(image, from_hex(code) * shade, air.cover(mask, soft)[..., None])
    return image


_KINDS: dict[str, Callable[[_Air], Floats]] = {
    "rain": _rain, "snow": _snow, "fog": _fog, "dust": _dust, "fireflies": _fireflies,
    "leaves": _leaves,
}  # fmt: skip
