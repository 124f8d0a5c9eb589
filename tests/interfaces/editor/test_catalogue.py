"""The palette's list: every node with a good form, its words and where its ports fit."""

from pathlib import Path

from tagwire.core.registry import Registry
from tagwire.interfaces.app import Options, registry_of
from tagwire.interfaces.editor.catalogue import catalogue

STRANGER = '''"""A stranger's node."""
from typing import Annotated, Literal
from pydantic import Field
from tagwire import Color, Image, Node, Picture, Prompt, RunContext, Seed, Text


class Stranger(Node, type="stranger", category="mine"):
    """All sorts of settings."""

    words: Prompt = ""
    note: str = "hello"
    loud: bool = False
    mode: Literal["soft", "hard"] = "soft"
    size: Annotated[int, Field(ge=1, le=100)] = 10
    wide: Annotated[int, Field(ge=1, le=100000)] = 10
    ratio: Annotated[float, Field(ge=0, le=1, multiple_of=0.05)] = 0.5
    count: int | None = None
    tint: Color = "#ffffff"
    file: Picture = ""
    seed: Seed = None
    list: tuple[int, ...] = ()
    looks: tuple[str, ...] = ()
    moods: tuple[Literal["warm", "cold"], ...] = ()

    async def run(self, ctx: RunContext, text: Text) -> Image: ...
'''


def with_stranger(folder: Path) -> Registry:
    (folder / "stranger.py").write_text(STRANGER)
    return registry_of(Options(nodes=(folder,), workspace=folder / "none"))


def kind_of(registry: Registry, name: str) -> dict:
    return next(kind for kind in catalogue(registry)["kinds"] if kind["type"] == name)


def test_every_setting_gets_the_control_its_annotation_asks_for(tmp_path):
    settings = kind_of(with_stranger(tmp_path), "stranger")["settings"]
    assert {row["name"]: row["control"] for row in settings} == {
        "words": "prompt",
        "note": "text",
        "loud": "toggle",
        "mode": "select",
        "size": "slider",
        "wide": "number",
        "ratio": "slider",
        "count": "number",
        "tint": "color",
        "file": "picture",
        "seed": "seed",
        "list": "json",
        "looks": "words",
        "moods": "json",
    }


def test_limits_options_and_defaults_come_from_the_class(tmp_path):
    rows = {row["name"]: row for row in kind_of(with_stranger(tmp_path), "stranger")["settings"]}
    assert rows["mode"]["options"] == ["soft", "hard"]
    size = rows["size"]
    assert (size["lowest"], size["highest"], size["default"]) == (1, 100, 10)
    assert rows["ratio"]["step"] == 0.05
    assert (rows["seed"]["lowest"], rows["seed"]["highest"]) == (0, 4294967295)


def test_tags_say_which_port_they_stand_beside():
    tags = kind_of(registry_of(Options()), "gen4_image")["settings"]
    assert [row["port"] for row in tags if row["control"] == "tags"] == ["references"]


def test_a_wire_is_offered_what_was_made_for_it_first():
    offer = catalogue(registry_of(Options()))
    assert offer["sinks"]["image"][0] == ["gen4_image", "references"]
    assert offer["sources"]["image"][0] == ["reference_image", "image"]
    assert offer["sinks"]["text"][0] == ["gen4_image", "prompt"]


def test_a_node_file_that_fails_is_listed_with_the_reason(tmp_path):
    (tmp_path / "bad.py").write_text("import tagwire\nraise ValueError('no')\n")
    registry = registry_of(Options(nodes=(tmp_path,), workspace=tmp_path / "none"))
    assert "ValueError: no" in kind_of(registry, "bad")["broken"]


def test_a_file_that_fails_is_listed_under_every_type_it_declares(tmp_path):
    (tmp_path / "lights.py").write_text("import nothing_of_the_sort\n" + STRANGER)
    (tmp_path / "prompt.py").write_text('import tagwire\n1/0\nclass P(Node, type="prompt"): ...\n')
    registry = registry_of(Options(nodes=(tmp_path,), workspace=tmp_path / "none"))
    kinds = catalogue(registry)["kinds"]
    assert "nothing_of_the_sort" in kind_of(registry, "stranger")["broken"]
    assert [k["broken"] for k in kinds if k["type"] == "prompt"] == [""], "the sound one stays"
    assert "ZeroDivisionError" in kind_of(registry, "prompt.py")["broken"]


def test_a_node_is_found_by_its_chinese_name_its_pinyin_and_its_initials(tmp_path):
    (tmp_path / "zh-CN.json").write_text(
        '{"stranger": {"title": "提示词", "search": ["文本"]}}', encoding="utf-8"
    )
    found = kind_of(with_stranger(tmp_path), "stranger")["search"]
    assert {"提示词", "tishici", "tsc", "文本", "wenben", "wb"} <= set(found)
    assert kind_of(with_stranger(tmp_path), "stranger")["words"]["zh-CN"]["title"] == "提示词"


def test_a_language_file_that_cannot_be_read_costs_no_node(tmp_path):
    (tmp_path / "zh-CN.json").write_text("{")
    assert kind_of(with_stranger(tmp_path), "stranger")["title"] == "Stranger"
