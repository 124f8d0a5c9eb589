"""Who makes the pictures, over HTTP: listed, chosen, and what is left there."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import Field

from tagwire.interfaces.editor.desk.desk import Desk
from tagwire.interfaces.editor.running.houses import Houses
from tagwire.interfaces.editor.running.queue import queue_of
from tagwire.interfaces.editor.serving.asked import Asked, asked


class Chosen(Asked):
    """Who makes everything from now on; "" leaves it to each node."""

    name: Annotated[str, Field(max_length=64)]


def router(desk: Desk) -> APIRouter:
    """The routes over a desk."""
    routes = APIRouter()
    houses = Houses(desk)

    @routes.get("/api/houses")
    async def listed() -> dict[str, Any]:
        shown = await asyncio.to_thread(houses.shown)
        return {**shown, "arrived": queue_of(desk).arrivals.told()}

    @routes.post("/api/houses")
    async def choose(request: Request) -> dict[str, Any]:
        wish = await asked(request, Chosen)
        await houses.choose(wish.name)
        return await asyncio.to_thread(houses.shown)

    @routes.get("/api/balance")
    async def balance(profile: Annotated[str, Field(max_length=64)]) -> dict[str, Any]:
        return await houses.balance(profile)

    return routes
