"""What the gallery keeps of a picture, and which pictures somebody wants to see."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

_PICTURES = """
CREATE TABLE pictures (
    id INTEGER PRIMARY KEY, created REAL NOT NULL, asset TEXT NOT NULL,
    width INTEGER NOT NULL, height INTEGER NOT NULL, graph TEXT NOT NULL, title TEXT NOT NULL,
    node TEXT NOT NULL, type TEXT NOT NULL, model TEXT NOT NULL, seed INTEGER, seconds REAL,
    credits REAL, draft INTEGER NOT NULL, run TEXT NOT NULL, batch TEXT, prompt TEXT NOT NULL,
    tags TEXT NOT NULL, receipts TEXT NOT NULL, document TEXT NOT NULL, folder TEXT NOT NULL,
    star INTEGER NOT NULL DEFAULT 0, rejected INTEGER NOT NULL DEFAULT 0,
    forgotten INTEGER NOT NULL DEFAULT 0, key TEXT NOT NULL DEFAULT '',
    length REAL,
    UNIQUE (graph, node, key, asset)
);
CREATE INDEX newest ON pictures (created, id) WHERE NOT forgotten;
CREATE INDEX of_graph ON pictures (graph, created, id) WHERE NOT forgotten;
CREATE INDEX of_node ON pictures (node, created, id) WHERE NOT forgotten;
CREATE INDEX of_model ON pictures (model, created, id) WHERE NOT forgotten;
CREATE INDEX starred ON pictures (created, id) WHERE star AND NOT forgotten;
CREATE INDEX of_batch ON pictures (batch, created, id) WHERE batch IS NOT NULL AND NOT forgotten;
CREATE INDEX of_asset ON pictures (asset, id);
CREATE INDEX of_document ON pictures (document);
CREATE INDEX pace ON pictures (type, model, id, seconds);
"""
SCHEMA = f"""{_PICTURES}
CREATE TABLE tags (tag TEXT, picture INTEGER, PRIMARY KEY (tag, picture)) WITHOUT ROWID;
CREATE INDEX tags_of ON tags (picture);
CREATE TABLE documents (sha TEXT PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE uploads (asset TEXT PRIMARY KEY, name TEXT NOT NULL, created REAL NOT NULL);
"""
VERSION = 3
_OLD = (
    "id, created, asset, width, height, graph, title, node, type, model, seed, seconds, credits, "
    "draft, run, batch, prompt, tags, receipts, document, folder, star, rejected, forgotten"
)
_INDICES = re.findall(r"CREATE INDEX (\w+)", _PICTURES)
_DROPPED = "".join(f"DROP INDEX {name};" for name in _INDICES)
_COPIED = f"INSERT INTO pictures ({_OLD}) SELECT {_OLD} FROM older"  # noqa: S608
_STILLS = _PICTURES.replace("    length REAL,\n", "")
_KEYED = f"{_DROPPED} ALTER TABLE pictures RENAME TO older; {_STILLS} {_COPIED}; DROP TABLE older"
_TIMED = "ALTER TABLE pictures ADD COLUMN length REAL"
NEWER = {1: _KEYED, 2: _TIMED}
"""What makes a file of each earlier version one of the next: pictures had no key once, and there
were no films, which have a length.
"""


@dataclass(frozen=True, slots=True)
class Made:
    """A picture a step made, with all that tells where it came from; `key` is its result's.

    `seconds` is how long the step took, `length` how long a film is; a picture has none.
    """

    asset: str
    width: int
    height: int
    graph: str
    title: str
    node: str
    type: str
    folder: str = ""
    model: str = ""
    seed: int | None = None
    seconds: float | None = None
    credits: float | None = None
    draft: bool = False
    run: str = ""
    batch: str | None = None
    prompt: str = ""
    tags: tuple[str, ...] = ()
    receipts: tuple[Mapping[str, Any], ...] = ()
    key: str = ""
    length: float | None = None

    def columns(self) -> dict[str, Any]:
        """The same as values of the table's columns."""
        plain = {field.name: getattr(self, field.name) for field in fields(self)}
        receipts = json.dumps([dict(receipt) for receipt in self.receipts])
        return {**plain, "tags": json.dumps(self.tags), "receipts": receipts}


@dataclass(frozen=True, slots=True)
class Hung:
    """A picture as the gallery shows it."""

    id: str
    asset: str
    width: int
    height: int
    graph: str
    title: str
    node: str
    model: str
    seed: int | None
    seconds: float | None
    credits: float | None
    created: float
    star: bool
    rejected: bool
    draft: bool
    run: str
    batch: str | None
    prompt: str
    tags: tuple[str, ...]
    key: str
    length: float | None

    def to_json(self) -> dict[str, Any]:
        """Plain JSON."""
        return {**asdict(self), "tags": list(self.tags)}


COLUMNS = ", ".join(f"pictures.{field.name}" for field in fields(Hung))
_YES_OR_NO = ("star", "rejected", "draft")


def hung(row: sqlite3.Row | tuple[Any, ...]) -> Hung:
    """The picture in a row of `COLUMNS`."""
    words = dict(zip((field.name for field in fields(Hung)), row, strict=True))
    words |= {name: bool(words[name]) for name in _YES_OR_NO}
    return Hung(**{**words, "id": str(words["id"]), "tags": tuple(json.loads(words["tags"]))})


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which pictures, newest first: "" and None ask for any; `before` is the last one seen."""

    graph: str = ""
    node: str = ""
    tag: str = ""
    model: str = ""
    batch: str = ""
    star: bool | None = None
    rejected: bool | None = None
    query: str = ""
    before: str = ""
    limit: int = 60

    def where(self) -> tuple[str, list[Any]]:
        """The conditions as SQL, without the place in the list."""
        terms, given = ["NOT pictures.forgotten"], list[Any]()
        for column in ("graph", "node", "model", "batch"):
            if value := getattr(self, column):
                terms.append(f"pictures.{column} = ?")
                given.append(value)
        for column in ("star", "rejected"):
            flag = getattr(self, column)
            if flag is not None:
                terms.append(f"pictures.{column}" if flag else f"NOT pictures.{column}")
        if self.tag:
            terms.append("pictures.id IN (SELECT picture FROM tags WHERE tag = ?)")
            given.append(self.tag)
        for word in self.query.split():
            terms.append("(prompt LIKE ? ESCAPE '!' OR title LIKE ? ESCAPE '!')")
            given += [f"%{_literal(word)}%"] * 2
        return " AND ".join(terms), given


def _literal(word: str) -> str:
    """A word in which LIKE sees no wildcard."""
    for sign in "!%_":
        word = word.replace(sign, f"!{sign}")
    return word
