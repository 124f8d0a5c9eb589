"""Real old saves that nobody edits: each still loads, checks as it did, and is kept to the letter.

A file is added to `v1/` and never changed. When one of these tests fails, the program is wrong.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tagwire.core.graph import inspect
from tagwire.core.migrations import read_document
from tagwire.core.node import Node
from tagwire.core.registry import Registry
from tagwire.core.values import Text
from tagwire.providers.discovery import discover


class MoodBoard(Node, type="mood_board", version=2):
    """A stranger's node whose settings have changed since."""

    palette: tuple[str, ...] = ()
    rows: int = 1

    async def run(self, ctx: Any) -> Text: ...

    @classmethod
    def upgrade(cls, version: int, settings: dict[str, Any]) -> dict[str, Any]:
        colours = settings.pop("colours")
        return {**settings, "palette": colours.split("/") if colours else []}


SHIPPED = discover([], safe=True)
REGISTRY = Registry([*((node, "shipped") for node in SHIPPED), (MoodBoard, "mood_board.py")])
SAVES = sorted((Path(__file__).parent / "v1").glob("*.json"))

FOUND: dict[str, set[tuple[str, str]]] = {
    "simple": set(),
    "chinese": {("unused_tag", "/nodes/huamian/settings/tags/2")},
    "comma_tags": set(),
    "form": set(),
    "looks": {
        ("extra_tag", "/nodes/shot/settings/tags/2"),
        ("unused_tag", "/nodes/shot/settings/tags/2"),
    },
    "unknown": {("unknown_type", "/nodes/upscale/type")},
    "older_node": {("newer_node", "/nodes/newer/version")},
    "unfinished": {
        ("unknown_setting", "/nodes/shot/settings/stile"),
        ("bad_setting", "/nodes/a-Z_09/settings/background"),
        ("bad_setting", "/nodes/a-Z_09/settings/columns"),
        ("missing_input", "/nodes/a-Z_09"),
        ("no_picture", "/nodes/shoe/settings/file"),
        ("unknown_node", "/wires/2"),
        ("extra_tag", "/nodes/shot/settings/tags/1"),
        ("unknown_tag", "/nodes/shot"),
        ("unused_tag", "/nodes/shot/settings/tags/0"),
        ("unused_tag", "/nodes/shot/settings/tags/2"),
    },
}

EVERY_SAVE = pytest.mark.parametrize("save", SAVES, ids=[save.stem for save in SAVES])


def to_the_letter(text: str) -> str:
    """Every key and value, numbers as written; the order of keys within an object left open."""
    return json.dumps(json.loads(text), sort_keys=True)


def test_every_save_has_its_findings_on_record() -> None:
    assert {save.stem for save in SAVES} == FOUND.keys()


@EVERY_SAVE
def test_a_save_is_kept_to_the_letter(save: Path) -> None:
    text = save.read_text(encoding="utf-8")
    assert to_the_letter(read_document(text).to_text()) == to_the_letter(text)


@EVERY_SAVE
def test_a_save_written_anew_reads_and_writes_the_same(save: Path) -> None:
    document = read_document(save.read_bytes())
    again = read_document(document.to_text())
    assert again == document
    assert again.to_text() == document.to_text()


@EVERY_SAVE
def test_a_save_checks_as_it_did(save: Path) -> None:
    _, problems = inspect(read_document(save.read_bytes()), REGISTRY)
    assert {(problem.code, problem.place) for problem in problems} == FOUND[save.stem]


def test_nodes_settings_and_wires_keep_their_order() -> None:
    document = read_document((Path(__file__).parent / "v1" / "form.json").read_bytes())
    assert list(document.nodes)[:3] == ["scene", "low", "join"]
    assert document.wires[7:9] == (
        ("first.image", "sheet.images"),
        ("small.image", "sheet.images"),
    )
    assert list(document.nodes["sheet"].settings) == ["columns", "cell_width", "gap", "background"]


def test_settings_of_an_older_node_arrive_as_todays() -> None:
    document = read_document((Path(__file__).parent / "v1" / "older_node.json").read_bytes())
    graph, _ = inspect(document, REGISTRY)
    assert graph.steps["board"].node == MoodBoard(palette=("red", "black"), rows=3)
    assert graph.steps["unversioned"].node == MoodBoard()
    assert document.nodes["board"].settings == {"colours": "red/black", "rows": 3}


def test_tags_saved_as_a_comma_text_stay_one() -> None:
    document = read_document((Path(__file__).parent / "v1" / "comma_tags.json").read_bytes())
    graph, _ = inspect(document, REGISTRY)
    assert graph.steps["g"].node.tags == ("product", "person")  # type: ignore[attr-defined]
    assert document.to_json()["nodes"]["g"]["settings"]["tags"] == "product, person"
