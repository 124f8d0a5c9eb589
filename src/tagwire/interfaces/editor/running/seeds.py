"""Which seeds a run tries, and the graphs that try them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from tagwire.core.document import GraphDocument
from tagwire.core.edit.apply import apply
from tagwire.core.edit.refused import EditRefused
from tagwire.core.edit.settings import Set
from tagwire.core.registry import Registry
from tagwire.interfaces.editor.session.seeded import seed_of, seed_setting, seed_step
from tagwire.interfaces.editor.session.session import Session

SEEDS = 2**32
Draw = Callable[[], int]


@dataclass(frozen=True, slots=True)
class Variant:
    """A graph with the seeds one run uses; `drawn` are the nodes whose seed was left empty."""

    document: GraphDocument
    drawn: tuple[str, ...] = ()


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


def show_moved(session: Session, moved: Mapping[str, int]) -> None:
    """Show the seeds that moved on, as one step that can be undone."""
    document, registry = session.document, session.app.registry
    settings = {n: seed_setting(document, n, registry) for n in moved if n in document.nodes}
    commands = [
        {"do": "set", "node": n, "setting": s, "value": moved[n]} for n, s in settings.items()
    ]
    if commands:
        with suppress(EditRefused):
            session.edit(commands, name="next_seed", args={"nodes": list(settings)})
