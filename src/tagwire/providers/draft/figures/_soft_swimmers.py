"""Rays, seals, the seahorse, and the soft swimmers with arms."""

import numpy as np

from tagwire.providers.draft.colour import ramp
from tagwire.providers.draft.figurine import Pose
from tagwire.providers.draft.models.material import Material, Part
from tagwire.providers.draft.models.mesh import ball, lathe, loft, slab, tube
from tagwire.providers.draft.models.paints import bands, glossy, main, matt, painted, part

from ._swimmers import body, eyes, shaded


def ray(pose: Pose) -> list[Part]:
    """A manta, its wings raised."""
    paint = main(pose, "#3f4f66", "#5a5048")
    span = np.linspace(-1, 1, 33)
    rings = []
    for s in span:
        width = 0.62 * (1 - abs(s)) ** 0.75 + 0.02
        thick = 0.13 * (1 - abs(s)) ** 1.2 + 0.008
        angle = np.arange(18) * (2 * np.pi / 18)
        lift = 0.34 * abs(s) ** 1.7
        rings.append(
            np.column_stack(
                [
                    width * np.cos(angle) - 0.25 * abs(s),
                    thick * np.sin(angle) + lift,
                    np.full(18, s * 1.25),
                ]
            )
        )
    shown = bands(
        paint,
        "#e6e8ea",
        lambda at: ramp(0.0, -0.03, at[:, 1] - 0.34 * np.abs(at[:, 2] / 1.25) ** 1.7),
    )
    horns = [
        part(
            tube([(0.5, 0.0, s * 0.2), (0.78, -0.02, s * 0.24)], [0.07, 0.02], 8),
            glossy(paint, 0.5),
        )
        for s in (-1, 1)
    ]
    return [
        part(loft(np.asarray(rings)), painted(paint, shown, 0.5)),
        *horns,
        part(
            tube([(-0.5, 0, 0), (-1.2, 0.06, 0), (-1.9, 0.2, 0)], [0.05, 0.02, 0.008], 8),
            glossy(paint, 0.4),
        ),
        *eyes(0.52, 0.06, 0.27, 0.035),
    ]


_MANTLE = (
    (0, -0.1),
    (0.3, -0.05),
    (0.38, 0.12),
    (0.36, 0.3),
    (0.50, 0.62),
    (0.44, 0.95),
    (0.2, 1.13),
    (0, 1.16),
)


def octopus(pose: Pose) -> list[Part]:
    """An octopus, its arms curling."""
    paint = main(pose, "#c8563a", "#a8405a", "#b07a3a")
    spots = bands(
        paint,
        np.minimum(paint * 1.5 + 0.03, 1),
        lambda at: (
            np.sin(at[:, 0] * 17) * np.sin(at[:, 1] * 19) * np.sin(at[:, 2] * 17 + 1) > 0.3
        ).astype(np.float32),
    )
    rng, arms = pose.rng("arms"), list[Part]()
    for i in range(8):
        a = (i + 0.5) * np.pi / 4
        c, s = float(np.sin(a)), float(np.cos(a))
        bend = float(rng.uniform(0.2, 0.5))
        path = [
            (0.24 * c, 0.05, 0.24 * s),
            (0.6 * c, -0.22, 0.6 * s),
            (0.95 * c + 0.1 * s, -0.42, 0.95 * s),
            (1.22 * c, -0.36 + 0.2 * bend, 1.2 * s),
            (1.24 * c - 0.2 * s, -0.10 + bend * 0.4, 1.15 * s + 0.2 * c),
            (1.02 * c - 0.2 * s, 0.0 + bend * 0.3, 1.0 * s + 0.2 * c),
        ]
        arms.append(
            part(
                tube(path, [0.17, 0.145, 0.115, 0.085, 0.055, 0.02], 12),
                painted(paint, spots, 0.45),
            )
        )
    eyes = [
        part(ball(0.13, 0.13, 0.09).at(s * 0.22, 0.24, 0.30), glossy("#f4ecd8", 0.8))
        for s in (-1, 1)
    ]
    pupils = [
        part(ball(0.07, 0.05, 0.04).at(s * 0.22, 0.24, 0.375), glossy("#14100e", 1.0))
        for s in (-1, 1)
    ]
    return [part(lathe(_MANTLE, 36), painted(paint, spots, 0.5)), *arms, *eyes, *pupils]


