"""What people have in their hands, and the stool under who sits."""

import numpy as np

from ..clay import Board, turned
from ..colour import from_hex
from ..figurine import Pose
from ._costume import Look
from ._stance import Skeleton

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


def carried(board: Board, pose: Pose, look: Look, body: Skeleton) -> None:
    """What is in the hands because of who one is, or because one reads."""
    near, far = body.arms
    if pose.action == "read":
        _book(board, body)
        return
    if pose.holds or pose.action in (
        "hold",
        "wave",
        "dance",
        "sleep",
        "lie",
        "climb",
        "swim",
        "play",
        "point",
    ):
        return
    ahead = near.tip - near.end
    ahead = ahead / np.sqrt(ahead @ ahead)
    grip = near.end + ahead * 0.035
    if "staff" in look.wear or "broom" in look.wear:
        upright = np.array([-0.03, 1.0, 0.02])
        foot = grip - upright * (grip[1] + look.build.hip - 0.02)
        board.limb(foot, grip + upright * 0.42, 0.011, 0.013, _WOOD)
        if "staff" in look.wear:
            board.ball(grip + upright * 0.46, 0.034, from_hex("#7fd6ff"), glow=0.9)
        else:
            board.limb(
                foot + upright * 0.16,
                foot + upright * 0.02,
                0.016,
                0.05,
                from_hex("#c9a04a"),
                cuts=[((0, -1, 0), foot + upright * 0.01)],
            )
    if "sword" in look.wear or "axe" in look.wear:
        side = np.array([0.0, 0.25, 0.97]) - ahead * (np.array([0.0, 0.25, 0.97]) @ ahead)
        side = side / np.sqrt(side @ side)
        board.limb(grip - side * 0.04, grip + side * 0.035, 0.011, 0.011, _LEATHER)
        if "axe" in look.wear:
            board.limb(grip, grip + side * 0.24, 0.012, 0.012, _WOOD)
            board.limb(
                grip + side * 0.2,
                grip + side * 0.2 - ahead * 0.05,
                0.02,
                0.05,
                _STEEL,
                thin=((1, 0, 0), 0.25),
            )
        else:
            board.limb(
                grip + side * 0.045, grip + side * 0.36, 0.016, 0.006, _STEEL, thin=((1, 0, 0), 0.4)
            )
            board.limb(
                grip + side * 0.04 - ahead * 0.045,
                grip + side * 0.04 + ahead * 0.045,
                0.01,
                0.01,
                _GOLD,
            )
    if "shield" in look.wear:
        spot = far.end + np.array([0.03, 0.02, 0.02])
        spin = turned(yaw=0.7)
        board.ball(spot, (0.11, 0.13, 0.03), look.second, turn=spin)
        board.ball(spot + spin @ np.array([0, 0, 0.026]), (0.03, 0.03, 0.016), _GOLD)
    if "cane" in look.wear and pose.action in ("", "stand", "walk"):
        foot = grip + np.array([0.0, 0.02 - grip[1] - look.build.hip, 0.05])
        board.limb(grip + np.array([0, 0.02, 0]), foot, 0.01, 0.009, _WOOD)
        board.limb(
            grip + np.array([0, 0.02, -0.02]),
            grip + np.array([0, 0.022, 0.03]),
            0.012,
            0.012,
            _WOOD,
        )
    if "bouquet" in look.wear and pose.action in ("", "stand", "walk"):
        for k in range(9):
            a = k * 2.4
            spot = far.tip + np.array(
                [0.03 * np.cos(a), 0.03 + 0.012 * (k % 3), 0.02 + 0.03 * np.sin(a)]
            )
            board.ball(spot, 0.02, (_WHITE, from_hex("#f0a3b0"), from_hex("#8fb56a"))[k % 3])


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
