"""A tag is renamed once and changes everywhere: on its wire and in every prompt that says it."""

from __future__ import annotations

from typing import Annotated, Any

import pytest

from tagwire.core.document import GraphDocument
from tagwire.core.edit.apply import apply
from tagwire.core.edit.commands import parse_command
from tagwire.core.edit.refused import EditRefused
from tagwire.core.node import Node, Prompt, TagsOf
from tagwire.core.registry import Registry
from tagwire.core.values import Image, Text


class Words(Node, type="words", version=2):
    text: Prompt = "portrait of @model"

    async def run(self, ctx: Any) -> Text: ...

    @classmethod
    def upgrade(cls, version: int, settings: dict[str, Any]) -> dict[str, Any]:
        return {"text": settings["words"]}


class Style(Node, type="style"):
    ending: Prompt
    lines: Annotated[int, "not a mark"] = 1

    async def run(self, ctx: Any, text: Text) -> Text: ...


class Photo(Node, type="photo"):
    async def run(self, ctx: Any) -> Image: ...


class Shot(Node, type="shot"):
    tags: Annotated[tuple[str, ...], TagsOf("references")] = ()
    looks: Annotated[tuple[str, ...], TagsOf("styles")] = ()

    async def run(
        self,
        ctx: Any,
        prompt: Text,
        references: tuple[Image, ...] = (),
        styles: tuple[Image, ...] = (),
    ) -> Image: ...


REGISTRY = Registry((kind, "test") for kind in (Words, Style, Photo, Shot))


def graph(nodes: dict[str, tuple[str, dict[str, Any]]], *wires: str) -> GraphDocument:
    entries = {
        name: {"type": kind, "version": 2 if kind == "words" else 1, "settings": settings}
        for name, (kind, settings) in nodes.items()
    }
    pairs = [wire.split(" -> ") for wire in wires]
    return GraphDocument.model_validate({"nodes": entries, "wires": pairs})


def renamed(document: GraphDocument, node: str, old: str, new: str) -> GraphDocument:
    raw = {"do": "rename_tag", "node": node, "old": old, "new": new}
    return apply(document, parse_command(raw), REGISTRY)


def refused(document: GraphDocument, node: str, old: str, new: str) -> EditRefused:
    with pytest.raises(EditRefused) as caught:
        renamed(document, node, old, new)
    return caught.value


def settings(document: GraphDocument, node: str) -> dict[str, Any]:
    return document.nodes[node].settings


def test_a_tag_is_renamed_beside_its_wire_and_in_the_prompt() -> None:
    document = graph(
        {
            "words": ("words", {"text": "@Model穿 @sneaker, ＠model, a@model.com, @models"}),
            "shot": ("shot", {"tags": "sneaker, model"}),
        },
        "words.text -> shot.prompt",
    )
    document = renamed(document, "shot", "model", "dancer")
    assert settings(document, "shot") == {"tags": ["sneaker", "dancer"]}
    assert settings(document, "words")["text"] == (
        "@dancer穿 @sneaker, ＠dancer, a@model.com, @models"
    )


def test_a_prompt_is_renamed_through_any_number_of_nodes() -> None:
    document = graph(
        {
            "words": ("words", {"text": "@model"}),
            "one": ("style", {"ending": "behind @model"}),
            "two": ("style", {"ending": "in fog"}),
            "shot": ("shot", {"tags": ["model"]}),
        },
        "words.text -> one.text",
        "one.text -> two.text",
        "two.text -> shot.prompt",
    )
    document = renamed(document, "shot", "model", "dancer")
    assert settings(document, "words") == {"text": "@dancer"}
    assert settings(document, "one") == {"ending": "behind @dancer"}
    assert settings(document, "two") == {"ending": "in fog"}


def test_a_prompt_is_renamed_through_a_node_of_unknown_type() -> None:
    document = graph(
        {
            "words": ("words", {"text": "@model"}),
            "odd": ("nobody_knows", {"text": "@model"}),
            "shot": ("shot", {"tags": ["model"]}),
        },
        "words.text -> odd.anything",
        "odd.something -> shot.prompt",
    )
    document = renamed(document, "shot", "model", "dancer")
    assert settings(document, "words") == {"text": "@dancer"}
    assert settings(document, "odd") == {"text": "@model"}


def test_wires_that_no_known_node_explains_carry_no_mentions() -> None:
    document = graph(
        {
            "odd": ("nobody_knows", {}),
            "other": ("nobody_knows", {}),
            "photo": ("photo", {}),
            "shot": ("shot", {"tags": ["model"]}),
        },
        "odd.text -> other.text",
        "lost.text -> odd.text",
        "odd.text -> lost.text",
        "odd.text -> shot.no_such_port",
        "photo.no_such_port -> shot.prompt",
        "photo.image -> shot.references",
    )
    document = renamed(document, "shot", "model", "dancer")
    assert settings(document, "shot") == {"tags": ["dancer"]}


def test_a_text_the_class_brings_along_is_renamed_too() -> None:
    document = graph(
        {"words": ("words", {}), "shot": ("shot", {"tags": ["model"]})},
        "words.text -> shot.prompt",
    )
    document = renamed(document, "shot", "model", "dancer")
    assert settings(document, "words") == {"text": "portrait of @dancer"}


def test_a_text_that_is_not_there_yet_is_no_hindrance() -> None:
    document = graph(
        {"style": ("style", {}), "shot": ("shot", {"tags": ["model"]})},
        "style.text -> shot.prompt",
    )
    assert settings(renamed(document, "shot", "model", "dancer"), "style") == {}


