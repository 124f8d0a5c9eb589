"""Finding one table's words by a pattern: what is near a mention is read so."""

import re
from collections.abc import Iterable, Mapping


def alternatives(words: Iterable[str]) -> str:
    """A pattern of words: longest first, English ones only as whole words."""
    return "|".join(map(_bounded, sorted(words, key=len, reverse=True)))


def _bounded(word: str) -> str:
    if not word.isascii():
        return re.escape(word)
    spaced = re.escape(word).replace(r"\ ", r"\s+")
    return rf"(?<![a-z0-9_@]){spaced}(?![a-z0-9_])"


class Phrases:
    """One table of the lexicon, ready to be looked for."""

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        self._meanings = {word: meaning for meaning, words in table.items() for word in words}
        self._pattern = re.compile(alternatives(self._meanings))

    def first(self, text: str) -> tuple[str, int] | None:
        """The meaning of the earliest word found in a lower-case text, and where it begins."""
        match = self._pattern.search(text)
        if not match:
            return None
        return self._meanings[re.sub(r"\s+", " ", match.group())], match.start()

    def within(self, text: str) -> bool:
        """Whether any word is found."""
        return bool(self._pattern.search(text))
