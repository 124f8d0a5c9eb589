"""What is wanted, and what every purchase of a profile works with."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from tagwire.runtime.ledger.book import Book, Caps
from tagwire.runtime.ledger.clock import Clock
from tagwire.runtime.ledger.entry import Entry
from tagwire.runtime.ledger.pace import Pace
from tagwire.runtime.ledger.shop import Shop

OnUnknown: TypeAlias = Literal["ask", "resubmit", "abandon"]
"""What to do about a request of which nobody knows whether it was charged."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in the store: its sha256, and what it is."""

    asset: str
    media_type: str


async def stay() -> None:
    """Nothing to give up."""


@dataclass(frozen=True, slots=True)
class Want:
    """One picture or film to buy.

    `entry` is as INTENT; the book fills in its id, owner and times. `path` is where the request
    goes, such as "text_to_image". `body` makes it right before every POST and may upload
    references: it raises StepFailed (it will never do) or NotSent (try again).
    `aside` gives up what others may need: while somebody else is at work on the same want, and once
    the provider is through with the task.
    """

    entry: Entry
    path: str
    body: Callable[[], Awaitable[Mapping[str, Any]]]
    caps: Caps = field(default_factory=Caps)
    aside: Callable[[], Awaitable[None]] = stay


@dataclass(frozen=True, slots=True)
class Till:
    """What every purchase of a profile works with.

    `keep` sees that a file is whole, a picture or a film, and stores it on disk under its sha256:
    it raises StepFailed (it is neither) or StoreFailed. `kept` says whether an asset is in the
    store, whole; it may block. `leaving` says that the process is about to end, or the store has
    failed the run: ids are kept then, and nothing is cancelled at the shop.
    """

    shop: Shop
    book: Book
    clock: Clock
    keep: Callable[[bytes], Awaitable[Kept]]
    kept: Callable[[str], bool]
    on_unknown: OnUnknown = "ask"
    leaving: Callable[[], bool] = lambda: False
    pace: Pace = field(default_factory=Pace)
