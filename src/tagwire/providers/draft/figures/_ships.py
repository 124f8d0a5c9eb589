"""Hulls, decks, masts and sails."""

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex, mix
from tagwire.providers.draft.figurine import Pose
from tagwire.providers.draft.models.material import Material, Paint, Part
from tagwire.providers.draft.models.mesh import (
    Points,
    Shape,
    ball,
    box,
    lathe,
    loft,
    rod,
    sheet,
    slab,
    tube,
)
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

from ._bodywork import light


def hull(rows: Points, keel: float = 0.0) -> Shape:
    """A boat's hull from sections (x, deck height, half beam); the keel is level."""
    rings = []
    for x, deck, beam in curve(rows, 4):
        half = np.array([(1, 1), (0.98, 0.7), (0.86, 0.35), (0.55, 0.1), (0.0, 0.0)])
        side = half * [beam, 1.0]
        side[:, 1] = keel + (deck - keel) * side[:, 1]
        ring = np.concatenate([side, (side * [-1, 1])[-2::-1]])
        rings.append(np.column_stack([np.full(len(ring), x), ring[:, 1], ring[:, 0]]))
    return loft(np.asarray(rings))


def _striped(paint: Floats, below: str, line: float, trim: str, top: float) -> Paint:
    def shown(at: Floats) -> Floats:
        colour = mix(from_hex(below), paint, (at[:, 1] > line)[:, None] * 1.0)
        return np.asarray(
            mix(colour, from_hex(trim), between(at[:, 1], top, top + 0.05)[:, None]), np.float32
        )

    return shown


def sail(luff: Points, leech: Points, belly: float) -> Shape:
    """A sheet between two edges, blown to one side."""
    a, b = curve(luff, 8), curve(leech, 8)
    across = np.linspace(0, 1, 10)[None, :, None]
    points = a[:, None] * (1 - across) + b[:, None] * across
    points[..., 2] += (
        belly
        * np.sin(np.pi * across[..., 0])
        * np.sin(np.linspace(0.2, np.pi * 0.95, len(a)))[:, None]
    )
    return sheet(points)


def seams(paint: Floats) -> Material:
    """Sailcloth sewn of level strips."""
    return painted(
        paint,
        bands(paint, paint * 0.8, lambda at: ((at[:, 1] * 2.2) % 1 > 0.95).astype(np.float32)),
        0.03,
    )


_SLOOP = (
    (-1.5, 0.44, 0.34),
    (-1.0, 0.42, 0.46),
    (0.0, 0.42, 0.52),
    (0.9, 0.48, 0.36),
    (1.5, 0.58, 0.10),
    (1.7, 0.62, 0.015),
)


def sailboat(pose: Pose) -> list[Part]:
    """A sloop under main and jib."""
    paint = main(pose, "#f2efe8", "#27406a", "#a8322a")
    canvas = from_hex("#f4f0e4")
    cloth = mix(paint, canvas, 0.15) if pose.colour else canvas
    deck = [(-1.46, 0.44, 0.3), (0.0, 0.43, 0.48), (0.9, 0.49, 0.32), (1.6, 0.6, 0.03)]
    return [
        part(
            hull(_SLOOP),
            Material(paint, gloss=0.6, paint=_striped(paint, "#8f2a24", 0.12, "#c9a050", 0.32)),
        ),
        part(hull(deck, 0.42), matt("#b5803f")),
        part(box(0.9, 0.16, 0.5, 0.07).at(0.1, 0.5), glossy("#f2efe8", 0.5)),
        part(rod(0.028, 3.4, 0.016).at(0.32, 0.45), metal("#c9c2b0", 0.5)),
        part(tube([(0.32, 0.78, 0), (-1.25, 0.72, 0.18)], 0.022, 8), metal("#c9c2b0", 0.5)),
        part(
            sail(
                [(0.29, 0.82, 0), (0.29, 2.2, 0), (0.29, 3.75, 0)],
                [(-1.2, 0.76, 0.18), (-0.55, 2.1, 0.14), (0.24, 3.78, 0)],
                0.26,
            ),
            seams(cloth),
            open=True,
        ),
        part(
            sail(
                [(1.62, 0.68, 0), (1.0, 2.0, 0), (0.36, 3.3, 0)],
                [(0.42, 0.80, 0.28), (0.42, 2.0, 0.2), (0.36, 3.32, 0)],
                0.24,
            ),
            seams(cloth * 0.97),
            open=True,
        ),
        part(slab([(0, 0), (-0.3, 0.06), (0, 0.14)], 0.012, 0.002).at(0.3, 3.74), matt("#c8382c")),
    ]


def rowing_boat(pose: Pose) -> list[Part]:
    """An open wooden boat with oars."""
    paint = main(pose, "#2f6f73", "#b5412f", "#e9e2d0")
    rows = [
        (-1.3, 0.46, 0.30),
        (-0.9, 0.42, 0.44),
        (0, 0.40, 0.52),
        (0.8, 0.44, 0.38),
        (1.3, 0.56, 0.05),
    ]
    inner = [(x * 0.96, h - 0.015, b * 0.86) for x, h, b in rows]
    rim = [tube([(x, h, s * b) for x, h, b in rows], 0.035, 8) for s in (-1, 1)]
    wood = matt("#a06a3a", 0.1)
    return [
        part(
            hull(rows),
            Material(paint, gloss=0.4, paint=_striped(paint, "#e9e2d0", 0.1, "#e9e2d0", 0.30)),
        ),
        part(hull(inner, 0.38), matt("#5a3a20")),
        *[part(r, wood) for r in rim],
        *[
            part(box(0.2, 0.05, 0.84 - 0.2 * abs(x), 0.02).at(x, 0.42), wood)
            for x in (-0.7, 0.0, 0.65)
        ],
        *[
            part(
                tube(
                    [(-0.1, 0.62, s * 0.1), (0.0, 0.48, s * 0.52), (0.15, 0.16, s * 1.2)], 0.025, 8
                ),
                wood,
            )
            for s in (-1, 1)
        ],
        *[part(ball(0.09, 0.12, 0.05).at(0.16, 0.12, s * 1.22), wood) for s in (-1, 1)],
    ]


