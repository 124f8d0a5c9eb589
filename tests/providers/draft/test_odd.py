"""Odd requests: crowds, contradictions, chains, strips and specks for pictures; all are drawn."""

from __future__ import annotations

import time

import cv2
import numpy as np
import pytest

from tagwire.providers.draft.words.parse import read

from .pictures import Pixels, brightness, drawn, painting, scenery, vase

TINY = (96, 54)
ZOO = (  # noqa: SIM905 - a list of one word a line would be long
    "cat dog fox horse cow lion tiger bear wolf deer rabbit pig sheep goat monkey elephant giraffe "
    "zebra camel panda owl eagle duck swan parrot penguin shark whale car bus truck train rocket"
).split()
LAND = scenery((120, 160, 220), (70, 120, 60))
NOISE = np.random.default_rng(1)
STRANGE = {
    "one pixel": np.full((1, 1, 3), 90, np.uint8),
    "a column": NOISE.integers(0, 255, (4000, 1, 3), np.uint8),
    "a line": NOISE.integers(0, 255, (1, 4000, 3), np.uint8),
    "noise": NOISE.integers(0, 255, (120, 120, 3), np.uint8),
    "invisible": np.zeros((90, 90, 4), np.uint8),
    "hardly visible": np.dstack([np.full((90, 90, 3), 200, np.uint8), np.ones((90, 90), np.uint8)]),
    "a thread": np.dstack([np.full((90, 90, 3), 60, np.uint8), np.eye(90, dtype=np.uint8) * 255]),
}


@pytest.mark.parametrize(
    "prompt",
    [
        "100 horses in a meadow",
        "a thousand cats",
        "一百匹马",
        "night noon dusk dawn, low angle high angle, close-up wide shot, rain snow fog",
        "a cat at night at noon",
        "oil painting",
        "月光",
        "a cat, watercolor, noir, pixel art",
        "a cat in a kitchen in a forest in the sea",
        "a street without people, no cars, no text",
        "没有人的街道，不要文字",
        "a cat on a cat on a cat on a cat",
        "a cat riding a cat riding a cat",
        "a knight riding a dragon riding a horse and a dog",
        "a woman holding a woman holding a woman",
        "a whale holding an elephant",
        "a man wearing a house riding a mouse",
        "a flower in a vase in a vase",
        "eight skyscrapers in a bathroom",
        "a ship in the bedroom, a submarine on the moon",
        "ａ ｃａｔ, <script>, a cat" + "\u0301" * 300,
    ],
)
@pytest.mark.parametrize("size", [(96, 54), (54, 96)], ids=["wide", "tall"])
def test_an_odd_prompt_is_a_picture_with_its_boxes_inside(
    prompt: str, size: tuple[int, int]
) -> None:
    drawing = drawn(prompt, size)
    assert drawing.pixels.shape == (size[1], size[0], 3)
    assert 12 < brightness(drawing.pixels) < 246
    assert float(drawing.pixels.std()) > 5
    for box in drawing.boxes:
        assert 0 <= box.left < box.right <= size[0], box
        assert 0 <= box.top < box.bottom <= size[1], box


@pytest.mark.parametrize(
    "prompt", [", ".join(f"a {noun}" for noun in ZOO), "a cat, " * 900, "eight cats and eight dogs"]
)
def test_a_crowd_is_thinned_and_said_to_be(prompt: str) -> None:
    start = time.process_time()
    drawing = drawn(prompt, TINY)
    assert time.process_time() - start < 5
    assert 8 <= len(drawing.boxes) <= 12
    assert any("12 figures are drawn at most" in note for note in drawing.notes)


def test_references_are_not_thinned() -> None:
    tags = [f"tag{index}" for index in range(14)]
    brief = read(" ".join(f"@{tag}" for tag in tags) + " and eight cats and eight dogs", tags)
    assert len([one for one in brief.subjects if one.reference is not None]) == 14
    assert sum(one.count for one in brief.subjects if one.reference is None) == 12


@pytest.mark.parametrize(
    "prompt",
    [
        "@thing in a street",
        "@thing held by a woman",
        "a man in @thing",
        "a fox in the style of @thing",
        "a fox with the palette of @thing",
        "front, side and detail of @thing, watercolor",
    ],
)
def test_a_strange_reference_is_drawn_in_good_time(prompt: str) -> None:
    for name, pixels in STRANGE.items():
        start = time.process_time()
        drawing = drawn(prompt, TINY, thing=pixels)
        assert drawing.pixels.shape == (54, 96, 3), name
        assert time.process_time() - start < 2.5, name


def test_a_long_screenshot_is_a_place_at_no_great_cost() -> None:
    start = time.process_time()
    drawing = drawn("a fox in @long", (640, 360), long=cv2.resize(LAND, (1170, 8000)))
    assert time.process_time() - start < 2.5
    assert drawing.understood["set"] == "reference"


@pytest.mark.parametrize("weather", ["snow", "rain", "night", "fog", "neon lights", "dutch angle"])
def test_words_of_weather_and_camera_change_a_photographed_place(weather: str) -> None:
    plain, changed = (
        drawn(f"@vase in @land{word}", (160, 90), vase=vase(), land=LAND).pixels
        for word in ("", f", {weather}")
    )
    assert np.abs(plain.astype(int) - changed).mean() > 1
    assert brightness(changed) > 12


@pytest.mark.parametrize(
    "manner",
    [
        "in the style of @paint, pixel art",
        "with the colours of @paint, oil painting",
        "in the style of @paint with the palette of @land",
        "in @land in the style of @paint, dutch angle",
    ],
)
def test_manners_are_laid_upon_one_another(manner: str) -> None:
    tags: dict[str, Pixels] = {"paint": painting((9, 90, 200), (240, 200, 9)), "land": LAND}
    used = {tag: pixels for tag, pixels in tags.items() if f"@{tag}" in manner}
    drawing = drawn(f"a fox {manner}", (160, 90), **used)
    roles = [each["role"] for each in drawing.understood["references"]]
    assert "unused" not in roles
    assert float(drawing.pixels.std()) > 12
    assert drawing.boxes
