"""The picture answers the request: nouns, counts, colours, places, angles, weather, styles."""

import socket
from itertools import combinations

import cv2
import numpy as np
import pytest

from tagwire.providers.draft import sets
from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.engine import Box, draw

from .pictures import (
    SIZE,
    SMALL,
    Pixels,
    area,
    brightness,
    difference,
    drawn,
    mean_colour,
    redness,
    vase,
)


def changed(one: Pixels, other: Pixels, box: Box) -> float:
    """Share of a box in which two pictures plainly differ."""
    plain = np.abs(one.astype(int) - other).sum(axis=2) > 40
    return float(plain[box.top : box.bottom, box.left : box.right].mean())


def saturation(picture: Pixels) -> float:
    return float(cv2.cvtColor(picture, cv2.COLOR_RGB2HSV)[..., 1].mean())


@pytest.mark.parametrize(
    ("prompt", "empty"),
    [
        ("a cat on a moonlit roof", "a moonlit roof"),
        ("a knight in a forest", "a forest"),
        ("沙滩上的一只大象", "沙滩"),
        ("a red bicycle in a studio", "a studio"),
    ],
)
def test_a_noun_is_drawn_in_its_box(prompt: str, empty: str) -> None:
    drawing = drawn(prompt)
    (box,) = drawing.boxes
    assert changed(drawing.pixels, drawn(empty).pixels, box) > 0.25


@pytest.mark.parametrize(
    ("words", "count"),
    [("two horses", 2), ("three horses", 3), ("三匹马", 3), ("a horse", 1), ("a pair of foxes", 2)],
)
def test_counts_are_kept(words: str, count: int) -> None:
    assert len(drawn(f"{words} in a meadow", SMALL).boxes) == count


def test_a_colour_word_colours_its_noun() -> None:
    red, blue = (drawn(f"a {ink} car in a city street", SMALL) for ink in ("red", "blue"))
    assert redness(red.pixels).sum() > 3 * max(1, redness(blue.pixels).sum())
    assert red.boxes == blue.boxes


@pytest.mark.parametrize(
    ("noun", "left", "right"),
    [("a fox", "on the left", "on the right"), ("一只狐狸", "在左边", "在右边")],
)
def test_left_and_right_move_a_noun(noun: str, left: str, right: str) -> None:
    boxes = [drawn(f"{noun} {words}, snow", SMALL).boxes[0] for words in (left, right)]
    middles = [(box.left + box.right) / 2 / SMALL[0] for box in boxes]
    assert middles[0] < 0.42
    assert middles[1] > 0.58


def test_a_close_up_of_a_noun_is_larger_than_a_wide_shot() -> None:
    close, wide = (
        drawn(f"a lion in the desert, {shot}", SMALL) for shot in ("close-up", "wide shot")
    )
    assert area(close.boxes[0]) > 3 * area(wide.boxes[0])


PLACES = [
    "a city street",
    "a forest",
    "the mountains",
    "a kitchen",
    "a garden",
    "a roof",
    "the sea",
]


@pytest.mark.parametrize("place", PLACES)
def test_night_is_darker_and_golden_hour_warmer(place: str) -> None:
    noon, night, golden = (
        drawn(f"{place} at {hour}", SMALL).pixels for hour in ("noon", "night", "golden hour")
    )
    assert brightness(night) < 0.8 * brightness(noon)
    warm = [float((each[..., 0].astype(int) - each[..., 2]).mean()) for each in (golden, noon)]
    assert warm[0] > warm[1] + 8


@pytest.mark.parametrize("name", sorted(sets.names()))
def test_the_place_stays_where_only_its_light_changes(name: str) -> None:
    noon, dusk, storm = (
        sets.build(Ask(name, (160, 90), 5, light=light)).depth
        for light in ("noon", "dusk", "storm")
    )
    for other in (dusk, storm):
        assert (np.abs(noon - other) <= 0.05 * noon).mean() > 0.97


def test_five_settings_differ_pairwise() -> None:
    places = ["in a kitchen", "on a beach", "in a forest", "in outer space", "on white"]
    tiny = [cv2.resize(drawn(f"@v {each}", SMALL, v=vase()).pixels, (64, 36)) for each in places]
    assert min(difference(one, other) for one, other in combinations(tiny, 2)) > 18


