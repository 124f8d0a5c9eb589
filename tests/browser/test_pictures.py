"""Pictures come in: dropped, pasted or chosen, cut to fit, and asked what they are for."""

from __future__ import annotations

import pytest
from PIL import Image
from playwright.sync_api import expect
from sketches import shoot, sketch, words_only

SHAPE = "(picture) => picture.naturalWidth / picture.naturalHeight"


@pytest.fixture
def long(tmp_path):
    """A picture too long for a reference."""
    path = tmp_path / "panorama.png"
    Image.linear_gradient("L").resize((1200, 300)).save(path)
    return path


@pytest.fixture
def carrier(hand, tmp_path):
    """A picture that carries the graph it was made with."""
    key = hand.make(words_only("Carrier", "A red teapot"))
    address = f"{hand.editor.origin}/api/download?id={hand.pictures(key)[0]['id']}&carry=1"
    path = tmp_path / "carrier.png"
    path.write_bytes(hand.page.context.request.get(address).body())
    return path


def blank(hand, name):
    """A canvas with one prompt on it."""
    hand.open(sketch(name, {"prompt": ("prompt", {"text": "tea"}, [0, 0])}))


def shape(hand, ident):
    """How many times as wide as high the picture of a node is."""
    picture = hand.node(ident).locator("img").last
    expect(picture).to_be_visible()
    hand.until(lambda: picture.evaluate("(one) => one.complete && one.naturalWidth > 0"), True)
    return picture.evaluate(SHAPE)


def test_dropped_files_become_references_in_a_column_named_after_the_files(hand):
    blank(hand, "Dropped")
    hand.drop(hand.canvas, "sneaker.jpg", "model.jpg", place=hand.ground(0.6, 0.2))
    expect(hand.node("sneaker")).to_be_attached()
    expect(hand.node("model")).to_be_attached()
    nodes = hand.document()["nodes"]
    assert nodes["sneaker"]["at"][0] == nodes["model"]["at"][0]
    assert nodes["sneaker"]["at"][1] + 200 < nodes["model"]["at"][1]


def test_what_was_dropped_is_selected_and_nothing_else(hand):
    blank(hand, "Dropped and selected")
    hand.head("prompt").click()
    hand.drop(hand.canvas, "sneaker.jpg", "model.jpg", place=hand.ground(0.6, 0.2))
    expect(hand.node("model")).to_be_attached()
    expect(hand.chosen).to_have_count(2)
    expect(hand.node("prompt")).not_to_contain_class("selected")


def test_files_dropped_together_are_one_step_of_undo(hand):
    blank(hand, "Dropped and undone")
    hand.drop(hand.canvas, "sneaker.jpg", "model.jpg", place=hand.ground(0.6, 0.2))
    hand.counts("3 nodes")
    hand.undo()
    hand.counts("1 node")


def test_a_picture_dropped_on_a_node_takes_the_place_of_its_own(hand):
    hand.open(shoot("Replaced", "sneaker"))
    hand.drop(hand.node("sneaker"), "model.jpg")
    hand.until(lambda: hand.setting("sneaker.file").startswith("asset:"), True)
    hand.counts("4 nodes")


def test_a_pasted_picture_is_a_reference_at_the_pointer(hand):
    blank(hand, "Pasted")
    hand.leave()
    hand.paste("sneaker.jpg")
    expect(hand.node("sneaker")).to_be_attached()


def test_pasted_words_are_a_prompt(hand):
    blank(hand, "Pasted words")
    hand.page.evaluate("navigator.clipboard.writeText('A harbour at dawn')")
    hand.leave()
    hand.press("Control+v")
    expect(hand.chosen.get_by_role("textbox").first).to_have_text("A harbour at dawn")


def test_a_file_that_is_no_picture_is_refused_in_words(hand, tmp_path):
    (tmp_path / "shoe.png").write_text("not a picture")
    blank(hand, "Refused file")
    hand.drop(hand.canvas, tmp_path / "shoe.png", place=hand.ground(0.6, 0.2))
    expect(hand.notice("shoe.png")).to_be_visible()
    hand.counts("1 node")


def test_a_picture_too_long_is_cropped_before_it_is_taken(hand, long):
    blank(hand, "Cropped")
    hand.drop(hand.canvas, long, place=hand.ground(0.6, 0.2))
    fit = hand.dialog("Fit the picture")
    expect(fit.get_by_role("heading", name="too wide for a reference")).to_be_visible()
    fit.get_by_role("radio", name="1:1").click()
    fit.get_by_role("group", name="Kept part, 1:1").press("Shift+ArrowRight")
    fit.get_by_role("button", name="Crop and add").click()
    expect(fit).to_be_hidden()
    assert shape(hand, "panorama") == pytest.approx(1, abs=0.02)


def test_or_it_is_padded(hand, long):
    blank(hand, "Padded")
    hand.drop(hand.canvas, long, place=hand.ground(0.6, 0.2))
    fit = hand.dialog("Fit the picture")
    fit.get_by_role("radio", name="Pad").click()
    fit.get_by_role("radio", name="16:9").click()
    fit.get_by_role("button", name="Pad and add").click()
    expect(fit).to_be_hidden()
    assert shape(hand, "panorama") == pytest.approx(16 / 9, abs=0.02)


def test_or_left_out(hand, long):
    blank(hand, "Left out")
    hand.drop(hand.canvas, long, "sneaker.jpg", place=hand.ground(0.6, 0.2))
    hand.dialog("Fit the picture").get_by_role("button", name="Leave it out").click()
    expect(hand.node("sneaker")).to_be_attached()
    hand.counts("2 nodes")


def test_a_picture_with_a_graph_inside_may_become_a_reference(hand, carrier):
    blank(hand, "Asked")
    key = hand.key
    hand.drop(hand.canvas, carrier, place=hand.ground(0.6, 0.2))
    hand.dialog("What is this picture for?").get_by_role("button", name="Use as reference").click()
    hand.counts("2 nodes")
    assert hand.key == key


def test_or_its_graph_opens_and_the_one_left_is_kept(hand, carrier):
    blank(hand, "Asked too")
    key = hand.key
    hand.drop(hand.canvas, carrier, place=hand.ground(0.6, 0.2))
    hand.dialog("What is this picture for?").get_by_role("button", name="Open its graph").click()
    hand.counts("3 nodes")
    expect(hand.prompt("prompt")).to_have_text("A red teapot")
    assert hand.key != key
    hand.page.get_by_role("region", name="Notices").get_by_role("button", name="Go back").click()
    expect(hand.prompt("prompt")).to_have_text("tea")
    assert hand.key == key