def jellyfish(pose: Pose) -> list[Part]:
    """A jellyfish, faintly shining."""
    paint = main(pose, "#d89ac8", "#8ab8e0", "#e0b0a0")
    strength = 0.55 if pose.dark else 0.16
    soft = Material(
        paint,
        gloss=0.5,
        clear=0.45,
        grain=0,
        light=lambda at: np.broadcast_to(paint * strength, at.shape),
    )
    solid = Material(
        paint * 0.9, gloss=0.3, light=lambda at: np.broadcast_to(paint * strength, at.shape)
    )
    bell = [(0.66, -0.08), (0.70, 0.0), (0.66, 0.24), (0.48, 0.52), (0.22, 0.66), (0, 0.69)]
    rng, arms = pose.rng("arms"), list[Part]()
    for i in range(14):
        a, r = i * 2.4, 0.22 + 0.36 * (i % 3) / 2
        sway = [float(v) for v in rng.uniform(-0.16, 0.16, 4)]
        path = [
            (r * np.sin(a) + d, -0.05 - 0.4 * k, r * np.cos(a) + d)
            for k, d in enumerate((0.0, *sway))
        ]
        thick = 0.045 if i % 3 == 0 else 0.016
        arms.append(part(tube(path, [thick, thick, thick * 0.8, thick * 0.5, 0.004], 8), solid))
    heart = [
        part(ball(0.13, 0.10, 0.13).at(0.2 * np.sin(a), 0.30, 0.2 * np.cos(a)), solid)
        for a in (0.4, 2.0, 3.6, 5.1)
    ]
    return [part(lathe(bell, 40), soft), *heart, *arms]


_ROLLED = (  # from the tail to the head: x, y, radius
    (0.22, -0.62, 0.02),
    (0.1, -0.7, 0.04),
    (0.02, -0.6, 0.05),
    (0.1, -0.48, 0.06),
    (0.22, -0.4, 0.075),
    (0.2, -0.18, 0.11),
    (0.02, 0.06, 0.19),
    (-0.04, 0.36, 0.22),
    (-0.02, 0.62, 0.13),
    (0.06, 0.84, 0.14),
    (0.14, 0.92, 0.11),
)
_CORONET = (
    (-0.06, 0.9),
    (-0.08, 1.1),
    (0.02, 1.0),
    (0.06, 1.14),
    (0.12, 1.0),
    (0.18, 1.06),
    (0.18, 0.92),
)


def seahorse(pose: Pose) -> list[Part]:
    """A seahorse, its tail rolled up."""
    paint = main(pose, "#e0a040", "#c8704a", "#5a9a8a")
    rings = bands(
        paint,
        paint * 0.7,
        lambda at: (np.sin(at[:, 1] * 42 + at[:, 0] * 12) > 0.4).astype(np.float32),
    )
    return [
        part(
            tube([(x, y, 0) for x, y, _ in _ROLLED], [r for _, _, r in _ROLLED], 20),
            painted(paint, rings, 0.4),
        ),
        part(
            tube(
                [(0.14, 0.90, 0), (0.32, 0.82, 0), (0.48, 0.78, 0), (0.52, 0.78, 0)],
                [0.10, 0.05, 0.04, 0.055],
                14,
            ),
            glossy(paint, 0.4),
        ),
        part(
            slab([(-0.2, 0.16), (-0.46, 0.28), (-0.44, 0.5), (-0.2, 0.48)], 0.03, 0.01),
            matt(paint * 1.15),
        ),
        part(
            slab(_CORONET, 0.05, 0.015),
            matt(paint * 0.85),
        ),
        *eyes(0.18, 0.93, 0.09, 0.05),
    ]


_SEAL = (
    (-1.3, 0.12, 0.05, 0.04),
    (-0.9, 0.20, 0.20, 0.16),
    (-0.2, 0.30, 0.36, 0.30),
    (0.35, 0.42, 0.32, 0.32),
    (0.62, 0.75, 0.22, 0.24),
    (0.72, 0.98, 0.22, 0.21),
    (0.90, 1.04, 0.14, 0.12),
    (0.97, 1.03, 0.05, 0.05),
)


def seal(pose: Pose) -> list[Part]:
    """A seal with its head up."""
    paint = main(pose, "#6d7278", "#8a8278")
    flip = [
        part(
            ball(0.28, 0.04, 0.14).turn(z=-24, y=s * 40).at(0.3, 0.10, s * 0.36),
            glossy(paint * 0.8, 0.5),
        )
        for s in (-1, 1)
    ]
    tail = [
        part(
            ball(0.26, 0.04, 0.11).turn(y=s * 24).at(-1.45, 0.10, s * 0.12),
            glossy(paint * 0.8, 0.5),
        )
        for s in (-1, 1)
    ]
    whisk = [
        part(
            tube([(0.95, 1.0, s * 0.07), (1.06, 0.96 + 0.04 * k, s * 0.24)], 0.006, 4),
            matt("#e6e2da"),
        )
        for s in (-1, 1)
        for k in (-1, 0, 1)
    ]
    return [
        body(_SEAL, paint, shaded(paint, "#b8b2a6", 0.24, 0.3), 0.7),
        *flip,
        *tail,
        *whisk,
        part(ball(0.05, 0.04, 0.06).at(0.98, 1.06), glossy("#14151a", 0.8)),
        *eyes(0.84, 1.13, 0.13, 0.05, white=False),
    ]
