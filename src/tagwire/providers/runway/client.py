"""The client of Runway's API, and of those who speak its protocol: one exchange a call."""

from __future__ import annotations

import asyncio
import functools
import json
import os
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import httpx
from pydantic import ValidationError

from tagwire.core.errors import StepFailed
from tagwire.providers.keys import Secret
from tagwire.providers.profile import Profile
from tagwire.providers.runway.answer import MOST_ANSWER, Answer, unpacked
from tagwire.providers.runway.dialect import checked_task, dialect, told_in
from tagwire.providers.runway.fetch import Fetcher
from tagwire.providers.runway.quiet import hide_in_logs
from tagwire.providers.runway.wire import (
    VERSION,
    Organization,
    UploadStart,
    UploadTicket,
    Usage,
    UsageAsked,
    Wire,
)
from tagwire.runtime.ledger.clock import Clock, WallClock
from tagwire.runtime.ledger.outcome import Created, NotSent, Refused, Unknown
from tagwire.runtime.ledger.shop import Again, Gone, Seen

_W = TypeVar("_W", bound=Wire)
_CONNECTING = ("connection.", "proxy.", "socks.")
_UNFIT = (ImportError, ValueError, httpx.InvalidURL, ExceptionGroup)
"""What comes of a proxy or of certificates, named by the environment, that are of no use."""

_FAULTS = (httpx.HTTPError, httpx.StreamError, OSError, RuntimeError, *_UNFIT)
_BROKE = (
    (httpx.ConnectTimeout, "no connection came about in time"),
    (httpx.TimeoutException, "it took too long"),
    (httpx.ConnectError, "no connection came about"),
    (httpx.NetworkError, "the connection broke off"),
)
"""What httpx has a name for and no words."""

