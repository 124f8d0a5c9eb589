"""The roster says of every tag which picture it stands for and which prompts mention it."""

from __future__ import annotations

from typing import Annotated, Any

from tagwire.core.document import GraphDocument
from tagwire.core.graph import inspect
from tagwire.core.node import Node, Prompt, TagsOf
from tagwire.core.registry import Registry
from tagwire.core.roster import RosterRow, roster, rosters
from tagwire.core.tagging import TagList
from tagwire.core.values import Image, Text


class Words(Node, type="words"):
    text: Prompt = "a @shoe"

    async def run(self, ctx: Any) -> Text: ...

    def foretell(self, texts: Any) -> Text:
        return Text(self.text)


class Join(Node, type="join"):
    template: Prompt = "{a}"

    async def run(self, ctx: Any, a: Text = Text()) -> Text: ...

    def foretell(self, texts: Any) -> Text:
        return Text(self.template.replace("{a}", texts.get("a", "")))


class Poet(Node, type="poet"):
    async def run(self, ctx: Any, theme: Text = Text()) -> Text: ...


class Photo(Node, type="photo"):
    async def run(self, ctx: Any) -> Image: ...


class Blur(Node, type="blur"):
    async def run(self, ctx: Any, image: Image) -> Image: ...


class Shot(Node, type="shot"):
    style: Prompt = ""
    size: int = 1
    tags: Annotated[TagList, TagsOf("references")] = ()

    async def run(self, ctx: Any, prompt: Text, references: tuple[Image, ...] = ()) -> Image: ...


REGISTRY = Registry((kind, "test") for kind in (Words, Join, Poet, Photo, Blur, Shot))


def graph(prompt: str, *tags: str, **settings: Any) -> GraphDocument:
    """A shot with two pictures and a prompt that goes through a template."""
    nodes = {
        "words": {"type": "words", "settings": {"text": prompt}},
        "join": {"type": "join", "settings": {"template": "{a}, like @anna"}},
        **{name: {"type": "photo"} for name in ("shoe", "face")},
        "shot": {"type": "shot", "settings": {"tags": [*tags], **settings}},
    }
    wires = [
        ("words.text", "join.a"),
        ("join.text", "shot.prompt"),
        ("shoe.image", "shot.references"),
        ("face.image", "shot.references"),
    ]
    return GraphDocument.model_validate({"nodes": nodes, "wires": wires})


def changed(document: GraphDocument, node: str, **values: Any) -> GraphDocument:
    entry = document.nodes[node].model_copy(update=values)
    return document.model_copy(update={"nodes": {**document.nodes, node: entry}})


def told(document: GraphDocument, node: str = "shot") -> list[tuple[str, str, int, str]]:
    rows = roster(document, REGISTRY, node)
    return [(row.tag, row.source, row.mentions, row.status) for row in rows]


def test_each_tag_stands_with_its_picture_its_mentions_and_the_prompts_that_make_them() -> None:
    document = graph("@shoe by a wall, @Shoe again", "shoe", "anna")
    assert roster(document, REGISTRY, "shot") == (
        RosterRow("shoe", "shoe", True, 2, "ok", ("words",), "references"),
        RosterRow("anna", "face", True, 1, "ok", ("join",), "references"),
    )


def test_a_picture_nobody_mentions_and_one_without_a_tag() -> None:
    document = graph("a wall", "shoe")
    assert told(document) == [
        ("shoe", "shoe", 0, "unused"),
        ("", "face", 0, "untagged"),
        ("anna", "", 1, "missing"),
    ]


def test_tags_that_wait_for_a_wire_and_names_that_are_no_tag_are_missing() -> None:
    document = graph("@boot and @shoe and @hat", "shoe", "anna", "hat")
    rows = roster(document, REGISTRY, "shot")
    assert rows[2:] == (
        RosterRow("hat", "", False, 1, "missing", ("words",), "references"),
        RosterRow("boot", "", False, 1, "missing", ("words",)),
    )


def test_mentions_in_the_nodes_own_words_count() -> None:
    document = graph("a wall", "shoe", "anna", style="as bold as @shoe")
    row = roster(document, REGISTRY, "shot")[0]
    assert (row.mentions, row.prompts) == (1, ("shot",))


def test_where_only_a_run_can_tell_the_text_the_words_that_feed_it_count_as_far_as_they_go() -> (
    None
):
    document = graph("@shoe", "shoe", "face")
    nodes = {**document.nodes, "poet": document.nodes["join"].model_copy(update={"type": "poet"})}
    wires = (("words.text", "poet.theme"), ("poet.text", "shot.prompt"), *document.wires[2:])
    document = document.model_copy(update={"nodes": nodes, "wires": wires})
    assert told(document) == [("shoe", "shoe", 1, "ok"), ("face", "face", 0, "ok")]


def test_the_roster_holds_while_something_else_is_amiss() -> None:
    document = graph("@shoe", "shoe", "anna", size="big")
    assert told(document)[0] == ("shoe", "shoe", 1, "ok")
    document = changed(graph("@shoe", "shoe", "anna"), "words", settings={"text": 3})
    assert told(document) == [("shoe", "shoe", 0, "ok"), ("anna", "face", 1, "ok")]
    document = changed(graph("@shoe", "shoe"), "shot", settings={"tags": [3]})
    assert [status for *_, status in told(document)][:2] == ["untagged", "untagged"]


def test_a_wire_from_nowhere_brings_no_words() -> None:
    document = graph("@shoe", "shoe", "anna")
    wires = (("gone.text", "shot.prompt"), *document.wires[2:])
    assert told(document.model_copy(update={"wires": wires}))[0] == ("shoe", "shoe", 0, "unused")


def test_a_muted_picture_is_missing_where_it_is_mentioned_and_a_bypassed_one_is_not() -> None:
    document = changed(graph("a wall", "shoe", "anna"), "face", state="muted")
    assert told(document) == [("shoe", "shoe", 0, "unused"), ("anna", "face", 1, "missing")]
    document = changed(graph("a wall", "shoe", "anna"), "face", state="bypassed", type="blur")
    wires = (*document.wires, ("shoe.image", "face.image"))
    document = document.model_copy(update={"wires": wires})
    assert told(document)[1] == ("anna", "face", 1, "ok")


def test_a_muted_shot_has_its_roster_all_the_same() -> None:
    document = changed(graph("@shoe", "shoe", "anna"), "shot", state="muted")
    assert told(document) == [("shoe", "shoe", 1, "ok"), ("anna", "face", 1, "ok")]


def test_all_rosters_are_told_at_once_and_only_of_nodes_with_tags() -> None:
    document = graph("@shoe", "shoe", "anna")
    checked, _ = inspect(document, REGISTRY)
    assert rosters(checked, REGISTRY) == {"shot": roster(document, REGISTRY, "shot")}
    assert checked.arriving["shot"] == {"prompt": "@shoe, like @anna"}
    assert told(document, "words") == told(document, "boot") == []
