"""Files that are whole or not there: written beside, flushed, then moved into place."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tagwire.core.errors import StoreFailed

PARTS = ".tagwire-*"
"""What files under way are called; a crash may leave one."""


OURS, SHARED = 0o600, 0o644
"""The modes of the store's files, and of those a person asked for."""

FULL = {errno.ENOSPC, errno.EDQUOT}
"""What the system says when there is no room left, or none for this user."""


def write_whole(path: Path, data: bytes, mode: int = OURS) -> None:
    """Write `data` to `path`; a crash leaves the old file or the new one, never a mix.

    Raises:
        OSError: as the system says it; nothing is left behind.
    """
    with beside(path, data) as part:
        part.chmod(mode)
        part.replace(path)


def write_new(path: Path, data: bytes, mode: int = OURS) -> None:
    """The same for a name nobody has taken yet, whoever else is writing now.

    Raises:
        FileExistsError: the name is taken.
        OSError: as the system says it; nothing is left behind.
    """
    with beside(path, data) as part:
        part.chmod(mode)
        claim(part, path)


def write_free(path: Path, data: bytes) -> Path:
    """Write `path`, or a numbered neighbour when another file stands there; returns which.

    Raises:
        OSError: as the system says it; nothing is left behind.
    """
    chosen, number = path, 1
    while not _same(chosen, data):
        try:
            write_new(chosen, data, SHARED)
        except FileExistsError:
            number += 1
            chosen = path.with_stem(f"{path.stem}-{number}")
    return chosen


def _same(path: Path, data: bytes) -> bool:
    """Whether the file is there and holds just that."""
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


@contextlib.contextmanager
def beside(path: Path, data: bytes = b"") -> Iterator[Path]:
    """A new file next to `path` that holds `data`, flushed; gone afterwards unless moved."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError as fault:  # not to be taken for `path` itself
        raise NotADirectoryError(errno.ENOTDIR, "a file stands where a folder should") from fault
    handle, name = tempfile.mkstemp(prefix=".tagwire-", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield part
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def claim(part: Path, path: Path) -> None:
    """Give a file the name `path`, unless that is taken (FileExistsError)."""
    try:
        path.hardlink_to(part)
    except FileExistsError:
        raise
    except OSError as fault:  # a file system without links
        if os.path.lexists(path):
            raise FileExistsError(*fault.args) from fault
        part.replace(path)


@contextlib.contextmanager
def storing(place: Path, what: str = "store") -> Iterator[None]:
    """What the system says against writing there, as StoreFailed."""
    try:
        yield
    except OSError as fault:
        words = f"the {what} at {place} cannot be written: {why(fault)}."
        raise StoreFailed(words, "Free some room or name another --store.") from fault


def why(fault: OSError | ValueError | RuntimeError) -> str:
    """What the system says of a file, in a person's words."""
    return (getattr(fault, "strerror", "") or str(fault)).lower()
