"""axe-core finds nothing serious: in the views, the panels, the dialogs, dark and light."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect
from sketches import shoot, words_only

AXE = Axe()
SERIOUS = {"resultTypes": ["violations"], "elementRef": False}
DIALOGS = (
    "Open",
    "Templates",
    "Save as",
    "Export",
    "Copy as command",
    "Delete",
    "Settings",
    "Keyboard shortcuts",
    "About Tagwire",
)
ICONS = "document.fonts.ready.then(() => true)"


@pytest.fixture(params=["dark", "light"])
def theme(request, hand):
    hand.page.emulate_media(color_scheme=request.param, reduced_motion="reduce")
    return request.param


@pytest.fixture
def look(hand, theme):
    """Looks at what is shown now; all that was found is told at the end, by the place."""
    found = {}

    def call(place, within=None):
        hand.page.mouse.move(0, 0)
        expect(hand.page.locator(".q-tooltip")).to_have_count(0)
        hand.page.evaluate(ICONS)
        hand.settle()
        told = AXE.run(hand.page, context=within, options=SERIOUS).response["violations"]
        grave = [one for one in told if one["impact"] in {"serious", "critical"}]
        for one in grave:
            for part in one["nodes"]:
                where = f"{one['id']} at {' '.join(map(str, part['target']))}"
                why = (part["any"] + part["all"] + part["none"])[0]["message"]
                found.setdefault(where, f"{place}: {where}: {why}")

    yield call
    assert not found, "\n".join(found.values())


def test_the_start_page(hand, look):
    hand.enter()
    expect(hand.button("Product and model").first).to_be_visible()
    look("start")


def test_the_canvas_with_pictures_tags_and_problems(hand, look):
    words = "Product photo of @sneaker worn by @nobody"
    hand.open(shoot("Axe problems", "sneaker", "model", words=words))
    expect(hand.node("prompt").get_by_text("@nobody").first).to_be_visible()
    look("problems on the canvas")
    hand.panel("Problems")
    look("problems panel")
    hand.button("Outline", exact=True).click()
    look("outline")


def test_the_canvas_when_all_is_made_and_its_panels(hand, theme, look):
    hand.open(shoot(f"Axe {theme}", "sneaker", "model"))
    hand.run()
    look("canvas")
    for name in ("Results", "Queue", "Undo list", "Versions"):
        hand.panel(name)
        look(name)


def test_the_canvas_while_one_works_on_it(hand, look):
    hand.open(shoot("Axe work", "sneaker", "model", tags=["sneaker"]))
    hand.page.mouse.dblclick(*hand.ground(0.5, 0.9))
    expect(hand.search).to_be_visible()
    look("quick search")
    hand.press("Escape")
    hand.head("shot").click(button="right")
    expect(hand.page.get_by_role("menu", name="Node")).to_be_visible()
    look("menu of a node")
    hand.press("Escape")
    hand.prompt("prompt").click()
    hand.writing(hand.prompt("prompt"))
    hand.press("Control+End")
    hand.page.keyboard.type(" @")
    expect(hand.page.get_by_role("listbox", name="Pictures to mention")).to_be_visible()
    look("mentions")
    hand.press("Escape")
    hand.leave()
    hand.button("Ways to run").click()
    expect(hand.page.get_by_role("menu", name="Ways to run")).to_be_visible()
    look("ways to run")


def test_the_dialogs(hand, look):
    hand.open(words_only("Axe dialogs"))
    for name in DIALOGS:
        hand.menu(name)
        expect(hand.dialog()).to_be_visible()
        expect(hand.page.get_by_role("menuitem")).to_have_count(0)
        look(name, within=".q-dialog")
        hand.press("Escape")
        expect(hand.dialog()).to_have_count(0)
    hand.button("Tagwire menu").click()
    expect(hand.page.get_by_role("menu", name="Tagwire menu")).to_be_visible()
    look("menu", within=".q-menu")


def test_the_questions_about_a_dropped_picture(hand, look, tmp_path):
    path = tmp_path / "panorama.png"
    Image.linear_gradient("L").resize((1200, 300)).save(path)
    hand.open(words_only("Axe drop"))
    hand.drop(hand.canvas, path, place=hand.ground(0.6, 0.9))
    fit = hand.dialog("Fit the picture")
    expect(fit).to_be_visible()
    look("crop")
    fit.get_by_role("radio", name="Pad").click()
    look("pad")


def test_the_gallery_and_the_viewer(hand, look):
    key = hand.make(words_only("Axe gallery", seed=None), times=2)
    hand.show(key)
    hand.view("Gallery")
    tiles = hand.page.locator(".tw-shot-open")
    expect(tiles.nth(1)).to_be_visible()
    look("gallery")
    tiles.first.click()
    expect(hand.dialog("Axe")).to_be_visible()
    look("viewer")
    hand.press("c")
    expect(hand.dialog("Axe").get_by_role("slider")).to_be_visible()
    look("compare")


def test_the_form(hand, look):
    key = hand.prepare(shoot("Axe form", "sneaker", "model"))
    hand.page.goto(f"{hand.editor.origin}/form/{key}")
    expect(hand.page.get_by_role("textbox", name="Prompt")).to_be_visible()
    look("form")
    hand.button("Edit the form").click()
    look("form, edited")


def test_the_form_the_gallery_and_the_queue_on_a_phone(hand, look):
    hand.page.set_viewport_size({"width": 390, "height": 844})
    key = hand.prepare(shoot("Axe phone", "sneaker"))
    hand.page.goto(f"{hand.editor.origin}/form/{key}")
    expect(hand.page.get_by_role("textbox", name="Prompt")).to_be_visible()
    look("form")
    for name in ("Graphs", "Gallery", "Queue"):
        hand.view(name)
        look(name)
