"""Graph files: read with every check, written whole."""

from __future__ import annotations

from pathlib import Path

from tagwire.core.document import GraphDocument
from tagwire.core.errors import WrongUse
from tagwire.core.migrations import MOST_BYTES, read_document
from tagwire.providers.disk.atomic import why, write_whole


def read_graph(path: Path) -> GraphDocument:
    """The graph in a file; one without a name is named after the file.

    Raises:
        WrongUse: no such file, or it cannot be read.
        GraphInvalid: what it holds is no graph, with its problems.
    """
    try:
        with path.open("rb") as file:
            document = read_document(file.read(MOST_BYTES + 1))
    except OSError as fault:
        raise WrongUse(f"{path}: {why(fault)}.", "Name a graph file.") from fault
    return document if document.name else document.model_copy(update={"name": path.stem})


def write_graph(path: Path, document: GraphDocument) -> None:
    """Save a graph: the file is the old or the new one, never a mix.

    Raises:
        WrongUse: the folder cannot be written.
    """
    try:
        write_whole(path, document.to_text().encode())
    except OSError as fault:
        raise WrongUse(f"{path}: {why(fault)}.", "Choose another folder.") from fault
