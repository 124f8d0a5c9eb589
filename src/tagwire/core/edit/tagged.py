"""Wires with their tags: read as one thing and written back as one, so that they stay aligned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias

from tagwire.core.document import GraphDocument, NodeEntry, node_of, port_of
from tagwire.core.edit.entries import kind_of, up_to_date
from tagwire.core.edit.refused import EditRefused
from tagwire.core.node import Node, TagsOf
from tagwire.core.registry import Registry
from tagwire.core.tags import split_tags


class TaggedWire(NamedTuple):
    """A wire and the tag its taker gives it; "" is untagged."""

    start: str
    end: str
    tag: str = ""


Feeds: TypeAlias = dict[str, list[TaggedWire]]
"""The wires into each end, in order."""


class SavedTags(NamedTuple):
    """The tags of one port, those of wires still to come included, and where they are saved."""

    entry: NodeEntry
    setting: str
    tags: list[str]

    def saved_as(self, tags: Iterable[str]) -> NodeEntry:
        """The entry with other tags: no "" at the end, and no setting when none is left."""
        kept = trimmed(tags)
        settings = {**self.entry.settings, self.setting: kept}
        if not kept:
            del settings[self.setting]
        return self.entry.model_copy(update={"settings": settings})


def tagged_ports(kind: type[Node] | None) -> dict[str, str]:
    """The ports of a class whose wires have tags, each with the setting that holds them."""
    marks = kind.spec.marked(TagsOf) if kind else {}
    return {mark.port: setting for setting, mark in marks.items()}


def saved_tags(entry: NodeEntry, port: str, registry: Registry) -> SavedTags | None:
    """The tags of a port; None when it has none, or when what is saved cannot be read."""
    kind = kind_of(entry, registry)
    setting = tagged_ports(kind).get(port)
    if kind is None or setting is None:
        return None
    try:
        current = up_to_date(kind, entry)
    except EditRefused:
        return None
    tags = read_tags(current.settings.get(setting))
    return None if tags is None else SavedTags(current, setting, tags)


def read_tags(saved: Any) -> list[str] | None:
    """The tags in a list or a comma string; None if it is neither."""
    if isinstance(saved, str):
        try:
            return list(split_tags(saved))
        except ValueError:
            return None
    if saved is None:
        return []
    sound = isinstance(saved, list) and all(isinstance(tag, str) for tag in saved)
    return list(saved) if sound else None


def trimmed(tags: Iterable[str]) -> list[str]:
    """The tags without those "" behind which no tag comes."""
    kept = list(tags)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def tagged_wires(document: GraphDocument, registry: Registry) -> list[TaggedWire]:
    """Every wire of the document with its tag, in the saved order."""
    tags: dict[str, Iterator[str]] = {}
    wires = []
    for start, end in document.wires:
        if end not in tags:
            tags[end] = iter(_tags_into(document, end, registry))
        wires.append(TaggedWire(start, end, next(tags[end], "")))
    return wires


def with_wires(
    document: GraphDocument, wires: Iterable[TaggedWire], registry: Registry
) -> GraphDocument:
    """The document with these wires for its own, and every tag beside its wire.

    Tags that wait for a wire stay in their places; a further wire uses up the first of them.
    """
    wires = list(wires)
    old, new = _feeds(tagged_wires(document, registry)), _feeds(wires)
    nodes = dict(document.nodes)
    for end in {**old, **new}:
        fed, feeds = old.get(end, []), new.get(end, [])
        entry = nodes.get(node_of(end))
        found = entry and saved_tags(entry, port_of(end), registry)
        if found and fed != feeds:
            waiting = found.tags[max(len(fed), len(feeds)) :]
            nodes[node_of(end)] = found.saved_as([*(wire.tag for wire in feeds), *waiting])
    pairs = tuple((wire.start, wire.end) for wire in wires)
    return document.model_copy(update={"nodes": nodes, "wires": pairs})


def tags_by_node(document: GraphDocument, registry: Registry) -> dict[str, dict[str, str]]:
    """Each node's tags with the start of the wire they stand beside; "" if they wait for one."""
    found: dict[str, dict[str, str]] = {name: {} for name in document.nodes}
    for name, entry in document.nodes.items():
        for port in tagged_ports(kind_of(entry, registry)):
            tags = _tags_into(document, f"{name}.{port}", registry)
            found[name] |= {tag: "" for tag in tags if tag}
    for wire in tagged_wires(document, registry):
        if wire.tag:
            found[node_of(wire.end)][wire.tag] = wire.start
    return found


def _tags_into(document: GraphDocument, end: str, registry: Registry) -> list[str]:
    entry = document.nodes.get(node_of(end))
    found = entry and saved_tags(entry, port_of(end), registry)
    return found.tags if found else []


def _feeds(wires: Iterable[TaggedWire]) -> Feeds:
    feeds: Feeds = {}
    for wire in wires:
        feeds.setdefault(wire.end, []).append(wire)
    return feeds
