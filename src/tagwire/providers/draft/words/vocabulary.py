"""Finding the lexicon's words in a sentence, whole English words and unspaced Chinese alike."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from . import lexicon

_ATOM = re.compile(r"#[0-9a-f]{6}(?![0-9a-z])|[a-zà-ÿ0-9]+|[一-鿿]|[\U0001f300-\U0001faff]")
_BREAK = re.compile(r"[,;!?，。；：！？、\n()|]|[.:](?=\s|$)")
_WITHIN = re.compile(r"(\s*[-–_/'.&+:]?|\s*[-–&+]\s*)")
_SEPARATE = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or phrase of the sentence, and what it may mean in each table."""

    word: str
    start: int
    end: int
    senses: Mapping[str, str] = field(default_factory=dict)  # table to meaning
    plural: bool = False
    fresh: bool = False  # a comma or the like stands before it

    def means(self, table: str) -> str:
        """Its meaning in a table, or nothing."""
        return self.senses.get(table, "")

    @property
    def known(self) -> bool:
        """It is a word of the lexicon."""
        return bool(self.senses)


@dataclass(frozen=True, slots=True)
class _Phrase:
    atoms: tuple[str, ...]
    senses: Mapping[str, str]
    plural: bool


def atoms_of(text: str) -> tuple[str, ...]:
    """The least parts of a text: English words and single Chinese characters."""
    return tuple(match.group() for match in _ATOM.finditer(text))


class Vocabulary:
    """Every table of the lexicon at once: the longest phrase that fits is found."""

    def __init__(self) -> None:
        self._senses: dict[tuple[str, ...], dict[str, str]] = {}
        self._plurals: set[tuple[str, ...]] = set()
        self._index: dict[str, list[_Phrase]] = {}

    def add(self, table: str, meaning: str, words: Sequence[str], *, plural: bool = False) -> None:
        """Teach words; the first meaning of a word in a table stays."""
        for word in words:
            atoms = atoms_of(word)
            if not atoms:
                continue
            senses = self._senses.setdefault(atoms, {})
            if plural and table not in senses:
                self._plurals.add(atoms)
            senses.setdefault(table, meaning)

    def close(self) -> "Vocabulary":
        """Make it ready to be searched."""
        for atoms, senses in self._senses.items():
            phrase = _Phrase(atoms, senses, atoms in self._plurals)
            self._index.setdefault(atoms[0], []).append(phrase)
        for phrases in self._index.values():
            phrases.sort(key=lambda phrase: -len(phrase.atoms))
        return self

    def tokens(self, text: str) -> Iterator[Token]:
        """Cut a lower-case text into phrases of the lexicon and words that are unknown."""
        found = list(_ATOM.finditer(text))
        atoms = tuple(match.group() for match in found)
        joined = [
            index > 0 and _joined(text, found[index - 1], found[index])
            for index in range(len(found))
        ]
        at, last = 0, 0
        while at < len(found):
            phrase = self._longest(atoms, joined, at)
            size = len(phrase.atoms) if phrase else 1
            start, end = found[at].start(), found[at + size - 1].end()
            yield Token(
                text[start:end],
                start,
                end,
                phrase.senses if phrase else {},
                bool(phrase and phrase.plural),
                fresh=parts(text, last, start),
            )
            at, last = at + size, end

    def _longest(self, atoms: tuple[str, ...], joined: list[bool], at: int) -> _Phrase | None:
        for phrase in self._index.get(atoms[at], ()):
            end = at + len(phrase.atoms)
            if atoms[at:end] == phrase.atoms and all(joined[at + 1 : end]):
                return phrase
        return None


def _joined(text: str, before: "re.Match[str]", after: "re.Match[str]") -> bool:
    gap = text[before.end() : after.start()]
    both = before.group().isascii() and after.group().isascii()
    return bool((_WITHIN if both else _SEPARATE).fullmatch(gap))


def parts(text: str, start: int, end: int) -> bool:
    """Whether a comma or the like stands between two places of a text."""
    return bool(_BREAK.search(text, start, end))


def plural_of(word: str) -> str:
    """The regular English plural."""
    if word.endswith(("s", "x", "ch", "sh", "z")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}s"


def vocabulary() -> Vocabulary:
    """Every word the draft knows, the names of files included."""
    return _taught(tuple(sorted(lexicon.named_by_files().items())))


@cache
def _taught(files: tuple[tuple[str, tuple[str, ...]], ...]) -> Vocabulary:
    known = Vocabulary()
    _teach_nouns(known)
    for table, file, part in _TABLES:
        for meaning, words in lexicon.table(file, part).items():
            known.add(table, meaning, words)
    for own, entries in (("place", lexicon.PLACES), ("style", lexicon.load("styles"))):
        for name in tuple(entries):
            known.add(own, name, (name,))
    for place in tuple(lexicon.PLACES.values()):
        known.add("within", place.name, place.within)
    _teach_kinds(known)
    for language in ("en", "zh"):
        lines = lexicon.load("filler")["filler"][language]
        known.add("filler", "filler", lines.replace("\n", "|").lower().split("|"))
        undrawn = lexicon.load("undrawn")["undrawn"][language].replace("\n", "|").split("|")
        known.add("undrawn", "undrawn", undrawn)
        known.add("filler", "filler", undrawn)
    _teach_counts(known)
    for table, names in files:
        for name in names:
            known.add(table, name, (name,))
    return known.close()


_TABLES = (
    ("place", "places", ""),
    ("detail", "details", ""),
    ("light", "light", "light"),
    ("mode", "light", "mode"),
    ("shot", "camera", "shot"),
    ("angle", "camera", "angle"),
    ("focus", "camera", "focus"),
    ("view", "camera", "view"),
    ("views", "camera", "views"),
    ("spot", "camera", "spot"),
    ("style", "styles", ""),
    ("colour", "colours", ""),
    ("relation", "relations", ""),
    ("passive", "passives", ""),
    ("action", "actions", ""),
    ("weather", "weather", "weather"),
    ("season", "weather", "season"),
    ("size", "filler", "sizes"),
)


_VERBS = ("does",)  # the plural of a doe is hardly ever meant
_MANY_OF = {"quadruped": "群", "bird": "群", "fish": "群"}  # 孩子们, 牛群


def _teach_nouns(known: Vocabulary) -> None:
    for noun in lexicon.SUBJECTS.values():
        known.add("noun", noun.name, noun.words)
    for noun in lexicon.SUBJECTS.values():
        known.add("noun", noun.name, noun.plurals, plural=True)
        regular = [plural_of(word) for word in noun.words if word.isascii()]
        regular = [word for word in regular if word not in _VERBS]
        known.add("noun", noun.name, regular, plural=True)
        ending = _MANY_OF.get(noun.figure, "们")
        chinese = [word + ending for word in noun.words if not word.isascii()]
        known.add("noun", noun.name, chinese, plural=True)


def _teach_kinds(known: Vocabulary) -> None:
    for kind, words in lexicon.table("filler", "kinds").items():
        known.add(kind, kind, words)
        if kind in ("clothing", "young"):
            several = [plural_of(word) for word in words if word.isascii()]
            known.add(kind, kind, several, plural=kind == "young")


def _teach_counts(known: Vocabulary) -> None:
    counts = lexicon.load("counts")
    for number, entry in counts["words"].items():
        known.add("count", number, lexicon.words_of(entry))
    measures = counts["measures"].split("|")
    for number, numerals in counts["numerals"].items():
        pairs = [numeral + each for numeral in numerals.split("|") for each in measures]
        known.add("count", number, pairs)
