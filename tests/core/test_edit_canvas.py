"""Frames, notes, the graph's name and its form are parts of the document like any other."""

from __future__ import annotations

from typing import Any

import pytest

from tagwire.core.document import Frame, GraphDocument, Note
from tagwire.core.edit.apply import apply
from tagwire.core.edit.commands import parse_command
from tagwire.core.edit.refused import EditRefused
from tagwire.core.node import Node
from tagwire.core.registry import Registry
from tagwire.core.values import Text


class Words(Node, type="words"):
    text: str = ""

    async def run(self, ctx: Any) -> Text: ...


REGISTRY = Registry([(Words, "test")])
GRAPH = GraphDocument.model_validate(
    {"nodes": {"words": {"type": "words"}, "odd": {"type": "nobody_knows"}}}
)


def edited(do: str, document: GraphDocument = GRAPH, **parts: Any) -> GraphDocument:
    return apply(document, parse_command({"do": do, **parts}), REGISTRY)


def refused(do: str, document: GraphDocument = GRAPH, **parts: Any) -> str:
    with pytest.raises(EditRefused) as caught:
        edited(do, document, **parts)
    return str(caught.value)


def test_a_frame_is_drawn_under_a_proposed_id_and_drawn_anew_under_its_own() -> None:
    document = edited("put_frame", frame={"title": "Looks"})
    document = edited("put_frame", document, id="frame", frame={"title": "Cast"})
    document = edited("put_frame", document, frame={})
    assert document.frames == {"frame": Frame(title="Cast"), "frame2": Frame()}


def test_a_frame_is_taken_away() -> None:
    document = edited("put_frame", id="looks", frame={})
    assert edited("remove_frame", document, id="looks").frames == {}


def test_a_frame_that_is_not_there_cannot_be_taken_away() -> None:
    assert refused("remove_frame", id="looks") == "there is no frame 'looks'. It has: none."


def test_a_note_is_stuck_on_and_written_anew() -> None:
    document = edited("put_note", note={"text": "soft light"})
    document = edited("put_note", document, id="note", note={"text": "hard light"})
    assert document.notes == {"note": Note(text="hard light")}


def test_a_note_is_taken_away() -> None:
    document = edited("put_note", id="todo", note={})
    assert edited("remove_note", document, id="todo").notes == {}


def test_a_remedy_names_a_dozen_at_most() -> None:
    document = GRAPH
    for number in range(13):
        document = edited("put_note", document, id=f"n{number}", note={})
    assert refused("remove_note", document, id="todo").endswith("n10, n11 ...")


def test_the_graph_gets_another_name() -> None:
    assert edited("rename_graph", name="产品+模特").name == "产品+模特"


def test_the_form_shows_settings_in_the_order_given() -> None:
    fields = [{"setting": "odd.anything"}, {"setting": "words.text", "label": "Prompt"}]
    document = edited("set_form", form=fields)
    assert [field.setting for field in document.form] == ["odd.anything", "words.text"]
    assert edited("set_form", document, form=[]).form == ()


def test_the_form_shows_only_settings_that_are_there() -> None:
    words = refused("set_form", form=[{"setting": "words.size"}])
    assert words == "words has no setting 'size' for the form. It has: text."
    assert "no node 'lost'" in refused("set_form", form=[{"setting": "lost.text"}])


def test_the_form_shows_a_setting_once() -> None:
    field = {"setting": "words.text"}
    assert "twice" in refused("set_form", form=[field, field])
