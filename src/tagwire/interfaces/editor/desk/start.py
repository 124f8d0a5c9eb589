"""The start page: graphs that are open or saved, and templates to begin with."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from tagwire.core.document import GraphDocument
from tagwire.core.edit.tagged import tags_by_node
from tagwire.core.errors import WrongUse
from tagwire.core.migrations import MOST_BYTES
from tagwire.interfaces.app import App, Loaded
from tagwire.interfaces.editor.desk.desk import Desk
from tagwire.interfaces.editor.desk.keeping import about
from tagwire.interfaces.editor.desk.places import file_below, graph_files, key_of_file
from tagwire.interfaces.editor.session.review import review
from tagwire.providers.discovery import shipped
from tagwire.providers.disk.bundles import places
from tagwire.providers.disk.graphs import read_graph

Row: TypeAlias = dict[str, Any]


_LOOKED_AT = 7 * 86400
"""Seconds after which a template that was only looked at is forgotten."""
_NAMES: dict[tuple[str, int, int], str | None] = {}
"""The graphs' names by path, time and size, so that a folder is read once; None: no graph."""


def open_rows(desk: Desk) -> dict[str, Row]:
    """What is to be told of the open graphs, by key."""
    found: dict[str, Row] = {}
    for key, session in desk.sessions.items():
        if session.touched or session.saved.file or session.views:
            found[key] = _row(key, about(session), True)
    return found


def graphs(desk: Desk, rows: Mapping[str, Row]) -> list[Row]:
    """Every graph there is, the lately edited first; `rows` are the open ones. Reads files."""
    found = dict(rows)
    for key, told in desk.drafts.about():
        if key not in found and (told.get("touched") or told.get("file")):
            found[key] = _row(key, told, False)
        elif key not in found and told.get("edited", 0) < time.time() - _LOOKED_AT:
            desk.drafts.forget(key)
    files = {row["file"] for row in found.values()}
    for file in graph_files(desk.folder):
        if file not in files and (row := _saved_row(desk, file)):
            key = key_of_file(file, found)
            found[key] = {**row, "key": key}
    for row in found.values():
        if row["file"] and not row["picture"] and not row["example"]:
            row["example"] = _shipped_with(desk.folder / row["file"])
    return sorted(found.values(), key=lambda row: row["edited"], reverse=True)


@cache
def templates(app: App) -> list[Row]:
    """The shipped examples. Reads files, once."""
    words = {language: _words(language) for language in ("en", "zh-CN")}
    order = list(words["en"])
    paths = sorted(shipped("graphs").glob("*.json"), key=lambda path: path.stem)
    paths.sort(key=lambda path: order.index(path.stem) if path.stem in order else len(order))
    return [_template(app, path, words) for path in paths]


def _template(app: App, path: Path, words: Mapping[str, Mapping[str, Row]]) -> Row:
    document = read_graph(path)
    own = {language: rows.get(path.stem, {}) for language, rows in words.items()}
    tags = tags_by_node(document, app.registry)
    return {
        "name": path.stem,
        "title": {"en": document.name} | _each(own, "title"),
        "summary": {"en": ""} | _each(own, "summary"),
        "picture": _example(path.stem),
        "references": len(list(places(document, app.registry))),
        "price": _price(app, document, path.parent),
        "tags": list(dict.fromkeys(tag for node in tags.values() for tag in node)),
    }


def _example(template: str) -> str | None:
    """Where the picture shipped with a template is."""
    there = template and (shipped("graphs") / "pictures" / f"{template}.jpg").is_file()
    return f"/api/template-pictures/{template}.jpg" if there else None


def _shipped_with(path: Path) -> str | None:
    """Where the picture of a shipped example is that a file is, unchanged."""
    ours = shipped("graphs") / path.name
    try:
        same = ours.stat().st_size == path.stat().st_size
    except OSError:
        return None
    return _example(path.stem) if same else None


def _each(own: Mapping[str, Row], part: str) -> dict[str, str]:
    return {language: row[part] for language, row in own.items() if part in row}


def _price(app: App, document: GraphDocument, folder: Path) -> float | None:
    """What a template costs when nothing of it is stored."""
    prices = review(app, Loaded(document, folder)).message["prices"].values()
    return None if None in prices else sum(prices)


def _words(language: str) -> Mapping[str, Row]:
    path = shipped("graphs") / "words" / f"{language}.json"
    found: Mapping[str, Row] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return found


def _row(key: str, told: Mapping[str, Any], is_open: bool) -> Row:
    return {
        "key": key,
        "title": str(told.get("title", key)),
        "file": told.get("file") or None,
        "dirty": bool(told.get("dirty")),
        "edited": told.get("edited", 0),
        "picture": told.get("picture"),
        "example": _example(str(told.get("template", ""))),
        "open": is_open,
    }


def _saved_row(desk: Desk, file: str) -> Row | None:
    """A graph that is only a file; None when it is not one."""
    try:
        path = file_below(desk.folder, file)
        state = path.stat()
    except (OSError, WrongUse):
        return None
    known = (str(path), state.st_mtime_ns, state.st_size)
    if known not in _NAMES:
        _NAMES[known] = _name_in(path, state.st_size)
    name = _NAMES[known]
    if name is None:
        return None
    versions = desk.versions.every(path)
    shown = list(versions[-1].pictures.values()) if versions else []
    told = {"title": name or path.stem, "file": file, "edited": state.st_mtime}
    return _row(key_of_file(file), {**told, "picture": shown[-1] if shown else None}, False)


def _name_in(path: Path, size: int) -> str | None:
    """The name of the graph in a file, which may be ""; None when it holds none."""
    if size > MOST_BYTES:
        return None
    try:
        raw = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(raw, dict) or type(raw.get("tagwire")) is not int or "nodes" not in raw:
        return None
    return str(raw.get("name", ""))[:200]
