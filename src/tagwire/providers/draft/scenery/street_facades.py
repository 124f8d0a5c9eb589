"""Fronts of houses: window cells in five manners, put together floor by floor into one skin."""

import cv2
import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex, mix
from tagwire.providers.draft.noise import fractal

from .city_raster import Skin
from .street_boards import SHOP, Board, Front
from .street_kits import Kit
from .street_shops import shop_front

_LIGHTS = ("#ffd08a", "#ffc070", "#ffe3b4", "#d8e8ff", "#ffdba0")
_VARIANTS = 8


def front_skin(kit: Kit, front: Front, ppm: float, floors: int) -> Skin:
    """Draw a front: shop, floors of windows, dirt; the cornice only if all floors are drawn."""
    rng = np.random.default_rng([front.number, 11])
    wall = from_hex(front.wall)
    bays = max(2, round(front.width / kit.bay))
    whole = floors >= front.floors
    height = SHOP + floors * kit.storey + (0.9 if whole else 0.0)
    board = Board(front.width, height, ppm, wall)
    cells = _cells(kit, front, front.width / bays, ppm, rng)
    dark = rng.random((front.floors, bays)) > kit.lit * rng.uniform(0.6, 1.3)
    kinds = np.where(dark, rng.integers(0, 3, dark.shape), rng.integers(3, _VARIANTS, dark.shape))
    kinds, foot = kinds[-floors:], round(SHOP * ppm)
    for plane, cell in zip((board.paint, board.glow), cells, strict=True):
        tall, wide = cell.shape[1:3]
        sheet = cell[kinds].transpose(0, 2, 1, 3, 4).reshape(floors * tall, bays * wide, 4)
        room = plane[max(0, plane.shape[0] - foot - sheet.shape[0]) : plane.shape[0] - foot]
        width = min(room.shape[1], sheet.shape[1])
        room[:, :width] = sheet[-room.shape[0] :, :width]
    _weather(board, rng)
    _cornice(board, kit, front, height if whole else 99.0)
    shop_front(board, kit, front, SHOP, rng)
    return board.skin()


def _cells(
    kit: Kit, front: Front, bay: float, ppm: float, rng: np.random.Generator
) -> tuple[Floats, Floats]:
    """Variants of one window with its bit of wall, paint and glow: V x h x w x 4."""
    curtain = mix(from_hex("#cfc4b0"), from_hex(front.trim), 0.3).astype(np.float32)
    wall, window = _WINDOWS[kit.window]
    bare = Board(bay, kit.storey, ppm, from_hex(front.wall))
    wall(bare, bay, kit.storey)
    lights: Floats = np.zeros((_VARIANTS, 3), np.float32)
    for kind in range(_VARIANTS):
        lamp = from_hex(_LIGHTS[int(rng.integers(len(_LIGHTS)))])
        lights[kind] = lamp * np.float32(0.0 if kind < 3 else float(rng.uniform(0.35, 1.15)))
    board = bare.copies(_VARIANTS)
    window(board, bay, kit.storey, front, lights)
    for kind in (1, 4, 6):
        half = lights[kind] * np.float32(0.5)
        _curtains(board.one(kind), (bay, kit.storey), curtain, half, kind)
    return board.paint, board.glow


def _curtains(
    board: Board, cell: tuple[float, float], cloth: Floats, light: Floats, kind: int
) -> None:
    """A blind half down, or curtains at both sides."""
    bay, storey = cell
    left, low, wide, tall = bay * 0.27, storey * 0.34, bay * 0.46, storey * 0.46
    strips = (
        ((left, low + tall * 0.5, wide, tall * 0.5),)
        if kind == 6
        else ((left, low, wide * 0.22, tall), (left + wide * 0.78, low, wide * 0.22, tall))
    )
    for x, y, w, h in strips:
        part = board.at(x, y, w, h)
        seen = board.glow[part][..., 3:] > 0.5
        board.paint[part][..., :3] = np.where(seen, cloth * 0.6, board.paint[part][..., :3])
        board.glow[part][..., :3] = np.where(seen, light, board.glow[part][..., :3])
        board.glow[part][..., 3] *= 0.35


