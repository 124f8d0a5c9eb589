"""Nodes are added, moved, set, renamed and removed; one of unknown type is kept to the letter."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from pydantic import model_validator

from tagwire.core.document import GraphDocument
from tagwire.core.edit.apply import apply
from tagwire.core.edit.commands import parse_command
from tagwire.core.edit.refused import EditRefused, MovedOn
from tagwire.core.node import Node, TagsOf
from tagwire.core.registry import Registry
from tagwire.core.values import Image


class Photo(Node, type="photo"):
    file: str
    width: Annotated[int, "pixels"] = 100
    height: int = 100

    async def run(self, ctx: Any) -> Image: ...

    @model_validator(mode="after")
    def _not_too_long(self) -> Photo:
        if self.width > 2 * self.height:
            raise ValueError("the picture is too long")
        return self


class Shot(Node, type="shot", version=2):
    size: int = 1
    tags: Annotated[tuple[str, ...], TagsOf("references")] = ()

    async def run(self, ctx: Any, references: tuple[Image, ...] = ()) -> Image: ...

    @classmethod
    def upgrade(cls, version: int, settings: dict[str, Any]) -> dict[str, Any]:
        return {"size": settings["scale"]}


REGISTRY = Registry((kind, "test") for kind in (Photo, Shot))
ODD = {"type": "nobody_knows", "version": 7, "settings": {"tags": "a,,b"}, "extra": 1}


def graph() -> GraphDocument:
    nodes = {
        "shoe": {"type": "photo", "settings": {"file": "shoe.png"}},
        "anna": {"type": "photo", "settings": {"file": "anna.png"}},
        "shot": {"type": "shot", "version": 2, "settings": {"tags": ["sneaker", "model"]}},
        "odd": ODD,
    }
    wires = [
        ("shoe.image", "shot.references"),
        ("anna.image", "shot.references"),
        ("anna.image", "odd.anything"),
    ]
    form = [{"setting": "shoe.file"}, {"setting": "shot.size", "label": "Size"}]
    return GraphDocument.model_validate({"nodes": nodes, "wires": wires, "form": form})


def edited(do: str, document: GraphDocument | None = None, **parts: Any) -> GraphDocument:
    return apply(document or graph(), parse_command({"do": do, **parts}), REGISTRY)


def refused(do: str, document: GraphDocument | None = None, **parts: Any) -> EditRefused:
    with pytest.raises(EditRefused) as caught:
        edited(do, document, **parts)
    return caught.value


def changed(setting: str, value: Any, node: str = "shot") -> dict[str, Any]:
    return edited("set", node=node, setting=setting, value=value).nodes[node].settings


def test_a_node_is_added_with_its_settings_where_it_was_dropped() -> None:
    entry = edited("add", type="shot", id="hero", at=[3, 4.5], settings={"size": 2}).nodes["hero"]
    assert (entry.type, entry.version, entry.at) == ("shot", 2, (3, 4.5))
    assert entry.settings == {"size": 2}


def test_an_id_is_proposed_from_the_type() -> None:
    assert list(edited("add", type="photo").nodes)[-1] == "photo"
    assert list(edited("add", type="shot").nodes)[-1] == "shot2"


def test_a_setting_without_default_may_wait_until_later() -> None:
    assert edited("add", type="photo", settings={"width": 90}).nodes["photo"].settings == {
        "width": 90
    }


def test_tags_come_as_a_comma_string_and_are_saved_as_a_list() -> None:
    document = edited("add", type="shot", id="hero", settings={"tags": "product，model"})
    assert document.nodes["hero"].settings == {"tags": ["product", "model"]}


def test_a_type_that_is_not_there_is_refused_with_one_spelt_like_it() -> None:
    fault = refused("add", type="photos")
    assert str(fault) == "there is no node type 'photos'. Did you mean photo, shot?"
    assert refused("add", type="qqq").remedy == "Is its file in nodes/?"


def test_an_id_that_is_taken_is_refused_with_a_free_one() -> None:
    fault = refused("add", type="shot", id="shot")
    assert str(fault) == "there is a node 'shot' already. 'shot2' is free."


def test_a_bad_setting_is_refused_when_a_node_is_added() -> None:
    fault = refused("add", type="shot", settings={"size": "huge"})
    assert fault.message.startswith("shot2: setting size:")


def test_removing_a_node_takes_its_wires_tags_and_form_fields() -> None:
    document = edited("remove", nodes=["shoe"])
    assert document.wires == graph().wires[1:]
    assert document.nodes["shot"].settings == {"tags": ["model"]}
    assert [field.setting for field in document.form] == ["shot.size"]


def test_removing_every_tagged_picture_leaves_no_empty_list_behind() -> None:
    assert edited("remove", nodes=["shoe", "anna"]).nodes["shot"].settings == {}


def test_removing_a_node_that_is_not_there_is_refused() -> None:
    assert refused("remove", nodes=["shoe", "boot"]).message == "there is no node 'boot'."


def test_nodes_move() -> None:
    document = edited("move", to={"shoe": [1, 2], "odd": [3, 4]})
    assert document.nodes["shoe"].at == (1, 2)
    assert document.nodes["odd"] == graph().nodes["odd"].model_copy(update={"at": (3, 4)})


def test_a_node_that_is_not_there_cannot_move() -> None:
    assert refused("move", to={"boot": [1, 2]}).code == "edit_refused"


def test_a_renamed_node_keeps_its_place_its_wires_and_its_form_fields() -> None:
    document = edited("rename_node", old="shoe", new="boot")
    assert list(document.nodes) == ["boot", "anna", "shot", "odd"]
    assert document.wires[0] == ("boot.image", "shot.references")
    assert document.nodes["shot"].settings == {"tags": ["sneaker", "model"]}
    assert [field.setting for field in document.form] == ["boot.file", "shot.size"]
    assert document.form[1].label == "Size"


def test_a_node_may_be_renamed_to_its_own_name() -> None:
    assert edited("rename_node", old="shoe", new="shoe") == graph()


def test_a_node_cannot_take_the_name_of_another() -> None:
    assert "'anna2' is free" in refused("rename_node", old="shoe", new="anna").remedy
    assert refused("rename_node", old="boot", new="heel").message == "there is no node 'boot'."


def test_a_setting_takes_a_value_its_class_accepts() -> None:
    assert changed("size", 4)["size"] == 4


def test_a_value_the_class_does_not_take_is_refused_in_words() -> None:
    fault = refused("set", node="shot", setting="size", value="huge")
    assert fault.message.startswith("shot: setting size:")
    assert fault.remedy == "It is 'huge' now."


def test_words_written_over_a_text_that_moved_on_are_refused_with_how_it_reads() -> None:
    document = edited("set", node="shoe", setting="file", value="boot.png", was="shoe.png")
    assert document.nodes["shoe"].settings["file"] == "boot.png"
    fault = refused("set", document, node="shoe", setting="file", value="x.png", was="shoe.png")
    assert isinstance(fault, MovedOn)
    assert fault.now == "boot.png"
    assert "somebody else" in fault.message


def test_settings_that_do_not_go_together_are_refused() -> None:
    fault = refused("set", node="shoe", setting="width", value=300)
    assert "the picture is too long" in fault.message


def test_a_setting_that_is_not_there_is_refused() -> None:
    fault = refused("set", node="shot", setting="siz/e", value=1)
    assert fault.message == "shot: Shot has no setting 'siz/e'."
    assert refused("set", node="shot", setting="colour", value=None).remedy.startswith("It has")


def test_none_takes_a_setting_back_to_its_default() -> None:
    document = edited("set", node="shot", setting="size", value=4)
    assert (
        "size"
        not in edited("set", document, node="shot", setting="size", value=None)
        .nodes["shot"]
        .settings
    )


def test_none_is_no_value_for_a_setting_without_default() -> None:
    assert "file" in refused("set", node="shoe", setting="file", value=None).message


def test_none_clears_away_a_setting_no_class_knows() -> None:
    nodes = {"shoe": {"type": "photo", "settings": {"file": "a.png", "colour": "red"}}}
    document = GraphDocument.model_validate({"nodes": nodes})
    mended = edited("set", document, node="shoe", setting="colour", value=None)
    assert mended.nodes["shoe"].settings == {"file": "a.png"}


def test_one_setting_can_be_mended_while_another_is_still_amiss() -> None:
    nodes = {"shoe": {"type": "photo", "settings": {"width": "wide", "height": "high"}}}
    document = GraphDocument.model_validate({"nodes": nodes})
    mended = edited("set", document, node="shoe", setting="width", value=50)
    assert mended.nodes["shoe"].settings == {"width": 50, "height": "high"}


def test_tags_are_set_as_a_list_or_a_comma_string() -> None:
    assert changed("tags", "product, model") == {"tags": ["product", "model"]}
    assert changed("tags", ["", "model", "", ""]) == {"tags": ["", "model"]}
    assert changed("tags", [""]) == {}
    assert changed("tags", None) == {}


def test_tags_of_another_shape_are_for_the_class_to_refuse() -> None:
    assert "tags" in refused("set", node="shot", setting="tags", value="one,,two").message
    assert "tags" in refused("set", node="shot", setting="tags", value=[1]).message


def test_setting_an_older_node_brings_it_up_to_date_and_leaves_the_old_one_alone() -> None:
    nodes = {"shot": {"type": "shot", "settings": {"scale": 3}}}
    document = GraphDocument.model_validate({"nodes": nodes})
    entry = edited("set", document, node="shot", setting="tags", value="one1").nodes["shot"]
    assert (entry.version, entry.settings) == (2, {"size": 3, "tags": ["one1"]})
    assert document.nodes["shot"].settings == {"scale": 3}


def test_a_node_of_unknown_type_is_not_set_or_reordered() -> None:
    assert "not known here" in refused("set", node="odd", setting="x", value=1).message
    assert refused("reorder", node="odd", port="anything", order=[0])


def test_wires_to_a_node_of_unknown_type_can_be_cut_and_its_settings_stay() -> None:
    document = edited("disconnect", start="anna.image", end="odd.anything")
    assert document.nodes["odd"] == graph().nodes["odd"]
    assert edited("remove", nodes=["anna"]).nodes["odd"] == graph().nodes["odd"]
