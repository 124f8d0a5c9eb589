"""What relations come to between these two: by their size, their kind and what each does."""

from collections.abc import Sequence
from dataclasses import replace

from tagwire.providers.draft.brief import Subject

from . import lexicon
from .clauses import VEHICLES, VESSELS
from .kin import DOWN, YOUNG, is_young

ALIVE = ("person", "quadruped", "bird", "fish", "frog")
_CARRIERS = ("quadruped", "fish", "bird", "car", "cycle", "boat", "aircraft")
_CREWED = ("boat", "canoe", "sailboat", "yacht", "ship", "pirate ship", *VEHICLES)
_PLAYED = ("guitar", "violin")
_PICKED = ("flower", "rose", "tulip", "sunflower")
_VASES = ("vase", "jar", "glass", "pot", "mug", "bottle")
_SITTING, _DESKS = ("sit", "read"), ("desk", "table")
_BOARDS = ("table", "desk", "shelf")
_SMALL, _IN_A_CUP = ("quadruped", "bird", "frog", "fish"), 0.7  # metres
_TO_HOLD = 0.6  # of the holder's height
SCALES = {"giant": ("large", 4.0), "tiny": ("small", 0.3)}
_MOVING = ("walk", "run", "fly", "swim")


def settled(subjects: Sequence[Subject]) -> list[Subject]:
    """The subjects with relations a picture can show, and whoever moves together moving."""
    told = _by_their_owners(_grown_by([sized(subject) for subject in subjects]))
    told = _laid(_crewed(_at_their_desks(_with_their_vases(told))))
    for index in range(len(told) - 1):
        one, other = told[index], told[index + 1]
        relation, fights = _settled(one, other), _fight(one, other)
        if one.relation == "amid" and not one.place:
            one = replace(one, place="centre")
        if relation == "holding" and other.noun in _PLAYED and one.action == "play":
            one = replace(one, action="hold")
        told[index] = one = replace(one, relation=relation)
        if other.noun in VEHICLES and other.action == "sit":  # 坐火车: it is not the train
            told[index + 1] = other = replace(other, action="")
        if relation == "riding" and one.action in _MOVING and alive(other) and not other.action:
            told[index] = replace(one, action="")
            told[index + 1] = replace(other, action=one.action)
        if relation == "follows":
            _fall_in_step(told, index)
        if fights:
            told[index], told[index + 1] = _fighting(told[index]), _fighting(other)
    return told


def _turned_round(one: Subject, other: Subject, relation: str) -> list[Subject]:
    """The second of two said first; the one now last is to the next what the second was."""
    return [replace(other, relation=relation), replace(one, relation=other.relation)]


def _by_their_owners(subjects: list[Subject]) -> list[Subject]:
    """ "a dog with a hat on a sofa": it is the dog that is on the sofa."""
    told = list(subjects)
    for index in range(len(told) - 2):
        one, other = told[index], told[index + 1]
        goods = one.relation in ("holding", "with") and _in_hand(other) and _has_hands(one)
        if goods and other.relation == "riding" and told[index + 2].noun not in VEHICLES:
            told[index : index + 2] = _turned_round(one, other, "held by")
            continue
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


def _crewed(subjects: list[Subject]) -> list[Subject]:
    """ "a small boat with two fishermen": they are in it, unless they stand or walk there."""
    told = list(subjects)
    for index in range(len(told) - 1):
        one, other = told[index], told[index + 1]
        holds = one.relation == "with" and one.reference is None and one.noun in _CREWED
        if holds and alive(other) and other.action in ("", "sit", "sleep"):
            aboard = "in" if one.noun in VEHICLES else "on"
            told[index : index + 2] = _turned_round(one, other, aboard)
            if index and told[index - 1].relation in ("on", "in", "riding", "driving"):
                told[index - 1] = replace(told[index - 1], relation="beside")
    return told


def _laid(subjects: list[Subject]) -> list[Subject]:
    """ "a table with candles": they stand on it."""
    told = list(subjects)
    for index in range(len(told) - 1):
        one, other = told[index], told[index + 1]
        if one.relation == "with" and one.noun in _BOARDS and _in_hand(other):
            told[index : index + 2] = _turned_round(one, other, "on")
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


