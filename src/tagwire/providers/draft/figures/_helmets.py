"""Helmets, visors and hoods, in units of half a head's height."""

import numpy as np

from tagwire.providers.draft.clay import Board
from tagwire.providers.draft.colour import Floats, from_hex, mix

_GOLD = from_hex("#e0aa36")
_BLACK = from_hex("#1c1a1d")
_WHITE = from_hex("#f4f1ea")
_STEEL = from_hex("#9aa3ad")
_UP, _DOWN = (0, 1, 0), (0, -1, 0)


def helmet(board: Board, colour: Floats) -> None:
    board.ball((0, 0.36, -0.1), (0.92, 0.86, 0.98), colour, cuts=[(_DOWN, (0, 0.36, 0))])
    board.ball((0, 0.38, -0.05), (1.1, 0.07, 1.21), colour)
    board.limb((0, 1.18, 0.3), (0, 1.2, -0.4), 0.1, 0.1, colour * 0.85, blend=0.05)


def bike(board: Board, colour: Floats) -> None:
    board.ball((0, 0.42, -0.1), (0.9, 0.84, 1.05), colour, cuts=[((0, -0.94, 0.2), (0, 0.42, 0))])
    for x in (-0.42, 0, 0.42):
        board.limb((x, 1.12 - abs(x) * 0.5, 0.4), (x, 1.1 - abs(x) * 0.5, -0.6), 0.1, 0.08, _BLACK)


def viking(board: Board, colour: Floats) -> None:
    board.ball((0, 0.34, -0.1), (0.9, 0.92, 0.97), _STEEL, cuts=[(_DOWN, (0, 0.38, 0))])
    board.limb(
        (0, 0.2, -0.1),
        (0, 0.6, -0.1),
        0.92,
        0.9,
        from_hex("#8a6a38"),
        cuts=[(_UP, (0, 0.54, 0)), (_DOWN, (0, 0.36, 0))],
    )
    for side in (-1, 1):
        horn = [(0.82 * side, 0.6, -0.1), (1.3 * side, 0.75, -0.1), (1.42 * side, 1.35, -0.1)]
        board.tube(horn, [0.2, 0.16, 0.03], _WHITE)


def visor(board: Board, colour: Floats) -> None:
    board.ball((0, 0.02, -0.05), (1.14, 1.14, 1.14), _WHITE)
    board.ball((0, 0.0, 0.42), (0.9, 0.74, 0.82), _gilded)
    board.ball((0, 0.0, 0.34), (0.97, 0.82, 0.8), from_hex("#c4c8ce"))
    for side in (-1, 1):
        board.limb((1.1 * side, 0, -0.1), (1.18 * side, 0, -0.1), 0.3, 0.26, from_hex("#b9bec6"))


def _gilded(points: Floats) -> Floats:
    high = np.clip((points[:, 1] + 0.3) * 1.2, 0, 1)[:, None]
    glint = np.exp(-((points[:, 0] + 0.35) ** 2 + (points[:, 1] - 0.35) ** 2) / 0.03)[:, None]
    return mix(
        mix(from_hex("#2a1a0c"), from_hex("#d9962e"), high), from_hex("#fff3cf"), glint * 0.9
    )


def knight(board: Board, colour: Floats) -> None:
    board.ball((0, 0.1, 0), (0.96, 1.08, 1.0), _STEEL)
    board.ball((0, -0.12, 0.35), (0.76, 0.62, 0.78), _STEEL * 0.9, blend=0.05)
    board.ball((0, 0.08, 0.4), (0.72, 0.46, 0.7), _STEEL * 1.15)
    slit = [(0.8 * np.sin(a), 0.16, 0.4 + 0.74 * np.cos(a)) for a in np.linspace(-1.1, 1.1, 7)]
    board.tube(slit, [0.07] * 7, _BLACK)
    board.limb((0, 0.5, 0.98), (0, -0.4, 1.16), 0.05, 0.05, _STEEL * 1.2)
    for k in range(3):
        board.limb(
            (0.2 + 0.14 * k, -0.3, 0.98 - 0.06 * k),
            (0.2 + 0.14 * k, -0.14, 1.0 - 0.06 * k),
            0.035,
            0.035,
            _BLACK,
        )
    plume = [(0, 1.12, 0.1), (0, 1.6, -0.3), (0, 1.4, -1.0), (0, 0.6, -1.3)]
    board.tube(plume, [0.14, 0.3, 0.28, 0.08], colour, thin=((1, 0, 0), 0.6))


def samurai(board: Board, colour: Floats) -> None:
    board.ball((0, 0.36, -0.1), (0.92, 0.88, 0.98), _BLACK, cuts=[(_DOWN, (0, 0.36, 0))])
    board.limb(
        (0, 0.3, -0.3),
        (0, -0.2, -0.4),
        0.9,
        1.15,
        colour * 0.6,
        cuts=[((0, 0, 1), (0, 0, -0.1)), (_DOWN, (0, -0.35, 0))],
    )
    for side in (-1, 1):
        board.tube(
            [(0.1 * side, 0.7, 0.85), (0.5 * side, 1.1, 0.95), (0.62 * side, 1.7, 0.9)],
            [0.1, 0.1, 0.03],
            _GOLD,
        )


def hood(board: Board, colour: Floats) -> None:
    board.ball((0, 0.12, -0.2), (0.96, 1.08, 1.0), colour, cuts=[((0, -0.1, 1), (0, 0.1, 0.28))])
    board.limb((0, -0.8, -0.2), (0, -0.95, -0.1), 0.72, 0.8, colour, blend=0.2)


def goggles(board: Board, colour: Floats) -> None:
    board.ball((0, 0.42, -0.12), (0.88, 0.86, 0.94), colour, cuts=[(_DOWN, (0, 0.42, 0))])
    board.ball((0, 1.32, -0.14), 0.2, _WHITE)
    board.limb((-0.34, 0.06, 0.72), (0.34, 0.06, 0.72), 0.24, 0.24, from_hex("#e0803a"))
    board.limb((-0.3, 0.06, 0.8), (0.3, 0.06, 0.8), 0.19, 0.19, from_hex("#2b3a55"))
