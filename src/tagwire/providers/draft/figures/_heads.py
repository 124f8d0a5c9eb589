"""Heads: faces, hair and beards, in units of half a head's height, looking along +z."""

from dataclasses import dataclass

import numpy as np

from tagwire.providers.draft.clay import Board, Coat
from tagwire.providers.draft.colour import Floats, from_hex, mix

_INK = from_hex("#17120f")
_WHITE = from_hex("#fbf8f2")


@dataclass(frozen=True, slots=True)
class Face:
    """What makes one face."""

    skin: Floats
    hair: Floats
    style: str = "short"  # short crop long bob bun curly ponytail braids bald sides spiky
    beard: str = ""  # full moustache stubble long
    eyes: Floats | None = None
    lips: Floats | None = None
    age: float = 0.5  # 0 a baby, 0.3 a child, 0.5 grown, 1 old
    woman: bool = False
    asleep: bool = False
    glasses: bool = False
    mask: str = ""  # clown ninja


def face_board(face: Face, rng: np.random.Generator) -> Board:
    """A head with its face and hair."""
    board = Board()
    skin = _complexion(face)
    young = float(np.clip((0.5 - face.age) * 2, 0, 1))
    board.ball((0, 0.12, -0.1), (0.75 + 0.05 * young, 0.84, 0.84), skin)
    jaw = 0.50 - (0.05 if face.woman else 0.0)
    board.ball((0, -0.42, 0.14), (jaw + 0.05 * young, 0.52, 0.54), skin, blend=0.3)
    for side in (-1, 1):
        board.ball((0.33 * side, -0.24, 0.38), 0.26 + 0.06 * young, skin, blend=0.22)
        board.ball((0.77 * side, -0.05, -0.1), (0.09, 0.2, 0.15), skin, blend=0.05)
    length = 0.82 - 0.08 * young + (0.05 if not face.woman else 0)
    board.limb((0, 0.14, 0.68), (0, -0.17, length), 0.06, 0.1 - 0.012 * young, skin, blend=0.12)
    _eyes(board, face, young)
    _hair(board, face, rng)
    _beard(board, face)
    if face.glasses:
        _glasses(board)
    return board


def _complexion(face: Face) -> Coat:
    lips = mix(face.skin, from_hex("#a3473c"), 0.75) if face.lips is None else face.lips
    blush = mix(face.skin, from_hex("#d9604f"), 0.42)
    wide = 0.2 if face.mask != "clown" else 0.36

    def paint(points: Floats) -> Floats:
        x, y, z = points[:, 0], points[:, 1], points[:, 2]
        out = np.broadcast_to(face.skin, points.shape).astype(np.float32)
        cheeks = np.exp(-((np.abs(x) - 0.42) ** 2 + (y + 0.24) ** 2) / 0.035) * (z > 0)
        out = mix(out, blush, cheeks[:, None] * 0.55)
        if face.beard == "stubble":
            shadow = np.clip((-0.22 - y) * 4, 0, 1) * np.clip(z * 3 + 0.6, 0, 1)
            out = mix(out, face.skin * 0.62, shadow[:, None] * 0.6)
        curve = -0.52 + 1.1 * x * x
        thick = 0.045 * np.clip(1.25 - (x / wide) ** 2, 0.2, 1.2)
        if face.woman:
            thick = thick * 1.35
        mouth = (np.abs(y - curve) < thick) & (np.abs(x) < wide) & (z > 0.2)
        out[mouth] = lips
        return _masked(face.mask, out, points)

    return paint


def _masked(mask: str, out: Floats, points: Floats) -> Floats:
    x, y, z = points[:, 0], points[:, 1], points[:, 2]
    if mask == "ninja":
        out[(y < -0.14) | (y > 0.3) | (z < 0.1)] = from_hex("#22222a")
    elif mask == "clown":
        white = ((np.abs(x) - 0.28) ** 2 + (y - 0.1) ** 2 < 0.05) | (
            (x / 0.44) ** 2 + ((y + 0.5) / 0.2) ** 2 < 1
        )
        lips = (x / 0.32) ** 2 + ((y + 0.48 - 0.6 * x * x) / 0.1) ** 2 < 1
        out[white & (z > 0)] = _WHITE
        out[lips & (z > 0)] = from_hex("#c7262b")
    return out


