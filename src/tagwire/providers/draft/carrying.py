"""Who is carried by another: riders on what they ride, flowers in a vase. They take no room."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from .figurine import mirrored
from .framing import DISTANT, HUMAN, Actor, Frame, Placed
from .matte import Cutout

_RIDDEN = ("quadruped", "cycle", "fish")  # families somebody "on" them rides
_BACK = {"car": (0.5, 0.42), "bird": (0.46, 0.30), "person": (0.5, 0.10)}
_MIDDLE = (0.46, 0.30)
"""Where one sits on what does not tell: column from behind, and row, as shares."""
_GESTURES = {"cycle": "cycle"}  # of who rides; on all others astride
_HIGHEST, _GROWS = 0.74, 1.4  # rider and mount, of the frame's height; the mount, of its usual size
_TIGHT = {"medium": 1.12, "close-up": 1.6, "extreme close-up": 2.2}
"""Height of a rider and a mount in a close shot, of the frame's."""
_BEHIND = 0.42  # metres between two on one back
_SHRINKS = 0.78  # exponent, as in a row: a rider on a whale is to be seen still
_VASES = ("vase", "jar", "glass", "pot", "mug", "bottle")
_FLOWERS = ("sunflower", "tulip", "rose", "flower")


def mounts(relation: str, rider: str, carrier: str) -> bool:
    """Whether somebody of a family, told to be so on another, rides it."""
    return relation == "riding" or (relation == "on" and rider == "person" and carrier in _RIDDEN)


def gesture(rider: str, carrier: str) -> str:
    """What a rider does: an animal on another sits."""
    return _GESTURES.get(carrier, "ride") if rider == "person" else "sit"


