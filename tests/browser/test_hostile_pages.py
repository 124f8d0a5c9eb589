"""Pages that mean the editor no good, in a browser that is logged in to it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

OPEN = """
import tagwire.interfaces.editor.serve as serve
from tagwire.interfaces.cli import main

serve.Guard = lambda app, *rest: app
main()
"""
"""The editor with its guard taken out: what the attacks below do to it."""

ATTACK = """
async (origin) => {
  const done = [];
  const within = (promise) => Promise.race([promise, new Promise((go) => setTimeout(go, 2000))]);
  const attempt = async (name, act) => {
    try { if (await within(act())) done.push(name); } catch { /* refused */ }
  };
  const blow = { do: "set", node: "prompt", setting: "text", value: "attacked" };
  const body = JSON.stringify({ graph: "style", commands: [blow] });
  await attempt("read the page", async () => (await fetch(`${origin}/`)).ok);
  await attempt("read the graphs", async () =>
    (await (await fetch(`${origin}/api/start`, { credentials: "include" })).json()).graphs);
  await attempt("posted JSON", async () => (await fetch(`${origin}/api/edit`, { method: "POST",
    credentials: "include", headers: { "content-type": "application/json" }, body })).ok);
  await fetch(`${origin}/api/edit`, { method: "POST", mode: "no-cors", credentials: "include",
    headers: { "content-type": "text/plain" }, body }).catch(() => 0);
  navigator.sendBeacon(`${origin}/api/edit`, body);
  await attempt("opened a socket", () => new Promise((tell) => {
    const socket = new WebSocket(`${origin.replace("http", "ws")}` +
      "/_nicegui_ws/socket.io/?EIO=4&transport=websocket");
    socket.onopen = () => tell(true);
    socket.onerror = () => tell(false);
  }));
  await attempt("polled", async () => (await fetch(
    `${origin}/_nicegui_ws/socket.io/?EIO=4&transport=polling`)).ok);
  await attempt("loaded a picture", () => new Promise((tell) => {
    const picture = new Image();
    picture.onload = () => tell(true);
    picture.onerror = () => tell(false);
    picture.src = `${origin}/api/template-pictures/style.jpg`;
  }));
  await attempt("ran a script", () => new Promise((tell) => {
    const script = document.createElement("script");
    script.onload = () => tell(true);
    script.onerror = () => tell(false);
    script.src = `${origin}/_nicegui/3.18.0/static/nicegui.js`;
    document.head.append(script);
  }));
  return done;
}
"""
OPEN_GRAPH = """
async () => {
  await fetch("/api/open", { method: "POST", headers: { "content-type": "application/json" },
    body: JSON.stringify({ template: "style" }) });
}
"""
SHOW_GRAPH = "async () => (await fetch('/api/export?graph=style')).text()"


class Evil(BaseHTTPRequestHandler):
    """Any address gives an empty page, with a form to send to the editor when it names one."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Kittens</title><body>")

    def log_message(self, *_: Any) -> None:
        """Nothing."""


@pytest.fixture
def evil() -> Iterator[int]:
    """The port of another web site."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Evil) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


@pytest.fixture(scope="module")
def browser(chromium: Callable[..., Any]) -> Any:
    """Chromium that takes evil.test for this machine, as a rebound name is.

    Its own watch over local addresses is off: not every browser has one.
    """
    return chromium(
        "--host-resolver-rules=MAP evil.test 127.0.0.1",
        "--disable-features=LocalNetworkAccessChecks",
    )


@pytest.fixture
def graph(context: Any, editor: Any) -> Callable[[], str]:
    """The user's open graph, as the user sees it."""
    return opened(context, editor)


def opened(context: Any, editor: Any) -> Callable[[], str]:
    tab = context.new_page()
    tab.goto(editor.url)
    tab.evaluate(OPEN_GRAPH)
    return lambda: str(tab.evaluate(SHOW_GRAPH))


def test_a_page_of_another_site_does_nothing(context, editor, graph, evil):
    mine = graph()
    assert "EiffelTower" in mine
    for site in (f"http://evil.test:{evil}", f"http://127.0.0.1:{evil}"):
        tab = context.new_page()
        tab.goto(site)
        assert tab.evaluate(ATTACK, editor.origin) == []
    assert graph() == mine


def test_a_rebound_name_does_nothing(context, editor, graph):
    mine = graph()
    tab = context.new_page()
    rebound(tab, editor)
    assert tab.evaluate(ATTACK, f"http://evil.test:{editor.port}") == []
    assert tab.goto(f"http://evil.test:{editor.port}/").status == 421
    assert graph() == mine


def test_the_attacks_work_where_the_guard_is_taken_out(context, start_editor, evil):
    editor = start_editor(code=OPEN)
    graph = opened(context, editor)
    tab = context.new_page()
    tab.goto(f"http://evil.test:{evil}")
    assert "opened a socket" in tab.evaluate(ATTACK, editor.origin)
    assert "attacked" in graph()
    rebound(tab, editor)
    done = tab.evaluate(ATTACK, f"http://evil.test:{editor.port}")
    assert {"read the page", "read the graphs", "posted JSON", "opened a socket"} <= set(done)


def test_the_editor_shows_in_no_frame(context, editor, graph, evil):
    tab = context.new_page()
    tab.goto(f"http://127.0.0.1:{evil}")
    tab.set_content(f'<iframe src="{editor.origin}/"></iframe>')
    tab.frames[1].wait_for_load_state()
    assert all("tagwire" not in frame.content().lower() for frame in tab.frames[1:])


def test_a_form_of_another_site_changes_nothing(context, editor, graph, evil):
    mine = graph()
    tab = context.new_page()
    tab.goto(f"http://127.0.0.1:{evil}")
    blow = {"do": "set", "node": "prompt", "setting": "text", "value": "attacked"}
    name = json.dumps({"graph": "style", "commands": [blow]})[:-1] + ', "edit": "'
    tab.set_content(
        f'<form method="post" enctype="text/plain" action="{editor.origin}/api/edit">'
        f"<input name='{name}' value='\"}}'></form>"
    )
    with tab.expect_navigation() as gone:
        tab.evaluate("document.forms[0].submit()")
    assert gone.value.status == 403
    assert graph() == mine


def test_a_link_from_another_site_opens_the_start_page_and_nothing_else(
    context, editor, graph, evil
):
    tab = context.new_page()
    tab.goto(f"http://evil.test:{evil}")
    tab.set_content(f'<a id="page" href="{editor.url}">here</a>')
    tab.click("#page")
    tab.wait_for_url(f"{editor.origin}/")
    tab.goto(f"http://evil.test:{evil}")
    tab.set_content(f'<a id="start" href="{editor.origin}/api/start">here</a>')
    with tab.expect_navigation() as gone:
        tab.click("#start")
    assert gone.value.status == 403


def rebound(tab: Any, editor: Any) -> None:
    """Have a tab show a page of evil.test on the editor's port, loaded before it was rebound."""
    address = f"http://evil.test:{editor.port}/before"
    tab.route(
        address, lambda route: route.fulfill(body="<!doctype html>", content_type="text/html")
    )
    tab.goto(address)
