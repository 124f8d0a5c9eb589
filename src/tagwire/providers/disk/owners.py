"""Who is alive: every process at work on the ledger holds a lock of its own while it lives."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from tagwire.core.errors import StoreFailed
from tagwire.providers.disk.atomic import OURS, why


class Owners:
    """The owners of entries in a store, named "pid:uuid".

    The sign of life is SQLite's lock on `owners/<uuid>.lock`: every system lets go of it when its
    holder is gone, while a process number comes round again. The lock holds inside a process too,
    so two owners of one process tell each other apart. Ask under the ledger's own write lock:
    two that look at the same owner at once would take each other for it.
    """

    def __init__(self, folder: Path) -> None:
        """`folder` is the store's."""
        self._folder = folder / "owners"
        self._lock: sqlite3.Connection | None = None
        self._mine = ""

    def mine(self) -> str:
        """This owner, alive from the first call on; raises StoreFailed."""
        if not self._mine:
            name = uuid4().hex
            with self._words():
                self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                self._path(name).touch(OURS)
                self._lock = _locked(self._path(name))
            self._mine = f"{os.getpid()}:{name}"
        return self._mine

    def alive(self, owner: str) -> bool:
        """Whether that owner's process still lives; raises StoreFailed when nobody can tell."""
        if not owner or owner == self._mine:
            return bool(owner)
        path = self._path(owner.partition(":")[2])
        with self._words():
            return path.exists() and _held(path)

    def sweep(self) -> None:
        """Clear away what the dead have left behind."""
        for path in self._folder.glob("*.lock"):
            if path.stem not in self._mine and not self.alive(f":{path.stem}"):
                with contextlib.suppress(OSError):
                    path.unlink()

    def close(self) -> None:
        """This owner is no more."""
        if self._lock is not None:
            self._lock.close()
            with contextlib.suppress(OSError):
                self._path(self._mine.partition(":")[2]).unlink()
        self._lock, self._mine = None, ""

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.lock"

    @contextlib.contextmanager
    def _words(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error) as fault:
            told = why(fault) if isinstance(fault, OSError) else str(fault)
            words = f"the store {self._folder} cannot be used: {told}."
            raise StoreFailed(words, "Free some room or name another --store.") from fault


def _locked(path: Path) -> sqlite3.Connection:
    """A connection that has the file for itself; opened by SQLite only, or the lock is lost."""
    where = f"{path.absolute().as_uri()}?mode=rw"
    base = sqlite3.connect(
        where, timeout=0, uri=True, isolation_level=None, check_same_thread=False
    )
    try:
        base.execute("PRAGMA journal_mode=MEMORY")  # or there would be a second file
        base.execute("BEGIN EXCLUSIVE")
    except BaseException:
        base.close()
        raise
    return base


def _held(path: Path) -> bool:
    """Whether somebody has the file for himself."""
    try:
        _locked(path).close()
    except sqlite3.OperationalError as fault:
        if fault.sqlite_errorname.startswith("SQLITE_BUSY"):
            return True
        if not path.exists():  # let go and cleared away just now
            return False
        raise
    return False
