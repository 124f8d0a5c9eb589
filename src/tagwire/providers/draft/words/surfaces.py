"""Tables and counters that only bear what is drawn, and are no subjects themselves."""

from collections.abc import Collection

from .sentence import Sentence


def on_surface(sentence: Sentence, drawn: Collection[int]) -> bool:
    """Whether things are said to stand on a table, a counter or the like that is not itself drawn.

    ``drawn`` are the tokens of what is.
    """
    places = range(len(sentence.tokens))
    return any(_is_surface(sentence, at) for at in places if at not in drawn)


def colour_of_surface(sentence: Sentence) -> str:
    """The colour of a table that is said to be "white"."""
    for at, token in enumerate(sentence.tokens):
        if "surface" in token.senses:
            before = sentence.before(at, over=("filler", "detail", "size"))
            if (
                sentence.has(before, "colour")
                and before not in sentence.used
                and before is not None
            ):
                sentence.take(before)
                return sentence.tokens[before].means("colour")
    return ""


def _is_surface(sentence: Sentence, at: int) -> bool:
    """ "on the wooden table", "桌上"."""
    token = sentence.tokens[at]
    if "surface" not in token.senses:
        return False
    if not token.word.isascii():
        return True
    step = at - 1
    while step >= 0 and at - step < 5 and not sentence.tokens[step + 1].fresh:
        if sentence.tokens[step].word.split()[-1] in ("on", "upon", "across", "atop", "top"):
            return True
        step -= 1
    return False
