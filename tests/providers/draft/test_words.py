"""What is read from a prompt: things, relations, place, light, camera, weather and style."""

import pytest

from tagwire.providers.draft.brief import Brief
from tagwire.providers.draft.words.parse import read


def nouns(prompt: str) -> list[str]:
    return [each.noun for each in read(prompt, ()).subjects]


def said(brief: Brief, part: str) -> list[object]:
    return [getattr(each, part) for each in brief.subjects]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("cat", ["cat"]),
        ("a fox in a forest", ["fox"]),
        ("a comic book", []),
        ("film still", []),
        ("orange light in a kitchen", []),
        ("a fire truck racing through the city", ["truck"]),
        ("a polar bear on an iceberg", ["polar bear"]),
        ("sports car on a mountain road", ["sports car"]),
        ("horse race", ["horse"]),
        ("a teddy bear", ["teddy bear"]),
        ("a beach with palm trees", []),
        ("cherry blossom", []),
        ("a light house", ["lighthouse"]),
        ("an empty book shop", []),
        ("a space ship", ["spaceship"]),
        ("a fashion model", ["model"]),
        ("3d model of nothing", []),
        ("a mountain bike against a white wall", ["bicycle"]),
        ("a living room", []),
        ("a golden retriever", ["dog"]),
        ("a golden retriever puppy", ["dog"]),
        ("a black cat", ["cat"]),
        ("a man watching TV", ["man", "television"]),
        ("a person watches a bird", ["person", "bird"]),
        ("a luxury watch on a marble table", ["watch"]),
        ("sun rose over the hills", []),
        ("a red rose in a vase", ["vase", "rose"]),
        ("a bird flies over the lake", ["bird"]),
        ("a castle on the hills", ["castle"]),
        ("a tree in a meadow", ["tree"]),
        ("a monk in a temple", ["monk"]),
        ("a temple in the mountains", ["temple"]),
        ("inside a spaceship, an astronaut", ["astronaut"]),
        ("a spaceship flying over mars", ["spaceship"]),
        ("an orange on a white plate", ["orange", "plate"]),
        ("orange cat in orange light", ["cat"]),
        ("mice and geese", ["mouse", "duck"]),
        ("the old man and the sea", ["old man"]),
        ("a crowd of people in a market", ["crowd"]),
        ("underwater scene with a whale and fish", ["whale", "fish"]),
        ("一只猫", ["cat"]),
        ("木制玩具靠在纽约街道的人行道旁", ["teddy bear"]),
        ("一个球从桌子边缘滚落", ["ball"]),
        ("宇航员骑着马在火星上", ["astronaut", "horse"]),
        ("蒸汽朋克风格的飞艇飞过伦敦上空", ["hot-air balloon"]),
        ("一对情侣在东京街头撑着伞", ["couple", "umbrella"]),
        ("俯拍一杯咖啡放在大理石桌面上", ["cup"]),
        ("没有人的厨房", []),
    ],
)
def test_things_are_found(prompt: str, expected: list[str]) -> None:
    assert nouns(prompt) == expected


@pytest.mark.parametrize(
    ("prompt", "count"),
    [
        ("a cat", 1),
        ("two horses in a meadow", 2),
        ("three penguins standing in line on ice", 3),
        ("horses", 3),
        ("a dozen balloons in the sky", 8),
        ("a herd of elephants", 6),
        ("a group of children playing football", 4),
        ("several small red birds", 3),
        ("a pair of sunglasses on sand", 1),
        ("a pair of sneakers", 2),
        ("5 dogs", 5),
        ("两只黑色的猫", 2),
        ("三匹马在草原上奔跑", 3),
        ("一群羊", 6),
        ("几只鸟", 3),
        ("一只猫", 1),
        ("一双运动鞋", 2),
        ("四个机器人", 4),
    ],
)
def test_things_are_counted(prompt: str, count: int) -> None:
    assert said(read(prompt, ()), "count") == [count]


@pytest.mark.parametrize(
    ("prompt", "colours"),
    [
        ("a red car and a blue truck in a city street", ["red", "blue"]),
        ("a woman in a red dress dancing in Paris", ["red"]),
        ("a woman in red on a white background", ["red"]),
        ("the car is red, parked in a garage", ["red"]),
        ("a white cat and a black cat", ["white", "black"]),
        ("a small fluffy white dog", ["white"]),
        ("一只红色的狐狸和一只白色的兔子", ["red", "white"]),
        ("一个穿着红色连衣裙的女人", ["red"]),
        ("一个女孩骑着白马", ["", "white"]),
        ("一辆红色跑车", ["red"]),
    ],
)
def test_colours_bind_to_their_things(prompt: str, colours: list[str]) -> None:
    assert said(read(prompt, ()), "colour") == colours


