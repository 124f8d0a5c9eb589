"""Saved settings of any age become nodes; each fault is named by its place in the file."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from tagwire.core.document import GraphDocument, NodeEntry
from tagwire.core.errors import Problem
from tagwire.core.node import Color, Node, TagsOf
from tagwire.core.registry import Broken, Registry
from tagwire.core.settings import read_settings
from tagwire.core.tagging import TagList
from tagwire.core.values import Image


class Shot(Node, type="shot", version=3):
    tags: Annotated[TagList, TagsOf("references")] = ()
    fit: Literal["crop", "pad"] = "crop"
    width: Annotated[int, Field(ge=1, le=4096)] = 1280
    shade: Color = "#000000"
    looks: dict[str, int] = Field(default_factory=dict)

    async def run(self, ctx: Any, references: tuple[Image, ...] = ()) -> Image: ...

    @classmethod
    def upgrade(cls, version: int, settings: dict[str, Any]) -> dict[str, Any]:
        if version == 1:
            settings["tags"] = settings.pop("labels").split("/")
        return settings


class Needy(Node, type="needy"):
    words: str

    async def run(self, ctx: Any) -> Image: ...


REGISTRY = Registry([(Shot, "shot.py"), (Needy, "needy.py")])


def problems(*entries: NodeEntry) -> list[Problem]:
    nodes = {f"n{index}": entry for index, entry in enumerate(entries)}
    return read_settings(GraphDocument(nodes=nodes), REGISTRY).problems


def problem(type_: str = "shot", version: int = 3, **settings: Any) -> Problem:
    [only] = problems(NodeEntry(type=type_, version=version, settings=settings))
    assert only.node == "n0"
    assert only.remedy
    return only


def node(version: int, **settings: Any) -> Node:
    entry = NodeEntry(type="shot", version=version, settings=settings)
    nodes, _, found = read_settings(GraphDocument(nodes={"n": entry}), REGISTRY)
    assert found == []
    return nodes["n"]


def test_settings_become_a_node() -> None:
    assert node(3, width=640) == Shot(width=640)


def test_tags_may_be_saved_as_a_comma_text() -> None:
    assert node(3, tags="shoe，model、studio") == Shot(tags=("shoe", "model", "studio"))


def test_settings_of_an_older_version_are_upgraded_and_the_saved_ones_left_alone() -> None:
    saved = {"labels": "shoe/model"}
    entry = NodeEntry(type="shot", version=1, settings=saved)
    nodes, *_ = read_settings(GraphDocument(nodes={"n": entry}), REGISTRY)
    assert nodes["n"] == Shot(tags=("shoe", "model"))
    assert entry.settings == {"labels": "shoe/model"}


def test_an_upgrade_that_breaks_is_a_problem_of_its_node() -> None:
    found = problem(version=1, labels=3)
    assert (found.code, found.place) == ("node_error", "/nodes/n0/settings")
    assert found.message == (
        "Shot broke over its settings: AttributeError: 'int' object has no attribute 'split'."
    )


def test_an_unknown_type_is_answered_with_near_ones() -> None:
    found = problem("shott")
    assert str(found) == "n0: there is no node type 'shott'. Did you mean shot?"
    assert (found.code, found.place) == ("unknown_type", "/nodes/n0/type")


def test_a_type_like_no_other_may_lack_its_file() -> None:
    assert problem("zzz").remedy == "Is its file in nodes/?"


def test_a_node_saved_by_a_newer_version_is_not_guessed() -> None:
    found = problem(version=4)
    assert str(found) == "n0: shot was saved at version 4; this one is 3. Update the node."
    assert (found.code, found.place) == ("newer_node", "/nodes/n0/version")


def test_a_setting_the_class_does_not_take_is_told_with_what_is_there() -> None:
    assert str(problem(fit="cut")) == ("n0: setting fit: must be 'crop' or 'pad'. It is 'cut' now.")
    assert str(problem(width=0)) == "n0: setting width: must be at least 1. It is 0 now."
    assert problem(shade="red").message == ("setting shade: must be a colour such as #1a2b3c.")


def test_a_fault_in_a_list_or_an_object_is_told_by_its_place() -> None:
    found = problem(tags=["shoe", 3])
    assert (found.code, found.place) == ("bad_setting", "/nodes/n0/settings/tags/1")
    assert found.message == "setting tags.1: must be text."
    assert problem(looks={"a/b": "x"}).place == "/nodes/n0/settings/looks/a~1b"


def test_a_comma_text_with_a_hole_is_told_by_its_item() -> None:
    found = problem(tags="shoe,,model")
    assert found.message == "setting tags: item 2 is empty."
    assert found.place == "/nodes/n0/settings/tags"


def test_an_unknown_setting_is_answered_with_those_there_are() -> None:
    found = problem(**{"wid/th": 1})
    assert (found.code, found.place) == ("unknown_setting", "/nodes/n0/settings/wid~1th")
    assert str(found) == (
        "n0: Shot has no setting 'wid/th'. It has: tags, fit, width, shade, looks."
    )


def test_an_unknown_setting_with_an_endless_name_is_told_short() -> None:
    assert len(problem(**{"x" * 9999: 1}).message) < 120


def test_a_setting_without_a_default_wants_a_value() -> None:
    found = problem("needy", 1)
    assert str(found) == "n0: setting words: missing. Put it in."
    assert found.place == "/nodes/n0/settings/words"


def test_all_faults_of_all_nodes_are_told_at_once() -> None:
    found = problems(
        NodeEntry(type="shot", version=3, settings={"fit": "cut", "width": -1}),
        NodeEntry(type="zzz"),
        NodeEntry(type="needy"),
    )
    assert [each.place for each in found] == [
        "/nodes/n0/settings/fit",
        "/nodes/n0/settings/width",
        "/nodes/n1/type",
        "/nodes/n2/settings/words",
    ]


def test_nodes_behind_a_thousand_faults_wait_their_turn() -> None:
    assert len(problems(*[NodeEntry(type="zzz")] * 3000)) == 1000


def test_a_type_whose_file_did_not_load_is_told_with_the_reason() -> None:
    registry = Registry([], [Broken("/nodes/glow.py", "SyntaxError: line 3", "...")])
    document = GraphDocument(nodes={"glow": NodeEntry(type="glow")})
    [problem] = read_settings(document, registry).problems
    assert problem.remedy == "/nodes/glow.py did not load: SyntaxError: line 3."
