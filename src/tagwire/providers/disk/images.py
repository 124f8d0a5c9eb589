"""Pixels for nodes: loaded from sources, held in memory, stored as assets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from tagwire.core.errors import PictureRefused
from tagwire.core.values import Image
from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.sources import Sources, shown

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels


class DiskImages:
    """The `Images` of a run: pictures come from `sources` and are stored in `assets`."""

    def __init__(self, sources: Sources, assets: Assets) -> None:
        self._sources = sources
        self._assets = assets

    def load(self, source: str) -> Image:
        """The picture at a file, `asset:` id or data URI; raises PictureRefused."""
        from tagwire.providers.disk.pictures import decode

        held = self.hold(decode(self._sources.read(source), shown(source)))
        known = source.startswith("asset:")
        return replace(held, asset=source.removeprefix("asset:")) if known else held

    def open(self, image: Image) -> Pixels:
        """The pixels of a picture, from memory or from the store."""
        if image.pixels is not None:
            return cast("Pixels", image.pixels)
        from tagwire.providers.disk.pictures import decode

        return decode(self._assets.get(image.asset), f"asset {image.asset[:12]}", ours=True)

    def hold(self, pixels: Pixels) -> Image:
        """A handle on new pixels, not stored yet; raises PictureRefused when there are none."""
        if not pixels.width * pixels.height:
            words = f"a picture of {pixels.width} x {pixels.height} pixels."
            raise PictureRefused(words, "Make it at least 1 x 1.")
        pixels.load()  # a file opened lazily may be closed when others look
        return Image(pixels.width, pixels.height, pixels=pixels)

    def store(self, image: Image) -> Image:
        """The same picture with an asset id, encoded as PNG and on disk."""
        if image.asset:
            return image
        from tagwire.providers.disk.png import encode_png

        return replace(image, asset=self._assets.put(encode_png(self.open(image))))
