"""A shop that does what a test says, a clock that goes by itself, and what lies between."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tagwire.core.errors import StepFailed
from tagwire.providers.disk.ledger import DiskLedger
from tagwire.runtime.ledger.book import Caps
from tagwire.runtime.ledger.entry import Entry
from tagwire.runtime.ledger.outcome import Created, Unknown
from tagwire.runtime.ledger.purchase import Kept, Till, Want, buy, resume
from tagwire.runtime.ledger.shop import Gone, Seen

DONE = Seen("succeeded", outputs=("https://shop/file",), charge=5)
WANTED = Entry("", "key#7", "runway", "gen4_image", run="r", node="shot", seed=7, price=5)
FILE = b"a picture"


class Lost(Unknown):
    """An answer that never came, of a request that was taken."""


@dataclass
class Clock:
    """Goes on when somebody sleeps; `dice` is every chance."""

    time: float = 1_800_000_000.0
    dice: float = 0.0
    slept: list[float] = field(default_factory=list)
    hook: Callable[[str], Awaitable[None]] | None = None

    def now(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds
        if self.hook:
            await self.hook("sleep")
        await asyncio.sleep(0)

    def chance(self) -> float:
        return self.dice


@dataclass
class Shop:
    """Each call takes the next line of its script, the last one for ever; faults are raised."""

    creates: list[Any] = field(default_factory=lambda: [None])
    looks: list[Any] = field(default_factory=lambda: [DONE])
    files: list[Any] = field(default_factory=lambda: [FILE])
    cancels: list[Any] = field(default_factory=lambda: [None])
    posts: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    tasks: list[str] = field(default_factory=list)
    hook: Callable[[str], Awaitable[None]] | None = None

    async def create(self, path: str, body: Mapping[str, Any]) -> Created:
        self.posts.append((path, body))
        taken = Created(f"task-{len(self.tasks) + 1}", 5)
        line = await self._next("create", self.creates, (None, Lost), taken)
        return line or taken

    async def look(self, task: str) -> Seen:
        if task not in self.tasks and self.tasks:
            raise Gone
        return await self._next("look", self.looks)

    async def download(self, url: str) -> bytes:
        return await self._next("download", self.files)

    async def cancel(self, task: str) -> None:
        await self._next("cancel", self.cancels)

    async def _next(self, name: str, script: list[Any], taking: Any = (), made: Any = None) -> Any:
        self.calls.append(name)
        line = script.pop(0) if len(script) > 1 else script[0]
        if made and (line is None or isinstance(line, taking[1] | Created)):
            self.tasks.append(made.task)  # charged from here on
        if self.hook:
            await self.hook(name)
        if isinstance(line, BaseException):
            raise line
        return line


class Counter:
    """Shop, clock, ledger and files, put together; `told` is the progress."""

    def __init__(self, store: Path) -> None:
        self.store, self.shop, self.clock = store, Shop(), Clock()
        self.files: dict[str, bytes] = {}
        self.told: list[tuple[float, str]] = []
        self.bodies: list[Any] = [{}]
        self.hook: Callable[[str], Awaitable[None]] | None = None
        self.keeps: list[Any] = [None]
        self.named: dict[str, Any] = {}
        self.book: Any = DiskLedger(store, self.clock.now)

    def close(self) -> None:
        self.book.close()

    def reopened(self) -> Any:
        """The ledger of a new owner; the old one is dead."""
        self.book.close()
        self.book = DiskLedger(self.store, self.clock.now)
        return self.book

    @property
    def till(self) -> Till:
        named = {"kept": self.files.__contains__, **self.named}
        return Till(self.shop, self.book, self.clock, self.keep, **named)

    def want(self, caps: Caps | None = None, **changes: Any) -> Want:
        return Want(replace(WANTED, **changes), "text_to_image", self.body, caps or Caps())

    async def body(self) -> Mapping[str, Any]:
        line = self.bodies.pop(0) if len(self.bodies) > 1 else self.bodies[0]
        if self.hook:
            await self.hook("body")
        if isinstance(line, BaseException):
            raise line
        return line

    async def keep(self, data: bytes) -> Kept:
        line = self.keeps.pop(0) if len(self.keeps) > 1 else self.keeps[0]
        if self.hook:
            await self.hook("keep")
        if isinstance(line, BaseException):
            raise line
        if data != FILE:
            raise StepFailed("the file is not whole.")
        asset = hashlib.sha256(data).hexdigest()
        self.files[asset] = data
        return Kept(asset, "image/png")

    def progress(self, fraction: float, message: str = "") -> None:
        self.told.append((fraction, message))

    def buy(self, want: Want | None = None) -> Entry:
        return asyncio.run(self.buying(want))

    async def buying(self, want: Want | None = None) -> Entry:
        async with asyncio.timeout(20):
            return await buy(want or self.want(), self.till, self.progress)

    def resume(self, entry: Entry) -> Entry:
        return asyncio.run(resume(entry, self.till, self.progress))

    @property
    def entries(self) -> list[Entry]:
        """Oldest first."""
        return list(self.book.listed())[::-1]

    @property
    def last(self) -> Entry:
        return self.entries[-1]

    @property
    def states(self) -> list[str]:
        return [entry.state for entry in self.entries]
