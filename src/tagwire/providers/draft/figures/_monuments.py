"""Tall and famous buildings one by one."""
# The tables of points below are read more easily unbroken.

from dataclasses import replace

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex, ramp
from tagwire.providers.draft.figurine import Pose
from tagwire.providers.draft.models.material import Material, Part
from tagwire.providers.draft.models.mesh import ball, box, lathe, ring, rod, slab, tube
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

from ._bodywork import light
from ._masonry import (
    moved,
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
        walls(lathe([(0, 0), (0.72, 0), (0.46, 2.1), (0, 2.1)], 10, smooth=False), wall, pose,
            rows=(0.95, 1.6), step=0.5, size=(0.16, 0.26)),
        part(lathe([(0, 0), (0.52, 0), (0.5, 0.14), (0.34, 0.42), (0, 0.55)], 28).at(y=2.08),
            tiles("#6b3f2a")),
        part(rod(0.07, 0.34, around=12).turn(x=90).at(0, 2.28, 0.42), matt("#3a2618")), *sails,
        part(ring(0.72, 0.05, 36, 8).at(y=0.82), matt("#6b4a2c")),
        part(box(0.32, 0.6, 0.06, 0.01).at(0, 0.3, 0.68), matt("#3f6b4c")),
    ]  # fmt: skip


_FINIAL = (
    (0, 0),
    (0.12, 0),
    (0.05, 0.1),
    (0.05, 0.5),
    (0.1, 0.54),
    (0.04, 0.6),
    (0.02, 0.9),
    (0, 0.92),
)


def _storey(wide: float, red: Floats, roof: Material, pose: Pose) -> list[Part]:
    """Walls with windows under a roof of two slopes, its corners turned up."""
    room = box(wide, 0.46, wide, 0.01).at(y=0.23).here()
    eaves = wide + 0.86
    reach = eaves / 2
    horn = ((0.8, 0.46), (1.0, 0.44), (1.1, 0.56))
    corners = [(sx * reach, sz * reach) for sx in (-1, 1) for sz in (-1, 1)]
    return [
        walls(room, red, pose, rows=(0.22,), step=0.34, size=(0.2, 0.28)),
        part(pyramid(eaves, 0.12, 4, 0.78).at(y=0.42), roof),
        part(pyramid(eaves * 0.80, 0.22, 4, 0.5).at(y=0.53), roof),
        *[
            part(tube([(x * out, y, z * out) for out, y in horn], 0.035, 6), matt("#8f2f24"))
            for x, z in corners
        ],
    ]


def pagoda(pose: Pose) -> list[Part]:
    """Five roofs, one over the other."""
    red = main(pose, "#b5382a", "#a8452f")
    roof = tiles("#2f4a4a" if pose.variant % 2 == 0 else "#3a3f4a", 14)
    storeys = [
        piece
        for i in range(5)
        for piece in moved(_storey(1.5 - 0.21 * i, red, roof, pose), y=0.24 + 0.62 * i)
    ]
    return [
        part(box(2.2, 0.24, 2.2, 0.02).at(y=0.12), matt("#a8a096")),
        *storeys,
        part(lathe(_FINIAL, 16).at(y=3.34), metal("#d0a548")),
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
        *[part(box(3.2 - 0.22 * i, 0.12, 2.0 - 0.2 * i, 0.01).at(y=0.06 + 0.12 * i),
            matt(stone)) for i in range(3)],
        part(box(2.0, 1.2, 1.0).at(y=0.96), matt(stone * 0.55)),
        *[part(column.at(float(x), 0.36, float(z)), painted(stone, flutes)) for x, z in places],
        part(box(2.86, 0.24, 1.8, 0.01).at(y=1.74), matt(stone)),
            part(box(2.96, 0.06, 1.9, 0.01).at(y=1.88), matt(stone * 0.9)),
        part(prism(2.9, 0.56, 1.85, 0.03).at(y=1.9), matt(stone * 0.95)),
    ]  # fmt: skip


