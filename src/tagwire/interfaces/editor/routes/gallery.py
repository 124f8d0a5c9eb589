"""The gallery over HTTP: looked through, marked, taken away, made again."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response, StreamingResponse
from pydantic import Field

from tagwire.core.document import GraphDocument
from tagwire.interfaces.editor.desk.desk import Desk
from tagwire.interfaces.editor.pictures.downloads import Format, Taker, as_attachment
from tagwire.interfaces.editor.pictures.finding import Finder
from tagwire.interfaces.editor.pictures.origin import pinned, reseeded, settings_of
from tagwire.interfaces.editor.routes.pictures import missing, stored
from tagwire.interfaces.editor.running.asking import Wish, draw_seed
from tagwire.interfaces.editor.running.queue import queue_of
from tagwire.interfaces.editor.serving.asked import Asked, asked
from tagwire.interfaces.editor.session.session import Session
from tagwire.providers.disk.gallery import Gallery, Origin
from tagwire.providers.disk.gallery_rows import Wanted

Ids = Annotated[list[Annotated[str, Field(max_length=20)]], Field(max_length=2000)]


class Some(Asked):
    """Pictures of the gallery."""

    ids: Ids


class Mark(Some):
    """What to think of them."""

    star: bool | None = None
    rejected: bool | None = None


class Pack(Some):
    """How to take them away."""

    format: Format = "png"
    carry: bool = True


class One(Asked):
    """A picture of the gallery."""

    id: str


class Again(One):
    """How to make it again."""

    seed: Literal["same", "new"] = "same"


def router(desk: Desk) -> APIRouter:
    """The routes over a desk."""
    routes = APIRouter()
    _looking(routes, desk)
    _changing(routes, desk)
    _taking(routes, desk)
    return routes


def _looking(routes: APIRouter, desk: Desk) -> None:
    @routes.get("/api/gallery")
    async def gallery(wanted: Annotated[_Look, Query()]) -> dict[str, Any]:
        return await asyncio.to_thread(_looked, _gallery(desk), wanted)

    @routes.get("/api/receipt")
    async def receipt(id: str) -> dict[str, Any]:
        return await asyncio.to_thread(_told, desk, id)


class _Look(Asked):
    """Which pictures to look at, as an address tells it."""

    graph: str = ""
    node: str = ""
    tag: str = ""
    model: str = ""
    batch: str = ""
    star: bool | Literal[""] = ""
    rejected: bool | Literal[""] = ""
    query: Annotated[str, Field(max_length=200)] = ""
    before: Annotated[str, Field(max_length=20)] = ""
    limit: Annotated[int, Field(ge=1, le=500)] = 60


def _looked(gallery: Gallery, look: _Look) -> dict[str, Any]:
    words: dict[str, Any] = {
        k: None if v == "" and k in ("star", "rejected") else v for k, v in look
    }
    rows, total = gallery.look(Wanted(**words))
    shown = [row.to_json() for row in rows]
    return {"rows": shown, "total": total, "facets": gallery.facets()}


def _told(desk: Desk, number: str) -> dict[str, Any]:
    origin = _gallery(desk).origin(number)
    document = pinned(origin, desk.app.registry)
    return {
        "row": origin.picture.to_json(),
        "receipts": [_in_both(receipt) for receipt in origin.receipts],
        "settings": settings_of(document, origin.picture.node),
        "document": document.to_json(),
    }


def _in_both(receipt: dict[str, Any]) -> dict[str, Any]:
    """A draft's receipt with what was understood in Chinese, too."""
    if not receipt.get("understood"):
        return receipt
    from tagwire.providers.draft.words.spoken import in_chinese

    return {**receipt, "understood_zh": in_chinese(receipt["understood"])}


def _changing(routes: APIRouter, desk: Desk) -> None:
    @routes.post("/api/mark")
    async def mark(request: Request) -> dict[str, Any]:
        wish = await asked(request, Mark)
        rows = [p.to_json() for p in _gallery(desk).mark(wish.ids, wish.star, wish.rejected)]
        desk.broadcast({"kind": "gallery", "added": [], "changed": rows, "removed": []})
        return {"rows": rows}

    @routes.post("/api/forget")
    async def forget(request: Request) -> dict[str, Any]:
        wish = await asked(request, Some)
        gone = await asyncio.to_thread(_gallery(desk).forget, wish.ids)
        desk.broadcast({"kind": "gallery", "added": [], "changed": [], "removed": gone})
        return {"removed": gone}

    @routes.post("/api/open_result")
    async def open_result(request: Request) -> dict[str, Any]:
        wish = await asked(request, One)
        origin = await asyncio.to_thread(_gallery(desk).origin, wish.id)
        opened = await _opened(desk, origin, pinned(origin, desk.app.registry))
        return {"graph": opened.key}

    @routes.post("/api/reproduce")
    async def reproduce(request: Request) -> dict[str, Any]:
        wish = await asked(request, Again)
        origin = await asyncio.to_thread(_gallery(desk).origin, wish.id)
        document, node = pinned(origin, desk.app.registry), origin.picture.node
        if wish.seed == "new":
            document = reseeded(document, node, draw_seed(), desk.app.registry)
        session = await _opened(desk, origin, document)
        again = Wish(graph=session.key, targets=[node], mode="node", again=False)
        runs = await queue_of(desk).ask(again)
        return {"graph": session.key, "runs": [run.id for run in runs]}


def _taking(routes: APIRouter, desk: Desk) -> None:
    @routes.get("/api/download")
    async def download(
        id: str = "", asset: str = "", format: Format = "png", carry: bool = True
    ) -> Response:
        taker = _taker(desk, format, carry)
        if id:
            asset = (await asyncio.to_thread(taker.gallery.one, id)).asset
            name, data = await asyncio.to_thread(taker.file, id)
        elif stored(desk.app.assets, asset):
            name, data = (
                asset[:12] + taker.suffix(asset),
                await asyncio.to_thread(taker.bare, asset),
            )
        else:
            return missing()
        return Response(data, media_type=taker.media_type(asset), headers=as_attachment(name))

    @routes.post("/api/download_many")
    async def download_many(request: Request) -> Response:
        wish = await asked(request, Pack)
        pieces = _taker(desk, wish.format, wish.carry).pack(wish.ids)
        headers = as_attachment("pictures.zip")
        return StreamingResponse(pieces, media_type="application/zip", headers=headers)


async def _opened(desk: Desk, origin: Origin, document: GraphDocument) -> Session:
    """The graph as it was, as a new draft; its relative pictures are where they were.

    One that is there no longer is looked for elsewhere.
    """
    sent = {"receipts": list(origin.receipts)}
    finder = Finder(desk.app, _gallery(desk), origin.folder, sent, desk.folder)
    return desk.take(await asyncio.to_thread(finder.found_again, document), origin.folder)


def _taker(desk: Desk, image_format: Format, carry: bool) -> Taker:
    return Taker(_gallery(desk), desk.app.assets, desk.app.registry, image_format, carry)


def _gallery(desk: Desk) -> Gallery:
    return queue_of(desk).gallery
