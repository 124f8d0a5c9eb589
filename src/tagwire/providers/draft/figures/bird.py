"""Birds, perched, swimming or on the wing; butterflies and bees."""
# The tables of points below are read more easily unbroken.
# ruff: noqa: E501

import numpy as np

from ..colour import Floats, from_hex, mix, ramp
from ..figurine import Figurine, Pose
from ..models.material import Part
from ..models.mesh import ball, sheet, slab, tube
from ..models.outline import curve
from ..models.paints import bands, glass, glossy, main, matt, painted, part
from ..models.renderer import View, render
from . import _plumage as feathers

_AFLOAT = ("duck", "swan")


def _feathered(pose: Pose) -> list[Part]:
    kind = feathers.SPECIES[pose.noun]
    paint = main(pose, kind.coat)
    wing = paint * 0.75 if pose.colour else from_hex(kind.wing)
    parts = [feathers.coat(kind, pose, paint), *feathers.face(kind)]
    if pose.noun == "peacock" and pose.action != "fly":
        parts.append(_train(kind))
    else:
        parts.append(feathers.fan(kind, wing, 0.9 if pose.noun in ("rooster", "chicken") else 0.1))
    if pose.action in ("fly", "jump", "fall"):
        lift = (0.55, 0.30, 0.75)[pose.variant % 3]
        return [*parts, *feathers.spread(kind, wing, lift)]
    afloat = pose.action in ("swim", "float") or pose.noun in _AFLOAT
    return [*parts, *feathers.folded(kind, wing), *([] if afloat else feathers.legs(kind))]


def _train(kind: feathers.Species) -> Part:
    """The peacock's wheel, an eye at the end of every feather."""
    turn = np.linspace(-1.9, 1.9, 61)[None]
    reach = np.linspace(0.1, 1.5, 16)[:, None]
    points = np.stack(
        [
            -0.35 + 0.10 * reach + 0 * turn,
            0.72 + reach * np.cos(turn * 0.9),
            reach * np.sin(turn * 0.9),
        ],
        2,
    )

    def shown(at: Floats) -> Floats:
        away, angle = np.hypot(at[:, 1] - 0.72, at[:, 2]), np.arctan2(at[:, 2], at[:, 1] - 0.72)
        ring = away * 3.2
        column = angle * 7 + 0.5 * (np.floor(ring) % 2)
        spot = np.hypot((column % 1) - 0.5, (ring % 1) - 0.5)
        colour = mix(
            from_hex("#2f7a4a"),
            from_hex("#8a9a3a"),
            (0.5 + 0.5 * np.sin(angle * 90))[:, None] * 0.4,
        )
        for size, code in ((0.40, "#b08a30"), (0.30, "#1f9a8a"), (0.18, "#182a70")):
            colour = mix(
                colour,
                from_hex(code),
                (ramp(size, size - 0.05, spot) * ramp(0.35, 0.5, away))[:, None],
            )
        return np.asarray(colour, np.float32)

    return part(sheet(points), painted("#2f7a4a", shown, 0.2), open=True)


def owl(pose: Pose) -> list[Part]:
    """An owl from the front."""
    coat = main(pose, "#8a6240", "#a8845a", "#d9d3c6")
    bars = bands(
        coat * 1.35,
        coat * 0.7,
        lambda at: (
            (np.sin(at[:, 1] * 34 + 2.4 * np.sin(at[:, 0] * 24)) > 0.35) * ramp(0.0, 0.14, at[:, 2])
        ),
    )
    parts = [
        part(
            tube(
                [(0, 0.1, 0), (0, 0.3, 0), (0, 0.7, 0), (0, 1.0, 0), (0, 1.06, 0)],
                [0.22, 0.36, 0.42, 0.34, 0.3],
                28,
            ),
            painted(coat, bars, 0.05),
        ),
        part(ball(0.40, 0.34, 0.34).at(0, 1.16), matt(coat, 0.1)),
        part(
            tube([(0, 1.1, 0.36), (0, 1.04, 0.44), (0, 0.97, 0.43)], [0.05, 0.045, 0.01], 10),
            glossy("#d9a030", 0.4),
        ),
    ]
    for s in (-1, 1):
        parts += [
            part(
                ball(0.19, 0.20, 0.08).turn(y=s * 14).at(s * 0.16, 1.18, 0.28),
                matt(np.minimum(coat * 1.7 + 0.05, 1)),
            ),
            part(
                ball(0.105, 0.105, 0.05).turn(y=s * 12).at(s * 0.155, 1.19, 0.345),
                glossy("#e8a81c", 0.8),
            ),
            part(
                ball(0.06, 0.06, 0.03).turn(y=s * 12).at(s * 0.155, 1.19, 0.385),
                glossy("#0c0c0e", 1.0),
            ),
            part(
                tube([(s * 0.2, 1.36, 0.1), (s * 0.33, 1.60, 0.05)], [0.10, 0.01], 10),
                matt(coat * 0.8),
            ),
            part(ball(0.11, 0.05, 0.1).at(s * 0.15, 0.05, 0.2), matt("#c9a050")),
        ]
        if pose.action != "fly":
            parts.append(
                part(
                    ball(0.14, 0.42, 0.26).turn(z=s * 10).at(s * 0.38, 0.62, 0.02),
                    matt(coat * 0.72, 0.1),
                )
            )
    if pose.action == "fly":
        kind = feathers.Species(((0, 0, 0), (0, 0, 0), (0, 0.75, 0.3)), "", "", "", span=1.3)
        parts += [
            part(p.shape.turn(y=90), p.material, open=True)
            for p in feathers.spread(kind, coat * 0.8, 0.4)
        ]
        parts[-1] = part(parts[-1].shape, parts[-1].material, open=True)
    return parts


