"""Everything the lexicon knows is drawn: each noun, each place, each word of light and camera."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from tagwire.providers.draft import sets, styles
from tagwire.providers.draft.engine import Drawing
from tagwire.providers.draft.words import lexicon

from .pictures import Pixels, area, brightness, difference, drawn

TINY = (96, 54)
FRAME = (160, 90)  # smaller, and depth of field is less than a pixel
FAMILIES = sorted({noun.figure for noun in lexicon.SUBJECTS.values()})
NONSENSE = ["blorptang", "qzxv", "flibbertigibbet", "wumpled", "kazoomatron"]


def first_words(words: Iterable[str]) -> list[str]:
    """The first English and the first Chinese word of an entry."""
    told = list(words)
    english, chinese = ([w for w in told if w.isascii() is plain] for plain in (True, False))
    return english[:1] + chinese[:1]


def looks(file: str, part: str = "") -> list[tuple[str, str]]:
    """Each meaning of a table with its first words."""
    table = lexicon.table(file, part)
    return [(name, word) for name, words in table.items() for word in first_words(words)]


@cache
def seen(prompt: str, size: tuple[int, int] = FRAME) -> Drawing:
    """A drawing that several tests look at."""
    return drawn(prompt, size)


def with_word(prompt: str, word: str) -> str:
    return f"{prompt}, {word}" if word.isascii() else f"{prompt}，{word}"


def boxes(drawing: Drawing) -> list[tuple[int, int, int, int]]:
    return [(box.left, box.top, box.right, box.bottom) for box in drawing.boxes]


def changed_within(drawing: Drawing, empty: Pixels) -> float:
    """How strongly the pixels within the boxes differ from the empty set's: the plainest tenth."""
    apart = np.abs(drawing.pixels.astype(int) - empty).mean(axis=2)
    parts = [apart[box.top : box.bottom, box.left : box.right].ravel() for box in drawing.boxes]
    return float(np.quantile(np.concatenate(parts), 0.9)) if parts else 0.0


def fault_of_noun(noun: lexicon.Noun) -> str:
    """What is wrong with the picture of a noun alone in a studio, or nothing."""
    drawing = drawn(f"a {noun.words[0]} in a studio", TINY)
    told = [each["noun"] for each in drawing.understood.get("subjects", [])]
    if told != [noun.name] or drawing.ignored or drawing.notes:
        return f"read as {told}, ignored {drawing.ignored}, notes {drawing.notes}"
    if len(drawing.boxes) < 1 or min(area(box) for box in drawing.boxes) < 120:
        return f"boxes {boxes(drawing)}"
    change = changed_within(drawing, seen("in a studio", TINY).pixels)
    return f"hardly to be seen: {change:.0f}" if change < 8 else ""


def faults(check: Callable[[str], str], names: Iterable[str]) -> dict[str, str]:
    """The fault of each name that has one; an exception is one."""
    found = {}
    for name in names:
        try:
            fault = check(name)
        except Exception as error:  # noqa: BLE001 - every entry is looked at, and all are named
            fault = repr(error)
        if fault:
            found[name] = fault
    return found


@pytest.mark.parametrize("family", FAMILIES)
def test_every_noun_is_drawn_in_its_box(family: str) -> None:
    names = [name for name, noun in lexicon.SUBJECTS.items() if noun.figure == family]
    assert names
    assert faults(lambda name: fault_of_noun(lexicon.SUBJECTS[name]), names) == {}


def fault_of_place(name: str) -> str:
    for word in first_words(lexicon.PLACES[name].words):
        drawing = drawn(word, TINY)
        if drawing.understood["set"] != name or drawing.ignored:
            return f"{word}: {drawing.understood}, ignored {drawing.ignored}"
        pixels = drawing.pixels
        if not 12 < brightness(pixels) < 246 or float(pixels.std()) < 5:
            return f"{word}: blank, {brightness(pixels):.0f} +- {float(pixels.std()):.1f}"
    return ""


def test_every_place_is_built_and_is_no_blank() -> None:
    assert set(sets.names()) == set(lexicon.PLACES)
    assert faults(fault_of_place, sets.names()) == {}


@pytest.mark.parametrize("size", [(54, 96), (126, 54), (72, 72)], ids=["tall", "flat", "square"])
def test_every_place_holds_somebody_in_every_shape(size: tuple[int, int]) -> None:
    def fault(name: str) -> str:
        drawing = drawn(f"a dog in the {lexicon.PLACES[name].words[0]}", size)
        width, height = size
        (box,) = drawing.boxes
        inside = 0 <= box.left < box.right <= width and 0 <= box.top < box.bottom <= height
        large = area(box) > 0.01 * width * height
        return "" if inside and large and drawing.pixels.std() > 5 else f"{boxes(drawing)}"

    assert faults(fault, sets.names()) == {}


