"""A folder that one process at a time works in; the lock goes with it, however it ends."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tagwire.core.errors import StoreFailed, WrongUse
from tagwire.providers.disk.atomic import OURS, write_whole


class Taken(WrongUse):
    """Somebody works there already: `told` is what they tell others, in lines."""

    def __init__(self, store: Path, told: Sequence[str], remedy: str = "Go on there") -> None:
        """`remedy` is the first thing to do."""
        self.store, self.told = store, told
        where = f", at {told[0]}" if told and told[0] else ""
        words = f"another editor works with the store {store}{where}."
        super().__init__(words, f"{remedy}, or end that editor, or name another --store.")


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[Callable[..., None]]:
    """Be the only one who works in `folder`; what the given function is told, others are told.

    The lock is SQLite's on an empty file: every system lets go of it when its holder is gone.

    Raises:
        Taken: somebody works there already; says where.
        StoreFailed: the folder cannot be written.
    """
    sign = folder / "working"
    with contextlib.closing(_locked(folder / "working.lock", sign)):
        _put_up(sign, "")
        yield lambda *lines: _put_up(sign, "\n".join(lines))
        _put_up(sign, "")


def _locked(path: Path, sign: Path) -> sqlite3.Connection:
    base: sqlite3.Connection | None = None
    try:
        path.touch(OURS)
        base = sqlite3.connect(path, timeout=0, isolation_level=None)
        base.execute("BEGIN EXCLUSIVE")
    except (OSError, sqlite3.Error) as fault:
        if base is not None:
            base.close()
        if getattr(fault, "sqlite_errorname", "") == "SQLITE_BUSY":
            raise Taken(path.parent.parent, _told(sign)) from fault
        words = f"the store at {path.parent} cannot be used: {fault}."
        raise StoreFailed(words, "Free some room or name another --store.") from fault
    return base


def _put_up(sign: Path, words: str) -> None:
    with contextlib.suppress(OSError):  # it is a courtesy; the lock does the work
        write_whole(sign, words.encode(errors="replace"))


def _told(sign: Path) -> list[str]:
    try:
        return sign.read_text("utf-8").splitlines()
    except (OSError, UnicodeError):
        return []
