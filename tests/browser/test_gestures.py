"""Hands on a canvas: over a wire, round several, in a row, in a frame, copied, cut, put away."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import expect
from sketches import sketch, words_only

NODES = {
    "prompt": ("prompt", {"text": "tea"}, [0, 0]),
    "shot": ("gen4_image", {"resolution": "720p", "seed": 7}, [460, 0]),
    "picture": ("output", {}, [1300, 0]),
}
WIRES = ("prompt.text shot.prompt", "shot.image picture.image")
SMALL = ("resize_image", {}, [860, 700])


def between(hand, start, end):
    """The middle of a wire on the screen."""
    (x, y), (to, down) = hand.middle(hand.port(start)), hand.middle(hand.input(end))
    return (x + to) / 2, (y + down) / 2


def at(hand, ident):
    return hand.document()["nodes"][ident]["at"]


def wires(hand):
    return [" ".join(wire) for wire in hand.document()["wires"]]


def choose(hand, *idents):
    """Select nodes, one after the other."""
    for n, ident in enumerate(idents):
        hand.head(ident).click(modifiers=["Shift"] if n else [])
    expect(hand.chosen).to_have_count(len(idents))


@pytest.fixture
def row(hand):
    """Three nodes in a row, wired."""
    hand.open(sketch("Row", NODES, *WIRES), f"row_{id(hand)}.json")
    return hand


@pytest.fixture
def spare(hand):
    """The same, and a node below that is wired to nothing."""
    hand.open(sketch("Spare", {**NODES, "small": SMALL}, *WIRES), f"spare_{id(hand)}.json")
    return hand


@pytest.fixture
def chain(hand):
    """A node in the middle of a wire."""
    nodes = {**NODES, "small": ("resize_image", {}, [880, 0])}
    ends = (WIRES[0], "shot.image small.image", "small.image picture.image")
    hand.open(sketch("Chain", nodes, *ends), f"chain_{id(hand)}.json")
    return hand


def hold_over(hand):
    """Drag the spare node so that its head lies on the wire, and hold it."""
    start, (x, y) = hand.middle(hand.head("small")), between(hand, "shot.image", "picture.image")
    hand.drag(start, (x, y), drop=False)
    expect(hand.page.locator(".tw-wire.insert")).to_have_count(1)


def test_a_node_let_go_on_a_wire_is_put_between(spare):
    hold_over(spare)
    spare.page.mouse.up()
    expect(spare.wire("shot.image", "small.image")).to_be_attached()
    expect(spare.wire("small.image", "picture.image")).to_be_attached()
    expect(spare.wires).to_have_count(3)
    spare.undo()
    expect(spare.wires).to_have_count(2)
    spare.until(lambda: at(spare, "small"), SMALL[2])


def test_with_alt_it_is_not(spare):
    hold_over(spare)
    with spare.holding("Alt"):
        x, y = between(spare, "shot.image", "picture.image")
        spare.page.mouse.move(x + 6, y, steps=3)
        expect(spare.page.locator(".tw-wire.insert")).to_have_count(0)
        spare.page.mouse.up()
    spare.until(lambda: at(spare, "small") != SMALL[2], True)
    expect(spare.wires).to_have_count(2)


def test_a_box_selects_what_it_touches(row):
    x, y = row.middle(row.node("prompt"), 0, 0)
    to = row.middle(row.node("shot"), 0.5, 1)
    with row.holding("Shift"):
        row.drag((x - 20, y - 20), (to[0], to[1] + 20))
    expect(row.chosen).to_have_count(2)
    expect(row.node("picture")).not_to_contain_class("selected")


def test_a_box_is_drawn_without_a_key_when_that_tool_is_in_hand(row):
    row.press("v")
    x, y = row.middle(row.node("shot"), 0, 0)
    to = row.middle(row.node("picture"), 0.5, 1)
    row.drag((x - 20, y - 20), (to[0], to[1] + 20))
    expect(row.chosen).to_have_count(2)
    row.leave()
    expect(row.chosen).to_have_count(0)


def test_several_are_aligned_and_spread(row):
    row.drag(row.middle(row.head("shot")), row.ground(0.45, 0.75))
    choose(row, "prompt", "shot", "picture")
    row.head("shot").click(button="right")
    row.tool("Align and spread").click()
    row.tool("Align top").click()
    row.until(lambda: at(row, "shot")[1], at(row, "prompt")[1])
    assert at(row, "picture")[1] == at(row, "prompt")[1]
    row.undo()
    row.until(lambda: at(row, "shot")[1] > at(row, "prompt")[1] + 100, True)


def test_tidying_puts_them_in_order_without_one_over_another(row):
    for ident in ("shot", "picture"):
        before = at(row, ident)
        row.drag(row.middle(row.head(ident)), row.ground(0.3, 0.5))
        row.until(lambda ident=ident, before=before: at(row, ident) != before, True)
    messy = at(row, "picture")
    row.leave()
    row.press("Control+Shift+f")
    row.until(lambda: at(row, "picture") != messy, True)
    row.settle()
    boxes = [row.node(ident).bounding_box() for ident in ("prompt", "shot", "picture")]
    for left, right in pairwise(boxes):
        assert left["x"] + left["width"] < right["x"]
    row.undo()
    row.until(lambda: at(row, "picture"), messy)


def test_a_frame_takes_its_title_and_carries_what_lies_in_it(row):
    choose(row, "prompt", "shot")
    row.press("Control+g")
    expect(row.page.get_by_label("Title of the frame")).to_be_focused()
    row.page.keyboard.type("The shoot")
    row.press("Enter")
    title = row.page.locator(".tw-frame-title")
    expect(title).to_have_text("The shoot")
    row.until(lambda: [f["title"] for f in row.document()["frames"].values()], ["The shoot"])
    before = {ident: at(row, ident) for ident in NODES}
    row.drag(row.middle(title), row.ground(0.3, 0.7))
    row.until(lambda: at(row, "shot")[1] > before["shot"][1] + 50, True)
    moved = at(row, "shot")[1] - before["shot"][1]
    assert at(row, "prompt")[1] - before["prompt"][1] == moved
    assert at(row, "picture") == before["picture"]


def test_a_folded_frame_shows_a_plate_and_keeps_its_wires(row):
    choose(row, "prompt", "shot")
    row.press("Control+g", "Escape")
    row.button("Fold up").click()
    expect(row.page.locator(".tw-frame.folded")).to_contain_text("2 nodes")
    expect(row.node("shot")).to_be_hidden()
    expect(row.page.locator(".tw-frame-port")).to_have_count(1)
    row.button("Unfold").click()
    expect(row.node("shot")).to_be_visible()
    assert wires(row) == list(WIRES)


def test_a_note_is_written_in_markdown(row):
    row.page.mouse.move(*row.ground(0.5, 0.8))
    row.press("n")
    expect(row.page.get_by_label("Text of the note")).to_be_focused()
    row.page.keyboard.type("Use **soft** light")
    row.leave()
    expect(row.page.locator(".tw-note strong")).to_have_text("soft")
    row.until(lambda: [n["text"] for n in row.document()["notes"].values()], ["Use **soft** light"])


def test_a_copy_has_its_inner_wires(row):
    choose(row, "prompt", "shot")
    row.press("Control+c")
    row.page.mouse.move(*row.ground(0.1, 0.8))
    row.press("Control+v")
    row.counts("5 nodes")
    row.counts("3 wires")
    row.undo()
    row.counts("3 nodes")


def test_a_copy_keeps_its_incoming_wires_when_asked(row):
    choose(row, "shot")
    row.press("Control+c")
    row.page.mouse.move(*row.ground(0.1, 0.8))
    row.press("Control+Shift+v")
    row.counts("4 nodes")
    row.counts("3 wires")


def test_a_piece_is_pasted_into_another_graph(row):
    choose(row, "prompt", "shot")
    row.press("Control+c")
    row.open(words_only("Elsewhere"))
    row.leave()
    row.press("Control+v")
    row.counts("5 nodes")
    row.counts("3 wires")


def test_a_node_deleted_leaves_its_path_joined(chain):
    choose(chain, "small")
    chain.press("Delete")
    expect(chain.wire("shot.image", "picture.image")).to_be_attached()
    chain.undo()
    expect(chain.wires).to_have_count(3)


def test_with_shift_its_wires_go_with_it(chain):
    choose(chain, "small")
    chain.press("Shift+Delete")
    chain.counts("3 nodes")
    expect(chain.wires).to_have_count(1)


def test_alt_and_a_drag_cut_the_wires_crossed(row):
    x, y = between(row, "shot.image", "picture.image")
    with row.holding("Alt"):
        row.drag((x, y - 60), (x, y + 60))
    expect(row.wires).to_have_count(1)
    row.undo()
    expect(row.wires).to_have_count(2)


def test_a_wire_pulled_to_a_taken_port_swaps(hand):
    nodes = {**NODES, "other": ("prompt", {"text": "ships"}, [0, 460])}
    hand.open(sketch("Swapped", nodes, *WIRES))
    hand.pull("other.text", "shot.prompt")
    expect(hand.wire("other.text", "shot.prompt")).to_be_attached()
    expect(hand.wires).to_have_count(2)
    hand.undo()
    expect(hand.wire("prompt.text", "shot.prompt")).to_be_attached()


def test_bypass_mute_and_fold_have_a_key_each(chain):
    for key, name, wanted in (("b", "state", "bypassed"), ("m", "state", "muted")):
        choose(chain, "small")
        chain.press(key)
        chain.until(lambda n=name: chain.document()["nodes"]["small"].get(n), wanted)
        chain.leave()
    tall = chain.node("picture").bounding_box()["height"]
    choose(chain, "picture")
    chain.press("c")
    chain.until(lambda: chain.document()["nodes"]["picture"].get("collapsed"), True)
    chain.until(lambda: chain.node("picture").bounding_box()["height"] < tall / 2, True)


def test_hidden_wires_are_chips_at_both_ends(row):
    choose(row, "shot")
    row.press("w")
    row.until(lambda: len(row.document()["hidden"]), 2)
    row.leave()
    expect(row.page.locator(".vue-flow__edges .tw-wire-line:not(.ghost)")).to_have_count(0)


def test_a_node_is_renamed_with_f2(row):
    choose(row, "shot")
    row.press("F2", "Control+a")
    row.page.keyboard.type("Hero shot")
    row.press("Enter")
    expect(row.head("shot")).to_have_text("Hero shot")
    row.until(lambda: row.document()["nodes"]["shot"].get("title"), "Hero shot")


def test_what_is_looked_for_is_found_and_shown(row):
    row.press("Control+f")
    find = row.page.get_by_role("search", name="Find in the graph")
    find.get_by_role("textbox").fill("output")
    row.press("Enter")
    expect(row.chosen).to_have_attribute("data-id", "picture")
    row.press("Escape")
    expect(find).to_be_hidden()
