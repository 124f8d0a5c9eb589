"""The roster of a node's tags: which picture each stands for, and which prompts mention it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from tagwire.core.document import GraphDocument, NodeEntry, node_of
from tagwire.core.edit.entries import kind_of
from tagwire.core.edit.tagged import TaggedWire, saved_tags, tagged_ports, tagged_wires
from tagwire.core.edit.texts import TextWires, text_wires
from tagwire.core.graph import Graph, inspect
from tagwire.core.node import Mentions
from tagwire.core.registry import Registry
from tagwire.core.tags import find_mentions
from tagwire.core.values import Text

Status: TypeAlias = Literal["ok", "unused", "missing", "untagged"]


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A tag, the node whose picture it stands for, and how often the text calls it.

    `prompts` are the nodes in whose words it is mentioned. `missing` is a tag without a picture,
    also one that is only mentioned; `unused` a picture no text mentions; where only a run can
    tell the text, a picture is `ok`.
    """

    tag: str
    source: str
    wired: bool
    mentions: int
    status: Status
    prompts: tuple[str, ...] = ()
    port: str = ""


Roster: TypeAlias = tuple[RosterRow, ...]


def roster(document: GraphDocument, registry: Registry, node: str) -> Roster:
    """The roster of one node; () for a node without tags, or one that is not there."""
    graph, _ = inspect(document, registry)
    return rosters(graph, registry, (node,)).get(node, ())


def rosters(
    graph: Graph, registry: Registry, nodes: Iterable[str] | None = None
) -> dict[str, Roster]:
    """The rosters of all nodes whose ports have tags, or of those among `nodes`."""
    document = graph.document
    chosen = document.nodes if nodes is None else [n for n in nodes if n in document.nodes]
    ports = {name: tagged_ports(kind_of(document.nodes[name], registry)) for name in chosen}
    wires: dict[str, list[TaggedWire]] = {}
    for wire in tagged_wires(document, registry):
        wires.setdefault(wire.end, []).append(wire)
    calling = _Calling(graph, registry, text_wires(document, registry))
    found = {}
    for name, tagged in ports.items():
        if tagged:
            ends = {port: wires.get(f"{name}.{port}", []) for port in tagged}
            found[name] = tuple(_rows(calling, name, ends))
    return found


def _rows(
    calling: _Calling, name: str, wires: Mapping[str, list[TaggedWire]]
) -> Iterator[RosterRow]:
    entry = calling.graph.document.nodes[name]
    waiting = {port: _waiting(entry, port, len(fed), calling) for port, fed in wires.items()}
    tags = [wire.tag for fed in wires.values() for wire in fed if wire.tag]
    tags += [tag for group in waiting.values() for tag in group]
    called, told = calling.mentions(name, tags)
    prompts = calling.prompts(name, tags)
    for port, fed in wires.items():
        for wire in fed:
            mentions = called.pop(wire.tag, 0)
            source = node_of(wire.start)
            there = not calling.sleeps(source)
            status = _status(wire.tag, mentions, there, told)
            by = tuple(prompts.get(wire.tag, ()))
            yield RosterRow(wire.tag, source, True, mentions, status, by, port)
        for tag in waiting[port]:
            by = tuple(prompts.get(tag, ()))
            yield RosterRow(tag, "", False, called.pop(tag, 0), "missing", by, port)
    for tag, mentions in called.items():
        yield RosterRow(tag, "", False, mentions, "missing", tuple(prompts.get(tag, ())))


def _status(tag: str, mentions: int, there: bool, told: bool) -> Status:
    if not tag:
        return "untagged"
    if mentions:
        return "ok" if there else "missing"
    return "unused" if told else "ok"


def _waiting(entry: NodeEntry, port: str, wired: int, calling: _Calling) -> list[str]:
    """The tags of a port that wait for a wire."""
    saved = saved_tags(entry, port, calling.registry)
    return [tag for tag in saved.tags[wired:] if tag] if saved else []


@dataclass(frozen=True, slots=True)
class _Calling:
    """Who calls which tags: in the text that will arrive, and in which node's words."""

    graph: Graph
    registry: Registry
    texts: TextWires

    def sleeps(self, name: str) -> bool:
        """Whether no picture comes from a node; a bypassed one hands its own on."""
        asleep = name in self.graph.asleep
        return asleep and self.graph.document.nodes[name].state != "bypassed"

    def mentions(self, name: str, tags: list[str]) -> tuple[Counter[str], bool]:
        """How often each tag, or name that is none, is called; and whether that is all told."""
        texts = self._arriving(name)
        told = texts is not None
        if texts is None:
            feeding = [node for node in self.texts.before(name) if node != name]
            texts = [text for node in feeding for text in self._words(node)]
        texts = [*texts, *self._words(name)]
        return Counter(called for text in texts for called in _called(text, tags)), told

    def prompts(self, name: str, tags: list[str]) -> dict[str, dict[str, None]]:
        """The nodes whose words mention a tag, by tag."""
        found: dict[str, dict[str, None]] = {}
        for node in self.texts.before(name):
            for text in self._words(node):
                for called in _called(text, tags):
                    found.setdefault(called, {})[node] = None
        return found

    def _arriving(self, name: str) -> list[str] | None:
        """The texts a node will get; None where only a run can tell them all."""
        step, known = self.graph.steps.get(name), self.graph.arriving.get(name, {})
        if step is None:
            return list(known.values()) or None
        ports = step.node.spec.inputs
        wired = (port for port in step.inputs if ports[port].kind == Text.kind)
        return list(known.values()) if all(port in known for port in wired) else None

    def _words(self, name: str) -> list[str]:
        """The texts in a node's settings that may hold mentions."""
        entry = self.graph.document.nodes.get(name)
        kind = entry and kind_of(entry, self.registry)
        if entry is None or not kind:
            return []
        fields = kind.model_fields
        values = [entry.settings.get(m, fields[m].default) for m in kind.spec.marked(Mentions)]
        return [value for value in values if isinstance(value, str)]


def _called(text: str, tags: list[str]) -> list[str]:
    return [mention.tag or mention.name for mention in find_mentions(text, tags)]
