"""Ears, horns and trunks of animals, in units of the skull's radius."""

import numpy as np

from ..clay import Board, Coat, turned
from ..colour import Floats, from_hex, mix
from ._species import Species

_INK = from_hex("#15110f")
_HORN = from_hex("#d9ccb0")


def ears(board: Board, kind: Species, coat: Coat) -> None:
    shape, size = kind.ear
    base: Coat | Floats = kind.base
    inner = mix(from_hex("#e0a098"), kind.base, 0.3)
    dark = kind.mark if kind.pattern in ("panda", "wool") else kind.base
    for side in (-1.0, 1.0):
        if shape in ("cat", "point", "leaf"):
            spread = {"cat": 0.62, "point": 0.5, "leaf": 0.85}[shape]
            tall = {"cat": 0.85, "point": 0.9, "leaf": 0.75}[shape] * size
            root = np.array([0.56 * side, 0.62, -0.12])
            tip = np.array([(0.56 + 0.4 * spread) * side, 0.62 + tall, -0.16])
            press = ((0.3 * side, 0, 1), 0.42)
            wide = 0.4 if shape != "leaf" else 0.26
            board.limb(root, tip, wide, 0.07, base, blend=0.1, thin=press)
            front = np.array([0.02 * side, 0.03, 0.12])
            board.limb(
                root + front,
                tip + front * 0.6 - [0, 0.2 * tall, 0],
                wide * 0.62,
                0.04,
                inner,
                thin=press,
            )
            if kind.noun == "fox":
                board.limb(tip - [0.07 * side, 0.3, 0.02], tip, 0.17, 0.075, _INK, thin=press)
        elif shape == "flop":
            ear = [
                (0.72 * side, 0.55, -0.1),
                (1.02 * side, 0.15, 0.0),
                (0.96 * side, -0.55 * size, 0.12),
            ]
            board.tube(
                ear, [0.2, 0.3, 0.2], kind.base * 0.62, blend=0.05, thin=((1, 0, 0), 0.5), smooth=2
            )
        elif shape == "round":
            at = np.array([0.74 * side, 0.66, -0.15])
            ink = kind.mark if kind.pattern == "panda" else kind.base
            board.ball(at, (0.42 * size, 0.42 * size, 0.2), ink, blend=0.06)
            board.ball(
                at + np.array([0, -0.02, 0.13]),
                (0.26 * size, 0.26 * size, 0.11),
                mix(ink, inner, 0.5),
            )
        elif shape == "dish":
            at = np.array([0.82 * side, 0.72, -0.2])
            spin = turned(yaw=0.3 * side)
            board.ball(at, (0.6 * size, 0.6 * size, 0.14), base, turn=spin)
            board.ball(
                at + spin @ np.array([0, 0, 0.09]),
                (0.44 * size, 0.44 * size, 0.09),
                inner,
                turn=spin,
            )
        elif shape == "ape":
            board.ball(
                (1.0 * side, 0.05, -0.05), (0.2 * size, 0.34 * size, 0.28 * size), kind.under
            )
        elif shape in ("side", "tip", "tube"):
            reach = {"side": (1.35, 0.28), "tip": (0.95, 1.15), "tube": (0.62, 1.35)}[shape]
            root = np.array([0.66 * side, 0.5, -0.2])
            end = np.array([reach[0] * side, reach[1] * size, 0.0 if shape != "tip" else 0.3])
            board.limb(root, end, 0.16, 0.18, dark, blend=0.05, thin=((0, 0.4, 1), 0.45))
            board.limb(
                root + np.array([0.1 * side, 0, 0.09]),
                end + np.array([0, 0, 0.08]),
                0.08,
                0.1,
                inner,
                thin=((0, 0.4, 1), 0.4),
            )
        elif shape in ("long", "rabbit"):
            tall = 1.45 if shape == "rabbit" else 1.05
            root = np.array([0.36 * side, 0.7, -0.25])
            end = np.array([0.62 * side, 0.7 + tall * size, -0.42])
            press = ((0.25 * side, 0, 1), 0.5)
            mid = 0.55 * end + 0.45 * root
            board.tube([root, mid, end], [0.18, 0.3, 0.13], base, blend=0.06, thin=press)
            front = np.array([0, 0, 0.14])
            board.tube(
                [root + front, mid + front, end + front * 0.6 - [0, 0.15, 0]],
                [0.08, 0.19, 0.06],
                inner,
                thin=press,
            )
        elif shape == "elephant":
            spin = turned(yaw=0.95 * side, roll=0.1 * side)
            at = np.array([1.0 * side, -0.1, -0.75])
            board.ball(at, (0.95, 1.12, 0.12), kind.base * 0.92, turn=spin, blend=0.05)
            board.ball(
                at + np.array([0.1 * side, -0.05, 0.07]),
                (0.72, 0.88, 0.08),
                mix(kind.base, inner, 0.35),
                turn=spin,
            )


