"""Somebody cut by their photo's edge with others: one camera, one eye line, heads of one size."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from .faces import face_of
from .figurine import mirrored
from .framing import DISTANT, HUMAN, Actor, Frame, Placed, standing
from .matte import Cutout
from .portrait import fine_enough
from .sculpted import sculpted
from .variety import Variety

_HEAD, _EYES = 0.235, 1.62  # metres: a head, and how high its middle is
_APART = 2.1  # heads from one face to the next, shoulders touching
_MOST = 4  # so many beside one bust
_OUT, _FURTHER, _FARTHER = 0.27, 0.15, 0.78  # of the width aside; each next one; how much smaller
_FAR, _TALL = 2.4, 0.9  # metres: animals and things that are taller stand further back, whole
_LONG = 0.7  # metres: fish that are higher are longer than a frame is wide
_NARROW = 1.15  # width to height: what is large has its place above, not beside
_SMALL = 0.25  # metres: what is smaller is shown as goods are
_BESIDE = ("", "beside", "faces", "follows")
_PETS = ("quadruped", "bird")
_LIVING = ("person", "quadruped", "bird", "fish")
_TO_US = 0.45  # how far an animal's face is turned from the camera


@dataclass(frozen=True, slots=True)
class _Sitter:
    """The person of the photo as placed: face and head in pixels of the frame."""

    placed: Placed
    x: float
    y: float
    head: float
    held: bool  # the others are in their arms
    rank: int = 0  # so many are nearer on this side

    @property
    def out(self) -> float:
        """How far aside the one looked for is, as a share of the frame's width."""
        return _OUT + _FURTHER * self.rank

    @property
    def metre(self) -> float:
        """Pixels of a metre where they are."""
        return self.head / _HEAD


def beside_bust(actors: Sequence[Actor], frame: Frame, variety: Variety) -> list[Placed]:
    """Place a bust and those beside it; nothing where this is no such picture."""
    busts = [actor for actor in actors if actor.cutout.bust and not actor.cutout.headless]
    others = [actor for actor in actors if not actor.cutout.bust]
    if len(busts) == len(actors) == 2 and _narrow(frame) and all(map(_beside, actors)):
        return _two_busts(busts, frame, variety)
    if len(busts) != 1 or not 0 < len(others) <= _MOST or len(others) + 1 < len(actors):
        return []
    if frame.shot in DISTANT or frame.steady or not all(map(_belongs, others)):
        return []
    if not all(_beside(actor) for actor in actors):
        return []
    if busts[0].subject.relation == "holding" and not all(each.family in _PETS for each in others):
        return []
    side = _side(busts[0], others[0], variety)
    sitter = _sat(busts[0], others, frame, side)
    placed = []
    for index, each in enumerate(others):
        rank = index // 2
        seen = replace(sitter, head=sitter.head * _FARTHER**rank, rank=rank)
        placed.append(_added(each, seen, frame, side if index % 2 == 0 else -side))
    return [replace(sitter.placed, order=1.0), *placed]


def _narrow(frame: Frame) -> bool:
    """Whether what is large, or a second bust, has no room beside a bust."""
    return frame.width < _NARROW * frame.height


def _two_busts(busts: Sequence[Actor], frame: Frame, variety: Variety) -> list[Placed]:
    """Two photos of people cut by their edges: heads of one size, one shoulder before the other."""
    side = _side(busts[1], busts[0], variety)
    placed = []
    for actor, way, order in zip(busts, (side, -side), (1.0, 0.5), strict=True):
        column, _, size = face_of(actor.cutout)
        head = min(0.30 * frame.height, 0.42 * frame.width)
        height = min(head / size, 0.92 * frame.height)
        centre = (0.5 + way * 0.22) * frame.width
        centre += (0.5 - column) * height * actor.cutout.proportion
        foot = 1.006 * frame.height
        one = Placed(actor.subject.name, actor.cutout, centre, foot, height, order, shadow="none")
        placed.append(one)
    return placed


