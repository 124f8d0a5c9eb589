"""PNG files written fast, and the text they carry.

Rows are stored as differences from the row above and packed by isal at level 1: about a tenth of
Pillow's time at level 4, for a tenth more bytes (spec/performance.md, measured by `make bench`).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping

import numpy as np
from isal import isal_zlib
from numpy.typing import NDArray
from PIL.Image import Image as Pixels

PNG = b"\x89PNG\r\n\x1a\n"
"""How every PNG file begins."""

_COLOUR_TYPES = {"L": 0, "RGB": 2, "LA": 4, "RGBA": 6}
_HEADER_END = len(PNG) + 25
_UP = 2
_BAND = 128


def encode_png(pixels: Pixels) -> bytes:
    """Pixels (L, LA, RGB or RGBA; anything else as RGBA) as a lossless PNG file."""
    if pixels.mode not in _COLOUR_TYPES:
        pixels = pixels.convert("RGBA")
    size = (pixels.width, pixels.height, 8, _COLOUR_TYPES[pixels.mode], 0, 0, 0)
    packed = b"".join(_packed(pixels))
    header = _chunk(b"IHDR", struct.pack(">IIBBBBB", *size))
    return b"".join((PNG, header, _chunk(b"IDAT", packed), _chunk(b"IEND", b"")))


def with_text(png: bytes, texts: Mapping[str, str]) -> bytes:
    """The same PNG carrying `texts`, uncompressed, so that any reader takes them whole."""
    chunks = b"".join(_chunk(b"iTXt", _text(key, text)) for key, text in texts.items())
    return png[:_HEADER_END] + chunks + png[_HEADER_END:]


def _packed(pixels: Pixels) -> Iterator[bytes]:
    """The compressed rows, made a band at a time: the whole is never held twice."""
    press = isal_zlib.compressobj(1)
    above = np.zeros((1, 0), np.uint8)
    for top in range(0, pixels.height, _BAND):
        bottom = min(top + _BAND, pixels.height)
        band = np.asarray(pixels.crop((0, top, pixels.width, bottom)))
        rows = band.reshape(bottom - top, -1)
        yield press.compress(_differences(rows, above))
        above = rows[-1:]
    yield press.flush()


def _differences(rows: NDArray[np.uint8], above: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Rows minus the row above, each behind its filter byte: H x (1 + W * C)."""
    out = np.empty((rows.shape[0], rows.shape[1] + 1), np.uint8)
    out[:, 0] = _UP
    out[0, 1:] = rows[0] - above[0] if above.size else rows[0]
    np.subtract(rows[1:], rows[:-1], out=out[1:, 1:])
    return out


def _text(key: str, text: str) -> bytes:
    """An iTXt chunk's body; half a surrogate pair becomes its JSON escape."""
    return key.encode("latin-1") + b"\0\0\0\0\0" + text.encode(errors="backslashreplace")


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
