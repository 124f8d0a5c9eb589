"""Who is seen from behind: of whom it is said, who goes away, who looks at the place beyond."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tagwire.providers.draft.brief import Subject

from . import lexicon
from .clauses import start_of
from .gazes import alive, glances, leaving, looks, whose
from .nouns import Named
from .sentence import Sentence
from .views import one_sided, stands_alone

_HUGS = ("hugging", "embracing", "cuddling", "kissing", "抱着", "抱住", "抱", "拥抱")
_STRUCK = (*_HUGS, "attacking", "attacks", "grabbing", "lit", "light", "glowing", "approaching")
_OPPOSED = (
    *_HUGS, "talking to", "talking with", "meeting", "greeting", "fighting", "fights", "fight",
    "versus", "vs", "battling", "attacking", "attacks", "against", "交谈", "战斗", "对战", "大战",
    "攻击", "袭击", "遇见", "遇到", "对峙", "说话", "聊天",
)  # fmt: skip
_WITH = ("with", "beside", "next to", "riding", "骑着", "带着", "牵着", "遛")
_BACKS_TO = ("背对", "背对着", "背朝镜头")
_ARTICLES = ("a", "an", "the", "some", "his", "her", "its", "their")
_RIDING = ("riding", "driving")
_RIDDEN = ("quadruped", "cycle", "bird", "fish", "car", "aircraft")
_SHOULDER = ("over-the-shoulder", "over the shoulder", "过肩")
_TIGHT = ("", "medium", "close-up", "extreme close-up")
_SEATS = ("bench", "chair", "sofa", "armchair", "stool", "throne")


@dataclass(frozen=True, slots=True)
class Sides:
    """What is told of looks: the words of those at no subject, and of the places looked at."""

    looks: frozenset[int] = frozenset()
    beyond: frozenset[int] = frozenset()


def from_behind(sentence: Sentence, cast: list[Named]) -> tuple[list[Named], Sides]:
    """The cast with the side each shows, and where they look."""
    told = _told(sentence, cast)
    gone, gazing = list(leaving(sentence, cast)), list(looks(sentence, cast))
    turned = [*(who for _, who in gone), *(who for *_, who in gazing)]
    sides = {**{who.at: "back" for who in turned}, **told}
    bound = frozenset(at for at, *_ in gazing)
    sides = _in_company(sentence, cast, sides, (bound, set(told)))
    far = (*(at for at, _ in gone if at is not None), *(at for _, at, _ in gazing))
    afloat = any(_floats(one) for one in cast)
    shown = [_showing(one, sides.get(one.at, "")) for one in cast]
    return shown, Sides(bound, frozenset() if afloat else frozenset(far))


def _showing(one: Named, side: str) -> Named:
    """Somebody with a side; a train that goes away does not walk."""
    goes = alive(one) or side != "back"
    return replace(one, view=side, action=one.action if goes else "")


def _floats(one: Named) -> bool:
    noun = lexicon.SUBJECTS.get(one.noun)
    return noun is not None and (noun.habitat == "water" or noun.figure in ("boat", "fish"))


def turned_together(subjects: Sequence[Subject]) -> list[Subject]:
    """Riders and what they ride, and who sits and the seat, are seen from one side."""
    told = list(subjects)
    for index, (one, other) in enumerate(pairwise(subjects)):
        if not other.noun or one.reference is not None or other.reference is not None:
            continue
        ridden = lexicon.SUBJECTS[other.noun].figure in _RIDDEN
        rides = one.relation in _RIDING or (one.relation in ("on", "in") and ridden)
        sits = one.relation in ("on", "in") and other.noun in _SEATS
        if (rides or sits) and "back" in (one.view, other.view):
            told[index] = replace(told[index], view="" if one_sided(other.noun) else "back")
            told[index + 1] = replace(other, view="back")
    return told


def past_shoulder(
    sentence: Sentence, subjects: list[Subject], shot: str
) -> tuple[list[Subject], str]:
    """ "Over-the-shoulder shot of a man talking to a woman": past the first; and the shot."""
    said = [at for at, token in enumerate(sentence.tokens) if token.word.startswith(_SHOULDER)]
    pair = subjects
    if len(pair) == 1 and pair[0].count == 2:  # "of two men talking"
        pair = [replace(pair[0], count=1, relation="faces"), replace(pair[0], count=1, relation="")]
    if not said or len(pair) != 2 or shot not in _TIGHT:
        return subjects, shot
    one, other = pair
    figures = [lexicon.SUBJECTS[each.noun].figure if each.noun else "" for each in pair]
    several = any(each.reference is not None or each.count > 1 for each in pair)
    faced = figures[0] == "person" and figures[1] in ("person", "quadruped")
    if several or not faced or one.relation not in ("", "beside", "faces"):
        return subjects, shot
    sentence.take(*said)
    return [replace(one, view="shoulder"), replace(other, view="")], shot or "medium"


def _told(sentence: Sentence, cast: Sequence[Named]) -> dict[int, str]:
    """The sides that are told of, by the place of whom."""
    sides: dict[int, str] = {}
    for at, token in enumerate(sentence.tokens):
        side = token.means("view")
        said = stands_alone(sentence, at) or _is_back_of(sentence, cast, at)
        if side not in ("back", "front") or not said:
            continue
        who = whose(sentence, cast, at)
        if who is not None and not (side == "back" and _is_no_view(sentence, cast, at)):
            sides.setdefault(who.at, side)
            sentence.take(at)
    return sides


def _is_back_of(sentence: Sentence, cast: Sequence[Named], at: int) -> bool:
    """ "the back of a man's head", and not "on the back of a truck"."""
    words = [token.word for token in sentence.tokens[max(0, at - 2) : at + 2]]
    rear = sentence.tokens[at].word == "rear"
    if not (rear or sentence.tokens[at].word == "back") or words[-1] != "of" or "the" not in words:
        return False
    led = words[0] in ("on", "in", "at", "to", "from", "onto", "into")
    return not led and any((rear or alive(one)) and at < one.at < at + 6 for one in cast)


def _is_no_view(sentence: Sentence, cast: Sequence[Named], at: int) -> bool:
    """ "hugging her from behind", "peeking from behind a tree", 背对大海: no view is meant."""
    word, after = sentence.tokens[at].word, sentence.token(at + 1)
    if word.startswith("away"):
        return glances(sentence, at)
    if word in _BACKS_TO:
        beyond = {"place", "detail", "noun", "light"} & set(after.senses) if after else set()
        return bool(after and not after.fresh and beyond)
    if word not in ("from behind", "从背后", "从身后"):
        return False
    if any(token.word in _STRUCK for token in sentence.tokens[max(0, at - 4) : at + 2]):
        return True
    return word.isascii() and after is not None and not after.fresh and _hides(sentence, cast, at)


def _hides(sentence: Sentence, cast: Sequence[Named], at: int) -> bool:
    """Whether what follows "from behind" is a thing one is behind."""
    after = sentence.next(at, over=("filler", "size", "colour", "count"), most=4)
    if after is None or not (after == at + 1 or sentence.tokens[at + 1].word in _ARTICLES):
        return False
    hidden = {"noun", "detail", "place"} & set(sentence.tokens[after].senses)
    somebody = any(one.first <= after <= one.at and alive(one) for one in cast)
    return bool(hidden) and not somebody


def _in_company(
    sentence: Sentence,
    cast: Sequence[Named],
    sides: dict[int, str],
    known: tuple[frozenset[int], set[int]],
) -> dict[int, str]:
    """Companions look the same way, but for whom one looks at, talks to or fights.

    ``known`` are the tokens of looks at the place, and of whom a side is told.
    """
    shown, (bound, told) = dict(sides), known
    onward = list(pairwise(cast))
    for one, other in (*onward, *((b, a) for a, b in reversed(onward))):
        if shown.get(one.at) != "back" or other.at in shown:
            continue
        figures = all(each.mention is None and alive(each) for each in (one, other))
        if not figures or _opposed(sentence, one, other, bound):
            continue
        if one.at in told or _joined(sentence, one, other):
            shown[other.at] = "back"
            told |= {other.at} if one.at in told else set()
    return shown


def _opposed(sentence: Sentence, one: Named, other: Named, bound: frozenset[int]) -> bool:
    first, last = sorted((one.at, other.at))
    for at in range(first + 1, min(last + 3, len(sentence.tokens))):
        token = sentence.tokens[at]
        if at > last and token.fresh:
            return False
        if token.word in _OPPOSED or (token.means("relation") == "faces" and at not in bound):
            return True
    return False


def _joined(sentence: Sentence, one: Named, other: Named) -> bool:
    """ "a boy and his dog", "with his dog", 和: they do it together."""
    first, last = sorted((one, other), key=lambda each: each.at)
    between = sentence.tokens[first.at + 1 : start_of(last) + 1]
    together = any("and" in token.senses or token.word in _WITH for token in between)
    return together and not any(token.word in ("while", "as") for token in between)
