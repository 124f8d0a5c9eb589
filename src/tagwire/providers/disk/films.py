"""Untrusted MP4 bytes: whether a film is whole, its size and length, and what it carries."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from tagwire.core.errors import PictureRefused

MOST_BYTES = 512 * 1024 * 1024
_MOST_BOXES = 10_000
_MOST_SIDE = 16_384
_MOST_SECONDS = 3600.0
_OURS = UUID("6d1f3b2e-7a54-4c0b-9f0e-7461677769e5").bytes
"""Names the box in which a delivered film carries its receipt and its graph."""


@dataclass(frozen=True, slots=True)
class Film:
    """What a film's own head says: its size in pixels as shown, and its length."""

    width: int
    height: int
    seconds: float


class Box(NamedTuple):
    """A box by name, its first byte, that of its contents and that behind its end."""

    name: bytes
    start: int
    body: int
    end: int


def is_film(data: bytes) -> bool:
    """Whether bytes begin as an MP4 file does."""
    return data[4:8] == b"ftyp"


def look(data: bytes, who: str) -> Film:
    """A film's size and length; decodes no frame.

    Raises:
        PictureRefused: no MP4, cut off before its end, or without a picture track.
    """
    if len(data) > MOST_BYTES:
        raise PictureRefused(f"{who}: over 512 MiB.", "Save it smaller.")
    top = _whole(data, who)
    try:
        film = _told(data, top[b"moov"])
    except (KeyError, struct.error, ZeroDivisionError, OverflowError, StopIteration) as fault:
        raise _damaged(who) from fault
    least, most = sorted((film.width, film.height))
    sides = least > 0 and most <= _MOST_SIDE
    if not sides or not 0 < film.seconds <= _MOST_SECONDS:
        raise _damaged(who)
    return film


def _whole(data: bytes, who: str) -> Mapping[bytes, Box]:
    """The outer boxes by name; refuses a file that lacks one or its last byte."""
    if not is_film(data):
        raise PictureRefused(f"{who}: no MP4 film.", "Save it anew as MP4.")
    found: dict[bytes, Box] = {}
    end = 0
    for box in boxes(data, 0, len(data)):
        found.setdefault(box.name, box)
        end = box.end
    missing = {b"ftyp", b"moov", b"mdat"} - found.keys()
    if end != len(data) or missing:
        raise PictureRefused(f"{who}: cut off before its end.", "Copy or download it again.")
    return found


def boxes(data: bytes, at: int, end: int) -> Iterator[Box]:
    """The boxes in a stretch of bytes, as far as they are whole."""
    for _ in range(_MOST_BOXES):
        if at + 8 > end:
            return
        size, body = int.from_bytes(data[at : at + 4]), at + 8
        if size == 1:
            size, body = int.from_bytes(data[body : body + 8]), at + 16
        size = size or end - at
        if size < body - at or at + size > end:
            return
        yield Box(data[at + 4 : at + 8], at, body, at + size)
        at += size


def _told(data: bytes, moov: Box) -> Film:
    inner = list(boxes(data, moov.body, moov.end))
    [head] = [box for box in inner if box.name == b"mvhd"][:1] or [moov]
    tracks = [size for box in inner if box.name == b"trak" for size in _picture(data, box)]
    if head is moov or not tracks:
        raise KeyError("mvhd")
    width, height = tracks[0]
    long = data[head.body] == 1
    scale, length = struct.unpack_from(
        ">IQ" if long else ">II", data, head.body + (20 if long else 12)
    )
    return Film(width, height, length / scale)


def _picture(data: bytes, track: Box) -> Iterator[tuple[int, int]]:
    """The size of a track as it is shown, turned by its matrix; nothing for sound."""
    for box in boxes(data, track.body, track.end):
        if box.name == b"tkhd":
            at = box.body + (88 if data[box.body] == 1 else 76)
            width, height = (side >> 16 for side in struct.unpack_from(">II", data, at))
            a, b = struct.unpack_from(">ii", data, at - 36)
            if width and height:
                yield (height, width) if not a and b else (width, height)


def _damaged(who: str) -> PictureRefused:
    return PictureRefused(f"{who}: a damaged film.", "Save it anew as MP4.")


def carrying(data: bytes, words: Mapping[str, Any]) -> bytes:
    """The same film with `words` as JSON in a box of ours behind the others, which players skip."""
    body = _OURS + json.dumps(words, ensure_ascii=False).encode(errors="backslashreplace")
    return data + struct.pack(">I", len(body) + 8) + b"uuid" + body


def carried(data: bytes, who: str) -> dict[str, Any]:
    """The words a film carries, empty when there are none; nobody vouches for them.

    Raises:
        PictureRefused: not a whole film.
    """
    _whole(data, who)
    for box in boxes(data, 0, len(data)):
        if box.name == b"uuid" and data[box.body : box.body + 16] == _OURS:
            try:
                found = json.loads(data[box.body + 16 : box.end])
            except (ValueError, RecursionError):
                return {}
            return found if isinstance(found, dict) else {}
    return {}
