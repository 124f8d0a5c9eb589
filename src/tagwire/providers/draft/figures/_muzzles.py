"""Heads of animals, in units of the skull's radius, looking along +z."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tagwire.providers.draft.clay import Board, Coat, turned
from tagwire.providers.draft.colour import Floats, from_hex, mix

from ._ears import ears
from ._fur import whiskers
from ._horns import horns, trunk
from ._masks import head_coat
from ._species import Species

_INK = from_hex("#15110f")
_WHITE = from_hex("#fbf8f2")


@dataclass(frozen=True, slots=True)
class _Snout:
    """The line of a muzzle."""

    root: Floats
    tip: Floats
    way: Floats  # from root to tip, of length 1
    size: float  # radius of the tip
    coat: Coat

    @property
    def front(self) -> Floats:
        return np.asarray(self.tip + self.way * self.size * 0.92)

    @property
    def up(self) -> Floats:
        return np.array([0, self.way[2], -self.way[1]])


def beast_head(kind: Species, phase: float, *, asleep: bool, close: bool) -> Board:
    """Skull, muzzle, nose, eyes, ears and horns; ``close`` by, whiskers too."""
    board = Board()
    coat = head_coat(kind, phase)
    long, thick, droop = kind.muzzle
    board.ball((0, 0, 0), kind.skull, coat)
    way = np.array([0, -np.sin(np.radians(droop)), np.cos(np.radians(droop))])
    root = np.array([0, -0.2 - 0.1 * thick, 0.35])
    snout = _Snout(root, root + way * (long + 0.28), way, thick * 0.86, coat)
    flat = ((0, 1, 0), 0.92 if long <= 1.2 else 1.0)
    wide = min(0.72, thick * 1.3)
    board.limb(root, snout.tip, wide, snout.size, coat, blend=0.25, thin=flat)
    if kind.ear[0] in ("cat", "round") or kind.pattern == "mask":
        for side in (-1, 1):
            board.ball((0.55 * side, -0.3, 0.22), (0.5, 0.42, 0.45), coat, blend=0.2)
    _MOUTHS[kind.mouth](board, kind, snout)
    _eyes(board, kind, asleep)
    if close:
        whiskers(board, kind, snout.tip + np.array([0.22, -0.04, 0.12]))
    ears(board, kind)
    horns(board, kind)
    if "beard" in kind.extras:
        chin, end = snout.tip + np.array([0, -0.4, -0.5]), snout.tip + np.array([0, -1.1, -0.4])
        board.limb(chin, end, 0.22, 0.03, kind.under, blend=0.05)
    return board


def face_of(kind: Species, view: Floats) -> tuple[Floats, float]:
    """Middle and size of the face, from brow to chin or muzzle, as ``view`` shows the head."""
    long, thick, droop = kind.muzzle
    way = np.array([0, -np.sin(np.radians(droop)), np.cos(np.radians(droop))])
    tip = np.array([0, -0.2 - 0.1 * thick, 0.35]) + way * (long + 0.28)
    if kind.mouth == "trunk":
        tip, thick = np.array([0, -0.8, 1.0]), 0.3
    x, y, _ = view @ tip
    low, high = min(-0.9, float(y) - thick), 0.9
    left, right = min(-0.9, float(x) - thick), max(0.9, float(x) + thick)
    middle = view.T @ np.array([0.5 * (left + right), 0.5 * (low + high), 0.0])
    return np.asarray(middle), 1.9 + 0.7 * (max(high - low, 0.8 * (right - left)) - 1.9)


def _trunk(board: Board, kind: Species, snout: _Snout) -> None:
    trunk(board, snout.coat)


def _disc(board: Board, kind: Species, snout: _Snout) -> None:
    """A pig's nose."""
    way, size = snout.way, snout.size
    disc = snout.tip + way * size * 0.75
    face = disc + way * 0.12
    board.limb(snout.tip, disc, size * 0.95, size * 0.95, kind.nose, cuts=[(way, face)])
    for side in (-1, 1):
        hole = face + np.array([0.2 * side, 0.02, 0])
        board.ball(hole, (0.09, 0.15, 0.05), kind.nose * 0.4)
    _smile(board, snout.front - way * 0.3 - snout.up * size * 0.75, 0.4, kind.nose * 0.45)


def _lips(board: Board, kind: Species, snout: _Snout) -> None:
    """Nostrils at the sides and a straight mouth: hoofed animals."""
    size = snout.size
    for side in (-1, 1):
        hole = snout.front + np.array([0.4 * size * side, 0.22 * size, -0.2 * size])
        board.ball(hole, 0.17 * size, kind.nose * 0.5)
    lip = snout.front - snout.up * 0.5 * size - snout.way * 0.25 * size
    left, right = lip - np.array([0.55 * size, 0, 0.2]), lip + np.array([0.55 * size, 0, -0.2])
    board.limb(left, right, 0.045, 0.045, kind.base * 0.35)


