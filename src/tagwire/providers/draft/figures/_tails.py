"""Tails of animals, from the croup backwards: one maker a shape."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from tagwire.providers.draft.clay import Board, Coat, Paint
from tagwire.providers.draft.colour import Floats, from_hex, mix

from ._coats import body_coat, leg_coat
from ._gait import Frame
from ._species import Species


@dataclass(frozen=True, slots=True)
class _Root:
    """Where a tail begins, on whom."""

    kind: Species
    frame: Frame
    at: Floats
    phase: float

    @property
    def resting(self) -> bool:
        """Whether the tail lies on the floor."""
        return self.frame.still or self.frame.pose == "teddy"

    @property
    def coat(self) -> Paint:
        if self.kind.pattern in ("panda", "wool"):
            return self.kind.base
        return leg_coat(self.kind, -9, -8, self.phase)

    def line(self, *spots: tuple[float, ...]) -> list[Floats]:
        """The root and points (back, up, aside) from it in lengths of the tail, above the floor."""
        points = [self.at]
        for back, up, *aside in spots:
            out = aside[0] if aside else 0.0
            point = self.at + np.array([out, up, -back]) * self.kind.tail[1]
            point[1] = max(point[1], 0.08)
            points.append(np.asarray(point))
        return points


def tail(board: Board, kind: Species, frame: Frame, phase: float) -> None:
    """The tail, from the croup backwards; it lies down when the animal sits."""
    at = frame.croup + np.array([0, 0.45 * kind.rump, -0.8 * kind.rump])
    if frame.pose in ("sit", "teddy"):
        at = frame.croup + np.array([0, -0.45 * kind.rump, -0.85 * kind.rump])
    if kind.tail[0] in _SHAPES:
        _SHAPES[kind.tail[0]](board, _Root(kind, frame, at, phase))


_HANGING = ((0.28, -0.12), (0.48, -0.5), (0.72, -0.6), (0.95, -0.42))
_RAISED = ((0.22, 0.1), (0.34, 0.42), (0.26, 0.72), (0.4, 0.86))
_UP = ((0.25, 0.32), (0.3, 0.72), (0.1, 0.95))
_CURLED_ROUND = ((0.28, -0.7), (0.1, -0.9, -0.5), (-0.4, -0.9, -0.62))


def _thin(
    board: Board,
    root: _Root,
    *,
    thick: float,
    spots: tuple[tuple[float, float], ...] = _HANGING,
    end: float = 0.72,
) -> None:
    line = root.line(*(_CURLED_ROUND if root.resting else spots))
    radii = [thick * 1.15, *([thick] * (len(line) - 2)), thick * end]
    board.tube(line, radii, _PAINTS.get(root.kind.tail[0], _plain)(root), blend=0.03, smooth=3)


def _plain(root: _Root) -> Paint:
    return root.coat


def _pink(root: _Root) -> Paint:
    return from_hex("#d9a09a")


def _rings(root: _Root) -> Paint:
    kind, start = root.kind, root.at.astype(np.float32)

    def paint(points: Floats) -> Floats:
        far = np.sqrt(((points - start) ** 2).sum(1))
        return mix(kind.base, kind.mark, (np.sin(far * 42) > 0.1)[:, None].astype(np.float32))

    return paint


_PAINTS: dict[str, Callable[[_Root], Paint]] = {"rat": _pink, "ringed": _rings}


def _plume(board: Board, root: _Root) -> None:
    line = root.line((0.22, 0.1), (0.3, 0.45), (0.24, 0.75), (0.38, 0.9))
    board.tube(line, [0.07, 0.15, 0.19, 0.18, 0.08], _tipped(root.kind, line), blend=0.03, smooth=3)


def _bush(board: Board, root: _Root) -> None:
    up = -0.8 if root.resting else -0.45
    line = root.line((0.3, up * 0.4), (0.62, up * 0.85), (0.98, up * 0.75))
    board.tube(line, [0.055, 0.11, 0.12, 0.03], _tipped(root.kind, line), blend=0.03, smooth=3)


def _horse(board: Board, root: _Root) -> None:
    sweep = 0.55 if root.frame.pose in ("run", "jump") else 0.0
    line = root.line(
        (0.28, 0.05 + 0.1 * sweep),
        (0.42 + 0.5 * sweep, -0.45 + 0.5 * sweep),
        (0.36 + 0.9 * sweep, -1.0 + 0.8 * sweep),
    )
    line[0] = root.at + np.array([0, 0.05, 0.02])
    board.tube(line, [0.045, 0.075, 0.085, 0.02], strands(root.kind.mark), blend=0.02, smooth=3)


def _tuft(board: Board, root: _Root) -> None:
    kind = root.kind
    hanging = ((0.22, -0.1), (0.3, -0.6), (0.34, -0.95))
    line = root.line(*(((0.4, -0.7), (0.7, -0.7, -0.3)) if root.resting else hanging))
    board.tube(line, [0.035, 0.026, 0.02, 0.02][: len(line)], kind.base, blend=0.02)
    end = line[-1]
    colour = kind.base if kind.pattern == "patches" else kind.mark
    board.limb(end, end + np.array([0, -0.06, -0.03]), 0.045, 0.02, colour)


def _stub(board: Board, root: _Root) -> None:
    board.ball(root.at + np.array([0, 0.0, -0.03]), 0.075, root.kind.base, blend=0.03)


def _ball(board: Board, root: _Root) -> None:
    board.ball(root.at + np.array([0, 0.0, -0.03]), 0.11, root.kind.under, blend=0.03)


def _curl(board: Board, root: _Root) -> None:
    turn = [
        root.at + np.array([0.05 * np.cos(a), 0.05 * np.sin(a), -0.04 - 0.014 * a])
        for a in np.linspace(0, 8, 11)
    ]
    board.tube(turn, [0.022] * 11, root.kind.base)


# Points of thick tails: aside, up in heights of the croup, back in lengths of the tail.
_DRAGGED = ((0, -0.35, 0.42), (0, -0.55, 0.75), (-0.1, -0.72, 1.05))
_BALANCED = ((0, -0.03, 0.42), (0, 0.03, 0.75), (-0.05, 0.26, 1.05))
_COILED = ((0, -0.3, 0.36), (-0.1, -0.55, 0.62), (-0.2, -0.3, 0.86), (-0.18, 0.25, 0.95))


def _heavy(board: Board, root: _Root, *, spots: tuple[tuple[float, float, float], ...]) -> None:
    kind, start = root.kind, root.frame.croup
    high = float(start[1])
    line = [start + np.array([x, up * high, -back * kind.tail[1]]) for x, up, back in spots]
    thick = kind.rump * 0.82
    radii = [*(thick * share for share in (1, 0.62, 0.38, 0.2)[: len(line)]), 0.025]
    line = [start, *line]
    for point, radius in zip(line[1:], radii[1:], strict=True):
        point[1] = max(float(point[1]), radius * 0.9)
    coat = body_coat(kind, (start, root.frame.shoulder), root.phase)
    board.tube(line, radii, coat, blend=0.06, smooth=3)
    if kind.tail[0] == "dragon":
        tip = line[-1] + np.array([0, 0.16, -0.03])
        board.limb(line[-1], tip, 0.075, 0.01, kind.mark, thin=((1, 0, 0), 0.4))
    if "ridge" in kind.extras:
        for k in range(10):
            share = (k + 0.6) / 10.5
            spot = along(line, share)
            thick = float(np.interp(share, np.linspace(0, 1, len(radii)), radii))
            a = spot + np.array([0, thick * 0.8, 0])
            b = spot + np.array([0, thick + 0.11 * (1 - k / 13), -0.05])
            board.limb(a, b, 0.05, 0.01, kind.mark, thin=((1, 0, 0), 0.45))


_SHAPES: dict[str, Callable[[Board, _Root], None]] = {
    "thin": partial(_thin, thick=0.045),
    "raised": partial(_thin, thick=0.05, spots=_RAISED),
    "long": partial(_thin, thick=0.035, spots=_RAISED),
    "up": partial(_thin, thick=0.045, spots=_UP),
    "rat": partial(_thin, thick=0.024, end=0.3),
    "ringed": partial(_thin, thick=0.085),
    "plume": _plume,
    "bush": _bush,
    "horse": _horse,
    "tuft": _tuft,
    "stub": _stub,
    "ball": _ball,
    "curl": _curl,
    "heavy": partial(_heavy, spots=_DRAGGED),
    "croc": partial(_heavy, spots=_DRAGGED),
    "balance": partial(_heavy, spots=_BALANCED),
    "dragon": partial(_heavy, spots=_COILED),
}


def along(line: list[Floats], share: float) -> Floats:
    """The point at a share of a chain's way, its spans counted alike."""
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


def strands(colour: Floats) -> Coat:
    """Hair of one colour."""

    def paint(points: Floats) -> Floats:
        wave = np.sin(points[:, 0] * 90 + points[:, 2] * 60 + 2 * np.sin(points[:, 1] * 14))
        return np.asarray(colour * (1 + 0.18 * wave[:, None]), np.float32)

    return paint
