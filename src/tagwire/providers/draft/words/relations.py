"""How each subject stands to the next."""

from collections.abc import Collection
from itertools import pairwise

from .clauses import BARE, BOARDED, HOLLOW, IN, INSIDE, SIDES, VEHICLES, start_of, verb_before
from .mentions import Mentions
from .nouns import Named
from .sentence import Sentence

_WEAK = ("beside", "holding", "with", "on", "in")
_EACH_OTHER = frozenset(
    [
        "里面对面",
        "对视",
        "相望",
        "四目相对",
        "相对而视",
        "面对面",
        "相视",
        "互相看着",
        "互相凝视",
        "互相对视",
        "彼此对视",
    ]
)
_MUTUAL = "each other"
_ABOARD = (
    "on",
    "sitting on",
    "sits on",
    "seated on",
    "sleeping on",
    "asleep on",
    "站在",
    "坐在",
    "在",
)
_AMID = {"bush": "behind", "flower": "front", "rose": "front", "tulip": "front"}
"""What it comes to, to be in a bush or among flowers."""
_SHOWING = ("探出", "露出", "伸出", "钻出")
_LOOKING = frozenset(
    ("looking", "leaning", "peeking", "peering", "sticking", "poking", "hanging", "waving",
     "looks", "leans", "peeks", "head", "waves", "gazing", "staring", "smiling"),
)  # fmt: skip
_AFTER = ("beside", "front", "behind", "above", "under")


def relation_to_next(
    sentence: Sentence, cast: list[Named], mentions: Mentions, told_of: Collection[int] = ()
) -> list[str]:
    """The relation of every subject to the one said next; the last one's is empty.

    ``told_of`` are tokens that tell of other two.
    """
    told = [_between(sentence, one, other, told_of) for one, other in pairwise(cast)]
    told = [
        _after(sentence, one, other, each)
        for (one, other), each in zip(pairwise(cast), told, strict=True)
    ]
    told += [""] if cast else []
    return _mutual(sentence, cast, told)


def _between(sentence: Sentence, one: Named, other: Named, told_of: Collection[int]) -> str:
    start = one.at + 1
    for at in range(start, other.at):
        if "mention" in sentence.tokens[at].senses:
            start = at + 1
    hits = [
        at
        for at in range(start, other.at)
        if "relation" in sentence.tokens[at].senses
        and at not in told_of
        and not any(token.fresh for token in sentence.tokens[at + 1 : other.at + 1])
        and _reaches(sentence, at, one, other)
    ]
    if any(_within(sentence, at, other) and _is_behind(sentence, at, other) for at in hits):
        return "in"
    strong = [at for at in hits if sentence.tokens[at].means("relation") not in _WEAK]
    chosen = (strong or [at for at in hits if _apart(sentence, at, other)] or [-1])[-1]
    if chosen < 0:
        boards = verb_before(sentence, other) == ("in", False)
        return "in" if boards or _looks_out(sentence, one, other) else ""
    relation = sentence.tokens[chosen].means("relation")
    word = sentence.tokens[chosen].word
    if relation == "on" and word in IN and other.mention is not None:
        return ""
    if relation == "on" and other.noun in _AMID and {word, word.split()[-1]} & IN:
        return _AMID[other.noun]
    return "in" if relation == "on" and _within(sentence, chosen, other) else relation


def _within(sentence: Sentence, at: int, other: Named) -> bool:
    """ "in a box", "sitting inside a basket", "在盒子里", "on a bus": not upon it."""
    behind, word = sentence.token(other.at + 1), sentence.tokens[at].word
    inside = behind is not None and not behind.fresh and behind.word in INSIDE
    aboard = other.noun in BOARDED and (
        word in _ABOARD or (behind is not None and not behind.fresh and behind.word == "上")
    )
    said = word in IN or word.split()[-1] in IN
    return other.noun in HOLLOW and (inside or aboard or said)