def church(pose: Pose) -> list[Part]:
    """A village church with a steeple."""
    wall = main(pose, "#f0ebe0", "#d9cdb8")
    return [
        walls(box(2.0, 1.0, 1.1, 0.01).at(-0.3, 0.5).here(), wall, pose, rows=(0.56,), step=0.5,
            size=(0.2, 0.48)),
        part(prism(2.0, 0.72, 1.1, 0.08).at(-0.3, 0.98), tiles("#5a4a48")),
        walls(box(0.72, 1.9, 0.72, 0.01).at(0.9, 0.95).here(), wall, pose, rows=(1.45,), step=0.36,
            size=(0.16, 0.3)),
        part(pyramid(0.84, 1.4).at(0.9, 1.88), tiles("#5a4a48")),
        part(box(0.04, 0.36, 0.04).at(0.9, 3.42), metal("#d0a548")),
            part(box(0.2, 0.04, 0.04).at(0.9, 3.46), metal("#d0a548")),
        part(slab([(-0.18, 0), (-0.18, 0.4), (0, 0.58), (0.18, 0.4), (0.18, 0)], 0.05, 0.01).at(0.9,
            0, 0.36), matt("#5a3420")),
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
                rows=rows,
                step=0.13,
                size=(0.085, 0.105),
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


_LEG = (  # how far from the middle, and how high
    (0.98, 0.0),
    (0.80, 0.36),
    (0.62, 0.80),
    (0.46, 1.30),
    (0.335, 1.80),
    (0.21, 2.50),
    (0.125, 3.30),
    (0.07, 4.10),
    (0.045, 4.75),
)
_STOUT = (0.165, 0.15, 0.135, 0.115, 0.095, 0.07, 0.05, 0.035, 0.03)
_ARCH = (
    (-0.80, 0.16),
    (-0.62, 0.50),
    (-0.36, 0.70),
    (0, 0.78),
    (0.36, 0.70),
    (0.62, 0.50),
    (0.80, 0.16),
)


def _lattice(iron: Floats, dark: bool) -> Material:
    """Crossed struts: what lies between them is in shade; they shine in the dark."""

    def crossed(at: Floats) -> Floats:
        along, across = at[:, 1] * 5.5, (at[:, 0] + at[:, 2]) * 5.5
        struts = np.minimum(np.abs((along + across) % 1 - 0.5), np.abs((along - across) % 1 - 0.5))
        return ramp(0.10, 0.20, struts)

    paint = bands(iron * 1.15, iron * 0.30, crossed)
    glow = from_hex("#ffb850") * 0.62

    def shine(at: Floats) -> Floats:
        return np.asarray((1 - 0.8 * crossed(at))[:, None] * glow, np.float32)

    return replace(painted(iron, paint), light=shine if dark else None)


def eiffel(pose: Pose) -> list[Part]:
    """The iron tower of Paris."""
    iron = main(pose, "#7a5f48")
    skin, rail = _lattice(iron, pose.dark), matt(iron * 0.8)
    corners = [(sx, sz) for sx in (-1, 1) for sz in (-1, 1)]
    arch = tube([(x, y, 0.80 - 0.06 * y) for x, y in _ARCH], 0.034, 6)
    decks = ((1.42, 0.10, 0.84), (1.52, 0.035, 0.91), (0.90, 0.09, 1.56), (0.98, 0.03, 1.62))
    return [
        *[
            part(tube([(sx * r, y, sz * r) for r, y in _LEG], _STOUT, 6), skin)
            for sx, sz in corners
        ],
        *[part(arch.turn(y=quarter), skin) for quarter in (0, 90, 180, 270)],
        *[part(box(w, h, w, 0.008).at(y=y), rail) for w, h, y in decks],
        *[part(box(0.40, 0.22, 0.40, 0.03).at(sx * 0.98, 0.0, sz * 0.98), matt("#a8a096"))
          for sx, sz in corners],
        part(box(0.26, 0.14, 0.26, 0.02).at(y=4.72), rail),
        part(box(0.17, 0.12, 0.17, 0.03).at(y=4.86), rail),
        part(rod(0.022, 0.62, 0.006, 8).at(y=4.9), rail),
        light(ball(0.035).at(y=5.5), "#ffe9b0", pose, 3.0),
    ]  # fmt: skip
