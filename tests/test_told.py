"""What Python says to people at the page: every sentence has its words in every language."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tagwire.core.tags import tag_fault

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "tagwire"
BOOKS = sorted((ROOT / "src" / "editor" / "src" / "words").glob("*/told.json"))

ROOMS = ("core", "runtime", "providers", "interfaces/editor")
NOT_AT_THE_PAGE = {
    "core/node.py": "tells who writes a node",
    "core/ports.py": "tells who writes a node",
    "interfaces/editor/serve.py": "tells who starts the editor",
    "interfaces/editor/serving/names.py": "tells who starts the editor",
    "interfaces/editor/serving/own_pages.py": "pages of their own, in both languages",
    "providers/disk/alone.py": "tells who starts the editor",
}
FRAGMENTS = ("core/faults.py", "core/passing.py")  # what these give ends another's sentence
ERRORS = re.compile(r"Problem|\w*(?:Refused|Failed|Invalid|WrongUse|Bug|Outcome|Store|Budget)")
SLOT = "Ü"  # what the slots are filled with: no sentence of ours holds it


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.parent.name)
def test_every_sentence_python_says_at_the_page_has_its_words(path):
    book = Book(json.loads(path.read_text(encoding="utf-8")))
    assert [f"{place}: {text}" for place, text in said() if not book.tells(text)] == []


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.parent.name)
def test_the_words_fill_no_slot_that_the_sentence_has_not(path):
    words = json.loads(path.read_text(encoding="utf-8"))
    slots = re.compile(r"\{(\w+)\}")
    assert [
        key for key, to in words.items() if not {*slots.findall(to)} <= {*slots.findall(key)}
    ] == []


def test_the_sentences_are_found():
    found = {text for _, text in said()}
    assert "the prompt is empty." in found
    assert f"the prompt mentions @{SLOT}, and no picture has that tag." in found
    assert len(found) > 250


def test_what_is_wrong_with_a_tag_has_its_words():
    faults = [tag_fault(tag) for tag in ("", "a b", "1ab", "ab")]
    for path in BOOKS:
        book = Book(json.loads(path.read_text(encoding="utf-8")))
        assert [
            f for f in faults if not book.tells(f"{SLOT}: {f}.") or not book.tells(f"tag {f}.")
        ] == []


class Book:
    """The sentences of a language; finds one as words/told.js does."""

    def __init__(self, words: dict[str, str]) -> None:
        self._whole = [_pattern(key) for key in words if key[-1] != ":"]
        self._heads = [_pattern(key) for key in words if key[-1] == ":" and key != "{lead}:"]

    def tells(self, text: str) -> bool:
        return self._tells(text) or self._tells(re.sub(rf"(?<=\w){SLOT}|{SLOT}(?=\w)", "", text))

    def _tells(self, text: str) -> bool:
        parts = re.split(r"(?<=[.?])\s+", text)
        return self._one(text) or (len(parts) > 1 and all(map(self._one, parts)))

    def _one(self, text: str) -> bool:
        if _wordless(text) or any(whole.fullmatch(text) for whole in self._whole):
            return True
        colons = (found.start() for found in re.finditer(": ", text))
        return any(self._behind(text[: at + 1], text[at + 2 :]) for at in colons)

    def _behind(self, head: str, rest: str) -> bool:
        """Whether the rest is told and the head, where it is more than a name, too."""
        known = _wordless(head) or any(one.fullmatch(head) for one in self._heads)
        return known and self._one(rest)


def said() -> Iterator[tuple[str, str]]:
    """Each sentence with its place, its slots filled: what errors are made of, what reads so."""
    files = [path for room in ROOMS for path in sorted((PACKAGE / room).rglob("*.py"))]
    for path in [*files, *sorted((ROOT / "nodes").glob("*.py"))]:
        name = path.relative_to(PACKAGE if path.is_relative_to(PACKAGE) else ROOT).as_posix()
        if name in NOT_AT_THE_PAGE:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        ends = _fragments(tree) if name in FRAGMENTS else ()
        for text in dict.fromkeys([*_given(tree), *_sentences(tree), *ends]):
            yield name, text


def _given(tree: ast.Module) -> Iterator[str]:
    """The literal message and remedy of every error that is made."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not ERRORS.fullmatch(ast.unparse(call.func)):
            continue
        first = 1 if ast.unparse(call.func) == "Problem" else 0
        named = [word.value for word in call.keywords if word.arg in ("message", "remedy")]
        for value in [*call.args[first : first + 2], *named]:
            yield from _texts(value)


def _sentences(tree: ast.Module) -> Iterator[str]:
    """Every other literal that reads as a sentence: several words and a full stop."""
    inside = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr | ast.Expr)
        for part in ast.iter_child_nodes(node)
    }
    for node in ast.walk(tree):
        if id(node) not in inside and isinstance(node, ast.Constant | ast.JoinedStr):
            yield from (
                text for text in _texts(node) if re.fullmatch(r"[^<{}\n]* [^<{}\n]*[^ ][.?]", text)
            )


def _fragments(tree: ast.Module) -> Iterator[str]:
    """The literals of several words that are returned, or stand in a table."""
    tables = [node.values for node in ast.walk(tree) if isinstance(node, ast.Dict)]
    given = [node.value for node in ast.walk(tree) if isinstance(node, ast.Return) and node.value]
    for value in [*given, *(value for table in tables for value in table)]:
        yield from (re.sub(r"\{\w+\}", SLOT, text) for text in _texts(value) if " " in text)


def _texts(value: ast.AST) -> Iterator[str]:
    if isinstance(value, ast.IfExp):
        yield from (text for part in (value.body, value.orelse) for text in _texts(part))
    elif isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else SLOT for part in value.values)
        yield "".join(map(str, parts))


def _pattern(key: str) -> re.Pattern[str]:
    parts = re.split(r"\{\w+\}", key.removesuffix("."))
    return re.compile("(?:.+?)".join(map(re.escape, parts)) + r"\.?", re.IGNORECASE)


def _wordless(text: str) -> bool:
    return not re.search(r"[A-Za-z]{2}", text)
