"""The shelf of results: one SQLite file, so that a second process runs nothing twice."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tagwire.core.plan import Delivery, Result
from tagwire.core.values import Text, Value, value_from_json
from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.database import Database
from tagwire.runtime.events import result_to_json

VERSION = 1
_BATCH = 500
_DAY = 86400
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
        self._base = Database(self.path, _SCHEMA, VERSION, "shelf of results")
        try:
            self._select("key", [""])
        except BaseException:
            self._base.close()
            raise

    def close(self) -> None:
        """Let the file go."""
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
            with self._base.reading() as base, full, base:
                base.executemany("UPDATE results SET used = ? WHERE key = ?", stale)
        try:
            return {key: _from_json(json.loads(body)) for key, body, _, _ in whole}
        except (ValueError, KeyError, TypeError, AttributeError) as fault:
            raise self._base.damaged(f"a result in it cannot be read ({fault!r})") from fault

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
        with self._base.writing() as base:
            base.executemany("REPLACE INTO results VALUES (?, ?, ?, ?, ?)", table)

    def rows(self) -> list[tuple[str, str, float]]:
        """Every key with its assets (ids, spaced) and when it was last used, oldest first."""
        query = "SELECT key, assets, used FROM results ORDER BY used, key"
        with self._base.reading() as base:
            return base.execute(query).fetchall()

    def forget(self, keys: Iterable[str]) -> None:
        """Drop the results under `keys`; their pictures stay until nobody needs them."""
        with self._base.writing() as base:
            base.executemany("DELETE FROM results WHERE key = ?", [(key,) for key in keys])

    def _select(self, columns: str, keys: Iterable[str]) -> list[Any]:
        wanted = list(dict.fromkeys(keys))
        rows: list[Any] = []
        with self._base.reading() as base:
            for start in range(0, len(wanted), _BATCH):
                part = wanted[start : start + _BATCH]
                marks = ",".join("?" * len(part))
                query = f"SELECT {columns} FROM results WHERE key IN ({marks})"  # noqa: S608
                rows += base.execute(query, part).fetchall()
        return rows

    def _all_there(self, assets: str) -> bool:
        return all(self._assets.has(asset) for asset in assets.split())


def _assets_of(result: Result) -> set[str]:
    values = [*result.outputs.values(), *(delivery.output for delivery in result.deliveries)]
    return {value.asset for value in values if not isinstance(value, Text)}


def _from_json(raw: dict[str, Any]) -> Result:
    outputs: dict[str, Value] = {n: value_from_json(v) for n, v in raw["outputs"].items()}
    deliveries = tuple(
        Delivery(value_from_json(d["output"]), d["name"], d["format"], d["quality"])
        for d in raw["deliveries"]
    )
    seconds, seed, charged = raw["seconds"], raw["seed"], raw["credits"]
    return Result(outputs, seconds, seed, charged, tuple(raw["receipts"]), deliveries)