def _beside(actor: Actor) -> bool:
    """Whether what is told of it and the next one is such a picture."""
    relation = actor.subject.relation
    if relation == "holding":
        return actor.cutout.bust
    if relation in ("front", "behind"):
        return actor.cutout.bust == (relation == "front")
    return relation in _BESIDE


def _belongs(actor: Actor) -> bool:
    """A figure whose size is known, or the photo of a person from head to foot."""
    if actor.subject.place in ("background", "foreground") or not actor.subject.metres:
        return False
    if not actor.family:
        return actor.human and actor.cutout.proportion < 0.8
    return actor.family in _LIVING or actor.subject.metres > _SMALL


def _side(bust: Actor, other: Actor, variety: Variety) -> float:
    """-1 or +1: where the other one is, as told or as the seed has it."""
    for place, way in ((other.subject.place, 1.0), (bust.subject.place, -1.0)):
        if place in ("left", "right"):
            return way if place == "right" else -way
    return variety.direction


def _sat(bust: Actor, others: Sequence[Actor], frame: Frame, side: float) -> _Sitter:
    """Set the bust on the frame's edge, its face on the side that is left free."""
    column, row, size = face_of(bust.cutout)
    placed = standing(bust, frame, 0.5)
    if _narrow(frame) and any(map(_large, others)):
        placed = replace(placed, height=0.84 * placed.height)
    off = 0.0 if len(others) > 1 else 0.13 if frame.upright else 0.15
    x = (0.5 - side * off) * frame.width
    placed = replace(placed, centre=x + (0.5 - column) * placed.width)
    top = placed.foot - placed.height
    held = bust.subject.relation == "holding"
    return _Sitter(placed, x, top + row * placed.height, size * placed.height, held)


def _large(actor: Actor) -> bool:
    """Whether it is seen whole, further back."""
    metres = actor.subject.metres or HUMAN
    least = {"fish": _LONG}.get(actor.family, _FAR if actor.family in _LIVING else _TALL)
    return not actor.person and metres > least


def _added(actor: Actor, sitter: _Sitter, frame: Frame, side: float) -> Placed:
    if actor.person:
        return _person(actor, sitter, frame, side)
    if _large(actor):
        return _far(actor, sitter, frame, side)
    return _near(actor, sitter, frame, side)


def _person(actor: Actor, sitter: _Sitter, frame: Frame, side: float) -> Placed:
    """A head of the same size beside; where there is no room, a step behind and higher."""
    room = abs(0.5 + side * sitter.out - sitter.x / frame.width) * frame.width
    aside = min(_APART * sitter.head * (1 + sitter.rank), room)
    short = max(0.0, 1.75 * sitter.head - aside) / sitter.head
    head = sitter.head * (1 - 0.12 * min(1.0, short))
    lower = (HUMAN - (actor.subject.metres or HUMAN)) * head / _HEAD
    y = sitter.y - min(1.1, 1.5 * short) * head + min(0.6 * lower, 0.34 * frame.height)
    y = max(y, 0.72 * head + 0.03 * frame.height)
    before = y - sitter.y > 0.7 * sitter.head
    one = _by_face(actor, frame, (sitter.x + side * aside, y), head, side)
    return replace(one, order=(2.0 if before else 0.5) - 0.3 * sitter.rank, shadow="none")


def _by_face(
    actor: Actor, frame: Frame, face: tuple[float, float], size: float, side: float
) -> Placed:
    """Somebody with their face at a spot, sculpted as large as that, looking to the middle."""
    cutout = _turned(_finer(actor, frame, face, size), side, actor)
    column, row, share = face_of(cutout)
    height = size / share
    centre = face[0] + (0.5 - column) * height * cutout.proportion
    foot = face[1] + (1 - row) * height
    return Placed(actor.subject.name, cutout, centre, foot, height, turned=_looks_left(actor, side))


