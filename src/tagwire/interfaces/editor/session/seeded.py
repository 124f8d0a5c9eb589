"""The seeds of a graph: which node has one, how it is set, and which are free to be another."""

from __future__ import annotations

from collections.abc import Iterable

from tagwire.core.document import GraphDocument
from tagwire.core.order import reach
from tagwire.core.registry import Registry


def seed_setting(document: GraphDocument, node: str, registry: Registry) -> str:
    """The setting that holds a node's seed; "" when it has none."""
    entry = document.nodes.get(node)
    kind = registry.get(entry.type) if entry else None
    return kind.spec.seed if kind else ""


def seed_of(document: GraphDocument, node: str, registry: Registry) -> int | None:
    """The seed a node is set to; None when it was left empty."""
    value = document.nodes[node].settings.get(seed_setting(document, node, registry))
    return value if isinstance(value, int) else None


def seed_step(document: GraphDocument, node: str) -> int:
    """By how much a node's seed moves on before every run: -1, 0 or 1."""
    step = getattr(document.nodes[node], "seed_step", 0)
    return step if step in (-1, 1) else 0


def nearest_seeded(
    document: GraphDocument, targets: Iterable[str], registry: Registry, free: bool = False
) -> tuple[str, ...]:
    """The first nodes with a seed on every way back from `targets`, themselves included.

    With `free`, those that keep their seed are passed over: what is left takes another one.
    """

    def takes_one(node: str) -> bool:
        seeded = seed_setting(document, node, registry)
        return bool(seeded) and not (free and _kept(document, node, registry))

    before = document.before
    reached = reach(targets, lambda node: [] if takes_one(node) else before(node))
    return tuple(name for name in document.nodes if name in reached and takes_one(name))


def behind(document: GraphDocument, nodes: Iterable[str]) -> tuple[str, ...]:
    """These nodes and everything that needs them."""
    reached = reach(nodes, document.after)
    return tuple(name for name in document.nodes if name in reached)


def _kept(document: GraphDocument, node: str, registry: Registry) -> bool:
    """Whether a node is to keep its seed from run to run."""
    return seed_of(document, node, registry) is not None and not seed_step(document, node)
