"""The graph the editor starts with: a file, an example's copy, or what a picture carries."""

from __future__ import annotations

from pathlib import Path

from tagwire.core.errors import WrongUse
from tagwire.interfaces.app import open_graph
from tagwire.interfaces.editor.desk.desk import Desk
from tagwire.providers.discovery import shipped


def open_first(desk: Desk, graph: str) -> str:
    """Open what the command line names; returns its key.

    Raises:
        WrongUse: there is no such file or example, or it holds no graph.
    """
    path = Path(graph)
    if not path.exists() and (shipped("graphs") / f"{path.name}.json").is_file():
        return desk.open_template(path.name).key
    if path.suffix != ".json" or not path.is_file():
        loaded = open_graph(path)
        return desk.take(loaded.document, loaded.folder).key
    whole = path.resolve()
    if not whole.is_relative_to(desk.folder):
        remedy = f"Name that folder: --folder {whole.parent}"
        raise WrongUse(f"{path} is not in {desk.folder}, where graphs are saved.", remedy)
    return desk.open_file(whole.relative_to(desk.folder).as_posix()).key
