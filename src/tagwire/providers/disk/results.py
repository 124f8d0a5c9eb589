"""The shelf of results: one SQLite file, so that a second process runs nothing twice."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tagwire.core.errors import DamagedStore, StoreFailed, WrongUse
from tagwire.core.plan import Delivery, Result
from tagwire.core.values import Image, Value, value_from_json
from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.atomic import beside, claim, why
from tagwire.runtime.events import result_to_json

VERSION = 1
_BATCH = 500
_DAY = 86400
_OUT_OF_REACH = (
    *("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM"),
    *("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL", "SQLITE_NOMEM", "SQLITE_TOOBIG"),
)
"""SQLite's words for a disk or a file that cannot be used, sound as it may be."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS results (
    key TEXT PRIMARY KEY, body TEXT NOT NULL, assets TEXT NOT NULL,
    created REAL NOT NULL, used REAL NOT NULL
) WITHOUT ROWID
"""


class DiskResults:
    """Results by key in `folder/results.sqlite`; their pictures are in `assets`."""

    def __init__(self, folder: Path, assets: Assets) -> None:
        """Open the shelf, making it when there is none.

        Raises:
            DamagedStore: the file is not a sound database; it is left as it is.
            StoreFailed: it cannot be opened or written.
        """
        self.path = folder / "results.sqlite"
        self._assets = assets
        self._lock = threading.Lock()
        with self._words():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not os.path.lexists(self.path):
                self._create()
            if not self.path.is_file():
                raise self._damaged("not a file")
            where = f"{self.path.absolute().as_uri()}?mode=rw"
            self._base = sqlite3.connect(where, timeout=30, uri=True, check_same_thread=False)
            try:
                self._prepare()
            except BaseException:
                self._base.close()
                raise

    def _create(self) -> None:
        """Make the file beside its place and move it there whole: an empty one is damage."""
        with beside(self.path) as part:
            with contextlib.closing(sqlite3.connect(part)) as base:
                base.execute("PRAGMA journal_mode=WAL")
                base.execute(_SCHEMA)
                base.execute(f"PRAGMA user_version={VERSION}")
            with contextlib.suppress(FileExistsError):
                claim(part, self.path)

    def _prepare(self) -> None:
        found = self._base.execute("PRAGMA user_version").fetchone()[0]
        if found > VERSION:
            words = f"{self.path} was made by a newer Tagwire."
            raise WrongUse(words, "Update Tagwire or name another --store.")
        if found < VERSION:
            raise self._damaged("not a shelf of results")
        if self._cut_short():
            raise self._damaged("it is cut short")
        self._base.execute("PRAGMA synchronous=NORMAL")
        self._base.execute("SELECT key FROM results LIMIT 1").fetchone()

    def _cut_short(self) -> bool:
        """Whether the last page is a part only; SQLite itself would take zeros for the rest."""
        log = self.path.with_name(self.path.name + "-wal")
        page = self._base.execute("PRAGMA page_size").fetchone()[0]
        under_way = log.exists() and log.stat().st_size
        return bool(self.path.stat().st_size % page and not under_way)

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            self._base.close()

    def known(self, keys: Iterable[str]) -> set[str]:
        """Those of `keys` that have a result whose pictures are all there."""
        rows = self._select("key, assets", keys)
        return {key for key, assets in rows if self._all_there(assets)}

    def load(self, keys: Iterable[str]) -> dict[str, Result]:
        """The results under those of `keys` that have one, pictures and all; marks their use."""
        rows = self._select("key, body, assets, used", keys)
        whole = [row for row in rows if self._all_there(row[2])]
        now = time.time()
        stale = [(now, key) for key, _, _, used in whole if used < now - _DAY]
        if stale:
            full = contextlib.suppress(sqlite3.OperationalError)  # no reason to fail a reader
            with self._words(), full, self._lock, self._base:
                self._base.executemany("UPDATE results SET used = ? WHERE key = ?", stale)
        try:
            return {key: _from_json(json.loads(body)) for key, body, _, _ in whole}
        except (ValueError, KeyError, TypeError, AttributeError) as fault:
            raise self._damaged(f"a result in it cannot be read ({fault!r})") from fault

    def save(self, keys: tuple[str, ...], result: Result) -> None:
        """Keep one result under every one of `keys`; raises StoreFailed."""
        self.save_all([(keys, result)])

    def save_all(self, rows: Sequence[tuple[tuple[str, ...], Result]]) -> None:
        """Keep each result under every one of its keys, all in one transaction.

        Raises:
            StoreFailed: the disk is full or cannot be written; nothing was kept.
        """
        now = time.time()
        table = []
        for keys, result in rows:
            body = json.dumps(result_to_json(result))
            assets = " ".join(sorted(_assets_of(result)))
            table += [(key, body, assets, now, now) for key in keys]
        with self._words(), self._lock, self._base:
            self._base.executemany("REPLACE INTO results VALUES (?, ?, ?, ?, ?)", table)

    def rows(self) -> list[tuple[str, str, float]]:
        """Every key with its assets (ids, spaced) and when it was last used, oldest first."""
        query = "SELECT key, assets, used FROM results ORDER BY used, key"
        with self._words(), self._lock:
            return self._base.execute(query).fetchall()

    def forget(self, keys: Iterable[str]) -> None:
        """Drop the results under `keys`; their pictures stay until nobody needs them."""
        with self._words(), self._lock, self._base:
            self._base.executemany("DELETE FROM results WHERE key = ?", [(key,) for key in keys])

    def _select(self, columns: str, keys: Iterable[str]) -> list[Any]:
        wanted = list(dict.fromkeys(keys))
        rows: list[Any] = []
        with self._words(), self._lock:
            for start in range(0, len(wanted), _BATCH):
                part = wanted[start : start + _BATCH]
                marks = ",".join("?" * len(part))
                query = f"SELECT {columns} FROM results WHERE key IN ({marks})"  # noqa: S608
                rows += self._base.execute(query, part).fetchall()
        return rows

    def _all_there(self, assets: str) -> bool:
        return all(self._assets.has(asset) for asset in assets.split())

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
                raise self._damaged(str(fault)) from fault
            words = f"the store {self.path} cannot be used: {fault}."
            raise StoreFailed(words, "Free some room or name another --store.") from fault

    def _damaged(self, how: str) -> DamagedStore:
        remedy = "It was left as it is: move it away or name another --store."
        return DamagedStore(f"the store {self.path} is damaged: {how}.", remedy)


def _within_reach(fault: sqlite3.Error) -> bool:
    """Whether SQLite could get at the file, so that what it found there is the trouble."""
    name = getattr(fault, "sqlite_errorname", "")
    closed = isinstance(fault, sqlite3.ProgrammingError | sqlite3.InterfaceError)
    return not closed and not name.startswith(_OUT_OF_REACH)


def _assets_of(result: Result) -> set[str]:
    values = [*result.outputs.values(), *(delivery.output for delivery in result.deliveries)]
    return {value.asset for value in values if isinstance(value, Image)}


def _from_json(raw: dict[str, Any]) -> Result:
    outputs: dict[str, Value] = {n: value_from_json(v) for n, v in raw["outputs"].items()}
    deliveries = tuple(
        Delivery(value_from_json(d["output"]), d["name"], d["format"], d["quality"])
        for d in raw["deliveries"]
    )
    seconds, seed, charged = raw["seconds"], raw["seed"], raw["credits"]
    return Result(outputs, seconds, seed, charged, tuple(raw["receipts"]), deliveries)
