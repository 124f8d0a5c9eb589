"""Text of any age becomes a document of today's shape; what cannot is refused in words."""

from __future__ import annotations

from typing import Any

import pytest

from tagwire.core.errors import GraphInvalid
from tagwire.core.migrations import MOST_BYTES, STEPS, migrate, parse, read_document

GRAPH = '{"tagwire": 1, "name": "标签", "nodes": {"a": {"type": "prompt"}}}'


def refused(text: str | bytes) -> str:
    with pytest.raises(GraphInvalid) as caught:
        read_document(text)
    assert caught.value.exit_code == 2
    return "\n".join(f"[{each.code}] {each}" for each in caught.value.problems)


def test_a_graph_is_read_from_text_and_from_bytes() -> None:
    assert read_document(GRAPH) == read_document(GRAPH.encode())
    assert read_document(GRAPH).name == "标签"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "[bad_json] not JSON: Expecting value at line 1, column 1. The file is empty"),
        (GRAPH[:-9], "[bad_json] not JSON: Unterminated string starting at line 1, column 54. "
         "The file seems cut off: take another copy."),
        (GRAPH[:-1], "The file seems cut off: take another copy."),
        (GRAPH.replace("1,", "1"), "[bad_json] not JSON: Expecting ',' delimiter at line 1, "
         "column 15. Look for a comma, a quote or a bracket missing or too many just before it."),
        (GRAPH + "}", "Extra data at line 1, column 65. Look for a comma"),
        (GRAPH.encode("gb18030"), "[bad_text] not UTF-8 text, at byte 24. Save it as UTF-8."),
        (GRAPH.encode("utf-16"), "[bad_text] not UTF-8 text, at byte 0."),
        (GRAPH.replace("标签", "").encode("utf-16-le"), "there are zero bytes in it."),
        ("\ufeff" + GRAPH, "[bad_text] the file begins with a byte order mark (BOM). Save"),
        (b"\xef\xbb\xbf" + GRAPH.encode(), "[bad_text] the file begins with a byte order mark"),
        ("[" * 100_000, "[too_deep] nested over 64 levels."),
        ('{"tagwire": 1, "a": NaN, "b": Infinity}', "[bad_number] /a: NaN is no JSON number. Use a "
         "finite number.\n[bad_number] /b: Infinity"),
    ],
)  # fmt: skip
def test_text_that_is_no_strict_json_is_refused(text: str | bytes, words: str) -> None:
    assert words in refused(text)


def test_five_mebibytes_are_read_and_no_more() -> None:
    room = MOST_BYTES - len(GRAPH.encode())
    assert read_document(GRAPH + " " * room)
    for text in (GRAPH + " " * (room + 1), GRAPH + "\u2003" * (room // 2)):
        assert refused(text).startswith("[too_large] the graph file is over 5 MiB.")


def test_a_text_of_nothing_but_faults_is_told_in_part() -> None:
    with pytest.raises(GraphInvalid) as caught:
        parse("[" + "NaN," * 5000 + "0]")
    assert len(caught.value.problems) == 1000


@pytest.mark.parametrize("version", ["null", "true", "1.0", '"1"', "0", "-1"])
def test_a_file_without_a_version_is_refused(version: str) -> None:
    assert refused(f'{{"tagwire": {version}}}').startswith("[no_version]")
    assert refused("{}").startswith("[no_version]")


def test_a_newer_file_is_refused_and_never_guessed() -> None:
    assert refused('{"tagwire": 2}') == (
        "[newer_file] saved by a newer Tagwire (version 2; this one reads 1). Update Tagwire."
    )


def test_an_old_file_goes_through_every_step_between() -> None:
    def renamed(raw: dict[str, Any]) -> dict[str, Any]:
        return {"nodes" if key == "steps" else key: value for key, value in raw.items()}

    def named(raw: dict[str, Any]) -> dict[str, Any]:
        return {"name": "untitled", **raw}

    migrated = migrate({"tagwire": 1, "steps": {}}, {1: renamed, 2: named}, current=3)
    assert migrated == {"tagwire": 3, "name": "untitled", "nodes": {}}


def test_there_is_a_step_from_every_older_version() -> None:
    from tagwire.core.migrations import CURRENT

    assert set(STEPS) == set(range(1, CURRENT))


def test_what_is_no_object_is_left_for_the_document_to_refuse() -> None:
    assert migrate([1]) == [1]
    assert refused("[1]").startswith("[bad_document] a graph file holds one JSON object")


@pytest.mark.parametrize(
    "text",
    [
        '{"last_node_id": 2, "nodes": [{"id": 1, "type": "KSampler"}], "links": []}',
        '{"3": {"class_type": "KSampler", "inputs": {}}, "6": {"class_type": "CLIPTextEncode"}}',
    ],
    ids=["of its page", "for its API"],
)
def test_a_workflow_of_comfyui_is_named_as_such(text):
    told = refused(text)
    assert told.startswith("[foreign_graph]")
    assert "ComfyUI workflow" in told
