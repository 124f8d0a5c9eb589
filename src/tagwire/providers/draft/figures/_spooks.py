"""Of snow, of a sheet, of bones: snowman, ghost and skeleton."""

import numpy as np

from tagwire.providers.draft.clay import Board
from tagwire.providers.draft.colour import Floats, from_hex, mix
from tagwire.providers.draft.figurine import Pose

from ._being_colours import INK, WHITE, ink
from ._stance import Limb, Skeleton

_HIP = -0.49  # of who stands: the floor is that far below the origin
HEADS = {"snowman": ((0.0, _HIP + 0.82, 0.0), 0.29), "ghost": ((0.0, 0.31, 0.0), 0.34)}
"""Middle and height of what is a head without a skull."""
_TWIG = from_hex("#5a3d28")


def snowman(board: Board, pose: Pose, body: Skeleton) -> None:
    """Three balls of snow with twigs, coal, a carrot, a scarf and a top hat."""
    snow = from_hex("#eef2f6")
    scarf = ink(pose, ("#c4322c", "#2f7a4a", "#2f5fa5", "#d98a2a"))
    board.ball((0, _HIP + 0.22, 0), (0.26, 0.235, 0.26), snow)
    board.ball((0, _HIP + 0.55, 0), (0.19, 0.175, 0.19), snow, blend=0.03)
    board.ball((0, _HIP + 0.82, 0), (0.145, 0.14, 0.145), snow, blend=0.02)
    for side in (-1, 1):
        lift = 0.16 if pose.action in ("wave", "dance", "jump") and side > 0 else 0.06
        hand = np.array([0.38 * side, _HIP + 0.62 + lift, 0.06])
        board.limb((0.16 * side, _HIP + 0.58, 0), hand, 0.014, 0.01, _TWIG)
        for k in (-1, 1):
            twig = hand + np.array([0.05 * side, 0.03 * k + 0.02, 0.01])
            board.limb(hand, twig, 0.009, 0.006, _TWIG)
        board.ball((0.05 * side, _HIP + 0.855, 0.127), (0.019, 0.021, 0.014), INK)
    _snow_face(board)
    _snow_clothes(board, scarf)


def _snow_face(board: Board) -> None:
    board.limb((0, _HIP + 0.82, 0.13), (0, _HIP + 0.805, 0.25), 0.026, 0.004, from_hex("#e0752a"))
    for k in range(5):
        a = (k - 2) * 0.3
        board.ball(
            (
                0.075 * np.sin(a * 1.4),
                _HIP + 0.755 + 0.012 * abs(k - 2),
                0.135 - 0.012 * abs(k - 2),
            ),
            0.009,
            INK,
        )
    for k in range(3):
        board.ball((0, _HIP + 0.47 + 0.07 * k, 0.186 - 0.012 * abs(k - 1)), 0.0165, INK)


def _snow_clothes(board: Board, scarf: Floats) -> None:
    ring = [
        (0.118 * np.sin(a), _HIP + 0.705, 0.118 * np.cos(a)) for a in np.linspace(0, 6.2832, 13)
    ]
    board.tube(ring, [0.036] * 13, scarf)
    end = (0.07, _HIP + 0.69, 0.13), (0.1, _HIP + 0.54, 0.19)
    board.limb(*end, 0.032, 0.038, scarf, thin=((0, 0, 1), 0.4))
    board.ball((0, _HIP + 0.935, 0), (0.15, 0.012, 0.15), INK)
    cuts = [((0, 1, 0), (0, _HIP + 1.05, 0)), ((0, -1, 0), (0, _HIP + 0.93, 0))]
    board.limb((0, _HIP + 0.9, 0), (0, _HIP + 1.1, 0), 0.1, 0.105, INK, cuts=cuts)
    band = [((0, 1, 0), (0, _HIP + 0.97, 0)), ((0, -1, 0), (0, _HIP + 0.94, 0))]
    board.limb((0, _HIP + 0.9, 0), (0, _HIP + 1.1, 0), 0.103, 0.108, scarf, cuts=band)


