"""What the draft says about a request: understood, ignored, noted; and how it is cancelled."""

import json
from hashlib import sha256
from importlib.resources import files

import pytest

from tagwire.providers.draft.engine import Reference, draw

from .pictures import SMALL, drawn, painting, vase


def roles(drawing_understood: dict[str, object]) -> list[str]:
    references = drawing_understood["references"]
    assert isinstance(references, list)
    return [each["role"] for each in references]


def test_an_unknown_tag_is_reported() -> None:
    drawing = drawn("@ghost beside @vase", SMALL, vase=vase())
    assert any("@ghost" in note for note in drawing.notes)


def test_an_unmentioned_reference_is_reported() -> None:
    drawing = drawn("@vase alone", SMALL, vase=vase(), other=vase())
    assert any("@other" in note for note in drawing.notes)
    assert roles(drawing.understood) == ["subject", "unused"]


def test_without_mentions_every_reference_is_a_subject() -> None:
    drawing = draw("a nice shot", [Reference("a", vase()), Reference("", vase())], SMALL, 1)
    assert roles(drawing.understood) == ["subject", "subject"]


def test_an_untagged_reference_is_a_subject_beside_mentioned_ones() -> None:
    drawing = draw("@a on white", [Reference("a", vase()), Reference("", vase())], SMALL, 1)
    assert roles(drawing.understood) == ["subject", "subject"]


def test_tags_are_compared_without_case_and_may_touch_chinese_text() -> None:
    drawing = drawn("把＠VASE放在白色背景上，特写", SMALL, Vase=vase())
    assert roles(drawing.understood) == ["subject"]
    assert drawing.understood["colour"] == "white"
    assert drawing.understood["shot"] == "close-up"
    assert not drawing.notes


def test_a_place_without_a_set_is_listed_and_a_studio_stands_in() -> None:
    drawing = drawn("@vase in a planetarium", SMALL, vase=vase())
    assert drawing.ignored == ("planetarium",)
    assert drawing.understood["set"] == "studio"


def test_the_seeds_sentence_is_read_as_it_is_meant() -> None:
    drawing = drawn(
        "Professional product photo of @sneaker worn by @model in @studio setting, "
        "dramatic lighting, commercial quality.",
        SMALL,
        sneaker=vase(),
        model=vase(ink=(30, 90, 200)),
        studio=painting((90, 90, 100), (120, 120, 130)),
    )
    assert roles(drawing.understood) == ["subject", "subject", "place"]
    assert drawing.understood["mode"] == "dramatic"
    assert drawing.ignored == ()


def test_words_nothing_was_made_of_are_listed() -> None:
    drawing = drawn("@vase with a purple kazoo on a white background", SMALL, vase=vase())
    assert "kazoo" in drawing.ignored
    assert "white" not in drawing.ignored


def test_the_report_is_json() -> None:
    drawing = drawn("@vase #aabbcc, low angle, bokeh", SMALL, vase=vase())
    assert json.loads(json.dumps(drawing.understood)) == drawing.understood


def test_an_empty_prompt_without_references_gives_a_lit_set() -> None:
    drawing = drawn("", SMALL)
    assert drawing.boxes == ()
    assert 40 < float(drawing.pixels.mean()) < 250


@pytest.mark.parametrize(
    "prompt",
    [
        "",
        " ",
        "@",
        "@@@@ ＠＠",
        "@vase" * 900,
        "x" * 5000,
        "背" * 5000,
        "🦊🌈👩‍🚀 @vase 🔥",
        "مرحبا @vase بالعالم",
        "\u202e@vase\u0000\x1b[31m\n\r\t",
        "#ffffff #12 #gggggg #",
        "((((((((((.*+?[",
        "İİİİ @VASE ǅ ẞ",
        "the style of the style of @vase 's style palette of @vase background",
        "@vase in @vase worn by @vase holding @vase in the style of @vase",
    ],
)
def test_no_prompt_breaks_the_engine(prompt: str) -> None:
    assert drawn(prompt, SMALL, vase=vase()).pixels.shape == (180, 320, 3)


def test_checkpoints_rise_to_one_and_name_their_stage() -> None:
    seen: list[tuple[float, str]] = []
    draw(
        "@v", [Reference("v", vase())], SMALL, 1, checkpoint=lambda f, word: seen.append((f, word))
    )
    fractions = [fraction for fraction, _ in seen]
    assert fractions == sorted(fractions)
    assert (fractions[0], fractions[-1]) == (0.0, 1.0)
    assert all(word for _, word in seen)


@pytest.mark.parametrize("at", [0, 1, 2, 3, 4])
def test_a_checkpoint_that_raises_cancels_the_drawing(at: int) -> None:
    class Cancelled(Exception):
        pass

    calls = 0

    def stop(fraction: float, stage: str) -> None:
        nonlocal calls
        calls += 1
        if calls > at:
            raise Cancelled

    with pytest.raises(Cancelled):
        draw("@v", [Reference("v", vase())], SMALL, 1, checkpoint=stop)


@pytest.mark.parametrize("name", ["u2netp.onnx", "predict_f.onnx", "transform_f.onnx"])
def test_shipped_weights_are_those_the_notice_names(name: str) -> None:
    weights = files("tagwire.providers.draft") / "weights"
    digest = sha256((weights / name).read_bytes()).hexdigest()
    notice = (weights / "NOTICE").read_text(encoding="utf-8")
    assert digest in notice[notice.index(name) :].split("sha256:")[1]
