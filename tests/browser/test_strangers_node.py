"""A node somebody else wrote: found, shown in its own form and words, run, its faults told."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect
from sketches import sketch

SATURATE = '''
from typing import Annotated, Literal

from PIL import ImageEnhance
from pydantic import Field

from tagwire import Image, Node, RunContext, StepFailed


class Saturate(Node, type="saturate", category="picture"):
    """Stronger or weaker colours."""

    amount: Annotated[float, Field(ge=0, le=4, multiple_of=0.1)] = 1.2
    mood: Literal["warm", "cold"] = "warm"
    keep_greys: bool = False

    def run(self, ctx: RunContext, image: Image) -> Image:
        if self.amount == 0:
            raise StepFailed("There is no colour left.", "Set the amount above 0.")
        if self.amount == 4:
            raise ValueError("a slip of the author")
        return ctx.images.hold(ImageEnhance.Color(ctx.images.open(image)).enhance(self.amount))
'''
SPOKEN = {
    "saturate": {
        "title": "饱和度",
        "settings": {"amount": "程度"},
        "search": ["调色"],
    }
}
BROKEN = "import tagwire\nimport nothing_here\n"


@pytest.fixture(scope="module")
def strange():
    """A node with words of its own, and one that does not load."""
    return {"saturate.py": SATURATE, "zh-CN.json": json.dumps(SPOKEN), "bad.py": BROKEN}


def graph(name, **settings):
    nodes = {
        "prompt": ("prompt", {"text": "A red apple"}, [0, 0]),
        "shot": ("gen4_image", {"resolution": "720p", "seed": 7}, [480, 0]),
        "tint": ("saturate", settings, [940, 0]),
    }
    return sketch(name, nodes, "prompt.text shot.prompt", "shot.image tint.image")


def test_it_is_found_by_its_name_and_wired_as_any_other(hand):
    hand.new()
    hand.add("satur", hand.ground(0.5, 0.4))
    expect(hand.head("saturate")).to_have_text("Saturate")
    expect(hand.input("saturate.image")).to_be_visible()
    expect(hand.port("saturate.image")).to_be_visible()


def test_its_annotations_make_its_form(hand):
    hand.open(graph("Its form"))
    tint = hand.node("tint")
    slider = tint.get_by_role("slider", name="Amount")
    slider.fill("2.5")
    hand.until(lambda: hand.setting("tint.amount"), 2.5)
    expect(tint.get_by_text("warm").first).to_be_visible()
    tint.get_by_role("switch", name="Keep greys").click()
    hand.until(lambda: hand.setting("tint.keep_greys"), True)


def test_it_runs_and_shows_its_picture(hand):
    hand.open(graph("It runs", amount=2.0))
    hand.run()
    expect(hand.node("tint").locator("img").first).to_be_visible()


def test_its_words_are_shown_and_searched_in_chinese(hand):
    hand.open(graph("In Chinese"))
    hand.page.locator("footer").get_by_role("button", name="简体中文").click()
    expect(hand.head("tint")).to_have_text("饱和度")
    expect(hand.node("tint").get_by_text("程度").first).to_be_visible()
    hand.leave()
    hand.press("/")
    hand.page.keyboard.insert_text("调色")
    expect(hand.page.get_by_role("option").first).to_contain_text("饱和度")


def test_a_step_that_cannot_be_done_says_why_and_what_to_do(hand):
    hand.open(graph("No colour", amount=0))
    hand.runner.click()
    told = hand.node("tint").get_by_role("alert")
    expect(told).to_contain_text("There is no colour left.")
    expect(told).to_contain_text("Set the amount above 0.")
    expect(hand.picture("shot")).to_be_visible()


def test_what_failed_alone_is_run_again_when_it_is_mended(hand):
    hand.open(graph("Mended", amount=0))
    hand.runner.click()
    expect(hand.node("tint").get_by_role("alert")).to_be_visible()
    hand.node("tint").get_by_role("slider", name="Amount").fill("1.5")
    hand.until(lambda: hand.setting("tint.amount"), 1.5)
    hand.leave()
    hand.run()
    expect(hand.node("tint").get_by_role("alert")).to_have_count(0)
    expect(hand.node("tint").locator("img").first).to_be_visible()


def test_a_slip_of_its_author_is_told_and_the_editor_goes_on(hand):
    hand.open(graph("A slip", amount=4))
    hand.runner.click()
    told = hand.node("tint").get_by_role("alert")
    expect(told).to_be_visible()
    told.get_by_role("button", name="Details").click()
    expect(told).to_contain_text("a slip of the author")
    hand.add("prompt", hand.ground(0.15, 0.75))  # beside the notice, which comes up in the middle
    hand.counts("4 nodes")


def test_a_file_that_does_not_load_is_listed_with_its_reason(hand):
    hand.open(graph("Listed"))
    broken = hand.page.get_by_role("region", name="Files that do not load")
    broken.get_by_text("bad").first.click()
    expect(broken.get_by_text("nothing_here").first).to_be_visible()


def test_a_node_whose_type_is_missing_keeps_what_it_has(hand):
    document = graph("Missing")
    document["nodes"]["tint"] |= {"type": "gone_type", "settings": {"amount": 3}}
    hand.open(document)
    expect(hand.node("tint").get_by_text("missing type")).to_be_visible()
    expect(hand.wire("shot.image", "tint.image")).to_be_attached()
    hand.drag(hand.middle(hand.head("tint")), hand.ground(0.8, 0.7))
    hand.until(lambda: hand.document()["nodes"]["tint"]["at"] != [940, 0], True)
    kept = hand.document()["nodes"]["tint"]
    assert (kept["type"], kept["settings"]) == ("gone_type", {"amount": 3})
