"""What is read of references and of the whole: roles, views, what is left out, what is ignored."""

import random
from itertools import pairwise

import pytest

from tagwire.providers.draft.brief import Brief
from tagwire.providers.draft.words.parse import read


def nouns(prompt: str) -> list[str]:
    return [each.noun for each in read(prompt, ()).subjects]


def said(brief: Brief, part: str) -> list[object]:
    return [getattr(each, part) for each in brief.subjects]


@pytest.mark.parametrize(
    ("prompt", "views"),
    [
        ("front, side and detail views of @shoe", ("front", "side", "detail")),
        ("@shoe 正面、侧面、细节", ("front", "side", "detail")),
        ("@shoe 正面、背面", ("front", "back")),
        ("turnaround of @shoe", ("front", "side", "back")),
        ("three views of @shoe", ("front", "side", "back")),
        ("产品三视图 @shoe", ("front", "side", "back")),
        ("multi-angle shots of @shoe", ("front", "side", "detail")),
        ("@shoe on a table, close-up", ()),
        ("@shoe in front of a wall", ()),
    ],
)
def test_several_angles_of_one_thing(prompt: str, views: tuple[str, ...]) -> None:
    assert read(prompt, ["shoe"]).views == views


@pytest.mark.parametrize(
    ("prompt", "view"),
    [("back view of a woman", "back"), ("side view of a car", "side"), ("女人的背影", "back")],
)
def test_one_angle_is_the_subject_s(prompt: str, view: str) -> None:
    assert read(prompt, ()).subjects[0].view == view


@pytest.mark.parametrize(
    ("prompt", "tags", "expected"),
    [
        ("the astronaut @anna on the moon", ["anna"], [(0, "astronaut")]),
        ("@moto motorcycle in a desert", ["moto"], [(0, "motorcycle")]),
        ("@shoe sneakers on a rock", ["shoe"], [(0, "sneaker")]),
        ("模特@anna手持@bottle", ["anna", "bottle"], [(0, "model"), (1, "")]),
        ("product photo of @x", ["x"], [(0, "")]),
        ("@anna and a dog", ["anna"], [(0, ""), (None, "dog")]),
    ],
)
def test_a_noun_at_a_tag_describes_the_reference(
    prompt: str, tags: list[str], expected: list[tuple[int | None, str]]
) -> None:
    found = read(prompt, tags).subjects
    assert [(each.reference, each.noun) for each in found] == expected


@pytest.mark.parametrize(
    ("prompt", "role"),
    [
        ("a cat in the style of @x", "style"),
        ("@x 的风格，一座灯塔", "style"),
        ("用@x的配色画一只狐狸", "palette"),
        ("a fox, colours of @x", "palette"),
        ("以@x为背景，一辆红色跑车", "plate"),
        ("a fox in @x", "plate"),
    ],
)
def test_a_reference_has_its_role(prompt: str, role: str) -> None:
    brief = read(prompt, ["x"])
    assert getattr(brief, role) == 0
    assert all(each.reference is None for each in brief.subjects)


@pytest.mark.parametrize(
    ("prompt", "tags"),
    [
        (
            "Professional product photo of @sneaker worn by @model in @studio setting, "
            "dramatic lighting, commercial quality.",
            ["sneaker", "model", "studio"],
        ),
        (
            "@person holding @product in a modern kitchen, natural lighting, "
            "lifestyle photography.",
            ["product", "person"],
        ),
        (
            "Product showcase combining @front view with @detail closeup, white background, "
            "studio lighting.",
            ["front", "side", "detail"],
        ),
        (
            "Place @subject in @background scene, natural integration, matching lighting.",
            ["subject", "background"],
        ),
        ("@EiffelTower painted in the style of @StarryNight", ["EiffelTower", "StarryNight"]),
        ("A portrait in the style of @Reference", ["Reference"]),
        ("A serene Japanese garden with cherry blossoms and a koi pond", []),
        ("cat", []),
        ("一只猫在月光下的屋顶上跳跃", []),
        ("木制玩具靠在纽约街道的人行道旁", []),
        ("一个球从桌子边缘滚落", []),
        ("把@shoe放在@studio里,模特@model,柔和的光", ["shoe", "model", "studio"]),
        ("@shoe in @studio, soft light, with @model", ["shoe", "model", "studio"]),
    ],
)
def test_nothing_of_the_users_own_prompts_is_ignored(prompt: str, tags: list[str]) -> None:
    assert read(prompt, tags).ignored == ()


