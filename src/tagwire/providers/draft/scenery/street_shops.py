"""Shop fronts with something in them, and signs in a script that nobody can read."""

import cv2
import numpy as np

from tagwire.providers.draft.cache import Recent
from tagwire.providers.draft.colour import Floats, from_hex, mix

from .city_raster import Skin
from .street_boards import Board, Front
from .street_kits import NEONS, Kit

_SIGNS: Recent[tuple[int, int, bool], Skin] = Recent(96)
_GOODS = ("#e0563a", "#e8c04a", "#4a9a7a", "#4a78c0", "#f0e6d6", "#c05a8a", "#7a4a2c")


def shop_front(
    board: Board, kit: Kit, front: Front, height: float, rng: np.random.Generator
) -> None:
    """Put shops along the foot of a front."""
    count = max(1, round(front.width / 5.0))
    width = front.width / count
    board.fill(0, 0, front.width, height, from_hex(front.wall) * np.float32(0.55))
    for index in range(count):
        _shop(board, kit, front, (index * width, width, height), rng)


def _shop(
    board: Board,
    kit: Kit,
    front: Front,
    place: tuple[float, float, float],
    rng: np.random.Generator,
) -> None:
    left, width, height = place
    paint = from_hex(kit.shops[int(rng.integers(len(kit.shops)))])
    light = from_hex(("#ffd9a0", "#ffe9c8", "#fff4e6", "#e6f2ff")[int(rng.integers(4))])
    strength = float(rng.uniform(0.5, 1.05)) * (0.6 if kit.steps else 1.35 if kit.neon else 1.0)
    shut = rng.random() < (0.32 if kit.steps else 0.14)
    board.fill(left + 0.12, 0, width - 0.24, height - 0.15, paint)
    board.shade(left + 0.12, 0, width - 0.24, 0.5, 0.7)
    if shut:
        board.fill(left + 0.4, 0, width - 0.8, 2.7, np.full(3, 0.2, np.float32))
        for slat in np.arange(0, 2.7, 0.16):
            board.shade(left + 0.4, float(slat), width - 0.8, 0.06, 0.72)
    else:
        door = 1.1 if width > 3.4 else 0.0
        board.pane(
            left + 0.4, 0.5, width - 0.9 - door, 2.25, light * np.float32(strength), glass=0.5
        )
        _goods(board, (left + 0.4, 0.5, width - 0.9 - door), strength, rng)
        if door:
            x = left + width - 0.4 - door
            board.pane(x, 0.1, door, 2.65, light * np.float32(strength * 0.8), glass=0.5)
            board.shade(x + door / 2 - 0.04, 0.1, 0.08, 2.65, 0.25)
            board.shade(x, 0.1, door, 0.5, 0.5)
    _name_board(board, kit, (left + 0.2, height - 1.15, width - 0.4), paint, rng)


def _goods(
    board: Board, window: tuple[float, float, float], strength: float, rng: np.random.Generator
) -> None:
    """What one trade shows in its window, and the lamps over it."""
    left, low, width = window
    if board.ppm < 9:
        return
    # The room goes back: dim below and at its ends, with its far wall lit.
    board.shade(left, low, width, 0.75, 0.55)
    board.shade(left, low + 1.35, width, 0.12, 0.6)
    trade = (_shelves, _cafe, _clothes, _market)[int(rng.integers(4))]
    if trade is not _shelves:  # their far wall is bare, and further from the lamps
        board.shade(left, low, width, 2.25, 0.5)
    trade(board, window, strength, rng)
    for post in np.arange(left, left + width + 0.1, max(1.2, width / 3)):
        board.shade(float(post) - 0.03, low, 0.07, 2.25, 0.2)
    for lamp in np.arange(left + 0.4, left + width - 0.2, 1.1):
        part = board.at(float(lamp), low + 1.98, 0.2, 0.1)
        board.glow[part][..., :3] = np.array([3.4, 3.0, 2.4], np.float32)


def _put(board: Board, box: tuple[float, float, float, float], code: str, power: float) -> None:
    """One lit thing behind the glass; ``box`` is left, low, wide and tall in metres."""
    part, ink = board.at(*box), from_hex(code)
    board.glow[part][..., :3] = ink * np.float32(power)
    board.paint[part][..., :3] = ink * np.float32(0.35)


def _hue(rng: np.random.Generator) -> str:
    return _GOODS[int(rng.integers(len(_GOODS)))]


