"""What was made: found again, looked at closely, held side by side, used, taken away, made anew."""

from __future__ import annotations

import io
import zipfile

import pytest
from PIL import Image
from playwright.sync_api import expect
from sketches import words_only

CARRIED = "tagwire"
BOAT = "A boat at sunset, a flurbish, watercolor"


@pytest.fixture
def wall(hand):
    """Two pictures of one graph that differ in their seed, and one of another, on the wall."""
    keys = []
    for name, words, seeds in (
        ("Teapots", "A red teapot", (1, 2)),
        ("Boats", BOAT, (3,)),
    ):
        for seed in seeds:
            keys.append(hand.prepare(words_only(name, words, seed=seed)))
            wish = {"graph": keys[-1], "mode": "all", "settings": {"shot.seed": seed}}
            hand.post("/api/run", wish)
            find = f"/api/gallery?graph={keys[-1]}"
            hand.until(
                lambda f=find, s=seed: s in {r["seed"] for r in hand.get(f)["rows"]}, True, 60
            )
    hand.show(keys[0], 3)
    hand.view("Gallery")
    expect(shots(hand)).to_have_count(3)
    return hand


def shots(hand, name=""):
    """The pictures on the wall."""
    return (
        hand.page.locator(".tw-wall .tw-shot")
        .get_by_role("button", name=name)
        .and_(hand.page.locator(".tw-shot-open"))
    )


def look(hand, name="Teapots"):
    """The viewer, open on the newest picture of a graph."""
    shots(hand, name).first.click()
    viewer = hand.dialog(name)
    expect(viewer.locator("img.whole")).to_be_visible()
    return viewer


def test_a_graph_chosen_leaves_only_its_pictures(wall):
    wall.button("Graph", exact=True).click()
    wall.page.get_by_role("menuitemradio", name="Boats").click()
    expect(shots(wall)).to_have_count(1)
    expect(shots(wall, "Boats")).to_have_count(1)
    wall.button("Clear filters").click()
    expect(shots(wall)).to_have_count(3)


def test_words_of_the_prompt_find_a_picture(wall):
    wall.page.get_by_role("searchbox", name="Search prompts and graphs").fill("boat")
    expect(shots(wall)).to_have_count(1)
    expect(shots(wall, "Boats")).to_be_visible()


def test_a_star_given_by_key_can_be_sifted_by(wall):
    shots(wall, "seed 2").focus()
    wall.press("s")
    expect(shots(wall, "seed 2, draft, Starred")).to_be_visible()
    wall.button("Starred", exact=True).first.click()
    expect(shots(wall)).to_have_count(1)
    shots(wall).focus()
    wall.press("s")
    expect(shots(wall, "Starred")).to_have_count(0)
    wall.button("Clear filters").click()
    expect(shots(wall)).to_have_count(3)


def test_arrows_walk_the_wall_and_the_viewer(wall):
    shots(wall).first.focus()
    wall.press("ArrowRight")
    expect(shots(wall).nth(1)).to_be_focused()
    wall.press("Enter")
    expect(wall.dialog("2 of 3")).to_be_visible()
    wall.press("ArrowRight")
    expect(wall.dialog("3 of 3")).to_be_visible()
    wall.press("Escape")
    expect(wall.page.get_by_role("dialog")).to_have_count(0)
    expect(shots(wall).first).to_be_visible()


def test_the_receipt_tells_prompt_and_seed(wall):
    receipt = look(wall, "Boats").get_by_role("complementary", name="Receipt")
    expect(receipt.get_by_text(BOAT)).to_be_visible()
    expect(receipt.get_by_role("button", name="3, Copy: Seed")).to_be_visible()


def test_the_receipt_tells_what_a_draft_made_of_the_words(wall):
    heard = look(wall, "Boats").get_by_role("region", name="What the draft understood")
    for what, words in (("Subjects", "boat"), ("Light", "sunset"), ("Style", "watercolor")):
        row = heard.locator("dl > div").filter(has=wall.page.get_by_text(what, exact=True))
        expect(row.get_by_role("definition")).to_have_text(words)
    expect(heard.get_by_text("Not drawn: flurbish")).to_be_visible()


