"""Coats of animals: patterns painted by where a point lies, so that they follow the body."""

from collections.abc import Callable

import numpy as np

from tagwire.providers.draft.clay import Coat
from tagwire.providers.draft.colour import Floats, mix

from ._species import Species


def wave(points: Floats, scale: float, phase: float = 0.0) -> Floats:
    """A cheap smooth random field, about -1..1."""
    x, y, z = (points[:, i] * np.float32(scale) for i in range(3))
    return np.asarray(
        (
            np.sin(x * 1.7 + 2.1 * np.sin(y * 1.3 + phase) + phase)
            + np.sin(y * 2.1 + 1.9 * np.sin(z * 1.5 + 2 * phase))
            + np.sin(z * 1.9 + 1.7 * np.sin(x * 1.1 + 3 * phase) + 1.3)
        )
        / 3,
        np.float32,
    )


_JITTER = np.random.default_rng(7).uniform(-0.36, 0.36, (16**3, 3)).astype(np.float32)


def cells(points: Floats, scale: float, phase: float) -> tuple[Floats, Floats]:
    """Distances to the nearest and second nearest of scattered points (a jittered lattice)."""
    where = points * np.float32(scale) + np.float32(phase)
    home = np.floor(where - np.float32(0.5))
    offset = where - home - np.float32(0.5)
    index = home.astype(np.int32)
    near = np.full(len(points), 9.0, np.float32)
    second = near.copy()
    for dx in (0, 1):
        for dy in (0, 1):
            for dz in (0, 1):
                x, y, z = (index[:, i] + d & 15 for i, d in enumerate((dx, dy, dz)))
                gap = offset - _JITTER[(x * 16 + y) * 16 + z]
                gap -= np.array([dx, dy, dz], np.float32)
                far = np.sqrt(np.einsum("ij,ij->i", gap, gap))
                second = np.minimum(second, np.maximum(near, far))
                near = np.minimum(near, far)
    return near, second


def _tabby(points: Floats, phase: float) -> Floats:
    stripes = np.sin(points[:, 2] * 26 + wave(points, 4.5, phase) * 2.4)
    return np.asarray(np.clip((stripes - 0.25) * 3, 0, 1) * 0.75)


def _tiger(points: Floats, phase: float) -> Floats:
    y, z = points[:, 1], points[:, 2]
    band = np.sin(z * 23 + y * 3 + wave(points, 4.5, phase) * 3.2) + 0.25 * np.sin(y * 9)
    return np.asarray(np.clip((band - 0.45) * 6, 0, 1))


def _zebra(points: Floats, phase: float) -> Floats:
    y, z = points[:, 1], points[:, 2]
    return np.asarray(
        np.clip(np.sin(z * 30 - y * 7 + wave(points, 4.5, phase) * 2.0) * 6 + 0.4, 0, 1)
    )


def _patches(points: Floats, phase: float) -> Floats:
    return np.asarray(np.clip((wave(points, 3.4, phase) - 0.12) * 14, 0, 1))


def _giraffe(points: Floats, phase: float) -> Floats:
    near, second = cells(points, 7.0, phase)
    return np.asarray(np.clip((second - near - 0.14) * 12, 0, 1))


def _rosettes(points: Floats, phase: float) -> Floats:
    near, _ = cells(points, 11.0, phase)
    ring = np.clip((0.46 - near) * 12, 0, 1) - 0.8 * np.clip((0.24 - near) * 12, 0, 1)
    return np.asarray(np.clip(ring, 0, 1))


def _spots(points: Floats, phase: float) -> Floats:
    near, _ = cells(points, 15.0, phase)
    return np.asarray(np.clip((0.34 - near) * 12, 0, 1))


def _scales(points: Floats, phase: float) -> Floats:
    near, second = cells(points, 17.0, phase)
    edge = np.clip((0.16 - (second - near)) * 6, 0, 1) * 0.4
    back = np.clip(np.sin(points[:, 2] * 9 + wave(points, 4.5, phase)) * 2 - 0.6, 0, 1) * 0.35
    return np.asarray(np.maximum(edge, back))