def _shelves(
    board: Board, window: tuple[float, float, float], strength: float, rng: np.random.Generator
) -> None:
    """Books, bottles and boxes on three shelves."""
    left, low, width = window
    for shelf in range(3):
        x, y = left + 0.05, low + 0.06 + shelf * 0.62
        board.shade(left, y - 0.09, width, 0.07, 0.35)
        while x < left + width - 0.3:
            wide, tall = float(rng.uniform(0.09, 0.34)), float(rng.uniform(0.14, 0.5))
            code, power = _hue(rng), float(rng.uniform(0.25, 0.7)) * strength
            if rng.random() < 0.75:
                _put(board, (x, y, min(wide, left + width - x), tall), code, power)
            x += wide + float(rng.choice([0.02, 0.03, 0.05, 0.3]))


def _cafe(
    board: Board, window: tuple[float, float, float], strength: float, rng: np.random.Generator
) -> None:
    """Guests at small tables before a warm wall, and lamps hung low over them."""
    left, low, width = window
    _put(board, (left, low + 0.75, width, 0.95), "#d08a4c", 0.42 * strength)
    board.shade(left, low + 0.75, width, 0.10, 0.5)
    for middle in np.arange(left + 0.6, left + width - 0.4, 1.25):
        at = float(middle) + float(rng.uniform(-0.12, 0.12))
        _put(board, (at - 0.30, low + 0.42, 0.60, 0.06), "#8a5a34", 0.8 * strength)
        board.shade(at - 0.03, low, 0.06, 0.42, 0.15)
        for side in (-1, 1):
            if rng.random() < 0.3:
                continue
            seat = at + side * 0.42 - 0.13
            _put(board, (seat, low + 0.22, 0.26, 0.46), _hue(rng), 0.16 * strength)
            board.shade(seat + 0.06, low + 0.70, 0.15, 0.20, 0.12)
        _put(board, (at - 0.14, low + 1.42, 0.28, 0.14), "#ffd28a", 2.2 * strength)
        board.shade(at - 0.012, low + 1.56, 0.024, 0.45, 0.3)


def _clothes(
    board: Board, window: tuple[float, float, float], strength: float, rng: np.random.Generator
) -> None:
    """Figures in coats and dresses, and a rail of more behind them."""
    left, low, width = window
    x = left + 0.15
    while x < left + width - 0.2:
        wide = float(rng.uniform(0.06, 0.11))
        tall = float(rng.uniform(0.5, 0.7))
        _put(board, (x, low + 1.50 - tall, wide, tall), _hue(rng), 0.22 * strength)
        x += wide + 0.015
    board.shade(left + 0.1, low + 1.50, width - 0.2, 0.035, 0.15)
    for middle in np.arange(left + 0.55, left + width - 0.3, 1.05):
        code, long = _hue(rng), float(rng.uniform(0.45, 1.0))
        power = 0.75 * strength
        _put(board, (float(middle) - 0.15, low + 1.18 - 0.45, 0.30, 0.45), code, power)
        _put(
            board,
            (float(middle) - 0.19, low + 0.80 - long * 0.7, 0.38, long * 0.7),
            code,
            power * 0.8,
        )
        _put(board, (float(middle) - 0.065, low + 1.22, 0.13, 0.19), "#e6dccb", power)


def _market(
    board: Board, window: tuple[float, float, float], strength: float, rng: np.random.Generator
) -> None:
    """Fruit heaped in crates, each of one colour, and a counter with its price tags behind."""
    left, low, width = window
    _put(board, (left, low + 1.0, width, 0.42), "#e8e2d0", 0.30 * strength)
    for row, y in enumerate((0.02, 0.46)):
        x = left + 0.06
        while x < left + width - 0.3:
            wide = float(rng.uniform(0.42, 0.62))
            code, power = _hue(rng), float(rng.uniform(0.55, 0.85)) * strength * (1 - 0.25 * row)
            _put(board, (x, low + y, min(wide, left + width - x), 0.16), "#8a6238", 0.45 * strength)
            for ball in np.arange(x + 0.02, min(x + wide, left + width) - 0.10, 0.11):
                tall = 0.10 + 0.10 * float(rng.random())
                _put(board, (float(ball), low + y + 0.16, 0.095, tall), code, power)
            _put(board, (x + wide * 0.4, low + y + 0.30, 0.12, 0.09), "#f6f2e4", 1.0 * strength)
            x += wide + 0.05


