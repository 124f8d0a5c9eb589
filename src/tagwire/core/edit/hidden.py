"""Wires kept from sight: drawn as a chip at either end, and forgotten when the wire goes."""

from __future__ import annotations

from typing import Literal

from tagwire.core.document import GraphDocument, Wire
from tagwire.core.edit.refused import EditRefused
from tagwire.core.edit.shape import Shape


class HideWires(Shape):
    """Draw wires as a chip at either end, or in full again."""

    do: Literal["hide_wires"] = "hide_wires"
    wires: tuple[Wire, ...]
    hidden: bool


def hide_wires(document: GraphDocument, command: HideWires) -> GraphDocument:
    """The document with some wires hidden, or shown."""
    there = set(document.wires)
    for start, end in command.wires:
        if (start, end) not in there:
            words = f"no wire runs from {start} to {end}."
            raise EditRefused(words, "Hide one that is there.")
    named = dict.fromkeys(command.wires)
    others = tuple(wire for wire in document.hidden if wire not in named)
    return document.changed(hidden=(*others, *named) if command.hidden else others)


def without_gone(before: GraphDocument, after: GraphDocument) -> GraphDocument:
    """The document after an edit, with no hidden wire that the edit took away."""
    if not after.hidden or after.wires is before.wires:
        return after
    gone = set(before.wires).difference(after.wires)
    hidden = tuple(wire for wire in after.hidden if wire not in gone)
    return after if hidden == after.hidden else after.changed(hidden=hidden)