_PATTERNS: dict[str, Callable[[Floats, float], Floats]] = {
    "tabby": _tabby,
    "tiger": _tiger,
    "zebra": _zebra,
    "patches": _patches,
    "giraffe": _giraffe,
    "rosettes": _rosettes,
    "spots": _spots,
    "scales": _scales,
}


def marked(kind: Species, points: Floats, phase: float) -> Floats:
    """How much of the marking colour lies on each point, 0..1."""
    if kind.pattern in _PATTERNS:
        return _PATTERNS[kind.pattern](points, phase)
    return np.zeros(len(points), np.float32)


_SHADED = ("plain", "patches", "zebra", "giraffe")  # darker below instead of a pale belly


def body_coat(kind: Species, spine: tuple[Floats, Floats], phase: float) -> Coat:
    """The trunk: its pattern, and the belly's lighter colour under the line of the spine."""
    a, b = spine
    along = (b - a) / np.sqrt((b - a) @ (b - a))
    down = np.array([0.0, along[2], -along[1]])
    down = -down if down[1] > 0 else down
    length = np.float32(np.sqrt((b - a) @ (b - a)))

    def paint(points: Floats) -> Floats:
        from_a = points - a.astype(np.float32)
        deep = from_a @ down.astype(np.float32)
        out = np.broadcast_to(kind.base, points.shape).astype(np.float32)
        out = out * (1 + 0.05 * wave(points, 26, phase))[:, None]
        if kind.pattern == "panda":
            way = from_a @ along.astype(np.float32) / length
            band = np.clip((way - 0.74) * 14, 0, 1) * np.clip((1.25 - way) * 10, 0, 1)
            return mix(out, kind.mark, band[:, None])
        if kind.pattern == "wool":
            near, _ = cells(points, 11, phase)
            return np.asarray(out * (1.06 - 0.3 * near[:, None] ** 2))
        return _furred(kind, out, points, deep, phase)

    return paint


def _furred(kind: Species, out: Floats, points: Floats, deep: Floats, phase: float) -> Floats:
    """Markings over a ground colour; ``deep`` is how far a point lies under the spine."""
    if kind.pattern == "saddle" and kind.saddled:
        back = np.clip((0.05 - deep + 0.08 * wave(points, 6, phase)) * 9, 0, 1)
        out = mix(out, kind.mark, back[:, None] * 0.85)
    if kind.pattern == "fawn":
        near, _ = cells(points, 12, phase)
        dots = np.clip((0.22 - near) * 14, 0, 1) * np.clip((0.1 - deep) * 9, 0, 1)
        out = mix(out, kind.under, dots[:, None] * 0.8)
    out = mix(out, kind.mark, marked(kind, points, phase)[:, None])
    if kind.pattern in _SHADED:
        dim = 1.05 - 0.22 * np.clip(deep / kind.chest, -0.4, 1)
        return np.asarray(out * dim[:, None])
    pale = np.clip((deep - 0.5 * kind.belly) * 7 / kind.belly * 0.35, 0, 1)
    return mix(out, kind.under, pale[:, None])


def leg_coat(kind: Species, low: float, high: float, phase: float) -> Coat:
    """A leg: socks at the foot, the body's pattern above them."""
    base, mark = kind.base, kind.mark

    def paint(points: Floats) -> Floats:
        share = (points[:, 1] - low) / max(high - low, 1e-3)
        out = np.broadcast_to(base, points.shape).astype(np.float32)
        out = out * (1 + 0.05 * wave(points, 26, phase))[:, None]
        if kind.pattern in ("panda", "wool"):
            return np.broadcast_to(mark, points.shape).astype(np.float32)
        if kind.pattern in ("zebra", "tiger", "tabby"):
            band = np.sin(points[:, 1] * 34 + 2 * wave(points, 5, phase))
            floor = 0.0 if kind.pattern == "zebra" else 0.4
            pattern: Floats = np.clip((band - floor) * 5, 0, 1)
            pattern = pattern * (0.7 if kind.pattern == "tabby" else 1)
        else:
            pattern = marked(kind, points, phase)
        out = mix(out, mark, pattern[:, None])
        if kind.socks is not None:
            out = mix(out, kind.socks, np.clip((0.5 - share) * 6, 0, 1)[:, None])
        return out

    return paint
