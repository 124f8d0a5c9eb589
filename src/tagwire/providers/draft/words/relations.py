"""What the subjects do, and how each stands to the next."""

from dataclasses import replace
from itertools import pairwise

from . import lexicon
from .mentions import Mentions
from .nouns import Named
from .sentence import Sentence

_WEAK = ("beside", "holding", "on", "in")
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
_AFTER = ("beside", "front", "behind", "above", "under")


def acting(sentence: Sentence, cast: list[Named]) -> list[Named]:
    """Give every action to the subject said before it, or to the first one said after."""
    for at in list(sentence.free("action")):
        if _scenic(sentence, at):
            sentence.take(at)
            continue
        before = [one for one in cast if one.at < at]
        after = [one for one in cast if one.at > at]
        if not before and not after:
            continue
        doer = _doer(_without_landmark(sentence, before, at), after)
        if not before and "relation" in sentence.tokens[at].senses:
            continue
        if len(before) > 1 and _joint(sentence, before[-2], before[-1], at):
            cast = [_doing(one, sentence, at, {before[-2].at}) for one in cast]
        sentence.take(at)
        cast = [_doing(one, sentence, at, {doer.at}) for one in cast]
    return cast


_ALIVE = ("person", "quadruped", "bird", "fish")


def _doer(before: list[Named], after: list[Named]) -> Named:
    """The last one alive, for a hat does not read."""
    alive = [one for one in before if _alive(one)]
    following = [one for one in after if _alive(one) and one.mention is None]
    if alive or (before and not following):
        return (alive or before)[-1]
    return (following or after)[0]


def _alive(one: Named) -> bool:
    if not one.noun:
        return one.mention is not None
    return lexicon.SUBJECTS[one.noun].figure in _ALIVE


def _scenic(sentence: Sentence, at: int) -> bool:
    """ "cherry blossoms falling": the place does it, and no subject."""
    before = sentence.before(at)
    if before is None or before in sentence.used:
        return False
    return {"detail", "weather"} & set(sentence.tokens[before].senses) != set()


def _without_landmark(sentence: Sentence, before: list[Named], at: int) -> list[Named]:
    """ "猫在狗旁边睡觉": the dog only says where the cat sleeps."""
    if len(before) < 2:
        return before
    between = sentence.tokens[before[-1].at + 1 : at]
    placed = any(
        token.means("relation") in _AFTER and not token.word.isascii() for token in between
    )
    return before[:-1] if placed else before


def _joint(sentence: Sentence, first: Named, second: Named, at: int) -> bool:
    """ "a boy and a girl dancing": both do it."""
    between = sentence.tokens[first.at + 1 : second.first]
    return any("and" in token.senses for token in between) and not first.action


def _doing(one: Named, sentence: Sentence, at: int, who: set[int]) -> Named:
    if one.at not in who or one.action:
        return one
    return replace(one, action=sentence.tokens[at].means("action"))


def dressed(
    sentence: Sentence, cast: list[Named], mentions: Mentions
) -> tuple[list[Named], list[str]]:
    """Give a garment's colour to who wears it; a reference keeps the clothes of its photo."""
    notes: list[str] = []
    for at in list(sentence.free("clothing")):
        wearers = [one for one in cast if one.at < at] or [one for one in cast if one.at > at]
        if not wearers:
            continue
        wearer = wearers[-1] if wearers[-1].at < at else wearers[0]
        colour, first = _garment(sentence, at)
        sentence.take(*range(first, at + 1))
        if wearer.mention is not None:
            notes.append(f"@{wearer.word} keeps the clothes of its photo")
        elif colour and not wearer.colour:
            cast = [replace(one, colour=colour) if one is wearer else one for one in cast]
    return cast, notes


def _garment(sentence: Sentence, at: int) -> tuple[str, int]:
    colour, step = "", at - 1
    while step >= 0 and not sentence.tokens[step + 1].fresh and step not in sentence.used:
        token = sentence.tokens[step]
        if "colour" in token.senses:
            colour = colour or token.means("colour")
        elif token.means("relation") == "wearing" or token.word == "in":
            return colour, step
        elif not {"filler", "count", "size", "detail", "clothing"} & set(token.senses):
            break
        step -= 1
    return colour, step + 1


def coloured(sentence: Sentence, cast: list[Named]) -> list[Named]:
    """ "the car is red", "a woman in red": a colour said after its thing."""
    for at in list(sentence.free("colour")):
        before = sentence.before(at, over=("filler",))
        worn = before is not None and (
            sentence.tokens[before].word == "in"
            or sentence.tokens[before].means("relation") == "wearing"
        )
        if worn and before is not None:
            before = sentence.before(before, over=("filler",))
        owner = next((one for one in cast if one.at == before), None)
        copula = sentence.text[: sentence.tokens[at].start].rstrip().endswith((" is", "是", " are"))
        if owner and not owner.colour and (worn or copula):
            sentence.take(at)
            cast = [
                replace(one, colour=sentence.tokens[at].means("colour")) if one is owner else one
                for one in cast
            ]
    return cast


def relation_to_next(sentence: Sentence, cast: list[Named], mentions: Mentions) -> list[str]:
    """The relation of every subject to the one said next; the last one's is empty."""
    told = [_between(sentence, one, other, mentions) for one, other in pairwise(cast)]
    told = [
        _after(sentence, one, other, each)
        for (one, other), each in zip(pairwise(cast), told, strict=True)
    ]
    told += [""] if cast else []
    return _mutual(sentence, cast, told)


def _between(sentence: Sentence, one: Named, other: Named, mentions: Mentions) -> str:
    start = one.at + 1
    for at in range(start, other.at):
        if "mention" in sentence.tokens[at].senses:
            start = at + 1
    hits = [
        at
        for at in range(start, other.at)
        if "relation" in sentence.tokens[at].senses
        and not any(token.fresh for token in sentence.tokens[at + 1 : other.at + 1])
    ]
    strong = [at for at in hits if sentence.tokens[at].means("relation") not in _WEAK]
    chosen = (strong or [at for at in hits if _apart(sentence, at, other)] or [-1])[-1]
    if chosen < 0:
        return ""
    relation = sentence.tokens[chosen].means("relation")
    word = sentence.tokens[chosen].word
    if word == "with" and one.mention is None and other.mention is None:
        return "holding" if _in_hand(other) else "beside"
    if relation == "on" and word in ("in", "在") and other.mention is not None:
        return ""
    return relation


def _apart(sentence: Sentence, at: int, other: Named) -> bool:
    """A bare "in" or 在 counts only where the next subject itself follows."""
    if sentence.tokens[at].word not in ("in", "在"):
        return True
    between = sentence.tokens[at + 1 : other.at]
    return not any(
        {"place", "ground", "surface", "light", "weather", "season"} & set(token.senses)
        for token in between
    )


def _in_hand(other: Named) -> bool:
    return bool(other.noun) and lexicon.SUBJECTS[other.noun].habitat == "hand"


def _after(sentence: Sentence, one: Named, other: Named, told: str) -> str:
    """ "A在B旁边": in Chinese the word of place follows the second."""
    following = sentence.token(other.at + 1)
    if following and following.word == "的":
        following = sentence.token(other.at + 2)
    if not following or following.fresh or following.word.isascii():
        return told
    placed = following.means("relation")
    led = any(
        token.word in ("在", "站在", "坐在", "位于", "停在", "趴在", "躺在", "从")
        for token in sentence.tokens[one.at + 1 : other.at]
    )
    if placed in _AFTER and (led or told in ("", "on")):
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
