"""Pieces of a graph put in under new ids: copies of its own nodes, or nodes of another graph."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Literal, TypeVar

from pydantic import Field

from tagwire.core.document import (
    Frame,
    GraphDocument,
    Id,
    NodeEntry,
    Note,
    Point,
    Wire,
    node_of,
    port_of,
)
from tagwire.core.edit.entries import entry_of, fresh_id
from tagwire.core.edit.refused import EditRefused
from tagwire.core.edit.shape import Offset, Shape
from tagwire.core.edit.tagged import tagged_wires, with_wires
from tagwire.core.order import order_of, ring_problems
from tagwire.core.registry import Registry

P = TypeVar("P", NodeEntry, Frame, Note)

_EMPTY = GraphDocument()


class Duplicate(Shape):
    """Copy nodes and the wires between them; `keep_inputs` copies the wires into them too."""

    do: Literal["duplicate"] = "duplicate"
    nodes: tuple[Id, ...]
    offset: Offset = (32, 32)
    keep_inputs: bool = False


class Paste(Shape):
    """Put in a piece of another graph.

    Send all wires into its nodes: those with an end outside the piece go, and their tags.
    """

    do: Literal["paste"] = "paste"
    nodes: dict[Id, NodeEntry] = Field(default_factory=dict)
    wires: tuple[Wire, ...] = ()
    hidden: tuple[Wire, ...] = ()
    frames: dict[Id, Frame] = Field(default_factory=dict)
    notes: dict[Id, Note] = Field(default_factory=dict)
    offset: Offset = (0, 0)


def duplicate(document: GraphDocument, command: Duplicate, registry: Registry) -> GraphDocument:
    """The document with copies of some of its nodes."""
    chosen = {name: entry_of(document, name) for name in command.nodes}
    givers = document.nodes if command.keep_inputs else chosen
    piece = _cut(document, chosen, givers, registry)
    return _merged(document, piece, command.offset)


def paste(document: GraphDocument, command: Paste, registry: Registry) -> GraphDocument:
    """The document with a piece of another graph."""
    piece = _EMPTY.model_copy(update={"nodes": command.nodes, "wires": command.wires})
    piece = piece.changed(hidden=command.hidden)
    inner = _cut(piece, command.nodes, command.nodes, registry)
    whole = inner.model_copy(update={"frames": command.frames, "notes": command.notes})
    return _merged(document, whole, command.offset)


def _cut(
    document: GraphDocument, nodes: Container[str], givers: Container[str], registry: Registry
) -> GraphDocument:
    """Some nodes of a document with the wires into them from `givers`, and the tags of these."""
    wires = (
        wire
        for wire in tagged_wires(document, registry)
        if node_of(wire.end) in nodes and node_of(wire.start) in givers
    )
    kept = with_wires(document, wires, registry)
    inner = {name: entry for name, entry in kept.nodes.items() if name in nodes}
    there = set(kept.wires)
    hidden = tuple(wire for wire in document.hidden if wire in there)
    return _EMPTY.model_copy(update={"nodes": inner, "wires": kept.wires, "hidden": hidden})


def _merged(document: GraphDocument, piece: GraphDocument, offset: Offset) -> GraphDocument:
    _refuse_rings(piece)
    names = _new_ids(piece.nodes, document.nodes)

    def renamed(end: str) -> str:
        return f"{names.get(node_of(end), node_of(end))}.{port_of(end)}"

    wires, hidden = (
        tuple((renamed(start), renamed(end)) for start, end in pairs)
        for pairs in (piece.wires, piece.hidden)
    )
    frame_ids = _new_ids(piece.frames, document.frames)
    note_ids = _new_ids(piece.notes, document.notes)
    whole = document.changed(hidden=document.hidden + hidden) if hidden else document
    return whole.model_copy(
        update={
            "nodes": document.nodes | _placed(piece.nodes, names, offset),
            "wires": document.wires + wires,
            "frames": document.frames | _placed(piece.frames, frame_ids, offset),
            "notes": document.notes | _placed(piece.notes, note_ids, offset),
        }
    )


def _refuse_rings(piece: GraphDocument) -> None:
    feeds: dict[str, list[str]] = {name: [] for name in piece.nodes}
    for start, end in piece.wires:
        feeds[node_of(end)].append(node_of(start))
    if order_of(feeds) is None:
        ring = ring_problems(feeds)[0]
        raise EditRefused(ring.message, "Leave one of these nodes out.")


def _new_ids(wanted: Iterable[str], taken: Mapping[str, object]) -> dict[str, str]:
    """For each id the one it gets: its own if that is free."""
    names: dict[str, str] = {}
    used = set(taken)
    for name in wanted:
        names[name] = fresh_id(name, used)
        used.add(names[name])
    return names


def _placed(parts: Mapping[str, P], names: Mapping[str, str], offset: Offset) -> dict[str, P]:
    return {
        names[name]: part.model_copy(update={"at": _shifted(part.at, offset)})
        for name, part in parts.items()
    }


def _shifted(at: Point, offset: Offset) -> Point:
    """The point moved by whole pixels: a sum of finite numbers that stays one."""
    return at[0] + round(offset[0]), at[1] + round(offset[1])
