"""A desk over a fresh folder, its routes over HTTP, and tabs that write down what they are told."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image, ImageDraw

from tagwire import App
from tagwire.interfaces.editor.desk.desk import Desk
from tagwire.interfaces.editor.running.queue import RunQueue
from tagwire.interfaces.editor.serve import api

OVER = ("done", "partial", "failed", "cancelled")


class Tab:
    """A view of a graph that keeps what it was told, and can wait for more."""

    def __init__(self, name: str = "tab") -> None:
        self.id = name
        self.told: list[Any] = []
        self.more = asyncio.Event()

    def push(self, message: Any) -> None:
        self.told.append(json.loads(json.dumps(message)))
        self.more.set()

    def last(self, kind: str) -> Any:
        return next(message for message in reversed(self.told) if message["kind"] == kind)

    def kinds(self) -> list[str]:
        return [message["kind"] for message in self.told]

    async def until(self, kind: str, fits: Callable[[Any], Any] = lambda _: True) -> Any:
        """The first message of a kind that fits, told already or still to come."""
        seen = 0
        while True:
            for message in self.told[seen:]:
                seen += 1
                if message["kind"] == kind and fits(message):
                    return message
            self.more.clear()
            await self.more.wait()

    async def step(self, node: str, status: str) -> Any:
        """What a node shows once it has that status."""

        def fits(message: Any) -> bool:
            return message["node"] == node and message["live"]["status"] == status

        return (await self.until("step", fits))["live"]


class Seat:
    """What a browser does over HTTP, at one desk."""

    def __init__(self, desk: Desk, client: httpx.AsyncClient) -> None:
        self.desk, self.client = desk, client
        self.graph, self.tab = "", Tab()

    @property
    def queue(self) -> RunQueue:
        assert isinstance(self.desk.queue, RunQueue)
        return self.desk.queue

    @property
    def session(self) -> Any:
        return self.desk.session(self.graph)

    @property
    def live(self) -> Any:
        return self.session.live

    async def post(self, path: str, **body: Any) -> Any:
        return (await self.client.post(path, json=body)).json()

    async def get(self, path: str, **query: Any) -> Any:
        return (await self.client.get(path, params=query)).json()

    async def open(self, **wish: Any) -> str:
        """Open a graph and look at it."""
        answer = await self.post("/api/open", **wish)
        self.look(answer["graph"])
        return self.graph

    def look(self, graph: str) -> None:
        self.graph, self.tab = graph, Tab()
        self.session.join(self.tab)

    async def edit(self, *commands: Any, **more: Any) -> Any:
        body = {"graph": self.graph, "commands": list(commands), **more}
        return await self.post("/api/edit", **body)

    async def run(self, **wish: Any) -> Any:
        """Ask for runs and wait until they are over; returns them as the queue shows them."""
        asked = await self.post("/api/run", graph=self.graph, **wish)
        assert "runs" in asked, asked
        return [await self.over(run) for run in asked["runs"]]

    async def over(self, run: str) -> Any:
        def fits(message: Any) -> Any:
            return [r for r in message["queue"]["runs"] if r["id"] == run and r["state"] in OVER]

        return fits(await self.tab.until("queue", fits))[0]

    async def rows(self, **wish: Any) -> Any:
        return (await self.get("/api/gallery", **wish))["rows"]


@asynccontextmanager
async def _sitting(app: App, folder: Path) -> AsyncIterator[Seat]:
    desk = Desk(app, folder)
    desk.queue = queue = RunQueue(desk)
    transport = httpx.ASGITransport(api(desk), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://tagwire") as client:
        await queue.start()
        yield Seat(desk, client)
    await queue.close()
    await desk.settled()
    desk.close()


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
def shot(place: Path, wired: Callable[..., Any]) -> str:
    """A saved graph: a prompt, a shot that a provider draws, an output."""
    nodes = {
        "prompt": ("prompt", {"text": "a shoe"}),
        "shot": ("shoots", {}),
        "out": ("output", {}),
    }
    graph = wired(nodes, "prompt.text shot.prompt", "shot.image out.image")
    (place / "shot.json").write_text(json.dumps({**graph, "name": "Shot"}))
    return "shot.json"


@pytest.fixture
def painting(painter: Any) -> tuple[asyncio.Event, asyncio.Event]:
    """The painter begins, and ends when it may: the two events."""
    begun, held = asyncio.Event(), asyncio.Event()

    async def wait(progress: Any) -> None:
        begun.set()
        await held.wait()

    painter.act = wait
    return begun, held


@pytest.fixture
def sit(
    make_app: Callable[..., App], painter: Any, place: Path, in_time: Callable[[Any], Any]
) -> Callable[..., Any]:
    """Runs a coroutine function at a desk; a second call is a server started again."""

    def call(act: Callable[[Seat], Any], **options: Any) -> Any:
        async def whole() -> Any:
            async with _sitting(make_app(**{"provider": painter, **options}), place) as seat:
                return await act(seat)

        return in_time(whole())

    return call


@pytest.fixture
def at_desk(sit: Callable[..., Any]) -> Callable[..., Any]:
    """The same with the draft engine."""
    return lambda act: sit(act, provider=None)


@pytest.fixture
def watcher() -> Callable[[str], Tab]:
    """Makes a view that writes down what it is told."""
    return Tab


@pytest.fixture
def editor(store: Path, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Starts an editor on a free port; gives it and its address."""
    begun = []

    def call(*words: str) -> tuple[subprocess.Popen[str], str]:
        command = [sys.executable, "-m", "tagwire", "edit", "--no-browser", "--port", "0", *words]
        process = subprocess.Popen(
            command,
            cwd=tmp_path,
            env={**os.environ, "TAGWIRE_STORE": str(store)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        begun.append(process)
        assert process.stdout
        line = process.stdout.readline()
        found = re.search(r"http://\S+", line)
        assert found, line or process.communicate()[1]
        return process, found[0]

    yield call
    for process in begun:
        if process.poll() is None:
            process.kill()
        process.communicate()
