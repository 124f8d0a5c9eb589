"""Without a network nothing is missing, and without the server nothing is lost."""

from __future__ import annotations

import re
import shutil
from urllib.parse import urlsplit

import pytest
from conftest import PHOTOS, Hand, end, watched
from playwright.sync_api import expect
from sketches import shoot, words_only

LOST = ["Failed to load resource", "WebSocket connection", "ERR_CONNECTION", "ERR_EMPTY"]


def views(hand, name):
    """Look at everything there is: views, panels, dialogs and menus."""
    page = hand.page
    hand.open(shoot(name, "sneaker", "model"))
    hand.run()
    for panel in ("Results", "Queue", "Undo list", "Versions", "Problems", "Outline", "Nodes"):
        hand.panel(panel)
    page.get_by_role("region", name="Problems").get_by_role("button", name="Close").click()
    hand.leave()
    page.keyboard.press("/")
    expect(hand.search).to_be_visible()
    page.keyboard.press("Escape")
    for item in ("Open", "Templates", "Settings", "Keyboard shortcuts", "About Tagwire", "Export"):
        hand.menu(item)
        expect(page.get_by_role("dialog").first).to_be_visible()
        hand.close()
    for view in ("Form", "Gallery", "Canvas"):
        page.get_by_role("navigation", name="Views").get_by_role("button", name=view).click()
        expect(page.get_by_role("region", name=view).first).to_be_visible()
    hand.picture("picture").click()
    expect(page.get_by_role("dialog", name=name)).to_be_visible()
    hand.close()
    hand.enter()


def test_no_request_leaves_the_machine(hand):
    asked = set()
    hand.page.on("request", lambda sent: asked.add(urlsplit(sent.url).hostname or "data"))
    views(hand, "Every view")
    assert asked <= {"127.0.0.1", "data", ""}


def test_every_letter_and_sign_is_drawn_with_our_own_fonts(hand):
    hand.open(words_only("Fonts"))
    asked = "() => [...document.fonts].filter((one) => one.status === 'error').length"
    assert hand.page.evaluate(asked) == 0
    icons = "() => document.fonts.check('20px \"Material Symbols Outlined\"')"
    assert hand.page.evaluate(icons)


def test_everything_works_with_the_network_cut(chromium, studio, faults):
    """All names but ours lead nowhere, as with the cable out."""
    browser = chromium("--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1")
    context = browser.new_context(viewport={"width": 1600, "height": 1000}, locale="en-US")
    views(Hand(watched(context.new_page(), faults), studio), "Every view, cut off")
    context.close()


@pytest.fixture
def away(context, start_editor, faults, expected, tmp_path):
    """A hand at an editor of its own, which is then taken away and brought back."""
    expected += LOST
    shutil.copytree(PHOTOS, tmp_path / "work" / "photos")
    return Hand(watched(context.new_page(), faults), start_editor())


def on_disk(store, words):
    """Whether words are in a draft."""
    return any(words in file.read_bytes() for file in store.glob("editor/drafts/*.draft"))


def test_the_banner_comes_and_goes_with_the_server(away, start_editor):
    away.open(words_only("Away"))
    end(away.editor.process)
    banner = away.page.get_by_role("alert").get_by_text("The server is away.")
    expect(banner).to_be_visible(timeout=20_000)
    start_editor("--port", str(away.editor.port))
    expect(banner).to_be_hidden(timeout=30_000)
    expect(away.notice("The server is back.")).to_be_visible()


def test_what_was_done_meanwhile_is_sent_when_it_is_back(away, start_editor):
    away.open(words_only("Meanwhile"))
    away.write("prompt", "Written before")
    end(away.editor.process)
    expect(away.page.get_by_text("The server is away.").first).to_be_visible(timeout=20_000)
    away.write("prompt", "Written while away")
    away.leave()
    start_editor("--port", str(away.editor.port))
    expect(away.page.get_by_text("The server is away.").first).to_be_hidden(timeout=30_000)
    away.until(lambda: away.setting("prompt.text"), "Written while away", 20)
    expect(away.prompt("prompt")).to_have_text("Written while away")


def test_a_draft_is_there_after_the_server_died(away, start_editor):
    away.open(words_only("Died"))
    away.write("prompt", "Kept")
    away.until(lambda: away.setting("prompt.text"), "Kept")
    away.until(lambda: on_disk(away.editor.store, b"Kept"), True)
    away.editor.process.kill()
    away.editor.process.wait(15)
    start_editor("--port", str(away.editor.port))
    expect(away.page.get_by_text("The server is away.").first).to_be_hidden(timeout=30_000)
    expect(away.prompt("prompt")).to_have_text("Kept")
    away.undo()
    expect(away.prompt("prompt")).to_have_text(re.compile("A red teapot"))
