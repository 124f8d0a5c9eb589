"""The butterfly and the bee."""

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.figurine import Pose
from tagwire.providers.draft.models.material import Paint, Part
from tagwire.providers.draft.models.mesh import ball, slab, tube
from tagwire.providers.draft.models.outline import curve
from tagwire.providers.draft.models.paints import bands, glass, glossy, main, matt, painted, part

_UPPER = (
    (0.04, 0.1),
    (0.3, 0.62),
    (0.85, 0.86),
    (0.98, 0.62),
    (0.72, 0.16),
    (0.3, -0.02),
    (0.04, 0.0),
    (0.04, 0.1),
)
_LOWER = (
    (0.04, 0.0),
    (0.42, 0.02),
    (0.72, -0.16),
    (0.66, -0.50),
    (0.40, -0.66),
    (0.16, -0.34),
    (0.04, -0.08),
    (0.04, 0.0),
)
_TRUNK = (
    (-0.42, 0, 0.02),
    (-0.1, 0.02, 0.05),
    (0.1, 0.03, 0.07),
    (0.26, 0.03, 0.065),
    (0.32, 0.02, 0.02),
)


def _veined(paint: Floats) -> Paint:
    """A wing: veins, a dark edge, and two rows of pale dots in it."""

    def shown(at: Floats) -> Floats:
        x, y = np.abs(at[:, 0]), at[:, 1]
        away, angle = np.hypot(x, y), np.arctan2(y, x)
        edge = ramp(0.72, 0.86, away * (1 + 0.16 * np.cos(2 * angle)))
        vein = ramp(0.10, 0.04, np.abs(((angle * 4.2) % 1) - 0.5)) * ramp(0.2, 0.4, away)
        outer = np.hypot(((angle * 9) % 1) - 0.5, (away - 0.98) * 6) < 0.3
        inner = np.hypot(((angle * 7) % 1) - 0.5, (away - 0.70) * 6) < 0.2
        dark = np.clip(edge + vein * 0.8, 0, 1)[:, None]
        colour = mix(paint * (0.75 + 0.4 * (1 - away))[:, None], from_hex("#15120f"), dark)
        dots = ((outer | inner) & (edge > 0.5))[:, None]
        return np.asarray(np.where(dots, from_hex("#f4efe2"), colour), np.float32)

    return shown


def butterfly(pose: Pose) -> list[Part]:
    """A butterfly, wings open."""
    paint = main(pose, "#e0862a", "#2f78c0", "#e0b828", "#a84a9a")
    fold = 46 if pose.action in ("", "stand", "sit") else 24
    wing = painted(paint, _veined(paint), 0.12)
    outlines = [curve(row, 5)[:-1] for row in (_UPPER, _LOWER)]
    trunk = tube([(0, y, z) for y, z, _ in _TRUNK], [r for _, _, r in _TRUNK], 12)
    feeler = [(0.0, 0.26, 0.02), (0.1, 0.5, 0.06), (0.2, 0.62, 0.08)]
    return [
        *[
            part(slab(outline * [side, 1], 0.02, 0.004).turn(y=-side * fold), wing)
            for side in (-1, 1)
            for outline in outlines
        ],
        part(trunk, matt("#2a1f18")),
        *[
            part(tube([(side * x, y, z) for x, y, z in feeler], 0.009, 5), matt("#1b1512"))
            for side in (-1, 1)
        ],
    ]


_BELLY = (
    (-0.72, -0.12, 0.02),
    (-0.6, -0.08, 0.18),
    (-0.2, 0.02, 0.34),
    (0.2, 0.08, 0.32),
    (0.42, 0.06, 0.2),
)
_FEELER = ((0.62, 0.24, 0.06), (0.72, 0.42, 0.1), (0.82, 0.46, 0.12))


def bee(pose: Pose) -> list[Part]:
    """A round bee."""
    paint, horn = main(pose, "#e0a81c"), matt("#1f1812")

    def ringed(at: Floats) -> Floats:
        wave = np.sin(at[:, 0] * 17 + 0.6)
        return ramp(0.0, 0.2, wave) * ramp(0.28, 0.22, at[:, 0])

    belly = tube([(x, y, 0) for x, y, _ in _BELLY], [r for _, _, r in _BELLY], 28)
    wing, eye = ball(0.34, 0.04, 0.17).at(0.05, 0.36), ball(0.09, 0.12, 0.06)
    parts = [
        part(belly, painted(paint, bands(paint, "#1f1812", ringed), 0.1)),
        part(ball(0.24).at(0.5, 0.06), matt("#2a2018", 0.1)),
    ]
    for s in (-1, 1):
        legs = [[(x, -0.2, s * 0.2), (x + 0.05, -0.42, s * 0.26)] for x in (-0.1, 0.1, 0.3)]
        parts += [
            part(wing.turn(x=s * 38, z=24).at(-0.1, 0.2), glass("#dfeff4", 0.55)),
            part(eye.at(0.62, 0.12, s * 0.17), glossy("#0c0b0a", 1.0)),
            part(tube([(x, y, s * z) for x, y, z in _FEELER], 0.015, 6), horn),
            *[part(tube(leg, 0.018, 6), horn) for leg in legs],
        ]
    return parts
