"""A door to knock at: one request or websocket, with exactly the headers given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

Headers = list[tuple[str, str]]


class Heard(NamedTuple):
    """What came back; 101 is a websocket let in."""

    status: int
    headers: dict[str, str]
    body: bytes


class Inner:
    """The app behind a guard: says yes to everything and counts."""

    def __init__(self) -> None:
        self.reached = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.reached += 1
        if scope["type"] == "websocket":
            await send({"type": "websocket.accept"})
            return
        while (await receive()).get("more_body"):
            pass
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"yes"})


async def _knock(
    app: Any,
    method: str,
    target: str,
    headers: Headers,
    body: tuple[bytes, ...] = (b"",),
    denials: bool = True,
) -> Heard:
    """One exchange; `method` "WEBSOCKET" asks for a websocket."""
    path, _, query = target.partition("?")
    socket = method == "WEBSOCKET"
    scope: dict[str, Any] = {
        "type": "websocket" if socket else "http",
        "path": path,
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers],
        "client": ("10.0.0.7", 5000),
        "extensions": {"websocket.http.response": {}} if denials else {},
    }
    if not socket:
        scope["method"] = method
    parts = [
        {"type": "http.request", "body": part, "more_body": n < len(body)}
        for n, part in enumerate(body, 1)
    ]
    incoming = [{"type": "websocket.connect"}] if socket else parts
    sent: list[dict[str, Any]] = []

    async def receive() -> Any:
        return incoming.pop(0)

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return _heard(sent)


def _heard(sent: list[dict[str, Any]]) -> Heard:
    first = sent[0]
    if first["type"] == "websocket.accept":
        return Heard(101, {}, b"")
    if first["type"] == "websocket.close":
        return Heard(403, {}, b"")
    headers = {name.decode().lower(): value.decode() for name, value in first["headers"]}
    return Heard(first["status"], headers, b"".join(each.get("body", b"") for each in sent[1:]))


@pytest.fixture
def knock() -> Callable[..., Any]:
    """Knocks at an app; to be awaited."""
    return _knock


@pytest.fixture
def ask(in_time: Callable[[Any], Any]) -> Callable[..., Heard]:
    """Knocks at an app and waits for what it says."""
    return lambda *words, **more: in_time(_knock(*words, **more))


@pytest.fixture
def inner() -> Inner:
    """An app to be guarded."""
    return Inner()
