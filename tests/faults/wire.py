"""HTTP over a bare socket, and every way to do it badly."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import formatdate
from functools import cache
from time import time
from typing import Any

REASONS = {200: "OK", 204: "No Content", 302: "Found", 307: "Temporary Redirect", 404: "Not Found"}
DRIP, LONGEST_HANG = 0.02, 20.0
BOMB = 200 * 1024 * 1024
PAGE = b"<!DOCTYPE html><html><body><h1>Bad Gateway</h1></body></html>"


@dataclass
class Request:
    """What a client sent."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes = b""

    def json(self) -> dict[str, Any]:
        """The body as an object; an empty one when it is none."""
        with contextlib.suppress(ValueError):
            raw = json.loads(self.body)
            return raw if isinstance(raw, dict) else {}
        return {}


@dataclass
class Answer:
    """What a server says."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)

    def head(self, length: int | None) -> bytes:
        """The status line and headers; `length` None leaves Content-Length out."""
        lines = [f"HTTP/1.1 {self.status} {REASONS.get(self.status, 'Said')}"]
        fields = dict(self.headers)
        if length is not None and self.status != 204:
            fields["Content-Length"] = str(length)
        lines += [f"{name}: {value}" for name, value in fields.items()]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()


def told(status: int, raw: Any, **headers: str) -> Answer:
    """An answer in JSON; underscores in the names of headers are dashes."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, json.dumps(raw).encode(), {"Content-Type": "application/json", **named})


def page(status: int) -> Answer:
    """An answer as a gateway gives it."""
    return Answer(status, PAGE, {"Content-Type": "text/html"})


async def read_request(reader: asyncio.StreamReader) -> Request | None:
    """The next request of a connection; None at its end."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    first, *lines = head.decode("latin-1").split("\r\n")
    method, path, _ = first.split(" ", 2)
    pairs = (line.split(":", 1) for line in lines if line)
    headers = {name.strip().lower(): value.strip() for name, value in pairs}
    try:
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        while headers.get("transfer-encoding", "") == "chunked":
            size = int(await reader.readuntil(b"\r\n"), 16)
            body += (await reader.readexactly(size + 2))[:-2]
            if not size:
                break
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    return Request(method, path, headers, body)


class Line:
    """One connection, as the one who answers sees it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def send(self, answer: Answer) -> None:
        """The whole answer, as it should be."""
        self.writer.write(answer.head(len(answer.body)) + answer.body)
        await self.writer.drain()

    def reset(self) -> None:
        """End the connection with RST: what was not read by the other side is gone."""
        knock = self.writer.transport.get_extra_info("socket")
        with contextlib.suppress(OSError):
            knock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()

    async def hang(self) -> None:
        """Say nothing until the other side gives up."""
        with contextlib.suppress(TimeoutError, ConnectionError):
            async with asyncio.timeout(LONGEST_HANG):
                await self.reader.read()

    async def drip(self, answer: Answer) -> None:
        """A byte at a time: each of them in time, all of them late."""
        for byte in answer.head(len(answer.body)) + answer.body:
            self.writer.write(bytes([byte]))
            await self.writer.drain()
            await asyncio.sleep(DRIP)

    async def part(self, answer: Answer, length: int | None, cut: int = 0) -> None:
        """The first half, or all but the last `cut` bytes, then the end of the connection."""
        kept = answer.body[:-cut] if cut else answer.body[: len(answer.body) // 2]
        self.writer.write(answer.head(length) + kept)
        await self.writer.drain()


async def misbehave(line: Line, fault: str, good: Answer) -> bool:
    """Answer in a bad way, instead of `good`; says whether the connection goes on."""
    if fault in _SPOKEN or fault[:3].isdigit():
        await line.send(spoken(fault, good))
        return True
    if fault == "reset":
        line.reset()
    elif fault == "reset_midway":
        await line.part(good, len(good.body))
        await asyncio.sleep(0.02)
        line.reset()
    elif fault == "hang":
        await line.hang()
    elif fault == "drip":
        await line.drip(good)
    elif fault == "truncated":
        await line.part(good, len(good.body))
    elif fault == "no_length":
        await line.part(good, None, min(12, len(good.body) // 2))
    else:
        assert fault == "closed", fault
    return False


_SPOKEN = {"bad_json", "empty_object", "html", "no_uuid", "gzip_bomb", "too_large"}


def spoken(fault: str, good: Answer) -> Answer:
    """What a whole, well-formed answer says where `good` should stand."""
    bodies = {
        "bad_json": Answer(200, b'{"id": "0b7e', {"Content-Type": "application/json"}),
        "empty_object": told(200, {}),
        "html": page(200),
        "no_uuid": told(200, {"id": "../../organization"}),
    }
    if fault in bodies:
        return bodies[fault]
    if fault == "gzip_bomb":
        return Answer(good.status, bomb(good.body), {**good.headers, "Content-Encoding": "gzip"})
    if fault == "too_large":
        return Answer(200, b"\x89PNG" + bytes(70 * 1024 * 1024), {"Content-Type": "image/png"})
    return _status(fault)


def _status(fault: str) -> Answer:
    code, _, more = fault.partition("_")
    if more == "html":
        return page(int(code))
    if code[0] == "3":
        return Answer(int(code), b"", {"Location": "/v1/text_to_image"})
    if more == "daily":
        words = "Your daily task limit has been reached."
        return told(429, {"error": words, "docUrl": "https://docs.dev.runwayml.com/api"})
    after = formatdate(time() + 2, usegmt=True) if more == "date" else more
    named = {"Retry_After": "soon, perhaps" if more == "garbage" else after} if more else {}
    words = {"error": f"The server said {code}.", "docUrl": "https://docs.dev.runwayml.com/api"}
    return told(int(code), words, **named)


@cache
def bomb(good: bytes) -> bytes:
    """`good` and 200 MB of blanks in a gzip body of some 200 kB."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    first = squeeze.compress(good) + squeeze.flush(zlib.Z_FULL_FLUSH)
    blanks = squeeze.compress(b" " * 1024 * 1024) + squeeze.flush(zlib.Z_FULL_FLUSH)
    return first + blanks * (BOMB // 1024 // 1024) + squeeze.flush()
