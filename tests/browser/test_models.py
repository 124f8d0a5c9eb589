"""One node, every model: what it shows follows the model, and nothing is lost on the way."""

from __future__ import annotations

import re

from playwright.sync_api import expect
from sketches import sketch


def shot(name, **settings):
    nodes = {
        "prompt": ("prompt", {"text": "A red apple"}, [0, 0]),
        "shot": ("gen4_image", {"seed": 7, **settings}, [480, 0]),
    }
    return sketch(name, nodes, "prompt.text shot.prompt")


def unfold(hand):
    hand.node("shot").get_by_role("button", name=re.compile("^More")).click()


def choose(hand, setting, option):
    hand.node("shot").get_by_role("button", name=re.compile(f"^{setting}: ")).click()
    hand.page.get_by_role("option", name=option).click()


def test_another_model_shows_its_own_settings_and_back_again_nothing_is_lost(hand):
    hand.open(shot("Another model", moderation="low", resolution="720p"))
    unfold(hand)
    node = hand.node("shot")
    expect(node.get_by_role("radio", name="Relaxed")).to_be_checked()
    expect(node.get_by_text("Quality", exact=True)).to_have_count(0)
    choose(hand, "Model", re.compile("^GPT Image 2( |$|\\?)"))
    expect(node.get_by_role("button", name="Quality: ")).to_be_visible()
    expect(node.get_by_text("Moderation", exact=True)).to_have_count(0)
    expect(node.get_by_role("radio", name="1K")).to_be_checked()
    choose(hand, "Quality", "High")
    hand.until(lambda: hand.setting("shot.quality"), "high")
    choose(hand, "Model", re.compile("^Gen-4 Image ?Does not use: Quality"))
    expect(node.get_by_role("radio", name="Relaxed")).to_be_checked()
    expect(node.get_by_role("button", name="Resolution: 720p")).to_be_visible()
    assert hand.setting("shot.quality") == "high"


def test_a_size_the_model_lacks_is_mended_with_one_press(hand):
    hand.open(shot("A size it lacks", model="gpt_image_2", size="1921:1080"))
    node = hand.node("shot")
    node.get_by_role("button", name="1 problem").click()
    hand.page.get_by_role("button", name="Use 1920 × 1088").click()
    hand.until(lambda: hand.setting("shot.size"), "1920:1088")
    expect(node.get_by_role("button", name="1 problem")).to_have_count(0)


def test_the_exact_size_is_chosen_and_drawn(hand):
    hand.open(shot("An exact size", model="grok_imagine_image_2"))
    unfold(hand)
    choose(hand, "Exact size", re.compile("^576 × 1248"))
    hand.until(lambda: hand.setting("shot.size"), "576:1248")
    expect(hand.node("shot").get_by_text("Aspect ratio", exact=True)).to_have_count(0)
    hand.run()
    picture = hand.picture("shot")
    expect(picture).to_be_visible()
