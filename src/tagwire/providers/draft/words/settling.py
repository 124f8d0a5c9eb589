"""What relations come to between these two: by their size, their kind and what each does."""

from collections.abc import Sequence
from dataclasses import replace

from tagwire.providers.draft.brief import Subject

from . import lexicon

ALIVE = ("person", "quadruped", "bird", "fish", "frog")
_CARRIERS = ("quadruped", "fish", "bird", "car", "cycle", "boat", "aircraft")
_PLAYED = ("guitar", "violin")
_PICKED = ("flower", "rose", "tulip", "sunflower")
_VASES = ("vase", "jar", "glass", "pot", "mug", "bottle")
_SITTING, _DESKS = ("sit", "read"), ("desk", "table")
_TO_HOLD = 0.6  # of the holder's height
SCALES = {"giant": ("large", 4.0), "tiny": ("small", 0.3)}
_MOVING = ("walk", "run", "fly", "swim")


def settled(subjects: Sequence[Subject]) -> list[Subject]:
    """The subjects with relations a picture can show, and whoever moves together moving."""
    told = _by_their_owners([sized(subject) for subject in subjects])
    told = _at_their_desks(_with_their_vases(told))
    for index in range(len(told) - 1):
        one, other = told[index], told[index + 1]
        relation = _settled(one, other)
        if one.relation == "amid" and not one.place:
            one = replace(one, place="centre")
        if relation == "holding" and other.noun in _PLAYED and one.action == "play":
            one = replace(one, action="hold")
        told[index] = one = replace(one, relation=relation)
        if relation == "riding" and one.action in _MOVING and alive(other) and not other.action:
            told[index] = replace(one, action="")
            told[index + 1] = replace(other, action=one.action)
        if relation == "follows":
            told[index], told[index + 1] = _in_step(one, other)
    return told


def _turned_round(one: Subject, other: Subject, relation: str) -> list[Subject]:
    """The second of two said first; the one now last is to the next what the second was."""
    return [replace(other, relation=relation), replace(one, relation=other.relation)]


def _by_their_owners(subjects: list[Subject]) -> list[Subject]:
    """ "a dog with a hat on a sofa": it is the dog that is on the sofa."""
    told = list(subjects)
    for index in range(len(told) - 2):
        one, other = told[index], told[index + 1]
        carried = one.relation in ("wearing", "holding", "with") and _in_hand(other)
        if carried and other.relation and alive(one) and not _has_hands(one):
            told[index : index + 2] = _turned_round(one, other, "beside")
    return told


def _with_their_vases(subjects: list[Subject]) -> list[Subject]:
    """ "a rose in a vase" is a vase with a rose."""
    told = list(subjects)
    for index in range(len(told) - 1):
        one, other = told[index], told[index + 1]
        if one.noun in _PICKED and other.noun in _VASES and one.relation in ("on", "in"):
            told[index : index + 2] = _turned_round(one, other, "with")
    return told


def _at_their_desks(subjects: list[Subject]) -> list[Subject]:
    """ "坐在书桌前的女孩": a desk behind somebody who sits is the one sat at."""
    told = list(subjects)
    for index in range(len(told) - 1):
        one, other = told[index], told[index + 1]
        if one.noun in _DESKS and one.relation == "behind" and other.action in _SITTING:
            told[index : index + 2] = _turned_round(one, other, "beside")
    return told


def sized(subject: Subject) -> Subject:
    """A giant cat is large, and as high as a man: the set measures by its metres."""
    if subject.size not in SCALES:
        return subject
    size, scale = SCALES[subject.size]
    metres = subject.metres and subject.metres * scale
    return replace(subject, size=size, metres=metres)


def alive(subject: Subject) -> bool:
    """It can do something; of a reference nobody knows it."""
    if not subject.noun:
        return subject.reference is not None
    return lexicon.SUBJECTS[subject.noun].figure in ALIVE


def _settled(one: Subject, other: Subject) -> str:
    relation = one.relation
    if relation == "amid":
        return "beside"
    if relation == "with":
        unknown = one.reference is not None or other.reference is not None
        return "holding" if unknown or (_in_hand(other) and _has_hands(one)) else "beside"
    at_desk = relation == "front" and one.action in _SITTING and other.noun in _DESKS
    if at_desk or (relation == "wearing" and not _has_hands(one)):  # 坐在书桌前: at it
        return "beside"
    if relation == "holding":
        return _held(one, other) or ("holding" if _has_hands(one) else "behind")
    if relation == "held by":
        riding = not _in_hand(one) and _carries(other, one)
        return "riding" if riding else _held(other, one) or _before(other)
    return relation


def _held(holder: Subject, goods: Subject) -> str:
    """What holding comes to for what nobody holds in a picture."""
    return "" if _liftable(holder, goods) and alive(holder) else "beside"


def _before(holder: Subject) -> str:
    """People hold it; an animal has it before its feet."""
    return "held by" if _has_hands(holder) else "front"


def _in_hand(subject: Subject) -> bool:
    return bool(subject.noun) and lexicon.SUBJECTS[subject.noun].habitat == "hand"


def _has_hands(subject: Subject) -> bool:
    if not subject.noun:
        return True  # of a reference nobody knows
    return lexicon.SUBJECTS[subject.noun].figure == "person"


def _liftable(one: Subject, other: Subject) -> bool:
    """Whether somebody holds this in a picture, and does not stand by it."""
    if not (one.metres and other.metres) or _in_hand(other) or other.noun in _PICKED:
        return True
    return other.metres <= _TO_HOLD * one.metres


def _carries(carrier: Subject, load: Subject) -> bool:
    """ "a girl carried by an elephant": upon its back, and not in its hand."""
    if not carrier.noun or lexicon.SUBJECTS[carrier.noun].figure not in _CARRIERS:
        return False
    return (carrier.metres or 0.0) >= (load.metres or 0.0)


def _in_step(one: Subject, other: Subject) -> tuple[Subject, Subject]:
    """Who follows and who is followed move alike where only one is said to move."""
    said = [each.action for each in (one, other) if each.action in _MOVING]
    action = "run" if "run" in said else (*said, "")[0]
    if action not in _MOVING or not (alive(one) and alive(other)):
        return one, other
    return replace(one, action=action), replace(other, action=action)