def carriers(actors: Sequence[Actor]) -> dict[int, int]:
    """The index of everybody who is carried, and of who carries them."""
    found: dict[int, int] = {}
    for index, (actor, other) in enumerate(pairwise(actors)):
        if index not in found.values() and mounts(
            actor.subject.relation, actor.family, other.family
        ):
            riders = [k for k in range(index + 1) if actors[k].group == actor.group]
            backs = [k for k, each in enumerate(actors) if each.group == other.group]
            for nth, rider in enumerate(riders):
                found[rider] = backs[nth * len(backs) // len(riders)]
    for index, actor in enumerate(actors):
        if actor.subject.noun not in _VASES or index in found.values():
            continue
        for other_, bloom in enumerate(actors):
            if bloom.group == actor.group + 1 and bloom.subject.noun in _FLOWERS:
                found[other_] = index
    return found


def unmet(actors: Sequence[Actor]) -> tuple[str, ...]:
    """What there is to say about relations that a cut-out cannot be brought into."""
    notes = []
    for actor, other in pairwise(actors):
        relation = actor.subject.relation
        if relation == "riding" and actor.cutout.bust and other.family != "car":
            notes.append(f"@{actor.subject.name} has no legs in its photo: beside, not riding")
        dressed = {"worn by": other, "wearing": actor}.get(relation)
        if dressed is not None and dressed.subject.reference is not None:
            worn = other if dressed is actor else actor
            if worn.subject.reference is not None:
                notes.append(f"@{worn.subject.name} stands by its wearer: a draft cannot dress")
    return tuple(dict.fromkeys(notes))


def making_room(carrier: Placed, by: Actor, riders: Sequence[Actor], frame: Frame) -> Placed:
    """A vase with flowers is smaller than one alone; a mount as large as its rider leaves room."""
    if by.subject.noun in _VASES:
        return replace(carrier, height=carrier.height * 0.6)
    tall = max((_top_over(rider, carrier, by) for rider in riders), default=1.0)
    if frame.shot in _TIGHT and carrier.cutout.face is not None:
        return _cut_below(carrier, frame, tall)
    most = _HIGHEST if frame.shot not in DISTANT else 1.0
    fits = min(
        most * frame.height / (tall * carrier.height),
        (carrier.foot - carrier.lift - 0.04 * frame.height) / (tall * carrier.height),
        (1.2 if frame.upright and carrier.cutout.face else 0.86) * frame.width / carrier.width,
    )
    usual = 1.0 if frame.shot else 1.7 if frame.upright else _GROWS
    height = carrier.height * min(usual, fits)
    half = 0.5 * height * carrier.cutout.proportion
    margin = half + 0.02 * frame.width
    if margin > 0.5 * frame.width:  # the tail may leave the frame, the head may not
        side = -1.0 if carrier.turned else 1.0
        return replace(
            carrier, height=height, centre=(0.5 + side * 0.46) * frame.width - side * half
        )
    centre = float(np.clip(carrier.centre, margin, frame.width - margin))
    return replace(carrier, height=height, centre=centre)


def _cut_below(mount: Placed, frame: Frame, tall: float) -> Placed:
    """Come close: the rider and the mount's head fill the frame, which cuts the legs."""
    assert mount.cutout.face is not None
    seat, face = mount.cutout.seat or (0.5, 0.3), mount.cutout.face
    total = _TIGHT[frame.shot] * frame.height
    apart = abs(seat[0] - face[0]) * mount.cutout.proportion / tall
    total = min(total, 0.50 * frame.width / max(apart, 0.05))
    height = total / tall
    middle = (0.5 * (seat[0] + face[0]) - 0.5) * height * mount.cutout.proportion
    foot = max(mount.foot, 0.05 * frame.height + total)
    return replace(mount, height=height, centre=0.5 * frame.width - middle, foot=foot, lift=0.0)


def _top_over(rider: Actor, mount: Placed, by: Actor) -> float:
    """How high a mounted rider reaches, in heights of the mount."""
    above = _ratio(rider, by) * _stature(rider) * _own_seat(rider, rider.cutout)[1]
    return max(1.0, 1 - _seat_of(mount, by)[1] + above)


def carried(actors: Sequence[Actor], carrier: Placed, by: Actor) -> list[Placed]:
    """Place whom one carrier carries, in the order given."""
    if by.subject.noun in _VASES:
        return _in_vase(actors, carrier)
    first = (len(actors) - 1) / 2 * (0.5 if by.family == "cycle" else 1.0)  # it has a rack
    return [
        _mounted(actor, carrier, by, (first - nth) * _BEHIND) for nth, actor in enumerate(actors)
    ]


def _in_vase(blooms: Sequence[Actor], vase: Placed) -> list[Placed]:
    """Fan flowers out behind the rim of their vase."""
    middle = (len(blooms) - 1) / 2
    return [
        Placed(
            bloom.subject.name,
            bloom.cutout,
            vase.centre + (nth - middle) * vase.width * 0.42,
            vase.foot - vase.height * 0.60,
            vase.height * (1.30 - 0.14 * abs(nth - middle)),
            order=vase.order - 0.4,
            shadow="none",
        )
        for nth, bloom in enumerate(blooms)
    ]


def _mounted(rider: Actor, mount: Placed, by: Actor, ahead: float) -> Placed:
    """Set a rider's seat upon the back of what is ridden, looking where it looks."""
    side = -1.0 if mount.turned else 1.0
    cutout = mirrored(rider.cutout) if mount.turned and rider.family else rider.cutout
    height = mount.height * _ratio(rider, by) * _stature(rider)
    column, row = _seat_of(mount, by)
    own = _own_seat(rider, cutout)
    metre = height / _stature(rider) / (rider.subject.metres or HUMAN)
    return Placed(
        rider.subject.name,
        cutout,
        mount.centre
        + (column - 0.5) * mount.width
        + side * ahead * metre
        + (0.5 - own[0]) * height * cutout.proportion,
        mount.foot - mount.height * (1 - row) + (1 - own[1]) * height,
        height,
        # On somebody's shoulders one is behind the head.
        order=mount.order + (-0.4 if by.family == "person" else 0.5) + 0.01 * ahead,
        shadow="none",
        hazy=mount.hazy,
        lift=mount.lift,
        turned=mount.turned,
    )


def _ratio(rider: Actor, by: Actor) -> float:
    """How tall a rider would stand beside what is ridden, of its height."""
    ratio = (rider.subject.metres or HUMAN) / (by.subject.metres or HUMAN)
    if by.family == "cycle":
        return float(np.clip(ratio, 1.4, 1.6))  # children have smaller ones
    return float(np.clip(ratio**_SHRINKS, 0.40, 0.80 if by.family == "bird" else 1.15))


def _stature(rider: Actor) -> float:
    """How high somebody is as they sit, of their standing height."""
    if rider.pose is None:
        return 0.95
    return min(1.0, float(rider.cutout.alpha.shape[0]) / rider.pose.height)


def _own_seat(rider: Actor, cutout: Cutout) -> tuple[float, float]:
    """What of a rider touches the back: the seat of a person, the feet of an animal."""
    return (cutout.seat if rider.family == "person" else None) or (0.5, 0.95)


def _seat_of(mount: Placed, by: Actor) -> tuple[float, float]:
    """Column and row of the back as it is placed."""
    if mount.cutout.seat is not None and by.family != "person":
        return mount.cutout.seat
    column, row = _BACK.get(by.family, _MIDDLE)
    return (1 - column if mount.turned else column), row
