"""Headgear, in units of half a head's height, the head at the origin looking along +z."""

from collections.abc import Callable

import numpy as np

from tagwire.providers.draft.clay import Board, turned
from tagwire.providers.draft.colour import Floats, from_hex

from ._helmets import bike, goggles, helmet, hood, knight, samurai, viking, visor

_GOLD = from_hex("#e0aa36")
_BLACK = from_hex("#1c1a1d")
_WHITE = from_hex("#f4f1ea")
_UP, _DOWN = (0, 1, 0), (0, -1, 0)


def _brim(board: Board, colour: Floats, y: float, radius: float, length: float = 1.0) -> None:
    board.ball((0, y, -0.05), (radius, 0.07, radius * length), colour)


def _fedora(board: Board, colour: Floats) -> None:
    _brim(board, colour, 0.52, 1.28)
    board.limb((0, 0.5, -0.1), (0, 1.02, -0.1), 0.8, 0.62, colour, cuts=[(_UP, (0, 1.22, 0))])
    board.limb(
        (0, 0.5, -0.1),
        (0, 0.6, -0.1),
        0.83,
        0.81,
        colour * 0.35,
        cuts=[(_UP, (0, 0.74, 0)), (_DOWN, (0, 0.5, 0))],
    )


def _straw(board: Board, colour: Floats) -> None:
    _brim(board, colour, 0.5, 1.5)
    board.ball((0, 0.55, -0.08), (0.82, 0.72, 0.86), colour)
    board.limb(
        (0, 0.5, -0.08),
        (0, 0.66, -0.08),
        0.84,
        0.83,
        from_hex("#a5432f"),
        cuts=[(_UP, (0, 0.72, 0)), (_DOWN, (0, 0.5, 0))],
    )


def _cowboy(board: Board, colour: Floats) -> None:
    for side in (-1, 1):
        board.ball(
            (0.55 * side, 0.62, -0.05), (0.8, 0.07, 1.05), colour, turn=turned(roll=0.42 * side)
        )
    board.limb((0, 0.5, -0.1), (0, 1.05, -0.08), 0.78, 0.6, colour, blend=0.04)
    board.limb(
        (0, 0.5, -0.1),
        (0, 0.6, -0.1),
        0.81,
        0.8,
        colour * 0.4,
        cuts=[(_UP, (0, 0.72, 0)), (_DOWN, (0, 0.5, 0))],
    )


def _wizard(board: Board, colour: Floats) -> None:
    _brim(board, colour, 0.48, 1.4)
    board.limb((0, 0.5, -0.1), (0, 1.5, -0.2), 0.82, 0.38, colour)
    board.limb((0, 1.5, -0.2), (0.12, 2.2, -0.55), 0.38, 0.06, colour, blend=0.1)
    band = [(_UP, (0, 0.68, 0)), (_DOWN, (0, 0.5, 0))]
    board.limb((0, 0.4, -0.1), (0, 1.0, -0.12), 0.87, 0.76, _GOLD, cuts=band)


def _toque(board: Board, colour: Floats) -> None:
    board.limb(
        (0, 0.45, -0.1),
        (0, 1.0, -0.1),
        0.82,
        0.82,
        _WHITE,
        cuts=[(_UP, (0, 0.98, 0)), (_DOWN, (0, 0.5, 0))],
    )
    for k in range(7):
        a = k * 2 * np.pi / 7
        board.ball(
            (0.55 * np.cos(a), 1.18, -0.1 + 0.55 * np.sin(a)),
            (0.46, 0.42, 0.46),
            _WHITE,
            blend=0.06,
        )
    board.ball((0, 1.34, -0.1), (0.6, 0.42, 0.6), _WHITE, blend=0.1)


def _crown(board: Board, colour: Floats) -> None:
    band = [(_UP, (0, 0.86, 0)), (_DOWN, (0, 0.62, 0))]
    board.limb((0, 0.5, -0.1), (0, 1.0, -0.1), 0.76, 0.8, _GOLD, cuts=band)
    for k in range(8):
        a = k * np.pi / 4 + np.pi / 8
        way = np.array([np.cos(a), 0, np.sin(a)])
        root = np.array([0, 0.8, -0.1]) + 0.72 * way
        board.limb(root, root + 0.06 * way + [0, 0.42, 0], 0.13, 0.03, _GOLD)
        board.ball(root + 0.07 * way + [0, 0.46, 0], 0.075, from_hex("#c5303f"))


def _tiara(board: Board, colour: Floats) -> None:
    for k in range(5):
        a = np.pi / 2 + (k - 2) * 0.36
        root = np.array([0.74 * np.cos(a), 0.74, -0.1 + 0.78 * np.sin(a)])
        tall = 0.4 - 0.1 * abs(k - 2)
        board.limb(root, root + np.array([0, tall, -0.05]), 0.1, 0.03, _GOLD)
        board.ball(root + np.array([0, tall, -0.05]), 0.06, from_hex("#f3f6ff"))


def _cap(board: Board, colour: Floats) -> None:
    board.ball((0, 0.42, -0.12), (0.85, 0.76, 0.92), colour, cuts=[(_DOWN, (0, 0.42, 0))])
    board.ball((0, 0.44, 0.8), (0.62, 0.06, 0.55), colour * 0.8, turn=turned(pitch=0.15))


