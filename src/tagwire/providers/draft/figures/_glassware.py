"""Bottles, flasks, glasses and jars."""
# The tables of points below are read more easily unbroken.

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.figurine import Pose
from tagwire.providers.draft.models.material import Paint, Part
from tagwire.providers.draft.models.mesh import Points, ball, box, lathe, ring, rod
from tagwire.providers.draft.models.paints import (
    glass,
    glossy,
    lettered,
    main,
    matt,
    metal,
    painted,
    part,
)

_NAMES = ("TAGWIRE", "No. 5", "AURUM", "LUMEN", "ORIEL")


def _deep(colour: Floats, low: float, high: float) -> Paint:
    """A liquid, brighter towards its foot, as light gathers there."""

    def paint(at: Floats) -> Floats:
        share = ramp(high, low, at[:, 1])[:, None] * 0.55
        return np.asarray(mix(colour, np.minimum(colour * 2.0 + 0.10, 1.0), share), np.float32)

    return paint


def perfume(pose: Pose) -> list[Part]:
    """A block of glass with the scent inside, a collar of gold and a faceted or round stopper."""
    scent = main(pose, "#e0a04e", "#e58f9c", "#9cc3b0", "#c79ad0", "#e0b878")
    round_one = pose.variant % 3 == 2
    gold, cap = metal("#d9b266"), glossy("#17181b", 0.8)
    label = lettered("#f6f1e6", "#2a2622", [_NAMES[pose.variant % 5], "PARIS"], (0, 0, 0.44, 0.2))
    inside = painted(scent, _deep(scent, -0.34, 0.3), 0.5)
    if round_one:
        outer: list[Part] = [
            part(ball(0.52, 0.5, 0.26, 36).at(y=0.5), glass("#f2f4f4", 0.78, 1.0)),
            part(ball(0.44, 0.42, 0.19, 32).at(y=0.48), inside),
            part(box(0.5, 0.05, 0.24, 0.02).at(y=0.03), glass("#eef2f2", 0.4)),
        ]
        front = 0.2
    else:
        outer = [
            part(box(0.86, 1.0, 0.44, 0.07).at(y=0.5), glass("#eef3f3", 0.80, 1.0)),
            part(box(0.70, 0.78, 0.30, 0.05).at(y=0.49), inside),
        ]
        front = 0.16
    plate = box(0.48, 0.26, 0.01, 0.004).at(y=0.5, z=front)
    return [
        *outer,
        part(plate, painted("#f6f1e6", label, 0.2)),
        part(box(0.5, 0.012, 0.012).at(y=0.645, z=front), gold),
        part(box(0.5, 0.012, 0.012).at(y=0.355, z=front), gold),
        part(rod(0.15, 0.07).at(y=0.99), gold),
        part(rod(0.11, 0.06).at(y=1.05), metal("#c99f54")),
        part(box(0.36, 0.32, 0.30, 0.03).at(y=1.27), cap)
        if not round_one
        else part(ball(0.2, 0.2, 0.2).at(y=1.27), gold),
        part(box(0.37, 0.02, 0.31).at(y=1.115), gold),
    ]