def _nose(board: Board, kind: Species, snout: _Snout) -> None:
    """A button nose over a smile; short muzzles have whisker pads."""
    short = kind.muzzle[0] < 0.75
    if short and kind.ear[0] in ("cat", "round", "rabbit"):
        for side in (-1, 1):
            pad = snout.tip + np.array([0.22 * side, -0.04, 0.08])
            board.ball(pad, (0.3, 0.25, 0.26), snout.coat, blend=0.1)
    nose = snout.front + snout.up * 0.42 * snout.size
    wide = kind.nosewidth
    board.ball(nose, (wide, wide * 0.72, wide * 0.6), kind.nose)
    glint = nose + snout.up * 0.1 + np.array([-0.06, 0, wide * 0.5])
    board.ball(glint, 0.05, mix(kind.nose, _WHITE, 0.6))
    mouth = snout.front - snout.up * 0.38 * snout.size - snout.way * 0.015
    _smile(board, mouth, 0.32 if short else 0.26, _INK)


def _ape(board: Board, kind: Species, snout: _Snout) -> None:
    """A flat nose with wide nostrils and a long straight mouth."""
    size, dark = snout.size, kind.nose
    bridge = snout.front + snout.up * 0.62 * size - snout.way * 0.12
    board.ball(bridge, (0.3, 0.17, 0.16), mix(kind.under, dark, 0.35), blend=0.08)
    for side in (-1, 1):
        board.ball(bridge + np.array([0.14 * side, -0.03, 0.12]), (0.1, 0.075, 0.06), dark)
    lip = snout.front - snout.up * 0.3 * size - snout.way * 0.02
    line = [lip + np.array([x, 0.05 * abs(x), -0.75 * x * x]) for x in np.linspace(-0.5, 0.5, 7)]
    board.tube(line, [0.035] * 7, dark)


def _smile(board: Board, at: Floats, wide: float, colour: Floats) -> None:
    for side in (-1, 1):
        line = [
            at + np.array([0, 0.1, 0.04]),
            at + np.array([0.5 * wide * side, -0.03, 0.02]),
            at + np.array([wide * side, 0.09, -0.1]),
        ]
        board.tube(line, [0.034, 0.036, 0.026], colour, smooth=3)


def _jaws(board: Board, kind: Species, snout: _Snout) -> None:
    """The long mouth of a reptile, with its teeth."""
    size, tip = snout.size, snout.tip
    for side in (-1, 1):
        a = snout.root + np.array([0.6 * side, -0.18, 0.25])
        b = tip + np.array([0.82 * size * side, -0.18 * size, 0.1])
        board.limb(a, b, 0.035, 0.035, kind.base * 0.3)
        hole = tip + np.array([0.36 * size * side, 0.62 * size, 0.45 * size])
        board.ball(hole, 0.11, kind.base * 0.35)
        if "teeth" in kind.extras:
            for k in range(6):
                spot = a + (b - a) * (0.25 + 0.15 * k)
                board.limb(spot, spot - snout.up * 0.2, 0.085, 0.015, _WHITE)


_MOUTHS: dict[str, Callable[[Board, Species, _Snout], None]] = {
    "nose": _nose,
    "lips": _lips,
    "disc": _disc,
    "ape": _ape,
    "jaws": _jaws,
    "trunk": _trunk,
}


def _eyes(board: Board, kind: Species, asleep: bool) -> None:
    side_on, size = kind.eye
    angle = 0.42 + side_on * 0.8
    for side in (-1.0, 1.0):
        spot = np.array([np.sin(angle) * 0.88, 0.16 + 0.1 * side_on, np.cos(angle) * 0.86])
        spot *= kind.socket
        if kind.goggled:
            spot = np.array([0.5, 0.78, 0.3])
            board.ball(spot * np.array([side, 0.9, 0.7]), 0.32, kind.base, blend=0.1)
        at = spot * np.array([side, 1, 1])
        (_lid if asleep else _eye)(board, kind, at, size * 1.15)


def _lid(board: Board, kind: Species, at: Floats, size: float) -> None:
    out = at / np.sqrt(at @ at)
    aside = turned(yaw=float(np.arctan2(out[0], out[2]))) @ np.array([1.0, 0, 0])
    lid = [
        at - aside * size + out * 0.04,
        at + [0, -0.6 * size, 0] + out * 0.06,
        at + aside * size + out * 0.04,
    ]
    board.tube(lid, [0.045, 0.05, 0.045], _INK)


def _eye(board: Board, kind: Species, at: Floats, size: float) -> None:
    out = at / np.sqrt(at @ at)
    spin = turned(yaw=float(np.arctan2(out[0], out[2])))
    if kind.iris is None:
        board.ball(at, (size, size * 1.12, size * 0.6), _INK, turn=spin)
    else:
        board.ball(at, (size * 1.1, size * 1.05, size * 0.6), _INK, turn=spin)
        board.ball(at + out * size * 0.12, (size, size * 0.95, size * 0.6), kind.iris, turn=spin)
        pupil = (size * kind.pupil, size * 0.78, size * 0.34)
        board.ball(at + out * size * 0.48, pupil, _INK, turn=spin)
        if kind.pupil > 0.5:  # round pupils stare without a lid
            lid = at + np.array([0, 0.84 * size, 0]) + out * 0.1 * size
            board.ball(lid, (size * 1.2, size * 0.5, size * 0.72), kind.base * 0.85, turn=spin)
    shine = at + out * size * 0.62 + np.array([-0.25 * size, 0.42 * size, 0.1 * size])
    board.ball(shine, 0.3 * size, _WHITE, glow=0.3)
