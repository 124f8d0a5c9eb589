"""A gallery picture's graph as it was, its seeds as they were drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tagwire.core.document import GraphDocument
from tagwire.core.edit.refused import EditRefused
from tagwire.core.registry import Registry
from tagwire.interfaces.editor.running.seeds import with_seeds
from tagwire.interfaces.editor.session.seeded import nearest_seeded, seed_of, seed_setting
from tagwire.providers.disk.gallery import Origin


def pinned(origin: Origin, registry: Registry) -> GraphDocument:
    """The graph with every seed that was left empty set to the one that was drawn."""
    document = origin.document
    drawn = {str(row.get("node")): row.get("seed") for row in origin.receipts}
    drawn[origin.picture.node] = origin.picture.seed
    for node, seed in drawn.items():
        known = node in document.nodes and seed_setting(document, node, registry)
        if known and isinstance(seed, int) and seed_of(document, node, registry) is None:
            document = _with_seed(document, node, seed, registry)
    return document


def reseeded(document: GraphDocument, node: str, seed: int, registry: Registry) -> GraphDocument:
    """The graph with another seed where this node's picture comes from."""
    for name in nearest_seeded(document, [node], registry):
        document = _with_seed(document, name, seed, registry)
    return document


def _with_seed(document: GraphDocument, node: str, seed: int, registry: Registry) -> GraphDocument:
    try:
        return with_seeds(document, {node: seed}, registry)
    except EditRefused:  # a node that has changed since: its graph still opens
        return document


def settings_of(document: GraphDocument, node: str) -> dict[str, Any]:
    """Every setting that a node's picture stands on, by "node.setting"."""
    return dict(_settings(document.upstream((node,)).nodes))


def _settings(nodes: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    for name, entry in nodes.items():
        for setting, value in entry.settings.items():
            yield f"{name}.{setting}", value
