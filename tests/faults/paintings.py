"""The files a fake provider gives out: small, whole, and no two alike."""

from __future__ import annotations

import struct
import tempfile
import zlib
from functools import cache
from pathlib import Path


def picture(ratio: str, name: str) -> bytes:
    """A PNG file of a ratio such as "720:720"; `name` makes it another file, not another sight."""
    width, height = (int(side) for side in ratio.split(":"))
    head, pixels = _pixels(width, height)
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + head + _chunk(b"tEXt", b"name\0" + name.encode()) + pixels + _END


def _chunk(kind: bytes, body: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + body))
    return struct.pack(">I", len(body)) + kind + body + check


_END = _chunk(b"IEND", b"")


@cache
def _pixels(width: int, height: int) -> tuple[bytes, bytes]:
    rows = (b"\0" + b"\x30\x60\xa0" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return _chunk(b"IHDR", head), _chunk(b"IDAT", zlib.compress(rows, 6))


@cache
def film() -> bytes:
    """An MP4 file of half a second."""
    import cv2
    import numpy as np

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "film.mp4"
        writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), 10, (64, 48))
        for shade in range(0, 250, 50):
            writer.write(np.full((48, 64, 3), shade, np.uint8))
        writer.release()
        return path.read_bytes()
