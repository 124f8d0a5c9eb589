"""The ledger of purchases: one SQLite file, every step of it on disk before the next."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from tagwire.core.errors import WrongUse
from tagwire.providers.disk.database import Database
from tagwire.providers.disk.ledger_rows import SCHEMA, VERSION, Rows, Unreadable
from tagwire.providers.disk.owners import Owners
from tagwire.runtime.ledger import caps as spans
from tagwire.runtime.ledger.book import Caps, Taken
from tagwire.runtime.ledger.caps import refuse_beyond
from tagwire.runtime.ledger.entry import MOVES, OPEN, Choice, Entry, State

NAME = "ledger.sqlite"
DAY = 86400
"""Seconds that the day of a cap lasts: the last 24 hours."""

_TOLD = frozenset(
    {"seed", "price", "task", "estimated", "charge", "code", "message", "asset", "media_type"}
    | {"request", "resolution"}
)
"""What may be changed of an entry; the rest is the book's own affair."""

_NOBODYS: frozenset[State] = frozenset(MOVES) - OPEN | {"UNKNOWN"}
"""States in which nobody is at work."""

_NOT_HAD = frozenset({"task_gone", "no_output", "bad_output"})
"""Codes of a task that its provider took, and that we never had: it may be there all the same,
for another key, or under another id than the one that was typed in."""

_CHOSEN: dict[Choice, State] = {"adopt": "SUBMITTED", "resubmit": "INTENT", "abandon": "ABANDONED"}


