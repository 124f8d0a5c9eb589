"""Runs: what will be made, how it goes, how it is stopped, several at once, the best kept."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from sketches import LINGER, lasting, shoot, words_only

VARIANT = re.compile(r"^Variant \d")


@pytest.fixture(scope="module")
def strange():
    return {"linger.py": LINGER}


@pytest.fixture
def paused(hand):
    """The queue, which starts nothing new while the test goes on."""
    hand.open(words_only(f"Paused {id(hand)}"))
    hand.post("/api/queue", {"paused": True})
    yield hand.panel("Queue")
    hand.post("/api/queue", {"clear": True})
    hand.post("/api/queue", {"paused": False})


def several(hand, times):
    """Run several times with other seeds."""
    hand.button("Ways to run").click()
    hand.page.get_by_role("spinbutton", name="How many times").fill(str(times))
    hand.button(re.compile(f"^×{times}")).click()


def variants(hand):
    return hand.page.get_by_role("region", name="Choose among the variants")


def test_a_second_run_takes_everything_from_the_store(hand):
    hand.open(words_only("Stored"))
    hand.run()
    hand.write("prompt", "A blue teapot")
    expect(hand.button("Run · free draft")).to_be_visible()
    hand.write("prompt", "A red teapot on a table")
    expect(hand.button("Up to date", exact=True)).to_be_visible()


def test_a_picture_made_before_a_change_says_what_changed(hand):
    hand.open(words_only("Stale"))
    hand.run()
    hand.write("prompt", "A blue teapot")
    expect(hand.node("shot").get_by_text("prompt changed")).to_be_visible()
    expect(hand.picture("shot")).to_be_visible()
    hand.run()
    expect(hand.node("shot").get_by_text("changed")).to_have_count(0)


def test_one_node_is_run_with_what_it_needs_and_no_more(hand):
    hand.open(words_only("One node"))
    hand.head("shot").hover()
    hand.node("shot").get_by_role("button", name="Run Gen4 Image").click()
    expect(hand.picture("shot")).to_be_visible()
    expect(hand.picture("picture")).to_have_count(0)


def test_hovering_run_marks_what_will_be_made_and_what_is_there(hand):
    hand.open(words_only("Outlined"))
    hand.head("shot").hover()
    hand.node("shot").get_by_role("button", name="Run Gen4 Image").click()
    expect(hand.picture("shot")).to_be_visible()
    hand.page.wait_for_timeout(800)  # just after a click no tooltip lies in the way
    hand.runner.hover()
    tip = hand.page.get_by_role("tooltip")
    expect(tip.get_by_text(re.compile("Will run: .*Output"))).to_be_visible()
    expect(tip.get_by_text(re.compile("rom the store: .*Gen4 Image"))).to_be_visible()


def test_problems_stand_in_the_way_and_lead_to_their_node(hand):
    hand.open(words_only("Blocked", "A photo of @nobody"))
    hand.button("1 problem", exact=True).last.click()
    panel = hand.panel("Problems")
    expect(panel.get_by_text("@nobody").first).to_be_visible()
    panel.get_by_role("button", name="Go to node").first.click()
    expect(hand.chosen).to_have_count(1)


def test_a_run_is_stopped_and_what_is_done_is_kept(hand, tmp_path):
    hand.open(lasting("Stopped", tmp_path / "go"))
    several(hand, 4)
    hand.button("Stop the runs of this graph").click()
    expect(hand.notice("Called off").first).to_be_visible()
    rows = hand.panel("Queue").get_by_role("listitem").filter(has_text="Stopped")
    expect(rows.filter(has_text="Cancelled").first).to_be_visible()
    expect(hand.button("Stop the runs of this graph")).to_have_count(0)
    expect(hand.page.get_by_role("progressbar")).to_have_count(0)


def test_after_a_stop_one_can_run_again(hand, tmp_path):
    hand.open(lasting("Again", tmp_path / "go"))
    hand.runner.click()
    hand.button("Stop the runs of this graph").click()
    expect(hand.button("Stop the runs of this graph")).to_have_count(0)
    (tmp_path / "go").touch()
    hand.run()
    expect(hand.picture("picture")).to_be_visible()


def test_the_title_of_the_tab_says_how_far_it_is(hand, tmp_path):
    hand.open(lasting("Titled", tmp_path / "go"))
    hand.runner.click()
    expect(hand.page).to_have_title(re.compile(r"\d+%"))
    (tmp_path / "go").touch()
    hand.done()
    expect(hand.page).to_have_title(re.compile("^Titled"))


def test_a_paused_queue_is_put_in_order_and_goes_on(hand, paused):
    several(hand, 2)
    waiting = paused.get_by_role("listitem").filter(has_text="Waits")
    expect(waiting).to_have_count(2)
    names = waiting.locator("b").all_inner_texts()
    waiting.last.focus()
    hand.press("Alt+ArrowUp")
    expect(waiting.locator("b")).to_have_text(names[::-1])
    waiting.last.focus()
    hand.press("Delete")
    expect(waiting).to_have_count(1)
    expect(paused.get_by_role("listitem").first).to_contain_text("Waits, place 1")
    paused.get_by_role("button", name="Go on").first.click()
    expect(waiting).to_have_count(0)
    ended = paused.get_by_role("listitem").filter(has_text=names[1])
    expect(ended.first).to_contain_text("Done", timeout=20_000)


def test_what_waits_is_still_there_after_a_reload(hand, paused):
    several(hand, 2)
    waiting = paused.get_by_role("listitem").filter(has_text="Waits")
    expect(waiting).to_have_count(2)
    hand.page.reload()
    expect(waiting).to_have_count(2)
    expect(paused.get_by_text("Paused.")).to_be_visible()


def test_four_are_made_with_four_seeds_and_the_best_is_kept_by_key(hand):
    key = hand.open(words_only("Four"))
    several(hand, 4)
    tiles = variants(hand).get_by_role("button", name=VARIANT)
    expect(tiles).to_have_count(4, timeout=60_000)
    hand.press("2")
    expect(tiles.nth(1)).to_have_attribute("aria-pressed", "true")
    hand.button("Done", exact=True).click()
    expect(variants(hand)).to_have_count(0)
    rows = hand.pictures(key)
    assert len({row["seed"] for row in rows}) == 4
    assert sum(row["star"] for row in rows) == 1


def test_the_large_board_is_worked_with_keys_alone(hand):
    key = hand.open(words_only("Board", seed=50))
    several(hand, 3)
    expect(variants(hand).get_by_role("button", name=VARIANT)).to_have_count(3, timeout=60_000)
    hand.button("Look at all of them large").click()
    board = hand.dialog("Choose among the variants")
    expect(board.locator(".tw-board")).to_be_focused()
    hand.press("x")
    expect(board.get_by_role("button", name="Variant 1")).to_have_accessible_name(
        re.compile("rejected")
    )
    hand.press("3")
    expect(board.get_by_role("button", name="Variant 3")).to_have_attribute("aria-pressed", "true")
    hand.press("Enter")
    expect(board).to_be_hidden()
    marks = [(row["star"], row["rejected"]) for row in reversed(hand.pictures(key))]
    assert marks == [(False, True), (False, False), (True, False)]


def test_a_seed_drawn_is_shown_and_can_be_kept(hand):
    hand.open(words_only("Drawn", seed=None))
    hand.run()
    use = hand.node("shot").get_by_role("button", name="Use the last seed, ")
    seed = re.search(r"\d+", use.get_attribute("aria-label"))[0]
    use.click()
    hand.until(lambda: str(hand.setting("shot.seed")), seed)
    expect(hand.button("Up to date", exact=True)).to_be_visible()


def again(hand):
    return hand.button(re.compile("^Run again · new seed · free draft$"))


def test_a_random_seed_makes_another_picture_each_time(hand):
    key = hand.open(words_only("Anew", "A brass lamp", seed=None))
    hand.run()
    expect(again(hand)).to_be_visible()
    hand.press("Control+Enter")
    hand.until(lambda: len(hand.pictures(key)), 2)
    again(hand).click()
    hand.until(lambda: len(hand.pictures(key)), 3)
    assert len({row["seed"] for row in hand.pictures(key)}) == 3


def test_a_seed_that_moves_on_runs_again_and_a_fixed_one_does_not(hand):
    key = hand.open(words_only("Moved on", "A paper boat", seed=None))
    hand.run()
    hand.node("shot").get_by_role("button", name="Seed mode: Random").click()
    hand.page.get_by_role("menuitemradio", name="Fixed").click()
    expect(hand.button("Up to date", exact=True)).to_be_visible()
    seed = hand.setting("shot.seed")
    hand.node("shot").get_by_role("button", name="Seed mode: Fixed").click()
    hand.page.get_by_role("menuitemradio", name="Next").click()
    again(hand).click()
    hand.until(lambda: len(hand.pictures(key)), 2)
    assert hand.setting("shot.seed") == seed + 1


def test_a_graph_that_found_anothers_picture_runs_again_for_its_own(hand):
    hand.open(words_only("First to draw", "A tin kettle", seed=None))
    hand.run()
    key = hand.open(words_only("Second to draw", "A tin kettle", seed=None))
    expect(again(hand)).to_be_visible()
    hand.press("Control+Enter")
    hand.until(lambda: len(hand.pictures(key)), 1)


def test_the_button_says_how_much_it_runs(hand):
    document = words_only("Counted")
    nodes, wires = document["nodes"], document["wires"]
    other = {**nodes["shot"]["settings"], "seed": 7}
    nodes["more"] = {**nodes["shot"], "settings": other, "at": [480, 700]}
    nodes["end"] = {**nodes["picture"], "at": [960, 700]}
    wires += [["prompt.text", "more.prompt"], ["more.image", "end.image"]]
    hand.open(document)
    expect(hand.button("Run · 2 of 2 · free draft")).to_be_visible()
    hand.post("/api/run", {"graph": hand.key, "mode": "node", "targets": ["end"]})
    expect(hand.button("Run · 1 of 2 · free draft")).to_be_visible()


def test_a_muted_maker_is_named_and_a_lone_picture_is_nothing_to_run(hand):
    hand.open(words_only("Muted"))
    hand.run()
    hand.drop(hand.canvas, "model.jpg", place=hand.ground(0.2, 0.9))
    expect(hand.nodes).to_have_count(4)
    hand.page.wait_for_timeout(600)
    expect(hand.button("Up to date", exact=True)).to_be_visible()
    hand.page.mouse.click(*hand.middle(hand.head("shot")))
    hand.press("m")
    expect(hand.button("Gen4 Image is muted", exact=True)).to_be_visible()
    hand.press("Control+Enter")
    expect(hand.notice("Nothing can be made while Gen4 Image is off")).to_be_visible()


def test_two_batches_are_told_apart_and_leafed_through(hand):
    document = words_only("Two batches", seed=400)
    nodes, wires = document["nodes"], document["wires"]
    other = {**nodes["shot"]["settings"], "seed": 500}
    nodes["more"] = {**nodes["shot"], "title": "Second", "settings": other, "at": [480, 700]}
    wires += [["prompt.text", "more.prompt"]]
    key = hand.open(document)
    for node in ("shot", "more"):
        hand.post("/api/run", {"graph": key, "mode": "node", "targets": [node], "times": 2})
    rows = hand.panel("Queue").get_by_role("listitem")
    expect(rows.filter(has_text="Two batches · Second · 2 of 2")).to_have_count(1)
    expect(rows.filter(has_text="Two batches · Gen4 Image · 1 of 2")).to_have_count(1)
    tray = variants(hand)
    expect(tray.get_by_text("2/2")).to_be_visible(timeout=30_000)
    tiles = tray.get_by_role("button", name=re.compile("Variant \\d, seed 50"))
    expect(tiles).to_have_count(2)
    hand.button("Earlier variants").click()
    expect(tiles).to_have_count(0)
    hand.button("Fold the variants").click()
    expect(tray.get_by_role("button", name="Variant 1")).to_have_count(0)
    hand.button("Done", exact=True).click()
    hand.button("Done", exact=True).click()
    expect(tray).to_have_count(0)


def test_the_form_shows_the_same_graph_and_runs_it(hand):
    key = hand.open(shoot("By form", "sneaker", words="A @sneaker"))
    hand.view("Form")
    form = hand.page.get_by_role("region", name="Form").first
    hand.rewrite(form.get_by_role("textbox", name="Prompt"), "A @sneaker in snow")
    hand.page.get_by_role("button", name=re.compile("^Run")).first.click()
    result = hand.page.get_by_role("region", name="Result")
    expect(result.get_by_role("button", name="Look at it large")).to_be_visible(timeout=60_000)
    assert hand.document(key)["nodes"]["prompt"]["settings"]["text"] == "A @sneaker"
