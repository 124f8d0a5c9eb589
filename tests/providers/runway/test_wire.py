"""Our words and the official SDK's: what we write it takes, and what it says we read."""

import typing
from datetime import UTC, datetime

import pytest
import runwayml.types as sdk
from pydantic import TypeAdapter
from runwayml._utils import PropertyInfo, maybe_transform
from runwayml.types import image_to_video_create_params as films
from runwayml.types import organization_retrieve_response as account
from runwayml.types import task_retrieve_response as tasks
from runwayml.types import text_to_image_create_params as stills
from typing_extensions import is_typeddict

from tagwire import Image, ImageRequest, Reference
from tagwire.core.models import IMAGE_MODELS
from tagwire.core.models.video import VIDEO_MODELS
from tagwire.core.request import VideoRequest
from tagwire.providers.runway import wire
from tagwire.providers.runway.body import image_body, video_body

TASK = "0b7a3cda-6c2e-4a55-8d6e-1f2f3a4b5c6d"
URI = "data:image/png;base64,AAAA"
STILLS = typing.get_args(stills.TextToImageCreateParams)
FILMS = typing.get_args(films.ImageToVideoCreateParams)


def bare(hint):
    """A type without Required and Annotated around it; whether it was required; its wire name."""
    required, name = False, None
    while typing.get_origin(hint) in (typing.Required, typing.Annotated):
        required |= typing.get_origin(hint) is typing.Required
        for told in getattr(hint, "__metadata__", ()):
            name = told.alias if isinstance(told, PropertyInfo) else name
        hint = typing.get_args(hint)[0]
    return hint, required, name


def fields(kind):
    """By wire name: the SDK's own name, the type, and whether it must be there."""
    found = {}
    for name, hint in typing.get_type_hints(kind, include_extras=True).items():
        plain, required, alias = bare(hint)
        found[alias or name] = (name, plain, required)
    return found


def fits(kind, value):
    """Have the SDK's type say that it takes a value, to the last key; nothing unknown passes."""
    if is_typeddict(kind):
        known = fields(kind)
        assert value.keys() <= known.keys()
        assert {name for name, field in known.items() if field[2]} <= value.keys()
        for name, each in value.items():
            fits(known[name][1], each)
    elif typing.get_origin(kind) is typing.Union and any(
        "Iterable" in str(k) for k in kind.__args__
    ):
        of = next(k for k in kind.__args__ if ("Iterable" in str(k)) == isinstance(value, list))
        fits(of, value)
    elif "Iterable" in str(kind) or "Sequence" in str(kind):
        assert isinstance(value, list)
        for each in value:
            fits(typing.get_args(kind)[0], each)
    else:
        TypeAdapter(kind).validate_python(value, strict=True)


def model_of(kind):
    return typing.get_args(fields(kind)["model"][1])[0]


def sample(extra):
    """A value an extra field takes."""
    match extra.kind:
        case "choice":
            return extra.choices[-1]
        case "bool":
            return True
        case "int-range":
            return extra.highest or 2
        case "image":
            return "https://a.example/mask.png"
        case "colour":
            return "#FF8800"
    return ["#FF8800", "#00FF00"]


def full_request(model):
    """Everything a model could be asked, and much that it does not know."""
    count = min(2, model.most_references if model.most_references is not None else 2)
    size = model.ratios[0]
    own = {extra.name: sample(extra) for extra in model.extras}
    references = tuple(Reference(Image(9, 9), tag) for tag in ("shoe", "anna")[:count])
    extras = {**own, "moderation": "low", "nobody": "knows", "tag": 1, "seed": 3}
    return ImageRequest(
        model.name, "@shoe on @anna", size.width, size.height, references, 7, extras
    )


def test_the_sdk_and_our_tables_know_the_same_models():
    assert {model_of(kind) for kind in STILLS} == {*IMAGE_MODELS}
    assert {*VIDEO_MODELS} <= {model_of(kind) for kind in FILMS}


@pytest.mark.parametrize("kind", STILLS, ids=model_of)
def test_the_sdk_takes_every_picture_we_ask_for(kind):
    model = IMAGE_MODELS[model_of(kind)]
    request = full_request(model)
    body = image_body(request, model, [URI] * len(request.references))
    fits(kind, body)
    assert body.get("seed") == (7 if model.seed else None)
    moderation = {"publicFigureThreshold": "low"} if model.moderation else None
    assert body.get("contentModeration") == moderation
    assert {extra.name for extra in model.extras} <= body.keys()
    assert "nobody" not in body


@pytest.mark.parametrize("kind", STILLS, ids=model_of)
def test_the_sdk_takes_the_plainest_request_at_every_size(kind):
    model = IMAGE_MODELS[model_of(kind)]
    references = (Reference(Image(9, 9)),) * model.least_references
    for ratio in model.ratios:
        request = ImageRequest(model.name, "a shoe", ratio.width, ratio.height, references)
        body = image_body(request, model, [URI] * len(references))
        fits(kind, body)
        assert body["ratio"] == str(ratio)
    for special in model.special:
        body = image_body(
            ImageRequest(model.name, "a", 9, 9, references, extras={"ratio": special}),
            model,
            [URI] * len(references),
        )
        fits(kind, body)
        assert body["ratio"] == special


