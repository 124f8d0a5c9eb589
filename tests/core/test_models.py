"""Image models, shown by example."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from tagwire.core.models import (
    IMAGE_MODELS,
    AspectRatio,
    Extra,
    ImageModel,
    NoNearRatio,
    Ratio,
    Resolution,
    UnknownModel,
    credits,
    exact_ratio,
    image_model,
)

EVERY_MODEL = pytest.mark.parametrize("model", IMAGE_MODELS.values(), ids=IMAGE_MODELS.keys())


class TestARatio:
    def test_reads_and_writes_as_on_the_wire(self) -> None:
        ratio = Ratio.parse("1920:1080")
        assert (ratio.width, ratio.height) == (1920, 1080)
        assert str(ratio) == "1920:1080"

    @pytest.mark.parametrize(
        "text", ["", "auto", "16", "0:9", "16:09", "1920x1080", "1:1\n", "-1:1"]
    )
    def test_that_is_no_size_is_refused(self, text: str) -> None:
        with pytest.raises(ValueError, match="is not a size such as 1920:1080"):
            Ratio.parse(text)


class TestAModel:
    def test_is_found_by_its_wire_name(self) -> None:
        assert image_model("gemini_2.5_flash").title == "Gemini 2.5 Flash Image"

    def test_with_a_misspelt_name_is_answered_with_the_near_ones(self) -> None:
        with pytest.raises(UnknownModel, match=r"'Gen4_Imag'; did you mean gen4_image or gen4"):
            image_model("Gen4_Imag")

    def test_with_a_strange_name_is_answered_with_all(self) -> None:
        with pytest.raises(
            LookupError, match=r"'zzz'; there are gen4_image, .*recraft_v4_1_vector"
        ):
            image_model("zzz")

    def test_is_one_of_21(self) -> None:
        assert len(IMAGE_MODELS) == 21
        assert all(model.name == name for name, model in IMAGE_MODELS.items())

    def test_gen4_image_takes_up_to_three_tagged_references(self) -> None:
        model = image_model("gen4_image")
        assert (model.least_references, model.most_references) == (0, 3)
        assert (model.tags, model.seed, model.moderation) == (True, True, True)
        assert model.prompt_limit == 1000

    def test_gen4_image_turbo_needs_a_reference(self) -> None:
        model = image_model("gen4_image_turbo")
        assert (model.least_references, model.most_references) == (1, 3)

    def test_gemini_flash_takes_neither_seed_nor_moderation(self) -> None:
        model = image_model("gemini_2.5_flash")
        assert (model.seed, model.moderation) == (False, False)

    def test_recraft_takes_no_references(self) -> None:
        assert image_model("recraft_v4_1_vector").most_references == 0

    def test_whose_maximum_nobody_states_has_none(self) -> None:
        assert image_model("seedream5_flash").most_references is None
        assert image_model("ideogram_4_5").prompt_limit is None

    def test_keeps_sizes_that_are_words_apart_from_the_exact_ones(self) -> None:
        assert image_model("gpt_image_2").special == ("auto",)
        assert image_model("seedream5_pro").special == ("auto_1k", "auto_2k")

    def test_seedream_lite_alone_takes_sizes_of_ones_own(self) -> None:
        assert [model.name for model in IMAGE_MODELS.values() if model.free_ratio] == [
            "seedream5_lite"
        ]

    def test_lists_the_fields_only_it_has(self) -> None:
        assert Extra("outputCount", "int-range", lowest=1, highest=10) in (
            image_model("gpt_image_2").extras
        )
        assert image_model("gemini_image3_pro").extras == (Extra("outputCount", "choice", (1, 4)),)

    @EVERY_MODEL
    def test_has_no_size_and_no_field_twice(self, model: ImageModel) -> None:
        assert len(set(model.ratios)) == len(model.ratios)
        assert len({extra.name for extra in model.extras}) == len(model.extras)

    @EVERY_MODEL
    def test_has_bounds_the_right_way_round(self, model: ImageModel) -> None:
        assert model.most_references is None or model.least_references <= model.most_references
        for extra in model.extras:
            assert (extra.kind == "choice") == bool(extra.choices)
            assert (extra.lowest or 0) <= (extra.highest or extra.lowest or 0)


class TestThePrice:
    @pytest.mark.parametrize(
        ("name", "ratio", "price"),
        [
            ("gen4_image", "1280:720", 5),
            ("gen4_image", "1680:720", 5),
            ("gen4_image", "1920:1080", 8),
            ("gen4_image", "1080:1080", 8),
            ("gen4_image_turbo", "1920:1080", 2),
            ("gemini_2.5_flash", "1344:768", 5),
            ("gemini_image3_pro", "2752:1536", 20),
            ("gemini_image3_pro", "5504:3072", 40),
            ("seedream5_pro", "1024:1024", 5),
            ("seedream5_pro", "auto_2k", 9),
            ("bria_fibo_1_5", "2048:1152", 10),
            ("muse_image", "auto", 1),
        ],
    )
    def test_is_known_by_model_and_size(self, name: str, ratio: str, price: float) -> None:
        assert credits(image_model(name), ratio) == price

    @pytest.mark.parametrize(
        "ratio", ["1024:1024", "1168:880", "1360:768", "1808:768", "2112:912", "1:1"]
    )
    def test_of_a_size_in_no_stated_tier_is_unknown_and_not_0(self, ratio: str) -> None:
        assert credits(image_model("gen4_image"), Ratio.parse(ratio)) is None

    def test_that_hangs_on_the_quality_is_unknown(self) -> None:
        assert credits(image_model("gpt_image_2"), "auto") is None

    @EVERY_MODEL
    def test_is_never_0(self, model: ImageModel) -> None:
        for ratio in (*map(str, model.ratios), *model.special):
            assert credits(model, ratio) != 0


class TestAnExactSize:
    @pytest.mark.parametrize("name", ["gen4_image", "gen4_image_turbo"])
    @pytest.mark.parametrize(
        ("aspect", "hd", "full_hd"),
        [
            ("16:9", "1280:720", "1920:1080"),
            ("9:16", "720:1280", "1080:1920"),
            ("4:3", "960:720", "1440:1080"),
            ("3:4", "720:960", "1080:1440"),
            ("1:1", "720:720", "1080:1080"),
            ("21:9", "1680:720", "2112:912"),
        ],
    )
    def test_of_gen4_is_one_of_the_twelve_pairs(
        self, name: str, aspect: AspectRatio, hd: str, full_hd: str
    ) -> None:
        model = image_model(name)
        assert str(exact_ratio(model, aspect, "720p")) == hd
        assert str(exact_ratio(model, aspect, "1080p")) == full_hd

    @pytest.mark.parametrize(
        ("aspect", "size"),
        [
            ("16:9", "1344:768"),
            ("9:16", "768:1344"),
            ("4:3", "1184:864"),
            ("3:4", "864:1184"),
            ("1:1", "1024:1024"),
            ("21:9", "1536:672"),
        ],
    )
    def test_of_gemini_flash_is_the_nearest_of_its_own(
        self, aspect: AspectRatio, size: str
    ) -> None:
        assert str(exact_ratio(image_model("gemini_2.5_flash"), aspect, "1080p")) == size

    def test_follows_the_resolution_where_a_model_has_several(self) -> None:
        model = image_model("bria_fibo_1_5")
        assert str(exact_ratio(model, "16:9", "720p")) == "1024:576"
        assert str(exact_ratio(model, "16:9", "1080p")) == "2048:1152"

    def test_prefers_the_asked_resolution_to_the_last_percent_of_proportion(self) -> None:
        assert str(exact_ratio(image_model("seedream5_pro"), "16:9", "720p")) == "1376:768"

    def test_that_nothing_comes_near_names_the_model_the_wish_and_its_sizes(self) -> None:
        with pytest.raises(
            NoNearRatio,
            match=r"recraft_v4_1_vector has no size near 21:9 at 720p; it has 1024:1024, .*",
        ):
            exact_ratio(image_model("recraft_v4_1_vector"), "21:9", "720p")

    @EVERY_MODEL
    def test_exists_for_a_square_in_every_model(self, model: ImageModel) -> None:
        square = exact_ratio(model, "1:1", "1080p")
        assert square.width == square.height

    @EVERY_MODEL
    def test_is_one_the_model_has_and_within_12_percent(self, model: ImageModel) -> None:
        for aspect, resolution in product(get_args(AspectRatio), get_args(Resolution)):
            try:
                size = exact_ratio(model, aspect, resolution)
            except NoNearRatio:
                continue
            wish = Ratio.parse(aspect)
            assert size in model.ratios
            assert 1 / 1.12 <= size.proportion / wish.proportion <= 1.12

    @EVERY_MODEL
    def test_of_a_portrait_is_the_landscape_one_turned_where_the_model_has_both(
        self, model: ImageModel
    ) -> None:
        turned = exact_ratio(model, "16:9", "1080p")
        assert exact_ratio(model, "9:16", "1080p") == Ratio(turned.height, turned.width)
