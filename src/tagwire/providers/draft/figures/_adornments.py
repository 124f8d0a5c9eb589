"""What grows on an animal's trunk and neck: tails, manes, humps, shells, spines and wings."""

from itertools import pairwise

import numpy as np

from tagwire.providers.draft.clay import Board
from tagwire.providers.draft.colour import Floats, from_hex, mix

from ._coats import cells
from ._gait import Frame
from ._species import Species
from ._tails import along, strands

_WHITE = from_hex("#f8f4ec")


def adorn(board: Board, kind: Species, frame: Frame, phase: float) -> None:
    """Mane, hump, shell, spines, ridge, wings, udder."""
    root, head = frame.neck
    if kind.mane in ("horse", "crest"):
        _crest(board, kind, frame)
    elif kind.mane == "lion":
        hair = strands(kind.mark)
        for k in range(18):
            a = k * 2 * np.pi / 18
            way = np.array([np.sin(a), np.cos(a), 0.0])
            spot = head + way * kind.head * 1.0 + np.array([0, -0.02, -0.35 * kind.head])
            board.limb(spot, spot + way * 0.09 + [0, -0.035, -0.05], 0.1, 0.04, hair, blend=0.02)
        board.limb(
            head + np.array([0, -0.04, -0.1]),
            root + np.array([0, -0.08, -0.02]),
            kind.head * 1.15,
            kind.chest * 0.9,
            hair,
            blend=0.05,
        )
    if "hump" in kind.extras:
        back = frame.middle + np.array([0, 0.45 * kind.belly, -0.02])
        top = back + np.array([0, kind.belly + 0.08, 0])
        board.limb(back, top, 0.25, 0.15, kind.base, blend=0.08, thin=((1, 0, 0), 0.62))
    if "udder" in kind.extras and not frame.still:
        board.ball(
            frame.croup + np.array([0, -kind.rump * 0.92, 0.16]),
            (0.12, 0.09, 0.14),
            from_hex("#e8b5a5"),
            blend=0.03,
        )
    if "shell" in kind.extras:
        _shell(board, kind, frame, phase)
    if "spines" in kind.extras:
        _spines(board, kind, frame)
    if "ridge" in kind.extras:
        _ridge(board, kind, frame)
    if "wings" in kind.extras:
        _wings(board, kind, frame)


def _crest(board: Board, kind: Species, frame: Frame) -> None:
    head = frame.neck[1]
    way = head - frame.shoulder
    back = np.array([0, way[2], -way[1]]) / np.sqrt(way @ way)
    back = -back if back[2] > 0 else back
    hair = strands(kind.mark)
    thick = kind.neck[2]
    streaming = frame.pose in ("run", "jump")
    for k in range(9):
        spot = (
            frame.shoulder + way * (0.34 + 0.082 * k) + back * (thick * (1.12 - 0.045 * k) * 0.86)
        )
        if kind.mane == "crest":
            board.limb(
                spot, spot + back * 0.05, 0.034, 0.022, hair, blend=0.01, thin=((1, 0, 0), 0.5)
            )
            continue
        fall = (
            back * (0.085 + 0.05 * np.sin(2.3 * k)) + [0, 0.02, -0.06]
            if streaming
            else np.array([-0.09, -0.13, -0.03])
        )
        board.limb(spot, spot + fall, 0.06, 0.035, hair, blend=0.04)
    if kind.mane == "horse":
        top = head + np.array([0, kind.head * 0.9, 0.0])
        board.limb(top, top + np.array([0, -0.04, kind.head * 0.85]), 0.05, 0.02, hair)


