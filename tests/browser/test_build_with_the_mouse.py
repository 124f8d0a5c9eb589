"""From an empty canvas to a picture with the mouse alone (the keyboard only writes words)."""

from __future__ import annotations

import re

from playwright.sync_api import expect
from sketches import shoot, sketch, words_only


def palette_drag(hand, title, place):
    """Drag a node type from the palette to a place of the canvas."""
    kind = hand.page.get_by_role("button", name=f"Add {title}", exact=True)
    x, y = hand.middle(hand.canvas, 0, 0)
    spot = {"x": place[0] - x, "y": place[1] - y}
    kind.drag_to(hand.canvas, target_position=spot)


def choose(hand, label, option):
    """Pick an option of a setting's menu."""
    hand.button(re.compile(f"^{label}: ")).click()
    hand.page.get_by_role("option", name=option).click()


def rename(hand, old, new):
    """Rename a tag on its chip."""
    hand.page.locator(".tw-tag").get_by_role("button", name=old, exact=True).click()
    hand.page.get_by_label("Tag of").fill(new)
    hand.press("Enter")


def test_a_node_is_dragged_from_the_palette_to_its_place(hand):
    hand.new()
    palette_drag(hand, "Prompt", hand.ground(0.5, 0.4))
    expect(hand.node("prompt")).to_be_visible()
    x, y = hand.middle(hand.head("prompt"))
    there = hand.ground(0.5, 0.4)
    assert abs(x - there[0]) < 200
    assert abs(y - there[1]) < 60


def test_a_double_click_finds_a_node_and_adds_it_there(hand):
    hand.new()
    there = hand.ground(0.4, 0.4)
    hand.add("gen4", there)
    expect(hand.node("gen4_image")).to_be_visible()
    box = hand.node("gen4_image").bounding_box()
    assert abs(box["x"] - there[0]) < 40
    assert abs(box["y"] - there[1]) < 40


def test_a_wire_let_go_on_the_ground_offers_only_what_fits_and_comes_wired(hand):
    hand.open(sketch("Drop", {"prompt": ("prompt", {"text": "tea"}, [0, 0])}))
    hand.drag(hand.middle(hand.port("prompt.text")), hand.ground(0.8, 0.4))
    offered = hand.search.get_by_role("option")
    expect(offered.first).to_be_visible()
    expect(hand.search.get_by_role("option", name="Output")).to_have_count(0)
    hand.search.get_by_role("option", name="Gen4 Image").click()
    expect(hand.wire("prompt.text", "gen4_image.prompt")).to_be_attached()


def test_escape_in_that_menu_leaves_no_wire(hand):
    hand.open(sketch("Let go", {"prompt": ("prompt", {"text": "tea"}, [0, 0])}))
    hand.drag(hand.middle(hand.port("prompt.text")), hand.ground(0.8, 0.4))
    expect(hand.search).to_be_visible()
    hand.press("Escape")
    expect(hand.search).to_be_hidden()
    expect(hand.page.locator(".tw-wireline")).to_have_count(0)
    expect(hand.wires).to_have_count(0)


def test_a_wire_that_does_not_fit_is_refused_in_words(hand):
    nodes = {"prompt": ("prompt", {"text": "tea"}, [0, 0]), "picture": ("output", {}, [480, 0])}
    hand.open(sketch("Refused", nodes))
    hand.pull("prompt.text", "picture.image")
    expect(hand.page.locator(".tw-refusal")).to_contain_text("gives words")
    expect(hand.wires).to_have_count(0)


def test_a_picture_is_chosen_from_the_files(hand):
    nodes = {"shoe": ("reference_image", {}, [0, 0])}
    hand.open(sketch("Chosen", nodes))
    with hand.page.expect_file_chooser() as chooser:
        hand.node("shoe").get_by_role("button", name="Choose a picture").click()
    chooser.value.set_files(hand.editor.folder / "photos" / "sneaker.jpg")
    hand.until(lambda: "asset:" in str(hand.document()["nodes"]["shoe"]["settings"]), True)
    expect(
        hand.node("shoe").get_by_role("button", name="Show the picture").locator("img")
    ).to_be_visible()


