"""Three or more faces in a close shot: heads of one size in a shallow arc, shoulder by shoulder."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from . import portrait
from .figurine import mirrored
from .framing import HUMAN, Actor, Frame, Placed
from .portrait import fine_enough
from .variety import Variety

MOST = 8  # faces
_HEADS = {"medium": (0.25, 1.45), "close-up": (0.40, 1.40), "extreme close-up": (0.56, 0.75)}
"""Height of a head at most, as a share of the frame's; heads above and below all faces."""
_BEAST = 1.12  # faces of animals are so much larger
_APART, _FARTHEST = 1.30, 1.42  # heads from one face to the next
_ENDS = 1.5  # heads that the outermost take beside their middles
_RANK = 0.92  # heads that a rank stands higher than the one before it
_ARC = 0.13  # heads that the outermost stand lower
_ROW = 0.415  # of the faces' middle, as a share of the height
_WIDTH = {"person": 4.6}  # heads that are made around a face
_WIDE = 6.4
_LEAST, _SMALLER, _LOWER = 0.76, 0.4, 2.6  # how large by metres, how low the small are


@dataclass(frozen=True, slots=True)
class _Ranks:
    """How many faces stand in each rank, the foremost first, and measures in pixels."""

    counts: tuple[int, ...]
    head: float
    step: float
    row: float  # of the foremost faces

    @property
    def odd(self) -> float:
        """Steps that ranks of one length are set off, so that everybody is seen."""
        return 0.5 if len(set(self.counts)) < len(self.counts) else 0.0


def made_for(
    size: tuple[int, int], shot: str, family: str, place: str, among: int
) -> tuple[int, tuple[float, float]] | None:
    """Height of a face in pixels, and how much around it (in faces) the frame can show."""
    if among <= 2:
        return portrait.made_for(size, shot, family, place, among)
    if shot not in _HEADS:
        return None
    ranks = _ranked(size, shot, among)
    highest = ranks.row - _RANK * ranks.head * (len(ranks.counts) - 1)
    down = 2.3 * (size[1] - highest)
    face = ranks.head * _scale(family)
    return fine_enough(face, _WIDTH.get(family, _WIDE) * face, down / _LEAST)


def portraits(actors: Sequence[Actor], frame: Frame, variety: Variety) -> list[Placed]:
    """The faces of a close shot, however many, in the order of the actors."""
    if len(actors) <= 2:
        return portrait.portraits(actors, frame, variety)
    ranks = _ranked((frame.width, frame.height), frame.shot, len(actors))
    tallest = max(_metres(actor) for actor in actors)
    placed = dict[int, Placed]()
    for rank, members in enumerate(_seated(actors, ranks.counts, variety)):
        for place, index in enumerate(members):
            size = float(np.clip((_metres(actors[index]) / tallest) ** _SMALLER, _LEAST, 1.0))
            spot = _spot(ranks, rank, place, frame, variety)
            placed[index] = _faced(actors[index], ranks, spot, size)
    return _under(([placed[index] for index in range(len(actors))]), frame)


def _scale(family: str) -> float:
    return 1.0 if family == "person" else _BEAST


def _metres(actor: Actor) -> float:
    return actor.subject.metres or HUMAN


def _ranked(size: tuple[int, int], shot: str, count: int) -> _Ranks:
    """As many ranks as make the heads largest."""
    width, height = size
    tried = [_in_ranks(size, shot, count, deep) for deep in (1, 2, 3)[: max(2, count - 3)]]
    best = max(tried, key=lambda ranks: ranks.head)
    head = min(best.head, _HEADS[shot][0] * height, _HEADS[shot][0] * 1.3 * width)
    longest = best.counts[0] - 1 + best.odd
    room = (0.94 * width - _ENDS * head) / max(0.5, longest)
    row = _ROW * height + 0.5 * _RANK * head * (len(best.counts) - 1)
    return _Ranks(best.counts, head, float(np.clip(room, head, _FARTHEST * head)), row)


def _in_ranks(size: tuple[int, int], shot: str, count: int, deep: int) -> _Ranks:
    (width, height), room = size, _HEADS[shot][1]
    counts = tuple(count // deep + (rank < count % deep) for rank in range(deep))
    ranks = _Ranks(counts, 0.0, 0.0, 0.0)
    ends = _ENDS * min(1.0, room)
    broad = 0.97 * width / (_APART * (counts[0] - 1 + ranks.odd) + ends)
    tall = height / (room + 1 + _RANK * (deep - 1))
    return replace(ranks, head=min(broad, tall))


def _seated(actors: Sequence[Actor], counts: Sequence[int], variety: Variety) -> list[list[int]]:
    """Who stands in which rank, from the left: as said; the tall behind."""
    sides = {"left": -1, "right": 1}
    order = sorted(range(len(actors)), key=lambda index: _metres(actors[index]))
    ranks, begin = [], 0
    for count in counts:
        members = sorted(order[begin : begin + count], reverse=variety.mirrored)
        ranks.append(sorted(members, key=lambda at: sides.get(actors[at].subject.place, 0)))
        begin += count
    return ranks


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a face is to be, in pixels."""

    x: float
    y: float
    way: float
    order: float


def _spot(ranks: _Ranks, rank: int, place: int, frame: Frame, variety: Variety) -> _Spot:
    """The outermost stand lower and before the others, all turned to the middle."""
    count, lean = ranks.counts[rank], -1.0 if variety.mirrored else 1.0
    aside = place - (count - 1) / 2
    if ranks.odd:
        aside += (0.25 if rank % 2 else -0.25) * lean
    out = aside / max(1.0, (ranks.counts[0] - 1) / 2)
    x = 0.5 * frame.width + aside * ranks.step * min(1.0, variety.apart)
    y = ranks.row - rank * _RANK * ranks.head + _ARC * ranks.head * out * out
    way = lean if abs(aside) < 0.2 else -float(np.sign(aside))
    return _Spot(x, y, way, -float(rank) + 0.4 * abs(out))


def _faced(actor: Actor, ranks: _Ranks, spot: _Spot, size: float) -> Placed:
    """Somebody with their face at a spot; the smaller one is, the lower."""
    cutout = mirrored(actor.cutout) if spot.way < 0 else actor.cutout
    assert cutout.face is not None
    column, row, share = cutout.face
    height = size * ranks.head * _scale(actor.family) / share
    y = spot.y + _LOWER * (1 - size) * ranks.head
    return Placed(
        actor.subject.name,
        cutout,
        spot.x + (0.5 - column) * height * cutout.proportion,
        y + (1 - row) * height,
        height,
        order=spot.order,
        shadow="none",
        turned=spot.way < 0,
    )


def _under(placed: list[Placed], frame: Frame) -> list[Placed]:
    """Lower all together where a hat would be cut; who ends above the frame's edge stands on it."""
    over = max(0.02 * frame.height - (one.foot - one.height) for one in placed)
    by = float(np.clip(over, 0.0, 0.10 * frame.height))
    return [replace(one, foot=max(one.foot + by, 1.01 * frame.height)) for one in placed]
