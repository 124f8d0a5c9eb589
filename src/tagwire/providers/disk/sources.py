"""Where a reference picture comes from: a file beside the graph, a stored asset, a data URI."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from tagwire.core.errors import PictureRefused, TagwireError
from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.atomic import why
from tagwire.providers.disk.limits import MOST_BYTES

_DATA = re.compile(r"data:image/(png|jpeg|webp);base64,", re.IGNORECASE)
_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


class Sources:
    """Reads pictures by their source; relative files are beside the graph, in `folder`."""

    def __init__(self, folder: Path, assets: Assets) -> None:
        self.folder = folder
        self.assets = assets
        self._prints: dict[tuple[str, int, int], str] = {}
        self._sound: set[str] = set()

    def read(self, source: str) -> bytes:
        """The bytes of a picture, as they are.

        Raises:
            PictureRefused: no such file, asset or data; a URL.
        """
        if source.startswith("asset:"):
            return self.assets.get(source.removeprefix("asset:"))
        if source.startswith("data:"):
            return _from_data_uri(source)
        path = self._file(source)
        with _words(path), path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise PictureRefused(f"{path}: over 25 MiB.", "Save it smaller.")
        return data

    def fault(self, source: str) -> str:
        """What is wrong with a source in words, "" when it can be read. Decodes no pixels."""
        from tagwire.providers.disk.pictures import glance

        try:
            known = self.fingerprint(source)
            if known not in self._sound:
                glance(self.read(source), shown(source))
                self._sound.add(known)
        except TagwireError as fault:
            return fault.message.rstrip(".")
        return ""

    def fingerprint(self, source: str) -> str:
        """The sha256 of what the source holds; a file is read again only when it changed.

        Raises:
            PictureRefused: it cannot be read.
        """
        if not source:
            return ""
        if source.startswith("asset:") and self.assets.has(source.removeprefix("asset:")):
            return source.removeprefix("asset:")
        if source.startswith(("asset:", "data:")):
            return hashlib.sha256(self.read(source)).hexdigest()
        path = self._file(source)
        with _words(path):
            state = path.stat()
        row = (str(path), state.st_mtime_ns, state.st_size)
        if row not in self._prints:
            self._prints[row] = hashlib.sha256(self.read(source)).hexdigest()
        return self._prints[row]

    def _file(self, source: str) -> Path:
        if _URL.match(source):
            raise PictureRefused(f"{source[:80]}: a URL.", "Download it and name the file.")
        with _words(source):
            path = self.folder / Path(source).expanduser()
            special = path.exists() and not path.is_file()
        if special:  # a folder, a device, a pipe: endless or never answering
            raise PictureRefused(f"{path}: not a file.", "Choose another picture.")
        return path


@contextlib.contextmanager
def _words(source: str | Path) -> Iterator[None]:
    """What a file system says of a name it cannot serve, in ours."""
    try:
        yield
    except (OSError, ValueError, RuntimeError) as fault:
        shown = str(source)[:200].encode(errors="backslashreplace").decode()
        raise PictureRefused(f"{shown}: {why(fault)}.", "Choose another picture.") from fault


def shown(source: str) -> str:
    """A source as it stands in a message: a data URI is long."""
    return source if len(source) <= 80 else source[:77] + "..."


def _from_data_uri(source: str) -> bytes:
    head = _DATA.match(source)
    if not head:
        words = f"{source[:40]}...: no data URI of a PNG, JPEG or WebP picture."
        raise PictureRefused(words, "It begins data:image/png;base64,")
    try:
        return base64.b64decode(source[head.end() :], validate=True)
    except ValueError as fault:
        raise PictureRefused(f"{source[:40]}...: not base64.", "Copy it again.") from fault
