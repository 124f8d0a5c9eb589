"""The sculpted people and animals: every noun in every action, and what a pose must change."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from tagwire.providers.draft.figures import sculpt
from tagwire.providers.draft.figures._beings import BEINGS
from tagwire.providers.draft.figures._costume import table as costumes
from tagwire.providers.draft.figures._species import table as beasts
from tagwire.providers.draft.figurine import Figurine, Pose

PEOPLE = (*(noun for noun in costumes() if noun != "default"), *BEINGS)
BEASTS = tuple(noun for noun in beasts() if noun != "default")
DOINGS = (
    *("stand", "walk", "run", "jump", "sit", "lie", "sleep", "dance", "hold", "wave", "point"),
    *("read", "fight", "kneel", "climb", "fly", "swim", "fall", "ride", "play"),
)
MOVES = ("stand", "walk", "run", "jump", "sit", "lie", "sleep")


@cache
def seen(family: str, pose: Pose) -> Figurine:
    return sculpt(family, pose)


def check(figure: Figurine) -> None:
    height, width = figure.alpha.shape
    assert figure.colour.shape == (height, width, 3)
    assert figure.colour.dtype == figure.alpha.dtype == np.float32
    assert np.isfinite(figure.colour).all()
    assert figure.colour.min() >= 0
    assert figure.colour.max() <= 1
    assert figure.normal is not None
    edges = (figure.alpha[0], figure.alpha[-1], figure.alpha[:, 0], figure.alpha[:, -1])
    assert all(edge.max() > 0 for edge in edges), "cropped tight"
    solid = figure.alpha > 0.99
    assert solid.mean() > 0.08
    lengths = np.sqrt((figure.normal[solid] ** 2).sum(1))
    assert np.allclose(lengths, 1, atol=1e-3)


@pytest.mark.parametrize("noun", PEOPLE)
def test_every_person_does_everything(noun: str) -> None:
    first = PEOPLE.index(noun) % 4  # neighbours take turns: all actions, a quarter of the time
    for action in ("", *DOINGS[first::4]):
        check(sculpt("person", Pose(noun, 120, action=action, facing=0.5, variant=3)))


@pytest.mark.parametrize("noun", BEASTS)
def test_every_animal_does_everything(noun: str) -> None:
    first = BEASTS.index(noun) % 2
    for action in ("", *MOVES[first::2]):
        check(sculpt("quadruped", Pose(noun, 120, action=action, facing=0.8, variant=3)))


@pytest.mark.parametrize(("family", "noun"), [("person", "detective"), ("quadruped", "horse")])
def test_the_same_pose_is_the_same_figure(family: str, noun: str) -> None:
    pose = Pose(noun, 120, action="walk", variant=9)
    one, two = sculpt(family, pose), sculpt(family, pose)
    assert np.array_equal(one.colour, two.colour)
    assert np.array_equal(one.alpha, two.alpha)


@pytest.mark.parametrize(("family", "noun"), [("person", "woman"), ("quadruped", "cat")])
def test_facing_the_other_way_mirrors(family: str, noun: str) -> None:
    pose = Pose(noun, 120, action="walk", facing=0.6, variant=2)
    right, left = seen(family, pose), seen(family, replace(pose, facing=-0.6))
    assert np.array_equal(right.alpha, left.alpha[:, ::-1])
    assert right.normal is not None
    assert left.normal is not None
    assert np.allclose(right.normal[..., 0], -left.normal[:, ::-1, 0])


@pytest.mark.parametrize(
    ("family", "noun"), [("person", "woman"), ("person", "robot"), ("quadruped", "dog")]
)
def test_a_colour_word_colours(family: str, noun: str) -> None:
    def redness(colour: str) -> float:
        figure = seen(family, Pose(noun, 120, colour=colour, variant=4))
        weight = figure.alpha[..., None]
        red, green, blue = (figure.colour * weight).sum((0, 1)) / weight.sum()
        return float(red - 0.5 * (green + blue))

    assert redness("#c0181c") > redness("#1c3cc0") + 0.1


@pytest.mark.parametrize(("family", "noun"), [("person", "man"), ("quadruped", "cat")])
def test_variants_are_individuals(family: str, noun: str) -> None:
    means = {
        tuple(np.round(seen(family, Pose(noun, 120, variant=k)).colour.mean((0, 1)), 3))
        for k in range(5)
    }
    assert len(means) >= 4


@pytest.mark.parametrize("noun", ["man", "queen", "robot"])
def test_who_sits_is_lower(noun: str) -> None:
    stand = seen("person", Pose(noun, 200, facing=0.5))
    sit = seen("person", Pose(noun, 200, action="sit", facing=0.5))
    assert sit.alpha.shape[0] < 0.9 * stand.alpha.shape[0]


@pytest.mark.parametrize("action", ["lie", "sleep"])
def test_who_lies_is_longer_than_tall(action: str) -> None:
    for family, noun in (("person", "man"), ("quadruped", "dog")):
        height, width = seen(family, Pose(noun, 160, action=action, facing=0.5)).alpha.shape
        assert width > 1.3 * height


def test_a_jump_is_above_its_ground() -> None:
    assert seen("person", Pose("man", 160, action="jump")).foot > 1.05
    assert seen("person", Pose("man", 160)).foot == pytest.approx(1, abs=0.06)


@pytest.mark.parametrize("noun", ["man", "woman", "nurse", "king"])
def test_a_face_from_the_front_has_two_eyes(noun: str) -> None:
    figure = seen("person", Pose(noun, 360, facing=0.0, variant=7))
    assert figure.glow is not None, "eyes have a spark"
    sparks = figure.glow[:110].max(2)
    middle = figure.alpha.shape[1] // 2
    columns = np.flatnonzero(sparks.max(0) > 0.05)
    groups = 1 + int((np.diff(columns) > 3).sum())
    assert groups == 2
    assert columns.max() - columns.min() > 8
    assert abs(0.5 * (columns.max() + columns.min()) - middle) < 0.2 * figure.alpha.shape[1]


def test_who_holds_has_hands_in_the_picture() -> None:
    hands = seen("person", Pose("woman", 200, action="hold", facing=0.5)).hands
    assert hands is not None
    assert 0 < hands[0] < 1
    assert 0.2 < hands[1] < 0.7
    other = seen("person", Pose("woman", 200, action="hold", facing=-0.5)).hands
    assert other is not None
    assert other[0] == pytest.approx(1 - hands[0])


@pytest.mark.parametrize("family", ["person", "quadruped"])
def test_an_unknown_noun_is_somebody(family: str) -> None:
    check(sculpt(family, Pose("plumber of Atlantis", 120, action="juggle")))


def test_the_standing_height_is_kept() -> None:
    for height in (120, 240):
        figure = seen("person", Pose("man", height, facing=0.3))
        assert figure.alpha.shape[0] == pytest.approx(height, rel=0.08)
