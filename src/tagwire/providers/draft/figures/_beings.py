"""Those who are not dressed people: robot, alien, snowman, ghost and skeleton."""

from collections.abc import Callable

import numpy as np

from ..clay import Board, turned
from ..colour import Floats, from_hex, mix
from ..figurine import Pose
from ._stance import Limb, Skeleton

_INK = from_hex("#17151a")
_WHITE = from_hex("#f6f3ec")


def being(board: Board, pose: Pose, body: Skeleton) -> None:
    """Model one of ``BEINGS`` in its stance."""
    BEINGS[pose.noun](board, pose, body)


def _main(pose: Pose, choices: tuple[str, ...]) -> Floats:
    if pose.colour:
        return from_hex(pose.colour)
    return from_hex(choices[int(pose.rng("main").integers(len(choices)))])


def _robot(board: Board, pose: Pose, body: Skeleton) -> None:
    main = _main(pose, ("#7f98a8", "#c9783a", "#d9c9a0", "#5a8a7a"))
    dark, lamp = main * 0.35, from_hex("#5fe6ff")
    for limb in (*body.arms, *body.legs):
        leg = limb in body.legs
        thick = 0.032 if leg else 0.026
        board.ball(limb.root, thick * 1.5, dark)
        board.limb(limb.root, limb.middle, thick, thick, main * 0.8)
        board.ball(limb.middle, thick * 1.35, dark)
        board.limb(limb.middle, limb.end, thick * 1.25, thick * 1.5, main)
        ahead = limb.tip - limb.end
        if leg:
            cut = [((0, -1, 0), limb.end - np.array([0, 0.034, 0]))] if body.lift == 0 else []
            board.limb(limb.end, limb.end + ahead * 0.8, 0.05, 0.044, dark, cuts=cut)
        else:
            board.ball(limb.end + ahead * 0.3, 0.03, dark)
            for side in (-1, 1):
                board.limb(
                    limb.end + ahead * 0.4,
                    limb.tip + np.array([0, 0, 0.02 * side]),
                    0.014,
                    0.01,
                    main,
                )
    part = Board()
    top = body.build.neck
    flat = ((0, 0, 1), 0.78)
    part.limb((0, 0.0, 0), (0, 0.03, 0), 0.075, 0.07, dark, thin=flat)
    cuts = [((0, 1, 0), (0, top - 0.03, 0)), ((0, -1, 0), (0, 0.05, 0))]
    part.limb((0, 0.02, 0), (0, top - 0.06, 0), 0.105, 0.14, main, thin=flat, cuts=cuts)
    part.limb(
        (-0.045, top * 0.62, 0.1),
        (0.045, top * 0.62, 0.1),
        0.034,
        0.034,
        dark,
        thin=((0, 0, 1), 0.4),
    )
    for k, code in enumerate(("#ff7a4a", "#ffd24a", "#7aff9a")):
        part.ball((-0.04 + 0.04 * k, top * 0.62, 0.115), 0.0125, from_hex(code), glow=0.7)
    part.limb((0, top - 0.04, 0), (0, top + 0.03, 0), 0.03, 0.03, dark)
    board.put(part, turn=body.trunk)
    head = Board()
    wide = [
        ((1, 0, 0), (0.92, 0, 0)),
        ((-1, 0, 0), (-0.92, 0, 0)),
        ((0, 1, 0), (0, 0.78, 0)),
        ((0, -1, 0), (0, -0.72, 0)),
        ((0, 0, 1), (0, 0, 0.8)),
    ]
    head.ball((0, 0, 0), (1.15, 1.02, 1.05), main, cuts=wide)
    head.limb((-0.42, 0.12, 0.76), (0.42, 0.12, 0.76), 0.34, 0.34, _INK, thin=((0, 0, 1), 0.3))
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


def _alien(board: Board, pose: Pose, body: Skeleton) -> None:
    main = _main(pose, ("#7fb56a", "#8fa0b8", "#9a8ac0", "#6ab5a0"))
    pale = mix(main, _WHITE, 0.35)

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
            board.limb(
                limb.end,
                limb.tip + np.array([0.016 * k, 0, 0.012 * k]),
                0.014,
                0.009,
                skin,
                blend=0.006,
            )
    head = Board()
    head.ball((0, 0.35, -0.1), (1.05, 0.95, 1.0), skin)
    head.limb((0, 0.0, 0.12), (0, -0.62, 0.3), 0.72, 0.3, skin, blend=0.3)
    for side in (-1, 1):
        if not body.asleep:
            spin = turned(yaw=0.42 * side, roll=-0.5 * side)
            head.ball((0.42 * side, 0.08, 0.66), (0.36, 0.24, 0.16), _INK, turn=spin)
            head.ball((0.42 * side - 0.08, 0.2, 0.8), 0.06, _WHITE, glow=0.4)
        head.tube(
            [(0.4 * side, 1.1, 0), (0.55 * side, 1.5, 0.05), (0.6 * side, 1.7, 0.15)],
            [0.07, 0.05, 0.05],
            skin,
        )
        head.ball((0.6 * side, 1.74, 0.17), 0.12, pale, glow=0.2)
    head.limb((-0.14, -0.5, 0.58), (0.14, -0.5, 0.58), 0.03, 0.03, main * 0.3)
    half = 0.6 * body.build.head
    board.put(head, body.neck + body.skull @ np.array([0, half * 1.0, 0.01]), body.skull, half)


