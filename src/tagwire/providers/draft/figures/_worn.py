"""What people wear and carry over their clothes: capes, packs, wings, swords, stools."""

import numpy as np

from tagwire.providers.draft.clay import Board
from tagwire.providers.draft.colour import from_hex, mix

from ._costume import Look
from ._stance import Skeleton
from ._wings import cape, fish_tail, wings

_WHITE = from_hex("#f6f2ea")
_STEEL = from_hex("#b4bcc6")
_LEATHER = from_hex("#5a3722")
_GOLD = from_hex("#d9a93a")


def worn(board: Board, look: Look, body: Skeleton) -> None:
    """Everything that is fastened to the trunk."""
    part = Board()
    top, wide = look.build.neck, look.build.shoulder
    for name in sorted(look.wear):
        if name in _FASTENED:
            _FASTENED[name](part, look, top, wide)
    if look.wings:
        wings(part, look, top)
    board.put(part, turn=body.trunk)
    if "cape" in look.wear:
        cape(board, look, body)
    if look.tail:
        fish_tail(board, look, body)


def _belt(part: Board, look: Look, top: float, wide: float) -> None:
    seat = look.build.seat * 1.04 + look.build.belly * 0.55
    cuts = [((0, 1, 0), (0, 0.07, 0)), ((0, -1, 0), (0, 0.045, 0))]
    part.limb(
        (0, 0.03, 0.01),
        (0, 0.09, 0.01),
        seat,
        seat,
        _LEATHER * 0.5,
        thin=((0, 0, 1), 0.84),
        cuts=cuts,
    )
    part.ball((0, 0.058, seat * 0.84 + 0.01), (0.022, 0.016, 0.008), _GOLD)


def _bands(part: Board, look: Look, top: float, wide: float) -> None:
    for y in (0.36, 0.56):
        cuts = [((0, 1, 0), (0, top * y + 0.011, 0)), ((0, -1, 0), (0, top * y - 0.011, 0))]
        girth = look.build.waist + (look.build.chest - look.build.waist) * np.clip(
            (y - 0.36) * 3.2, 0, 1
        )
        part.limb(
            (0, top * y - 0.02, 0),
            (0, top * y + 0.02, 0),
            girth * 1.05,
            girth * 1.05,
            from_hex("#e6e86a"),
            thin=((0, 0, 1), 0.74),
            cuts=cuts,
        )


def _pack(part: Board, look: Look, top: float, wide: float) -> None:
    colour = mix(from_hex("#b5622d"), look.main, 0.15)
    part.limb(
        (0, top * 0.35, -0.11), (0, top * 0.8, -0.105), 0.078, 0.066, colour, thin=((0, 0, 1), 0.72)
    )
    part.limb(
        (-0.045, top * 0.36, -0.165),
        (0.045, top * 0.36, -0.165),
        0.034,
        0.034,
        colour * 0.7,
        thin=((0, 0, 1), 0.6),
    )
    part.limb(
        (-0.08, top * 0.98, -0.1), (0.08, top * 0.98, -0.1), 0.032, 0.032, from_hex("#6a7a4a")
    )
    for side in (-1, 1):
        x = 0.62 * wide * side
        strap = [
            (x, top * 0.9, -0.07),
            (x, top * 0.97, 0.0),
            (x, top * 0.82, 0.064),
            (x * 1.1, top * 0.5, 0.045),
            (x * 1.2, top * 0.42, -0.04),
        ]
        part.tube(strap, [0.013] * 5, colour * 0.6)


def _lifepack(part: Board, look: Look, top: float, wide: float) -> None:
    part.limb(
        (0, top * 0.3, -0.115),
        (0, top * 0.92, -0.115),
        0.088,
        0.088,
        from_hex("#c9ccd0"),
        thin=((0, 0, 1), 0.6),
    )
    for side in (-1, 1):
        hose = [
            (0.06 * side, top * 0.8, -0.12),
            (0.1 * side, top * 0.86, 0.03),
            (0.045 * side, top * 0.6, 0.095),
        ]
        part.tube(hose, [0.012] * 3, from_hex("#7c828a"))


def _stethoscope(part: Board, look: Look, top: float, wide: float) -> None:
    dark = from_hex("#22262c")
    for side in (-1, 1):
        cord = [
            (0.045 * side, top + 0.005, -0.03),
            (0.055 * side, top - 0.02, 0.045),
            (0.035 * side, top * 0.72, 0.09),
            (0.0, top * 0.55, 0.095),
        ]
        part.tube(cord, [0.0065] * 4, dark)
    part.ball((0, top * 0.5, 0.094), (0.016, 0.016, 0.008), _STEEL)


def _apron(part: Board, look: Look, top: float, wide: float) -> None:
    part.limb(
        (0, top * 0.3, 0.036),
        (0, top * 0.62, 0.05),
        0.058,
        0.046,
        look.apron,
        thin=((0, 0, 1), 0.55),
    )
    part.limb(
        (0, 0.06, 0.0),
        (0, -0.17, 0.02),
        look.build.seat * 1.02,
        look.build.seat * 1.12,
        look.apron,
        thin=((0, 0, 1), 0.86),
        cuts=[((0, 0, -1), (0, 0, 0.02)), ((0, -1, 0), (0, -0.2, 0))],
    )


