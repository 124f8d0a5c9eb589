"""Runs over HTTP: asked for, priced, called off, put in order."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request
from pydantic import Field

from tagwire.core.errors import GraphInvalid
from tagwire.interfaces.editor.desk.desk import Desk
from tagwire.interfaces.editor.running.asking import Wish
from tagwire.interfaces.editor.running.queue import MOST_AT_ONCE, queue_of
from tagwire.interfaces.editor.serving.asked import Asked, asked
from tagwire.interfaces.editor.session.review import problem_row


class Cancel(Asked):
    """Which run to call off."""

    run: str


class Pace(Asked):
    """How the queue goes on; `clear` drops what waits, or forgets what has ended."""

    paused: bool | None = None
    order: Annotated[list[str], Field(max_length=10_000)] | None = None
    clear: bool | Literal["ended"] = False
    at_once: Annotated[int, Field(ge=1, le=MOST_AT_ONCE)] | None = None


def router(desk: Desk) -> APIRouter:
    """The routes over a desk."""
    routes = APIRouter()

    @routes.post("/api/run")
    async def run(request: Request) -> dict[str, Any]:
        wish = await asked(request, Wish)
        runs = await queue_of(desk).ask(wish)
        return {"runs": [run.id for run in runs], "batch": runs[0].batch}

    @routes.post("/api/quote")
    async def quote(request: Request) -> dict[str, Any]:
        wish = await asked(request, Wish)
        try:
            return (await queue_of(desk).quote(wish)).quote()
        except GraphInvalid as fault:
            document = desk.session(wish.graph).document
            problems = [problem_row(problem, document) for problem in fault.problems]
            return {"run": [], "cached": [], "price": None, "problems": problems}

    @routes.post("/api/cancel")
    async def cancel(request: Request) -> dict[str, Any]:
        wish = await asked(request, Cancel)
        queue_of(desk).cancel(wish.run)
        return {}

    @routes.post("/api/queue")
    async def queue(request: Request) -> dict[str, Any]:
        wish = await asked(request, Pace)
        ours = queue_of(desk)
        if wish.clear:
            ours.clear(ended=wish.clear == "ended")
        if wish.order is not None:
            ours.order(wish.order)
        if wish.paused is not None or wish.at_once is not None:
            ours.set_pace(wish.paused, wish.at_once)
        return ours.shown()

    return routes
