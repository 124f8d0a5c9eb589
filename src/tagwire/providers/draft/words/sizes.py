"""How tall a reference probably is, guessed from what it is called."""

import re
from functools import cache, lru_cache

from . import lexicon
from .vocabulary import vocabulary

_ADULT = (1.5, 2.0)
_HUMAN = 1.75


@lru_cache(maxsize=256)
def metres_of(name: str) -> float | None:
    """Metres from a tag or a noun: "sneaker", "EiffelTower", "red_car2"."""
    if not name:
        return None
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    plain = re.sub(r"[^a-z一-鿿]+", " ", apart.lower()).strip()
    best = _known(plain)
    if best is not None or " " in plain:
        return best
    inside = [word for word in _words() if len(word) > 3 and word in plain]
    return _known(max(inside, key=lambda word: (len(word), word))) if inside else None


@cache
def _words() -> tuple[str, ...]:
    names = [word for noun in lexicon.SUBJECTS.values() for word in noun.words if word.isascii()]
    return (*names, *lexicon.HEIGHTS)


def _known(plain: str) -> float | None:
    if plain in lexicon.HEIGHTS:
        return lexicon.HEIGHTS[plain]
    found = [token for token in vocabulary().tokens(plain) if "noun" in token.senses]
    sized = [lexicon.HEIGHTS[word] for word in plain.split() if word in lexicon.HEIGHTS]
    if not found:
        return sized[0] if sized else None
    noun = lexicon.SUBJECTS[max(found, key=lambda token: len(token.word)).means("noun")]
    low, high = _ADULT
    if noun.figure == "person" and low <= noun.metres <= high:
        return _HUMAN
    return noun.metres
