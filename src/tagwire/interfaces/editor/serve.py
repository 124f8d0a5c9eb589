"""The editor's server: the page, our routes and the guard, put together and run."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from tagwire.core.errors import WrongUse
from tagwire.interfaces.app import App
from tagwire.interfaces.editor.desk.desk import Desk
from tagwire.interfaces.editor.first import open_first, there
from tagwire.interfaces.editor.routes import (
    documents,
    gallery,
    houses,
    pictures,
    purchases,
    runs,
    start,
    transfer,
    versions,
)
from tagwire.interfaces.editor.running.queue import RunQueue
from tagwire.interfaces.editor.serving import faults
from tagwire.interfaces.editor.serving.entrance import Entrance
from tagwire.interfaces.editor.serving.guard import Guard
from tagwire.interfaces.editor.serving.keys import Keys, private
from tagwire.interfaces.editor.serving.names import Names, listen, loopback, resolved
from tagwire.interfaces.editor.serving.own_pages import ICON
from tagwire.providers.disk.alone import Taken, alone

_PATIENCE = 2  # seconds open connections get when it ends


@dataclass(frozen=True, slots=True)
class EditorOptions:
    """How an editor is served; `port` None is the usual one or the next that is free.

    `started` is told the address when the server answers there, and once more that works a
    single time, for a browser's command line.
    """

    folder: Path
    host: str = "127.0.0.1"
    port: int | None = None
    password: str = ""
    started: Callable[[str, str], None] = lambda _address, _once: None


def serve(app: App, graph: str | None, options: EditorOptions) -> None:
    """Serve the editor until Ctrl+C or a signal ends it.

    Raises:
        WrongUse: `graph`, the host or the port cannot be used, or another editor has the store.
        StoreFailed: the store cannot be written.
    """
    address = resolved(options.host)
    if not loopback(address) and not options.password:
        words = f"--host {options.host}: whoever reaches this machine could use the editor."
        raise WrongUse(words, "Set a password: --password-file or TAGWIRE_PASSWORD.")
    try:
        asyncio.run(_served(app, graph, options, address))
    except Taken as taken:
        raise there(taken, graph) from taken


async def _served(app: App, graph: str | None, options: EditorOptions, address: str) -> None:
    store = app.assets.root.parent
    private(store, store / "editor")
    desk = Desk(app, options.folder)
    with alone(desk.store) as tell, contextlib.closing(listen(address, options.port)) as ours:
        port = ours.getsockname()[1]
        tell(f"http://{_shown(address)}:{port}/", str(desk.folder))
        queue = desk.queue = RunQueue(desk)
        try:
            desk.first = open_first(desk, graph) if graph else ""
            await queue.start()
            with _quiet_signals():
                await _server(desk, options, address, port).serve([ours])
        finally:
            await queue.close()
            desk.close()


def _server(desk: Desk, options: EditorOptions, address: str, port: int) -> uvicorn.Server:
    """The server, to be run once."""
    keys = Keys.kept_in(desk.app.assets.root.parent, port)
    entrance = Entrance(keys, options.password)
    config = uvicorn.Config(
        Guard(
            build(desk, keys, far=not loopback(address)), Names.of(address, port), keys, entrance
        ),
        ws="wsproto",  # as NiceGUI runs it
        log_level="critical",
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
    )
    at, once = f"http://{_shown(address)}:{port}/?token=", entrance.once()
    return _Server(config, lambda: options.started(at + keys.launch, at + once))


def build(desk: Desk, keys: Keys, far: bool = False) -> FastAPI:
    """The whole app: our routes, and NiceGUI with the page behind them. Once a process.

    For a browser that is `far`, on another machine, what NiceGUI sends is packed: 0.6 MB, not 1.9.
    """
    from nicegui import app as nicegui
    from nicegui import ui
    from starlette.middleware.gzip import GZipMiddleware

    from tagwire.interfaces.editor.page import pages

    app = api(desk)
    nicegui.config.socket_io_js_transports = ["websocket"]
    faults.install(nicegui)
    if far:
        nicegui.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=6)
    pages(desk, {"token": keys.upload})
    ui.run_with(
        app,
        title="Tagwire",
        favicon=ICON,
        dark=None,
        language="en-US",
        reconnect_timeout=30,
        tailwind=False,
        show_welcome_message=False,
    )
    return app


def api(desk: Desk) -> FastAPI:
    """Our own routes, without NiceGUI and the guard."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    faults.install(app)
    parts = (start, documents, versions, transfer, pictures, runs, gallery, houses, purchases)
    for each in parts:
        app.include_router(each.router(desk))
    return app


def _shown(address: str) -> str:
    """The address a browser on this machine opens."""
    if address in {"0.0.0.0", "::"}:  # noqa: S104 - compared, not listened on
        return "127.0.0.1" if address == "0.0.0.0" else "[::1]"  # noqa: S104
    return f"[{address}]" if ":" in address else address


class _Server(uvicorn.Server):
    """Uvicorn's, which says when it listens."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen."""
        await super().startup(sockets)
        self._started()


@contextlib.contextmanager
def _quiet_signals() -> Iterator[None]:
    """Have the signals that end the server end it, and do nothing more."""

    def heard(*_: object) -> None:
        """The server has ended by then."""

    before = {each: signal.signal(each, heard) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
