"""What is sent for a request: tags where a model has them, figures where it has none."""

import pytest

from tagwire import Image, ImageRequest, Reference, StepFailed
from tagwire.core.models import image_model
from tagwire.core.models.video import video_model
from tagwire.core.request import VideoRequest
from tagwire.providers.runway.body import (
    image_body,
    image_record,
    sent_prompt,
    video_body,
    video_record,
)

REFERENCES = (
    Reference(Image(9, 9), "anna"),
    Reference(Image(9, 9)),
    Reference(Image(9, 9), "shoe"),
)


def asked(model="gen4_image", prompt="@shoe worn by ＠Anna", references=REFERENCES, **more):
    return ImageRequest(model, prompt, 1024, 1024, references, **more)


def body_of(request):
    uris = [f"https://a.example/{n}" for n, _ in enumerate(request.references)]
    return image_body(request, image_model(request.model), uris)


def test_a_model_with_tags_gets_them_beside_the_references_and_in_the_prompt():
    assert body_of(asked()) == {
        "model": "gen4_image",
        "promptText": "@shoe worn by @anna",
        "ratio": "1024:1024",
        "referenceImages": [
            {"uri": "https://a.example/0", "tag": "anna"},
            {"uri": "https://a.example/1"},
            {"uri": "https://a.example/2", "tag": "shoe"},
        ],
    }


@pytest.mark.parametrize(
    ("prompt", "sent"),
    [
        ("@shoe worn by ＠Anna", "Figure 3 worn by Figure 1"),
        ("穿@shoe跑步", "穿 Figure 3 跑步"),
        ("mail a@shoe.example, \\@shoe, @nobody", "mail a@shoe.example, @shoe, @nobody"),
    ],
)
def test_a_model_without_tags_gets_the_numbers_of_its_references(prompt, sent):
    body = body_of(asked("seedream5_lite", prompt))
    assert (
        body["promptText"]
        == sent
        == sent_prompt(asked("seedream5_lite", prompt), image_model("seedream5_lite"))
    )
    assert all(each.keys() == {"uri"} for each in body["referenceImages"])


def test_half_a_character_is_sent_as_the_sign_for_it():
    assert body_of(asked(prompt="a \ud83d b \ud83d\ude00"))["promptText"] == "a \ufffd b 😀"


def test_a_request_without_references_names_none():
    assert "referenceImages" not in body_of(asked(references=()))


@pytest.mark.parametrize(("moderation", "sent"), [("auto", "auto"), ("low", "low"), ("off", None)])
def test_moderation_is_sent_as_the_wire_calls_it(moderation, sent):
    body = body_of(asked(extras={"moderation": moderation}))
    assert body.get("contentModeration", {}).get("publicFigureThreshold") == sent


def test_a_ratio_of_its_own_is_sent_in_place_of_the_size_and_an_empty_one_not_at_all():
    assert body_of(asked("gpt_image_2", extras={"ratio": "auto"}))["ratio"] == "auto"
    assert "ratio" not in body_of(asked("ideogram_4_0", extras={"ratio": ""}))


def test_more_or_fewer_references_than_a_model_takes_are_refused_not_dropped():
    with pytest.raises(StepFailed) as refused:
        body_of(asked("recraft_v4_1_flash"))
    assert "takes 0 reference pictures at most" in str(refused.value)
    with pytest.raises(StepFailed):
        body_of(asked("gen4_image_turbo", references=()))


def test_the_ledger_has_the_body_with_each_picture_by_its_sum():
    shas = ["a" * 64, "b" * 64, "c" * 64]
    record = image_record(asked(seed=5), image_model("gen4_image"), shas)
    assert record["referenceImages"] == [
        {"tag": "anna", "sha256": "a" * 64},
        {"sha256": "b" * 64},
        {"tag": "shoe", "sha256": "c" * 64},
    ]
    assert {**record, "referenceImages": 0} == {**body_of(asked(seed=5)), "referenceImages": 0}


def test_a_film_begins_with_its_picture_and_may_go_without_words():
    request = VideoRequest("gen4_turbo", "", Image(9, 9), 1280, 720, 5, 3)
    model = video_model("gen4_turbo")
    assert video_body(request, model, "runway://u") == {
        "model": "gen4_turbo",
        "promptImage": "runway://u",
        "ratio": "1280:720",
        "duration": 5,
        "seed": 3,
    }
    assert video_record(request, model, "a" * 64)["promptImage"] == {"sha256": "a" * 64}
