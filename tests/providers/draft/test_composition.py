"""Where things stand: relations as they are meant, variety by seed, places cropped to the frame."""

import cv2
import numpy as np
import pytest

from tagwire.providers.draft.engine import Drawing

from .pictures import SMALL, Pixels, brightness, difference, drawn, scenery, vase, vase_with_alpha


def bust() -> Pixels:
    """Somebody in blue with a head, cut by the lower edge, on nothing."""
    picture = np.zeros((240, 240, 4), np.uint8)
    cv2.circle(picture, (120, 70), 42, (220, 170, 140, 255), -1)
    cv2.ellipse(picture, (120, 240), (90, 125), 0, 180, 360, (40, 90, 200, 255), -1)
    return picture


def boxes(drawing: Drawing) -> dict[str, tuple[float, float]]:
    """Height and foot of everybody, as shares of the frame's height."""
    high = drawing.pixels.shape[0]
    return {box.name: ((box.bottom - box.top) / high, box.bottom / high) for box in drawing.boxes}


PAIRS = [
    "把@shoe放在@studio里,模特@model,柔和的光",
    "@shoe in @studio, soft light, with @model",
    "@shoe and @model in @studio",
    "@shoe on @model in @studio",
    "＠shoe放在@studio里，@model手持@shoe，黄金时刻",
]


@pytest.mark.parametrize("prompt", PAIRS)
def test_a_thing_is_never_set_on_a_head_nor_left_in_the_air(prompt: str) -> None:
    place = scenery((90, 150, 220), (40, 90, 60))
    drawing = drawn(prompt, SMALL, shoe=vase_with_alpha(), model=bust(), studio=place)
    height, foot = boxes(drawing)["shoe"]
    assert height > 0.15
    assert foot > 0.85
    assert drawing.understood["references"][2]["role"] == "place"
    assert drawing.ignored == ()


def test_a_holder_said_after_the_thing_still_holds_it() -> None:
    drawing = drawn("@cup, @model holding @cup", SMALL, cup=vase_with_alpha(), model=bust())
    model, cup = drawing.boxes
    assert model.left < (cup.left + cup.right) / 2 < model.right
    assert cup.top > model.top + 0.3 * (model.bottom - model.top)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_stated_sides_win_over_the_seed(seed: int) -> None:
    prompt = "@shoe on the right, worn by @model"
    model, shoe = drawn(prompt, SMALL, seed, shoe=vase_with_alpha(), model=bust()).boxes
    assert shoe.left + shoe.right > model.left + model.right
    (alone,) = drawn("@shoe in the centre", SMALL, seed, shoe=vase_with_alpha()).boxes
    assert abs(alone.left + alone.right - SMALL[0]) < 0.1 * SMALL[0]


def test_two_things_beside_a_bust_stand_low() -> None:
    pictures = {"cup": vase_with_alpha(), "shoe": vase_with_alpha(), "model": bust()}
    told = boxes(drawn("@cup and @shoe and @model", SMALL, **pictures))
    assert min(told["cup"][1], told["shoe"][1]) > 0.85


def test_seeds_compose_differently() -> None:
    many = [
        drawn("@vase on a white background", SMALL, seed, vase=vase_with_alpha())
        for seed in range(1, 13)
    ]
    centres = [(each.boxes[0].left + each.boxes[0].right) / 2 / SMALL[0] for each in many]
    heights = [boxes(each)["vase"][0] for each in many]
    assert min(centres) < 0.42
    assert max(centres) > 0.58
    assert max(heights) > 1.12 * min(heights)


def test_seeds_mirror_the_hero_and_the_wearer() -> None:
    sides = set()
    for seed in range(1, 9):
        drawing = drawn("@a worn by @model", SMALL, seed, a=vase_with_alpha(), model=bust())
        model, item = drawing.boxes
        sides.add(item.left < model.left)
    assert sides == {True, False}


def test_a_landscape_is_cropped_to_a_portrait_frame_and_never_mirrored() -> None:
    sky, land = (90, 150, 220), (40, 90, 60)
    drawing = drawn("in @place", (180, 320), place=scenery(sky, land))
    bands = [drawing.pixels[row].mean(axis=0) for row in (10, 310)]
    assert bands[0][2] > bands[0][1] + 10
    assert bands[1][1] > bands[1][2]
    assert any("cut away" in note for note in drawing.notes)
    assert not drawn("in @place", SMALL, place=scenery(sky, land)).notes


def test_neon_lights_a_room() -> None:
    neon, noon = (drawn(f"{words} in a kitchen", SMALL).pixels for words in ("霓虹灯", "noon"))
    ends = [
        neon[:, columns].reshape(-1, 3).mean(axis=0) for columns in (slice(0, 80), slice(240, 320))
    ]
    assert ends[0][0] > ends[0][2] + 5
    assert ends[1][2] > ends[1][0] + 5
    assert brightness(neon) < brightness(noon)
    assert difference(neon, noon) > 20


def test_day_is_a_light() -> None:
    drawing = drawn("@vase, low angle, day", SMALL, vase=vase())
    assert drawing.understood["light"] == "day"
    assert drawing.ignored == ()


@pytest.mark.parametrize(
    "prompt", ["@x", "@x and @vase", "@vase in @x", "@vase in the style of @x"]
)
def test_an_empty_reference_is_noted_and_not_drawn(prompt: str) -> None:
    empty = np.zeros((90, 90, 4), np.uint8)
    drawing = drawn(prompt, SMALL, x=empty, vase=vase())
    assert "reference @x is empty: nothing to draw" in drawing.notes
    assert "x" not in boxes(drawing)
    assert drawing.understood["references"][0]["role"] == "unused"


def test_a_tiny_reference_is_noted() -> None:
    notes = drawn("@icon", SMALL, icon=cv2.resize(vase(), (40, 40))).notes
    assert "reference @icon is too small to be sharp" in notes
