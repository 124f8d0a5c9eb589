"""Things one gets into: an open box, a basket, a bathtub, all in metres."""

import numpy as np

from tagwire.providers.draft.colour import Floats
from tagwire.providers.draft.figurine import Pose
from tagwire.providers.draft.models.material import Material, Part
from tagwire.providers.draft.models.mesh import Shape, ball, box, rod, sheet, tube
from tagwire.providers.draft.models.paints import bands, glossy, main, matt, metal, painted, part

from ._seats import Seat

SEATS = {
    "open box": Seat(0.05, (-0.22, 0.22), (-0.16, 0.16), 1.0),
    "basket": Seat(0.07, (-0.20, 0.20), (-0.14, 0.14), 1.0),
    "bathtub": Seat(0.18, (-0.55, 0.55), (-0.22, 0.22), 1.0),
}


def open_box(pose: Pose) -> list[Part]:
    """A cardboard box with its flaps folded out."""
    card = main(pose, "#b98d5c", "#c49a6a")
    inside = matt(card * 0.55, 0.10)
    x, z, high = 0.30, 0.23, 0.30
    parts = [part(box(2 * x, 0.02, 2 * z).at(y=0.01), inside)]
    for side in (-1, 1):
        parts += [
            part(box(2 * x, high, 0.014).at(0, high / 2, side * z), matt(card, 0.10)),
            part(box(0.014, high, 2 * z).at(side * x, high / 2, 0), matt(card * 0.94, 0.10)),
            part(
                box(2 * x, 0.012, 0.17).at(z=0.085).turn(x=28).turn(y=0 if side > 0 else 180)
                .at(0, high, side * z),
                matt(card * 1.06, 0.10),
            ),
            part(
                box(2 * z, 0.012, 0.17).at(z=0.085).turn(x=36).turn(y=90 * side)
                .at(side * x, high, 0),
                matt(card, 0.10),
            ),
        ]  # fmt: skip
    return parts


def half_shell(rings: list[tuple[float, float, float]], start: float, power: float = 0.8) -> Shape:
    """Half of a hollow of rings (half width, half depth, height), its walls seen from both sides.

    ``start`` in degrees: 0 the near half, 180 the far one; ``power`` 1 is round, less is squarer.
    """
    angle = np.radians(np.linspace(start - 90, start + 90, 33))[None]
    wide, deep, high = (np.asarray(each)[:, None] for each in zip(*rings, strict=True))
    x = np.sign(np.sin(angle)) * np.abs(np.sin(angle)) ** power
    z = np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** power
    return sheet(np.stack([wide * x, high + 0 * angle, deep * z], 2))


def rim(ring: tuple[float, float, float], thick: float, start: float, power: float = 0.8) -> Shape:
    """The rolled edge of half of a hollow at its uppermost ring, as for ``half_shell``."""
    wide, deep, high = ring
    angle = np.radians(np.linspace(start - 92, start + 92, 19))
    x = np.sign(np.sin(angle)) * np.abs(np.sin(angle)) ** power
    z = np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** power
    return tube(np.stack([wide * x, np.full_like(angle, high), deep * z], 1), thick, 10)


def _level(wide: float, deep: float, high: float) -> Shape:
    """A sheet of water in a tub."""
    angle = np.linspace(0, 2 * np.pi, 49)[None]
    reach = np.linspace(0.001, 1, 5)[:, None]
    x = np.sign(np.sin(angle)) * np.abs(np.sin(angle)) ** 0.8
    z = np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** 0.8
    return sheet(np.stack([wide * reach * x, high + 0 * reach * x, deep * reach * z], 2))


def _woven(straw: Floats) -> Material:
    """Rows of wicker, every other one a stake on."""

    def weave(at: Floats) -> Floats:
        turn = np.arctan2(at[:, 0], at[:, 2])
        row = np.floor(at[:, 1] / 0.026)
        bulge = np.sin(turn * 22 + np.pi * row)
        gap = np.abs(at[:, 1] / 0.026 - row - 0.5) * 2
        return np.asarray(np.clip(0.55 - 0.45 * bulge + 0.5 * gap**3, 0, 1), np.float32)

    return painted(straw, bands(straw * 1.1, straw * 0.38, weave), 0.08)


def basket(pose: Pose) -> list[Part]:
    """A round wicker basket with a cushion in it."""
    straw = main(pose, "#b98a50", "#8f6438", "#c9a468")
    wicker, rope = _woven(straw), matt(straw * 0.8, 0.2)
    rings = [(0.20, 0.16, 0.0), (0.25, 0.20, 0.07), (0.285, 0.225, 0.16), (0.30, 0.24, 0.235)]
    parts = [
        part(ball(0.24, 0.05, 0.19).at(y=0.055), matt("#e9dfcd", 0.12)),
        part(half_shell(rings, 180.0), wicker, open=True),
        part(rim((0.30, 0.24, 0.24), 0.019, 180.0), rope),
        part(half_shell(rings, 0.0), wicker, open=True),
        part(rim((0.30, 0.24, 0.24), 0.019, 0.0), rope),
    ]
    for side in (-1, 1):
        path = [(side * 0.30, 0.21, -0.07), (side * 0.335, 0.33, 0.0), (side * 0.30, 0.21, 0.07)]
        parts.append(part(tube(path, 0.015, 8), rope))
    return parts


def bathtub(pose: Pose) -> list[Part]:
    """A tub on feet, half full of water with foam on it."""
    enamel = glossy(main(pose, "#f4f3ee", "#f4f3ee", "#dfe9ea"), 0.6)
    brass = metal("#c9a24e")
    rings = [
        (0.56, 0.22, 0.13), (0.68, 0.31, 0.17), (0.76, 0.36, 0.32), (0.79, 0.38, 0.50),
        (0.83, 0.41, 0.58),
    ]  # fmt: skip
    parts = [
        part(half_shell(rings, 180.0), enamel, open=True),
        part(rim((0.83, 0.41, 0.585), 0.024, 180.0), enamel),
        part(half_shell(rings, 0.0), enamel, open=True),
        part(rim((0.83, 0.41, 0.585), 0.024, 0.0), enamel),
        part(_level(0.775, 0.37, 0.47), glossy("#a9cdd2", 0.8), open=True),
    ]
    rng = np.random.default_rng(5)
    for _ in range(46):
        size, far = float(rng.uniform(0.04, 0.10)), float(rng.uniform(0.1, 1.0)) ** 0.5
        turn = float(rng.uniform(0, 2 * np.pi))
        x, z = 0.62 * far * np.cos(turn), 0.25 * far * np.sin(turn)
        shape = ball(size, size * 0.6, size, 12).at(x, 0.475, z)
        parts.append(part(shape, matt("#fbfdfd", 0.02)))
    feet = [(x, 0.08, z) for x in (-0.5, 0.5) for z in (-0.20, 0.20)]
    parts += [part(ball(0.05, 0.10, 0.05).at(*foot), brass) for foot in feet]
    tap = [(0.70, 0.30, -0.46), (0.70, 0.74, -0.46), (0.70, 0.82, -0.38), (0.70, 0.76, -0.30)]
    return [
        *parts,
        part(tube(tap, 0.022, 10), brass),
        part(rod(0.05, 0.02).at(0.7, 0.62, -0.46), brass),
    ]