def bottle(pose: Pose) -> list[Part]:
    """A wine bottle of dark glass with a paper label and a foil capsule."""
    colour = main(pose, "#16341f", "#3a1c12", "#123036")
    profile = [
        (0, 0.02), (0.30, 0), (0.36, 0.03), (0.375, 0.1), (0.375, 0.5), (0.375, 1.1),
        (0.36, 1.25), (0.26, 1.42), (0.15, 1.56), (0.125, 1.7), (0.12, 2.0), (0.12, 2.0),
        (0.145, 2.0), (0.145, 2.07), (0.145, 2.07), (0, 2.07),
    ]  # fmt: skip
    paper = lettered("#efe6d0", "#5a1620", ["DOMAINE", "TAGWIRE", "2026"], (0, 0.62, 0.5, 0.42))
    band = [(0.378, 0.32), (0.378, 0.32), (0.380, 0.33), (0.380, 0.93), (0.378, 0.94)]
    foil = [(0.13, 1.62), (0.13, 1.62), (0.127, 1.98), (0.152, 2.0), (0.152, 2.08), (0, 2.085)]
    return [
        part(lathe(profile, 48), glossy(colour, 0.95)),
        part(lathe(band, 48), painted("#efe6d0", paper, 0.06)),
        part(lathe(foil, 32), metal("#7c1f2b", 0.5)),
        part(ring(0.381, 0.006, 48, 6).at(y=0.9), metal("#c9a050")),
        part(ring(0.381, 0.006, 48, 6).at(y=0.36), metal("#c9a050")),
    ]


def _wall(profile: Points, thick: float) -> list[tuple[float, float]]:
    """An open vessel's wall: up outside, over the lip, down inside."""
    outside = [(float(r), float(y)) for r, y in profile]
    inside = [(max(r - thick, 0.0), y + 0.02) for r, y in reversed(outside[1:])]
    lip = (outside[-1][0] - thick / 2, outside[-1][1] + thick * 0.55)
    inside[0] = (inside[0][0], outside[-1][1])
    return [*outside, lip, *inside, (0.0, outside[1][1] + thick)]


def tumbler(pose: Pose) -> list[Part]:
    """A glass of water with ice in it."""
    drink = main(pose, "#b8dbe2", "#d98a2e", "#c9e0dc")
    ice = glass("#f4fbff", 0.35, 0.9)
    return [
        part(rod(0.335, 0.62, 0.375, 40).at(y=0.1), painted(drink, _deep(drink, 0.1, 0.8), 0.5)),
        part(lathe([(0, 0), (0.34, 0), (0.34, 0), (0.41, 1.02), (0.41, 1.02)], 48), glass()),
        part(ring(0.405, 0.014, 48, 8).at(y=1.02), glass("#f2f8f8", 0.35, 1.0)),
        part(rod(0.335, 0.10, around=40), glass("#e6f0f0", 0.45, 1.0)),
        part(box(0.22, 0.22, 0.22, 0.04).turn(25, 30, 10).at(-0.12, 0.68, 0.16), ice),
        part(box(0.2, 0.2, 0.2, 0.04).turn(-15, 60, 20).at(0.13, 0.7, 0.08), ice),
    ]


def wine_glass(pose: Pose) -> list[Part]:
    """A stem glass, a third full."""
    wine = main(pose, "#64101f", "#e0c46a", "#5a0f1e", "#d98a80")
    bowl = [(0.02, 0.82), (0.16, 0.86), (0.33, 1.05), (0.40, 1.28), (0.37, 1.55), (0.31, 1.8)]
    filled = [(0.0, 0.86), (0.15, 0.89), (0.31, 1.06), (0.372, 1.24), (0.372, 1.24), (0, 1.24)]
    foot = [(0, 0), (0.36, 0), (0.36, 0), (0.36, 0.02), (0.2, 0.05), (0.05, 0.1), (0.032, 0.2)]
    stem = [*foot, (0.028, 0.6), (0.05, 0.8), (0.12, 0.86)]
    return [
        part(lathe(filled, 44), painted(wine, _deep(wine, 0.85, 1.25), 0.6)),
        part(lathe(bowl, 48), glass("#eef4f4", 0.84, 1.0)),
        part(lathe(stem, 40), glass("#e6eeee", 0.45, 1.0)),
        part(ring(0.31, 0.010, 48, 8).at(y=1.8), glass("#f6fafa", 0.3, 1.0)),
    ]


