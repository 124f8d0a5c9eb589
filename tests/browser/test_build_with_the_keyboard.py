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
    expect(keys.canvas).to_be_focused()


def connect(keys, start, end):
    """Wire two ports, each pressed with Enter."""
    keys.walk(keys.port(start))
    keys.press("Enter")
    keys.walk(keys.input(end))
    keys.press("Enter")
    expect(keys.wire(start, end)).to_be_attached()


def test_everything_is_built_and_run(keys):
    keys.enter()
    keys.walk(keys.button("New graph"))
    keys.press("Enter")
    expect(keys.canvas).to_be_visible()
    add(keys, "prompt", "prompt")
    add(keys, "gen4", "gen4_image")
    add(keys, "output", "output")
    connect(keys, "prompt.text", "gen4_image.prompt")
    connect(keys, "gen4_image.image", "output.image")
    keys.walk(keys.button(re.compile("^Resolution: ")))
    keys.press("Enter")
    expect(keys.page.get_by_role("option", name="1080p")).to_be_focused()
    keys.press("ArrowUp", "Enter")
    expect(keys.button("Resolution: 720p Standard")).to_be_visible()
    keys.walk(keys.prompt("prompt"))
    keys.page.keyboard.type("A red teapot")
    keys.press("Control+Enter")
    keys.done()
    expect(keys.picture("output")).to_be_visible()


def test_a_reference_is_chosen_tagged_and_mentioned(keys):
    keys.open(shoot("By keys", words="A photo"))
    keys.walk(keys.canvas)
    add(keys, "ref", "reference_image")
    keys.walk(keys.node("reference_image").get_by_role("button", name="Choose a picture"))
    with keys.page.expect_file_chooser() as chooser:
        keys.press("Enter")
    chooser.value.set_files(keys.editor.folder / "photos" / "sneaker.jpg")
    connect(keys, "reference_image.image", "shot.references")
    keys.walk(keys.node("shot").locator(".tw-tag button"))
    keys.press("Enter", "Control+a")
    keys.page.keyboard.type("shoe")
    keys.press("Enter")
    keys.walk(keys.prompt("prompt"))
    keys.press("End")
    keys.page.keyboard.type(" of @sh")
    keys.press("Enter")
    keys.until(lambda: keys.document()["nodes"]["prompt"]["settings"]["text"], "A photo of @shoe")


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
    keys.walk(keys.prompt("prompt"))
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
