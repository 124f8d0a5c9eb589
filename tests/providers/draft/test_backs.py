"""Figures seen from behind: the words for it in both languages, the picture, what is told."""

import numpy as np
import pytest

from tagwire.providers.draft.engine import Drawing, draw
from tagwire.providers.draft.words.parse import read

from .pictures import Pixels, drawn, vase_with_alpha

SIZE = (192, 108)


def views(prompt: str, *tags: str) -> list[str]:
    return [each.view for each in read(prompt, tags).subjects]


@pytest.mark.parametrize(
    "prompt",
    [
        "a man from behind watching the sunset over mountains",
        "a dog seen from behind on a beach",
        "a woman with her back to the camera",
        "a man with his back to us, in a bar",
        "a girl facing away from the camera",
        "a woman walks away down a neon street",
        "a horse galloping away",
        "the back of a man's head",
        "a woman walking towards the sea",
        "a man looking at the mountains",
        "a woman looking out of the window",
        "女人的背影",
        "一个孤独的背影走在雪地里",
        "背对镜头的女人站在海边",
        "一个女人背对我们站在窗前",
        "从背后看一个男孩走在街上",
        "老人渐渐远去",
        "一个男人走向大海",
        "看着大海的女孩",
        "眺望远方的女人",
    ],
)
def test_who_shows_us_the_back(prompt: str) -> None:
    brief = read(prompt, ())
    assert [each.view for each in brief.subjects] == ["back"]
    assert not brief.ignored
    assert not brief.notes


@pytest.mark.parametrize(
    "prompt",
    [
        "a man looking at a castle",
        "a woman looking at the camera",
        "a woman looks away from the camera",
        "a close-up of a woman looking at the sea",
        "a man walking away from a house",
        "a man hugging a woman from behind",
        "a cat peeking from behind a tree",
        "a robot lit from behind",
        "a house overlooking the sea",
        "一只狗背对着大海",
        "女孩看着海边的狗",
        "背靠背的两个人",
    ],
)
def test_who_does_not(prompt: str) -> None:
    assert "back" not in views(prompt)


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("a man and a woman from behind", ["back", "back"]),
        ("a boy with his dog watching the sunset", ["back", "back"]),
        ("a cowboy riding away on a horse", ["back", "back"]),
        ("骑马的牛仔远去", ["back", "back"]),
        ("a woman drives off in a taxi", ["back", "back"]),
        ("a man sitting on a bench from behind", ["back", "back"]),
        ("a man from behind and a woman facing the camera", ["back", "front"]),
        ("a man from behind facing a dragon", ["back", ""]),
        ("a woman walks away, a man watches her", ["back", ""]),
    ],
)
def test_companions_turn_and_opponents_do_not(prompt: str, expected: list[str]) -> None:
    assert views(prompt) == expected


def green(pixels: Pixels) -> float:
    """How much of a picture has the colour of a zombie's face."""
    red, green, blue = (pixels[..., channel].astype(int) for channel in range(3))
    return float(((green > red + 8) & (green > blue + 8)).mean())


def boxed(drawing: Drawing) -> tuple[int, int]:
    (box,) = drawing.boxes
    return box.right - box.left, box.bottom - box.top


@pytest.mark.parametrize(
    ("prompt", "words"),
    [
        ("a zombie {}in a white studio, close-up", "from behind "),
        ("白色影棚里{}僵尸，特写", "背对镜头的"),
    ],
)
def test_a_head_from_behind_has_no_face(prompt: str, words: str) -> None:
    front, back = (draw(prompt.format(each), [], SIZE, 3, label=False) for each in ("", words))
    assert 0 < green(back.pixels) < 0.3 * green(front.pixels)
    assert back.understood["subjects"][0]["view"] == "back"
    assert "view" not in front.understood["subjects"][0]
    assert not back.notes
    assert not back.ignored


@pytest.mark.parametrize("noun", ["man", "owl", "penguin"])
def test_a_figure_from_behind_stands_as_the_one_from_the_front(noun: str) -> None:
    front, back = (
        draw(f"a {noun}{each} on a white background", [], SIZE, 1, label=False)
        for each in ("", " from behind")
    )
    assert abs(boxed(front)[1] - boxed(back)[1]) < 0.25 * boxed(front)[1]
    assert np.abs(front.pixels.astype(int) - back.pixels).mean() > 0.5


def test_a_panel_shows_the_back() -> None:
    drawing = draw("front, side and back view of a knight", [], (240, 80), 1, label=False)
    assert drawing.understood["views"] == ["front", "side", "back"]
    assert not drawing.notes


def test_a_photo_from_behind_stays_as_it_is_with_its_note() -> None:
    asked, plain = (
        drawn(f"@vase {each}on a white background", SIZE, vase=vase_with_alpha())
        for each in ("from behind ", "")
    )
    assert np.array_equal(asked.pixels, plain.pixels)
    assert [note for note in asked.notes if "does not turn" in note]


def test_what_has_no_back_says_so() -> None:
    drawing = draw("a doughnut from behind", [], (96, 54), 1, label=False)
    assert drawing.notes == ("doughnut has no back yet: shown from the front",)
    assert "view" not in drawing.understood["subjects"][0]


def test_a_bench_from_behind_is_before_whoever_sits_on_it() -> None:
    drawing = draw("a man sitting on a bench looking at the sea", [], SIZE, 1, label=False)
    assert drawing.understood["set"] == "beach"  # one stands where the sea is seen from
    tops = {box.name: box.top for box in drawing.boxes}
    assert tops["man"] < tops["bench"]  # the head is over the backrest


@pytest.mark.parametrize(
    "prompt",
    [
        "over-the-shoulder shot of a man talking to a woman, white studio",
        "过肩镜头：男人看着女人，白色影棚",
    ],
)
def test_over_the_shoulder_the_first_is_near_and_cut_by_the_frame(prompt: str) -> None:
    drawing = draw(prompt, [], SIZE, 1, label=False)
    near, beyond = drawing.boxes[1], drawing.boxes[0]
    assert [each.get("view") for each in drawing.understood["subjects"]] == ["back", None]
    assert (near.left == 0) != (near.right == SIZE[0])
    assert near.name in ("man", "男人")
    assert 0 < beyond.left < beyond.right < SIZE[0]
    assert not drawing.ignored


def test_over_the_shoulder_of_one_is_told_as_not_drawn() -> None:
    brief = read("an over-the-shoulder shot of a woman", ())
    assert brief.ignored == ("over-the-shoulder shot",)


def test_close_up_from_behind_is_one_picture() -> None:
    brief = read("a man from behind, close-up", ())
    assert (brief.shot, brief.views) == ("close-up", ())
    assert read("back view and close-up of a shoe", ()).views == ("back", "detail")
    assert read("front, side and back of a house", ()).views == ("front", "side", "back")


def test_who_looks_at_another_from_behind_is_the_nearer_one() -> None:
    drawing = draw("a knight from behind facing a dragon, canyon", [], SIZE, 1, label=False)
    far, near = drawing.boxes  # from back to front
    assert (far.name, near.name) == ("dragon", "knight")
    assert near.bottom > far.bottom
