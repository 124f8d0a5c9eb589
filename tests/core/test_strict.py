"""JSON without loose ends: whatever is ambiguous is found, and its place named."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tagwire.core.strict import DEEPEST, LONGEST_NUMBER, problems, read


def faults(text: str) -> list[tuple[str, str]]:
    return [(problem.code, problem.place) for problem in problems(text, read(text))]


def nested(levels: int) -> str:
    return "[" * levels + "]" * levels


@given(st.recursive(st.integers() | st.booleans() | st.text("aé文😀"), st.lists))
def test_plain_json_is_read_as_it_is(value: Any) -> None:
    text = json.dumps(value)
    assert read(text) == value
    assert faults(text) == []


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "-1E400"])
def test_a_number_without_end_is_found(number: str) -> None:
    assert faults(f'{{"a": [0, {number}]}}') == [("bad_number", "/a/1")]


def test_a_number_may_be_long_but_not_too_long() -> None:
    assert faults("9" * LONGEST_NUMBER) == []
    assert faults("9" * 5000) == [("bad_number", "")]


def test_a_key_that_stands_twice_is_found() -> None:
    assert faults('{"a": {"b/c": 1, "d": 2, "b/c": 1}}') == [("duplicate_key", "/a/b~1c")]
    assert faults('{"": 1, "": 2}') == [("duplicate_key", "")]


def test_half_a_character_is_found_in_a_text_and_in_a_key() -> None:
    assert faults('["\\ud83d\\ude00", {"a": "\\uD83D"}]') == [("bad_text", "/1/a")]
    assert faults('{"a": {"\\udc00": [NaN]}}') == [
        ("bad_text", "/a"),
        ("bad_number", "/a/\\udc00/0"),
    ]
    assert faults('"\ud800"') == [("bad_text", "")]


def test_what_is_nested_too_deep_is_found_once() -> None:
    assert faults(nested(DEEPEST)) == []
    assert faults(f"[{nested(DEEPEST)}, {nested(DEEPEST)}]") == [("too_deep", "/0" * DEEPEST)]


def test_everything_amiss_is_found_in_the_order_it_stands() -> None:
    text = '{"a": [NaN], "b": {"x": 1, "x": 2}, "c": [["\\ud800"], 1e999, 3]}'
    assert faults(text) == [
        ("bad_number", "/a/0"),
        ("duplicate_key", "/b/x"),
        ("bad_text", "/c/0/0"),
        ("bad_number", "/c/1"),
    ]


def test_a_problem_says_where_and_what() -> None:
    [problem] = problems("", read('{"at": [NaN]}'))
    assert str(problem) == "/at/0: NaN is no JSON number. Use a finite number."
