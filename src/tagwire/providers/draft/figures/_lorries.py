"""Vans, buses, lorries, the tractor, and what runs on rails."""

from dataclasses import replace

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex
from tagwire.providers.draft.figurine import Pose
from tagwire.providers.draft.models.material import Paint, Part
from tagwire.providers.draft.models.mesh import box, lathe, rod, slab
from tagwire.providers.draft.models.paints import (
    between,
    glossy,
    lettered,
    main,
    matt,
    metal,
    painted,
    part,
)

from ._bodywork import boxy, enamel, glass, hull, light, lights, mirrors, wheel, wheels

_SHELL = (
    (-2.1, 0.45, 1.55, 0.70),
    (-2.05, 0.34, 1.86, 0.82),
    (-1.4, 0.30, 1.95, 0.90),
    (0.9, 0.30, 1.95, 0.90),
    (1.55, 0.32, 1.75, 0.88),
    (1.9, 0.36, 1.30, 0.84),
    (2.08, 0.42, 1.0, 0.74),
)
_FENDER = (
    (-0.95, 0),
    (-0.8, 0.55),
    (-0.3, 0.9),
    (0.3, 0.9),
    (0.8, 0.55),
    (0.74, 0.5),
    (0.28, 0.82),
    (-0.28, 0.82),
    (-0.72, 0.5),
    (-0.86, 0),
)
_CHIMNEY = (
    (0, 0),
    (0.22, 0),
    (0.2, 0.5),
    (0.3, 0.72),
    (0.3, 0.78),
    (0.24, 0.78),
    (0.2, 0.7),
    (0, 0.7),
)

_HOOP = lathe([(0.745, 0), (0.755, 0), (0.755, 0.06), (0.745, 0.06)], 36).turn(z=-90)


def _row(level: tuple[float, float], along: tuple[float, float], step: float, gap: float) -> Paint:
    """Windows in a row along x, between two heights, as a paint's share."""
    (low, high), (start, end) = level, along

    def share(at: Floats) -> Floats:
        inside = between((at[:, 0] - start) % step, gap, step, 0.01)
        inside = inside * between(at[:, 1], low, high, 0.01) * between(at[:, 0], start, end, 0.01)
        return np.asarray(inside[:, None], np.float32)

    return share


def van(pose: Pose) -> list[Part]:
    """A camper in two colours."""
    paint = main(pose, "#3f8a92", "#c8562f", "#d9a441", "#7f9a83")
    panes = _row((1.22, 1.68), (-1.85, 1.55), 0.85, 0.10)
    cream = from_hex("#f2ecdc")

    def shown(at: Floats) -> Floats:
        colour = boxy(cream, ((0.0, 1.02, "#000000"),), panes)(at)
        low = (at[:, 1] < 1.02)[:, None]
        arch = np.minimum(
            np.hypot(at[:, 0] + 1.3, at[:, 1] - 0.36), np.hypot(at[:, 0] - 1.3, at[:, 1] - 0.36)
        )
        colour = np.where(low, paint, colour)
        front = (at[:, 0] > 1.6) & (at[:, 1] > 1.18) & (at[:, 1] < 1.66) & (np.abs(at[:, 2]) < 0.66)
        colour = np.where(front[:, None], from_hex("#1a2026"), colour)
        return np.asarray(np.where((arch < 0.43)[:, None], from_hex("#1b1c1f"), colour), np.float32)

    def pane(at: Floats) -> Floats:
        front = (at[:, 0] > 1.6) & (at[:, 1] > 1.18) & (at[:, 1] < 1.66) & (np.abs(at[:, 2]) < 0.66)
        return np.repeat(np.maximum(panes(at), front[:, None]), 3, axis=1)

    return [
        part(hull(_SHELL, 6), replace(enamel(paint, shown), pane=pane)),
        *wheels((-1.3, 1.3), 0.92, 0.36),
        *lights(2.0, -2.08, 0.78, 0.56, pose, size=0.15),
        part(box(0.1, 0.12, 1.5, 0.05).at(2.06, 0.44, 0), metal()),
        *mirrors(1.62, 1.3, 0.88, cream),
        part(box(2.4, 0.05, 1.3, 0.02).at(-0.3, 2.0, 0), matt("#8a6a44")),
    ]


