"""One setting of a node: given a value its class accepts, or taken back to its default."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from pydantic import JsonValue

from tagwire.core.document import GraphDocument, Id, NodeEntry
from tagwire.core.edit.entries import known_entry, with_nodes
from tagwire.core.edit.refused import EditRefused, MovedOn
from tagwire.core.edit.shape import Shape
from tagwire.core.edit.tagged import read_tags, trimmed
from tagwire.core.faults import pointer
from tagwire.core.node import Node, TagsOf
from tagwire.core.registry import Registry
from tagwire.core.settings import read_settings


class Set(Shape):
    """Give a setting a value; None takes one that has a default back to it.

    Tags may be sent as a list, aligned with the wires, or as a comma string. `was` is the text
    the writer had before him: when it is another by now, the command is refused.
    """

    do: Literal["set"] = "set"
    node: Id
    setting: str
    value: JsonValue
    was: str | None = None


def set_setting(document: GraphDocument, command: Set, registry: Registry) -> GraphDocument:
    """The document with one setting changed."""
    kind, entry = known_entry(document, command.node, registry)
    settings = dict(entry.settings)
    if command.was is not None:
        _refuse_moved(kind, command, settings)
    value = tidied(kind, command.setting, command.value)
    if _goes(kind, command.setting, value, settings):
        settings.pop(command.setting, None)
    else:
        settings[command.setting] = value
    changed = entry.model_copy(update={"settings": settings})
    refuse_unsound(command.node, changed, [command.setting], registry)
    return with_nodes(document, {command.node: changed})


def _refuse_moved(kind: type[Node], command: Set, settings: Mapping[str, object]) -> None:
    """Refuse words for a text that somebody else has changed since they were written."""
    field = kind.model_fields.get(command.setting)
    default = field.default if field and not field.is_required() else ""
    now = str(settings.get(command.setting, default))
    if now != command.was:
        words = f"{command.node}: {command.setting} was changed by somebody else meanwhile."
        raise MovedOn(words, "Read it again, and write on from there.", now)


def tidied(kind: type[Node], setting: str, value: JsonValue) -> JsonValue:
    """The value as it is saved: tags as a list without "" at its end, all else as it came."""
    if setting not in kind.spec.marked(TagsOf) or value is None:
        return value
    tags = read_tags(value)
    return value if tags is None else list(trimmed(tags))


def refuse_unsound(
    name: str, entry: NodeEntry, settings: Iterable[str], registry: Registry
) -> None:
    """Refuse an entry in which one of these settings is not what its class takes.

    What else is amiss in it, and what is still missing, is for `check` to tell.
    """
    problems = read_settings(GraphDocument(nodes={name: entry}), registry).problems
    root = f"/nodes/{name}/settings"
    for problem in problems:
        at_fault = (root + pointer([setting]) for setting in settings)
        if problem.place == root or any(f"{problem.place}/".startswith(f"{s}/") for s in at_fault):
            raise EditRefused(f"{name}: {problem.message}", problem.remedy)


def _goes(kind: type[Node], setting: str, value: JsonValue, settings: dict[str, object]) -> bool:
    """Whether the setting is left out of the file: it has a default, or no class knows it."""
    if setting in kind.spec.marked(TagsOf) and value == []:
        return True
    field = kind.model_fields.get(setting)
    has_default = not field.is_required() if field else setting in settings
    return value is None and has_default
