"""What a run would come to: the steps that matter, those that take their time, a new seed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tagwire.core.awake import awake
from tagwire.core.document import node_of
from tagwire.core.graph import Graph, Step
from tagwire.core.node import Mentions
from tagwire.core.order import reach
from tagwire.core.plan import Plan
from tagwire.core.registry import Registry
from tagwire.interfaces.editor.session.seeded import behind, nearest_seeded

Prices = Mapping[str, float | None]


def worth_of(plan: Plan, prices: Prices, registry: Registry) -> dict[str, Any]:
    """What pressing Run would come to, as the browser reads it.

    `run` are the steps for whose sake a run is worth while, `slow` how many of those that run
    take their time, `all` how many of the graph do. `again` is what a new seed would give when
    nothing has to run: the nodes that would take one, the steps made anew, their price.
    """
    run = wanted(plan)
    slow = [name for name, planned in plan.steps.items() if is_slow(planned.step)]
    return {
        "run": run,
        "slow": sum(plan.steps[name].state == "run" for name in slow),
        "all": len(slow),
        "again": None if run else _again(plan, prices, registry),
    }


def wanted(plan: Plan) -> list[str]:
    """The steps for whose sake a run is worth while."""
    return [name for name in _wanted(plan.graph) if plan.steps[name].state == "run"]


def is_slow(step: Step) -> bool:
    """Whether a step takes its time: words and pictures handed over are there at once."""
    return bool(step.node.spec.asks or (step.inputs and step.node.spec.category != "output"))


def _again(plan: Plan, prices: Prices, registry: Registry) -> dict[str, Any] | None:
    graph = awake(plan.graph.document, registry)
    fresh = nearest_seeded(graph, plan.targets, registry, free=True)
    if not fresh:
        return None
    made = [name for name in behind(graph, fresh) if name in plan.steps]
    costs = [prices.get(name, 0) for name in made]
    price = None if None in costs else sum(cost for cost in costs if cost)
    slow = sum(is_slow(plan.steps[name].step) for name in made)
    return {"nodes": list(fresh), "run": made, "slow": slow, "price": price}


def _wanted(graph: Graph) -> tuple[str, ...]:
    """The steps that ask somebody, and those that end in something somebody can look at.

    Words and pictures that lead nowhere are there anyway, and what ends only because the one
    that takes it is asleep is not wanted yet.
    """
    asking = [name for name, step in graph.steps.items() if step.node.spec.asks]
    feeding = {node_of(start) for start, _ in graph.document.wires}
    ends = [
        name for name in graph.ends if name not in feeding and not _lies_about(graph.steps[name])
    ]
    needed = reach((*asking, *ends), lambda name: graph.steps[name].before)
    return tuple(name for name in graph.steps if name in needed)


def _lies_about(step: Step) -> bool:
    """Whether a step only holds words or a picture, and nothing is done with them."""
    spec = step.node.spec
    return not step.inputs and not spec.asks and bool(spec.pictures or spec.marked(Mentions))
