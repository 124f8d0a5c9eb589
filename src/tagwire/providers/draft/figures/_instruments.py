"""Musical instruments: the piano and what has strings over a waist of wood."""

from collections.abc import Sequence

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.figurine import Pose
from tagwire.providers.draft.models.material import Material, Part
from tagwire.providers.draft.models.mesh import ball, box, rod, slab, tube
from tagwire.providers.draft.models.outline import curve
from tagwire.providers.draft.models.paints import (
    bands,
    between,
    glossy,
    main,
    matt,
    metal,
    painted,
    part,
)

_RIM = (
    (-0.9, 0.75),
    (-0.9, -0.9),
    (-0.9, -0.9),
    (-0.3, -1.15),
    (0.05, -0.95),
    (0.25, -0.45),
    (0.6, -0.15),
    (0.9, 0.1),
    (0.9, 0.1),
    (0.9, 0.75),
)
_GUITAR = (  # right half of the body, from its foot: half width, height
    (0, 0),
    (0.26, 0.015),
    (0.44, 0.13),
    (0.52, 0.36),
    (0.46, 0.60),
    (0.34, 0.76),
    (0.33, 0.86),
    (0.38, 1.02),
    (0.37, 1.18),
    (0.24, 1.31),
    (0.08, 1.34),
)
_VIOLIN = (
    (0, 0),
    (0.24, 0.02),
    (0.42, 0.14),
    (0.47, 0.32),
    (0.43, 0.47),
    (0.42, 0.52),
    (0.42, 0.52),
    (0.33, 0.58),
    (0.275, 0.72),
    (0.29, 0.86),
    (0.365, 0.94),
    (0.365, 0.94),
    (0.375, 1.04),
    (0.35, 1.18),
    (0.23, 1.31),
    (0.09, 1.35),
)
_HEAD = ((-0.08, 0), (0.08, 0), (0.13, 0.30), (0.10, 0.36), (-0.10, 0.36), (-0.13, 0.30))
_SCROLL = (
    (0.0, 2.10, 0.06),
    (0.0, 2.34, 0.03),
    (0.0, 2.52, 0.04),
    (0.0, 2.60, 0.13),
    (0.0, 2.52, 0.20),
    (0.0, 2.44, 0.15),
    (0.0, 2.49, 0.10),
)


def _waisted(half: Sequence[tuple[float, float]], steps: int) -> Floats:
    """The whole outline of a body from its right half."""
    return curve([*half, *[(-x, y) for x, y in half[::-1]]], steps)


def _burst(wood: Floats, middle: float) -> Material:
    """Varnish, darker towards the edge, over the grain."""

    def shade(at: Floats) -> Floats:
        away = np.hypot(at[:, 0], (at[:, 1] - middle) * 0.72)
        edge = np.clip((away - 0.26) * 2.2, 0, 0.75)
        return np.asarray(edge + 0.06 * np.sin(at[:, 0] * 90), np.float32)

    return painted(wood, bands(wood, wood * 0.25, shade), 0.55)


def piano(pose: Pose) -> list[Part]:
    """A grand piano, its lid up."""
    lacquer = glossy(main(pose, "#151517", "#151517", "#5a2f1c"), 0.9)
    line = curve(_RIM, 4)

    def board(scale: float, thick: float, bevel: float) -> Part:
        flat = slab(line * scale, thick, bevel).turn(x=-90).scale(1, 1, -1)
        return part(flat, lacquer)

    lid = board(1.0, 0.03, 0.01).shape.at(x=0.9).turn(z=40).at(x=-0.9, y=1.0)
    legs = ((-0.76, 0.62), (0.76, 0.62), (-0.4, -0.8))
    stool = [(x, z) for x in (-0.2, 0.2) for z in (1.38, 1.62)]
    return [
        part(board(1.0, 0.30, 0.02).shape.at(y=0.82), lacquer),
        part(board(0.93, 0.02, 0.005).shape.at(y=0.965), metal("#c9a04a", 0.6)),
        part(lid, lacquer),
        part(box(1.66, 0.06, 0.26, 0.01).at(0, 0.86, 0.86), _keys()),
        part(box(1.8, 0.10, 0.34, 0.02).at(0, 0.79, 0.86), lacquer),
        part(box(0.8, 0.34, 0.03, 0.01).turn(x=-18).at(0, 1.14, 0.62), lacquer),
        part(rod(0.015, 0.76).turn(z=-18).at(0.42, 0.96, -0.1), lacquer),
        *[part(rod(0.04, 0.68, 0.08).at(x, 0, z), lacquer) for x, z in legs],
        part(box(0.5, 0.10, 0.34, 0.04).at(0, 0.5, 1.5), matt("#26211e")),
        *[part(rod(0.03, 0.46).at(x, 0, z), lacquer) for x, z in stool],
    ]


