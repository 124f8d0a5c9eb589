"""What only a close look shows of an animal: the hairs of its coat, and whiskers."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from tagwire.providers.draft.clay import Board, Coat
from tagwire.providers.draft.colour import Floats, from_hex

from ._species import Species

_WHISKERED = ("cat", "round", "rabbit")  # by their ears
_STEPS = np.linspace(0, 1, 7)
_PALE = from_hex("#f4efe6")


def furred(board: Board, kind: Species) -> Board:
    """The board with hairs painted on every coat; what has hide or scales stays bare."""
    if kind.foot == "pad" or kind.mouth in ("jaws", "disc"):
        return board
    coats: dict[int, Coat] = {}
    lumps = [
        replace(lump, paint=coats.setdefault(id(lump.paint), _haired(lump.paint, kind.head)))
        if callable(lump.paint)
        else lump
        for lump in board.lumps
    ]
    return Board(lumps)


def _haired(coat: Coat, head: float) -> Coat:
    """Short strokes that run down and back, lighter and darker by a little."""
    fine = np.float32(1 / head)

    def shown(points: Floats) -> Floats:
        at = np.asarray(points, np.float32) * fine
        x, y, z = at[:, 0], at[:, 1], at[:, 2]
        # Without the wobble, planes of one phase would show as rings, like the grain of wood.
        wobble = 2.6 * np.sin(7.3 * y + 3.1 * z) + 2.4 * np.sin(6.1 * x - 8.7 * z + 2.0)
        wobble += 2.0 * np.sin(11.9 * y - 5.3 * x + 0.7) * np.sin(4.7 * z + 1.9)
        across = 44 * x - 35 * z + 8 * y + wobble
        along = 11 * y - 5 * z + 0.8 * wobble + 1.7 * np.sin(0.23 * across)
        stroke = np.sin(across) * np.sin(along)
        tuft = np.sin(wobble + 0.19 * across) * np.sin(0.45 * along + 1.3 * wobble)
        return np.asarray(coat(points) * (1 + 0.075 * stroke + 0.04 * tuft)[:, None], np.float32)

    return shown


def whiskers(board: Board, kind: Species, pads: Sequence[float]) -> None:
    """Three long hairs on each side of a short muzzle; ``pads`` is where it ends."""
    if kind.mouth != "nose" or kind.ear[0] not in _WHISKERED or kind.muzzle[0] > 0.75:
        return
    x, y, z = pads
    for side in (-1, 1):
        for k in (-1, 0, 1):
            root = np.array([side * (x + 0.16), y - 0.06 + 0.07 * k, z - 0.06])
            bend = root + np.array([side * 0.45, 0.05 + 0.09 * k, -0.10])
            tip = bend + np.array([side * 0.42, -0.09 + 0.10 * k, -0.18])
            bow = [root + s * (2 * (bend - root) + s * (root - 2 * bend + tip)) for s in _STEPS]
            for a, b in pairwise(bow):  # a tube would melt, and break where it is this thin
                board.limb(a, b, 0.012, 0.010, _PALE)
