"""How somebody gets in: the launch token, the password, and the cookie they become."""

from __future__ import annotations

from typing import Any

import pytest

from tagwire.interfaces.editor.serving.entrance import Attempts, Entrance
from tagwire.interfaces.editor.serving.guard import Guard
from tagwire.interfaces.editor.serving.keys import Keys
from tagwire.interfaces.editor.serving.names import Names

KEYS = Keys("L" * 43, "5e" * 32, "c5" * 32, "tagwire-8321")
PAGE = [("accept", "text/html")]
JSON = [("content-type", "application/json")]
OURS = [("host", "127.0.0.1:8321")]
COOKIE = [("cookie", f"tagwire-8321={KEYS.session}")]
PASSWORD = "correct horse"


@pytest.fixture
def app(inner: Any) -> Guard:
    return Guard(inner, Names.of("127.0.0.1", 8321), KEYS, Entrance(KEYS))


@pytest.fixture
def locked(inner: Any) -> Guard:
    return Guard(inner, Names.of("127.0.0.1", 8321), KEYS, Entrance(KEYS, PASSWORD))


def test_the_launch_token_becomes_a_cookie_and_the_address_is_clean(ask, app):
    heard = ask(app, "GET", f"/?graph=shot&token={KEYS.launch}", [*OURS, *PAGE])
    assert heard.status == 303
    assert heard.headers["location"] == "/?graph=shot"
    cookie = heard.headers["set-cookie"]
    assert cookie == f"tagwire-8321={KEYS.session}; Path=/; HttpOnly; SameSite=Strict"


def test_a_wrong_token_lets_nobody_in_and_a_known_browser_goes_on(ask, app):
    assert ask(app, "GET", "/?token=x", [*OURS, *PAGE]).status == 401
    known = ask(app, "GET", "/?token=old", [*OURS, *COOKIE])
    assert (known.status, known.headers["location"]) == (303, "/")


def test_from_another_sites_link_the_page_goes_on_by_itself(ask, app):
    crossing = [("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")]
    headers = [*OURS, *crossing, ("sec-fetch-dest", "document")]
    heard = ask(app, "GET", f"/?a=%3C&token={KEYS.launch}", headers)
    assert heard.status == 200
    assert b'content="0; url=/?a=%3C"' in heard.body
    assert "set-cookie" in heard.headers


def test_the_clean_address_never_leads_elsewhere(ask, app):
    for path in ("//evil.test", "/form//evil.test", "/form/\\evil.test"):
        heard = ask(app, "GET", f"{path}?token={KEYS.launch}", OURS)
        assert heard.headers.get("location", "/").startswith(("/form/", "/"))
        assert not heard.headers.get("location", "/").startswith(("//", "/\\"))


def test_a_token_for_the_command_line_works_once(ask, inner):
    entrance = Entrance(KEYS)
    app = Guard(inner, Names.of("127.0.0.1", 8321), KEYS, entrance)
    target = f"/?token={entrance.once()}"
    assert [ask(app, "GET", target, OURS).status for _ in range(2)] == [303, 401]


@pytest.fixture
def login(ask: Any, locked: Guard) -> Any:
    """Tries a password, as JSON of that shape or as these bytes."""

    def call(word: str | bytes, headers: Any = JSON) -> Any:
        body = word if isinstance(word, bytes) else f'{{"password": "{word}"}}'.encode()
        return ask(locked, "POST", "/login", [*OURS, *headers], body=(body,))

    return call


def test_the_password_lets_in_and_wrong_ones_make_the_next_wait(ask, locked, login):
    assert b'type="password"' in ask(locked, "GET", "/", [*OURS, *PAGE]).body
    assert "set-cookie" in login(PASSWORD).headers
    assert login("wrong").status == 401
    waits = login(PASSWORD)
    assert waits.status == 429
    assert int(waits.headers["retry-after"]) > 0


def test_the_password_form_takes_nothing_strange(ask, app, login):
    assert login(PASSWORD, [("content-type", "text/plain")]).status == 415
    assert login(PASSWORD, [*JSON, ("origin", "http://evil.test")]).status == 403
    assert login("x" * 5000).status == 413
    closed = ask(app, "POST", "/login", [*OURS, *JSON], body=(b'{"password": ""}',))
    assert closed.status == 401, "no password, no login"


@pytest.mark.parametrize("body", [b"[" * 4000, b"null", b'{"password": 1}', b"\xff", b""])
def test_what_is_no_password_is_a_wrong_one(login, body):
    assert login(body).status == 401


def test_each_wrong_password_doubles_the_wait_of_its_address_alone():
    now = 100.0
    attempts = Attempts(lambda: now)
    waits = []
    for _ in range(8):
        attempts.failed("10.0.0.7")
        waits.append(attempts.wait("10.0.0.7"))
    assert waits == [2, 4, 8, 16, 32, 60, 60, 60]
    assert attempts.wait("10.0.0.8") == 0
    attempts.succeeded("10.0.0.7")
    assert attempts.wait("10.0.0.7") == 0


@pytest.mark.parametrize(
    ("listening", "host", "let_in"),
    [
        ("127.0.0.1", "127.0.0.1:8321", True),
        ("127.0.0.1", "10.1.2.3:8321", False),
        ("10.1.2.3", "10.1.2.3:8321", True),
        ("10.1.2.3", "10.1.2.4:8321", False),
        ("0.0.0.0", "10.1.2.3:8321", True),
        ("0.0.0.0", "[fe80::1]:8321", True),
        ("0.0.0.0", "10.1.2.3", False),
        ("0.0.0.0", "evil.test:8321", False),
        ("0.0.0.0", "10.1.2.3.evil.test:8321", False),
        ("::1", "[::1]:8321", True),
    ],
)
def test_names_are_those_of_where_it_listens(listening, host, let_in):
    assert Names.of(listening, 8321).include(host) is let_in
