"""Wings, capes and the tail of a mermaid."""

import numpy as np

from tagwire.providers.draft.clay import Board
from tagwire.providers.draft.colour import Floats, from_hex, mix

from ._costume import Look
from ._stance import Skeleton

_WHITE = from_hex("#f6f2ea")


def wings(part: Board, look: Look, top: float) -> None:
    for side in (-1, 1):
        if look.wings == "angel":
            root = np.array([0.03 * side, top * 0.78, -0.08])
            for k in range(7):
                a = np.radians(62 - 21 * k)
                long = 0.36 - 0.022 * k
                tip = root + np.array([side * np.cos(a) * long, np.sin(a) * long, -0.1])
                mid = root + np.array([side * 0.1, 0.1 - 0.016 * k, -0.04])
                part.limb(
                    mid,
                    tip,
                    0.03,
                    0.034,
                    mix(_WHITE, from_hex("#c9d3e6"), 0.08 * k),
                    thin=((0.2 * side, 0, 1), 0.3),
                    blend=0.006,
                )
            part.tube(
                [
                    root,
                    root + np.array([side * 0.09, 0.12, -0.04]),
                    root + np.array([side * 0.2, 0.26, -0.08]),
                ],
                [0.03, 0.036, 0.03],
                _WHITE,
                blend=0.01,
            )
        else:
            glass = from_hex("#cfe6f5")
            for ends, wide in (
                (((0.03, 0.26, -0.07), (0.26, 0.42, -0.14)), 0.1),
                (((0.03, 0.2, -0.07), (0.2, 0.08, -0.12)), 0.075),
            ):
                a, b = (np.array([side * p[0], p[1], p[2]]) for p in ends)
                part.limb(a, b, 0.02, wide, glass, thin=((0.3 * side, 0, 1), 0.1), glow=0.12)


def cape(board: Board, look: Look, body: Skeleton) -> None:
    top, wide = look.build.neck, look.build.shoulder
    sway = 0.1 + 0.5 * max(0.0, abs(float(body.trunk[2, 1])))
    length = 0.9 if not body.folded else 0.55
    root = body.trunk @ np.array([0, top - 0.04, -0.05])
    hem = (
        np.array([0, 0.08 - look.build.hip * length, -0.12 - sway * 0.5])
        if not body.prone
        else np.array([0, -0.4, -0.2])
    )
    cut = [((0, -1, 0.0), (0, float(hem[1]), 0))] if not body.prone else []
    board.limb(root, hem, wide * 1.02, wide * 1.6, look.cape, thin=((0, 0.2, 1), 0.3), cuts=cut)
    for side in (-1, 1):
        at = body.trunk @ np.array([side * wide * 0.72, top - 0.035, 0.03])
        board.limb(
            root + np.array([side * wide * 0.7, 0.02, 0]), at, 0.03, 0.02, look.cape, blend=0.01
        )


def drape(board: Board, look: Look, body: Skeleton) -> None:
    """What only shows from behind: a cape gathered over the shoulders, and its folds."""
    top, wide = look.build.neck, look.build.shoulder
    low = 0.10 - look.build.hip * (0.9 if not body.folded else 0.55) if not body.prone else -0.36
    shade = look.cape * 0.8
    for side in (-1, 1):
        ends = (0.25 * wide * side, top - 0.03, -0.05), (1.02 * wide * side, top - 0.05, -0.03)
        a, b = (body.trunk @ np.array(end) for end in ends)
        board.limb(a, b, 0.044, 0.052, look.cape, blend=0.03)
    sway = 0.1 + 0.5 * max(0.0, abs(float(body.trunk[2, 1])))
    for k, aside in enumerate((-0.86, -0.3, 0.26, 0.8)):
        start = body.trunk @ np.array([0.75 * wide * aside, top - 0.10, -0.085])
        end = np.array([1.5 * wide * aside, low + 0.012 * (k % 2), -0.158 - 0.5 * sway])
        board.limb(start, end, 0.008, 0.020, look.cape * 1.06, blend=0.02)
        deep = start + np.array([0.022, 0, 0.004]), end + np.array([0.034, 0, 0.002])
        board.limb(*deep, 0.005, 0.009, shade, blend=0.01)


def fish_tail(board: Board, look: Look, body: Skeleton) -> None:
    scale = look.main

    def scales(points: Floats) -> Floats:
        row = points[:, 1] * 34
        shift = 0.5 * (np.floor(row) % 2)
        cell = np.abs(np.mod(points[:, 0] * 30 + shift, 1) - 0.5) * 2
        edge = np.mod(row, 1) < 0.5 * cell**2 + 0.12
        return np.where(edge[:, None], scale * 0.62, mix(scale, _WHITE, 0.08))

    seat = look.build.seat
    joints = [(0, 0.02, 0), (0, -0.14, 0.03), (0, -0.3, 0.02), (0, -0.42, -0.06), (0, -0.45, -0.14)]
    if body.folded:
        joints = [
            (0, 0.02, 0),
            (0, -0.02, 0.16),
            (0, -0.04, 0.32),
            (0, -0.03, 0.44),
            (0, 0.02, 0.52),
        ]
    board.tube(joints, [seat * 1.02, seat * 0.98, 0.062, 0.038, 0.022], scales, blend=0.02)
    end = np.array(joints[-1])
    for side in (-1, 1):
        tip = end + np.array(
            [0.13 * side, -0.04 if not body.folded else 0.09, -0.08 if not body.folded else 0.08]
        )
        board.limb(
            end,
            tip,
            0.022,
            0.045,
            mix(scale, look.second, 0.4),
            thin=((0, 1, 0.6), 0.28),
            blend=0.015,
        )