@pytest.mark.parametrize(
    "weather", ["in the rain", "snowing", "in thick fog", "下雨", "飘雪", "大雾"]
)
def test_weather_is_seen(weather: str) -> None:
    plain, other = (drawn(f"mountains at noon{words}", SMALL) for words in ("", f", {weather}"))
    assert difference(plain.pixels, other.pixels) > 4
    assert "weather" in other.understood


STYLES = [
    "watercolor", "oil painting", "pencil sketch", "anime", "film noir", "steampunk style",
    "90s tv", "pixel art", "comic book", "vintage photo", "paper cut", "ukiyo-e",
]  # fmt: skip
FAMILIES = ["studio", "kitchen", "city street", "forest", "mountains", "sea", "space", "garden"]


@pytest.mark.parametrize("family", FAMILIES)
def test_every_style_repaints_every_kind_of_set(family: str) -> None:
    plain = drawn(f"a woman in a {family}", (160, 90)).pixels
    seen = [drawn(f"a woman in a {family}, {style}", (160, 90)) for style in STYLES]
    assert all(each.pixels.shape == plain.shape for each in seen)
    assert len({each.understood["style"] for each in seen}) == len(STYLES)
    assert min(difference(plain, each.pixels) for each in seen) > 3


def test_noir_has_no_colour_and_pixel_art_few() -> None:
    noir = drawn("a detective in a city street at night, film noir").pixels
    assert saturation(noir) < 14
    pixels = drawn("a castle on the hills at sunset, pixel art").pixels
    assert len(np.unique(pixels.reshape(-1, 3), axis=0)) <= 32


def test_watercolour_leaves_a_border_of_paper() -> None:
    painted = drawn("a cozy library at golden hour, watercolor").pixels
    assert painted[:4].mean() > 220


def test_a_style_does_not_move_anything() -> None:
    plain = drawn("two dogs on a beach")
    assert all(drawn(f"two dogs on a beach, {each}").boxes == plain.boxes for each in STYLES[:3])


def test_front_side_and_detail_become_panels_with_one_light() -> None:
    drawing = drawn("front, side and detail views of @v on a white background", v=vase())
    assert drawing.understood["panels"] == 3
    lefts = [box.left for box in drawing.boxes]
    assert lefts == sorted(lefts)
    corners = [drawing.pixels[10:40, x : x + 30] for x in (10, 226, 440)]
    assert max(difference(one, other) for one, other in combinations(corners, 2)) < 20
    assert any("photo" in note for note in drawing.notes)


def test_a_rider_sits_above_what_is_ridden() -> None:
    boxes = {box.name: box for box in drawn("a girl riding a horse in a meadow", SMALL).boxes}
    girl, horse = boxes["girl"], boxes["horse"]
    assert girl.bottom < horse.bottom
    assert girl.top < horse.top
    assert horse.left < (girl.left + girl.right) / 2 < horse.right


def test_what_flies_is_off_the_ground() -> None:
    flying, standing = (
        drawn(f"an eagle {words} in the mountains", SMALL).boxes[0]
        for words in ("flying", "standing")
    )
    assert flying.bottom < standing.bottom - 0.1 * SMALL[1]


def test_an_empty_scene_is_scenery() -> None:
    drawing = drawn("epic mountain landscape with a lake at sunrise, wide shot", SMALL)
    assert drawing.boxes == ()
    assert drawing.understood["set"] in ("lake", "mountains")


def test_upright_frames_are_composed_and_not_cropped() -> None:
    upright = drawn("a fox in an autumn forest", (180, 320))
    (box,) = upright.boxes
    assert 0 <= box.left < box.right <= 180


@pytest.mark.parametrize("tag", ["blue", "Blue"])
def test_the_palette_of_a_reference_is_taken(tag: str) -> None:
    model = np.full((64, 64, 3), (30, 60, 170), np.uint8)
    plain = drawn("a forest", SMALL).pixels
    pulled = drawn(f"a forest in the colours of @{tag}", SMALL, **{tag: model}).pixels
    goal = mean_colour(model)[1:]
    before, after = (np.linalg.norm(mean_colour(each)[1:] - goal) for each in (plain, pulled))
    assert after < 0.7 * before


def test_nothing_is_asked_of_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    draw("two cats in a kitchen, watercolor", [], SIZE, 1)
