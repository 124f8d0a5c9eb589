"""Room on the canvas: what comes steps aside, what is tidied fits the view, what is new is seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from sketches import sketch

NODES = {
    "prompt": ("prompt", {"text": "tea"}, [0, 0]),
    "shot": ("gen4_image", {"resolution": "720p", "seed": 7}, [460, 0]),
    "picture": ("output", {}, [1300, 0]),
}
WIRES = ("prompt.text shot.prompt", "shot.image picture.image")


def at(hand, ident):
    return hand.document()["nodes"][ident]["at"]


def wires(hand):
    return [" ".join(wire) for wire in hand.document()["wires"]]


def choose(hand, ident):
    hand.head(ident).click()
    expect(hand.chosen).to_have_count(1)


@pytest.fixture
def row(hand):
    """Three nodes in a row, wired."""
    hand.open(sketch("Room", NODES, *WIRES), f"room_{id(hand)}.json")
    return hand


def apart(one, other):
    """Whether two boxes on the screen do not touch."""
    return (
        one["x"] + one["width"] <= other["x"]
        or other["x"] + other["width"] <= one["x"]
        or one["y"] + one["height"] <= other["y"]
        or other["y"] + other["height"] <= one["y"]
    )


def boxes(hand):
    return [node.bounding_box() for node in hand.nodes.all()]


def none_over_another(hand):
    found = boxes(hand)
    return all(apart(one, two) for n, one in enumerate(found) for two in found[n + 1 :])


def test_a_node_put_on_a_wire_pushes_on_what_is_behind(hand):
    near = {**NODES, "picture": ("output", {}, [860, 0]), "small": ("resize_image", {}, [860, 700])}
    hand.open(sketch("Near", near, *WIRES))
    (x, y), (to, _) = hand.middle(hand.port("shot.image")), hand.middle(hand.input("picture.image"))
    hand.drag(hand.middle(hand.head("small")), ((x + to) / 2, y - 30), drop=False)
    expect(hand.page.locator(".tw-wire.insert")).to_have_count(1)
    held = hand.node("small")
    hand.until(lambda: float(held.evaluate("(node) => getComputedStyle(node).opacity")) < 1, True)
    hand.page.mouse.up()
    expect(hand.wires).to_have_count(3)
    hand.until(lambda: at(hand, "picture")[0] > 1100, True)
    assert none_over_another(hand)
    hand.undo()
    hand.until(lambda: at(hand, "picture"), [860, 0])


def test_pasting_again_steps_aside(row):
    choose(row, "prompt")
    row.press("Control+c")
    row.page.mouse.move(*row.ground(0.2, 0.7))
    row.press("Control+v", "Control+v", "Control+v")
    row.counts("6 nodes")
    row.press("1")
    expect(row.nodes).to_have_count(6)
    row.settle()
    assert none_over_another(row)


def test_pictures_brought_in_at_one_place_lie_apart(row):
    row.page.mouse.move(*row.ground(0.2, 0.7))
    row.paste("sneaker.jpg")
    row.paste("model.jpg")
    row.counts("5 nodes")
    row.press("1")
    expect(row.nodes).to_have_count(5)
    row.settle()
    assert none_over_another(row)


def test_chains_are_tidied_to_the_shape_of_the_view(hand):
    nodes, ends = {}, []
    for n in range(6):
        nodes[f"p{n}"] = ("prompt", {"text": "tea"}, [40 * n, 900 - 70 * n])
        nodes[f"s{n}"] = ("gen4_image", {"seed": n}, [90 * n, 30 * n])
        ends.append(f"p{n}.text s{n}.prompt")
    hand.show(hand.prepare(sketch("Chains", nodes, *ends)))
    before = at(hand, "s5")
    hand.press("Control+Shift+f")
    hand.until(lambda: at(hand, "s5") != before, True)
    hand.settle()
    places = [node["at"] for node in hand.document()["nodes"].values()]
    wide, high = (max(side) - min(side) for side in zip(*places, strict=True))
    assert 0.5 < wide / high < 3
    expect(hand.nodes).to_have_count(12)
    hand.undo()
    hand.until(lambda: at(hand, "s5"), before)


def test_a_graph_without_places_opens_in_order_and_unedited(hand):
    bare = sketch("No places", NODES, *WIRES)
    for node in bare["nodes"].values():
        del node["at"]
    hand.open(bare)
    hand.settle()
    assert none_over_another(hand)
    expect(hand.button("Undo", exact=True)).to_be_disabled()
    choose(hand, "shot")
    hand.press("m")
    hand.until(lambda: at(hand, "shot")[0] > at(hand, "prompt")[0] + 300, True)


def test_a_wire_end_on_the_ground_offers_what_fits(row):
    end, ground = row.middle(row.input("picture.image")), row.ground(0.75, 0.85)
    row.drag(end, ground)
    expect(row.search).to_be_visible()
    row.page.keyboard.type("resize")
    row.press("Enter")
    row.until(lambda: wires(row), [WIRES[0], "shot.image resize_image.image"])
    row.undo()
    row.until(lambda: wires(row), list(WIRES))
    row.drag(row.middle(row.input("picture.image")), ground)
    expect(row.search).to_be_visible()
    row.press("Escape")
    row.until(lambda: wires(row), [WIRES[0]])
    row.undo()
    row.until(lambda: wires(row), list(WIRES))


def test_references_are_offered_a_reference_first(row):
    row.drag(row.middle(row.input("shot.references")), row.ground(0.2, 0.85))
    expect(row.search.get_by_role("option").first).to_contain_text("Reference Image")


def test_a_new_node_is_not_under_the_map(row):
    row.add("gen4", row.ground(0.99, 0.95))
    row.settle()
    card = row.node("gen4_image").bounding_box()
    assert apart(card, row.page.locator(".tw-minimap").bounding_box())
    canvas = row.canvas.bounding_box()
    assert card["x"] + card["width"] < canvas["x"] + canvas["width"]
    assert card["y"] + card["height"] < canvas["y"] + canvas["height"]


def test_tab_over_the_canvas_looks_for_a_node(row):
    row.page.mouse.move(*row.ground(0.3, 0.8))
    row.page.mouse.move(*row.ground(0.31, 0.8))
    row.press("Tab")
    expect(row.search).to_be_visible()


def test_no_tooltip_stays_when_a_key_is_pressed(row):
    choose(row, "shot")
    row.page.mouse.move(*row.ground(0.3, 0.9))
    row.page.wait_for_timeout(700)
    row.page.mouse.move(*row.middle(row.head("shot")))
    expect(row.page.locator(".tw-tip")).to_be_visible()
    row.press("m")
    expect(row.page.locator(".tw-tip")).to_be_hidden()


def test_two_hands_on_one_node_end_where_it_is_kept(row, other):
    other.show(row.key, 3)
    for hand in (row, other):
        hand.drag(hand.middle(hand.head("prompt")), hand.ground(0.3, 0.8), drop=False)
    other.drag(other.middle(other.head("prompt")), other.ground(0.2, 0.7))
    row.page.mouse.up()
    row.page.wait_for_timeout(500)
    x, y = at(row, "prompt")
    for hand in (row, other):
        expect(hand.node("prompt")).to_have_css("transform", f"matrix(1, 0, 0, 1, {x}, {y})")
