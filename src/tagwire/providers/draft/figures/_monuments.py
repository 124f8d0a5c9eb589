"""Tall and famous buildings one by one."""
# The tables of points below are read more easily unbroken.
# ruff: noqa: E501

from dataclasses import replace

import numpy as np

from ..colour import from_hex
from ..figurine import Pose
from ..models.material import Part
from ..models.mesh import ball, box, lathe, ring, rod, slab, tube
from ..models.paints import bands, between, glossy, main, matt, metal, painted, part
from ._bodywork import light
from ._masonry import (
    prism,
    pyramid,
    tiles,
    walls,
)  # fmt: skip


def windmill(pose: Pose) -> list[Part]:
    """A Dutch mill with four sails."""
    wall = main(pose, "#e9dfc8", "#8a5a3c")
    sails: list[Part] = []
    for i in range(4):
        arm = [
            part(box(0.05, 1.7, 0.05, 0.01).at(y=0.85), matt("#5a3a22")),
            part(
                box(0.34, 1.3, 0.015, 0.003).at(0.17, 0.98),
                painted(
                    "#f0e6cc",
                    bands(
                        "#f0e6cc",
                        "#8a6a44",
                        lambda at: np.clip(
                            between((at[:, 1] * 5) % 1, 0, 0.12, 0.02)
                            + between((at[:, 0] * 9) % 1, 0, 0.14, 0.02),
                            0,
                            1,
                        ),
                    ),
                ),
            ),
        ]
        sails += [part(p.shape.turn(z=22 + 90 * i).at(0, 2.28, 0.72), p.material) for p in arm]
    return [
        walls(lathe([(0, 0), (0.72, 0), (0.46, 2.1), (0, 2.1)], 10, smooth=False), wall, pose, (0.95, 1.6), 0.5, (0.16, 0.26)),
        part(lathe([(0, 0), (0.52, 0), (0.5, 0.14), (0.34, 0.42), (0, 0.55)], 28).at(y=2.08), tiles("#6b3f2a")),
        part(rod(0.07, 0.34, around=12).turn(x=90).at(0, 2.28, 0.42), matt("#3a2618")), *sails,
        part(ring(0.72, 0.05, 36, 8).at(y=0.82), matt("#6b4a2c")),
        part(box(0.32, 0.6, 0.06, 0.01).at(0, 0.3, 0.68), matt("#3f6b4c")),
    ]  # fmt: skip


def pagoda(pose: Pose) -> list[Part]:
    """Five roofs, one over the other."""
    red, roof = (
        main(pose, "#b5382a", "#a8452f"),
        tiles("#2f4a4a" if pose.variant % 2 == 0 else "#3a3f4a", 14),
    )
    parts, level = [part(box(2.2, 0.24, 2.2, 0.02).at(y=0.12), matt("#a8a096"))], 0.24
    for i in range(5):
        wide = 1.5 - 0.21 * i
        parts += [
            walls(
                box(wide, 0.46, wide, 0.01).at(y=0.23).here().at(y=level),
                red,
                pose,
                (0.22,),
                0.34,
                (0.2, 0.28),
            ),
            part(pyramid(wide + 0.86, 0.12, 4, 0.78).at(y=level + 0.42), roof),
            part(pyramid((wide + 0.86) * 0.80, 0.22, 4, 0.5).at(y=level + 0.53), roof),
        ]
        reach = (wide + 0.86) / 2
        parts += [
            part(
                tube(
                    [
                        (sx * reach * 0.8, level + 0.46, sz * reach * 0.8),
                        (sx * reach * 1.0, level + 0.44, sz * reach),
                        (sx * reach * 1.1, level + 0.56, sz * reach * 1.1),
                    ],
                    0.035,
                    6,
                ),
                matt("#8f2f24"),
            )
            for sx in (-1, 1)
            for sz in (-1, 1)
        ]
        level += 0.62
    return [
        *parts,
        part(
            lathe(
                [
                    (0, 0),
                    (0.12, 0),
                    (0.05, 0.1),
                    (0.05, 0.5),
                    (0.1, 0.54),
                    (0.04, 0.6),
                    (0.02, 0.9),
                    (0, 0.92),
                ],
                16,
            ).at(y=level),
            metal("#d0a548"),
        ),
    ]


