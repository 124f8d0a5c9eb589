"""Tails of animals, from the croup backwards."""

import numpy as np

from ..clay import Board, Coat, Paint
from ..colour import Floats, from_hex, mix
from ._coats import body_coat, leg_coat
from ._gait import Frame
from ._species import Species


def tail(board: Board, kind: Species, frame: Frame, phase: float) -> None:
    """The tail, from the croup backwards; it lies down when the animal sits."""
    shape, size = kind.tail
    root = frame.croup + np.array([0, 0.45 * kind.rump, -0.8 * kind.rump])
    if frame.pose in ("sit", "teddy"):
        root = frame.croup + np.array([0, -0.45 * kind.rump, -0.85 * kind.rump])
    coat: Paint = (
        leg_coat(kind, -9, -8, phase) if kind.pattern not in ("panda", "wool") else kind.base
    )
    if shape in ("croc", "dragon", "heavy"):
        coat = body_coat(kind, (frame.croup, frame.shoulder), phase)
    sitting = frame.still or frame.pose == "teddy"
    low = 0.08

    def at(back: float, up: float, aside: float = 0.0) -> Floats:
        spot = root + np.array([aside, up, -back]) * size
        spot[1] = max(spot[1], low)
        return np.asarray(spot)

    if shape in ("thin", "raised", "long", "rat", "ringed", "up"):
        thick = {
            "thin": 0.045,
            "raised": 0.05,
            "long": 0.035,
            "rat": 0.024,
            "ringed": 0.085,
            "up": 0.045,
        }[shape]
        if sitting:
            line = [root, at(0.28, -0.7), at(0.1, -0.9, -0.5), at(-0.4, -0.9, -0.62)]
        elif shape in ("raised", "long"):
            line = [root, at(0.22, 0.1), at(0.34, 0.42), at(0.26, 0.72), at(0.4, 0.86)]
        elif shape == "up":
            line = [root, at(0.25, 0.32), at(0.3, 0.72), at(0.1, 0.95)]
        else:
            line = [root, at(0.28, -0.12), at(0.48, -0.5), at(0.72, -0.6), at(0.95, -0.42)]
        paint: Paint = from_hex("#d9a09a") if shape == "rat" else coat
        radii = [
            thick * 1.15,
            *([thick] * (len(line) - 2)),
            thick * (0.3 if shape == "rat" else 0.72),
        ]
        board.tube(
            line, radii, paint if shape != "ringed" else _rings(kind, root), blend=0.03, smooth=3
        )
    elif shape in ("bush", "plume"):
        if shape == "plume":
            line = [root, at(0.22, 0.1), at(0.3, 0.45), at(0.24, 0.75), at(0.38, 0.9)]
            radii = [0.07, 0.15, 0.19, 0.18, 0.08]
        else:
            up = -0.45 if not sitting else -0.8
            line = [root, at(0.3, up * 0.4), at(0.62, up * 0.85), at(0.98, up * 0.75)]
            radii = [0.055, 0.11, 0.12, 0.03]
        board.tube(line, radii, _tipped(kind, line), blend=0.03, smooth=3)
    elif shape == "horse":
        sweep = 0.55 if frame.pose in ("run", "jump") else 0.0
        line = [
            root + np.array([0, 0.05, 0.02]),
            at(0.28, 0.05 + 0.1 * sweep),
            at(0.42 + 0.5 * sweep, -0.45 + 0.5 * sweep),
            at(0.36 + 0.9 * sweep, -1.0 + 0.8 * sweep),
        ]
        board.tube(line, [0.045, 0.075, 0.085, 0.02], strands(kind.mark), blend=0.02, smooth=3)
    elif shape == "tuft":
        line = (
            [root, at(0.22, -0.1), at(0.3, -0.6), at(0.34, -0.95)]
            if not sitting
            else [root, at(0.4, -0.7), at(0.7, -0.7, -0.3)]
        )
        board.tube(line, [0.035, 0.026, 0.02, 0.02][: len(line)], kind.base, blend=0.02)
        end = line[-1]
        board.limb(
            end,
            end + np.array([0, -0.06, -0.03]),
            0.045,
            0.02,
            kind.mark if kind.noun != "cow" else kind.base,
        )
    elif shape in ("stub", "ball"):
        radius = 0.075 if shape == "stub" else 0.11
        board.ball(
            root + np.array([0, 0.0, -0.03]),
            radius,
            kind.under if shape == "ball" else kind.base,
            blend=0.03,
        )
    elif shape == "curl":
        turn = [
            root + np.array([0.05 * np.cos(a), 0.05 * np.sin(a), -0.04 - 0.014 * a])
            for a in np.linspace(0, 8, 11)
        ]
        board.tube(turn, [0.022] * 11, kind.base)
    else:
        _heavy(board, kind, frame, root, coat, size, shape)


