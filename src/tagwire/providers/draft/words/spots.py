"""Where in the frame subjects are said to stand: "a cat on the left", "左边是一只老虎"."""

from collections.abc import Sequence

from .clauses import THEM, start_of
from .nouns import Named
from .sentence import Sentence

_SIDES = ("left", "right", "centre")
_FARTHEST = 14  # tokens behind a subject that may still tell where it stands
_IS = ("是", "有", "为", "的", "则是", "is", "are", "stands", "sits")


def spots_of(sentence: Sentence, cast: Sequence[Named]) -> list[str]:
    """The place of every subject, said before it or behind it; empty where none is."""
    leading = {at for one in cast for at in _leads(sentence, cast, one)}
    return [
        _before(sentence, cast, one)
        or _behind(sentence, cast, index, leading)
        or _behind_all(sentence, one)
        for index, one in enumerate(cast)
    ]


def _behind_all(sentence: Sentence, one: Named) -> str:
    """ "skyscrapers behind him", where it is not somebody's companion."""
    said, whom = sentence.token(one.at + 1), sentence.token(one.at + 2)
    lead = sentence.token(start_of(one) - 1)
    far = said and whom and said.means("relation") == "behind" and whom.word in THEM
    return "background" if far and not (lead and lead.word == "with") else ""


def _leads(sentence: Sentence, cast: Sequence[Named], one: Named) -> list[int]:
    """The words of place that stand before a subject and are its own."""
    others = {other.at for other in cast}
    found: list[int] = []
    at = one.at
    while at > 0 and not sentence.tokens[at].fresh and at - 1 not in others:
        at -= 1
        if sentence.tokens[at].means("spot") and _is_position(sentence, at):
            found.append(at)
    opens = at == 0 or sentence.tokens[at].fresh
    copulas = [at for at in found if sentence.tokens[at + 1].word in _IS]
    return found if opens else copulas


def _before(sentence: Sentence, cast: Sequence[Named], one: Named) -> str:
    leads = _leads(sentence, cast, one)
    return sentence.tokens[leads[0]].means("spot") if leads else ""


def _behind(sentence: Sentence, cast: Sequence[Named], index: int, leading: set[int]) -> str:
    start, end = cast[index].at + 1, len(sentence.tokens)
    if index + 1 < len(cast):
        end = start_of(cast[index + 1])
    clause = True
    for at in range(start, min(end, start + _FARTHEST)):
        spot = sentence.tokens[at].means("spot")
        clause = clause and not sentence.tokens[at].fresh
        if at in leading or (not clause and spot in ("background", "foreground")):
            continue
        if spot in _SIDES or (spot and _is_position(sentence, at)):
            return spot
    return ""


def _is_position(sentence: Sentence, at: int) -> bool:
    """Keep "in the distance" and drop "white background" or "far away hills"."""
    token = sentence.tokens[at]
    if not token.word.isascii() or " " in token.word:
        return True
    return any(
        sentence.tokens[near].word in ("in", "on", "to", "at")
        for near in (at - 1, at - 2)
        if near >= 0
    )