def _keys() -> Material:
    def black(at: Floats) -> Floats:
        place = at[:, 0] * 26
        gap = place % 1 > 0.94
        sharp = ((place + 0.3) % 1 < 0.55) & (place // 1 % 7 % 4 != 2) & (at[:, 2] < 0.02)
        return np.asarray(gap | sharp, np.float32)

    return painted("#f6f2e8", bands("#f6f2e8", "#151517", black), 0.4)


def guitar(pose: Pose) -> list[Part]:
    """An acoustic guitar, upright."""
    wood = main(pose, "#c07a35", "#a8502a", "#d9a860")
    line = _waisted(_GUITAR, 3)
    steel = metal("#d5d0c4")
    rose = bands("#1a0f0a", "#d9b878", lambda at: between(np.hypot(at[:, 0], at[:, 2]), 0.14, 0.16))
    hole = rod(0.17, 0.01, around=36).turn(x=90).at(0, 0.90, 0.138)
    frets = [2.2 - 1.3 * (1 - 0.5 ** (k / 6)) for k in range(1, 13)]
    return [
        part(slab(line, 0.28, 0.02), _burst(wood, 0.62)),
        part(slab(line * [1.012, 1.004], 0.03, 0.01).at(z=0.11), matt("#e6d6b0")),
        part(hole, painted("#1a0f0a", rose, 0.1)),
        part(box(0.46, 0.06, 0.04, 0.015).at(0, 0.40, 0.15), matt("#2a1810", 0.1)),
        part(box(0.15, 1.28, 0.09, 0.03).at(0, 1.62, 0.13), matt("#3a2216")),
        part(slab(_HEAD, 0.07, 0.015).at(0, 2.24, 0.12), glossy(wood * 0.5, 0.5)),
        *[part(box(0.15, 0.010, 0.012).at(0, y, 0.178), steel) for y in frets],
        *_strings((-0.05, -0.03, -0.01, 0.01, 0.03, 0.05), (0.40, 0.175), (2.28, 0.19)),
        *_pegs(3, 2.34, 0.12, steel),
    ]


def violin(pose: Pose) -> list[Part]:
    """A violin, upright, its bow leaning across."""
    wood = main(pose, "#a8481c", "#8f3a18", "#b5602a")
    line, ebony = _waisted(_VIOLIN, 3), glossy("#1a1411", 0.5)
    rib = matt(mix(wood, from_hex("#2a120a"), 0.45))
    scroll = tube(_SCROLL, [0.085, 0.075, 0.07, 0.065, 0.06, 0.05, 0.03], 14)
    board = [(-0.10, 0), (0.10, 0), (0.065, 1.28), (-0.065, 1.28)]
    tail = [(-0.05, 0), (0.05, 0), (0.085, 0.34), (-0.085, 0.34)]
    return [
        part(slab(line * [0.975, 0.99], 0.20, 0.02).at(y=0.005), rib),
        part(slab(line, 0.05, 0.022).at(z=0.11), _varnished(wood)),
        part(slab(line, 0.05, 0.022).at(z=-0.11), _burst(wood, 0.66)),
        part(slab(board, 0.045, 0.015).turn(x=-2).at(0, 0.86, 0.225), ebony),
        part(slab(tail, 0.035, 0.012).at(0, 0.06, 0.185), ebony),
        part(box(0.26, 0.13, 0.03, 0.01).at(0, 0.57, 0.19), matt("#d9b078")),
        part(ball(0.15, 0.11, 0.035).at(-0.18, 0.12, 0.16), ebony),
        part(tube([(0, 1.28, 0.02), (0, 1.7, 0.07), (0, 2.14, 0.06)], [0.10, 0.075, 0.075], 14),
             glossy(wood * 0.85, 0.5)),
        part(scroll, glossy(wood * 0.9, 0.5)),
        *_strings((-0.05, -0.017, 0.017, 0.05), (0.36, 0.215), (2.20, 0.13)),
        *_pegs(2, 2.26, 0.05, ebony),
        *_bow(),
    ]  # fmt: skip


def _varnished(wood: Floats) -> Material:
    """The belly: a flame in the wood, a dark line along the edge, two f-holes."""

    def shown(at: Floats) -> Floats:
        x, y = at[:, 0], at[:, 1]
        away = np.hypot(x, (y - 0.68) * 0.66)
        colour = mix(wood * 1.35, wood * 0.42, ramp(0.10, 0.52, away)[:, None])
        grain = 1 + 0.06 * np.sin(x * 150) + 0.05 * np.sin(y * 34 + 3 * np.sin(x * 8))
        side = np.abs(x) - 0.205 - 0.035 * np.sin((y - 0.62) * 11)
        hole = ramp(0.020, 0.008, np.abs(side)) * between(y, 0.46, 0.78)
        ends = ((-0.012, 0.79), (0.012, 0.45))
        for out, height in ends:
            dot = np.hypot(np.abs(x) - 0.205 - out * 3, y - height)
            hole = np.maximum(hole, ramp(0.036, 0.026, dot))
        colour = colour * grain[:, None]
        return np.asarray(mix(colour, from_hex("#140a06"), hole[:, None]), np.float32)

    return painted(wood, shown, 0.7)


def _bow() -> list[Part]:
    stick = [(0.50, 0.0, 0.20), (0.60, 0.9, 0.24), (0.64, 1.8, 0.24), (0.62, 2.36, 0.24)]
    hair = [(0.44, 0.10, 0.21), (0.53, 2.32, 0.24)]
    return [
        part(tube(stick, 0.017, 8), glossy("#6b3018", 0.5)),
        part(tube(hair, 0.012, 6), matt("#efe8d8")),
        part(box(0.10, 0.13, 0.05, 0.015).turn(z=-5).at(0.47, 0.12, 0.20), glossy("#1a1411", 0.6)),
        part(box(0.10, 0.05, 0.04, 0.012).turn(z=-5).at(0.575, 2.35, 0.24), matt("#efe6d2")),
    ]


def _strings(
    places: Sequence[float], low: tuple[float, float], high: tuple[float, float]
) -> list[Part]:
    """Strings at these places from one (height, depth) to another, drawing together."""
    steel = metal("#d5d0c4")
    return [part(tube([(x, *low), (x * 0.9, *high)], 0.006, 6), steel) for x in places]


def _pegs(rows: int, y: float, z: float, material: Material) -> list[Part]:
    return [
        part(ball(0.035, 0.022, 0.03, 10).at(s * 0.16, y + 0.09 * k, z), material)
        for s in (-1, 1)
        for k in range(rows)
    ]
