"""What the subjects do: every action of a sentence finds its doer."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from . import lexicon
from .clauses import SIDES, Clause, start_of
from .nouns import Named
from .sentence import Sentence
from .settling import ALIVE

_NO_CLAUSES: Mapping[int, Clause] = MappingProxyType({})
_AFTER = ("beside", "front", "behind", "above", "under")
_CARRYING = ("holding", "wearing")


def acting(
    sentence: Sentence, cast: list[Named], clauses: Mapping[int, Clause] = _NO_CLAUSES
) -> list[Named]:
    """Give every action to the subject said before it, or to the first one said after."""
    for at in list(sentence.free("action")):
        if _scenic(sentence, at):
            sentence.take(at)
            continue
        if _of_unknown(sentence, at):
            continue
        before = [one for one in cast if one.at < at]
        after = [one for one in cast if one.at > at]
        if not before and not after:
            continue
        doer = _doer(_without_landmark(sentence, before, at), after, at)
        if not before and "relation" in sentence.tokens[at].senses:
            told = _of_noun(sentence, after, at)
            if told is None:
                continue
            doer = told
        inverted = clauses.get(len(before) - 1)
        if inverted and inverted.inverted:
            doer = after[0]
        if len(before) > 1 and _joint(sentence, before[-2], before[-1], at):
            cast = [_doing(one, sentence, at, {before[-2].at}) for one in cast]
        sentence.take(at)
        cast = [_doing(one, sentence, at, {doer.at}) for one in cast]
    return cast


def _doer(before: list[Named], after: list[Named], at: int) -> Named:
    """The last one alive, for a hat does not read."""
    alive = [one for one in before if _alive(one)]
    following = [one for one in after[:1] if _alive(one) and one.mention is None]
    following = [one for one in following if not before or one.first <= at + 1]
    if alive or (before and not following):
        return (alive or before)[-1]
    return (following or after)[0]


def _of_noun(sentence: Sentence, after: list[Named], at: int) -> Named | None:
    """ "追着老鼠的猫", "看书的女孩": whom a clause before its noun tells of."""
    start = start_of(after[0])
    if (
        sentence.tokens[max(start, at + 1)].word == "的"
        or sentence.tokens[after[0].at - 1].word == "的"
    ):
        return after[0]
    for index, end in ((0, at), (1, after[0].at)):
        behind = sentence.token(end + 1)
        if behind and behind.word[-1] in SIDES:  # 坐在书桌前的女孩
            behind = sentence.token(end + 2)
        if index < len(after) and behind and behind.word == "的" and not behind.fresh:
            return after[index]
    return None


def _alive(one: Named) -> bool:
    if not one.noun:
        return one.mention is not None
    return lexicon.SUBJECTS[one.noun].figure in ALIVE


def _scenic(sentence: Sentence, at: int) -> bool:
    """ "cherry blossoms falling", "splashing waves": the place does it, and no subject."""
    before, after = sentence.before(at), sentence.token(at + 1)
    if after and not after.fresh and sentence.tokens[at].word.endswith("ing"):
        lead = set() if before is None else set(sentence.tokens[before].senses)
        scenery = {"place", "detail", "weather"} & set(after.senses) and "noun" not in after.senses
        if scenery and (before is None or {"filler", "count", "in", "relation"} & lead):
            return True
    if before is None or before in sentence.used:
        return False
    return {"detail", "weather"} & set(sentence.tokens[before].senses) != set()


def _of_unknown(sentence: Sentence, at: int) -> bool:
    """ "bats flying": somebody does it who is not drawn."""
    before = sentence.token(at - 1) if at else None
    unseen = before is not None and (not before.known or "undrawn" in before.senses)
    return bool(before and unseen and before.word.isascii()) and not (sentence.tokens[at].fresh)


def _without_landmark(sentence: Sentence, before: list[Named], at: int) -> list[Named]:
    """ "猫在狗旁边睡觉": the dog only says where the cat sleeps; who is carried does nothing."""
    if len(before) < 2:
        return before
    between = sentence.tokens[before[-2].at + 1 : start_of(before[-1])]
    if _alive(before[-2]) and any(each.means("relation") in _CARRYING for each in between):
        return before[:-1]
    between = sentence.tokens[before[-1].at + 1 : at]
    placed = any(
        token.means("relation") in _AFTER and not token.word.isascii() for token in between
    )
    return before[:-1] if placed else before


def _joint(sentence: Sentence, first: Named, second: Named, at: int) -> bool:
    """ "a boy and a girl dancing": both do it."""
    between = sentence.tokens[first.at + 1 : start_of(second)]
    return any("and" in token.senses for token in between) and not first.action


def _doing(one: Named, sentence: Sentence, at: int, who: set[int]) -> Named:
    if one.at not in who or one.action:
        return one
    return replace(one, action=sentence.tokens[at].means("action"))