def canoe(pose: Pose) -> list[Part]:
    """A canoe of bark and wood."""
    paint = main(pose, "#a8452a", "#3f6b4c", "#c9a05a")
    rows = [
        (-1.7, 0.5, 0.02),
        (-1.4, 0.36, 0.16),
        (-0.7, 0.28, 0.32),
        (0, 0.27, 0.36),
        (0.7, 0.28, 0.32),
        (1.4, 0.36, 0.16),
        (1.7, 0.5, 0.02),
    ]
    inner = [(x * 0.97, h - 0.012, b * 0.86) for x, h, b in rows]
    wood = matt("#c9985a", 0.08)
    return [
        part(hull(rows), glossy(paint, 0.5)),
        part(hull(inner, 0.22), matt("#7a5230")),
        *[part(tube([(x, h, s * b) for x, h, b in rows], 0.025, 8), wood) for s in (-1, 1)],
        *[part(box(0.16, 0.04, 0.56, 0.01).at(x, 0.29), wood) for x in (-0.8, 0.8)],
        part(tube([(-0.5, 0.32, 0.3), (0.9, 0.36, -0.2)], 0.02, 8), wood),
        part(ball(0.2, 0.02, 0.08).at(1.0, 0.37, -0.23), wood),
    ]


def _deckhouse(x: float, y: float, size: tuple[float, float, float], pose: Pose) -> list[Part]:
    long, tall, wide = size
    shine = from_hex("#ffd890") * (0.9 if pose.dark else 0.0)

    def panes(at: Floats) -> Floats:
        row = between(at[:, 1], -tall * 0.1, tall * 0.28) * between(
            (at[:, 0] * 6) % 1, 0.2, 0.85, 0.03
        )
        return np.clip(row, 0, 1)

    return [
        part(
            box(long, tall, wide, 0.06).at(x, y + tall / 2),
            Material(
                from_hex("#f4f2ec"),
                0.4,
                paint=bands("#f4f2ec", "#1c2731", panes),
                light=lambda at: panes(at)[:, None] * shine,
            ),
        )
    ]


def yacht(pose: Pose) -> list[Part]:
    """A motor yacht with a raked bow."""
    paint = main(pose, "#f4f2ec", "#1f2f4a", "#f4f2ec")
    rows = [
        (-2.2, 0.55, 0.55),
        (-1.6, 0.56, 0.64),
        (0, 0.62, 0.66),
        (1.2, 0.78, 0.46),
        (2.1, 0.98, 0.12),
        (2.45, 1.06, 0.01),
    ]
    return [
        part(
            hull(rows),
            Material(paint, gloss=0.85, paint=_striped(paint, "#27406a", 0.14, "#27406a", 0.40)),
        ),
        *_deckhouse(-0.3, 0.6, (2.4, 0.5, 1.0), pose),
        *_deckhouse(-0.5, 1.08, (1.5, 0.4, 0.8), pose),
        part(slab([(0.86, 0.62), (1.5, 0.66), (0.86, 1.08)], 0.86, 0.03), glossy("#1c2731", 1.0)),
        part(tube([(-1.0, 1.46, 0), (-1.1, 1.8, 0), (-0.7, 1.86, 0)], 0.03, 8), glossy("#f4f2ec")),
        part(tube([(x, h + 0.12, 0.92 * b) for x, h, b in rows[2:5]], 0.014, 6), metal()),
    ]


def liner(pose: Pose) -> list[Part]:
    """A passenger ship with two funnels."""
    paint = main(pose, "#1f2a3c", "#26282c", "#7a2430")
    rows = [
        (-3.4, 0.95, 0.42),
        (-3.0, 0.85, 0.6),
        (-1.5, 0.8, 0.68),
        (1.5, 0.82, 0.66),
        (2.7, 0.95, 0.40),
        (3.5, 1.15, 0.02),
    ]
    funnels = []
    for x in (-0.9, 0.5):
        cap = bands("#d0552a", "#1b1c1f", lambda at: (at[:, 1] > 0.72).astype(np.float32))
        funnels.append(
            part(
                lathe([(0, 0), (0.26, 0), (0.26, 0.95), (0.2, 0.95), (0, 0.9)], 24, smooth=False)
                .turn(z=8)
                .at(x, 1.75),
                painted("#d0552a", cap, 0.4),
            )
        )
    return [
        part(
            hull(rows),
            Material(paint, gloss=0.4, paint=_striped(paint, "#8f2a24", 0.22, "#f2efe8", 0.70)),
        ),
        *_deckhouse(-0.2, 0.8, (5.2, 0.42, 1.1), pose),
        *_deckhouse(-0.2, 1.2, (4.4, 0.38, 0.95), pose),
        *_deckhouse(0.0, 1.56, (3.2, 0.32, 0.8), pose),
        *_deckhouse(1.6, 1.56, (0.6, 0.6, 0.9), pose),
        *funnels,
        part(rod(0.03, 1.3, 0.015).at(2.4, 1.0), matt("#d9c9a4")),
        part(rod(0.03, 1.3, 0.015).at(-2.7, 0.9), matt("#d9c9a4")),
        light(ball(0.06).at(2.4, 2.3), "#fff0c0", pose),
    ]
