"""What faces are painted with: plaster, wood, tiles, brick, stone, cloth."""

import numpy as np

from tagwire.providers.draft.cache import Recent
from tagwire.providers.draft.colour import Floats, clip01, mix, ramp
from tagwire.providers.draft.noise import fractal

from .room_solids import Texture

_TILES: Recent[int, Floats] = Recent(8)
_SIDE = 256


def cloud(kind: int, u: Floats, v: Floats) -> Floats:
    """Look a fixed wrapping tile up, 0..1; textures belong to the room, not to the seed."""
    tile = _TILES.get(kind, lambda: fractal(np.random.default_rng(kind), _SIDE, 6, 5).ravel())
    rows = np.floor(v * np.float32(_SIDE)).astype(np.int32) & (_SIDE - 1)
    columns = np.floor(u * np.float32(_SIDE)).astype(np.int32) & (_SIDE - 1)
    return np.asarray(tile[rows * _SIDE + columns], np.float32)


def chance(a: Floats, b: Floats | float, number: int = 0) -> Floats:
    """A repeatable random number, 0..1, for every board, tile or book."""
    first = np.asarray(a, np.float32).astype(np.int32).astype(np.uint32)
    second = np.asarray(b, np.float32).astype(np.int32).astype(np.uint32)
    mixed = first * np.uint32(374761393) + second * np.uint32(668265263)
    mixed = mixed + np.uint32((number * 2246822519) & 0xFFFFFFFF)
    mixed = (mixed ^ (mixed >> np.uint32(13))) * np.uint32(1274126177)
    mixed = mixed ^ (mixed >> np.uint32(16))
    return np.asarray((mixed & np.uint32(0xFFFF)).astype(np.float32) * np.float32(1 / 65536))


def crisp(pixel: Floats, width: float) -> Floats:
    """Fade out joints that are thinner than a pixel."""
    return clip01(np.float32(width) / (pixel + np.float32(1e-6)))


def _grid(
    u: Floats, v: Floats, *, width: float, height: float, gap: float, pixel: Floats
) -> Floats:
    """1 in the joints of a grid of that pitch, softened over a pixel."""
    across = np.abs(u / width - np.round(u / width)) * np.float32(width)
    down = np.abs(v / height - np.round(v / height)) * np.float32(height)
    soft = np.maximum(pixel, np.float32(gap * 0.4))
    return clip01((gap / 2 + soft / 2 - np.minimum(across, down)) / soft) * crisp(pixel, gap * 2)


