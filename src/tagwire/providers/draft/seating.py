"""Where guests are on, in or at a piece of furniture or a boat, in metres."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .ensemble import Ensemble, Piece, acting, near_part, tall_of, together
from .figures import boat, box
from .figurine import Pose
from .framing import Actor
from .matte import Cutout
from .sculpted import sculpted
from .waterline import sunk

SEATS = ("chair", "stool", "armchair", "throne", "sofa", "bench", "bed")
TOPS = ("table", "desk", "shelf")
HOLLOWS = {
    "box": "open box",
    "open box": "open box",
    "basket": "basket",
    "bathtub": "bathtub",
    "suitcase": "open suitcase",
    "backpack": "open backpack",
    "handbag": "open bag",
    "gift": "open gift",
    "cup": "open cup",
    "mug": "open mug",
    "bowl": "open bowl",
    "hat": "open hat",
}
"""What one can be in, and how it looks when it is open."""
DECKS = {
    "boat": 0.42,
    "canoe": 0.42,
    "sailboat": 0.16,
    "yacht": 0.40,
    "ship": 0.30,
    "pirate ship": 0.15,
}
"""How high somebody stands in a boat, of its height; the near side hides the feet."""
_KINDS = {
    "armchair": "armchair", "recliner": "armchair", "扶手椅": "armchair", "throne": "throne",
    "王座": "throne", "stool": "stool", "凳子": "stool",
}  # fmt: skip
"""A chair's own shape, by the word that was said for it."""
_SMALLEST = 0.17  # of the furniture's height: what rests on it is to be seen
_PELVIS = 0.275  # of somebody's height, sitting, from the soles to the seat
_KNEES = (0.56, 0.42)  # column and height of what lies in a lap, of who sits
_BEHIND_RAIL = 0.34
_OVER_TABLE = 0.52  # metres of somebody that are seen over a table, at least
_PETS = 1.15  # cats and dogs are what one looks at: a little larger than they are
_UPRIGHT = ("", "sit", "read", "hold", "play", "wave", "point", "perch")


@dataclass(frozen=True, slots=True)
class Host:
    """A piece of furniture with its measures in metres."""

    actor: Actor
    pose: Pose
    cutout: Cutout
    tall: float

    @property
    def wide(self) -> float:
        """Metres, as it is seen."""
        return self.tall * self.cutout.proportion

    def at(self, across: float, away: float, action: str = "") -> tuple[float, float, float]:
        """Metres aside and up of a spot, and how much larger things are there."""
        spot = box.rest(replace(self.pose, action=action), across, away)
        assert spot is not None
        aside, up = (spot.column - 0.5) * self.wide, (1 - spot.row) * self.tall
        return aside, up, self.tall / spot.metres

    @property
    def lengthwise(self) -> bool:
        """Whether it is seen from its long side: a bed."""
        return self.pose.noun in ("bed", "high bed")

    def along(self, share: float, away: float, action: str = "") -> tuple[float, float, float]:
        """The spot at a share of its length as it is seen, ``away`` from the far side."""
        if self.lengthwise:
            return self.at(1 - away, share, action)
        return self.at(share, away, action)

    def span(self, action: str = "") -> float:
        """Metres from one end of the seat to the other, as it is seen."""
        return abs(self.along(1.0, 0.5, action)[0] - self.along(0.0, 0.5, action)[0])

    def piece(self) -> Piece:
        """The whole of it."""
        return Piece(self.actor.subject.name, self.cutout, 0.0, 0.0, self.tall)

    def front(self, action: str) -> list[Piece]:
        """What of it is before its guests."""
        near = near_part(self.pose, action, self.cutout, self.tall)
        return [] if near is None else [Piece("", *near, 5.0, "none")]


def hosted(actor: Actor, noun: str) -> Host:
    """A piece of furniture of a given shape, as large as it is in the world."""
    assert actor.pose is not None
    pose = replace(actor.pose, noun=noun, action="", facing=2.0 if actor.pose.away else 1.0)
    cutout = actor.cutout if noun == actor.pose.noun else sculpted("box", pose)
    spot = box.rest(pose)
    assert spot is not None
    return Host(actor, pose, cutout, spot.metres)


def kind_of(actor: Actor) -> str:
    """The furniture's own shape, or nothing where it is none."""
    if actor.pose is None or actor.family not in ("box", "vessel"):
        return ""
    if actor.family == "vessel":
        return actor.subject.noun if actor.subject.noun in HOLLOWS else ""
    return _KINDS.get(actor.subject.name.lower(), actor.subject.noun)


def seated(guests: Sequence[Actor], actor: Actor, relation: str) -> Ensemble:
    """Guests on a seat, a bed, a table's top or a board of a shelf."""
    host = hosted(actor, kind_of(actor))
    noun, pieces, held = host.pose.noun, [host.piece()], in_laps(guests)
    sitting = [guest for guest in guests if guest not in held]
    count = len(sitting)
    for index, guest in enumerate(sitting):
        across = 0.5 if count == 1 else (index + 0.5) / count
        posed = _resting(guest, noun, box.facing(host.pose))
        sits = posed.pose is not None and posed.pose.action == "perch"
        away = 0.55 if sits else 0.68 if noun == "bed" else 0.5 if noun in TOPS else 0.62
        lies = noun == "bed" and posed.family == "person" and not sits
        aside, up, larger = host.along(across - (0.08 if lies else 0.0), away)
        tall = _fitted(posed, host, larger, host.span() / count * (9.0 if sits else 1.12))
        if sits:
            up -= _PELVIS * tall
        order = 1.0 + 0.01 * index
        one = Piece(posed.subject.name, posed.cutout, aside, up, tall, order, "rest")
        pieces += [one, *_lap(guest, guests, one)]
    return together(actor, [*pieces, *host.front("before")], relation)


