"""Wires are connected where they fit, and each has its tag beside it."""

from __future__ import annotations

from tagwire.core.document import GraphDocument

from .shots import PHOTOS, connected, edited, given, graph, refused


def test_a_new_wire_proposes_the_tag_its_giver_is_called() -> None:
    document = connected(graph(), "shoe.image", "shot.references")
    assert given(document) == [("shoe", "shoe")]


def test_a_proposed_tag_steps_aside_for_one_that_is_taken() -> None:
    document = connected(graph("anna", shot={"tags": ["Shoe"]}), "shoe.image", "shot.references")
    assert given(document) == [("anna", "Shoe"), ("shoe", "shoe2")]


def test_a_wire_takes_the_tag_it_is_given() -> None:
    document = connected(graph(), "shoe.image", "shot.references", tag="sneaker")
    assert given(document) == [("shoe", "sneaker")]


def test_an_empty_tag_leaves_the_picture_untagged_and_the_next_in_its_place() -> None:
    document = connected(graph(), "shoe.image", "shot.references", tag="")
    assert "tags" not in document.nodes["shot"].settings
    document = connected(document, "anna.image", "shot.references", tag="model")
    assert given(document) == [("shoe", ""), ("anna", "model")]


def test_tags_typed_before_the_wires_wait_for_them() -> None:
    document = graph(shot={"tags": "product，model, scene"})
    for giver in ("shoe", "anna"):
        document = connected(document, f"{giver}.image", "shot.references")
    assert document.nodes["shot"].settings["tags"] == ["product", "model", "scene"]
    document = edited(document, "disconnect", start="shoe.image", end="shot.references")
    assert document.nodes["shot"].settings["tags"] == ["model", "scene"]


def test_a_tag_in_words_takes_the_place_of_the_one_that_waits() -> None:
    document = graph(shot={"tags": ["product", "model"]})
    document = connected(document, "shoe.image", "shot.references", tag="sneaker")
    assert document.nodes["shot"].settings["tags"] == ["sneaker", "model"]


def test_a_port_without_tags_is_wired_without_one() -> None:
    document = connected(graph(), "words.text", "shot.prompt")
    assert document.wires == (("words.text", "shot.prompt"),)
    assert document.nodes == graph().nodes


def test_a_port_without_tags_refuses_one() -> None:
    fault = refused(graph(), "connect", start="words.text", end="shot.prompt", tag="words")
    assert fault.message == "wires into shot.prompt have no tags."


def test_an_illegal_tag_is_refused_with_the_rule() -> None:
    fault = refused(graph(), "connect", start="shoe.image", end="shot.references", tag="a-b")
    assert "'-'" in fault.message


def test_a_tag_is_refused_that_another_picture_has_in_any_case() -> None:
    document = graph("anna", shot={"tags": ["model"]})
    fault = refused(document, "connect", start="shoe.image", end="shot.references", tag="Model")
    assert fault.message == "shot: anna.image has the tag 'model'."
    assert "model2" in fault.remedy


def test_a_tag_is_refused_that_waits_for_a_later_picture() -> None:
    document = graph(shot={"tags": ["product", "model"]})
    fault = refused(document, "connect", start="shoe.image", end="shot.references", tag="model")
    assert fault.message == "shot: a picture still to come has the tag 'model'."


def test_tags_nobody_can_read_are_left_as_they_are_and_refuse_a_wire() -> None:
    for saved in ("a,,b", 5, [5]):
        document = graph("anna", shot={"tags": saved})
        fault = refused(document, "connect", start="shoe.image", end="shot.references")
        assert fault.message == "the tags saved for shot.references cannot be read."
        cut = edited(document, "disconnect", start="anna.image", end="shot.references")
        assert cut.nodes["shot"].settings["tags"] == saved


def test_a_single_port_swaps_and_keeps_place_and_tag() -> None:
    nodes = {**PHOTOS, "cover": {"type": "cover", "settings": {"tags": ["hero"]}}}
    wires = [("shoe.image", "cover.picture"), ("room.image", "shot.references")]
    document = GraphDocument.model_validate({"nodes": nodes, "wires": wires})
    swapped = connected(document, "anna.image", "cover.picture")
    assert swapped.wires[0] == ("anna.image", "cover.picture")
    assert given(swapped, "cover") == [("anna", "hero")]


def test_a_swap_may_bring_its_own_tag() -> None:
    nodes = {**PHOTOS, "cover": {"type": "cover", "settings": {"tags": ["hero"]}}}
    wires = [("shoe.image", "cover.picture")]
    document = GraphDocument.model_validate({"nodes": nodes, "wires": wires})
    swapped = connected(document, "anna.image", "cover.picture", tag="anna")
    assert given(swapped, "cover") == [("anna", "anna")]


