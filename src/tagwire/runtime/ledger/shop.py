"""What a purchase needs of a provider's client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol, TypeAlias

from tagwire.runtime.ledger.outcome import Created

Phase: TypeAlias = Literal["waiting", "queued", "running", "succeeded", "failed", "cancelled"]
"""PENDING (and anything unheard of), THROTTLED, RUNNING, SUCCEEDED, FAILED, CANCELLED."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A task as its provider tells of it. `progress` is 0..1; `outputs` are URLs; credits."""

    phase: Phase
    progress: float = 0.0
    outputs: tuple[str, ...] = ()
    charge: float | None = None
    estimated: float | None = None
    code: str = ""
    message: str = ""


class Again(Exception):
    """A GET that may do better later: after `retry_after` seconds, or a back-off when None."""

    def __init__(self, words: str, retry_after: float | None = None) -> None:
        super().__init__(words)
        self.words = words
        self.retry_after = retry_after


class Gone(Exception):
    """The provider does not know the task (404)."""


class Expired(Exception):
    """An output's URL lets nobody in any more (401, 403, 404, 410): ask for fresh ones."""


class Shop(Protocol):
    """A provider's client, one HTTP exchange a call; it never waits and never tries again.

    Every call may be cancelled but `create`: a purchase shields that one.
    """

    async def create(self, path: str, body: Mapping[str, Any]) -> Created:
        """POST `body` to `path` (such as "text_to_image") over a fresh connection.

        Raises:
            NotSent, Refused, Unknown: the three ways it may bring no id (durability.md).
        """
        ...

    async def look(self, task: str) -> Seen:
        """How the task stands.

        Raises:
            Gone: there is no such task.
            Again: no answer, or none that can be read.
            StepFailed: the provider will never answer this (401, 403).
        """
        ...

    async def download(self, url: str) -> bytes:
        """The whole file at an output's URL, under the URL rules of security.md; no key is sent.

        Raises:
            Expired: ask the task for fresh URLs.
            Again: no answer, or less than all of it.
            StepFailed: it will never do: too large, or an address we do not fetch from.
        """
        ...

    async def cancel(self, task: str) -> None:
        """DELETE the task.

        Raises:
            Gone: there is no such task.
            Again: no answer.
            StepFailed: the provider will not.
        """
        ...
