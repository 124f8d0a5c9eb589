"""The lexicon: every entry is understood by its words, in both languages, and once only."""

from collections import Counter
from collections.abc import Iterable

import pytest

from tagwire.providers.draft import figures, sets, styles
from tagwire.providers.draft.words import lexicon
from tagwire.providers.draft.words.parse import read

LIGHTS = lexicon.table("light", "light")
MODES = lexicon.table("light", "mode")
TABLES = {
    "places": lexicon.table("places"),
    "details": lexicon.table("details"),
    "styles": lexicon.table("styles"),
    "colours": lexicon.table("colours"),
    "relations": lexicon.table("relations"),
    "passives": lexicon.table("passives"),
    "actions": lexicon.table("actions"),
    "light": LIGHTS,
    "mode": MODES,
    "shot": lexicon.table("camera", "shot"),
    "angle": lexicon.table("camera", "angle"),
    "focus": lexicon.table("camera", "focus"),
    "weather": lexicon.table("weather", "weather"),
    "season": lexicon.table("weather", "season"),
    "subjects": {name: noun.words for name, noun in lexicon.SUBJECTS.items()},
}


def first_words(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    """Each entry with its first English and its first Chinese word."""
    found = []
    for name, words in table.items():
        found.append((name, words[0]))
        found += [(name, word) for word in words if not word.isascii()][:1]
    return found


def article(word: str) -> str:
    return f"a {word}" if word.isascii() else word


@pytest.mark.parametrize(("name", "word"), first_words(dict(TABLES["subjects"])))
def test_a_noun_is_drawn(name: str, word: str) -> None:
    assert [each.noun for each in read(article(word), ()).subjects] == [name]


@pytest.mark.parametrize(("name", "word"), first_words(TABLES["places"]))
def test_a_place_is_the_scene(name: str, word: str) -> None:
    prompt = f"a cat in the {word}" if word.isascii() else f"一只猫在{word}"
    assert read(prompt, ()).scene == name


@pytest.mark.parametrize(("name", "word"), first_words(TABLES["styles"]))
def test_a_style_is_the_manner(name: str, word: str) -> None:
    assert read(f"a cat, {word}" if word.isascii() else f"一只猫，{word}", ()).manner == name


@pytest.mark.parametrize("part", ["light", "mode", "shot", "angle", "focus", "weather", "season"])
def test_every_first_word_of_the_looks_is_understood(part: str) -> None:
    wrong = [
        (name, word)
        for name, word in first_words(TABLES[part])
        if getattr(read(f"@x, {word}", ["x"]), part) != name
    ]
    assert not wrong


@pytest.mark.parametrize(("name", "word"), first_words(TABLES["colours"]))
def test_a_colour_is_the_thing_s(name: str, word: str) -> None:
    prompt = f"a {word} car" if word.isascii() else f"一辆{word}汽车"
    assert [each.colour for each in read(prompt, ()).subjects] == [name]


@pytest.mark.parametrize(("name", "word"), first_words(TABLES["actions"]))
def test_an_action_is_the_figure_s(name: str, word: str) -> None:
    prompt = f"a dog is {word}" if word.isascii() else f"一只狗{word}"
    assert [each.action for each in read(prompt, ()).subjects] == [name]


@pytest.mark.parametrize("table", sorted(TABLES))
def test_no_word_stands_in_two_entries_of_a_table(table: str) -> None:
    counted = Counter(word for words in TABLES[table].values() for word in set(words))
    assert [word for word, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_entry_speaks_both_languages(table: str) -> None:
    silent = [name for name, words in TABLES[table].items() if all(map(str.isascii, words))]
    assert silent == []


def test_every_colour_has_a_code_and_other_words_pass() -> None:
    assert lexicon.hex_of("red").startswith("#")
    assert lexicon.hex_of("#123456") == "#123456"
    assert lexicon.hex_of("") == ""


def test_what_is_said_of_a_place_names_a_place_and_a_light() -> None:
    for each in lexicon.DETAILS.values():
        assert not each.place or each.place in lexicon.PLACES
    for seen in (*lexicon.DETAILS.values(), *lexicon.PLACES.values()):
        assert not seen.light or seen.light in LIGHTS
        assert not seen.mode or seen.mode in MODES


@pytest.mark.parametrize("noun", lexicon.SUBJECTS.values(), ids=lambda noun: str(noun.name))
def test_a_noun_says_how_it_is_drawn(noun: lexicon.Noun) -> None:
    assert 0 < noun.metres <= 200
    assert noun.habitat in ("ground", "water", "air", "hand")
    assert noun.figure != "sprite" or noun.sprite


def renamed(monkeypatch: pytest.MonkeyPatch, package: object, names: Iterable[str]) -> None:
    known = tuple(names)
    monkeypatch.setattr(package, "names", lambda: known)


def test_a_new_set_is_understood_by_its_file_s_name(monkeypatch: pytest.MonkeyPatch) -> None:
    renamed(monkeypatch, sets, ("studio", "glass palace"))
    assert read("a dog in the glass palace", ()).scene == "glass palace"
    assert lexicon.PLACES["glass palace"].light == ""


def test_a_new_style_is_understood_by_its_file_s_name(monkeypatch: pytest.MonkeyPatch) -> None:
    renamed(monkeypatch, styles, ("oil", "stained window"))
    assert read("a dog, stained window", ()).manner == "stained window"


def test_a_new_figure_is_a_noun_by_its_file_s_name(monkeypatch: pytest.MonkeyPatch) -> None:
    renamed(monkeypatch, figures, ("person", "gizmo"))
    assert [each.noun for each in read("two gizmo", ()).subjects] == ["gizmo"]
    assert lexicon.SUBJECTS["gizmo"].figure == "gizmo"


def test_a_name_of_nothing_is_no_entry() -> None:
    with pytest.raises(KeyError):
        lexicon.SUBJECTS["flibbertigibbet"]
    with pytest.raises(KeyError):
        lexicon.PLACES["flibbertigibbet"]