_UNCONNECTED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds a call may take: to connect, a create to leave and then to be answered, a GET."""

    connect: float = 10
    leave: float = 300
    create: float = 60
    get: float = 30


class _Sending:
    """Watches a request on its way: how long it may take to leave, and to be answered then.

    Pictures inside it take their time on a slow line; that alone makes no outcome unknown.
    """

    def __init__(self, deadline: asyncio.Timeout, limits: Limits) -> None:
        self.begun = False
        self._deadline = deadline
        self._limits = limits

    async def __call__(self, event: str, told: Mapping[str, Any]) -> None:
        request = told.get("request")
        to_proxy = request is not None and request.method == b"CONNECT"
        if not (self.begun or to_proxy or event.startswith(_CONNECTING)):
            self.begun = True
            self._within(self._limits.leave)
        if event == "http11.send_request_body.complete" and not to_proxy:
            self._within(self._limits.create)

    def _within(self, seconds: float) -> None:
        self._deadline.reschedule(asyncio.get_running_loop().time() + seconds)


class RunwayClient:
    """A `Shop` for one profile. Every call opens a connection of its own, in any event loop.

    `on_refused` is told of a create that was refused for good, with its body.
    """

    def __init__(
        self,
        profile: Profile,
        key: Secret,
        *,
        fetcher: Fetcher | None = None,
        limits: Limits = Limits(),
        clock: Clock | None = None,
        on_refused: Callable[[Mapping[str, Any], Refused], None] = lambda body, refused: None,
    ) -> None:
        here = {profile.loopback} if profile.loopback else set()
        self.dialect = dialect(profile.kind, profile.name)
        self.fetcher = fetcher or Fetcher(allowed=here, networks=profile.fetch_from)
        self._profile = profile
        self._key = key
        hide_in_logs(key)
        self._limits = limits
        self._clock = clock or WallClock()
        self._on_refused = on_refused

    async def create(self, path: str, body: Mapping[str, Any]) -> Created:
        """POST `body`; raises NotSent, Refused or Unknown, and never sends it twice."""
        answer = await self._posted(path, body)
        try:
            return self.dialect.created(answer, self._clock.now())
        except Refused as refused:
            if refused.final:
                self._on_refused(body, refused)
            raise

    async def look(self, task: str) -> Seen:
        """How the task stands; raises Gone, Again or StepFailed."""
        answer = await self._asked("GET", f"tasks/{checked_task(task)}")
        return self.dialect.seen(answer, task, self._clock.now())

    async def download(self, url: str) -> bytes:
        """The file at an output's URL, fetched without any key; see `Fetcher.get`."""
        return await self.fetcher.get(url)

    async def cancel(self, task: str) -> None:
        """DELETE the task.

        Raises:
            Gone: it is not there.
            Again: no answer, or another one: the task may go on.
        """
        answer = await self._asked("DELETE", f"tasks/{checked_task(task)}")
        if answer.status in (404, 410):
            raise Gone(task)
        if not answer.fine:
            words = f"{self._profile.name} answered {answer.status}."
            raise Again(words, answer.retry_after(self._clock.now()))

    async def organization(self) -> Organization:
        """The account's credits, limits and use; raises Again or StepFailed."""
        return await self._read(Organization, await self._asked("GET", "organization"))

    async def usage(self, start: date | None = None, before: date | None = None) -> Usage:
        """Credits used by day and model, `before` not included; raises Again or StepFailed."""
        asked = UsageAsked(start_date=start, before_date=before)
        return await self._read(Usage, await self._asked("POST", "organization/usage", asked))

    async def start_upload(self, filename: str) -> UploadTicket:
        """Where to post a file of that name; raises Again or StepFailed."""
        asked = UploadStart(filename=filename)
        return await self._read(UploadTicket, await self._asked("POST", "uploads", asked))

    async def _read(self, kind: type[_W], answer: Answer) -> _W:
        name, told = self._profile.name, told_in(answer.json)
        if told and 400 <= answer.status < 500 and answer.status not in (408, 429):
            words = f"{name} refused it: {told}."
            raise StepFailed(words, "See that the key is whole and of this provider.")
        if not answer.fine:
            words = f"{name} answered {answer.status}."
            raise Again(words, answer.retry_after(self._clock.now()))
        try:
            return kind.model_validate(answer.json)
        except ValidationError:
            raise Again(f"{name} gave an answer that cannot be read.") from None

    async def _asked(self, method: str, path: str, body: Wire | None = None) -> Answer:
        """The answer to a request that may be made again at will."""
        words = f"{self._profile.name} did not answer in time."
        try:
            async with asyncio.timeout(self._limits.get):
                return await self._exchange(method, path, body.sent() if body else None)
        except TimeoutError:
            pass
        except _FAULTS as fault:  # its request holds the key: it goes no further
            words = f"{self._profile.name} did not answer: {self._named(fault)}."
        raise Again(words)

    async def _posted(self, path: str, body: Mapping[str, Any]) -> Answer:
        """The answer to the one POST that costs; raises NotSent or Unknown without one."""
        why, connected = "it took too long", False
        try:
            async with asyncio.timeout(2 * self._limits.connect) as deadline:
                sending = _Sending(deadline, self._limits)
                return await self._exchange("POST", path, body, sending)
        except TimeoutError:
            connected = sending.begun
        except _FAULTS as fault:
            connected = sending.begun or not isinstance(fault, (*_UNCONNECTED, *_UNFIT))
            why = self._named(fault)
        if not connected:
            raise NotSent(f"it cannot be reached: {why}.", "not_sent")
        raise Unknown(f"no answer came to the request: {why}.", "no_answer")

    async def _exchange(
        self, method: str, path: str, body: Mapping[str, Any] | None, trace: Any = None
    ) -> Answer:
        here = self._profile.loopback is not None
        waits = httpx.Timeout(self._limits.create, connect=self._limits.connect)
        async with (
            httpx.AsyncClient(
                verify=_trust(), trust_env=not here, follow_redirects=False, timeout=waits
            ) as http,
            http.stream(
                method,
                f"{self._profile.base_url}/v1/{path}",
                content=None if body is None else json.dumps(body).encode(),
                headers=self._headers(body is not None),
                extensions={"trace": trace} if trace else None,
            ) as response,
        ):
            return await self._answer(response)

    def _headers(self, with_body: bool) -> dict[str, str]:
        headers = {
            "Authorization": f"Bearer {self._key.reveal()}",
            "X-Runway-Version": VERSION,
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "Connection": "close",
        }
        return {**headers, "Content-Type": "application/json"} if with_body else headers

    async def _answer(self, response: httpx.Response) -> Answer:
        """What came, MOST_ANSWER bytes of it at most, with nothing of the key in it."""
        raw = bytearray()
        async for part in response.aiter_raw():
            raw += part
            if len(raw) > MOST_ANSWER:
                break
        hide = self._key.hidden
        headers = {name.lower(): hide(value) for name, value in response.headers.items()}
        whole = None if len(raw) > MOST_ANSWER else bytes(raw)
        body = unpacked(whole, headers.get("content-encoding", "")) if whole is not None else None
        told = hide(body.decode("utf-8", "replace")).encode() if body is not None else None
        return Answer(response.status_code, headers, told)

    def _named(self, fault: Exception) -> str:
        """What went wrong on the line, in the words that exist for it."""
        told = self._key.hidden(str(fault)).rstrip(". ")
        return told or next((w for kind, w in _BROKE if isinstance(fault, kind)), "it broke off")


def _trust() -> ssl.SSLContext:
    """The certificates we trust; raises ValueError for a SSL_CERT_FILE that cannot be read."""
    return _trusting(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))


@functools.cache
def _trusting(_file: str | None, _folder: str | None) -> ssl.SSLContext:
    try:
        return httpx.create_ssl_context()
    except OSError as fault:
        words = f"SSL_CERT_FILE or SSL_CERT_DIR cannot be used: {fault.strerror or fault}"
        raise ValueError(words) from fault
