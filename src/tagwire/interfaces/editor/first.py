"""The graph the editor starts with: a file, an example's copy, or what a picture carries."""

from __future__ import annotations

from pathlib import Path

from tagwire.core.errors import WrongUse
from tagwire.interfaces.app import open_graph
from tagwire.interfaces.editor.desk.desk import Desk
from tagwire.interfaces.editor.desk.places import graph_files, key_of_file
from tagwire.interfaces.editor.pictures.finding import Finder
from tagwire.interfaces.editor.running.queue import queue_of
from tagwire.providers.discovery import shipped
from tagwire.providers.disk.alone import Taken
from tagwire.providers.disk.carried import may_carry, receipt_in


def there(taken: Taken, graph: str | None) -> Taken:
    """The same, with what to do about `graph` at the editor that is open already."""
    address, folder = (*taken.told, "", "")[:2]
    if not graph or not address:
        return taken
    path = Path(graph)
    if _is_example(path):
        remedy = f"Open the template {path.name} there"
    elif not path.is_file():
        remedy = "Go on there"
    elif path.suffix != ".json":
        remedy = f"Drop {path.name} on its page"
    elif key := _key_in(folder, path.resolve()):
        remedy = f"Open {address}?graph={key}"
    else:
        remedy = f"Import {path.name} there (it saves in {folder or 'another folder'})"
    return Taken(taken.store, taken.told, remedy)


def open_first(desk: Desk, graph: str) -> str:
    """Open what the command line names; returns its key.

    Raises:
        WrongUse: there is no such file or example, or it holds no graph.
    """
    path = Path(graph)
    if _is_example(path):
        return desk.open_template(path.name).key
    if path.suffix != ".json" or not path.is_file():
        loaded = open_graph(path)
        document = loaded.document
        data = path.read_bytes() if path.is_file() else b""
        if may_carry(data):
            receipt = receipt_in(data, path.name)
            finder = Finder(desk.app, queue_of(desk).gallery, loaded.folder, receipt, desk.folder)
            document = finder.found_again(document)
        return desk.take(document, loaded.folder).key
    whole = path.resolve()
    if not whole.is_relative_to(desk.folder):
        remedy = f"Name that folder: --folder {whole.parent}"
        raise WrongUse(f"{path} is not in {desk.folder}, where graphs are saved.", remedy)
    return desk.open_file(whole.relative_to(desk.folder).as_posix()).key


def _key_in(folder: str, path: Path) -> str:
    """The key an editor over `folder` opens a graph file by; "" when it knows none."""
    files = graph_files(Path(folder)) if folder else ()
    return next((key_of_file(file) for file in files if Path(folder, file) == path), "")


def _is_example(path: Path) -> bool:
    return not path.exists() and (shipped("graphs") / f"{path.name}.json").is_file()
