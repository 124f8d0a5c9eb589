"""Graphs over HTTP: opened, edited, undone."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import Field, JsonValue

from tagwire.core.document import GraphDocument, Id, Point, node_of, port_of
from tagwire.core.edit.entries import known_entry
from tagwire.core.edit.fits import Side, fits
from tagwire.core.edit.refused import MovedOn
from tagwire.core.errors import WrongUse
from tagwire.core.registry import Registry
from tagwire.interfaces.editor.desk.desk import Desk
from tagwire.interfaces.editor.serving.asked import Asked, asked
from tagwire.interfaces.editor.session.session import Session


class Open(Asked):
    """Which graph to open: a template's copy, a file, an open one or a new one."""

    template: str | None = None
    file: str | None = None
    key: str | None = None
    new: bool = False
    name: str = ""


class Written(Asked):
    """Which text was written in and by whom; `changes` is the browser's own, for other browsers."""

    by: Annotated[str, Field(max_length=100)]
    node: Id
    setting: Annotated[str, Field(max_length=100)]
    changes: JsonValue = None


class Edit(Asked):
    """Commands to do together, as one step."""

    graph: str
    edit: Annotated[str, Field(max_length=100)] = ""
    name: Annotated[str, Field(max_length=100)] = ""
    args: dict[str, JsonValue] = Field(default_factory=dict)
    merge: Annotated[str, Field(max_length=300)] = ""
    written: Written | None = None
    commands: list[JsonValue]


class StepTo(Asked):
    """How many steps shall remain done."""

    step: Annotated[int, Field(ge=0)]


class Go(Asked):
    """Back or forth in the history."""

    graph: str
    to: str | StepTo


class Moving(Asked):
    """Where nodes are while one view drags them."""

    graph: str
    view: str = ""
    to: dict[Id, Point]


class End(Asked):
    """A port a wire is drawn from; `side` tells an input from an output of the same name."""

    graph: str
    end: str
    side: Side | None = None


def router(desk: Desk) -> APIRouter:
    """The routes over a desk."""
    routes = APIRouter()

    @routes.post("/api/open")
    async def open_graph(request: Request) -> dict[str, Any]:
        wish = await asked(request, Open)
        return {"graph": _opened(desk, wish).key}

    @routes.post("/api/edit")
    async def edit(request: Request) -> dict[str, Any]:
        wish = await asked(request, Edit)
        session = desk.session(wish.graph)
        written = wish.written.model_dump() if wish.written else None
        told = wish.commands, wish.name, wish.args, wish.merge, wish.edit
        try:
            done = session.edit(*told, written=written)
        except MovedOn as late:  # no fault: two people write, and the browser puts it together
            return {"rev": session.rev, "now": late.now, "message": str(late)}
        return {"rev": done.rev, "added": list(done.added)}

    @routes.post("/api/history")
    async def history(request: Request) -> dict[str, Any]:
        wish = await asked(request, Go)
        return {"rev": _gone(desk.session(wish.graph), wish.to)}

    @routes.post("/api/moving")
    async def moving(request: Request) -> dict[str, Any]:
        wish = await asked(request, Moving)
        session = desk.session(wish.graph)
        session.push({"kind": "moving", "to": wish.to}, but=wish.view)
        return {}

    @routes.post("/api/fits")
    async def fitting(request: Request) -> dict[str, Any]:
        wish = await asked(request, End)
        document = desk.session(wish.graph).document
        return await asyncio.to_thread(_fitting, document, wish, desk.app.registry)

    return routes


def _opened(desk: Desk, wish: Open) -> Session:
    if wish.template is not None:
        return desk.open_template(wish.template, wish.name)
    if wish.file is not None:
        return desk.open_file(wish.file)
    if wish.key is not None:
        return desk.session(wish.key)
    if wish.new:
        return desk.new(wish.name)
    raise WrongUse("nothing to open.", "Name a template, a file or a key, or say new.")


def _gone(session: Session, to: str | StepTo) -> int:
    if isinstance(to, StepTo):
        return session.step(to.step)
    if to not in {"undo", "redo"}:
        raise WrongUse(f"{to[:40]!r} is no way to go.", "Say undo, redo or a step.")
    return session.undo() if to == "undo" else session.redo()


def _fitting(document: GraphDocument, wish: End, registry: Registry) -> dict[str, Any]:
    ends = fits(document, wish.end, registry, wish.side)
    outputs = known_entry(document, node_of(wish.end), registry)[0].spec.outputs
    side = wish.side or ("output" if port_of(wish.end) in outputs else "input")
    return {"side": side, "ends": ends}
