"""The store of pictures and films: files named by the sha256 of their bytes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from tagwire.core.errors import DamagedStore, PictureRefused, StoreFailed
from tagwire.providers.disk.atomic import storing, why, write_whole

SUFFIXES = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/webp": ".webp",
    "video/mp4": ".mp4",
}
"""What a stored file is called by what it is; ours are PNG, the others were kept as they came."""

_TYPES = {suffix: kind for kind, suffix in SUFFIXES.items()}
_NAME = re.compile(r"[0-9a-f]{64}")
_NAMED = re.compile(rb"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


def named_in(data: bytes) -> set[str]:
    """Every word in a text that may be an asset's id."""
    return {found.decode() for found in _NAMED.findall(data)}


class Assets:
    """Pictures and films on disk under `root`, complete and never changed once written."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, asset: str) -> Path:
        """Where an asset's file is, or would be if it were a PNG.

        Raises:
            PictureRefused: `asset` is no asset id.
        """
        return self._found(asset) or self._plain(asset)

    def has(self, asset: str) -> bool:
        """Whether the asset is here."""
        return self._found(asset) is not None

    def _plain(self, asset: str) -> Path:
        if not _NAME.fullmatch(asset):
            remedy = "It is 64 hexadecimal digits."
            raise PictureRefused(f"{asset[:80]!r} is no asset id.", remedy)
        return self.root / asset[:2] / f"{asset}.png"

    def _found(self, asset: str) -> Path | None:
        """Where an asset's file is; nearly all are PNG, which is looked for first."""
        paths = map(self._plain(asset).with_suffix, _TYPES)
        return next((path for path in paths if path.exists()), None)

    def media_type(self, asset: str) -> str:
        """What kind of file an asset is."""
        return _TYPES[self.path(asset).suffix]

    def put(self, data: bytes, media_type: str = "image/png") -> str:
        """Store a file's bytes; returns its id. The same bytes are stored once.

        Raises:
            StoreFailed: the disk is full or cannot be written.
        """
        asset = hashlib.sha256(data).hexdigest()
        path = self.path(asset).with_suffix(SUFFIXES[media_type])
        with storing(self.root):
            if not path.exists() or path.stat().st_size != len(data):
                write_whole(path, data)
        return asset

    def get(self, asset: str) -> bytes:
        """The bytes of an asset.

        Raises:
            StoreFailed: it is gone, cannot be read, or is not what was stored.
        """
        path = self.path(asset)
        try:
            data = path.read_bytes()
        except OSError as fault:
            words = f"the stored file {path} cannot be read: {why(fault)}."
            raise StoreFailed(words, "Run again: what is missing is made anew.") from fault
        if hashlib.sha256(data).hexdigest() != asset:
            words = f"the stored file {path} is damaged."
            raise DamagedStore(words, "Delete that file and run again.")
        return data

    def every(self) -> Iterator[Path]:
        """The files of all assets."""
        return (path for path in self.root.glob("??/*") if path.suffix in _TYPES)
