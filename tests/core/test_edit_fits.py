"""Every port is weighed at once, and what is said of each is what connecting would say."""

from __future__ import annotations

from typing import Annotated, Any

import pytest

from tagwire.core.document import GraphDocument
from tagwire.core.edit.apply import apply
from tagwire.core.edit.commands import parse_command
from tagwire.core.edit.fits import fits
from tagwire.core.edit.refused import EditRefused
from tagwire.core.node import Node, TagsOf
from tagwire.core.registry import Registry
from tagwire.core.values import Image

from .shots import REGISTRY as SHOTS
from .shots import connected, edited, graph


class Older(Node, type="older", version=2):
    tags: Annotated[tuple[str, ...], TagsOf("image")] = ()

    async def run(self, ctx: Any, image: Image) -> Image: ...

    @classmethod
    def upgrade(cls, version: int, settings: dict[str, Any]) -> dict[str, Any]:
        return {"size": settings["scale"]}


REGISTRY = Registry([*((kind, "test") for kind in SHOTS), (Older, "test")])


def busy() -> GraphDocument:
    """Shots and covers in a row, one shot full, one with tags nobody can read."""
    document = graph("shoe", "anna", "room", shot={"tags": ["sneaker"]})
    for name in ("near", "far", "torn", "plain"):
        document = edited(document, "add", type="shot", id=name)
    document = edited(document, "add", type="cover")
    document = connected(document, "shot.image", "cover.picture")
    document = connected(document, "cover.image", "near.references")
    document = connected(document, "near.image", "far.mask")
    document = connected(document, "tree.image", "torn.mask")
    nodes = dict(document.nodes)
    nodes["torn"] = nodes["torn"].model_copy(update={"settings": {"tags": "a,,b"}})
    nodes["plain"] = nodes["plain"].model_copy(update={"settings": {"most": "many"}})
    old = {"broken": {"type": "older"}, "odd": {"type": "nobody_knows"}}
    more = GraphDocument.model_validate({"nodes": old}).nodes
    strange = (("tree.image", "broken.image"), ("odd.x", "gone.y"))
    wires = (*document.wires, ("broken.image", "odd.anything"), *strange)
    return document.model_copy(update={"nodes": nodes | more, "wires": wires})


def said(document: GraphDocument, start: str, end: str) -> str:
    try:
        apply(document, parse_command({"do": "connect", "start": start, "end": end}), REGISTRY)
    except EditRefused as fault:
        return fault.message
    return ""


ENDS = [
    f"{name}.{port}"
    for name, entry in busy().nodes.items()
    if (kind := REGISTRY.get(entry.type)) and name != "broken"
    for port in (*kind.spec.inputs, *kind.spec.outputs)
]


@pytest.mark.parametrize("end", ENDS)
def test_what_is_said_of_a_port_is_what_connecting_says(end: str) -> None:
    document, gives = busy(), end.endswith((".image", ".text"))
    weighed = fits(document, end, REGISTRY)
    side = "inputs" if gives else "outputs"
    assert set(weighed) == {
        other
        for other in ENDS
        if other.endswith((".image", ".text")) != gives and other.split(".")[0] != end.split(".")[0]
    }, side
    for other, words in weighed.items():
        start, into = (end, other) if gives else (other, end)
        assert words == said(document, start, into)


def test_the_reasons_are_told_in_words() -> None:
    weighed = fits(busy(), "near.image", REGISTRY)
    assert weighed["shot.references"] == (
        "shot.references is full, 3 of 3: shoe.image, anna.image, room.image."
    )
    assert weighed["shot.mask"] == "wires would run in a ring: near -> shot -> cover -> near."
    assert weighed["far.mask"] == "near.image is wired to far.mask already."
    assert weighed["far.prompt"].endswith("it gives image, the port takes text.")
    assert weighed["torn.references"] == "the tags saved for torn.references cannot be read."
    assert weighed["torn.mask"] == weighed["far.references"] == weighed["plain.references"] == ""


def test_an_end_that_is_not_there_or_not_known_is_refused() -> None:
    for end, words in {
        "shot.film": "shot has no port 'film'. It has: prompt, references, mask, image.",
        "boot.image": "there is no node 'boot'.",
        "odd.anything": "is not known here.",
        "broken.image": "Older breaks over settings of version 1: KeyError('scale').",
    }.items():
        with pytest.raises(EditRefused) as caught:
            fits(busy(), end, REGISTRY)
        assert words in str(caught.value)


def test_a_long_ring_is_told_in_short_from_either_side() -> None:
    nodes = {f"n{i}": {"type": "cover"} for i in range(1000)}
    wires = [(f"n{i}.image", f"n{i + 1}.picture") for i in range(999)]
    document = GraphDocument.model_validate({"nodes": nodes, "wires": wires})
    assert fits(document, "n999.image", REGISTRY)["n0.picture"] == (
        "wires would run in a ring: n999 -> n0 -> n1 -> n2 -> n3 -> n4 -> n5 -> ... -> n999."
    )
    assert fits(document, "n0.picture", REGISTRY)["n999.image"] == (
        "wires would run in a ring: n999 -> n0 -> ... -> n994 -> n995 -> n996 -> n997 -> n998"
        " -> n999."
    )


def test_a_node_that_breaks_over_its_settings_does_not_keep_others_from_being_wired() -> None:
    command = {"do": "connect", "start": "tree.image", "end": "far.references"}
    document = apply(busy(), parse_command(command), REGISTRY)
    assert document.nodes["broken"] == busy().nodes["broken"]
    assert document.nodes["far"].settings == {"tags": ["tree"]}


def test_the_side_tells_an_input_from_an_output_of_the_same_name() -> None:
    add = parse_command({"do": "add", "type": "older", "id": "old"})
    document = apply(graph("shoe"), add, REGISTRY)
    taken = fits(document, "old.image", REGISTRY)
    given = fits(document, "old.image", REGISTRY, "input")
    assert "shoe.image" not in taken
    assert given["shoe.image"] == ""
