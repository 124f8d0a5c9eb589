"""Set pieces of a studio: an arch, plinths, a disc on the wall, in the sweep's own paint."""

from dataclasses import dataclass

import cv2
import numpy as np

from tagwire.providers.draft.colour import Floats, mix, ramp
from tagwire.providers.draft.filters import blur


@dataclass(frozen=True, slots=True)
class Sweep:
    """What pieces stand on: pixels, the row where the wall begins, and where the key is."""

    width: int
    height: int
    horizon: float
    side: float  # -1: the key is on the left

    @property
    def unit(self) -> float:
        """Pixels of one frame size."""
        return float((self.width * self.height) ** 0.5)


def pieces(rng: np.random.Generator, sweep: Sweep, depth: Floats) -> Floats:
    """How much lighter or darker each pixel is by what stands there, H x W; depth in place.

    The middle stays free; one sweep in three has nothing on it.
    """
    tone = np.ones((sweep.height, sweep.width), np.float32)
    kind, flip = rng.random(), 1.0 if rng.random() < 0.5 else -1.0
    sizes = rng.uniform(0.85, 1.15, 6).tolist()
    if kind < 0.34:
        return tone
    if kind < 0.67:
        _arch(tone, depth, sweep, flip * 0.38, sizes[0])
    else:
        _disc(tone, sweep, flip * 0.16, sizes[1])
    _plinth(tone, depth, sweep, (-flip * 0.47 * sizes[2], 0.12), (0.105, 0.20 * sizes[3]))
    _plinth(tone, depth, sweep, (-flip * 0.37 * sizes[2], 0.17), (0.075, 0.085 * sizes[4]))
    return tone


def _across(sweep: Sweep, place: float) -> float:
    """Column of a place given in frame sizes off the middle, never out of the frame."""
    reach = 0.5 * sweep.width - 0.10 * sweep.unit
    return 0.5 * sweep.width + float(np.clip(place * sweep.unit, -reach, reach))


def _arch(tone: Floats, depth: Floats, sweep: Sweep, place: float, size: float) -> None:
    """A tall slab with a round top, a hand thick, before the wall."""
    wide, tall = 0.13 * size * sweep.unit, 0.52 * size * sweep.unit
    middle, foot = _across(sweep, place), sweep.horizon + 0.055 * sweep.height
    tall = min(tall, foot - 0.05 * sweep.height)
    turn = np.linspace(0, np.pi, 40)
    head = np.stack([middle + wide * np.cos(turn), foot - tall + wide - wide * np.sin(turn)], 1)
    outline = np.concatenate([[[middle + wide, foot]], head, [[middle - wide, foot]]])
    thick = -sweep.side * 0.028 * sweep.unit
    behind = outline + np.array([thick, -0.4 * abs(thick)])
    whole, front = _mask(sweep, _hull(outline, behind)), _mask(sweep, outline)
    _shadow(tone, sweep, whole, 0.070, 0.30)
    rows = np.arange(sweep.height, dtype=np.float32)[:, None]
    light = 1.14 - 0.20 * ramp(foot - tall, foot, rows)
    tone += (0.66 - tone) * whole
    tone += (light - tone) * front
    np.copyto(depth, np.minimum(depth, np.float32(4.6)), where=whole > 0.5)


def _disc(tone: Floats, sweep: Sweep, place: float, size: float) -> None:
    """A painted circle on the wall, like a sun."""
    radius = 0.20 * size * sweep.unit
    middle = (_across(sweep, place), max(sweep.horizon - 0.78 * radius, 0.9 * radius))
    turn = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    ring = np.stack([middle[0] + radius * np.cos(turn), middle[1] + radius * np.sin(turn)], 1)
    mask = _mask(sweep, ring)
    rows = np.arange(sweep.height, dtype=np.float32)[:, None]
    light = 1.24 - 0.22 * ramp(middle[1] - radius, middle[1] + radius, rows)
    _shadow(tone, sweep, mask, 0.016, 0.16)
    tone += (light - tone) * mask


def _plinth(
    tone: Floats,
    depth: Floats,
    sweep: Sweep,
    place: tuple[float, float],
    size: tuple[float, float],
) -> None:
    """A round plinth: its wall shaded as a cylinder, its top bright."""
    middle, foot = _across(sweep, place[0]), sweep.horizon + place[1] * sweep.height
    half, tall = size[0] * sweep.unit, size[1] * sweep.unit
    flat = half * 0.20
    turn = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    ring = np.stack([middle + half * np.cos(turn), foot + flat * np.sin(turn)], 1)
    lid = ring - np.array([0.0, tall])
    whole, top = _mask(sweep, _hull(ring, lid)), _mask(sweep, lid)
    _shadow(tone, sweep, whole * (np.arange(sweep.height)[:, None] > foot - tall), 0.055, 0.42)
    x = np.clip((np.arange(sweep.width, dtype=np.float32)[None] - middle) / half, -1, 1)
    turned = np.sqrt(1 - x * x) * 0.62 + x * sweep.side * 0.66
    rows = np.arange(sweep.height, dtype=np.float32)[:, None]
    under = 1 - 0.28 * ramp(foot - tall * 0.5, foot + flat, rows)
    wall = (0.50 + 0.62 * np.clip(turned, 0, 1)) * under
    tone += (wall - tone) * whole
    tone += (1.16 - tone) * top
    np.copyto(depth, np.float32(3.6), where=whole > 0.5)


def _hull(one: Floats, other: Floats) -> Floats:
    """The outline of both together."""
    points = np.concatenate([one, other]).astype(np.float32)
    return np.asarray(cv2.convexHull(points)[:, 0], np.float32)


def _mask(sweep: Sweep, outline: Floats) -> Floats:
    """Cover of each pixel by an outline, smooth at its edge."""
    mask = np.zeros((sweep.height, sweep.width), np.uint8)
    points = np.round(np.clip(outline, -9000, 9000) * 16).astype(np.int32)
    cv2.fillPoly(mask, [points], (255,), cv2.LINE_AA, 4)
    return mask.astype(np.float32) * np.float32(1 / 255)


def _shadow(tone: Floats, sweep: Sweep, mask: Floats, far: float, strength: float) -> None:
    """What a piece keeps from the sweep, away from the key, near it and softer farther off."""
    move = np.array([[1, 0, -sweep.side * far * sweep.unit], [0, 1, far * 0.20 * sweep.unit]])
    size = (sweep.width, sweep.height)
    thrown = np.asarray(cv2.warpAffine(mask, move.astype(np.float32), size), np.float32)
    soft = blur(thrown, 0.35 * far * sweep.unit) * np.float32(strength)
    close = blur(mask, 0.012 * sweep.unit) * np.float32(0.35 * strength)
    tone *= mix(1.0, 0.0, np.maximum(soft, close))
