"""Why a wire cannot be: an end that does not fit, a port that is full, a ring."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import ValidationError

from tagwire.core.document import GraphDocument, node_of, port_of
from tagwire.core.edit.entries import known_entry
from tagwire.core.edit.refused import EditRefused
from tagwire.core.edit.tagged import TaggedWire
from tagwire.core.registry import Registry
from tagwire.core.settings import instance
from tagwire.core.wiring import Source, refusal


def refuse_misfit(document: GraphDocument, start: str, end: str, registry: Registry) -> None:
    """Refuse a wire between nodes or ports that are not there or carry different kinds."""
    kinds = {
        name: known_entry(document, name, registry)[0] for name in (node_of(start), node_of(end))
    }
    # the ports are the class's: a node whose settings are amiss can be wired all the same
    nodes = {name: kind.model_construct() for name, kind in kinds.items()}
    source = Source(node_of(start), port_of(start))
    fault = refusal(document, nodes, source, node_of(end), port_of(end))
    if fault:
        _, words, remedy = fault
        raise EditRefused(f"wire {start} -> {end}: {words}", remedy)


def refuse_full(document: GraphDocument, end: str, wired: list[str], registry: Registry) -> None:
    """Refuse one wire more into a port that has its fill, naming what is `wired` to it."""
    kind, entry = known_entry(document, node_of(end), registry)
    try:
        most = instance(kind, entry).capacity(port_of(end))
    except ValidationError:
        return  # how many it takes is unknown until its settings are mended; `check` counts
    if most is not None and len(wired) >= most:
        words = f"{end} is full, {len(wired)} of {most}: {', '.join(wired)}."
        raise EditRefused(words, "Which one should make room?")


def refuse_ring(wires: Iterable[TaggedWire], start: str, end: str) -> None:
    """Refuse a wire that would make a node its own input, naming the nodes on the way."""
    giver, taker = node_of(start), node_of(end)
    readers: dict[str, list[str]] = {}
    for wire in wires:
        readers.setdefault(node_of(wire.start), []).append(node_of(wire.end))
    came_from: dict[str, str] = {taker: giver}
    for name in (queue := [taker]):
        new = [reader for reader in readers.get(name, ()) if reader not in came_from]
        came_from |= dict.fromkeys(new, name)
        queue += new
    if giver in came_from:
        way = _back(came_from, giver)
        words = f"wires would run in a ring: {' -> '.join(way)}."
        raise EditRefused(words, "Cut a wire on the way, or begin from another node.")


def _back(came_from: dict[str, str], giver: str) -> list[str]:
    """The way round: from the giver along the wires to itself."""
    way = [giver, came_from[giver]]
    while way[-1] != giver:
        way.append(came_from[way[-1]])
    return way[::-1]
