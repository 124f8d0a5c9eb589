"""Where words flow: the nodes whose texts reach a node, and those a node's text reaches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tagwire.core.document import GraphDocument, node_of, port_of
from tagwire.core.edit.entries import kind_of
from tagwire.core.registry import Registry
from tagwire.core.values import Text


@dataclass(frozen=True, slots=True)
class TextWires:
    """The wires that carry text, as the nodes that feed each node and those that read it."""

    feeds: Mapping[str, list[str]]
    readers: Mapping[str, list[str]]

    def before(self, name: str) -> list[str]:
        """The node and all whose text reaches it, through any number of nodes."""
        return _reached(name, self.feeds)

    def behind(self, name: str) -> list[str]:
        """The node and all its text reaches, through any number of nodes."""
        return _reached(name, self.readers)


def text_wires(document: GraphDocument, registry: Registry) -> TextWires:
    """The text wires of a document."""
    feeds: dict[str, list[str]] = {}
    readers: dict[str, list[str]] = {}
    for start, end in document.wires:
        if _kind(document, start, end, registry) == Text.kind:
            feeds.setdefault(node_of(end), []).append(node_of(start))
            readers.setdefault(node_of(start), []).append(node_of(end))
    return TextWires(feeds, readers)


def _kind(document: GraphDocument, start: str, end: str, registry: Registry) -> str:
    """What a wire carries, told by either end; "" where nobody knows both nodes."""
    giver, taker = (document.nodes.get(node_of(side)) for side in (start, end))
    if giver and (kind := kind_of(giver, registry)):
        return kind.spec.outputs.get(port_of(start), "")
    if taker and (kind := kind_of(taker, registry)) and port_of(end) in kind.spec.inputs:
        return kind.spec.inputs[port_of(end)].kind
    return ""


def _reached(name: str, steps: Mapping[str, list[str]]) -> list[str]:
    found = {name: None}
    for here in (queue := [name]):
        new = dict.fromkeys(there for there in steps.get(here, ()) if there not in found)
        found |= new
        queue += new
    return list(found)
