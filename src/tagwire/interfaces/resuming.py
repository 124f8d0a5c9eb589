"""Purchases that a process left open when it died are brought to their end: with GETs only."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from tagwire.core.errors import TagwireError
from tagwire.runtime.step import settled

if TYPE_CHECKING:
    from tagwire.interfaces.app import App
    from tagwire.runtime.ledger.entry import Entry

_LOG = logging.getLogger(__name__)


Told: TypeAlias = "Callable[[Entry, TagwireError | None], None]"
"""Called with each purchase that was resumed: DONE, or with the fault that kept it from being."""


@asynccontextmanager
async def resuming(app: App, told: Told | None = None) -> AsyncGenerator[None, None]:
    """Resume meanwhile what was left open; what is not done at the end is left for next time."""
    if not app.bought:
        yield
        return
    task = asyncio.create_task(resume_all(app, told))
    try:
        yield
    finally:
        task.cancel()
        await settled(task)


async def resume_all(app: App, told: Told | None = None) -> list[Entry]:
    """Bring every purchase whose process died to its end; returns those that are DONE now.

    What cannot be had now waits for another time; so does everything, when this is called off.

    Raises:
        StoreFailed, DamagedStore: the ledger cannot be used.
    """
    waiting: dict[str, Entry] = {}
    try:
        for entry in await _orphans(app):
            waiting[entry.id] = entry
        work = [_resumed(app, each, waiting, told) for each in waiting.values()]
        found = await asyncio.gather(*work)
    finally:
        for entry in waiting.values():
            _leave(app, entry)
    return [entry for entry in found if entry]


async def _orphans(app: App) -> list[Entry]:
    """What is ours from now on and has a task id; left again when this is called off."""
    adopting = asyncio.ensure_future(asyncio.to_thread(app.ledger.adopt_orphans))
    try:
        orphans = await asyncio.shield(adopting)
    except asyncio.CancelledError:
        await settled(adopting)
        for entry in () if adopting.exception() else adopting.result():
            _leave(app, entry)
        raise
    return [entry for entry in orphans if entry.state in ("SUBMITTED", "DOWNLOADED")]


async def _resumed(
    app: App, entry: Entry, waiting: dict[str, Entry], told: Told | None
) -> Entry | None:
    """Bring one to its end. It is out of `waiting` once the house is at work on it."""
    try:
        house = await asyncio.to_thread(app.providers.paid, entry.profile)
        images = app.images(Path.cwd())
        del waiting[entry.id]
        done = await house.resume(entry, images, _silent)
    except TagwireError as fault:
        if waiting.pop(entry.id, None):  # without a key for it, it is left to whoever has one
            _leave(app, entry)
        _LOG.info("%s was not resumed: %s", entry.id, fault)
        if told:
            told(entry, fault)
        return None
    if told:
        told(done, None)
    return done


def _leave(app: App, entry: Entry) -> None:
    """Nobody is at work on it from now on."""
    with contextlib.suppress(TagwireError, ValueError):  # closed, or never ours
        app.ledger.leave(entry)


def _silent(fraction: float, message: str = "") -> None:
    """Nobody looks on."""
