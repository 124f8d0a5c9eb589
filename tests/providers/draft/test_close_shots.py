"""Close shots, busts with company, and riders: who is seen, how large, and where they touch."""

import cv2
import numpy as np
import pytest

from tagwire.providers.draft.engine import Box
from tagwire.providers.draft.figures import sculpt
from tagwire.providers.draft.figurine import Pose, mirrored
from tagwire.providers.draft.sculpted import sculpted

from .pictures import SMALL, Pixels, area, drawn
from .test_composition import bust

TALL = (180, 320)


def beside_bust(prompt: str, size: tuple[int, int], seed: int = 1) -> tuple[Box, Box]:
    """The box of the bust, and the other one's."""
    boxes = {box.name: box for box in drawn(prompt, size, seed, model=bust()).boxes}
    model = boxes.pop("model")
    (other,) = boxes.values()
    return model, other


def middle(box: Box) -> float:
    """Column of a box's middle."""
    return (box.left + box.right) / 2


@pytest.mark.parametrize(
    ("family", "noun"),
    [("quadruped", "horse"), ("bird", "eagle"), ("fish", "shark"), ("person", "woman")],
)
def test_a_figure_made_for_a_close_shot_is_its_face_and_what_is_around(
    family: str, noun: str
) -> None:
    close = sculpt(family, Pose(noun, 60, facing=0.35, close=(2.0, 1.6)))
    height, width = close.alpha.shape
    assert close.face is not None
    column, row, size = close.face
    assert size * height == pytest.approx(60, abs=2)
    assert width <= 126
    assert height <= 102
    assert close.alpha[int(row * height), int(column * width)] > 0.5


@pytest.mark.parametrize("prompt", ["close-up of a cat", "猫的特写", "extreme close-up of a lion"])
def test_a_close_up_of_an_animal_is_cut_by_the_frame(prompt: str) -> None:
    (close,) = drawn(prompt, SMALL).boxes
    noun = close.name if close.name.isascii() else "cat"
    (wide,) = drawn(f"a wide shot of a {noun}", SMALL).boxes
    assert close.bottom == SMALL[1]
    assert area(close) > 3 * area(wide)


def test_a_medium_shot_shows_less_of_the_face_than_a_close_up() -> None:
    tops = [drawn(f"{shot} of a horse", TALL).boxes[0] for shot in ("medium shot", "close-up")]
    assert tops[0].right - tops[0].left < 1.2 * (tops[1].right - tops[1].left)
    assert all(box.bottom == TALL[1] for box in tops)


def test_two_faces_share_a_close_shot() -> None:
    cat, dog = sorted(drawn("close-up of a cat and a dog", SMALL).boxes, key=lambda box: box.name)
    assert cat.bottom == dog.bottom == SMALL[1]
    assert abs(middle(cat) - middle(dog)) > 0.3 * SMALL[0]
    assert area(cat) > 0.15 * SMALL[0] * SMALL[1]


def test_a_figure_beside_a_bust_has_a_head_of_the_same_size() -> None:
    model, robot = beside_bust("@model and a robot", SMALL)
    assert robot.bottom == SMALL[1]
    assert abs(robot.top - model.top) < 0.25 * SMALL[1]
    assert abs(middle(robot) - middle(model)) > 0.2 * SMALL[0]


def test_a_figure_beside_a_bust_stands_behind_and_higher_in_a_tall_frame() -> None:
    model, robot = beside_bust("@model and a robot", TALL)
    assert robot.bottom == TALL[1]
    assert robot.top < model.top
    assert robot.right - robot.left > 0.4 * TALL[0]


@pytest.mark.parametrize("size", [SMALL, TALL])
def test_an_animal_beside_a_bust_is_true_to_its_size_and_never_on_the_chest(
    size: tuple[int, int],
) -> None:
    model, dog = beside_bust("a dog beside @model", size)
    assert dog.bottom == size[1]
    assert dog.top > model.top + 0.05 * size[1]
    _, horse = beside_bust("a horse beside @model", size)
    assert horse.bottom == size[1]
    assert horse.top < dog.top


def test_what_is_large_stands_whole_behind_a_bust() -> None:
    model, car = beside_bust("@model and a red car in a street", SMALL)
    assert car.bottom < SMALL[1]
    assert car.top > model.top
    assert car.right - car.left > 0.4 * SMALL[0]


