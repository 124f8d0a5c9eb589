"""What a browser asks for: one strict JSON object of bearable size, in a known shape."""

from __future__ import annotations

from typing import TypeVar

from fastapi import Request
from pydantic import BaseModel, ConfigDict, ValidationError

from tagwire.core.errors import GraphInvalid, WrongUse
from tagwire.core.migrations import MOST_BYTES, parse

M = TypeVar("M", bound="Asked")


class Asked(BaseModel):
    """A request's body; its subclasses name what it may hold."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


async def asked(request: Request, shape: type[M]) -> M:
    """The body of a request in its shape.

    Raises:
        WrongUse: too large, no strict JSON, or out of shape.
    """
    data = await read_body(request, MOST_BYTES)
    try:
        return shape.model_validate(parse(data))
    except GraphInvalid as fault:
        words = fault.problems[0].message
        raise WrongUse(f"the request cannot be read: {words}", "Send strict JSON.") from fault
    except ValidationError as fault:
        errors = fault.errors(include_url=False)[:5]
        words = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in errors)
        takes = ", ".join(shape.model_fields)
        raise WrongUse(f"the request does not fit: {words}.", f"It takes: {takes}.") from fault


async def read_body(request: Request, most: int) -> bytes:
    """The bytes of a body, given up as soon as they are too many.

    Raises:
        WrongUse: over `most` bytes.
    """
    data = bytearray()
    async for part in request.stream():
        data += part
        if len(data) > most:
            raise WrongUse(f"the request is over {most >> 20} MiB.", "Send less at once.")
    return bytes(data)
