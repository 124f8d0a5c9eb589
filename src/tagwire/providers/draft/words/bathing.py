"""Who is in a lake, a pond or the sea, and nothing said of what they do: they swim."""

from dataclasses import replace

from . import lexicon
from .nouns import Named
from .sentence import Sentence

_WATERS = frozenset(
    (
        "lake", "mountain lake", "pond", "river", "stream", "sea", "ocean", "open sea", "pool",
        "湖", "湖水", "湖泊", "池塘", "河", "河水", "河流", "江", "海", "大海", "溪流", "小溪",
        "海水",
    )
)  # fmt: skip
_INSIDE = ("里", "中", "里面", "水里")
_BATHERS = ("person", "quadruped", "frog")
_ADJECTIVES = frozenset(("filler", "colour", "size", "count", "season", "light"))


def bathing(sentence: Sentence, cast: list[Named]) -> list[Named]:
    """ "a hippo in a lake", "湖里的河马"."""
    told = list(cast)
    for at, token in enumerate(sentence.tokens):
        if token.word not in _WATERS:
            continue
        bathers = _bathers(sentence, told, at)
        told = [replace(one, action="swim") if one.at in bathers else one for one in told]
    return told


def _bathers(sentence: Sentence, cast: list[Named], at: int) -> set[int]:
    """The places of those who are in the water named at a position."""
    behind, onwards = sentence.token(at + 1), sentence.token(at + 2)
    if behind and not behind.fresh and behind.word in _INSIDE:
        if onwards and not onwards.fresh and onwards.word == "的":
            return {one.at for one in [one for one in cast if one.at > at][:1] if _idle(one)}
        return _last(sentence, cast, at)
    return _last(sentence, cast, at) if _led(sentence, at) else set()


def _led(sentence: Sentence, at: int) -> bool:
    """Whether "in" stands before it, with nothing but an article and adjectives between."""
    step = at - 1
    while step >= 0 and at - step < 5 and not sentence.tokens[step + 1].fresh:
        word = sentence.tokens[step].word
        if word == "in":
            return True
        if word in ("on", "by", "at", "from", "to") or not (
            _ADJECTIVES & set(sentence.tokens[step].senses)
        ):
            return False
        step -= 1
    return False


def _last(sentence: Sentence, cast: list[Named], at: int) -> set[int]:
    """Whoever is said last before it, and who is joined to them by "and"."""
    before = [one for one in cast if one.at < at]
    if not before or not _idle(before[-1]):
        return set()
    found = {before[-1].at}
    if len(before) > 1 and _idle(before[-2]):
        between = sentence.tokens[before[-2].at + 1 : before[-1].at]
        found |= {before[-2].at} if any("and" in token.senses for token in between) else set()
    return found


def _idle(one: Named) -> bool:
    """A creature of which no deed is told; a photo keeps its pose."""
    return (
        one.mention is None
        and not one.action
        and bool(one.noun)
        and lexicon.SUBJECTS[one.noun].figure in _BATHERS
    )