def penguin(pose: Pose) -> list[Part]:
    """A penguin from the front."""
    back = main(pose, "#1f2530")

    def bib(at: Floats) -> Floats:
        return ramp(0.05, 0.10, at[:, 2] - 0.10 - 0.9 * at[:, 0] ** 2) * ramp(1.06, 0.98, at[:, 1])

    white = bands(back, "#f4f1ea", bib)
    cheeks = [
        part(ball(0.10, 0.13, 0.06).at(s * 0.19, 1.16, 0.2), matt("#f0a830")) for s in (-1, 1)
    ]
    lift = 48 if pose.action in ("fly", "wave", "dance") else 12
    return [
        part(tube([(0, 0.06, 0), (0, 0.2, 0), (0, 0.6, 0), (0, 0.95, 0), (0, 1.08, 0)], [0.24, 0.38, 0.43, 0.3, 0.24], 30), painted(back, white, 0.25)),
        part(ball(0.27, 0.27, 0.26).at(0, 1.22), matt(back)), *cheeks,
        part(tube([(0, 1.2, 0.24), (0, 1.17, 0.40), (0, 1.14, 0.46)], [(0.07, 0.05), (0.04, 0.03), (0.01, 0.01)], 10), glossy("#e08a28", 0.4)),
        *[part(ball(0.045).at(s * 0.12, 1.28, 0.23), glossy("#f4f1ea", 0.6)) for s in (-1, 1)],
        *[part(ball(0.03).at(s * 0.122, 1.285, 0.26), glossy("#0c0c0e", 1.0)) for s in (-1, 1)],
        *[part(ball(0.08, 0.36, 0.16).at(y=-0.32).turn(z=s * lift).at(s * 0.37, 0.92), matt(back)) for s in (-1, 1)],
        *[part(ball(0.16, 0.05, 0.22).at(s * 0.17, 0.05, 0.14), matt("#e08a28")) for s in (-1, 1)],
    ]  # fmt: skip


