"""Things to wear: shoes, hats, glasses, headphones, watches, bags."""
# The tables of points below are read more easily unbroken.

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.figurine import Pose
from tagwire.providers.draft.models.material import Paint, Part
from tagwire.providers.draft.models.mesh import (
    Shape,
    ball,
    box,
    lathe,
    loft,
    ring,
    rod,
    sheet,
    slab,
    tube,
)
from tagwire.providers.draft.models.outline import curve, oval
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

# Of a shoe from heel to toe: place, top of the upper, half its width at the sole.
_UPPER = ((-0.98, 0.54, 0.17), (-0.91, 0.80, 0.25), (-0.62, 0.83, 0.29), (-0.34, 0.77, 0.28),
          (-0.08, 0.66, 0.29), (0.22, 0.52, 0.32), (0.52, 0.39, 0.35), (0.78, 0.32, 0.33),
          (0.93, 0.25, 0.24), (1.0, 0.16, 0.10))  # fmt: skip


def _upper(low: float, narrow: float) -> Shape:
    rows = curve(_UPPER, 4)
    angle = np.arange(28) * (2 * np.pi / 28)
    across, upright = np.cos(angle), np.sin(angle)
    rings = []
    for x, top, half in rows:
        rise = np.clip((upright + 1) / 2, 0, 1) ** 0.9
        tuck = 1 - narrow * rise**1.6 * min(1.0, max(0.0, (top - 0.2) / 0.4))
        flat = np.sign(across) * np.abs(across) ** 0.72
        rings.append(np.stack([np.full(28, x), low + (top - low) * rise, half * flat * tuck], 1))
    return loft(np.asarray(rings))


def _sole(low: float, high: float, grow: float) -> Shape:
    rows = curve(_UPPER, 3)
    side = np.stack([rows[:, 0] * (1 + grow * 0.4), rows[:, 2] + grow], 1)
    outline = np.concatenate([side, side[::-1] * [1, -1]])
    return slab(outline, high - low, 0.03).turn(x=90).at(y=(low + high) / 2)


def _leather(paint: Floats, accent: Floats) -> Paint:
    """Three slanting stripes, a toe cap, a heel counter and seams."""

    def shown(at: Floats) -> Floats:
        x, y = at[:, 0], at[:, 1]
        lean = x + 0.55 * (y - 0.3)
        stripes = sum(between(lean, c - 0.035, c + 0.035) for c in (-0.20, -0.03, 0.14))
        stripes = stripes * between(y, 0.16, 0.56, 0.02)
        toe = ramp(0.60, 0.62, x + 0.25 * y)
        heel = ramp(-0.66, -0.68, x - 0.25 * (y - 0.3))
        colour = mix(paint, accent, np.clip(stripes + heel, 0, 1)[:, None])
        colour = mix(colour, np.minimum(paint * 0.78 + 0.02, 1), (toe * (1 - heel))[:, None])
        seam = between(x + 0.25 * y, 0.585, 0.60) + between(x - 0.25 * (y - 0.3), -0.655, -0.64)
        return np.asarray(colour * (1 - 0.45 * np.clip(seam, 0, 1))[:, None], np.float32)

    return shown


def sneaker(pose: Pose) -> list[Part]:
    """A running shoe: layered sole, striped upper, padded collar, tongue and laces."""
    paint = main(pose, "#d8412a", "#2b62bd", "#f0ede6", "#1f8a6a", "#2a2c31")
    bright = float(paint.mean()) < 0.5
    accent = from_hex("#f4f1ea" if bright else "#22252b")
    foam, lace = matt("#f3f0e8", 0.02), matt("#f7f5ef" if bright else "#2a2c30")
    laces: list[Part] = []
    for i in range(5):
        x = -0.06 + 0.115 * i
        top = float(np.interp(x, [r[0] for r in _UPPER], [r[1] for r in _UPPER]))
        path = [(x - 0.02, top - 0.055, -0.17), (x, top + 0.05, -0.08),
            (x + 0.02, top + 0.055, 0.08), (x + 0.05, top - 0.05, 0.17)]  # fmt: skip
        laces.append(part(tube(path, 0.021, 8), lace))
    bow = [
        part(tube([(-0.08, 0.72, 0), (-0.12, 0.80, s * 0.14), (-0.02, 0.72, s * 0.24),
            (-0.08, 0.72, 0)], 0.018, 8), lace)
        for s in (-1, 1)
    ]  # fmt: skip
    tongue = tube(
        [(0.34, 0.47, 0), (0.08, 0.63, 0), (-0.16, 0.78, 0), (-0.29, 0.92, 0), (-0.33, 0.98, 0)],
        [(0.12, 0.05), (0.14, 0.06), (0.16, 0.06), (0.15, 0.05), (0.10, 0.03)],
        16,
    )
    collar = ring(0.25, 0.052, 36, 10).scale(1.08, 1.0, 0.68).turn(z=-5).at(-0.60, 0.80)
    inside = rod(0.24, 0.02, around=32).scale(1.08, 1.0, 0.68).turn(z=-5).at(-0.60, 0.805)
    tread = bands("#2b2d31", paint, lambda at: between(at[:, 0], -0.2, 0.4, 0.02))
    return [
        part(_upper(0.14, 0.42), painted(paint, _leather(paint, accent), 0.16)),
        part(_sole(0.04, 0.20, 0.03), foam),
        part(_sole(0.10, 0.125, 0.036), matt(np.minimum(paint * 0.9 + 0.02, 1))),
        part(_sole(0.0, 0.05, 0.02), painted("#2b2d31", tread, 0.05)),
        part(tongue, matt(np.minimum(paint * 0.8 + 0.03, 1))),
        part(collar, matt(accent)),
        part(inside, matt("#17181a")),
        part(box(0.05, 0.14, 0.08, 0.02).turn(z=12).at(-0.98, 0.62), matt(accent)),
        *laces,
        *bow,
    ]


