"""Ears of animals, in units of the skull's radius: one maker a shape, for one side."""

from collections.abc import Callable
from functools import partial

import numpy as np

from tagwire.providers.draft.clay import Board, turned
from tagwire.providers.draft.colour import Floats, from_hex, mix

from ._species import Species

_INK = from_hex("#15110f")
_ROSE = from_hex("#e0a098")


def ears(board: Board, kind: Species) -> None:
    """Both ears, of the shape that the species names."""
    maker = _SHAPES.get(kind.ear[0])
    if maker is not None:
        for side in (-1.0, 1.0):
            maker(board, kind, side)


def _inner(kind: Species) -> Floats:
    return mix(_ROSE, kind.base, 0.3)


def _pointed(
    board: Board, kind: Species, side: float, *, spread: float, tall: float, wide: float
) -> None:
    tall = tall * kind.ear[1]
    root = np.array([0.56 * side, 0.62, -0.12])
    tip = np.array([(0.56 + 0.4 * spread) * side, 0.62 + tall, -0.16])
    press = ((0.3 * side, 0, 1), 0.42)
    board.limb(root, tip, wide, 0.07, kind.base, blend=0.1, thin=press)
    front = np.array([0.02 * side, 0.03, 0.12])
    fold = tip + front * 0.6 - [0, 0.2 * tall, 0]
    board.limb(root + front, fold, wide * 0.62, 0.04, _inner(kind), thin=press)
    if kind.noun == "fox":
        board.limb(tip - [0.07 * side, 0.3, 0.02], tip, 0.17, 0.075, _INK, thin=press)


def _flop(board: Board, kind: Species, side: float) -> None:
    low = -0.55 * kind.ear[1]
    ear = [(0.72 * side, 0.55, -0.1), (1.02 * side, 0.15, 0.0), (0.96 * side, low, 0.12)]
    press = ((1, 0, 0), 0.5)
    board.tube(ear, [0.2, 0.3, 0.2], kind.base * 0.62, blend=0.05, thin=press, smooth=2)


def _round(board: Board, kind: Species, side: float) -> None:
    size = kind.ear[1]
    at = np.array([0.74 * side, 0.66, -0.15])
    ink = kind.mark if kind.pattern == "panda" else kind.base
    board.ball(at, (0.42 * size, 0.42 * size, 0.2), ink, blend=0.06)
    cup = at + np.array([0, -0.02, 0.13])
    board.ball(cup, (0.26 * size, 0.26 * size, 0.11), mix(ink, _inner(kind), 0.5))


def _dish(board: Board, kind: Species, side: float) -> None:
    size = kind.ear[1]
    at = np.array([0.82 * side, 0.72, -0.2])
    spin = turned(yaw=0.3 * side)
    cup = at + spin @ np.array([0, 0, 0.09])
    board.ball(at, (0.6 * size, 0.6 * size, 0.14), kind.base, turn=spin)
    board.ball(cup, (0.44 * size, 0.44 * size, 0.09), _inner(kind), turn=spin)


def _ape(board: Board, kind: Species, side: float) -> None:
    size = kind.ear[1]
    board.ball((1.0 * side, 0.05, -0.05), (0.2 * size, 0.34 * size, 0.28 * size), kind.under)


def _leafy(
    board: Board, kind: Species, side: float, *, reach: tuple[float, float], ahead: float = 0.0
) -> None:
    """A cup on a stem: it stands off to the side, tips over forwards or stands up."""
    dark = kind.mark if kind.pattern in ("panda", "wool") else kind.base
    root = np.array([0.66 * side, 0.5, -0.2])
    end = np.array([reach[0] * side, reach[1] * kind.ear[1], ahead])
    board.limb(root, end, 0.16, 0.18, dark, blend=0.05, thin=((0, 0.4, 1), 0.45))
    front, tip = root + np.array([0.1 * side, 0, 0.09]), end + np.array([0, 0, 0.08])
    board.limb(front, tip, 0.08, 0.1, _inner(kind), thin=((0, 0.4, 1), 0.4))


def _long(board: Board, kind: Species, side: float, *, tall: float) -> None:
    root = np.array([0.36 * side, 0.7, -0.25])
    end = np.array([0.62 * side, 0.7 + tall * kind.ear[1], -0.42])
    press = ((0.25 * side, 0, 1), 0.5)
    mid = 0.55 * end + 0.45 * root
    board.tube([root, mid, end], [0.18, 0.3, 0.13], kind.base, blend=0.06, thin=press)
    front = np.array([0, 0, 0.14])
    fold = [root + front, mid + front, end + front * 0.6 - [0, 0.15, 0]]
    board.tube(fold, [0.08, 0.19, 0.06], _inner(kind), thin=press)


def _elephant(board: Board, kind: Species, side: float) -> None:
    spin = turned(yaw=0.95 * side, roll=0.1 * side)
    at = np.array([1.0 * side, -0.1, -0.75])
    board.ball(at, (0.95, 1.12, 0.12), kind.base * 0.92, turn=spin, blend=0.05)
    front = at + np.array([0.1 * side, -0.05, 0.07])
    board.ball(front, (0.72, 0.88, 0.08), mix(kind.base, _inner(kind), 0.35), turn=spin)


_SHAPES: dict[str, Callable[[Board, Species, float], None]] = {
    "cat": partial(_pointed, spread=0.62, tall=0.85, wide=0.4),
    "point": partial(_pointed, spread=0.5, tall=0.9, wide=0.4),
    "leaf": partial(_pointed, spread=0.85, tall=0.75, wide=0.26),
    "flop": _flop,
    "round": _round,
    "dish": _dish,
    "ape": _ape,
    "side": partial(_leafy, reach=(1.35, 0.28)),
    "tip": partial(_leafy, reach=(0.95, 1.15), ahead=0.3),
    "tube": partial(_leafy, reach=(0.62, 1.35)),
    "long": partial(_long, tall=1.05),
    "rabbit": partial(_long, tall=1.45),
    "elephant": _elephant,
}
