"""Wires are cut and put in order, and each keeps its tag beside it."""

from __future__ import annotations

from tagwire.core.document import GraphDocument

from .shots import connected, edited, given, graph, refused


def test_disconnecting_drops_the_tag_and_leaves_the_others_in_place() -> None:
    document = graph("shoe", "anna", "room", shot={"tags": "sneaker、model、scene"})
    document = edited(document, "disconnect", start="anna.image", end="shot.references")
    assert given(document) == [("shoe", "sneaker"), ("room", "scene")]


def test_disconnecting_leaves_the_givers_other_wires() -> None:
    document = connected(graph("shoe"), "shoe.image", "shot.mask")
    document = edited(document, "disconnect", start="shoe.image", end="shot.references")
    assert document.wires == (("shoe.image", "shot.mask"),)


def test_a_wire_that_is_not_there_cannot_be_cut() -> None:
    fault = refused(graph(), "disconnect", start="anna.image", end="shot.references")
    assert fault.message == "no wire runs from anna.image to shot.references."


def test_a_wire_of_nodes_that_are_gone_can_be_cut() -> None:
    document = GraphDocument(wires=(("gone.image", "lost.references"),))
    cut = edited(document, "disconnect", start="gone.image", end="lost.references")
    assert cut.wires == ()


def test_reordering_takes_the_tags_along_and_no_other_wire() -> None:
    document = connected(graph("shoe", "anna"), "words.text", "shot.prompt")
    document = connected(document, "room.image", "shot.references")
    before = document.model_copy()
    document = edited(document, "set", node="shot", setting="tags", value="one1, two2, six6")
    document = edited(document, "reorder", node="shot", port="references", order=[2, 0, 1])
    assert document.nodes["shot"].settings["tags"] == ["six6", "one1", "two2"]
    assert document.wires == tuple(before.wires[place] for place in (3, 0, 2, 1))


def test_an_order_that_leaves_out_a_wire_is_refused() -> None:
    document = graph("shoe", "anna")
    fault = refused(document, "reorder", node="shot", port="references", order=[1])
    assert fault.message == "[1] is no order of the 2 wires into shot.references."
    assert fault.remedy == "Name each of [0, 1] once."
