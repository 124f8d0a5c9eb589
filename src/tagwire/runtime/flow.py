"""What waits for what in a run, and the results somebody still wants."""

from __future__ import annotations

from collections.abc import Iterator

from tagwire.core.plan import Plan, Result
from tagwire.runtime.step import Fed


class Flow:
    """Hands each step its inputs when all are there, and lets go of what nobody waits for."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._waits: dict[str, int] = {}
        self._uses: dict[str, int] = {}
        self._feeds: dict[str, tuple[str, ...]] = {}
        self._results: dict[str, Result] = {}
        for name, planned in plan.steps.items():
            if planned.state == "run":
                feeds = self._feeds[name] = planned.step.before
                self._waits[name] = len(feeds)
                for feed in feeds:
                    self._uses[feed] = self._uses.get(feed, 0) + 1

    def sources(self) -> list[str]:
        """The steps that wait for nothing from the start."""
        names = [name for name, count in self._waits.items() if count == 0]
        for name in names:
            del self._waits[name]
        return names

    def put(self, name: str, result: Result) -> list[str]:
        """A step's result is there; returns the steps that can begin now."""
        if self._uses.get(name):
            self._results[name] = result
        ready = []
        for consumer in self._plan.graph.consumers.get(name, ()):
            if consumer in self._waits:
                self._waits[consumer] -= 1
                if not self._waits[consumer]:
                    del self._waits[consumer]
                    ready.append(consumer)
        return ready

    def take(self, name: str) -> Fed:
        """A step's inputs, for it alone if nobody else waits for them."""
        given = {
            port: tuple(self._results[source.node].outputs[source.output] for source in group)
            for port, group in self._plan.steps[name].step.inputs.items()
        }
        behind = [self._results[feed] for feed in self._feeds[name]]
        self._let_go(name)
        return Fed(given, behind)

    def lose(self, name: str) -> Iterator[str]:
        """A step failed: every step that needed it, near or far, and will never begin."""
        queue = list(self._plan.graph.consumers.get(name, ()))
        while queue:
            consumer = queue.pop()
            if self._waits.pop(consumer, None) is not None:
                self._let_go(consumer)
                yield consumer
                queue += self._plan.graph.consumers.get(consumer, ())

    def _let_go(self, name: str) -> None:
        for feed in self._feeds[name]:
            self._uses[feed] -= 1
            if not self._uses[feed]:
                self._results.pop(feed, None)
