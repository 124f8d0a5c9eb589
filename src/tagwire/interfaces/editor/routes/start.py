"""The start page over HTTP: what there is to open, the palette, and graphs put away."""

from __future__ import annotations

import asyncio
from functools import cache
from typing import Any

from fastapi import APIRouter, Request

from tagwire.interfaces.editor.catalogue import catalogue
from tagwire.interfaces.editor.desk.desk import Desk
from tagwire.interfaces.editor.desk.leaving import close, delete, discard
from tagwire.interfaces.editor.desk.start import graphs, open_rows, templates
from tagwire.interfaces.editor.serving.asked import Asked, asked


class Which(Asked):
    """An open graph."""

    graph: str


class Key(Asked):
    """A graph, open or not."""

    key: str


def router(desk: Desk) -> APIRouter:
    """The routes over a desk."""
    routes = APIRouter()
    palette = cache(lambda: catalogue(desk.app.registry))
    making = asyncio.Lock()

    @routes.get("/api/start")
    async def start() -> dict[str, Any]:
        rows = await asyncio.to_thread(graphs, desk, open_rows(desk))
        shipped = await asyncio.to_thread(templates, desk.app)
        return {"graphs": rows, "templates": shipped, "folder": str(desk.folder)}

    @routes.get("/api/catalogue")
    async def kinds() -> dict[str, Any]:
        async with making:
            return await asyncio.to_thread(palette)

    @routes.post("/api/close")
    async def close_graph(request: Request) -> dict[str, Any]:
        wish = await asked(request, Which)
        return {"closed": close(desk, desk.session(wish.graph))}

    @routes.post("/api/discard")
    async def discard_draft(request: Request) -> dict[str, Any]:
        wish = await asked(request, Which)
        return {"graph": wish.graph if discard(desk, desk.session(wish.graph)) else None}

    @routes.post("/api/delete")
    async def delete_graph(request: Request) -> dict[str, Any]:
        wish = await asked(request, Key)
        return {"trash": await delete(desk, wish.key)}

    return routes
