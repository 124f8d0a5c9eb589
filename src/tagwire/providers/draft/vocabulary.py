"""Finding the lexicon's words in a sentence, whole English words and unspaced Chinese alike."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of the lexicon found in the sentence."""

    meaning: str
    word: str
    start: int
    end: int


def alternatives(words: str) -> str:
    """Turn ``a|b|c`` into a pattern: longest first, English ones only as whole words."""
    ordered = sorted(words.split("|"), key=len, reverse=True)
    return "|".join(map(_bounded, ordered))


def _bounded(word: str) -> str:
    if not word.isascii():
        return re.escape(word)
    spaced = re.escape(word).replace(r"\ ", r"\s+")
    return rf"(?<![a-z0-9_@]){spaced}(?![a-z0-9_])"


class Vocabulary:
    """One table of the lexicon, ready to be looked for."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._meanings = {
            word: meaning for meaning, words in table.items() for word in words.split("|")
        }
        self._pattern = re.compile(alternatives("|".join(self._meanings)))

    def hits(self, text: str) -> Iterator[Hit]:
        """Yield every word found, in the order of the text (which must be lower case)."""
        for match in self._pattern.finditer(text):
            word = re.sub(r"\s+", " ", match.group())
            yield Hit(self._meanings[word], word, match.start(), match.end())

    def first(self, text: str) -> Hit | None:
        """Return the earliest word found."""
        return next(self.hits(text), None)

    def last(self, text: str) -> Hit | None:
        """Return the word nearest to the end."""
        found = list(self.hits(text))
        return found[-1] if found else None
