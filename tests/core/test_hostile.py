"""A corpus of hostile graph texts: each is refused in words, with its place, and nothing else.

Every row is a text and what refuses it: the code of a problem and its JSON pointer, or None for
a place of no use, such as that of a text cut off. Reading refuses it, or checking does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, TypeAlias

import pytest

from tagwire.core.document import GraphDocument
from tagwire.core.errors import GraphInvalid
from tagwire.core.graph import check
from tagwire.core.migrations import MOST_BYTES, read_document
from tagwire.core.node import Node, Picture, TagsOf, Wired
from tagwire.core.registry import Registry
from tagwire.core.tagging import TagList, tag_problems
from tagwire.core.values import Image, Text

Row: TypeAlias = tuple[str, "str | bytes", str, "str | None"]


class Words(Node, type="words"):
    text: str = ""

    async def run(self, ctx: Any) -> Text: ...


class Photo(Node, type="photo"):
    file: Picture = ""
    size: int = 1

    async def run(self, ctx: Any) -> Image: ...


class Shot(Node, type="shot"):
    tags: Annotated[TagList, TagsOf("references")] = ()

    async def run(self, ctx: Any, prompt: Text, references: tuple[Image, ...] = ()) -> Image: ...

    def review(self, wired: Wired) -> Iterable[Any]:
        return tag_problems(self.tags, wired.counts["references"])


REGISTRY = Registry([(Words, ""), (Photo, ""), (Shot, "")])

GRAPH: dict[str, Any] = {
    "tagwire": 1,
    "name": "鞋和模特",
    "nodes": {
        "words": {"type": "words", "version": 1, "settings": {"text": "a @shoe"}, "at": [0, 0]},
        "shoe": {"type": "photo", "settings": {"file": "shoe.png"}, "at": [0, 200.5]},
        "shot": {"type": "shot", "settings": {"tags": ["shoe"]}, "at": [420, 80]},
    },
    "wires": [["words.text", "shot.prompt"], ["shoe.image", "shot.references"]],
    "frames": {"f": {"title": "Frame", "at": [0, 0], "size": [10, 10], "color": "#ffffff"}},
    "notes": {"n": {"text": "Note", "at": [0, 0], "size": [10, 10], "color": ""}},
    "form": [{"setting": "words.text", "label": "Text", "lowest": 0, "highest": 1}],
}
TEXT = json.dumps(GRAPH, ensure_ascii=False)


def put(place: str, value: Any) -> str:
    """The text of GRAPH with a value put in at a pointer; `=...` is raw JSON."""
    graph = json.loads(TEXT)
    *way, last = place.split("/")[1:]
    inner = graph
    for key in way:
        inner = inner[int(key) if isinstance(inner, list) else key]
    raw = isinstance(value, str) and value.startswith("=")
    inner[int(last) if isinstance(inner, list) else last] = "<here>" if raw else value
    return json.dumps(graph).replace('"<here>"', value[1:]) if raw else json.dumps(graph)


NOT_JSON = {
    "nothing": "",
    "white space": " \n ",
    "a word": "graph",
    "two graphs": TEXT * 2,
    "single quotes": TEXT.replace('"', "'"),
    "a comment": "// mine\n" + TEXT,
    "a comma too many": TEXT[:-1] + ",}",
    "a comma too few": TEXT.replace(", ", " ", 1),
    "a line end in a text": TEXT.replace("a @shoe", "a\n@shoe"),
    "a wrong escape": TEXT.replace("a @shoe", "\\x"),
    "a leading zero": TEXT.replace('"tagwire": 1', '"tagwire": 01'),
    "an opened half": "[{" * 50,
}


def texts() -> Iterator[Row]:
    """What is no UTF-8, no JSON, or not all of it."""
    for cut in range(0, len(TEXT) - 1, 9):
        yield f"cut off at {cut}", TEXT[:cut], "bad_json", ""
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"):
        yield encoding, TEXT.encode(encoding), "bad_text", ""
    yield "byte order mark", TEXT.encode("utf-8-sig"), "bad_text", ""
    half = TEXT.encode().replace(b"\xe9", b"\xed\xa0\x80")
    yield "bytes of half a character", half, "bad_text", ""
    yield "binary", bytes(range(256)), "bad_text", ""
    for name, text in NOT_JSON.items():
        yield name, text, "bad_json", ""
    yield "beyond all depth", "[" * 100_000, "too_deep", ""
    yield "beyond all depth, closed", '{"a":' * 100_000 + "1" + "}" * 100_000, "too_deep", ""
    yield "over 5 MiB", TEXT + " " * MOST_BYTES, "too_large", ""


def loose_ends() -> Iterator[Row]:
    """JSON that means two things, or nothing finite."""
    place = "/nodes/shoe/settings/size"
    for number in ("NaN", "Infinity", "-Infinity", "1e999", "-1e999", "9" * 5000, "-" + "9" * 301):
        yield f"the number {number[:9]}", put(place, f"={number}"), "bad_number", place
        at = "/nodes/shot/at/0"
        yield f"{number[:9]} on the canvas", put(at, f"={number}"), "bad_number", at
    for level in ("", "/nodes", "/nodes/shot", "/nodes/shot/settings", "/later"):
        twin = '={"x": 1, "y": 2, "x": 3}'
        text = put(level, twin) if level else TEXT[:-1] + ', "x": 1, "x": 2}'
        yield f"a key twice in {level}", text, "duplicate_key", f"{level}/x"
    keys = "".join(f'"{i}":1,' for i in range(400_000))
    yield "half a million keys", "{" + keys + '"7":1}', "duplicate_key", "/7"
    half = "/nodes/words/settings/text"
    yield "half a character", put(half, '="\\ud800"'), "bad_text", half
    at, half = "/nodes/words/settings", '={"\\udfff": 1}'
    yield "half a character in a key", put(at, half), "bad_text", at
    deep = "[" * 63 + "]" * 63
    yield "65 levels", put("/later", f"=[{deep}]"), "too_deep", "/later" + "/0" * 63


def versions() -> Iterator[Row]:
    for version in (None, True, 1.0, "1", 0, -1, [], {}):
        yield f"version {version!r}", put("/tagwire", version), "no_version", ""
    for version in (2, 10**200):
        yield f"version {version}"[:20], put("/tagwire", version), "newer_file", ""
    yield "no version", json.dumps({"nodes": {}}), "no_version", ""


def shapes() -> Iterator[Row]:
    """The wrong type at each place."""
    for whole in ("[]", "1", '"graph"', "null", "true"):
        yield f"{whole} for a graph", whole, "bad_document", ""
    wrong: dict[str, tuple[Any, ...]] = {
        "/name": (None, 1, []),
        "/nodes": (None, [], "x"),
        "/nodes/shot": (None, [], "x"),
        "/nodes/shot/type": (None, 1, {}),
        "/nodes/shot/version": (None, "1", 1.5, True, 0),
        "/nodes/shot/settings": (None, [], "x"),
        "/nodes/shot/at": (None, {}, "00"),
        "/nodes/shot/at/1": (None, "0", False),
        "/wires": (None, {}, "x"),
        "/wires/0": (None, {}, "words.text"),
        "/wires/0/1": (
            None,
            1,
            "shot",
            "shot.",
            ".prompt",
            "a b.c",
            "../a.b",
            "a.b.c",
            "a." + "b" * 65,
        ),
        "/frames": (None, [], 1),
        "/frames/f/size": (None, 1, "big"),
        "/notes": (None, [], 1),
        "/notes/n/text": (None, 1, []),
        "/form": (None, {}, 1),
        "/form/0": (None, [], 1),
        "/form/0/setting": (None, 1, "words"),
        "/form/0/lowest": ("0", True, []),
    }
    for place, values in wrong.items():
        for value in values:
            yield f"{value!r} at {place}"[:60], put(place, value), "bad_document", place
    for name in ("../x", "a b", "", "a.b", "a" * 65, "鞋", "a\n", "/etc/passwd", "\x1b[2J", "~"):
        place = "/nodes/" + name.replace("~", "~0").replace("/", "~1")
        text = json.dumps({**GRAPH, "nodes": {**GRAPH["nodes"], name: {"type": "words"}}})
        yield f"the id {name[:12]!r}", text, "bad_document", place
    yield "a node without a type", put("/nodes/x", {}), "bad_document", "/nodes/x/type"
    yield (
        "a type without end",
        put("/nodes/x", {"type": "x" * 10**6}),
        "bad_document",
        "/nodes/x/type",
    )
    yield (
        "1001 settings",
        put("/nodes/shot/settings", dict.fromkeys(map(str, range(1001)))),
        "bad_document",
        "/nodes/shot/settings",
    )


def crowds() -> Iterator[Row]:
    nodes = {f"n{i}": {"type": "words"} for i in range(10_001)}
    yield "10,001 nodes", json.dumps({"tagwire": 1, "nodes": nodes}), "too_many", "/nodes"
    wires = [["words.text", "shot.prompt"]] * 50_001
    yield "50,001 wires", json.dumps({**GRAPH, "wires": wires}), "too_many", "/wires"
    yield (
        "400,000 bad nodes",
        '{"tagwire":1,"nodes":{' + ",".join(f'"{i}":1' for i in range(400_000)) + "}}",
        "too_many",
        "/nodes",
    )
    yield (
        "50,000 bad wires",
        json.dumps({**GRAPH, "wires": [[1]] * 50_000}),
        "bad_document",
        "/wires/0/0",
    )
    yield (
        "10,000 bad nodes",
        json.dumps({"tagwire": 1, "nodes": dict.fromkeys(map(str, range(10_000)), 1)}),
        "bad_document",
        "/nodes/0",
    )
    for what in ("frames", "notes"):
        yield (
            f"1,001 {what}",
            json.dumps({**GRAPH, what: {f"x{i}": {} for i in range(1001)}}),
            "too_many",
            f"/{what}",
        )


FAULTS = [
    ("a node nobody knows", "/nodes/shoe/type", "__import__('os')", "unknown_type"),
    ("a newer node", "/nodes/shoe/version", 10**200, "newer_node"),
    ("a setting of another type", "/nodes/shoe/settings/size", {"a": [1]}, "bad_setting"),
    ("a setting without end", "/nodes/shoe/settings/size", "x" * 10**6, "bad_setting"),
    ("a setting nobody knows", "/nodes/shoe/settings/__class__", 1, "unknown_setting"),
    ("a tag that is none", "/nodes/shot/settings/tags/0", "../../x", "bad_tag"),
    ("a tag of another type", "/nodes/shot/settings/tags/0", [1], "bad_setting"),
]


def graphs() -> Iterator[Row]:
    """Read without a fault, refused by the check."""
    for name, place, value, code in FAULTS:
        yield name, put(place, value), code, place
    yield "a wire from nowhere", put("/wires/1/0", "boot.image"), "unknown_node", "/wires/1"
    yield "a wire to a hidden port", put("/wires/1/1", "shot.__class__"), "unknown_port", "/wires/1"
    yield "a wire of the wrong kind", put("/wires/1/1", "shot.prompt"), "wrong_kind", "/wires/1"
    yield "a node that feeds itself", put("/wires/1/0", "shot.image"), "cycle", "/nodes/shot"
    yield "no wires", put("/wires", []), "missing_input", "/nodes/shot"
    knot = [["a.image", f"n{i}.references"] for i in range(5000)]
    knot += [[f"n{i}.image", "a.references"] for i in range(5000)]
    nodes = {"a": {"type": "shot"}} | {f"n{i}": {"type": "shot"} for i in range(5000)}
    yield (
        "a knot of 5,000 rings",
        json.dumps({"tagwire": 1, "nodes": nodes, "wires": knot}),
        "cycle",
        "/nodes/a",
    )
    strange = {f"n{i}": {"type": f"sho{i}"} for i in range(10_000)}
    yield (
        "10,000 strange types",
        json.dumps({"tagwire": 1, "nodes": strange}),
        "unknown_type",
        "/nodes/n0/type",
    )


CORPUS = [*texts(), *loose_ends(), *versions(), *shapes(), *crowds(), *graphs()]


def test_the_graph_the_corpus_is_made_from_is_sound() -> None:
    assert list(check(read_document(TEXT), REGISTRY).steps) == ["words", "shoe", "shot"]


def test_the_corpus_is_large_and_its_rows_have_names_of_their_own() -> None:
    assert len(CORPUS) >= 80
    assert len({name for name, *_ in CORPUS}) == len(CORPUS)


@pytest.mark.parametrize("row", CORPUS, ids=[row[0] for row in CORPUS])
def test_a_hostile_text_is_refused_with_a_code_and_a_place(row: Row) -> None:
    _, text, code, place = row
    with pytest.raises(GraphInvalid) as caught:
        check(read_document(text), REGISTRY)
    problems = caught.value.problems
    assert caught.value.exit_code == 2
    assert (code, place) in {(problem.code, problem.place) for problem in problems}
    for problem in problems:
        assert problem.message.endswith(".")
        assert problem.remedy
        assert str(problem).isprintable()
        assert problem.place.encode().decode() == problem.place


def test_a_refused_text_leaves_nothing_behind() -> None:
    with pytest.raises(GraphInvalid):
        read_document(put("/nodes/shoe", 1))
    assert read_document(TEXT) == GraphDocument.model_validate(GRAPH)
