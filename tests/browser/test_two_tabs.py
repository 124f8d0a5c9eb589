"""Two tabs on one graph stay in step; a run goes on without either."""

from __future__ import annotations

from random import Random

import pytest
from playwright.sync_api import expect
from sketches import LINGER, lasting, words_only


@pytest.fixture(scope="module")
def strange():
    return {"linger.py": LINGER}


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


def test_a_run_survives_a_reload(hand, tmp_path):
    hand.open(lasting("Reloaded", tmp_path / "go"))
    hand.runner.click()
    expect(hand.node("linger").get_by_role("progressbar")).to_be_visible()
    hand.page.reload()
    expect(hand.node("linger").get_by_role("progressbar")).to_be_visible()
    (tmp_path / "go").touch()
    hand.done()
    expect(hand.picture("picture")).to_be_visible()


def test_a_run_survives_the_closing_of_its_tab(hand, other, tmp_path):
    key = hand.open(lasting("Closed", tmp_path / "go"))
    hand.runner.click()
    expect(hand.node("linger").get_by_role("progressbar")).to_be_visible()
    hand.page.close()
    (tmp_path / "go").touch()
    other.show(key, 4)
    other.done()
    expect(other.picture("picture")).to_be_visible()


def test_a_graph_closed_for_good_is_told_to_the_other_tab(hand, other):
    beside(hand, other, "Deleted")
    hand.button("Tagwire menu").click()
    hand.page.get_by_role("menuitem", name="Delete").click()
    hand.page.get_by_role("dialog").get_by_role("button", name="Delete", exact=True).click()
    expect(other.page.get_by_role("alert").get_by_text("This graph is not here")).to_be_visible()


@pytest.mark.parametrize("pause", [(15, 20), (30, 60), (120, 260)], ids=["quick", "slow", "rests"])
@pytest.mark.parametrize("place", ["Control+Home", "Control+End"])
def test_words_written_in_both_at_once_are_all_there(hand, other, pause, place):
    beside(hand, other, f"Both {pause[0]} {place}".replace("+", " "))
    for tab, end in ((hand, "Control+End"), (other, place)):
        tab.prompt("prompt").click()
        tab.writing(tab.prompt("prompt"))
        tab.press(end)
    count = 4 if pause[1] > 200 else 10
    mine = "".join(f" R{n}x" for n in range(count))
    theirs = "".join(f"L{n}y " if place == "Control+Home" else f" L{n}y" for n in range(count))
    drawn = Random(place)
    for one, two in zip(mine, theirs, strict=True):
        hand.page.keyboard.type(one)
        hand.page.wait_for_timeout(drawn.randint(*pause))
        other.page.keyboard.type(two)
        other.page.wait_for_timeout(drawn.randint(*pause))
    wanted = sorted(f"A red teapot on a table {mine} {theirs}".split())
    for read in (
        lambda: hand.setting("prompt.text"),
        lambda: hand.prompt("prompt").inner_text(),
        lambda: other.prompt("prompt").inner_text(),
    ):
        hand.until(lambda read=read: sorted(read().split()), wanted)


def test_words_that_come_while_an_input_method_is_at_work_wait_for_it(hand, other):
    beside(hand, other, "Composed")
    hand.prompt("prompt").click()
    hand.writing(hand.prompt("prompt"))
    hand.press("Control+End")
    method = hand.page.context.new_cdp_session(hand.page)
    for half in ("n", "ni", "ni hao"):
        at = {"selectionStart": len(half), "selectionEnd": len(half)}
        method.send("Input.imeSetComposition", {"text": half, **at})
    other.prompt("prompt").click()
    other.writing(other.prompt("prompt"))
    other.press("Control+Home")
    other.page.keyboard.type("Theirs: ")
    other.until(lambda: other.setting("prompt.text"), "Theirs: A red teapot on a table")
    expect(hand.prompt("prompt")).to_have_text("A red teapot on a tableni hao")
    method.send("Input.insertText", {"text": "你好"})
    whole = "Theirs: A red teapot on a table你好"
    hand.until(lambda: hand.setting("prompt.text"), whole)
    for tab in (hand, other):
        expect(tab.prompt("prompt")).to_have_text(whole)


