"""What a purchase needs of the ledger: every call is on disk when it returns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from tagwire.runtime.ledger.entry import Choice, Entry, State


@dataclass(frozen=True, slots=True)
class Caps:
    """Credits that the run of an entry and its day (the last 24 hours) may cost in all."""

    run: float | None = None
    day: float | None = None


class Taken(Exception):
    """A live process is at work on an open entry of this key: wait for it."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(entry.id)
        self.entry = entry


class Book(Protocol):
    """The ledger. Calls block: make them in a thread."""

    def claim(self, entry: Entry, caps: Caps, kept: Callable[[str], bool]) -> Entry:
        """Enter a want, as INTENT and ours, or take over what there is of its key.

        An open entry of the key, or a DONE one whose asset is `kept`, is returned instead, ours
        from now on (one that is SENDING by a dead owner comes back UNKNOWN). All in one
        transaction, caps too: an unknown price under a cap is over it. An UNKNOWN or DONE entry
        costs nothing anew and passes every cap.

        Raises:
            OverBudget: a cap would be passed; nothing was entered.
            Taken: a live process is at work on the entry of this key.
            StoreFailed, DamagedStore: the ledger cannot be written; nothing may be sent.
        """
        ...

    def move(self, entry: Entry, to: State, **changes: Any) -> Entry:
        """The entry in its next state with these fields changed.

        Raises:
            ValueError: not a legal move from the state on disk, or the entry is another's now.
            StoreFailed, DamagedStore: the ledger cannot be written.
        """
        ...

    def note(self, entry: Entry, **changes: Any) -> Entry:
        """The entry in the same state with these fields changed; raises as `move` does."""
        ...

    def leave(self, entry: Entry) -> Entry:
        """Nobody is at work on the entry any more; raises as `move` does."""
        ...

    def get(self, id: str) -> Entry | None:
        """The entry of that id, or of the one id that begins so."""
        ...

    def listed(
        self, states: Iterable[State] = (), run: str = "", since: float = 0.0, most: int = 1000
    ) -> Sequence[Entry]:
        """Entries, the newest first."""
        ...

    def seed_of(self, key: str) -> int | None:
        """The seed of the open (or DONE) entry whose key begins with `key` and "#"."""
        ...

    def adopt_orphans(self) -> Sequence[Entry]:
        """Open entries of dead owners, ours from now on; SENDING ones come back UNKNOWN.

        UNKNOWN entries stay nobody's. INTENT entries of dead owners become ABANDONED: never sent.
        """
        ...

    def resolve(self, id: str, choice: Choice, task: str = "", by: str = "") -> Entry:
        """What the user decided for an UNKNOWN entry, on record.

        adopt: SUBMITTED with `task`, for one that FAILED since its task was never found or gave no
        file, too; resubmit: INTENT; abandon: ABANDONED, and for any other open
        entry that nobody is at work on, too. `by` says where it was decided, such as
        "--on-unknown".

        Raises:
            WrongUse: no such entry, nothing to decide, or adopt without a task id.
        """
        ...

    def spent(self, since: float = 0.0, run: str = "") -> float:
        """Credits counted since then, as far as known."""
        ...
