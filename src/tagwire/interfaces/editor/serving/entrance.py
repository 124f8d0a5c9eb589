"""The way in: the address with the launch token, the password, and the cookie they become."""

from __future__ import annotations

import json
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from urllib.parse import quote, urlencode

from fastapi.responses import JSONResponse, RedirectResponse, Response

from tagwire.interfaces.editor.serving import own_pages
from tagwire.interfaces.editor.serving.head import Head
from tagwire.interfaces.editor.serving.keys import Keys, same

_LONGEST_WAIT = 60.0
_MOST_REMEMBERED = 1000


class Entrance:
    """Lets in who has the launch token, the cookie or, where one is set, the password."""

    def __init__(self, keys: Keys, password: str = "") -> None:
        self._keys = keys
        self._password = password
        self._once: set[str] = set()
        self._attempts = Attempts()

    def once(self) -> str:
        """A launch token that works a single time: a browser's command line is no secret."""
        token = secrets.token_urlsafe(32)
        self._once.add(token)
        return token

    def admits(self, head: Head) -> bool:
        """Whether a request carries the cookie."""
        return any(same(each, self._keys.session) for each in head.cookies(self._keys.cookie))

    def asks(self, head: Head) -> bool:
        """Whether a request is about getting in."""
        if head.method == "POST":
            return bool(self._password) and head.path == "/login"
        return _is_page(head.path) and any(name == "token" for name, _ in head.fields())

    def launch(self, head: Head) -> Response:
        """The cookie for a launch token, and the same address without it."""
        given = [value for name, value in head.fields() if name == "token"]
        fits = [self._fits(token) for token in given]
        if any(fits):
            return self._with_cookie(_clean(head))
        return _clean(head) if self.admits(head) else self.closed(head)

    def login(self, head: Head, body: bytes) -> Response:
        """The cookie for the password; a wrong one makes the next try wait."""
        wait = self._attempts.wait(head.address)
        if wait:
            told = _told(429, "wait", "Too many tries.", f"Try again in {wait:.0f} s.")
            told.headers["retry-after"] = f"{wait:.0f}"
            return told
        if not same(_password_in(body), self._password):
            self._attempts.failed(head.address)
            return _told(401, "wrong_password", "That is not the password.", "Try again.")
        self._attempts.succeeded(head.address)
        return self._with_cookie(JSONResponse({"ok": True}))

    def closed(self, head: Head) -> Response:
        """What somebody sees who is not let in."""
        chinese = head.speaks_chinese()
        if not head.wants_page():
            remedy = "Open the address the terminal shows."
            return _told(401, "not_let_in", "The editor does not know this browser.", remedy)
        if self._password:
            return own_pages.login(chinese)
        if chinese:
            words = "请打开终端里 tagwire edit 打印的地址。"
            return own_pages.page(401, "编辑器不认识这个浏览器", words, chinese)
        words = "Open the address that tagwire edit shows in the terminal."
        return own_pages.page(401, "The editor does not know this browser", words)

    def _fits(self, token: str) -> bool:
        spent = {each for each in self._once if same(token, each)}
        self._once -= spent
        return bool(spent) or same(token, self._keys.launch)

    def _with_cookie(self, response: Response) -> Response:
        words = f"{self._keys.cookie}={self._keys.session}; Path=/; HttpOnly; SameSite=Strict"
        response.headers["set-cookie"] = words
        return response


class Attempts:
    """Who tried a wrong password lately: each one doubles the wait of that address."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failed: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, address: str) -> float:
        """Seconds until this address may try again."""
        _, until = self._failed.get(address, (0, 0.0))
        return max(0.0, until - self._clock())

    def failed(self, address: str) -> None:
        """A wrong password came from there."""
        count = self._failed.pop(address, (0, 0.0))[0] + 1
        self._failed[address] = (count, self._clock() + min(2.0 ** min(count, 9), _LONGEST_WAIT))
        if len(self._failed) > _MOST_REMEMBERED:
            self._failed.popitem(last=False)

    def succeeded(self, address: str) -> None:
        """The right one came from there."""
        self._failed.pop(address, None)


def _is_page(path: str) -> bool:
    return path == "/" or path.startswith("/form/")


def _clean(head: Head) -> Response:
    """The way on to the address without its token."""
    rest = urlencode([(name, value) for name, value in head.fields() if name != "token"])
    target = quote("/" + head.path.lstrip("/\\"), safe="/") + (f"?{rest}" if rest else "")
    if head.only("sec-fetch-site") in {"", "none", "same-origin"}:
        return RedirectResponse(target, 303)
    return own_pages.onward(target)


def _password_in(body: bytes) -> str:
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    word = given.get("password") if isinstance(given, dict) else None
    return word if isinstance(word, str) else ""


def _told(status: int, code: str, message: str, remedy: str) -> JSONResponse:
    return JSONResponse({"code": code, "message": message, "remedy": remedy}, status)