def _eyes(board: Board, face: Face, young: float) -> None:
    iris = _INK if face.eyes is None else face.eyes
    tall = 0.15 + 0.05 * young
    wide = 0.105 + 0.04 * young
    y = 0.02 - 0.05 * young
    for side in (-1.0, 1.0):
        x = 0.285 * side
        if face.asleep:
            bow = [(x - 0.11, y, 0.705), (x, y - 0.06, 0.735), (x + 0.11, y, 0.69)]
            board.tube(bow, [0.024, 0.028, 0.024], _INK)
        else:
            board.ball((x, y, 0.675), (wide, tall, 0.075), iris)
            board.ball((x - 0.03, y + 0.055, 0.735), 0.034, _WHITE, glow=0.25)
            if face.woman:
                board.limb(
                    (x - 0.05 * side, y + 0.12, 0.72),
                    (x + 0.12 * side, y + 0.1, 0.66),
                    0.022,
                    0.026,
                    _INK,
                )
        if face.style != "bald" or face.age > 0.3:
            brow = mix(face.hair, _INK, 0.25)
            lift = 0.28 + (0.03 if face.woman else 0) + 0.04 * young
            board.limb(
                (0.16 * side, lift + 0.03, 0.735),
                (0.43 * side, lift - 0.02, 0.62),
                0.036 if not face.woman else 0.026,
                0.024,
                brow,
            )


def _glasses(board: Board) -> None:
    for side in (-1.0, 1.0):
        ring = [
            (0.29 * side + 0.2 * np.cos(a), 0.01 + 0.19 * np.sin(a), 0.79 - 0.05 * abs(np.cos(a)))
            for a in np.linspace(0, 2 * np.pi, 9)
        ]
        board.tube(ring, [0.026] * 9, _INK)
        board.limb((0.5 * side, 0.04, 0.7), (0.76 * side, 0.04, -0.05), 0.026, 0.026, _INK)
    board.limb((-0.09, 0.04, 0.8), (0.09, 0.04, 0.8), 0.026, 0.026, _INK)


def _strands(colour: Floats) -> Coat:
    bright, deep = colour * 1.15, colour * 0.85

    def paint(points: Floats) -> Floats:
        angle = np.arctan2(points[:, 0], 0.35 + np.abs(points[:, 2])) * 2.2
        wave = 0.5 + 0.5 * np.sin(angle * 11 + 2.2 * np.sin(points[:, 1] * 2.5))
        return mix(deep, bright, wave[:, None])

    return paint


_HAIRLINE = ((0, -0.42, 0.9), (0, 0.4, 0.6))


def _hair(board: Board, face: Face, rng: np.random.Generator) -> None:
    style, strands = face.style, _strands(face.hair)
    if style == "bald":
        if face.age < 0.1:
            board.tube(
                [(0, 0.9, 0.1), (0.1, 1.1, 0.25), (-0.05, 1.12, 0.4)], [0.1, 0.09, 0.04], strands
            )
        return
    if style == "sides":
        for side in (-1, 1):
            board.ball((0.62 * side, 0.0, -0.3), (0.2, 0.34, 0.42), strands)
        board.ball((0, -0.05, -0.72), (0.6, 0.36, 0.28), strands)
        return
    line = _HAIRLINE if style != "crop" else ((0, -0.3, 0.9), (0, 0.52, 0.5))
    board.ball((0, 0.2, -0.13), (0.82, 0.87, 0.9), strands, cuts=[line])
    if style == "crop":
        return
    _LENGTHS.get(style, _short)(board, strands, rng)


def _short(board: Board, hair: Coat, rng: np.random.Generator) -> None:
    sweep = 1 if rng.random() < 0.5 else -1
    for k in range(4):
        x = sweep * (-0.42 + 0.25 * k)
        tip = (x + sweep * 0.3, 0.72 + 0.05 * k, 0.56 - 0.04 * k)
        board.limb((x, 0.92, 0.1), tip, 0.22, 0.15, hair, blend=0.06)
    for side in (-1, 1):
        board.limb((0.7 * side, 0.3, 0.1), (0.73 * side, -0.06, 0.14), 0.12, 0.06, hair, blend=0.05)


def _fringe(board: Board, hair: Coat, side: float) -> None:
    board.limb((0.2 * side, 0.84, 0.4), (-0.58 * side, 0.42, 0.42), 0.19, 0.13, hair, blend=0.06)
    board.limb((0.24 * side, 0.84, 0.4), (0.64 * side, 0.36, 0.3), 0.18, 0.12, hair, blend=0.06)


def _long(board: Board, hair: Coat, rng: np.random.Generator) -> None:
    _fringe(board, hair, 1 if rng.random() < 0.5 else -1)
    back = ((0, 0, 1), 0.5)
    board.limb((0, 0.1, -0.5), (0, -1.35, -0.52), 0.74, 0.5, hair, blend=0.1, thin=back)
    for side in (-1, 1):
        lock = [(0.68 * side, 0.3, 0.05), (0.78 * side, -0.5, -0.02), (0.62 * side, -1.25, 0.1)]
        board.tube(lock, [0.2, 0.22, 0.1], hair, blend=0.08)


