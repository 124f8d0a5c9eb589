"""Wires: connected where they fit, cut, and put in order, each with its tag."""

from __future__ import annotations

from typing import Literal

from tagwire.core.document import End, GraphDocument, Id, Wire, node_of, port_of
from tagwire.core.edit.entries import known_entry
from tagwire.core.edit.fit import refuse_full, refuse_misfit, refuse_ring
from tagwire.core.edit.refused import EditRefused
from tagwire.core.edit.shape import Shape
from tagwire.core.edit.tagged import (
    TaggedWire,
    saved_tags,
    tagged_ports,
    tagged_wires,
    tags_by_node,
    with_wires,
)
from tagwire.core.edit.tags import refuse_tag
from tagwire.core.registry import Registry
from tagwire.core.tags import suggest_tag


class Connect(Shape):
    """Wire an output to an input.

    `tag` None proposes one, "" leaves the picture untagged. The wire takes the place of the one
    from `instead`, or of the one in a port that takes a single wire; with `tag` None it then
    keeps the tag of that place, so that mentions hold.
    """

    do: Literal["connect"] = "connect"
    start: End
    end: End
    tag: str | None = None
    instead: End | None = None


class Disconnect(Shape):
    """Take a wire away, and its tag."""

    do: Literal["disconnect"] = "disconnect"
    start: End
    end: End


class Reorder(Shape):
    """Put the wires into a port in another order: `order` names their present positions."""

    do: Literal["reorder"] = "reorder"
    node: Id
    port: str
    order: tuple[int, ...]


def connect(document: GraphDocument, command: Connect, registry: Registry) -> GraphDocument:
    """The document with one wire more, or one in place of another."""
    refuse_misfit(document, command.start, command.end, registry)
    wires = tagged_wires(document, registry)
    replaced = _replaced(wires, document, command, registry)
    if (command.start, command.end) in document.wires:
        raise EditRefused(f"{command.start} is wired to {command.end} already.", "Once is enough.")
    kept = [wire for wire in wires if wire not in replaced]
    into = [wire.start for wire in kept if wire.end == command.end]
    refuse_full(document, command.end, into, registry)
    refuse_ring(kept, command.start, command.end)
    place = wires.index(replaced[0]) if replaced else len(kept)

    def wired(tag: str) -> GraphDocument:
        wire = TaggedWire(command.start, command.end, tag)
        return with_wires(document, [*kept[:place], wire, *kept[place:]], registry)

    return wired(_tag(document, wired(""), command, replaced, registry))


def disconnect(document: GraphDocument, command: Disconnect, registry: Registry) -> GraphDocument:
    """The document without a wire."""
    gone: Wire = (command.start, command.end)
    if gone not in document.wires:
        words = f"no wire runs from {command.start} to {command.end}."
        raise EditRefused(words, "Is it gone already?")
    wires = tagged_wires(document, registry)
    return with_wires(document, (wire for wire in wires if wire[:2] != gone), registry)


def reorder(document: GraphDocument, command: Reorder, registry: Registry) -> GraphDocument:
    """The document with the wires into one port in another order."""
    known_entry(document, command.node, registry)
    end = f"{command.node}.{command.port}"
    wires = tagged_wires(document, registry)
    places = [place for place, wire in enumerate(wires) if wire.end == end]
    if sorted(command.order) != list(range(len(places))):
        words = f"{list(command.order)} is no order of the {len(places)} wires into {end}."
        raise EditRefused(words, f"Name each of {list(range(len(places)))} once.")
    ordered = list(wires)
    for place, position in zip(places, command.order, strict=True):
        ordered[place] = wires[places[position]]
    return with_wires(document, ordered, registry)


def _replaced(
    wires: list[TaggedWire], document: GraphDocument, command: Connect, registry: Registry
) -> list[TaggedWire]:
    into = [wire for wire in wires if wire.end == command.end]
    if command.instead is not None:
        replaced = [wire for wire in into if wire.start == command.instead]
        if not replaced:
            words = f"no wire runs from {command.instead} to {command.end}."
            raise EditRefused(words, "Name a wire that is there to take the place of.")
        return replaced
    kind, _ = known_entry(document, node_of(command.end), registry)
    return [] if kind.spec.inputs[port_of(command.end)].many else into


def _tag(
    document: GraphDocument,
    untagged: GraphDocument,
    command: Connect,
    replaced: list[TaggedWire],
    registry: Registry,
) -> str:
    """The tag of the new wire; `untagged` is the document as it will be, but for the tag."""
    name, port = node_of(command.end), port_of(command.end)
    _, entry = known_entry(document, name, registry)
    refuse_untaggable(document, command.end, registry)
    found = saved_tags(entry, port, registry)
    if found is None:
        return _no_tag(command)
    taken = tags_by_node(untagged, registry)[name]
    if command.tag:
        refuse_tag(command.tag, name, taken)
    if command.tag is not None:
        return command.tag
    if replaced:
        return replaced[0].tag
    used = sum(end == command.end for _, end in document.wires)
    waiting = "".join(found.tags[used : used + 1])
    return waiting or suggest_tag(node_of(command.start), taken)


def _no_tag(command: Connect) -> str:
    if command.tag:
        raise EditRefused(f"wires into {command.end} have no tags.", "Leave the tag out.")
    return ""


def refuse_untaggable(document: GraphDocument, end: str, registry: Registry) -> None:
    """Refuse a port whose wires have tags, but where those that are saved cannot be read."""
    kind, entry = known_entry(document, node_of(end), registry)
    if port_of(end) in tagged_ports(kind) and saved_tags(entry, port_of(end), registry) is None:
        words = f"the tags saved for {end} cannot be read."
        raise EditRefused(words, "Set them anew first.")
