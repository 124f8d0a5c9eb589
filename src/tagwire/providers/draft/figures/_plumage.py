"""What birds are built of, and their species as numbers."""
# The tables of points below are read more easily unbroken.
# ruff: noqa: E501

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..colour import Floats, from_hex, mix, ramp
from ..figurine import Pose
from ..models.material import Paint, Part
from ..models.mesh import ball, sheet, slab, tube
from ..models.outline import curve
from ..models.paints import glossy, matt, painted, part

Rows = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class Species:
    """A bird from the side, its beak to +x; feet at 0."""

    spine: Rows  # tail to head: x, y, radius
    coat: str
    belly: str
    wing: str
    beak: Rows = ((0.0, 0.0), (0.16, -0.03), (0.24, -0.06))  # from the head's middle
    beak_colour: str = "#e0a030"
    beak_thick: float = 0.05
    leg: float = 0.3
    legs: str = "#d08a30"
    tail: float = 0.4  # length of the fan
    head: str = ""  # where it differs from the coat
    span: float = 1.25  # one wing, spread
    crest: str = ""


_SMALL = (
    (-0.55, 0.42, 0.07),
    (-0.3, 0.5, 0.2),
    (0.0, 0.56, 0.29),
    (0.22, 0.72, 0.24),
    (0.34, 0.9, 0.19),
    (0.42, 0.98, 0.12),
)
_TALL = (
    (-0.55, 0.95, 0.08),
    (-0.3, 1.0, 0.2),
    (0.05, 1.02, 0.25),
    (0.34, 1.14, 0.12),
    (0.40, 1.38, 0.065),
    (0.34, 1.62, 0.06),
    (0.46, 1.82, 0.085),
    (0.54, 1.82, 0.06),
)
_HEN = (
    (-0.55, 0.8, 0.1),
    (-0.3, 0.62, 0.28),
    (0.0, 0.56, 0.36),
    (0.24, 0.66, 0.28),
    (0.36, 0.92, 0.16),
    (0.42, 1.06, 0.14),
    (0.47, 1.1, 0.08),
)
_WATER = (
    (-0.75, 0.34, 0.06),
    (-0.5, 0.28, 0.2),
    (-0.05, 0.24, 0.33),
    (0.3, 0.3, 0.26),
    (0.45, 0.52, 0.13),
    (0.48, 0.72, 0.15),
    (0.54, 0.78, 0.13),
)
_SWAN = (
    (-0.85, 0.42, 0.05),
    (-0.55, 0.32, 0.22),
    (-0.05, 0.26, 0.36),
    (0.35, 0.34, 0.26),
    (0.58, 0.6, 0.11),
    (0.50, 0.9, 0.085),
    (0.44, 1.16, 0.08),
    (0.58, 1.34, 0.105),
    (0.70, 1.3, 0.07),
)

