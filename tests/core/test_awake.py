"""Muted and bypassed nodes: what still runs, on which wires, and where its problems are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, NamedTuple

import pytest

from tagwire.core.awake import awake
from tagwire.core.document import GraphDocument
from tagwire.core.errors import GraphInvalid, Problem, WrongUse
from tagwire.core.graph import check, inspect
from tagwire.core.node import Node, Prompt, TagsOf, Wired
from tagwire.core.plan import Surroundings, plan
from tagwire.core.registry import Registry
from tagwire.core.tagging import TagList, prompt_problems, tag_problems
from tagwire.core.values import Image, Text


class Pair(NamedTuple):
    image: Image
    words: Text


class Words(Node, type="words"):
    text: Prompt = ""

    async def run(self, ctx: Any) -> Text: ...

    def foretell(self, texts: Any) -> Text:
        return Text(self.text)


class Photo(Node, type="photo"):
    size: int = 1

    async def run(self, ctx: Any) -> Image: ...


class Blur(Node, type="blur"):
    shades: tuple[int, ...] = ()

    async def run(self, ctx: Any, image: Image, mask: Image | None = None) -> Image: ...

    def review(self, wired: Wired) -> Iterable[Problem]:
        if self.shades:
            yield Problem("shady", "too dark.", "Lighten it.", "/settings/shades/0")


class Reader(Node, type="reader"):
    async def run(self, ctx: Any, image: Image) -> Pair: ...


class Shot(Node, type="shot"):
    tags: Annotated[TagList, TagsOf("references")] = ()

    async def run(self, ctx: Any, prompt: Text, references: tuple[Image, ...] = ()) -> Image: ...

    def review(self, wired: Wired) -> Iterable[Problem]:
        yield from tag_problems(self.tags, wired.counts["references"])
        if "prompt" in wired.texts:
            yield from prompt_problems(wired.texts["prompt"], self.tags, 1000)


class Sheet(Node, type="sheet"):
    async def run(self, ctx: Any, images: tuple[Image, ...]) -> Image: ...


REGISTRY = Registry((kind, "test") for kind in (Words, Photo, Blur, Reader, Shot, Sheet))
NODES = {"words": "words", "blur": "blur", "shot": "shot", "end": "blur"}
NODES |= dict.fromkeys(("shoe", "anna", "room"), "photo")
WIRES = [
    ("words.text", "shot.prompt"),
    ("shoe.image", "shot.references"),
    ("anna.image", "blur.image"),
    ("blur.image", "shot.references"),
    ("room.image", "shot.references"),
    ("shot.image", "end.image"),
]
TAGS = ["shoe", "anna", "room"]


def graph(
    wires: Iterable[tuple[str, str]] = WIRES, tags: Any = TAGS, text: str = "", **states: str
) -> GraphDocument:
    """A shot of three pictures, one of them blurred; the nodes named are in that state."""
    nodes: dict[str, Any] = {name: {"type": kind} for name, kind in NODES.items()}
    nodes["shot"]["settings"] = {"tags": tags}
    nodes["words"]["settings"] = {"text": text or " ".join(f"@{tag}" for tag in TAGS)}
    nodes["odd"] = {"type": "nobody_knows"} if "odd" in states else None
    nodes = {name: entry for name, entry in nodes.items() if entry}
    for name, state in states.items():
        nodes[name] |= {"state": state}
    return GraphDocument.model_validate({"nodes": nodes, "wires": list(wires)})


def left(**states: str) -> tuple[list[str], list[str], list[str]]:
    """The nodes left, the starts of the wires into the shot, and its tags."""
    document = awake(graph(**states), REGISTRY)
    entry = document.nodes.get("shot")
    starts = [start for start, end in document.wires if end.startswith("shot.")]
    return list(document.nodes), starts, entry.settings.get("tags", []) if entry else []


def found(document: GraphDocument) -> list[tuple[str, str]]:
    return [(each.code, each.place) for each in inspect(document, REGISTRY)[1]]


def test_a_graph_where_all_is_on_is_left_as_it_is() -> None:
    document = graph()
    assert awake(document, REGISTRY) is document
    assert inspect(document, REGISTRY)[0].asleep == {}


def test_a_port_of_many_loses_the_wire_of_a_muted_node_and_its_tag() -> None:
    nodes, starts, tags = left(shoe="muted")
    assert "shoe" not in nodes
    assert starts == ["words.text", "blur.image", "room.image"]
    assert tags == ["anna", "room"]


def test_what_requires_a_muted_output_sleeps_and_so_does_what_requires_that() -> None:
    checked = check(graph(words="muted"), REGISTRY)
    assert set(checked.steps) == {"shoe", "anna", "room", "blur"}
    assert checked.asleep == {
        "words": "it is muted",
        "shot": "its prompt waits for words, which gives nothing",
        "end": "its image waits for shot, which gives nothing",
    }
    nodes, starts, tags = left(anna="muted")
    assert "blur" not in nodes
    assert (starts, tags) == (["words.text", "shoe.image", "room.image"], ["shoe", "room"])


def test_an_optional_port_just_loses_its_wire() -> None:
    wires = [*WIRES, ("room.image", "end.mask")]
    document = awake(graph(wires, room="muted"), REGISTRY)
    assert "end" in document.nodes
    assert ("room.image", "end.mask") not in document.wires


def test_a_required_port_of_many_sleeps_only_when_no_wire_is_left() -> None:
    nodes = {"a": {"type": "photo"}, "b": {"type": "photo", "state": "muted"}}
    nodes["sheet"] = {"type": "sheet"}
    wires = [("a.image", "sheet.images"), ("b.image", "sheet.images")]
    document = GraphDocument.model_validate({"nodes": nodes, "wires": wires})
    assert awake(document, REGISTRY).wires == (wires[0],)
    nodes["a"] = nodes["b"]
    document = GraphDocument.model_validate({"nodes": nodes, "wires": wires})
    assert awake(document, REGISTRY).nodes == {}


def test_a_bypassed_node_hands_its_first_input_of_the_kind_on_and_the_tag_stays() -> None:
    nodes, starts, tags = left(blur="bypassed")
    assert "blur" not in nodes
    assert starts == ["words.text", "shoe.image", "anna.image", "room.image"]
    assert tags == TAGS


def test_a_bypassed_shot_hands_its_first_reference_on_whatever_becomes_of_its_prompt() -> None:
    assert awake(graph(shot="bypassed"), REGISTRY).wires[-1] == ("shoe.image", "end.image")
    document = awake(graph(shot="bypassed", words="muted", shoe="muted"), REGISTRY)
    assert document.wires[-1] == ("blur.image", "end.image")


def test_bypassed_nodes_in_a_row_hand_on_what_feeds_the_first() -> None:
    document = awake(graph(blur="bypassed", shot="bypassed", shoe="muted"), REGISTRY)
    assert document.wires == (("anna.image", "end.image"),)


def test_what_a_bypassed_node_cannot_hand_on_is_as_if_muted_and_the_check_says_so() -> None:
    document = graph(words="bypassed")
    assert "shot" not in awake(document, REGISTRY).nodes
    _, problems = inspect(document, REGISTRY)
    assert [(each.code, each.place, each.severity) for each in problems] == [
        ("no_bypass", "/nodes/words/state", "warning")
    ]
    assert str(problems[0]).startswith("words: it cannot be bypassed: Words has no text input")


def test_a_node_of_unknown_type_sleeps_when_a_wire_of_its_does_not_come() -> None:
    wires = [*WIRES, ("end.image", "odd.anything")]
    document = graph(wires, words="muted", odd="on")
    assert "odd" not in awake(document, REGISTRY).nodes
    assert found(document) == []
    assert found(graph(wires, odd="bypassed")) == [("no_bypass", "/nodes/odd/state")]


def test_what_is_wrong_with_a_muted_node_stops_nothing() -> None:
    document = graph(room="muted", text="@shoe @anna")
    entry = document.nodes["room"].model_copy(update={"settings": {"size": "big"}})
    nodes = {**document.nodes, "room": entry}
    assert found(document.model_copy(update={"nodes": nodes})) == []


def test_problems_point_into_the_graph_as_it_is_saved() -> None:
    wires = [*WIRES, ("shoe.picture", "end.mask"), ("gone.image", "shot.references")]
    document = graph(wires, ["shoe", "2nd", "room", "", "more", "late"], "@shoe", shoe="muted")
    assert found(document) == [
        ("unknown_node", "/wires/7"),
        ("bad_tag", "/nodes/shot/settings/tags/1"),
        ("extra_tag", "/nodes/shot/settings/tags/3"),
        ("unknown_tag", "/nodes/shot"),
        *(("unused_tag", f"/nodes/shot/settings/tags/{place}") for place in (1, 2, 4, 5)),
    ]


def test_a_tag_in_a_comma_text_and_a_setting_without_tags_keep_their_places() -> None:
    document = graph(tags="shoe, 2nd, room", text="@room", shoe="muted")
    assert found(document)[0] == ("bad_tag", "/nodes/shot/settings/tags")
    entry = document.nodes["end"].model_copy(update={"settings": {"shades": [1]}})
    document = document.model_copy(update={"nodes": {**document.nodes, "end": entry}})
    assert ("shady", "/nodes/end/settings/shades/0") in found(document)
    assert ("bad_tag", "/nodes/shot/settings/tags") in found(document)


def test_the_tags_of_a_shot_without_wires_keep_their_places() -> None:
    document = graph([WIRES[0]], ["2nd"], "a cat", room="muted")
    assert ("bad_tag", "/nodes/shot/settings/tags/0") in found(document)


def test_tags_nobody_can_read_and_wires_to_nothing_stay_as_they_are() -> None:
    document = graph([*WIRES, ("shoe.image", "gone.image")], [1], room="muted")
    assert awake(document, REGISTRY).nodes["shot"] == document.nodes["shot"]
    assert found(document) == [
        ("bad_setting", "/nodes/shot/settings/tags/0"),
        ("unknown_node", "/wires/6"),
    ]


def test_where_all_sleep_the_check_says_that_nothing_would_run() -> None:
    document = graph(words="muted", shoe="muted", anna="muted", room="muted")
    with pytest.raises(GraphInvalid) as caught:
        check(document, REGISTRY)
    assert str(caught.value) == (
        "nothing would run: every node is muted, bypassed or waits for one that is. Switch one on."
    )
    assert [(each.code, each.place) for each in caught.value.problems] == [("all_asleep", "/nodes")]


@pytest.mark.parametrize("state", ["on", "bypassed", "muted"])
@pytest.mark.parametrize("name", ["blur", "end"])
def test_a_ring_never_runs_whoever_on_it_sleeps(name: str, state: str) -> None:
    ring = [("blur.image", "end.image"), ("end.image", "blur.image")]
    checked, problems = inspect(graph(ring, **{name: state, "shot": "muted"}), REGISTRY)
    assert not {"blur", "end"} & checked.steps.keys()
    assert [each.code for each in problems if each.severity == "error"] in (["cycle"], [])
    assert state != "on" or [each.code for each in problems] == ["cycle"]


class Nothing:
    def known(self, keys: Iterable[str]) -> set[str]:
        return set()


def world() -> Surroundings:
    return Surroundings(Nothing(), str, str, lambda _: None)  # type: ignore[arg-type]


def test_what_sleeps_is_not_planned_and_cannot_be_a_target() -> None:
    checked = check(graph(words="muted"), REGISTRY)
    assert set(plan(checked, (), world()).targets) == {"shoe", "room", "blur"}
    with pytest.raises(WrongUse) as caught:
        plan(checked, ("shot",), world())
    assert str(caught.value) == (
        "shot does not run: its prompt waits for words, which gives nothing. Switch it on first."
    )


def test_a_target_needs_only_what_is_before_the_node_that_is_bypassed_for_it() -> None:
    wires = [*WIRES, ("odd.image", "blur.mask")]
    document = graph(wires, blur="bypassed", odd="on")
    assert "shot" in check(document, REGISTRY, targets=("shot",)).steps
    with pytest.raises(GraphInvalid):
        check(document, REGISTRY)


def test_a_graph_keeps_the_document_it_was_made_from() -> None:
    document = graph(room="muted", text="@shoe @anna")
    assert check(document, REGISTRY).document is document
