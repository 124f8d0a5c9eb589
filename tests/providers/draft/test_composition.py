"""Where things stand: relations as they are meant, variety by seed, places cropped to the frame."""

import cv2
import numpy as np
import pytest

from tagwire.providers.draft.engine import Box, Drawing

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


def shares(prompt: str, size: tuple[int, int] = SMALL) -> dict[str, Box]:
    """Everybody's box by name."""
    return {box.name: box for box in drawn(prompt, size).boxes}


def height(box: Box) -> int:
    """Rows a box covers."""
    return box.bottom - box.top


def test_figures_together_are_true_to_their_sizes() -> None:
    beside = shares("a girl beside an elephant in a meadow")
    assert height(beside["elephant"]) > 1.7 * height(beside["girl"])
    beside = shares("a cat beside a man in a meadow")
    assert height(beside["man"]) > 2 * height(beside["cat"])


def test_a_close_up_of_somebody_lets_the_body_leave_the_frame() -> None:
    close, full = (shares(f"{shot} of a woman in a cafe")["woman"] for shot in CLOSENESS)
    assert close.bottom == SMALL[1]
    assert close.right - close.left > 1.6 * (full.right - full.left)
    assert full.bottom < SMALL[1]


CLOSENESS = ("close-up", "full shot")


def test_a_herd_stands_in_ranks() -> None:
    boxes = drawn("eight sheep in a meadow", SMALL).boxes
    assert len({round(box.bottom / 6) for box in boxes}) >= 3
    assert max(height(box) for box in boxes) > 1.3 * min(height(box) for box in boxes)


def test_a_hat_is_worn_on_the_head() -> None:
    worn = shares("a woman wearing a hat in a garden")
    woman, hat = worn["woman"], worn["hat"]
    assert woman.left < (hat.left + hat.right) / 2 < woman.right
    assert hat.bottom < woman.top + 0.2 * height(woman)


def test_what_is_above_is_clear_of_what_is_below() -> None:
    both = shares("a butterfly above a flower in a garden")
    assert both["butterfly"].bottom < both["flower"].top + 0.15 * height(both["flower"])


def test_a_white_animal_does_not_shine_in_the_dark() -> None:
    lit, dark = (drawn(f"a white horse on a beach, {hour}", SMALL) for hour in ("noon", "night"))
    seen = []
    for drawing in (lit, dark):
        (box,) = drawing.boxes
        middle = (box.top + box.bottom) // 2
        body = drawing.pixels[middle - 6 : middle + 2, (box.left * 2 + box.right) // 3 :][:, :20]
        seen.append(brightness(body))
    assert seen[1] < 0.72 * seen[0]


def test_backlight_leaves_the_front_dark() -> None:
    plain, behind = (drawn(f"a knight in a forest{words}", SMALL) for words in ("", ", backlit"))
    (box,) = plain.boxes
    inside = (slice(box.top, box.bottom), slice(box.left + 4, box.right - 4))
    assert behind.boxes == plain.boxes
    assert brightness(behind.pixels[inside]) < 0.93 * brightness(plain.pixels[inside])


def test_a_family_of_animals_has_a_young_one_and_nobody_lies_as_tall_as_he_stands() -> None:
    tall = sorted(box.bottom - box.top for box in drawn("a family of deer", SMALL).boxes)
    assert len(tall) == 3
    assert tall[0] < 0.8 * tall[2]
    line = drawn("three wolves walking in line", SMALL).boxes
    assert min(box.bottom - box.top for box in line) > 0.8 * max(
        box.bottom - box.top for box in line
    )


def test_who_holds_something_and_faces_another_stands_beside_them() -> None:
    boxes = {box.name: box for box in drawn("a robot holding a flower facing a girl", SMALL).boxes}
    robot, girl, flower = boxes["robot"], boxes["girl"], boxes["flower"]
    assert min(robot.right, girl.right) <= max(robot.left, girl.left)
    assert robot.left < (flower.left + flower.right) / 2 < girl.left or (
        girl.right < (flower.left + flower.right) / 2 < robot.right
    )
