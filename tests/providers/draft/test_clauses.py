"""Who does what to whom, and where everybody stands: passives, clauses, places said first."""

import pytest

from tagwire.providers.draft.words.parse import read


def pair(prompt: str, tags: tuple[str, ...] = ()) -> tuple[str, str, str]:
    first, second = read(prompt, tags).subjects
    return first.noun or first.name, first.relation, second.noun or second.name


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("a mouse chased by a cat", ("cat", "follows", "mouse")),
        ("a small mouse is being chased by a big cat", ("cat", "follows", "mouse")),
        ("a boy followed by a dog", ("dog", "follows", "boy")),
        ("a knight fleeing from a dragon", ("dragon", "follows", "knight")),
        ("a castle guarded by a dragon", ("castle", "behind", "dragon")),
        ("a girl carried by an elephant", ("girl", "riding", "elephant")),
        ("a horse ridden by a knight", ("knight", "riding", "horse")),
        ("a ball held by a woman", ("ball", "held by", "woman")),
        ("a ball held by a dog", ("ball", "front", "dog")),
        ("a cake surrounded by candles", ("cake", "beside", "candle")),
        ("a fox watched by an owl", ("owl", "faces", "fox")),
        ("a man with a dog following him", ("dog", "follows", "man")),
        ("behind the girl stands a robot", ("girl", "front", "robot")),
        ("on the sofa sits a cat", ("cat", "on", "sofa")),
        ("被猫追的老鼠", ("cat", "follows", "mouse")),
        ("老鼠被猫追", ("cat", "follows", "mouse")),
        ("猫追老鼠", ("cat", "follows", "mouse")),
        ("狗跟着男孩", ("dog", "follows", "boy")),
        ("男孩后面跟着一只狗", ("dog", "follows", "boy")),
        ("背着书包的女孩", ("girl", "holding", "backpack")),
        ("大象驮着女孩", ("girl", "riding", "elephant")),
        ("被大象驮着的女孩", ("girl", "riding", "elephant")),
        ("一名年轻男子在夜晚被牛群追赶", ("cow", "follows", "man")),
        ("被蜡烛围绕的蛋糕", ("cake", "beside", "candle")),
        ("汽车前面站着一个男人", ("car", "behind", "man")),
        ("沙发上躺着一只猫", ("cat", "on", "sofa")),
        ("女孩身后的机器人", ("girl", "front", "robot")),
        ("女孩坐在树下看书", ("girl", "under", "tree")),
    ],
)
def test_who_does_it_is_told_from_whom_it_is_done_to(
    prompt: str, expected: tuple[str, str, str]
) -> None:
    assert pair(prompt) == expected


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("@cat chased by @dog", ("dog", "follows", "cat")),
        ("@cat被@dog追", ("dog", "follows", "cat")),
        ("骑着@dog的@cat", ("cat", "riding", "dog")),
    ],
)
def test_references_do_it_to_each_other(prompt: str, expected: tuple[str, str, str]) -> None:
    assert pair(prompt, ("cat", "dog")) == expected


def test_a_clause_within_a_clause_keeps_its_own_verb() -> None:
    man, girl, _ = read("男人看着骑马的女孩", ()).subjects
    assert (man.relation, girl.noun, girl.relation) == ("faces", "girl", "riding")


def test_who_follows_and_who_is_followed_move_alike() -> None:
    for prompt in ("a mouse chased by a cat", "追着老鼠的猫", "狗追着猫跑"):
        assert [each.action for each in read(prompt, ()).subjects] == ["run", "run"]
    rider, mount = read("a boy flying on the back of an owl", ()).subjects
    assert (rider.action, mount.action) == ("", "fly")


@pytest.mark.parametrize(
    ("prompt", "places"),
    [
        ("左边是一只老虎，右边是一头狮子", ["left", "right"]),
        ("on the left a knight, on the right a dragon", ["left", "right"]),
        ("a lighthouse on the left, a ship on the right", ["left", "right"]),
        ("雪夜，一只狐狸，远处有小木屋", ["", "background"]),
    ],
)
def test_a_place_said_before_its_thing_is_its_own(prompt: str, places: list[str]) -> None:
    assert [each.place for each in read(prompt, ()).subjects] == places


@pytest.mark.parametrize(
    ("prompt", "nouns"),
    [
        ("a giant cat walking through New York like Godzilla", ["cat"]),
        ("a cat dressed as a wizard", ["cat"]),
        ("Camera: low angle. Subject: a fox", ["fox"]),
        ("a detective walks away from camera", ["detective"]),
        ("inside a cozy cabin, a dog", ["dog"]),
        ("an ad for shoes: two white shoes", ["shoe"]),
        ("一只黑猫和一只白猫", ["cat", "cat"]),
        ("红苹果和青苹果", ["apple", "apple"]),
        ("the same cat as @x", ["cat"]),
        ("panel 1: a cat, panel 2: the cat sleeps", ["cat"]),
    ],
)
def test_what_is_only_mentioned_is_no_subject(prompt: str, nouns: list[str]) -> None:
    assert [each.noun for each in read(prompt, ("x",) if "@" in prompt else ()).subjects] == nouns


