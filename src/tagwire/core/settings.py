"""Saved settings to node instances, whatever their age; every fault becomes a problem."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from tagwire.core.document import GraphDocument, NodeEntry
from tagwire.core.errors import Problem
from tagwire.core.node import Node
from tagwire.core.registry import Registry


def read_settings(
    document: GraphDocument, registry: Registry
) -> tuple[dict[str, Node], list[Problem]]:
    """The nodes whose type and settings are sound, and a problem for everything that is not."""
    nodes: dict[str, Node] = {}
    problems: list[Problem] = []
    for name, entry in document.nodes.items():
        kind = registry.get(entry.type)
        if kind is None:
            problems.append(_unknown(name, entry, registry))
        elif entry.version > kind.spec.version:
            problems.append(_newer(name, entry, kind))
        else:
            try:
                nodes[name] = instance(kind, entry)
            except ValidationError as fault:
                problems += [_bad(name, kind, error) for error in fault.errors()]
    return nodes, problems


def instance(kind: type[Node], entry: NodeEntry) -> Node:
    """The node of a saved entry, its settings upgraded to today's version.

    Raises:
        pydantic.ValidationError: a setting is not what the node takes.
    """
    settings = entry.settings
    if entry.version < kind.spec.version:
        settings = kind.upgrade(entry.version, dict(settings))
    return kind.model_validate(settings)


def _unknown(name: str, entry: NodeEntry, registry: Registry) -> Problem:
    near = registry.near(entry.type)
    remedy = f"Did you mean {', '.join(near)}?" if near else "Is its file in nodes/?"
    words = f"there is no node type {entry.type!r}."
    return Problem("unknown_type", words, remedy, f"/nodes/{name}/type", name)


def _newer(name: str, entry: NodeEntry, kind: type[Node]) -> Problem:
    words = f"{entry.type} was saved at version {entry.version}; this one is {kind.spec.version}."
    return Problem("newer_node", words, "Update the node.", f"/nodes/{name}/version", name)


def _bad(name: str, kind: type[Node], error: Any) -> Problem:
    setting = ".".join(str(part) for part in error["loc"]) or "settings"
    place = f"/nodes/{name}/settings" + "".join(f"/{part}" for part in error["loc"])
    if error["type"] == "extra_forbidden":
        has = ", ".join(kind.model_fields) or "none"
        words = f"{kind.spec.title} has no setting {setting!r}."
        return Problem("unknown_setting", words, f"It has: {has}.", place, name)
    words = f"setting {setting}: {_plain(error['msg'])}."
    return Problem("bad_setting", words, f"It is {_shown(error['input'])} now.", place, name)


def _plain(message: str) -> str:
    return message.removeprefix("Value error, ").rstrip(".")


def _shown(value: object) -> str:
    words = repr(value)
    return words if len(words) <= 60 else words[:57] + "..."