def _is_behind(sentence: Sentence, at: int, other: Named) -> bool:
    """ "放在打开的鞋盒里": the two halves of one word, whatever stands between them."""
    behind = sentence.token(other.at + 1)
    on = sentence.tokens[at].means("relation") == "on" and sentence.tokens[at].word[-1] == "在"
    return on and behind is not None and not behind.fresh and behind.word in INSIDE


def _looks_out(sentence: Sentence, one: Named, other: Named) -> bool:
    """ "a dog looking out of a car", "从车窗探出头", "从纸箱里探出头": it is in it."""
    after = [token.word for token in sentence.tokens[other.at + 1 : other.at + 4]]
    shows = any(word.startswith(_SHOWING) for word in after)
    if other.noun not in VEHICLES:
        return other.noun in HOLLOW and shows and after[0] in INSIDE
    words = [token.word for token in sentence.tokens[one.at + 1 : other.at]]
    out = ("out" in words[:-1] or "from" in words) and bool(_LOOKING & set(words))
    return out or shows or other.word.endswith(("window", "windows", "窗", "窗户"))


def _reaches(sentence: Sentence, at: int, one: Named, other: Named) -> bool:
    """Tell "on a rug beside a dog" from "on the dog": what it is about is not something else."""
    token = sentence.tokens[at]
    between = sentence.tokens[at + 1 : start_of(other)]
    if token.means("relation") == "wearing" and any("clothing" in each.senses for each in between):
        return False
    if not token.word.isascii():
        behind = token.word[-1] in SIDES and "action" not in token.senses
        if behind and at > one.at + 2:
            return False  # it stands behind something else
        return token.word[-1] != "在" or not any(each.word[-1] in SIDES for each in between)
    return all(each.known for each in between[:-1])


def _apart(sentence: Sentence, at: int, other: Named) -> bool:
    """A bare "in" or 在 counts only where the next subject itself follows."""
    if sentence.tokens[at].word not in ("in", "在"):
        return True
    between = sentence.tokens[at + 1 : other.at]
    return not any(
        {"place", "ground", "surface", "light", "weather", "season"} & set(token.senses)
        for token in between
    )


def _after(sentence: Sentence, one: Named, other: Named, told: str) -> str:
    """ "A在B旁边": in Chinese the word of place follows the second."""
    following = sentence.token(other.at + 1)
    if following and following.word == "的":
        following = sentence.token(other.at + 2)
    if not following or following.fresh or following.word.isascii():
        return told
    placed = BARE.get(following.word, following.means("relation"))
    led = any(
        token.word in ("在", "站在", "坐在", "位于", "停在", "趴在", "躺在", "从")
        for token in sentence.tokens[one.at + 1 : other.at]
    )
    if placed in _AFTER and "action" not in following.senses and (led or told in ("", "on")):
        return placed
    return told


def _mutual(sentence: Sentence, cast: list[Named], told: list[str]) -> list[str]:
    """ "A and B looking at each other": said after both, it is about both."""
    if len(cast) < 2:
        return _alone(sentence, cast, told)
    for at in range(cast[-1].at + 1, len(sentence.tokens)):
        token = sentence.tokens[at]
        relation = token.means("relation")
        if relation and _is_mutual(sentence, at):
            told[-2] = relation
    return told


def _alone(sentence: Sentence, cast: list[Named], told: list[str]) -> list[str]:
    """ "two dogs looking at each other": one group faces itself."""
    if cast and cast[0].count > 1:
        for at in range(cast[0].at + 1, len(sentence.tokens)):
            relation = sentence.tokens[at].means("relation")
            if relation and _is_mutual(sentence, at):
                told[0] = relation
    return told


def _is_mutual(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    before, after = sentence.token(at - 1), sentence.token(at + 1)
    said = token.word.endswith(_MUTUAL) or token.word in _EACH_OTHER
    return said or any("each" in near.senses for near in (before, after) if near)
