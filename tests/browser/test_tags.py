"""Tag, wire and mention are one thing: the menu, the marks, the fixes, the order, in any script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from sketches import shoot


@pytest.fixture
def menu(hand):
    """The menu that opens at the caret while a mention is typed."""
    return hand.page.get_by_role("listbox", name="Pictures to mention")


def spare(name, *photos, more="studio", **settings):
    """A graph with one picture that is wired to nothing."""
    document = shoot(name, *photos, **settings)
    at = {"type": "reference_image", "version": 1, "settings": {"file": f"photos/{more}.jpg"}}
    document["nodes"][more] = {**at, "at": [420, 760]}
    return document


def tags(hand):
    return hand.document()["nodes"]["shot"]["settings"].get("tags")


def words(hand):
    return hand.document()["nodes"]["prompt"]["settings"]["text"]


def into(hand):
    """The nodes wired as references, in order."""
    wires = hand.document()["wires"]
    return [start.split(".")[0] for start, end in wires if end == "shot.references"]


def rows(hand):
    """The tags of the rows of references, from above."""
    return (
        hand.node("shot")
        .get_by_role("list", name="References")
        .locator(".tw-tag")
        .all_inner_texts()
    )


def test_an_at_sign_opens_a_menu_with_pictures(hand, menu):
    hand.open(shoot("Menu", "sneaker", "model", words="A photo of "))
    hand.write("prompt", "A photo of @")
    expect(menu).to_be_visible()
    expect(menu.get_by_role("option", name="@sneaker").locator("img")).to_be_visible()
    expect(menu.get_by_role("option", name="@model").locator("img")).to_be_visible()


def test_what_is_typed_sifts_the_menu_and_enter_takes_the_first(hand, menu):
    hand.open(shoot("Sift", "sneaker", "model", words="A photo of "))
    hand.write("prompt", "A photo of @mo")
    expect(menu.get_by_role("option", name="@sneaker")).to_have_count(0)
    hand.press("Enter")
    expect(menu).to_be_hidden()
    hand.until(lambda: words(hand), "A photo of @model")


def test_escape_shuts_the_menu_and_leaves_the_words(hand, menu):
    hand.open(shoot("Shut", "sneaker", words="A photo of "))
    hand.write("prompt", "A photo of @sn")
    expect(menu).to_be_visible()
    hand.press("Escape")
    expect(menu).to_be_hidden()
    hand.until(lambda: words(hand), "A photo of @sn")


def test_choosing_a_picture_that_is_not_wired_makes_its_wire(hand, menu):
    hand.open(spare("Wired by words", "sneaker", words="A shoe"))
    hand.write("prompt", "A shoe in @st")
    option = menu.get_by_role("option", name="@studio")
    expect(option).to_contain_text("wires it")
    option.click()
    expect(hand.wire("studio.image", "shot.references")).to_be_attached()
    hand.until(lambda: (tags(hand), words(hand)), (["sneaker", "studio"], "A shoe in @studio"))


def test_that_wire_and_its_words_are_one_step_of_undo(hand, menu):
    hand.open(spare("One step", "sneaker", words="A shoe"))
    hand.write("prompt", "A shoe in @st")
    menu.get_by_role("option", name="@studio").click()
    expect(hand.wire("studio.image", "shot.references")).to_be_attached()
    hand.leave()
    hand.undo()
    expect(hand.wire("studio.image", "shot.references")).to_have_count(0)
    hand.until(lambda: "@studio" in words(hand), False)


def test_a_mention_nobody_answers_to_is_underlined(hand):
    hand.open(shoot("Unknown", "sneaker", words="@sneaker beside @snaker2"))
    lost = hand.prompt("prompt").locator(".tw-mention.unknown")
    expect(lost).to_have_text("@snaker2")
    assert "underline" in lost.evaluate("(e) => getComputedStyle(e).textDecorationLine")
    expect(hand.button("problem").first).to_be_visible()


def test_its_fix_renames_it_to_the_nearest_tag(hand):
    hand.open(shoot("Fixed", "sneaker", words="A photo of @sneeker"))
    hand.node("prompt").get_by_role("button", name="Fix").click()
    hand.page.get_by_role("menuitem", name="Rename to @sneaker").click()
    expect(hand.prompt("prompt")).to_have_text("A photo of @sneaker")
    expect(hand.prompt("prompt").locator(".unknown")).to_have_count(0)


def test_its_fix_wires_a_picture_under_that_name(hand):
    hand.open(spare("Attached", words="A photo of @scene"))
    hand.node("prompt").get_by_role("button", name="Fix").click()
    hand.page.get_by_role("menuitem", name="Use ").click()
    expect(hand.wire("studio.image", "shot.references")).to_be_attached()
    hand.until(lambda: tags(hand), ["scene"])


def test_a_tag_taken_already_is_refused_with_the_name_of_its_owner(hand):
    hand.open(shoot("Taken", "sneaker", "model"))
    hand.node("shot").get_by_role("button", name="model", exact=True).click()
    hand.page.get_by_label("Tag of").fill("Sneaker")
    expect(hand.page.get_by_role("alert").get_by_text("@Sneaker belongs to")).to_contain_text(
        "sneaker"
    )
    hand.press("Enter")
    assert tags(hand) == ["sneaker", "model"]


@pytest.mark.parametrize(
    ("tag", "why"),
    [
        ("ab", "Too short"),
        ("1shoe", "begins with a letter"),
        ("my shoe", "No spaces"),
        ("schuhgröße", "cannot be in a tag"),
        ("a" * 17, "Too long"),
    ],
)
def test_a_tag_that_is_no_tag_is_refused_with_its_reason(hand, tag, why):
    hand.open(shoot("No tag", "sneaker"))
    hand.node("shot").get_by_role("button", name="sneaker", exact=True).click()
    hand.page.get_by_label("Tag of").fill(tag)
    expect(hand.page.get_by_role("alert").get_by_text(why)).to_be_visible()


def test_a_fourth_reference_by_wire_asks_which_to_replace(hand):
    hand.open(spare("Fourth", "sneaker", "model", "background"))
    hand.pull("studio.image", "shot.references")
    asked = hand.page.get_by_role("dialog", name="3/3 full: replace which?")
    asked.get_by_role("button", name="@model").click()
    hand.until(lambda: into(hand), ["sneaker", "studio", "background"])


def test_a_fourth_reference_by_mention_asks_which_to_replace(hand, menu):
    hand.open(spare("Fourth by words", "sneaker", "model", "background"))
    hand.write("prompt", "In @stu")
    menu.get_by_role("option", name="@studio").click()
    expect(menu.get_by_text("Replace which?")).to_be_visible()
    menu.get_by_role("option", name="@model").click()
    hand.until(lambda: into(hand), ["sneaker", "studio", "background"])


def test_rows_dragged_are_sent_in_another_order(hand):
    hand.open(shoot("Dragged", "sneaker", "model", "studio"))
    references = hand.node("shot").get_by_role("button", name=re.compile(r"^Reference \d"))
    hand.drag(hand.middle(references.nth(0)), hand.middle(references.nth(2)))
    hand.until(lambda: into(hand), ["model", "studio", "sneaker"])
    hand.until(lambda: tags(hand), ["model", "studio", "sneaker"])
    hand.until(lambda: rows(hand), ["model", "studio", "sneaker"])


def test_alt_and_an_arrow_change_the_order(hand):
    hand.open(shoot("By keys", "sneaker", "model", "studio"))
    hand.node("shot").get_by_role("button", name="Reference 3").focus()
    hand.press("Alt+ArrowUp")
    hand.until(lambda: tags(hand), ["sneaker", "studio", "model"])
    hand.until(lambda: into(hand), ["sneaker", "studio", "model"])


def test_a_full_width_sign_mentions_as_the_plain_one_does(hand, menu):
    hand.open(shoot("Full width", "sneaker", words="照片"))
    hand.write("prompt", "")
    hand.page.keyboard.insert_text("一张照片，＠sn")
    expect(menu.get_by_role("option", name="@sneaker")).to_be_visible()
    hand.press("Enter")
    hand.until(lambda: words(hand), "一张照片，@sneaker")


def test_a_mention_ends_where_chinese_begins(hand):
    hand.open(shoot("Chinese", "sneaker", "model", words="请画@model穿着@sneaker走路"))
    told = hand.prompt("prompt").locator(".tw-mention")
    expect(told).to_have_text(["@model", "@sneaker"])
    expect(hand.node("prompt").get_by_text("Every mention has its picture")).to_be_visible()


def test_a_click_in_the_ledger_lights_up_wire_picture_and_words(hand):
    hand.open(shoot("Ledger", "sneaker", "model"))
    ledger = hand.node("prompt").get_by_role("group", name="Tags of this prompt")
    expect(ledger.get_by_text("used 1×")).to_have_count(2)
    ledger.get_by_role("button", name="@model").click()
    expect(hand.prompt("prompt").locator(".tw-mention.lit")).to_have_text("@model")
    expect(hand.node("model").locator(".tw-node.lit")).to_be_visible()


def test_the_meter_says_how_many_references_are_used(hand):
    hand.open(shoot("Meter", "sneaker", "model"))
    expect(hand.node("shot").get_by_role("img", name="2 of 3 references used")).to_be_visible()
    hand.node("shot").get_by_role("button", name="Unwire").first.click()
    expect(hand.node("shot").get_by_role("img", name="1 of 3 references used")).to_be_visible()


def test_tags_written_as_a_list_with_any_comma_are_tags(hand):
    hand.open(shoot("List", "sneaker", "model"))
    hand.node("shot").get_by_role("button", name="Tags as a list").click()
    hand.node("shot").get_by_role("textbox", name="Tags as a list").fill("shoe，anna")
    hand.until(lambda: tags(hand), ["shoe", "anna"])