@pytest.mark.parametrize(
    ("prompt", "colour"),
    [
        ("a bottle on a teal background", "teal"),
        ("a bottle, #aabbcc backdrop", "#aabbcc"),
        ("a bottle against a white wall", "white"),
        ("a bottle on white", "white"),
        ("background is dark blue, a bottle", "navy"),
        ("白色背景上的香水瓶", "white"),
        ("一瓶香水，粉色背景", "pink"),
        ("背景是深蓝色", "navy"),
        ("a red car", ""),
    ],
)
def test_the_ground_has_a_colour(prompt: str, colour: str) -> None:
    assert read(prompt, ()).colour == colour


@pytest.mark.parametrize(
    ("prompt", "actions"),
    [
        ("a dog running on the beach", ["run"]),
        ("a sleeping cat", ["sleep"]),
        ("a running dog and a cat", ["run", ""]),
        ("a man wearing a hat reading a newspaper in a cafe", ["read", ""]),
        ("a boy and a girl dancing", ["dance", "dance"]),
        ("in front of a castle stands a knight", ["", "stand"]),
        ("一只猫在月光下的屋顶上跳跃", ["jump"]),
        ("一只猫在狗旁边睡觉", ["sleep", ""]),
        ("奔跑的马", ["run"]),
        ("一位老人坐在公园长椅上", ["sit", ""]),
    ],
)
def test_actions_belong_to_who_does_them(prompt: str, actions: list[str]) -> None:
    assert said(read(prompt, ()), "action") == actions


@pytest.mark.parametrize(
    ("prompt", "relation"),
    [
        ("a fox and a rabbit looking at each other", "faces"),
        ("a dog following a man", "follows"),
        ("a girl riding a horse", "riding"),
        ("a cat on a sofa", "on"),
        ("a cat next to a dog", "beside"),
        ("a cat in front of a house", "front"),
        ("a cat behind a car", "behind"),
        ("a woman holding an umbrella", "holding"),
        ("a man wearing a hat", "wearing"),
        ("a girl with an umbrella", "holding"),
        ("a man with a dog", "beside"),
        ("a bird above a house", "above"),
        ("a girl under a tree", "under"),
        ("a cat and a dog", "beside"),
        ("一个女孩骑着马", "riding"),
        ("一只狗跟着男人", "follows"),
        ("一只猫看着一只狗", "faces"),
        ("一只猫在狗旁边", "beside"),
        ("一只猫站在汽车前面", "front"),
        ("女孩撑着伞", "holding"),
        ("狐狸和兔子在雪地里面对面", "faces"),
        ("猫坐在沙发上", "on"),
    ],
)
def test_two_things_stand_in_a_relation(prompt: str, relation: str) -> None:
    assert said(read(prompt, ()), "relation") == [relation, ""]


@pytest.mark.parametrize(
    ("prompt", "scene", "details"),
    [
        ("epic mountain landscape with a lake at sunrise, wide shot", "lake", {"lake"}),
        ("snowy mountain lake at dawn", "snow", {"lake"}),
        ("snowy mountain", "snow", set()),
        ("a tiger in a pine forest", "forest", {"conifer"}),
        ("松林里的鹿", "forest", {"conifer"}),
        ("a jungle at night", "forest", {"palm"}),
        ("雨林里的老虎", "forest", {"palm"}),
        ("an office with a desk", "office", set()),
        ("a snowy forest", "forest", set()),
        ("autumn forest, misty morning", "forest", set()),
        ("city street in Paris at night with neon", "street", {"paris"}),
        ("a neon-lit street in Tokyo, wet pavement", "street", {"neon", "tokyo", "wet"}),
        ("moonlit roof", "roof", set()),
        (
            "A serene Japanese garden with cherry blossoms and a koi pond",
            "japanese garden",
            {"cherry blossom", "koi"},
        ),
        ("a beach with palm trees", "beach", {"palm"}),
        ("a cat by the fireplace", "living room", {"fireplace"}),
        ("a castle on the hills", "hills", set()),
        ("a monk in a temple", "temple", set()),
        ("a lighthouse on a cliff by the ocean during a storm", "islands", set()),
        ("cyberpunk detective", "street", {"neon"}),
        ("a cat", "", set()),
        ("inside a spaceship, an astronaut", "spaceship", set()),
        ("赛博朋克，一只猫", "street", {"neon"}),
        ("赛博朋克风格的厨房", "kitchen", {"neon"}),
        ("樱花飘落的日式花园，锦鲤池", "japanese garden", {"cherry blossom", "koi"}),
        ("木制玩具靠在纽约街道的人行道旁", "street", {"new york", "wood"}),
        ("一只猫在月光下的屋顶上跳跃", "roof", set()),
        ("鸟瞰，一座小岛，大海，日出", "islands", set()),
        ("湿漉漉的东京街头", "street", {"tokyo", "wet"}),
    ],
)
def test_the_place_is_chosen(prompt: str, scene: str, details: set[str]) -> None:
    brief = read(prompt, ())
    assert (brief.scene, set(brief.details)) == (scene, details)