def in_laps(guests: Sequence[Actor]) -> list[Actor]:
    """What somebody holds who sits down."""
    return [goods for holder, goods in pairwise(guests) if holder.subject.relation == "holding"]


def _lap(holder: Actor, guests: Sequence[Actor], sits: Piece) -> list[Piece]:
    """What somebody who sits holds, upon the knees."""
    held = [
        goods
        for one, goods in pairwise(guests)
        if one is holder and one.subject.relation == "holding"
    ]
    pieces = []
    for goods in held:
        posed = _in_arms(goods)
        tall = min(tall_of(posed), 0.42 * sits.tall)
        column = sits.cutout.hands[0] if sits.cutout.hands else _KNEES[0]
        aside = sits.aside + (column - 0.5) * sits.wide
        up = sits.up + _KNEES[1] * sits.tall
        pieces.append(
            Piece(goods.subject.name, posed.cutout, aside, up, tall, sits.order + 0.005, "held")
        )
    return pieces


def _fitted(guest: Actor, host: Host, larger: float, room: float) -> float:
    """How tall a guest is beside its host: true, but never a speck, and no wider than its room."""
    pet = _PETS if guest.family == "quadruped" and (guest.subject.metres or 1.0) < 0.7 else 1.0
    tall = max(tall_of(guest) * pet, _SMALLEST * host.tall) * larger
    return min(tall, room / guest.cutout.proportion)


def _resting(guest: Actor, noun: str, facing: float) -> Actor:
    """Sit or lie down, looking where the furniture looks."""
    action = guest.subject.action
    if guest.family == "person":
        if action in ("lie", "sleep") or (noun == "bed" and not action):
            flat = max(0.62, min(0.92, facing)) if facing > 0 else -0.62
            return acting(guest, action or "lie", flat)
        return acting(guest, "perch", facing) if action in _UPRIGHT else guest
    if guest.family == "quadruped":
        still = action or ("lie" if noun == "bed" else "sit")
        return acting(guest, still, 0.75 if facing > 0 else -0.75)
    return guest


def _in_arms(goods: Actor) -> Actor:
    if goods.family == "quadruped":
        return acting(goods, "sit", 0.5)
    return acting(goods, "perch", 0.4) if goods.family == "person" else goods


def at_table(guests: Sequence[Actor], actor: Actor, relation: str) -> Ensemble:
    """Guests sitting behind a desk or a table: its whole front is before them."""
    host = hosted(actor, kind_of(actor))
    pieces = [host.piece()]
    for index, guest in enumerate(guests):
        away = guest.pose is not None and guest.pose.away  # before the table, its back to us
        across = (index + 0.5) / len(guests)
        aside, up, larger = host.at(across, 1.3 if away else -0.25, "over")
        posed = acting(guest, "sit" if away else "perch", box.facing(host.pose))
        tall = tall_of(posed) * larger
        # A child sits on a higher chair.
        raised = min(0.25, max(0.02, _OVER_TABLE - (tall - (host.at(0.5, 0.5)[1] - up))))
        name, order = posed.subject.name, 1.0 if away else -1.0
        pieces.append(Piece(name, posed.cutout, aside, up if away else up + raised, tall, order))
    return together(actor, pieces, relation)


def aboard(guests: Sequence[Actor], actor: Actor, relation: str) -> Ensemble:
    """Guests in a boat: in an open one they sit between its sides, on a ship behind its rail."""
    assert actor.pose is not None
    tall, pose = actor.subject.metres or 1.3, actor.pose
    whole = Piece(actor.subject.name, actor.cutout, 0.0, 0.0, tall)
    pieces = []
    for index, guest in enumerate(guests):
        across, order = (index + 0.5) / len(guests), 0.01 * index
        spot = boat.rest(pose, across)
        if spot is None:
            pieces.append(_on_deck(guest, whole, actor.subject.noun, across))
            continue
        posed = _in_boat(guest)
        size, up = max(tall_of(posed), 0.3 * tall), (1 - spot.row) * tall
        cutout = posed.cutout
        if posed.family == "person":  # the legs are between the thwarts
            cutout, size = sunk(cutout, _PELVIS), (1 - _PELVIS) * size
        aside = (spot.column - 0.5) * whole.wide
        pieces.append(Piece(posed.subject.name, cutout, aside, up, size, order + 1.0, "none"))
    if boat.rest(pose, 0.5) is not None:
        near = replace(pose, action="before")
        left, top, right, bottom = boat.outline(near)
        aside, high = ((left + right) / 2 - 0.5) * whole.wide, (bottom - top) * tall
        side = sculpted("boat", near)
        pieces.append(Piece("", side, aside, (1 - bottom) * tall, high, 5.0, "none"))
    return together(actor, [whole, *pieces], relation, "boat")


def _on_deck(guest: Actor, ship: Piece, noun: str, across: float) -> Piece:
    """Somebody behind a ship's rail, which hides the legs."""
    size = max(tall_of(guest), 0.20 * ship.tall)
    cutout, aside = sunk(guest.cutout, _BEHIND_RAIL), (across - 0.5) * 0.6 * ship.wide
    up = DECKS[noun] * ship.tall
    size *= 1 - _BEHIND_RAIL
    return Piece(guest.subject.name, cutout, aside, up, size, 1.0, "none")


def _in_boat(guest: Actor) -> Actor:
    """Sit in it; animals sit up and look ahead."""
    if guest.family == "person":
        return acting(guest, "perch", 0.62)
    if guest.family == "quadruped":
        return acting(guest, guest.subject.action or "sit", 0.75)
    return guest
