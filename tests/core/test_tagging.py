"""Tag, wire and mention are one checked object: what is wrong between them is told."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from tagwire.core.errors import Problem
from tagwire.core.tagging import TagList, prompt_problems, tag_problems


def tagged(*tags: str, pictures: int = 3) -> list[Problem]:
    return list(tag_problems(tags, pictures))


def prompted(prompt: str, *tags: str, limit: int | None = 1000) -> list[Problem]:
    return list(prompt_problems(prompt, tags, limit))


def codes(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.code, problem.place) for problem in problems]


@pytest.mark.parametrize("value", [["shoe", "model"], "shoe, model", "shoe，model", "shoe、 model"])
def test_tags_are_read_from_a_list_or_from_a_comma_text(value: object) -> None:
    assert TypeAdapter(TagList).validate_python(value) == ("shoe", "model")


def test_a_comma_text_with_a_hole_names_it() -> None:
    with pytest.raises(ValidationError, match="item 2 is empty"):
        TypeAdapter(TagList).validate_python("shoe,,model")


def test_legal_tags_for_as_many_pictures_are_fine() -> None:
    assert tagged("shoe", "", "studio_2") == []


def test_a_tag_the_model_refuses_is_told_by_its_place() -> None:
    problems = tagged("shoe", "2nd", "鞋子")
    assert codes(problems) == [("bad_tag", "/settings/tags/1"), ("bad_tag", "/settings/tags/2")]
    assert "'2nd' begins with '2'" in problems[0].message


def test_a_tag_given_twice_in_any_case_names_the_other_picture() -> None:
    [problem] = tagged("Shoe", "model", "shoe")
    assert (problem.code, problem.place) == ("duplicate_tag", "/settings/tags/2")
    assert problem.message == "tag 'shoe' of picture 3 is picture 1's already."


def test_pictures_without_a_tag_are_no_twins() -> None:
    assert tagged("", "", "") == []


def test_tags_without_a_picture_are_told_at_the_first_of_them() -> None:
    [problem] = tagged("shoe", "model", "studio", pictures=1)
    assert (problem.code, problem.place) == ("extra_tag", "/settings/tags/1")
    assert problem.message == "3 tags for 1 picture: nothing is wired for 'model', 'studio'."


def test_a_prompt_that_mentions_its_tags_is_fine() -> None:
    assert prompted("把@shoe放在@model脚上", "shoe", "", "model") == []


@pytest.mark.parametrize("prompt", ["", " \n"])
def test_an_empty_prompt_is_told(prompt: str) -> None:
    assert codes(prompted(prompt)) == [("empty_prompt", "")]


def test_a_mention_without_a_picture_is_told_once_with_the_tags_there_are() -> None:
    [problem] = prompted("@boot, @boot and @shoe", "shoe")
    assert (problem.code, problem.severity) == ("unknown_tag", "error")
    assert problem.message == "the prompt mentions @boot, and no picture has that tag."
    assert problem.remedy == "Tags here: shoe."
    assert prompted("@boot")[0].remedy == "Tags here: none."


def test_a_tag_nobody_mentions_is_a_warning() -> None:
    [problem] = prompted("a @shoe", "shoe", "studio")
    assert (problem.code, problem.severity) == ("unused_tag", "warning")
    assert problem.place == "/settings/tags/1"
    assert problem.remedy == "Write @studio in it."


def test_a_prompt_may_be_as_long_as_the_model_takes() -> None:
    assert prompted("a" * 1000) == []
    assert prompted("a" * 5000, limit=None) == []


def test_a_prompt_is_counted_in_utf_16_as_the_api_does() -> None:
    [problem] = prompted("😀" * 501)
    assert codes([problem]) == [("long_prompt", "")]
    assert str(problem) == (
        "the prompt is 1002 characters long; the model takes 1000. Shorten it by 2."
    )


def test_a_prompt_is_counted_as_it_is_sent() -> None:
    assert prompted("a" * 999 + "\\@") == []