SPECIES = {
    "bird": Species(_SMALL, "#3f6f9c", "#e8c49a", "#2a4f78", head="#35618c"),
    "dove": Species(_SMALL, "#eceae4", "#f4f2ec", "#d9d6d0", beak_colour="#d9a08a", legs="#d9806a"),
    "crow": Species(_SMALL, "#1d2026", "#1d2026", "#14161b", beak=((0, 0), (0.2, -0.02), (0.34, -0.07)), beak_colour="#202226", legs="#26282c", beak_thick=0.065),
    "parrot": Species(_SMALL, "#c8261f", "#d9402a", "#2560b0", beak=((0.02, 0.02), (0.15, 0.0), (0.19, -0.12)), beak_colour="#26221f", beak_thick=0.09, tail=0.95, crest="#e0b020"),
    "eagle": Species(_SMALL, "#5a3a22", "#4a2f1c", "#3f2817", beak=((0.02, 0.01), (0.19, 0.0), (0.25, -0.11)), beak_thick=0.075, head="#f2eee4", span=1.7, tail=0.45),
    "hummingbird": Species(_SMALL, "#1f8a6a", "#e8e4da", "#2a5f5a", beak=((0, 0), (0.3, 0.03), (0.6, 0.05)), beak_colour="#202226", beak_thick=0.022, leg=0.12, head="#b0264a", span=0.9),
    "seagull": Species(_SMALL, "#f2f1ec", "#f6f5f0", "#9aa4ac", beak=((0, 0), (0.2, -0.02), (0.3, -0.06)), span=1.6),
    "duck": Species(_WATER, "#8a7358", "#b8a888", "#6d5a44", beak=((0.02, -0.03), (0.2, -0.07), (0.3, -0.07)), beak_thick=0.07, head="#1f5f3a", leg=0.1, tail=0.25),
    "swan": Species(_SWAN, "#f4f2ec", "#f4f2ec", "#ebe8e0", beak=((0.0, -0.01), (0.16, -0.07), (0.24, -0.11)), beak_colour="#e07a28", leg=0.06, tail=0.25),
    "flamingo": Species(_TALL, "#e88a94", "#f0a4a8", "#d8606e", beak=((0, 0), (0.15, -0.04), (0.19, -0.18)), beak_colour="#3a2a2c", leg=0.85, legs="#e07a88", tail=0.2),
    "crane": Species(_TALL, "#eeece6", "#f4f2ec", "#d0cec8", beak=((0, 0), (0.22, -0.03), (0.38, -0.06)), beak_colour="#8a8a70", beak_thick=0.035, leg=0.85, legs="#3a3a3c", head="#c8302a", tail=0.3),
    "chicken": Species(_HEN, "#d9a066", "#e8c090", "#b87a44", beak=((0, 0), (0.13, -0.03), (0.16, -0.06)), crest="#c8261f", tail=0.35),
    "rooster": Species(_HEN, "#a8421c", "#7a2a14", "#5a2412", beak=((0, 0), (0.13, -0.03), (0.16, -0.06)), crest="#d0261f", head="#e0902c", tail=0.6),
    "peacock": Species(_HEN, "#1a5fa8", "#1f7a8a", "#7a6a4a", beak=((0, 0), (0.13, -0.03), (0.17, -0.06)), crest="#2a8ab0", beak_colour="#8a8a84", tail=0.2),
}  # fmt: skip


def coat(kind: Species, pose: Pose, paint: Floats) -> Part:
    """The body, skinned along its spine."""
    rows = np.asarray(kind.spine, np.float32)
    belly = mix(from_hex(kind.belly), paint, 0.6) if pose.colour else from_hex(kind.belly)
    head = from_hex(kind.head) if kind.head and not pose.colour else paint
    low, neck = float(rows[2, 1]), rows[-2]

    def shown(at: Floats) -> Floats:
        x, y = at[:, 0], at[:, 1]
        under = ramp(0.02, -0.10, y - low - 0.55 * np.maximum(x, 0) + 0.08)
        colour = mix(paint, belly, under[:, None])
        near = np.hypot(x - neck[0], y - neck[1]) / max(float(neck[2]), 0.1)
        colour = mix(colour, head, ramp(1.9, 1.5, near)[:, None])
        barb = 0.94 + 0.06 * np.sin(x * 46 + 4 * np.sin(y * 31))
        return np.asarray(colour * barb[:, None], np.float32)

    path = np.column_stack([rows[:, :2], np.zeros(len(rows))])
    return part(tube(path, rows[:, 2].tolist(), 24), painted(paint, shown, 0.12))


def face(kind: Species, dark: str = "#14151a") -> list[Part]:
    """Beak, eyes and comb."""
    x, y, r = (float(v) for v in kind.spine[-2])
    beak = [(x + r * 0.7 + bx, y + by, 0.0) for bx, by in kind.beak]
    sizes = np.linspace(kind.beak_thick, kind.beak_thick * 0.2, len(beak)).tolist()
    parts = [part(tube(beak, sizes, 12), glossy(kind.beak_colour, 0.4))]
    for side in (-1, 1):
        parts.append(  # noqa: PERF401
            part(ball(r * 0.2).at(x + r * 0.42, y + r * 0.28, side * r * 0.80), glossy(dark, 1.0))
        )
    if kind.crest:
        comb = [
            (-0.14, 0),
            (-0.16, 0.14),
            (-0.07, 0.09),
            (-0.03, 0.2),
            (0.03, 0.1),
            (0.1, 0.16),
            (0.12, 0.02),
        ]
        parts.append(part(slab(comb, 0.05, 0.015).at(x, y + r * 0.75), matt(kind.crest)))
    return parts


