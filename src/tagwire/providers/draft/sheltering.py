"""Who is under what: a table, a bed, a chair, a tree or an umbrella, in metres."""

from collections.abc import Sequence
from dataclasses import replace

from .ensemble import Ensemble, Piece, acting, tall_of, together
from .framing import Actor
from .matte import Cutout
from .seating import hosted, kind_of
from .waterline import leaning

COVERS = {"table": "table", "desk": "table", "chair": "chair", "bench": "bench", "bed": "high bed"}
"""Furniture that has room under it, and the shape it takes then."""
_INWARD = 0.72  # share of the way from the far edge to the near one
_SHADE = 0.55  # of the light that is left under a table
_LOW = ("sit", "lie", "sleep", "read", "sit_ground")
_SMALL = 0.8  # metres: an umbrella stands beside who is smaller
_LEAN = 15.0  # degrees an umbrella is leant over its holder


def sheltered(guests: Sequence[Actor], actor: Actor, relation: str) -> Ensemble:
    """Guests under a table, a bed or a chair: before its far legs, behind its near ones."""
    host = hosted(actor, COVERS[kind_of(actor)])
    pieces = [host.piece()]
    for index, guest in enumerate(guests):
        across = 0.5 if len(guests) == 1 else (index + 0.5) / len(guests)
        aside, up, larger = host.along(across, _INWARD, "over")
        room = host.along(across, 1.0, "rail")[1] - up  # seen under the near edge
        posed = _crouched(guest, 0.8 * room / larger)
        tall = min(tall_of(posed) * larger, 0.97 * room)
        tall = min(tall, 0.86 * host.span("over") / len(guests) / posed.cutout.proportion)
        shade = shaded(posed.cutout)
        order = 1.0 + 0.01 * index
        pieces.append(Piece(posed.subject.name, shade, aside, up, tall, order, "ground"))
    return together(actor, [*pieces, *host.front("over")], relation)


def _crouched(guest: Actor, room: float) -> Actor:
    """Lie or sit on the floor where there is no room to stand."""
    if tall_of(guest) <= room:
        return guest
    if guest.family == "person":
        action = guest.subject.action
        return acting(guest, action if action in ("lie", "sleep") else "sit_ground", 0.4)
    if guest.family == "quadruped":
        sleeps = guest.subject.action == "sleep"
        return acting(guest, "sleep" if sleeps else "lie", 0.75)
    return guest


def under_tree(guests: Sequence[Actor], actor: Actor, relation: str) -> Ensemble:
    """Guests before the trunk, in the tree's shade; the tree no higher than a picture likes it."""
    tallest = max(tall_of(guest) for guest in guests)
    tall = min(actor.subject.metres or 6.0, max(1.9, 2.4 * tallest))
    wide = tall * actor.cutout.proportion
    pieces = [Piece(actor.subject.name, actor.cutout, 0.0, 0.0, tall)]
    for index, guest in enumerate(guests):
        size = max(tall_of(guest), 0.15 * tall)
        aside = (index - (len(guests) - 1) / 2) * 0.24 * wide + 0.10 * wide
        shade, order = shaded(guest.cutout, 0.78), 1.0 + 0.01 * index
        pieces.append(Piece(guest.subject.name, shade, aside, -0.03 * tall, size, order))
    return together(actor, pieces, relation)


def under_umbrella(guests: Sequence[Actor], actor: Actor, relation: str) -> Ensemble:
    """The umbrella over the guests: held by who stands, planted by who sits or is small."""
    first = guests[0]
    standing = first.family == "person" and first.subject.action not in _LOW
    if not standing or tall_of(first) < _SMALL:
        return _planted(guests, actor, relation)
    holder = acting(first, "hold", 0.35)
    posed = [holder, *guests[1:]]
    tallest, room = max(map(tall_of, posed)), sum(map(_wide, posed))
    tall = max(1.05, 0.8 * room)
    hand = 0.62 if holder.cutout.hands is None else 1 - holder.cutout.hands[1]
    # Its rim is at the hair, its stick in the hand or below.
    up = max(hand * tall_of(holder) - 0.22 * tall, tallest - 0.64 * tall)
    shelter = Piece(actor.subject.name, actor.cutout, 0.0, up, tall, -1.0, "none")
    aside = -room / 2
    if len(posed) == 1:
        cutout = leaning(actor.cutout, -_LEAN)
        grown = tall * cutout.alpha.shape[0] / actor.cutout.alpha.shape[0]
        shelter = replace(shelter, cutout=cutout, tall=grown, aside=-0.40 * tall * _LEAN / 57.3)
        hands = holder.cutout.hands or (0.5, 0.5)
        aside = -hands[0] * room
    return together(actor, [shelter, *_in_a_row(posed, aside)], relation)


def _planted(guests: Sequence[Actor], actor: Actor, relation: str) -> Ensemble:
    """The stick in the ground behind the guests."""
    posed = [_seated_low(guest) for guest in guests]
    tallest, room = max(map(tall_of, posed)), sum(map(_wide, posed))
    tall = max(1.05, 0.8 * room, 1.75 * tallest)
    shelter = Piece(actor.subject.name, actor.cutout, 0.0, 0.02 * tall, tall, -1.0)
    beside = 0.06 * tall if len(posed) == 1 else 0.0
    return together(actor, [shelter, *_in_a_row(posed, -room / 2 - beside)], relation)


def _seated_low(guest: Actor) -> Actor:
    action = guest.subject.action
    if guest.family != "person" or tall_of(guest) < _SMALL:
        return guest
    return acting(guest, action if action in ("lie", "sleep") else "sit_ground", 0.4)


def _in_a_row(guests: Sequence[Actor], start: float) -> list[Piece]:
    """Guests side by side in the shade, from ``start`` metres aside of the stick."""
    pieces, x = [], start
    for guest in guests:
        wide = _wide(guest)
        shade = shaded(guest.cutout, 0.85)
        pieces.append(Piece(guest.subject.name, shade, x + wide / 2, 0.0, tall_of(guest)))
        x += wide
    return pieces


def _wide(guest: Actor) -> float:
    return tall_of(guest) * guest.cutout.proportion


def shaded(cutout: Cutout, left: float = _SHADE) -> Cutout:
    """A cut-out with less light on it."""
    return replace(cutout, colour=cutout.colour * left)
