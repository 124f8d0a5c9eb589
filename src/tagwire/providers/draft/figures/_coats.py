"""Coats of animals: patterns painted by where a point lies, so that they follow the body."""

import numpy as np

from ..clay import Coat
from ..colour import Floats, from_hex, mix
from ._species import Species


def _wave(points: Floats, scale: float, phase: float = 0.0) -> Floats:
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


def marked(kind: Species, points: Floats, phase: float) -> Floats:
    """How much of the marking colour lies on each point, 0..1."""
    z, y = points[:, 2], points[:, 1]
    wobble = _wave(points, 4.5, phase)
    pattern = kind.pattern
    if pattern == "tabby":
        return np.asarray(np.clip((np.sin(z * 26 + wobble * 2.4) - 0.25) * 3, 0, 1) * 0.75)
    if pattern == "tiger":
        band = np.sin(z * 23 + y * 3 + wobble * 3.2) + 0.25 * np.sin(y * 9)
        return np.asarray(np.clip((band - 0.45) * 6, 0, 1))
    if pattern == "zebra":
        band = np.sin(z * 30 - y * 7 + wobble * 2.0)
        return np.asarray(np.clip(band * 6 + 0.4, 0, 1))
    if pattern == "patches":
        return np.asarray(np.clip((_wave(points, 3.4, phase) - 0.12) * 14, 0, 1))
    if pattern == "giraffe":
        near, second = cells(points, 7.0, phase)
        return np.asarray(np.clip((second - near - 0.14) * 12, 0, 1))
    if pattern == "rosettes":
        near, _ = cells(points, 11.0, phase)
        ring = np.clip((0.46 - near) * 12, 0, 1) - 0.8 * np.clip((0.24 - near) * 12, 0, 1)
        return np.asarray(np.clip(ring, 0, 1))
    if pattern == "spots":
        near, _ = cells(points, 15.0, phase)
        return np.asarray(np.clip((0.34 - near) * 12, 0, 1))
    if pattern == "scales":
        near, second = cells(points, 17.0, phase)
        edge = np.clip((0.16 - (second - near)) * 6, 0, 1) * 0.4
        back = np.clip(np.sin(z * 9 + wobble) * 2 - 0.6, 0, 1) * 0.35
        return np.asarray(np.maximum(edge, back))
    return np.zeros(len(points), np.float32)


def body_coat(kind: Species, spine: tuple[Floats, Floats], phase: float) -> Coat:
    """The trunk: its pattern, and the belly's lighter colour under the line of the spine."""
    base, under, mark = kind.base, kind.under, kind.mark
    a, b = spine
    along = (b - a) / np.sqrt((b - a) @ (b - a))
    down = np.array([0.0, along[2], -along[1]])
    down = -down if down[1] > 0 else down

    def paint(points: Floats) -> Floats:
        from_a = points - a.astype(np.float32)
        deep = from_a @ down.astype(np.float32)
        way = from_a @ along.astype(np.float32) / np.float32(np.sqrt((b - a) @ (b - a)))
        out = np.broadcast_to(base, points.shape).astype(np.float32)
        grain = 1 + 0.05 * _wave(points, 26, phase)
        out = out * grain[:, None]
        if kind.pattern == "panda":
            band = np.clip((way - 0.74) * 14, 0, 1) * np.clip((1.25 - way) * 10, 0, 1)
            return mix(out, mark, band[:, None])
        if kind.pattern == "wool":
            near, _ = cells(points, 11, phase)
            return np.asarray(out * (1.06 - 0.3 * near[:, None] ** 2))
        if kind.pattern == "saddle" and kind.saddled:
            back = np.clip((0.05 - deep + 0.08 * _wave(points, 6, phase)) * 9, 0, 1)
            out = mix(out, mark, back[:, None] * 0.85)
        if kind.pattern == "fawn":
            near, _ = cells(points, 12, phase)
            dots = np.clip((0.22 - near) * 14, 0, 1) * np.clip((0.1 - deep) * 9, 0, 1)
            out = mix(out, under, dots[:, None] * 0.8)
        out = mix(out, mark, marked(kind, points, phase)[:, None])
        if kind.pattern in ("plain", "patches", "zebra", "giraffe"):
            dim = 1.05 - 0.22 * np.clip(deep / kind.chest, -0.4, 1)
            return np.asarray(out * dim[:, None])
        pale = np.clip((deep - 0.5 * kind.belly) * 7 / kind.belly * 0.35, 0, 1)
        return mix(out, under, pale[:, None])

    return paint


