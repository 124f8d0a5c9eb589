"""Visitors: robot and alien."""

import numpy as np

from tagwire.providers.draft.clay import Board, Coat, turned
from tagwire.providers.draft.colour import Floats, from_hex, mix
from tagwire.providers.draft.figurine import Pose

from ._being_colours import INK, WHITE, ink
from ._stance import Limb, Skeleton


def robot(board: Board, pose: Pose, body: Skeleton) -> None:
    """Shells on ball joints, three lamps and two lit eyes."""
    main = ink(pose, ("#7f98a8", "#c9783a", "#d9c9a0", "#5a8a7a"))
    for limb in (*body.arms, *body.legs):
        _robot_limb(board, limb, main, body)
    _robot_trunk(board, main, body)
    _robot_head(board, main, body)


def _robot_limb(board: Board, limb: Limb, main: Floats, body: Skeleton) -> None:
    leg, dark = limb in body.legs, main * 0.35
    thick = 0.032 if leg else 0.026
    board.ball(limb.root, thick * 1.5, dark)
    board.limb(limb.root, limb.middle, thick, thick, main * 0.8)
    board.ball(limb.middle, thick * 1.35, dark)
    board.limb(limb.middle, limb.end, thick * 1.25, thick * 1.5, main)
    ahead = limb.tip - limb.end
    if leg:
        cut = [((0, -1, 0), limb.end - np.array([0, 0.034, 0]))] if body.lift == 0 else []
        board.limb(limb.end, limb.end + ahead * 0.8, 0.05, 0.044, dark, cuts=cut)
        return
    board.ball(limb.end + ahead * 0.3, 0.03, dark)
    for side in (-1, 1):
        claw = limb.tip + np.array([0, 0, 0.02 * side])
        board.limb(limb.end + ahead * 0.4, claw, 0.014, 0.01, main)


def _robot_trunk(board: Board, main: Floats, body: Skeleton) -> None:
    part, dark = Board(), main * 0.35
    top = body.build.neck
    flat = ((0, 0, 1), 0.78)
    part.limb((0, 0.0, 0), (0, 0.03, 0), 0.075, 0.07, dark, thin=flat)
    cuts = [((0, 1, 0), (0, top - 0.03, 0)), ((0, -1, 0), (0, 0.05, 0))]
    part.limb((0, 0.02, 0), (0, top - 0.06, 0), 0.105, 0.14, main, thin=flat, cuts=cuts)
    panel = (-0.045, top * 0.62, 0.1), (0.045, top * 0.62, 0.1)
    part.limb(*panel, 0.034, 0.034, dark, thin=((0, 0, 1), 0.4))
    for k, code in enumerate(("#ff7a4a", "#ffd24a", "#7aff9a")):
        part.ball((-0.04 + 0.04 * k, top * 0.62, 0.115), 0.0125, from_hex(code), glow=0.7)
    part.limb((0, top - 0.04, 0), (0, top + 0.03, 0), 0.03, 0.03, dark)
    board.put(part, turn=body.trunk)


def _robot_head(board: Board, main: Floats, body: Skeleton) -> None:
    head, dark, lamp = Board(), main * 0.35, from_hex("#5fe6ff")
    wide = [
        ((1, 0, 0), (0.92, 0, 0)),
        ((-1, 0, 0), (-0.92, 0, 0)),
        ((0, 1, 0), (0, 0.78, 0)),
        ((0, -1, 0), (0, -0.72, 0)),
        ((0, 0, 1), (0, 0, 0.8)),
    ]
    head.ball((0, 0, 0), (1.15, 1.02, 1.05), main, cuts=wide)
    head.limb((-0.42, 0.12, 0.76), (0.42, 0.12, 0.76), 0.34, 0.34, INK, thin=((0, 0, 1), 0.3))
    for side in (-1, 1):
        if body.asleep:
            head.limb((0.25 * side, 0.1, 0.87), (0.5 * side, 0.1, 0.87), 0.04, 0.04, lamp, glow=0.6)
        else:
            head.ball((0.38 * side, 0.12, 0.85), (0.17, 0.2, 0.06), lamp, glow=1.0)
        head.limb((0.92 * side, 0, 0), (1.06 * side, 0, 0), 0.26, 0.2, dark)
    head.limb((-0.25, -0.42, 0.78), (0.25, -0.42, 0.78), 0.05, 0.05, dark)
    head.limb((0, 0.75, 0), (0, 1.15, 0), 0.05, 0.04, dark)
    head.ball((0, 1.22, 0), 0.14, from_hex("#ff5a3a"), glow=0.8)
    half = 0.52 * body.build.head
    board.put(head, body.neck + body.skull @ np.array([0, half * 1.15, 0.01]), body.skull, half)


