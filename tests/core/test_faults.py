"""What pydantic refuses is told in words for a person, with a pointer that leads there."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, Field, TypeAdapter, ValidationError, field_validator

from tagwire.core.faults import named, place_of, pointer, remedy_of, shown, words_of
from tagwire.core.node import Color


class Setup(BaseModel):
    size: Annotated[int, Field(ge=1, le=9)] = 1
    fit: Literal["crop", "pad"] = "crop"
    shade: Color = "#000000"
    either: list[int] | bool = False
    file: str = ""
    even: int = 0
    near: Annotated[float, Field(gt=0)] = 1

    @field_validator("even")
    @classmethod
    def _is_even(cls, number: int) -> int:
        if number % 2:
            raise ValueError("an odd number.")
        return number


def error(raw: Any, kind: Any = Setup) -> Any:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(raw)
    return caught.value.errors()[-1]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ({"size": 0}, "must be at least 1"),
        ({"size": 10}, "must be at most 9"),
        ({"size": 1.5}, "must be a whole number"),
        ({"fit": "cut"}, "must be 'crop' or 'pad'"),
        ({"shade": "red"}, "must be a colour such as #1a2b3c"),
        ({"file": 3}, "must be text"),
        ({"even": 3}, "an odd number"),
        ({"near": 0}, "must be greater than 0"),
    ],
)
def test_a_fault_reads_as_the_rest_of_a_sentence(raw: Any, words: str) -> None:
    assert words_of(error(raw)) == words


def test_a_fault_says_what_is_there_now() -> None:
    assert remedy_of(error({"size": 0})) == "It is 0 now."
    assert remedy_of(error({"file": None})) == "It is null now."
    assert remedy_of(error({"fit": "cut"})) == "It is 'cut' now."


def test_a_fault_of_absence_or_of_abundance_says_what_to_do() -> None:
    assert remedy_of(error([1], tuple[int, int])) == "Put it in."
    assert remedy_of(error([1, 2, 3], tuple[int, int])) == "Take some out."


def test_a_place_leads_through_the_raw_value_and_leaves_pydantics_own_names_out() -> None:
    raw = {"either": [1, "x"]}
    assert any("list[int]" in map(str, each["loc"]) for each in faults(raw))
    assert ["either", 1] in [place_of(each, raw) for each in faults(raw)]


def faults(raw: Any) -> list[Any]:
    with pytest.raises(ValidationError) as caught:
        Setup.model_validate(raw)
    return list(caught.value.errors())


def test_the_place_of_something_missing_is_where_it_belongs() -> None:
    assert place_of(error([[1]], list[tuple[int, int]]), [[1]]) == [0, 1]


def test_a_pointer_spells_out_the_signs_it_uses_itself() -> None:
    assert pointer(["a/b", "~c", 0]) == "/a~1b/~0c/0"
    assert pointer([]) == ""


def test_a_pointer_can_be_written_whatever_the_keys_are() -> None:
    assert pointer(["半\ud800"]) == "/半\\ud800"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("标签", "'标签'"),
        ("\x1b[2J", "'\\x1b[2J'"),
        (True, "true"),
        ([1, None], "[1, null]"),
        ("a" * 30, "'aaaaaaaaaaaaaaaa..."),
        ([0] * 30, "[0, 0, 0, 0, 0, 0..."),
        ({1, 2}, '"{1, 2}"'),
    ],
)
def test_a_value_is_shown_on_one_short_line(value: object, words: str) -> None:
    assert shown(value, 20) == words


def test_a_name_stands_as_it_is_unless_it_is_long_or_does_not_print() -> None:
    assert named("/nodes/鞋/at") == "/nodes/鞋/at"
    assert named("\x1b[2J") == "'\\x1b[2J'"
    assert len(named("a" * 1000)) == 160