def build(hand):
    """Product and model, from nothing: three pictures, wired and mentioned."""
    hand.new()
    palette_drag(hand, "Prompt", hand.ground(0.2, 0.05))
    hand.drop(hand.canvas, "sneaker.jpg", "model.jpg", "studio.jpg", place=hand.ground(0.2, 0.5))
    hand.counts("4 nodes")
    hand.button("Show everything").click()
    hand.add("gen4", hand.ground(0.62, 0.1))
    for start in ("sneaker.image", "model.image", "studio.image"):
        hand.pull(start, "gen4_image.references")
    hand.pull("prompt.text", "gen4_image.prompt")
    expect(hand.wires).to_have_count(4)
    choose(hand, "Resolution", "720p")
    hand.drag(hand.middle(hand.port("gen4_image.image")), hand.ground(0.85, 0.3))
    hand.search.get_by_role("option", name="Output").click()
    expect(hand.wires).to_have_count(5)
    hand.button("Show everything").click()
    hand.write("prompt", "Photo of @sneaker worn by @model in @studio")
    hand.leave()
    expect(hand.node("gen4_image").get_by_text("Every mention has its picture")).to_be_visible()


def test_everything_is_built_run_renamed_undone_ten_steps_and_found_again(hand):
    build(hand)
    hand.run()
    expect(hand.picture("output")).to_be_visible()
    rename(hand, "model", "dancer")
    told = "Photo of @sneaker worn by @dancer in @studio"
    expect(hand.prompt("prompt")).to_have_text(told)
    hand.until(lambda: hand.setting("gen4_image.tags"), ["sneaker", "dancer", "studio"])
    made = hand.document()
    hand.undo(10)
    expect(hand.wires).to_have_count(0)
    hand.page.reload()
    expect(hand.node("prompt")).to_be_attached()
    for _ in range(9):
        hand.button("Redo", exact=True).click()
    expect(hand.prompt("prompt")).to_have_text("Photo of @sneaker worn by @model in @studio")
    expect(hand.picture("output")).to_be_visible()
    hand.button("Redo", exact=True).click()
    expect(hand.prompt("prompt")).to_have_text(told)
    hand.until(hand.document, made)
    expect(hand.nodes).to_have_count(6)
    expect(hand.wires).to_have_count(5)


def test_a_tag_given_on_the_chip_is_kept(hand):
    sheet = shoot("Tagged", "sneaker", tags=[])
    hand.open(sheet)
    hand.node("shot").get_by_role("button", name="untagged").click()
    hand.page.get_by_label("Tag of").fill("shoe")
    hand.press("Enter")
    hand.until(lambda: hand.document()["nodes"]["shot"]["settings"]["tags"], ["shoe"])


def test_a_renamed_tag_is_renamed_in_the_prompt(hand):
    hand.open(shoot("Renamed", "sneaker", "model"))
    rename(hand, "model", "dancer")
    expect(hand.prompt("prompt")).to_have_text("Product photo of @sneaker worn by @dancer")
    hand.undo()
    expect(hand.prompt("prompt")).to_have_text("Product photo of @sneaker worn by @model")


def test_ten_steps_are_undone_and_done_again(hand):
    hand.open(words_only("Steps"))
    for step in range(10):
        before = hand.document()["nodes"]["prompt"]["at"]
        hand.drag(hand.middle(hand.head("prompt")), hand.ground(0.2 + 0.02 * step, 0.75))
        hand.until(lambda was=before: hand.document()["nodes"]["prompt"]["at"] != was, True)
    moved = hand.document()["nodes"]["prompt"]["at"]
    hand.undo(10)
    hand.until(lambda: hand.document()["nodes"]["prompt"]["at"], [0, 0])
    expect(hand.button("Undo", exact=True)).to_be_disabled()
    for _ in range(10):
        hand.button("Redo", exact=True).click()
    hand.until(lambda: hand.document()["nodes"]["prompt"]["at"], moved)


def test_undo_survives_a_reload(hand):
    hand.open(words_only("Undo after"))
    hand.write("prompt", "Blue")
    hand.leave()
    hand.until(lambda: hand.document()["nodes"]["prompt"]["settings"]["text"], "Blue")
    hand.page.reload()
    expect(hand.prompt("prompt")).to_have_text("Blue")
    hand.undo()
    expect(hand.prompt("prompt")).to_have_text("A red teapot on a table")
