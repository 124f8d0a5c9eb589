"""How the form of a node that asks an image model is cut to the model it asks."""

from __future__ import annotations

from collections.abc import Iterator

from tagwire.core.models.extras import settings_of
from tagwire.core.models.model import (
    AspectRatio,
    ImageModel,
    NoNearRatio,
    Ratio,
    Resolution,
    exact_ratio,
)
from tagwire.core.models.sizing import SizeWish, aspects, resolution_of
from tagwire.core.models.table import IMAGE_MODELS
from tagwire.core.tailored import Tailored

EXTRA_SETTINGS: frozenset[str] = frozenset(
    name for model in IMAGE_MODELS.values() for name in settings_of(model)
)
"""The settings of all models' extras."""


def fitted(model: ImageModel, wish: SizeWish) -> Tailored:
    """The settings that count with a model, and the choices it has: sizes with their pixels.

    The settings are called aspect_ratio, resolution, size, seed, tags and as the extras.
    """
    hidden = EXTRA_SETTINGS - settings_of(model).keys()
    if wish.size:
        hidden |= {"aspect_ratio", "resolution"}
    elif len(model.tiers) < 2:
        hidden |= {"resolution"}
    options = {**_sizes(model, wish), **_choices(model)}
    return Tailored(frozenset(hidden), options, dict(_instead(model, wish)), dict(_notes(model)))


def _sizes(model: ImageModel, wish: SizeWish) -> dict[str, dict[str, str]]:
    """What there is to choose of aspects, resolutions and exact sizes."""
    tiers: dict[str, str] = {name: _shown(model, wish.aspect, name) for name in model.resolutions}
    listed = {str(ratio): resolution_of(model, ratio) or "" for ratio in model.ratios}
    easy = _shown(model, wish.aspect, wish.resolution)
    return {
        "aspect_ratio": dict.fromkeys(aspects(model, wish.resolution), ""),
        "resolution": tiers,
        "size": {"": easy, **dict.fromkeys(model.special, ""), **listed},
    }


def _shown(model: ImageModel, aspect: AspectRatio, resolution: Resolution) -> str:
    try:
        return _pixels(exact_ratio(model, aspect, resolution))
    except NoNearRatio:
        return ""


def _pixels(ratio: Ratio) -> str:
    return f"{ratio.width} × {ratio.height}"


def _choices(model: ImageModel) -> dict[str, dict[str, str]]:
    """The choices of the extras that are one; "" leaves it to the model."""
    return {
        name: {**({} if name == "moderation" else {"": ""}), **{str(c): "" for c in extra.choices}}
        for name, extra in settings_of(model).items()
        if extra.choices
    }


def _instead(model: ImageModel, wish: SizeWish) -> Iterator[tuple[str, str]]:
    if model.tiers and wish.resolution not in model.resolutions:
        try:
            nearest = exact_ratio(model, wish.aspect, wish.resolution)
        except NoNearRatio:
            return
        yield from (("resolution", name) for name, sizes in model.tiers if nearest in sizes)


def _notes(model: ImageModel) -> Iterator[tuple[str, str]]:
    if not model.seed:
        yield "seed", f"{model.title} takes no seed: the number only tells runs apart."
    if not model.tags:
        yield "tags", f"{model.title} knows no tags: mentions are sent as Figure 1, Figure 2."
    if model.free_pixels:
        fewest, most = model.free_pixels
        yield "size", f"{model.title} takes any size of {fewest} to {most} pixels."
