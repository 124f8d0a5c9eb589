"""Who is carried by another: riders on what they ride, flowers in a vase. They take no room."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from .acting import flipped, leftwards
from .framing import HUMAN, Actor, Frame, Placed

_SADDLES = {"quadruped": (0.44, 0.43), "cycle": (0.40, 0.24), "car": (0.5, 0.55)}
_SADDLE = (0.46, 0.46)
"""Where one sits on another: column from behind, and height, as shares."""
_SEATED = 0.95  # of a person's height, sitting with the legs down
_VASES = ("vase", "jar", "glass", "pot", "mug", "bottle")
_FLOWERS = ("sunflower", "tulip", "rose", "flower")


def carriers(actors: Sequence[Actor]) -> dict[int, int]:
    """The index of everybody who is carried, and of who carries them."""
    found: dict[int, int] = {}
    for index, actor in enumerate(actors[:-1]):
        if actor.subject.relation == "riding" and index not in found.values():
            found[index] = index + 1
    for index, actor in enumerate(actors):
        if actor.subject.noun not in _VASES or index in found.values():
            continue
        for other, bloom in enumerate(actors):
            if bloom.group == actor.group + 1 and bloom.subject.noun in _FLOWERS:
                found[other] = index
    return found


def unmet(actors: Sequence[Actor]) -> tuple[str, ...]:
    """What there is to say about relations that a cut-out cannot be brought into."""
    notes = []
    for actor, other in pairwise(actors):
        relation = actor.subject.relation
        if relation == "riding" and actor.cutout.bust:
            notes.append(f"@{actor.subject.name} has no legs in its photo: beside, not riding")
        dressed = {"worn by": other, "wearing": actor}.get(relation)
        if dressed is not None and dressed.subject.reference is not None:
            worn = other if dressed is actor else actor
            if worn.subject.reference is not None:
                notes.append(f"@{worn.subject.name} stands by its wearer: a draft cannot dress")
    return tuple(dict.fromkeys(notes))


def making_room(carrier: Placed, by: Actor) -> Placed:
    """A vase with flowers is smaller than one alone: they share its place in the frame."""
    return replace(carrier, height=carrier.height * 0.6) if by.subject.noun in _VASES else carrier


def carried(actors: Sequence[Actor], carrier: Placed, by: Actor, frame: Frame) -> list[Placed]:
    """Place whom one carrier carries, in the order given."""
    if by.subject.noun in _VASES:
        return _in_vase(actors, carrier)
    return [_mounted(actor, carrier, by, frame) for actor in actors]


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


def _mounted(rider: Actor, mount: Placed, by: Actor, frame: Frame) -> Placed:
    """Set a rider upon what is ridden, looking where it looks."""
    column, high = _SADDLES.get(by.family, _SADDLE)
    turned = bool(by.family) and leftwards(mount, frame)
    side = -1.0 if turned else 1.0
    share = _SEATED * (rider.subject.metres or HUMAN) / (by.subject.metres or HUMAN)
    one = Placed(
        rider.subject.name,
        flipped(rider.cutout) if turned and rider.family else rider.cutout,
        mount.centre + side * (column - 0.5) * mount.width,
        mount.foot - mount.height * high,
        mount.height * min(1.30 if by.family == "cycle" else 0.95, max(0.4, share)),
        order=mount.order + 0.5,
        shadow="none",
        lift=mount.lift,
    )
    return replace(one, hazy=mount.hazy)
