"""Fetches files from addresses others name: pinned to public hosts, in bounds, without any key."""

from __future__ import annotations

import asyncio
import functools
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TypeAlias

import httpcore
import httpx

from tagwire.core.errors import StepFailed
from tagwire.providers.runway.addresses import FAKE_IPS, Place, is_public, is_within, place_of
from tagwire.providers.runway.answer import retry_after
from tagwire.providers.runway.whole import looks_cut
from tagwire.runtime.ledger.clock import Clock, WallClock
from tagwire.runtime.ledger.shop import Again, Expired

Resolve: TypeAlias = Callable[[str, int], Awaitable[Sequence[str]]]
_PUBLIC = "Only https addresses of public hosts are opened."
_FAKE_IP = (
    "A VPN that answers for every name (fake-ip) does that: leave the host out there, or write"
    ' fetch_from = ["198.18.0.0/15"] for the profile in profiles.toml. What was made stays there.'
)
_CLOSED = frozenset({401, 403, 404, 410})
_FAULTS = (
    httpcore.NetworkError,
    httpcore.TimeoutException,
    httpcore.ProtocolError,
    httpcore.ConnectionNotAvailable,
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Bytes of a file, and seconds: to connect, without a byte, and in all.

    A file that keeps coming may take longer: as long as it comes at `slowest` bytes a second.
    """

    most: int = 64 * 1024 * 1024
    connect: float = 10
    read: float = 30
    total: float = 120
    slowest: int = 16 * 1024


async def resolved(host: str, port: int) -> Sequence[str]:
    """Every address the system knows for a host."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


class _Pinned(httpcore.AsyncNetworkBackend):
    """Connects to the very address that was checked, so that no second answer counts."""

    def __init__(
        self,
        resolve: Resolve,
        backend: httpcore.AsyncNetworkBackend,
        allowed: AbstractSet[tuple[str, int]],
        networks: Iterable[str],
    ) -> None:
        self._resolve = resolve
        self._backend = backend
        self._allowed = allowed
        self._networks = tuple(networks)

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's own signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        addresses = await self._checked(host, port)
        fault: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses:
            try:
                return await self._backend.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                fault = failed
        raise fault

    async def _checked(self, host: str, port: int) -> Sequence[str]:
        """The addresses of a host, all of them fit to be opened."""
        if (host, port) in self._allowed:
            return [host]
        try:
            async with asyncio.timeout(30):
                addresses = await self._resolve(host, port)
        except (OSError, UnicodeError) as fault:  # TimeoutError is an OSError
            raise httpcore.ConnectError(f"{host} cannot be found") from fault
        for address in addresses:
            if not (is_public(address) or is_within(address, self._networks)):
                words = f"{host} is at an address that is not public."
                raise StepFailed(words, _FAKE_IP if is_within(address, FAKE_IPS) else _PUBLIC)
        return addresses


class Fetcher:
    """Opens URLs that answers name, under the URL rules of security.md.

    `allowed` are further hosts and ports, over plain http: a provider on this machine. `networks`
    are those of further addresses, over https as ever.
    """

    def __init__(
        self,
        *,
        allowed: AbstractSet[tuple[str, int]] = frozenset(),
        networks: Iterable[str] = (),
        bounds: Bounds = Bounds(),
        resolve: Resolve = resolved,
        backend: httpcore.AsyncNetworkBackend | None = None,
        clock: Clock | None = None,
    ) -> None:
        self._allowed = frozenset(allowed)
        self._bounds = bounds
        backend = backend or httpcore.AnyIOBackend()
        self._pinned = _Pinned(resolve, backend, self._allowed, networks)
        self._clock = clock or WallClock()

    async def get(self, url: str) -> bytes:
        """The whole file at a URL.

        Raises:
            Expired: 401, 403, 404 or 410.
            Again: no answer in time, another status, a packed body, or not all of the file.
            StepFailed: an address we do not open, or a file over the bound.
        """
        place = place_of(url, self._allowed)
        async with self._answer("GET", place, {}, b"") as (response, deadline):
            self._check(response, place)
            body = await self._body(response, place, deadline)
        if looks_cut(body) and not _framed(response):
            raise Again(f"{place.host} gave less than the whole file.")
        return body

    async def post(
        self, url: str, fields: Mapping[str, str], filename: str, data: bytes, media_type: str
    ) -> int:
        """Post a form with its file at the end; the status that came back.

        Raises:
            Again: no answer in time.
            StepFailed: an address we do not open.
        """
        place = place_of(url, self._allowed)
        form = httpx.Request(
            "POST", "https://form", data=fields, files={"file": (filename, data, media_type)}
        )
        headers = {name: form.headers[name] for name in ("Content-Type", "Content-Length")}
        async with self._answer("POST", place, headers, await form.aread()) as (response, _):
            return response.status

    @asynccontextmanager
    async def _answer(
        self, method: str, place: Place, headers: Mapping[str, str], body: bytes
    ) -> AsyncIterator[tuple[httpcore.Response, asyncio.Timeout]]:
        """One exchange over a connection of its own, its faults in our words."""
        bounds = self._bounds
        timeout = {"connect": bounds.connect, "read": bounds.read, "write": bounds.read}
        named = place.host if place.port in (80, 443) else f"{place.host}:{place.port}"
        sent = {"Host": named, "Accept-Encoding": "identity", "Connection": "close", **headers}
        url = httpcore.URL(
            scheme=place.scheme, host=place.host, port=place.port, target=place.target
        )
        try:
            async with (
                asyncio.timeout(bounds.total) as deadline,
                httpcore.AsyncConnectionPool(
                    ssl_context=_trust(), network_backend=self._pinned, max_keepalive_connections=0
                ) as pool,
                pool.stream(
                    method,
                    url,
                    headers=[(name.encode(), value.encode()) for name, value in sent.items()],
                    content=body or None,
                    extensions={"timeout": timeout},
                ) as response,
            ):
                yield response, deadline
        except TimeoutError:
            raise Again(f"{place.host} was too slow.") from None
        except (*_FAULTS, OSError) as fault:
            why = str(fault).rstrip(". ") or type(fault).__name__
            raise Again(f"{place.host} did not answer: {why}.") from fault

    def _check(self, response: httpcore.Response, place: Place) -> None:
        headers = _headers(response)
        if response.status in _CLOSED:
            raise Expired(place.host)
        if response.status != 200:
            wait = retry_after(headers.get("retry-after", ""), self._clock.now())
            raise Again(f"{place.host} answered {response.status}.", wait)
        if headers.get("content-encoding", "identity").lower() not in ("", "identity"):
            raise Again(f"{place.host} packed the file, unasked.")
        length = headers.get("content-length", "")
        if length.isdigit() and int(length[:20]) > self._bounds.most:
            raise self._too_large(place)

    async def _body(
        self, response: httpcore.Response, place: Place, deadline: asyncio.Timeout
    ) -> bytes:
        body, ends = bytearray(), deadline.when()
        async for part in response.aiter_stream():
            body += part
            if len(body) > self._bounds.most:
                raise self._too_large(place)
            if ends is not None:
                deadline.reschedule(ends + len(body) / self._bounds.slowest)
        return bytes(body)

    def _too_large(self, place: Place) -> StepFailed:
        words = f"{place.host}: a file of over {self._bounds.most // 1024 // 1024} MiB."
        return StepFailed(words, "Ask for a smaller one.")


def _headers(response: httpcore.Response) -> dict[str, str]:
    return {name.decode("latin-1").lower(): v.decode("latin-1") for name, v in response.headers}


def _framed(response: httpcore.Response) -> bool:
    """Whether the answer says itself where it ends, so that a short one is an error already."""
    headers = _headers(response)
    chunked = "chunked" in headers.get("transfer-encoding", "").lower()
    return chunked or headers.get("content-length", "").isdigit()


@functools.cache
def _trust() -> ssl.SSLContext:
    """The certificates we trust; no environment variable changes them."""
    return httpx.create_ssl_context(trust_env=False)