@pytest.mark.parametrize("kind", STILLS, ids=model_of)
def test_we_read_what_the_sdk_sends(kind):
    model = IMAGE_MODELS[model_of(kind)]
    request = full_request(model)
    body = image_body(request, model, [URI] * len(request.references))
    theirs = maybe_transform(in_their_names(kind, body), stills.TextToImageCreateParams)
    assert theirs == body
    assert wire.TextToImage.model_validate(theirs).sent() == body


def in_their_names(kind, body):
    """A body as the SDK's caller writes it, in snake case, nested parts too."""
    known = fields(kind)
    named = {}
    for name, value in body.items():
        own, of, _ = known[name]
        named[own] = in_their_names(of, value) if is_typeddict(of) else value
    return named


@pytest.mark.parametrize("name", VIDEO_MODELS)
def test_the_sdk_takes_every_film_we_ask_for(name):
    kind = next(kind for kind in FILMS if model_of(kind) == name)
    model = VIDEO_MODELS[name]
    for ratio in model.ratios:
        extras = {"moderation": "auto", "ratio": "auto", "x": 1}
        request = VideoRequest(
            name, "it turns", Image(9, 9), ratio.width, ratio.height, 5, 7, extras
        )
        body = video_body(request, model, URI)
        fits(kind, body)
        assert wire.ImageToVideo.model_validate(body).sent() == body
    long = {**body, "promptImage": [{"uri": URI, "position": "first"}]}
    fits(kind, long)
    assert wire.ImageToVideo.model_validate(long).sent() == long


NOW = datetime(2026, 11, 21, 12, 30, 15, 250_000, UTC)
STATES = {
    "PENDING": {"estimated_cost": wire.Cost(credits=8)},
    "THROTTLED": {"estimated_cost": wire.Cost(credits=8.5)},
    "RUNNING": {"estimated_cost": wire.Cost(credits=8), "progress": 0.25},
    "SUCCEEDED": {"cost": wire.Cost(credits=8), "output": ("https://a.example/b.png",)},
    "FAILED": {"cost": wire.Cost(credits=0), "failure": "no", "failure_code": "SAFETY.INPUT"},
    "CANCELLED": {"cost": wire.Cost(credits=0)},
}


@pytest.mark.parametrize("status", STATES)
def test_a_task_is_the_same_to_the_sdk_and_to_us(status):
    ours = wire.Task(id=TASK, status=status, created_at=NOW, **STATES[status])
    body = ours.sent()
    assert body["createdAt"] == "2026-11-21T12:30:15.250Z"
    theirs = TypeAdapter(tasks.TaskRetrieveResponse).validate_python(body)
    assert type(theirs).__name__.upper() == status
    assert not theirs.model_extra
    back = wire.Task.model_validate(theirs.model_dump(mode="json", by_alias=True))
    assert back == ours


def test_a_creation_is_the_same_to_the_sdk_and_to_us():
    ours = wire.Creation(id=TASK, estimated_cost=wire.Cost(credits=8))
    theirs = sdk.TextToImageCreateResponse.model_validate(ours.sent(), strict=True)
    assert sdk.ImageToVideoCreateResponse.model_validate(ours.sent(), strict=True)
    assert wire.Creation.model_validate(theirs.model_dump(by_alias=True)) == ours


def test_uploads_organization_and_usage_are_the_same_to_the_sdk_and_to_us():
    limits = wire.ModelLimits(max_concurrent_generations=2, max_daily_generations=200)
    ours = wire.Organization(
        credit_balance=120,
        tier=wire.Tier(max_monthly_credit_spend=10_000, models={"gen4_image": limits}),
        usage=wire.Use(models={"gen4_image": wire.ModelUse(daily_generations=3)}),
    )
    theirs = account.OrganizationRetrieveResponse.model_validate(ours.sent())
    assert wire.Organization.model_validate(theirs.model_dump(by_alias=True)) == ours
    used = wire.UsedCredits(model="gen4_image", amount=-8)
    day = wire.UsageDay(date=NOW.date(), used_credits=(used,))
    usage = wire.Usage(results=(day,), models=("gen4_image",))
    answer = sdk.OrganizationRetrieveUsageResponse.model_validate(usage.sent())
    assert wire.Usage.model_validate(answer.model_dump(by_alias=True)) == usage
    ticket = {"uploadUrl": "https://a.example", "fields": {"k": "v"}, "runwayUri": "runway://x"}
    assert wire.UploadTicket.model_validate(ticket).sent() == ticket
    assert wire.UploadStart(filename="a.png").sent() == {"filename": "a.png", "type": "ephemeral"}


def test_an_error_is_read_and_written_with_what_its_issues_know_beyond_us():
    issue = {"code": "too_big", "message": "Too long", "path": ["promptText", 0], "maximum": 1000}
    body = {"error": "Validation of body failed", "issues": [issue], "docUrl": "https://x"}
    assert wire.ErrorBody.model_validate(body).sent() == body
    assert wire.ErrorBody(error="no").sent() == {"error": "no"}


@pytest.mark.parametrize("text", [TASK, TASK.upper()])
def test_a_task_is_called_by_a_uuid(text):
    assert wire.is_task_id(text)


@pytest.mark.parametrize(
    "text", ["", "x", TASK[:-1], TASK.replace("-", ""), f"{{{TASK}}}", f"urn:uuid:{TASK}", 7, None]
)
def test_nothing_else_is_a_tasks_name(text):
    assert not wire.is_task_id(text)
