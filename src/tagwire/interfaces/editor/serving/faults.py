"""What went wrong, told to the browser: words and a status, never a traceback."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from tagwire.core.edit.refused import EditRefused
from tagwire.core.errors import (
    Cancelled,
    GraphInvalid,
    OverBudget,
    StepFailed,
    StoreFailed,
    TagwireError,
)
from tagwire.interfaces.editor.serving import own_pages
from tagwire.interfaces.editor.serving.head import Head

_LOG = logging.getLogger("tagwire.editor")

_STATUS: tuple[tuple[type[TagwireError], int], ...] = (
    (EditRefused, 409),
    (GraphInvalid, 422),
    (StoreFailed, 507),
    (OverBudget, 409),
    (StepFailed, 409),
    (Cancelled, 409),
)
_GONE = "No response returned."  # Starlette's word for a browser that left in the middle
_WORDS = {
    404: ("not_found", "There is no such thing here.", "Begin at the start page."),
    405: ("wrong_method", "This address is not asked like that.", "Reload the page."),
    413: ("too_large", "That is more than the editor takes.", "Send less at once."),
}


def install(app: FastAPI) -> None:
    """Have an app answer every fault in words."""
    app.add_exception_handler(TagwireError, _told)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(404, _refused)  # NiceGUI has one of its own, which makes a client
    app.add_exception_handler(RequestValidationError, _misread)
    for kind in (json.JSONDecodeError, UnicodeError, RecursionError):
        app.add_exception_handler(kind, _misread)  # only what a browser sent can cause these
    app.add_exception_handler(Exception, _broken)


def answer(status: int, code: str, message: str, remedy: str = "", **more: Any) -> JSONResponse:
    """A fault as the browser reads it."""
    return JSONResponse({"code": code, "message": message, "remedy": remedy, **more}, status)


def status_of(fault: TagwireError) -> int:
    """The HTTP status of an error: 4xx for what was asked, 507 for a store that cannot."""
    own = getattr(fault, "status", None)
    if isinstance(own, int):
        return own
    return next((status for kind, status in _STATUS if isinstance(fault, kind)), 400)


async def _told(_: Request, fault: Exception) -> Response:
    assert isinstance(fault, TagwireError)
    more = {}
    if isinstance(fault, GraphInvalid):
        more["problems"] = [asdict(problem) for problem in fault.problems]
    return answer(status_of(fault), fault.code, fault.message, fault.remedy, **more)


async def _refused(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, HTTPException)
    words = ("refused", "The editor did not take this.", "Reload the page.")
    return _shown(request, fault.status_code, *_WORDS.get(fault.status_code, words))


async def _misread(_: Request, fault: Exception) -> Response:
    places = []
    if isinstance(fault, RequestValidationError):
        places = [".".join(str(part) for part in row["loc"][1:]) for row in fault.errors()[:5]]
    where = f" ({', '.join(place for place in places if place)})" if any(places) else ""
    return answer(400, "wrong_use", f"The request cannot be read{where}.", "Reload the page.")


async def _broken(request: Request, fault: Exception) -> Response:
    if str(fault) != _GONE:
        _LOG.error("%s %s", request.method, request.url.path, exc_info=fault)
    words = "The editor made a mistake; your graph is as it was."
    return _shown(request, 500, "bug", words, "The terminal it was started in says more.")


def _shown(request: Request, status: int, code: str, message: str, remedy: str) -> Response:
    """A page where a person looks at it, else what the browser's code reads."""
    if Head.of(request.scope).wants_page():
        return own_pages.page(status, message, remedy)
    return answer(status, code, message, remedy)
