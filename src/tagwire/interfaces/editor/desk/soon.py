"""A job done soon after it was asked for, however often, and never twice at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable


class Soon:
    """Calls `job` once, `delay` seconds after the first of many wishes for it."""

    def __init__(self, delay: float, job: Callable[[], Awaitable[None]]) -> None:
        self._delay = delay
        self._job = job
        self._wanted = False
        self._task: asyncio.Task[None] | None = None

    def __call__(self) -> None:
        """Wish for the job; without an event loop the wish waits for `ended`."""
        self._wanted = True
        if self._task is None or self._task.done():
            try:
                self._task = asyncio.get_running_loop().create_task(self._work())
            except RuntimeError:
                return

    @property
    def wanted(self) -> bool:
        """Whether the job has not been begun since it was last wished for."""
        return self._wanted

    async def ended(self) -> None:
        """Do the job now if it is wished for, and wait until none is under way."""
        if self._task is not None and not self._task.done():
            await asyncio.shield(self._task)
        if self._wanted:
            await self._once()

    def drop(self) -> None:
        """Do not do it after all."""
        self._wanted = False
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def _work(self) -> None:
        while self._wanted:
            await asyncio.sleep(self._delay)
            await self._once()

    async def _once(self) -> None:
        self._wanted = False
        await self._job()
