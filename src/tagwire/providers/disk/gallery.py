"""The gallery: every picture a step made, with what is needed to make it again."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import statistics
import time
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tagwire.core.document import GraphDocument
from tagwire.core.errors import WrongUse
from tagwire.core.migrations import read_document
from tagwire.providers.disk.assets import named_in
from tagwire.providers.disk.database import Database
from tagwire.providers.disk.gallery_rows import (
    COLUMNS,
    NEWER,
    SCHEMA,
    VERSION,
    Hung,
    Made,
    Wanted,
    hung,
)

_PACE = 31
"""How many earlier times tell how long a step usually takes."""
_PLACE = "graph = :graph AND node = :node AND key = :key AND asset = :asset"
_FACETS = {
    "graphs": "SELECT graph, max(title), count(*) FROM pictures WHERE NOT forgotten GROUP BY graph",
    "nodes": "SELECT node, node, count(*) FROM pictures WHERE NOT forgotten GROUP BY node",
    "models": "SELECT model, model, count(*) FROM pictures "
    "WHERE NOT forgotten AND model != '' GROUP BY model",
    "tags": "SELECT tag, tag, count(*) FROM tags GROUP BY tag",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a picture came from: enough to open its graph and to make it again."""

    picture: Hung
    receipts: tuple[dict[str, Any], ...]
    document: GraphDocument
    folder: Path


