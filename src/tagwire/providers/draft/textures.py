"""What faces are painted with: plaster, boards, tiles, marble, a window's view, books."""

import numpy as np

from .cache import Recent
from .colour import Floats, clip01, from_hex, mix, ramp
from .noise import fractal
from .raster import Texture

_TILES: Recent[int, Floats] = Recent(8)


def _noise(kind: int, u: Floats, v: Floats) -> Floats:
    """Look a fixed wrapping tile up; textures belong to the room, not to the seed."""
    tile = _TILES.get(kind, lambda: fractal(np.random.default_rng(kind), 256, 6, 5))
    side = tile.shape[0]
    rows, columns = (np.mod(v, 1) * side).astype(int), (np.mod(u, 1) * side).astype(int)
    return np.asarray(tile[rows % side, columns % side], np.float32)


def _chance(a: Floats, b: Floats, number: float = 0.0) -> Floats:
    """A repeatable random number for every board, tile or book."""
    value = np.sin(a * 127.1 + b * 311.7 + number * 74.7) * 43758.547
    return np.asarray(value - np.floor(value), np.float32)


def _crisp(pixel: Floats, width: float) -> Floats:
    """Fade out joints that are thinner than a pixel."""
    return clip01(width / (pixel + 1e-6))


def plaster(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
    """An even wall with faint clouds."""
    return paint * (0.92 + 0.16 * _noise(1, u / 3 + number * 0.37, v / 3))[:, None]


def boards(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
    """A floor of narrow boards running away from the camera."""
    return paint * _wood(u / 0.14, v, number, pixel)[:, None]


def table_top(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
    """Wide boards running across."""
    return paint * _wood(v / 0.24, u, number, pixel)[:, None]


def _wood(across: Floats, along: Floats, number: int, pixel: Floats) -> Floats:
    """Shade of boards, counted ``across`` and measured ``along``."""
    board = np.floor(across)
    tone = _chance(board, np.floor(along / 1.4 + _chance(board, board * 0 + 1) * 7), number)
    hair = _noise(2, across * 0.4 + tone * 5, along * 0.16 + tone * 3)
    joint = clip01((np.abs(across - board - 0.5) * 2 - 0.955) / 0.045) * _crisp(pixel, 0.02)
    return (0.70 + 0.34 * hair + 0.26 * tone) * (1 - 0.55 * joint)


def tiles(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
    """Square wall tiles."""
    side = 0.16
    column, row = np.floor(u / side), np.floor(v / side)
    off = np.maximum(np.abs(u / side - column - 0.5), np.abs(v / side - row - 0.5)) * 2
    joint = clip01((off - 0.94) / 0.05) * _crisp(pixel, 0.02)
    shade = (0.92 + 0.12 * _chance(column, row, number)) * (1 - 0.3 * joint)
    return paint * shade[:, None]


def marble(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
    """Veined stone."""
    cloud = _noise(4, u / 2.2, v / 2.2)
    vein = np.asarray(np.abs(np.sin((u + v * 0.4 + cloud * 2.6) * 3.1)) ** 0.35)
    return paint * (0.74 + 0.28 * vein)[:, None]


def window(width: float, height: float, sky: Floats) -> Texture:
    """A mullioned window with trees outside, to be hung with a glow."""
    columns = max(1, round(width / 0.8))
    leaves = from_hex("#6a8a4a")

    def view(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
        across, upward = (u / width * columns) % 1, (v / height * 2) % 1
        side = np.minimum(across, 1 - across) * width / columns
        level = np.minimum(upward, 1 - upward) * height / 2
        tree = ramp(0.48, 0.62, _noise(5, u / 3, v / 3) - (v / height - 0.42) * 0.55)
        outside = mix(
            sky * (0.6 + 0.5 * v / height)[:, None], leaves * sky * 0.9, tree[:, None] * 0.7
        )
        bar = (side < 0.035) | (level < 0.035)
        return np.asarray(np.where(bar[:, None], 0.10, outside), np.float32)

    return view


def canvas(first: Floats, second: Floats) -> Texture:
    """An abstract painting in two colours."""

    def paint_over(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
        return mix(first, second, ramp(0.42, 0.58, _noise(7, u / 1.5, v / 1.5))[:, None])

    return paint_over
