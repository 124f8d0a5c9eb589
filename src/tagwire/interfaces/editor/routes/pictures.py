"""Pictures and films over HTTP: brought in, cut to shape, shown whole and small."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, JSONResponse, Response
from pydantic import Field

from tagwire.core.errors import PictureRefused, TagwireError
from tagwire.core.faults import COLOR
from tagwire.interfaces.editor.desk.desk import Desk
from tagwire.interfaces.editor.pictures.intake import tag_for, take_in
from tagwire.interfaces.editor.running.queue import queue_of
from tagwire.interfaces.editor.serving.asked import Asked, asked
from tagwire.interfaces.editor.serving.faults import answer
from tagwire.interfaces.editor.serving.sent import Sent, sent_files
from tagwire.providers.discovery import shipped
from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.thumbs import SIZES

_FILM = "video/mp4"
_ASSET = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[a-z0-9_]{1,64}")
_FOR_EVER = {"Cache-Control": "private, max-age=31536000, immutable"}
_ASK_AGAIN = {"Cache-Control": "private, no-cache"}
Fraction = Annotated[float, Field(ge=0, le=1)]


class Fit(Asked):
    """How to bring a picture to a shape: `box` in fractions, then `ratio`."""

    asset: str
    mode: Literal["crop", "pad"]
    box: tuple[Fraction, Fraction, Fraction, Fraction] | None = None
    ratio: Annotated[float, Field(ge=0.01, le=100)] | None = None
    color: Annotated[str, Field(pattern=COLOR)] = "#ffffff"


def router(desk: Desk) -> APIRouter:
    """The routes over a desk."""
    routes = APIRouter()
    _bringing(routes, desk)
    _showing(routes, desk)
    _sourcing(routes, desk)
    return routes


def _bringing(routes: APIRouter, desk: Desk) -> None:
    @routes.post("/api/upload")
    async def upload(request: Request) -> dict[str, Any]:
        pictures: list[dict[str, Any]] = []
        refused: list[dict[str, str]] = []
        async for sent in sent_files(request):
            try:
                pictures.append(await _taken(desk, sent))
            except PictureRefused as fault:
                row = {"name": sent.name, "message": fault.message, "remedy": fault.remedy}
                refused.append(row)
        for picture in pictures:
            picture["tag"] = tag_for(picture["name"], [p["tag"] for p in pictures if "tag" in p])
        return {"pictures": pictures, "refused": refused}

    @routes.post("/api/fit")
    async def fit(request: Request) -> dict[str, Any]:
        wish = await asked(request, Fit)
        return await asyncio.to_thread(_fitted, desk, wish)


def _showing(routes: APIRouter, desk: Desk) -> None:
    assets = desk.app.assets

    @routes.get("/pictures/{asset}.png")
    async def picture(asset: str) -> Response:
        if not stored(assets, asset):
            return missing()
        kind = assets.media_type(asset)
        if kind == _FILM:
            return await _thumb(desk, asset, SIZES[-1])
        return FileResponse(assets.path(asset), media_type=kind, headers=_FOR_EVER)

    @routes.get("/pictures/{asset}.mp4")
    async def film(asset: str) -> Response:
        if not stored(assets, asset) or assets.media_type(asset) != _FILM:
            return missing()
        return FileResponse(assets.path(asset), media_type=_FILM, headers=_FOR_EVER)

    @routes.get("/pictures/{asset}/{size}.webp")
    async def thumb(asset: str, size: str) -> Response:
        if not stored(assets, asset) or size not in map(str, SIZES):
            return missing()
        return await _thumb(desk, asset, int(size))


def _sourcing(routes: APIRouter, desk: Desk) -> None:
    @routes.get("/source-picture")
    async def source(
        request: Request, graph: str = "", node: str = "", setting: str = "", size: int = 320
    ) -> Response:
        try:
            path = await _source(desk, graph, node, setting, size)
        except TagwireError as fault:
            return answer(404, fault.code, fault.message, fault.remedy)
        headers = {**_ASK_AGAIN, "ETag": f'"{path.stem}"'}
        if headers["ETag"] in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return FileResponse(path, media_type="image/webp", headers=headers)

    @routes.get("/api/template-pictures/{name}.jpg")
    async def template(name: str) -> Response:
        path = shipped("graphs") / "pictures" / f"{name}.jpg"
        if not _NAME.fullmatch(name) or not path.is_file():
            return missing()
        return FileResponse(path, media_type="image/jpeg", headers=_ASK_AGAIN)


async def _thumb(desk: Desk, asset: str, size: int) -> Response:
    path = await queue_of(desk).thumbs.of_asset(asset, size)
    return FileResponse(path, media_type="image/webp", headers=_FOR_EVER)


def missing() -> JSONResponse:
    """The answer where there is no such picture."""
    return answer(404, "not_found", "There is no such picture.", "Run the graph again.")


def stored(assets: Assets, asset: str) -> bool:
    """Whether a word names a stored picture."""
    return _ASSET.fullmatch(asset) is not None and assets.has(asset)


async def _taken(desk: Desk, sent: Sent) -> dict[str, Any]:
    if sent.over:
        raise PictureRefused(f"{sent.name}: over 25 MiB.", "Save it smaller.")
    known = queue_of(desk).gallery.uploaded
    return await asyncio.to_thread(take_in, sent.name, bytes(sent.data), desk.app.assets, known)


def _fitted(desk: Desk, wish: Fit) -> dict[str, Any]:
    from tagwire.providers.disk.crop import crop, pad
    from tagwire.providers.disk.pictures import decode
    from tagwire.providers.disk.png import encode_png

    assets = desk.app.assets
    if not stored(assets, wish.asset):
        raise PictureRefused("there is no such picture.", "Bring it in again.")
    pixels = crop(decode(assets.get(wish.asset), "the picture", ours=True), None, wish.box)
    ratio = wish.ratio or pixels.width / pixels.height
    cut = crop(pixels, ratio) if wish.mode == "crop" else pad(pixels, ratio, wish.color)
    asset = assets.put(encode_png(cut))
    queue_of(desk).gallery.uploaded(asset, "")
    return {"asset": asset, "width": cut.width, "height": cut.height}


async def _source(desk: Desk, graph: str, node: str, setting: str, size: int) -> Path:
    """The thumb of the picture that a picture setting of a node names.

    Raises:
        WrongUse: there is no such graph.
        PictureRefused: no such picture setting, or what it names cannot be shown.
    """
    session = desk.session(graph)
    entry = session.document.nodes.get(node)
    kind = desk.app.registry.get(entry.type) if entry else None
    if entry is None or kind is None or setting not in kind.spec.pictures:
        raise PictureRefused("no picture is named there.", "Choose a picture.")
    named = str(entry.settings.get(setting) or "")
    if not named:
        raise PictureRefused(f"{node} names no picture yet.", "Choose a picture.")
    sources = desk.app.sources(session.folder)
    digest = await asyncio.to_thread(sources.fingerprint, named)
    return await queue_of(desk).thumbs.of_bytes(digest, lambda: sources.read(named), size)
