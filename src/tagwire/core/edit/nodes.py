"""Nodes on the canvas: added, moved, renamed and removed."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, JsonValue

from tagwire.core.document import GraphDocument, Id, NodeEntry, Point, node_of, port_of
from tagwire.core.edit.bridge import bridged
from tagwire.core.edit.entries import entry_of, fresh_id, with_nodes
from tagwire.core.edit.refused import EditRefused
from tagwire.core.edit.settings import refuse_unsound, tidied
from tagwire.core.edit.shape import Shape
from tagwire.core.edit.tagged import TaggedWire, tagged_wires, with_wires
from tagwire.core.registry import Registry


class Add(Shape):
    """Put a new node on the canvas; without an `id` one is proposed from the type.

    A setting that has no default may be left for later.
    """

    do: Literal["add"] = "add"
    type: str
    id: Id | None = None
    at: Point = (0, 0)
    settings: dict[str, JsonValue] = Field(default_factory=dict)


class Remove(Shape):
    """Take nodes away, with their wires, the tags of those wires, and their form fields.

    With `keep_paths` a wire out of such a node begins where the node's own input does, if the
    kinds fit, and keeps its tag.
    """

    do: Literal["remove"] = "remove"
    nodes: tuple[Id, ...]
    keep_paths: bool = False


class Move(Shape):
    """Put nodes elsewhere on the canvas."""

    do: Literal["move"] = "move"
    to: dict[Id, Point]


class RenameNode(Shape):
    """Give a node another id; its wires and form fields follow."""

    do: Literal["rename_node"] = "rename_node"
    old: Id
    new: Id


def add(document: GraphDocument, command: Add, registry: Registry) -> GraphDocument:
    """The document with one node more."""
    kind = registry.get(command.type)
    if kind is None:
        near = ", ".join(registry.near(command.type))
        remedy = f"Did you mean {near}?" if near else "Is its file in nodes/?"
        raise EditRefused(f"there is no node type {command.type!r}.", remedy)
    name = command.id or fresh_id(command.type, document.nodes)
    _refuse_taken(document, name)
    settings = {key: tidied(kind, key, value) for key, value in command.settings.items()}
    version = kind.spec.version
    entry = NodeEntry(type=command.type, version=version, settings=settings, at=command.at)
    refuse_unsound(name, entry, settings, registry)
    return with_nodes(document, {name: entry})


def remove(document: GraphDocument, command: Remove, registry: Registry) -> GraphDocument:
    """The document without some nodes and all that hung on them."""
    for name in command.nodes:
        entry_of(document, name)
    gone = set(command.nodes)
    wires = tagged_wires(document, registry)
    if command.keep_paths:
        wires = bridged(document, wires, gone, registry)
    kept = with_wires(document, (wire for wire in wires if _stays(wire, gone)), registry)
    nodes = {name: entry for name, entry in kept.nodes.items() if name not in gone}
    form = tuple(field for field in kept.form if node_of(field.setting) not in gone)
    return kept.model_copy(update={"nodes": nodes, "form": form})


def _stays(wire: TaggedWire, gone: set[str]) -> bool:
    return node_of(wire.start) not in gone and node_of(wire.end) not in gone


def move(document: GraphDocument, command: Move) -> GraphDocument:
    """The document with some nodes elsewhere."""
    moved = {
        name: entry_of(document, name).model_copy(update={"at": at})
        for name, at in command.to.items()
    }
    return with_nodes(document, moved)


def rename_node(document: GraphDocument, command: RenameNode) -> GraphDocument:
    """The document with a node, its wires and its form fields under another id."""
    entry_of(document, command.old)
    if command.new == command.old:
        return document
    _refuse_taken(document, command.new)

    def renamed(end: str) -> str:
        return f"{command.new}.{port_of(end)}" if node_of(end) == command.old else end

    nodes = {
        command.new if name == command.old else name: entry
        for name, entry in document.nodes.items()
    }
    wires, hidden = (
        tuple((renamed(start), renamed(end)) for start, end in pairs)
        for pairs in (document.wires, document.hidden)
    )
    form = tuple(
        field.model_copy(update={"setting": renamed(field.setting)}) for field in document.form
    )
    whole = document.model_copy(update={"nodes": nodes, "wires": wires, "form": form})
    return whole.changed(hidden=hidden) if hidden else whole


def _refuse_taken(document: GraphDocument, name: str) -> None:
    if name in document.nodes:
        remedy = f"{fresh_id(name, document.nodes)!r} is free."
        raise EditRefused(f"there is a node {name!r} already.", remedy)
