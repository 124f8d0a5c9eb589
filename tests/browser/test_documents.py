"""Graphs as files: drafts and versions, what changed, out and in again, templates."""

from __future__ import annotations

import json
import zipfile

from playwright.sync_api import expect
from sketches import shoot, words_only

RED = "A red pot on a long wooden table in the kitchen of an old farm house, in soft morning light"
BLUE = RED.replace("red", "blue")


def save(hand, file, note=""):
    """Save under a name, by the dialog."""
    hand.press("Control+Shift+s")
    dialog = hand.dialog("Save as")
    dialog.get_by_label("File").fill(file)
    dialog.get_by_label("Note on this version").fill(note)
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(dialog).to_be_hidden()


def rewrite(hand, words):
    """Change the prompt, and wait until the server knows."""
    hand.write("prompt", words)
    hand.leave()
    hand.until(lambda: hand.setting("prompt.text"), words)


def versions(hand):
    """Two versions: with a red pot, then with a blue one."""
    hand.open(words_only(f"Versions {id(hand)}"))
    panel = hand.panel("Versions")
    for words, note in ((RED, "First"), (BLUE, "Second")):
        rewrite(hand, words)
        panel.get_by_role("textbox", name="Note, if you like").fill(note)
        panel.get_by_role("button", name="Save version").click()
        expect(panel.get_by_text(note, exact=True)).to_be_visible()
    return panel


def test_the_first_save_asks_for_a_name_and_makes_the_file(hand):
    hand.new()
    hand.add("prompt", hand.ground(0.4, 0.4))
    hand.leave()
    hand.press("Control+s")
    dialog = hand.dialog("Save as")
    dialog.get_by_label("File").fill("scenes/dawn")
    hand.press("Enter")
    expect(hand.notice("Saved scenes/dawn.json, version 1")).to_be_visible()
    expect(hand.button("Saved v1")).to_be_visible()
    saved = json.loads((hand.editor.folder / "scenes" / "dawn.json").read_text())
    assert list(saved["nodes"]) == ["prompt"]


def test_a_change_is_a_draft_until_it_is_saved(hand):
    hand.open(words_only("Drafted"))
    save(hand, "drafted_2.json")
    rewrite(hand, "A blue teapot")
    expect(hand.button("Edited since v1 · kept")).to_be_visible()
    file = hand.editor.folder / "drafted_2.json"
    assert "A blue teapot" not in file.read_text()
    hand.press("Control+s")
    expect(hand.button("Saved v2")).to_be_visible()
    assert "A blue teapot" in file.read_text()


def test_another_graphs_file_is_not_written_over_unasked(hand, expected):
    expected += ["409 (Conflict)"]
    hand.prepare(words_only("Mine", "Hands off"), "mine.json")
    hand.open(words_only("Yours"))
    save(hand, "mine.json")
    expect(hand.page.get_by_role("heading", name="There is another graph")).to_be_visible()
    hand.button("Choose another name").click()
    expect(hand.dialog().get_by_label("File")).to_have_value("mine_2.json")
    hand.button("Save", exact=True).click()
    expect(hand.notice("Saved mine_2.json")).to_be_visible()
    assert "Hands off" in (hand.editor.folder / "mine.json").read_text()


def test_a_version_restored_is_a_step_that_can_be_undone(hand):
    panel = versions(hand)
    row = panel.get_by_role("listitem").filter(has_text="First")
    row.get_by_role("button", name="Restore").click()
    expect(hand.prompt("prompt")).to_have_text(RED)
    hand.leave()
    hand.undo()
    expect(hand.prompt("prompt")).to_have_text(BLUE)


def test_versions_are_told_apart_word_by_word(hand):
    panel = versions(hand)
    row = panel.get_by_role("listitem").filter(has_text="First")
    row.get_by_role("button", name="Compare with now").click()
    expect(row.locator("del")).to_have_text("red")
    expect(row.locator("ins")).to_have_text("blue")


def test_the_difference_shows_both_pictures(hand):
    hand.open(words_only("Both pictures"))
    hand.run()
    save(hand, "both_pictures_2.json")
    hand.write("prompt", "A boat at sea")
    hand.leave()
    hand.run()
    panel = hand.panel("Versions")
    panel.get_by_role("button", name="Show changes").click()
    figure = panel.get_by_role("figure").first
    expect(figure.locator("img")).to_have_count(2)
    expect(figure.get_by_role("slider")).to_be_visible()


def test_changes_thrown_away_can_be_had_back(hand):
    hand.open(words_only("Thrown"))
    save(hand, "thrown_2.json")
    rewrite(hand, "A blue teapot")
    hand.menu("Throw changes away")
    hand.dialog().get_by_role("button", name="Throw away").click()
    expect(hand.prompt("prompt")).to_have_text("A red teapot on a table")
    hand.leave()
    hand.undo()
    expect(hand.prompt("prompt")).to_have_text("A blue teapot")