def _sash(board: Board, bay: float, storey: float, front: Front, light: Floats) -> None:
    """A sash window between a stone lintel and a sill."""
    trim, wide, tall = from_hex(front.trim), min(1.15, bay * 0.5), storey * 0.58
    x, y = (bay - wide) / 2, storey * 0.2
    board.shade(x - 0.06, y - 0.32, wide + 0.18, 0.2, 0.62)
    board.fill(x - 0.14, y - 0.14, wide + 0.28, 0.15, trim)
    board.fill(x - 0.16, y + tall, wide + 0.32, 0.26, trim * 0.9)
    board.fill(x, y, wide, tall, trim * 0.75)
    for row in range(2):
        board.pane(x + 0.08, y + 0.07 + row * tall / 2, wide - 0.16, tall / 2 - 0.12, light)
    board.fill(x + wide / 2 - 0.03, y, 0.06, tall, trim * 0.7)
    board.shade(x, y + tall - 0.16, wide, 0.16, 0.42)


def _french(board: Board, bay: float, storey: float, front: Front, light: Floats) -> None:
    """A tall window, its surround, shutters and a little iron rail."""
    stone, wide, tall = from_hex(front.wall), bay * 0.40, storey * 0.72
    x, y = (bay - wide) / 2, 0.12
    board.fill(x - 0.2, y, wide + 0.4, tall + 0.16, stone * 1.12)
    board.fill(x - 0.3, y + tall + 0.14, wide + 0.6, 0.16, stone * 1.2)
    board.shade(x - 0.3, y + tall + 0.02, wide + 0.6, 0.12, 0.72)
    shutter = from_hex("#8f9a9c") * np.float32(0.8)
    for left in (x - 0.42, x + wide + 0.04):
        board.fill(left, y, 0.38, tall, shutter)
        for slat in range(9):
            board.shade(left, y + slat * tall / 9, 0.38, 0.05, 0.7)
    board.fill(x, y, wide, tall, from_hex("#efe9dc") * np.float32(0.8))
    for column in range(2):
        for row in range(3):
            at = (x + 0.06 + column * wide / 2, y + 0.05 + row * tall / 3)
            board.pane(*at, wide / 2 - 0.11, tall / 3 - 0.07, light)
    board.shade(x, y + tall - 0.18, wide, 0.18, 0.45)
    iron = np.full(3, 0.012, np.float32)
    board.fill(x - 0.2, y + 0.82, wide + 0.4, 0.06, iron)
    for bar in np.arange(x - 0.2, x + wide + 0.2, 0.14):
        board.fill(float(bar), y, 0.035, 0.85, iron)


def _ribbon(board: Board, bay: float, storey: float, front: Front, light: Floats) -> None:
    """A sliding window and now and then the box of an air conditioner."""
    wide, tall, frame = bay * 0.74, storey * 0.5, np.full(3, 0.10, np.float32)
    x, y = (bay - wide) / 2, storey * 0.32
    board.shade(x, y - 0.3, wide, 0.24, 0.7)
    board.fill(x - 0.05, y - 0.07, wide + 0.1, tall + 0.12, frame)
    board.pane(x, y, wide / 2 - 0.03, tall, light)
    board.pane(x + wide / 2 + 0.03, y, wide / 2 - 0.03, tall, light)
    board.shade(x, y + tall - 0.2, wide, 0.2, 0.45)
    if front.number % 3 == 0:
        board.fill(x + 0.1, 0.25, 0.85, 0.55, from_hex("#c9c9c4"))
        board.fill(x + 0.2, 0.32, 0.42, 0.40, np.full(3, 0.08, np.float32))
        board.shade(x + 0.1, 0.12, 0.9, 0.14, 0.55)