def plaster(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
    """An even wall with faint clouds."""
    shade = cloud(1, u / 3 + number * 0.37, v / 3) * np.float32(0.14) + np.float32(0.93)
    return np.asarray(paint * shade[:, None])


def cloth(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
    """Woven stuff with soft dents."""
    dents = cloud(3, u * 0.6 + number * 0.31, v * 0.6)
    weave = cloud(2, u * 3.1, v * 3.1) - np.float32(0.5)
    shade = 0.80 + 0.34 * dents + 0.22 * weave * crisp(pixel, 0.006)
    return np.asarray(paint * shade.astype(np.float32)[:, None])


def boards(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
    """A floor of narrow boards running away from the camera."""
    return np.asarray(paint * _wood(u / 0.14, v, number, pixel)[:, None])


def table_top(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
    """Wide boards running across."""
    return np.asarray(paint * _wood(v / 0.24, u, number, pixel)[:, None])


def oak(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
    """One plank: furniture, without joints."""
    hair = cloud(2, u * 0.35 + number * 0.13, v * 2.4 + number * 0.29)
    return np.asarray(paint * (0.80 + 0.36 * hair)[:, None].astype(np.float32))


def oak_upright(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
    """A standing plank."""
    return oak(v, u, paint, number, pixel)


def _wood(across: Floats, along: Floats, number: int, pixel: Floats) -> Floats:
    """Shade of boards, counted ``across`` and measured ``along``."""
    board = np.floor(across)
    length = along / np.float32(1.4) + chance(board, 1.0) * 7
    tone = chance(board, np.floor(length), number)
    hair = cloud(2, across * 0.22 + tone * 5, along * 0.14 + tone * 3)
    side = np.abs(across - board - 0.5) * 2
    end = np.abs(length - np.round(length))
    joint = np.maximum(clip01((side - 0.94) / 0.05), clip01((0.005 - end) / 0.003))
    joint = joint * crisp(pixel, 0.02)
    return ((0.66 + 0.36 * hair + 0.30 * tone) * (1 - 0.55 * joint)).astype(np.float32)


def herringbone(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
    """Parquet of short blocks in zigzag."""
    row = np.floor(u / np.float32(0.42))
    lean = np.where(row % 2 == 0, 1, -1).astype(np.float32)
    along = v + lean * (u - row * np.float32(0.42))
    block = np.floor(along / np.float32(0.10))
    tone = chance(block, row, number)
    off = np.abs(along / np.float32(0.10) - block - 0.5) * 2
    side = np.abs(u / np.float32(0.42) - row - 0.5) * 2
    joint = np.maximum(clip01((off - 0.88) / 0.1), clip01((side - 0.96) / 0.03))
    hair = cloud(2, along * 1.4 + tone, u * 0.5 + tone * 3)
    shade = (0.68 + 0.26 * hair + 0.32 * tone) * (1 - 0.45 * joint * crisp(pixel, 0.02))
    return np.asarray(paint * shade.astype(np.float32)[:, None])


def tiled(width: float, height: float, gap: float = 0.008, vary: float = 0.12) -> Texture:
    """Wall or floor tiles of a size in metres."""

    def tiles_of(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
        column, row = np.floor(u / width), np.floor(v / height)
        joint = _grid(u, v, width=width, height=height, gap=gap, pixel=pixel)
        shade = 1 - vary / 2 + vary * chance(column, row, number)
        shade = shade * (0.94 + 0.1 * cloud(1, u / 2, v / 2)) * (1 - 0.36 * joint)
        return np.asarray(paint * shade.astype(np.float32)[:, None])

    return tiles_of


tiles = tiled(0.16, 0.16)


def brick(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
    """Running bond with pale joints."""
    row = np.floor(v / np.float32(0.085))
    shifted = u + (row % 2) * np.float32(0.12)
    joint = _grid(shifted, v, width=0.24, height=0.085, gap=0.014, pixel=pixel)
    tone = chance(np.floor(shifted / np.float32(0.24)), row, 3)
    shade = 0.62 + 0.5 * tone + 0.3 * (cloud(1, u, v) - 0.5)
    body = paint * shade.astype(np.float32)[:, None]
    return mix(body, paint.mean() * np.float32(1.1), (joint * np.float32(0.6))[:, None])


def checker(first: Floats, second: Floats, side: float = 0.6) -> Texture:
    """Polished stone in two colours."""

    def board(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
        column, row = np.floor(u / side), np.floor(v / side)
        even = (np.mod(column + row, 2) < 1)[:, None]
        veins = 0.84 + 0.22 * cloud(4, u / 1.7 + chance(column, row), v / 1.7)
        stone = np.where(even, first, second).astype(np.float32)
        return np.asarray(stone * veins.astype(np.float32)[:, None])

    return board


def marble(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
    """Veined stone."""
    soft = cloud(4, u / 2.2, v / 2.2)
    vein = np.abs(np.sin((u + v * 0.4 + soft * 2.6) * np.float32(3.1))) ** np.float32(0.35)
    fine = np.abs(cloud(6, u / 1.3, v / 1.3) - np.float32(0.5))
    thread = clip01(1 - fine * 26) * np.float32(0.14)
    return np.asarray(paint * (0.74 + 0.28 * vein - thread).astype(np.float32)[:, None])


def concrete(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
    """Stained cement with wide joints."""
    joint = _grid(u, v, width=2.4, height=2.4, gap=0.014, pixel=pixel)
    shade = 0.76 + 0.34 * cloud(6, u / 4, v / 4) + 0.16 * (cloud(2, u, v) - 0.5)
    return np.asarray(paint * (shade * (1 - 0.4 * joint)).astype(np.float32)[:, None])


def metal(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
    """Brushed sheet."""
    return np.asarray(
        paint * (0.86 + 0.24 * cloud(2, u * 0.12, v * 3.0)).astype(np.float32)[:, None]
    )


def panelled(width: float, height: float) -> Texture:
    """Wainscot: raised fields in frames."""

    def fields(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
        across = (0.5 - np.abs(u / width - np.floor(u / width) - 0.5)) * np.float32(width)
        down = (0.5 - np.abs(v / height - np.floor(v / height) - 0.5)) * np.float32(height)
        edge = np.minimum(across, down)
        groove = np.exp(-(((edge - np.float32(0.09)) / np.maximum(pixel, 0.012)) ** 2))
        shade = (0.94 + 0.1 * cloud(1, u / 2, v / 2)) * (1 - 0.34 * groove * crisp(pixel, 0.02))
        return np.asarray(paint * shade.astype(np.float32)[:, None])

    return fields


def folds(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
    """A hanging curtain."""
    sway = cloud(1, u * 0.7 + number * 0.3, v * 0.05)
    wave = np.sin(u * np.float32(52) + sway * 9 + np.sin(v * 1.3) * np.float32(0.5))
    return np.asarray(paint * (0.74 + 0.26 * wave).astype(np.float32)[:, None])


def rug(ground: Floats, ink: Floats, width: float, depth: float) -> Texture:
    """A carpet with a border and small diamonds."""

    def pile(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
        edge = np.minimum(np.minimum(u, width - u), np.minimum(v, depth - v))
        border = ramp(0.05, 0.07, edge) * ramp(0.19, 0.17, edge)
        a, b = np.abs(u / 0.34 % 1 - 0.5), np.abs(v / 0.34 % 1 - 0.5)
        spot = ramp(0.30, 0.22, a + b) * ramp(0.26, 0.30, edge) * crisp(pixel, 0.05)
        share = clip01(np.maximum(border, spot * 0.7)) * np.float32(0.75)
        shade = 0.84 + 0.3 * cloud(2, u * 1.3, v * 1.3)
        return np.asarray(mix(ground, ink, share[:, None]) * shade.astype(np.float32)[:, None])

    return pile


def canvas(first: Floats, second: Floats) -> Texture:
    """An abstract painting in two colours."""

    def paint_over(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
        field = cloud(7, u / 1.5 + number * 0.17, v / 1.5 + number * 0.41)
        low = mix(first, second, ramp(0.42, 0.58, field)[:, None])
        stroke = cloud(2, u * 0.5 + number * 0.2, v * 2.2)
        return np.asarray(low * (0.8 + 0.4 * stroke)[:, None], np.float32)

    return paint_over