class Gallery:
    """Pictures by number in `folder/gallery.sqlite`; the files themselves are assets."""

    def __init__(self, folder: Path) -> None:
        """Open the gallery; raises DamagedStore or StoreFailed."""
        self._base = Database(folder / "gallery.sqlite", SCHEMA, VERSION, "gallery", NEWER)

    def close(self) -> None:
        """Let the file go."""
        self._base.close()

    def hang(self, made: Made, document: GraphDocument) -> tuple[Hung, bool]:
        """Put a picture up; returns it, and whether it is new.

        A row is a result: one that hangs already, of the same graph, node and key, becomes the
        newest; the same picture as another result hangs beside it.
        """
        whole = json.dumps(document.to_json(), ensure_ascii=False).encode(errors="backslashreplace")
        sha = hashlib.sha256(whole).hexdigest()
        row = {**made.columns(), "document": sha, "created": time.time(), "forgotten": False}
        names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
        fresh = ", ".join(f"{name} = excluded.{name}" for name in row)
        insert = f"INSERT INTO pictures ({names}) VALUES ({marks})"  # noqa: S608
        with self._base.writing() as base:
            known = base.execute(f"SELECT forgotten FROM pictures WHERE {_PLACE}", row).fetchone()  # noqa: S608
            known_place = "ON CONFLICT (graph, node, key, asset)"
            upsert = f"{insert} {known_place} DO UPDATE SET {fresh} RETURNING id"
            [number] = base.execute(upsert, row).fetchone()
            body = zlib.compress(whole)
            base.execute("INSERT OR IGNORE INTO documents VALUES (?, ?)", (sha, body))
            tags = [(tag, number) for tag in made.tags]
            base.executemany("INSERT OR IGNORE INTO tags VALUES (?, ?)", tags)
            return _one(base, str(number)), known is None or bool(known[0])

    def showing(self, asset: str, graph: str = "", keys: Iterable[str] = ()) -> Hung | None:
        """The newest place a picture hangs, of `graph` if given; None when it does not.

        Best as the result of one of these keys.
        """
        mine = "AND graph = ?" if graph else ""
        query = f"SELECT {COLUMNS} FROM pictures WHERE asset = ? {mine} AND NOT forgotten"  # noqa: S608
        given = [asset, graph] if graph else [asset]
        with self._base.reading() as base:
            rows = base.execute(f"{query} ORDER BY created DESC, id DESC", given).fetchall()
        found, wanted = [hung(row) for row in rows], set(keys)
        return next((each for each in found if each.key in wanted), found[0] if found else None)

    def hanging(self, asset: str, graph: str, key: str, last: str | None) -> str | None:
        """Where a picture hangs that a node of a graph shows: where it did, if it still does."""
        with self._base.reading() as base:
            query = "SELECT 1 FROM pictures WHERE id = ? AND asset = ? AND NOT forgotten"
            if base.execute(query, [_number(last or ""), asset]).fetchone():
                return last
        row = self.showing(asset, graph, [key]) or self.showing(asset)
        return row.id if row else None

    def look(self, wanted: Wanted) -> tuple[list[Hung], int]:
        """The pictures wanted, newest first, from behind `before`; and how many there are."""
        where, given = wanted.where()
        count = f"SELECT count(*) FROM pictures WHERE {where}"  # noqa: S608
        behind = ""
        with self._base.reading() as base:
            [total] = base.execute(count, given).fetchone()
            last = _number(wanted.before) if wanted.before else None
            if last is not None:
                place = "SELECT created, id FROM pictures WHERE id = ?"
                behind = f"AND (created, id) < ({place})"
                given.append(last)
            query = f"SELECT {COLUMNS} FROM pictures WHERE {where} {behind}"  # noqa: S608
            newest = f"{query} ORDER BY created DESC, id DESC LIMIT ?"
            rows = base.execute(newest, [*given, wanted.limit]).fetchall()
        return [hung(row) for row in rows], total

    def facets(self) -> dict[str, list[dict[str, Any]]]:
        """What the gallery can be sifted by: each value, its title, how many pictures have it."""
        with self._base.reading() as base:
            found = {name: base.execute(query).fetchall() for name, query in _FACETS.items()}
        return {
            name: [{"value": row[0], "title": row[1], "count": row[2]} for row in rows]
            for name, rows in found.items()
        }

    def one(self, number: str) -> Hung:
        """A picture; raises WrongUse when it does not hang here."""
        with self._base.reading() as base:
            return _one(base, number)

    def origin(self, number: str) -> Origin:
        """Where a picture came from; raises WrongUse when it does not hang here."""
        query = (
            "SELECT receipts, folder, body FROM pictures "
            "JOIN documents ON sha = document WHERE id = ?"
        )
        with self._base.reading() as base:
            picture = _one(base, number)
            receipts, folder, body = base.execute(query, [int(number)]).fetchone()
        document = read_document(zlib.decompress(body))
        return Origin(picture, tuple(json.loads(receipts)), document, Path(folder))

    def mark(
        self, numbers: Iterable[str], star: bool | None = None, rejected: bool | None = None
    ) -> list[Hung]:
        """Star or reject pictures, or take that back; returns them as they are now."""
        listed = list(numbers)
        flags = {"star": star, "rejected": rejected}
        with self._base.writing() as base:
            known = [_one(base, number).id for number in listed]
            for name, flag in flags.items():
                if flag is not None:
                    rows = [(flag, int(number)) for number in known]
                    base.executemany(f"UPDATE pictures SET {name} = ? WHERE id = ?", rows)  # noqa: S608
            return [_one(base, number) for number in known]

    def forget(self, numbers: Iterable[str]) -> list[str]:
        """Take pictures down; returns the numbers of those that hung. Their files stay."""
        gone = "UPDATE pictures SET forgotten = 1, star = 0, rejected = 0, receipts = '[]'"
        with self._base.writing() as base:
            known = [n for n in map(_number, numbers) if n is not None and _hangs(base, n)]
            rows = [(number,) for number in known]
            base.executemany(f"{gone}, prompt = '', document = '' WHERE id = ?", rows)
            base.executemany("DELETE FROM tags WHERE picture = ?", rows)
            base.execute("DELETE FROM documents WHERE sha NOT IN (SELECT document FROM pictures)")
        return [str(number) for number in known]

    def usual_seconds(self, kind: str, model: str = "") -> float | None:
        """How long a node of this type and model ("" is any) usually takes; None: none ever ran."""
        of_model = "AND model = :model" if model else ""
        query = f"SELECT seconds FROM pictures WHERE type = :kind {of_model} AND seconds > 0"  # noqa: S608
        given = {"kind": kind, "model": model, "most": _PACE}
        with self._base.reading() as base:
            rows = base.execute(f"{query} ORDER BY id DESC LIMIT :most", given).fetchall()
        return statistics.median(row[0] for row in rows) if rows else None

    def uploaded(self, asset: str, name: str) -> str:
        """Note a picture brought in; returns the name it came under before, if it did."""
        with self._base.writing() as base:
            there = base.execute("SELECT name FROM uploads WHERE asset = ?", [asset]).fetchone()
            row = (asset, name, time.time())
            base.execute("INSERT OR IGNORE INTO uploads VALUES (?, ?, ?)", row)
        return str(there[0]) if there else ""

    def brought(self, name: str) -> list[str]:
        """The pictures that were brought in under a name, the newest first."""
        query = "SELECT asset FROM uploads WHERE name = ? ORDER BY created DESC LIMIT 9"
        with self._base.reading() as base:
            return [str(row[0]) for row in base.execute(query, [name])]

    def assets(self) -> set[str]:
        """Every picture that hangs, was made from or was brought in: these outlive the results."""
        query = "SELECT asset FROM pictures WHERE NOT forgotten UNION SELECT asset FROM uploads"
        with self._base.reading() as base:
            found = {row[0] for row in base.execute(query)}
            for [body] in base.execute("SELECT body FROM documents"):
                found |= named_in(zlib.decompress(body))
        return found


def hanging(folder: Path) -> set[str]:
    """What the gallery in `folder` holds on to; nothing when there is no gallery.

    Raises:
        StoreFailed: it cannot be read.
    """
    if not (folder / "gallery.sqlite").exists():
        return set()
    gallery = Gallery(folder)
    try:
        return gallery.assets()
    finally:
        gallery.close()


def _one(base: sqlite3.Connection, number: str) -> Hung:
    query = f"SELECT {COLUMNS} FROM pictures WHERE id = ? AND NOT forgotten"  # noqa: S608
    row = base.execute(query, [_number(number)]).fetchone()
    if row is None:
        raise WrongUse(f"there is no picture {number[:40]!r} in the gallery.", "Look again.")
    return hung(row)


def _hangs(base: sqlite3.Connection, number: int) -> bool:
    query = "SELECT 1 FROM pictures WHERE id = ? AND NOT forgotten"
    return base.execute(query, [number]).fetchone() is not None


def _number(text: str) -> int | None:
    """The number a picture's id stands for; None when it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
