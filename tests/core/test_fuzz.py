"""Old saves mangled at random: each is read or refused in words, and nothing else happens."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tagwire.core.errors import GraphInvalid
from tagwire.core.graph import inspect
from tagwire.core.migrations import read_document
from tagwire.providers.discovery import discover

REGISTRY = discover((), safe=True)
SAVES = sorted((Path(__file__).parent.parent / "documents" / "v1").glob("*.json"))
TEXTS = [path.read_text(encoding="utf-8") for path in SAVES]


def sound_or_refused(text: str | bytes) -> None:
    try:
        document = read_document(text)
    except GraphInvalid:
        return
    assert read_document(document.to_text()) == document
    inspect(document, REGISTRY)


@given(st.sampled_from(TEXTS), st.floats(0, 1), st.integers(0, 12), st.text(max_size=4))
@example(TEXTS[0], 0, 0, "\ufeff")
def test_a_mangled_save_is_read_or_refused(
    text: str, where: float, length: int, instead: str
) -> None:
    start = int(where * len(text))
    sound_or_refused(text[:start] + instead + text[start + length :])


@given(st.binary(max_size=40))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    sound_or_refused(data)


def places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a save, as the keys that lead there."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    rows = [(*way, key) for key, _ in inner]
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    deep = [(key, each) for key, each in inner if isinstance(each, dict | list)]
    return rows + [row for key, each in deep for row in places(each, (*way, key))]


def put(text: str, way: tuple[Any, ...], value: Any) -> str:
    """The text of a save with a value put in at a place."""
    graph = inner = json.loads(text)
    for key in way[:-1]:
        inner = inner[key]
    inner[way[-1]] = value
    return json.dumps(graph)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)


@pytest.mark.parametrize("text", TEXTS, ids=[path.stem for path in SAVES])
@given(st.data())
def test_any_value_anywhere_is_read_or_refused(text: str, data: st.DataObject) -> None:
    way = data.draw(st.sampled_from(places(json.loads(text))))
    sound_or_refused(put(text, way, data.draw(VALUES)))
