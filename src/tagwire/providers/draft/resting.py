"""Who rests on, under, before or behind what: the seat, the shade, the near edge."""

from collections.abc import Sequence
from dataclasses import replace

from . import containing, motoring, seating, sheltering
from .ensemble import Ensemble, as_hero, in_close_up
from .framing import DISTANT, Actor, Frame, Placed
from .words import lexicon

_FESTIVE = ("christmas", "xmas", "圣诞")
_FOR_ONE = ("chair", "stool", "armchair", "throne")
_ROADS = {"tractor": "hills", "train": "hills"}  # where what drives is at home
_ALIVE = ("person", "quadruped", "bird", "fish")


def gathered(actors: Sequence[Actor], size: tuple[int, int], shot: str = "") -> list[Actor]:
    """Join who rests on furniture, is under it or in it with the furniture to one ensemble.

    ``size`` is the frame's: what is alone in it is the hero.
    """
    groups: list[list[Actor]] = []
    for actor in actors:
        if groups and groups[-1][0].group == actor.group:
            groups[-1].append(actor)
        else:
            groups.append([actor])
    joined: list[list[Actor]] = []
    close = shot in ("medium", "close-up", "extreme close-up")
    for group in _all_aboard(groups):
        guests, first = _guests(joined, group[0])
        if joined and len(group) == 1 and (found := _ensemble(guests, group[0], close)):
            joined[first:] = [[found]]
        elif joined and len(joined[-1]) == 1 and (found := _said_last(group, joined[-1][0])):
            joined[-1] = [found]
        else:
            joined.append(group)
    cast = [actor for group in joined for actor in group]
    if len(cast) == 1 and isinstance(cast[0], Ensemble) and shot not in DISTANT:
        return [_near(cast[0], size) if close else as_hero(cast[0], size)]
    return cast


def _near(alone: Ensemble, size: tuple[int, int]) -> Ensemble:
    """A close shot of the guests; of a vehicle only what a frame of ``size`` may show."""
    shown = in_close_up(alone)
    return motoring.within(shown, size) if alone.family == "car" else shown


def _all_aboard(groups: list[list[Actor]]) -> list[list[Actor]]:
    """ "A man in a boat with a dog": nobody on legs is beside a boat, so both are in it."""
    for at in range(1, len(groups) - 1):
        crew, (boat, *more), mate = groups[at - 1], groups[at], groups[at + 1]
        inside = crew[-1].subject.relation in ("on", "in") and not more
        walks = all(each.family in ("person", "quadruped") for each in (*crew, *mate))
        bathes = boat.subject.noun == "bathtub" and mate[-1].family in ("bird", *_ALIVE)
        joined = (walks and boat.family == "boat") or bathes
        if inside and joined and boat.subject.relation == "beside":
            order = [_told(crew, "beside"), _told(mate, "on"), _told([boat], _relation(mate))]
            return [*groups[: at - 1], *order, *groups[at + 2 :]]
    return groups


def _relation(group: list[Actor]) -> str:
    return group[-1].subject.relation


def _told(group: list[Actor], relation: str) -> list[Actor]:
    """A group with another relation to the one that follows."""
    subject = replace(group[-1].subject, relation=relation)
    return [*group[:-1], replace(group[-1], subject=subject)]


def home_of(whole: Ensemble) -> str:
    """The set an ensemble belongs in, where no place is named; a studio will do for most."""
    noun = lexicon.SUBJECTS.get(whole.subject.noun)
    if noun is not None and noun.figure == "car":
        return _ROADS.get(noun.name, "street")
    if noun is None or noun.figure != "tree":
        return ""
    festive = any(word in whole.subject.name for word in _FESTIVE)
    return "living room" if festive else "meadow"


def _guests(groups: list[list[Actor]], host: Actor) -> tuple[list[Actor], int]:
    """The last group with those said to be beside it, and where they begin.

    "A dog and a cat on a sofa": both are on it; on a chair there is room for one, and for what
    is in the lap.
    """
    first, single = len(groups) - 1, seating.kind_of(host) in _FOR_ONE
    while first > 0:
        beside = not single and _beside(groups[first - 1], groups[first])
        if not beside and not _in_lap(groups[first - 1], groups[first]):
            break
        first -= 1
    return [actor for group in groups[max(0, first) :] for actor in group], max(0, first)


def _in_lap(group: list[Actor], following: list[Actor]) -> bool:
    """ "A princess holding a cat, sitting on a throne": it is the princess who sits."""
    holder, goods = group[-1], following[0]
    alone = len(group) == len(following) == 1
    holds = holder.family == "person" and holder.subject.relation == "holding"
    return alone and holds and goods.subject.relation in ("on", "in")


def _beside(group: list[Actor], following: list[Actor]) -> bool:
    alive = all(actor.family in _ALIVE for actor in (*group, *following))
    return alive and group[-1].subject.relation == "beside"


