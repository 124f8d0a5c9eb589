"""A graph file is read with every fault named, kept to the letter, and written so a diff reads."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tagwire.core.document import (
    MOST_NODES,
    MOST_WIRES,
    GraphDocument,
    NodeEntry,
    layout,
    node_of,
    port_of,
    validate,
)
from tagwire.core.errors import GraphInvalid, Problem

SMALL: dict[str, Any] = {
    "tagwire": 1,
    "nodes": {"words": {"type": "prompt"}, "shot": {"type": "gen4_image"}},
    "wires": [["words.text", "shot.prompt"]],
}
PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abc文/~", max_size=4), inner),
    max_leaves=20,
)


def problems(**changes: Any) -> list[Problem]:
    with pytest.raises(GraphInvalid) as caught:
        validate({**SMALL, **changes})
    assert all(problem.remedy for problem in caught.value.problems)
    return list(caught.value.problems)


def test_a_graph_file_becomes_a_document() -> None:
    document = validate(SMALL)
    assert document.nodes["words"] == NodeEntry(type="prompt")
    assert document.wires == (("words.text", "shot.prompt"),)


def test_the_ends_of_a_wire_are_a_node_and_a_port() -> None:
    assert (node_of("shot.references"), port_of("shot.references")) == ("shot", "references")


def test_only_an_object_is_a_graph() -> None:
    with pytest.raises(GraphInvalid) as caught:
        validate([1])
    assert str(caught.value) == "a graph file holds one JSON object, not [1]. Is it a graph?"


@pytest.mark.parametrize(
    ("changes", "place", "words"),
    [
        ({"name": 3}, "/name", "must be text. It is 3 now."),
        ({"nodes": []}, "/nodes", "must be an object. It is [] now."),
        ({"nodes": {"a": 1}}, "/nodes/a", "must be an object. It is 1 now."),
        ({"nodes": {"a": {}}}, "/nodes/a/type", "missing. Put it in."),
        ({"nodes": {"a/b": {"type": "x"}}}, "/nodes/a~1b", "an id is 1 to 64 letters"),
        ({"nodes": {"a": {"type": "x" * 65}}}, "/nodes/a/type", "is longer than 64 characters."),
        ({"nodes": {"a": {"type": "x", "version": "1"}}}, "/nodes/a/version", "must be a whole"),
        ({"nodes": {"a": {"type": "x", "version": 0}}}, "/nodes/a/version", "must be at least 1."),
        ({"nodes": {"a": {"type": "x", "at": [0, True]}}}, "/nodes/a/at/1", "must be a number."),
        ({"nodes": {"a": {"type": "x", "at": [0]}}}, "/nodes/a/at/1", "missing. Put it in."),
        ({"nodes": {"a": {"type": "x", "settings": []}}}, "/nodes/a/settings", "must be an object"),
        ({"wires": {}}, "/wires", "must be a list. It is {} now."),
        ({"wires": [["a.b", "c"]]}, "/wires/0/1", "must be \"node.name\". It is 'c' now."),
        ({"wires": [["a.b", "c.d", "e.f"]]}, "/wires/0", "holds more than 2. Take some out."),
        ({"frames": {"f": {"size": "big"}}}, "/frames/f/size", "must be a list."),
        ({"notes": {"n": {"text": None}}}, "/notes/n/text", "must be text. It is null now."),
        ({"form": [{"setting": "shot"}]}, "/form/0/setting", 'must be "node.name".'),
        ({"form": [{"setting": "a.b", "lowest": "0"}]}, "/form/0/lowest", "must be a number."),
    ],
)
def test_what_is_out_of_shape_is_named_by_its_place(
    changes: dict[str, Any], place: str, words: str
) -> None:
    [problem] = problems(**changes)
    assert (problem.code, problem.place) == ("bad_document", place)
    assert str(problem).startswith(f"{place}: {words}")


def test_everything_out_of_shape_is_named_at_once() -> None:
    found = problems(name=1, nodes={"a b": {"type": 2}}, wires=[["x"]], form=[{}])
    places = {problem.place for problem in found}
    assert places == {
        "/name", "/nodes/a b", "/nodes/a b/type", "/wires/0/0", "/wires/0/1", "/form/0/setting",
    }  # fmt: skip


def test_no_more_than_a_thousand_faults_are_told() -> None:
    assert len(problems(wires=[[1, 2]] * 5000)) == 1000


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("nodes", {f"n{i}": {"type": "prompt"} for i in range(MOST_NODES + 1)}),
        ("wires", [["a.text", "b.prompt"]] * (MOST_WIRES + 1)),
        ("frames", {f"f{i}": {} for i in range(1001)}),
    ],
)
def test_more_than_a_graph_holds_is_refused(key: str, value: Any) -> None:
    [problem] = problems(**{key: value})
    assert (problem.code, problem.place) == ("too_many", f"/{key}")


def test_a_full_graph_is_read() -> None:
    nodes = {f"n{i}": {"type": "prompt"} for i in range(MOST_NODES)}
    wires = [["n1.text", "n2.prompt"]] * MOST_WIRES
    assert len(validate({"tagwire": 1, "nodes": nodes, "wires": wires}).nodes) == MOST_NODES


def test_a_port_may_have_a_chinese_name() -> None:
    document = validate({**SMALL, "wires": [["words.text", "shot.提示词"]]})
    assert port_of(document.wires[0][1]) == "提示词"


def test_what_was_written_is_kept_and_what_was_not_is_not_added() -> None:
    raw = {
        "tagwire": 1,
        "name": "",
        "nodes": {
            "a": {"type": "prompt", "version": 1, "settings": {}, "at": [0, 0], "later": [1]},
            "b": {"type": "prompt", "at": [1, 2.0]},
        },
        "wires": [],
        "later": {"deep": None},
    }
    assert json.dumps(validate(raw).to_json()) == json.dumps(raw)


def test_an_empty_document_is_a_graph_file() -> None:
    assert GraphDocument().to_text() == '{"tagwire": 1}\n'


def test_a_document_is_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        GraphDocument().name = "other"  # type: ignore[misc]


def test_a_graph_is_written_a_node_and_a_wire_a_line() -> None:
    nodes = {name: {"type": "prompt", "settings": {"text": "鞋" * 20}} for name in "ab"}
    text = validate({"tagwire": 1, "nodes": nodes}).to_text()
    assert text.splitlines()[3] == (
        f'    "a": {{"type": "prompt", "settings": {{"text": "{"鞋" * 20}"}}}},'
    )


@given(PLAIN, st.integers(0, 120))
def test_laid_out_json_is_the_same_json(value: Any, width: int) -> None:
    assert json.dumps(json.loads(layout(value, width=width))) == json.dumps(value)


def test_upstream_keeps_the_targets_and_what_they_need() -> None:
    document = validate(
        {
            "tagwire": 1,
            "nodes": {name: {"type": "x"} for name in "abcdz"},
            "wires": [["a.o", "b.i"], ["b.o", "c.i"], ["a.o", "c.i"], ["c.o", "d.i"]],
        }
    )
    part = document.upstream(("c",))
    assert list(part.nodes) == ["a", "b", "c"]
    assert part.wires == document.wires[:3]
