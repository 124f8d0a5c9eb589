"""Graph files: read with every check, written whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tagwire.core.document import GraphDocument
from tagwire.core.errors import GraphInvalid, StoreFailed, WrongUse
from tagwire.core.migrations import MOST_BYTES, read_document
from tagwire.providers.disk.atomic import FULL, SHARED, why, write_whole

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"RIFF")
"""How pictures begin, and no graph does; a film has `ftyp` behind four bytes."""


def read_graph(path: Path) -> GraphDocument:
    """The graph in a file, or in a picture or film Tagwire made; named after it if nameless.

    Raises:
        WrongUse: no such file, or it cannot be read.
        GraphInvalid: what it holds is no graph, with its problems.
    """
    try:
        with path.open("rb") as file:
            head = file.read(8)
            carries = head.startswith(_PICTURES) or head[4:] == b"ftyp"
            text = _carried(path) if carries else head + file.read(MOST_BYTES)
            document = read_document(text)
    except OSError as fault:
        raise WrongUse(f"{path}: {why(fault)}.", "Name a graph file.") from fault
    except GraphInvalid as fault:
        raise GraphInvalid(
            replace(p, message=f"{path}: {p.message}") for p in fault.problems
        ) from fault
    return document if document.name else document.model_copy(update={"name": path.stem})


def _carried(path: Path) -> str:
    """The graph in a picture or film."""
    from tagwire.providers.disk.carried import graph_in

    graph = graph_in(path.read_bytes(), str(path))
    if graph is None:
        raise WrongUse(f"{path}: a picture that carries no graph.", "Name a graph file.")
    return graph


def write_graph(path: Path, document: GraphDocument) -> None:
    """Save a graph: the file is the old or the new one, never a mix.

    Raises:
        StoreFailed: the disk is full.
        WrongUse: the folder cannot be written.
    """
    try:
        write_whole(path, document.to_text().encode(), SHARED)
    except OSError as fault:
        if fault.errno in FULL:
            raise StoreFailed(f"{path}: {why(fault)}.", "Free some room and save again.") from fault
        raise WrongUse(f"{path}: {why(fault)}.", "Choose another folder.") from fault