def _ensemble(guests: list[Actor], host: Actor, close: bool = False) -> Ensemble | None:
    """The guests with their host, where their relation to it can be shown."""
    relation, onward = guests[-1].subject.relation, host.subject.relation
    if any(isinstance(guest, Ensemble) for guest in guests):
        return None
    if host.family == "car" and relation in ("in", "riding"):
        drives = relation == "riding"
        return motoring.inside(guests, host, onward, drives=drives, close=close)
    if any(guest.cutout.bust for guest in guests):
        return None
    return _rested(guests, host)


def _rested(guests: list[Actor], host: Actor) -> Ensemble | None:
    """The same, where all are whole and the host is a boat, furniture, a tree or an umbrella."""
    relation, onward = guests[-1].subject.relation, host.subject.relation
    kind = seating.kind_of(host)
    if relation == "under":
        return _under(guests, host, kind)
    if relation in ("on", "in", "riding") and host.family == "boat":
        decked = host.subject.noun in seating.DECKS
        return seating.aboard(guests, host, onward) if decked else None
    sits = guests[-1].family == "person" and guests[-1].subject.action in ("sit", "read")
    if relation in ("", "beside", "behind") and sits and kind in ("desk", "table"):
        return seating.at_table(guests, host, onward)
    return _upon(guests, host, kind) if relation in ("on", "in") else None


def _upon(guests: list[Actor], host: Actor, kind: str) -> Ensemble | None:
    onward = host.subject.relation
    if kind in seating.HOLLOWS and guests[0].subject.relation != "on":
        return containing.contained(guests, host, onward)
    furniture = kind in (*seating.SEATS, *seating.TOPS)
    return seating.seated(guests, host, onward) if furniture else None


def _under(guests: list[Actor], host: Actor, kind: str) -> Ensemble | None:
    onward = host.subject.relation
    if kind in sheltering.COVERS:
        return sheltering.sheltered(guests, host, onward)
    if kind == "umbrella":
        return sheltering.under_umbrella(guests, host, onward)
    return sheltering.under_tree(guests, host, onward) if host.family == "tree" else None


def _said_last(guests: list[Actor], host: Actor) -> Ensemble | None:
    """ "沙发上的猫", "桌子下面的狗": the furniture is said first."""
    if not all(guest.family in _ALIVE and not guest.cutout.bust for guest in guests):
        return None
    kind = seating.kind_of(host)
    told = replace(host.subject, relation=guests[-1].subject.relation)
    if host.subject.relation in ("", "on") and kind in seating.SEATS:
        return seating.seated(guests, replace(host, subject=told), told.relation)
    if host.subject.relation == "under":
        return _under(guests, replace(host, subject=told), kind)
    return None


def related(placed: list[Placed], actors: Sequence[Actor], frame: Frame) -> list[Placed]:
    """Apply "in front of", "behind" and "on" between neighbours."""
    for index in range(len(actors) - 1):
        one, other = placed[index], placed[index + 1]
        relation = actors[index].subject.relation
        if relation == "above" and one.shadow == "ground":
            placed[index] = replace(one, centre=other.centre + 0.15 * other.width)
        if relation in ("front", "behind", "under"):
            near, far = (index + 1, index) if relation == "behind" else (index, index + 1)
            placed[near] = replace(
                placed[near], order=1.0, foot=placed[near].foot + 0.035 * frame.height
            )
            placed[near], placed[far] = _before_each_other(placed[near], placed[far], frame)
        elif relation == "on" and one.shadow == "ground" and not actors[index + 1].human:
            top = other.foot - other.height * 0.92
            height = min(one.height, max(0.2 * frame.height, top - 0.06 * frame.height))
            placed[index] = replace(
                one,
                centre=other.centre,
                foot=top,
                height=height,
                order=other.order + 0.5,
                shadow="held",
            )
    return placed


def _before_each_other(near: Placed, far: Placed, frame: Frame) -> tuple[Placed, Placed]:
    """Overlap two, and set what is much smaller before or behind the middle of the other."""
    direction = 1.0 if far.centre > near.centre else -1.0
    bust = "none" in (near.shadow, far.shadow)
    if near.width < 0.5 * far.width and not bust:
        near = replace(near, centre=far.centre - direction * 0.22 * far.width)
        return near, replace(far, order=-0.5)
    if far.width < 0.5 * near.width and far.height > 1.1 * near.height and not bust:
        foot = min(far.foot, near.foot) - 0.05 * frame.height
        centre = near.centre + direction * 0.12 * near.width
        return near, replace(far, centre=centre, foot=foot, order=-0.5)
    return near, replace(_closer(far, near), order=-0.5)


def _closer(far: Placed, near: Placed) -> Placed:
    """Let the one behind overlap the one in front by a third."""
    direction = 1.0 if far.centre > near.centre else -1.0
    reach = (far.width + near.width) * 0.36
    return replace(far, centre=near.centre + direction * reach, foot=min(far.foot, near.foot) - 2)
