"""What of a graph takes part in a run: without what is muted, and past what is bypassed."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from tagwire.core.document import GraphDocument, NodeEntry, node_of, port_of
from tagwire.core.edit.entries import kind_of
from tagwire.core.edit.tagged import tagged_wires, with_wires
from tagwire.core.errors import Problem
from tagwire.core.node import TagsOf
from tagwire.core.order import order_of, unringed
from tagwire.core.passing import passes, stuck
from tagwire.core.registry import Registry


def awake(document: GraphDocument, registry: Registry) -> GraphDocument:
    """What of a document runs: tags still stand beside their wires.

    A muted node does not run, nor does what requires its output; any other port just loses that
    wire. For an output of a bypassed node stands what feeds its first input of the same kind.
    """
    return wake(document, registry).document


class Kept(NamedTuple):
    """Of the wires into an end, which are left, by position; and how many there were."""

    places: list[int]
    total: int


@dataclass(frozen=True, slots=True)
class Waking:
    """What of `whole` runs, where each of its wires was, and why each other node sleeps."""

    whole: GraphDocument
    document: GraphDocument
    registry: Registry
    asleep: Mapping[str, str] = field(default_factory=dict)
    wires: Sequence[int] = ()
    kept: Mapping[str, Kept] = field(default_factory=dict)

    def placed(self, problem: Problem) -> Problem:
        """A problem of what runs, with its place in the whole document."""
        if not self.asleep:
            return problem
        match problem.place.split("/"):
            case ["", "wires", index]:
                return replace(problem, place=f"/wires/{self.wires[int(index)]}")
            case ["", "nodes", node, "settings", setting, index] if index.isdecimal():
                place = f"/nodes/{node}/settings/{setting}"
                return replace(problem, place=place + self._tag_place(node, setting, int(index)))
        return problem

    def _tag_place(self, node: str, setting: str, index: int) -> str:
        """Where in a setting of the whole document a tag is; a text of tags is one place."""
        entry = self.whole.nodes[node]
        kind = kind_of(entry, self.registry)
        marks = kind.spec.marked(TagsOf) if kind else {}
        kept = self.kept.get(f"{node}.{marks[setting].port}") if setting in marks else None
        if kept and isinstance(entry.settings.get(setting), str):
            return ""
        if kept is None:
            return f"/{index}"
        left = len(kept.places)
        return f"/{kept.places[index] if index < left else kept.total + index - left}"


def wake(document: GraphDocument, registry: Registry) -> Waking:
    """The part of a document that runs, with the way back to the whole."""
    if all(entry.state == "on" for entry in document.nodes.values()):
        return Waking(document, document, registry)
    night = _Night(document, registry)
    for name in _in_order(document):
        night.pass_over(name, document.nodes[name])
    wires = night.wires()
    tagged = tagged_wires(document, registry)
    left = [tagged[index]._replace(start=start) for index, start in wires.items()]
    woken = with_wires(document, left, registry)
    nodes = {name: entry for name, entry in woken.nodes.items() if name not in night.asleep}
    rest = woken.model_copy(update={"nodes": nodes})
    return Waking(document, rest, registry, night.asleep, [*wires], _kept(document, wires))


def _kept(document: GraphDocument, wires: Container[int]) -> dict[str, Kept]:
    kept: dict[str, Kept] = {}
    for index, (_, end) in enumerate(document.wires):
        places, total = kept.get(end) or Kept([], 0)
        if index in wires:
            places.append(total)
        kept[end] = Kept(places, total + 1)
    return kept


def sleep_problems(waking: Waking) -> Iterator[Problem]:
    """What is odd about who sleeps: a node nothing can stand for, or a graph with nobody up."""
    for name in waking.asleep:
        entry = waking.whole.nodes[name]
        kind = kind_of(entry, waking.registry)
        words = stuck(kind) if kind else f"its type {entry.type!r} is not known here"
        if entry.state == "bypassed" and words:
            said, remedy = f"it cannot be bypassed: {words}.", "Mute it, or switch it on."
            place = f"/nodes/{name}/state"
            yield Problem("no_bypass", said, remedy, place, name, severity="warning")
    if waking.asleep and not waking.document.nodes:
        words = "nothing would run: every node is muted, bypassed or waits for one that is."
        yield Problem("all_asleep", words, "Switch one on.", "/nodes")


class _Night:
    """Goes over the nodes, each after those that feed it, and notes who sleeps."""

    def __init__(self, document: GraphDocument, registry: Registry) -> None:
        self.document, self.registry = document, registry
        self.asleep: dict[str, str] = {}
        self.starts: dict[int, str] = {}
        self._stands: dict[str, str] = {}
        self._into: dict[str, list[int]] = {}
        for index, (_, end) in enumerate(document.wires):
            self._into.setdefault(node_of(end), []).append(index)
            if node_of(end) not in document.nodes:
                self.starts[index] = document.wires[index][0]

    def wires(self) -> dict[int, str]:
        """The wires that are left, by position, each with where it now begins."""
        return {
            index: start
            for index, start in sorted(self.starts.items())
            if node_of(start) not in self.asleep
            and node_of(self.document.wires[index][1]) not in self.asleep
        }

    def pass_over(self, name: str, entry: NodeEntry) -> None:
        """Note where the wires into a node now begin, and whether it sleeps."""
        live: dict[str, str] = {}
        lost: dict[str, str] = {}
        for index in self._into.get(name, ()):
            start, end = self.document.wires[index]
            begins = self._begins(start)
            if begins:
                self.starts[index] = begins
                live.setdefault(port_of(end), begins)
            else:
                lost.setdefault(port_of(end), node_of(start))
        kind = kind_of(entry, self.registry)
        if entry.state == "muted":
            self.asleep[name] = "it is muted"
        elif entry.state == "bypassed":
            self.asleep[name] = "it is bypassed"
            passed = passes(kind) if kind else {}
            self._stands |= {f"{name}.{o}": live[p] for o, p in passed.items() if p in live}
        else:
            ports = kind.spec.inputs if kind else {}
            for port in (port for port in lost if port not in live):
                if port not in ports or ports[port].required:
                    self.asleep[name] = f"its {port} waits for {lost[port]}, which gives nothing"

    def _begins(self, start: str) -> str:
        """Where a wire from here truly begins; "" when nothing comes."""
        entry = self.document.nodes.get(node_of(start))
        if entry is None or (entry.state == "on" and node_of(start) not in self.asleep):
            return start
        return self._stands.get(start, "")


def _in_order(document: GraphDocument) -> tuple[str, ...]:
    feeds: dict[str, list[str]] = {name: [] for name in document.nodes}
    for start, end in document.wires:
        if node_of(start) in feeds and node_of(end) in feeds:
            feeds[node_of(end)].append(node_of(start))
    order = order_of(feeds)
    return order_of(unringed(feeds)) or () if order is None else order