def _bus(pose: Pose, paint: Floats, long: float, tall: float, stripe: str) -> list[Part]:
    panes = _row((tall * 0.50, tall * 0.82), (0.3 - long / 2, long / 2 - 0.5), long / 8, 0.14)
    glow = from_hex("#ffdca0")

    def inside(at: Floats) -> Floats:
        local = at + np.array([0, tall / 2 + 0.3, 0], np.float32)
        return np.asarray(panes(local) * glow * 0.8, np.float32)

    def shown(at: Floats) -> Floats:
        local = at + np.array([0, tall / 2 + 0.3, 0], np.float32)
        return boxy(paint, ((tall * 0.40, tall * 0.45, stripe),), panes)(local)

    def pane(at: Floats) -> Floats:
        return np.repeat(panes(at + np.array([0, tall / 2 + 0.3, 0], np.float32)), 3, axis=1)

    coat = replace(enamel(paint, shown), pane=pane)
    body = box(long, tall, 2.3, 0.22).at(y=tall / 2 + 0.3)
    if pose.dark:
        coat = replace(coat, light=inside)
    screen = box(0.04, tall * 0.38, 1.9, 0.02).at(long / 2 + 0.0, tall * 0.66 + 0.3, 0)
    return [
        part(body, coat),
        glass(screen),
        *wheels((-long * 0.30, long * 0.32), 1.18, 0.46, 0.3),
        *lights(long / 2, -long / 2, 0.62, 0.85, pose, size=0.16),
        part(box(0.06, 0.26, 1.2, 0.02).at(long / 2 + 0.01, tall * 0.92 + 0.3, 0), matt("#15171a")),
        part(box(0.1, 0.2, 2.2, 0.05).at(long / 2, 0.40, 0), matt("#26282c")),
    ]


def bus(pose: Pose) -> list[Part]:
    """A town bus; in its usual red it has two decks."""
    paint = main(pose, "#b8201c", "#2f6f9c", "#e0a828")
    parts = _bus(pose, paint, 8.4, 2.6, "#f2ecdc")
    if pose.variant % 3 != 0:
        return parts
    upper = _bus(pose, paint, 8.4, 1.9, "#f2ecdc")
    raised = [
        part(upper[0].shape.at(y=2.45), upper[0].material),
        part(upper[1].shape.at(y=2.4), upper[1].material),
    ]
    return [*parts, *raised]


def truck(pose: Pose) -> list[Part]:
    """A lorry: a cab and a long box."""
    paint = main(pose, "#c8382c", "#2f5d86", "#e0a828")
    cab = box(2.0, 2.3, 2.3, 0.26).at(2.9, 1.6, 0)
    word = lettered("#eeece6", paint, ["TAGWIRE"], (0, 0.1, 3.6, 0.9), 0)
    window = box(0.9, 0.72, 2.32, 0.1).at(3.0, 2.15, 0)
    return [
        part(cab, glossy(paint, 0.8)),
        glass(window),
        glass(box(0.04, 0.85, 1.95, 0.02).at(3.9, 2.1, 0)),
        part(box(5.6, 2.9, 2.4, 0.05).at(-1.1, 2.25, 0), painted("#eeece6", word, 0.2)),
        part(box(7.4, 0.2, 1.8, 0.03).at(-0.1, 0.74, 0), matt("#26282c")),
        *wheels((2.9, -1.9, -3.0), 1.15, 0.5, 0.34),
        *lights(3.9, -3.9, 0.92, 0.85, pose, size=0.18),
        part(box(0.08, 0.5, 1.5, 0.04).at(3.91, 1.2, 0), metal("#8a8f96")),
        part(box(0.16, 0.24, 2.3, 0.06).at(3.9, 0.55, 0), metal()),
        *mirrors(3.7, 2.1, 1.16, paint),
    ]