@pytest.mark.parametrize(
    ("prompt", "part", "expected"),
    [
        ("moonlit roof, a cat", "light", "moonlit"),
        ("a cat at golden hour", "light", "golden"),
        ("a cat in the rain", "weather", "rain"),
        ("a storm at sea", "light", "storm"),
        ("snowy forest", "season", "winter"),
        ("autumn forest", "season", "autumn"),
        ("fireflies over a meadow", "weather", "fireflies"),
        ("cyberpunk detective", "mode", "neon"),
        ("a cat, film noir", "manner", "noir"),
        ("comic book cat", "manner", "comic"),
        ("a cat, 90s TV", "manner", "tv90"),
        ("bird's-eye view of a city", "angle", "aerial"),
        ("worm's-eye view of a tower", "angle", "low"),
        ("f/1.4 portrait of a woman", "focus", "shallow"),
        ("extreme close-up of an eye", "shot", "extreme close-up"),
        ("特写，一只猫", "shot", "close-up"),
        ("一只猫，近景", "shot", "close-up"),
        ("一只猫，中景", "shot", "medium"),
        ("一座城堡，全景", "shot", "wide"),
        ("一座城堡，远景", "shot", "wide"),
        ("一座城堡，大远景", "shot", "extreme wide"),
        ("超级英雄，仰拍", "angle", "low"),
        ("一杯咖啡，俯拍", "angle", "high"),
        ("航拍，森林", "angle", "aerial"),
        ("荷兰角，侦探", "angle", "dutch"),
        ("浅景深，花", "focus", "shallow"),
        ("一只猫，铅笔素描", "manner", "pencil"),
        ("分镜，一个男人", "manner", "pencil"),
        ("一只猫，浮世绘", "manner", "ukiyo e"),
        ("一只猫，剪纸", "manner", "paper cut"),
        ("蒸汽朋克风，机器人", "manner", "steampunk"),
        ("90年代美剧风格，一家人", "manner", "tv90"),
        ("雨夜，侦探", "weather", "rain"),
        ("雨夜，侦探", "light", "night"),
        ("雪花飘落的小镇", "weather", "snow"),
        ("戏剧性光线，机器人", "mode", "dramatic"),
        ("黄金时刻，马", "light", "golden"),
    ],
)
def test_looks_are_read(prompt: str, part: str, expected: str) -> None:
    assert getattr(read(prompt, ()), part) == expected


@pytest.mark.parametrize(
    ("prompt", "action"),
    [
        ("a samurai under a full moon, cherry blossoms falling", ""),
        ("a child flying a kite", "play"),
        ("两只狐狸在秋天的森林里追逐", "run"),
    ],
)
def test_what_the_place_does_is_no_action(prompt: str, action: str) -> None:
    assert said(read(prompt, ()), "action") == [action]


def test_what_a_vessel_holds_is_no_other_thing() -> None:
    assert nouns("a bowl of oranges on a table") == ["bowl"]


def test_rain_in_the_open_is_under_clouds_and_steam_in_a_kitchen_is_not() -> None:
    assert read("a street in the rain", ()).light == "overcast"
    assert read("a kitchen, steam", ()).light == ""


def test_far_away_things_do_not_send_the_subject_away() -> None:
    brief = read("一名宇航员站在月球表面，远处是地球，大远景", ())
    assert (brief.shot, brief.subjects[0].place) == ("extreme wide", "")
