"""An order in which steps can run, or the rings that make one impossible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from tagwire.core.errors import Problem


def order_of(feeds: Mapping[str, Sequence[str]]) -> tuple[str, ...] | None:
    """Node ids, each after those that feed it; None when wires run in a ring."""
    try:
        return tuple(TopologicalSorter(feeds).static_order())
    except CycleError:
        return None


def ring_problems(feeds: Mapping[str, Sequence[str]]) -> list[Problem]:
    """One problem for every ring, naming each node on it."""
    import networkx  # 160 ms to import, and only a broken graph needs it

    wires = networkx.DiGraph((feed, name) for name, group in feeds.items() for feed in group)
    problems = []
    for ring in networkx.strongly_connected_components(wires):
        first = min(ring)
        if len(ring) > 1 or wires.has_edge(first, first):
            names = _along(ring, feeds)
            words = f"wires run in a ring: {' -> '.join([*names, names[0]])}."
            place = f"/nodes/{names[0]}"
            problems.append(Problem("cycle", words, "Remove one of them.", place, names[0]))
    return sorted(problems, key=lambda problem: problem.node)


def _along(ring: set[str], feeds: Mapping[str, Sequence[str]]) -> list[str]:
    """The nodes of a ring, as far as possible in the order the wires take."""
    consumers: dict[str, list[str]] = {}
    for name in sorted(ring):
        for feed in feeds[name]:
            consumers.setdefault(feed, []).append(name)
    left, here, names = set(ring), min(ring), []
    while left:
        names.append(here)
        left.discard(here)
        after = [name for name in consumers.get(here, ()) if name in left]
        here = after[0] if after else min(left, default=here)
    return names
