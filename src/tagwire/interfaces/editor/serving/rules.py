"""What the guard refuses, read off the head of a request (security.md, "The guard")."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tagwire.interfaces.editor.serving.head import Head
from tagwire.interfaces.editor.serving.names import Names

UPLOADS = frozenset({"/api/upload", "/api/import"})
"""Where files come in, as multipart with the upload token."""

SOCKET = "/_nicegui_ws"
JSON_BYTES = 6 << 20
UPLOAD_BYTES = 20 * (25 << 20) + (1 << 20)


class Refusal(NamedTuple):
    """Why a request goes no further."""

    status: int
    code: str
    message: str
    remedy: str = "Open the address the terminal shows."


def stranger(head: Head, names: Names) -> Refusal | None:
    """Why a request is not from our own page, whoever sent it."""
    rules: tuple[Callable[[Head, Names], Refusal | None], ...]
    rules = (_host, _origin, _site, _transport, _method)
    return next((refused for rule in rules if (refused := rule(head, names))), None)


def misfit(head: Head, token_fits: Callable[[str], bool]) -> Refusal | None:
    """Why what a request carries is not taken."""
    if head.kind != "http" or head.method != "POST":
        return None
    if head.path not in UPLOADS:
        wrong = head.media() != "application/json"
        return Refusal(415, "not_json", "Requests carry JSON.", "") if wrong else _length(head)
    if head.media() != "multipart/form-data":
        return Refusal(415, "not_multipart", "Files come as multipart/form-data.", "")
    if not token_fits(head.only("x-tagwire-token")):
        return Refusal(403, "no_token", "The upload carries no token.", "Reload the page.")
    return _length(head)


def most_bytes(head: Head) -> int:
    """How large a request's body may be."""
    return UPLOAD_BYTES if head.path in UPLOADS else JSON_BYTES


def too_large(head: Head) -> Refusal:
    """A body over the limit."""
    words = f"That is more than {most_bytes(head) >> 20} MiB."
    return Refusal(413, "too_large", words, "Send less at once.")


def _length(head: Head) -> Refusal | None:
    told = head.only("content-length")
    return too_large(head) if told.isdecimal() and int(told[:20]) > most_bytes(head) else None


def _host(head: Head, names: Names) -> Refusal | None:
    if names.include(head.only("host")):
        return None
    return Refusal(421, "wrong_host", "The editor does not go by that name.")


def _origin(head: Head, names: Names) -> Refusal | None:
    given, host = head.all("origin"), head.only("host").lower()
    if not given and head.kind == "http":
        return None
    if len(given) == 1 and given[0].lower() in {f"http://{host}", f"https://{host}"}:
        return None
    return Refusal(403, "wrong_origin", "Another page may not talk to the editor.")


def _site(head: Head, names: Names) -> Refusal | None:
    given = head.all("sec-fetch-site")
    if not given or given in {("same-origin",), ("none",)}:
        return None
    opened = head.only("sec-fetch-mode") == "navigate" and head.only("sec-fetch-dest") == "document"
    if opened and (head.kind, head.method, head.path) == ("http", "GET", "/"):
        return None
    return Refusal(403, "cross_site", "Another page may not talk to the editor.")


def _transport(head: Head, names: Names) -> Refusal | None:
    below = head.path.startswith(SOCKET)
    if head.kind == "http" and below:
        return Refusal(403, "no_polling", "The editor talks over a websocket only.")
    if head.kind == "websocket" and not below:
        return Refusal(403, "no_socket", "There is no websocket here.")
    return None


def _method(head: Head, names: Names) -> Refusal | None:
    if head.method in {"GET", "HEAD", "POST"}:
        return None
    return Refusal(405, "wrong_method", "Nothing here is asked like that.")
