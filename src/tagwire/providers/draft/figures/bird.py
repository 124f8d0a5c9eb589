"""Birds, perched, swimming or on the wing; butterflies and bees with them."""

from dataclasses import replace

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.figurine import Figurine, Pose
from tagwire.providers.draft.models.material import Part
from tagwire.providers.draft.models.mesh import ball, sheet, tube
from tagwire.providers.draft.models.paints import bands, glossy, main, matt, painted, part
from tagwire.providers.draft.models.renderer import View, render

from . import _insects
from . import _plumage as feathers
from ._birds import SMALL, SPECIES, Species

_AFLOAT = ("duck", "swan")
_ALOFT = ("fly", "jump", "fall")


def _kind(pose: Pose) -> Species:
    """A species by its name; any other is one of the small birds."""
    return SPECIES.get(pose.noun) or SMALL[pose.variant % len(SMALL)]


def _feathered(pose: Pose) -> list[Part]:
    kind = _kind(pose)
    paint = main(pose, kind.coat)
    wing = paint * 0.75 if pose.colour else from_hex(kind.wing)
    flies = pose.action in _ALOFT
    parts = [feathers.coat(kind, pose, paint), *feathers.face(kind)]
    if pose.noun == "peacock" and not flies:
        parts.append(_train(kind))
    elif kind.sickles:
        parts += feathers.sickles(kind)
    else:
        parts.append(feathers.fan(kind, wing, 0.9 if pose.noun == "chicken" else 0.1))
    if flies:
        lift = (0.55, 0.30, 0.75)[pose.variant % 3]
        return [*parts, *feathers.spread(kind, wing, lift)]
    afloat = pose.action in ("swim", "float") or pose.noun in _AFLOAT
    return [*parts, *feathers.folded(kind, wing), *([] if afloat else feathers.legs(kind))]


def _train(kind: Species) -> Part:
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

    def barred(at: Floats) -> Floats:
        wave = np.sin(at[:, 1] * 34 + 2.4 * np.sin(at[:, 0] * 24)) > 0.35
        return np.asarray(wave * ramp(0.0, 0.14, at[:, 2]), np.float32)

    body = tube(
        [(0, 0.1, 0), (0, 0.3, 0), (0, 0.7, 0), (0, 1.0, 0), (0, 1.06, 0)],
        [0.22, 0.36, 0.42, 0.34, 0.3],
        28,
    )
    beak = tube([(0, 1.1, 0.36), (0, 1.04, 0.44), (0, 0.97, 0.43)], [0.05, 0.045, 0.01], 10)
    parts = [
        part(body, painted(coat, bands(coat * 1.35, coat * 0.7, barred), 0.05)),
        part(ball(0.40, 0.34, 0.34).at(0, 1.16), matt(coat, 0.1)),
        part(beak, glossy("#d9a030", 0.4)),
        *[piece for side in (-1, 1) for piece in _half_owl(side, coat)],
    ]
    if pose.action == "fly":
        spine = ((0, 0, 0), (0, 0, 0), (0, 0.75, 0.3))
        wings = feathers.spread(Species(spine, "", "", "", span=1.3), coat * 0.8, 0.4)
        return [*parts, *[part(p.shape.turn(y=90), p.material, open=True) for p in wings]]
    if pose.away:
        parts += _folded_back(coat)
    wing = ball(0.14, 0.42, 0.26)
    return [
        *parts,
        *[
            part(wing.turn(z=s * 10).at(s * 0.38, 0.62, 0.02), matt(coat * 0.72, 0.1))
            for s in (-1, 1)
        ],
    ]


def _folded_back(coat: Floats) -> list[Part]:
    """An owl's wings laid over its back, barred, and its tail below them."""

    def barred(at: Floats) -> Floats:
        return np.asarray(np.sin(at[:, 1] * 30 + 3 * np.abs(at[:, 0])) > 0.5, np.float32)

    feather = painted(coat * 0.78, bands(coat * 0.82, coat * 0.55, barred), 0.05)
    wing, tail = ball(0.20, 0.44, 0.12), ball(0.13, 0.24, 0.05)
    return [
        *[part(wing.turn(z=-s * 13).at(s * 0.19, 0.60, -0.33), feather) for s in (-1, 1)],
        part(tail.turn(x=-14).at(0, 0.14, -0.40), feather),
    ]


