"""Glazing: what the kiln has fired is painted, its creases darkened and its edges smoothed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from .colour import Floats, ramp
from .figurine import Figurine
from .filters import blur

Mask: TypeAlias = NDArray[np.bool_]
Places: TypeAlias = NDArray[np.integer[Any]]

_WIDE = 40_000  # points: coats of more are painted at the final size, not at twice that
_AT_ONCE = 16_384  # points: what painting so many needs stays in the processor's cache
_SOFT = 0.85  # pixels: how far edges fired a point a pixel are smoothed

if TYPE_CHECKING:
    from .clay import Coat, Lump
    from .clay_firing import Firing


def glazed(
    firing: Firing, lumps: Sequence[Lump], view: Floats, finish: tuple[float, int]
) -> tuple[Figurine, tuple[float, float, int, int]]:
    """The figurine, and its frame: left and top edge in units, width and height in pixels.

    ``finish`` is how dark creases are, and how many fired points each way make a pixel: 1 or 2.
    """
    crease, fine = finish
    solid = (firing.outside < 0) & (firing.lump >= 0)
    colour, glow = _painted(firing, solid, lumps, view)
    shade = 1 - crease * _creases(firing, solid)
    weight = solid.astype(np.float32)
    alpha = _settled(weight, fine)
    cover = np.maximum(alpha, 1e-4)[..., None]
    colour = _settled(colour * (weight * shade)[..., None], fine) / cover
    normal = _settled(np.moveaxis(firing.normal, 0, 2) * weight[..., None], fine)
    normal /= np.sqrt((normal**2).sum(2, keepdims=True)) + np.float32(1e-6)
    rows, columns = _span(alpha.max(1)), _span(alpha.max(0))
    crop = (slice(*rows), slice(*columns))
    shine = None if glow is None else np.ascontiguousarray(_settled(glow, fine)[crop])
    figurine = Figurine(
        np.ascontiguousarray(np.clip(colour, 0, 1)[crop]),
        np.ascontiguousarray(alpha[crop]),
        np.ascontiguousarray(normal[crop]),
        shine,
    )
    left, top = firing.corner
    edge = (
        left + (fine * columns[0] - 0.5) * firing.step,
        top - (fine * rows[0] - 0.5) * firing.step,
    )
    return figurine, (*edge, columns[1] - columns[0], rows[1] - rows[0])


def _span(profile: Floats) -> tuple[int, int]:
    found = np.flatnonzero(profile > 0.02)
    return int(found[0]), int(found[-1]) + 1


def _settled(plane: Floats, fine: int) -> Floats:
    """Smooth the steps of what was fired, and two by two points to a pixel if there are so many."""
    if fine == 1:
        return np.asarray(cv2.GaussianBlur(plane, (5, 5), _SOFT), np.float32)
    size = (plane.shape[1] // 2, plane.shape[0] // 2)
    return np.asarray(cv2.resize(plane, size, interpolation=cv2.INTER_AREA), np.float32)


def _painted(
    firing: Firing, solid: Mask, lumps: Sequence[Lump], view: Floats
) -> tuple[Floats, Floats | None]:
    coats: list[Coat] = []
    table = np.zeros((len(lumps) + 1, 3), np.float32)
    which = np.zeros(len(lumps) + 1, np.int16)
    for index, lump in enumerate(lumps):
        if callable(lump.paint):
            if lump.paint not in coats:
                coats.append(lump.paint)
            which[index] = coats.index(lump.paint) + 1
        else:
            table[index] = lump.paint
    seen = np.asarray(firing.lump, np.int16)
    colour = table.take(seen, axis=0, mode="wrap")
    patterned = which.take(seen, mode="wrap")
    for number, coat in enumerate(coats, 1):
        _patterned(colour, (patterned == number) & solid, firing, (coat, view))
    if not any(lump.glow for lump in lumps):
        return colour, None
    strength = np.array([lump.glow for lump in lumps] + [0.0], np.float32)[firing.lump]
    return colour, colour * (strength * solid)[..., None]


def _patterned(colour: Floats, here: Mask, firing: Firing, coat: tuple[Coat, Floats]) -> None:
    """Paint a coat where a mask is set; on wide surfaces once for each two by two points."""
    paint, view = coat
    if np.count_nonzero(here) > _WIDE:
        coarse = here[::2, ::2]
        rows, columns = np.nonzero(coarse)
        broad = np.empty((rows.size, 3), np.float32)
        for start in range(0, rows.size, _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            broad[some] = paint(_points(firing, 2 * rows[some], 2 * columns[some], view))
        rest = here.copy()
        for down in (0, 1):
            for right in (0, 1):
                inside = here[down::2, right::2][rows, columns]
                spots = rows[inside], columns[inside]
                colour[down::2, right::2][spots] = broad[inside]
                rest[down::2, right::2][spots] = False
        here = rest
    rows, columns = np.nonzero(here)
    for start in range(0, rows.size, _AT_ONCE):
        spots = rows[start : start + _AT_ONCE], columns[start : start + _AT_ONCE]
        colour[spots] = paint(_points(firing, *spots, view))


def _points(firing: Firing, rows: Places, columns: Places, view: Floats) -> Floats:
    """Where in the model's own space the seen pixels lie, N x 3."""
    left, top = firing.corner
    seen = np.empty((rows.size, 3), np.float32)
    seen[:, 0] = left + columns * np.float32(firing.step)
    seen[:, 1] = top - rows * np.float32(firing.step)
    seen[:, 2] = firing.height[rows, columns]
    return np.asarray(seen @ view.astype(np.float32))


def _creases(firing: Firing, solid: Mask) -> Floats:
    """How much of the light its neighbours take from each point, 0..0.6."""
    weight = solid[::2, ::2].astype(np.float32)
    height = np.where(weight > 0, firing.height[::2, ::2], 0).astype(np.float32)
    size = min(firing.height.shape) * firing.step
    dark = np.zeros_like(weight)
    for share, strength in ((0.016, 0.3), (0.05, 0.34)):
        reach = share * size
        sigma = max(0.6, reach / firing.step / 2)
        full = np.maximum(blur(weight, sigma), 1e-3)
        around = blur(height, sigma) / full
        dark += np.float32(strength) * ramp(0.1, 1.5, (around - height) / np.float32(reach))
    shape = firing.height.shape
    grown = cv2.resize(dark, (shape[1], shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(np.minimum(grown, 0.6), np.float32)