@pytest.mark.parametrize(
    ("prompt", "scene"),
    [
        ("inside a cozy cabin, a dog", "living room"),
        ("a knight in front of a castle", ""),
        ("a wolf howling at the moon", ""),
        ("a car on a desert highway", "desert"),
        ("a white house with a red roof by the sea", "sea"),
        ("a city outside the window, a cat in a kitchen", "kitchen"),
    ],
)
def test_one_is_where_it_is_said_and_not_where_one_looks(prompt: str, scene: str) -> None:
    assert read(prompt, ()).scene == scene


@pytest.mark.parametrize(
    ("prompt", "count", "notes"),
    [
        ("10 soldiers", 8, ("8 of a kind are drawn at most",)),
        ("100 horses", 8, ("8 of a kind are drawn at most",)),
        ("一百匹马", 8, ("8 of a kind are drawn at most",)),
        ("a polar bear family", 3, ()),
        ("牛群", 3, ()),
        ("右边一艘船", 1, ()),
    ],
)
def test_as_many_are_drawn_as_there_is_room_for(
    prompt: str, count: int, notes: tuple[str, ...]
) -> None:
    brief = read(prompt, ())
    assert [each.count for each in brief.subjects] == [count]
    assert brief.notes == notes


def test_a_giant_is_larger_and_not_only_said_to_be() -> None:
    (cat,), (giant,) = (read(f"a {size}cat", ()).subjects for size in ("", "giant "))
    assert (giant.size, cat.size) == ("large", "")
    assert (giant.metres or 0) > 3 * (cat.metres or 1)


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("a man sitting on a bench in a park", ("man", "on", "bench")),
        ("books on a shelf", ("books", "on", "shelf")),
        ("a cat under a table", ("cat", "under", "table")),
        ("桌子下面的狗", ("dog", "under", "table")),
        ("书架上的书", ("book", "on", "shelf")),
        ("坐在书桌前的女孩", ("girl", "beside", "desk")),
        ("a robot sitting at a desk", ("robot", "", "desk")),
        ("a cat on a sofa by the window", ("cat", "on", "sofa")),
        ("a cat on a box", ("cat", "on", "box")),
        ("a cat in a box", ("cat", "in", "box")),
        ("盒子里的猫", ("cat", "in", "box")),
        ("a duck in a bathtub", ("duck", "in", "bathtub")),
        ("a rose in a vase", ("vase", "beside", "rose")),
    ],
)
def test_furniture_is_drawn_with_its_guest(prompt: str, expected: tuple[str, str, str]) -> None:
    assert pair(prompt) == expected
    assert not read(prompt, ()).surface


@pytest.mark.parametrize("prompt", ["a cup on a wooden table", "a watch on the desk", "桌上的杯子"])
def test_a_table_that_only_bears_something_is_a_surface(prompt: str) -> None:
    brief = read(prompt, ())
    assert len(brief.subjects) == 1
    assert brief.surface


@pytest.mark.parametrize("prompt", ["a hippo in a lake", "湖里的河马", "a boy in the sea"])
def test_who_is_in_open_water_swims(prompt: str) -> None:
    assert [each.action for each in read(prompt, ()).subjects] == ["swim"]


@pytest.mark.parametrize(
    ("prompt", "noun", "count", "costume"),
    [
        ("two robot chefs", "robot", 2, "chefs"),
        ("a cat astronaut", "cat", 1, "astronaut"),
        ("机器人厨师", "robot", 1, "厨师"),
    ],
)
def test_a_creature_in_a_trade_is_the_creature(
    prompt: str, noun: str, count: int, costume: str
) -> None:
    brief = read(prompt, ())
    assert [(each.noun, each.count) for each in brief.subjects] == [(noun, count)]
    assert brief.ignored == (costume,)


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("alien detective in the rain", ("alien",)),
        ("熊猫厨师在厨房做饭", ("panda",)),
        ("a cat and an astronaut", ("cat", "astronaut")),
        ("机器人和厨师", ("robot", "chef")),
        ("a bird photographer", ("photographer",)),
        ("两个人在公园散步", ("person",)),
    ],
)
def test_two_nouns_side_by_side_are_one_or_two(prompt: str, expected: tuple[str, ...]) -> None:
    assert tuple(each.noun for each in read(prompt, ()).subjects) == expected
