"""Pixels for nodes: loaded from sources, held in memory, stored as assets; and films."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from tagwire.core.errors import PictureRefused
from tagwire.core.values import Image, Video
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
        if not known:
            return held
        asset = source.removeprefix("asset:")
        return replace(held, asset=asset, media_type=self._assets.media_type(asset))

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

    def keep(self, data: bytes) -> Image:
        """The picture in a file's bytes, checked to the last pixel and stored as they are.

        Raises:
            PictureRefused: no whole PNG, JPEG or WebP picture, or over 64 MiB.
            StoreFailed: the disk is full or cannot be written.
        """
        from tagwire.providers.disk.pictures import decode_kept

        pixels, media_type = decode_kept(data, "the picture")
        asset = self._assets.put(data, media_type)
        return Image(pixels.width, pixels.height, asset, media_type, pixels)

    def keep_film(self, data: bytes) -> Video:
        """The film in an MP4 file's bytes, checked to be whole and stored as they are.

        Raises:
            PictureRefused: no whole MP4 film.
            StoreFailed: the disk is full or cannot be written.
        """
        from tagwire.providers.disk.films import look

        film = look(data, "the film")
        asset = self._assets.put(data, "video/mp4")
        return Video(film.width, film.height, film.seconds, asset)
