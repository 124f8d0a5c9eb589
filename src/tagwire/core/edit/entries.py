"""Nodes as a document holds them: found or refused by id, read by the class that knows them."""

from __future__ import annotations

from collections.abc import Container, Mapping
from copy import deepcopy
from itertools import count

from tagwire.core.document import GraphDocument, NodeEntry
from tagwire.core.edit.refused import EditRefused, it_has
from tagwire.core.node import Node
from tagwire.core.registry import Registry

_LONGEST_ID = 64


def entry_of(document: GraphDocument, name: str) -> NodeEntry:
    """The entry of a node.

    Raises:
        EditRefused: there is none.
    """
    if name not in document.nodes:
        raise EditRefused(f"there is no node {name!r}.", it_has(document.nodes))
    return document.nodes[name]


def kind_of(entry: NodeEntry, registry: Registry) -> type[Node] | None:
    """The class that knows an entry; None if its type is unknown or it was saved by a newer one."""
    kind = registry.get(entry.type)
    return kind if kind and entry.version <= kind.spec.version else None


def known_entry(
    document: GraphDocument, name: str, registry: Registry
) -> tuple[type[Node], NodeEntry]:
    """A node's class and its entry, brought up to date.

    Raises:
        EditRefused: there is no such node, or nobody here knows its type and version.
    """
    entry = entry_of(document, name)
    kind = kind_of(entry, registry)
    if kind is None:
        words = f"{name}: its type {entry.type!r}, version {entry.version}, is not known here."
        raise EditRefused(words, "Install or update that node; until then it is kept as it is.")
    return kind, up_to_date(kind, entry)


def up_to_date(kind: type[Node], entry: NodeEntry) -> NodeEntry:
    """The entry with its settings upgraded to today's version of its class.

    Raises:
        EditRefused: the class breaks over them.
    """
    if entry.version == kind.spec.version:
        return entry
    try:
        settings = kind.upgrade(entry.version, deepcopy(entry.settings))
    except Exception as fault:  # a stranger's upgrade() may raise anything
        words = f"{kind.spec.title} breaks over settings of version {entry.version}: {fault!r}."
        raise EditRefused(words, "This is a bug in the node; mend or remove it.") from fault
    return entry.model_copy(update={"settings": settings, "version": kind.spec.version})


def with_nodes(document: GraphDocument, nodes: Mapping[str, NodeEntry]) -> GraphDocument:
    """The document with these entries put in, or in place of those with the same ids."""
    return document.model_copy(update={"nodes": {**document.nodes, **nodes}})


def fresh_id(name: str, taken: Container[str]) -> str:
    """`name` if it is free, else the next free number behind it: `shot`, `shot2`, `shot3`."""
    if name not in taken:
        return name
    stem = name.rstrip("0123456789") or name
    numbered = (f"{stem[: _LONGEST_ID - len(str(n))]}{n}" for n in count(2))
    return next(free for free in numbered if free not in taken)
