"""Small pictures for the eye: made once in threads of their own, kept in the store."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from tagwire.core.errors import PictureRefused
from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.atomic import storing, write_whole

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

SIZES = (160, 320, 640, 1280)
_QUALITY = 82


class Thumbs:
    """WebP pictures of at most `size` pixels on the long side, in `folder`."""

    def __init__(self, folder: Path, assets: Assets, threads: int = 2) -> None:
        self.folder = folder
        self._assets = assets
        self._pool = ThreadPoolExecutor(threads, "tagwire-thumb")
        self._under_way: dict[Path, asyncio.Future[None]] = {}

    def close(self) -> None:
        """Let the threads go."""
        self._pool.shutdown(cancel_futures=True)

    async def of_asset(self, asset: str, size: int) -> Path:
        """The thumb of a stored picture, or of a film's first frame.

        Raises:
            PictureRefused: there is no such picture, or no such size.
        """
        if not self._assets.has(asset):
            raise PictureRefused(f"there is no picture {asset[:12]}.", "Run again.")
        if self._assets.media_type(asset).startswith("video/"):
            return await self._made_once(asset, size, lambda: _poster(self._assets.path(asset)))
        return await self.of_bytes(asset, lambda: self._assets.get(asset), size, ours=True)

    async def of_bytes(
        self, digest: str, read: Callable[[], bytes], size: int, ours: bool = False
    ) -> Path:
        """The thumb of the picture `read` gives, which `digest`, its sha256, names.

        Raises:
            PictureRefused: it is no picture we may open, or there is no such size.
            StoreFailed: the thumb cannot be written.
        """
        return await self._made_once(digest, size, lambda: _decoded(read, digest, ours))

    async def _made_once(self, digest: str, size: int, look: Callable[[], Pixels]) -> Path:
        if size not in SIZES:
            raise PictureRefused(f"no thumb is {size} wide.", f"There are {_listed()}.")
        path = self.folder / digest[:2] / f"{digest}-{size}.webp"
        if path.exists():
            return path
        loop = asyncio.get_running_loop()
        work = self._under_way.get(path)
        if work is None:
            work = loop.run_in_executor(self._pool, _make, path, look, size)
            self._under_way[path] = work
            work.add_done_callback(lambda done: self._made(path, done))
        await asyncio.shield(work)
        return path

    def _made(self, path: Path, done: asyncio.Future[None]) -> None:
        del self._under_way[path]
        done.cancelled() or done.exception()  # looked at, though all who asked may have left


def _decoded(read: Callable[[], bytes], digest: str, ours: bool) -> Pixels:
    from tagwire.providers.disk.pictures import decode

    return decode(read(), digest[:12], ours)


def _poster(path: Path) -> Pixels:
    from tagwire.providers.disk.posters import poster

    return poster(path)


def _make(path: Path, look: Callable[[], Pixels], size: int) -> None:
    data = thumb(look(), size)
    with storing(path.parent):
        write_whole(path, data)


def thumb(pixels: Pixels, size: int) -> bytes:
    """A picture as WebP, scaled down to `size` pixels on the long side, never up."""
    from PIL.Image import Resampling

    pixels.thumbnail((size, size), Resampling.LANCZOS, reducing_gap=3.0)
    out = io.BytesIO()
    pixels.save(out, "WEBP", quality=_QUALITY, method=3)
    return out.getvalue()


def _listed() -> str:
    return ", ".join(map(str, SIZES))
