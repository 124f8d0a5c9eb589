"""A film is bought as a picture is: once, whatever gets lost."""

from __future__ import annotations

import asyncio

import pytest
from ours import prompt_of, shelf_at
from PIL import Image as Pillow
from plans import Rule

from tagwire.core.errors import TagwireError, UnknownOutcome
from tagwire.core.request import VideoRequest, Wanted

CASES = {
    "nothing": ([], "DONE"),
    "a lost answer": ([Rule("submit", "truncated", charged=True)], "UNKNOWN"),
    "a rough way": ([Rule("poll", "503", times=2), Rule("download", "truncated")], "DONE"),
    "an expired address": ([Rule("download", "expired_403")], "DONE"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_film_is_charged_once(fake, prompts, tmp_path, case):
    (prompt,) = prompts(1)
    rules, state = CASES[case]
    fake.plan(*rules)
    shelf = shelf_at(fake.url, tmp_path)
    first = shelf.images.hold(Pillow.new("RGB", (1280, 720), "teal"))
    wanted = Wanted(key=prompt, run="run", node="film")
    request = VideoRequest("gen4_turbo", prompt, first, 1280, 720, 5, wanted=wanted)

    async def filmed():
        return await shelf.provider.film(request, shelf.images, lambda fraction, message="": None)

    try:
        brought, fault = asyncio.run(filmed()), None
    except TagwireError as raised:
        brought, fault = None, raised
    (entry,) = shelf.entries()
    shelf.close()
    assert (entry.state, prompt_of(entry), len(fake.charges(prompt))) == (state, prompt, 1)
    assert isinstance(fault, UnknownOutcome) if fault else brought.video.asset == entry.asset
