"""Wires are cut and put in order, and each keeps its tag beside it."""

from __future__ import annotations

from typing import Annotated, Any

import pytest

from tagwire.core.document import GraphDocument
from tagwire.core.edit.apply import apply
from tagwire.core.edit.commands import parse_command
from tagwire.core.edit.refused import EditRefused
from tagwire.core.node import Node, TagsOf
from tagwire.core.registry import Registry
from tagwire.core.values import Image, Text


class Words(Node, type="words"):
    async def run(self, ctx: Any) -> Text: ...


class Photo(Node, type="photo"):
    async def run(self, ctx: Any) -> Image: ...


class Shot(Node, type="shot", version=2):
    most: int = 3
    tags: Annotated[tuple[str, ...], TagsOf("references")] = ()

    async def run(
        self, ctx: Any, prompt: Text, references: tuple[Image, ...] = (), mask: Image | None = None
    ) -> Image: ...

    def capacity(self, port: str) -> int | None:
        return self.most if port == "references" else super().capacity(port)

    @classmethod
    def upgrade(cls, version: int, settings: dict[str, Any]) -> dict[str, Any]:
        tags = settings.pop("labels", [])
        return {**settings, "tags": tags}


class Cover(Node, type="cover"):
    tags: Annotated[tuple[str, ...], TagsOf("picture")] = ()

    async def run(self, ctx: Any, picture: Image) -> Image: ...


REGISTRY = Registry((kind, "test") for kind in (Words, Photo, Shot, Cover))
PHOTOS = {name: {"type": "photo"} for name in ("shoe", "anna", "room", "tree")}


def graph(*givers: str, shot: dict[str, Any] | None = None, version: int = 2) -> GraphDocument:
    """Four photos, words, and a shot that has some of the photos wired to its references."""
    nodes = {
        **PHOTOS,
        "words": {"type": "words"},
        "shot": {"type": "shot", "version": version, "settings": shot or {}},
    }
    wires = [(f"{giver}.image", "shot.references") for giver in givers]
    return GraphDocument.model_validate({"nodes": nodes, "wires": wires})


def edited(document: GraphDocument, do: str, **parts: Any) -> GraphDocument:
    return apply(document, parse_command({"do": do, **parts}), REGISTRY)


def connected(document: GraphDocument, start: str, end: str, **parts: Any) -> GraphDocument:
    return edited(document, "connect", start=start, end=end, **parts)


def refused(document: GraphDocument, do: str, **parts: Any) -> EditRefused:
    with pytest.raises(EditRefused) as caught:
        edited(document, do, **parts)
    assert caught.value.code == "edit_refused"
    assert caught.value.remedy
    return caught.value


def given(document: GraphDocument, node: str = "shot") -> list[tuple[str, str]]:
    """The givers of a node's pictures, each with its tag."""
    givers = [start.split(".")[0] for start, end in document.wires if end.startswith(f"{node}.")]
    tags = document.nodes[node].settings.get("tags", [])
    return list(zip(givers, [*tags, *[""] * len(givers)], strict=False))


def test_disconnecting_drops_the_tag_and_leaves_the_others_in_place() -> None:
    document = graph("shoe", "anna", "room", shot={"tags": "sneaker、model、scene"})
    document = edited(document, "disconnect", start="anna.image", end="shot.references")
    assert given(document) == [("shoe", "sneaker"), ("room", "scene")]


def test_disconnecting_leaves_the_givers_other_wires() -> None:
    document = connected(graph("shoe"), "shoe.image", "shot.mask")
    document = edited(document, "disconnect", start="shoe.image", end="shot.references")
    assert document.wires == (("shoe.image", "shot.mask"),)


def test_a_wire_that_is_not_there_cannot_be_cut() -> None:
    fault = refused(graph(), "disconnect", start="anna.image", end="shot.references")
    assert fault.message == "no wire runs from anna.image to shot.references."


def test_a_wire_of_nodes_that_are_gone_can_be_cut() -> None:
    document = GraphDocument(wires=(("gone.image", "lost.references"),))
    cut = edited(document, "disconnect", start="gone.image", end="lost.references")
    assert cut.wires == ()


def test_reordering_takes_the_tags_along_and_no_other_wire() -> None:
    document = connected(graph("shoe", "anna"), "words.text", "shot.prompt")
    document = connected(document, "room.image", "shot.references")
    before = document.model_copy()
    document = edited(document, "set", node="shot", setting="tags", value="one1, two2, six6")
    document = edited(document, "reorder", node="shot", port="references", order=[2, 0, 1])
    assert document.nodes["shot"].settings["tags"] == ["six6", "one1", "two2"]
    assert document.wires == tuple(before.wires[place] for place in (3, 0, 2, 1))


def test_an_order_that_leaves_out_a_wire_is_refused() -> None:
    document = graph("shoe", "anna")
    fault = refused(document, "reorder", node="shot", port="references", order=[1])
    assert fault.message == "[1] is no order of the 2 wires into shot.references."
    assert fault.remedy == "Name each of [0, 1] once."
