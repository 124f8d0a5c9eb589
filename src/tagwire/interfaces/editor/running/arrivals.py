"""What was bought before and arrives now: fetched in the background, told, and hung."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from typing import Any

from tagwire.core.document import GraphDocument
from tagwire.core.errors import TagwireError
from tagwire.core.values import Image, Video
from tagwire.interfaces.editor.desk.desk import Desk
from tagwire.interfaces.editor.running.onlooker import gallery_news, notice
from tagwire.interfaces.editor.running.runs import Run
from tagwire.interfaces.resuming import resume_all
from tagwire.providers.disk.gallery import Gallery
from tagwire.providers.disk.gallery_rows import Made
from tagwire.runtime.ledger.entry import Entry
from tagwire.runtime.step import settled

_LOG = logging.getLogger(__name__)


class Arrivals:
    """Purchases that a process left open, brought to their end while the editor is there.

    `count` is how many have arrived since `since`, in seconds since the epoch.
    """

    def __init__(self, desk: Desk, gallery: Gallery, run_of: Callable[[str], Run | None]) -> None:
        self.count = 0
        self.since = time.time()
        self._desk, self._gallery, self._run_of = desk, gallery, run_of
        self._tasks: set[asyncio.Task[None]] = set()

    def look(self) -> None:
        """Fetch whatever was bought and is nobody's work, from now on."""
        if self._desk.app.bought:
            self._begin(self._look())

    async def close(self) -> None:
        """Leave what has not arrived for the next process."""
        for task in list(self._tasks):
            task.cancel()
            await settled(task)

    def told(self) -> dict[str, Any]:
        """How many have arrived, as the browser reads it."""
        return {"count": self.count, "since": self.since}

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _look(self) -> None:
        try:
            await resume_all(self._desk.app, self._ended)
        except TagwireError as fault:
            self._desk.broadcast(notice(fault))

    def _ended(self, entry: Entry, fault: TagwireError | None) -> None:
        if fault is None:
            self._begin(self._arrived(entry))
        elif entry.state == "SUBMITTED" and not self._desk.app.providers.leaving:
            self._desk.broadcast(notice(fault))

    async def _arrived(self, entry: Entry) -> None:
        """A picture is there. A run that still goes on takes it from the ledger, and hangs it."""
        run = self._run_of(entry.run)
        try:
            if run is None or run.over:
                await self._hang(entry, run)
        except TagwireError as fault:
            self._desk.broadcast(notice(fault))
            return
        self.count += 1
        self._desk.broadcast({"kind": "arrived", **self.told()})

    async def _hang(self, entry: Entry, run: Run | None) -> None:
        key, document = self._graph_of(entry, run)
        picture = await asyncio.to_thread(self._stored, entry)
        made = Made(
            picture.asset,
            picture.width,
            picture.height,
            length=picture.seconds if isinstance(picture, Video) else None,
            graph=key,
            title=document.name or entry.graph or key,
            node=entry.node,
            type=document.nodes[entry.node].type if entry.node in document.nodes else "",
            folder=run.folder if run else str(self._desk.folder),
            model=entry.model,
            seed=entry.seed,
            credits=entry.charge if entry.charge is not None else entry.price,
            run=entry.run,
            batch=run.batch if run else None,
            prompt=str(entry.request.get("promptText", "")),
            receipts=(receipt_of(entry),),
            key=entry.key.rpartition("#")[0],
        )
        row, fresh = await asyncio.to_thread(self._gallery.hang, made, document)
        self._desk.broadcast(gallery_news(row, fresh))

    def _stored(self, entry: Entry) -> Image | Video:
        app = self._desk.app
        data, images = app.assets.get(entry.asset), app.images(self._desk.folder)
        film = entry.media_type.startswith("video/")
        return images.keep_film(data) if film else images.keep(data)

    def _graph_of(self, entry: Entry, run: Run | None) -> tuple[str, GraphDocument]:
        """The graph it was bought for, as far as it is known here."""
        named = [s for s in self._desk.sessions.values() if s.document.name == entry.graph]
        try:
            open_one = self._desk.session(run.graph) if run else None
        except TagwireError:
            open_one = None
        for session in filter(None, [open_one, *named]):
            if entry.node in session.document.nodes:
                return session.key, session.document
        name = run.graph if run else entry.graph or "bought"
        return name, GraphDocument(name=entry.graph)


def receipt_of(entry: Entry) -> dict[str, Any]:
    """What is known of how a picture was made, when only the ledger knows it."""
    told = {
        "node": entry.node,
        "provider": entry.profile,
        "profile": entry.profile,
        "model": entry.model,
        "prompt": str(entry.request.get("promptText", "")),
        "seed": entry.seed,
        "task": entry.task,
        "ledger": entry.id,
        "charge": entry.charge,
        "estimated": entry.estimated,
    }
    return {name: value for name, value in told.items() if value not in (None, "")}
