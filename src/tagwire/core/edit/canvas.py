"""What is drawn round the nodes: frames, sticky notes, the graph's name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from tagwire.core.document import Frame, GraphDocument, Id, Note
from tagwire.core.edit.entries import fresh_id
from tagwire.core.edit.refused import EditRefused, it_has
from tagwire.core.edit.shape import Shape


class PutFrame(Shape):
    """Draw a frame, or draw the one with this id anew."""

    do: Literal["put_frame"] = "put_frame"
    id: Id | None = None
    frame: Frame


class RemoveFrame(Shape):
    """Take a frame away; the nodes in it stay."""

    do: Literal["remove_frame"] = "remove_frame"
    id: Id


class PutNote(Shape):
    """Stick a note on, or write the one with this id anew."""

    do: Literal["put_note"] = "put_note"
    id: Id | None = None
    note: Note


class RemoveNote(Shape):
    """Take a note away."""

    do: Literal["remove_note"] = "remove_note"
    id: Id


class RenameGraph(Shape):
    """Give the graph another name."""

    do: Literal["rename_graph"] = "rename_graph"
    name: str


def put_frame(document: GraphDocument, command: PutFrame) -> GraphDocument:
    """The document with a frame."""
    name = command.id or fresh_id("frame", document.frames)
    return document.model_copy(update={"frames": {**document.frames, name: command.frame}})


def remove_frame(document: GraphDocument, command: RemoveFrame) -> GraphDocument:
    """The document without a frame."""
    frames = _without(document.frames, command.id, "frame")
    return document.model_copy(update={"frames": frames})


def put_note(document: GraphDocument, command: PutNote) -> GraphDocument:
    """The document with a note."""
    name = command.id or fresh_id("note", document.notes)
    return document.model_copy(update={"notes": {**document.notes, name: command.note}})


def remove_note(document: GraphDocument, command: RemoveNote) -> GraphDocument:
    """The document without a note."""
    notes = _without(document.notes, command.id, "note")
    return document.model_copy(update={"notes": notes})


def rename_graph(document: GraphDocument, command: RenameGraph) -> GraphDocument:
    """The document under another name."""
    return document.model_copy(update={"name": command.name})


def _without(parts: Mapping[str, Any], name: str, what: str) -> dict[str, Any]:
    if name not in parts:
        raise EditRefused(f"there is no {what} {name!r}.", it_has(parts))
    return {key: part for key, part in parts.items() if key != name}
