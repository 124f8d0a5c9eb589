"""Nodes are muted, bypassed, folded, pinned, titled, commented on; the plain is not saved."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import pytest

from tagwire.core.document import Frame, GraphDocument
from tagwire.core.edit.apply import apply
from tagwire.core.edit.commands import parse_command
from tagwire.core.edit.refused import EditRefused
from tagwire.core.errors import WrongUse
from tagwire.core.migrations import read_document
from tagwire.core.node import Node, Seed
from tagwire.core.registry import Registry
from tagwire.core.values import Image, Text


class Both(NamedTuple):
    image: Image
    words: Text


class Words(Node, type="words"):
    async def run(self, ctx: Any) -> Text: ...


class Shot(Node, type="shot"):
    seed: Seed = None

    async def run(self, ctx: Any, references: tuple[Image, ...] = ()) -> Image: ...


class Reader(Node, type="reader"):
    async def run(self, ctx: Any, image: Image) -> Both: ...


class Shelf(Node, type="shelf"):
    async def run(self, ctx: Any, image: Image) -> None: ...


REGISTRY = Registry((kind, "test") for kind in (Words, Shot, Reader, Shelf))
GRAPH = GraphDocument.model_validate(
    {"nodes": {name: {"type": name} for name in ("words", "shot", "reader", "shelf", "odd")}}
)


def edited(do: str, document: GraphDocument = GRAPH, **parts: Any) -> GraphDocument:
    return apply(document, parse_command({"do": do, **parts}), REGISTRY)


def refused(do: str, **parts: Any) -> str:
    with pytest.raises(EditRefused) as caught:
        edited(do, **parts)
    return str(caught.value)


def saved(document: GraphDocument, node: str = "shot") -> dict[str, Any]:
    entry: dict[str, Any] = document.to_json()["nodes"][node]
    return {key: value for key, value in entry.items() if key != "type"}


@pytest.mark.parametrize(
    ("do", "parts", "key", "value", "plain"),
    [
        ("set_state", {"nodes": ["shot"]}, "state", "muted", "on"),
        ("set_look", {"nodes": ["shot"]}, "collapsed", True, False),
        ("set_look", {"nodes": ["shot"]}, "pinned", True, False),
        ("title_node", {"node": "shot"}, "title", "主图", ""),
        ("comment_node", {"node": "shot"}, "comment", "*try* again", ""),
        ("set_seed_step", {"node": "shot"}, "seed_step", -1, 0),
    ],
)
def test_what_is_chosen_is_saved_and_what_is_taken_back_leaves_nothing_behind(
    do: str, parts: dict[str, Any], key: str, value: Any, plain: Any
) -> None:
    document = edited(do, **parts, **{key: value})
    assert saved(document) == {key: value}
    assert read_document(document.to_text()) == document
    assert edited(do, document, **parts, **{key: plain}).to_text() == GRAPH.to_text()


def test_a_look_that_is_not_named_stays() -> None:
    document = edited("set_look", nodes=["shot", "odd"], collapsed=True)
    document = edited("set_look", document, nodes=["shot"], pinned=True)
    assert saved(document) == {"collapsed": True, "pinned": True}
    assert saved(document, "odd") == {"collapsed": True}


def test_a_node_is_bypassed_when_each_output_has_an_input_to_stand_for_it() -> None:
    assert saved(edited("set_state", nodes=["shot"], state="bypassed")) == {"state": "bypassed"}
    assert refused("set_state", nodes=["shot", "words"], state="bypassed") == (
        "words cannot be bypassed: Words has no text input to pass on as text. Mute it instead."
    )
    assert "Reader has no text input to pass on as words" in refused(
        "set_state", nodes=["reader"], state="bypassed"
    )
    assert "Shelf gives nothing that could be passed on" in refused(
        "set_state", nodes=["shelf"], state="bypassed"
    )


def test_a_node_of_unknown_type_is_muted_but_not_bypassed() -> None:
    assert saved(edited("set_state", nodes=["odd"], state="muted"), "odd") == {"state": "muted"}
    assert "not known here" in refused("set_state", nodes=["odd"], state="bypassed")


def test_only_a_seed_can_be_stepped() -> None:
    assert refused("set_seed_step", node="words", seed_step=1).startswith(
        "words: Words has no seed to step."
    )
    assert edited("set_seed_step", node="words", seed_step=0) == GRAPH
    assert saved(edited("set_seed_step", node="odd", seed_step=1), "odd") == {"seed_step": 1}


@pytest.mark.parametrize("do", ["title_node", "comment_node", "set_seed_step"])
def test_a_node_that_is_not_there_has_no_looks(do: str) -> None:
    part = {"title_node": "title", "comment_node": "comment"}.get(do, "seed_step")
    value: Any = 1 if part == "seed_step" else "x"
    assert "there is no node 'boot'" in refused(do, node="boot", **{part: value})
    assert "there is no node 'boot'" in refused("set_state", nodes=["boot"], state="muted")


@pytest.mark.parametrize(
    "raw",
    [
        {"do": "title_node", "node": "shot", "title": "x" * 201},
        {"do": "comment_node", "node": "shot", "comment": "x" * 10_001},
        {"do": "set_seed_step", "node": "shot", "seed_step": 2},
        {"do": "set_state", "nodes": ["shot"], "state": "off"},
        {"do": "set_look", "nodes": ["shot"], "collapsed": 1},
    ],
    ids=lambda raw: raw["do"],
)
def test_a_look_out_of_measure_is_refused(raw: dict[str, Any]) -> None:
    with pytest.raises(WrongUse, match=raw["do"]):
        parse_command(raw)


def test_a_frame_is_folded_up_and_pinned() -> None:
    frame = {"title": "Cast", "collapsed": True, "pinned": True}
    document = edited("put_frame", id="cast", frame=frame)
    assert document.frames["cast"] == Frame(title="Cast", collapsed=True, pinned=True)
    assert document.to_json()["frames"] == {"cast": frame}


def test_looks_have_their_place_in_a_saved_node_whatever_order_they_came_in() -> None:
    document = edited("comment_node", node="shot", comment="c")
    document = edited("title_node", document, node="shot", title="t")
    document = edited("set_state", document, nodes=["shot"], state="muted")
    assert list(saved(document)) == ["title", "state", "comment"]
    assert json.loads(document.to_text()) == document.to_json()


def test_a_renamed_node_and_its_copy_keep_their_looks() -> None:
    document = edited("title_node", node="shot", title="Hero")
    document = edited("rename_node", document, old="shot", new="hero")
    document = edited("duplicate", document, nodes=["hero"], offset=[0, 0])
    assert document.nodes["hero"] == document.nodes["hero2"].model_copy(update={"at": (0, 0)})
    assert document.nodes["hero2"].title == "Hero"
