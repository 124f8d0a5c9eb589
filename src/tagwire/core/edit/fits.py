"""For one port, every port of other nodes it could be wired to, or why not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from tagwire.core.document import GraphDocument, NodeEntry, node_of, port_of
from tagwire.core.edit.entries import kind_of, known_entry, up_to_date
from tagwire.core.edit.fit import refuse_full
from tagwire.core.edit.refused import EditRefused, it_has
from tagwire.core.edit.wires import refuse_untaggable
from tagwire.core.node import Node
from tagwire.core.registry import Registry
from tagwire.core.wiring import Source, refusal

Side = Literal["input", "output"]
_MOST_NAMED = 6


def fits(
    document: GraphDocument, end: str, registry: Registry, side: Side | None = None
) -> dict[str, str]:
    """For an output all inputs of other nodes, for an input all outputs: "" or why not, in words.

    It says of each what `connect` would: a port that takes one wire swaps it, so that it fits.
    `side` tells which is meant where an input and an output share a name; else it is the output.

    Raises:
        EditRefused: there is no such node or port, or nobody knows the node.
    """
    name, port = node_of(end), port_of(end)
    kind, _ = known_entry(document, name, registry)
    gives = port in kind.spec.outputs and not (side == "input" and port in kind.spec.inputs)
    if not gives and port not in kind.spec.inputs:
        ports = it_has([*kind.spec.inputs, *kind.spec.outputs])
        raise EditRefused(f"{name} has no port {port!r}.", ports)
    weighing = _Weighing(document, registry, end, gives)
    return {other: weighing.words(other) for other in weighing.others()}


class _Weighing:
    """Weighs wires between one end and others; what is true of all of them is found once."""

    def __init__(self, document: GraphDocument, registry: Registry, end: str, gives: bool) -> None:
        self.document, self.registry, self.end, self.gives = document, registry, end, gives
        kinds = {name: _known(entry, registry) for name, entry in document.nodes.items()}
        blank = {kind: kind.model_construct() for kind in kinds.values() if kind}
        self.nodes: dict[str, Node] = {name: blank[kind] for name, kind in kinds.items() if kind}
        self.wires = set(document.wires)
        self.starts: dict[str, list[str]] = {}
        for start, into in document.wires:
            self.starts.setdefault(into, []).append(start)
        self.way = self._way()
        self.closed: dict[str, str] = {}

    def others(self) -> Iterator[str]:
        """The ports on the other side, of nodes that are known."""
        for name, node in self.nodes.items():
            if name != node_of(self.end):
                ports = node.spec.inputs if self.gives else node.spec.outputs
                yield from (f"{name}.{port}" for port in ports)

    def words(self, other: str) -> str:
        """Why no wire can be between the end and another; "" when it fits."""
        start, into = (self.end, other) if self.gives else (other, self.end)
        taker, port = node_of(into), port_of(into)
        source = Source(node_of(start), port_of(start))
        fault = refusal(self.document, self.nodes, source, taker, port)
        if fault:
            return f"wire {start} -> {into}: {fault[1]}"
        if (start, into) in self.wires:
            return f"{start} is wired to {into} already."
        if into not in self.closed:
            self.closed[into] = self._closed(into)
        return self.closed[into] or self._ring(node_of(other))

    def _closed(self, into: str) -> str:
        """Why an input takes no further wire from anybody."""
        kind = type(self.nodes[node_of(into)])
        wired = self.starts.get(into, []) if kind.spec.inputs[port_of(into)].many else []
        try:
            if kind.capacity is not Node.capacity:
                refuse_full(self.document, into, wired, self.registry)
            refuse_untaggable(self.document, into, self.registry)
        except EditRefused as fault:
            return fault.message
        return ""

    def _way(self) -> dict[str, str]:
        """From each node a wire would make a ring with, the next on its way to the end's node."""
        near: dict[str, list[str]] = {}
        for start, into in self.document.wires:
            here, there = (into, start) if self.gives else (start, into)
            near.setdefault(node_of(here), []).append(node_of(there))
        first = node_of(self.end)
        way = {first: ""}
        for name in (queue := [first]):
            new = [other for other in near.get(name, ()) if other not in way]
            way |= dict.fromkeys(new, name)
            queue += new
        return way

    def _ring(self, other: str) -> str:
        """The ring a wire to another node would close; a long one in short."""
        if other not in self.way:
            return ""
        here, names = node_of(self.end), [other]
        while names[-1] != here and len(names) < _MOST_NAMED:
            names.append(self.way[names[-1]])
        whole = names[-1] == here
        names = names if whole else [*names, "...", here]
        ring = [here, *names] if self.gives else [other, *reversed(names)]
        return f"wires would run in a ring: {' -> '.join(ring)}."


def _known(entry: NodeEntry, registry: Registry) -> type[Node] | None:
    """The class that knows an entry and does not break over it."""
    kind = kind_of(entry, registry)
    try:
        if kind:
            up_to_date(kind, entry)
    except EditRefused:
        return None
    return kind