def test_an_old_prompt_is_brought_up_to_date_only_when_it_mentions_the_tag() -> None:
    nodes = {
        "old": {"type": "words", "settings": {"words": "@model"}},
        "older": {"type": "words", "settings": {"words": "rain"}},
        "style": {"type": "style", "settings": {"ending": "x"}},
        "shot": {"type": "shot", "settings": {"tags": ["model"]}},
    }
    wires = [
        ("old.text", "style.text"),
        ("older.text", "style.text"),
        ("style.text", "shot.prompt"),
    ]
    document = GraphDocument.model_validate({"nodes": nodes, "wires": wires})
    document = renamed(document, "shot", "model", "dancer")
    assert (document.nodes["old"].version, settings(document, "old")) == (2, {"text": "@dancer"})
    assert (document.nodes["older"].version, settings(document, "older")) == (1, {"words": "rain"})


def test_others_who_read_the_same_prompt_rename_along_and_so_do_their_prompts() -> None:
    document = graph(
        {
            "shared": ("words", {"text": "@model runs"}),
            "style": ("style", {"ending": "@model at night"}),
            "further": ("words", {"text": "@model sleeps"}),
            "one": ("shot", {"tags": ["model"]}),
            "two": ("shot", {"tags": ["scene", "Model"]}),
            "three": ("shot", {"tags": ["model"]}),
            "untagged": ("shot", {"tags": ["scene"]}),
            "apart": ("shot", {"tags": ["model"]}),
        },
        "shared.text -> one.prompt",
        "shared.text -> style.text",
        "further.text -> style.text",
        "style.text -> two.prompt",
        "shared.text -> untagged.prompt",
        "further.text -> three.prompt",
    )
    document = renamed(document, "one", "model", "dancer")
    assert settings(document, "shared") == {"text": "@dancer runs"}
    assert settings(document, "style") == {"ending": "@dancer at night"}
    assert settings(document, "further") == {"text": "@dancer sleeps"}
    assert settings(document, "two") == {"tags": ["scene", "dancer"]}
    assert settings(document, "three") == {"tags": ["dancer"]}
    assert settings(document, "untagged") == {"tags": ["scene"]}
    assert settings(document, "apart") == {"tags": ["model"]}


def test_a_shared_prompt_that_never_says_the_tag_ties_nobody() -> None:
    document = graph(
        {
            "shared": ("words", {"text": "rain"}),
            "one": ("shot", {"tags": ["model"]}),
            "two": ("shot", {"tags": ["model"]}),
        },
        "shared.text -> one.prompt",
        "shared.text -> two.prompt",
    )
    document = renamed(document, "one", "model", "dancer")
    assert settings(document, "two") == {"tags": ["model"]}


def test_a_mention_of_a_longer_tag_is_left_alone() -> None:
    document = graph(
        {
            "words": ("words", {"text": "@model_ and @model"}),
            "shot": ("shot", {"tags": ["model", "model_"]}),
        },
        "words.text -> shot.prompt",
    )
    document = renamed(document, "shot", "model", "dancer")
    assert settings(document, "words") == {"text": "@model_ and @dancer"}


def test_only_the_case_of_a_tag_may_change() -> None:
    document = graph({"shot": ("shot", {"tags": ["model"]})})
    assert settings(renamed(document, "shot", "model", "Model"), "shot") == {"tags": ["Model"]}


def test_a_tag_of_another_port_is_renamed_where_it_stands() -> None:
    document = graph({"shot": ("shot", {"tags": ["model"], "looks": ["noir"]})})
    document = renamed(document, "shot", "noir", "sepia")
    assert settings(document, "shot") == {"tags": ["model"], "looks": ["sepia"]}


def test_tags_nobody_can_read_stay_as_they_are() -> None:
    document = graph({"shot": ("shot", {"tags": 5, "looks": ["noir"]})})
    document = renamed(document, "shot", "noir", "sepia")
    assert settings(document, "shot") == {"tags": 5, "looks": ["sepia"]}


def test_a_tag_the_node_does_not_have_is_refused() -> None:
    fault = refused(graph({"shot": ("shot", {"tags": ["model"]})}), "shot", "scene", "stage")
    assert fault.message == "shot has no tag 'scene'."
    assert fault.remedy == "It has: model."


def test_an_illegal_new_tag_is_refused() -> None:
    fault = refused(graph({"shot": ("shot", {"tags": ["model"]})}), "shot", "model", "xy")
    assert "3 to 16" in fault.message


def test_a_new_tag_that_another_picture_has_is_refused() -> None:
    document = graph(
        {"photo": ("photo", {}), "shot": ("shot", {"tags": ["scene", "model"]})},
        "photo.image -> shot.references",
    )
    fault = refused(document, "shot", "model", "Scene")
    assert fault.message == "shot: photo.image has the tag 'scene'."


def test_a_new_tag_that_is_taken_where_a_shared_prompt_leads_is_refused() -> None:
    document = graph(
        {
            "words": ("words", {"text": "@model"}),
            "one": ("shot", {"tags": ["model"]}),
            "two": ("shot", {"tags": ["model", "dancer"]}),
        },
        "words.text -> one.prompt",
        "words.text -> two.prompt",
    )
    assert refused(document, "one", "model", "dancer").message.startswith("two: ")


def test_tags_of_a_node_of_unknown_type_cannot_be_renamed() -> None:
    document = graph({"odd": ("nobody_knows", {"tags": ["model"]})})
    assert "not known here" in refused(document, "odd", "model", "dancer").message