def _finer(actor: Actor, frame: Frame, face: tuple[float, float], size: float) -> Cutout:
    """The figure made again, only as far as it is seen."""
    if actor.pose is None:
        return actor.cutout
    across = 2.1 * max(face[0], frame.width - face[0])
    down = 2.1 * max(face[1], frame.height - face[1])
    high, close = fine_enough(size, across, down)
    free = actor.family == "person" or actor.pose.away
    facing = actor.pose.facing if free else min(actor.pose.facing, _TO_US)
    pose = replace(actor.pose, height=high, close=close, facing=facing)
    cutout = sculpted(actor.family, pose)
    return cutout if cutout.face is not None else actor.cutout


def _near(actor: Actor, sitter: _Sitter, frame: Frame, side: float) -> Placed:
    """An animal or a thing at the same distance, true to its size; the frame's edge cuts it."""
    metres = actor.subject.metres or 0.5
    faced = actor.cutout.face is not None
    _, row, size = face_of(actor.cutout) if faced else (0.5, 0.0, 0.0)
    depth = 1.0 if metres <= 1.0 else 0.85
    height = metres * sitter.metre * depth
    held = sitter.held and metres <= 1.0
    apart = 0.9 * sitter.head if held else max(sitter.out * frame.width, 1.5 * sitter.head)
    margin = (0.2 - 0.08 * min(1, sitter.rank)) * frame.width
    x = float(np.clip(sitter.x + side * apart, margin, frame.width - margin))
    if metres <= 1.0:
        chest = sitter.y + (0.95 - 0.75 * sitter.rank) * sitter.head
        foot = min(chest, 0.76 * frame.height) + (1 - row) * height
        foot, order = max(foot, frame.height * (1 + 0.3 * min(1, height / frame.height))), 2.0
        foot = foot - 0.5 * sitter.head * sitter.rank
    else:
        eyes = sitter.y + (_EYES - (1 - row) * metres) * sitter.metre * depth
        eyes = float(np.clip(eyes, 0.27 * frame.height, 0.56 * frame.height))
        foot, order = eyes + (1 - row) * height, 0.5
    order -= 0.3 * sitter.rank
    if not faced:
        cutout = _turned(actor.cutout, side, actor)
        return Placed(actor.subject.name, cutout, x, foot, height, order=order, shadow="none")
    one = _by_face(actor, frame, (x, foot - (1 - row) * height), size * height, side)
    return replace(one, order=order, shadow="none")


def _far(actor: Actor, sitter: _Sitter, frame: Frame, side: float) -> Placed:
    """What is large stands further back on the same ground, under the same horizon."""
    metres = actor.subject.metres or 3.0
    narrow = _narrow(frame)
    wide = (0.86 if narrow else 0.58) * frame.width / actor.cutout.proportion
    high = (0.46 if narrow else 0.76) * frame.height
    height = min(0.8 * metres * sitter.metre, high, wide)
    foot = (0.60 + 0.16 * frame.width / frame.height if narrow else 0.92) * frame.height
    if frame.floor == "none":
        foot = sitter.y + 0.6 * height
    look = -side if narrow and actor.cutout.face else side  # a head behind a head is not seen
    cutout = _turned(actor.cutout, look, actor)
    reach = max(0.34 * frame.width, 1.6 * sitter.head)
    margin = min(0.5, 0.5 * height * cutout.proportion / frame.width if narrow else 0.24)
    x = float(np.clip(sitter.x + side * reach, margin * frame.width, (1 - margin) * frame.width))
    if cutout.face is not None and not narrow:
        x = sitter.x + side * reach + (0.5 - cutout.face[0]) * height * cutout.proportion
    return Placed(
        actor.subject.name,
        cutout,
        x,
        foot,
        height,
        order=-0.5,
        hazy=0.04,
        turned=_looks_left(actor, look),
    )


def _looks_left(actor: Actor, side: float) -> bool:
    return bool(actor.family) and side > 0


def _turned(cutout: Cutout, side: float, actor: Actor) -> Cutout:
    """Look towards the middle."""
    return mirrored(cutout) if _looks_left(actor, side) else cutout