def ambulance(pose: Pose) -> list[Part]:
    """An ambulance with a cross and blue lights."""
    white = main(pose, "#f2f1ec")
    word = lettered(white, "#c8201c", ["AMBULANCE"], (0.1, 0.72, 2.4, 0.30), 0)

    def shown(at: Floats) -> Floats:
        colour = word(at)
        band = between(at[:, 1], -0.42, -0.16)[:, None]
        return np.asarray(colour + (from_hex("#d8401c") - colour) * band, np.float32)

    cross = [
        part(box(w, h, 0.02).at(-1.5, 1.68, 1.0), matt("#c8201c"))
        for w, h in ((0.62, 0.2), (0.2, 0.62))
    ]
    return [
        part(box(3.5, 2.0, 2.0, 0.12).at(-0.75, 1.45, 0), painted(white, shown, 0.5)),
        part(box(1.7, 1.4, 1.9, 0.26).at(1.5, 1.15, 0), glossy(white, 0.7)),
        glass(box(0.8, 0.5, 1.92, 0.1).at(1.5, 1.5, 0)),
        glass(box(0.1, 0.62, 1.6, 0.04).turn(z=14).at(2.30, 1.48, 0)),
        part(box(0.9, 0.62, 1.86, 0.2).at(2.5, 0.80, 0), glossy(white, 0.7)),
        *wheels((-1.5, 2.0), 1.0, 0.4, 0.26),
        *lights(2.92, -2.5, 0.86, 0.66, pose),
        *cross,
        light(box(0.4, 0.18, 0.5, 0.06).at(0.5, 2.55, 0.5), "#2a58ff", pose, 2.4),
        light(box(0.4, 0.18, 0.5, 0.06).at(0.5, 2.55, -0.5), "#2a58ff", pose, 2.4),
    ]


def tractor(pose: Pose) -> list[Part]:
    """A tractor with great rear wheels."""
    paint = main(pose, "#3f8a3a", "#c8382c", "#2f6f9c")
    rim = "#e0b828"
    posts = [
        part(rod(0.04, 1.05, around=8).at(x, 1.45, z), matt("#1d1e21"))
        for x in (-1.2, 0.05)
        for z in (-0.55, 0.55)
    ]
    return [
        part(box(1.9, 0.62, 0.72, 0.14).at(0.95, 1.1, 0), glossy(paint, 0.6)),
        part(box(1.5, 0.5, 0.9, 0.1).at(-0.5, 0.95, 0), glossy(paint * 0.7, 0.4)),
        part(box(0.06, 0.44, 0.6, 0.02).at(1.91, 1.08, 0), matt("#1d1e21")),
        part(box(0.36, 0.12, 0.6, 0.05).at(-0.7, 1.32, 0), matt("#26211e")),
        part(box(0.1, 0.5, 0.6, 0.05).at(-0.98, 1.5, 0), matt("#26211e")),
        part(box(1.6, 0.08, 1.4, 0.04).at(-0.58, 2.52, 0), glossy(paint, 0.6)),
        *posts,
        part(rod(0.05, 0.8, around=12).at(1.3, 1.4, 0.2), metal("#6d7278")),
        *[p for z in (0.72, -0.72) for p in wheel(-0.85, z, 0.86, 0.44, rim)],
        *[p for z in (0.6, -0.6) for p in wheel(1.35, z, 0.5, 0.28, rim)],
        *[
            part(
                slab(_FENDER, 0.44, 0.03).at(-0.85, 0.95, s * 0.72),
                glossy(paint, 0.6),
            )
            for s in (-1, 1)
        ],
        *lights(1.92, -1.4, 1.3, 0.28, pose, size=0.1)[::2],
    ]