def horns(board: Board, kind: Species, coat: Coat) -> None:
    kind_of = kind.horn
    if kind_of == "unicorn":
        board.limb((0, 0.75, 0.4), (0, 2.5, 1.1), 0.17, 0.02, from_hex("#f0c64a"), glow=0.15)
        for k in range(4):
            at = np.array([0, 0.95 + 0.38 * k, 0.48 + 0.152 * k])
            board.ball(at, (0.16 - 0.034 * k, 0.03, 0.16 - 0.034 * k), from_hex("#d99a2a"))
    elif kind_of == "rhino":
        tip = 0.35 + kind.muzzle[0]
        board.tube(
            [(0, 0.0, tip), (0, 0.62, tip + 0.22), (0, 1.25, tip + 0.12)],
            [0.32, 0.2, 0.03],
            _HORN,
            blend=0.05,
        )
        board.limb((0, 0.35, tip - 0.65), (0, 0.85, tip - 0.62), 0.2, 0.04, _HORN, blend=0.05)
    for side in (-1.0, 1.0):
        if kind_of in ("cow", "bull"):
            big = 1.0 if kind_of == "cow" else 1.5
            line = [
                (0.5 * side, 0.75, -0.1),
                ((0.5 + 0.5 * big) * side, 0.85, 0.05),
                ((0.5 + 0.62 * big) * side, 0.85 + 0.5 * big, 0.2),
            ]
            board.tube(line, [0.22, 0.18, 0.03], _HORN, smooth=3)
        elif kind_of == "goat":
            line = [
                (0.3 * side, 0.8, 0.1),
                (0.42 * side, 1.55, -0.2),
                (0.6 * side, 1.75, -0.95),
                (0.72 * side, 1.35, -1.3),
            ]
            board.tube(line, [0.2, 0.17, 0.12, 0.03], _HORN * 0.7, smooth=3)
        elif kind_of == "giraffe":
            board.limb((0.34 * side, 0.7, -0.1), (0.42 * side, 1.5, -0.2), 0.13, 0.11, kind.base)
            board.ball((0.42 * side, 1.55, -0.2), 0.19, kind.mark * 0.5)
        elif kind_of == "dragon":
            board.tube(
                [(0.5 * side, 0.6, -0.4), (0.72 * side, 1.1, -1.0), (0.8 * side, 1.3, -1.8)],
                [0.22, 0.16, 0.03],
                _HORN,
            )
            board.limb(
                (0.85 * side, 0.0, -0.3), (1.3 * side, 0.1, -0.9), 0.2, 0.03, kind.base, blend=0.05
            )
        elif kind_of == "antler":
            beam = [
                (0.3 * side, 0.7, -0.2),
                (0.9 * side, 1.9, -0.75),
                (1.55 * side, 3.0, -0.5),
                (1.5 * side, 4.0, 0.1),
            ]
            board.tube(beam, [0.2, 0.18, 0.15, 0.06], from_hex("#b59a72"), smooth=3)
            for k, out in enumerate((0.9, 0.8, 0.6)):
                a = np.array(beam[0]) + (np.array(beam[k + 1]) - np.array(beam[0])) * (
                    0.5 if k == 0 else 1.0
                )
                board.limb(
                    a,
                    a + np.array([0.1 * side, 0.4 + 0.3 * out, 0.75]),
                    0.14,
                    0.05,
                    from_hex("#b59a72"),
                )


def trunk(board: Board, coat: Coat) -> None:
    line = [
        (0, -0.1, 0.6),
        (0, -0.75, 1.05),
        (0, -1.55, 1.12),
        (0, -2.2, 0.98),
        (0.0, -2.6, 1.2),
        (0.0, -2.55, 1.5),
    ]
    board.tube(line, [0.46, 0.36, 0.28, 0.22, 0.18, 0.14], coat, blend=0.2, smooth=3)
    for side in (-1, 1):
        tusk = [(0.42 * side, -0.6, 0.6), (0.56 * side, -1.15, 1.0), (0.52 * side, -1.2, 1.55)]
        board.tube(tusk, [0.15, 0.12, 0.03], from_hex("#f3ead6"), smooth=3)
