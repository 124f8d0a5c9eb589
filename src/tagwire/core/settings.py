"""Saved settings to node instances, whatever their age; every fault becomes a problem."""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic import ValidationError

from tagwire.core.document import GraphDocument, NodeEntry
from tagwire.core.errors import MOST_TOLD, Problem
from tagwire.core.faults import named, place_of, pointer, remedy_of, words_of
from tagwire.core.node import Node
from tagwire.core.registry import Registry


class Settled(NamedTuple):
    """What the saved settings come to.

    `mended` are nodes with faulty settings left at their defaults, and which: they never run, but
    their wires and what is left of their settings can be judged along with the rest.
    """

    nodes: dict[str, Node]
    mended: dict[str, tuple[Node, frozenset[str]]]
    problems: list[Problem]


def read_settings(document: GraphDocument, registry: Registry) -> Settled:
    """The nodes whose type and settings are sound, and a problem for everything that is not.

    Nodes behind the first thousand problems are not looked at.
    """
    nodes, mended, problems = settled = Settled({}, {}, [])
    for name, entry in document.nodes.items():
        if len(problems) >= MOST_TOLD:
            break
        kind = registry.get(entry.type)
        if kind is None:
            problems.append(_unknown(name, entry, registry))
        elif entry.version > kind.spec.version:
            problems.append(_newer(name, entry, kind))
        else:
            try:
                nodes[name] = instance(kind, entry)
            except ValidationError as fault:
                problems += [_bad(name, kind, error, entry.settings) for error in fault.errors()]
                mended.update(_mended(name, kind, entry, fault))
            except Exception as fault:  # noqa: BLE001 - a stranger's upgrade() may raise anything
                problems.append(node_error(name, kind, fault))
    return settled


def _mended(
    name: str, kind: type[Node], entry: NodeEntry, fault: ValidationError
) -> dict[str, tuple[Node, frozenset[str]]]:
    """The node without its faulty settings, where it can be had."""
    faulty = frozenset(str(error["loc"][0]) for error in fault.errors() if error["loc"])
    rest = {setting: value for setting, value in entry.settings.items() if setting not in faulty}
    try:
        whole = instance(kind, entry.model_copy(update={"settings": rest}))
    except ValidationError:
        return {}
    return {name: (whole, faulty)}


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
    failed = registry.failed(entry.type)
    remedy = f"Did you mean {', '.join(near)}?" if near else "Is its file in nodes/?"
    if failed:
        remedy = f"{failed.source} did not load: {failed.reason}."
    words = f"there is no node type {entry.type!r}."
    return Problem("unknown_type", words, remedy, f"/nodes/{name}/type", name)


def _newer(name: str, entry: NodeEntry, kind: type[Node]) -> Problem:
    words = f"{entry.type} was saved at version {entry.version}; this one is {kind.spec.version}."
    return Problem("newer_node", words, "Update the node.", f"/nodes/{name}/version", name)


def node_error(name: str, kind: type[Node], fault: Exception) -> Problem:
    """The problem of a node whose own code raised something it should have caught."""
    words = f"{kind.spec.title} broke over its settings: {type(fault).__name__}: {fault}."
    remedy = "This is a bug in the node; look at its settings."
    return Problem("node_error", words, remedy, f"/nodes/{name}/settings", name)


def _bad(name: str, kind: type[Node], error: Any, settings: dict[str, Any]) -> Problem:
    parts = place_of(error, settings)
    place = pointer(["nodes", name, "settings", *parts])
    setting = ".".join(str(part) for part in parts)
    if error["type"] == "extra_forbidden":
        has = ", ".join(kind.model_fields) or "none"
        words = f"{kind.spec.title} has no setting {_quoted(setting)}."
        return Problem("unknown_setting", words, f"It has: {has}.", place, name)
    words = f"setting {named(setting)}: {words_of(error)}."
    return Problem("bad_setting", words, remedy_of(error), place, name)


def _quoted(setting: str) -> str:
    return repr(setting) if len(setting) <= 60 else repr(setting[:57] + "...")