def alien(board: Board, pose: Pose, body: Skeleton) -> None:
    """Thin limbs, three fingers, a big head with feelers."""
    main = ink(pose, ("#7fb56a", "#8fa0b8", "#9a8ac0", "#6ab5a0"))
    pale = mix(main, WHITE, 0.35)

    def skin(points: Floats) -> Floats:
        spots = np.sin(points[:, 0] * 70) * np.sin(points[:, 1] * 62) * np.sin(points[:, 2] * 66)
        return mix(main, main * 0.7, np.clip((spots - 0.3) * 4, 0, 1)[:, None])

    for limb in body.legs:
        board.tube([limb.root, limb.middle, limb.end], [0.038, 0.026, 0.02], skin, blend=0.02)
        board.limb(limb.end, limb.tip, 0.024, 0.03, skin, blend=0.01)
    part = Board()
    top = body.build.neck
    part.limb((0, 0.0, 0), (0, top * 0.75, 0), 0.075, 0.06, skin, thin=((0, 0, 1), 0.8))
    part.ball((0, top * 0.28, 0.02), (0.06, 0.08, 0.055), pale, blend=0.03)
    part.limb((-0.05, top - 0.06, 0), (0.05, top - 0.06, 0), 0.04, 0.04, skin, blend=0.04)
    part.limb((0, top - 0.04, 0), (0, top + 0.06, 0), 0.024, 0.022, skin, blend=0.02)
    board.put(part, turn=body.trunk)
    for limb in body.arms:
        root = limb.root * np.array([0.75, 1, 1])
        board.tube([root, limb.middle, limb.end], [0.026, 0.02, 0.016], skin, blend=0.02)
        for k in (-1, 0, 1):
            finger = limb.tip + np.array([0.016 * k, 0, 0.012 * k])
            board.limb(limb.end, finger, 0.014, 0.009, skin, blend=0.006)
    _alien_head(board, skin, main, body)


def _alien_head(board: Board, skin: Coat, main: Floats, body: Skeleton) -> None:
    pale = mix(main, WHITE, 0.35)
    head = Board()
    head.ball((0, 0.35, -0.1), (1.05, 0.95, 1.0), skin)
    head.limb((0, 0.0, 0.12), (0, -0.62, 0.3), 0.72, 0.3, skin, blend=0.3)
    for side in (-1, 1):
        if not body.asleep:
            spin = turned(yaw=0.42 * side, roll=-0.5 * side)
            head.ball((0.42 * side, 0.08, 0.66), (0.36, 0.24, 0.16), INK, turn=spin)
            head.ball((0.42 * side - 0.08, 0.2, 0.8), 0.06, WHITE, glow=0.4)
        head.tube(
            [(0.4 * side, 1.1, 0), (0.55 * side, 1.5, 0.05), (0.6 * side, 1.7, 0.15)],
            [0.07, 0.05, 0.05],
            skin,
        )
        head.ball((0.6 * side, 1.74, 0.17), 0.12, pale, glow=0.2)
    head.limb((-0.14, -0.5, 0.58), (0.14, -0.5, 0.58), 0.03, 0.03, main * 0.3)
    half = 0.6 * body.build.head
    board.put(head, body.neck + body.skull @ np.array([0, half * 1.0, 0.01]), body.skull, half)
