"""A loopback server that says byte for byte what a test tells it, and clients of it."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from tagwire.providers.keys import Secret
from tagwire.providers.profile import Profile
from tagwire.providers.runway.client import Limits, RunwayClient
from tagwire.providers.runway.fetch import Bounds, Fetcher

KEY = "key_CANARY0123456789abcdef"
TASK = "0b7a3cda-6c2e-4a55-8d6e-1f2f3a4b5c6d"
Act = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Server:
    """What came in, request by request, and what goes out."""

    acts: list[Act] = field(default_factory=list)
    requests: list[bytes] = field(default_factory=list)
    tasks: list[Any] = field(default_factory=list)
    connections: int = 0
    port: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self.tasks.append(asyncio.current_task())
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            length = 0
            for line in head.lower().split(b"\r\n"):
                if line.startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            self.requests.append(head + await reader.readexactly(length))
            act = self.acts.pop(0) if len(self.acts) > 1 else self.acts[0]
            await act(reader, writer)
            await writer.drain()
        with contextlib.suppress(ConnectionError):
            writer.close()
            await writer.wait_closed()

    @contextlib.asynccontextmanager
    async def open(self, *acts: Act):
        self.acts = list(acts)
        server = await asyncio.start_server(self.serve, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            await asyncio.wait_for(asyncio.gather(*self.tasks), 5)
            self.tasks.clear()
            await server.wait_closed()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def where(self) -> tuple[str, int]:
        return ("127.0.0.1", self.port)

    def profile(self, kind: str = "runway", **more: Any) -> Profile:
        return Profile("here", "Here", kind, self.url, "HERE_KEY", **more)

    def client(self, kind: str = "runway", **more: Any) -> RunwayClient:
        limits = Limits(connect=5, create=0.4, get=0.4)
        return RunwayClient(self.profile(kind), Secret(KEY), limits=limits, **more)

    def fetcher(self, **more: Any) -> Fetcher:
        bounds = Bounds(most=100_000, connect=2, read=0.4, total=0.6)
        return Fetcher(**{"allowed": {self.where}, "bounds": bounds, **more})


def raw(data: bytes, hold: bool = False) -> Act:
    """Exactly these bytes, and then the end (or silence)."""

    async def act(reader, writer):
        writer.write(data)
        await writer.drain()
        if hold:
            await reader.read()

    return act


def told(status: int, body: Any, *headers: str) -> Act:
    """A well-formed answer: `body` as JSON, or as the bytes it is."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    lines = [f"HTTP/1.1 {status} X", *headers, f"Content-Length: {len(data)}"]
    return raw("\r\n".join(lines).encode() + b"\r\n\r\n" + data)


async def reset(reader, writer):
    """The connection breaks without a word."""
    writer.transport.abort()


async def drip(reader, writer):
    """A whole answer, a byte now and then: no single read is ever late, and all of it is."""
    body = json.dumps({"id": TASK, "status": "RUNNING"}).encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {40 + len(body)}\r\n\r\n"
    writer.write(head.encode())
    for _ in range(40):
        writer.write(b" ")
        await writer.drain()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(reader.read(1), 0.05)
            return  # the other side is gone
    writer.write(body)


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def says():
    """The acts a server can put on."""
    return SimpleActs()


class SimpleActs:
    raw = staticmethod(raw)
    told = staticmethod(told)
    reset = staticmethod(reset)
    drip = staticmethod(drip)
    hang = staticmethod(raw(b"", hold=True))
    key = KEY
    task = TASK
