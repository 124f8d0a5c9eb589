"""What has to run: targets, only what they need, and what a stored result spares."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, Protocol, TypeAlias

from pydantic.fields import FieldInfo

from tagwire.core.errors import WrongUse
from tagwire.core.graph import Graph, Step
from tagwire.core.node import Node
from tagwire.core.request import Tariff
from tagwire.core.values import Value

State: TypeAlias = Literal["run", "cached", "idle"]


@dataclass(frozen=True, slots=True)
class Delivery:
    """A picture a step hands to the user: its output, and the file it should become."""

    output: Value
    name: str
    format: str
    quality: int


@dataclass(frozen=True, slots=True)
class Result:
    """What a step gave, and how: enough to spare it next time and to tell where it came from.

    `credits` is what was charged (None: unknown); `receipts` are those of every generated
    picture this result stands on, newest last.
    """

    outputs: Mapping[str, Value]
    seconds: float = 0.0
    seed: int | None = None
    credits: float | None = 0
    receipts: tuple[Mapping[str, Any], ...] = ()
    deliveries: tuple[Delivery, ...] = ()


class Known(Protocol):
    """Which keys have a stored result."""

    def known(self, keys: Iterable[str]) -> set[str]:
        """Those of `keys` that have one."""
        ...


class PlannedStep(NamedTuple):
    """A step, the key of its result, and what will happen to it.

    `price` is in credits and is None when unknown; a step that does not run costs 0.
    """

    step: Step
    key: str
    state: State
    price: float | None = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """Every step of the graph with what will happen to it, in an order that can run."""

    graph: Graph
    targets: tuple[str, ...]
    steps: Mapping[str, PlannedStep]
    counts: Mapping[State, int] = field(default_factory=dict)

    @property
    def price(self) -> float | None:
        """Credits the run will cost at most; None when a step's price is unknown."""
        prices = [planned.price for planned in self.steps.values()]
        return None if None in prices else sum(price for price in prices if price)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a plan needs to know of the world, handed in: the core touches nothing.

    `fingerprint` gives the content hash of a picture's source. By the profile a node names ("" for
    none), `signature` says who answers it and how, and `tariff` prices it.
    """

    known: Known
    fingerprint: Callable[[str], str]
    signature: Callable[[str], str]
    tariff: Callable[[str], Tariff]


def plan(graph: Graph, targets: Iterable[str], world: Surroundings) -> Plan:
    """The plan that gives `targets` (all ends of the graph when there are none).

    Raises:
        WrongUse: a target is no node of the graph, or one that is asleep.
    """
    wanted = tuple(dict.fromkeys(targets)) or graph.ends
    for name in wanted:
        if name not in graph.steps:
            raise _unplanned(name, graph)
    keys = step_keys(graph, world)
    known = world.known.known(keys.values())
    states = _states(graph, wanted, keys, known)
    steps = {name: _planned(step, keys[name], states, world) for name, step in graph.steps.items()}
    counts: dict[State, int] = {"run": 0, "cached": 0, "idle": 0}
    for planned in steps.values():
        counts[planned.state] += 1
    return Plan(graph, wanted, steps, counts)


def _unplanned(name: str, graph: Graph) -> WrongUse:
    if name in graph.asleep:
        return WrongUse(f"{name} does not run: {graph.asleep[name]}.", "Switch it on first.")
    return WrongUse(f"there is no node {name!r} to run.", f"It has: {_some(graph.steps)}.")


def step_keys(graph: Graph, world: Surroundings) -> dict[str, str]:
    """The key of every step's result: what it is, how it is set, and what feeds it.

    Steps alike in everything with their seeds left empty are told apart by number, since each
    will draw a seed of its own.
    """
    keys: dict[str, str] = {}
    alike: dict[str, int] = {}
    for name, step in graph.steps.items():
        key = result_key(step, feeds_of(step, keys), world)
        seed = step.node.spec.seed
        if seed and getattr(step.node, seed) is None:
            alike[key] = number = alike.get(key, 0) + 1
            key = key if number == 1 else hashlib.sha256(f"{key}#{number}".encode()).hexdigest()
        keys[name] = key
    return keys


Feeds: TypeAlias = list[tuple[str, list[str]]]
"""What feeds each wired port of a step, by identity, ports in the order of the signature."""


def feeds_of(step: Step, keys: Mapping[str, str]) -> Feeds:
    """The inputs of a step, each known by the key of the step it comes from."""
    return [
        (port, [f"{keys[source.node]}.{source.output}" for source in step.inputs[port]])
        for port in step.node.spec.inputs
        if port in step.inputs
    ]


def result_key(step: Step, feeds: Feeds, world: Surroundings) -> str:
    """The sha256 over a step's type, version, settings, provider and the identity of its inputs.

    A picture file counts by its content, so a renamed file is the same; a seed left empty is
    part of the key as such: the result stored under it keeps the seed that was drawn. Of the
    provider counts what it would answer, not the name somebody gave its profile. A setting at its
    default does not count, so that a node that learns a new one keeps what was made, and paid:
    whoever changes a default raises the version.
    """
    spec = step.node.spec
    settings = _chosen(step.node)
    settings.pop(spec.profile, None)
    for setting in settings.keys() & {*spec.pictures}:
        settings[setting] = world.fingerprint(settings[setting])
    asks = world.signature(profile_of(step)) if spec.asks else ""
    whole = (spec.name, spec.version, settings, asks, feeds)
    return hashlib.sha256(_canonical(whole)).hexdigest()


def _chosen(node: Node) -> dict[str, Any]:
    """The settings of a node that are not at their defaults."""
    fields = type(node).model_fields
    return {name: value for name, value in vars(node).items() if not _same(value, fields[name])}


def _same(value: Any, field: FieldInfo) -> bool:
    return type(value) is type(field.default) and bool(value == field.default)


def profile_of(step: Step) -> str:
    """The provider's profile a step names; "" when it names none."""
    setting = step.node.spec.profile
    return getattr(step.node, setting) if setting else ""


def price_of(step: Step, world: Surroundings) -> float | None:
    """Credits one run of a step costs where it would run; None is unknown."""
    free = type(step.node).price is Node.price
    return 0 if free else step.node.price(world.tariff(profile_of(step)))


def _states(
    graph: Graph, targets: tuple[str, ...], keys: Mapping[str, str], known: set[str]
) -> dict[str, State]:
    """Backwards from the targets: a step with a stored result spares everything behind it."""
    states: dict[str, State] = {}
    queue = list(targets)
    while queue:
        name = queue.pop()
        if name not in states:
            states[name] = "cached" if keys[name] in known else "run"
            if states[name] == "run":
                queue += graph.steps[name].before
    return states


def _planned(step: Step, key: str, states: Mapping[str, State], world: Surroundings) -> PlannedStep:
    state = states.get(step.id, "idle")
    price = price_of(step, world) if state == "run" else 0
    return PlannedStep(step, key, state, price)


def _canonical(whole: Any) -> bytes:
    return _ENCODER.encode(whole).encode()


def _plain(value: Any) -> Any:
    """Settings that JSON has no word for: nested models and sets count by their contents."""
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json")
    return sorted(value, key=repr) if isinstance(value, set | frozenset) else repr(value)


_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), default=_plain)


def _some(names: Iterable[str]) -> str:
    listed = list(names)
    return (", ".join(listed[:12]) or "none") + (" ..." if len(listed) > 12 else "")
