"""Reference pictures as they leave this machine: rebuilt from pixels, nothing else in the file."""

from __future__ import annotations

import base64
import hashlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tagwire.core.errors import StepFailed

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

INLINE = 3_000_000
"""Bytes of a file that travels inside the request: as text that is 4,000,000 characters, and the
API takes 5,242,880 (runway-api.md §5)."""
INLINE_IN_ALL = 4_500_000
"""Bytes of all files inside one request: gateways take bodies of some ten megabytes."""

_LONGEST_SIDE = 8000
_FLATTEST, _TALLEST = 2.0, 0.5
_QUALITIES = (95, 90, 80)


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture file fit to leave: PNG, or JPEG where a PNG would be too large."""

    data: bytes
    media_type: str

    @property
    def sha256(self) -> str:
        """The sha256 of the file."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def filename(self) -> str:
        """A name that says nothing but the format."""
        return "reference.jpg" if self.media_type == "image/jpeg" else "reference.png"

    @property
    def uri(self) -> str:
        """The file as a data URI."""
        return f"data:{self.media_type};base64,{base64.b64encode(self.data).decode()}"


def photo(pixels: Pixels, who: str, must_fit: bool = False) -> Photo:
    """The picture as a file for the API; `who` names it, `must_fit` keeps it to INLINE bytes.

    Raises:
        StepFailed: its proportion is not one the API takes.
    """
    from tagwire.providers.disk.png import encode_png

    proportion = pixels.width / pixels.height
    if not _TALLEST <= proportion <= _FLATTEST:
        words = f"{who} is {pixels.width} x {pixels.height}: it must be between 1:2 and 2:1."
        raise StepFailed(words, "Set fit to crop or pad on its Reference image.")
    fitting = _scaled(pixels)
    png = Photo(encode_png(fitting), "image/png")
    if len(png.data) <= INLINE:
        return png
    if fitting.mode != "RGBA" or fitting.getchannel("A").getextrema() == (255, 255):
        return _jpeg(fitting.convert("RGB"), must_fit)
    while must_fit and len(png.data) > INLINE:
        fitting = _smaller(fitting)
        png = Photo(encode_png(fitting), "image/png")
    return png


def _scaled(pixels: Pixels) -> Pixels:
    longest = max(pixels.size)
    if longest <= _LONGEST_SIDE:
        return pixels
    from PIL.Image import Resampling

    factor = _LONGEST_SIDE / longest
    size = (max(1, int(pixels.width * factor)), max(1, int(pixels.height * factor)))
    return pixels.resize(size, Resampling.LANCZOS)


def _smaller(pixels: Pixels) -> Pixels:
    return pixels.reduce(2)


def _jpeg(pixels: Pixels, must_fit: bool) -> Photo:
    """A JPEG at quality 95, or lower and at last smaller where it has to fit."""
    for quality in _QUALITIES if must_fit else _QUALITIES[:1]:
        file = io.BytesIO()
        _bare(pixels).save(file, "JPEG", quality=quality, subsampling=0)
        if not must_fit or file.tell() <= INLINE:
            return Photo(file.getvalue(), "image/jpeg")
    return _jpeg(_smaller(pixels), must_fit)


def _bare(pixels: Pixels) -> Pixels:
    """The same pixels with nothing that rides along: comments, profiles, EXIF."""
    from PIL import Image

    return Image.frombytes(pixels.mode, pixels.size, pixels.tobytes())
