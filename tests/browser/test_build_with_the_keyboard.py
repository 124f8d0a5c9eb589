"""From an empty canvas to a picture with the keyboard alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from sketches import shoot, sketch, words_only


@pytest.fixture
def keys(hand):
    """The hand without its mouse."""

    def nothing(*_, **__):
        raise AssertionError("the mouse was used")

    for act in ("click", "dblclick", "down", "move"):
        setattr(hand.page.mouse, act, nothing)
    return hand


def add(keys, words, ident):
    """Add a node type by the quick search."""
    keys.press("/")
    expect(keys.search).to_be_visible()
    keys.page.keyboard.type(words)
    keys.press("Enter")
    expect(keys.node(ident)).to_be_attached()
    if keys.node(ident).locator(".tw-prompt").count():
        keys.writing(keys.prompt(ident))
        keys.press("Escape")
        expect(keys.node(ident)).to_be_focused()
    else:
        expect(keys.canvas).to_be_focused()


def connect(keys, start, end):
    """Wire two ports, each pressed with Enter."""
    keys.walk(keys.port(start))
    keys.press("Enter")
    keys.walk(keys.input(end))
    keys.press("Enter")
    expect(keys.wire(start, end)).to_be_attached()


def choose(keys, ident, photo):
    """Give a reference its picture."""
    keys.walk(keys.node(ident).get_by_role("button", name="Choose a picture"))
    with keys.page.expect_file_chooser() as chooser:
        keys.press("Enter")
    chooser.value.set_files(keys.editor.folder / "photos" / f"{photo}.jpg")
    shown = keys.node(ident).get_by_role("button", name="Show the picture")
    expect(shown.locator("img")).to_be_visible()


def rename(keys, chip, tag):
    """Write another tag on a chip: the first, the second, the third."""
    keys.walk(keys.node("gen4_image").locator(".tw-tag button").nth(chip))
    keys.press("Enter", "Control+a")
    keys.page.keyboard.type(tag)
    keys.press("Enter")
    expect(keys.node("gen4_image").locator(".tw-tag").nth(chip)).to_have_text(tag)


def write(keys):
    """Go to the words of the prompt."""
    keys.walk(keys.prompt("prompt"))
    keys.writing(keys.prompt("prompt"))


PHOTOS = {"reference_image": "sneaker", "reference_image2": "model", "reference_image3": "studio"}
WORDS = "Photo of @sneaker worn by @model in @studio"


def build(keys):
    """Product and model, from nothing: three pictures, tagged, wired and mentioned."""
    keys.enter()
    keys.walk(keys.button("New graph"))
    keys.press("Enter")
    expect(keys.canvas).to_be_visible()
    add(keys, "prompt", "prompt")
    for ident in PHOTOS:
        add(keys, "ref", ident)
    add(keys, "gen4", "gen4_image")
    add(keys, "output", "output")
    keys.press("1")
    for ident, photo in PHOTOS.items():
        choose(keys, ident, photo)
        connect(keys, f"{ident}.image", "gen4_image.references")
    connect(keys, "prompt.text", "gen4_image.prompt")
    connect(keys, "gen4_image.image", "output.image")
    keys.walk(keys.button(re.compile("^Resolution: ")))
    keys.press("Enter")
    expect(keys.page.get_by_role("option", name="1080p")).to_be_focused()
    keys.press("ArrowUp", "Enter")
    expect(keys.button("Resolution: 720p Standard")).to_be_visible()
    for chip, photo in enumerate(PHOTOS.values()):
        rename(keys, chip, photo)
    write(keys)
    keys.page.keyboard.type(WORDS)
    keys.press("Escape")
    expect(keys.node("gen4_image").get_by_text("Every mention has its picture")).to_be_visible()


def test_everything_is_built_run_renamed_undone_ten_steps_and_found_again(keys):
    build(keys)
    expect(keys.runner).to_be_visible()
    keys.press("Control+Enter")
    keys.done()
    expect(keys.picture("output")).to_be_visible()
    rename(keys, 1, "dancer")
    told = "Photo of @sneaker worn by @dancer in @studio"
    expect(keys.prompt("prompt")).to_have_text(told)
    keys.until(lambda: keys.setting("gen4_image.tags"), ["sneaker", "dancer", "studio"])
    made = keys.document()
    keys.walk(keys.node("output"))
    keys.press(*["Control+z"] * 10)
    keys.until(lambda: keys.document() == made, False)
    keys.page.reload()
    keys.walk(keys.node("output"))
    keys.press(*["Control+Shift+z"] * 9)
    expect(keys.prompt("prompt")).to_have_text(WORDS)
    expect(keys.picture("output")).to_be_visible()
    keys.press("Control+Shift+z")
    expect(keys.prompt("prompt")).to_have_text(told)
    keys.until(keys.document, made)
    expect(keys.wires).to_have_count(5)


def test_control_and_enter_run_while_one_writes(keys):
    keys.open(words_only("Run from words"))
    write(keys)
    keys.press("End")
    keys.page.keyboard.type(" in snow")
    expect(keys.runner).to_be_visible()
    keys.press("Control+Enter")
    keys.done()
    expect(keys.picture("picture")).to_be_visible()


def test_a_reference_is_chosen_tagged_and_mentioned(keys):
    keys.open(shoot("By keys", words="A photo"))
    keys.walk(keys.canvas)
    add(keys, "ref", "reference_image")
    choose(keys, "reference_image", "sneaker")
    connect(keys, "reference_image.image", "shot.references")
    keys.walk(keys.node("shot").locator(".tw-tag button"))
    keys.press("Enter", "Control+a")
    keys.page.keyboard.type("shoe")
    keys.press("Enter")
    write(keys)
    keys.press("End")
    keys.page.keyboard.type(" of @sh")
    keys.press("Enter")
    keys.until(lambda: keys.setting("prompt.text"), "A photo of @shoe")


def test_escape_gives_a_wire_up(keys):
    nodes = {"prompt": ("prompt", {"text": "tea"}, [0, 0]), "shot": ("gen4_image", {}, [480, 0])}
    keys.open(sketch("Given up", nodes))
    keys.walk(keys.port("prompt.text"))
    keys.press("Enter")
    expect(keys.page.get_by_text("Choose the other port. Esc cancels.")).to_be_visible()
    keys.press("Escape")
    expect(keys.page.get_by_text("Choose the other port.")).to_be_hidden()
    expect(keys.wires).to_have_count(0)


def test_a_node_is_taken_with_enter_and_moved_with_arrows(keys):
    keys.open(words_only("Arrows"))
    keys.walk(keys.node("prompt"))
    keys.press("Enter", "ArrowRight", "Shift+ArrowDown")
    keys.until(lambda: keys.document()["nodes"]["prompt"]["at"], [1, 10])


def test_undo_and_redo_have_keys(keys):
    keys.open(words_only("Undone"))
    keys.walk(keys.node("prompt"))
    keys.press("Enter", "Delete")
    keys.counts("2 nodes")
    keys.press("Control+z")
    keys.counts("3 nodes")
    keys.press("Control+Shift+z")
    keys.counts("2 nodes")


def test_the_words_have_their_own_undo_while_one_writes(keys):
    keys.open(words_only("Own undo", words="One"))
    write(keys)
    keys.press("End")
    keys.page.keyboard.type(" two")
    expect(keys.prompt("prompt")).to_have_text("One two")
    keys.press("Control+z")
    expect(keys.prompt("prompt")).to_have_text("One")
    keys.counts("3 nodes")


def test_control_and_arrows_follow_the_wires(keys):
    keys.open(words_only("Follow"))
    keys.walk(keys.node("prompt"))
    keys.press("Enter", "Control+ArrowRight")
    expect(keys.chosen).to_have_attribute("data-id", "shot")
    keys.press("Control+ArrowRight")
    expect(keys.chosen).to_have_attribute("data-id", "picture")
    keys.press("Control+ArrowLeft")
    expect(keys.chosen).to_have_attribute("data-id", "shot")


@pytest.mark.parametrize(
    ("words", "title"),
    [("tsc", "Prompt"), ("提示词", "Prompt"), ("tishi", "Prompt"), ("promt", "Prompt")],
)
def test_a_node_is_found_in_any_tongue_and_with_a_slip(keys, words, title):
    keys.new()
    keys.press("/")
    keys.page.keyboard.insert_text(words)
    expect(keys.search.get_by_role("option").first).to_contain_text(title)


def test_the_sheet_of_keys_is_behind_the_question_mark(keys):
    keys.open(words_only("Sheet"))
    keys.walk(keys.canvas)
    keys.press("?")
    sheet = keys.page.get_by_role("dialog", name="Keyboard shortcuts")
    for words in ("Run all", "Tidy up", "Bypass", "Save a version", "Find in the graph"):
        expect(sheet.get_by_text(words, exact=True)).to_be_visible()
    keys.press("Escape")
    expect(sheet).to_be_hidden()


def test_a_menu_opens_by_key_and_is_walked_with_arrows(keys):
    keys.open(words_only("Menu"))
    keys.walk(keys.node("prompt"))
    keys.press("Enter", "Shift+F10")
    menu = keys.page.get_by_role("menu", name="Node")
    expect(menu.get_by_role("menuitem").first).to_be_focused()
    keys.press("ArrowDown")
    expect(menu.get_by_role("menuitem").nth(1)).to_be_focused()
    keys.press("Escape")
    expect(menu).to_be_hidden()


def test_a_new_prompt_takes_what_is_typed_next(keys):
    keys.open(words_only("Typed at once"))
    keys.press("/")
    keys.page.keyboard.type("prompt")
    keys.press("Enter")
    keys.page.keyboard.type("big cats, no hats")
    keys.until(lambda: keys.setting("prompt2.text"), "big cats, no hats")
    assert list(keys.document()["nodes"]) == ["prompt", "shot", "picture", "prompt2"]
    assert not keys.document().get("notes")


def test_enter_goes_into_the_one_node_selected(keys):
    keys.open(words_only("Gone into"))
    keys.walk(keys.node("prompt"))
    keys.press("Enter", "Enter")
    keys.writing(keys.prompt("prompt"))
    keys.press("Escape")
    keys.walk(keys.node("shot"))
    keys.press("Enter", "Enter")
    expect(keys.button(re.compile("^Aspect ratio: "))).to_be_focused()


def test_letters_for_a_prompt_that_went_are_no_commands(keys):
    key = keys.open(words_only("Lost words"))
    write(keys)
    keys.page.keyboard.type("a")
    gone = [{"do": "remove", "nodes": ["prompt"]}]
    keys.post("/api/edit", {"graph": key, "edit": "gone", "name": "remove", "commands": gone})
    expect(keys.node("prompt")).to_have_count(0)
    keys.page.keyboard.type("n big mice v")
    made = keys.document()
    assert list(made["nodes"]) == ["shot", "picture"]
    assert not made.get("notes")
    assert not [node for node in made["nodes"].values() if node.get("state", "on") != "on"]
