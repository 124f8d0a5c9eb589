"""The words the draft understands: tables of data beside this file, English and Chinese."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal

from tagwire.providers.draft import figures, sets, styles

_HERE: Final = Path(__file__).parent
_NOUNS: Final = ("people", "animals", "vehicles", "buildings", "things")

Habitat = Literal["ground", "water", "air", "hand"]


@dataclass(frozen=True, slots=True)
class Noun:
    """Something that can be drawn without a reference."""

    name: str
    words: tuple[str, ...]
    metres: float = 1.0
    figure: str = "sprite"
    sprite: str = ""
    habitat: Habitat = "ground"
    plurals: tuple[str, ...] = ()  # the irregular ones
    several: int = 3  # how many a bare plural means


@dataclass(frozen=True, slots=True)
class Place:
    """A set, how it is usually seen, and whether any other place named goes before it."""

    name: str
    words: tuple[str, ...]
    light: str = ""
    mode: str = ""
    vague: bool = False
    within: tuple[str, ...] = ()  # things that are this place to whoever is inside them
    shows: frozenset[str] | None = None  # details it has or can have; unsaid: any
    seasons: frozenset[str] | None = None  # it looks different in; unsaid: all


@dataclass(frozen=True, slots=True)
class Detail:
    """What is seen at a place, and the place, light and mode it brings where none is said."""

    name: str
    words: tuple[str, ...]
    place: str = ""
    light: str = ""
    mode: str = ""


class _Nouns(dict[str, Noun]):
    """A family of figures is a noun of its own where the data has none of its name."""

    def __missing__(self, name: str) -> Noun:
        if name not in figures.names():
            raise KeyError(name)
        return Noun(name, (name,), figure=name)


class _Places(dict[str, Place]):
    """A set is a place of its own where the data says nothing of it."""

    def __missing__(self, name: str) -> Place:
        if name not in sets.names():
            raise KeyError(name)
        return Place(name, (name,))


@cache
def load(file: str) -> Mapping[str, Any]:
    """One table of data by its file's name."""
    return tomllib.loads((_HERE / f"{file}.toml").read_text(encoding="utf-8"))


def words_of(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """The words of an entry, English before Chinese."""
    both = f"{entry.get('en', '')}|{entry.get('zh', '')}"
    return tuple(dict.fromkeys(word.lower() for word in both.split("|") if word))


def table(file: str, part: str = "") -> dict[str, tuple[str, ...]]:
    """Meaning to words, of a file or of one part of it."""
    data = load(file)
    return {name: words_of(entry) for name, entry in (data[part] if part else data).items()}


def _set_of(entry: Mapping[str, Any], key: str) -> frozenset[str] | None:
    return frozenset(filter(None, entry[key].split("|"))) if key in entry else None


def _nouns() -> Iterator[Noun]:
    for file in _NOUNS:
        for name, entry in load(file).items():
            told = {key: entry[key] for key in _TOLD if key in entry}
            plurals = tuple(filter(None, entry.get("plural", "").split("|")))
            yield Noun(name, words_of(entry), plurals=plurals, **told)


_TOLD: Final = ("metres", "figure", "sprite", "habitat", "several")
SUBJECTS: Final[Mapping[str, Noun]] = _Nouns({noun.name: noun for noun in _nouns()})
PLACES: Final[Mapping[str, Place]] = _Places(
    {
        name: Place(
            name,
            tuple(dict.fromkeys((*words_of(entry), name))),
            entry.get("light", ""),
            entry.get("mode", ""),
            entry.get("vague", False),
            tuple(filter(None, entry.get("within", "").split("|"))),
            _set_of(entry, "shows"),
            _set_of(entry, "seasons"),
        )
        for name, entry in load("places").items()
    }
)
DETAILS: Final[Mapping[str, Detail]] = MappingProxyType(
    {
        name: Detail(
            name,
            words_of(entry),
            entry.get("set", ""),
            entry.get("light", ""),
            entry.get("mode", ""),
        )
        for name, entry in load("details").items()
    }
)
COLOURS: Final[Mapping[str, str]] = MappingProxyType(
    {name: entry["hex"] for name, entry in load("colours").items()}
)
HEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    {
        word: float(metres)
        for metres, words in load("sizes").items()
        if isinstance(words, str)
        for word in words.split("|")
    }
)


def hex_of(colour: str) -> str:
    """The hex code of a colour by name; codes and what is no colour pass as they are."""
    return COLOURS.get(colour, colour)


def named_by_files() -> dict[str, tuple[str, ...]]:
    """Table to names of files: a newcomer's set, style or figure is a word for itself."""
    return {"place": sets.names(), "style": styles.names(), "noun": figures.names()}
