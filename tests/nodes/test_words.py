"""The words people read on shipped nodes: complete in Chinese, and none for what is not there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from tagwire import Node
from tagwire.core.models import IMAGE_MODELS
from tagwire.providers.discovery import discover, shipped

KINDS = {kind.spec.name: kind for kind in discover((), safe=True)}
WORDS = {
    language: json.loads((shipped("nodes") / f"{language}.json").read_text(encoding="utf-8"))
    for language in ("zh-CN", "en")
}
SPECIAL = {size for model in IMAGE_MODELS.values() for size in model.special}
EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


def options(kind: type[Node]) -> dict[str, set[str]]:
    """The choices of every setting that has some, and of one that gets them from a model."""
    choices = {name: get_args(field.annotation) for name, field in kind.model_fields.items()}
    told = {n: set(c) for n, c in choices.items() if c and all(isinstance(x, str) for x in c)}
    return told | ({"size": {"", *SPECIAL}} if "size" in choices else {})


def texts(words: Any) -> Iterator[str]:
    if isinstance(words, str):
        yield words
    else:
        for inner in words.values() if isinstance(words, dict) else words:
            yield from texts(inner)


@EVERY_KIND
def test_a_shipped_node_says_everything_in_chinese(kind: type[Node]) -> None:
    words = WORDS["zh-CN"][kind.spec.name]
    assert words["title"]
    assert words["summary"].endswith("。")
    assert words["category"]
    assert words["search"]
    assert words["inputs"].keys() == kind.spec.inputs.keys()
    assert words["outputs"].keys() == kind.spec.outputs.keys()
    assert words["settings"].keys() == words["help"].keys() == kind.model_fields.keys()
    assert {name: set(labels) for name, labels in words["options"].items()} == options(kind)


@EVERY_KIND
def test_english_words_add_to_what_the_class_says_and_repeat_none_of_it(kind: type[Node]) -> None:
    words = WORDS["en"][kind.spec.name]
    assert words["help"].keys() == kind.model_fields.keys()
    assert words["search"]
    assert not {"title", "summary", "category"} & words.keys()
    assert words.get("settings", {}).keys() <= kind.model_fields.keys()
    assert words.get("inputs", {}).keys() <= kind.spec.inputs.keys()
    assert {name: set(labels) for name, labels in words.get("options", {}).items()} == options(kind)


@pytest.mark.parametrize("language", WORDS)
def test_there_are_words_for_the_shipped_nodes_and_for_no_others(language: str) -> None:
    assert WORDS[language].keys() == KINDS.keys()
    assert all(text.strip() == text and text for text in texts(WORDS[language]))


def test_one_drawer_of_the_palette_has_one_chinese_name() -> None:
    drawers = {
        (kind.spec.category, WORDS["zh-CN"][name]["category"]) for name, kind in KINDS.items()
    }
    assert len(drawers) == len({category for category, _ in drawers})


def test_the_users_own_chinese_terms_are_kept() -> None:
    labels = WORDS["zh-CN"]["gen4_image"]["options"]["aspect_ratio"].values()
    for label, term in zip(labels, ("宽屏", "竖屏", "标准", "标准", "方形", "超宽"), strict=True):
        assert label.endswith(term)


def test_words_beside_nodes_are_no_nodes(tmp_path: Any) -> None:
    (tmp_path / "zh-CN.json").write_text('{"tagwire": "from tagwire import Node"}', "utf-8")
    registry = discover([tmp_path])
    assert not registry.broken
    assert len(registry) == len(KINDS)
