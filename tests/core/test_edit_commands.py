"""A command comes from a browser as JSON; what cannot be one is refused in words."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tagwire.core.document import GraphDocument, NodeEntry
from tagwire.core.edit.apply import apply
from tagwire.core.edit.commands import COMMANDS, parse_command
from tagwire.core.edit.nodes import Add, Move
from tagwire.core.edit.settings import Set
from tagwire.core.errors import WrongUse
from tagwire.core.migrations import read_document
from tagwire.core.node import Node
from tagwire.core.registry import Registry
from tagwire.core.values import Text


class Anything(Node, type="anything"):
    value: Any = None

    async def run(self, ctx: Any) -> Text: ...


def nested(levels: int) -> Any:
    value: Any = []
    for _ in range(levels - 1):
        value = [value]
    return value


def refused(raw: Any) -> str:
    with pytest.raises(WrongUse) as caught:
        parse_command(raw)
    assert caught.value.remedy
    return caught.value.message


def test_a_command_is_read_from_an_object_or_from_text() -> None:
    raw = {"do": "move", "to": {"shot": [1, 2.5]}}
    assert parse_command(raw) == parse_command(json.dumps(raw)) == Move(to={"shot": (1, 2.5)})
    assert parse_command(json.dumps(raw).encode()) == parse_command(raw)


@pytest.mark.parametrize("word", COMMANDS)
def test_every_command_is_read_by_its_word_and_written_with_it(word: str) -> None:
    assert COMMANDS[word].model_json_schema()["properties"]["do"]["const"] == word
    assert COMMANDS[word].__doc__


def test_a_command_written_as_json_is_read_back() -> None:
    command = Add(type="anything", settings={"value": {"deep": [1, None, "文"]}})
    assert parse_command(command.model_dump_json()) == command


def test_a_word_that_is_no_command_is_refused_with_those_there_are() -> None:
    for raw in ({"do": "explode"}, {"do": ["add"]}, {}):
        assert refused(raw).startswith("there is no command")


def test_only_an_object_is_a_command() -> None:
    assert refused([1]) == "a command is one JSON object."


def test_a_part_that_does_not_fit_is_named() -> None:
    assert "to.shot" in refused({"do": "move", "to": {"shot": "here"}})
    assert "nodes: Field required" in refused({"do": "remove"})


def test_a_part_no_command_has_is_refused() -> None:
    assert "colour" in refused({"do": "remove", "nodes": [], "colour": "red"})


def test_text_that_is_not_json_is_refused() -> None:
    assert refused("{") == "the command cannot be read: " + (
        "not JSON: Expecting property name enclosed in double quotes at line 1, column 2."
    )


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud800", nested(62), {1, 2}])
def test_a_value_a_graph_file_cannot_hold_is_refused(value: Any) -> None:
    assert refused({"do": "set", "node": "shot", "setting": "value", "value": value})


def test_the_deepest_value_that_is_taken_can_be_saved_and_read_again() -> None:
    document = GraphDocument(nodes={"shot": NodeEntry(type="anything")})
    raw = {"do": "set", "node": "shot", "setting": "value", "value": nested(60)}
    document = apply(document, parse_command(raw), Registry([(Anything, "test")]))
    assert read_document(document.to_text()) == document


def test_numbers_that_are_not_finite_are_refused_in_python_too() -> None:
    with pytest.raises(ValueError, match="finite"):
        Set(node="shot", setting="value", value=float("nan"))
    with pytest.raises(ValueError, match="finite"):
        Move(to={"shot": (float("inf"), 0)})
