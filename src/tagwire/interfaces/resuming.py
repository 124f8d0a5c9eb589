"""Purchases that a process left open when it died are brought to their end: with GETs only."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from tagwire.core.errors import TagwireError
from tagwire.runtime.step import settled

if TYPE_CHECKING:
    from tagwire.interfaces.app import App
    from tagwire.providers.runway.provider import RunwayProvider
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

    What cannot be had now waits for another time.

    Raises:
        StoreFailed, DamagedStore: the ledger cannot be used.
    """
    orphans = await asyncio.to_thread(app.ledger.adopt_orphans)
    bought = [entry for entry in orphans if entry.state in ("SUBMITTED", "DOWNLOADED")]
    found = await asyncio.gather(*(_resumed(app, each, told) for each in bought))
    return [entry for entry in found if entry]


async def _resumed(app: App, entry: Entry, told: Told | None) -> Entry | None:
    try:
        house = await asyncio.to_thread(_house, app, entry)
        done = await house.resume(entry, app.images(Path.cwd()), _silent)
    except TagwireError as fault:
        _LOG.info("%s was not resumed: %s", entry.id, fault)
        if told:
            told(entry, fault)
        return None
    if told:
        told(done, None)
    return done


def _silent(fraction: float, message: str = "") -> None:
    """Nobody looks on."""


def _house(app: App, entry: Entry) -> RunwayProvider:
    """Who it was bought from; without a key for it, it is left to whoever has one."""
    try:
        return app.providers.paid(entry.profile)
    except TagwireError:
        app.ledger.leave(entry)
        raise
