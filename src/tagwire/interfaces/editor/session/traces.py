"""What a shown result was made of, and what of that has changed since."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from tagwire.core.document import GraphDocument, node_of
from tagwire.core.graph import Step
from tagwire.core.wiring import Source

_MOST = 20_000
_FORMER = " before"

Feeds: TypeAlias = dict[str, list[list[str]]]
"""For each wired port what feeds it: `[key, output]` of each step, in order."""
Shown: TypeAlias = tuple[str, str]
"""A node, and the key of a result it shows."""


class Trace(NamedTuple):
    """What a result was made of: the node's saved settings and what fed it."""

    settings: Mapping[str, Any]
    feeds: Feeds


class Now(NamedTuple):
    """A node as it is set and wired now, sound or not."""

    settings: Mapping[str, Any]
    wires: Mapping[str, Sequence[Source]]

    def trace(self, keys: Mapping[str, str]) -> Trace:
        """What its result is made of; `keys` are those of the steps before it."""
        feeds = {
            port: [[keys.get(source.node, ""), source.output] for source in group]
            for port, group in self.wires.items()
        }
        return Trace(self.settings, feeds)


def now_of(
    document: GraphDocument, steps: Iterable[Step], part: GraphDocument | None = None
) -> dict[str, Now]:
    """Every node of a document: a step as it runs, any other as it is wired.

    `part` is what of the document is awake.
    """
    found = {step.id: Now(document.nodes[step.id].settings, step.inputs) for step in steps}
    rest = document.nodes.keys() - found.keys()
    awake = part or document
    wires: dict[str, dict[str, list[Source]]] = {name: {} for name in rest}
    sleeping = [(s, e) for s, e in document.wires if node_of(e) not in awake.nodes]
    for start, end in [*awake.wires, *sleeping] if rest else ():
        if node_of(end) in rest:
            source = Source(node_of(start), start.partition(".")[2])
            wires[node_of(end)].setdefault(end.partition(".")[2], []).append(source)
    return found | {name: Now(document.nodes[name].settings, wires[name]) for name in rest}


class Traces:
    """Traces by node and result key, the longest unseen dropped; `keys` are those of today."""

    def __init__(self) -> None:
        self.keys: dict[str, str] = {}
        self._now: dict[str, Now] = {}
        self._known: OrderedDict[Shown, Trace] = OrderedDict()

    def see(self, keys: Mapping[str, str], now: Mapping[str, Now]) -> None:
        """Remember how things are: `keys` has every node that could run, `now` every node."""
        self.keys, self._now = dict(keys), dict(now)
        for name, key in keys.items():
            self.put(name, key, now[name].trace(keys))

    def put(self, name: str, key: str, trace: Trace) -> None:
        """Remember what a result was made of."""
        self._known[name, key] = trace
        self._known.move_to_end((name, key))
        if len(self._known) > _MOST:
            self._known.popitem(last=False)

    def get(self, name: str, key: str) -> Trace | None:
        """What a node's result of that key was made of; None when nobody saw it."""
        return self._known.get((name, key))

    def former(self, name: str, key: str, replaced: Collection[str]) -> str:
        """Another key for a result that is no longer the one of its key, nor those before it.

        `replaced` are the keys that all have other results now.
        """
        trace = self._known.get((name, key))
        if trace:
            feeds = {
                port: [[f"{k}{_FORMER}" if k in replaced else k, output] for k, output in group]
                for port, group in trace.feeds.items()
            }
            self.put(name, f"{key}{_FORMER}", Trace(trace.settings, feeds))
        return f"{key}{_FORMER}"

    def rename(self, renamed: Mapping[str, str]) -> None:
        """Nodes go by other ids from now on."""
        if not renamed:
            return
        self.keys = {renamed.get(name, name): key for name, key in self.keys.items()}
        self._now = {renamed.get(name, name): now for name, now in self._now.items()}
        known = ((name, key, trace) for (name, key), trace in self._known.items())
        self._known = OrderedDict(((renamed.get(n, n), key), trace) for n, key, trace in known)

    def stale(self, shown: Mapping[str, str]) -> dict[str, list[str]]:
        """Of what nodes show, by key, each that is not what they would give now.

        With it the settings and inputs that are others than when it was made, as far as known.
        """
        for pair in shown.items():
            if pair in self._known:
                self._known.move_to_end(pair)
        told: dict[Shown, list[str]] = {}
        old = {name: key for name, key in shown.items() if key != self.keys.get(name)}
        return {name: self._told((name, key), told) for name, key in old.items()}

    def _told(self, wanted: Shown, told: dict[Shown, list[str]]) -> list[str]:
        """What differs, told of those before first: their own keys may be unknown."""
        stack, opened = [wanted], set[Shown]()
        while stack:
            pair = stack[-1]
            if pair not in told and pair not in opened:
                opened.add(pair)
                stack += [e for e in self._unsure(pair) if e not in told and e not in opened]
            else:
                stack.pop()
                if pair not in told:
                    told[pair] = self._differing(pair, told)
        return told[wanted]

    def _unsure(self, pair: Shown) -> list[Shown]:
        """What fed a result, as far as nobody can tell whether it would be the same now."""
        old, now = self._known.get(pair), self._now.get(pair[0])
        if old is None or now is None:
            return []
        return [
            (source.node, key)
            for port, sources in now.wires.items()
            for source, (key, _) in zip(sources, old.feeds.get(port, ()), strict=False)
            if source.node not in self.keys
        ]

    def _differing(self, pair: Shown, told: Mapping[Shown, list[str]]) -> list[str]:
        old, now = self._known.get(pair), self._now.get(pair[0])
        if old is None or now is None:
            return []
        settings = dict.fromkeys([*old.settings, *now.settings])
        ports = dict.fromkeys([*old.feeds, *now.wires])
        return [
            *(name for name in settings if old.settings.get(name) != now.settings.get(name)),
            *(p for p in ports if self._refed(old.feeds.get(p, ()), now.wires.get(p, ()), told)),
        ]

    def _refed(
        self,
        feeds: Sequence[Sequence[str]],
        sources: Sequence[Source],
        told: Mapping[Shown, list[str]],
    ) -> bool:
        """Whether a port is fed otherwise than by what fed it then."""
        if len(feeds) != len(sources):
            return True
        return any(
            output != source.output or self._other((source.node, key), told)
            for source, (key, output) in zip(sources, feeds, strict=True)
        )

    def _other(self, pair: Shown, told: Mapping[Shown, list[str]]) -> bool:
        name, key = pair
        if name in self.keys:
            return self.keys[name] != key
        return pair not in self._known or bool(told.get(pair))
