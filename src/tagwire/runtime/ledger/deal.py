"""One purchase under way: its entry, and steps of it that no cancel can tear."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from tagwire.core.errors import DamagedStore, StoreFailed
from tagwire.core.request import Progress
from tagwire.runtime.ledger.entry import Entry, State
from tagwire.runtime.ledger.faults import NOT_SENT
from tagwire.runtime.ledger.till import Till, stay

T = TypeVar("T")
_WRITING = ThreadPoolExecutor(4, "tagwire-ledger")
"""For the ledger alone: what a loop's own threads wait for, a name server that is silent, must not
keep a task id from the disk. Their turns come one by one anyhow."""


@dataclass(slots=True)
class Deal:
    """A purchase under way: `entry` is as it is on disk.

    `aside` gives up what others may need, once the provider is through with the task. `off`: it
    was called off meanwhile. `sent`: its POST was ours, just now.
    """

    till: Till
    progress: Progress
    entry: Entry
    aside: Callable[[], Awaitable[None]] = stay
    off: bool = False
    sent: bool = False

    async def unbroken(self, work: Awaitable[T]) -> T:
        """What `work` gives, however often the purchase is cancelled meanwhile; see `check`."""
        future = asyncio.ensure_future(work)
        while not future.done():
            try:
                await asyncio.wait([future])
            except asyncio.CancelledError:
                self.off = True
        return future.result()

    def check(self) -> None:
        """Raise CancelledError when the purchase was called off."""
        if self.off:
            raise asyncio.CancelledError

    async def threaded(self, call: Callable[..., T], *values: Any, **named: Any) -> T:
        """What a call that blocks gives, unbroken; no end of a loop cancels its future."""
        loop = asyncio.get_running_loop()
        return await self.unbroken(loop.run_in_executor(_WRITING, partial(call, *values, **named)))

    async def move(self, to: State, **changes: Any) -> None:
        """Commit the next state; raises StoreFailed."""
        self.entry = await self.threaded(self.till.book.move, self.entry, to, **changes)

    async def note(self, **changes: Any) -> None:
        """Commit what was learnt, in the same state; raises StoreFailed."""
        self.entry = await self.threaded(self.till.book.note, self.entry, **changes)

    async def move_surely(self, to: State, **changes: Any) -> None:
        """Commit what must not be lost, trying again for a while; raises StoreFailed."""
        for tries in range(1, self.till.pace.commits + 1):
            try:
                await self.move(to, **changes)
            except DamagedStore:
                raise
            except StoreFailed:
                if tries == self.till.pace.commits:
                    raise
            except ValueError:  # a commit that failed in words only
                if tries == 1 or not await self._stands(to):
                    raise
                return
            else:
                return
            await self.unbroken(self.till.clock.sleep(self.back_off(tries)))

    async def _stands(self, state: State) -> bool:
        """Whether the entry is in that state on disk; it is what we have, then."""
        found = await self.threaded(self.till.book.get, self.entry.id)
        if found is None or found.state != state:
            return False
        self.entry = found
        return True

    async def leave(self) -> None:
        """Nobody is at work on it from now on, and anybody may go on."""
        self.entry = await self.threaded(self.till.book.leave, self.entry)

    async def let_go(self, fault: Exception) -> None:
        """After a fault: what was never sent is over, what is open is left for the next one."""
        trouble = contextlib.suppress(StoreFailed, ValueError)  # the fault is told, not this
        if self.entry.owner and self.entry.state == "INTENT":
            words = str(fault) or type(fault).__name__
            with trouble:
                await self.move("ABANDONED", code=NOT_SENT, message=words, charge=0)
        if self.entry.owner:
            with trouble:
                await self.leave()

    async def sleep(self, seconds: float) -> None:
        """Let time pass; may be cancelled."""
        await self.till.clock.sleep(seconds)

    def back_off(self, tries: int, asked: float | None = None) -> float:
        """Seconds until the next try, after so many; or those that the provider asked for."""
        if asked is not None:
            return self.till.pace.asked(asked)
        return self.till.pace.back_off(tries, self.till.clock.chance())

    def poll(self) -> float:
        """Seconds until the next look."""
        return self.till.pace.drawn(self.till.pace.poll, self.till.clock.chance())
