"""Heads of animals, in units of the skull's radius, looking along +z."""

import numpy as np

from ..clay import Board, Coat, turned
from ..colour import Floats, from_hex, mix
from ._coats import head_coat
from ._ears import ears, horns, trunk
from ._species import Species

_INK = from_hex("#15110f")
_WHITE = from_hex("#fbf8f2")
_HORN = from_hex("#d9ccb0")


def beast_head(kind: Species, phase: float, *, asleep: bool) -> Board:
    """Skull, muzzle, nose, eyes, ears and horns."""
    board = Board()
    coat = head_coat(kind, phase)
    long, thick, droop = kind.muzzle
    slender = long > 1.2
    skull = (0.82, 0.86, 0.95) if slender else (1.0, 0.9, 0.9)
    if kind.noun in ("cat", "rabbit", "panda", "mouse"):
        skull = (1.08, 0.92, 0.9)
    board.ball((0, 0, 0), skull, coat)
    way = np.array([0, -np.sin(np.radians(droop)), np.cos(np.radians(droop))])
    root = np.array([0, -0.2 - 0.1 * thick, 0.35])
    tip = root + way * (long + 0.28)
    flat = ((0, 1, 0), 0.92 if not slender else 1.0)
    board.limb(root, tip, min(0.72, thick * 1.3), thick * 0.86, coat, blend=0.25, thin=flat)
    if kind.ear[0] in ("cat", "round") or kind.pattern == "mask":
        for side in (-1, 1):
            board.ball((0.55 * side, -0.3, 0.22), (0.5, 0.42, 0.45), coat, blend=0.2)
    _mouth(board, kind, coat, root, tip, thick, way)
    _eyes(board, kind, asleep, long)
    ears(board, kind, coat)
    horns(board, kind, coat)
    if "trunk" in kind.extras:
        trunk(board, coat)
    if "beard" in kind.extras:
        board.limb(
            tip + np.array([0, -0.4, -0.5]),
            tip + np.array([0, -1.1, -0.4]),
            0.22,
            0.03,
            kind.under,
            blend=0.05,
        )
    return board


def _mouth(
    board: Board, kind: Species, coat: Coat, root: Floats, tip: Floats, thick: float, way: Floats
) -> None:
    size = thick * 0.86
    front = tip + way * size * 0.92
    up = np.array([0, way[2], -way[1]])
    if "trunk" in kind.extras:
        return
    if "snout" in kind.extras:
        disc = tip + way * size * 0.75
        board.limb(tip, disc, size * 0.95, size * 0.95, kind.nose, cuts=[(way, disc + way * 0.12)])
        for side in (-1, 1):
            board.ball(
                disc + way * 0.12 + np.array([0.2 * side, 0.02, 0]),
                (0.09, 0.15, 0.05),
                kind.nose * 0.4,
            )
        _smile(board, front - way * 0.3 - up * size * 0.75, 0.4, kind.nose * 0.45)
        return
    if kind.ear[0] in ("cat", "round", "rabbit") and kind.muzzle[0] < 0.75:
        for side in (-1, 1):
            pad = tip + np.array([0.22 * side, -0.04, 0.08])
            board.ball(pad, (0.3, 0.25, 0.26), coat, blend=0.1)
    if kind.foot == "hoof" or kind.noun in ("hippo", "rhino", "camel"):
        for side in (-1, 1):
            board.ball(
                front + np.array([0.4 * size * side, 0.22 * size, -0.2 * size]),
                0.17 * size,
                kind.nose * 0.5,
            )
        lip = front - up * 0.5 * size - way * 0.25 * size
        board.limb(
            lip + np.array([-0.55 * size, 0, -0.2]),
            lip + np.array([0.55 * size, 0, -0.2]),
            0.045,
            0.045,
            kind.base * 0.35,
        )
        return
    if "teeth" in kind.extras or kind.noun in ("dragon", "turtle"):
        _jaws(board, kind, root, tip, size, up)
        return
    nose = front + up * 0.42 * size
    wide = 0.2 if kind.noun in ("cat", "rabbit", "mouse", "squirrel") else 0.3
    board.ball(nose, (wide, wide * 0.72, wide * 0.6), kind.nose)
    board.ball(
        nose + up * 0.1 + np.array([-0.06, 0, wide * 0.5]), 0.05, mix(kind.nose, _WHITE, 0.6)
    )
    _smile(
        board, front - up * 0.36 * size + way * 0.05, 0.32 if kind.muzzle[0] < 0.75 else 0.26, _INK
    )


def _smile(board: Board, at: Floats, wide: float, colour: Floats) -> None:
    for side in (-1, 1):
        line = [
            at + np.array([0, 0.1, 0.04]),
            at + np.array([0.5 * wide * side, -0.03, 0.02]),
            at + np.array([wide * side, 0.09, -0.1]),
        ]
        board.tube(line, [0.034, 0.036, 0.026], colour)


def _jaws(board: Board, kind: Species, root: Floats, tip: Floats, size: float, up: Floats) -> None:
    for side in (-1, 1):
        a = root + np.array([0.6 * side, -0.18, 0.25])
        b = tip + np.array([0.82 * size * side, -0.18 * size, 0.1])
        board.limb(a, b, 0.035, 0.035, kind.base * 0.3)
        board.ball(
            tip + np.array([0.36 * size * side, 0.62 * size, 0.45 * size]), 0.11, kind.base * 0.35
        )
        if "teeth" in kind.extras:
            for k in range(6):
                spot = a + (b - a) * (0.25 + 0.15 * k)
                board.limb(spot, spot - up * 0.2, 0.085, 0.015, _WHITE)


def _eyes(board: Board, kind: Species, asleep: bool, long: float) -> None:
    side_on, size = kind.eye
    size = size * 1.15
    for side in (-1.0, 1.0):
        angle = 0.42 + side_on * 0.8
        spot = np.array([np.sin(angle) * 0.88, 0.16 + 0.1 * side_on, np.cos(angle) * 0.86])
        if kind.noun in ("cat", "rabbit", "panda", "mouse"):
            spot *= np.array([1.06, 0.8, 1.0])
        if kind.noun in ("crocodile", "hippo"):
            spot = np.array([0.5, 0.78, 0.3])
            board.ball(spot * np.array([side, 0.9, 0.7]), 0.32, kind.base, blend=0.1)
        at = spot * np.array([side, 1, 1])
        out = at / np.sqrt(at @ at)
        spin = turned(yaw=float(np.arctan2(out[0], out[2])))
        if asleep:
            aside = spin @ np.array([1.0, 0, 0])
            lid = [
                at - aside * size + out * 0.04,
                at + [0, -0.6 * size, 0] + out * 0.06,
                at + aside * size + out * 0.04,
            ]
            board.tube(lid, [0.045, 0.05, 0.045], _INK)
            continue
        outer = kind.iris
        if outer is not None:
            board.ball(at, (size * 1.1, size * 1.05, size * 0.6), _INK, turn=spin)
            board.ball(at + out * 0.03, (size, size * 0.95, size * 0.6), outer, turn=spin)
            slit = 0.42 if kind.noun in ("cat", "fox", "crocodile", "dragon", "dinosaur") else 0.6
            board.ball(
                at + out * size * 0.42, (size * slit, size * 0.78, size * 0.34), _INK, turn=spin
            )
        else:
            board.ball(at, (size, size * 1.12, size * 0.6), _INK, turn=spin)
        shine = at + out * size * 0.62 + np.array([-0.25 * size, 0.42 * size, 0.1 * size])
        board.ball(shine, 0.3 * size, _WHITE, glow=0.3)
