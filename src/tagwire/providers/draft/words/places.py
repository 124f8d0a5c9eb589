"""Choosing the set from all the words of place, and what is seen there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from . import lexicon
from .clauses import VEHICLES
from .sentence import Sentence
from .things import indoors
from .vocabulary import Token

_SKIPPED = ("filler", "colour", "size", "count", "detail", "season", "weather", "light")
_ROOM_OF = {
    "sofa": "living room",
    "bed": "bedroom",
    "bathtub": "bathroom",
    "shelf": "library",
    "piano": "hall",
    "bench": "garden",
    "lighthouse": "islands",
}
_AT_SEA = frozenset(("ship", "sailboat", "yacht", "pirate ship", "lighthouse"))
_PARTS = ("moon", "roof", "roofs")
_THROUGH = re.compile(r"\s*(view\s*)?(outside|through|beyond|behind)\s+(the|a)\s+(\w+\s+)?window")
_WAYS = ("road", "highway", "公路", "马路", "路边", "track")
_LAND = frozenset(("mountains", "hills", "meadow", "forest", "lake", "snow"))
# Where two are named, the one that has the other in it.
_BOTH = {
    frozenset(("mountains", "lake")): "lake",
    frozenset(("hills", "lake")): "lake",
    frozenset(("forest", "lake")): "lake",
    frozenset(("mountains", "sea")): "islands",
    frozenset(("islands", "sea")): "islands",
    frozenset(("beach", "sea")): "beach",
    frozenset(("beach", "islands")): "beach",
    frozenset(("mountains", "snow")): "snow",
    frozenset(("street", "roof")): "roof",
    frozenset(("garden", "japanese garden")): "japanese garden",
    frozenset(("desert", "canyon")): "canyon",
    frozenset(("mars", "desert")): "mars",
    frozenset(("mars", "space")): "mars",
    frozenset(("moon", "space")): "moon",
    frozenset(("spaceship", "space")): "spaceship",
    frozenset(("underwater", "sea")): "underwater",
    frozenset(("mountains", "hills")): "mountains",
    frozenset(("snow", "lake")): "snow",
    frozenset(("workshop", "warehouse")): "workshop",
    frozenset(("kitchen", "living room")): "kitchen",
}


@dataclass(frozen=True, slots=True)
class Where:
    """The set, what is seen there, the season it implies, and the colour of its paint."""

    place: str = ""
    details: frozenset[str] = frozenset()
    season: str = ""
    colour: str = ""


def read_place(sentence: Sentence, shared: set[int], nouns: Sequence[str] = ()) -> Where:
    """Choose among the place words that no subject took; every one is marked as read.

    ``shared`` are tokens that told of light and may tell of the place as well ("neon street");
    ``nouns`` are the things there, some of which are at home in one room.
    """
    drives = any(noun in VEHICLES for noun in nouns)
    hits = [at for at in _told(sentence, "place", shared) if not _outside(sentence, at)]
    hits = [at for at in hits if not (drives and _of_a_room(sentence.tokens[at]))]
    hits = sorted({*hits, *(at for at in sentence.free("within") if indoors(sentence, at))})
    details = [at for at in _told(sentence, "detail", shared) if not _beyond(sentence, at)]
    ranked = sorted(hits, key=lambda at: (-_weight(sentence, at), at))
    names = list(dict.fromkeys(_place(sentence, at) for at in ranked))
    place, season = _together(names)
    colour = _painted(sentence, ranked, place)
    seen = frozenset(sentence.tokens[at].means("detail") for at in details)
    told = frozenset(
        "river" if sentence.tokens[at].means("place") == "lake" and _is_river(sentence, at) else ""
        for at in hits
    ) - {""}
    sentence.take(*(at for at in hits if _heeded(sentence, at, place)), *details)
    vague = not place or (lexicon.PLACES[place].vague and place != "studio")
    if vague or place == "studio":
        brought = sorted(filter(None, (lexicon.DETAILS[name].place for name in seen)))
        place = _strongest(brought) if brought and vague else place
    if place == "moon":
        seen -= {"full moon"}  # one stands on it
    if place in ("mountains", "hills") and _AT_SEA & set(nouns):
        place = "islands"  # a cliff with a lighthouse, a coast with a ship
    if not place:
        place = next((_ROOM_OF[noun] for noun in nouns if noun in _ROOM_OF), "")
    return Where(place, seen | told, season, colour)


def _of_a_room(token: Token) -> bool:
    """The window, the interior: they are the car's, where there is one."""
    return token.means("detail") == "window" or "faint" in token.senses