def folded(kind: Species, paint: Floats) -> list[Part]:
    """Wings laid along the body."""
    x, y, r = (float(v) for v in kind.spine[2])
    shade = quills(paint)
    return [
        part(
            ball(0.46, 0.2, 0.09, 20).turn(z=12).at(x - 0.12, y + 0.06, s * r * 0.92),
            painted(paint, shade, 0.1),
        )
        for s in (-1, 1)
    ]


def quills(paint: Floats) -> Paint:
    """Feathers drawn across a wing."""

    def shown(at: Floats) -> Floats:
        line = np.abs(((at[:, 0] * 7 + at[:, 1] * 3) % 1) - 0.5)
        shade = (0.78 + 0.22 * ramp(0.05, 0.16, line)) * (1 - 0.25 * ramp(0.1, -0.3, at[:, 0]))
        return np.asarray(paint * shade[:, None], np.float32)

    return shown


def spread(kind: Species, paint: Floats, lift: float) -> list[Part]:
    """Wings in flight: arched, fingered at their tips."""
    x, y, _ = (float(v) for v in kind.spine[2])
    share = np.linspace(0, 1, 22)
    arch = curve([(0, 0.0), (0.4, lift), (1, lift * 0.8)], 12)
    height = np.interp(share, arch[:, 0], arch[:, 1]) * kind.span
    lead = 0.22 + 0.10 * np.sin(share * np.pi) - 0.30 * share**2
    fingers = 0.07 * np.abs(np.sin(share * 26)) * ramp(0.35, 0.9, share)
    trail = -0.34 + 0.34 * share**2.4 - fingers
    parts = []
    for side in (-1, 1):
        chord = np.linspace(0, 1, 9)[None]
        u = lead[:, None] * (1 - chord) + trail[:, None] * chord
        v = height[:, None] + 0.05 * np.sin(np.pi * chord)
        w = side * (0.05 + share[:, None] * kind.span) + 0 * chord
        shown = painted(paint, _barred(paint, kind.span), 0.05)
        parts.append(part(sheet(np.stack([u + x, v + y + 0.1, w], 2)), shown, open=True))
    return parts


def _barred(paint: Floats, span: float) -> Paint:
    def shown(at: Floats) -> Floats:
        out = np.abs(at[:, 2]) / span
        line = ramp(0.10, 0.25, np.abs(((out * 15) % 1) - 0.5))
        shade = (0.85 + 0.15 * line) * (1.08 - 0.5 * ramp(0.55, 1.0, out))
        return np.asarray(np.minimum(paint * shade[:, None], 1.1), np.float32)

    return shown


def fan(kind: Species, paint: Floats, rise: float = 0.1) -> Part:
    """The tail: a flat fan behind."""
    x, y, _ = (float(v) for v in kind.spine[0])
    turn = np.linspace(-0.34, 0.34, 13)[None]
    reach = np.linspace(0, 1, 7)[:, None] * kind.tail
    points = np.stack(
        [
            x + 0.1 - reach * np.cos(turn),
            y + rise * reach - 0.12 * reach + 0 * turn,
            reach * np.sin(turn),
        ],
        2,
    )
    return part(sheet(points), painted(paint, quills(paint), 0.05), open=True)


def legs(kind: Species) -> list[Part]:
    """Two legs with toes, from the belly to 0."""
    x, y, r = (float(v) for v in kind.spine[2])
    parts: list[Part] = []
    for side in (-1, 1):
        z = side * r * 0.42
        parts.append(
            part(
                tube([(x, y - r * 0.7, z), (x - 0.04, (y - r) * 0.5, z), (x, 0.02, z)], 0.026, 8),
                matt(kind.legs),
            )
        )
        parts += [
            part(tube([(x, 0.02, z), (x + 0.15, 0.015, z + d)], 0.02, 6), matt(kind.legs))
            for d in (-0.07, 0, 0.07)
        ]
    return parts
