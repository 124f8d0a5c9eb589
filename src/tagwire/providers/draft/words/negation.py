"""Reading what is not to be seen: "no people", "without text", "没有人"."""

from . import lexicon
from .sentence import Sentence

_BUT = ("but", "only", "just", "instead", "但", "但是", "只有", "只")


def left_out(sentence: Sentence) -> tuple[str, ...]:
    """Take every negated word; each thing among them is noted."""
    notes: dict[str, None] = {}
    for at in list(sentence.free("no")):
        step = at + 1
        sentence.take(at)
        while step < len(sentence.tokens):
            token = sentence.tokens[step]
            if token.fresh and not _goes_on(sentence, step):
                break
            if token.word in _BUT or (token.word in ("的", "in", "at", "on") and notes):
                break
            if {"noun", "negative", "detail", "weather", "clothing"} & set(token.senses):
                notes.setdefault(f"no {_name(sentence, step)}: left out as asked")
            elif not {"filler", "and", "colour", "count", "size", "in"} & set(token.senses) or (
                {"in", "relation"} & set(token.senses) and "and" not in token.senses
            ):
                break
            sentence.take(step)
            step += 1
    return tuple(notes)


def _goes_on(sentence: Sentence, step: int) -> bool:
    """A list goes on over a Chinese list comma only."""
    before = sentence.tokens[step - 1].end
    return sentence.text[before : sentence.tokens[step].start].strip() == "、"


def _name(sentence: Sentence, at: int) -> str:
    token = sentence.tokens[at]
    if token.word.isascii() and not token.plural:
        return token.word
    return token.means("noun") if token.means("noun") in lexicon.SUBJECTS else token.word
