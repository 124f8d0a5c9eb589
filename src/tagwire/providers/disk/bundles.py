"""A graph and its pictures in one zip file: packed for others, unpacked with limits."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import IO, NamedTuple

from tagwire.core.document import GraphDocument
from tagwire.core.errors import PictureRefused, TagwireError, WrongUse
from tagwire.core.migrations import MOST_BYTES as MOST_GRAPH
from tagwire.core.migrations import read_document
from tagwire.core.registry import Registry
from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.limits import MOST_BYTES
from tagwire.providers.disk.sources import Sources

MOST_ENTRIES = 2000
MOST_PICTURES = 500
MOST_UNPACKED = 512 * 1024 * 1024
_STORED_AT = (1980, 1, 1, 0, 0, 0)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


class Place(NamedTuple):
    """A setting that names a picture, and what it names."""

    node: str
    setting: str
    source: str


def places(document: GraphDocument, registry: Registry) -> Iterator[Place]:
    """Every setting of a graph that names a picture."""
    for name, entry in document.nodes.items():
        kind = registry.get(entry.type)
        for setting in kind.spec.pictures if kind else ():
            source = entry.settings.get(setting)
            if isinstance(source, str) and source:
                yield Place(name, setting, source)


def pack(
    file: IO[bytes], document: GraphDocument, registry: Registry, sources: Sources, name: str
) -> list[str]:
    """Write a graph with its pictures into a zip file; returns what could not be taken along.

    Pictures are made anew from their pixels: nothing else of a photo leaves.
    """
    missing: list[str] = []
    written: dict[str, str] = {}
    changed: list[tuple[Place, str]] = []
    with zipfile.ZipFile(file, "w") as archive:
        for place in places(document, registry):
            try:
                known = sources.fingerprint(place.source)
                if known not in written:
                    data = _clean(sources.read(place.source), place.source)
                    written[known] = f"pictures/{place.node}-{known[:8]}.png"
                    archive.writestr(zipfile.ZipInfo(written[known], _STORED_AT), data)
                changed.append((place, written[known]))
            except TagwireError as fault:
                missing.append(f"{place.node}: {fault.message}")
        entry = zipfile.ZipInfo(f"{name}.json", _STORED_AT)
        entry.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(entry, with_sources(document, changed).to_text())
    return missing


def unpack(file: IO[bytes], registry: Registry, assets: Assets) -> GraphDocument:
    """The graph in a zip file; the pictures it names there are stored as assets.

    Nothing is ever written under a name from the file, and nothing is read that the graph does
    not name.

    Raises:
        WrongUse: no sound zip file, or more in it than is taken.
        GraphInvalid: the graph in it cannot be read.
        PictureRefused: a picture in it cannot be opened.
        StoreFailed: the pictures cannot be stored.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            return _Archive(archive).graph(registry, assets)
    except _BROKEN as fault:
        raise WrongUse(f"the zip file cannot be read: {fault}.", "Take another copy.") from fault


class _Archive:
    """An open zip file, read within limits."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._left = MOST_UNPACKED
        entries = archive.infolist()
        if len(entries) > MOST_ENTRIES:
            words = f"the zip file holds over {MOST_ENTRIES} files."
            raise WrongUse(words, "Pack the graph and its pictures only.")
        self._entries = {entry.filename: entry for entry in entries}
        if len(self._entries) != len(entries):
            raise WrongUse("two files in the zip file have one name.", "Pack it anew.")

    def graph(self, registry: Registry, assets: Assets) -> GraphDocument:
        """The graph, its pictures stored."""
        names = [n for n in self._entries if n.lower().endswith(".json") and "/" not in n]
        if len(names) != 1:
            words = f"the zip file holds {len(names)} graphs; one .json file is expected."
            raise WrongUse(words, "Pack one graph.")
        document = read_document(self._read(names[0], MOST_GRAPH))
        here = [p for p in places(document, registry) if p.source in self._entries]
        if len({place.source for place in here}) > MOST_PICTURES:
            raise WrongUse(f"the zip file holds over {MOST_PICTURES} pictures.", "Split the graph.")
        stored: dict[str, str] = {}
        for place in here:
            if place.source not in stored:
                data = _clean(self._read(place.source, MOST_BYTES), place.source)
                stored[place.source] = f"asset:{assets.put(data)}"
        return with_sources(document, [(place, stored[place.source]) for place in here])

    def _read(self, name: str, most: int) -> bytes:
        entry = self._entries[name]
        most = min(most, self._left)
        if entry.file_size <= most:
            with self._archive.open(entry) as file:
                data = file.read(most + 1)
            self._left -= len(data)
            if len(data) <= most:
                return data
        raise WrongUse(f"{name[:80]!r} in the zip file is too large.", "Pack less.")


def _clean(data: bytes, who: str) -> bytes:
    """A picture made anew from its pixels."""
    from tagwire.providers.disk.pictures import decode
    from tagwire.providers.disk.png import encode_png
    from tagwire.providers.disk.sources import shown

    try:
        return encode_png(decode(data, shown(who)))
    except MemoryError as fault:
        raise PictureRefused(f"{shown(who)}: too large.", "Scale it down.") from fault


def with_sources(document: GraphDocument, changed: Iterable[tuple[Place, str]]) -> GraphDocument:
    """The graph with other pictures named in these places."""
    nodes = dict(document.nodes)
    for place, source in changed:
        settings = {**nodes[place.node].settings, place.setting: source}
        nodes[place.node] = nodes[place.node].model_copy(update={"settings": settings})
    return document.model_copy(update={"nodes": nodes})
