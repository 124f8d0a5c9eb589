"""A graph saved to its file or to another, what that refuses, and the version kept of it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tagwire.core.document import GraphDocument
from tagwire.core.edit.refused import EditRefused
from tagwire.core.errors import WrongUse
from tagwire.core.registry import Registry
from tagwire.interfaces.editor.desk.desk import Desk, print_of
from tagwire.interfaces.editor.desk.places import file_below, free_file
from tagwire.interfaces.editor.session.session import Saved, Session
from tagwire.interfaces.overrides import graph_seen_from
from tagwire.providers.disk.atomic import why
from tagwire.providers.disk.graphs import write_graph


class FileThere(EditRefused):
    """Another graph is saved under that name."""

    code = "file_exists"


class FileChanged(EditRefused):
    """The file was changed by somebody else since it was opened."""

    code = "file_changed"


@dataclass(frozen=True, slots=True)
class Wish:
    """How to save: with which note, as which file, over whatever stands there or not."""

    note: str = ""
    name: str = ""
    over: bool = False


async def save(desk: Desk, session: Session, wish: Wish) -> Saved:
    """Save a graph and keep a version of it.

    Raises:
        FileThere: another graph is saved under that name.
        FileChanged: the file was changed since it was opened.
        WrongUse: the name is no graph file's, or the folder cannot be written.
        StoreFailed: the version cannot be kept; the file is saved.
    """
    async with desk.saving:
        document = session.document
        name = wish.name or session.saved.file or free_file(desk.folder, session.title)
        path = file_below(desk.folder, name)
        known = session.saved.print if name == session.saved.file else ""
        if not wish.over:
            await asyncio.to_thread(_refuse_other, path, name, known)
        pictures = shown_pictures(session)
        saved = await asyncio.to_thread(_write, desk, session, document, path, name)
        session.save_as(saved)
        number = await asyncio.to_thread(
            desk.versions.add, path, document, session.folder, wish.note, pictures
        )
        saved = Saved(name, saved.print, number, document)
        session.save_as(saved)
        await desk.kept(session.key)
        return saved


def shown_pictures(session: Session) -> dict[str, str]:
    """The last picture each node shows, as long as it is a result."""
    return {
        name: str(live["pictures"][-1]["asset"])
        for name, live in session.live.items()
        if live["pictures"] and not live["example"]
    }


def seen_from(
    document: GraphDocument, registry: Registry, folder: Path, place: Path
) -> GraphDocument:
    """The graph with its picture files, relative to `folder`, as they are seen from `place`."""
    if folder == place:
        return document
    return graph_seen_from(document, registry, folder, place)


def pictures_between(
    before: Mapping[str, str], after: Mapping[str, str]
) -> dict[str, list[str | None]]:
    """For each node that shows another picture than it did, the two."""
    names = dict.fromkeys([*before, *after])
    pairs: dict[str, list[Any]] = {name: [before.get(name), after.get(name)] for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _refuse_other(path: Path, name: str, known: str) -> None:
    """Refuse to write over what is not as we left it."""
    try:
        found = print_of(path)
    except OSError as fault:
        raise WrongUse(f"{name}: {why(fault)}.", "Choose another name.") from fault
    if not found or found == known:
        return
    if known:
        words = f"{name} was changed by somebody else since it was opened."
        raise FileChanged(words, "Save over it, or save as another file.")
    raise FileThere(f"there is a graph {name} already.", "Save over it, or choose another name.")


def _write(desk: Desk, session: Session, document: GraphDocument, path: Path, name: str) -> Saved:
    seen = seen_from(document, desk.app.registry, session.folder, path.parent)
    write_graph(path, seen)
    return Saved(name, print_of(path), session.saved.version, document)
