"""Runway's wire protocol as types: what is asked and what is answered (spec/runway-api.md).

Answers are read leniently: unknown fields are ignored, and a part that makes no sense is None.
What we write is exact: camelCase names, and nothing that was not given.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal, TypeAlias, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic.alias_generators import to_camel

from tagwire.runtime.ledger.shop import Phase

VERSION = "2024-11-06"
"""The one value of X-Runway-Version (runway-api.md §1)."""

Status: TypeAlias = Literal["PENDING", "THROTTLED", "RUNNING", "SUCCEEDED", "FAILED", "CANCELLED"]

_PHASES: Mapping[str, Phase] = {
    "THROTTLED": "queued",
    "RUNNING": "running",
    "SUCCEEDED": "succeeded",
    "FAILED": "failed",
    "CANCELLED": "cancelled",
    "CANCELED": "cancelled",  # the guide's prose spells it so once
}


def is_task_id(text: object) -> bool:
    """Whether a task may be called that: a UUID in its usual spelling, nothing else."""
    try:
        return isinstance(text, str) and str(uuid.UUID(text)) == text.lower()
    except ValueError:
        return False


def _or_none(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
    try:
        return handler(value)
    except ValidationError:
        return None


def _task_id(text: Any) -> Any:
    if not is_task_id(text):
        raise ValueError("no UUID")
    return text


def _moment(when: datetime) -> str:
    told = when.astimezone(UTC).isoformat(timespec="milliseconds")
    return told.replace("+00:00", "Z")


T = TypeVar("T")
Maybe = Annotated[T | None, WrapValidator(_or_none)]
"""A part of an answer that is None when it is not there or makes no sense."""

TaskId = Annotated[str, BeforeValidator(_task_id)]
Moment = Annotated[datetime, PlainSerializer(_moment, return_type=str, when_used="json")]
Credits = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Wire(BaseModel):
    """A body of the protocol."""

    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, extra="ignore", frozen=True
    )

    def sent(self) -> dict[str, Any]:
        """The body as plain JSON, exactly what was given and no more."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)


class ContentModeration(Wire):
    """How strict Runway is with pictures of public figures."""

    public_figure_threshold: Literal["auto", "low"]


class ReferenceImage(Wire):
    """A reference picture: an https URL, a runway:// upload or a data URI, and its tag."""

    uri: str
    tag: str | None = None


class TextToImage(Wire):
    """POST /v1/text_to_image; fields that only some models have ride along under wire names."""

    model_config = ConfigDict(extra="allow")

    model: str
    prompt_text: str
    ratio: str | None = None
    reference_images: tuple[ReferenceImage, ...] | None = None
    seed: int | None = None
    content_moderation: ContentModeration | None = None


class PromptImage(Wire):
    """The picture a film begins with, in its long spelling."""

    uri: str
    position: Literal["first"] = "first"


class ImageToVideo(Wire):
    """POST /v1/image_to_video; `duration` in seconds."""

    model_config = ConfigDict(extra="allow")

    model: str
    prompt_image: str | tuple[PromptImage, ...]
    ratio: str
    prompt_text: str | None = None
    duration: int | None = None
    seed: int | None = None
    content_moderation: ContentModeration | None = None


class Cost(Wire):
    """Credits; 1 credit is 0.01 USD."""

    credits: Credits


class Creation(Wire):
    """The answer to a create: the task, and the most it may charge."""

    id: TaskId
    estimated_cost: Maybe[Cost] = None


class Task(Wire):
    """A task in any of its states; which fields it has hangs on its status (§7).

    `status` may be a word nobody has heard of yet: it then waits.
    """

    id: str
    status: str
    created_at: Maybe[Moment] = None
    estimated_cost: Maybe[Cost] = None
    progress: Maybe[Annotated[float, Field(ge=0, le=1)]] = None
    output: Maybe[tuple[str, ...]] = None
    cost: Maybe[Cost] = None
    failure: Maybe[str] = None
    failure_code: Maybe[str] = None

    @property
    def phase(self) -> Phase:
        """The state in the ledger's words; an unknown one is "waiting"."""
        return _PHASES.get(self.status.upper(), "waiting")


class UploadStart(Wire):
    """POST /v1/uploads: a file will come."""

    filename: str
    type: Literal["ephemeral"] = "ephemeral"


class UploadTicket(Wire):
    """Where to post the file, the fields to post before it, and how requests name it later."""

    upload_url: str
    fields: Mapping[str, str] = Field(default_factory=dict)
    runway_uri: Annotated[str, Field(pattern=r"^runway://", max_length=5000)]


class ModelLimits(Wire):
    """What a model may do at once and a day; None is no limit."""

    max_concurrent_generations: Maybe[int] = None
    max_daily_generations: Maybe[int] = None


class Tier(Wire):
    """The limits of an organization's tier; credits a month, and each model's."""

    max_monthly_credit_spend: Maybe[int] = None
    models: Mapping[str, ModelLimits] = Field(default_factory=dict)


class ModelUse(Wire):
    """How much a model was used in the past day."""

    daily_generations: int = 0


class Use(Wire):
    """What an organization used in the past day, by model."""

    models: Mapping[str, ModelUse] = Field(default_factory=dict)


class Organization(Wire):
    """GET /v1/organization: credits left, the tier's limits, the day's use."""

    credit_balance: float
    tier: Tier = Tier()
    usage: Use = Use()


class UsageAsked(Wire):
    """POST /v1/organization/usage: days in UTC, the last one not included, 90 at most."""

    start_date: date | None = None
    before_date: date | None = None


class UsedCredits(Wire):
    """Credits a model took on a day; negative when more was given back."""

    model: str
    amount: float


class UsageDay(Wire):
    """One day, in UTC."""

    date: date
    used_credits: tuple[UsedCredits, ...] = ()


class Usage(Wire):
    """The answer: day by day, and the models met."""

    results: tuple[UsageDay, ...] = ()
    models: tuple[str, ...] = ()


class Issue(Wire):
    """One thing wrong with a body: what, and where in it."""

    model_config = ConfigDict(extra="allow")

    code: Maybe[str] = None
    message: str = ""
    path: tuple[str | int, ...] = ()


class ErrorBody(Wire):
    """An error as Runway writes it."""

    error: str
    issues: tuple[Issue, ...] | None = None
    doc_url: str | None = None
