"""What a node asks of an image model: its size, its extras, and the form that follows."""

from __future__ import annotations

from typing import Annotated, Any, get_args

import pytest
from pydantic import BaseModel, Field

from tagwire.core.models import (
    EXTRA_SETTINGS,
    IMAGE_MODELS,
    AspectRatio,
    ImageModel,
    ImageModelName,
    ImageWish,
    NoNearRatio,
    Resolution,
    credits,
    image_model,
)

EVERY_MODEL = pytest.mark.parametrize("model", IMAGE_MODELS.values(), ids=IMAGE_MODELS)


class Asker(BaseModel):
    """The settings of a node that asks an image model."""

    aspect_ratio: AspectRatio = "16:9"
    resolution: Resolution = "1080p"
    model: ImageModelName = "gen4_image"
    size: str = ""
    moderation: str = "auto"
    quality: str = ""
    background: str = ""
    output_format: str = ""
    thinking_level: str = ""
    grounding: bool = False
    edit: bool = False
    precise_edit: bool = False
    background_color: str | None = None
    colors: Annotated[tuple[str, ...], Field()] = ()


def wish(model: str, **settings: Any) -> ImageWish:
    return ImageWish.of(Asker.model_validate({"model": model, **settings}))


def found(model: str, references: int = 0, **settings: Any) -> list[tuple[str, str, str]]:
    problems = wish(model, **settings).problems(references)
    return [(each.severity, each.code, each.place) for each in problems]


class ListPrice:
    def image(self, model: str, ratio: str) -> float | None:
        return credits(image_model(model), ratio)

    def video(self, model: str, seconds: int) -> float | None:
        return None


def test_the_names_a_setting_may_have_are_those_of_the_table() -> None:
    assert get_args(ImageModelName) == tuple(IMAGE_MODELS)


def test_every_extra_of_the_table_has_its_setting() -> None:
    assert set(Asker.model_fields) >= EXTRA_SETTINGS
    assert not {"output_count", "mask_uri"} & EXTRA_SETTINGS


class TestASize:
    @EVERY_MODEL
    def test_of_each_resolution_of_a_model_is_one_of_that_resolution(
        self, model: ImageModel
    ) -> None:
        for resolution, sizes in model.tiers:
            assert set(sizes) <= set(model.ratios)
            assert wish(model.name, aspect_ratio="1:1", resolution=resolution).ratio() in sizes

    @pytest.mark.parametrize(
        ("resolution", "size"), [("1K", "1920:1088"), ("2K", "2560:1440"), ("4K", "3840:2160")]
    )
    def test_follows_the_resolutions_of_the_model(self, resolution: str, size: str) -> None:
        assert str(wish("gpt_image_2", resolution=resolution).ratio()) == size

    @EVERY_MODEL
    def test_may_be_any_of_the_models_own(self, model: ImageModel) -> None:
        for ratio in model.ratios:
            asked = wish(model.name, size=str(ratio))
            assert asked.ratio() == ratio
            assert list(asked.size.problems(model)) == []

    @EVERY_MODEL
    def test_left_to_the_model_is_a_square_to_draw_by_and_its_name_on_the_wire(
        self, model: ImageModel
    ) -> None:
        for name in model.special:
            asked = wish(model.name, size=name)
            assert asked.ratio().width == asked.ratio().height
            assert asked.extras()["ratio"] == name
            assert list(asked.size.problems(model)) == []

    def test_left_to_the_model_at_2k_is_larger_than_at_1k(self) -> None:
        small, large = (wish("seedream5_pro", size=f"auto_{tier}").ratio() for tier in ("1k", "2k"))
        assert (str(small), str(large)) == ("1024:1024", "2048:2048")

    def test_may_be_free_within_the_bounds_of_a_model_that_allows_it(self) -> None:
        assert str(wish("seedream5_lite", size="3000:2000").ratio()) == "3000:2000"
        assert found("seedream5_lite", size="3000:2000") == []
        assert found("seedream5_lite", size="100:100") == [("error", "no_size", "/settings/size")]

    @pytest.mark.parametrize("size", ["1921:1080", "auto", "large"])
    def test_the_model_lacks_is_an_error_that_names_the_nearest(self, size: str) -> None:
        asked = wish("gen4_image", size=size)
        with pytest.raises(NoNearRatio, match=f"gen4_image has no size {size}"):
            asked.ratio()
        [problem] = asked.problems(0)
        assert (problem.code, problem.place) == ("no_size", "/settings/size")
        assert problem.remedy.startswith("Nearest: ")
        assert problem.remedy.count(":") == 4
        assert asked.price(ListPrice()) is None

    def test_that_is_nearly_right_has_the_right_one_first(self) -> None:
        [problem] = wish("gen4_image", size="1921:1080").problems(0)
        assert problem.remedy.startswith("Nearest: 1920:1080, ")

    def test_of_an_aspect_the_model_has_not_is_an_error_that_names_those_it_has(self) -> None:
        [problem] = wish("recraft_v4_1_vector", aspect_ratio="21:9").problems(0)
        assert (problem.code, problem.place) == ("no_size", "/settings/aspect_ratio")
        assert problem.remedy == "It has: 16:9, 9:16, 4:3, 3:4, 1:1."
        assert wish("recraft_v4_1_vector", aspect_ratio="21:9").price(ListPrice()) is None

    def test_of_a_resolution_somebody_chose_and_the_model_has_not_is_told(self) -> None:
        told = ("warning", "other_size", "/settings/resolution")
        assert found("seedream5_pro", resolution="1080p") == [told]
        assert found("seedream5_pro", resolution="2K") == []
        assert found("seedream5_pro") == []
        assert found("gemini_2.5_flash", resolution="720p") == []  # there is nothing to choose

    def test_of_a_wide_picture_is_another_once_references_are_wired(self) -> None:
        asked = wish("ideogram_4_5", resolution="1K")
        assert (str(asked.ratio()), str(asked.ratio(1))) == ("1280:720", "1024:576")
        assert str(wish("ideogram_4_5", resolution="1K", aspect_ratio="1:1").ratio(1)) == (
            "1024:1024"
        )
        assert found("ideogram_4_5", size="1280:720") == []
        told = ("error", "no_size", "/settings/size")
        assert found("ideogram_4_5", 1, size="1280:720") == [told]
        assert found("ideogram_4_5", 1, size="2048:2048") == []


