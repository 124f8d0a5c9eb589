"""The birds as numbers: their bodies' spines, coats, bills and tails."""

from collections.abc import Sequence
from dataclasses import dataclass

Rows = Sequence[Sequence[float]]

_ROBIN = (
    (-0.52, 0.47, 0.06),
    (-0.30, 0.51, 0.18),
    (0.0, 0.57, 0.28),
    (0.20, 0.73, 0.245),
    (0.33, 0.91, 0.195),
    (0.41, 0.97, 0.13),
)
_DOVE = (
    (-0.66, 0.50, 0.06),
    (-0.40, 0.52, 0.17),
    (-0.02, 0.55, 0.27),
    (0.24, 0.66, 0.235),
    (0.36, 0.88, 0.125),
    (0.40, 1.0, 0.125),
    (0.45, 1.03, 0.09),
)
_CROW = (
    (-0.70, 0.52, 0.07),
    (-0.40, 0.56, 0.18),
    (0.0, 0.62, 0.265),
    (0.28, 0.76, 0.215),
    (0.42, 0.94, 0.165),
    (0.51, 1.0, 0.12),
)
_GULL = (
    (-0.78, 0.52, 0.05),
    (-0.46, 0.52, 0.16),
    (0.0, 0.55, 0.255),
    (0.30, 0.68, 0.20),
    (0.44, 0.88, 0.15),
    (0.52, 0.93, 0.12),
)
_RAPTOR = (
    (-0.50, 0.34, 0.08),
    (-0.30, 0.48, 0.19),
    (-0.04, 0.64, 0.29),
    (0.16, 0.90, 0.26),
    (0.28, 1.12, 0.175),
    (0.37, 1.18, 0.13),
)
_PARROT = (
    (-0.42, 0.22, 0.07),
    (-0.28, 0.40, 0.17),
    (-0.06, 0.58, 0.25),
    (0.12, 0.84, 0.22),
    (0.24, 1.06, 0.19),
    (0.33, 1.10, 0.13),
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

# Bills from the head's middle, and how thick they begin.
_CONE = ((0.0, 0.0), (0.10, -0.015), (0.17, -0.045))
_DAGGER = ((0, 0), (0.16, -0.005), (0.25, -0.045))
_PECK = ((0, 0), (0.10, -0.03), (0.14, -0.06))
HOOK = ((-0.06, 0.0), (0.02, 0.012), (0.10, 0.005), (0.155, -0.03), (0.18, -0.085), (0.178, -0.135))
_NEEDLE = ((0, 0), (0.3, 0.03), (0.6, 0.05))
_SPEAR = ((0, 0), (0.22, -0.03), (0.38, -0.06))
_BROAD = ((0.02, -0.03), (0.2, -0.07), (0.3, -0.07))
_BENT = ((0, 0), (0.15, -0.04), (0.19, -0.18))


@dataclass(frozen=True, slots=True)
class Species:
    """A bird from the side, its beak to +x; feet at 0."""

    spine: Rows  # tail to head: x, y, radius
    coat: str
    belly: str
    wing: str
    beak: Rows = _CONE
    beak_colour: str = "#e0a030"
    beak_thick: float = 0.05
    leg: float = 0.3
    legs: str = "#d08a30"
    tail: float = 0.4  # length of the fan
    head: str = ""  # where it differs from the coat
    span: float = 1.25  # one wing, spread
    comb: str = ""  # of flesh, with wattles
    tuft: str = ""  # of thin feathers
    tip: str = ""  # of the wings, where it differs
    sickles: str = ""  # a cock's tail
    eye: float = 0.2  # in radii of the head


SMALL = (
    Species(_ROBIN, "#7a6248", "#d8742c", "#5f4a34", head="#d8742c", beak_colour="#4a4038"),
    Species(_ROBIN, "#3f72a8", "#d99a62", "#27507e", head="#35659a", beak_colour="#2c2c30"),
    Species(_ROBIN, "#9a7a58", "#e6d8c0", "#6b4a30", head="#7a4a2c", beak_colour="#3a342e"),
)  # robin, bluebird, sparrow: what a mere "bird" is

SPECIES = {
    "dove": Species(
        _DOVE, "#eeece8", "#f6f4f0", "#e2dfda", _PECK, "#c98a84", 0.034, legs="#d0706a", eye=0.19
    ),
    "crow": Species(
        _CROW, "#1b1e26", "#17191f", "#12151c", _DAGGER, "#1d1f23", 0.07, legs="#26282c", eye=0.17
    ),
    "seagull": Species(
        _GULL, "#f2f1ec", "#f8f7f2", "#98a3ad", _DAGGER, "#e8b028", 0.052,
        legs="#e09a70", span=1.6, tip="#22262c", eye=0.17,
    ),
    "parrot": Species(
        _PARROT, "#c8261f", "#d9402a", "#2560b0", HOOK, "#2a2624", 0.105,
        tail=0.85, tip="#e0b020", eye=0.2, legs="#4a4644",
    ),
    "eagle": Species(
        _RAPTOR, "#4f331e", "#43291a", "#38240f", HOOK, "#e0a424", 0.082,
        head="#f2eee4", span=1.7, tail=0.42, eye=0.18,
    ),
    "hummingbird": Species(
        _ROBIN, "#1f8a6a", "#e8e4da", "#2a5f5a", _NEEDLE, "#202226", 0.022,
        leg=0.12, head="#b0264a", span=0.9, tail=0.3,
    ),
    "duck": Species(
        _WATER, "#8a7358", "#b8a888", "#6d5a44", _BROAD, "#e0a030", 0.07,
        head="#1f5f3a", leg=0.1, tail=0.25, tip="#2f4f9a",
    ),
    "swan": Species(
        _SWAN, "#f4f2ec", "#f4f2ec", "#ebe8e0", ((0.0, -0.01), (0.16, -0.07), (0.24, -0.11)),
        "#e07a28", leg=0.06, tail=0.25,
    ),
    "flamingo": Species(
        _TALL, "#e88a94", "#f0a4a8", "#d8606e", _BENT, "#3a2a2c",
        leg=0.85, legs="#e07a88", tail=0.2, tip="#26181c",
    ),
    "crane": Species(
        _TALL, "#eeece6", "#f4f2ec", "#d0cec8", _SPEAR, "#8a8a70", 0.035,
        leg=0.85, legs="#3a3a3c", head="#c8302a", tail=0.3, tip="#1d1f22",
    ),
    "chicken": Species(
        _HEN, "#d9a066", "#e8c090", "#b87a44", _PECK, comb="#c8261f", tail=0.35
    ),
    "rooster": Species(
        _HEN, "#a8421c", "#6a2412", "#7a2c14", _PECK,
        comb="#d0261f", head="#e0902c", sickles="#12362e", tip="#14302a",
    ),
    "peacock": Species(
        _HEN, "#1a5fa8", "#1f7a8a", "#7a6a4a", _PECK, "#8a8a84", tuft="#2a8ab0", tail=0.2
    ),
}  # fmt: skip