def temple(pose: Pose) -> list[Part]:
    """A Greek temple."""
    stone = main(pose, "#e6dcc6", "#d9cdb4")
    flutes = bands(
        stone,
        stone * 0.78,
        lambda at: (np.sin(np.arctan2(at[:, 0], at[:, 2]) * 16) > 0.3).astype(np.float32),
    )
    column = lathe(
        [
            (0, 0),
            (0.15, 0),
            (0.15, 0.06),
            (0.12, 0.08),
            (0.105, 1.12),
            (0.16, 1.2),
            (0.16, 1.26),
            (0, 1.26),
        ],
        28,
        smooth=False,
    )
    places = [(x, z) for x in np.linspace(-1.25, 1.25, 7) for z in (0.72, -0.72)] + [
        (x, z) for x in (-1.25, 1.25) for z in (-0.36, 0, 0.36)
    ]
    return [
        *[part(box(3.2 - 0.22 * i, 0.12, 2.0 - 0.2 * i, 0.01).at(y=0.06 + 0.12 * i), matt(stone)) for i in range(3)],
        part(box(2.0, 1.2, 1.0).at(y=0.96), matt(stone * 0.55)),
        *[part(column.at(float(x), 0.36, float(z)), painted(stone, flutes)) for x, z in places],
        part(box(2.86, 0.24, 1.8, 0.01).at(y=1.74), matt(stone)), part(box(2.96, 0.06, 1.9, 0.01).at(y=1.88), matt(stone * 0.9)),
        part(prism(2.9, 0.56, 1.85, 0.03).at(y=1.9), matt(stone * 0.95)),
    ]  # fmt: skip


def church(pose: Pose) -> list[Part]:
    """A village church with a steeple."""
    wall = main(pose, "#f0ebe0", "#d9cdb8")
    return [
        walls(box(2.0, 1.0, 1.1, 0.01).at(-0.3, 0.5).here(), wall, pose, (0.56,), 0.5, (0.2, 0.48)),
        part(prism(2.0, 0.72, 1.1, 0.08).at(-0.3, 0.98), tiles("#5a4a48")),
        walls(box(0.72, 1.9, 0.72, 0.01).at(0.9, 0.95).here(), wall, pose, (1.45,), 0.36, (0.16, 0.3)),
        part(pyramid(0.84, 1.4).at(0.9, 1.88), tiles("#5a4a48")),
        part(box(0.04, 0.36, 0.04).at(0.9, 3.42), metal("#d0a548")), part(box(0.2, 0.04, 0.04).at(0.9, 3.46), metal("#d0a548")),
        part(slab([(-0.18, 0), (-0.18, 0.4), (0, 0.58), (0.18, 0.4), (0.18, 0)], 0.05, 0.01).at(0.9, 0, 0.36), matt("#5a3420")),
        light(ball(0.14, 0.14, 0.03).at(0.9, 1.05, 0.36), "#f6e9c0", pose, 1.4),
    ]  # fmt: skip


def skyscraper(pose: Pose) -> list[Part]:
    """A stepped tower of glass and stone."""
    stone = main(pose, "#a8b4bf", "#c9b89a", "#8a97a8")
    parts, level = list[Part](), 0.0
    for wide, tall in ((1.3, 1.5), (1.06, 1.7), (0.8, 1.3), (0.5, 0.6)):
        rows = tuple(np.arange(level + 0.12, level + tall - 0.05, 0.155))
        parts.append(
            walls(
                box(wide, tall, wide, 0.01).at(y=level + tall / 2).here(),
                stone,
                pose,
                rows,
                0.13,
                (0.085, 0.105),
            )
        )
        parts.append(
            part(box(wide + 0.06, 0.05, wide + 0.06, 0.01).at(y=level + tall), matt(stone * 0.9))
        )
        level += tall
    return [
        *parts,
        part(pyramid(0.4, 0.4).at(y=level), metal("#9aa6b0")),
        part(rod(0.025, 0.9, 0.008).at(y=level + 0.3), metal()),
        light(ball(0.035).at(y=level + 1.2), "#ff4030", pose, 3.0),
    ]


