"""The Python door: `run` and `run_async`, the one way from a graph to a report."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

from tagwire.core.errors import OverBudget, WrongUse
from tagwire.core.plan import Plan
from tagwire.interfaces.app import AnyGraph, App, Loaded, Options, open_graph
from tagwire.interfaces.resuming import resuming
from tagwire.runtime.engine import execute
from tagwire.runtime.events import Event
from tagwire.runtime.report import RunReport, report
from tagwire.runtime.stop import Stop

Listener: TypeAlias = Callable[[Event], None]


def run(graph: AnyGraph, settings: Mapping[str, Any] | None = None, **words: Any) -> RunReport:
    """Run a graph to its end; takes what `run_async` takes.

    Raises:
        WrongUse: called where an event loop runs already (a notebook): await `run_async` there.
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(run_async(graph, settings, **words))
    raise WrongUse("tagwire.run() was called inside a running event loop.", "Await run_async().")


async def run_async(
    graph: AnyGraph,
    settings: Mapping[str, Any] | None = None,
    *,
    inputs: Mapping[str, str | os.PathLike[str]] | None = None,
    targets: Iterable[str] = (),
    seed: int | None = None,
    out: str | os.PathLike[str] | None = None,
    budget: float | None = None,
    on_event: Listener | None = None,
    stop: Stop | None = None,
    app: App | None = None,
    options: Options = Options(),
) -> RunReport:
    """Run a graph to its end; a failed step is in the report, not an exception.

    Args:
        graph: a graph file, the name of a shipped example, a document or a mapping.
        settings: values by "node.setting", for this run only.
        inputs: files by input name: a node's id, a label of the graph's form, or a tag.
        targets: node ids to run, with what they need; all ends of the graph when empty.
        seed: for every node that takes one.
        out: a folder for delivered pictures; none are written without it.
        budget: credits the run may cost; past it nothing runs. Left out, the cap of
            `profiles.toml`, if any.
        on_event: called with every event as it happens.
        stop: calls the run off when asked.
        app: one put together already.
        options: how to put one together otherwise.

    Raises:
        GraphInvalid: the graph has problems, all of which it names.
        OverBudget: the run would cost more than `budget`, or its price is unknown.
        StoreFailed: the store is full, cannot be written, or is damaged.
        WrongUse: a setting, an input or a target that is not there.
    """
    own = app or App(options)
    try:
        loaded = altered(own, open_graph(graph), settings or {}, inputs or {}, seed)
        if out:
            refuse_out(Path(out))
        wanted = (targets,) if isinstance(targets, str) else targets
        planned, services = own.plan(loaded, wanted)
        most = services.budget if budget is None else budget
        refuse_over(planned, most, capped=budget is None)
        events: list[Event] = []
        async with (
            resuming(own),
            aclosing(execute(planned, replace(services, budget=most), stop)) as told,
        ):
            async for event in told:
                events.append(event)
                if on_event:
                    on_event(event)
        ended = report(events)
        return own.deliver(loaded, ended, Path(out)) if out else ended
    finally:
        if app is None:
            own.close()


def altered(
    app: App,
    loaded: Loaded,
    settings: Mapping[str, Any],
    inputs: Mapping[str, str | os.PathLike[str]],
    seed: int | None,
) -> Loaded:
    """The graph with this run's settings, inputs and seed in it."""
    if not settings and not inputs and seed is None:
        return loaded
    from tagwire.interfaces.overrides import with_inputs, with_seed, with_settings

    document = with_settings(loaded.document, settings, app.registry)
    document = with_inputs(document, inputs, app.registry, loaded.folder)
    document = with_seed(document, seed, app.registry)
    return replace(loaded, document=document)


def refuse_out(out: Path) -> None:
    """Raise WrongUse, before anything is made, when pictures cannot go to `out`."""
    there = next(path for path in (out, *out.absolute().parents) if path.exists())
    if not there.is_dir():
        raise WrongUse(
            f"{out}: {there} is a file, not a folder.", "Name another folder with --out."
        )
    if not os.access(there, os.W_OK):
        words = f"{out}: {there} cannot be written."
        raise WrongUse(words, "Name another folder with --out.")


def refuse_over(planned: Plan, budget: float | None, capped: bool = False) -> None:
    """Raise OverBudget when a plan may cost more than `budget` credits, which a cap may say."""
    if budget is None:
        return
    if not budget >= 0:
        raise WrongUse(f"a budget of {budget:g} credits.", "Give 0 or more.")
    price = planned.price
    if price is None:
        unknown = [name for name, step in planned.steps.items() if step.price is None]
        bound = "profiles.toml allows a run" if capped else "the budget is"
        words = f"the price of {', '.join(unknown)} is unknown, and {bound} {budget:g} credits."
        way = "take the cap away" if capped else "run without --budget"
        raise OverBudget(words, f"State the price in profiles.toml, or {way}.")
    if price > budget and capped:
        words = f"the run may cost {price:g} credits, and profiles.toml allows {budget:g} a run."
        raise OverBudget(words, "Run fewer targets, raise the cap there, or give --budget.")
    if price > budget:
        words = f"the run may cost {price:g} credits, and the budget is {budget:g}."
        raise OverBudget(words, "Raise the budget, or run fewer targets.")