def jar(pose: Pose) -> list[Part]:
    """Honey or jam behind glass, with a lid of tin and a label."""
    jam = main(pose, "#d98a1c", "#a01f2c", "#5c2a60", "#e0a840")
    body = [(0, 0), (0.36, 0), (0.42, 0.06), (0.43, 0.4), (0.42, 0.72), (0.36, 0.84), (0.34, 0.9)]
    inner = [(r * 0.93, y * 0.92 + 0.03) for r, y in body]
    paper = lettered("#f4ead2", "#54301a", ["HONEY", "wild"], (0, 0.4, 0.46, 0.26))
    band = [(0.434, 0.2), (0.434, 0.2), (0.437, 0.22), (0.437, 0.58), (0.434, 0.6)]
    return [
        part(lathe([*inner, inner[-1], (0, 0.86)], 44), painted(jam, _deep(jam, 0, 0.9), 0.4)),
        part(lathe(body, 48), glass("#f0f0ea", 0.82, 1.0)),
        part(lathe(band, 48), painted("#f4ead2", paper, 0.05)),
        part(lathe([(0, 0.88), (0.38, 0.88), (0.38, 0.88), (0.38, 1.0), (0.36, 1.03), (0, 1.04)],
            48),
             metal("#c9a85e", 0.7)),
    ]  # fmt: skip


def can(pose: Pose) -> list[Part]:
    """A drink's can with beads of light along its side."""
    paint = main(pose, "#c8261f", "#1f5fb0", "#1f8a58", "#e0a01c")
    profile = [
        (0, 0.02), (0.24, 0.02), (0.27, 0), (0.33, 0.09), (0.34, 0.12), (0.34, 0.12),
        (0.34, 1.02), (0.34, 1.02), (0.28, 1.14), (0.28, 1.17), (0.27, 1.18), (0.255, 1.14),
            (0, 1.14),
    ]  # fmt: skip
    swirl = np.minimum(paint * 1.7 + 0.06, 1.0)

    def side(at: Floats) -> Floats:
        wave = at[:, 1] - 0.28 - 0.10 * np.sin(at[:, 0] * 6 + 0.6)
        body = mix(paint, swirl, (ramp(0.01, -0.01, wave))[:, None])
        tin = (ramp(0.13, 0.11, at[:, 1]) + ramp(1.02, 1.04, at[:, 1]))[:, None]
        return np.asarray(mix(body, from_hex("#c9ccd0"), np.clip(tin, 0, 1)), np.float32)

    text = lettered(side, "#fff8ee", ["TAG", "WIRE"], (0, 0.66, 0.44, 0.42), 0.05)
    return [
        part(lathe(profile, 48), painted(paint, text, 0.75, 0.25)),
        part(ring(0.275, 0.012, 48, 8).at(y=1.175), metal()),
        part(box(0.10, 0.012, 0.16, 0.005).at(0, 1.155, 0.06), metal("#d8dade")),
    ]


def wall(profile: Points, thick: float) -> list[tuple[float, float]]:
    """An open vessel's wall, outside and inside."""
    return _wall(profile, thick)


def pot_of_clay(pose: Pose) -> list[Part]:
    """A flower pot of terracotta, planted."""
    clay = matt(main(pose, "#b5633c", "#c07a50", "#8d8a82"), 0.12)
    body = [(0, 0), (0.28, 0), (0.28, 0), (0.39, 0.56), (0.39, 0.56), (0.44, 0.57), (0.45, 0.74)]
    green = [matt(code, 0.15) for code in ("#3f7a3a", "#568f43", "#2f6636")]
    leaves = []
    for i in range(14):
        turn, lean = i * 137.5, 18 + 50 * ((i * 0.618) % 1)
        leaf = ball(0.10, 0.34, 0.03, 12).at(y=0.34).turn(x=lean).turn(y=turn)
        leaves.append(part(leaf.at(y=0.70), green[i % 3]))
    return [
        part(lathe(_wall(body, 0.05), 44), clay),
        part(rod(0.40, 0.02, around=32).at(y=0.66), matt("#3a2618", 0.3)),
        *leaves,
    ]
