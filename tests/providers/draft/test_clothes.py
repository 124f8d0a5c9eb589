"""Clothes said in words: who wears what, in both languages, and that it is seen."""

import pytest

from tagwire.providers.draft import figures
from tagwire.providers.draft.figurine import Pose
from tagwire.providers.draft.words import lexicon
from tagwire.providers.draft.words.parse import read


@pytest.mark.parametrize(
    ("prompt", "worn"),
    [
        ("a woman in a red dress", [("woman", "dress", "red")]),
        ("一个穿红裙的女人", [("woman", "dress", "red")]),
        ("two men wearing black suits", [("man", "suit", "black")]),
        ("穿白大褂的女人在办公室", [("woman", "lab coat", "white")]),
        ("a girl in a yellow raincoat and a boy in a cape",
         [("girl", "raincoat", "yellow"), ("boy", "cape", "")]),
        ("a woman in an evening gown in a hall", [("woman", "gown", "")]),
        ("穿婚纱的女人在海边", [("woman", "gown", "white")]),
        ("a wedding dress in a studio", [("dress", "", "")]),
        ("a man wearing a bow tie", [("man", "", "")]),
    ],
)  # fmt: skip
def test_who_wears_what(prompt: str, worn: list[tuple[str, str, str]]) -> None:
    told = read(prompt, ()).subjects
    assert [(each.noun, each.clothes, each.colour) for each in told] == worn


def test_a_photo_keeps_its_clothes() -> None:
    brief = read("@model in a red dress", ["model"])
    assert [each.clothes for each in brief.subjects] == [""]
    assert brief.notes == ("@model keeps the clothes of its photo",)


@pytest.mark.parametrize("garment", lexicon.table("garments"))
def test_every_garment_is_seen(garment: str) -> None:
    def look(variant: int, clothes: str) -> bytes:
        pose = Pose("woman", 60, variant=variant, clothes=clothes)
        return figures.sculpt("person", pose).colour.tobytes()

    # One of them may wear such a thing anyway.
    assert any(look(each, garment) != look(each, "") for each in (4, 5, 6))


def test_every_word_for_a_garment_lends_its_colour() -> None:
    words = {word for each in lexicon.table("garments").values() for word in each}
    assert words <= set(lexicon.table("filler", "kinds")["clothing"])
