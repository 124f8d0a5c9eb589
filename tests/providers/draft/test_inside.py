"""Who is in a car, a suitcase or a cup; who follows a rider; families, fights and fawns."""

import pytest

from tagwire.providers.draft import sets
from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.engine import Box, Drawing
from tagwire.providers.draft.figures import sculpt
from tagwire.providers.draft.figurine import Pose
from tagwire.providers.draft.words.parse import read

from .pictures import drawn

SIZE = (208, 117)


def the(drawing: Drawing, name: str) -> Box:
    return next(box for box in drawing.boxes if box.name == name)


def told(prompt: str) -> list[tuple[str, str]]:
    return [(each.noun, each.relation) for each in read(prompt, ()).subjects]


def counts(prompt: str) -> list[tuple[str, int]]:
    return [(each.noun, each.count) for each in read(prompt, ()).subjects]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("a cat inside a box", [("cat", "in"), ("box", "")]),
        ("A cat in a suitcase", [("cat", "in"), ("suitcase", "")]),
        ("inside the basket sits a cat", [("cat", "in"), ("basket", "")]),
        ("a cat sleeping in a basket", [("cat", "in"), ("basket", "")]),
        ("运动鞋放在打开的鞋盒里", [("sneaker", "in"), ("box", "")]),
        ("a man in a car", [("man", "in"), ("car", "")]),
        ("a woman driving a car", [("woman", "riding"), ("car", "")]),
        ("a bus driven by a robot", [("robot", "riding"), ("bus", "")]),
        ("a man driving through the desert", [("man", "riding"), ("car", "")]),
        ("a dog looking out of a car window", [("dog", "in"), ("car", "")]),
        ("a woman on a train", [("woman", "in"), ("train", "")]),
        ("开车的男人", [("man", "riding"), ("car", "")]),
        ("车里的狗", [("dog", "in"), ("car", "")]),
        ("坐火车的女孩", [("girl", "in"), ("train", "")]),
        ("公交车上的老奶奶", [("elder", "in"), ("bus", "")]),
        ("骑车的女孩", [("girl", "riding"), ("bicycle", "")]),
        ("一辆出租车停在街头，司机坐在车里", [("person", "in"), ("taxi", "")]),
        ("爸爸开车，女儿坐在后排", [("man", "beside"), ("girl", "riding"), ("car", "")]),
        ("一只猫从纸箱里探出头", [("cat", "in"), ("box", "")]),
        ("小偷逃跑，警察在后面追", [("police officer", "follows"), ("person", "")]),
        ("a boat with two fishermen", [("farmer", "on"), ("boat", "")]),
        ("a kitten in a teacup", [("cat", "in"), ("cup", "")]),
        ("鱼缸里的金鱼", [("fish", "in"), ("bowl", "")]),
        ("a handbag with a puppy inside", [("dog", "in"), ("handbag", "")]),
        ("a taxi, a woman in the back seat", [("woman", "in"), ("taxi", "")]),
        ("apples in a bowl", [("apple", "on"), ("bowl", "")]),
        ("a woman walking next to a car", [("woman", "beside"), ("car", "")]),
        ("a cat on a car", [("cat", "on"), ("car", "")]),
    ],
)
def test_who_is_in_something_is_told_from_who_is_on_it(
    prompt: str, expected: list[tuple[str, str]]
) -> None:
    assert told(prompt) == expected


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        (
            "A cowboy riding a horse followed by a dog",
            [("dog", "follows"), ("cowboy", "riding"), ("horse", "")],
        ),
        (
            "牛仔骑着马，后面跟着一只狗",
            [("dog", "follows"), ("cowboy", "riding"), ("horse", "")],
        ),
        (
            "a boy holding a balloon chased by a dog",
            [("dog", "follows"), ("boy", "holding"), ("balloon", "")],
        ),
        (
            "a girl and a boy chased by a bear",
            [("bear", "follows"), ("girl", "beside"), ("boy", "")],
        ),
        (
            "a woman holding an umbrella riding a bicycle",
            [("umbrella", "held by"), ("woman", "riding"), ("bicycle", "")],
        ),
        (
            "a girl riding a horse led by a farmer",
            [("girl", "riding"), ("horse", "follows"), ("farmer", "")],
        ),
    ],
)
def test_what_is_done_to_a_rider_s_horse_is_done_to_both(
    prompt: str, expected: list[tuple[str, str]]
) -> None:
    assert told(prompt) == expected


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("a bear with two cubs", [("bear", 1), ("bear", 2)]),
        ("a duck with five ducklings", [("duck", 1), ("duck", 5)]),
        ("a hen with her chicks", [("chicken", 1), ("chicken", 3)]),
        ("两只小熊跟着妈妈", [("bear", 2), ("bear", 1)]),
        ("母鸡带着小鸡", [("chicken", 1), ("chicken", 1)]),
        ("a fawn and its mother", [("fawn", 1), ("doe", 1)]),
        ("a mother and her child", [("woman", 1), ("child", 1)]),
        ("an elephant with her calf", [("elephant", 1), ("elephant", 1)]),
        ("一家鸭子", [("duck", 4)]),
        ("一家餐厅里的女人", [("woman", 1)]),
        ("a family of four in a park", [("family", 4)]),
        ("狐狸一家", [("fox", 4)]),
        ("老虎妈妈和小老虎", [("tiger", 1), ("tiger", 1)]),
        ("a herd of elephants", [("elephant", 6)]),
        ("a pair of owls", [("owl", 2)]),
        ("a kitten sleeps, the cat dreams", [("cat", 1)]),
    ],
)
def test_families_of_animals_are_counted(prompt: str, expected: list[tuple[str, int]]) -> None:
    assert counts(prompt) == expected


