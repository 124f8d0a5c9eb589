"""The graph and the receipt a delivered picture or film carries, whatever its format."""

from __future__ import annotations

import io
import json
from typing import Any

from tagwire.providers.disk.delivery import GRAPH_KEY, RECEIPT_KEY
from tagwire.providers.disk.films import carried, is_film
from tagwire.providers.disk.pictures import FORMATS, glance, text_in

_PNG = b"\x89PNG\r\n\x1a\n"
_IMAGE_DESCRIPTION = 0x010E


def graph_in(data: bytes, who: str) -> str | None:
    """The text of the graph in a file's bytes, None when it carries none; decodes no pixel.

    Raises:
        PictureRefused: not a whole picture or film.
    """
    if data.startswith(_PNG):
        return text_in(data, who, GRAPH_KEY)
    graph = _described(data, who).get(GRAPH_KEY)
    return json.dumps(graph) if graph else None


def receipt_in(data: bytes, who: str) -> dict[str, Any]:
    """The receipt in a file's bytes, empty when it carries none; nobody vouches for it.

    Raises:
        PictureRefused: not a whole picture or film.
    """
    if data.startswith(_PNG):
        return _parsed(text_in(data, who, RECEIPT_KEY))
    receipt = _described(data, who).get(RECEIPT_KEY)
    return receipt if isinstance(receipt, dict) else {}


def _described(data: bytes, who: str) -> dict[str, Any]:
    """What a JPEG, a WebP or a film says of itself."""
    if is_film(data):
        return carried(data, who)
    glance(data, who)
    return _parsed(_description(data))


def _parsed(words: object) -> dict[str, Any]:
    try:
        whole: Any = json.loads(words) if isinstance(words, str) and words[:1] == "{" else {}
    except (ValueError, RecursionError):
        return {}
    return whole if isinstance(whole, dict) else {}


def _description(data: bytes) -> object:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            return picture.getexif().get(_IMAGE_DESCRIPTION)
    except Exception:  # noqa: BLE001 - on hostile bytes Pillow may raise anything
        return None


def may_carry(data: bytes) -> bool:
    """Whether bytes begin as a picture or film does, in which a graph may be."""
    webp = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    return data.startswith((_PNG, b"\xff\xd8\xff")) or webp or is_film(data)
