"""Writing in a prompt: mentions in one piece, the menu, the counter, the offer, steps of undo."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from sketches import shoot


@pytest.fixture
def menu(hand):
    """The menu that opens at the caret while a mention is typed."""
    return hand.page.get_by_role("listbox", name="Pictures to mention")


def words(hand):
    return hand.setting("prompt.text")


def write_in(hand, *keys):
    """Begin to write in the prompt, the caret where the keys take it."""
    hand.prompt("prompt").click()
    hand.writing(hand.prompt("prompt"))
    hand.press(*keys)


@pytest.mark.parametrize("keys", [["Control+End", "Backspace"], ["Control+Home", "Delete"]])
def test_a_known_mention_is_deleted_as_one_thing(hand, keys):
    words = "a photo of @sneaker" if "Backspace" in keys else "@sneaker in a photo"
    hand.open(shoot(f"One {keys[1]}", "sneaker", words=words))
    write_in(hand, *keys)
    hand.until(lambda: words_of(hand), words.replace("@sneaker", "").strip())


def words_of(hand):
    return words(hand).strip()


def test_arrows_pass_a_known_mention_as_one_thing(hand):
    hand.open(shoot("Passed", "sneaker", words="a @sneaker b"))
    write_in(hand, "Control+Home", "ArrowRight", "ArrowRight", "ArrowRight")
    hand.page.keyboard.type("!")
    hand.until(lambda: words(hand), "a @sneaker! b")
    hand.press("ArrowLeft", "ArrowLeft")
    hand.page.keyboard.type("?")
    hand.until(lambda: words(hand), "a ?@sneaker! b")


def test_a_mention_nobody_answers_to_is_mended_letter_by_letter(hand):
    hand.open(shoot("Mended", "sneaker", words="a @sneakre"))
    write_in(hand, "Control+End", "Backspace", "Backspace")
    hand.page.keyboard.type("er")
    hand.until(lambda: words(hand), "a @sneaker")


def test_half_a_word_of_an_input_method_is_not_sent(hand):
    hand.open(shoot("Half", "sneaker", words="photo "))
    write_in(hand, "Control+End")
    method = hand.page.context.new_cdp_session(hand.page)
    for half in ("n", "ni", "ni h", "ni hao"):
        at = {"selectionStart": len(half), "selectionEnd": len(half)}
        method.send("Input.imeSetComposition", {"text": half, **at})
        hand.page.wait_for_timeout(120)
    hand.page.wait_for_timeout(600)
    assert words(hand) == "photo "
    expect(hand.prompt("prompt")).to_contain_text("ni hao")
    method.send("Input.insertText", {"text": "你好"})
    hand.until(lambda: words(hand), "photo 你好")


def test_the_menu_goes_with_a_click_elsewhere_and_with_the_field(hand, menu):
    long = "A photo of a thing on a table in a room with a view of the sea and of the hills by "
    hand.open(shoot("Goes", "sneaker", words=long))
    write_in(hand, "Control+End")
    hand.page.keyboard.type("@s")
    expect(menu).to_be_visible()
    hand.page.mouse.click(*hand.middle(hand.prompt("prompt"), 0.3, 0.1))
    expect(menu).to_be_hidden()
    hand.press("Control+End")
    hand.page.keyboard.type("n")
    expect(menu).to_be_visible()
    hand.leave()
    expect(menu).to_be_hidden()


def test_the_menu_never_lies_over_the_line_that_is_written(hand, menu):
    hand.open(shoot("Line", words="A photo of "))
    caret = """() => { const box = getSelection().getRangeAt(0).getBoundingClientRect();
        return [box.top, box.bottom]; }"""
    for low in (300, 620, 760):
        hand.leave()
        at = hand.middle(hand.head("prompt"))
        hand.drag(at, (at[0], low))
        write_in(hand, "Control+End")
        hand.page.keyboard.type(" @")
        expect(menu).to_be_visible()
        top, bottom = hand.page.evaluate(caret)
        box = menu.bounding_box()
        assert box["y"] >= bottom or box["y"] + box["height"] <= top
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 1000
        hand.press("Escape", "Backspace", "Backspace")


def test_the_counter_stays_beside_the_offer_and_after_writing(hand):
    hand.open(shoot("Counted", "sneaker", "model"))
    write_in(hand, "Control+a", "Delete")
    hand.page.keyboard.insert_text("word @model " * 84)
    node = hand.node("prompt")
    expect(node.get_by_text("1008/1000")).to_be_visible()
    expect(node.get_by_text("@sneaker is no longer mentioned.")).to_be_visible()
    expect(node.get_by_text("1008/1000")).to_be_visible()
    hand.leave()
    expect(node.get_by_text("@sneaker is no longer mentioned.")).to_have_count(0)
    expect(node.get_by_text("1008/1000")).to_be_visible()
    expect(node.get_by_text("8 characters too many")).to_be_visible()


def test_the_counter_comes_at_four_fifths(hand):
    hand.open(shoot("Fifths", "sneaker", words="x" * 799))
    write_in(hand, "Control+End")
    expect(hand.node("prompt").get_by_text("799/1000")).to_have_count(0)
    hand.page.keyboard.type("x")
    expect(hand.node("prompt").get_by_text("800/1000")).to_be_visible()


def test_the_offer_to_unwire_goes_by_itself(hand):
    hand.open(shoot("Offered", "sneaker", words="a @sneaker"))
    write_in(hand, "Control+End", "Backspace")
    offer = hand.node("prompt").get_by_text("is no longer mentioned")
    expect(offer).to_be_visible()
    expect(offer).to_have_count(0, timeout=9500)


def test_undo_goes_by_words_and_a_chosen_mention_is_a_step(hand, menu):
    hand.open(shoot("Steps", "sneaker", "model", words="a"))
    write_in(hand, "Control+End")
    hand.page.keyboard.type(" red shoe on @mo")
    expect(menu).to_be_visible()
    hand.press("Enter")
    hand.page.keyboard.type(" now")
    hand.until(lambda: words(hand), "a red shoe on @model now")
    field = hand.prompt("prompt")
    steps = ("a red shoe on @model", "a red shoe on @mo", "a red shoe on", "a red shoe", "a red")
    for left in steps:
        hand.press("Control+z")
        if field.inner_text().rstrip() != left:  # a blank may be a step
            hand.press("Control+z")
        expect(field).to_have_text(left)
    hand.until(lambda: words_of(hand), "a red")


def test_no_tooltip_while_a_button_is_down_or_after_a_key(hand):
    hand.open(shoot("Tips", "sneaker"))
    tip = hand.page.get_by_role("tooltip")
    hand.page.mouse.move(*hand.middle(hand.head("prompt"), 0.2))
    expect(tip).to_be_visible()
    hand.press("Shift")
    expect(tip).to_have_count(0, timeout=500)
    hand.page.mouse.move(*hand.ground(0.5, 0.9))
    at = hand.middle(hand.head("shot"), 0.2)
    hand.drag(at, (at[0] + 60, at[1] + 40), drop=False)
    hand.page.wait_for_timeout(1100)
    expect(tip).to_have_count(0)
    hand.page.mouse.up()
