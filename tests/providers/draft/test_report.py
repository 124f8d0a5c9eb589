"""What the draft says about a request: understood, ignored, noted; and how it is cancelled."""

import ast
import json
import re
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from tagwire.providers.draft.engine import Reference, draw

from .pictures import SMALL, Pixels, difference, drawn, painting, scenery, vase

ROOT = Path(__file__).parent.parent.parent.parent
TINY = (128, 72)


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


@pytest.mark.parametrize(
    ("prompt", "shown", "left"),
    [
        ("@vase in @land, night, low angle, summer", {"light": "night"}, ["low angle", "summer"]),
        ("a cat in a kitchen, snow, autumn", {"set": "kitchen"}, ["autumn", "snow"]),
        ("a white kitchen with a cat, ruins", {"set": "kitchen"}, ["white", "ruins"]),
        ("a forest, autumn, close-up, bokeh", {"season": "autumn"}, ["close-up", "bokeh"]),
        ("a car dancing in a street, neon", {"mode": "neon"}, ["dancing"]),
        ("a meadow in summer", {"season": "summer"}, []),
        ("a whale swimming", {"set": "underwater"}, []),
        ("an owl perched on a branch", {"set": "meadow"}, []),
        ("a whale and a sailboat", {"set": "sea"}, []),
        ("a helicopter above a house", {"set": "hills"}, []),
        ("a cat in a pine forest in @land", {"set": "reference"}, ["pine forest"]),
    ],
)
def test_the_report_tells_what_is_drawn(
    prompt: str, shown: dict[str, str], left: list[str]
) -> None:
    pictures = {"vase": vase(), "land": scenery((120, 160, 220), (70, 120, 60))}
    drawing = drawn(prompt, TINY, **{k: v for k, v in pictures.items() if f"@{k}" in prompt})
    assert shown.items() <= drawing.understood.items()
    assert "scene" not in drawing.understood
    assert list(drawing.ignored) == left


@pytest.mark.parametrize("words", ["summer", "at dusk", "in the rain", "aerial view", "dramatic"])
def test_what_is_reported_changes_the_picture(words: str) -> None:
    plain, said = (drawn(f"a girl in a garden{more}", TINY) for more in ("", f", {words}"))
    assert said.ignored == ()
    assert difference(plain.pixels, said.pixels) > 0.3


@pytest.mark.parametrize("ink", [(255, 255, 255), (30, 60, 170)])
@pytest.mark.parametrize("way", ["in the style of", "with the colours of"])
def test_one_even_colour_tints_and_leaves_a_picture(way: str, ink: tuple[int, int, int]) -> None:
    even: Pixels = np.full((64, 64, 3), ink, np.uint8)
    plain = drawn("a fox in a forest", TINY).pixels
    drawing = drawn(f"a fox in a forest {way} @even", TINY, even=even)
    assert drawing.notes == ("reference @even is one even colour: it only tints",)
    assert drawing.pixels.std() > 0.8 * plain.std()
    assert difference(plain, drawing.pixels) > 3


def test_two_things_in_one_photo_are_said_to_be_kept_together() -> None:
    note = "reference @pair shows 2: they are kept together"
    assert note in drawn("@pair on a street", TINY, pair=np.hstack([vase(), vase()])).notes
    assert not drawn("@pair on a street", TINY, pair=vase()).notes


def test_every_note_has_its_chinese_words() -> None:
    book = json.loads((ROOT / "src/editor/src/words/zh-CN/told.json").read_text(encoding="utf-8"))
    notes = [
        note
        for path in sorted((ROOT / "src/tagwire/providers/draft").rglob("*.py"))
        for text in [path.read_text(encoding="utf-8")]
        if "notes" in text
        for note in notes_in(ast.parse(text))
    ]
    assert len(notes) > 15
    assert [note for note in notes if not any(either(note, key) for key in book)] == []


def notes_in(tree: ast.Module) -> list[str]:
    """The literals of a file that are said to people: three words with a slot or a colon."""
    unsaid = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [each.value if isinstance(each, ast.Constant) else "{}" for each in node.values]
            found.append("".join(map(str, parts)))
            unsaid |= {id(each) for each in node.values}
        elif isinstance(node, ast.Constant) and id(node) not in unsaid:
            found += [node.value] if ": " in str(node.value) else []
    return [each for each in found if len(re.findall(r"[A-Za-z]{2,}", each)) >= 3]


def either(note: str, key: str) -> bool:
    """Whether a note is a key's sentence, whatever stands in the slots of either."""

    def pattern(text: str) -> str:
        return ".+".join(re.escape(part) for part in re.split(r"\{\w*\}", text))

    return bool(re.fullmatch(pattern(note), key) or re.fullmatch(pattern(key), note))


@pytest.mark.parametrize("name", ["u2netp.onnx", "predict_f.onnx", "transform_f.onnx"])
def test_shipped_weights_are_those_the_notice_names(name: str) -> None:
    weights = files("tagwire.providers.draft") / "weights"
    digest = sha256((weights / name).read_bytes()).hexdigest()
    notice = (weights / "NOTICE").read_text(encoding="utf-8")
    assert digest in notice[notice.index(name) :].split("sha256:")[1]
