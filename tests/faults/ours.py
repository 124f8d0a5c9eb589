"""Tagwire's own buying before the same fake: provider, ledger and store, on a fast clock."""

from __future__ import annotations

import asyncio
import hashlib
import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kills import Doom, DoomedBook, DoomedImages, DoomedShop
from naive import Told

from tagwire.core.errors import TagwireError
from tagwire.core.request import Generated, ImageRequest, Wanted
from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.images import DiskImages
from tagwire.providers.disk.ledger import DiskLedger
from tagwire.providers.disk.sources import Sources
from tagwire.providers.keys import Secret
from tagwire.providers.profile import Profile
from tagwire.providers.runway.client import Limits, RunwayClient
from tagwire.providers.runway.fetch import Bounds, Fetcher
from tagwire.providers.runway.provider import RunwayProvider
from tagwire.runtime.ledger.entry import Entry

CANARY = "key_" + hashlib.sha256(b"a canary").hexdigest() * 2


@dataclass
class FastClock:
    """A second of it is a hundredth of one; no wait is longer than `longest` real seconds."""

    times: float = 100
    longest: float = 0.25
    slept: list[float] = field(default_factory=list)
    begun: float = field(default_factory=time.time)
    skipped: float = 0.0

    def now(self) -> float:
        return self.begun + (time.time() - self.begun) * self.times + self.skipped

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        real = min(seconds / self.times, self.longest)
        self.skipped += seconds - real * self.times
        await asyncio.sleep(real)

    def chance(self) -> float:
        return random.random()


@dataclass(frozen=True, slots=True)
class Ending:
    """How a want ended: what was brought, or the fault that was raised."""

    prompt: str
    brought: Generated | None = None
    fault: BaseException | None = None

    @property
    def entry(self) -> str:
        """The ledger's id of what was brought."""
        return str(self.brought.receipt["ledger"]) if self.brought else ""


@dataclass
class Shelf:
    """A store, and a provider that buys for it."""

    provider: RunwayProvider
    book: DiskLedger
    images: Any
    assets: Assets
    clock: FastClock

    async def buy(self, prompts: Iterable[str], at_once: int = 8, **wanted: Any) -> list[Ending]:
        """Buy a picture for each prompt, so many at once."""
        room = asyncio.Semaphore(at_once)

        async def one(prompt: str) -> Ending:
            async with room:
                return await self.one(prompt, **wanted)

        return await asyncio.gather(*map(one, prompts))

    async def one(self, prompt: str, **wanted: Any) -> Ending:
        """Buy a picture; the fault is part of the answer."""
        key = hashlib.sha256(prompt.encode()).hexdigest()
        whose = Wanted(**{"key": key, "run": "run", "graph": "Faults", "node": "shot", **wanted})
        request = ImageRequest("gen4_image", prompt, 720, 720, seed=7, wanted=whose)
        try:
            brought = await self.provider.generate(request, self.images, _silent)
        except TagwireError as fault:
            return Ending(prompt, None, fault)
        return Ending(prompt, brought)

    def entries(self) -> list[Entry]:
        """Everything in the ledger, the newest first."""
        return list(self.book.listed(most=100_000))

    def close(self) -> None:
        self.book.close()


def _silent(fraction: float, message: str = "") -> None:
    """Nobody looks on."""


def profile_at(url: str) -> Profile:
    """The fake as a profile, with Runway's price."""
    return Profile("fake", "Fake", "runway", url, "FAKE_KEY", prices={"gen4_image": 5}, at_once=64)


def client_at(url: str, clock: Any, limits: Limits) -> RunwayClient:
    """A client that gives up soon."""
    profile = profile_at(url)
    here = {profile.loopback} if profile.loopback else set()
    bounds = Bounds(connect=limits.connect, read=limits.get, total=2 * limits.get)
    fetcher = Fetcher(allowed=here, bounds=bounds, clock=clock)
    return RunwayClient(profile, Secret(CANARY), fetcher=fetcher, limits=limits, clock=clock)


def shelf_at(
    url: str,
    store: Path,
    clock: FastClock | None = None,
    doom: Doom | None = None,
    patience: float = 3,
    **named: Any,
) -> Shelf:
    """A store and a provider before the fake; its process dies where `doom` says.

    `patience` is how many seconds a call may take before a fake that answers at once or never.
    """
    limits = Limits(connect=patience, leave=patience, create=patience, get=patience)
    clock, doom = clock or FastClock(), doom or Doom()
    assets = Assets(store / "assets")
    book = DiskLedger(store)
    provider = RunwayProvider(
        profile_at(url),
        Secret(CANARY),
        book=lambda: DoomedBook(book, doom),
        kept=assets.has,
        uploads_folder=store / "uploads",
        clock=clock,
        client=DoomedShop(client_at(url, clock, limits), doom),
        **named,
    )
    images = DoomedImages(DiskImages(Sources(store, assets), assets), doom)
    return Shelf(provider, book, images, assets, clock)


def told_of(entries: Iterable[Entry]) -> list[Told]:
    """The ledger's own words, for the judge."""
    ends = {"DONE": "done", "UNKNOWN": "unknown"}
    return [Told(prompt_of(e), ends.get(e.state, "error"), e.task) for e in entries]


def prompt_of(entry: Entry) -> str:
    """Which want an entry is of."""
    return str(entry.request["promptText"])


def ours(url: str, prompts: Sequence[str], store: Path) -> list[Told]:
    """Tagwire, as a client for the judge: what its ledger tells in the end."""
    shelf = shelf_at(url, store)
    try:
        asyncio.run(shelf.buy(prompts))
        return told_of(shelf.entries())
    finally:
        shelf.close()
