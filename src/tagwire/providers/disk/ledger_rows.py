"""The table of the ledger: entries in, entries out, and what they add up to."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from tagwire.runtime.ledger.entry import MOVES, OPEN, Entry, State

VERSION = 1
_STATES = frozenset(MOVES)
_COLUMNS = tuple(field.name for field in fields(Entry))
_NAMES = ", ".join(_COLUMNS)
_SELECT = f"SELECT {_NAMES} FROM entries"  # noqa: S608 (names of our own)
_OPEN = ", ".join(f"'{state}'" for state in sorted(OPEN))
SCHEMA = f"""
CREATE TABLE entries (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL, profile TEXT NOT NULL, model TEXT NOT NULL, state TEXT NOT NULL,
    run TEXT NOT NULL, graph TEXT NOT NULL, node TEXT NOT NULL, request TEXT NOT NULL,
    seed INTEGER, price REAL, task TEXT NOT NULL, estimated REAL, charge REAL,
    code TEXT NOT NULL, message TEXT NOT NULL, asset TEXT NOT NULL, media_type TEXT NOT NULL,
    owner TEXT NOT NULL, resolution TEXT NOT NULL, created REAL NOT NULL, changed REAL NOT NULL,
    sunk REAL NOT NULL DEFAULT 0, counted REAL
);
CREATE UNIQUE INDEX one_open ON entries (key) WHERE state IN ({_OPEN});
CREATE INDEX by_key ON entries (key, state);
CREATE INDEX by_state ON entries (state, number);
CREATE INDEX by_run ON entries (run, counted);
CREATE INDEX by_time ON entries (created, counted);
CREATE INDEX by_task ON entries (task) WHERE task <> ''
"""
"""`counted` is what an entry counts for under a cap; in it is `sunk`: what the sendings of it that
were given up by "resubmit" may have cost."""


class Unreadable(Exception):
    """A row that no ledger of ours holds."""


class Rows:
    """The entries, within somebody else's transaction; `written` are those it has changed."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self.written: list[Entry] = []

    def add(self, entry: Entry) -> Entry:
        """Enter a new one."""
        marks = ", ".join("?" * (len(_COLUMNS) + 1))
        query = f"INSERT INTO entries ({_NAMES}, counted) VALUES ({marks})"  # noqa: S608
        self._base.execute(query, [*_to_row(entry), entry.counted])
        self.written.append(entry)
        return entry

    def change(self, entry: Entry) -> Entry:
        """Write all of an entry anew."""
        names = ", ".join(f"{name} = ?" for name in _COLUMNS)
        query = f"UPDATE entries SET {names}, counted = sunk + ? WHERE id = ?"  # noqa: S608
        self._base.execute(query, [*_to_row(entry), entry.counted, entry.id])
        self.written.append(entry)
        return entry

    def sink(self, entry: Entry) -> None:
        """What it may have cost so far is counted on top of what comes."""
        query = "UPDATE entries SET sunk = sunk + ? WHERE id = ?"
        self._base.execute(query, [entry.counted or 0, entry.id])

    def sunk(self, id: str) -> float:
        """What earlier sendings of an entry may have cost."""
        row = self._base.execute("SELECT sunk FROM entries WHERE id = ?", [id]).fetchone()
        return float(row[0]) if row else 0.0

    def get(self, id: str) -> Entry | None:
        """The entry of that id."""
        return self._one("WHERE id = ?", id)

    def begins(self, id: str) -> Entry | None:
        """The entry of that id, or of the one id that begins so."""
        found = self._all("WHERE id >= ? AND id < ? LIMIT 2", id, f"{id}\U0010ffff") if id else []
        return self.get(id) or (found[0] if len(found) == 1 else None)

    def with_task(self, task: str) -> Entry | None:
        """The entry that a task of the provider belongs to."""
        return self._one("WHERE task = ? AND task <> '' LIMIT 1", task)

    def of_key(self, key: str, states: Iterable[State]) -> list[Entry]:
        """The entries of a key, the newest first."""
        marks, named = _any(states)
        return self._all(f"WHERE key = ? AND state IN ({marks}) ORDER BY number DESC", key, *named)

    def seed_of(self, key: str, states: Iterable[State]) -> int | None:
        """The seed of the newest entry whose key is `key`, "#" and anything."""
        marks, named = _any(states)
        newest = "number DESC LIMIT 1"
        where = f"WHERE key >= ? AND key < ? AND state IN ({marks}) ORDER BY {newest}"
        found = self._one(where, f"{key}#", f"{key}$", *named)  # "$" is what follows "#"
        return found.seed if found else None

    def listed(
        self, states: Sequence[State], run: str = "", since: float = 0.0, most: int = -1
    ) -> list[Entry]:
        """Entries, the newest first; `most` of -1 is all."""
        parts = ["created >= ?"]
        values: list[Any] = [since]
        if states:
            marks, chosen = _any(states)
            parts.append(f"state IN ({marks})")
            values += chosen
        if run:
            parts.append("run = ?")
            values.append(run)
        where = f"WHERE {' AND '.join(parts)} ORDER BY number DESC LIMIT ?"
        return self._all(where, *values, most)

    def counted(self, since: float, run: str = "") -> tuple[float, int]:
        """Credits counted since then (of a run), and how many prices are unknown."""
        if run:
            return self._sum("created >= ? AND run = ?", since, run)
        return self._sum("created >= ?", since)

    def beside(self, id: str, since: float, run: str | None = None) -> tuple[float, int]:
        """The same without one entry; of a run whatever its name, if it is not None."""
        where, value = ("created >= ?", since) if run is None else ("run = ?", run)
        (spent, unknown), own = self._sum(where, value), self._sum(f"id = ? AND {where}", id, value)
        return spent - own[0], unknown - own[1]

    def _sum(self, where: str, *values: Any) -> tuple[float, int]:
        what = "coalesce(sum(counted), 0), count(*) - count(counted)"
        query = f"SELECT {what} FROM entries WHERE {where}"  # noqa: S608
        spent, unknown = self._base.execute(query, values).fetchone()
        return float(spent), int(unknown)

    def _one(self, where: str, *values: Any) -> Entry | None:
        return next(iter(self._all(where, *values)), None)

    def _all(self, where: str, *values: Any) -> list[Entry]:
        return [_from_row(row) for row in self._base.execute(f"{_SELECT} {where}", values)]


def _any(states: Iterable[State]) -> tuple[str, list[State]]:
    named = list(states)
    return ", ".join("?" * len(named)), named


def _to_row(entry: Entry) -> list[Any]:
    values = [getattr(entry, name) for name in _COLUMNS]
    values[_COLUMNS.index("request")] = json.dumps(dict(entry.request), default=str)
    return [_whole(value) if isinstance(value, str) else value for value in values]


def _whole(text: str) -> str:
    """Words as SQLite can hold them: half a character, as JSON may bring it, becomes "?"."""
    return text.encode(errors="replace").decode()


def _from_row(row: Sequence[Any]) -> Entry:
    named = dict(zip(_COLUMNS, row, strict=True))
    try:
        named["request"] = json.loads(named["request"])
        entry = Entry(**named)
    except (ValueError, TypeError) as fault:
        raise Unreadable(f"entry {named['id']!r} cannot be read ({fault!r})") from fault
    if entry.state not in _STATES:
        raise Unreadable(f"entry {entry.id!r} is {entry.state!r}")
    return entry
