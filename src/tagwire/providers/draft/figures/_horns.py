"""Horns, antlers, trunks and tusks, in units of the skull's radius."""

from collections.abc import Callable
from functools import partial

import numpy as np

from tagwire.providers.draft.clay import Board, Coat
from tagwire.providers.draft.colour import from_hex

from ._species import Species

_HORN = from_hex("#d9ccb0")
_ANTLER = from_hex("#b59a72")
_IVORY = from_hex("#f3ead6")


def horns(board: Board, kind: Species) -> None:
    """What the species has on its head: one in the middle, or one on either side."""
    if kind.horn in _SINGLE:
        _SINGLE[kind.horn](board, kind)
    if kind.horn in _PAIRED:
        for side in (-1.0, 1.0):
            _PAIRED[kind.horn](board, kind, side)


def _unicorn(board: Board, kind: Species) -> None:
    board.limb((0, 0.75, 0.4), (0, 2.5, 1.1), 0.17, 0.02, from_hex("#f0c64a"), glow=0.15)
    for k in range(4):
        at = np.array([0, 0.95 + 0.38 * k, 0.48 + 0.152 * k])
        board.ball(at, (0.16 - 0.034 * k, 0.03, 0.16 - 0.034 * k), from_hex("#d99a2a"))


def _rhino(board: Board, kind: Species) -> None:
    tip = 0.35 + kind.muzzle[0]
    line = [(0, 0.0, tip), (0, 0.62, tip + 0.22), (0, 1.25, tip + 0.12)]
    board.tube(line, [0.32, 0.2, 0.03], _HORN, blend=0.05)
    board.limb((0, 0.35, tip - 0.65), (0, 0.85, tip - 0.62), 0.2, 0.04, _HORN, blend=0.05)


def _cattle(board: Board, kind: Species, side: float, *, big: float) -> None:
    line = [
        (0.5 * side, 0.75, -0.1),
        ((0.5 + 0.5 * big) * side, 0.85, 0.05),
        ((0.5 + 0.62 * big) * side, 0.85 + 0.5 * big, 0.2),
    ]
    board.tube(line, [0.22, 0.18, 0.03], _HORN, smooth=3)


def _goat(board: Board, kind: Species, side: float) -> None:
    line = [
        (0.3 * side, 0.8, 0.1),
        (0.42 * side, 1.55, -0.2),
        (0.6 * side, 1.75, -0.95),
        (0.72 * side, 1.35, -1.3),
    ]
    board.tube(line, [0.2, 0.17, 0.12, 0.03], _HORN * 0.7, smooth=3)


def _giraffe(board: Board, kind: Species, side: float) -> None:
    board.limb((0.34 * side, 0.7, -0.1), (0.42 * side, 1.5, -0.2), 0.13, 0.11, kind.base)
    board.ball((0.42 * side, 1.55, -0.2), 0.19, kind.mark * 0.5)


def _dragon(board: Board, kind: Species, side: float) -> None:
    line = [(0.5 * side, 0.6, -0.4), (0.72 * side, 1.1, -1.0), (0.8 * side, 1.3, -1.8)]
    board.tube(line, [0.22, 0.16, 0.03], _HORN)
    fin = (0.85 * side, 0.0, -0.3), (1.3 * side, 0.1, -0.9)
    board.limb(*fin, 0.2, 0.03, kind.base, blend=0.05)


def _antler(board: Board, kind: Species, side: float) -> None:
    beam = np.array([(0.3, 0.7, -0.2), (0.9, 1.9, -0.75), (1.55, 3.0, -0.5), (1.5, 4.0, 0.1)])
    beam *= (side, 1, 1)
    board.tube(list(beam), [0.2, 0.18, 0.15, 0.06], _ANTLER, smooth=3)
    forks = (0.5 * (beam[0] + beam[1]), 0.9), (beam[2], 0.8), (beam[3], 0.6)
    for fork, out in forks:
        tine = fork + np.array([0.1 * side, 0.4 + 0.3 * out, 0.75])
        board.limb(fork, tine, 0.14, 0.05, _ANTLER)


_SINGLE: dict[str, Callable[[Board, Species], None]] = {"unicorn": _unicorn, "rhino": _rhino}
_PAIRED: dict[str, Callable[[Board, Species, float], None]] = {
    "cow": partial(_cattle, big=1.0),
    "bull": partial(_cattle, big=1.5),
    "goat": _goat,
    "giraffe": _giraffe,
    "dragon": _dragon,
    "antler": _antler,
}


def trunk(board: Board, coat: Coat) -> None:
    """An elephant's trunk with its tusks."""
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
        board.tube(tusk, [0.15, 0.12, 0.03], _IVORY, smooth=3)
