"""What a prompt says beside the picture: flags, negative prompts, lettering, emoji, jargon."""

import pytest

from tagwire.providers.draft.words import lexicon
from tagwire.providers.draft.words.parse import read


@pytest.mark.parametrize(
    ("prompt", "note"),
    [
        (
            "a fox --ar 16:9 --v 6",
            "flags are not read, the node has the settings: --ar 16:9, --v 6",
        ),
        (
            "a fox. Negative prompt: blurry, cats, text",
            "left out as asked: blurry, cats, text",
        ),
        ("负面提示词：模糊，猫。一只狐狸", "left out as asked: 模糊，猫"),
        ('a fox, text "WHY ME"', '"WHY ME" is not written: a draft has no letters'),
        ("一只狐狸，写着“生日快乐”", '"生日快乐" is not written: a draft has no letters'),
        ("a fox --no cats", "no cat: left out as asked"),
    ],
)
def test_what_is_no_part_of_the_picture_is_noted_and_not_drawn(prompt: str, note: str) -> None:
    brief = read(prompt, ())
    assert [each.noun for each in brief.subjects] == ["fox"]
    assert brief.notes == (note,)
    assert brief.ignored == ()


def test_a_pose_cannot_be_taken_from_a_reference() -> None:
    brief = read("参考@a的构图，画一个城堡", ("a",))
    assert [each.noun for each in brief.subjects] == ["castle"]
    assert brief.notes == ("the composition and pose of @a cannot be taken: not drawn",)


@pytest.mark.parametrize(
    ("prompt", "role"),
    [
        ("Replace the background of @x with a beach", ""),
        ("去掉@x的背景，换成纯白色", ""),
        ("use the lighting of @x on a car", "palette"),
    ],
)
def test_what_a_reference_is_wanted_for(prompt: str, role: str) -> None:
    brief = read(prompt, ("x",))
    assert [name for name in ("plate", "style", "palette") if getattr(brief, name) == 0] == (
        [role] if role else []
    )


@pytest.mark.parametrize(
    ("prompt", "ignored"),
    [
        (
            "a smiling girl, over-the-shoulder shot, motion blur",
            ["smiling", "over-the-shoulder shot", "motion blur"],
        ),
        ("过肩镜头，女孩微笑", ["过肩镜头", "微笑"]),
        ("a cat at night at noon", ["at noon"]),
        ("a cat in a kitchen in a forest", ["forest"]),
        ("a 🧬 and a cat", ["🧬"]),
    ],
)
def test_known_words_that_nothing_draws_are_listed(prompt: str, ignored: list[str]) -> None:
    assert list(read(prompt, ()).ignored) == ignored


def test_many_words_nobody_knows_are_counted() -> None:
    brief = read(" ".join(f"zorb{'x' * index}" for index in range(30)), ())
    assert len(brief.ignored) == 20
    assert brief.notes == ("10 more words were not understood",)


@pytest.mark.parametrize(
    ("prompt", "part", "expected"),
    [
        ("storyboard frame, a detective, film noir", "manner", "noir"),
        ("full body portrait of a knight", "shot", "full"),
        ("warm lamp, night, a book", "light", "night"),
        ("a summer meadow", "season", "summer"),
        ("a woman, medium two-shot", "shot", "medium"),
        ("俯视45度，一碗面", "angle", "high"),
    ],
)
def test_a_plain_word_goes_before_a_faint_one(prompt: str, part: str, expected: str) -> None:
    assert getattr(read(prompt, ()), part) == expected


def test_emoji_are_words() -> None:
    cat = read("🐱 on the 🌙", ())
    assert ([each.noun for each in cat.subjects], cat.light) == (["cat"], "moonlit")
    wrong = [
        sign
        for word, signs in lexicon.load("emoji").items()
        for sign in signs
        if read(sign, ()).ignored or (word[0] != "," and len(read(sign, ()).subjects) != 1)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "label",
    [
        "分镜1：", "分镜头3: ", "镜头二：", "【镜头2】", "第3镜：",
        "Shot 3: ", "**Shot 4:** ", "Scene 4 - ", "Panel 2: ",
    ],
)  # fmt: skip
def test_the_label_of_a_shot_says_nothing_of_the_picture(label: str) -> None:
    labelled, plain = (
        read(prompt, ()) for prompt in (f"{label}a dog in a park", "a dog in a park")
    )
    assert labelled == plain


@pytest.mark.parametrize("prompt", ["分镜：一只狗", "a storyboard panel of a dog", "一只狗，分镜"])
def test_a_storyboard_is_drawn_in_pencil(prompt: str) -> None:
    assert read(prompt, ()).manner == "pencil"
