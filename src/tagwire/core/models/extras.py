"""The request fields only some models have, as settings: what is sent, and what is amiss."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tagwire.core.errors import Problem
from tagwire.core.models.model import Extra, ImageModel

_MODERATION = Extra("moderation", "choice", ("auto", "low"))
_NEEDS_REFERENCE = ("edit", "precise_edit")
"""Extras that change a reference, so that there must be one (text_to_image_create_params.py)."""


def settings_of(model: ImageModel) -> dict[str, Extra]:
    """The model's extras by the setting that holds each: `outputFormat` is `output_format`.

    How many pictures and a mask are none: a step makes one picture of whole references.
    """
    extras = (*model.extras, *((_MODERATION,) if model.moderation else ()))
    named = {re.sub(r"(?=[A-Z])", "_", extra.name).lower(): extra for extra in extras}
    return {n: extra for n, extra in named.items() if n not in ("output_count", "mask_uri")}


def sent(model: ImageModel, chosen: Mapping[str, Any]) -> dict[str, Any]:
    """What of the settings a person chose the model is told, by wire name."""
    has = settings_of(model)
    told = {has[name].name: value for name, value in chosen.items() if name in has}
    return {name: list(v) if isinstance(v, tuple) else v for name, v in told.items()}


def extra_problems(
    model: ImageModel, chosen: Mapping[str, Any], references: int
) -> Iterator[Problem]:
    """What the model has not, or would refuse, of the settings a person chose.

    What it has not is kept in the graph, for the next model may have it.
    """
    has = settings_of(model)
    for name, value in chosen.items():
        place = f"/settings/{name}"
        extra = has.get(name)
        if extra is None:
            words = f"{model.name} has no {name}: it is kept here, and not sent."
            yield Problem("not_sent", words, place=place, severity="warning")
        elif extra.choices and value not in extra.choices:
            words = f"{model.name} has no {name} {value!r}."
            remedy = f"It has: {', '.join(map(str, extra.choices))}."
            yield Problem("no_choice", words, remedy, place)
        elif name in _NEEDS_REFERENCE and value and not references:
            words = f"{name} changes a reference, and none is wired."
            yield Problem("few_references", words, "Wire one, or switch it off.", place)