def _carriage(x: float, long: float, paint: Floats, pose: Pose) -> list[Part]:
    body = _bus(pose, paint, long, 2.6, "#e8d9a8")
    bogies = [
        part(box(1.4, 0.4, 1.6, 0.05).at(s * long * 0.32, 0.42, 0), matt("#1d1e21"))
        for s in (-1, 1)
    ]
    turning = [
        p for s in (-1, 1) for d in (-0.4, 0.4) for p in wheel(s * long * 0.32 + d, 0.95, 0.3, 0.1)
    ]
    roof = part(box(long * 0.96, 0.2, 1.9, 0.09).at(0, 2.96, 0), matt("#6d7278"))
    return [part(p.shape.at(x), p.material) for p in (body[0], roof, *bogies, *turning)]


def train(pose: Pose) -> list[Part]:
    """A steam engine with its tender car."""
    paint = main(pose, "#26453a", "#7a2430", "#22303f")
    black, brass, coat = matt("#202226"), metal("#d0a548"), glossy(paint, 0.6)
    boiler = [(0, 0), (0.72, 0), (0.74, 0.1), (0.74, 3.2), (0.70, 3.3), (0, 3.32)]
    dome = [(0, 0), (0.28, 0), (0.26, 0.2), (0.16, 0.34), (0, 0.38)]
    big = [
        p
        for x in (-0.6, 0.55, 1.7)
        for z in (0.8, -0.8)
        for p in wheel(x, z, 0.56, 0.14, "#a8352c")
    ]
    small = [
        p for x in (2.75, 3.4) for z in (0.75, -0.75) for p in wheel(x, z, 0.32, 0.12, "#a8352c")
    ]
    return [
        part(lathe(boiler, 40, smooth=False).turn(z=-90).at(0.2, 1.75, 0), coat),
        part(rod(0.62, 0.02, around=36).turn(z=-90).at(3.52, 1.75, 0), black),
        *[part(_HOOP.at(x, 1.75, 0), brass) for x in (0.4, 1.5, 2.6)],
        part(lathe(_CHIMNEY, 28).at(3.0, 2.4, 0), black),
        part(lathe(dome, 28).at(1.3, 2.44, 0), brass),
        part(box(1.5, 2.0, 1.9, 0.06).at(-0.6, 2.0, 0), coat),
        part(box(1.9, 0.12, 2.1, 0.05).at(-0.6, 3.06, 0), black),
        part(box(0.7, 0.6, 1.94, 0.04).at(-0.6, 2.45, 0),
            replace(glossy("#12161b", 0.9), pane=np.ones_like)),
        part(box(4.9, 0.3, 1.4, 0.04).at(1.2, 0.98, 0), black),
        part(box(2.4, 0.08, 0.06, 0.02).at(0.55, 0.56, 0.92), metal()),
        part(slab([(3.5, 0.8), (4.2, 0.1), (3.5, 0.1)], 1.3, 0.03), glossy("#a8352c", 0.4)),
        light(rod(0.17, 0.16).turn(z=-90).at(3.5, 2.2, 0), "#fff0c0", pose),
        *big,
        *small,
        *_carriage(-4.6, 5.6, paint, pose),
    ]  # fmt: skip


def tram(pose: Pose) -> list[Part]:
    """A tram with its pole."""
    paint = main(pose, "#b8321f", "#2f6f5a", "#e0b040")
    return [
        *_carriage(0, 6.4, paint, pose),
        glass(box(0.05, 1.2, 1.6, 0.02).at(3.2, 1.95, 0)),
        *lights(3.2, -3.2, 0.85, 0.6, pose, size=0.16),
        part(rod(0.03, 1.6, around=8).turn(z=50).at(0.4, 3.0, 0), metal()),
        part(rod(0.02, 1.2, around=8).turn(x=90).at(-0.82, 4.02, -0.6), metal()),
    ]