def _snowman(board: Board, pose: Pose, body: Skeleton) -> None:
    snow = from_hex("#eef2f6")
    scarf = _main(pose, ("#c4322c", "#2f7a4a", "#2f5fa5", "#d98a2a"))
    hip = -0.49
    board.ball((0, hip + 0.22, 0), (0.26, 0.235, 0.26), snow)
    board.ball((0, hip + 0.55, 0), (0.19, 0.175, 0.19), snow, blend=0.03)
    board.ball((0, hip + 0.82, 0), (0.145, 0.14, 0.145), snow, blend=0.02)
    for side in (-1, 1):
        lift = 0.16 if pose.action in ("wave", "dance", "jump") and side > 0 else 0.06
        hand = np.array([0.38 * side, hip + 0.62 + lift, 0.06])
        board.limb((0.16 * side, hip + 0.58, 0), hand, 0.014, 0.01, from_hex("#5a3d28"))
        for k in (-1, 1):
            board.limb(
                hand,
                hand + np.array([0.05 * side, 0.03 * k + 0.02, 0.01]),
                0.009,
                0.006,
                from_hex("#5a3d28"),
            )
        board.ball((0.05 * side, hip + 0.855, 0.127), (0.019, 0.021, 0.014), _INK)
    board.limb((0, hip + 0.82, 0.13), (0, hip + 0.805, 0.25), 0.026, 0.004, from_hex("#e0752a"))
    for k in range(5):
        a = (k - 2) * 0.3
        board.ball(
            (0.075 * np.sin(a * 1.4), hip + 0.755 + 0.012 * abs(k - 2), 0.135 - 0.012 * abs(k - 2)),
            0.009,
            _INK,
        )
    for k in range(3):
        board.ball((0, hip + 0.47 + 0.07 * k, 0.186 - 0.012 * abs(k - 1)), 0.0165, _INK)
    ring = [(0.118 * np.sin(a), hip + 0.705, 0.118 * np.cos(a)) for a in np.linspace(0, 6.2832, 13)]
    board.tube(ring, [0.036] * 13, scarf)
    board.limb(
        (0.07, hip + 0.69, 0.13),
        (0.1, hip + 0.54, 0.19),
        0.032,
        0.038,
        scarf,
        thin=((0, 0, 1), 0.4),
    )
    board.ball((0, hip + 0.935, 0), (0.15, 0.012, 0.15), _INK)
    cuts = [((0, 1, 0), (0, hip + 1.05, 0)), ((0, -1, 0), (0, hip + 0.93, 0))]
    board.limb((0, hip + 0.9, 0), (0, hip + 1.1, 0), 0.1, 0.105, _INK, cuts=cuts)
    band = [((0, 1, 0), (0, hip + 0.97, 0)), ((0, -1, 0), (0, hip + 0.94, 0))]
    board.limb((0, hip + 0.9, 0), (0, hip + 1.1, 0), 0.103, 0.108, scarf, cuts=band)


def _ghost(board: Board, pose: Pose, body: Skeleton) -> None:
    pale = _main(pose, ("#e9eef6", "#e3eee9", "#efe9f2"))
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
        board.limb(
            root,
            root + np.array([0.02 * np.sin(a), -0.1 - 0.05 * (k % 2), 0]),
            0.062,
            0.025,
            sheet,
            blend=0.04,
        )
    for limb in body.arms:
        way = np.array([0.26 * limb.side, 0.16, 0.12])
        board.limb((0.13 * limb.side, 0.14, 0.05), way, 0.075, 0.045, sheet, blend=0.05)
    for side in (-1, 1):
        board.ball((0.066 * side, 0.34, 0.142), (0.033, 0.048, 0.02), _INK)
        board.ball((0.066 * side - 0.008, 0.36, 0.16), 0.01, _WHITE, glow=0.4)
        board.ball((0.11 * side, 0.275, 0.13), (0.026, 0.015, 0.012), from_hex("#f2b8c0"))
    board.ball((0, 0.25, 0.152), (0.028, 0.034, 0.014), _INK)


def _skeleton(board: Board, pose: Pose, body: Skeleton) -> None:
    bone = _main(pose, ("#ece4d0", "#e3dac4"))
    for limb in (*body.arms, *body.legs):
        _bones(board, limb, bone, limb in body.legs)
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
        part.limb(
            (0.01 * side, top - 0.028, 0.04),
            (body.build.shoulder * side, top - 0.03, -0.005),
            0.011,
            0.013,
            bone,
        )
        part.ball((0.042 * side, 0.015, 0), (0.044, 0.038, 0.028), bone, blend=0.01)
        part.ball((0.042 * side, 0.015, 0.026), (0.02, 0.02, 0.008), bone * 0.3)
    board.put(part, turn=body.trunk)
    head = Board()
    head.ball((0, 0.18, -0.1), (0.8, 0.8, 0.86), bone)
    head.limb((0, -0.3, 0.3), (0, -0.55, 0.34), 0.48, 0.42, bone, blend=0.15)
    for side in (-1, 1):
        head.ball((0.3 * side, 0.04, 0.66), (0.21, 0.22, 0.12), _INK)
        head.limb((0.05 * side, -0.2, 0.77), (0.08 * side, -0.28, 0.76), 0.055, 0.05, _INK)
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


BEINGS: dict[str, Callable[[Board, Pose, Skeleton], None]] = {
    "robot": _robot,
    "alien": _alien,
    "snowman": _snowman,
    "ghost": _ghost,
    "skeleton": _skeleton,
}
