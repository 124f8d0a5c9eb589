"""The pages the editor shows without NiceGUI: let in, not found, broken."""

from __future__ import annotations

import secrets
from html import escape
from pathlib import Path
from urllib.parse import quote

from fastapi.responses import HTMLResponse

ICON = Path(__file__).with_name("favicon.svg")

_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>Tagwire</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light"><link rel="icon" href="data:image/svg+xml,{icon}">
<style nonce="{nonce}">
:root {{ --ground: #0d0e11; --card: #17181d; --ink: #e8e9ed; --quiet: #9a9eaa; --line: #ffffff1f }}
@media (prefers-color-scheme: light) {{
  :root {{ --ground: #f4f4f6; --card: #fff; --ink: #1b1c20; --quiet: #5b5f6b; --line: #0002 }} }}
body {{ margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--ground);
  color: var(--ink); font: 15px/1.6 Inter, Roboto, "Noto Sans SC", system-ui, sans-serif }}
main {{ max-width: 27rem; padding: 2rem; border: 1px solid var(--line); border-radius: 14px;
  background: var(--card) }}
h1 {{ margin: 0 0 .5rem; font-size: 1.1rem }} p {{ margin: .5rem 0 0; color: var(--quiet) }}
form {{ display: flex; gap: .5rem; margin-top: 1rem }}
input, button {{ font: inherit; padding: .45rem .8rem; border-radius: 8px;
  border: 1px solid var(--line); background: none; color: inherit }}
input {{ flex: 1; min-width: 0 }} button {{ background: #3ecf8e; color: #0d0e11; cursor: pointer }}
</style></head><body><main><h1>{title}</h1><p>{words}</p>{more}</main></body></html>"""

_FORM = """<form><input type="password" autocomplete="current-password" aria-label="{label}"
 autofocus required><button>{go}</button></form><p role="alert" id="told"></p>
<script nonce="{nonce}">
const form = document.querySelector("form"), field = form.querySelector("input");
form.addEventListener("submit", async (event) => {{
  event.preventDefault();
  const answer = await fetch("/login", {{ method: "POST",
    headers: {{ "content-type": "application/json" }},
    body: JSON.stringify({{ password: field.value }}) }});
  if (answer.ok) return location.reload();
  const told = await answer.json();
  document.getElementById("told").textContent = `${{told.message}} ${{told.remedy}}`;
  field.select();
}});
</script>"""


def page(status: int, title: str, words: str, chinese: bool = False) -> HTMLResponse:
    """A page that says one thing."""
    return _response(status, title, words, chinese=chinese)


def login(chinese: bool) -> HTMLResponse:
    """Asks for the password."""
    nonce = secrets.token_urlsafe(12)
    label, go = ("密码", "进入") if chinese else ("Password", "Enter")
    title = "Tagwire 需要密码" if chinese else "Tagwire asks for its password"
    words = "启动编辑器的人知道。" if chinese else "Whoever started the editor knows it."
    more = _FORM.format(label=label, go=go, nonce=nonce)
    return _response(401, title, words, more=more, nonce=nonce, chinese=chinese)


def onward(target: str) -> HTMLResponse:
    """Goes on to `target` from here: a strict cookie is not sent along another site's link."""
    more = f'<meta http-equiv="refresh" content="0; url={escape(target, quote=True)}">'
    return _response(200, "Tagwire", "…", more=more)


def _response(
    status: int, title: str, words: str, *, more: str = "", nonce: str = "", chinese: bool = False
) -> HTMLResponse:
    nonce = nonce or secrets.token_urlsafe(12)
    body = _PAGE.format(
        language="zh-CN" if chinese else "en",
        icon=quote(ICON.read_text("utf-8")),
        title=escape(title),
        words=escape(words),
        more=more,
        nonce=nonce,
    )
    allowed = (
        "default-src 'none'; img-src data:; connect-src 'self'; base-uri 'none'; "
        f"style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; "
        "form-action 'none'; frame-ancestors 'none'"
    )
    return HTMLResponse(body, status, {"content-security-policy": allowed})
