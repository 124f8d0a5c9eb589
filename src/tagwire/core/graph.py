"""A checked graph: every node's settings valid, every wire fitting, in the order it can run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any, NamedTuple, TypeAlias

from tagwire.core.awake import Waking, sleep_problems, wake
from tagwire.core.document import GraphDocument, node_of
from tagwire.core.errors import GraphInvalid, Problem, TagwireError
from tagwire.core.node import Node, Wired
from tagwire.core.order import order_of, ring_problems, unringed
from tagwire.core.registry import Registry
from tagwire.core.settings import node_error, read_settings
from tagwire.core.values import Text
from tagwire.core.wiring import Source, read_wires

SourceFault: TypeAlias = Callable[[str], str]
"""Says in words what is wrong with a picture's source, or "" when it can be read."""

ProfileFault: TypeAlias = Callable[[str], TagwireError | None]
"""Why the profile of that name cannot be asked, or None when it can."""


class Step(NamedTuple):
    """One node ready to run: its settings, and for each port where its values come from."""

    id: str
    node: Node
    inputs: Mapping[str, tuple[Source, ...]]

    @property
    def before(self) -> tuple[str, ...]:
        """The steps its values come from, each once, in the order of its ports."""
        return tuple(dict.fromkeys(s.node for group in self.inputs.values() for s in group))


@dataclass(frozen=True, slots=True)
class Graph:
    """Steps in an order in which they can run, and what is odd but not wrong.

    `asleep` says of each muted or bypassed node, and each that waits for one, why it does not run.
    `arriving` holds, by node and port, the texts that can be told before a run.
    """

    name: str
    steps: Mapping[str, Step]
    document: GraphDocument
    warnings: tuple[Problem, ...] = ()
    consumers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    asleep: Mapping[str, str] = field(default_factory=dict)
    arriving: Mapping[str, Mapping[str, Text]] = field(default_factory=dict)

    @property
    def ends(self) -> tuple[str, ...]:
        """The steps nobody consumes: what running the whole graph is for."""
        return tuple(name for name in self.steps if not self.consumers.get(name))


def check(
    document: GraphDocument,
    registry: Registry,
    source_fault: SourceFault = lambda _: "",
    targets: tuple[str, ...] = (),
    profile_fault: ProfileFault = lambda _: None,
) -> Graph:
    """The runnable graph of a document; with `targets`, only what they need must be sound.

    `source_fault` says what is wrong with a picture's source, `profile_fault` with the name of a
    provider's profile.

    Raises:
        GraphInvalid: with every error there is, each with its node, place, code and remedy.
    """
    waking = wake(document, registry)
    graph, problems = _inspected(waking, registry, source_fault, profile_fault)
    if targets:
        graph = runnable(graph, problems)
        needed = waking.document.upstream(targets).nodes
        problems = tuple(p for p in problems if owner_of(p, document) in needed)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise GraphInvalid(errors)
    return replace(graph, warnings=problems)


def runnable(graph: Graph, problems: Iterable[Problem]) -> Graph:
    """The graph without the steps that have an error, or need one that has."""
    faulty = {owner_of(each, graph.document) for each in problems if each.severity == "error"}
    nodes = {name: step.node for name, step in graph.steps.items() if name not in faulty}
    steps = _sound(graph.steps, nodes)
    return replace(graph, steps=steps, consumers=_consumers(steps))


def owner_of(problem: Problem, document: GraphDocument) -> str:
    """The node a problem keeps from running: a wire's is the one it runs to."""
    if not problem.place.startswith("/wires/"):
        return problem.node
    return node_of(document.wires[int(problem.place.split("/")[2])][1])


def inspect(
    document: GraphDocument,
    registry: Registry,
    source_fault: SourceFault = lambda _: "",
    profile_fault: ProfileFault = lambda _: None,
) -> tuple[Graph, tuple[Problem, ...]]:
    """What of the document is sound, and every problem and warning in what of it is awake."""
    return _inspected(wake(document, registry), registry, source_fault, profile_fault)


def _inspected(
    waking: Waking, registry: Registry, source_fault: SourceFault, profile_fault: ProfileFault
) -> tuple[Graph, tuple[Problem, ...]]:
    document = waking.document
    sound, mended, problems = read_settings(document, registry)
    nodes = {**sound, **{name: node for name, (node, _) in mended.items()}}
    inputs, wire_problems = read_wires(document, nodes)
    problems += wire_problems
    feeds = {name: [s.node for s in _sources(inputs[name]) if s.node in nodes] for name in nodes}
    order = order_of(feeds)
    if order is None:
        problems += ring_problems(feeds)
        order = order_of(unringed(feeds)) or ()
    steps = {name: Step(name, nodes[name], inputs[name]) for name in order}
    faulty = {name: settings for name, (_, settings) in mended.items()}
    arriving: dict[str, Mapping[str, Text]] = {}
    problems += _review(steps, document, faulty, arriving)
    problems += _source_problems(sound, source_fault)
    problems += _profile_problems(sound, profile_fault)
    problems = [*map(waking.placed, problems), *sleep_problems(waking)]
    warnings = tuple(problem for problem in problems if problem.severity == "warning")
    ready = _sound(steps, sound) if problems else steps
    consumers = _consumers(ready)
    whole = waking.whole
    graph = Graph(whole.name, ready, whole, warnings, consumers, waking.asleep, arriving)
    return graph, tuple(problems)


