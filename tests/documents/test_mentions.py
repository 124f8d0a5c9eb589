"""The shared table of mentions: what the core finds, and what the editor's browser side must."""

import json
from pathlib import Path
from typing import Any

import pytest

from tagwire.core.tags import find_mentions

CASES = json.loads((Path(__file__).parent / "mentions.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"] or "empty")
def test_mentions_are_found_where_the_table_says(case: dict[str, Any]) -> None:
    found = find_mentions(case["text"], case["tags"])
    assert [[m.start, m.end, m.name, m.tag] for m in found] == case["found"]