def shoe(pose: Pose) -> list[Part]:
    """A leather shoe with a heel, laced."""
    paint = main(pose, "#6b3a1e", "#1e1c1c", "#8a5a30")
    dark, cap = glossy(paint * 0.35, 0.3), glossy(paint, 0.7)
    laces = [
        part(tube([(0.02 + 0.1 * i, 0.55 - 0.055 * i, -0.13), (0.03 + 0.1 * i, 0.64 - 0.055 * i, 0),
            (0.04 + 0.1 * i, 0.55 - 0.055 * i, 0.13)], 0.018, 8), matt("#2a1a10"))
        for i in range(4)
    ]  # fmt: skip
    return [
        part(_upper(0.12, 0.5), cap),
        part(_sole(0.09, 0.14, 0.03), matt(paint * 0.45)),
        part(_sole(0.05, 0.095, 0.02), dark),
        part(box(0.5, 0.12, 0.46, 0.03).at(-0.68, 0.05), dark),
        part(ring(0.25, 0.03, 36, 8).scale(1.06, 1, 0.64).turn(z=-6).at(-0.60, 0.80), cap),
        part(
            rod(0.24, 0.02, around=32).scale(1.06, 1, 0.64).turn(z=-6).at(-0.60, 0.80),
            matt("#2a1a12"),
        ),
        *laces,
    ]


def hat(pose: Pose) -> list[Part]:
    """A fedora with a ribbon."""
    felt = matt(main(pose, "#5a4632", "#2b2d33", "#b99a6a"), 0.14)
    crown = [(0.0, 0.50), (0.2, 0.55), (0.34, 0.52), (0.40, 0.36), (0.44, 0.05), (0.44, 0.02)]
    angle = np.linspace(0, 2 * np.pi, 49)[:, None]
    reach = np.array([0.40, 0.55, 0.72, 0.86])
    lift = np.array([0.0, -0.01, 0.0, 0.05]) * (
        1 + 1.4 * np.abs(np.cos(angle)) ** 2
    ) - 0.02 * np.sin(angle)
    brim = np.stack([reach * np.cos(angle) * 0.92, lift, reach * np.sin(angle)], 2)
    return [
        part(lathe(crown, 44).scale(0.92, 1, 1.05), felt),
        part(lathe([(0.447, 0.02), (0.445, 0.02), (0.437, 0.13), (0.43, 0.13)], 44).scale(0.92, 1,
            1.05), matt("#1d1a1a")),
        part(sheet(brim), felt, open=True),
    ]  # fmt: skip


def sunglasses(pose: Pose) -> list[Part]:
    """Dark lenses in a frame, the arms folded open."""
    frame = glossy(main(pose, "#1b1b1e", "#6a3d22", "#8a2430"), 0.8)
    lens = bands("#16181c", "#5a6f80", lambda at: ramp(-0.2, 0.3, at[:, 1]) * 0.7)
    parts: list[Part] = []
    for side in (-1, 1):
        outline = curve([*(oval(0.66, 0.52, 10, 2.8) * [1, 1]), oval(0.66, 0.52, 10, 2.8)[0]], 4)[
            :-1
        ]
        parts += [
            part(slab(outline, 0.06, 0.02).at(x=side * 0.42), frame),
            part(
                slab(outline * 0.86, 0.05, 0.015).at(x=side * 0.42, z=0.022),
                painted("#16181c", lens, 1.0),
            ),
            part(
                tube(
                    [
                        (side * 0.74, 0.14, 0),
                        (side * 0.79, 0.14, -0.5),
                        (side * 0.76, 0.08, -0.95),
                        (side * 0.74, -0.12, -1.15),
                    ],
                    [(0.03, 0.045)] * 4,
                    8,
                ),
                frame,
            ),
        ]
    parts.append(part(tube([(-0.14, 0.1, 0), (0, 0.16, 0.02), (0.14, 0.1, 0)], 0.035, 8), frame))
    return parts