def _scarf(part: Board, look: Look, top: float, wide: float) -> None:
    red = from_hex("#b5332b")
    ring = [(0.046 * np.sin(a), top + 0.004, 0.042 * np.cos(a)) for a in np.linspace(0, 6.2832, 9)]
    part.tube(ring, [0.02] * 9, red)
    part.limb(
        (0.02, top - 0.01, 0.055),
        (0.035, top - 0.075, 0.085),
        0.018,
        0.024,
        red,
        thin=((0, 0, 1), 0.5),
    )


def _ruff(part: Board, look: Look, top: float, wide: float) -> None:
    for k in range(12):
        a = k * np.pi / 6
        part.ball(
            (0.07 * np.sin(a), top + 0.002, 0.066 * np.cos(a)),
            0.028,
            _WHITE if k % 2 else from_hex("#d9362f"),
        )


def _fur(part: Board, look: Look, top: float, wide: float) -> None:
    fur = _WHITE if look.hat in ("crown", "santa", "tiara") else from_hex("#7a6450")
    for k in range(13):
        a = k * 2 * np.pi / 13
        part.ball(
            (
                0.092 * np.sin(a) * wide / 0.105,
                top - 0.035 + 0.012 * np.cos(a) * -1,
                0.064 * np.cos(a),
            ),
            0.032,
            fur,
            blend=0.01,
        )


def _collar(part: Board, look: Look, top: float, wide: float) -> None:
    for side in (-1, 1):
        part.limb(
            (0.05 * side, top - 0.03, -0.03),
            (0.1 * side, top + 0.06, -0.05),
            0.03,
            0.035,
            look.cape,
            thin=((side * 0.5, 0, 1), 0.3),
        )


def _beads(part: Board, look: Look, top: float, wide: float) -> None:
    for k in range(17):
        a = k * 2 * np.pi / 17
        y = top * 0.8 - 0.065 * np.cos(a) - 0.02
        part.ball((0.062 * np.sin(a), y, 0.062 + 0.028 * np.cos(a)), 0.011, from_hex("#5a3020"))


def _bow(part: Board, look: Look, top: float, wide: float) -> None:
    for side in (-1, 1):
        part.limb(
            (0.004 * side, top - 0.018, 0.062),
            (0.024 * side, top - 0.018, 0.062),
            0.007,
            0.015,
            from_hex("#141216"),
        )


def _camera(part: Board, look: Look, top: float, wide: float) -> None:
    dark = from_hex("#202226")
    for side in (-1, 1):
        part.tube(
            [
                (0.05 * side, top - 0.01, 0.03),
                (0.05 * side, top * 0.78, 0.085),
                (0.035 * side, top * 0.6, 0.1),
            ],
            [0.006] * 3,
            dark * 1.4,
        )
    part.limb(
        (-0.026, top * 0.55, 0.1),
        (0.026, top * 0.55, 0.1),
        0.026,
        0.026,
        dark,
        thin=((0, 0, 1), 0.7),
    )
    part.limb(
        (0, top * 0.55, 0.11),
        (0, top * 0.55, 0.15),
        0.022,
        0.024,
        dark * 1.8,
        cuts=[((0, 0, 1), (0, 0, 0.158))],
    )
    part.ball((0, top * 0.55, 0.157), (0.015, 0.015, 0.004), from_hex("#4a6aa0"))


def _guitar(part: Board, look: Look, top: float, wide: float) -> None:
    wood = from_hex("#b5702d")
    flat = ((0, 0, 1), 0.3)
    part.limb((-0.08, 0.04, 0.12), (-0.08, 0.04, 0.121), 0.09, 0.09, wood, thin=flat)
    part.limb((-0.01, 0.09, 0.12), (-0.01, 0.09, 0.121), 0.068, 0.068, wood, thin=flat, blend=0.03)
    part.limb((-0.04, 0.066, 0.142), (-0.04, 0.066, 0.144), 0.026, 0.026, _LEATHER * 0.3, thin=flat)
    part.limb((0.03, 0.12, 0.13), (0.26, 0.3, 0.12), 0.014, 0.013, _LEATHER)
    part.limb((0.26, 0.3, 0.12), (0.3, 0.33, 0.12), 0.018, 0.022, _LEATHER * 0.5, thin=flat)


def _katana(part: Board, look: Look, top: float, wide: float) -> None:
    part.limb((0.13, 0.06, 0.06), (0.17, -0.06, -0.26), 0.012, 0.008, from_hex("#1c1a20"))
    part.limb((0.13, 0.06, 0.06), (0.115, 0.1, 0.16), 0.012, 0.011, from_hex("#7a2a2a"))
    part.ball((0.13, 0.062, 0.066), (0.024, 0.024, 0.006), _GOLD)


_FASTENED = {
    "belt": _belt,
    "bands": _bands,
    "pack": _pack,
    "lifepack": _lifepack,
    "stethoscope": _stethoscope,
    "apron": _apron,
    "scarf": _scarf,
    "ruff": _ruff,
    "fur": _fur,
    "collar": _collar,
    "beads": _beads,
    "bow": _bow,
    "camera": _camera,
    "guitar": _guitar,
    "katana": _katana,
}
