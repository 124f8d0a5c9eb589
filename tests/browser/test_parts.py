"""What is fetched behind the first paint: before it has come nothing is missing or jumps."""

from __future__ import annotations

from playwright.sync_api import expect
from sketches import shoot

PART = "**/editor.js"


def box(hand):
    return hand.node("prompt").locator(".tw-prompt").bounding_box()


def written(hand):
    return hand.page.locator(".cm-content")


def test_a_prompt_stands_in_its_place_before_its_editor_has_come(hand):
    held = []
    hand.page.route(PART, lambda route: held.append(route))  # noqa: PLW0108 - not a builtin
    hand.open(shoot("Parts to come", "sneaker"))
    expect(hand.prompt("prompt").locator(".tw-mention").first).to_be_visible()
    before = box(hand)
    with hand.page.expect_request(PART):
        hand.prompt("prompt").click()
    expect(hand.prompt("prompt").locator(".tw-mention").first).to_be_visible()
    assert box(hand) == before
    hand.page.wait_for_timeout(100)
    for route in held:
        route.continue_()
    expect(written(hand)).to_be_focused()
    assert box(hand) == before


def test_a_part_that_did_not_come_is_asked_for_again(hand, expected):
    expected += ["Failed to load resource", "ERR_FAILED"]
    hand.page.route(PART, lambda route: route.abort())
    hand.open(shoot("Parts lost", "sneaker"))
    hand.prompt("prompt").click()
    told = hand.page.get_by_text("A part of the editor could not be fetched.")
    expect(told.first).to_be_visible()
    hand.page.unroute(PART)
    hand.prompt("prompt").press("Tab")
    hand.prompt("prompt").click()
    expect(written(hand)).to_be_focused()