def butterfly(pose: Pose) -> list[Part]:
    """A butterfly, wings open."""
    paint = main(pose, "#e0862a", "#2f78c0", "#e0b828", "#a84a9a")
    upper = curve(
        [
            (0.04, 0.1),
            (0.3, 0.62),
            (0.85, 0.86),
            (0.98, 0.62),
            (0.72, 0.16),
            (0.3, -0.02),
            (0.04, 0.0),
            (0.04, 0.1),
        ],
        5,
    )[:-1]
    lower = curve(
        [
            (0.04, 0.0),
            (0.42, 0.02),
            (0.72, -0.16),
            (0.66, -0.50),
            (0.40, -0.66),
            (0.16, -0.34),
            (0.04, -0.08),
            (0.04, 0.0),
        ],
        5,
    )[:-1]

    def veined(at: Floats) -> Floats:
        x, y = np.abs(at[:, 0]), at[:, 1]
        away, angle = np.hypot(x, y), np.arctan2(y, x)
        edge = ramp(0.72, 0.86, away * (1 + 0.16 * np.cos(2 * angle)))
        vein = ramp(0.10, 0.04, np.abs(((angle * 4.2) % 1) - 0.5)) * ramp(0.2, 0.4, away)
        dots = (np.hypot(((angle * 9) % 1) - 0.5, (away - 0.98) * 6) < 0.3) | (
            np.hypot(((angle * 7) % 1) - 0.5, (away - 0.70) * 6) < 0.2
        )
        colour = mix(
            paint * (0.75 + 0.4 * (1 - away))[:, None],
            from_hex("#15120f"),
            np.clip(edge + vein * 0.8, 0, 1)[:, None],
        )
        return np.asarray(
            np.where((dots & (edge > 0.5))[:, None], from_hex("#f4efe2"), colour), np.float32
        )

    fold = 46 if pose.action in ("", "stand", "sit") else 24
    parts = []
    for side in (-1, 1):
        for outline in (upper, lower):
            parts.append(  # noqa: PERF401
                part(
                    slab(outline * [side, 1], 0.02, 0.004).turn(y=-side * fold),
                    painted(paint, veined, 0.12),
                )
            )
    feelers = [
        part(
            tube([(0, 0.26, 0.02), (s * 0.1, 0.5, 0.06), (s * 0.2, 0.62, 0.08)], 0.009, 5),
            matt("#1b1512"),
        )
        for s in (-1, 1)
    ]
    return [
        *parts,
        part(
            tube(
                [(0, -0.42, 0), (0, -0.1, 0.02), (0, 0.1, 0.03), (0, 0.26, 0.03), (0, 0.32, 0.02)],
                [0.02, 0.05, 0.07, 0.065, 0.02],
                12,
            ),
            matt("#2a1f18"),
        ),
        *feelers,
    ]


def bee(pose: Pose) -> list[Part]:
    """A round bee."""
    paint = main(pose, "#e0a81c")
    rings = bands(
        paint,
        "#1f1812",
        lambda at: (np.sin(at[:, 0] * 17 + 0.6) > 0.1) * ramp(0.28, 0.22, at[:, 0]),
    )
    wings = [
        part(
            ball(0.34, 0.04, 0.17).at(0.05, 0.36).turn(x=s * 38, z=24).at(-0.1, 0.2),
            glass("#dfeff4", 0.55),
        )
        for s in (-1, 1)
    ]
    return [
        part(tube([(-0.72, -0.12, 0), (-0.6, -0.08, 0), (-0.2, 0.02, 0), (0.2, 0.08, 0), (0.42, 0.06, 0)], [0.02, 0.18, 0.34, 0.32, 0.2], 28), painted(paint, rings, 0.1)),
        part(ball(0.24).at(0.5, 0.06), matt("#2a2018", 0.1)), *wings,
        *[part(ball(0.09, 0.12, 0.06).at(0.62, 0.12, s * 0.17), glossy("#0c0b0a", 1.0)) for s in (-1, 1)],
        *[part(tube([(0.62, 0.24, s * 0.06), (0.72, 0.42, s * 0.1), (0.82, 0.46, s * 0.12)], 0.015, 6), matt("#1f1812")) for s in (-1, 1)],
        *[part(tube([(x, -0.2, s * 0.2), (x + 0.05, -0.42, s * 0.26)], 0.018, 6), matt("#1f1812")) for x in (-0.1, 0.1, 0.3) for s in (-1, 1)],
    ]  # fmt: skip


_OTHERS = {"owl": owl, "penguin": penguin, "butterfly": butterfly, "bee": bee}


def sculpt(pose: Pose) -> Figurine:
    """One bird; owl, penguin and butterfly look at us, the others past us."""
    make = _OTHERS.get(pose.noun)
    front = pose.noun in ("owl", "penguin", "butterfly")
    if make is None and pose.noun not in feathers.SPECIES:
        raise KeyError(pose.noun)
    parts = make(pose) if make is not None else _feathered(pose)
    yaw = 12.0 if front else -28.0
    flies = pose.action in ("fly", "jump", "fall")
    if pose.noun == "peacock" and not flies:
        yaw = -62.0
    elif abs(pose.facing) < 0.4:
        yaw = 0.0 if front else -66.0
    tall = 1.3 if flies and not front else 0.0
    pitch = 16.0 if flies else 6.0
    view = View(
        pose.height, tall=tall, yaw=yaw, pitch=pitch, dark=pose.dark, mirrored=pose.facing < 0
    )
    return render(parts, view)
