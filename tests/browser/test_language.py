"""English and Chinese, both whole, switched while one works."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import DESK, seated
from hand import Hand
from playwright.sync_api import expect
from sketches import shoot, words_only

WORDS = Path(__file__).parents[2] / "src" / "editor" / "src" / "words"
SHOWN = """() => {
  const seen = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { parentElement: box, data } = walk.currentNode;
    if (seen(box) && !box.closest(".tw-icon, kbd, dd, script, style")) found.push(data.trim());
  }
  for (const one of document.querySelectorAll("[aria-label], [placeholder], [title]"))
    if (seen(one)) found.push(one.ariaLabel, one.placeholder, one.title);
  return [...new Set(found.filter(Boolean))];
}"""


def told(language):
    """All words of a language by their key."""
    files = sorted((WORDS / language).glob("*.json"))
    return {key: words for file in files for key, words in json.loads(file.read_text()).items()}


ENGLISH, CHINESE = told("en"), told("zh-CN")
ONLY_ENGLISH = {words for key, words in ENGLISH.items() if CHINESE.get(key) != words}


@pytest.fixture
def chinese(hand):
    """The hand in a tab that speaks Chinese; a graph with all there is on it."""
    hand.open(shoot("中文", "sneaker", "model", words="请画@model穿着@sneaker"))
    hand.page.evaluate("localStorage.setItem('tagwire.language', 'zh-CN')")
    hand.page.reload()
    expect(hand.head("shot")).to_be_visible()
    return hand


def left_over(hand):
    """English words of the editor that are shown."""
    hand.settle()
    return sorted(set(hand.page.evaluate(SHOWN)) & ONLY_ENGLISH)


def test_the_language_is_changed_without_a_reload(hand):
    hand.open(words_only("Switched"))
    hand.page.evaluate("window.same = true")
    hand.menu("Settings")
    hand.dialog().get_by_role("button", name="简体中文").click()
    expect(hand.page.get_by_role("heading", name=CHINESE["menu.settings"])).to_be_visible()
    expect(hand.page.locator("html")).to_have_attribute("lang", "zh-CN")
    hand.press("Escape")
    expect(hand.button(CHINESE["view.canvas"], exact=True)).to_be_visible()
    expect(hand.head("prompt")).to_have_text("提示词")
    expect(hand.prompt("prompt")).to_have_text("A red teapot on a table")
    assert hand.page.evaluate("window.same") is True
    assert list(hand.document()["nodes"]) == ["prompt", "shot", "picture"]


def test_it_is_kept_and_changed_back(chinese):
    chinese.page.reload()
    expect(chinese.button(CHINESE["view.canvas"], exact=True)).to_be_visible()
    chinese.page.locator("footer").get_by_role("button", name="English").click()
    expect(chinese.button("Canvas", exact=True)).to_be_visible()
    expect(chinese.head("shot")).to_have_text("Gen4 Image")


def test_a_chinese_browser_begins_in_chinese(browser, studio, faults):
    with seated(browser, **{**DESK, "locale": "zh-CN"}) as context:
        hand = Hand(context.new_page(), studio)
        hand.page.goto(studio.url)
        expect(hand.button(CHINESE["start.new"])).to_be_visible()


def test_no_english_is_left_on_the_canvas_and_in_its_panels(chinese):
    left = left_over(chinese)
    rails = chinese.page.get_by_role("navigation")
    for name in ("outline", "results", "queue", "history", "versions", "problems"):
        rails.get_by_role("button", name=CHINESE[f"panel.{name}"]).click()
        left += left_over(chinese)
    chinese.head("shot").click(button="right")
    left += left_over(chinese)
    assert left == []


def test_no_english_is_left_in_the_dialogs(chinese):
    left = []
    for name in ("open", "templates", "save_as", "export", "copy_as", "delete", "settings"):
        chinese.button(CHINESE["menu.menu"]).click()
        left += left_over(chinese)
        words = CHINESE[f"menu.{name}"]
        chinese.page.get_by_role("menuitem", name=words).first.click()
        expect(chinese.dialog()).to_be_visible()
        left += left_over(chinese)
        chinese.press("Escape")
        expect(chinese.dialog()).to_have_count(0)
    chinese.press("?")
    expect(chinese.dialog()).to_be_visible()
    assert left + left_over(chinese) == []


def test_no_english_is_left_in_the_other_views(chinese):
    left = []
    key = chinese.make(words_only("图库", "一只茶壶", seed=None), times=2)
    views = chinese.page.get_by_role("navigation", name=CHINESE["view.switch"])
    for name in ("form", "gallery"):
        views.get_by_role("button", name=CHINESE[f"view.{name}"]).click()
        left += left_over(chinese)
    chinese.page.locator(".tw-shot-open").first.click()
    expect(chinese.dialog()).to_be_visible()
    left += left_over(chinese)
    chinese.press("c")
    left += left_over(chinese)
    chinese.page.goto(chinese.editor.url)
    expect(chinese.button(CHINESE["start.new"])).to_be_visible()
    assert left + left_over(chinese) == []
    assert len(chinese.pictures(key)) == 2


def test_a_problem_is_told_in_chinese(chinese):
    chinese.write("prompt", "请画@nobody")
    expect(chinese.node("prompt").locator(".tw-mention.unknown")).to_be_visible()
    chinese.leave()
    chinese.button(CHINESE["panel.problems"]).click()
    expect(chinese.page.get_by_text("@nobody").first).to_be_visible()
    assert left_over(chinese) == []


def test_steps_are_named_in_the_language_read(hand):
    hand.open(words_only("Steps named"))
    hand.head("picture").click()
    hand.press("Delete")
    undo = hand.button("Undo", exact=True)
    expect(undo).to_be_enabled()
    steps = hand.panel("Undo list").get_by_role("listitem")
    before = steps.last.inner_text()
    hand.page.locator("footer").get_by_role("button", name="简体中文").click()
    expect(hand.page.get_by_role("navigation").first).to_be_visible()
    assert hand.page.locator(".tw-history li").last.inner_text() != before
