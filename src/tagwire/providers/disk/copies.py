"""The pictures of a shipped graph, copied beside a graph of the user's own."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from tagwire.core.document import GraphDocument
from tagwire.core.errors import StoreFailed, WrongUse
from tagwire.core.registry import Registry
from tagwire.providers.disk.atomic import FULL, why, write_free
from tagwire.providers.disk.bundles import places


def pictures_below(
    root: Path, document: GraphDocument, registry: Registry, folder: Path
) -> tuple[Path, ...]:
    """The picture files below `root` that a graph in `folder` names."""
    found: dict[Path, None] = {}
    for place in places(document, registry):
        with contextlib.suppress(OSError, ValueError, RuntimeError):
            path = Path(os.path.abspath(folder / Path(place.source).expanduser()))
            if path.is_relative_to(root) and path.is_file():
                found[path] = None
    return tuple(found)


def copy_along(files: tuple[Path, ...], root: Path, place: Path) -> dict[Path, Path]:
    """Copy files below `root` to the same names below `place`; returns where each one is now.

    One that stands there already is left as it is; another file of the name keeps it, and the
    copy gets a number.

    Raises:
        StoreFailed: the disk is full.
        WrongUse: the folder cannot be written.
    """
    copies = {}
    for path in files:
        target = place / path.relative_to(root)
        try:
            copies[path] = write_free(target, path.read_bytes())
        except OSError as fault:
            if fault.errno in FULL:
                words = f"{target}: {why(fault)}."
                raise StoreFailed(words, "Free some room and save again.") from fault
            raise WrongUse(f"{target}: {why(fault)}.", "Choose another folder.") from fault
    return copies