class TestAnExtra:
    def test_is_sent_by_its_wire_name_where_somebody_chose_it(self) -> None:
        chosen = {"quality": "high", "background": "transparent"}
        assert wish("gpt_image_2", **chosen).extras() == chosen
        assert wish("muse_image", output_format="webp").extras() == {"outputFormat": "webp"}
        assert wish("recraft_v4_1_flash", colors=["#123456"]).extras() == {"colors": ["#123456"]}
        assert wish("gen4_image", moderation="low").extras() == {"moderation": "low"}
        assert wish("gen4_image").extras() == {}

    @EVERY_MODEL
    def test_the_model_has_not_is_kept_told_and_not_sent(self, model: ImageModel) -> None:
        every = {
            "moderation": "low",
            "quality": "low",
            "background": "opaque",
            "output_format": "png",
            "thinking_level": "high",
            "grounding": True,
            "edit": True,
            "precise_edit": True,
            "background_color": "#ffffff",
            "colors": ("#123456",),
        }
        asked = wish(model.name, **every)
        told = {p.place.rpartition("/")[2] for p in asked.problems(1) if p.code == "not_sent"}
        assert len(told) + len(asked.extras().keys() - {"ratio"}) == len(every)

    def test_of_another_models_choice_is_an_error_that_names_its_own(self) -> None:
        [problem] = wish("gpt_image_2", quality="xhigh").problems(0)
        assert (problem.code, problem.place) == ("no_choice", "/settings/quality")
        assert problem.remedy == "It has: low, medium, high, auto."

    def test_that_changes_a_reference_needs_one(self) -> None:
        assert found("grok_imagine_image_2", edit=True) == [
            ("error", "few_references", "/settings/edit")
        ]
        assert found("grok_imagine_image_2", 1, edit=True) == []

    def test_that_keeps_the_references_size_leaves_the_size_out(self) -> None:
        asked = wish("ideogram_4_5", precise_edit=True, size="auto")
        assert asked.extras() == {"preciseEdit": True, "ratio": ""}


def test_a_model_that_needs_a_reference_says_so() -> None:
    assert [code for _, code, _ in found("gen4_image_turbo")] == ["few_references"]
    assert found("gen4_image_turbo", 1) == []


def test_a_price_is_that_of_the_size() -> None:
    assert wish("gen4_image", resolution="720p").price(ListPrice()) == 5
    assert wish("seedream5_pro", size="auto_2k").price(ListPrice()) == 9
    assert wish("gpt_image_2").price(ListPrice()) is None
    assert wish("gen4_image", size="1024:1024").price(ListPrice()) is None


class TestAForm:
    def test_hides_the_extras_the_model_has_not(self) -> None:
        hidden = wish("gpt_image_2").tailored().hidden
        assert "quality" not in hidden
        assert {"moderation", "grounding", "colors"} <= hidden

    def test_hides_the_resolution_where_there_is_nothing_to_choose(self) -> None:
        assert "resolution" in wish("gemini_2.5_flash").tailored().hidden
        assert "resolution" not in wish("gpt_image_2").tailored().hidden

    def test_hides_the_easy_road_beside_an_exact_size(self) -> None:
        hidden = wish("gen4_image", size="1024:1024").tailored().hidden
        assert {"aspect_ratio", "resolution"} <= hidden

    def test_offers_what_the_model_has_with_its_pixels(self) -> None:
        options = wish("gen4_image").tailored().options
        assert options["resolution"] == {"720p": "1280 × 720", "1080p": "1920 × 1080"}
        assert next(iter(options["size"].items())) == ("", "1920 × 1080")
        assert options["size"]["2112:912"] == "1080p"
        assert options["size"]["1808:768"] == ""
        assert options["moderation"] == {"auto": "", "low": ""}
        quality = wish("gpt_image_2").tailored().options["quality"]
        assert list(quality) == ["", "low", "medium", "high", "auto"]

    def test_offers_only_the_aspects_the_model_has_a_size_for(self) -> None:
        assert "21:9" not in wish("recraft_v4_1_vector").tailored().options["aspect_ratio"]
        lost = wish("recraft_v4_1_vector", aspect_ratio="21:9").tailored()
        assert lost.options["size"][""] == ""

    def test_says_what_stands_for_a_resolution_the_model_has_not(self) -> None:
        assert wish("gpt_image_2").tailored().instead == {"resolution": "1K"}
        assert wish("gen4_image").tailored().instead == {}
        assert wish("seedream5_pro", aspect_ratio="21:9").tailored().instead == {}

    def test_notes_what_is_to_be_known(self) -> None:
        assert wish("gen4_image").tailored().notes == {}
        assert set(wish("seedream5_lite").tailored().notes) == {"seed", "tags", "size"}
        assert set(wish("gpt_image_2").tailored().notes) == {"seed"}
