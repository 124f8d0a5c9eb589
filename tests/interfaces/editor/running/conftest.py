"""A desk with a queue over small graphs, and a tab that waits for what it is told."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tagwire import App
from tagwire.interfaces.editor.desk import Desk
from tagwire.interfaces.editor.queue import RunQueue
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
    """A browser at a desk with a queue."""

    def __init__(self, desk: Desk, client: httpx.AsyncClient) -> None:
        self.desk, self.client = desk, client
        self.graph, self.tab = "", Tab()

    @property
    def queue(self) -> RunQueue:
        assert isinstance(self.desk.queue, RunQueue)
        return self.desk.queue

    @property
    def live(self) -> Any:
        return self.desk.session(self.graph).live

    async def post(self, path: str, **body: Any) -> Any:
        return (await self.client.post(path, json=body)).json()

    async def get(self, path: str, **query: Any) -> Any:
        return (await self.client.get(path, params=query)).json()

    async def open(self, **wish: Any) -> str:
        answer = await self.post("/api/open", **wish)
        self.look(answer["graph"])
        return self.graph

    def look(self, graph: str) -> None:
        self.graph, self.tab = graph, Tab()
        self.desk.session(graph).join(self.tab)

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


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The folder graphs are in."""
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


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
def sit(
    make_app: Callable[..., App], painter: Any, place: Path, in_time: Callable[[Any], Any]
) -> Callable[..., Any]:
    """Runs a coroutine function at a desk; a second call is a server started again."""

    @asynccontextmanager
    async def sitting(**options: Any) -> AsyncIterator[Seat]:
        desk = Desk(make_app(**{"provider": painter, **options}), place)
        desk.queue = RunQueue(desk)
        transport = httpx.ASGITransport(api(desk), raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://tagwire") as client:
            await desk.queue.start()
            yield Seat(desk, client)
        await desk.queue.close()
        await desk.settled()
        desk.close()

    def call(act: Callable[[Seat], Any], **options: Any) -> Any:
        async def whole() -> Any:
            async with sitting(**options) as seat:
                return await act(seat)

        return in_time(whole())

    return call
