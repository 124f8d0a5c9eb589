"""Which seeds a run tries, and the graphs that try them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tagwire.core.document import GraphDocument, node_of
from tagwire.core.edit.apply import apply
from tagwire.core.edit.settings import Set
from tagwire.core.registry import Registry

SEEDS = 2**32
Draw = Callable[[], int]


@dataclass(frozen=True, slots=True)
class Variant:
    """A graph with the seeds one run uses; `drawn` are the nodes whose seed was left empty."""

    document: GraphDocument
    drawn: tuple[str, ...] = ()


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
    document: GraphDocument, targets: Iterable[str], registry: Registry
) -> tuple[str, ...]:
    """The first nodes with a seed on every way back from `targets`, themselves included."""
    feeds: dict[str, list[str]] = {}
    for start, end in document.wires:
        feeds.setdefault(node_of(end), []).append(node_of(start))
    found: dict[str, None] = {}
    seen: set[str] = set()
    queue = list(targets)
    while queue:
        node = queue.pop()
        if node not in seen:
            seen.add(node)
            if seed_setting(document, node, registry):
                found[node] = None
            else:
                queue += feeds.get(node, [])
    return tuple(name for name in document.nodes if name in found)


def behind(document: GraphDocument, nodes: Iterable[str]) -> tuple[str, ...]:
    """These nodes and everything that needs them."""
    users: dict[str, list[str]] = {}
    for start, end in document.wires:
        users.setdefault(node_of(start), []).append(node_of(end))
    seen: set[str] = set()
    queue = list(nodes)
    while queue:
        node = queue.pop()
        if node not in seen:
            seen.add(node)
            queue += users.get(node, [])
    return tuple(name for name in document.nodes if name in seen)


def with_seeds(
    document: GraphDocument, seeds: Mapping[str, int | None], registry: Registry
) -> GraphDocument:
    """The document with these seeds in it; None leaves a node's seed empty."""
    for node, seed in seeds.items():
        setting = seed_setting(document, node, registry)
        document = apply(document, Set(node=node, setting=setting, value=seed), registry)
    return document


def moved_on(
    document: GraphDocument,
    nodes: Iterable[str],
    last: Mapping[str, int | None],
    registry: Registry,
    draw: Draw,
) -> dict[str, int]:
    """The new seeds of those nodes whose seed moves on, from the one used last."""
    moved: dict[str, int] = {}
    for node in nodes:
        step, seed = seed_step(document, node), seed_of(document, node, registry)
        if step and seed is None:
            moved[node] = draw()
        elif step and seed is not None and seed == last.get(node):
            moved[node] = (seed + step) % SEEDS
    return moved


def variants(
    document: GraphDocument, nodes: Iterable[str], times: int, registry: Registry, draw: Draw
) -> list[Variant]:
    """The graph `times` over: fixed seeds go on one by one, empty ones are drawn."""
    seeds = {node: seed_of(document, node, registry) for node in nodes}
    drawn = tuple(node for node, seed in seeds.items() if seed is None)
    made = []
    for number in range(times):
        tried = {
            node: draw()
            if seed is None
            else (seed + number * (seed_step(document, node) or 1)) % SEEDS
            for node, seed in seeds.items()
        }
        made.append(Variant(with_seeds(document, tried, registry), drawn))
    return made
