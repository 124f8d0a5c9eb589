"""One answer of an API as bytes, and what can be made of it without trusting it."""

from __future__ import annotations

import json
import math
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Any

MOST_ANSWER = 1024 * 1024
"""Bytes of an answer that are read, packed or not; a task's takes some thousand."""

_SECONDS = re.compile(r"[0-9]{1,9}(\.[0-9]{0,6})?")


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, headers in lower case, and a body; None is one that cannot be read."""

    status: int
    headers: Mapping[str, str]
    body: bytes | None

    @property
    def fine(self) -> bool:
        """Whether it is a 2xx."""
        return 200 <= self.status < 300

    @property
    def json(self) -> Any:
        """The body as JSON; None for what is none."""
        try:
            return json.loads(self.body or b"")
        except (ValueError, RecursionError):
            return None

    def retry_after(self, now: float) -> float | None:
        """Seconds that Retry-After asks for, from `now`; None for none, garbage or a minus."""
        return retry_after(self.headers.get("retry-after", ""), now)


def retry_after(text: str, now: float) -> float | None:
    """Seconds or an HTTP date as seconds from `now`; a date in the past is 0."""
    text = text.strip()
    if _SECONDS.fullmatch(text):
        return float(text)
    try:
        date = parsedate_to_datetime(text)
        wait = (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp() - now
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return max(0.0, wait) if math.isfinite(wait) else None


def unpacked(body: bytes, encoding: str) -> bytes | None:
    """A body as it was before it was packed, for servers that pack unasked; None if it cannot be.

    Never more than MOST_ANSWER: a bomb is cut where it would pass that.
    """
    match encoding.strip().lower():
        case "" | "identity":
            return body
        case "gzip" | "deflate":
            press = zlib.decompressobj(47)
            try:
                plain = press.decompress(body, MOST_ANSWER)
            except zlib.error:
                return None
            return plain if press.eof else None
    return None
