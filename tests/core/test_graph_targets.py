"""Checking for a target: what it does not need may be wrong."""

from __future__ import annotations

from typing import Any

import pytest

from tagwire.core.document import GraphDocument, NodeEntry
from tagwire.core.errors import GraphInvalid
from tagwire.core.graph import check
from tagwire.core.node import Node
from tagwire.core.registry import Registry
from tagwire.core.values import Text


class Words(Node, type="words"):
    text: str = ""

    async def run(self, ctx: Any, a: Text = Text(), b: Text = Text()) -> Text: ...


REGISTRY = Registry([(Words, "here")])


def test_what_a_target_does_not_need_may_be_wrong() -> None:
    nodes = {
        "words": NodeEntry(type="words", settings={"text": "a cat"}),
        "odd": NodeEntry(type="nothing_like_it"),
        "lost": NodeEntry(type="words"),
    }
    wires = (("odd.text", "lost.a"), ("words.picture", "lost.b"))
    document = GraphDocument(nodes=nodes, wires=wires)
    assert set(check(document, REGISTRY, targets=("words",)).steps) == {"words"}
    with pytest.raises(GraphInvalid) as caught:
        check(document, REGISTRY, targets=("lost",))
    assert {problem.code for problem in caught.value.problems} == {"unknown_type", "unknown_port"}
