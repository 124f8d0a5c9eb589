"""Finds a model by its name."""

from __future__ import annotations

from difflib import get_close_matches

from tagwire.core.models.model import ImageModel
from tagwire.core.models.table import IMAGE_MODELS


class UnknownModel(LookupError):
    """No model has that name; lists the near ones, or all."""


def image_model(name: str) -> ImageModel:
    """The model of that wire name.

    Raises:
        UnknownModel: there is none.
    """
    if name in IMAGE_MODELS:
        return IMAGE_MODELS[name]
    near = get_close_matches(name.lower(), IMAGE_MODELS, n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(IMAGE_MODELS)}"
    raise UnknownModel(f"no image model is called {name!r}; {hint}")
