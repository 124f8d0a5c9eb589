"""A desk over a fresh folder, its routes over HTTP, and a view that writes down what it is told."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image, ImageDraw

from tagwire import App
from tagwire.interfaces.editor.desk import Desk
from tagwire.interfaces.editor.serve import api


class Watcher:
    """A view of a graph that keeps what it was told."""

    def __init__(self, name: str = "tab") -> None:
        self.id = name
        self.told: list[Any] = []

    def push(self, message: Any) -> None:
        self.told.append(message)

    def last(self, kind: str) -> Any:
        return next(message for message in reversed(self.told) if message["kind"] == kind)

    def kinds(self) -> list[str]:
        return [message["kind"] for message in self.told]


class Browser:
    """What a browser does over HTTP, over one desk."""

    def __init__(self, desk: Desk, client: httpx.AsyncClient) -> None:
        self.desk = desk
        self.client = client
        self.graph = ""
        self.tab = Watcher()

    async def post(self, path: str, **body: Any) -> Any:
        return (await self.client.post(path, json=body)).json()

    async def get(self, path: str, **query: Any) -> Any:
        return (await self.client.get(path, params=query)).json()

    async def open(self, **wish: Any) -> str:
        """Open a graph and look at it."""
        answer = await self.post("/api/open", **wish)
        self.graph = answer["graph"]
        self.tab = Watcher()
        self.desk.session(self.graph).join(self.tab)
        return self.graph

    async def edit(self, *commands: Any, **more: Any) -> Any:
        body = {"graph": self.graph, "commands": list(commands), **more}
        return await self.post("/api/edit", **body)

    @property
    def session(self) -> Any:
        return self.desk.session(self.graph)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The folder graphs are in, with a picture beside them."""
    folder = tmp_path / "work"
    folder.mkdir()
    pixels = Image.new("RGB", (96, 64), "white")
    ImageDraw.Draw(pixels).ellipse((30, 10, 70, 50), fill="red")
    pixels.save(folder / "disc.png")
    return folder


@pytest.fixture
def small(place: Path) -> str:
    """A saved graph that needs no provider: a picture, scaled, delivered."""
    (place / "graphs").mkdir()
    (place / "graphs" / "small.json").write_text(
        """{"tagwire": 1, "name": "Small", "nodes": {
        "disc": {"type": "reference_image", "settings": {"file": "../disc.png"}},
        "half": {"type": "resize_image", "settings": {"width": 48, "height": 32}},
        "output": {"type": "output"}},
        "wires": [["disc.image", "half.image"], ["half.image", "output.image"]]}"""
    )
    return "graphs/small.json"


@pytest.fixture
def at_desk(
    make_app: Callable[..., App], place: Path, in_time: Callable[[Any], Any]
) -> Callable[..., Any]:
    """Runs a coroutine function with a browser at a desk; a second call is a server restarted."""

    @asynccontextmanager
    async def sitting() -> AsyncIterator[Browser]:
        desk = Desk(make_app(), place)
        transport = httpx.ASGITransport(api(desk), raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://tagwire") as client:
            yield Browser(desk, client)
        await desk.settled()
        desk.close()

    def call(act: Callable[[Browser], Any]) -> Any:
        async def whole() -> Any:
            async with sitting() as browser:
                return await act(browser)

        return in_time(whole())

    return call


@pytest.fixture
def watcher() -> Callable[[str], Watcher]:
    """Makes a view that writes down what it is told."""
    return Watcher