def test_a_swap_in_an_overfull_single_port_leaves_one_wire() -> None:
    nodes = {**PHOTOS, "cover": {"type": "cover", "settings": {"tags": ["hero", "extra"]}}}
    wires = [("shoe.image", "cover.picture"), ("room.image", "cover.picture")]
    document = GraphDocument.model_validate({"nodes": nodes, "wires": wires})
    swapped = connected(document, "anna.image", "cover.picture")
    assert given(swapped, "cover") == [("anna", "hero")]
    assert swapped.nodes["cover"].settings == {"tags": ["hero"]}


def test_a_full_port_names_what_is_wired() -> None:
    document = graph("shoe", "anna", "room")
    fault = refused(document, "connect", start="tree.image", end="shot.references")
    assert fault.message == ("shot.references is full, 3 of 3: shoe.image, anna.image, room.image.")


def test_a_wire_may_take_the_place_of_another_in_a_full_port() -> None:
    document = graph("shoe", "anna", "room", shot={"tags": ["shoe", "model", "scene"]})
    swapped = connected(document, "tree.image", "shot.references", instead="anna.image")
    assert given(swapped) == [("shoe", "shoe"), ("tree", "model"), ("room", "scene")]


def test_only_a_wire_that_is_there_can_be_replaced() -> None:
    end, instead = "shot.references", "anna.image"
    fault = refused(graph(), "connect", start="shoe.image", end=end, instead=instead)
    assert fault.message == "no wire runs from anna.image to shot.references."


def test_a_wire_runs_into_a_port_once() -> None:
    fault = refused(graph("shoe"), "connect", start="shoe.image", end="shot.references")
    assert fault.message == "shoe.image is wired to shot.references already."


def test_a_node_that_is_not_there_is_refused() -> None:
    fault = refused(graph(), "connect", start="boot.image", end="shot.references")
    assert fault.message == "there is no node 'boot'."
    assert fault.remedy == "It has: shoe, anna, room, tree, words, shot."


def test_a_port_that_is_not_there_is_refused() -> None:
    fault = refused(graph(), "connect", start="shoe.image", end="shot.pictures")
    assert "shot has no input 'pictures'" in fault.message


def test_a_wrong_kind_is_refused() -> None:
    fault = refused(graph(), "connect", start="words.text", end="shot.references")
    assert "it gives text, the port takes image" in fault.message


def test_a_ring_is_refused_naming_the_nodes_on_it() -> None:
    document = connected(
        GraphDocument.model_validate(
            {"nodes": {name: {"type": "cover"} for name in ("one", "two", "three")}}
        ),
        "one.image",
        "two.picture",
    )
    document = connected(document, "two.image", "three.picture")
    fault = refused(document, "connect", start="three.image", end="one.picture")
    assert fault.message == "wires would run in a ring: three -> one -> two -> three."


def test_a_node_cannot_feed_itself() -> None:
    fault = refused(graph(), "connect", start="shot.image", end="shot.mask")
    assert fault.message == "wires would run in a ring: shot -> shot."


def test_two_ways_to_one_node_are_no_ring() -> None:
    nodes = {
        "shoe": {"type": "photo"},
        **{name: {"type": "shot", "version": 2} for name in ("one", "two", "last")},
    }
    wires = [
        ("shoe.image", "one.references"),
        ("shoe.image", "two.references"),
        ("one.image", "last.references"),
    ]
    document = GraphDocument.model_validate({"nodes": nodes, "wires": wires})
    assert len(connected(document, "two.image", "last.references").wires) == 4
    assert refused(document, "connect", start="last.image", end="shoe.image")


def test_a_node_of_unknown_type_cannot_be_connected() -> None:
    document = GraphDocument.model_validate(
        {"nodes": {"shoe": {"type": "photo"}, "odd": {"type": "nobody_knows"}}}
    )
    fault = refused(document, "connect", start="shoe.image", end="odd.anything")
    assert fault.message == "odd: its type 'nobody_knows', version 1, is not known here."


def test_a_node_saved_by_a_newer_version_cannot_be_connected() -> None:
    fault = refused(graph(version=3), "connect", start="shoe.image", end="shot.references")
    assert "version 3" in fault.message


def test_a_node_with_a_setting_amiss_can_be_wired() -> None:
    document = graph("shoe", "anna", "room", shot={"most": "many"})
    document = connected(document, "tree.image", "shot.references")
    assert given(document)[3] == ("tree", "tree")


def test_a_node_of_an_older_version_is_brought_up_to_date_when_its_tags_change() -> None:
    document = graph("shoe", shot={"labels": ["sneaker"]}, version=1)
    document = connected(document, "anna.image", "shot.references")
    assert document.nodes["shot"].version == 2
    assert document.nodes["shot"].settings == {"tags": ["sneaker", "anna"]}
