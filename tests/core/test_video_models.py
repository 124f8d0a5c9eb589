"""The models that film, shown by example."""

from __future__ import annotations

from typing import get_args

import pytest

from tagwire.core.models import VIDEO_MODELS, AspectRatio, UnknownModel, VideoModelName, video_model


def test_each_model_is_found_by_the_name_a_setting_may_have() -> None:
    assert set(get_args(VideoModelName)) == VIDEO_MODELS.keys()
    assert [video_model(name).name for name in VIDEO_MODELS] == list(VIDEO_MODELS)


def test_a_second_of_turbo_costs_five_credits_and_one_of_gen_4_5_twelve() -> None:
    assert [video_model(n).credits_per_second for n in ("gen4_turbo", "gen4.5")] == [5, 12]


def test_only_gen_4_5_wants_a_prompt() -> None:
    assert [video_model(n).prompt_required for n in ("gen4_turbo", "gen4.5")] == [False, True]


@pytest.mark.parametrize("name", VIDEO_MODELS)
def test_each_proportion_has_a_size_of_its_own(name: str) -> None:
    sizes = [str(video_model(name).size(aspect)) for aspect in get_args(AspectRatio)]
    assert sizes == ["1280:720", "720:1280", "1104:832", "832:1104", "960:960", "1584:672"]


def test_an_unknown_model_is_answered_with_the_near_ones() -> None:
    with pytest.raises(UnknownModel, match="did you mean gen4_turbo"):
        video_model("gen4_trubo")


def test_a_name_like_none_is_answered_with_all() -> None:
    with pytest.raises(UnknownModel, match=r"there are gen4_turbo, gen4\.5"):
        video_model("sora")
