"""The ledger over HTTP: what was bought, and what to do where nobody knows how it ended."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from pydantic import Field

from tagwire.interfaces.editor.desk.desk import Desk
from tagwire.interfaces.editor.running.deciding import decide
from tagwire.interfaces.editor.running.purchases import entry_row, ledger_rows, purchase
from tagwire.interfaces.editor.serving.asked import Asked, asked


class Decided(Asked):
    """What shall become of a purchase of unknown outcome; `task` is its id at the provider."""

    id: Annotated[str, Field(min_length=1, max_length=64)]
    choice: Literal["adopt", "resubmit", "abandon"]
    task: Annotated[str, Field(max_length=200)] = ""


def router(desk: Desk) -> APIRouter:
    """The routes over a desk."""
    routes = APIRouter()

    @routes.get("/api/ledger")
    async def ledger(
        open: bool = False, most: Annotated[int, Query(ge=1, le=1000)] = 200
    ) -> dict[str, Any]:
        return await asyncio.to_thread(ledger_rows, desk.app, open, most)

    @routes.get("/api/ledger/{id}")
    async def one(id: str) -> dict[str, Any]:
        return entry_row(await asyncio.to_thread(purchase, desk.app, id))

    @routes.post("/api/ledger/resolve")
    async def resolve(request: Request) -> dict[str, Any]:
        wish = await asked(request, Decided)
        entry, run = await decide(desk, wish.id, wish.choice, wish.task)
        return {**entry_row(entry), "run_again": run}

    return routes