def _half_owl(side: int, coat: Floats) -> list[Part]:
    """An eye in its disc, an ear and a foot."""
    pale = matt(np.minimum(coat * 1.7 + 0.05, 1))
    ear = tube([(side * 0.2, 1.36, 0.1), (side * 0.33, 1.60, 0.05)], [0.10, 0.01], 10)
    eye, pupil = ball(0.105, 0.105, 0.05), ball(0.06, 0.06, 0.03)
    return [
        part(ball(0.19, 0.20, 0.08).turn(y=side * 14).at(side * 0.16, 1.18, 0.28), pale),
        part(eye.turn(y=side * 12).at(side * 0.155, 1.19, 0.345), glossy("#e8a81c", 0.8)),
        part(pupil.turn(y=side * 12).at(side * 0.155, 1.19, 0.385), glossy("#0c0c0e", 1.0)),
        part(ear, matt(coat * 0.8)),
        part(ball(0.11, 0.05, 0.1).at(side * 0.15, 0.05, 0.2), matt("#c9a050")),
    ]


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
        part(
            tube(
                [(0, 0.06, 0), (0, 0.2, 0), (0, 0.6, 0), (0, 0.95, 0), (0, 1.08, 0)],
                [0.24, 0.38, 0.43, 0.3, 0.24],
                30,
            ),
            painted(back, white, 0.25),
        ),
        part(ball(0.27, 0.27, 0.26).at(0, 1.22), matt(back)),
        *cheeks,
        part(
            tube(
                [(0, 1.2, 0.24), (0, 1.17, 0.40), (0, 1.14, 0.46)],
                [(0.07, 0.05), (0.04, 0.03), (0.01, 0.01)],
                10,
            ),
            glossy("#e08a28", 0.4),
        ),
        *[part(ball(0.045).at(s * 0.12, 1.28, 0.23), glossy("#f4f1ea", 0.6)) for s in (-1, 1)],
        *[part(ball(0.03).at(s * 0.122, 1.285, 0.26), glossy("#0c0c0e", 1.0)) for s in (-1, 1)],
        *[
            part(ball(0.08, 0.36, 0.16).at(y=-0.32).turn(z=s * lift).at(s * 0.37, 0.92), matt(back))
            for s in (-1, 1)
        ],
        *[part(ball(0.16, 0.05, 0.22).at(s * 0.17, 0.05, 0.14), matt("#e08a28")) for s in (-1, 1)],
    ]


_OTHERS = {
    "owl": owl,
    "penguin": penguin,
    "butterfly": _insects.butterfly,
    "bee": _insects.bee,
}


def sculpt(pose: Pose) -> Figurine:
    """One bird; owl, penguin and butterfly look at us, the others past us."""
    make = _OTHERS.get(pose.noun)
    front = pose.noun in ("owl", "penguin", "butterfly")
    parts = make(pose) if make is not None else _feathered(pose)
    yaw = 12.0 if front else -28.0
    flies = pose.action in _ALOFT
    if pose.noun == "peacock" and not flies:
        yaw = -62.0
    elif abs(pose.facing) < 0.4:
        yaw = 0.0 if front else -66.0
    elif pose.close and not front:
        yaw = -36.0
    if pose.away:
        yaw = 160.0 if front else 62.0
    view = View(
        pose.height,
        tall=1.3 if flies and not front else 0.0,
        yaw=yaw,
        pitch=16.0 if flies else 6.0,
        dark=pose.dark,
        mirrored=pose.facing < 0,
        close=pose.close,
    )
    return render(parts, _marked(view, pose))


def _marked(view: View, pose: Pose) -> View:
    """The view told where the face is, and the back; insects have neither."""
    if pose.noun in _FACES:
        face, across = _FACES[pose.noun]
        return replace(view, face=face, across=across)
    if pose.noun in _OTHERS:
        return replace(view, close=None)
    (x, y, r), (bx, by, br) = _kind(pose).spine[-2], _kind(pose).spine[2]
    face = (float(x + 0.5 * r), float(y), 0.0)
    seat = (bx - 0.2, by + 0.8 * br, 0.0)
    return replace(view, face=face, across=2.7 * r, seat=seat)


_FACES = {"owl": ((0.0, 1.17, 0.2), 0.86), "penguin": ((0.0, 1.2, 0.15), 0.62)}
"""Middle and size."""