def _told(sentence: Sentence, table: str, shared: set[int]) -> list[int]:
    crossed = (at for at, each in enumerate(sentence.tokens) if "action" in each.senses)
    also = (at for at in (*shared, *crossed) if table in sentence.tokens[at].senses)
    return sorted({*sentence.free(table), *also})


def _heeded(sentence: Sentence, at: int, place: str) -> bool:
    """It is the place that was chosen, or a part of it; any other is listed as not drawn."""
    name = _place(sentence, at)
    return (
        "faint" in sentence.tokens[at].senses
        or name in (place, "snow")
        or not place
        or lexicon.PLACES[name].vague
        or frozenset((name, place)) in _BOTH
    )


def _place(sentence: Sentence, at: int) -> str:
    token = sentence.tokens[at]
    return token.means("place") or token.means("within")


def _outside(sentence: Sentence, at: int) -> bool:
    """The moon, a house's roof, and what is seen through the window: one is not there."""
    if sentence.tokens[at].word in _PARTS:
        lead = _lead(sentence, at)
        return lead in ("with", "and") or (
            sentence.tokens[at].word == "moon" and lead not in ("on", "over", "across", "to")
        )
    return _beyond(sentence, at)


def _lead(sentence: Sentence, at: int) -> str:
    """The preposition before an article and adjectives."""
    step = at - 1
    while step >= 0 and not sentence.tokens[step + 1].fresh:
        token = sentence.tokens[step]
        if token.word != "the" and not {"count", "colour", "size"} & set(token.senses):
            return token.word.split()[-1]
        step -= 1
    return ""


def _beyond(sentence: Sentence, at: int) -> bool:
    """ "窗外是东京", "a city outside the window"."""
    if sentence.tokens[at].means("detail") == "window":
        return False
    words = [sentence.tokens[each].word for each in sentence.clause(at)]
    behind = sentence.text[sentence.tokens[at].end :][:40]
    return "窗外" in words or bool(_THROUGH.match(behind))


def _is_river(sentence: Sentence, at: int) -> bool:
    return any(
        part in sentence.tokens[at].word
        for part in ("river", "waterfall", "stream", "河", "江", "溪", "瀑布")
    )


def _strongest(brought: list[str]) -> str:
    order = ("street", "living room", "japanese garden", "beach", "desert")
    return min(brought, key=lambda name: order.index(name) if name in order else 9)


def _weight(sentence: Sentence, at: int) -> float:
    token = sentence.tokens[at]
    name = _place(sentence, at)
    weight = 0.05 * len(token.word) * (1 if token.word.isascii() else 3)
    if lexicon.PLACES[name].vague:
        weight -= 4 if name == "studio" else 3
    if token.means("detail") == "window":
        weight -= 3  # any room has one
    if token.word.endswith(_WAYS):
        weight -= 3  # a road leads through a place
    before = sentence.before(at, over=_SKIPPED, most=5)
    step = at - 1
    while step >= 0 and not sentence.tokens[step + 1].fresh and at - step < 5:
        if "in" in sentence.tokens[step].senses or sentence.tokens[step].word in (
            "on",
            "of",
            "over",
        ):
            weight += 1.2
            break
        step -= 1
    if sentence.has(before, "relation") and sentence.tokens[before or 0].word in ("behind", "near"):
        weight -= 1.0
    return weight - 0.01 * at


def _together(names: list[str]) -> tuple[str, str]:
    if not names:
        return "", ""
    first = names[0]
    firm = [name for name in names if not lexicon.PLACES[name].vague]
    if len(firm) > 1:
        for other in firm[1:]:
            pair = frozenset((first, other))
            if pair in _BOTH:
                first = _BOTH[pair]
    if first == "snow" or "snow" in names:
        others = [name for name in firm if name not in ("snow", "mountains", "lake")]
        if others:
            return others[0], "winter"
    return first, ""


def _painted(sentence: Sentence, ranked: list[int], place: str) -> str:
    """A colour before the place's own word is the colour of its paint, or nature's own."""
    for at in ranked:
        before = sentence.before(at, over=("filler", "size", "detail", "season"))
        if before is None or before in sentence.used or not sentence.has(before, "colour"):
            continue
        sentence.take(before)
        if place and _place(sentence, at) == place and place not in _NATURE:
            return sentence.tokens[before].means("colour")
    return ""


_NATURE = _LAND | {
    "sea",
    "sky",
    "desert",
    "canyon",
    "beach",
    "islands",
    "underwater",
    "space",
    "mars",
    "moon",
    "garden",
    "japanese garden",
    "street",
    "roof",
}
