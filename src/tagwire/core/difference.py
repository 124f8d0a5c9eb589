"""What differs between two graphs, told by node and by what it means, not by lines of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

from tagwire.core.delta import plain
from tagwire.core.document import GraphDocument, NodeEntry, node_of, port_of
from tagwire.core.edit.entries import kind_of
from tagwire.core.edit.tagged import TaggedWire, tagged_ports, tagged_wires
from tagwire.core.registry import Registry

What: TypeAlias = Literal[
    "node_added", "node_removed", "renamed", "node", "setting", "tag", "wire_added",
    "wire_removed", "order", "frame", "note", "form", "name", "hidden", "moved",
]  # fmt: skip


class Change(NamedTuple):
    """One difference: of what, at which node, by which name, and how it was and is.

    `renamed` has the ids, `tag` a wire's start for its name, a wire its start, end and tag,
    `order` the starts of the wires into a port, and `moved` all nodes that only moved.
    """

    what: What
    node: str = ""
    name: str = ""
    before: Any = None
    after: Any = None


def difference(old: GraphDocument, new: GraphDocument, registry: Registry) -> tuple[Change, ...]:
    """Every difference, nodes first and what is only layout last, in one line."""
    renamed = _renamed(old, new)
    before = _under_new_ids(old, renamed)
    return (
        *(Change("renamed", now, "", was, now) for was, now in renamed.items()),
        *_nodes(before, new, registry),
        *_wires(before, new, registry),
        *_parts("frame", before.frames, new.frames),
        *_parts("note", before.notes, new.notes),
        *_whole(before, new),
        *_moved(before, new),
    )


def _renamed(old: GraphDocument, new: GraphDocument) -> dict[str, str]:
    """Old ids to new ones of nodes that are alike in all but the id, and alone in that."""
    gone = [(name, _likeness(entry)) for name, entry in old.nodes.items() if name not in new.nodes]
    come = {_likeness(e): name for name, e in new.nodes.items() if name not in old.nodes}
    fresh = Counter(_likeness(e) for name, e in new.nodes.items() if name not in old.nodes)
    left = Counter(likeness for _, likeness in gone)
    return {name: come[like] for name, like in gone if left[like] == 1 and fresh[like] == 1}


def _likeness(entry: NodeEntry) -> str:
    return repr(sorted(plain(entry).items()))


def _under_new_ids(document: GraphDocument, renamed: Mapping[str, str]) -> GraphDocument:
    """The document with its nodes under the ids they have now."""

    def now(end: str) -> str:
        return f"{renamed.get(node_of(end), node_of(end))}.{port_of(end)}"

    if not renamed:
        return document
    nodes = {renamed.get(name, name): entry for name, entry in document.nodes.items()}
    form = tuple(f.model_copy(update={"setting": now(f.setting)}) for f in document.form)
    pairs = {
        key: tuple((now(start), now(end)) for start, end in getattr(document, key))
        for key in ("wires", "hidden")
    }
    return document.model_copy(update={"nodes": nodes, "form": form, **pairs})


def _nodes(old: GraphDocument, new: GraphDocument, registry: Registry) -> Iterator[Change]:
    for name, entry in old.nodes.items():
        if name not in new.nodes:
            yield Change("node_removed", name, entry.type, plain(entry), None)
    for name, entry in new.nodes.items():
        if name not in old.nodes:
            yield Change("node_added", name, entry.type, None, plain(entry))
        elif entry != old.nodes[name]:
            yield from _entry(name, old.nodes[name], entry, registry)


def _entry(name: str, old: NodeEntry, new: NodeEntry, registry: Registry) -> Iterator[Change]:
    """What differs in one node, but for its place and the tags of its wires."""
    before, after = plain(old), plain(new)
    for key in _keys(before, after):
        if key not in {"settings", "at"} and before.get(key) != after.get(key):
            yield Change("node", name, key, before.get(key), after.get(key))
    kind = kind_of(new, registry)
    tags = set(tagged_ports(kind).values()) if old.type == new.type else set()
    for setting in _keys(old.settings, new.settings):
        was, now = old.settings.get(setting), new.settings.get(setting)
        if was != now and setting not in tags:
            yield Change("setting", name, setting, was, now)


def _wires(old: GraphDocument, new: GraphDocument, registry: Registry) -> Iterator[Change]:
    before = {wire[:2]: wire for wire in tagged_wires(old, registry)}
    after = {wire[:2]: wire for wire in tagged_wires(new, registry)}
    for pair, wire in before.items():
        if pair not in after:
            yield Change("wire_removed", node_of(wire.end), port_of(wire.end), _told(wire), None)
    for pair, wire in after.items():
        if pair not in before:
            yield Change("wire_added", node_of(wire.end), port_of(wire.end), None, _told(wire))
        elif wire.tag != before[pair].tag:
            yield Change("tag", node_of(wire.end), wire.start, before[pair].tag, wire.tag)
    stay = before.keys() & after.keys()
    was, now = _starts(before, stay), _starts(after, stay)
    for end, starts in now.items():
        if starts != was[end]:
            yield Change("order", node_of(end), port_of(end), was[end], starts)


def _told(wire: TaggedWire) -> dict[str, str]:
    return {"start": wire.start, "end": wire.end, "tag": wire.tag}


def _starts(pairs: Iterable[tuple[str, str]], stay: set[tuple[str, str]]) -> dict[str, list[str]]:
    """For each end where the wires into it begin, in order, of those that stay."""
    found: dict[str, list[str]] = {}
    for start, end in pairs:
        if (start, end) in stay:
            found.setdefault(end, []).append(start)
    return found


def _parts(
    what: Literal["frame", "note"], old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[Change]:
    for name in _keys(old, new):
        before, after = old.get(name), new.get(name)
        if before != after:
            sides = [None if part is None else plain(part) for part in (before, after)]
            yield Change(what, "", name, *sides)


def _whole(old: GraphDocument, new: GraphDocument) -> Iterator[Change]:
    if old.form != new.form:
        sides = [[plain(field) for field in each.form] for each in (old, new)]
        yield Change("form", "", "", *sides)
    if old.name != new.name:
        yield Change("name", "", "", old.name, new.name)
    if set(old.hidden) != set(new.hidden):
        yield Change("hidden", "", "", list(old.hidden), list(new.hidden))


def _moved(old: GraphDocument, new: GraphDocument) -> Iterator[Change]:
    """One line for all that only moved."""
    both = [name for name in new.nodes if name in old.nodes]
    moved = [name for name in both if old.nodes[name].at != new.nodes[name].at]
    if moved:
        places = [{name: list(each.nodes[name].at) for name in moved} for each in (old, new)]
        yield Change("moved", "", "", *places)


def _keys(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    return list(dict.fromkeys([*before, *after]))
