"""The outermost layer: every request and every websocket passes here first."""

from __future__ import annotations

import logging
from typing import Any

from fastapi.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tagwire.interfaces.editor.serving import own_pages
from tagwire.interfaces.editor.serving.entrance import Entrance
from tagwire.interfaces.editor.serving.head import Head
from tagwire.interfaces.editor.serving.keys import Keys, same
from tagwire.interfaces.editor.serving.names import Names
from tagwire.interfaces.editor.serving.rules import Refusal, misfit, most_bytes, stranger, too_large

_LOG = logging.getLogger("tagwire.editor")
_LOGIN_BYTES = 4096

_HEADERS = {
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cache-control": "no-store",
}
_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "  # NiceGUI's own needs
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' {sockets}; worker-src 'self' blob:; media-src 'self' blob:; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


class Guard:
    """An ASGI app around the editor's: what is not from our own page goes no further."""

    def __init__(self, app: ASGIApp, names: Names, keys: Keys, entrance: Entrance) -> None:
        self.app = app
        self._names = names
        self._keys = keys
        self._entrance = entrance

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, refuse or pass on one request."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        head = Head.of(scope)
        exchange = _Exchange(head, receive, send)
        answer = await self._answer(head, exchange)
        if answer is None:
            await self._pass_on(scope, head, exchange)
        elif head.kind == "http" or "websocket.http.response" in scope.get("extensions", {}):
            await answer(scope, exchange.receive, exchange.send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _answer(self, head: Head, exchange: _Exchange) -> Response | None:
        """The guard's own answer; None passes the request on."""
        refused = stranger(head, self._names)
        if refused is None and head.kind == "http" and self._entrance.asks(head):
            return await self._let_in(head, exchange)
        if refused is None and not self._entrance.admits(head):
            return self._entrance.closed(head)
        refused = refused or misfit(head, lambda given: same(given, self._keys.upload))
        return _said(refused, head) if refused else None

    async def _let_in(self, head: Head, exchange: _Exchange) -> Response:
        if head.method != "POST":
            return self._entrance.launch(head)
        refused = misfit(head, lambda given: False)
        body = b"" if refused else await exchange.body(_LOGIN_BYTES)
        if refused or body is None:
            return _said(refused or too_large(head), head)
        return self._entrance.login(head, body)

    async def _pass_on(self, scope: Scope, head: Head, exchange: _Exchange) -> None:
        try:
            await self.app(scope, exchange.receive, exchange.send_unless_over)
        except Exception as fault:  # noqa: BLE001 - the last door: nothing of it reaches a browser
            if not exchange.over:
                _LOG.debug("%s %s", head.method, head.path, exc_info=fault)
        if exchange.over and not exchange.started:
            await _said(too_large(head), head)(scope, exchange.receive, exchange.send)


class _TooMuch(Exception):
    """The body grew over its limit."""


class _Exchange:
    """One request's two ends: what comes in is counted, what goes out gets our headers."""

    def __init__(self, head: Head, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send
        self._left = most_bytes(head)
        self._headers = _headers_for(head)
        self.over = self.started = False

    async def receive(self) -> Message:
        """The next message in; raises _TooMuch when the body is over its limit."""
        message = await self._receive()
        self._left -= len(message.get("body", b"")) if message["type"] == "http.request" else 0
        if self._left < 0:
            self.over = True
            raise _TooMuch
        return message

    async def body(self, most: int) -> bytes | None:
        """The whole body; None when it is over `most` bytes."""
        data, more = b"", True
        while more and len(data) <= most:
            message = await self._receive()
            data += message.get("body", b"")
            more = message.get("more_body", False)
        return None if len(data) > most else data

    async def send(self, message: Message) -> None:
        """Send a message with our headers."""
        if message["type"].endswith("response.start"):
            self.started = True
            given: list[tuple[bytes, bytes]] = list(message.get("headers", ()))
            there = {name.lower() for name, _ in given}
            more = [pair for pair in self._headers if pair[0] not in there]
            message = {**message, "headers": [*given, *more]}
        await self._send(message)

    async def send_unless_over(self, message: Message) -> None:
        """The same, but for an answer to a body that was cut off."""
        if self.started or not self.over:
            await self.send(message)


def _headers_for(head: Head) -> list[tuple[bytes, bytes]]:
    host = head.only("host").lower()
    sound = host.isascii() and not set(host) & set(" ;,'\"")
    sockets = f"ws://{host} wss://{host}" if sound else ""
    whole: dict[str, Any] = {**_HEADERS, "content-security-policy": _POLICY.format(sockets=sockets)}
    return [(name.encode(), value.encode()) for name, value in whole.items()]


def _said(refused: Refusal, head: Head) -> Response:
    """A refusal, as a page where a person looks at it."""
    if head.wants_page():
        return own_pages.page(refused.status, refused.message, refused.remedy)
    told = {"code": refused.code, "message": refused.message, "remedy": refused.remedy}
    return JSONResponse(told, refused.status)
