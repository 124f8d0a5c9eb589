"""Nodes put onto wires and taken out of them, wires hidden: paths and tags stay whole."""

from __future__ import annotations

from typing import Any

from tagwire.core.document import GraphDocument

from .shots import connected, edited, given, graph, refused

SHOE = ("shoe.image", "shot.references")
ANNA = ("anna.image", "shot.references")


def filtered(*givers: str, **shot: Any) -> GraphDocument:
    """The graph with two covers beside it: a cover takes one picture and gives one."""
    document = edited(graph(*givers, shot=shot), "add", type="cover")
    return edited(document, "add", type="cover")


def onto(document: GraphDocument, node: str = "cover", **parts: Any) -> GraphDocument:
    wire = {"start": SHOE[0], "end": SHOE[1], "in_port": "picture", "out_port": "image"}
    return edited(document, "insert", **{**wire, "node": node, **parts})


def test_a_node_goes_onto_a_wire_and_the_tag_of_the_place_is_kept() -> None:
    document = onto(filtered("anna", "shoe", tags=["model", "sneaker"]))
    assert given(document) == [("anna", "model"), ("cover", "sneaker")]
    assert ("shoe.image", "cover.picture") in document.wires
    assert SHOE not in document.wires
    assert document.nodes["cover"].settings == {"tags": ["shoe"]}


def test_a_node_goes_only_onto_a_wire_that_is_there_and_fits() -> None:
    document = filtered("shoe")
    wire = {"node": "cover", "in_port": "picture", "out_port": "image"}
    fault = refused(document, "insert", start=ANNA[0], end=ANNA[1], **wire)
    assert fault.message == "no wire runs from anna.image to shot.references."
    wire |= {"start": SHOE[0], "end": SHOE[1]}
    assert "no input 'image'" in refused(document, "insert", **wire | {"in_port": "image"}).message
    assert "no output 'text'" in refused(document, "insert", **wire | {"out_port": "text"}).message
    fault = refused(document, "insert", **wire | {"node": "shot", "in_port": "mask"})
    assert fault.message == "wires would run in a ring: shot -> shot."


def test_a_node_whose_port_is_taken_does_not_lose_its_wire_without_a_word() -> None:
    document = connected(filtered("shoe"), "tree.image", "cover.picture")
    wire = {"start": SHOE[0], "end": SHOE[1], "in_port": "picture", "out_port": "image"}
    fault = refused(document, "insert", node="cover", **wire)
    assert str(fault) == "cover.picture is wired already, to tree.image. Cut that wire first."


def test_a_node_taken_out_of_the_middle_leaves_the_path_and_the_tag() -> None:
    document = onto(filtered("anna", "shoe", tags=["model", "sneaker"]))
    document = edited(document, "remove", nodes=["cover"], keep_paths=True)
    assert given(document) == [("anna", "model"), ("shoe", "sneaker")]


def test_several_nodes_in_a_row_are_taken_out_of_a_path() -> None:
    document = onto(filtered("shoe", tags=["sneaker"]))
    document = onto(document, node="cover2", end="cover.picture")
    document = edited(document, "remove", nodes=["cover", "cover2"], keep_paths=True)
    assert document.wires == (SHOE,)
    assert document.nodes["shot"].settings == {"tags": ["sneaker"]}


def test_without_the_wish_the_path_goes_with_the_node() -> None:
    document = onto(filtered("shoe", tags=["sneaker"]))
    assert edited(document, "remove", nodes=["cover"]).wires == ()


def test_a_path_that_would_be_there_twice_is_kept_once() -> None:
    document = connected(filtered("shoe"), "shoe.image", "cover.picture")
    document = connected(document, "cover.image", "shot.references", tag="cover")
    document = edited(document, "remove", nodes=["cover"], keep_paths=True)
    assert document.wires == (SHOE,)


def test_a_path_ends_where_nothing_of_the_kind_runs_in() -> None:
    document = connected(filtered(), "cover.image", "shot.references")
    document = connected(document, "words.text", "shot.prompt")
    removed = edited(document, "remove", nodes=["cover", "words"], keep_paths=True)
    assert removed.wires == ()


def test_a_path_through_a_node_of_unknown_type_or_in_a_ring_is_not_kept() -> None:
    nodes = {"shot": {"type": "shot", "version": 2}, "odd": {"type": "nobody_knows"}}
    nodes |= {name: {"type": "cover"} for name in "ab"}
    wires = [
        ("odd.image", "shot.references"),
        ("a.image", "b.picture"),
        ("b.image", "a.picture"),
        ("b.image", "shot.references"),
    ]
    document = GraphDocument.model_validate({"nodes": nodes, "wires": wires})
    removed = edited(document, "remove", nodes=["odd", "a", "b"], keep_paths=True)
    assert removed.wires == ()


def test_wires_are_hidden_and_shown_again_and_nothing_is_left_behind() -> None:
    document = graph("shoe", "anna")
    hidden = edited(document, "hide_wires", wires=[ANNA, SHOE, ANNA], hidden=True)
    assert hidden.hidden == (ANNA, SHOE)
    assert hidden.to_json()["hidden"] == [list(ANNA), list(SHOE)]
    shown = edited(hidden, "hide_wires", wires=[ANNA], hidden=False)
    assert shown.hidden == (SHOE,)
    assert edited(shown, "hide_wires", wires=[SHOE], hidden=False).to_text() == document.to_text()


def test_a_wire_that_is_not_there_cannot_be_hidden() -> None:
    fault = refused(graph("shoe"), "hide_wires", wires=[SHOE, ANNA], hidden=True)
    assert fault.message == "no wire runs from anna.image to shot.references."


def test_a_hidden_wire_that_goes_is_forgotten_and_the_others_stay_hidden() -> None:
    document = edited(graph("shoe", "anna"), "hide_wires", wires=[SHOE, ANNA], hidden=True)
    assert edited(document, "disconnect", start=SHOE[0], end=SHOE[1]).hidden == (ANNA,)
    assert edited(document, "remove", nodes=["anna"]).hidden == (SHOE,)
    assert connected(document, "tree.image", "shot.references").hidden == (SHOE, ANNA)


def test_hidden_wires_follow_a_renamed_node_and_are_copied_with_their_nodes() -> None:
    document = edited(graph("shoe", "anna"), "hide_wires", wires=[SHOE], hidden=True)
    renamed = edited(document, "rename_node", old="shot", new="hero")
    assert renamed.hidden == (("shoe.image", "hero.references"),)
    copied = edited(document, "duplicate", nodes=["shoe", "shot", "anna"])
    assert copied.hidden == (SHOE, ("shoe2.image", "shot2.references"))
    piece = {"nodes": {"shot": {"type": "shot"}, "shoe": {"type": "photo"}}, "hidden": [SHOE]}
    assert edited(graph(), "paste", **piece, wires=[SHOE]).hidden == copied.hidden[1:]
    assert "hidden" not in edited(graph(), "paste", **piece).to_json()
