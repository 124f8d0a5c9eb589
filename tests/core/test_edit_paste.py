"""Pieces of a graph are put in under new ids, with the wires inside them and their tags."""

from __future__ import annotations

from typing import Annotated, Any

import pytest

from tagwire.core.document import MOST_NODES, MOST_WIRES, GraphDocument, NodeEntry
from tagwire.core.edit.apply import apply
from tagwire.core.edit.commands import parse_command
from tagwire.core.edit.nodes import Add
from tagwire.core.edit.refused import EditRefused
from tagwire.core.edit.wires import Connect
from tagwire.core.node import Node, TagsOf
from tagwire.core.registry import Registry
from tagwire.core.values import Image


class Photo(Node, type="photo"):
    async def run(self, ctx: Any) -> Image: ...


class Shot(Node, type="shot"):
    tags: Annotated[tuple[str, ...], TagsOf("references")] = ()

    async def run(self, ctx: Any, references: tuple[Image, ...] = ()) -> Image: ...


REGISTRY = Registry((kind, "test") for kind in (Photo, Shot))
PIECE: dict[str, Any] = {
    "nodes": {
        "anna": {"type": "photo", "at": [1, 2]},
        "shot": {"type": "shot", "settings": {"tags": ["sneaker", "model"]}, "at": [5, 0.5]},
        "odd": {"type": "nobody_knows", "settings": {"kept": [1]}},
    },
    "wires": [
        ["shoe.image", "shot.references"],
        ["anna.image", "shot.references"],
        ["anna.image", "odd.anything"],
    ],
}


def graph() -> GraphDocument:
    nodes = {"shoe": {"type": "photo"}, **PIECE["nodes"]}
    return GraphDocument.model_validate({"nodes": nodes, "wires": PIECE["wires"]})


def edited(do: str, document: GraphDocument | None = None, **parts: Any) -> GraphDocument:
    return apply(document or graph(), parse_command({"do": do, **parts}), REGISTRY)


def refused(do: str, document: GraphDocument | None = None, **parts: Any) -> str:
    with pytest.raises(EditRefused) as caught:
        edited(do, document, **parts)
    return caught.value.message


def test_copies_keep_the_wires_between_them_and_only_their_tags() -> None:
    document = edited("duplicate", nodes=["anna", "shot"], offset=[10, 20.4])
    assert list(document.nodes) == [*graph().nodes, "anna2", "shot2"]
    assert document.wires == (*graph().wires, ("anna2.image", "shot2.references"))
    assert document.nodes["shot2"].settings == {"tags": ["model"]}
    assert document.nodes["shot2"].at == (15, 20.5)
    assert document.nodes["shot"] == graph().nodes["shot"]


def test_copies_may_keep_the_wires_into_them() -> None:
    document = edited("duplicate", nodes=["shot"], keep_inputs=True)
    assert document.wires[-2:] == (
        ("shoe.image", "shot2.references"),
        ("anna.image", "shot2.references"),
    )
    assert document.nodes["shot2"].settings == graph().nodes["shot"].settings


def test_a_node_of_unknown_type_is_copied_to_the_letter() -> None:
    copy = edited("duplicate", nodes=["odd"], offset=[0, 0]).nodes["odd2"]
    assert copy == graph().nodes["odd"]


def test_a_copy_of_a_copy_counts_on() -> None:
    document = edited("duplicate", edited("duplicate", nodes=["shot"]), nodes=["shot2"])
    assert "shot3" in document.nodes


def test_a_long_name_gives_way_to_its_number() -> None:
    document = GraphDocument(nodes={"x" * 64: NodeEntry(type="photo")})
    assert "x" * 63 + "2" in edited("duplicate", document, nodes=["x" * 64]).nodes


def test_a_name_of_digits_alone_is_counted_too() -> None:
    document = GraphDocument(nodes={"7": NodeEntry(type="photo")})
    assert list(edited("duplicate", document, nodes=["7"]).nodes) == ["7", "72"]


def test_a_node_that_is_not_there_cannot_be_copied() -> None:
    assert refused("duplicate", nodes=["boot"]) == "there is no node 'boot'."


def test_a_piece_keeps_its_names_where_they_are_free() -> None:
    document = edited("paste", GraphDocument(), **PIECE)
    assert list(document.nodes) == ["anna", "shot", "odd"]


def test_wires_to_outside_the_piece_go_with_their_tags() -> None:
    document = edited("paste", **PIECE, offset=[100, 100])
    assert document.wires[3:] == (
        ("anna2.image", "shot2.references"),
        ("anna2.image", "odd2.anything"),
    )
    assert document.nodes["shot2"].settings == {"tags": ["model"]}
    assert document.nodes["anna2"].at == (101, 102)


def test_two_names_of_a_piece_never_become_one() -> None:
    nodes = {name: {"type": "photo"} for name in ("shoe", "shoe2")}
    document = edited("paste", nodes=nodes)
    assert list(document.nodes)[-2:] == ["shoe2", "shoe3"]


def test_frames_and_notes_come_along() -> None:
    parts = {"frames": {"one": {"title": "Look"}}, "notes": {"one": {"text": "hm", "at": [1, 1]}}}
    document = edited("paste", edited("paste", **parts), **parts, offset=[2, 3])
    assert {name: frame.at for name, frame in document.frames.items()} == {
        "one": (0, 0),
        "one2": (2, 3),
    }
    assert document.notes["one2"].at == (3, 4)


def test_a_piece_with_a_ring_is_refused() -> None:
    nodes = {name: {"type": "shot"} for name in ("one", "two")}
    wires = [("one.image", "two.references"), ("two.image", "one.references")]
    words = refused("paste", nodes=nodes, wires=wires)
    assert words == "wires run in a ring: one -> two -> one."


def test_more_nodes_than_a_graph_holds_are_refused() -> None:
    entry = NodeEntry(type="photo")
    full = GraphDocument(nodes={f"n{number}": entry for number in range(MOST_NODES)})
    with pytest.raises(EditRefused, match="10000 nodes at most"):
        apply(full, Add(type="photo"), REGISTRY)


def test_more_wires_than_a_graph_holds_are_refused() -> None:
    wires = (("lost.image", "gone.image"),) * MOST_WIRES
    full = graph().model_copy(update={"wires": wires})
    with pytest.raises(EditRefused, match="50000 wires at most"):
        apply(full, Connect(start="shoe.image", end="shot.references"), REGISTRY)
