"""Saved versions over HTTP: saved, listed, compared, restored."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import Field

from tagwire.core.difference import difference
from tagwire.core.document import GraphDocument
from tagwire.core.errors import WrongUse
from tagwire.interfaces.editor.desk.desk import Desk
from tagwire.interfaces.editor.desk.places import file_below
from tagwire.interfaces.editor.desk.saving import (
    Wish,
    pictures_between,
    save,
    seen_from,
    shown_pictures,
)
from tagwire.interfaces.editor.serving.asked import Asked, asked
from tagwire.interfaces.editor.session.session import Session


class Save(Asked):
    """Save a graph, as another file or over one."""

    graph: str
    note: Annotated[str, Field(max_length=2000)] = ""
    name: Annotated[str, Field(alias="as", max_length=240)] = ""
    over: bool = False


class Note(Asked):
    """Write on a saved version what it is."""

    graph: str
    version: int
    note: Annotated[str, Field(max_length=2000)]


class Restore(Asked):
    """Take a version back."""

    graph: str
    version: int


def router(desk: Desk) -> APIRouter:
    """The routes over a desk."""
    routes = APIRouter()

    @routes.post("/api/save")
    async def save_graph(request: Request) -> dict[str, Any]:
        wish = await asked(request, Save)
        session = desk.session(wish.graph)
        saved = await save(desk, session, Wish(wish.note, wish.name, wish.over))
        return {"version": saved.version, "file": saved.file}

    @routes.post("/api/note")
    async def note(request: Request) -> dict[str, Any]:
        wish = await asked(request, Note)
        session = desk.session(wish.graph)
        await asyncio.to_thread(_noted, desk, session, wish)
        return {}

    @routes.get("/api/versions")
    async def versions(graph: str) -> dict[str, Any]:
        return {"versions": await asyncio.to_thread(_listed, desk, desk.session(graph))}

    @routes.post("/api/restore")
    async def restore(request: Request) -> dict[str, Any]:
        wish = await asked(request, Restore)
        session = desk.session(wish.graph)
        document, _ = await asyncio.to_thread(_version, desk, session, wish.version)
        session.put(document, "restore", {"version": wish.version})
        return {"rev": session.rev}

    @routes.get("/api/difference")
    async def compare(request: Request, graph: str) -> dict[str, Any]:
        session = desk.session(graph)
        sides = [request.query_params.get(word, "") for word in ("from", "to")]
        now = (session.document, shown_pictures(session))
        return await asyncio.to_thread(_compared, desk, session, sides, now)

    return routes


def _noted(desk: Desk, session: Session, wish: Note) -> None:
    if not session.saved.file:
        raise WrongUse("this graph was never saved.", "Save it: that keeps a version.")
    file = file_below(desk.folder, session.saved.file)
    desk.versions.put_note(file, wish.version, wish.note)


def _listed(desk: Desk, session: Session) -> list[dict[str, Any]]:
    if not session.saved.file:
        return []
    found = desk.versions.every(file_below(desk.folder, session.saved.file))
    return [
        {
            "number": version.number,
            "note": version.note,
            "created": version.created,
            "nodes": version.nodes,
            "picture": next(reversed([*version.pictures.values()]), None),
        }
        for version in reversed(found)
    ]


def _version(desk: Desk, session: Session, number: int) -> tuple[GraphDocument, Mapping[str, str]]:
    """A version's graph, its pictures as seen from the session's folder, and what it showed."""
    if not session.saved.file:
        raise WrongUse("this graph was never saved.", "Save it: that keeps a version.")
    path = file_below(desk.folder, session.saved.file)
    version, document, folder = desk.versions.read(path, number)
    return seen_from(document, desk.app.registry, folder, session.folder), version.pictures


def _compared(
    desk: Desk,
    session: Session,
    sides: list[str],
    now: tuple[GraphDocument, Mapping[str, str]],
) -> dict[str, Any]:
    (old, before), (new, after) = (_side(desk, session, side, now) for side in sides)
    changes = difference(old, new, desk.app.registry)
    pictures = pictures_between(before, after)
    return {"changes": [change._asdict() for change in changes], "pictures": pictures}


def _side(
    desk: Desk,
    session: Session,
    side: str,
    now: tuple[GraphDocument, Mapping[str, str]],
) -> tuple[GraphDocument, Mapping[str, str]]:
    """One side of a comparison: a version by its number, `saved` or `now`."""
    if side == "now":
        return now
    saved = session.saved
    if side == "saved" and saved.version is not None:
        side = str(saved.version)
    elif side == "saved" and saved.document is not None:
        return saved.document, {}
    if not side.isdecimal() or len(side) > 9:
        raise WrongUse(f"{side[:40]!r} is no version.", "Say a number, saved or now.")
    return _version(desk, session, int(side))
