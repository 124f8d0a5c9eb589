"""The picture answers the prompt and the references."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from itertools import combinations
from pathlib import Path

import cv2
import numpy as np
import pytest

from tagwire.providers.draft.engine import Reference, draw

from .pictures import (
    SMALL,
    area,
    brightness,
    difference,
    drawn,
    likeness,
    mean_colour,
    painting,
    redness,
    scenery,
    vase,
    vase_with_alpha,
)

SIZES = [
    (1280, 720), (720, 1280), (1080, 1080), (960, 720), (720, 960), (1680, 720), (1360, 768),
    (641, 363), (64, 48),
]  # fmt: skip


def test_the_same_seed_gives_the_same_bytes() -> None:
    one, other = (drawn("@vase in golden hour light", vase=vase()) for _ in range(2))
    assert one.pixels.tobytes() == other.pixels.tobytes()


def test_another_process_with_other_threads_gives_the_same_bytes() -> None:
    code = (
        "import cv2, hashlib; cv2.setNumThreads(1);"
        "from tests.providers.draft.pictures import drawn, vase;"
        "print(hashlib.sha256(drawn('@vase, neon', vase=vase()).pixels.tobytes()).hexdigest())"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(["src", *sys.path]), "PYTHONHASHSEED": "7"},
    )
    here = drawn("@vase, neon", vase=vase()).pixels
    assert answer.stdout.strip() == sha256(here.tobytes()).hexdigest()


def test_another_seed_gives_another_picture() -> None:
    one = drawn("@vase in a studio", seed=1, vase=vase())
    other = drawn("@vase in a studio", seed=2, vase=vase())
    assert difference(one.pixels, other.pixels) > 4


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_picture_has_exactly_the_size_asked_for(size: tuple[int, int]) -> None:
    drawing = drawn("@vase on a teal background", size=size, vase=vase())
    assert drawing.pixels.shape == (size[1], size[0], 3)
    assert drawing.pixels.dtype == np.uint8


@pytest.mark.parametrize("words", ["dramatic lighting", "at night", "戏剧性光线"])
def test_dramatic_light_and_night_are_darker(words: str) -> None:
    day = drawn("@vase on a blue background, soft light", SMALL, vase=vase())
    dark = drawn(f"@vase on a blue background, {words}", SMALL, vase=vase())
    assert brightness(dark.pixels) < 0.8 * brightness(day.pixels)


def test_golden_hour_is_warmer() -> None:
    golden, noon = (
        drawn(f"@vase on a grey background, {words}", SMALL, vase=vase()).pixels.astype(int)
        for words in ("golden hour", "noon")
    )
    assert (golden[..., 0] - golden[..., 2]).mean() > (noon[..., 0] - noon[..., 2]).mean() + 15


@pytest.mark.parametrize(("left", "right"), [("on the left", "on the right"), ("在左边", "在右边")])
def test_left_and_right_move_the_subject(left: str, right: str) -> None:
    columns = [
        float(np.nonzero(redness(drawn(f"@vase {words}", vase=vase()).pixels))[1].mean()) / 640
        for words in (left, right)
    ]
    assert columns[0] < 0.4
    assert columns[1] > 0.6


def test_the_reference_is_in_its_box_and_nowhere_without_it() -> None:
    drawing = drawn("@vase on a grey background", vase=vase())
    (box,) = drawing.boxes
    inside = redness(drawing.pixels)[box.top : box.bottom, box.left : box.right]
    empty = drawn("a grey background")
    assert inside.mean() > 0.15
    assert redness(empty.pixels).mean() < 0.02


def test_settings_differ_pairwise() -> None:
    words = ["on a white background", "on a teal background", "neon lights", "golden hour", "night"]
    tiny = [
        cv2.resize(drawn(f"@vase {each}", SMALL, vase=vase()).pixels, (64, 36)) for each in words
    ]
    assert min(difference(one, other) for one, other in combinations(tiny, 2)) > 18


def test_a_close_up_is_much_larger_than_a_wide_shot() -> None:
    close = drawn("@vase, close-up", SMALL, vase=vase())
    wide = drawn("@vase, wide shot", SMALL, vase=vase())
    assert area(close.boxes[0]) > 3 * area(wide.boxes[0])


def test_a_place_reference_becomes_the_setting() -> None:
    coast, dunes = scenery((90, 150, 220), (40, 90, 60)), scenery((240, 200, 150), (200, 150, 80))
    one, other = (
        drawn("Place @vase in @background scene", vase=vase(), background=photo)
        for photo in (coast, dunes)
    )
    assert difference(one.pixels[:75], other.pixels[:75]) > 25
    assert one.understood["references"][1] == {"tag": "background", "role": "place"}


def test_a_style_reference_lends_its_colours_and_leaves_the_structure() -> None:
    photo = vase(480)
    night, fire = painting((20, 40, 140), (220, 200, 80)), painting((200, 40, 20), (250, 180, 60))
    blue = drawn("@tower painted in the style of @art", tower=photo, art=night).pixels
    red = drawn("@tower painted in the style of @art", tower=photo, art=fire).pixels
    distance = [
        float(np.linalg.norm(mean_colour(each) - mean_colour(night))) for each in (blue, red)
    ]
    assert distance[0] < distance[1]
    assert difference(blue, red) > 20
    kept = drawn("@tower with the colours of @same", tower=photo, same=photo).pixels
    assert abs(likeness(blue, kept)) > 0.35


def test_a_palette_reference_pulls_the_colours() -> None:
    model = np.full((64, 64, 3), (30, 160, 150), np.uint8)
    plain = drawn("@vase on a beige background", SMALL, vase=vase()).pixels
    pulled = drawn(
        "@vase on a beige background with the colours of @mood", SMALL, vase=vase(), mood=model
    ).pixels
    goal = mean_colour(model)[1:]
    before, after = (np.linalg.norm(mean_colour(each)[1:] - goal) for each in (plain, pulled))
    assert after < 0.5 * before


def test_two_views_become_two_panels_with_a_gutter() -> None:
    drawing = drawn(
        "Product showcase combining @front view with @detail closeup, white background",
        front=vase(),
        side=vase(),
        detail=vase(ink=(30, 60, 200)),
    )
    assert drawing.understood["panels"] == 2
    assert brightness(drawing.pixels[:, 318:322]) > 235
    first, second = drawing.boxes
    assert first.right <= 320 <= second.left
    assert any("@side" in note for note in drawing.notes)


def test_what_is_worn_stands_before_its_wearer() -> None:
    drawing = drawn(
        "Product photo of @shoe worn by @model", shoe=vase(), model=vase(ink=(40, 90, 200))
    )
    assert [box.name for box in drawing.boxes] == ["model", "shoe"]
    assert redness(drawing.pixels).mean() > 0.01


def test_the_same_seed_keeps_the_composition_when_only_the_light_changes() -> None:
    one = drawn("@vase in a studio, noon", seed=5, vase=vase())
    other = drawn("@vase in a studio, golden hour", seed=5, vase=vase())
    assert one.boxes == other.boxes


def test_the_label_is_there_and_can_be_left_out() -> None:
    references = [Reference("vase", vase())]
    bare = draw("@vase", references, (640, 360), 1, label=False).pixels
    marked = draw("@vase", references, (640, 360), 1).pixels
    changed = np.nonzero((bare != marked).any(axis=2))
    assert changed[0].size > 100
    assert changed[0].min() > 300
    assert changed[1].min() > 500


def test_transparency_is_the_cut_out() -> None:
    drawing = drawn("@vase on a teal background", vase=vase_with_alpha())
    (box,) = drawing.boxes
    inside = drawing.pixels[box.top : box.bottom, box.left : box.right]
    assert redness(inside).mean() > 0.5
    assert (inside.min(axis=2) > 200).mean() < 0.02


@pytest.mark.parametrize(
    "pixels",
    [
        np.full((16, 16, 3), 120, np.uint8),
        np.zeros((16, 32, 4), np.uint8),
        np.full((200, 100, 3), 255, np.uint8),
        cv2.resize(vase(), (600, 300)),
        cv2.resize(vase(), (1500, 3000)),
    ],
    ids=["tiny", "invisible", "blank", "wide", "large and tall"],
)
def test_any_reference_can_be_drawn(pixels: np.ndarray) -> None:
    for prompt in ("@thing", "@thing and @thing in @thing", "in the style of @thing"):
        assert drawn(prompt, SMALL, thing=pixels).pixels.shape == (180, 320, 3)


def test_many_references_can_be_drawn_together() -> None:
    pictures = {
        f"v{index}": vase(96, (60 + 10 * index, 90, 200 - 9 * index)) for index in range(16)
    }
    drawing = drawn(" ".join(f"@{tag}" for tag in pictures), SMALL, **pictures)
    assert len(drawing.boxes) == 16


def test_several_draws_at_once_give_what_each_gives_alone() -> None:
    prompts = ["@vase neon", "@vase golden hour", "@vase in the style of @vase2", "@vase night"]

    def one(prompt: str) -> bytes:
        return drawn(
            prompt, SMALL, vase=vase(), vase2=painting((9, 90, 200), (240, 200, 9))
        ).pixels.tobytes()

    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(one, prompts))
    assert together == [one(prompt) for prompt in prompts]


@pytest.mark.parametrize("place", ["kitchen", "living room", "beach", "sea", "mountains", "雪地"])
def test_places_that_are_built_hold_the_subject_and_need_no_excuse(place: str) -> None:
    drawing = drawn(f"@vase in the {place}", SMALL, vase=vase())
    empty = drawn(f"in the {place}", SMALL)
    (box,) = drawing.boxes
    inside = redness(drawing.pixels)[box.top : box.bottom, box.left : box.right]
    assert inside.mean() > 0.15
    assert drawing.notes == empty.notes == ()


def test_built_places_differ_pairwise() -> None:
    places = ["kitchen", "living room", "beach at noon", "desert", "sea", "snow"]
    tiny = [cv2.resize(drawn(f"the {place}", SMALL).pixels, (64, 36)) for place in places]
    assert min(difference(one, other) for one, other in combinations(tiny, 2)) > 18


def test_a_low_angle_shows_more_sky_than_a_high_one() -> None:
    low, high = (
        drawn(f"a desert at noon, {angle} angle", SMALL).pixels for angle in ("low", "high")
    )
    blue = [float((each[..., 2].astype(int) - each[..., 0]).mean()) for each in (low, high)]
    assert blue[0] > blue[1] + 5


def test_the_same_seed_keeps_the_room_when_night_falls() -> None:
    noon, night = (drawn(f"a kitchen at {hour}", seed=5).pixels for hour in ("noon", "night"))
    assert brightness(night) < 0.8 * brightness(noon)
    edges = [cv2.Canny(cv2.cvtColor(each, cv2.COLOR_RGB2GRAY), 40, 90) for each in (noon, night)]
    near = [cv2.GaussianBlur(each.astype(np.float32), (0, 0), 4).ravel() for each in edges]
    assert np.corrcoef(near[0], near[1])[0, 1] > 0.4
