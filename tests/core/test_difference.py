"""What differs between two graphs, told by what it means."""

from __future__ import annotations

from typing import Any

import pytest

from tagwire.core.difference import Change, difference
from tagwire.core.document import GraphDocument, validate
from tagwire.core.edit.apply import apply
from tagwire.core.edit.commands import parse_command
from tagwire.interfaces.app import Options, load, registry_of

REGISTRY = registry_of(Options(safe=True))


@pytest.fixture
def old() -> GraphDocument:
    return load("product_and_model")


def after(document: GraphDocument, *commands: dict[str, Any]) -> GraphDocument:
    for command in commands:
        document = apply(document, parse_command(command), REGISTRY)
    return document


def test_a_graph_does_not_differ_from_itself(old):
    assert difference(old, old, REGISTRY) == ()


def test_a_setting_is_told_with_what_it_was_and_is(old):
    new = after(old, {"do": "set", "node": "shot", "setting": "seed", "value": 9})
    assert difference(old, new, REGISTRY) == (Change("setting", "shot", "seed", 7, 9),)


def test_a_renamed_node_is_not_rewired(old):
    new = after(old, {"do": "rename_node", "old": "shot", "new": "photo"})
    assert difference(old, new, REGISTRY) == (Change("renamed", "photo", "", "shot", "photo"),)


def test_of_two_nodes_alike_none_is_taken_for_the_other_renamed():
    kinds = {"type": "prompt"}
    one = validate({"tagwire": 1, "nodes": {"a": kinds, "b": kinds}})
    two = validate({"tagwire": 1, "nodes": {"c": kinds, "d": kinds}})
    words = [(change.what, change.node) for change in difference(one, two, REGISTRY)]
    assert words == [
        ("node_removed", "a"),
        ("node_removed", "b"),
        ("node_added", "c"),
        ("node_added", "d"),
    ]


def test_a_renamed_node_keeps_its_field_in_the_form(old):
    shown = after(old, {"do": "set_form", "form": [{"setting": "shot.seed"}]})
    new = after(shown, {"do": "rename_node", "old": "shot", "new": "photo"})
    assert [change.what for change in difference(shown, new, REGISTRY)] == ["renamed"]


def test_a_renamed_tag_is_a_tag_and_a_text(old):
    new = after(old, {"do": "rename_tag", "node": "shot", "old": "model", "new": "dancer"})
    text, tag = difference(old, new, REGISTRY)
    assert (text.what, text.node, text.name) == ("setting", "prompt", "text")
    assert tag == Change("tag", "shot", "model.image", "model", "dancer")


def test_a_wire_is_told_with_its_tag(old):
    new = after(old, {"do": "disconnect", "start": "model.image", "end": "shot.references"})
    wire = {"start": "model.image", "end": "shot.references", "tag": "model"}
    assert difference(old, new, REGISTRY) == (
        Change("wire_removed", "shot", "references", wire, None),
    )
    assert difference(new, old, REGISTRY)[0] == Change(
        "wire_added", "shot", "references", None, wire
    )


def test_wires_in_another_order_are_one_difference(old):
    order = {"do": "reorder", "node": "shot", "port": "references", "order": [2, 0, 1]}
    (change,) = difference(old, after(old, order), REGISTRY)
    assert (change.what, change.node, change.name) == ("order", "shot", "references")
    assert change.after == ["studio.image", "sneaker.image", "model.image"]


def test_whatever_moved_is_one_line(old):
    new = after(old, {"do": "move", "to": {"shot": [5, 5], "prompt": [6, 6]}})
    (change,) = difference(old, new, REGISTRY)
    assert change.what == "moved"
    assert change.after == {"prompt": [6, 6], "shot": [5, 5]}


def test_nodes_frames_notes_form_and_name_are_told(old):
    new = after(
        old,
        {"do": "add", "type": "output", "id": "more"},
        {"do": "put_frame", "id": "frame", "frame": {"title": "All"}},
        {"do": "put_note", "id": "note", "note": {"text": "Mind the light."}},
        {"do": "set_form", "form": [{"setting": "shot.seed"}]},
        {"do": "rename_graph", "name": "Other"},
    )
    words = [(change.what, change.name) for change in difference(old, new, REGISTRY)]
    assert words == [
        ("node_added", "output"),
        ("frame", "frame"),
        ("note", "note"),
        ("form", ""),
        ("name", ""),
    ]


def test_frames_and_notes_that_are_as_they_were_are_not_told(old):
    put = {"do": "put_frame", "frame": {"title": "All"}}
    framed = after(old, {**put, "id": "one"}, {**put, "id": "two"})
    new = after(framed, {"do": "remove_frame", "id": "two"})
    assert [change.name for change in difference(framed, new, REGISTRY)] == ["two"]


def test_what_a_node_looks_like_and_which_wires_hide_is_told(old):
    new = after(
        old,
        {"do": "set_state", "nodes": ["shot"], "state": "muted"},
        {"do": "hide_wires", "wires": [["prompt.text", "shot.prompt"]], "hidden": True},
    )
    state, hidden = difference(old, new, REGISTRY)
    assert state == Change("node", "shot", "state", None, "muted")
    assert hidden.what == "hidden"


def test_a_node_of_another_type_differs_in_type_and_settings(old):
    raw = old.to_json()
    raw["nodes"]["shot"] = {"type": "stranger", "settings": {"tags": ["x"]}, "at": [300, 220]}
    new = validate(raw)
    names = {(c.what, c.name) for c in difference(old, new, REGISTRY) if c.node == "shot"}
    assert {("node", "type"), ("setting", "tags"), ("setting", "seed")} <= names
