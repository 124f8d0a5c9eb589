"""What is to be said of a graph as it is: problems, states, prices, tags, and what is stale."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from tagwire.core.awake import awake
from tagwire.core.document import GraphDocument
from tagwire.core.errors import Problem, TagwireError
from tagwire.core.graph import Graph, Step, owner_of, runnable
from tagwire.core.node import Node
from tagwire.core.plan import Plan, plan, profile_of
from tagwire.core.registry import Registry
from tagwire.core.request import Tariff
from tagwire.core.roster import rosters
from tagwire.interfaces.app import App, Loaded
from tagwire.interfaces.editor.session.tailoring import tailored
from tagwire.interfaces.editor.session.traces import Now, now_of
from tagwire.interfaces.editor.session.worth import worth_of


@dataclass(frozen=True, slots=True)
class Review:
    """The message, and what the session keeps of it: the key of each step, and every node."""

    message: Mapping[str, Any]
    keys: Mapping[str, str] = field(default_factory=dict)
    now: Mapping[str, Now] = field(default_factory=dict)


def review(app: App, loaded: Loaded) -> Review:
    """Everything to be said of a graph; takes a while, and touches nothing but files.

    What is wrong with one node leaves out only what hangs on it.
    """
    document = loaded.document
    graph, problems = app.inspect(loaded)
    planned, faults = _plan(app, loaded, graph, problems)
    prices = _prices(graph.steps, app.providers.tariff)
    message = {
        "problems": [problem_row(each, document) for each in (*problems, *faults)],
        "prices": prices,
        "capacity": _capacity(graph.steps),
        "tailored": tailored(document, app.registry),
        "ledger": _ledger(graph, app.registry),
        "texts": _texts(graph),
        "asleep": dict(graph.asleep),
        "worth": worth_of(planned, prices, app.registry) if planned else None,
        **_happening(planned),
    }
    steps = planned.steps if planned else {}
    keys = {name: step.key for name, step in steps.items()}
    ran = [step.step for step in steps.values()]
    part = document if len(ran) == len(document.nodes) else awake(document, app.registry)
    return Review(message, keys, now_of(document, ran, part))


def _plan(
    app: App, loaded: Loaded, graph: Graph, problems: Iterable[Problem]
) -> tuple[Plan | None, list[Problem]]:
    """The plan of what can run, or what keeps it from being made."""
    try:
        return plan(runnable(graph, problems), (), app.world(loaded.folder)), []
    except TagwireError as fault:
        return None, [Problem(fault.code, fault.message, fault.remedy)]
    except Exception as fault:  # noqa: BLE001 - a stranger's node may raise anything
        words = f"a node broke while the run was planned: {type(fault).__name__}: {fault}."
        return None, [Problem("node_error", words, "This is a bug in the node.")]


def problem_row(problem: Problem, document: GraphDocument) -> dict[str, Any]:
    """A problem as the browser reads it: with the node and the setting it belongs to."""
    parts = problem.place.split("/")
    of_setting = len(parts) > 4 and parts[1] == "nodes" and parts[3] == "settings"
    return {
        "code": problem.code,
        "message": problem.message,
        "remedy": problem.remedy,
        "severity": problem.severity,
        "place": problem.place,
        "node": owner_of(problem, document),
        "setting": parts[4] if of_setting else "",
    }


def _ledger(graph: Graph, registry: Registry) -> dict[str, list[dict[str, Any]]]:
    """Tag, wire and mention of every node that takes tagged pictures, row by row."""
    return {name: [asdict(row) for row in rows] for name, rows in rosters(graph, registry).items()}


def _happening(planned: Plan | None) -> dict[str, Any]:
    if planned is None:
        return {"states": {}, "price": None, "counts": {"run": 0, "cached": 0}}
    return {
        "states": {name: step.state for name, step in planned.steps.items()},
        "price": planned.price,
        "counts": {"run": planned.counts["run"], "cached": planned.counts["cached"]},
    }


def _prices(steps: Mapping[str, Step], tariff: Callable[[str], Tariff]) -> dict[str, float | None]:
    """What each node that asks somebody costs when it runs."""
    found: dict[str, float | None] = {}
    for name, step in steps.items():
        if type(step.node).price is not Node.price:
            try:
                found[name] = step.node.price(tariff(profile_of(step)))
            except Exception:  # noqa: BLE001 - a stranger's node may raise anything
                found[name] = None
    return found


def _capacity(steps: Mapping[str, Step]) -> dict[str, int | None]:
    """How many wires each port takes that takes many."""
    return {
        f"{name}.{port.name}": step.node.capacity(port.name)
        for name, step in steps.items()
        for port in step.node.spec.inputs.values()
        if port.many
    }


def _texts(graph: Graph) -> dict[str, str]:
    """The words that will arrive at each node that asks somebody, where they can be told."""
    return {
        name: str(next(iter(texts.values())))
        for name, texts in graph.arriving.items()
        if texts and name in graph.steps and graph.steps[name].node.spec.asks
    }
