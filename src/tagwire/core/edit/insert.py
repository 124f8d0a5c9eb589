"""A node put onto a wire: what ran straight through now runs through the node."""

from __future__ import annotations

from typing import Literal

from tagwire.core.document import End, GraphDocument, Id, port_of
from tagwire.core.edit.entries import known_entry
from tagwire.core.edit.refused import EditRefused
from tagwire.core.edit.shape import Shape
from tagwire.core.edit.wires import Connect, connect
from tagwire.core.registry import Registry


class Insert(Shape):
    """Put a node onto the wire from `start` to `end`; the tag of the place is kept.

    `tag` is for the wire into the node, as in `connect`.
    """

    do: Literal["insert"] = "insert"
    start: End
    end: End
    node: Id
    in_port: str
    out_port: str
    tag: str | None = None


def insert(document: GraphDocument, command: Insert, registry: Registry) -> GraphDocument:
    """The document with a node between the two ends of a wire."""
    if (command.start, command.end) not in document.wires:
        words = f"no wire runs from {command.start} to {command.end}."
        raise EditRefused(words, "Put the node onto a wire that is there.")
    into, out = f"{command.node}.{command.in_port}", f"{command.node}.{command.out_port}"
    _refuse_taken(document, into, command.node, registry)
    first = Connect(start=command.start, end=into, tag=command.tag)
    fed = connect(document, first, registry)
    return connect(fed, Connect(start=out, end=command.end, instead=command.start), registry)


def _refuse_taken(document: GraphDocument, into: str, node: str, registry: Registry) -> None:
    """Refuse a port that takes one wire and has it: the wire would go without a word."""
    kind, _ = known_entry(document, node, registry)
    port = kind.spec.inputs.get(port_of(into))
    wired = [start for start, end in document.wires if end == into]
    if port and not port.many and wired:
        words = f"{into} is wired already, to {wired[0]}."
        raise EditRefused(words, "Cut that wire first.")
