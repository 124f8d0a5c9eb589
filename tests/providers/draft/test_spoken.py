"""What a draft understood, told in Chinese."""

import pytest

from tagwire.providers.draft.words.parse import read
from tagwire.providers.draft.words.spoken import in_chinese


def test_every_part_of_a_report_has_its_chinese_words():
    told = {
        "references": [{"tag": "Cat", "role": "subject"}, {"tag": "Sky", "role": "place"}],
        "set": "living room",
        "subjects": [{"noun": "fox", "count": 3, "colour": "red", "action": "run"}],
        "light": "golden",
        "details": ["stars", "tokyo"],
        "colour": "#ff8800",
    }
    assert in_chinese(told) == {
        "references": [{"tag": "Cat", "role": "主体"}, {"tag": "Sky", "role": "地点"}],
        "set": "客厅",
        "subjects": [{"noun": "狐狸", "count": 3, "colour": "红色", "action": "奔跑"}],
        "light": "黄金时刻",
        "details": ["星星", "东京"],
        "colour": "#ff8800",
    }


@pytest.mark.parametrize("odd", [None, 3, "fox", ["fox", None], {"noun": {"a": []}, "light": 2}])
def test_a_report_of_another_hand_stays_as_it_is(odd):
    assert in_chinese(odd) == odd


def test_the_words_it_tells_are_words_it_understands():
    for place in ("kitchen", "street", "japanese garden", "underwater"):
        assert read(in_chinese({"scene": place})["scene"], []).scene == place


@pytest.mark.parametrize(
    ("part", "value", "plain"),
    [
        ("set", "street", "街道"),
        ("set", "mountains", "山脉"),
        ("set", "workshop", "车间"),
        ("light", "morning", "清晨"),
        ("light", "night", "夜晚"),
        ("shot", "extreme close-up", "大特写"),
        ("size", "small", "小"),
        ("relation", "in", "在里面"),
    ],
)
def test_a_report_uses_the_plainest_word(part: str, value: str, plain: str) -> None:
    assert in_chinese({part: value}) == {part: plain}
