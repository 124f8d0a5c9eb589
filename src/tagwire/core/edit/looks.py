"""How nodes look and take part: on, bypassed or muted, folded, pinned, titled, commented on."""

from __future__ import annotations

from typing import Any, Literal

from tagwire.core.document import (
    Comment,
    Flag,
    GraphDocument,
    Id,
    NodeEntry,
    SeedStep,
    State,
    Title,
)
from tagwire.core.edit.entries import entry_of, kind_of, known_entry, with_nodes
from tagwire.core.edit.refused import EditRefused
from tagwire.core.edit.shape import Shape
from tagwire.core.passing import stuck
from tagwire.core.registry import Registry


class SetState(Shape):
    """Switch nodes on, bypass them (their input is handed on), or mute them (they do not run)."""

    do: Literal["set_state"] = "set_state"
    nodes: tuple[Id, ...]
    state: State


class SetLook(Shape):
    """Fold nodes up or open them, pin them to their place or let them go; None leaves it."""

    do: Literal["set_look"] = "set_look"
    nodes: tuple[Id, ...]
    collapsed: Flag = None
    pinned: Flag = None


class TitleNode(Shape):
    """Write a title over a node in place of its id; "" takes it away."""

    do: Literal["title_node"] = "title_node"
    node: Id
    title: Title


class CommentNode(Shape):
    """Write a comment on a node, in Markdown; "" takes it away."""

    do: Literal["comment_node"] = "comment_node"
    node: Id
    comment: Comment


class SetSeedStep(Shape):
    """Choose what is added to a node's seed after each run: 1, -1, or 0 for nothing."""

    do: Literal["set_seed_step"] = "set_seed_step"
    node: Id
    seed_step: SeedStep


def set_state(document: GraphDocument, command: SetState, registry: Registry) -> GraphDocument:
    """The document with some nodes on, bypassed or muted."""
    if command.state == "bypassed":
        for name in command.nodes:
            kind, _ = known_entry(document, name, registry)
            if words := stuck(kind):
                raise EditRefused(f"{name} cannot be bypassed: {words}.", "Mute it instead.")
    return _with(document, command.nodes, state=command.state)


def set_look(document: GraphDocument, command: SetLook) -> GraphDocument:
    """The document with some nodes folded or pinned, or no longer so."""
    asked = {"collapsed": command.collapsed, "pinned": command.pinned}
    given = {name: value for name, value in asked.items() if value is not None}
    return _with(document, command.nodes, **given)


def title_node(document: GraphDocument, command: TitleNode) -> GraphDocument:
    """The document with another title over a node."""
    return _with(document, (command.node,), title=command.title)


def comment_node(document: GraphDocument, command: CommentNode) -> GraphDocument:
    """The document with another comment on a node."""
    return _with(document, (command.node,), comment=command.comment)


def set_seed_step(
    document: GraphDocument, command: SetSeedStep, registry: Registry
) -> GraphDocument:
    """The document with another step for a node's seed."""
    kind = kind_of(entry_of(document, command.node), registry)
    if command.seed_step and kind and not kind.spec.seed:
        words = f"{command.node}: {kind.spec.title} has no seed to step."
        raise EditRefused(words, "Choose a node with a seed.")
    return _with(document, (command.node,), seed_step=command.seed_step)


def _with(document: GraphDocument, names: tuple[str, ...], **values: Any) -> GraphDocument:
    changed: dict[str, NodeEntry] = {
        name: entry_of(document, name).changed(**values) for name in names
    }
    return with_nodes(document, changed)
