"""A node class says all there is to know about a node type, once; a faulty one is refused."""

from __future__ import annotations

from typing import Annotated, Any

import pytest

from tagwire.core.errors import NodeInvalid
from tagwire.core.node import Color, Mentions, Node, Picture, PictureFile, Prompt, Seed, TagsOf
from tagwire.core.values import Image, Text


class SideBySide(Node, type="side_by_side", version=3, category="picture", keep="never"):
    """Two pictures beside each other.

    The second line stays out of the palette.
    """

    gap: int = 16
    background: Color = "#111111"
    caption: Prompt = ""
    file: Picture = ""
    seed: Seed = None
    tags: Annotated[tuple[str, ...], TagsOf("pictures")] = ()

    async def run(
        self, ctx: Any, left: Image, pictures: tuple[Image, ...] = (), words: Text = Text()
    ) -> Image: ...


def test_a_class_is_its_own_entry_in_the_palette() -> None:
    spec = SideBySide.spec
    assert (spec.name, spec.version, spec.category) == ("side_by_side", 3, "picture")
    assert (spec.title, spec.summary) == ("Side By Side", "Two pictures beside each other.")
    assert (spec.keep, spec.asks) == ("never", "")


def test_a_label_is_the_name_people_see() -> None:
    class Labelled(Node, type="labelled", label="带标签"):
        async def run(self, ctx: Any) -> Text: ...

    assert Labelled.spec.title == "带标签"
    assert Labelled.spec.category == "other"


def test_fields_are_settings_and_parameters_are_ports() -> None:
    assert list(SideBySide.spec.inputs) == ["left", "pictures", "words"]
    assert SideBySide.spec.outputs == {"image": "image"}
    assert list(SideBySide.model_fields)[:2] == ["gap", "background"]


def test_marked_settings_are_found_by_their_mark() -> None:
    spec = SideBySide.spec
    assert spec.marked(TagsOf) == {"tags": TagsOf("pictures")}
    assert list(spec.marked(PictureFile)) == ["file"]
    assert list(spec.marked(Mentions)) == ["caption"]


def test_a_port_takes_one_wire_or_any_number() -> None:
    assert SideBySide().capacity("left") == 1
    assert SideBySide().capacity("pictures") is None


def test_a_plain_node_tells_nothing_beforehand_and_costs_nothing() -> None:
    node = SideBySide()
    assert node.foretell({}) is None
    assert list(node.review(None)) == []  # type: ignore[arg-type]
    assert node.price(None) == 0  # type: ignore[arg-type]
    assert SideBySide.upgrade(1, {"gap": 2}) == {"gap": 2}


def test_a_class_without_a_type_is_a_base_for_others() -> None:
    class Padded(Node):
        margin: int = 8

    class Framed(Padded, type="framed"):
        async def run(self, ctx: Any, image: Image) -> Image: ...

    assert not hasattr(Padded, "spec")
    assert Framed().margin == 8


def refused(**words: Any) -> NodeInvalid:
    with pytest.raises(NodeInvalid, match=r"test_node\.py, node Odd") as caught:

        class Odd(Node, **{"type": "odd", **words}):
            async def run(self, ctx: Any) -> Text: ...

    return caught.value


@pytest.mark.parametrize("name", ["Odd", "9", "a-b", "节点", "a" * 65, "a\n"])
def test_a_type_that_cannot_be_an_id_is_refused(name: str) -> None:
    assert "is no type id" in refused(type=name).message


def test_a_misspelt_class_keyword_is_refused_with_those_there_are() -> None:
    fault = refused(categry="text")
    assert "no class keyword 'categry'" in fault.message
    assert "category" in fault.remedy


@pytest.mark.parametrize("words", [{"version": 0}, {"keep": "sometimes"}])
def test_a_class_keyword_with_an_impossible_value_is_refused(words: dict[str, Any]) -> None:
    assert refused(**words).remedy == (
        'version counts from 1; keep is "auto", "always" or "never".'
    )


def test_a_node_without_run_is_refused() -> None:
    with pytest.raises(NodeInvalid, match=r"Still: has no run\(\)"):

        class Still(Node, type="still"):
            pass


def test_a_name_cannot_be_saved_and_wired() -> None:
    with pytest.raises(NodeInvalid, match="port prompt: is a setting too"):

        class Both(Node, type="both"):
            prompt: str = ""

            async def run(self, ctx: Any, prompt: Text) -> Text: ...


def test_a_mark_inside_another_type_is_refused_since_nobody_would_see_it() -> None:
    with pytest.raises(NodeInvalid, match="setting file: its mark is inside another type"):

        class Perhaps(Node, type="perhaps"):
            file: Picture | None = None

            async def run(self, ctx: Any) -> Image: ...


def test_a_limit_inside_another_type_is_fine() -> None:
    class Coloured(Node, type="coloured"):
        colors: tuple[Color, ...] = ()

        async def run(self, ctx: Any) -> Image: ...

    assert Coloured(colors=("#ffffff",)).colors == ("#ffffff",)


def test_tags_for_a_port_that_is_not_there_are_refused() -> None:
    with pytest.raises(NodeInvalid, match="setting tags: its tags are for 'pictures'"):

        class Tagged(Node, type="tagged"):
            tags: Annotated[tuple[str, ...], TagsOf("pictures")] = ()

            async def run(self, ctx: Any, references: tuple[Image, ...] = ()) -> Image: ...


def test_a_class_made_without_a_file_is_named_by_its_module() -> None:
    with pytest.raises(NodeInvalid, match=r"^notebook, node Odd: has no run"):
        type(Node)("Odd", (Node,), {"__module__": "notebook"}, type="odd")
