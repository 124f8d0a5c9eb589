"""Graphs in and out over HTTP: exported as JSON or zip, imported from those or a picture."""

from __future__ import annotations

import asyncio
import io
import tempfile
from collections.abc import Iterator
from typing import IO, Any

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse
from pathvalidate import sanitize_filename

from tagwire.core.document import GraphDocument
from tagwire.core.errors import WrongUse
from tagwire.core.migrations import read_document
from tagwire.interfaces.app import Loaded
from tagwire.interfaces.editor.desk.desk import Desk
from tagwire.interfaces.editor.pictures.downloads import as_attachment
from tagwire.interfaces.editor.pictures.finding import Finder
from tagwire.interfaces.editor.running.queue import queue_of
from tagwire.interfaces.editor.serving.sent import Sent, sent_files
from tagwire.providers.disk.bundles import pack, unpack
from tagwire.providers.disk.carried import graph_in, may_carry, receipt_in

MOST_IMPORTED = 128 * 1024 * 1024
_PART = 1024 * 1024


def router(desk: Desk) -> APIRouter:
    """The routes over a desk."""
    routes = APIRouter()

    @routes.get("/api/export")
    async def export(graph: str, pictures: int = 0) -> Response:
        session = desk.session(graph)
        name = _file_name(session.title)
        if not pictures:
            text = session.document.to_text()
            headers = as_attachment(f"{name}.json")
            return Response(text, media_type="application/json", headers=headers)
        file = await asyncio.to_thread(_packed, desk, session.loaded(), name)
        headers = as_attachment(f"{name}.zip")
        return StreamingResponse(_parts(file), media_type="application/zip", headers=headers)

    @routes.post("/api/import")
    async def bring_in(request: Request) -> dict[str, Any]:
        sent = [each async for each in sent_files(request, 1, MOST_IMPORTED)]
        if not sent:
            raise WrongUse("no file was sent.", "Choose a graph, a zip file or a picture.")
        document = await asyncio.to_thread(_read, desk, sent[0])
        session = desk.take(document, desk.folder)
        session.touched = True  # it is nowhere else
        await desk.kept(session.key)
        return {"graph": session.key}

    return routes


def _packed(desk: Desk, loaded: Loaded, name: str) -> IO[bytes]:
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed when it was sent
    pack(file, loaded.document, desk.app.registry, desk.app.sources(loaded.folder), name)
    file.seek(0)
    return file


def _parts(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while part := file.read(_PART):
            yield part


def _read(desk: Desk, sent: Sent) -> GraphDocument:
    """The graph in a file somebody sent, whatever kind of file it is."""
    if sent.over:
        words = f"{sent.name[:100]}: over {MOST_IMPORTED >> 20} MiB."
        raise WrongUse(words, "Pack fewer pictures.")
    data = bytes(sent.data)
    if data.startswith(b"PK"):
        document = unpack(io.BytesIO(data), desk.app.registry, desk.app.assets)
    elif may_carry(data):
        document = _carried(desk, data, sent.name)
    else:
        document = read_document(data)
    stem = sent.name.rpartition("/")[2].rpartition(".")[0][:100]
    return document if document.name else document.model_copy(update={"name": stem})


def _carried(desk: Desk, data: bytes, name: str) -> GraphDocument:
    graph = graph_in(data, name[:100])
    if graph is None:
        words = f"{name[:100]}: a picture that carries no graph."
        raise WrongUse(words, "Use it as a reference instead.")
    finder = Finder(desk.app, queue_of(desk).gallery, desk.folder, receipt_in(data, name[:100]))
    return finder.found_again(read_document(graph))


def _file_name(title: str) -> str:
    return str(sanitize_filename(title.lstrip("."), max_len=100)) or "graph"
