"""Who rests on furniture, is under it or in it; and who floats where there is water."""

import numpy as np
import pytest

from tagwire.providers.draft import sets
from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop, enlarge
from tagwire.providers.draft.engine import Box, Drawing

from .pictures import SMALL, drawn, vase

SIZE = (256, 144)


def the(drawing: Drawing, name: str) -> Box:
    (found,) = [box for box in drawing.boxes if box.name == name]
    return found


def middle(box: Box) -> float:
    return (box.left + box.right) / 2


def built(name: str, *details: str, **asked: object) -> Backdrop:
    shown = frozenset(details)
    return sets.build(Ask(name=name, size=(160, 90), seed=1, details=shown, **asked))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("prompt", "guest", "host"),
    [
        ("a cat sleeping on a sofa", "cat", "sofa"),
        ("a dog on a chair", "dog", "chair"),
        ("a girl lying on a bed", "girl", "bed"),
        ("沙发上的猫", "猫", "沙发"),
    ],
)
def test_who_rests_on_furniture_is_on_its_seat(prompt: str, guest: str, host: str) -> None:
    drawing = drawn(prompt, SIZE)
    above, below = the(drawing, guest), the(drawing, host)
    tall = below.bottom - below.top
    assert below.top + 0.15 * tall < above.bottom < below.bottom - 0.15 * tall
    assert below.left < middle(above) < below.right
    assert above.right - above.left < below.right - below.left  # true to scale


def test_a_sofa_is_as_wide_as_one_is() -> None:
    sofa = the(drawn("a cat sleeping on a sofa", SIZE), "sofa")
    assert sofa.right - sofa.left > 1.8 * (sofa.bottom - sofa.top)
    assert sofa.right - sofa.left > 0.45 * SIZE[0]


@pytest.mark.parametrize("size", [(160, 160), (120, 214), (300, 128)])
def test_furniture_stays_within_a_frame_of_any_shape(size: tuple[int, int]) -> None:
    for seed in (3, 4):
        sofa = the(drawn("a dog and a cat on a sofa", size, seed), "sofa")
        assert sofa.left > 0
        assert sofa.right < size[0]


def test_two_said_together_rest_together() -> None:
    drawing = drawn("a dog and a cat on a sofa", SIZE)
    sofa = the(drawing, "sofa")
    for guest in ("dog", "cat"):
        box = the(drawing, guest)
        assert sofa.left < middle(box) < sofa.right
        assert box.bottom < sofa.bottom


def test_who_sits_has_the_feet_on_the_floor_and_no_stool() -> None:
    drawing = drawn("a man sitting on a chair", SIZE)
    man, chair = the(drawing, "man"), the(drawing, "chair")
    assert man.top < chair.top
    assert abs(man.bottom - chair.bottom) < 0.15 * (chair.bottom - chair.top)


def test_a_photo_rests_on_a_seat_too() -> None:
    drawing = drawn("@cat on a sofa", SIZE, cat=vase(120))
    cat, sofa = the(drawing, "cat"), the(drawing, "sofa")
    assert sofa.left < middle(cat) < sofa.right
    assert sofa.top < cat.bottom < sofa.bottom


def test_who_is_under_a_bed_is_behind_its_near_side() -> None:
    drawing = drawn("a dog under a bed", SIZE)
    whole = the(drawing, "bed")
    dog = the(drawing, "dog")
    assert dog.top > whole.top + 0.4 * (whole.bottom - whole.top)
    assert whole.left < dog.left
    assert dog.right < whole.right


def test_a_box_hides_the_lower_half_of_who_is_in_it() -> None:
    drawing = drawn("a cat in a box", SIZE)
    whole = the(drawing, "box")
    cat = the(drawing, "cat")
    tall = whole.bottom - whole.top
    assert cat.top < whole.top + 0.1 * tall
    assert whole.top + 0.5 * tall < cat.bottom < whole.bottom  # hidden by the near wall
    assert whole.left < middle(cat) < whole.right


def test_a_close_shot_shows_the_guest_and_what_is_about_it() -> None:
    drawing = drawn("close-up of a cat on a sofa", SIZE)
    cat, sofa = the(drawing, "cat"), the(drawing, "sofa")
    assert cat.bottom - cat.top > 0.6 * SIZE[1]
    assert (sofa.left, sofa.right) == (0, SIZE[0])


def test_a_man_in_a_boat_sits_between_its_sides() -> None:
    drawing = drawn("a man in a boat on a lake", SIZE)
    whole = the(drawing, "boat")
    man = the(drawing, "man")
    assert man.top < whole.top
    assert whole.top + 4 < man.bottom
    assert whole.left < middle(man) < whole.right


@pytest.mark.parametrize(
    ("name", "place"), [("lake", ()), ("garden", ("lake",)), ("japanese garden", ())]
)
def test_who_floats_is_seen_over_open_water(name: str, place: tuple[str, ...]) -> None:
    ashore, afloat = built(name, *place), built(name, *place, "afloat")
    assert ashore.water is not None
    assert afloat.water is not None
    assert (ashore.floor, afloat.floor) == ("ground", "water")
    below = np.s_[round(0.80 * 90) :, 60:100]
    assert afloat.water.share[below].mean() > 0.85
    assert afloat.water.share.mean() > ashore.water.share.mean() + 0.08


def test_land_without_water_has_none() -> None:
    assert built("garden").water is None
    assert built("hills").water is None


@pytest.mark.parametrize("name", ["lake", "japanese garden", "beach"])
def test_light_moves_no_water(name: str) -> None:
    day, night = built(name, light="day"), built(name, light="night")
    assert day.water is not None
    assert night.water is not None
    assert (day.water.share == night.water.share).mean() > 0.995
    assert day.water.drop == night.water.drop


def test_water_is_enlarged_with_its_set() -> None:
    large = enlarge(built("lake"), 240, 135)
    assert large.water is not None
    assert large.water.share.shape == large.depth.shape


def test_a_swan_is_mirrored_in_the_lake() -> None:
    pixels = drawn("a swan on a lake at noon", SIZE).pixels.astype(int)
    swan = the(drawn("a swan on a lake at noon", SIZE), "swan")
    rows = slice(swan.bottom + 1, min(SIZE[1], swan.bottom + 8))
    under = pixels[rows, swan.left + 8 : swan.right - 8].mean()
    beside = pixels[rows, swan.right + 6 : swan.right + 26].mean()
    assert under > beside + 12


def test_who_walks_stays_on_the_bank_and_who_swims_does_not() -> None:
    drawing = drawn("a dog and a duck at a lake", SIZE)
    dog, duck = the(drawing, "dog"), the(drawing, "duck")
    assert duck.bottom < dog.bottom - 8
    assert duck.bottom - duck.top < 0.5 * (dog.bottom - dog.top)


def test_a_boat_lies_beyond_the_beach() -> None:
    boat = the(drawn("a sailboat at the beach", SIZE), "sailboat")
    assert boat.bottom < 0.8 * SIZE[1]
    assert boat.bottom - boat.top > 0.1 * SIZE[1]


def test_from_above_a_lake_is_mostly_water() -> None:
    for angle in ("high", "aerial"):
        lake = built("lake", angle=angle)
        assert lake.water is not None
        assert lake.water.share.mean() > 0.35


def test_a_dog_that_comes_along_is_in_the_boat() -> None:
    boxes = {box.name: box for box in drawn("a woman in a boat with a dog", SMALL).boxes}
    boat, dog = boxes["boat"], boxes["dog"]
    assert boat.left < (dog.left + dog.right) / 2 < boat.right
    assert dog.top < boat.bottom
    assert dog.bottom < boat.bottom
