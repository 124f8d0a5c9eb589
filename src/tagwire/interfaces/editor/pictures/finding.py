"""The references of a graph that came inside a picture, found again on this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from tagwire.core.document import GraphDocument
from tagwire.core.errors import TagwireError
from tagwire.interfaces.app import App
from tagwire.providers.discovery import shipped
from tagwire.providers.disk.bundles import MOST_PICTURES, places, with_sources
from tagwire.providers.disk.gallery import Gallery
from tagwire.runtime.context import pixels_sha256

_MOST_PARTS = 8


class Finder:
    """Finds the files a graph names by a path from elsewhere.

    `folder` is where its relative pictures will be looked for, `workspace` where the user's are;
    `receipt` is what the picture says it was made from. A file where the picture was made is taken
    as it is; any other must have the pixels the receipt knows. What nobody finds keeps its name,
    for a person to know it by.
    """

    def __init__(
        self,
        app: App,
        gallery: Gallery,
        folder: Path,
        receipt: Mapping[str, Any],
        workspace: Path | None = None,
    ) -> None:
        own = workspace or folder
        self._app, self._gallery, self._folder = app, gallery, folder
        self._places = dict.fromkeys((folder, own, own / "graphs", shipped("graphs")))
        self._known = _hashes(receipt)
        self._home = self._made_in(receipt.get("asset"))

    def found_again(self, document: GraphDocument) -> GraphDocument:
        """The graph, naming its pictures as they are found from `folder`. Takes a while."""
        named = list(places(document, self._app.registry))
        sources = [s for s in dict.fromkeys(place.source for place in named) if _is_file(s)]
        found = {source: self._sought(source) for source in sources[:MOST_PICTURES]}
        changed = [(p, found[p.source]) for p in named if found.get(p.source)]
        return with_sources(document, changed) if changed else document

    def _sought(self, source: str) -> str:
        """Another name for a picture; "" when its own is as good as any."""
        if self._home and (path := _file(self._home, source)):
            return self._seen(path)
        for path in self._candidates(source) if self._known else ():
            if self._fits(str(path)):
                return self._seen(path)
        for asset in self._gallery.brought(_parts(source)[-1]) if self._known else ():
            if self._fits(f"asset:{asset}"):
                return f"asset:{asset}"
        return ""

    def _candidates(self, source: str) -> Iterator[Path]:
        """Files it may be: of its name and of the end of its path, where graphs are."""
        parts = [part for part in _parts(source) if part not in {"..", "/"}][-_MOST_PARTS:]
        ends = ["/".join(parts[start:]) for start in range(len(parts))]
        ends += [f"photos/{part}" for part in parts[-1:]]
        for folder in self._places:
            found = (_file(folder, end) for end in [source, *ends])
            yield from dict.fromkeys(path for path in found if path)

    def _fits(self, source: str) -> bool:
        """Whether a picture is one the receipt knows."""
        from tagwire.providers.disk.pictures import decode

        try:
            data = self._app.sources(self._folder).read(source)
            return pixels_sha256(decode(data, source, ours=True)) in self._known
        except (TagwireError, MemoryError):
            return False

    def _seen(self, path: Path) -> str:
        try:
            return Path(os.path.relpath(path, self._folder)).as_posix()
        except ValueError:  # another drive
            return str(path)

    def _made_in(self, asset: object) -> Path | None:
        """The folder whose files the picture was made from, if it hangs in the gallery."""
        hung = self._gallery.showing(asset) if isinstance(asset, str) else None
        return self._gallery.origin(hung.id).folder if hung else None


def _is_file(source: str) -> bool:
    return (
        not source.startswith(("asset:", "data:")) and "://" not in source and bool(_parts(source))
    )


def _parts(source: str) -> tuple[str, ...]:
    return PurePosixPath(source.replace("\\", "/")).parts


def _file(folder: Path, source: str) -> Path | None:
    """The file a source names from a folder; None when there is none."""
    try:
        path = Path(os.path.abspath(folder / Path(source).expanduser()))
        return path if path.is_file() else None
    except (OSError, ValueError, RuntimeError):
        return None


def _hashes(receipt: Mapping[str, Any]) -> frozenset[str]:
    """The pixels a receipt says were sent; what cannot be read is left out."""
    rows = receipt.get("receipts")
    sent = [
        reference
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, dict) and isinstance(row.get("references"), list)
        for reference in row["references"]
    ]
    return frozenset(str(each.get("pixels_sha256")) for each in sent if isinstance(each, dict))