def test_the_graph_file_alone_is_handed_out(hand):
    hand.open(words_only("Handed out"))
    hand.menu("Export")
    with hand.page.expect_download() as taken:
        hand.button("Graph file (JSON)").click()
    graph = json.loads(taken.value.path().read_text())
    assert graph["name"] == "Handed out"
    assert graph["nodes"] == hand.document()["nodes"]


def test_a_graph_goes_out_with_its_pictures_and_comes_in_again(hand, tmp_path):
    hand.open(shoot("Packed", "sneaker"))
    hand.menu("Export")
    with hand.page.expect_download() as taken:
        hand.button("Graph with its pictures (ZIP)").click()
    packed = tmp_path / "packed.zip"
    taken.value.save_as(packed)
    with zipfile.ZipFile(packed) as inside:
        assert len(inside.namelist()) == 2
    hand.enter()
    with hand.page.expect_file_chooser() as chooser:
        hand.button("Open a file").click()
    chooser.value.set_files(packed)
    hand.counts("4 nodes")
    picture = hand.node("sneaker").locator("img").last
    hand.until(lambda: picture.evaluate("(one) => one.naturalWidth > 0"), True)


def test_a_file_that_is_no_graph_is_refused_in_words(hand, tmp_path, expected):
    expected += ["status of 4"]
    (tmp_path / "odd.json").write_text('{"hello": 1}')
    hand.enter()
    with hand.page.expect_file_chooser() as chooser:
        hand.button("Open a file").click()
    chooser.value.set_files(tmp_path / "odd.json")
    expect(hand.page.get_by_role("region", name="Notices").locator(".error")).to_be_visible()
    expect(hand.button("New graph")).to_be_visible()


def test_a_template_opens_as_a_copy(hand):
    hand.enter()
    templates = hand.page.get_by_role("region", name="Start from a template")
    templates.get_by_role("button", name="Product and model").click()
    expect(hand.nodes.first).to_be_visible()
    first, words = hand.key, hand.setting("prompt.text")
    hand.write("prompt", "Mine now")
    hand.leave()
    hand.until(lambda: hand.setting("prompt.text"), "Mine now")
    hand.template("product_and_model")
    expect(hand.prompt("prompt")).to_have_text(words)
    assert hand.key != first


def test_a_draft_is_found_on_the_start_page(hand):
    hand.open(words_only("Found again"))
    rewrite(hand, "Kept")
    hand.enter()
    mine = hand.page.get_by_role("region", name="Your graphs")
    mine.get_by_role("button", name="Found again").first.click()
    expect(hand.prompt("prompt")).to_have_text("Kept")


def test_a_graph_is_renamed_where_its_name_stands(hand):
    hand.open(words_only("Old name"))
    hand.button("Old name", exact=True).click()
    hand.page.get_by_label("Name of the graph").fill("New name")
    hand.press("Enter")
    expect(hand.button("New name", exact=True)).to_be_visible()
    hand.until(lambda: hand.document()["name"], "New name")


def test_the_undo_list_names_each_step_and_goes_back_to_it(hand):
    hand.open(words_only("Listed"))
    rewrite(hand, "One")
    hand.head("picture").click()
    hand.press("Delete")
    hand.counts("2 nodes")
    steps = hand.panel("Undo list").get_by_role("listitem")
    expect(steps).to_have_count(3)
    steps.get_by_role("button", name="Opened").click()
    hand.counts("3 nodes")
    expect(hand.prompt("prompt")).to_have_text("A red teapot on a table")
    steps.last.get_by_role("button").click()
    hand.counts("2 nodes")


def test_a_note_is_added_after_saving_and_letters_are_no_commands(hand):
    hand.open(words_only("Noted after"), "noted-after.json")
    hand.leave()
    hand.press("Control+a", "Control+s")
    hand.page.keyboard.type("xmd")
    assert hand.document()["nodes"].keys() == {"prompt", "shot", "picture"}
    assert all("state" not in entry for entry in hand.document()["nodes"].values())
    hand.button("Add a note").click()
    hand.page.keyboard.type("Warmer light")
    hand.press("Enter")
    expect(hand.notice("The note stands on version 1.")).to_be_visible()
    expect(hand.panel("Versions").get_by_text("Warmer light")).to_be_visible()


def test_a_workflow_of_comfyui_becomes_words_and_no_prompt(hand):
    hand.open(words_only("No workflow"))
    hand.leave()
    workflow = '{"nodes": [{"id": 1, "type": "KSampler"}], "links": []}'
    for _ in range(2):
        hand.page.evaluate("(text) => navigator.clipboard.writeText(text)", workflow)
        hand.press("Control+v")
    expect(hand.notice("This is a ComfyUI workflow; Tagwire cannot open it.")).to_have_count(1)
    expect(hand.page.get_by_role("region", name="Notices").get_by_text("2 times")).to_be_attached()
    expect(hand.nodes).to_have_count(3)


def test_a_graph_in_a_folder_of_its_own_is_listed(hand):
    place = hand.editor.folder / "scenes" / "dawn.json"
    place.parent.mkdir(exist_ok=True)
    place.write_text(json.dumps(words_only("Dawn in a folder")))
    hand.enter()
    expect(hand.page.get_by_text("scenes/dawn.json")).to_be_visible()
