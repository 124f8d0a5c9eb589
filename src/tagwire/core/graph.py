"""A checked graph: every node's settings valid, every wire fitting, in the order it can run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from tagwire.core.document import GraphDocument
from tagwire.core.errors import GraphInvalid, Problem
from tagwire.core.node import Node, PictureFile, Wired
from tagwire.core.order import order_of, ring_problems
from tagwire.core.registry import Registry
from tagwire.core.settings import read_settings
from tagwire.core.values import Text
from tagwire.core.wiring import Source, read_wires

SourceFault: TypeAlias = Callable[[str], str]
"""Says in words what is wrong with a picture's source, or "" when it can be read."""


@dataclass(frozen=True, slots=True)
class Step:
    """One node ready to run: its settings, and for each port where its values come from."""

    id: str
    node: Node
    inputs: Mapping[str, tuple[Source, ...]]


@dataclass(frozen=True, slots=True)
class Graph:
    """Steps in an order in which they can run, and what is odd but not wrong."""

    name: str
    steps: Mapping[str, Step]
    document: GraphDocument
    warnings: tuple[Problem, ...] = ()
    consumers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def ends(self) -> tuple[str, ...]:
        """The steps nobody consumes: what running the whole graph is for."""
        return tuple(name for name in self.steps if not self.consumers.get(name))


def check(
    document: GraphDocument, registry: Registry, source_fault: SourceFault = lambda _: ""
) -> Graph:
    """The runnable graph of a document.

    Raises:
        GraphInvalid: with every error there is, each with its node, place, code and remedy.
    """
    graph, problems = inspect(document, registry, source_fault)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise GraphInvalid(errors)
    return graph


def inspect(
    document: GraphDocument, registry: Registry, source_fault: SourceFault = lambda _: ""
) -> tuple[Graph, tuple[Problem, ...]]:
    """What of the document is sound, and every problem and warning in it."""
    nodes, problems = read_settings(document, registry)
    inputs, wire_problems = read_wires(document, nodes)
    feeds = {name: [s.node for group in inputs[name].values() for s in group] for name in nodes}
    order = order_of(feeds)
    problems += wire_problems
    if order is None:
        problems += ring_problems(feeds)
        order = ()
    steps = {name: Step(name, nodes[name], inputs[name]) for name in order}
    problems += _review(steps)
    problems += _source_problems(nodes, source_fault)
    warnings = tuple(problem for problem in problems if problem.severity == "warning")
    graph = Graph(document.name, steps, document, warnings, _consumers(steps))
    return graph, tuple(problems)


def _consumers(steps: Mapping[str, Step]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for name, step in steps.items():
        for group in step.inputs.values():
            for source in group:
                found.setdefault(source.node, {})[name] = None
    return {name: tuple(users) for name, users in found.items()}


def _review(steps: Mapping[str, Step]) -> list[Problem]:
    """What the nodes themselves find wrong, given the texts that can be told beforehand."""
    known: dict[str, Text] = {}
    problems: list[Problem] = []
    for name, step in steps.items():
        single = ((port, group[0].node) for port, group in step.inputs.items() if len(group) == 1)
        texts = {port: known[feed] for port, feed in single if feed in known}
        told = step.node.foretell(texts)
        if told is not None:
            known[name] = told
        if type(step.node).review is not Node.review:
            problems += [located(p, name) for p in step.node.review(_wired(step, texts))]
    return problems


def _wired(step: Step, texts: Mapping[str, Text]) -> Wired:
    counts = {port: len(step.inputs.get(port, ())) for port in step.node.spec.inputs}
    sources = {port: tuple(s.node for s in group) for port, group in step.inputs.items()}
    return Wired(counts, texts, sources)


def _source_problems(nodes: Mapping[str, Node], source_fault: SourceFault) -> list[Problem]:
    problems = []
    for name, node in nodes.items():
        for setting in node.spec.marked(PictureFile):
            source = getattr(node, setting)
            fault = source_fault(source) if source else ""
            if fault:
                place = f"/nodes/{name}/settings/{setting}"
                remedy = "Choose another picture."
                problems.append(Problem("bad_picture", f"{fault}.", remedy, place, name))
    return problems


def located(problem: Problem, node: str) -> Problem:
    """A node's own problem with the node's id and its place in the file."""
    place = f"/nodes/{node}{problem.place}"
    return Problem(problem.code, problem.message, problem.remedy, place, node, problem.severity)
