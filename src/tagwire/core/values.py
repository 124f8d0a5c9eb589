"""What travels on a wire: words, pictures and films."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeAlias


class Text(str):
    """Words on a wire, such as a prompt."""

    __slots__ = ()
    kind: ClassVar[str] = "text"


@dataclass(frozen=True, slots=True)
class Image:
    """A handle on one still picture, `width` x `height` pixels.

    `asset` is the sha256 of the stored file and names it; it is empty while the picture only
    exists as pixels. The pixels ride along while somebody holds the handle, and are encoded once,
    where something durable needs them. Nodes reach them through `ctx.images`.
    """

    width: int
    height: int
    asset: str = ""
    media_type: str = "image/png"
    pixels: Any = field(default=None, repr=False, compare=False)
    kind: ClassVar[str] = "image"


@dataclass(frozen=True, slots=True)
class Video:
    """A handle on one stored film, `width` x `height` pixels, `seconds` long.

    `asset` is the sha256 of the stored file and names it: a film is always on disk.
    """

    width: int
    height: int
    seconds: float
    asset: str
    media_type: str = "video/mp4"
    kind: ClassVar[str] = "video"


Value: TypeAlias = Text | Image | Video

KINDS: Mapping[type[Text] | type[Image] | type[Video], str] = {
    kind: kind.kind for kind in (Text, Image, Video)
}
"""Every type a port may have, with the word for it."""


def value_to_json(value: Value) -> dict[str, Any]:
    """A value as plain JSON; a picture or film by its asset id."""
    if isinstance(value, Text):
        return {"kind": "text", "text": str(value)}
    shape: dict[str, float] = {"width": value.width, "height": value.height}
    if isinstance(value, Video):
        shape["seconds"] = value.seconds
    return {"kind": value.kind, "asset": value.asset, **shape, "media_type": value.media_type}


def value_from_json(raw: Mapping[str, Any]) -> Value:
    """The value that `value_to_json` wrote.

    Raises:
        KeyError: a part is missing or the kind is not one of ours.
    """
    if raw["kind"] == "text":
        return Text(raw["text"])
    if raw["kind"] == "image":
        return Image(raw["width"], raw["height"], raw["asset"], raw["media_type"])
    if raw["kind"] == "video":
        size, rest = (raw["width"], raw["height"]), (raw["asset"], raw["media_type"])
        return Video(*size, raw["seconds"], *rest)
    raise KeyError(raw["kind"])
