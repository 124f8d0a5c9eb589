"""A run that is called off since its process or its store ends leaves what it bought."""

import asyncio

import pytest

import tagwire
from tagwire import Stop


@pytest.mark.parametrize(("way", "leaving"), [("ask", False), ("leave", True)])
def test_a_provider_is_told_whether_what_is_bought_is_left(make_app, wired, painter, way, leaving):
    stop, told = Stop(), []

    async def waits(progress):
        getattr(stop, way)()
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            told.append(painter.asked[0].wanted.leaving())
            raise

    painter.act = waits
    ended = tagwire.run(wired({"shot": ("shoots", {})}), app=make_app(provider=painter), stop=stop)
    assert (ended.status, told) == ("cancelled", [leaving])


def test_a_store_that_fails_a_run_leaves_what_the_run_bought(make_app, acts, wired, painter):
    begun, told = asyncio.Event(), []

    async def fails(ctx):
        await begun.wait()
        raise tagwire.StoreFailed("the disk is full.")

    async def waits(progress):
        begun.set()
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            told.append(painter.asked[0].wanted.leaving())
            raise

    acts["fails"], painter.act = fails, waits
    graph = wired({"shot": ("shoots", {}), "full": ("does", {"act": "fails"})})
    with pytest.raises(tagwire.StoreFailed):
        tagwire.run(graph, app=make_app(provider=painter))
    assert told == [True]
