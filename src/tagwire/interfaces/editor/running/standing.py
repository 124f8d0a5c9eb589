"""What a run's results are to the graph on the desk: under which keys, and made of what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tagwire.core.node import Node
from tagwire.core.plan import Plan, Result
from tagwire.core.values import Image
from tagwire.interfaces.app import App
from tagwire.interfaces.editor.session.seeded import behind
from tagwire.interfaces.editor.session.traces import Trace, now_of
from tagwire.runtime.context import Services
from tagwire.runtime.events import Event, StepFinished


class Kept(NamedTuple):
    """Results that were spared on the way, and keys whose results were replaced, by node."""

    spared: Mapping[str, Result]
    replaced: Mapping[str, str]


class Standing:
    """The results of a run as the graph knows them, whose drawn seeds are empty there.

    An empty seed may give any picture: the run that finished last says which one stands for the
    graph, at its node and at all behind it, together.
    """

    def __init__(self, app: App, services: Services, plan: Plan, on_desk: Plan) -> None:
        """`on_desk` is the plan with the drawn seeds left empty."""
        self.keys = {name: step.key for name, step in on_desk.steps.items()}
        self._app, self._services, self._plan = app, services, plan
        steps = [planned.step for planned in on_desk.steps.values()]
        self._document = on_desk.graph.document
        self._now = now_of(self._document, steps)
        self._free = {step.id for step in steps if _is_free(step.node)}
        self._made: dict[str, Result] = {}
        self._fresh: set[str] = set()

    def trace(self, name: str) -> Trace:
        """What a node's result is made of."""
        return self._now[name].trace(self.keys)

    def see(self, event: Event) -> None:
        """Take one event in."""
        if isinstance(event, StepFinished):
            self._made[event.node] = event.result
            drawn = self.keys[event.node] != event.key
            if event.node in self._free and (drawn or not event.cached):
                self._fresh.add(event.node)

    def keep(self, whole: bool) -> Kept:
        """Have what was made stand for the graph; with `whole`, look for what was spared, too.

        Raises:
            StoreFailed: the store cannot be used.
        """
        spared = self._spared() if whole else {}
        made = {**spared, **self._made}
        after = [name for name in behind(self._document, self._fresh) if name in self.keys]
        self._services.results.flush()
        self._app.results.forget(self.keys[n] for n in after if n not in made or self._other(n))
        for name in after:
            if name in made and self._other(name) and _is_stored(made[name]):
                self._services.results.save((self.keys[name],), made[name], durable=True)
        self._services.results.flush()
        gone = any(name not in made for name in after)
        return Kept(spared, {name: self.keys[name] for name in after} if gone else {})

    @property
    def drawn(self) -> dict[str, int]:
        """The seeds of what was made, by node, where the run's own graph has none."""
        own = {n: s.step.node for n, s in self._plan.steps.items() if _is_free(s.step.node)}
        seeds = {name: self._made[name].seed for name in own if name in self._made}
        return {name: seed for name, seed in seeds.items() if seed is not None}

    def pin(self, plan: Plan) -> None:
        """Have what was made stand for those very seeds, too: one who keeps them has it all.

        `plan` is of the graph with them. Raises StoreFailed.
        """
        for name, result in self._made.items():
            key = plan.steps[name].key
            if key != self._plan.steps[name].key and _is_stored(result):
                self._services.results.save((key,), result, durable=True)
        self._services.results.flush()

    def _other(self, name: str) -> bool:
        return self._plan.steps[name].key != self.keys[name]

    def _spared(self) -> dict[str, Result]:
        """Stored results that nothing asked for, since what needs them is stored itself."""
        needed = self._document.upstream(self._plan.targets).nodes
        keys = {n: s.key for n, s in self._plan.steps.items() if n in needed and s.state == "idle"}
        found = self._services.results.load(keys.values())
        return {name: found[key] for name, key in keys.items() if key in found}


def _is_free(node: Node) -> bool:
    """Whether a node has a seed, and it was left empty."""
    seed = node.spec.seed
    return bool(seed) and getattr(node, seed) is None


def _is_stored(result: Result) -> bool:
    return all(value.asset for value in result.outputs.values() if isinstance(value, Image))