class DiskLedger:
    """A Book in `folder/ledger.sqlite`, for the threads of this process and for others.

    Every one of these is an owner of its own (see Owners); what it is at work on, nobody else is
    given, in this process either.
    """

    def __init__(self, folder: Path, now: Callable[[], float] = time.time) -> None:
        """Open the ledger, making it when there is none.

        Raises:
            DamagedStore: the file is not a sound ledger; it is left as it is.
            StoreFailed: it cannot be opened or written.
            WrongUse: a newer Tagwire made it.
        """
        self.path = folder / NAME
        self._now = now
        self._base = Database(self.path, SCHEMA, VERSION, "ledger", sync="FULL")
        self._owners = Owners(folder)
        self._at_work: set[str] = set()
        self._lock = threading.RLock()

    def close(self) -> None:
        """Let the file go; what this owner was at work on is anybody's."""
        with self._lock:
            self._owners.close()
            self._at_work.clear()
            self._base.close()

    def claim(self, entry: Entry, caps: Caps, kept: Callable[[str], bool]) -> Entry:
        """Enter a want, or take over what there is of its key (see Book)."""
        with self._turn() as rows:
            done = rows.of_key(entry.key, ["DONE"])
            whole = next((each for each in done if each.asset and kept(each.asset)), None)
            if whole:
                return whole
            found = next(iter(rows.of_key(entry.key, OPEN)), None)
            if found and not self._is_free(found):
                raise Taken(found)
            if found and found.state != "INTENT":
                return self._taken_over(rows, found)
            return self._entered(rows, entry, found, caps)

    def _entered(self, rows: Rows, entry: Entry, found: Entry | None, caps: Caps) -> Entry:
        """A want as INTENT, or one that was never sent as if it were new; within its caps."""
        id, past = (found.id, found.resolution) if found else (uuid4().hex, "")
        mine, now = self._owners.mine(), self._now()
        fresh = replace(entry, id=id, state="INTENT", owner=mine, resolution=past)
        fresh = replace(fresh, created=now, changed=now)
        price = None if fresh.counted is None else fresh.counted + rows.sunk(id)
        if caps.run is not None:
            refuse_beyond(spans.RUN, caps.run, fresh.model, price, rows.beside(id, 0, fresh.run))
        if caps.day is not None:
            day = rows.beside(id, now - DAY)
            refuse_beyond(spans.DAY, caps.day, fresh.model, price, day)
        return rows.change(fresh) if found else rows.add(fresh)

    def _taken_over(self, rows: Rows, found: Entry) -> Entry:
        """What somebody else began and nobody is at work on, ours now."""
        if found.state == "UNKNOWN":
            return found
        if found.state == "SENDING":
            words = "the program ended while the request was under way."
            lost = replace(found, state="UNKNOWN", owner="", code="crashed", message=words)
            return rows.change(replace(lost, changed=self._now()))
        return rows.change(replace(found, owner=self._owners.mine()))

    def move(self, entry: Entry, to: State, **changes: Any) -> Entry:
        """The entry in its next state with these fields changed (see Book)."""
        with self._turn() as rows:
            found = self._ours(rows, entry)
            if to not in MOVES[found.state]:
                raise ValueError(f"entry {entry.id}: {found.state} is not followed by {to}")
            owner = "" if to in _NOBODYS else found.owner
            moved = replace(found, state=to, owner=owner, **self._changes(changes))
            return rows.change(moved)

    def note(self, entry: Entry, **changes: Any) -> Entry:
        """The entry in the same state with these fields changed (see Book)."""
        with self._turn() as rows:
            return rows.change(replace(self._ours(rows, entry), **self._changes(changes)))

    def leave(self, entry: Entry) -> Entry:
        """Nobody is at work on the entry any more (see Book)."""
        with self._lock:
            self._at_work.discard(entry.id)  # even when the disk is full
            with self._turn() as rows:
                return rows.change(replace(self._ours(rows, entry), owner=""))

    def get(self, id: str) -> Entry | None:
        """The entry of that id, or of the one id that begins so."""
        with self._looking() as rows:
            return rows.begins(id)

    def listed(
        self, states: Iterable[State] = (), run: str = "", since: float = 0.0, most: int = 1000
    ) -> Sequence[Entry]:
        """Entries, the newest first."""
        with self._looking() as rows:
            return rows.listed(tuple(states), run, since, most)

    def seed_of(self, key: str) -> int | None:
        """The seed of the newest open or DONE entry whose key begins with `key` and "#"."""
        with self._looking() as rows:
            return rows.seed_of(key, [*OPEN, "DONE"])

    def spent(self, since: float = 0.0, run: str = "") -> float:
        """Credits counted since then, as far as known."""
        with self._looking() as rows:
            return rows.counted(since, run)[0]

    def adopt_orphans(self) -> Sequence[Entry]:
        """Open entries that nobody is at work on, ours from now on (see Book)."""
        adopted: list[Entry] = []
        with self._turn() as rows:
            self._owners.mine()
            for found in rows.listed(sorted(OPEN - {"UNKNOWN"}), most=-1):
                if not self._is_free(found):
                    continue
                if found.state != "INTENT":
                    adopted.append(self._taken_over(rows, found))
                elif found.owner:  # one without an owner waits for its user's next run
                    now, words = self._now(), "the program ended before it was sent."
                    gone = replace(found, state="ABANDONED", owner="", charge=0, changed=now)
                    rows.change(replace(gone, code="not_sent", message=words))
            self._owners.sweep()
        return adopted

    def resolve(self, id: str, choice: Choice, task: str = "", by: str = "") -> Entry:
        """What the user decided for an UNKNOWN entry, on record (see Book)."""
        with self._turn() as rows:
            found = self._undecided(rows, id, choice)
            if choice == "adopt":
                self._refuse_task(rows, task.strip(), found)
            if choice == "resubmit":
                rows.sink(found)
            words = f"{choice} by {by}" if by else choice
            chosen = replace(found, state=_CHOSEN[choice], resolution=words, changed=self._now())
            if found.state == "FAILED":
                chosen = replace(chosen, code="", message="")
            return rows.change(replace(chosen, task=task.strip() or found.task))

    def _undecided(self, rows: Rows, id: str, choice: Choice) -> Entry:
        found = rows.begins(id)
        if found is None:
            words = f"there is no purchase {id}, or more than one id begins so."
            raise WrongUse(words, "See tagwire ledger.")
        given_up = choice == "abandon" and found.state in OPEN and self._is_free(found)
        mended = choice == "adopt" and found.state == "FAILED" and found.code in _NOT_HAD
        if found.state != "UNKNOWN" and not given_up and not mended:
            words = f"purchase {found.id} is {found.state}, not UNKNOWN."
            raise WrongUse(words, "There is nothing to decide.")
        return found

    def _refuse_task(self, rows: Rows, task: str, whose: Entry) -> None:
        if not task:
            raise WrongUse("no task to adopt.", "Give the id that the provider shows for it.")
        other = rows.with_task(task)
        if other and other.id != whose.id:
            words = f"task {task} belongs to purchase {other.id} already."
            raise WrongUse(words, "Give the id of another task.")
        newer = next((e for e in rows.of_key(whose.key, OPEN) if e.id != whose.id), None)
        if newer:
            words = f"purchase {newer.id} for the same picture is not at its end."
            raise WrongUse(words, "Bring that one to its end first: tagwire ledger resume.")

    def _ours(self, rows: Rows, entry: Entry) -> Entry:
        """The entry as it is on disk, if it is ours to change."""
        found = rows.get(entry.id)
        if found is None or not found.owner or found.owner != self._owners.mine():
            raise ValueError(f"entry {entry.id} is not ours")
        return found

    def _is_free(self, entry: Entry) -> bool:
        """Whether nobody is at work on it."""
        if entry.owner == self._owners.mine():
            return entry.id not in self._at_work
        return not self._owners.alive(entry.owner)

    def _changes(self, changes: dict[str, Any]) -> dict[str, Any]:
        strange = changes.keys() - _TOLD
        if strange:
            raise ValueError(f"not to be changed: {', '.join(sorted(strange))}")
        return {**changes, "changed": self._now()}

    @contextlib.contextmanager
    def _turn(self) -> Iterator[Rows]:
        """The rows in a transaction that nobody else writes in: kept as a whole, or not at all.

        What we are at work on is told by what is on disk after it.
        """
        with self._lock:
            with self._base.writing() as base, self._readable():
                base.execute("BEGIN IMMEDIATE")
                rows = Rows(base)
                yield rows
            for entry in rows.written:
                (self._at_work.add if entry.owner else self._at_work.discard)(entry.id)

    @contextlib.contextmanager
    def _looking(self) -> Iterator[Rows]:
        with self._base.reading() as base, self._readable():
            yield Rows(base)

    @contextlib.contextmanager
    def _readable(self) -> Iterator[None]:
        try:
            yield
        except Unreadable as fault:
            raise self._base.damaged(str(fault)) from fault
