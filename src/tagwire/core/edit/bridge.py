"""Wires that reach past nodes about to go: each begins where the node's own input does."""

from __future__ import annotations

from collections.abc import Container

from tagwire.core.document import GraphDocument, node_of, port_of
from tagwire.core.edit.entries import kind_of
from tagwire.core.edit.tagged import TaggedWire
from tagwire.core.passing import passes
from tagwire.core.registry import Registry


def bridged(
    document: GraphDocument, wires: list[TaggedWire], gone: Container[str], registry: Registry
) -> list[TaggedWire]:
    """The wires, those out of a node in `gone` begun again in front of it where the kinds fit.

    A wire that would then be there twice is left out, and so is one with nothing to begin at.
    """
    first: dict[str, str] = {}
    for wire in wires:
        first.setdefault(wire.end, wire.start)
    straight = {wire[:2] for wire in wires if node_of(wire.start) not in gone}
    found: list[TaggedWire] = []
    for wire in wires:
        start = _before(document, wire.start, gone, first, registry)
        if start == wire.start or (start and (start, wire.end) not in straight):
            straight.add((start, wire.end))
            found.append(wire._replace(start=start))
    return found


def _before(
    document: GraphDocument,
    start: str,
    gone: Container[str],
    first: dict[str, str],
    registry: Registry,
) -> str:
    """Where the wire that feeds `start` through nodes in `gone` begins; "" if none does."""
    seen: set[str] = set()
    while node_of(start) in gone:
        into = _into(document, start, registry)
        if start in seen or into not in first:
            return ""
        seen.add(start)
        start = first[into]
    return start


def _into(document: GraphDocument, start: str, registry: Registry) -> str:
    """The input that stands for an output when its node goes; "" when none does."""
    name = node_of(start)
    kind = kind_of(document.nodes[name], registry)
    port = passes(kind).get(port_of(start), "") if kind else ""
    return f"{name}.{port}" if port else ""