def headphones(pose: Pose) -> list[Part]:
    """Over-ear headphones."""
    paint = main(pose, "#26282c", "#e6e1d6", "#2f5d86", "#c8452f")
    shell, pad = glossy(paint, 0.6), matt(np.minimum(paint * 0.5 + 0.02, 1), 0.1)
    turn = np.linspace(-1.25, 1.25, 9)
    band = [(0.72 * float(np.sin(a)), 0.15 + 0.72 * float(np.cos(a)), 0.0) for a in turn]
    parts = [
        part(tube(band, [(0.045, 0.11)] * 9, 12), shell),
        part(
            tube([(x * 0.93, y * 0.93, z) for x, y, z in band[1:-1]], [(0.035, 0.09)] * 7, 12), pad
        ),
    ]
    for side in (-1, 1):
        cup = lathe(
            [(0, 0.10), (0.2, 0.10), (0.27, 0.06), (0.29, 0), (0.27, -0.05), (0, -0.06)], 36
        )
        cup = cup.scale(1, 1, 1.0).turn(z=-90 * side).scale(1, 1.2, 1)
        cushion = ring(0.20, 0.085, 32, 10).turn(z=90).scale(1, 1.2, 1)
        parts += [
            part(cup.at(side * 0.78, 0.02), shell),
            part(cushion.at(side * 0.66, 0.02), pad),
            part(
                rod(0.15, 0.012, around=28)
                .turn(z=-90 * side)
                .scale(1, 1.2, 1)
                .at(side * 0.885, 0.02),
                metal("#b9bec4"),
            ),
            part(box(0.05, 0.26, 0.10, 0.02).at(side * 0.74, 0.38), metal("#9aa0a6")),
        ]
    return parts


def watch(pose: Pose) -> list[Part]:
    """A wrist watch, upright, with hands at ten past ten."""
    strap = matt(main(pose, "#5a3420", "#1f2226", "#274063"), 0.12)
    steel = metal("#c9a65a" if pose.variant % 3 == 1 else "#c6cacf")

    def dial(at: Floats) -> Floats:
        away, turn = np.hypot(at[:, 0], at[:, 1]), np.arctan2(at[:, 0], at[:, 1])
        hours = np.abs(((turn / (2 * np.pi) * 12 + 0.5) % 1) - 0.5) * away
        marks = ramp(0.022, 0.012, hours) * between(away, 0.36, 0.44)
        colour = mix(from_hex("#f4f1e8"), from_hex("#22252a"), marks[:, None])
        return np.asarray(colour * (1 - 0.15 * ramp(0.3, 0.5, away))[:, None], np.float32)

    lift = 0.16
    hands = [
        part(box(0.035, 0.26, 0.012).at(y=0.13).turn(z=52).at(z=lift), glossy("#22252a")),
        part(box(0.025, 0.36, 0.012).at(y=0.18).turn(z=-60).at(z=lift + 0.01), glossy("#22252a")),
        part(ball(0.03).at(z=lift), metal("#c9a65a")),
    ]
    straps = [
        part(tube([(0, s * 0.42, 0.0), (0, s * 0.85, -0.08), (0, s * 1.25, -0.32),
            (0, s * 1.45, -0.62)], [(0.24, 0.035), (0.23, 0.035), (0.2, 0.03), (0.19, 0.03)], 14),
            strap)
        for s in (-1, 1)
    ]  # fmt: skip
    return [
        *straps,
        part(lathe([(0, -0.08), (0.5, -0.08), (0.54, 0), (0.52, 0.10), (0.46, 0.14), (0.46, 0.11),
            (0, 0.11)], 48).turn(x=90), steel),
        part(rod(0.455, 0.012, around=48).here().turn(x=90).here().at(z=0.125),
            painted("#f4f1e8", dial, 0.3)),
        *hands,
        part(rod(0.045, 0.09).turn(z=-90).at(0.53, 0, 0.02), steel),
    ]  # fmt: skip
