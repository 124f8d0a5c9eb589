"""Who reaches the editor: the whole grid of who asks, from where, for what."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from tagwire.interfaces.editor.serving import rules
from tagwire.interfaces.editor.serving.entrance import Entrance
from tagwire.interfaces.editor.serving.guard import Guard
from tagwire.interfaces.editor.serving.keys import Keys
from tagwire.interfaces.editor.serving.names import Names

KEYS = Keys("L" * 43, "5e" * 32, "c5" * 32, "tagwire-8321")
PAGE = [("accept", "text/html")]
JSON = [("content-type", "application/json")]
FILES = [("content-type", "multipart/form-data; boundary=x")]
TOKEN = [("x-tagwire-token", KEYS.upload)]
OURS = [("host", "127.0.0.1:8321")]
COOKIE = [("cookie", f"tagwire-8321={KEYS.session}")]

# What each column of the grid sends, and the status its row gets when nothing before it refused.
HOSTS: dict[str, tuple[list[tuple[str, str]], int]] = {
    "ours": (OURS, 0),
    "localhost": ([("host", "LocalHost:8321")], 0),
    "ipv6": ([("host", "[::1]:8321")], 0),
    "rebound": ([("host", "evil.test:8321")], 421),
    "other port": ([("host", "127.0.0.1:8322")], 421),
    "no port": ([("host", "127.0.0.1")], 421),
    "missing": ([], 421),
    "two": ([*OURS, ("host", "evil.test")], 421),
}
ORIGINS: dict[str, tuple[list[str], int]] = {
    "none": ([], 0),
    "ours": (["{host}"], 0),
    "evil": (["http://evil.test:8321"], 403),
    "null": (["null"], 403),
    "other port": (["http://127.0.0.1:3000"], 403),
    "two": (["{host}", "http://evil.test"], 403),
}
SITES: dict[str, tuple[dict[str, str], int]] = {
    "none sent": ({}, 0),
    "same origin": ({"site": "same-origin", "mode": "cors", "dest": "empty"}, 0),
    "typed": ({"site": "none", "mode": "navigate", "dest": "document"}, 0),
    "same site": ({"site": "same-site", "mode": "cors", "dest": "empty"}, 403),
    "cross site": ({"site": "cross-site", "mode": "no-cors", "dest": "image"}, 403),
    "cross link": ({"site": "cross-site", "mode": "navigate", "dest": "document"}, -403),
    "cross frame": ({"site": "cross-site", "mode": "navigate", "dest": "iframe"}, 403),
}
COOKIES: dict[str, tuple[list[tuple[str, str]], int]] = {
    "right": (COOKIE, 0),
    "right among others": ([("cookie", f"a=b; tagwire-8321=x; tagwire-8321={KEYS.session}")], 0),
    "none": ([], 401),
    "wrong": ([("cookie", "tagwire-8321=" + "00" * 32)], 401),
    "of another port": ([("cookie", f"tagwire-8322={KEYS.session}")], 401),
}
# method, target, headers, and the status when everything above is in order
ASKS: dict[str, tuple[str, str, list[tuple[str, str]], int]] = {
    "page": ("GET", "/", PAGE, 200),
    "picture": ("GET", "/pictures/0.png", [], 200),
    "json": ("POST", "/api/edit", JSON, 200),
    "text": ("POST", "/api/edit", [("content-type", "text/plain")], 415),
    "form": ("POST", "/api/edit", FILES, 415),
    "untyped": ("POST", "/api/edit", [], 415),
    "upload": ("POST", "/api/upload", [*FILES, *TOKEN], 200),
    "upload without token": ("POST", "/api/upload", FILES, 403),
    "upload as text": ("POST", "/api/upload", [("content-type", "text/plain"), *TOKEN], 415),
    "put": ("PUT", "/api/edit", JSON, 405),
    "options": ("OPTIONS", "/api/edit", [], 405),
    "websocket": ("WEBSOCKET", "/_nicegui_ws/socket.io/?transport=websocket", [], 101),
    "other websocket": ("WEBSOCKET", "/", [], 403),
    "polling": ("GET", "/_nicegui_ws/socket.io/?transport=polling", [], 403),
    "polling post": ("POST", "/_nicegui_ws/socket.io/?transport=polling", JSON, 403),
}


def guarded(app: Any) -> Guard:
    return Guard(app, Names.of("127.0.0.1", 8321), KEYS, Entrance(KEYS))


def expected(host: str, origin: str, site: str, cookie: str, ask: str) -> int:
    """The status the rules of security.md give, the first that refuses."""
    method, _, _, last = ASKS[ask]
    socket_without = 403 if method == "WEBSOCKET" and origin == "none" else 0
    by_site = SITES[site][1]
    if by_site < 0:
        by_site = 0 if ask == "page" else -by_site
    before_cookie = last if last in (403, 405) and "upload" not in ask else 0
    told = (HOSTS[host][1], ORIGINS[origin][1], socket_without, by_site, before_cookie)
    return next((status for status in (*told, COOKIES[cookie][1]) if status), last)


async def wrong(knock: Any, app: Any) -> list[str]:
    """Every row of the grid that was not answered as it should be."""
    found = []
    for row in itertools.product(HOSTS, ORIGINS, SITES, COOKIES, ASKS):
        host, origin, site, cookie, ask = row
        method, target, headers, _ = ASKS[ask]
        named = dict(HOSTS[host][0]).get("host", "127.0.0.1:8321")
        origins = [("origin", o.format(host=f"http://{named}")) for o in ORIGINS[origin][0]]
        sites = [(f"sec-fetch-{name}", value) for name, value in SITES[site][0].items()]
        sent = [*HOSTS[host][0], *origins, *sites, *COOKIES[cookie][0], *headers]
        heard = await knock(app, method, target, sent)
        if heard.status != expected(*row):
            found.append(f"{row}: {heard.status} instead of {expected(*row)}")
    return found


def test_every_row_of_the_grid_is_answered_as_the_rules_say(in_time, knock, inner):
    assert in_time(wrong(knock, guarded(inner))) == []


def test_the_grid_notices_when_the_guard_is_taken_out(in_time, knock, inner):
    assert len(in_time(wrong(knock, inner))) > 1000


@pytest.mark.parametrize("rule", ["_host", "_origin", "_site", "_transport", "_method"])
def test_the_grid_notices_when_one_rule_is_taken_out(in_time, knock, inner, monkeypatch, rule):
    monkeypatch.setattr(rules, rule, lambda head, names: None)
    assert in_time(wrong(knock, guarded(inner))) != []


def test_nobody_reaches_the_app_who_is_refused(ask, inner):
    app = guarded(inner)
    ask(app, "GET", "/", [("host", "evil.test"), *COOKIE])
    ask(app, "GET", "/", [*OURS, *PAGE])
    ask(app, "WEBSOCKET", "/_nicegui_ws/socket.io/", [*OURS, *COOKIE], denials=False)
    assert inner.reached == 0


def test_every_answer_carries_the_headers(ask, inner):
    app = guarded(inner)
    rows = [[*OURS, *COOKIE], OURS, [("host", "evil.test")], [*OURS, *PAGE]]
    for headers in rows:
        heard = ask(app, "GET", "/", headers)
        assert heard.headers["x-frame-options"] == "DENY"
        assert heard.headers["x-content-type-options"] == "nosniff"
        assert heard.headers["referrer-policy"] == "no-referrer"
        assert heard.headers["cache-control"] == "no-store"
        policy = heard.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "http:" not in policy
        assert "*" not in policy


def test_bodies_are_cut_off_where_they_get_too_large(ask, inner):
    app, headers = guarded(inner), [*OURS, *COOKIE, *JSON]
    told = [*headers, ("content-length", str(7 << 20))]
    assert ask(app, "POST", "/api/edit", told).status == 413
    parts = tuple(b" " * (1 << 20) for _ in range(8))
    assert ask(app, "POST", "/api/edit", headers, body=parts).status == 413
    assert ask(app, "POST", "/api/edit", headers, body=parts[:6]).status == 200


def test_an_app_that_breaks_says_nothing_of_it(ask):
    async def breaks(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 500, "headers": []})
        raise RuntimeError("the secret")

    heard = ask(guarded(breaks), "GET", "/", [*OURS, *COOKIE])
    assert b"secret" not in heard.body
