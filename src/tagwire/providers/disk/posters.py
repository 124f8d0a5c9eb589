"""The first frame of a stored film as pixels, for the eye."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import TYPE_CHECKING

from tagwire.core.errors import PictureRefused
from tagwire.providers.disk.films import Box, boxes

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

_ENTRY = 86
"""Bytes of a sample entry before the codec's own boxes."""


def poster(path: Path) -> Pixels:
    """The first frame of the film at `path`.

    Raises:
        PictureRefused: nobody here can decode it.
    """
    try:
        return first_frame(path.read_bytes()) or _by_opencv(path)
    except PictureRefused:
        raise
    except Exception as fault:  # on odd bytes a decoder may raise anything
        raise _unseen(path) from fault


def _unseen(path: Path) -> PictureRefused:
    return PictureRefused(f"{path.stem[:12]}: a film nobody here can show.", "Download it.")


def _by_opencv(path: Path) -> Pixels:
    import cv2
    import numpy as np
    from PIL import Image as Pillow

    film = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG)
    try:
        there, frame = film.read()
    finally:
        film.release()
    if not there or frame is None:
        raise _unseen(path)
    return Pillow.fromarray(np.ascontiguousarray(frame[..., ::-1]))


def first_frame(data: bytes) -> Pixels | None:
    """That of an AV1 film, by way of an AVIF picture; None for any other film.

    FFmpeg as OpenCV has it reads no AV1.
    """
    from PIL import Image as Pillow

    table = _within(data, None, b"moov", b"trak", b"mdia", b"minf", b"stbl")
    parts = {box.name: box for box in boxes(data, table.body, table.end)} if table else {}
    if b"stsd" not in parts or data[parts[b"stsd"].body + 12 :][:4] != b"av01":
        return None
    entry = parts[b"stsd"].body + 8
    width, height = struct.unpack_from(">HH", data, entry + 32)
    setup = next(
        box for box in boxes(data, entry + _ENTRY, parts[b"stsd"].end) if box.name == b"av1C"
    )
    [size] = struct.unpack_from(">I", data, parts[b"stsz"].body + 12)
    [start] = struct.unpack_from(">I", data, parts[b"stco"].body + 8)
    still = _avif(data[setup.body : setup.end], data[start : start + size], (width, height))
    with Pillow.open(io.BytesIO(still), formats=("AVIF",)) as opened:
        return opened.convert("RGB")


def _within(data: bytes, inside: Box | None, *names: bytes) -> Box | None:
    at, end = (inside.body, inside.end) if inside else (0, len(data))
    found = next((box for box in boxes(data, at, end) if box.name == names[0]), None)
    return _within(data, found, *names[1:]) if found and names[1:] else found


def _avif(setup: bytes, frame: bytes, size: tuple[int, int]) -> bytes:
    """One AV1 frame as an AVIF file: what HEIF asks for and no more."""
    head = _box(b"ftyp", b"avif" + bytes(4) + b"avifmif1miaf")
    meta = _meta(setup, size, 0, len(frame))
    start = len(head) + len(meta) + 8
    return head + _meta(setup, size, start, len(frame)) + _box(b"mdat", frame)


def _meta(setup: bytes, size: tuple[int, int], start: int, length: int) -> bytes:
    item = _full(b"infe", struct.pack(">HH", 1, 0) + b"av01\0", 2)
    place = struct.pack(">BBHHHHII", 0x44, 0, 1, 1, 0, 1, start, length)
    shape = _full(b"ispe", struct.pack(">II", *size)) + _full(b"pixi", b"\x03\x08\x08\x08")
    properties = _box(b"ipco", shape + _box(b"av1C", setup))
    bound = _full(b"ipma", struct.pack(">IHB", 1, 1, 3) + b"\x01\x02\x83")
    return _full(
        b"meta",
        _full(b"hdlr", bytes(4) + b"pict" + bytes(13))
        + _full(b"pitm", struct.pack(">H", 1))
        + _full(b"iloc", place)
        + _full(b"iinf", struct.pack(">H", 1) + item)
        + _box(b"iprp", properties + bound),
    )


def _full(name: bytes, body: bytes, version: int = 0) -> bytes:
    return _box(name, struct.pack(">I", version << 24) + body)


def _box(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + name + body