# Where a word says what is there already ("day" in a street), another place must show it.
LOOKED_AT = {
    "light": ("a fox in the street", "a fox in the living room"),
    "mode": ("a fox in the living room", "a fox in a studio", "a fox in the bar"),
    "weather": ("a fox on the hills", "a fox in the street"),
    "season": ("a fox on the hills at noon", "a fox in the street at noon", "a fox in the garden"),
    "angle": ("a fox in the street",),
    "shot": ("a fox in the street",),
    "focus": ("a fox in the street, close-up", "a fox in a meadow"),
    "style": ("a fox in the street",),
}
FILES = {
    "light": ("light", "light"),
    "mode": ("light", "mode"),
    "weather": ("weather", "weather"),
    "season": ("weather", "season"),
    "angle": ("camera", "angle"),
    "shot": ("camera", "shot"),
    "focus": ("camera", "focus"),
    "style": ("styles", ""),
}


@pytest.mark.parametrize("table", [table for table in LOOKED_AT if table != "season"])
def test_every_word_of_a_look_is_reported_and_seen(table: str) -> None:
    missed = []
    for name, word in looks(*FILES[table]):
        usual = name == "eye"  # the camera stands at the height of the eyes anyway
        drawings = [(seen(each), drawn(with_word(each, word), FRAME)) for each in LOOKED_AT[table]]
        told = {other.understood.get(table) for _, other in drawings}
        moved = max(difference(one.pixels, other.pixels) for one, other in drawings)
        ignored = [other.ignored for _, other in drawings if other.ignored]
        if told != {name} or ignored or (moved < 1) is not usual:
            missed.append(f"{name} ({word}): told {told}, moved {moved:.2f}, ignored {ignored}")
    assert missed == []


def test_every_season_is_reported_and_differs_from_the_others() -> None:
    missed = []
    for prompt in LOOKED_AT["season"][:2]:
        pictures = {}
        for name, word in looks(*FILES["season"]):
            drawing = drawn(with_word(prompt, word), FRAME)
            if drawing.understood.get("season") != name or drawing.ignored:
                missed.append(f"{word}: {drawing.understood}")
            if name in pictures and pictures[name].tobytes() != drawing.pixels.tobytes():
                missed.append(f"{word}: another picture in the other language")
            pictures[name] = drawing.pixels
        # Spring and summer in a street without trees may be alike; their neighbours never.
        for one, other in pairwise(["summer", "autumn", "winter", "spring"]):
            if difference(pictures[one], pictures[other]) < 0.8:
                missed.append(f"{prompt}: {one} is like {other}")
    assert missed == []


@pytest.mark.parametrize("prompt", ["a red fox in the street", "a woman in the living room"])
def test_the_hours_of_a_day_have_the_brightness_they_say(prompt: str) -> None:
    bright = {
        word: brightness(seen(f"{prompt}, {word}").pixels)
        for word in ("noon", "day", "night", "moonlit", "dusk")
    }
    assert bright["noon"] > 1.25 * bright["night"]
    assert bright["day"] > 1.25 * bright["moonlit"]
    assert bright["day"] > bright["dusk"]


@pytest.mark.parametrize("place", ["street", "meadow", "studio", "beach"])
def test_a_closer_shot_is_a_larger_box(place: str) -> None:
    shots = ["extreme wide shot", "wide shot", "full body", "medium shot", "close-up"]
    drawings = [seen(f"a horse in the {place}, {shot}", TINY) for shot in shots]
    areas = [area(drawing.boxes[0]) for drawing in drawings]
    assert areas == sorted(areas), dict(zip(shots, areas, strict=True))
    assert areas[-1] > 4 * areas[0]


@pytest.mark.parametrize(("left", "right"), [("on the left", "on the right"), ("左侧", "右侧")])
def test_a_side_is_where_the_box_is(left: str, right: str) -> None:
    for seed in (1, 2, 3):
        one, other = (
            drawn(f"a cat {side} in the garden", TINY, seed).boxes[0] for side in (left, right)
        )
        assert one.left + one.right < TINY[0] < other.left + other.right


@pytest.mark.parametrize("light", ["at night", "golden hour", "overcast", "夜晚"])
@pytest.mark.parametrize("place", ["street", "kitchen", "forest", "beach"])
def test_a_word_of_light_moves_nobody(place: str, light: str) -> None:
    plain, lit = (seen(f"a fox in the {place}, {each}", TINY) for each in ("at noon", light))
    assert boxes(plain) == boxes(lit)


@pytest.mark.parametrize("style", styles.names())
def test_a_style_moves_nobody_and_keeps_the_set(style: str) -> None:
    plain = seen("a fox in the street")
    painted = drawn(f"a fox in the street, {style}", FRAME)
    assert boxes(painted) == boxes(plain)
    assert painted.understood["set"] == plain.understood["set"]


@pytest.mark.parametrize("word", NONSENSE)
def test_nonsense_is_ignored_and_changes_nothing(word: str) -> None:
    plain = seen("a fox in the street")
    odd = drawn(f"a fox in the street, {word}", FRAME)
    assert odd.ignored == (word,)
    assert odd.pixels.tobytes() == plain.pixels.tobytes()


def test_chinese_nonsense_is_ignored_in_one_piece() -> None:
    odd = drawn("一只狐狸在街道上，魑魅魍魉", FRAME)
    assert odd.ignored == ("魑魅魍魉",)
    assert len(odd.boxes) == 1
