"""What a step costs beside its work: 1,000 and 10,000 trivial steps against the floor."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks import floor
from benchmarks.graphs import SHAPES, Trivial, document
from benchmarks.timing import in_turn, row
from tagwire.core.graph import check
from tagwire.core.plan import Result, Surroundings, plan
from tagwire.core.registry import Registry
from tagwire.interfaces.cli.door import settle
from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.images import DiskImages
from tagwire.providers.disk.results import DiskResults
from tagwire.providers.disk.sources import Sources
from tagwire.providers.draft.provider import DraftProvider, DraftTariff
from tagwire.runtime.cache import Cache
from tagwire.runtime.context import Services
from tagwire.runtime.engine import execute
from tagwire.runtime.events import event_to_json

REGISTRY = Registry([(Trivial, "benchmarks")])


class Nowhere:
    """A shelf that keeps nothing: the floor has no disk either."""

    def known(self, keys: Iterable[str]) -> set[str]:
        return set()

    def load(self, keys: Iterable[str]) -> dict[str, Result]:
        return {}

    def save_all(self, rows: object) -> None:
        pass


def services(store: Path, memory: int, disk: bool = True) -> Services:
    assets = Assets(store / "assets")
    sources = Sources(store, assets)
    cache = Cache(DiskResults(store, assets) if disk else Nowhere(), memory)
    world = Surroundings(cache, sources.fingerprint, lambda _: "", lambda _: DraftTariff())
    images = DiskImages(sources, assets)
    draft, room = DraftProvider(), asyncio.Semaphore(2)
    return Services(
        images, cache, world, lambda _: draft, lambda _: room, draw_seed=lambda: 0, threads=2
    )


async def run(graph: object, held: Services) -> list[object]:
    planned = plan(check(graph, REGISTRY), (), held.world)  # type: ignore[arg-type]
    return [event async for event in execute(planned, held)]


def main() -> None:
    settle()  # as the command line does once everything is imported; it serves both sides
    for count in (1_000, 10_000):
        for name, shape in SHAPES.items():
            _shape(name, shape(count), count)
    _fifty()
    _new_process()
    _events()


def _shape(name: str, feeds: dict[str, list[str]], count: int) -> None:
    graph, leaf = document(feeds), document(feeds, list(feeds)[-1])
    rounds = 5 if count == 1_000 else 3
    with tempfile.TemporaryDirectory() as folder:
        warm = services(Path(folder) / "warm", 1 << 30, disk=False)
        asyncio.run(run(graph, warm))
        memo: dict[str, str] = {}
        asyncio.run(floor.run(feeds, memo))

        def cold() -> object:
            held = services(Path(folder), 1 << 30, disk=False)
            return asyncio.run(run(graph, held))

        ours, theirs = in_turn(rounds, cold, lambda: asyncio.run(floor.run(feeds, {})))
        row(f"{count} {name}, cold", ours, theirs, "<= 4")
        ours, theirs = in_turn(
            rounds,
            lambda: asyncio.run(run(graph, warm)),
            lambda: asyncio.run(floor.run(feeds, memo)),
        )
        row(f"{count} {name}, all cached", ours, theirs, "<= 3")
        ours, theirs = in_turn(
            rounds,
            lambda: asyncio.run(run(leaf, warm)),
            lambda: asyncio.run(floor.run(feeds, memo, list(feeds)[-1])),
        )
        row(f"{count} {name}, one leaf changed", ours, theirs, "<= 3")


def _fifty() -> None:
    feeds = SHAPES["layered"](50)
    graph = document(feeds)
    with tempfile.TemporaryDirectory() as folder:
        warm = services(Path(folder) / "warm", 1 << 30)
        stores = [services(Path(folder) / str(number), 1 << 30) for number in range(10)]
        bare = [services(Path(folder), 1 << 30, disk=False) for _ in range(10)]
        memory, ours, cached, theirs = in_turn(
            9,
            lambda: asyncio.run(run(graph, bare.pop())),
            lambda: asyncio.run(run(graph, stores.pop())),
            lambda: asyncio.run(run(graph, warm)),
            lambda: asyncio.run(floor.run(feeds, {})),
        )
        row("50 layered, cold", memory, theirs, "<= 2 ms")
        row("50 layered, cold, with the disk", ours, theirs, "<= 4 ms")
        row("50 layered, all cached", cached, theirs, "<= 1 ms")


_AGAIN = """
import asyncio, sys, time
from pathlib import Path
from benchmarks.steps import run, services
from benchmarks.graphs import SHAPES, document
from tagwire.interfaces.cli.door import settle
graph = document(SHAPES["layered"](10_000))
settle()
begun = time.perf_counter()
events = asyncio.run(run(graph, services(Path(sys.argv[1]), 0)))
print(time.perf_counter() - begun)
"""


def _new_process() -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", _AGAIN, folder]
        first = float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        again = float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        print(
            f"{'10000 layered, new process, from disk':<44} {again * 1e2:9.2f} us a step "
            f"(cold {first * 1e2:.2f})  target <= 30 us"
        )


def _events() -> None:
    feeds = SHAPES["fan"](1_000)
    with tempfile.TemporaryDirectory() as folder:
        events = asyncio.run(run(document(feeds), services(Path(folder), 0)))
        size = sum(len(json.dumps(event_to_json(event))) for event in events)  # type: ignore[arg-type]
        print(f"{'events of a 1,000-step fan':<44} {size / 1e6:9.3f} MB  target <= 1 MB")