def _grown_by(subjects: list[Subject]) -> list[Subject]:
    """Beside one of its kind that is grown, a young one is smaller: "a duck with ducklings"."""
    grown = {each.noun for each in subjects if not is_young(each.name)}
    return [
        replace(each, metres=each.metres * YOUNG, colour=each.colour or DOWN.get(each.noun, ""))
        if each.metres and each.reference is None and each.noun in grown and is_young(each.name)
        else each
        for each in subjects
    ]


def alive(subject: Subject) -> bool:
    """It can do something; of a reference nobody knows it."""
    if not subject.noun:
        return subject.reference is not None
    return lexicon.SUBJECTS[subject.noun].figure in ALIVE


def _settled(one: Subject, other: Subject) -> str:
    relation = one.relation
    if relation in ("riding", "driving", "in"):
        return _carried(relation, one, other)
    if relation == "fights":
        return "faces" if alive(one) and alive(other) else "beside"
    if relation == "with":
        unknown = one.reference is not None or other.reference is not None
        return "holding" if unknown or (_in_hand(other) and _has_hands(one)) else "beside"
    return "beside" if relation == "amid" else _held_or_worn(relation, one, other)


def _held_or_worn(relation: str, one: Subject, other: Subject) -> str:
    at_desk = relation == "front" and one.action in _SITTING and other.noun in _DESKS
    if at_desk or (relation == "wearing" and not _has_hands(one)):  # 坐在书桌前: at it
        return "beside"
    if relation == "holding":
        return _held(one, other) or ("holding" if _has_hands(one) else "behind")
    if relation == "held by":
        riding = not _in_hand(one) and _carries(other, one)
        return "riding" if riding else _held(other, one) or _before(other)
    return relation


def _carried(relation: str, one: Subject, other: Subject) -> str:
    """Who drives is at the wheel ("riding"), who is carried along is in what has a roof."""
    roofed = other.reference is None and other.noun in VEHICLES
    if relation == "in" and other.noun in VESSELS and not _fits(one, other):
        return "on"
    if relation == "driving" or not roofed:
        return "riding" if relation == "driving" else relation
    return "in"


def _fits(one: Subject, other: Subject) -> bool:
    """A kitten is in a cup; what is poured or laid there is not told apart from it."""
    figure = lexicon.SUBJECTS[one.noun].figure if one.noun else ""
    return other.reference is None and figure in _SMALL and (one.metres or 1.0) < _IN_A_CUP


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


def _fall_in_step(told: list[Subject], index: int) -> None:
    """Who follows and who is followed move alike where only one is said to move, in place.

    So do those who are beside the one who is followed.
    """
    one, other = told[index], told[index + 1]
    mounted = other.relation in ("riding", "on") and index + 2 < len(told)
    if mounted and alive(told[index + 2]) and one.action in ("", "walk"):
        told[index] = replace(one, action=told[index + 2].action or one.action)
        return
    said = [each.action for each in (one, other) if each.action in _MOVING]
    action = "run" if "run" in said else (*said, "")[0]
    if action not in _MOVING or not (alive(one) and alive(other)):
        return
    told[index] = replace(one, action=action)
    last = index + 1
    while last + 1 < len(told) and told[last].relation in ("beside", "with"):
        last += 1
    for at in range(index + 1, last + 1):
        each = told[at]
        if at == index + 1 or (alive(each) and not each.action and each.reference is None):
            told[at] = replace(each, action=action)


def _fight(one: Subject, other: Subject) -> bool:
    """ "a samurai fighting a ninja", "a ninja and a samurai fighting": both of them do it."""
    joint = one.relation == "beside" and one.action == "fight" == other.action
    return alive(one) and alive(other) and (one.relation == "fights" or joint)


def _fighting(subject: Subject) -> Subject:
    """In a fighting stance, where nothing else is said; a photo keeps its pose."""
    free = subject.action in ("", "stand") and subject.reference is None
    return replace(subject, action="fight") if free and _does_fight(subject) else subject


def _does_fight(subject: Subject) -> bool:
    return lexicon.SUBJECTS[subject.noun].figure == "person"
