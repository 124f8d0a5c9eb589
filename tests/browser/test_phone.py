"""A phone, 390 x 844 with touch: the form, the gallery and the queue are the editor."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from sketches import shoot, words_only

SMALL = """(least) => [...document.querySelectorAll("button, a, input, select, [role=textbox]")]
  .filter((one) => one.checkVisibility({ checkVisibilityCSS: true }) && !one.closest(".tw-hidden"))
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([, box]) => box.width && box.height && (box.height < least || box.width < least))
  .map(([one, box]) => `${one.ariaLabel || one.innerText}: ${box.width} x ${box.height}`)"""
WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def seat():
    """A phone."""
    return {
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 2,
        "is_mobile": True,
        "has_touch": True,
        "locale": "en-US",
        "reduced_motion": "reduce",
    }


@pytest.fixture
def phone(hand):
    return hand


def form(phone, document):
    """The form of a graph."""
    key = phone.prepare(document)
    phone.page.goto(f"{phone.editor.origin}/form/{key}")
    expect(phone.button("Run").first).to_be_visible()
    return key


def tab(phone, name):
    phone.page.get_by_role("navigation", name="Views").get_by_role("button", name=name).tap()


def test_the_start_page_leads_to_a_form(phone):
    phone.page.goto(phone.editor.url)
    phone.button("Style").first.tap()
    expect(phone.page.get_by_role("region", name="Form").first).to_be_visible()
    expect(phone.page.get_by_role("application")).to_have_count(0)


def test_the_form_runs_and_shows_the_picture(phone):
    form(phone, words_only("Phone run"))
    phone.rewrite(phone.page.get_by_role("textbox", name="Prompt"), "A green teapot")
    phone.button("Run").first.tap()
    result = phone.page.get_by_role("region", name="Result")
    expect(result.get_by_role("button", name="Look at it large")).to_be_visible(timeout=60_000)


def test_the_form_does_not_change_the_graph(phone):
    key = form(phone, words_only("Phone same"))
    phone.rewrite(phone.page.get_by_role("textbox", name="Prompt"), "A green teapot")
    phone.button("Run").first.tap()
    result = phone.page.get_by_role("region", name="Result")
    expect(result.get_by_role("button", name="Look at it large")).to_be_visible(timeout=60_000)
    assert phone.document(key)["nodes"]["prompt"]["settings"]["text"] == "A red teapot on a table"


def test_the_picture_is_in_the_gallery_and_opens_large(phone):
    form(phone, words_only("Phone gallery", seed=21))
    phone.button("Run").first.tap()
    result = phone.page.get_by_role("region", name="Result")
    expect(result.get_by_role("button", name="Look at it large")).to_be_visible(timeout=60_000)
    tab(phone, "Gallery")
    phone.page.get_by_role("button", name="Phone gallery").first.tap()
    viewer = phone.page.get_by_role("dialog", name="Phone gallery")
    expect(viewer.locator("img").first).to_be_visible()
    viewer.get_by_role("button", name="Close").tap()
    expect(viewer).to_be_hidden()


def test_the_queue_shows_the_run(phone):
    form(phone, words_only("Phone queue", seed=22))
    phone.button("Run").first.tap()
    tab(phone, "Queue")
    queue = phone.page.get_by_role("region", name="Queue")
    expect(queue.get_by_role("listitem").first).to_contain_text("Done", timeout=60_000)


@pytest.mark.parametrize("view", ["Graphs", "Form", "Gallery", "Queue"])
def test_no_view_scrolls_sideways_and_main_targets_are_large(phone, view):
    form(phone, shoot("Phone wide", "sneaker", "model", "studio"))
    tab(phone, view)
    expect(phone.page.get_by_role("region", name=view).first).to_be_visible()
    assert phone.page.evaluate(WIDE) <= 0
    assert phone.page.evaluate(SMALL, 39.5) == []


def test_the_form_fits_360_pixels(phone):
    phone.page.set_viewport_size({"width": 360, "height": 740})
    form(phone, shoot("Narrow", "sneaker", "model", "studio"))
    assert phone.page.evaluate(WIDE) <= 0


def test_a_photo_is_chosen_in_the_form(phone):
    form(phone, shoot("Phone photo", "sneaker", words="A @sneaker"))
    before = phone.page.locator(".tw-form-fields img").first.get_attribute("src")
    with phone.page.expect_file_chooser() as chooser:
        phone.button("Replace").tap()
    chooser.value.set_files(phone.editor.folder / "photos" / "model.jpg")
    phone.until(
        lambda: phone.page.locator(".tw-form-fields img").first.get_attribute("src") != before, True
    )


def test_an_address_of_a_graph_opens_its_form(phone):
    key = phone.prepare(words_only("Phone address"))
    phone.page.goto(f"{phone.editor.origin}/?graph={key}")
    expect(phone.page.get_by_role("textbox", name="Prompt")).to_be_visible()


def test_back_goes_to_the_view_before(phone):
    phone.page.goto(phone.editor.url)
    phone.button("Style").first.tap()
    expect(phone.page.get_by_role("textbox", name="Prompt")).to_be_visible()
    tab(phone, "Gallery")
    expect(phone.page.get_by_role("region", name="Gallery").first).to_be_visible()
    tab(phone, "Queue")
    phone.page.go_back()
    expect(phone.page.get_by_role("region", name="Gallery").first).to_be_visible()
    phone.page.go_back()
    expect(phone.page.get_by_role("textbox", name="Prompt")).to_be_visible()
    phone.page.go_back()
    expect(phone.page.get_by_role("region", name="Graphs").first).to_be_visible()


def test_back_closes_what_lies_over_the_view(phone):
    key = phone.make(words_only("Phone back", seed=23))
    phone.page.goto(f"{phone.editor.origin}/form/{key}")
    large = phone.button("Look at it large")
    viewer = phone.page.get_by_role("dialog", name="Phone back")
    large.tap()
    expect(viewer).to_be_visible()
    phone.page.go_back()
    expect(viewer).to_be_hidden()
    expect(large).to_be_visible()
    large.tap()
    viewer.get_by_role("button", name="Close").tap()  # by hand: no step is left behind
    expect(viewer).to_be_hidden()
    phone.menu("Settings")
    expect(phone.dialog("Settings")).to_be_visible()
    phone.page.go_back()
    expect(phone.dialog("Settings")).to_be_hidden()
    assert phone.page.url.endswith(f"/form/{key}")


def test_the_prompt_stays_to_be_seen_with_the_keyboard_up(phone):
    form(phone, shoot("Phone keyboard", "sneaker", "model", "studio"))
    phone.page.set_viewport_size({"width": 390, "height": 510})
    phone.page.get_by_role("textbox", name="Prompt").tap()
    expect(phone.page.get_by_role("navigation", name="Views")).to_be_hidden()
    expect(phone.button("Run").first).to_be_hidden()
    expect(phone.page.get_by_role("textbox", name="Prompt")).to_be_in_viewport()
