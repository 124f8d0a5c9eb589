"""Requests as Runway's wire has them: what a model does not know is never sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tagwire.core.errors import StepFailed
from tagwire.core.models import ImageModel
from tagwire.core.models.video import VideoModel
from tagwire.core.request import ImageRequest, VideoRequest
from tagwire.core.tags import prompt_as_sent, prompt_with_figures
from tagwire.providers.runway.wire import (
    ContentModeration,
    ImageToVideo,
    ReferenceImage,
    TextToImage,
)

IMAGE_PATH, VIDEO_PATH = "text_to_image", "image_to_video"


def sent_prompt(request: ImageRequest, model: ImageModel) -> str:
    """The prompt as the model reads it: `@tag`, or `Figure 2` where a model has no tags."""
    tags = [reference.tag for reference in request.references]
    if model.tags:
        return _whole(prompt_as_sent(request.prompt, filter(None, tags)))
    return _whole(prompt_with_figures(request.prompt, tags))


def image_body(request: ImageRequest, model: ImageModel, uris: Sequence[str]) -> dict[str, Any]:
    """The body for text_to_image; `uris` are the references' places, in their order.

    Raises:
        StepFailed: the model takes no references, or not so many; nothing is left out silently.
    """
    _check_references(request, model)
    tags = [each.tag if model.tags else "" for each in request.references]
    references = tuple(
        ReferenceImage(uri=uri, tag=tag or None) for uri, tag in zip(uris, tags, strict=True)
    )
    fields = {extra.name for extra in model.extras}
    own = {name: value for name, value in request.extras.items() if name in fields}
    return TextToImage(
        model=model.name,
        prompt_text=sent_prompt(request, model),
        ratio=_ratio(request),
        reference_images=references or None,
        seed=request.seed if model.seed else None,
        content_moderation=_moderation(request) if model.moderation else None,
        **own,
    ).sent()


def video_body(request: VideoRequest, model: VideoModel, uri: str) -> dict[str, Any]:
    """The body for image_to_video; `uri` is the first picture's place."""
    return ImageToVideo(
        model=model.name,
        prompt_image=uri,
        ratio=f"{request.width}:{request.height}",
        prompt_text=sent_motion(request) or None,
        duration=request.seconds,
        seed=request.seed if model.seed else None,
        content_moderation=_moderation(request) if model.moderation else None,
    ).sent()


def sent_motion(request: VideoRequest) -> str:
    """The prompt of a film as sent: films have no tags, so only escapes are undone."""
    return _whole(prompt_as_sent(request.prompt, ()))


def _whole(text: str) -> str:
    """The text with what is half a character, which no JSON can carry, as the sign for it."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def image_record(request: ImageRequest, model: ImageModel, assets: Sequence[str]) -> dict[str, Any]:
    """The same body for the ledger, each reference by its tag and the sha256 of its picture."""
    body = image_body(request, model, assets)
    if "referenceImages" in body:
        body["referenceImages"] = [
            {**({"tag": each["tag"]} if "tag" in each else {}), "sha256": each["uri"]}
            for each in body["referenceImages"]
        ]
    return body


def video_record(request: VideoRequest, model: VideoModel, asset: str) -> dict[str, Any]:
    """The same body for the ledger, the first picture by its sha256."""
    return {**video_body(request, model, asset), "promptImage": {"sha256": asset}}


def _ratio(request: ImageRequest) -> str | None:
    """The size in pixels, the word that stands for one, such as `auto`, or none at all."""
    return str(request.extras.get("ratio", f"{request.width}:{request.height}")) or None


def _moderation(request: ImageRequest | VideoRequest) -> ContentModeration | None:
    match request.extras.get("moderation"):
        case "auto" | "low" as threshold:
            return ContentModeration(public_figure_threshold=threshold)
    return None


def _check_references(request: ImageRequest, model: ImageModel) -> None:
    most, given = model.most_references, len(request.references)
    if most is not None and given > most:
        words = f"{model.title} takes {most} reference pictures at most, not {given}."
        raise StepFailed(words, "Take some away, or choose another model.")
    if given < model.least_references:
        words = f"{model.name} needs at least {model.least_references} reference."
        raise StepFailed(words, "Wire one, or choose gen4_image.")
