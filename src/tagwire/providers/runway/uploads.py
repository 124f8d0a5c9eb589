"""How reference pictures reach the API: inside the request, or uploaded before it."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from tagwire.core.request import Images
from tagwire.core.values import Image
from tagwire.providers.disk.atomic import write_whole
from tagwire.providers.runway.client import RunwayClient
from tagwire.providers.runway.photos import INLINE, INLINE_IN_ALL, Photo, photo
from tagwire.runtime.ledger.clock import Clock, WallClock
from tagwire.runtime.ledger.outcome import NotSent, Refused
from tagwire.runtime.ledger.shop import Again

LIFE = 23 * 3600.0
"""Seconds an upload is used again; Runway keeps it for 24 hours (runway-api.md §6)."""

_TRIES = 3
_MOST_KEPT = 2000


class UploadBook:
    """Which files a profile has uploaded, by sha256, in a small file of the store."""

    def __init__(self, folder: Path, profile: str, clock: Clock | None = None) -> None:
        self._path = folder / f"{profile}.json"
        self._clock = clock or WallClock()

    def find(self, sha256: str) -> str:
        """The runway:// URI of a file that is still there; "" for none."""
        return self._live().get(sha256, ("", 0))[0]

    def add(self, sha256: str, uri: str) -> None:
        """Remember an upload of now."""
        self._write({**self._live(), sha256: (uri, self._clock.now())})

    def refused(self, body: Mapping[str, Any], refused: Refused) -> None:
        """Forget the uploads a body names when its refusal is about such a thing."""
        words = refused.words.lower()
        if refused.code != "http_400" or not any(w in words for w in ("uri", "upload", "asset")):
            return
        sent = json.dumps(body)
        live = self._live()
        left = {sha: kept for sha, kept in live.items() if f'"{kept[0]}"' not in sent}
        if left != live:
            self._write(left)

    def _live(self) -> dict[str, tuple[str, float]]:
        """The uploads of the last 23 hours; what cannot be read is as good as none."""
        now = self._clock.now()
        try:
            raw = json.loads(self._path.read_bytes())
            every = {sha: (str(uri), float(at)) for sha, (uri, at) in raw.items()}
        except (OSError, ValueError, TypeError, AttributeError, RecursionError):
            return {}
        return {sha: kept for sha, kept in every.items() if 0 <= now - kept[1] < LIFE}

    def _write(self, every: Mapping[str, tuple[str, float]]) -> None:
        newest = dict(list(every.items())[-_MOST_KEPT:])
        with contextlib.suppress(OSError):  # it only spares an upload
            write_whole(self._path, json.dumps(newest).encode())


class Uploads:
    """Gives every reference picture of a request a place the API can read it at."""

    def __init__(self, client: RunwayClient, book: UploadBook) -> None:
        self._client = client
        self._book = book
        self._turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock]
        self._turns = WeakKeyDictionary()

    async def places(
        self, pictures: Sequence[Image], names: Sequence[str], images: Images
    ) -> list[str]:
        """A URI for each picture, in order; `names` are what people call them.

        Raises:
            StepFailed: a picture the API would not take.
            NotSent: an upload did not come through.
        """
        inside = 0
        uris: list[str] = []
        for picture, name in zip(pictures, names, strict=True):
            leaving = await asyncio.to_thread(self._leaving, picture, name, images)
            size = len(leaving.data)
            may_upload = self._client.dialect.uploads
            if may_upload and (size > INLINE or inside + size > INLINE_IN_ALL):
                uris.append(await self._uploaded(leaving))
            else:
                inside += size
                uris.append(leaving.uri)
        return uris

    def _leaving(self, picture: Image, name: str, images: Images) -> Photo:
        pixels = images.open(picture)
        return photo(pixels, name, must_fit=not self._client.dialect.uploads)

    async def _uploaded(self, leaving: Photo) -> str:
        async with self._turns.setdefault(asyncio.get_running_loop(), asyncio.Lock()):
            sha256 = leaving.sha256
            known = await asyncio.to_thread(self._book.find, sha256)
            if known:
                return known
            uri = await self._sent(leaving)
            await asyncio.to_thread(self._book.add, sha256, uri)
            return uri

    async def _sent(self, leaving: Photo) -> str:
        """Upload the file; a try that fails begins anew with a fresh ticket."""
        why = ""
        for _ in range(_TRIES):
            try:
                ticket = await self._client.start_upload(leaving.filename)
                status = await self._client.fetcher.post(
                    ticket.upload_url,
                    ticket.fields,
                    leaving.filename,
                    leaving.data,
                    leaving.media_type,
                )
            except Again as again:
                why = again.words
                continue
            if 200 <= status < 300:
                return ticket.runway_uri
            why = f"the place for uploads answered {status}."
        raise NotSent(f"a reference could not be uploaded: {why}", "upload")


async def stored(pictures: Sequence[Image], images: Images) -> list[Image]:
    """The pictures with an asset id each, for the ledger; raises StoreFailed."""
    return [await asyncio.to_thread(images.store, picture) for picture in pictures]