def _peaked(board: Board, colour: Floats) -> None:
    board.ball((0, 0.78, -0.1), (1.06, 0.26, 1.08), colour, turn=turned(pitch=-0.12))
    band = [(_UP, (0, 0.76, 0)), (_DOWN, (0, 0.46, 0))]
    board.limb((0, 0.4, -0.1), (0, 0.8, -0.1), 0.84, 0.86, _BLACK, cuts=band)
    board.ball((0, 0.48, 0.7), (0.62, 0.06, 0.42), _BLACK, turn=turned(pitch=0.35))
    board.ball((0, 0.72, 0.82), (0.13, 0.14, 0.05), _GOLD)


def _santa(board: Board, colour: Floats) -> None:
    board.limb((0, 0.5, -0.1), (0, 1.1, -0.2), 0.82, 0.5, colour)
    board.tube(
        [(0, 1.1, -0.2), (0.5, 1.35, -0.5), (0.95, 0.9, -0.6)], [0.5, 0.26, 0.12], colour, blend=0.1
    )
    ring = [(0.78 * np.cos(a), 0.55, -0.1 + 0.82 * np.sin(a)) for a in np.linspace(0, 6.2832, 11)]
    board.tube(ring, [0.17] * 11, _WHITE)
    board.ball((0.98, 0.8, -0.62), 0.24, _WHITE)


def _pirate(board: Board, colour: Floats) -> None:
    board.ball((0, 0.6, -0.1), (0.85, 0.62, 0.88), _BLACK)
    board.ball((0, 0.85, 0.35), (1.3, 0.5, 0.14), _BLACK, turn=turned(pitch=-0.2))
    board.ball((0, 0.85, -0.6), (1.25, 0.42, 0.14), _BLACK, turn=turned(pitch=0.2))
    board.ball((0, 0.86, 0.5), (0.17, 0.17, 0.06), _WHITE)
    board.limb((-0.16, 0.62, 0.5), (0.16, 0.7, 0.5), 0.04, 0.04, _WHITE)
    board.limb((0.16, 0.62, 0.5), (-0.16, 0.7, 0.5), 0.04, 0.04, _WHITE)


def _beret(board: Board, colour: Floats) -> None:
    board.ball((0.16, 0.82, -0.2), (0.98, 0.3, 0.96), colour, turn=turned(roll=-0.2))
    board.limb((0.2, 1.05, -0.2), (0.22, 1.24, -0.2), 0.05, 0.05, colour)


def _nurse(board: Board, colour: Floats) -> None:
    board.limb((-0.45, 0.98, 0.3), (0.45, 0.98, 0.3), 0.26, 0.26, _WHITE, thin=((0, -0.4, 1), 0.4))
    for a, b in (((-0.12, 1.02, 0.46), (0.12, 1.02, 0.46)), ((0, 0.9, 0.48), (0, 1.14, 0.42))):
        board.limb(a, b, 0.045, 0.045, from_hex("#c83a3a"))


def _witch(board: Board, colour: Floats) -> None:
    _wizard(board, _BLACK)


def _veil(board: Board, colour: Floats) -> None:
    board.limb((0, 0.7, -0.5), (0, -2.6, -1.1), 0.72, 1.15, _WHITE, thin=((0, 0.2, 1), 0.28))
    for k in range(5):
        a = np.pi / 2 + (k - 2) * 0.42
        board.ball((0.74 * np.cos(a), 0.86, -0.15 + 0.72 * np.sin(a)), 0.14, from_hex("#f3c9cf"))


def _halo(board: Board, colour: Floats) -> None:
    ring = [(0.62 * np.cos(a), 1.5, -0.1 + 0.62 * np.sin(a)) for a in np.linspace(0, 6.2832, 13)]
    board.tube(ring, [0.07] * 13, from_hex("#ffd766"), glow=0.9)


def _flower(board: Board, colour: Floats) -> None:
    for k in range(5):
        a = k * 1.2566
        board.ball(
            (0.5 + 0.16 * np.cos(a), 0.86 + 0.16 * np.sin(a), 0.35), 0.11, from_hex("#f29fb0")
        )
    board.ball((0.5, 0.86, 0.42), 0.09, _GOLD)


def _kanzashi(board: Board, colour: Floats) -> None:
    board.limb((-0.6, 1.0, -0.5), (0.75, 1.3, -0.6), 0.04, 0.04, _GOLD)
    _flower(board, colour)


HATS: dict[str, Callable[[Board, Floats], None]] = {
    "fedora": _fedora,
    "straw": _straw,
    "cowboy": _cowboy,
    "wizard": _wizard,
    "toque": _toque,
    "crown": _crown,
    "tiara": _tiara,
    "cap": _cap,
    "peaked": _peaked,
    "helmet": helmet,
    "bike": bike,
    "viking": viking,
    "santa": _santa,
    "pirate": _pirate,
    "beret": _beret,
    "nurse": _nurse,
    "visor": visor,
    "knight": knight,
    "samurai": samurai,
    "witch": _witch,
    "veil": _veil,
    "halo": _halo,
    "flower": _flower,
    "kanzashi": _kanzashi,
    "hood": hood,
    "goggles": goggles,
}
