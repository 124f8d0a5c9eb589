"""Close shots of one or two with faces: how large they are, where, and how fine they are made."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from .figurine import mirrored
from .framing import HUMAN, Actor, Frame, Placed
from .variety import Variety

_FACED = ("person", "quadruped", "bird", "fish", "frog")  # families that tell where their faces are
_FACELESS = ("butterfly", "bee", "jellyfish", "ray")
_PEOPLE = {
    "medium": (0.29, 0.27, 0.08),
    "close-up": (0.54, 0.37, 0.05),
    "extreme close-up": (0.92, 0.47, 0.0),
}
"""Height and row of a face, and the room above the head, as shares of the frame's height."""
_ANIMALS = {
    "medium": (0.45, 0.44, 0.06),
    "close-up": (0.60, 0.49, 0.05),
    "extreme close-up": (1.0, 0.50, 0.0),
}
_WIDEST = {"medium": 0.56, "close-up": 0.80, "extreme close-up": 1.15}  # of the frame's width
_GIVES = 0.13  # so far a hat or antlers push the face down, of the frame's height
_MARGIN = 1.12  # more than the frame is made, for the seed moves everybody a little
_SIDEWAYS = 0.23  # so far from the middle "left" and "right" are, of the frame's width
_COLUMNS = {"left": 0.5 - _SIDEWAYS, "right": 0.5 + _SIDEWAYS}
_SHARED, _STACKED, _LEAST = 0.80, 0.66, 0.72  # of a face beside another, or over it; of two
_BESIDE, _CLOSER = 0.18, 0.19  # so far from the middle two faces are
_STAGGER = 0.165  # so much higher and lower in a tall frame
_PIXELS = 1_000_000  # of one close figure; a larger frame enlarges it


@dataclass(frozen=True, slots=True)
class Closeness:
    """What a close shot makes of a frame, in its pixels."""

    face: float  # height
    row: float  # of the face's middle
    above: float  # wanted above the head
    gives: float  # so far the face may be lowered for that


def _closeness(size: tuple[float, float], shot: str, family: str, among: int) -> Closeness | None:
    """How one of so many is shown; nothing if the shot is not a close one."""
    width, height = size
    table = _PEOPLE if family == "person" else _ANIMALS
    if shot not in table:
        return None
    face, row, above = (share * height for share in table[shot])
    if family == "person":
        face *= min(1.0, 0.55 + 0.45 * width / height)
    elif width < height:
        row *= 0.86
    gives = 0.0 if shot == "extreme close-up" else _GIVES * height
    face = min(face, _WIDEST[shot] * width)
    if among > 1:
        face *= _SHARED if width >= height or family == "person" else _STACKED
    return Closeness(face, row, above, gives)


def has_face(family: str, noun: str) -> bool:
    """Whether the figure of a noun tells where its face is."""
    return family in _FACED and noun not in _FACELESS


def made_for(
    size: tuple[int, int], shot: str, family: str, place: str, among: int
) -> tuple[int, tuple[float, float]] | None:
    """Height of a face in pixels, and how much around it (in faces) the frame can show."""
    width, height = size
    close = _closeness(size, shot, family, among)
    if close is None:
        return None
    aside = _SIDEWAYS if place in ("left", "right") or among > 1 else 0.0
    across = width * _MARGIN * (1 + 2 * aside)
    down = 2 * _MARGIN * (max(close.row, height - close.row) + 0.5 * close.gives)
    if among > 1:
        across, down = across / _LEAST, down / _LEAST + 2 * _STAGGER * height
    return fine_enough(close.face, across, down)


def fine_enough(face: float, across: float, down: float) -> tuple[int, tuple[float, float]]:
    """Height of a face to sculpt, and what is seen around it in faces, from pixels of a frame."""
    scale = min(1.0, (_PIXELS / (across * down)) ** 0.5)
    return max(16, round(face * scale)), (round(across / face, 3), round(down / face, 3))


def portraits(actors: Sequence[Actor], frame: Frame, variety: Variety) -> list[Placed]:
    """One face where a close shot has it, or two that look at each other."""
    if len(actors) == 1:
        (actor,) = actors
        x = _COLUMNS.get(actor.subject.place, 0.5)
        way = -1.0 if x > 0.5 or (x == 0.5 and variety.mirrored) else 1.0
        return [portrait_at(actor, frame, (x - 0.03 * way, 0.0), way)]
    tallest = max(actor.subject.metres or HUMAN for actor in actors)
    placed = []
    for actor, way in zip(actors, _ways(actors, variety), strict=True):
        size = float(np.clip(((actor.subject.metres or HUMAN) / tallest) ** 0.4, _LEAST, 1.0))
        lower = (1 - size) * 0.4 - (_STAGGER * way if frame.upright else 0.0)
        aside = _CLOSER if frame.upright or frame.width > 2 * frame.height else _BESIDE
        one = portrait_at(actor, frame, (0.5 - way * aside, lower), way, size=size, among=2)
        placed.append(replace(one, order=1.0 - size + (0.5 if way < 0 else 0.0)))
    return placed


def _ways(actors: Sequence[Actor], variety: Variety) -> tuple[float, float]:
    """+1 on the left, looking to the right; as told, or as the seed has it."""
    first, second = (actor.subject.place for actor in actors)
    if first == "right" or second == "left":
        return -1.0, 1.0
    if first == "left" or second == "right" or not variety.mirrored:
        return 1.0, -1.0
    return -1.0, 1.0


def portrait_at(
    actor: Actor,
    frame: Frame,
    at: tuple[float, float],
    way: float,
    *,
    size: float = 1.0,
    among: int = 1,
) -> Placed:
    """A face at a column, a share of the height lower than usual; the frame cuts the rest."""
    cutout = mirrored(actor.cutout) if way < 0 else actor.cutout
    close = _closeness((frame.width, frame.height), frame.shot, actor.family, among)
    assert close is not None
    assert cutout.face is not None
    column, row, share = cutout.face
    height = size * close.face / share
    top = close.row + at[1] * frame.height - row * height
    foot = top + min(max(0.0, close.above - top), close.gives) + height
    return Placed(
        actor.subject.name,
        cutout,
        at[0] * frame.width + (0.5 - column) * height * cutout.proportion,
        foot,
        height,
        shadow="ground" if foot < frame.height and frame.floor != "none" else "none",
        turned=way < 0,
    )
