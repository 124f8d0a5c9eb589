"""Two tabs on one graph stay in step; a run goes on without either."""

from __future__ import annotations

from playwright.sync_api import expect
from sketches import words_only


def beside(hand, other, name, **settings):
    """The same graph in both tabs."""
    key = hand.open(words_only(name, **settings))
    other.show(key, 3)
    return key


def test_words_written_here_are_read_there(hand, other):
    beside(hand, other, "Words")
    hand.write("prompt", "A blue teapot")
    expect(other.prompt("prompt")).to_have_text("A blue teapot")


def test_a_node_added_here_is_there(hand, other):
    beside(hand, other, "Nodes")
    hand.add("join", hand.ground(0.5, 0.85))
    expect(other.node("join_text")).to_be_visible()


def test_a_drag_is_seen_while_it_is_made(hand, other):
    beside(hand, other, "Drags")
    before = other.node("prompt").bounding_box()
    hand.drag(hand.middle(hand.head("prompt")), hand.ground(0.3, 0.8), steps=20, drop=False)
    hand.until(lambda: other.node("prompt").bounding_box()["y"] > before["y"] + 100, True)
    hand.page.mouse.up()
    there = hand.node("prompt").bounding_box()
    hand.until(lambda: round(other.node("prompt").bounding_box()["y"]), round(there["y"]))


def test_undo_there_takes_back_what_was_done_here(hand, other):
    beside(hand, other, "Undone")
    hand.write("prompt", "A blue teapot")
    expect(other.prompt("prompt")).to_have_text("A blue teapot")
    other.undo()
    expect(other.prompt("prompt")).to_have_text("A red teapot on a table")
    hand.leave()
    expect(hand.prompt("prompt")).to_have_text("A red teapot on a table")


def test_a_run_begun_here_shows_its_picture_there(hand, other):
    beside(hand, other, "Runs")
    hand.run()
    expect(other.picture("picture")).to_be_visible()
    expect(other.button("Up to date", exact=True)).to_be_visible()


def test_a_run_survives_a_reload(hand):
    hand.open(words_only("Reloaded", seed=11, resolution="1080p"))
    hand.runner.click()
    expect(hand.node("shot").get_by_role("progressbar")).to_be_visible()
    hand.page.reload()
    hand.done()
    expect(hand.picture("picture")).to_be_visible()


def test_a_run_survives_the_closing_of_its_tab(hand, other):
    key = hand.open(words_only("Closed", seed=12, resolution="1080p"))
    hand.runner.click()
    expect(hand.node("shot").get_by_role("progressbar")).to_be_visible()
    hand.page.close()
    other.show(key, 3)
    other.done()
    expect(other.picture("picture")).to_be_visible()


def test_a_graph_closed_for_good_is_told_to_the_other_tab(hand, other):
    beside(hand, other, "Deleted")
    hand.button("Tagwire menu").click()
    hand.page.get_by_role("menuitem", name="Delete").click()
    hand.page.get_by_role("dialog").get_by_role("button", name="Delete", exact=True).click()
    expect(other.page.get_by_role("alert").get_by_text("This graph is not here")).to_be_visible()