def _name_board(
    board: Board,
    kit: Kit,
    place: tuple[float, float, float],
    paint: Floats,
    rng: np.random.Generator,
) -> None:
    """The sign above the window."""
    left, low, width = place
    neon = kit.neon and rng.random() < 0.75
    ink = from_hex(NEONS[int(rng.integers(len(NEONS)))]) if kit.neon else from_hex("#f2e2b8")
    back = ink * np.float32(0.8) if neon else mix(paint, np.zeros(3), 0.35)
    board.fill(left, low, width, 0.8, np.asarray(back, np.float32) * np.float32(0.8))
    rows, columns = board.at(left, low + 0.12, width, 0.56)
    tall = rows.stop - rows.start
    if tall < 7:
        return
    count = max(2, round(width / 0.62))
    mask = np.zeros((tall, columns.stop - columns.start), np.float32)
    step = max(1, mask.shape[1] // (count + 1))
    for index in range(count):
        glyph = stroke_mask(rng, tall)
        x = step // 2 + index * step
        room = mask[:, x : x + tall]
        room[:] = np.maximum(room, glyph[:, : room.shape[1]])
    part = (rows, slice(columns.start, columns.start + mask.shape[1]))
    fits = board.glow[part].shape[1]
    lines = mask[:, :fits, None]
    if neon:
        board.glow[part][..., :3] = ink * (1.5 * (1 - lines)) + lines * np.float32(2.2)
    else:
        area = board.paint[part][..., :3]
        area += (ink - area) * lines
        board.glow[part][..., :3] = ink * lines * np.float32(0.7)


def stroke_mask(rng: np.random.Generator, side: int) -> Floats:
    """One glyph of no alphabet: strokes along, down and across a square, 0..1."""
    big = 48
    mask = np.zeros((big, big), np.uint8)
    stops = np.array([8, 17, 24, 31, 40])
    for _ in range(int(rng.integers(3, 6))):
        a, b, c = (int(stops[i]) for i in rng.integers(0, 5, 3))
        kind = rng.random()
        if kind < 0.45:
            ends = ((min(b, c) - 4, a), (max(b, c) + 6, a))
        elif kind < 0.8:
            ends = ((a, min(b, c) - 4), (a, max(b, c) + 6))
        else:
            ends = ((a, b), (c, int(stops[4])))
        cv2.line(mask, ends[0], ends[1], (255,), 5, cv2.LINE_AA)
    if rng.random() < 0.4:
        cv2.rectangle(mask, (10, 10), (38, int(stops[int(rng.integers(2, 5))])), (255,), 4)
    small = cv2.resize(mask, (side, side), interpolation=cv2.INTER_AREA)
    return small.astype(np.float32) / np.float32(255)


def blade_sign(number: int, glyphs: int, neon: bool) -> Skin:
    """A sign of glyphs one above another, one of a few: a lit box, a white one, or tubes."""
    key = (number, glyphs, neon)
    return _SIGNS.get(key, lambda: _blade(np.random.default_rng(key), glyphs, neon))


def _blade(rng: np.random.Generator, glyphs: int, neon: bool) -> Skin:
    side = 40
    ink = from_hex(NEONS[int(rng.integers(len(NEONS)))])
    other = from_hex(NEONS[int(rng.integers(len(NEONS)))])
    kind = (0, 0, 0, 1, 2, 2)[int(rng.integers(6))]
    lines = np.zeros((side * glyphs + 12, side + 12), np.float32)
    for index in range(glyphs):
        top = 6 + index * side
        lines[top : top + side, 6 : 6 + side] = stroke_mask(rng, side)
    edge = np.zeros(lines.shape, np.uint8)
    cv2.rectangle(edge, (3, 3), (edge.shape[1] - 4, edge.shape[0] - 4), (255,), 2, cv2.LINE_AA)
    tube = (edge.astype(np.float32) / np.float32(255))[..., None]
    strokes = lines[..., None]
    power = np.float32(1.0 if neon else 0.35)
    white = np.array([2.6, 2.5, 2.4], np.float32)
    if kind == 0:
        glow = ink * (1.6 * (1 - strokes)) + white * strokes
    elif kind == 1:
        glow = np.float32(0.62) * (1 - strokes) * np.array([1, 0.95, 0.88]) + other * strokes * 0.8
    else:
        halo = cv2.GaussianBlur(np.maximum(lines, tube[..., 0]), (0, 0), 5)[..., None]
        glow = ink * (strokes * 3.2 + halo * 0.5) + other * tube * 3.0
    glow = glow + (other * tube * 2.0 if kind == 0 else 0.0)
    paint = np.ones((*lines.shape, 4), np.float32)
    paint[..., :3] = mix(ink * 0.5, np.full(3, 0.75), strokes) if kind == 0 else 0.06
    if kind == 1:
        paint[..., :3] = mix(np.full(3, 0.7), ink * 0.5, strokes)
    out = np.zeros((*lines.shape, 4), np.float32)
    out[..., :3] = np.asarray(glow, np.float32) * power
    return Skin(paint, out)
