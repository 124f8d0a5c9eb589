"""The store of pictures: files named by the sha256 of their bytes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from tagwire.core.errors import DamagedStore, PictureRefused, StoreFailed
from tagwire.providers.disk.atomic import storing, why, write_whole

_NAME = re.compile(r"[0-9a-f]{64}")
_NAMED = re.compile(rb"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


def named_in(data: bytes) -> set[str]:
    """Every word in a text that may be an asset's id."""
    return {found.decode() for found in _NAMED.findall(data)}


class Assets:
    """Pictures on disk under `root`, complete and never changed once written."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, asset: str) -> Path:
        """Where an asset's file is, or would be.

        Raises:
            PictureRefused: `asset` is no asset id.
        """
        if not _NAME.fullmatch(asset):
            remedy = "It is 64 hexadecimal digits."
            raise PictureRefused(f"{asset[:80]!r} is no asset id.", remedy)
        return self.root / asset[:2] / f"{asset}.png"

    def has(self, asset: str) -> bool:
        """Whether the asset is here."""
        return self.path(asset).exists()

    def put(self, data: bytes) -> str:
        """Store a PNG file's bytes; returns its id. The same bytes are stored once.

        Raises:
            StoreFailed: the disk is full or cannot be written.
        """
        asset = hashlib.sha256(data).hexdigest()
        path = self.path(asset)
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
            words = f"the stored picture {path} cannot be read: {why(fault)}."
            raise StoreFailed(words, "Run again: what is missing is made anew.") from fault
        if hashlib.sha256(data).hexdigest() != asset:
            words = f"the stored picture {path} is damaged."
            raise DamagedStore(words, "Delete that file and run again.")
        return data

    def every(self) -> Iterator[Path]:
        """The files of all assets."""
        return self.root.glob("??/*.png")
