"""One SQLite file of the store: made whole, never repaired, its faults in our words."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from tagwire.core.errors import DamagedStore, StoreFailed, WrongUse
from tagwire.providers.disk.atomic import beside, claim, why

_OUT_OF_REACH = (
    *("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM"),
    *("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL", "SQLITE_NOMEM", "SQLITE_TOOBIG"),
)
"""SQLite's words for a disk or a file that cannot be used, sound as it may be."""

_NONE: Mapping[int, str] = {}


class Database:
    """A file of tables, shared by the threads of a process and by several processes."""

    def __init__(
        self,
        path: Path,
        schema: str,
        version: int,
        kind: str,
        newer: Mapping[int, str] = _NONE,
        *,
        sync: Literal["NORMAL", "FULL"] = "NORMAL",
    ) -> None:
        """Open the file, making it when there is none; `kind` is what people call it.

        `newer` has what makes a file of an earlier version one of the next. With `sync` FULL a
        transaction outlives a power cut too, and all of the file is looked through before use.

        Raises:
            DamagedStore: the file is not a sound database; it is left as it is.
            StoreFailed: it cannot be opened or written.
            WrongUse: a newer Tagwire made it.
        """
        self.path = path
        self._kind = kind
        self._lock = threading.RLock()
        with self._words():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not os.path.lexists(path):
                self._create(schema, version)
            if not path.is_file():
                raise self.damaged("not a file")
            if sync == "FULL":
                self._look_through()
            self._base = self._opened("rw")
            try:
                self._prepare(version, newer)
                self._base.execute(f"PRAGMA synchronous={sync}")
            except BaseException:
                self._base.close()
                raise

    def _opened(self, mode: Literal["ro", "rw"]) -> sqlite3.Connection:
        where = f"{self.path.absolute().as_uri()}?mode={mode}"
        return sqlite3.connect(where, timeout=30, uri=True, check_same_thread=False)

    def _look_through(self) -> None:
        """Refuse a file with a fault anywhere, before anything may be written into it."""
        with contextlib.closing(self._opened("ro")) as base:
            (told,) = base.execute("PRAGMA quick_check(1)").fetchone()
        if told != "ok":
            raise self.damaged(told.partition("\n")[2] or told)

    def _create(self, schema: str, version: int) -> None:
        """Make the file beside its place and move it there whole: an empty one is damage."""
        with beside(self.path) as part:
            with contextlib.closing(sqlite3.connect(part)) as base:
                base.execute("PRAGMA journal_mode=WAL")
                base.executescript(schema)
                base.execute(f"PRAGMA user_version={version}")
            with contextlib.suppress(FileExistsError):
                claim(part, self.path)

    def _renew(self, version: int, newer: Mapping[int, str]) -> None:
        """Make an older file one of today's, a version at a time: all of it, or nothing."""
        while (found := self._version()) < version:
            self._base.execute("BEGIN IMMEDIATE")
            with self._base:
                if self._version() == found:  # nobody else has done it meanwhile
                    for statement in filter(str.strip, newer[found].split(";")):
                        self._base.execute(statement)
                    self._base.execute(f"PRAGMA user_version={found + 1}")

    def _version(self) -> int:
        return int(self._base.execute("PRAGMA user_version").fetchone()[0])

    def _prepare(self, version: int, newer: Mapping[int, str]) -> None:
        found = self._version()
        if found > version:
            words = f"{self.path} was made by a newer Tagwire."
            raise WrongUse(words, "Update Tagwire or name another --store.")
        if found < version and found not in newer:
            raise self.damaged(f"not a {self._kind}")
        if self._cut_short():
            raise self.damaged("it is cut short")
        self._renew(version, newer)
        self._base.execute("SELECT name FROM sqlite_schema LIMIT 1").fetchone()

    def _cut_short(self) -> bool:
        """Whether the last page is a part only; SQLite itself would take zeros for the rest."""
        log = self.path.with_name(self.path.name + "-wal")
        page = self._base.execute("PRAGMA page_size").fetchone()[0]
        under_way = log.exists() and log.stat().st_size
        return bool(self.path.stat().st_size % page and not under_way)

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for one thread at a time."""
        with self._words(), self._lock:
            yield self._base

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The same in a transaction: all of it is kept, or nothing."""
        with self._words(), self._lock, self._base:
            yield self._base

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            self._base.close()

    def damaged(self, how: str) -> DamagedStore:
        """The error that says the file is broken, and how."""
        remedy = "It was left as it is: move it away or name another --store."
        return DamagedStore(f"the store {self.path} is damaged: {how}.", remedy)

    @contextlib.contextmanager
    def _words(self) -> Iterator[None]:
        """SQLite's errors in ours."""
        try:
            yield
        except OSError as fault:
            words = f"the store at {self.path.parent} cannot be used: {why(fault)}."
            raise StoreFailed(words, "Name another --store.") from fault
        except sqlite3.Error as fault:
            if _within_reach(fault):
                raise self.damaged(str(fault)) from fault
            words = f"the store {self.path} cannot be used: {fault}."
            raise StoreFailed(words, "Free some room or name another --store.") from fault


def _within_reach(fault: sqlite3.Error) -> bool:
    """Whether SQLite could get at the file, so that what it found there is the trouble."""
    name = getattr(fault, "sqlite_errorname", "")
    closed = isinstance(fault, sqlite3.ProgrammingError | sqlite3.InterfaceError)
    return not closed and not name.startswith(_OUT_OF_REACH)
