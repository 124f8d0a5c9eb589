"""Bags and parcels."""
# The tables of points below are read more easily unbroken.

import numpy as np

from tagwire.providers.draft.colour import Floats
from tagwire.providers.draft.figurine import Pose
from tagwire.providers.draft.models.material import Part
from tagwire.providers.draft.models.mesh import ball, box, ring, rod, slab, tube
from tagwire.providers.draft.models.paints import (
    bands,
    between,
    glossy,
    lettered,
    main,
    matt,
    metal,
    painted,
    part,
)


def parcel(pose: Pose) -> list[Part]:
    """A cardboard box with tape."""
    card = main(pose, "#b98d5c", "#c49a6a")
    tape = bands(card, "#d9c49a", lambda at: between(at[:, 0], -0.09, 0.09))
    label = lettered(tape, "#4a3420", ["FRAGILE"], (0.28, -0.2, 0.3, 0.12), 0.4)
    return [part(box(1.2, 0.86, 0.9, 0.015).at(y=0.43), painted(card, label, 0.04))]


def gift(pose: Pose) -> list[Part]:
    """A present with ribbon and bow."""
    paper = main(pose, "#b3202c", "#2a5fa0", "#2f7a56", "#e9dfca")
    ribbon = glossy("#e8c15a" if pose.variant % 2 == 0 else "#f3efe6", 0.6)
    dots = bands(
        paper, np.minimum(paper * 1.5 + 0.03, 1.0),
        lambda at: (np.sin(at[:, 0] * 22) * np.sin(at[:, 1] * 22) * np.sin(
            at[:, 2] * 22 + 1.5) > 0.5).astype(np.float32),
    )  # fmt: skip
    wrap = painted(paper, dots, 0.35)
    loops = [
        part(ring(0.17, 0.045, 24, 8).scale(1.15, 1.0, 0.6).turn(z=70, y=turn).at(0, 1.12,
            0).at(np.sin(np.radians(turn + 90)) * 0.2, 0, np.cos(np.radians(turn + 90)) * 0.2),
            ribbon)
        for turn in (10, 100, 190, 280)
    ]  # fmt: skip
    return [
        part(box(1.0, 0.82, 1.0, 0.02).at(y=0.41), wrap),
        part(box(1.08, 0.2, 1.08, 0.02).at(y=0.88), wrap),
        part(box(0.18, 0.985, 1.1, 0.01).at(y=0.493), ribbon),
        part(box(1.1, 0.986, 0.18, 0.01).at(y=0.493), ribbon),
        *loops,
        part(ball(0.11, 0.09, 0.11).at(y=1.05), ribbon),
    ]


def suitcase(pose: Pose) -> list[Part]:
    """A wheeled trolley case with ribs."""
    paint = main(pose, "#c9a23c", "#2f5d6b", "#b5412f", "#9aa0a6")
    ribs = bands(
        paint,
        paint * 0.62,
        lambda at: (np.sin(at[:, 0] * 42) > 0.72) * between(at[:, 1], -0.55, 0.55),
    )
    steel, rubber = metal("#b9bec4"), matt("#1d1e21")
    parts = [
        part(box(1.0, 1.4, 0.5, 0.13).at(y=0.85), painted(paint, ribs, 0.5)),
        part(box(1.01, 1.41, 0.03, 0.01).at(y=0.85), steel),
        part(box(0.26, 0.04, 0.06, 0.02).at(y=1.6), rubber),
    ]
    wheel, rail = rod(0.08, 0.06).turn(z=90), rod(0.022, 0.5, around=10)
    return [
        *parts,
        *[part(wheel.at(x, 0.08, z), rubber) for x in (-0.33, 0.39) for z in (-0.17, 0.17)],
        *[part(rail.at(x, 1.5, -0.14), steel) for x in (-0.22, 0.22)],
        part(box(0.52, 0.06, 0.07, 0.025).at(0, 2.0, -0.14), rubber),
    ]


def backpack(pose: Pose) -> list[Part]:
    """A rucksack with a flap, a front pocket and leather straps."""
    cloth = main(pose, "#3f5a4a", "#2f4a70", "#b5602f", "#7a2f35")
    canvas, leather = matt(cloth, 0.16), matt("#7a4a28", 0.1)
    parts = [
        part(box(1.0, 1.26, 0.56, 0.24).at(y=0.64), canvas),
        part(box(1.02, 0.44, 0.62, 0.20).at(y=1.13, z=0.03), matt(cloth * 0.82, 0.16)),
        part(box(0.72, 0.46, 0.26, 0.10).at(y=0.36, z=0.30), canvas),
        part(box(0.74, 0.12, 0.28, 0.05).at(y=0.56, z=0.305), matt(cloth * 0.82, 0.16)),
        part(tube([(-0.16, 1.32, -0.1), (-0.12, 1.47, -0.1), (0.12, 1.47, -0.1),
            (0.16, 1.32, -0.1)], 0.03, 8), leather),
        part(box(0.2, 0.44, 0.22, 0.08).at(0.52, 0.34, 0), canvas),
    ]  # fmt: skip
    for x in (-0.24, 0.24):
        parts += [
            part(box(0.08, 0.62, 0.02, 0.01).at(x, 0.94, 0.35), leather),
            part(box(0.11, 0.08, 0.03, 0.01).at(x, 0.80, 0.365), metal("#c9a65a")),
        ]
    return parts


def handbag(pose: Pose) -> list[Part]:
    """A leather bag with a flap, a clasp and a handle."""
    hide = main(pose, "#a8352c", "#c08a4e", "#26282c", "#d9c3a0", "#2f5d55")
    leather = glossy(hide, 0.32)

    def sew(at: Floats) -> Floats:
        edge = np.maximum(np.abs(at[:, 0]) - 0.58, np.abs(at[:, 1]) - 0.30)
        return between(edge, -0.02, -0.005) * (np.sin((at[:, 0] + at[:, 1]) * 90) > 0)

    body = [
        (-0.68, 0),
        (-0.72, 0.06),
        (-0.60, 0.86),
        (-0.54, 0.9),
        (0.54, 0.9),
        (0.60, 0.86),
        (0.72, 0.06),
        (0.68, 0),
    ]
    flap = [(-0.58, 0.92), (0.58, 0.92), (0.60, 0.62), (0.48, 0.50), (0.14, 0.44), (0, 0.40),
        (-0.14, 0.44), (-0.48, 0.50), (-0.60, 0.62)]  # fmt: skip
    handle = [
        (-0.36, 0.86, 0.0),
        (-0.34, 1.16, 0),
        (-0.18, 1.38, 0),
        (0.18, 1.38, 0),
        (0.34, 1.16, 0),
        (0.36, 0.86, 0),
    ]
    gold = metal("#d9b45c")
    return [
        part(slab(body, 0.46, 0.07), leather),
        part(
            slab(flap, 0.10, 0.03).at(z=0.235),
            painted(hide * 0.9, bands(hide * 0.88, hide * 0.5, sew), 0.32),
        ),
        part(tube(handle, 0.036, 10), leather),
        part(box(0.17, 0.13, 0.04, 0.02).at(0, 0.47, 0.30), gold),
        part(ring(0.06, 0.015, 20, 8).turn(x=90).at(-0.36, 0.88, 0.02), gold),
        part(ring(0.06, 0.015, 20, 8).turn(x=90).at(0.36, 0.88, 0.02), gold),
    ]