def _sources(inputs: Mapping[str, tuple[Source, ...]]) -> Iterator[Source]:
    return chain.from_iterable(inputs.values())


def _sound(steps: Mapping[str, Step], nodes: Mapping[str, Node]) -> dict[str, Step]:
    """The steps that neither need a node that is not there or not sound nor run in a ring."""
    sound: dict[str, Step] = {}
    for name, step in steps.items():
        if name in nodes and all(source.node in sound for source in _sources(step.inputs)):
            sound[name] = step
    return sound


def _consumers(steps: Mapping[str, Step]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for name, step in steps.items():
        for source in _sources(step.inputs):
            found.setdefault(source.node, {})[name] = None
    return {name: tuple(users) for name, users in found.items()}


def _review(
    steps: Mapping[str, Step],
    document: GraphDocument,
    faulty: Mapping[str, frozenset[str]],
    arriving: dict[str, Mapping[str, Text]],
) -> list[Problem]:
    """What the nodes themselves find wrong, given the texts that can be told beforehand.

    Notes in `arriving` the texts of nodes that look at them.

    Of a node with faulty settings nobody tells a text, and with a faulty tag, text or picture
    among them it is not asked: it would only find what follows from that.
    """
    known: dict[str, Text] = {}
    problems: list[Problem] = []
    for name, step in steps.items():
        kind = type(step.node)
        plain = kind.foretell is Node.foretell and kind.review is Node.review
        if plain and not kind.spec.marks:
            continue
        texts = arriving[name] = _texts(step, known)
        settings = document.nodes[name].settings
        try:
            tells = name not in faulty and _all_told(step, texts)
            told = step.node.foretell(texts) if tells else None
            if told is not None:
                known[name] = told
            marked = (faulty.get(name, frozenset()) & kind.spec.marks.keys()) - {kind.spec.seed}
            if kind.review is not Node.review and not marked:
                found = step.node.review(_wired(step, texts))
                problems += [located(problem, name, settings) for problem in found]
        except Exception as fault:  # noqa: BLE001 - a stranger's node may raise anything
            problems.append(node_error(name, kind, fault))
    return problems


def _texts(step: Step, known: Mapping[str, Text]) -> dict[str, Text]:
    """The words that will arrive, by port; of a node with several outputs nobody can tell."""
    single = ((port, group[0]) for port, group in step.inputs.items() if len(group) == 1)
    return {port: known[s.node] for port, s in single if s.node in known and s.output == Text.kind}


def _all_told(step: Step, texts: Mapping[str, Text]) -> bool:
    ports = step.node.spec.inputs
    return all(port in texts for port in step.inputs if ports[port].kind == Text.kind)


def _wired(step: Step, texts: Mapping[str, Text]) -> Wired:
    counts = {port: len(step.inputs.get(port, ())) for port in step.node.spec.inputs}
    sources = {port: tuple(s.node for s in group) for port, group in step.inputs.items()}
    return Wired(counts, texts, sources)


def _profile_problems(nodes: Mapping[str, Node], profile_fault: ProfileFault) -> list[Problem]:
    problems = []
    for name, node in nodes.items():
        setting = node.spec.profile
        fault = profile_fault(getattr(node, setting)) if setting else None
        if fault:
            place = f"/nodes/{name}/settings/{setting}"
            problems.append(Problem("bad_profile", fault.message, fault.remedy, place, name))
    return problems


def _source_problems(nodes: Mapping[str, Node], source_fault: SourceFault) -> list[Problem]:
    problems = []
    for name, node in nodes.items():
        for setting in node.spec.pictures:
            source = getattr(node, setting)
            fault = source_fault(source) if source else ""
            if fault:
                place = f"/nodes/{name}/settings/{setting}"
                remedy = "Choose another picture."
                problems.append(Problem("bad_picture", f"{fault}.", remedy, place, name))
    return problems


def located(problem: Problem, node: str, settings: Mapping[str, Any]) -> Problem:
    """A node's own problem with the node's id and its place in the file.

    Tags may be saved as one text: then the place of a tag is that of the text.
    """
    parts = problem.place.split("/")
    if len(parts) > 3 and isinstance(settings.get(parts[2]), str):
        parts = parts[:3]
    return replace(problem, place=f"/nodes/{node}{'/'.join(parts)}", node=node)