def test_two_are_compared_and_what_differs_is_told(wall):
    for seed in ("seed 1", "seed 2"):
        shots(wall, seed).click(modifiers=["Control"])
    wall.page.get_by_role("toolbar", name="2 selected").get_by_role(
        "button", name="Compare"
    ).click()
    viewer = wall.dialog("Teapots")
    expect(viewer.get_by_role("radio", name="Slider")).to_be_checked()
    line = viewer.get_by_role("slider", name="Line between the pictures")
    line.press("Shift+ArrowRight")
    expect(line).to_have_attribute("aria-valuenow", "55")
    row = viewer.get_by_role("table", name="What differs").get_by_role("row", name="seed")
    expect(row.get_by_role("cell")).to_have_text(["2", "1"])
    viewer.get_by_role("radio", name="Side by side").click()
    expect(viewer.locator("img.whole")).to_have_count(2)
    viewer.get_by_role("radio", name="Flick").click()
    expect(viewer.locator("img.whole").nth(1)).to_be_hidden()
    wall.page.keyboard.down("Space")
    expect(viewer.locator("img.whole").nth(1)).to_be_visible()
    wall.page.keyboard.up("Space")
    expect(viewer.locator("img.whole").nth(1)).to_be_hidden()


@pytest.mark.parametrize("carry", [True, False])
def test_a_download_carries_its_graph_or_only_the_pixels(wall, carry):
    viewer = look(wall, "Boats")
    viewer.get_by_role("button", name="Download").click()
    if not carry:
        wall.page.get_by_role("menuitemcheckbox", name="With its graph inside").click()
    with wall.page.expect_download() as taken:
        wall.page.get_by_role("menuitem", name="PNG").click()
    with Image.open(taken.value.path()) as picture:
        assert picture.size == (1280, 720)
        assert any(CARRIED in str(key).lower() for key in picture.info) is carry


def test_many_are_taken_away_in_one_zip(wall):
    for seed in ("seed 1", "seed 2"):
        shots(wall, seed).click(modifiers=["Control"])
    with wall.page.expect_download() as taken:
        wall.page.get_by_role("toolbar", name="2 selected").get_by_role(
            "button", name="Download"
        ).click()
    with zipfile.ZipFile(taken.value.path()) as packed:
        sizes = [Image.open(io.BytesIO(packed.read(name))).size for name in packed.namelist()]
    assert sizes == [(1280, 720)] * 2


def test_a_picture_removed_comes_back_with_undo(wall):
    shots(wall, "Boats").focus()
    wall.press("Delete")
    expect(shots(wall)).to_have_count(2)
    wall.page.get_by_role("region", name="Notices").get_by_role("button", name="Undo").click()
    expect(shots(wall)).to_have_count(3)


def test_a_result_dragged_onto_the_canvas_is_a_reference(wall):
    wall.view("Canvas")
    wall.panel("Results")
    x, y = wall.middle(wall.canvas, 0, 0)
    to = wall.ground(0.5, 0.85)
    shots(wall).first.drag_to(wall.canvas, target_position={"x": to[0] - x, "y": to[1] - y})
    wall.counts("4 nodes")
    wall.undo()
    wall.counts("3 nodes")


def test_reproduce_opens_the_graph_as_it_was_and_makes_the_same_picture(wall):
    key = wall.get("/api/gallery?query=boat")["rows"][0]["graph"]
    viewer = look(wall, "Boats")
    viewer.get_by_role("button", name="Reproduce").click()
    expect(viewer).to_be_hidden()
    expect(wall.prompt("prompt")).to_have_text(BOAT)
    expect(wall.notice("Queued as it was made.")).to_be_visible()
    wall.done()
    expect(wall.picture("picture")).to_be_visible()
    assert wall.key != key
    assert wall.setting("shot.seed") == 3


def test_its_graph_opens_without_a_run(wall):
    viewer = look(wall, "Boats")
    viewer.get_by_role("button", name="Open its graph").click()
    expect(wall.prompt("prompt")).to_have_text(BOAT)
    expect(wall.button("Up to date", exact=True)).to_be_visible()