def test_the_young_are_smaller_than_their_parents() -> None:
    for prompt in ("a bear with two cubs", "大象妈妈和小象", "a doe and a fawn"):
        old, young = read(prompt, ()).subjects
        assert (young.metres or 0) < 0.75 * (old.metres or 0)
    (alone,) = read("a puppy", ()).subjects
    assert alone.metres == read("a dog", ()).subjects[0].metres


@pytest.mark.parametrize(
    "prompt", ["a samurai fighting a ninja", "a boxer vs a robot", "武士与忍者对决"]
)
def test_both_who_fight_stand_fighting(prompt: str) -> None:
    one, other = read(prompt, ()).subjects
    assert (one.action, other.action) == ("fight", "fight")


@pytest.mark.parametrize(
    ("prompt", "guest", "host"),
    [("a man driving a car", "man", "car"), ("车里的狗", "狗", "车")],
)
def test_head_and_shoulders_are_seen_through_the_windows(
    prompt: str, guest: str, host: str
) -> None:
    drawing = drawn(prompt, SIZE)
    inside, around = the(drawing, guest), the(drawing, host)
    assert around.left < inside.left < inside.right < around.right
    assert around.top < inside.top
    assert inside.bottom < around.top + 0.55 * (around.bottom - around.top)
    assert inside.bottom - inside.top < 0.4 * (around.bottom - around.top)


def test_a_close_shot_of_a_driver_is_of_the_driver() -> None:
    drawing = drawn("close-up of a woman driving a car", SIZE)
    woman = the(drawing, "woman")
    assert woman.bottom - woman.top > 0.5 * SIZE[1]


def test_an_open_suitcase_hides_the_lower_half_of_who_is_in_it() -> None:
    drawing = drawn("a cat inside a suitcase", SIZE)
    cat, case = the(drawing, "cat"), the(drawing, "suitcase")
    assert case.left < cat.left < cat.right < case.right
    assert cat.bottom < case.bottom


def test_who_holds_a_cat_and_sits_down_has_it_in_the_lap() -> None:
    drawing = drawn("a princess holding a cat sitting on a throne", SIZE)
    princess, cat, throne = (the(drawing, name) for name in ("princess", "cat", "throne"))
    assert throne.left < princess.left < cat.left < cat.right < throne.right
    assert princess.top < cat.top < cat.bottom < princess.bottom


def test_stags_have_antlers_and_fawns_have_none() -> None:
    deer, doe, fawn = (sculpt("quadruped", Pose(noun, 90)) for noun in ("deer", "doe", "fawn"))
    assert deer.alpha.shape[0] > 1.15 * doe.alpha.shape[0]
    assert deer.alpha.shape[0] > 1.1 * fawn.alpha.shape[0]


def test_a_sunrise_over_snow_is_no_plain_day() -> None:
    morning, dawn = (drawn(f"snow, {hour}", (96, 54)).pixels[:16] for hour in ("morning", "dawn"))
    red, blue = (dawn[..., k].astype(float).mean() / morning[..., k].mean() for k in (0, 2))
    assert red > 1.15 * blue


def test_cherries_blossom_in_spring_or_when_asked() -> None:
    plain, asked = (
        sets.build(
            Ask(name="japanese garden", size=(96, 54), seed=1, details=frozenset(details))
        ).image
        for details in ((), ("cherry blossom",))
    )
    pink, green = (image[:30, :, 0].mean() / image[:30, :, 1].mean() for image in (asked, plain))
    assert pink > 1.02 * green


@pytest.mark.parametrize(
    ("prompt", "light", "ignored"),
    [
        ("@car in @street, golden", "golden", ()),
        ("@car in @street at golden sunset", "sunset", ()),
        ("a golden vase in a kitchen", "", ()),
        ("@car in a night @street, golden", "night", ("golden",)),
    ],
)
def test_golden_alone_is_the_hour(prompt: str, light: str, ignored: tuple[str, ...]) -> None:
    brief = read(prompt, ("car", "street"))
    assert (brief.light, brief.ignored) == (light, ignored)


def test_a_rider_holds_an_umbrella_on_the_bicycle() -> None:
    drawing = drawn("a woman holding an umbrella riding a bicycle", SIZE)
    umbrella, woman, cycle = (the(drawing, name) for name in ("umbrella", "woman", "bicycle"))
    assert umbrella.top < woman.top + 4
    assert umbrella.left < woman.right
    assert woman.left < umbrella.right
    assert woman.top < cycle.top
