"""What an account may do at once: a room per model, as large as its tier allows."""

from __future__ import annotations

import asyncio
from weakref import WeakKeyDictionary

from tagwire.core.errors import StepFailed
from tagwire.providers.profile import Profile
from tagwire.providers.runway.client import RunwayClient
from tagwire.providers.runway.wire import Organization
from tagwire.runtime.ledger.clock import Clock, WallClock
from tagwire.runtime.ledger.shop import Again

UNKNOWN_ROOM = 2
"""How many at once where nobody says: Runway's first tier (runway-api.md §10)."""

MOST_ROOM = 64
LIFE = 600.0
"""Seconds an account's answer is believed."""


class Account:
    """The organization behind a key, asked at most every ten minutes."""

    def __init__(self, client: RunwayClient, profile: Profile, clock: Clock | None = None) -> None:
        self._client = client
        self._profile = profile
        self._clock = clock or WallClock()
        self._known: tuple[float, Organization | None] | None = None
        self._rooms: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[str, asyncio.Semaphore]] = (
            WeakKeyDictionary()
        )
        self._turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock]
        self._turns = WeakKeyDictionary()

    async def organization(self) -> Organization | None:
        """What the provider says of the account; None where it says nothing."""
        if self._profile.kind == "cometapi":  # it has no such call (runway-api.md §13)
            return None
        async with self._turns.setdefault(asyncio.get_running_loop(), asyncio.Lock()):
            now = self._clock.now()
            if self._known is None or not 0 <= now - self._known[0] < LIFE:
                self._known = (now, await self._asked())
            return self._known[1]

    async def room(self, model: str) -> asyncio.Semaphore:
        """Lets in as many at a time, in this event loop, as the model takes together."""
        rooms = self._rooms.setdefault(asyncio.get_running_loop(), {})
        if model not in rooms:
            size = self._profile.at_once or await self._allowed(model)
            rooms.setdefault(model, asyncio.Semaphore(size))
        return rooms[model]

    async def _allowed(self, model: str) -> int:
        organization = await self.organization()
        limits = organization.tier.models.get(model) if organization else None
        if limits is None:
            return UNKNOWN_ROOM
        most = limits.max_concurrent_generations
        return MOST_ROOM if most is None else min(MOST_ROOM, max(1, most))

    async def _asked(self) -> Organization | None:
        try:
            return await self._client.organization()
        except (Again, StepFailed):
            return None
