"""Dying at one exact step of a purchase: wrappers around its book, its shop and its store."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

_MOVES = ("SENDING", "SUBMITTED", "DOWNLOADED", "DONE")
_DEEDS = ("claim", "create", "look", "download", "keep", *_MOVES)
STEPS = (*(f"{when} {deed}" for deed in _DEEDS for when in ("before", "after")), "during create")
"""Every step of submit, poll, download and commit at which a process may die."""

IN_DOUBT = (
    *("after SENDING", "before create", "during create", "after create", "before SUBMITTED"),
)
"""Steps after which nobody can tell whether the picture is paid for."""


def die() -> None:
    """End this process at once: nothing is flushed, nothing let go."""
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    time.sleep(60)  # the signal is on its way


def fill_the_disk() -> None:
    """Let no file of this process grow any more."""
    import resource

    most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, most))


def make_room() -> None:
    """Let them grow again."""
    import resource

    most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


@dataclass
class Doom:
    """Something happens the `left`th time the step `at` is met: the process dies, unless told."""

    at: str = ""
    left: int = 1
    happens: Callable[[], None] = die

    def meet(self, step: str) -> None:
        """Come to a step."""
        if step == self.at:
            self.left -= 1
            if not self.left:
                self.happens()

    def soon(self, step: str, seconds: float) -> None:
        """Die in the middle of what takes longer than `seconds`."""
        if step == self.at:
            threading.Timer(seconds, self.meet, [step]).start()


class DoomedBook:
    """A book whose owner may die just before or after a commit."""

    def __init__(self, book: Any, doom: Doom) -> None:
        self._book, self._doom = book, doom

    def __getattr__(self, name: str) -> Any:
        return getattr(self._book, name)

    def claim(self, *given: Any, **named: Any) -> Any:
        self._doom.meet("before claim")
        claimed = self._book.claim(*given, **named)
        self._doom.meet("after claim")
        return claimed

    def move(self, entry: Any, to: str, **changes: Any) -> Any:
        self._doom.meet(f"before {to}")
        moved = self._book.move(entry, to, **changes)
        self._doom.meet(f"after {to}")
        return moved


class DoomedShop:
    """A client whose process may die just before, during or after an exchange."""

    def __init__(self, shop: Any, doom: Doom) -> None:
        self._shop, self._doom = shop, doom

    def __getattr__(self, name: str) -> Any:
        return getattr(self._shop, name)

    async def create(self, path: str, body: Any) -> Any:
        self._doom.soon("during create", 0.6)
        return await self._met("create", self._shop.create(path, body))

    async def look(self, task: str) -> Any:
        return await self._met("look", self._shop.look(task))

    async def download(self, url: str) -> Any:
        return await self._met("download", self._shop.download(url))

    async def _met(self, deed: str, work: Awaitable[Any]) -> Any:
        self._doom.meet(f"before {deed}")
        done = await work
        self._doom.meet(f"after {deed}")
        return done


class DoomedImages:
    """A store whose process may die just before or after a file is in it."""

    def __init__(self, images: Any, doom: Doom) -> None:
        self._images, self._doom = images, doom

    def __getattr__(self, name: str) -> Any:
        return getattr(self._images, name)

    def keep(self, data: bytes) -> Any:
        self._doom.meet("before keep")
        kept = self._images.keep(data)
        self._doom.meet("after keep")
        return kept
