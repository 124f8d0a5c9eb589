"""An order in which steps can run, or the rings that make one impossible."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from tagwire.core.errors import Problem


def order_of(feeds: Mapping[str, Sequence[str]]) -> tuple[str, ...] | None:
    """Node ids, each after those that feed it; None when wires run in a ring."""
    try:
        return tuple(TopologicalSorter(feeds).static_order())
    except CycleError:
        return None


def reach(starts: Iterable[str], onward: Callable[[str], Iterable[str]]) -> set[str]:
    """`starts` and all that is come to from them, a step at a time, by `onward`."""
    seen: set[str] = set()
    queue = list(starts)
    while queue:
        name = queue.pop()
        if name not in seen:
            seen.add(name)
            queue += onward(name)
    return seen


def unringed(feeds: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The same without the feeds that run within rings: what is left has an order."""
    home = {name: index for index, group in enumerate(_knots(feeds)) for name in group}
    return {
        name: [feed for feed in group if home.get(feed) != home.get(name)]
        for name, group in feeds.items()
    }


def ring_problems(feeds: Mapping[str, Sequence[str]]) -> list[Problem]:
    """One problem for every ring, or knot of rings, naming each node on it."""
    problems = []
    for knot in _knots(feeds):
        first = min(knot)
        if len(knot) > 1 or first in feeds[first]:
            words, place = _words(knot, feeds), f"/nodes/{first}"
            problems.append(Problem("cycle", words, "Remove one of the wires.", place, first))
    return sorted(problems, key=lambda problem: problem.node)


def _knots(feeds: Mapping[str, Sequence[str]]) -> Iterable[set[str]]:
    """Nodes grouped so that within a group each feeds each, however far round."""
    import networkx  # 160 ms to import, and only a broken graph needs it

    wires = networkx.DiGraph((feed, name) for name, group in feeds.items() for feed in group)
    knots: Iterable[set[str]] = networkx.strongly_connected_components(wires)
    return knots


def _words(knot: set[str], feeds: Mapping[str, Sequence[str]]) -> str:
    """A plain ring in the order of its wires; more than that by its nodes alone."""
    ahead = {name: {feed for feed in feeds[name] if feed in knot} for name in knot}
    if any(len(feeding) > 1 for feeding in ahead.values()):
        return f"wires run in rings between {', '.join(sorted(knot))}."
    names = [min(knot)]
    while len(names) <= len(knot):
        names += ahead[names[-1]]
    return f"wires run in a ring: {' -> '.join(reversed(names))}."
