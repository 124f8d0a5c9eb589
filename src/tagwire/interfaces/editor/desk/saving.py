"""A graph saved to its file or to another, what that refuses, and the version kept of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

from tagwire.core.document import GraphDocument
from tagwire.core.edit.refused import EditRefused
from tagwire.core.errors import WrongUse
from tagwire.core.registry import Registry
from tagwire.interfaces.editor.desk.desk import Desk, print_of
from tagwire.interfaces.editor.desk.places import file_below, free_file
from tagwire.interfaces.editor.session.saved import Saved
from tagwire.interfaces.editor.session.session import Session
from tagwire.interfaces.overrides import graph_seen_from
from tagwire.providers.discovery import shipped
from tagwire.providers.disk.atomic import why
from tagwire.providers.disk.copies import copy_along, pictures_below
from tagwire.providers.disk.graphs import write_graph


class FileThere(EditRefused):
    """Another graph is saved under that name."""

    code = "file_exists"


class FileChanged(EditRefused):
    """The file was changed by somebody else since it was opened."""

    code = "file_changed"


Look: TypeAlias = Callable[[GraphDocument], GraphDocument]


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
        StoreFailed: the disk is full, or the version cannot be kept; then the file is saved.
    """
    async with desk.saving:
        document = session.document
        name = wish.name or session.saved.file or free_file(desk.folder, session.title)
        path = file_below(desk.folder, name)
        known = session.saved.print if name == session.saved.file else ""
        if not wish.over:
            await asyncio.to_thread(_refuse_other, path, name, known)
        pictures = shown_pictures(session)
        look = await asyncio.to_thread(_look, desk, session, document, path.parent)
        written = look(document)
        known = await asyncio.to_thread(_write, path, written)
        if session.folder != path.parent:
            session.move(path.parent, look)
        saved = Saved(name, known, session.saved.version, written)
        session.save_as(saved)
        number = await asyncio.to_thread(
            desk.versions.add, path, written, path.parent, wish.note, pictures
        )
        saved = replace(saved, version=number)
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


def _write(path: Path, document: GraphDocument) -> str:
    write_graph(path, document)
    return print_of(path)


def _look(desk: Desk, session: Session, document: GraphDocument, place: Path) -> Look:
    """Gives documents of a session as they are seen from `place`.

    Pictures of a template are copied along: a graph that was saved needs no package of ours.
    """
    folder, registry = session.folder, desk.app.registry
    root = shipped("graphs").absolute()
    copies = copy_along(pictures_below(root, document, registry, folder), root, place)
    seen: dict[int, tuple[GraphDocument, GraphDocument]] = {}

    def look(each: GraphDocument) -> GraphDocument:
        if folder == place:
            return each
        if id(each) not in seen:
            seen[id(each)] = each, graph_seen_from(each, registry, folder, place, copies)
        return seen[id(each)][1]

    return look