def leg_coat(kind: Species, low: float, high: float, phase: float) -> Coat:
    """A leg: socks at the foot, the body's pattern above them."""
    base, mark = kind.base, kind.mark

    def paint(points: Floats) -> Floats:
        share = (points[:, 1] - low) / max(high - low, 1e-3)
        out = np.broadcast_to(base, points.shape).astype(np.float32)
        out = out * (1 + 0.05 * _wave(points, 26, phase))[:, None]
        if kind.pattern in ("panda", "wool"):
            return np.broadcast_to(mark, points.shape).astype(np.float32)
        pattern = marked(kind, points, phase)
        if kind.pattern in ("zebra", "tiger", "tabby"):
            band = np.sin(points[:, 1] * 34 + 2 * _wave(points, 5, phase))
            pattern = np.clip((band - (0.0 if kind.pattern == "zebra" else 0.4)) * 5, 0, 1)
            pattern = pattern * (0.7 if kind.pattern == "tabby" else 1)
        out = mix(out, mark, pattern[:, None])
        if kind.socks is not None:
            out = mix(out, kind.socks, np.clip((0.5 - share) * 6, 0, 1)[:, None])
        return out

    return paint


def head_coat(kind: Species, phase: float) -> Coat:
    """A head, in units of its skull looking along +z: muzzle, mask, blaze, mouth."""
    base, under, mark = kind.base, kind.under, kind.mark
    tip = 0.55 + kind.muzzle[0]

    def paint(points: Floats) -> Floats:
        x, y, z = points[:, 0], points[:, 1], points[:, 2]
        out = np.broadcast_to(base, points.shape).astype(np.float32)
        pale = np.clip((-0.12 - y - 0.25 * (z < 0.3)) * 6, 0, 1)
        if kind.pattern in (
            "mask",
            "tabby",
            "saddle",
            "muzzle",
            "raccoon",
            "rosettes",
            "spots",
            "tiger",
            "plain",
            "scales",
            "fawn",
        ):
            out = mix(out, under, (pale * np.clip(z * 4 + 0.4, 0, 1))[:, None])
        if kind.pattern == "tabby":
            lines = np.clip((np.cos(x * 19) - 0.4) * 4, 0, 1) * (y > 0.42)
            out = mix(out, mark, lines[:, None] * 0.7)
        elif kind.pattern == "tiger":
            arcs = np.clip((np.sin(np.hypot(x * 0.8, y - 0.1) * 15) - 0.3) * 5, 0, 1)
            out = mix(
                out, mark, (arcs * np.clip((np.hypot(x, y) - 0.5) * 8, 0, 1) * (y > -0.5))[:, None]
            )
        elif kind.pattern == "zebra":
            out = mix(out, mark, np.clip(np.sin(z * 8 + np.abs(x) * 9) * 6, 0, 1)[:, None])
            out = mix(out, mark, np.clip((z - tip + 0.5) * 6, 0, 1)[:, None])
        elif kind.pattern == "panda":
            patch = ((np.abs(x) - 0.42) / 0.27) ** 2 + (
                (y - 0.08 + 0.5 * (np.abs(x) - 0.42)) / 0.34
            ) ** 2 < 1
            out[patch & (z > 0)] = mark
        elif kind.pattern == "raccoon":
            band = (np.abs(y - 0.06 + 0.25 * np.abs(x)) < 0.24) & (z > 0) & (z < 0.95)
            rim = (np.abs(y - 0.42 + 0.22 * np.abs(x)) < 0.11) & (z > 0)
            out[rim] = under
            out[band & (np.abs(x) > 0.13)] = mark
        elif kind.pattern == "wool":
            out[:] = mark
        elif kind.pattern == "ape":
            face = (((np.abs(x) - 0.26) / 0.44) ** 2 + ((y - 0.12) / 0.42) ** 2 < 1) | (y < -0.05)
            out[face & (z > 0.12)] = under
        elif kind.pattern == "blaze":
            out[(np.abs(x) < 0.14) & (y > -0.6) & (z > 0.2) & (points[:, 1] > -0.9)] = mix(
                base, from_hex("#ffffff"), 0.75
            )
            out = mix(out, base * 0.45, np.clip((z - tip + 0.55) * 3, 0, 1)[:, None])
        elif kind.pattern in ("rosettes", "spots"):
            near, _ = cells(points * 0.2, 17, phase)
            dots = np.clip((0.28 - near) * 12, 0, 1) * (y > -0.1)
            out = mix(out, mark, dots[:, None])
        elif kind.pattern == "patches":
            out = mix(
                out, mark, np.clip((np.abs(x) - 0.36 + 0.1 * np.sin(z * 4)) * 12, 0, 1)[:, None]
            )
        elif kind.pattern == "scales":
            out = mix(out, mark, (marked(kind, points * 0.18, phase) * (y > -0.2) * 0.8)[:, None])
        if kind.tears:
            tear = (np.abs(np.abs(x) - 0.3 - 0.1 * y) < 0.05) & (y < 0.05) & (y > -0.5) & (z > 0.3)
            out[tear] = mark
        if kind.lips is not None:
            out = mix(out, kind.lips, np.clip((z - tip + 0.75) * 4, 0, 1)[:, None])
        return out

    return paint
