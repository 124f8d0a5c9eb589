"""A setting at its default is no part of a key: nodes learn, and what was made and paid stays."""

from __future__ import annotations

from typing import Any

from tagwire.core.document import GraphDocument, NodeEntry
from tagwire.core.graph import check
from tagwire.core.node import Node, Seed
from tagwire.core.plan import Surroundings, plan
from tagwire.core.registry import Registry
from tagwire.core.values import Image


class Nothing:
    def known(self, keys: Any) -> set[str]:
        return set()


class Older(Node, type="shot", asks="images"):
    size: int = 1080
    seed: Seed = None

    async def run(self, ctx: Any) -> Image: ...


class Newer(Older, type="shot", asks="images"):
    quality: str = "high"
    colors: list[str] = []


def key(kind: type[Node], **settings: Any) -> str:
    document = GraphDocument(nodes={"shot": NodeEntry(type="shot", settings=settings)})
    world = Surroundings(Nothing(), str, str, lambda _: None)  # type: ignore[arg-type, return-value]
    return plan(check(document, Registry([(kind, "")])), (), world).steps["shot"].key


def test_a_node_that_learns_new_settings_keeps_its_keys() -> None:
    assert key(Older, size=720) == key(Newer, size=720)


def test_a_new_setting_that_is_set_counts() -> None:
    assert key(Newer, quality="low") != key(Newer) != key(Newer, colors=["#ff0000"])


def test_a_setting_written_out_at_its_default_is_as_good_as_left_out() -> None:
    assert key(Newer, size=1080, quality="high", colors=[]) == key(Newer)


def test_what_only_equals_the_default_is_not_it() -> None:
    class Loose(Node, type="shot"):
        value: Any = 0

        async def run(self, ctx: Any) -> Image: ...

    assert key(Loose, value=False) != key(Loose, value=0)