def ghost(board: Board, pose: Pose, body: Skeleton) -> None:
    """A sheet with a frayed hem, two arms and a face."""
    pale = ink(pose, ("#e9eef6", "#e3eee9", "#efe9f2"))
    low = -0.42

    def sheet(points: Floats) -> Floats:
        fade = np.clip((points[:, 1] + 0.45) * 1.6, 0.0, 1)[:, None]
        return mix(mix(pale, from_hex("#9fb4d6"), 0.55), pale, fade)

    board.limb(
        (0, 0.3, 0),
        (0, low + 0.2, 0),
        0.19,
        0.24,
        sheet,
        thin=((0, 0, 1), 0.85),
        cuts=[((0, -1, 0), (0, low + 0.14, 0))],
    )
    for k in range(9):
        a = k * 2 * np.pi / 9
        root = np.array([0.185 * np.sin(a), low + 0.2, 0.155 * np.cos(a)])
        fray = root + np.array([0.02 * np.sin(a), -0.1 - 0.05 * (k % 2), 0])
        board.limb(root, fray, 0.062, 0.025, sheet, blend=0.04)
    for limb in body.arms:
        way = np.array([0.26 * limb.side, 0.16, 0.12])
        board.limb((0.13 * limb.side, 0.14, 0.05), way, 0.075, 0.045, sheet, blend=0.05)
    for side in (-1, 1):
        board.ball((0.066 * side, 0.34, 0.142), (0.033, 0.048, 0.02), INK)
        board.ball((0.066 * side - 0.008, 0.36, 0.16), 0.01, WHITE, glow=0.4)
        board.ball((0.11 * side, 0.275, 0.13), (0.026, 0.015, 0.012), from_hex("#f2b8c0"))
    board.ball((0, 0.25, 0.152), (0.028, 0.034, 0.014), INK)


def skeleton(board: Board, pose: Pose, body: Skeleton) -> None:
    """Long bones, ribs, a collar, a pelvis and a skull."""
    bone = ink(pose, ("#ece4d0", "#e3dac4"))
    for limb in (*body.arms, *body.legs):
        _bones(board, limb, bone, limb in body.legs)
    _rib_cage(board, bone, body)
    _skull(board, bone, body)


def _rib_cage(board: Board, bone: Floats, body: Skeleton) -> None:
    part = Board()
    top = body.build.neck
    for k in range(8):
        part.ball((0, 0.03 + k * (top - 0.02) / 7.4, -0.02), (0.019, 0.015, 0.02), bone * 0.92)
    for k in range(6):
        y = top - 0.055 - 0.032 * k
        wide = 0.078 - 0.0035 * k + (0.012 if k in (1, 2, 3) else 0)
        for side in (-1, 1):
            rib = [
                (
                    wide * side * np.sin(a),
                    y - 0.012 * (1 - np.cos(a)),
                    -0.02 + 0.038 * (1 - np.cos(a)),
                )
                for a in np.linspace(0.1, 2.7, 6)
            ]
            part.tube(rib, [0.0085] * 6, bone)
    part.limb((0, top - 0.05, 0.06), (0, top - 0.17, 0.062), 0.013, 0.009, bone)
    for side in (-1, 1):
        collar = (0.01 * side, top - 0.028, 0.04), (body.build.shoulder * side, top - 0.03, -0.005)
        part.limb(*collar, 0.011, 0.013, bone)
        part.ball((0.042 * side, 0.015, 0), (0.044, 0.038, 0.028), bone, blend=0.01)
        part.ball((0.042 * side, 0.015, 0.026), (0.02, 0.02, 0.008), bone * 0.3)
    board.put(part, turn=body.trunk)


def _skull(board: Board, bone: Floats, body: Skeleton) -> None:
    head = Board()
    head.ball((0, 0.18, -0.1), (0.8, 0.8, 0.86), bone)
    head.limb((0, -0.3, 0.3), (0, -0.55, 0.34), 0.48, 0.42, bone, blend=0.15)
    for side in (-1, 1):
        head.ball((0.3 * side, 0.04, 0.66), (0.21, 0.22, 0.12), INK)
        head.limb((0.05 * side, -0.2, 0.77), (0.08 * side, -0.28, 0.76), 0.055, 0.05, INK)
    for k in range(5):
        x = (k - 2) * 0.13
        head.limb(
            (x, -0.5, 0.77 - abs(x) * 0.3), (x, -0.68, 0.76 - abs(x) * 0.3), 0.03, 0.03, bone * 0.25
        )
    half = 0.52 * body.build.head
    board.put(head, body.neck + body.skull @ np.array([0, half * 1.1, 0.01]), body.skull, half)


def _bones(board: Board, limb: Limb, bone: Floats, leg: bool) -> None:
    thick = 0.0155 if leg else 0.0125
    for a, b in ((limb.root, limb.middle), (limb.middle, limb.end)):
        board.limb(a, b, thick, thick, bone)
        for end in (a, b):
            board.ball(end, thick * 1.75, bone, blend=0.008)
    for k in (-1, 0, 1):
        spread = np.array([0.013 * k, 0, 0.0])
        board.limb(limb.end, limb.tip + spread, 0.012, 0.008, bone)
