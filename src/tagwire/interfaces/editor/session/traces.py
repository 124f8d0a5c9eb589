"""What a shown result was made of, and what of that has changed since."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import Any, NamedTuple, TypeAlias

from tagwire.core.document import GraphDocument
from tagwire.core.graph import Step

_MOST = 20_000

Feeds: TypeAlias = dict[str, list[list[str]]]
"""For each wired port what feeds it: `[key, output]` of each step, in order."""


class Trace(NamedTuple):
    """A node's saved settings and what fed it."""

    settings: Mapping[str, Any]
    feeds: Feeds


def trace_of(step: Step, document: GraphDocument, keys: Mapping[str, str]) -> Trace:
    """What a step's result is made of now."""
    feeds = {
        port: [[keys.get(source.node, ""), source.output] for source in group]
        for port, group in step.inputs.items()
    }
    return Trace(document.nodes[step.id].settings, feeds)


class Traces:
    """Traces by node and result key, the longest unseen dropped; `now` is each node's today."""

    def __init__(self) -> None:
        self.now: dict[str, Trace] = {}
        self._known: OrderedDict[tuple[str, str], Trace] = OrderedDict()

    def see(self, keys: Mapping[str, str], now: Mapping[str, Trace]) -> None:
        """Remember how things are."""
        self.now = dict(now)
        for name, trace in now.items():
            self._put(name, keys[name], trace)

    def put(self, name: str, key: str, trace: Trace | None = None) -> None:
        """A result is shown: made as `trace` says, or, if nobody knows better, as of now."""
        found = trace or self._known.get((name, key)) or self.now.get(name)
        if found:
            self._put(name, key, found)

    def get(self, name: str, key: str) -> Trace | None:
        """What a node's result of that key was made of."""
        return self._known.get((name, key))

    def changed(self, name: str, key: str) -> list[str]:
        """The settings and inputs of a node that are others than when that result was made."""
        old, new = self._known.get((name, key)), self.now.get(name)
        if old is None or new is None:
            return []
        pairs = ((old.settings, new.settings), (old.feeds, new.feeds))
        return [
            part
            for before, after in pairs
            for part in dict.fromkeys([*before, *after])
            if before.get(part) != after.get(part)
        ]

    def _put(self, name: str, key: str, trace: Trace) -> None:
        self._known[name, key] = trace
        self._known.move_to_end((name, key))
        if len(self._known) > _MOST:
            self._known.popitem(last=False)
