"""A wish to run: which nodes, how often, with which seeds; and what that would cost."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import Field, JsonValue

from tagwire.core.awake import awake
from tagwire.core.document import GraphDocument
from tagwire.core.errors import WrongUse
from tagwire.core.plan import Plan
from tagwire.interfaces.app import App, Loaded
from tagwire.interfaces.editor.running.seeds import Variant, moved_on, variants, with_seeds
from tagwire.interfaces.editor.serving.asked import Asked
from tagwire.interfaces.editor.session.seeded import (
    behind,
    nearest_seeded,
    seed_of,
    seed_setting,
    seed_step,
)
from tagwire.interfaces.editor.session.session import Session
from tagwire.interfaces.editor.session.worth import is_slow, wanted
from tagwire.interfaces.overrides import with_settings

MOST_TIMES = 16
_UNSOUND = ("failed", "skipped", "cancelled")


class Wish(Asked):
    """What to run. `again` gives new seeds where none is kept, also to what is done already."""

    graph: str
    targets: Annotated[list[str], Field(max_length=10_000)] = Field(default_factory=list)
    mode: Literal["all", "node", "from", "failed"] = "all"
    times: Annotated[int, Field(ge=1, le=MOST_TIMES)] = 1
    settings: dict[str, JsonValue] = Field(default_factory=dict)
    name: Annotated[str, Field(max_length=200)] = ""
    again: bool | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A wish made ready: a planned graph for every run, and the seeds that moved on for it.

    `given` says that it has settings of its own.
    """

    targets: tuple[str, ...]
    variants: tuple[Variant, ...]
    plans: tuple[Plan, ...]
    moved: Mapping[str, int] = field(default_factory=dict)
    given: bool = False

    @property
    def price(self) -> float | None:
        """Credits at most; None when a price is unknown."""
        prices = [plan.price for plan in self.plans]
        return None if None in prices else sum(price for price in prices if price)

    def quote(self) -> dict[str, Any]:
        """What would run and cost, as the browser shows it."""
        run = dict.fromkeys(n for plan in self.plans for n in running(plan))
        cached = dict.fromkeys(
            name
            for plan in self.plans
            for name, step in plan.steps.items()
            if step.state == "cached" and name not in run
        )
        return {"run": list(run), "cached": list(cached), "price": self.price, "problems": []}


def running(plan: Plan) -> tuple[str, ...]:
    """The steps of a plan that will do work."""
    return tuple(name for name, step in plan.steps.items() if step.state == "run")


def counted(plan: Plan) -> tuple[str, ...]:
    """The steps that tell how far a run is: those that take their time.

    Words, references and files handed over are there at once. They count where nothing else runs.
    """
    names = running(plan)
    return tuple(name for name in names if is_slow(plan.steps[name].step)) or names


async def prepare(app: App, session: Session, wish: Wish, last: Mapping[str, int]) -> Prepared:
    """A wish made ready, changing nothing; `last` holds the seeds asked for last.

    Raises:
        GraphInvalid: with every problem of what the targets need.
        WrongUse: there is no such target or setting, or nothing to run.
    """
    document = session.document
    part = awake(document, app.registry)
    targets = _targets(session, part, wish)
    near = nearest_seeded(part, targets or _ends(part), app.registry)
    used = {**{name: live.get("seed") for name, live in session.live.items()}, **last}
    wish = wish.model_copy(update={"again": await _again(app, session, wish, targets)})
    if wish.again and wish.mode == "all":
        near = nearest_seeded(part, targets or _ends(part), app.registry, free=True)
        used |= {name: seed_of(document, name, app.registry) for name in near}
    start = moved_on(document, near, used, app.registry, draw_seed)
    document = with_seeds(document, start, app.registry)
    document = with_settings(document, wish.settings, app.registry)
    varied = _varied(document, wish, near, app)
    times = wish.times if varied else 1
    tried = variants(document, varied, times, app.registry, draw_seed)
    plans = await asyncio.to_thread(_planned, app, session, tried, targets)
    moved = _moved(session.document, tried[-1].document, near, wish, app)
    return Prepared(targets, tuple(tried), plans, moved, bool(wish.settings))


async def _again(app: App, session: Session, wish: Wish, targets: tuple[str, ...]) -> bool | None:
    """Whether other seeds are drawn: for all there is only where nothing of it has to run."""
    if not wish.again or wish.mode != "all" or wish.times > 1:
        return None if wish.times > 1 else wish.again
    document = with_settings(session.document, wish.settings, app.registry)
    plan, _ = await asyncio.to_thread(app.plan, Loaded(document, session.folder), targets)
    return not wanted(plan)


def draw_seed() -> int:
    """Any seed."""
    return random.SystemRandom().randrange(2**32)


def _moved(
    before: GraphDocument, after: GraphDocument, near: tuple[str, ...], wish: Wish, app: App
) -> dict[str, int]:
    """The seeds that moved on for good: not those given for this one run."""
    found: dict[str, int] = {}
    for node in near:
        seed = seed_of(after, node, app.registry)
        given = f"{node}.{seed_setting(after, node, app.registry)}" in wish.settings
        if seed_step(after, node) and not given and seed is not None:
            found |= {node: seed} if seed != seed_of(before, node, app.registry) else {}
    return found


def _targets(session: Session, part: GraphDocument, wish: Wish) -> tuple[str, ...]:
    """The nodes to run, all ends when there are none; `part` is what of the graph runs at all."""
    document = session.document
    if wish.mode == "failed":
        unsound = [n for n, live in session.live.items() if live.get("status") in _UNSOUND]
        found = tuple(name for name in unsound if name in part.nodes)
        if not found:
            raise WrongUse("nothing failed in this graph.", "Run all of it.")
        return found
    missing = [name for name in wish.targets if name not in document.nodes]
    if missing:
        raise WrongUse(f"there is no node {missing[0][:64]!r} to run.", "Choose one that is there.")
    if not document.nodes:
        raise WrongUse("there is nothing to run.", "Add a node first.")
    if wish.mode in ("node", "from") and not wish.targets:
        raise WrongUse("no node is named to run.", "Choose a node, or run all.")
    chosen = tuple(dict.fromkeys(wish.targets))
    if wish.mode == "from":
        return tuple(dict.fromkeys((*chosen, *behind(part, chosen))))
    return chosen


def _ends(document: GraphDocument) -> tuple[str, ...]:
    starts = {start.partition(".")[0] for start, _ in document.wires}
    return tuple(name for name in document.nodes if name not in starts)


def _varied(
    document: GraphDocument, wish: Wish, near: tuple[str, ...], app: App
) -> tuple[str, ...]:
    """The nodes whose seeds this wish tries: those near its targets, or the very nodes named."""
    named = tuple(n for n in wish.targets if seed_setting(document, n, app.registry))
    if wish.times > 1:
        return named if wish.mode == "from" and named else near
    again = wish.again if wish.again is not None else wish.mode in ("node", "from")
    chosen = (near if wish.mode in ("all", "failed") else named) if again else ()
    return tuple(n for n in chosen if seed_of(document, n, app.registry) is None)


def _planned(
    app: App, session: Session, tried: list[Variant], targets: tuple[str, ...]
) -> tuple[Plan, ...]:
    return tuple(
        app.plan(Loaded(variant.document, session.folder), targets)[0] for variant in tried
    )
