"""The camera of a film: which move the words ask for, and what each frame of it sees."""

import re
from dataclasses import dataclass

import cv2
import numpy as np

from .colour import Bytes, Floats
from .filters import resize

_TO = r"[^.,;，。；]{0,24}"
_GOES = r"\b(pan|truck|slid|mov|drift|track|glid|travel)\w*\b" + _TO
_TURNS = r"\b(tilt|crane|ris|mov|pan|pedestal|boom)\w*\b" + _TO
_CLOSER = r"\b(push\w*|zoom\w*|dolly|mov\w*|track\w*) ?-?(in|closer|forward|towards?)\b"
_AWAY = r"\b(pull\w*|zoom\w*|dolly|mov\w*|track\w*) ?-?(out|back|away)\b"
_STILL = r"\b(static|still camera|locked[ -]off|tripod|no (camera )?movement)\b"
_MOVES = (
    ("pull out", _AWAY + "|拉远|拉开|后退|拉镜|缩小|远离"),
    ("push in", _CLOSER + "|推近|推进|推镜|拉近|放大|靠近"),
    ("orbit", r"\b(orbit|circl|revolv|parallax|arc)\w*\b|\baround\b|环绕|围绕|绕着|旋转|视差"),
    ("pan left", rf"{_GOES}\bleft\b|\bleftwards?\b|[向往朝]左|左[摇移平]"),
    ("pan right", rf"{_GOES}\bright\b|\brightwards?\b|[向往朝]右|右[摇移平]|摇镜"),
    ("tilt up", rf"{_TURNS}\bup(wards?)?\b|\brises\b|[向往朝]上|上[摇移升]|仰拍|升起"),
    ("tilt down", rf"{_TURNS}\bdown(wards?)?\b|[向往朝]下|下[摇移降]|俯拍|下降"),
    ("still", _STILL + "|静止|固定镜头|镜头不动"),
)
_SLOW = re.compile(r"\b(slow|subtl|gentl|slight|soft)\w*\b|缓|慢|轻微")
_FAST = re.compile(r"\b(fast|quick|rapid|whip|dramatic)\w*\b|快|迅速|猛")
_CELL = 4
"""Pixels between two that are reckoned; between them the view is smooth."""
_MARGIN = 1.16
_ROOM = (1 - 1 / _MARGIN) / 2
"""How far the view may go aside, as a share of the frame, without seeing an edge."""
_EASE = 0.22
_LOOKS = 6
_FOCUS = 0.62


@dataclass(frozen=True, slots=True)
class Move:
    """A move by name, how wide it is (1 is usual), and the point it goes towards."""

    name: str
    width: float = 1.0
    centre: tuple[float, float] = (0.0, -0.04)


def move_of(prompt: str, seed: int) -> Move:
    """The move a prompt asks for, a push in where it says none; the seed varies it a little."""
    words = prompt[:4000].lower()
    found = [(hit.start(), name) for name, form in _MOVES if (hit := re.search(form, words))]
    name = min(found)[1] if found else "push in"
    pace = 0.7 if _SLOW.search(words) else 1.25 if _FAST.search(words) else 1.0
    rng = np.random.default_rng(seed)
    x, y, wide = rng.uniform((-0.05, -0.07, 0.94), (0.05, 0.0, 1.06))
    return Move(name, float(pace * wide), (float(x), float(y)))


@dataclass(frozen=True, slots=True)
class Lens:
    """How a frame is seen: how close, how far aside and up, how far round what is in focus.

    A `flat` one brings near and far closer alike, and so leaves the same room on every side.
    """

    zoom: float = 1.0
    aside: float = 0.0
    up: float = 0.0
    turn: float = 0.0
    flat: bool = False


def _lens(move: Move, eased: float) -> Lens:
    swing = 2 * eased - 1
    reach = _ROOM * 0.74 * min(1.0, move.width) * swing
    closer = 0.15 * move.width
    match move.name:
        case "push in":
            return Lens(1 + closer * eased)
        case "pull out":
            return Lens(1 + closer * (1 - eased))
        case "pan left" | "pan right":
            return Lens(_MARGIN, aside=reach if move.name == "pan right" else -reach, flat=True)
        case "tilt up" | "tilt down":
            return Lens(_MARGIN, up=reach if move.name == "tilt down" else -reach, flat=True)
        case "orbit":
            return Lens(1.12 + 0.04 * eased, turn=0.045 * min(1.2, move.width) * swing)
        case _:
            return Lens(1 + 0.012 * eased)


class View:
    """What a camera sees of one picture, frame by frame; `near` tells each part's distance."""

    def __init__(self, picture: Bytes, near: Floats, size: tuple[int, int], move: Move) -> None:
        self._picture, self._near = picture, near
        self._size, self._move = size, move
        width, height = size
        self._x = _cells(width)[None, :] * np.ones((len(_cells(height)), 1), np.float32)
        self._y = _cells(height)[:, None] * np.ones((1, len(_cells(width))), np.float32)

    def at(self, moment: float) -> Bytes:
        """The frame at a moment, 0 begin to 1 end."""
        eased = _eased(moment)
        seen = self._seen(self._near_at(self._x, self._y), eased)
        for _ in range(_LOOKS):  # what is seen there may be nearer or farther than what was
            seen = self._seen(self._near_at(*seen), eased)
        height, width = self._picture.shape[:2]
        across = self._spread((seen[0] + 0.5) * width - 0.5)
        down = self._spread((seen[1] + 0.5) * height - 0.5)
        frame = cv2.remap(
            self._picture, across, down, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT_101
        )
        return np.asarray(frame, np.uint8)

    def _seen(self, near: Floats, eased: float) -> tuple[Floats, Floats]:
        """Where in the picture each cell of the frame looks, both as shares from the middle."""
        lens = _lens(self._move, eased)
        scale = 1 + (lens.zoom - 1) * (1 if lens.flat else 0.6 + 0.8 * near)
        depth = 0.72 + 0.56 * near
        x, y = self._move.centre
        across = x + (self._x - x) / scale + lens.aside * depth + lens.turn * (near - _FOCUS)
        down = y + (self._y - y) / scale + lens.up * depth
        return np.asarray(across, np.float32), np.asarray(down, np.float32)

    def _near_at(self, x: Floats, y: Floats) -> Floats:
        height, width = self._near.shape
        across = np.asarray((x + 0.5) * width - 0.5, np.float32)
        down = np.asarray((y + 0.5) * height - 0.5, np.float32)
        found = cv2.remap(
            self._near, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        )
        return np.asarray(found, np.float32)

    def _spread(self, cells: Floats) -> Floats:
        """From cells to pixels; a cell beyond each edge keeps the edges true."""
        width, height = self._size
        rows, columns = cells.shape
        fine = resize(cells, columns * _CELL, rows * _CELL, smooth=False)
        return np.ascontiguousarray(fine[_CELL : _CELL + height, _CELL : _CELL + width])


def _cells(length: int) -> Floats:
    """The middles of the cells along a side as shares from its middle, one beyond each end."""
    count = -(-length // _CELL) + 2
    middles = (np.arange(count, dtype=np.float32) - 1) * _CELL + _CELL / 2
    return np.asarray(middles / length - 0.5, np.float32)


def _eased(moment: float) -> float:
    """Way covered at a moment: speed grows evenly at the begin, is steady, and falls at the end."""
    most = 1 / (1 - _EASE)
    if moment < _EASE:
        return most * moment**2 / (2 * _EASE)
    if moment > 1 - _EASE:
        return 1 - most * (1 - moment) ** 2 / (2 * _EASE)
    return most * (moment - _EASE / 2)
