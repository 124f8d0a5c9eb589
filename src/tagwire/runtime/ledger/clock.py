"""Time and chance, handed in: tests and benchmarks bring their own."""

from __future__ import annotations

import random
import time
from typing import Protocol


class Clock(Protocol):
    """What time it is, and how to let some pass."""

    def now(self) -> float:
        """Seconds since the epoch."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Let `seconds` pass; may be cancelled."""
        ...

    def chance(self) -> float:
        """A random number, 0 up to 1."""
        ...


class WallClock:
    """The real one."""

    def now(self) -> float:
        return time.time()

    async def sleep(self, seconds: float) -> None:
        import asyncio

        await asyncio.sleep(seconds)

    def chance(self) -> float:
        return random.random()