def test_two_busts_fill_a_tall_frame_side_by_side() -> None:
    one, other = drawn("@a and @b", TALL, a=bust(), b=bust()).boxes
    assert one.bottom == other.bottom == TALL[1]
    assert min(one.bottom - one.top, other.bottom - other.top) > 0.45 * TALL[1]
    assert abs(middle(one) - middle(other)) > 0.15 * TALL[0]


def test_a_family_stands_round_a_bust() -> None:
    boxes = drawn("@model and a family in a park", SMALL, model=bust()).boxes
    model = next(box for box in boxes if box.name == "model")
    family = [box for box in boxes if box.name == "family"]
    assert len(family) == 3
    assert all(box.bottom == SMALL[1] for box in family)
    assert {middle(box) < middle(model) for box in family} == {True, False}


@pytest.mark.parametrize("seed", [1, 2])
def test_a_rider_sits_on_the_back(seed: int) -> None:
    boxes = {box.name: box for box in drawn("a girl riding a horse", SMALL, seed).boxes}
    girl, horse = boxes["girl"], boxes["horse"]
    tall = horse.bottom - horse.top
    assert horse.left < middle(girl) < horse.right
    assert girl.top < horse.top + 0.2 * tall
    assert horse.top + 0.35 * tall < girl.bottom < horse.bottom - 0.15 * tall


def test_who_is_on_a_bicycle_rides_it_one_behind_the_other() -> None:
    boxes = drawn("two kids on a bicycle", SMALL).boxes
    (bicycle,) = (box for box in boxes if box.name == "bicycle")
    kids = [box for box in boxes if box.name == "kids"]
    assert len(kids) == 2
    assert all(kid.top < bicycle.top < kid.bottom < bicycle.bottom for kid in kids)
    assert abs(middle(kids[0]) - middle(kids[1])) > 0.1 * (bicycle.right - bicycle.left)


def test_a_dragon_is_ridden_before_its_wings() -> None:
    dragon = sculpt("quadruped", Pose("dragon", 120, facing=0.8))
    horse = sculpt("quadruped", Pose("horse", 120, facing=0.8))
    assert dragon.seat is not None
    assert horse.seat is not None
    assert dragon.seat[0] > horse.seat[0]


def test_a_bird_of_which_nothing_is_said_stands_beside_a_cat() -> None:
    boxes = {box.name: box for box in drawn("a bird and a cat on a roof", SMALL).boxes}
    assert abs(boxes["bird"].bottom - boxes["cat"].bottom) < 0.05 * SMALL[1]


def test_what_is_mirrored_twice_is_as_it_was() -> None:
    cutout = sculpted("quadruped", Pose("cat", 60, facing=0.6))
    once, twice = mirrored(cutout), mirrored(mirrored(cutout))
    assert isinstance(once, type(cutout))
    assert cutout.face is not None
    assert once.face is not None
    assert once.face[0] == pytest.approx(1 - cutout.face[0])
    assert np.array_equal(once.alpha, cutout.alpha[:, ::-1])
    assert np.array_equal(twice.colour, cutout.colour)


def somebody() -> Pixels:
    """A person from head to foot on nothing."""
    picture = np.zeros((300, 200, 4), np.uint8)
    cv2.circle(picture, (100, 32), 28, (220, 170, 140, 255), -1)
    cv2.ellipse(picture, (100, 130), (46, 72), 0, 0, 360, (40, 90, 200, 255), -1)
    cv2.rectangle(picture, (84, 180), (116, 280), (60, 50, 50, 255), -1)
    return picture


def test_a_close_up_of_a_person_in_a_photo_shows_head_and_shoulders() -> None:
    (full,) = drawn("full shot of @woman", SMALL, woman=somebody()).boxes
    (close,) = drawn("close-up of @woman", SMALL, woman=somebody()).boxes
    assert full.bottom < SMALL[1] == close.bottom
    assert close.top < 0.15 * SMALL[1]
    assert close.right - close.left > 2 * (full.right - full.left)


def test_a_close_up_of_a_flower_shows_its_blossom() -> None:
    (flower,) = drawn("extreme close-up of a sunflower", SMALL).boxes
    assert 0 <= flower.top < 0.1 * SMALL[1]
    assert flower.bottom == SMALL[1]
    assert flower.right - flower.left > 0.4 * SMALL[0]


def test_a_ghost_has_a_head_as_large_as_that_beside_it() -> None:
    model, ghost = beside_bust("a ghost beside @model", SMALL)
    assert ghost.right - ghost.left < 1.3 * (model.right - model.left)
