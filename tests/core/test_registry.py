"""The registry knows each node type, the file it came from, and the files that failed."""

from __future__ import annotations

from typing import Any

import pytest

from tagwire.core.errors import NodeInvalid
from tagwire.core.node import Node
from tagwire.core.registry import Broken, Registry
from tagwire.core.values import Text


class Prompt(Node, type="prompt"):
    async def run(self, ctx: Any) -> Text: ...


class JoinText(Node, type="join_text"):
    async def run(self, ctx: Any) -> Text: ...


FOUND = [(Prompt, "nodes/prompt.py"), (JoinText, "nodes/join_text.py")]


def test_types_are_found_by_id_in_the_order_they_came() -> None:
    registry = Registry(FOUND)
    assert list(registry) == [Prompt, JoinText]
    assert len(registry) == 2
    assert registry.get("prompt") is Prompt
    assert registry.source("join_text") == "nodes/join_text.py"


def test_a_type_that_is_not_there_is_none() -> None:
    assert Registry(FOUND).get("promt") is None


def test_a_misspelt_type_is_answered_with_near_ones() -> None:
    assert Registry(FOUND).near("promt") == ("prompt",)
    assert Registry(FOUND).near("zzz") == ()


def test_two_files_with_one_type_are_refused_and_both_named() -> None:
    with pytest.raises(NodeInvalid, match=r"'prompt': nodes/prompt\.py and mine\.py") as caught:
        Registry([*FOUND, (Prompt, "mine.py")])
    assert caught.value.remedy == "Rename one of them."


def test_a_file_that_did_not_import_is_kept_with_its_traceback() -> None:
    broken = Broken("nodes/odd.py", "SyntaxError: invalid syntax", "Traceback ...")
    assert Registry(FOUND, [broken]).broken == (broken,)
