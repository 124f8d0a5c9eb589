"""A node may name the profile of a provider: one that cannot be asked is a problem of that node."""

from __future__ import annotations

from typing import Any

from tagwire.core.document import GraphDocument, NodeEntry
from tagwire.core.errors import Problem, WrongUse
from tagwire.core.graph import inspect
from tagwire.core.node import Node, Profile
from tagwire.core.registry import Registry
from tagwire.core.values import Image


class Asks(Node, type="asks", asks="images"):
    profile: Profile = ""

    async def run(self, ctx: Any) -> Image: ...


def test_a_profile_that_is_not_there_is_named_with_its_node_and_setting() -> None:
    document = GraphDocument(
        nodes={
            "a": NodeEntry(type="asks", settings={"profile": "gone"}),
            "b": NodeEntry(type="asks", settings={"profile": "here"}),
        }
    )
    fault = {"gone": WrongUse("there is no profile gone.", "Name here."), "here": None}.get
    _, problems = inspect(document, Registry([(Asks, "")]), profile_fault=fault)
    place = "/nodes/a/settings/profile"
    assert [*problems] == [
        Problem("bad_profile", "there is no profile gone.", "Name here.", place, "a")
    ]
