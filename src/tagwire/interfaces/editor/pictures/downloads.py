"""Gallery pictures and films as files: with all that made them, or with nothing but pixels."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias
from urllib.parse import quote

from pathvalidate import sanitize_filename

from tagwire.core.document import GraphDocument
from tagwire.core.errors import TagwireError
from tagwire.core.plan import Delivery, Result
from tagwire.core.registry import Registry
from tagwire.core.values import Image, Video
from tagwire.interfaces.editor.pictures.origin import pinned
from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.delivery import FILM_SUFFIX, SUFFIXES, as_png, encoded, receipt_of
from tagwire.providers.disk.gallery import Gallery, Origin

Format: TypeAlias = Literal["png", "jpeg", "webp"]
_MEDIA_TYPES = {"png": "image/png", "jpeg": "image/jpeg", "webp": "image/webp"}
_QUALITY = 92


@dataclass(frozen=True, slots=True)
class Taker:
    """Makes files of gallery pictures; `carry` puts receipt and graph into them.

    `format` is for pictures: a film is always the MP4 it is.
    """

    gallery: Gallery
    assets: Assets
    registry: Registry
    format: Format = "png"
    carry: bool = True

    def file(self, number: str) -> tuple[str, bytes]:
        """A picture's file: its name and its bytes. Takes a while.

        Raises:
            WrongUse: there is no such picture, or it is too large for the format.
            StoreFailed: its asset is gone.
        """
        origin = self.gallery.origin(number)
        data = self._carrying(origin) if self.carry else self.bare(origin.picture.asset)
        return file_name(origin) + self.suffix(origin.picture.asset), data

    def suffix(self, asset: str) -> str:
        """What a file of that asset ends in."""
        return FILM_SUFFIX if self._films(asset) else SUFFIXES[self.format]

    def media_type(self, asset: str) -> str:
        """What kind of file it will be."""
        return "video/mp4" if self._films(asset) else _MEDIA_TYPES[self.format]

    def _films(self, asset: str) -> bool:
        return self.assets.media_type(asset) == "video/mp4"

    def bare(self, asset: str) -> bytes:
        """The pixels of an asset and nothing else."""
        stored = self.assets.get(asset)
        if self._films(asset):
            return stored
        return as_png(stored) if self.format == "png" else _bare(stored, self.format)

    def _carrying(self, origin: Origin) -> bytes:
        picture = origin.picture
        size, asset = (picture.width, picture.height), picture.asset
        film = self._films(asset)
        shown = Video(*size, picture.length or 0, asset) if film else Image(*size, asset)
        delivery = Delivery(shown, picture.node, self.format, _QUALITY)
        result = Result({}, receipts=origin.receipts)
        receipt = receipt_of(picture.title, picture.node, result, delivery)
        return encoded(delivery, self.assets, receipt, _text(pinned(origin, self.registry)))

    def pack(self, numbers: Sequence[str]) -> Iterator[bytes]:
        """The files of many pictures as a zip, piece by piece; one that is gone is left out."""
        pipe = _Pipe()
        taken: set[str] = set()
        with zipfile.ZipFile(pipe, "w", zipfile.ZIP_STORED) as archive:
            for number in numbers:
                try:
                    name, data = self.file(number)
                except TagwireError:
                    continue
                archive.writestr(free_name(name, taken), data)
                yield pipe.taken()
        yield pipe.taken()


@dataclass(slots=True)
class _Pipe(io.RawIOBase):
    """A file that is only written, and emptied as it goes."""

    held: bytearray = field(default_factory=bytearray)

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        """Hold more bytes."""
        self.held += data
        return len(data)

    def taken(self) -> bytes:
        """What is held, which is then gone."""
        data = bytes(self.held)
        self.held.clear()
        return data


def file_name(origin: Origin) -> str:
    """A name that is safe on every system, without its ending: graph, node and seed."""
    picture = origin.picture
    parts = [picture.title, picture.node, "" if picture.seed is None else str(picture.seed)]
    whole = "-".join(part.strip().replace(" ", "-") for part in parts if part.strip())
    safe = str(sanitize_filename(whole, replacement_text="-", platform="universal", max_len=100))
    return safe.lstrip(".-") or picture.asset[:12]


def free_name(name: str, taken: set[str]) -> str:
    """The name, or a numbered one when it is taken in any case; taken from now on."""
    stem, dot, ending = name.rpartition(".")
    chosen, number = name, 1
    while chosen.lower() in taken:
        number += 1
        chosen = f"{stem}-{number}{dot}{ending}"
    taken.add(chosen.lower())
    return chosen


def as_attachment(name: str) -> dict[str, str]:
    """The header that has a browser save a file under its name."""
    return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}


def _text(document: GraphDocument) -> str:
    return json.dumps(document.to_json(), ensure_ascii=False, separators=(",", ":"))


def _bare(png: bytes, image_format: Format) -> bytes:
    from PIL import Image as Pillow

    from tagwire.providers.disk.pictures import decode

    pixels = decode(png, "the picture", ours=True)
    if image_format == "jpeg" and pixels.mode == "RGBA":
        white = Pillow.new("RGBA", pixels.size, "white")
        pixels = Pillow.alpha_composite(white, pixels).convert("RGB")
    out = io.BytesIO()
    pixels.save(out, image_format.upper(), quality=_QUALITY)
    return out.getvalue()
