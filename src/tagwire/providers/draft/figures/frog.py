"""Frogs and toads: squat, wide of mouth, their eyes on top."""

from collections.abc import Callable

import numpy as np

from tagwire.providers.draft.clay import Board
from tagwire.providers.draft.clay_kiln import Marks, fire
from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.figurine import Figurine, Pose
from tagwire.providers.draft.models.paints import main

Coat = Callable[[Floats], Floats]

_BACKS = ("#4f9a2e", "#6fa83a", "#3f8a4a", "#8a8a3c")


def sculpt(pose: Pose) -> Figurine:
    """A frog sitting at ``pose.height`` pixels, or stretched in a leap."""
    leaps = pose.action in ("jump", "swim", "fly", "fall")
    board, skin = Board(), _skin(pose)
    _body(board, skin)
    for side in (-1, 1):
        _eye(board, side, skin)
        _foreleg(board, side, skin, leaps)
        (_stretched if leaps else _folded)(board, side, skin)
    facing = float(np.clip(pose.facing, -1, 1))
    yaw = 0.25 + 0.55 * abs(facing)
    face = Marks(face=(0.0, 0.78, 0.34), size=0.72)
    return fire(
        board,
        pose.height / (face.size if pose.close else 1.16),
        np.pi - 0.3 if pose.away else yaw,
        pitch=0.12,
        ground=board.lowest() - (0.4 if leaps else 0.0),
        marks=face,
        close=pose.close,
        mirror=facing < 0,
    )


def _skin(pose: Pose) -> Coat:
    """Green above with spots and a stripe along the side, pale below, a wide mouth."""
    back = main(pose, *_BACKS)
    belly, dark = from_hex("#e6e2b4"), back * 0.38
    phase = float(pose.rng("spots").uniform(0, 6))

    def shown(at: Floats) -> Floats:
        x, y, z = at[:, 0], at[:, 1], at[:, 2]
        under = ramp(0.40, 0.30, y - 0.32 * np.maximum(z, 0)) * ramp(0.38, 0.28, np.abs(x))
        under = under * ramp(0.09, 0.16, y)
        lump = np.sin(x * 15 + phase) * np.sin(z * 13 + 1.3) + np.sin(y * 17 + phase) * 0.5
        colour = mix(back, dark, (ramp(0.62, 0.78, lump) * 0.75)[:, None])
        pale = np.minimum(back * 1.8 + 0.04, 1)
        stripe = ramp(0.035, 0.02, np.abs(y - 0.62 - 0.26 * (z - 0.2) + 0.5 * (np.abs(x) - 0.3)))
        colour = mix(colour, pale, (stripe * ramp(0.25, 0.05, z) * 0.6)[:, None])
        colour = mix(colour, belly, under[:, None])
        smile = 0.675 - 0.10 * np.cos(x * 3.2) + 0.16 * x * x
        mouth = ramp(0.016, 0.006, np.abs(y - smile)) * ramp(0.28, 0.36, z)
        nose = np.hypot(np.abs(x) - 0.085, y - 0.80) + (z < 0.4)
        lines = np.maximum(mouth, ramp(0.022, 0.014, nose))
        return np.asarray(mix(colour, from_hex("#22200f"), (lines * 0.85)[:, None]), np.float32)

    return shown


def _body(board: Board, skin: Coat) -> None:
    board.ball((0, 0.32, -0.16), (0.40, 0.30, 0.46), skin)
    board.ball((0, 0.48, 0.10), (0.37, 0.31, 0.36), skin, blend=0.22)
    board.ball((0, 0.68, 0.32), (0.41, 0.205, 0.31), skin, blend=0.14)
    board.ball((0, 0.50, 0.36), (0.30, 0.17, 0.22), skin, blend=0.10)


def _eye(board: Board, side: int, skin: Coat) -> None:
    board.ball((side * 0.235, 0.90, 0.25), (0.145, 0.15, 0.14), skin, blend=0.07)
    gold, black, white = (from_hex(code) for code in ("#d8a41e", "#0c0b08", "#fffdf4"))
    board.ball((side * 0.262, 0.925, 0.295), (0.118, 0.118, 0.112), gold)
    board.ball((side * 0.290, 0.928, 0.372), (0.052, 0.064, 0.045), black)
    board.ball((side * 0.268, 0.962, 0.400), 0.020, white)


def _foreleg(board: Board, side: int, skin: Coat, leaps: bool) -> None:
    if leaps:
        joints = [(0.30, 0.42, 0.26), (0.48, 0.34, 0.50), (0.46, 0.40, 0.78)]
    else:
        joints = [(0.31, 0.42, 0.22), (0.44, 0.24, 0.24), (0.36, 0.05, 0.40)]
    path = [(side * x, y, z) for x, y, z in joints]
    board.tube(path, [0.11, 0.08, 0.06], skin, blend=0.06, smooth=2)
    _toes(board, side, path[-1], skin, 4)


def _folded(board: Board, side: int, skin: Coat) -> None:
    """A hind leg drawn up: the thigh forward, the shin back, the long foot flat."""
    thigh = [(side * x, y, z) for x, y, z in ((0.30, 0.24, -0.42), (0.52, 0.36, -0.14))]
    board.tube(thigh, [0.19, 0.15], skin, blend=0.08)
    shin = [(side * x, y, z) for x, y, z in ((0.54, 0.36, -0.06), (0.56, 0.12, -0.42))]
    board.tube(shin, [0.125, 0.085], skin, blend=0.04)
    foot = [(side * x, y, z) for x, y, z in ((0.56, 0.07, -0.42), (0.66, 0.045, 0.02))]
    board.tube(foot, [0.075, 0.055], skin, blend=0.03)
    _toes(board, side, foot[-1], skin, 5)


def _stretched(board: Board, side: int, skin: Coat) -> None:
    joints = ((0.26, 0.28, -0.45), (0.44, 0.20, -0.82), (0.34, 0.02, -1.16), (0.40, -0.10, -1.45))
    path = [(side * x, y, z) for x, y, z in joints]
    board.tube(path, [0.18, 0.115, 0.07, 0.05], skin, blend=0.08, smooth=2)


def _toes(
    board: Board, side: int, ankle: tuple[float, float, float], skin: Coat, count: int
) -> None:
    """Long toes spread from the ankle, thicker at their ends."""
    x, y, z = ankle
    low = max(y - 0.03, 0.03) if y < 0.2 else y
    for angle in np.linspace(-0.75, 0.95, count):
        reach = 0.22 - 0.05 * abs(float(angle))
        tip = (x + side * reach * float(np.sin(angle)), low, z + reach * float(np.cos(angle)))
        board.limb((x, y, z), tip, 0.024, 0.038, skin, blend=0.02)
