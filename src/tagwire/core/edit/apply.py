"""A command applied: an old document in, a new one out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tagwire.core.document import MOST_NODES, MOST_WIRES, GraphDocument
from tagwire.core.edit import (
    canvas,
    form,
    hidden,
    insert,
    looks,
    nodes,
    paste,
    settings,
    tags,
    wires,
)
from tagwire.core.edit.commands import Command
from tagwire.core.edit.refused import EditRefused
from tagwire.core.registry import Registry

_BLIND: Mapping[type, Callable[[GraphDocument, Any], GraphDocument]] = {
    nodes.Move: nodes.move,
    nodes.RenameNode: nodes.rename_node,
    looks.SetLook: looks.set_look,
    looks.TitleNode: looks.title_node,
    looks.CommentNode: looks.comment_node,
    hidden.HideWires: hidden.hide_wires,
    canvas.PutFrame: canvas.put_frame,
    canvas.RemoveFrame: canvas.remove_frame,
    canvas.PutNote: canvas.put_note,
    canvas.RemoveNote: canvas.remove_note,
    canvas.RenameGraph: canvas.rename_graph,
}
"""Commands that need not know what a node is."""

_KNOWING: Mapping[type, Callable[[GraphDocument, Any, Registry], GraphDocument]] = {
    nodes.Add: nodes.add,
    nodes.Remove: nodes.remove,
    wires.Connect: wires.connect,
    wires.Disconnect: wires.disconnect,
    wires.Reorder: wires.reorder,
    insert.Insert: insert.insert,
    looks.SetState: looks.set_state,
    looks.SetSeedStep: looks.set_seed_step,
    settings.Set: settings.set_setting,
    tags.RenameTag: tags.rename_tag,
    paste.Duplicate: paste.duplicate,
    paste.Paste: paste.paste,
    form.SetForm: form.set_form,
}
"""Commands that ask the node classes for ports, settings and tags."""


def apply(document: GraphDocument, command: Command, registry: Registry) -> GraphDocument:
    """The document after a command. The one given stays as it is: keep it, and that is undo.

    Raises:
        EditRefused: why this document does not allow it, and what would help.
    """
    if type(command) in _BLIND:
        changed = _BLIND[type(command)](document, command)
    else:
        changed = _KNOWING[type(command)](document, command, registry)
    changed = hidden.without_gone(document, changed)
    _refuse_too_many("nodes", len(changed.nodes), MOST_NODES)
    _refuse_too_many("wires", len(changed.wires), MOST_WIRES)
    return changed


def _refuse_too_many(what: str, count: int, most: int) -> None:
    if count > most:
        raise EditRefused(f"a graph holds {most} {what} at most.", "Make two graphs of it.")