def test_what_a_reload_cut_off_is_put_into_what_others_wrote(hand, other, expected):
    expected += ["net::ERR_FAILED"]
    beside(hand, other, "Cut off")
    hand.page.route("**/api/edit", lambda route: route.abort())
    hand.write("prompt", "A red teapot on a table, mine")
    hand.page.wait_for_function("() => sessionStorage.getItem('tagwire.unsent')")
    other.prompt("prompt").click()
    other.writing(other.prompt("prompt"))
    other.press("Control+Home")
    other.page.keyboard.type("Theirs: ")
    other.until(lambda: other.setting("prompt.text"), "Theirs: A red teapot on a table")
    hand.page.unroute("**/api/edit")
    hand.page.reload()
    hand.until(lambda: other.setting("prompt.text"), "Theirs: A red teapot on a table, mine")
    for tab in (hand, other):
        expect(tab.prompt("prompt")).to_have_text("Theirs: A red teapot on a table, mine")


def test_undo_in_the_field_takes_back_what_was_written_there(hand, other):
    beside(hand, other, "Own undo")
    hand.prompt("prompt").click()
    hand.writing(hand.prompt("prompt"))
    hand.press("Control+End")
    hand.page.keyboard.type(" mine")
    hand.until(lambda: hand.setting("prompt.text"), "A red teapot on a table mine")
    other.prompt("prompt").click()
    other.writing(other.prompt("prompt"))
    other.press("Control+Home")
    other.page.keyboard.type("Theirs ")
    expect(hand.prompt("prompt")).to_have_text("Theirs A red teapot on a table mine")
    hand.press("Control+z")
    hand.until(lambda: hand.setting("prompt.text").strip(), "Theirs A red teapot on a table")


def test_the_caret_stays_where_one_writes_while_words_come(hand, other):
    beside(hand, other, "Caret")
    hand.prompt("prompt").click()
    hand.writing(hand.prompt("prompt"))
    hand.press("Control+End", "Control+ArrowLeft")
    other.write("prompt", "A very red teapot on a table")
    expect(hand.prompt("prompt")).to_have_text("A very red teapot on a table")
    hand.page.keyboard.type("large ")
    hand.until(lambda: hand.setting("prompt.text"), "A very red teapot on a large table")


@pytest.mark.parametrize("words", ["zz", " @", " @zz"])
def test_a_prompt_deleted_here_goes_from_under_the_hand_there(hand, other, words, expected):
    expected += ["409 (Conflict)"]  # words on their way to what is gone are refused
    beside(hand, other, f"Gone{len(words)}{words.count('@')}")
    other.prompt("prompt").click()
    other.writing(other.prompt("prompt"))
    other.press("Control+End")
    other.page.keyboard.type(words)
    hand.head("prompt").click()
    hand.press("Delete")
    other.page.keyboard.type(" still at it")
    expect(other.node("prompt")).to_have_count(0)
    expect(other.page.get_by_role("listbox", name="Pictures to mention")).to_be_hidden()


@pytest.mark.parametrize("what", ["title", "comment"])
def test_a_node_deleted_here_takes_the_field_there_along(hand, other, what):
    beside(hand, other, f"Gone with its {what}")
    if what == "title":
        other.head("prompt").dblclick()
    else:
        other.node("prompt").hover()
        other.node("prompt").get_by_role("button", name="Menu of").click()
        other.page.get_by_role("menuitem", name="Add a comment").click()
    expect(other.node("prompt").locator("input, textarea")).to_be_focused()
    other.page.keyboard.type("zz")
    hand.head("prompt").click()
    hand.press("Delete")
    expect(other.node("prompt")).to_have_count(0)
    hand.until(lambda: "prompt" in hand.document()["nodes"], False)
