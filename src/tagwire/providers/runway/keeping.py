"""What a purchase brings: stored as it came, and given to the graph as a handle."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from tagwire.core.errors import PictureRefused, StepFailed
from tagwire.core.request import Images, VideoRequest
from tagwire.core.values import Image, Video
from tagwire.runtime.ledger.entry import Entry
from tagwire.runtime.ledger.till import Kept

_CHECKING = ThreadPoolExecutor(2, "checking")
"""Few at a time: a picture takes a hundred times its file's room while it is looked through."""


class Keeping:
    """Stores what one purchase brings, and gives it again as a handle."""

    def __init__(self, images: Images, film: bool = False) -> None:
        self._images = images
        self._film = film
        self._brought: Image | Video | None = None

    async def __call__(self, data: bytes) -> Kept:
        try:
            loop = asyncio.get_running_loop()
            brought = await loop.run_in_executor(_CHECKING, self._stored, data)
        except PictureRefused as fault:
            raise StepFailed(fault.message, fault.remedy) from fault
        self._brought = brought
        return Kept(brought.asset, brought.media_type)

    def _stored(self, data: bytes) -> Image | Video:
        if self._film:
            return self._images.keep_film(data)
        return replace(self._images.keep(data), pixels=None)  # whoever needs them opens the file

    async def picture(self, done: Entry) -> Image:
        """The picture of a DONE entry: what was brought just now, or lies in the store."""
        if isinstance(self._brought, Image) and self._brought.asset == done.asset:
            return self._brought
        found = await asyncio.to_thread(self._images.load, f"asset:{done.asset}")
        return replace(found, media_type=done.media_type or found.media_type)

    def film_of(self, done: Entry, asked: VideoRequest) -> Video:
        """The film of a DONE entry; one bought before is as long and large as it was asked."""
        if isinstance(self._brought, Video) and self._brought.asset == done.asset:
            return self._brought
        size = (asked.width, asked.height, asked.seconds)
        return Video(*size, done.asset, done.media_type or "video/mp4")
