"""Steps get an order in which each comes after those that feed it, or the rings are named."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tagwire.core.order import order_of, reach, ring_problems, unringed

FEEDS = st.integers(1, 8).flatmap(
    lambda most: st.fixed_dictionaries(
        {f"n{i}": st.lists(st.sampled_from([f"n{j}" for j in range(most)])) for i in range(most)}
    )
)


def words(feeds: dict[str, list[str]]) -> list[str]:
    return [problem.message for problem in ring_problems(feeds)]


def test_a_step_comes_after_what_feeds_it() -> None:
    assert order_of({"c": ["b"], "b": ["a"], "a": []}) == ("a", "b", "c")


def test_a_ring_has_no_order_and_is_told_along_its_wires() -> None:
    feeds = {"one": ["three"], "two": ["one"], "three": ["two"], "end": ["three"]}
    assert order_of(feeds) is None
    [problem] = ring_problems(feeds)
    assert problem.message == "wires run in a ring: one -> two -> three -> one."
    assert (problem.code, problem.place, problem.node) == ("cycle", "/nodes/one", "one")
    assert problem.remedy == "Remove one of the wires."


def test_a_node_may_be_a_ring_of_its_own() -> None:
    assert words({"a": ["a"]}) == ["wires run in a ring: a -> a."]


def test_two_rings_are_two_problems() -> None:
    feeds = {"d": ["c"], "c": ["d"], "b": ["a"], "a": ["b"], "x": ["a", "c"]}
    assert words(feeds) == [
        "wires run in a ring: a -> b -> a.",
        "wires run in a ring: c -> d -> c.",
    ]


def test_rings_that_share_a_node_are_one_knot_with_every_node_named() -> None:
    feeds = {"hub": ["a", "b"], "a": ["hub"], "b": ["hub"]}
    assert words(feeds) == ["wires run in rings between a, b, hub."]


def test_a_ring_of_ten_thousand_nodes_is_named_whole() -> None:
    feeds = {f"n{i:04}": [f"n{(i - 1) % 10_000:04}"] for i in range(10_000)}
    [told] = words(feeds)
    assert told.startswith("wires run in a ring: n0000 -> n0001 -> ")
    assert told.count(" -> ") == 10_000


@given(FEEDS)
def test_either_there_is_an_order_or_there_is_a_ring(feeds: dict[str, list[str]]) -> None:
    assert (order_of(feeds) is None) == bool(ring_problems(feeds))


@given(FEEDS)
def test_without_its_rings_everything_has_an_order(feeds: dict[str, list[str]]) -> None:
    left = unringed(feeds)
    order = order_of(left)
    assert order is not None
    assert sorted(order) == sorted(feeds)
    assert left == feeds or order_of(feeds) is None


def test_all_that_is_come_to_is_reached_round_a_ring_too() -> None:
    onward = {"a": ["b"], "b": ["c", "a"], "c": [], "d": ["a"]}
    assert reach(["a"], onward.__getitem__) == {"a", "b", "c"}
    assert reach([], onward.__getitem__) == set()
