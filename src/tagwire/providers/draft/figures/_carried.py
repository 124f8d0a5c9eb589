"""What people have in their hands, and the stool under who sits."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tagwire.providers.draft.clay import Board, turned
from tagwire.providers.draft.colour import Floats, from_hex
from tagwire.providers.draft.figurine import Pose

from ._costume import Look
from ._stance import Limb, Skeleton

_WHITE = from_hex("#f6f2ea")
_STEEL = from_hex("#b4bcc6")
_WOOD = from_hex("#8a5a34")
_LEATHER = from_hex("#5a3722")
_GOLD = from_hex("#d9a93a")


def stool(board: Board, body: Skeleton) -> None:
    """A round wooden stool under who sits."""
    seat = -0.085 * body.build.girth**0.3
    feet = min(float(leg.tip[1]) for leg in body.legs) - 0.03
    cuts = [((0, 1, 0), (0, seat + 0.012, 0)), ((0, -1, 0), (0, seat - 0.018, 0))]
    board.limb((0, seat - 0.02, -0.01), (0, seat + 0.02, -0.01), 0.125, 0.125, _WOOD, cuts=cuts)
    for k in range(4):
        a = np.pi / 4 + k * np.pi / 2
        top = np.array([0.075 * np.cos(a), seat - 0.015, -0.01 + 0.075 * np.sin(a)])
        low = np.array([0.11 * np.cos(a), feet + 0.014, -0.01 + 0.11 * np.sin(a)])
        board.limb(top, low, 0.017, 0.013, _WOOD * 0.8)


@dataclass(frozen=True, slots=True)
class _Grip:
    """Where the near hand closes, and where it and the body are."""

    at: Floats
    ahead: Floats  # where the hand points, of length 1
    far: Limb
    look: Look

    @property
    def floor(self) -> float:
        return -self.look.build.hip

    def across(self) -> Floats:
        """Forwards, at a right angle to the hand: where a blade points."""
        way = np.array([0.0, 0.25, 0.97])
        way = way - self.ahead * (way @ self.ahead)
        return np.asarray(way / np.sqrt(way @ way))


def carried(board: Board, pose: Pose, look: Look, body: Skeleton) -> None:
    """What is in the hands because of who one is, or because one reads."""
    if pose.action == "read":
        _book(board, body)
        return
    if pose.holds or pose.action in _BUSY:
        return
    near, far = body.arms
    ahead = near.tip - near.end
    ahead = ahead / np.sqrt(ahead @ ahead)
    grip = _Grip(near.end + ahead * 0.035, ahead, far, look)
    still = pose.action in ("", "stand", "walk")
    for name, maker in _THINGS.items():
        if name in look.wear and (still or name not in _AT_REST):
            maker(board, grip)


def _pole(board: Board, grip: _Grip) -> tuple[Floats, Floats]:
    upright = np.array([-0.03, 1.0, 0.02])
    foot = grip.at - upright * (grip.at[1] - grip.floor - 0.02)
    board.limb(foot, grip.at + upright * 0.42, 0.011, 0.013, _WOOD)
    return foot, upright


def _staff(board: Board, grip: _Grip) -> None:
    _, upright = _pole(board, grip)
    board.ball(grip.at + upright * 0.46, 0.034, from_hex("#7fd6ff"), glow=0.9)


def _broom(board: Board, grip: _Grip) -> None:
    foot, upright = _pole(board, grip)
    cuts = [((0, -1, 0), foot + upright * 0.01)]
    straw = foot + upright * 0.16, foot + upright * 0.02
    board.limb(*straw, 0.016, 0.05, from_hex("#c9a04a"), cuts=cuts)


def _axe(board: Board, grip: _Grip) -> None:
    way = grip.across()
    board.limb(grip.at - way * 0.04, grip.at + way * 0.24, 0.012, 0.012, _WOOD)
    neck = grip.at + way * 0.2
    board.limb(neck, neck - grip.ahead * 0.05, 0.02, 0.05, _STEEL, thin=((1, 0, 0), 0.25))


def _sword(board: Board, grip: _Grip) -> None:
    way = grip.across()
    board.limb(grip.at - way * 0.04, grip.at + way * 0.035, 0.011, 0.011, _LEATHER)
    blade = grip.at + way * 0.045, grip.at + way * 0.36
    board.limb(*blade, 0.016, 0.006, _STEEL, thin=((1, 0, 0), 0.4))
    guard = grip.at + way * 0.04
    board.limb(guard - grip.ahead * 0.045, guard + grip.ahead * 0.045, 0.01, 0.01, _GOLD)


def _shield(board: Board, grip: _Grip) -> None:
    spot = grip.far.end + np.array([0.03, 0.02, 0.02])
    spin = turned(yaw=0.7)
    board.ball(spot, (0.11, 0.13, 0.03), grip.look.second, turn=spin)
    board.ball(spot + spin @ np.array([0, 0, 0.026]), (0.03, 0.03, 0.016), _GOLD)


def _cane(board: Board, grip: _Grip) -> None:
    knob = grip.at + np.array([0, 0.02, 0])
    foot = grip.at + np.array([0.0, 0.02 + grip.floor - grip.at[1], 0.05])
    board.limb(knob, foot, 0.01, 0.009, _WOOD)
    handle = knob - np.array([0, 0, 0.02]), knob + np.array([0, 0, 0.03])
    board.limb(*handle, 0.012, 0.012, _WOOD)


def _bouquet(board: Board, grip: _Grip) -> None:
    blossoms = (_WHITE, from_hex("#f0a3b0"), from_hex("#8fb56a"))
    for k in range(9):
        a = k * 2.4
        spot = np.array([0.03 * np.cos(a), 0.03 + 0.012 * (k % 3), 0.02 + 0.03 * np.sin(a)])
        board.ball(grip.far.tip + spot, 0.02, blossoms[k % 3])


_THINGS: dict[str, Callable[[Board, _Grip], None]] = {
    "staff": _staff,
    "broom": _broom,
    "axe": _axe,
    "sword": _sword,
    "shield": _shield,
    "cane": _cane,
    "bouquet": _bouquet,
}
_AT_REST = ("cane", "bouquet")  # in the hands only of who stands or walks
_BUSY = ("hold", "wave", "dance", "sleep", "lie", "climb", "swim", "play", "point")


def _book(board: Board, body: Skeleton) -> None:
    middle = 0.5 * (body.arms[0].tip + body.arms[1].tip) + np.array([0, 0.03, 0.01])
    for side in (-1, 1):
        spin = turned(pitch=-0.75, yaw=-0.28 * side)
        at = middle + np.array([0.052 * side, 0.01, 0])
        cuts = []
        for axis, half in ((0, 0.05), (1, 0.066)):
            for sign in (-1, 1):
                way = np.zeros(3)
                way[axis] = sign
                cuts.append((spin @ way, at + spin @ way * half))
        cover = at + spin @ np.array([0, 0, -0.01])
        board.ball(cover, (0.12, 0.12, 0.011), from_hex("#8a2f2a"), turn=spin, cuts=cuts)
        board.ball(at, (0.12, 0.12, 0.009), from_hex("#f2ead6"), turn=spin, cuts=cuts)
