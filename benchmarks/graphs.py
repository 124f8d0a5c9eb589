"""Graphs of trivial steps: chains, fans and layers, as feeds and as Tagwire documents."""

from __future__ import annotations

from tagwire import Node, RunContext, Text
from tagwire.core.document import GraphDocument, NodeEntry


class Trivial(Node, type="trivial"):
    """Does nothing with its inputs, as fast as Python can."""

    number: int = 0

    async def run(self, ctx: RunContext, feeds: tuple[Text, ...] = ()) -> Text:
        return Text(self.number)


def chain(count: int) -> dict[str, list[str]]:
    return {f"n{i}": [f"n{i - 1}"] if i else [] for i in range(count)}


def fan(count: int) -> dict[str, list[str]]:
    return {"n0": [], **{f"n{i}": ["n0"] for i in range(1, count)}}


def layered(count: int, width: int = 50) -> dict[str, list[str]]:
    """Layers of `width`; every step takes three of the layer before."""
    feeds: dict[str, list[str]] = {}
    for i in range(count):
        layer, place = divmod(i, width)
        before = [f"n{(layer - 1) * width + (place + k) % width}" for k in range(3)]
        feeds[f"n{i}"] = before if layer else []
    return feeds


SHAPES = {"chain": chain, "fan": fan, "layered": layered}


def document(feeds: dict[str, list[str]], changed: str = "") -> GraphDocument:
    nodes = {
        name: NodeEntry(type="trivial", settings={"number": -1 if name == changed else index})
        for index, name in enumerate(feeds)
    }
    wires = tuple((f"{f}.text", f"{name}.feeds") for name, group in feeds.items() for f in group)
    return GraphDocument.model_construct(name="bench", nodes=nodes, wires=wires)