def bridge(pose: Pose) -> list[Part]:
    """A suspension bridge."""
    paint = main(pose, "#b8402a", "#5a6a74", "#b8402a")
    steel = glossy(paint, 0.2)
    parts = [
        part(box(7.0, 0.16, 0.9, 0.02).at(y=0.8), matt("#4a4c50")),
        part(box(7.0, 0.22, 0.06).at(y=0.82, z=0.46), steel),
        part(box(7.0, 0.22, 0.06).at(y=0.82, z=-0.46), steel),
    ]
    for x in (-1.8, 1.8):
        parts += [part(box(0.2, 2.7, 0.16, 0.02).at(x, 1.35, z), steel) for z in (-0.46, 0.46)]
        parts += [part(box(0.16, 0.14, 0.9, 0.02).at(x, y, 0), steel) for y in (1.5, 2.1, 2.6)]
        parts.append(part(box(0.6, 0.3, 1.3, 0.03).at(x, 0.1), matt("#a8a096")))
    for z in (-0.46, 0.46):
        spots = np.linspace(-3.5, 3.5, 29)
        sag = np.where(
            np.abs(spots) < 1.8,
            1.0 + 1.62 * (spots / 1.8) ** 2,
            2.62 - 1.05 * (np.abs(spots) - 1.8),
        )
        parts.append(
            part(
                tube([(float(x), float(y), z) for x, y in zip(spots, sag, strict=True)], 0.035, 6),
                steel,
            )
        )
        parts += [
            part(rod(0.012, float(y) - 0.85, around=5).at(float(x), 0.85, z), steel)
            for x, y in zip(spots[1:-1], sag[1:-1], strict=True)
            if y > 0.95
        ]
    return parts


def eiffel(pose: Pose) -> list[Part]:
    """The iron tower of Paris."""
    iron = main(pose, "#7a5f48")
    lattice = bands(
        iron,
        iron * 0.42,
        lambda at: np.clip(
            ((at[:, 0] + at[:, 1] + at[:, 2]) * 7 % 1 > 0.7).astype(np.float32)
            + ((at[:, 1] - at[:, 0] - at[:, 2]) * 7 % 1 > 0.7),
            0,
            1,
        ),
    )
    shine = (
        (lambda at: np.broadcast_to(from_hex("#ffb850") * 0.55, at.shape)) if pose.dark else None
    )
    skin = replace(painted(iron, lattice), light=shine)
    legs = []
    for sx in (-1, 1):
        for sz in (-1, 1):
            path = [
                (sx * r, y, sz * r)
                for r, y in (
                    (1.0, 0),
                    (0.72, 0.55),
                    (0.46, 1.15),
                    (0.30, 1.8),
                    (0.16, 2.8),
                    (0.08, 3.7),
                )
            ]
            legs.append(part(tube(path, [0.19, 0.16, 0.13, 0.11, 0.09, 0.06], 6), skin))
    arches = [
        part(
            tube(
                [
                    (-0.86, 0.12, s * 0.86),
                    (-0.5, 0.52, s * 0.80),
                    (0, 0.66, s * 0.78),
                    (0.5, 0.52, s * 0.80),
                    (0.86, 0.12, s * 0.86),
                ],
                0.04,
                6,
            ),
            skin,
        )
        for s in (-1, 1)
    ]
    sides = [part(p.shape.turn(y=90), p.material) for p in arches]
    decks = [
        part(box(w, 0.12, w, 0.01).at(y=y), matt(iron * 0.8))
        for w, y in ((1.75, 0.78), (1.05, 1.5), (0.34, 3.62))
    ]
    return [
        *legs,
        *arches,
        *sides,
        *decks,
        part(rod(0.05, 0.7, 0.01).at(y=3.65), matt(iron)),
        part(ball(0.12, 0.1, 0.12).at(y=3.75), skin),
    ]
