"""The draft engine as a provider: what it would not draw."""

import asyncio

import pytest

from tagwire.core.errors import StepFailed
from tagwire.core.request import ImageRequest
from tagwire.providers.disk.images import DiskImages
from tagwire.providers.draft.provider import DraftProvider


def test_a_picture_larger_than_any_models_is_refused_before_it_takes_all_memory() -> None:
    request = ImageRequest("gen4_image", "a studio", 8000, 8000)
    asked = DraftProvider().generate(request, DiskImages.__new__(DiskImages), lambda *_: None)
    with pytest.raises(StepFailed, match="8000 x 8000 is more than a draft can be, 40,000,000"):
        asyncio.run(asked)
