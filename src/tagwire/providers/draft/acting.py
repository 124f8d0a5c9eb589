"""What subjects do among each other and with the air: ride, follow, face, fly, float, jump."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from .brief import Subject
from .figurine import mirrored
from .framing import DISTANT, Actor, Frame, Placed

_MOVING = ("walk", "run", "fly", "swim", "jump")
_GROUNDED = ("stand", "walk", "run", "sit", "lie", "sleep", "kneel")
_ANIMALS, _SEVERAL = ("quadruped", "bird"), 3
ALOFT = ("butterfly", "bee", "hummingbird")  # never seen but on the wing
_NEARER = 1.7  # so much larger
_CLOSE = ("medium", "close-up", "extreme close-up")
_JUMP, _FLIGHT = 0.09, 0.30  # of the frame's height
_SOARS = 0.36  # from the top: a bird of which nothing is said, over an open land


def acted(
    placed: Sequence[Placed], actors: Sequence[Actor], frame: Frame, rng: np.random.Generator
) -> list[Placed]:
    """Move and turn everybody as the words say; the order of the actors stays."""
    turned = _turned(_confronted(placed, actors, frame), actors, frame)
    lifted = [_lifted(one, actor, frame, rng) for one, actor in zip(turned, actors, strict=True)]
    for index, actor in enumerate(actors[:-1]):
        if actor.subject.relation == "above" and lifted[index].shadow == "ground":
            lifted[index] = _over(lifted[index], lifted[index + 1], frame)
    return lifted


def _confronted(
    placed: Sequence[Placed], actors: Sequence[Actor], frame: Frame
) -> Sequence[Placed]:
    """Whoever looks at another, the back to us, is nearer to us than the other is."""
    if len(actors) != 2 or actors[0].subject.relation != "faces" or frame.floor != "ground":
        return placed
    (one, other), pose = placed, actors[0].pose
    if pose is None or not pose.away or frame.shot in _CLOSE or one.shadow != "ground":
        return placed
    side = -1.0 if one.centre < other.centre else 1.0
    height = min(_NEARER * one.height, 0.62 * frame.height)
    near = replace(
        one,
        height=height,
        centre=(0.5 + 0.24 * side) * frame.width,
        foot=max(one.foot, 0.965 * frame.height),
        order=1.0,
    )
    half = 0.5 * other.width
    inner = float(np.clip((0.5 - 0.10 * side) * frame.width, half, max(half, frame.width - half)))
    away = other.foot - 0.05 * frame.height
    return [near, replace(other, centre=inner, foot=away, order=-0.5)]


def _over(one: Placed, other: Placed, frame: Frame) -> Placed:
    """Take somebody above another clear of its top, made smaller where there is no room."""
    top = other.foot - other.lift - other.height
    height = min(one.height, max(0.12 * frame.height, top - 0.06 * frame.height))
    lift = min(one.foot - top + 0.02 * frame.height, one.foot - height - 0.03 * frame.height)
    return replace(one, height=height, lift=max(0.0, lift))


def _turned(placed: Sequence[Placed], actors: Sequence[Actor], frame: Frame) -> list[Placed]:
    """Turn figures into the picture, towards whom they look at, or all one way in a line."""
    ways = [-1.0 if leftwards(one, frame) else 1.0 for one in placed]
    for group in dict.fromkeys(actor.group for actor in actors):
        members = [index for index, actor in enumerate(actors) if actor.group == group]
        leading = ways[members[0]]
        for index in members:
            ways[index] = leading
        last = actors[members[-1]]
        if at_ease(last.subject, last.family, len(members)):
            ways[members[-1]] = -leading
        if len(members) == 2 and actors[members[0]].subject.action not in _MOVING:
            first, second = sorted(members, key=lambda index: placed[index].centre)
            ways[first], ways[second] = 1.0, -1.0
    for index in range(len(actors) - 1):
        relation = actors[index].subject.relation
        if relation == "faces" or (relation == "beside" and len(actors) == 2):
            right = placed[index + 1].centre > placed[index].centre
            ways[index], ways[index + 1] = (1.0, -1.0) if right else (-1.0, 1.0)
        elif relation == "follows":
            right = placed[index + 1].centre > placed[index].centre
            ways[index] = ways[index + 1] = 1.0 if right else -1.0
    return [
        replace(one, cutout=mirrored(one.cutout), turned=True) if way < 0 and actor.family else one
        for one, actor, way in zip(placed, actors, ways, strict=True)
    ]


def at_ease(subject: Subject, family: str, count: int) -> bool:
    """Whether three or more animals of a kind just are there: they need not be alike."""
    free = not subject.action and not subject.relation and subject.view != "back"
    return count >= _SEVERAL and free and family in _ANIMALS


def leftwards(one: Placed, frame: Frame) -> bool:
    """Whether a figure, sculpted to the right, is turned to look into the picture."""
    return one.centre > 0.52 * frame.width


def _lifted(one: Placed, actor: Actor, frame: Frame, rng: np.random.Generator) -> Placed:
    """Take what flies, swims or jumps off its foot line."""
    drift = float(rng.uniform(-0.05, 0.05)) * frame.height
    if frame.floor == "none" and one.shadow == "ground":
        middle = 0.55 * frame.height + one.height / 2 + drift
        return replace(one, foot=min(one.foot, middle), shadow="none")
    if actor.subject.relation == "above" or _flies(actor):
        high = _FLIGHT * frame.height * (0.6 if frame.shot in DISTANT else 1.0) + drift
        if actor.family == "bird" and not actor.subject.action and actor.subject.noun not in ALOFT:
            high = max(high, one.foot - one.height / 2 - _SOARS * frame.height + drift)
        room = max(0.0, one.foot - one.height - 0.04 * frame.height)
        return replace(one, lift=min(high, room))
    if actor.subject.action == "jump" and one.shadow == "ground":
        return replace(one, lift=min(_JUMP * frame.height, max(0.0, one.foot - one.height)))
    return one


def _flies(actor: Actor) -> bool:
    if actor.subject.action in _GROUNDED:
        return False
    if actor.family in ("person", "quadruped"):
        return actor.subject.action == "fly"
    if actor.family == "bird" and actor.pose is not None:
        return actor.pose.action == "fly" or actor.subject.noun in ALOFT
    return actor.habitat == "air" or (bool(actor.family) and actor.subject.action == "fly")