def _bob(board: Board, hair: Coat, rng: np.random.Generator) -> None:
    _fringe(board, hair, 1 if rng.random() < 0.5 else -1)
    board.limb(
        (0, 0.1, -0.4), (0, -0.45, -0.42), 0.78, 0.68, hair, blend=0.1, thin=((0, 0, 1), 0.6)
    )
    for side in (-1, 1):
        board.limb((0.72 * side, 0.3, 0), (0.7 * side, -0.5, 0.12), 0.2, 0.2, hair, blend=0.08)


def _bun(board: Board, hair: Coat, rng: np.random.Generator) -> None:
    _fringe(board, hair, 1 if rng.random() < 0.5 else -1)
    board.ball((0, 0.82, -0.78), (0.4, 0.38, 0.36), hair)


def _ponytail(board: Board, hair: Coat, rng: np.random.Generator) -> None:
    _fringe(board, hair, 1 if rng.random() < 0.5 else -1)
    tail = [(0, 0.5, -0.9), (0, 0.25, -1.35), (0.05, -0.5, -1.4), (0.02, -1.15, -1.15)]
    board.tube(tail, [0.2, 0.3, 0.27, 0.06], hair, blend=0.08)


def _braids(board: Board, hair: Coat, rng: np.random.Generator) -> None:
    _fringe(board, hair, 1)
    for side in (-1, 1):
        for k in range(5):
            spot = (0.72 * side + 0.04 * side * k, -0.35 - 0.25 * k, -0.02)
            board.ball(spot, 0.2 - 0.015 * k, hair, blend=0.04)


def _curly(board: Board, hair: Coat, rng: np.random.Generator) -> None:
    for k in range(34):
        height = 1 - 1.45 * (k + 0.5) / 34
        angle = k * 2.39996
        ring = np.sqrt(1 - height * height)
        x, z = ring * np.cos(angle), ring * np.sin(angle)
        if z > 0.35 and height < 0.55:
            continue
        spot = (0.82 * x, 0.22 + 0.86 * height, -0.14 + 0.86 * z)
        board.ball(spot, float(rng.uniform(0.24, 0.31)), hair, blend=0.03)


def _spiky(board: Board, hair: Coat, rng: np.random.Generator) -> None:
    for k in range(16):
        height, angle = 1 - 1.0 * (k + 0.5) / 16, k * 2.39996
        ring = np.sqrt(1 - height * height)
        way = np.array([ring * np.cos(angle), height, ring * np.sin(angle)])
        if way[2] > 0.6 and height < 0.4:
            continue
        root = np.array([0, 0.22, -0.12]) + way * 0.72
        board.limb(root, root + way * 0.5 + [0, 0.06, 0], 0.2, 0.03, hair, blend=0.04)


def back_hair(board: Board, face: Face) -> None:
    """What only shows from behind: the hair runs down to the nape."""
    if face.style in ("bald", "sides"):
        return
    low, thick = (-0.62, 0.36) if face.style != "crop" else (-0.5, 0.34)
    nape = (0, -0.2, -0.42), (0, low, -0.26)
    board.limb(*nape, 0.62, thick, _strands(face.hair), blend=0.06, thin=((0, 0, 1), 0.8))


_LENGTHS = {
    "long": _long,
    "bob": _bob,
    "bun": _bun,
    "ponytail": _ponytail,
    "braids": _braids,
    "curly": _curly,
    "spiky": _spiky,
}


def _beard(board: Board, face: Face) -> None:
    hair = _strands(mix(face.hair, from_hex("#5a4a40"), 0.15))
    if face.beard in ("full", "long", "moustache"):
        for side in (-1, 1):
            ends = (0.05 * side, -0.36, 0.74), (0.3 * side, -0.46, 0.58)
            board.limb(*ends, 0.085, 0.05, hair)
    if face.beard in ("full", "long"):
        board.ball((0, -0.78, 0.28), (0.42, 0.3, 0.4), hair)
        for side in (-1, 1):
            board.limb(
                (0.62 * side, 0.0, 0.12), (0.32 * side, -0.7, 0.38), 0.11, 0.24, hair, blend=0.08
            )
    if face.beard == "long":
        board.limb(
            (0, -0.8, 0.4), (0, -1.9, 0.42), 0.4, 0.08, hair, blend=0.15, thin=((0, 0, 1), 0.6)
        )