def _shell(board: Board, kind: Species, frame: Frame, phase: float) -> None:
    low = float(min(frame.croup[1], frame.shoulder[1])) - 0.06
    seam, plate = kind.mark * 0.55, kind.mark

    def paint(points: Floats) -> Floats:
        near, second = cells(points * np.array([1, 0.7, 1], np.float32), 3.6, phase)
        edge = np.clip((0.13 - (second - near)) * 14, 0, 1)
        return mix(mix(plate * 1.5, plate, np.clip(near * 1.6, 0, 1)[:, None]), seam, edge[:, None])

    centre = np.array([0, low, frame.middle[2]])
    cuts = [((0, -1, 0), (0, low, 0))]
    board.ball(centre, (0.62, 0.56, 0.76), paint, cuts=cuts)
    board.ball(centre, (0.68, 0.09, 0.82), mix(plate, from_hex("#d9c48a"), 0.4))


def _spines(board: Board, kind: Species, frame: Frame) -> None:
    centre = frame.middle + np.array([0, 0.1, -0.06])
    size = np.array([kind.belly * 1.12, kind.belly * 1.04, kind.length * 0.5 + kind.belly * 0.78])
    board.ball(centre, size * 0.97, strands(kind.mark))
    pale = mix(kind.mark, _WHITE, 0.55)
    for k in range(104):
        up = 1 - 0.95 * (k + 0.5) / 104
        a = k * 2.39996
        ring = np.sqrt(1 - up * up)
        way = np.array([ring * np.cos(a), up, ring * np.sin(a)])
        if way[2] > 0.86:
            continue
        spot = centre + size * way * 0.97
        lean = way * 0.1 + np.array([0, 0.01, -0.06])
        board.limb(spot, spot + lean, 0.034, 0.006, pale if k % 3 else kind.mark * 0.8)


def _ridge(board: Board, kind: Species, frame: Frame) -> None:
    root, head = frame.neck
    line = [
        head + np.array([0, kind.head * 0.5, -0.3 * kind.head]),
        root,
        frame.shoulder,
        frame.middle,
        frame.croup,
    ]
    radii = [kind.head * 0.2, kind.neck[2] * 0.95, kind.chest, kind.belly, kind.rump]
    for k in range(13):
        share = (k + 0.4) / 13
        spot = along([np.asarray(p, float) for p in line], share)
        thick = float(np.interp(share, np.linspace(0, 1, 5), radii))
        board.limb(
            spot + np.array([0, thick * 0.9, 0]),
            spot + np.array([0, thick + 0.1, -0.05]),
            0.055,
            0.012,
            kind.mark,
            thin=((1, 0, 0), 0.45),
        )


_FINGERS = ((0.16, 0.86, -0.1), (0.34, 0.74, -0.58), (0.42, 0.38, -0.9), (0.3, -0.02, -0.78))


def _wings(board: Board, kind: Species, frame: Frame) -> None:
    """Four long fingers with skin between them."""
    skin = mix(kind.base, kind.under, 0.55)
    for side in (-1.0, 1.0):
        root = frame.shoulder + np.array([0.12 * side, kind.chest * 0.7, -0.16])
        fingers = [np.array([x * side, y, z]) for x, y, z in _FINGERS]
        for a, b in pairwise(fingers):
            _web(board, root, (a, b), skin)
        for finger in fingers:
            board.limb(root, root + finger, 0.034, 0.012, kind.base * 0.9)
        board.limb(root, root + 0.5 * fingers[0], 0.06, 0.04, kind.base, blend=0.03)
        claw = root + fingers[0]
        board.limb(claw, claw + np.array([0, 0.08, 0.08]), 0.03, 0.008, _WHITE)


def _web(board: Board, root: Floats, fingers: tuple[Floats, Floats], skin: Floats) -> None:
    """Flat skin between two fingers, its edge hanging in a bow."""
    a, b = fingers
    flat = np.array(
        [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
    )
    wide = 0.15 * float(np.sqrt((a - b) @ (a - b)))
    for share in np.linspace(0.06, 0.94, 6):
        edge = (a + (b - a) * share) * (0.94 - 0.24 * np.sin(np.pi * share))
        fold = skin * (0.86 + 0.14 * abs(2 * share - 1))
        board.limb(root, root + edge, 0.02, wide, fold, thin=(flat, 0.14))
