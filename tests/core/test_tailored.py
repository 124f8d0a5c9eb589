"""A node's form is cut to measure by the node itself."""

from __future__ import annotations

from tagwire.core.node import Node
from tagwire.core.tailored import Tailored
from tagwire.core.values import Text


class Plain(Node, type="plain"):
    """A node that says nothing of its form."""

    loud: bool = False

    def run(self, ctx: object) -> Text:
        return Text("!" if self.loud else ".")


class Wary(Plain, type="wary"):
    """A node with a setting that counts only beside another."""

    times: int = 1

    def tailor(self) -> Tailored:
        return Tailored() if self.loud else Tailored(hidden=frozenset({"times"}))


def test_a_node_that_says_nothing_shows_all_it_has() -> None:
    assert Plain().tailor() == Tailored()


def test_a_node_shows_what_counts_as_it_is_set() -> None:
    assert Wary().tailor().hidden == {"times"}
    assert Wary(loud=True).tailor().hidden == frozenset()


def test_a_form_is_plain_json_without_what_says_nothing() -> None:
    assert Tailored().to_json() == {}
    form = Tailored(frozenset({"b", "a"}), {"c": {"x": "", "y": "1"}}, {"c": "x"}, {"d": "So."})
    assert form.to_json() == {
        "hidden": ["a", "b"],
        "options": {"c": [["x", ""], ["y", "1"]]},
        "instead": {"c": "x"},
        "notes": {"d": "So."},
    }