@pytest.mark.parametrize(
    ("prompt", "tags", "relations"),
    [
        ("@shoe worn by @model", ["shoe", "model"], ["worn by", ""]),
        ("@model holding @cup", ["cup", "model"], ["holding", ""]),
        ("@cup, @model holding @cup", ["cup", "model"], ["holding", ""]),
        ("@shoe on @model", ["shoe", "model"], ["on", ""]),
        ("@model手持@shoe", ["shoe", "model"], ["holding", ""]),
    ],
)
def test_references_stand_in_relations(prompt: str, tags: list[str], relations: list[str]) -> None:
    assert said(read(prompt, tags), "relation") == relations


def test_views_of_several_references_are_a_showcase() -> None:
    brief = read("combining @front view with @detail closeup", ["front", "detail"])
    assert brief.showcase
    assert said(brief, "view") == ["front", "detail"]
    assert brief.views == ()


def test_a_portrait_of_nobody_is_of_somebody() -> None:
    assert nouns("A portrait in the style of @x") == ["person"]
    assert nouns("portrait of a dog") == ["dog"]


@pytest.mark.parametrize(
    "prompt",
    ["a kitchen with no dogs", "a kitchen without dogs", "厨房，没有狗", "厨房，不要狗"],
)
def test_what_is_left_out_is_noted_and_not_drawn(prompt: str) -> None:
    brief = read(prompt, ())
    assert brief.subjects == ()
    assert brief.notes == ("no dog: left out as asked",)


def test_a_reference_keeps_its_clothes_and_says_so() -> None:
    assert read("@anna in a red dress", ["anna"]).notes == ("@anna keeps the clothes of its photo",)


@pytest.mark.parametrize(
    ("prompt", "ignored"),
    [
        ("a cat and a flibbertigibbet", ("flibbertigibbet",)),
        ("a child flying a kite in the park", ("kite",)),
        ("a beach with palm trees and a hammock", ("hammock",)),
        ("一只猫和犇犇", ("犇犇",)),
    ],
)
def test_what_nothing_was_made_of_is_listed(prompt: str, ignored: tuple[str, ...]) -> None:
    assert read(prompt, ()).ignored[-len(ignored) :] == ignored


@pytest.mark.parametrize(
    ("tag", "metres"),
    [("model", 1.75), ("sneaker", 0.14), ("EiffelTower", 120.0), ("red_car2", 1.5), ("zzz", None)],
)
def test_a_tag_says_how_tall_its_thing_is(tag: str, metres: float | None) -> None:
    assert read(f"@{tag}", [tag]).subjects[0].metres == metres


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("a cat on the left", "left"),
        ("@x on the right of a wooden table", "right"),
        ("一只猫在画面中央", "centre"),
    ],
)
def test_a_thing_stands_where_it_is_said(prompt: str, place: str) -> None:
    assert read(prompt, ["x"]).subjects[0].place == place


def odd_strings() -> list[str]:
    rng = random.Random(5)
    alphabets = [
        "!?.,;:'\"()[]{}<>|/\\-_=+*&^%$#@~` ",
        "🦊🌈👩‍🚀🔥🎬",
        "مرحبا בעולם \u202e\u200f",
        "一二两三只的在里和猫狗上@，。、",
        "the a of no in on and with red cat two @x #",
        "\x00\x1b\t\n\r İßǅẞﬁ",
    ]
    made = ["".join(rng.choices(rng.choice(alphabets), k=rng.randrange(0, 80))) for _ in range(300)]
    whole = ["", " ", "@", "x" * 4000, "背" * 4000, "no " * 1000, "a red " * 700, "@x" * 2000]
    return made + whole + [f"{one} cat {other}" for one, other in pairwise(made)]


def test_no_string_breaks_the_reading() -> None:
    for prompt in odd_strings():
        read(prompt, ["x"])


@pytest.mark.parametrize(
    ("prompt", "doer", "relation", "done"),
    [
        ("骑自行车的女孩", "girl", "riding", "bicycle"),
        ("抱着猫的老人在花园里", "elder", "holding", "cat"),
        ("一个女孩骑着一匹白马", "girl", "riding", "horse"),
    ],
)
def test_who_does_it_comes_first_wherever_the_clause_stands(
    prompt: str, doer: str, relation: str, done: str
) -> None:
    first, second = read(prompt, ()).subjects
    assert (first.noun, first.relation, second.noun) == (doer, relation, done)
