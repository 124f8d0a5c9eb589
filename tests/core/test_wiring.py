"""Saved wires become inputs; each that cannot be is named with what would fit."""

from __future__ import annotations

from typing import Any

from tagwire.core.document import GraphDocument, NodeEntry
from tagwire.core.errors import Problem
from tagwire.core.node import Node
from tagwire.core.passing import passes
from tagwire.core.values import Image, Text, Video
from tagwire.core.wiring import Source, read_wires, refusal


class Words(Node, type="words"):
    async def run(self, ctx: Any) -> Text: ...


class Photo(Node, type="photo"):
    async def run(self, ctx: Any) -> Image: ...


class Shot(Node, type="shot"):
    async def run(self, ctx: Any, prompt: Text, references: tuple[Image, ...] = ()) -> Image: ...


class Film(Node, type="film"):
    async def run(self, ctx: Any) -> Video: ...


class Either(Node, type="either"):
    async def run(self, ctx: Any, shown: Image | Video) -> Image | Video: ...


class Sink(Node, type="sink"):
    async def run(self, ctx: Any, image: Image) -> None: ...


SOUND = {"words": Words(), "shoe": Photo(), "anna": Photo(), "shot": Shot()}


def document(*wires: tuple[str, str], **more: str) -> GraphDocument:
    types = {"words": "words", "shoe": "photo", "anna": "photo", "shot": "shot", **more}
    nodes = {name: NodeEntry(type=type_) for name, type_ in types.items()}
    return GraphDocument(nodes=nodes, wires=wires)


def problems(*wires: tuple[str, str]) -> list[Problem]:
    return read_wires(document(*wires), SOUND)[1]


PROMPT = ("words.text", "shot.prompt")


def test_wires_are_inputs_in_the_order_they_stand() -> None:
    wires = (PROMPT, ("shoe.image", "shot.references"), ("anna.image", "shot.references"))
    inputs, found = read_wires(document(*wires), SOUND)
    assert found == []
    assert inputs["shot"] == {
        "prompt": (Source("words", "text"),),
        "references": (Source("shoe", "image"), Source("anna", "image")),
    }


def test_a_wire_from_nowhere_and_a_wire_to_nowhere_are_named() -> None:
    wires = (("boot.image", "shot.references"), PROMPT, ("shoe.image", "boot.x"))
    first, second = problems(*wires)
    assert str(first) == (
        "wire boot.image -> shot.references: there is no node 'boot'. Remove the wire."
    )
    assert (first.code, first.place) == ("unknown_node", "/wires/0")
    assert (second.code, second.place) == ("unknown_node", "/wires/2")


def test_a_port_that_is_not_there_is_answered_with_those_that_are() -> None:
    found = problems(PROMPT, ("shoe.picture", "shot.references"), ("shoe.image", "shot.mask"))
    assert [(each.code, each.place) for each in found] == [
        ("unknown_port", "/wires/1"),
        ("unknown_port", "/wires/2"),
    ]
    assert [each.remedy for each in found] == ["It has: image.", "It has: prompt, references."]


def test_a_node_without_outputs_has_none() -> None:
    nodes = {**SOUND, "sink": Sink()}
    fault = refusal(document(sink="sink"), nodes, Source("sink", "image"), "shot", "references")
    assert fault == ("unknown_port", "sink has no output 'image'.", "It has: none.")


def test_a_wire_between_different_kinds_is_named() -> None:
    [problem] = problems(PROMPT, ("words.text", "shot.references"))
    assert (problem.code, problem.place) == ("wrong_kind", "/wires/1")
    assert "it gives text, the port takes image." in problem.message


def test_a_required_port_wants_a_wire() -> None:
    [problem] = problems()
    assert str(problem) == "shot: nothing is wired to prompt. Wire text to it."
    assert (problem.code, problem.place) == ("missing_input", "/nodes/shot")


def test_a_port_with_a_faulty_wire_is_not_called_unwired_as_well() -> None:
    assert [each.code for each in problems(("shoe.image", "shot.prompt"))] == ["wrong_kind"]


def test_more_wires_than_a_port_takes_are_named() -> None:
    [problem] = problems(PROMPT, PROMPT, PROMPT)
    assert str(problem) == "shot: 3 wires into prompt, which takes 1. Remove 2."
    assert (problem.code, problem.place) == ("too_many_wires", "/nodes/shot")


def test_a_wire_from_a_node_that_is_not_sound_counts() -> None:
    wires = (("lost.text", "shot.prompt"), PROMPT)
    inputs, found = read_wires(document(*wires, lost="nobody_knows"), SOUND)
    assert [each.code for each in found] == ["too_many_wires"]
    assert inputs["shot"]["prompt"][0] == Source("lost", "text")


def test_a_wire_into_a_node_that_is_not_sound_waits() -> None:
    inputs, found = read_wires(document(PROMPT, ("shoe.image", "lost.x"), lost="odd"), SOUND)
    assert found == []
    assert "lost" not in inputs


def test_a_film_is_wired_to_what_takes_both_and_to_nothing_that_takes_pictures_alone() -> None:
    nodes = {**SOUND, "film": Film(), "either": Either()}
    whole = document(film="film", either="either")
    assert refusal(whole, nodes, Source("film", "video"), "either", "shown") is None
    assert refusal(whole, nodes, Source("shoe", "image"), "either", "shown") is None
    fault = refusal(whole, nodes, Source("film", "video"), "shot", "references")
    assert fault is not None
    assert fault[1:] == ("it gives video, the port takes image.", "Wire image to it.")


def test_what_passes_on_what_it_was_given_is_wired_to_what_takes_either() -> None:
    nodes = {**SOUND, "either": Either()}
    assert (
        refusal(document(either="either"), nodes, Source("either", "image"), "shot", "references")
        is None
    )
    fault = refusal(document(either="either"), nodes, Source("either", "image"), "shot", "prompt")
    assert fault is not None
    assert fault[1] == "it gives image or video, the port takes text."


def test_a_port_of_two_kinds_asks_for_either() -> None:
    [problem] = read_wires(document(PROMPT, either="either"), {**SOUND, "either": Either()})[1]
    assert problem.remedy == "Wire image or video to it."


def test_what_takes_either_can_be_passed_by() -> None:
    assert dict(passes(Either)) == {"image": "shown"}