def _grid(board: Board, bay: float, storey: float, front: Front, light: Floats) -> None:
    """A frame of pale piers with wide panes, or glass from floor to floor."""
    trim, glassy = from_hex(front.trim), front.number % 3 == 0
    pier, sill = (0.06, 0.28) if glassy else (0.34, 0.95)
    board.fill(pier, sill, bay - 2 * pier, storey - sill - 0.2, trim * 0.35)
    half = (bay - 2 * pier) / 2
    for column in range(2):
        board.pane(
            pier + 0.05 + column * half, sill + 0.06, half - 0.1, storey - sill - 0.34, light
        )
    board.shade(pier, storey - 0.45, bay - 2 * pier, 0.24, 0.5)
    board.shade(0, sill - 0.14, bay, 0.1, 1.2)
    board.shade(0, sill - 0.34, bay, 0.18, 0.78)


def _smooth(board: Board, bay: float, storey: float) -> None:
    """A wall of nothing but its paint."""


def _ashlar(board: Board, bay: float, storey: float) -> None:
    """Courses of cut stone."""
    for level in range(int(storey / 0.55)):
        board.shade(0, level * 0.55, bay, 0.04, 0.86)


def _tiled(board: Board, bay: float, storey: float) -> None:
    """Small tiles."""
    for line in np.arange(0, storey, 0.3):
        board.shade(0, float(line), bay, 0.03, 0.88)
    for line in np.arange(0, bay, 0.3):
        board.shade(float(line), 0, 0.03, storey, 0.92)


def _bricks(board: Board, bay: float, storey: float) -> None:
    """Courses of brick, where they can be seen."""
    if board.ppm < 16:
        return
    rows, columns = board.paint.shape[:2]
    y, x = np.arange(rows)[:, None], np.arange(columns)[None]
    tall = max(2, round(0.09 * board.ppm))
    course = y // tall
    brick = (x + (course % 2) * tall) // (tall * 2)
    tone = (course * 37 + brick * 71) % 11 / 11.0
    joint = np.where(y % tall == 0, 0.78, 1.0)
    board.paint[..., :3] *= ((0.86 + 0.28 * tone) * joint).astype(np.float32)[..., None]


_WINDOWS = {
    "sash": (_bricks, _sash),
    "french": (_ashlar, _french),
    "ribbon": (_tiled, _ribbon),
    "grid": (_smooth, _grid),
}


def _weather(board: Board, rng: np.random.Generator) -> None:
    """Clouds of dirt, and runs below the sills."""
    rows, columns = board.paint.shape[:2]
    cloud = fractal(rng, 256, 4, 5)
    y = (np.arange(rows) * (20 / board.ppm)).astype(int) % 256
    x = (np.arange(columns) * (20 / board.ppm)).astype(int) % 256
    runs = fractal(rng, 256, 32, 3)[int(rng.integers(256))][x]
    dirt = 0.80 + 0.34 * cloud[np.ix_(y, x)] - 0.12 * runs[None]
    plain = dirt.astype(np.float32)
    board.paint[:] = board.paint * cv2.merge([plain, plain, plain, np.ones_like(plain)])


def _cornice(board: Board, kit: Kit, front: Front, height: float) -> None:
    """The mouldings that end a front, and the one above its shop."""
    trim = from_hex(front.trim)
    board.fill(0, height - 0.9, front.width, 0.9, trim * 0.9)
    board.shade(0, height - 0.62, front.width, 0.14, 0.6)
    board.shade(0, height - 0.2, front.width, 0.2, 1.15)
    board.shade(0, height - 1.15, front.width, 0.25, 0.6)
    board.fill(0, SHOP - 0.02, front.width, 0.22, trim)
    board.shade(0, SHOP - 0.02, front.width, 0.08, 0.6)
    board.shade(0, 0, 0.06, height, 0.6)
    board.shade(front.width - 0.05, 0, 0.05, height, 0.6)
    if kit.window == "french":
        for floor in (1, front.floors - 1):
            at = SHOP + floor * kit.storey - 0.05
            board.fill(0, at, front.width, 0.16, trim * 1.05)
            board.shade(0, at - 0.2, front.width, 0.2, 0.66)
