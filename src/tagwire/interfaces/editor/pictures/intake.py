"""A picture brought in: made clean, stored, and looked at for what its user should know."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import Any

from tagwire.core.tags import suggest_tag
from tagwire.providers.disk.assets import Assets

WIDEST, NARROWEST = 2.0, 0.5
_ORIENTATION = 0x0112
_CAMERA = re.compile(r"(img|image|dsc|dscn|dscf|pxl|mvimg|photo|pic|screenshot|wechat)?[\W\d_]*")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SMALL = 300
_NO_TAG = "reference"


def take_in(
    name: str,
    data: bytes,
    assets: Assets,
    known: Callable[[str, str], str],
) -> dict[str, Any]:
    """Store a picture from outside; returns what the browser shows of it. Takes a while.

    `known` notes an asset with its name, and gives the name it had before, if it was there.

    Raises:
        PictureRefused: it is no picture we may open.
        StoreFailed: it cannot be stored.
    """
    from tagwire.providers.disk.carried import graph_in
    from tagwire.providers.disk.pictures import decode
    from tagwire.providers.disk.png import encode_png

    pixels = decode(data, name)
    graph = graph_in(data, name) is not None
    asset = assets.put(encode_png(pixels))
    ratio = round(pixels.width / pixels.height, 3)
    return {
        "asset": asset,
        "width": pixels.width,
        "height": pixels.height,
        "name": name,
        "ratio": ratio,
        "fault": ratio_fault(pixels.width, pixels.height),
        "graph": graph,
        "notes": _notes(data, pixels.mode, min(pixels.size), known(asset, name), name),
    }


def ratio_fault(width: int, height: int) -> str:
    """Why a picture is no good reference for its shape; "" when it is one."""
    ratio = width / height
    if ratio > WIDEST:
        return f"{ratio:.1f}:1 is too wide: a reference is between 1:2 and 2:1. Crop or pad it."
    if ratio < NARROWEST:
        return f"1:{1 / ratio:.1f} is too tall: a reference is between 1:2 and 2:1. Crop or pad it."
    return ""


def tag_for(name: str, taken: Iterable[str]) -> str:
    """A tag for a picture by its file's name; `picture` where that tells nothing."""
    listed = list(taken)
    stem = PurePath(name.replace("\\", "/")).stem
    if _CAMERA.fullmatch(stem.lower()):
        return suggest_tag("picture", listed)
    if _HAN.search(stem):
        from pypinyin import lazy_pinyin

        stem = "".join(lazy_pinyin(stem))
    found = suggest_tag(stem)
    return suggest_tag("picture" if found == _NO_TAG != stem.lower() else found, listed)


def _notes(data: bytes, mode: str, shortest: int, before: str, name: str) -> list[str]:
    """What is worth knowing about a picture, in words."""
    notes = []
    if _turned(data):
        notes.append("It was turned upright, as its camera says.")
    if mode == "RGBA":
        notes.append("Parts of it are transparent.")
    if shortest < _SMALL:
        notes.append(f"It is small: {shortest} pixels on its short side.")
    if before:
        other = f"as {before}" if before != name else "under this name"
        notes.append(f"The same picture was brought in before, {other}.")
    return notes


def _turned(data: bytes) -> bool:
    """Whether the file says it must be turned; only asked once the picture is known good."""
    from PIL import Image

    with Image.open(io.BytesIO(data)) as opened:
        return opened.getexif().get(_ORIENTATION, 1) not in (0, 1)