def _heavy(
    board: Board, kind: Species, frame: Frame, root: Floats, coat: Paint, size: float, shape: str
) -> None:
    start = frame.croup
    down = float(start[1])
    line = [
        start,
        start + np.array([0, -0.35 * down, -0.42 * size]),
        start + np.array([0.0, -0.55 * down, -0.75 * size]),
        start + np.array([-0.1, -0.72 * down, -size * 1.05]),
    ]
    if shape == "dragon":
        line = [
            start,
            start + np.array([0, -0.3 * down, -0.36 * size]),
            start + np.array([-0.1, -0.55 * down, -0.62 * size]),
            start + np.array([-0.2, -0.3 * down, -0.86 * size]),
            start + np.array([-0.18, 0.25 * down, -size * 0.95]),
        ]
    if kind.upright and kind.noun == "dinosaur":
        line = [
            start,
            start + np.array([0, -0.02, -0.42 * size]),
            start + np.array([0, 0.02, -0.75 * size]),
            start + np.array([-0.05, 0.16, -size * 1.05]),
        ]
    thick = kind.rump * 0.82
    radii = [thick, thick * 0.62, thick * 0.38, thick * 0.2, thick * 0.06][: len(line)]
    radii[-1] = 0.025
    for point, radius in zip(line, radii, strict=True):
        point[1] = max(float(point[1]), radius * 0.9)
    board.tube(line, radii, coat, blend=0.06, smooth=3)
    if shape == "dragon":
        end = line[-1]
        board.limb(
            end, end + np.array([0, 0.16, -0.03]), 0.075, 0.01, kind.mark, thin=((1, 0, 0), 0.4)
        )
    if "ridge" in kind.extras:
        for k in range(10):
            spot = along(line, (k + 0.6) / 10.5)
            tall = 0.11 * (1 - k / 13)
            thickness = float(np.interp((k + 0.6) / 10.5, np.linspace(0, 1, len(radii)), radii))
            board.limb(
                spot + np.array([0, thickness * 0.8, 0]),
                spot + np.array([0, thickness + tall, -0.05]),
                0.05,
                0.01,
                kind.mark,
                thin=((1, 0, 0), 0.45),
            )


def along(line: list[Floats], share: float) -> Floats:
    at = np.clip(share, 0, 0.999) * (len(line) - 1)
    k = int(at)
    return np.asarray(line[k] + (line[k + 1] - line[k]) * (at - k))


def _tipped(kind: Species, line: list[Floats]) -> Paint:
    if kind.pattern != "mask":
        return strands(kind.base)
    end, span = line[-1], line[-1] - line[-2]
    way = span / np.sqrt(span @ span)
    tip = kind.under if kind.noun == "fox" else kind.base * 0.5

    def paint(points: Floats) -> Floats:
        ahead = (points - end.astype(np.float32)) @ way.astype(np.float32)
        return mix(kind.base, tip, np.clip((ahead + 0.16 * kind.tail[1]) * 30, 0, 1)[:, None])

    return paint


def _rings(kind: Species, root: Floats) -> Paint:
    def paint(points: Floats) -> Floats:
        far = np.sqrt(((points - root.astype(np.float32)) ** 2).sum(1))
        return mix(kind.base, kind.mark, (np.sin(far * 42) > 0.1)[:, None].astype(np.float32))

    return paint


def strands(colour: Floats) -> Coat:
    def paint(points: Floats) -> Floats:
        wave = np.sin(points[:, 0] * 90 + points[:, 2] * 60 + 2 * np.sin(points[:, 1] * 14))
        return np.asarray(colour * (1 + 0.18 * wave[:, None]), np.float32)

    return paint
