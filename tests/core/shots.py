"""A shot with tagged pictures, and the edits made to it."""

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
