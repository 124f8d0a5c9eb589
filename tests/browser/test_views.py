"""Where one is: the browser's Back, the address, and the part of the graph that is seen."""

from __future__ import annotations

from playwright.sync_api import expect
from sketches import shoot, words_only

PLACE = "() => document.querySelector('.vue-flow__transformationpane').style.transform"


def settled(hand):
    """Where the graph stands once it stands still."""
    last = ""
    while (now := hand.page.evaluate(PLACE)) != last:
        last = now
        hand.page.wait_for_timeout(250)
    return last


def scale(place):
    return float(place.partition("scale(")[2].rstrip(")"))


def rail(hand, name):
    rail = hand.page.get_by_role("navigation", name="Right panels")
    rail.get_by_role("button", name=name).click()


def test_back_goes_through_the_views_and_closes_the_viewer(hand):
    hand.make(words_only("Views back", seed=31))
    hand.enter()
    hand.button("Views back").first.click()
    expect(hand.nodes.first).to_be_visible()
    hand.view("Gallery")
    gallery = hand.page.get_by_role("region", name="Gallery").first
    gallery.get_by_role("button", name="Views back").first.click()
    viewer = hand.dialog("Views back")
    expect(viewer).to_be_visible()
    hand.page.go_back()
    expect(viewer).to_be_hidden()
    expect(gallery).to_be_visible()
    hand.page.go_back()
    expect(hand.canvas).to_be_visible()
    hand.page.go_back()
    expect(hand.button("New graph")).to_be_visible()
    hand.page.go_forward()
    expect(hand.nodes.first).to_be_visible()


def test_the_view_is_as_it_was_after_the_gallery(hand):
    hand.open(shoot("View kept", "sneaker", "model"))
    before = settled(hand)
    hand.view("Gallery")
    hand.view("Canvas")
    expect(hand.nodes.first).to_be_visible()
    assert settled(hand) == before


def test_a_panel_beside_a_fitted_graph_does_not_push_it_off(hand):
    hand.open(shoot("View panel", "sneaker", "model"))
    before = settled(hand)
    rail(hand, "Undo list")
    settled(hand)
    expect(hand.page.get_by_role("region", name="Undo list")).to_be_visible()
    panel = hand.page.get_by_role("region", name="Undo list").bounding_box()
    end = hand.node("picture").bounding_box()
    assert end["x"] + end["width"] < panel["x"]
    rail(hand, "Undo list")
    assert settled(hand) == before


def test_an_empty_graph_is_seen_at_its_size(hand):
    hand.open(shoot("View first", "sneaker", "model"))
    settled(hand)
    hand.menu("New graph")
    expect(hand.page.get_by_role("heading", name="Start with words")).to_be_visible()
    assert scale(settled(hand)) == 1


def test_words_that_come_up_under_the_pointer_make_room_for_what_is_opened(hand):
    hand.open(words_only("View tips"))
    named = hand.page.get_by_role("tooltip").filter(has_text="Undo list")
    rail_button = hand.page.get_by_role("navigation", name="Right panels").get_by_role(
        "button", name="Undo list"
    )
    rail_button.hover()
    expect(named).to_be_visible()
    rail_button.click()
    expect(named).to_be_hidden()
