"""The one composition root: nodes, store and providers, put together once a process."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias
from weakref import WeakKeyDictionary

from tagwire.core.document import GraphDocument, validate
from tagwire.core.errors import Problem, WrongUse
from tagwire.core.graph import Graph, check, inspect
from tagwire.core.migrations import migrate
from tagwire.core.plan import Plan, Surroundings, plan
from tagwire.core.registry import Registry
from tagwire.core.request import ImageProvider
from tagwire.interfaces.providing import Providing
from tagwire.providers.discovery import discover, shipped
from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.graphs import read_graph
from tagwire.providers.disk.images import DiskImages
from tagwire.providers.disk.sources import Sources
from tagwire.providers.draft.provider import DraftProvider
from tagwire.runtime.cache import Cache
from tagwire.runtime.context import Services

if TYPE_CHECKING:
    import asyncio

    from tagwire.providers.disk.ledger import DiskLedger
    from tagwire.providers.disk.results import DiskResults
    from tagwire.runtime.ledger.pace import Pace
    from tagwire.runtime.ledger.till import OnUnknown
    from tagwire.runtime.report import RunReport

AnyGraph: TypeAlias = str | os.PathLike[str] | GraphDocument | Mapping[str, Any]


def default_store() -> Path:
    """Where pictures and results are kept: $TAGWIRE_STORE, or the user's data folder."""
    import platformdirs

    named = os.environ.get("TAGWIRE_STORE")
    return Path(named) if named else platformdirs.user_data_path("tagwire", appauthor=False)


@dataclass(frozen=True, slots=True)
class Options:
    """How this Tagwire is set up.

    `nodes` are folders of node files beside the workspace's own `nodes/`; `safe` loads none but
    the shipped ones. `label` writes "draft" into drafts. `memory` is how many bytes of results
    the process remembers beyond those it stores. `provider` names the profile that answers every
    node, `on_unknown` what to do about a purchase nobody knows the outcome of. `pace` is how long
    purchases wait: what the providers ask for when it is left out.
    """

    store: Path | None = None
    nodes: tuple[Path, ...] = ()
    workspace: Path | None = None
    safe: bool = False
    label: bool = True
    memory: int = 0
    provider: str = ""
    on_unknown: OnUnknown = "ask"
    pace: Pace | None = None


class App:
    """Registry, store and providers, put together once a process."""

    def __init__(self, options: Options = Options(), provider: ImageProvider | None = None) -> None:
        """Find the nodes; the store is opened when first used. A `provider` given answers all.

        Raises:
            NodeInvalid: two node files give one type.
        """
        self.options = options
        self.registry = registry_of(options)
        folder = options.store or default_store()
        self.assets = Assets(folder / "assets")
        self.providers = Providing(
            folder,
            DraftProvider(options.label, at_once=os.cpu_count() or 2),
            chosen=options.provider,
            on_unknown=options.on_unknown,
            pace=options.pace,
            kept=self.assets.has,
            book=lambda: self.ledger,
            sole=provider,
        )
        self._folder = folder
        self._ledger: DiskLedger | None = None
        self._opening = threading.Lock()
        self._results: DiskResults | None = None
        self._cache: Cache | None = None
        self._sources: dict[Path, Sources] = {}
        self._rooms: WeakKeyDictionary[object, dict[str, asyncio.Semaphore]] = WeakKeyDictionary()

    @property
    def ledger(self) -> DiskLedger:
        """The ledger of purchases; raises DamagedStore or StoreFailed."""
        from tagwire.providers.disk.ledger import DiskLedger

        with self._opening:
            if self._ledger is None:
                self._ledger = DiskLedger(self._folder)
            return self._ledger

    @property
    def bought(self) -> bool:
        """Whether this store has a ledger: something was bought with it once."""
        from tagwire.providers.disk.ledger import NAME

        return self._ledger is not None or (self._folder / NAME).exists()

    @property
    def results(self) -> DiskResults:
        """The shelf of results; raises DamagedStore or StoreFailed."""
        from tagwire.providers.disk.results import DiskResults

        if self._results is None:
            self._results = DiskResults(self._folder, self.assets)
        return self._results

    def close(self) -> None:
        """Let the store go."""
        if self._results is not None:
            self._results.close()
            self._results = self._cache = None
        if self._ledger is not None:
            self._ledger.close()
            self._ledger = None

    def inspect(self, loaded: Loaded) -> tuple[Graph, tuple[Problem, ...]]:
        """What of a graph is sound, and every problem in it, missing pictures among them."""
        sources = self.sources(loaded.folder)
        return inspect(loaded.document, self.registry, sources.fault, self.providers.fault)

    def sources(self, folder: Path) -> Sources:
        """The pictures beside a graph in `folder`; each is read again only when it changed."""
        return self._sources.setdefault(folder, Sources(folder, self.assets))

    def images(self, folder: Path) -> DiskImages:
        """The pictures of a run of a graph in `folder`."""
        return DiskImages(self.sources(folder), self.assets)

    def world(self, folder: Path) -> Surroundings:
        """What a plan of a graph in `folder` needs to know of the world.

        Raises:
            StoreFailed: the store cannot be used.
        """
        return self._services(self.sources(folder), self.providers).world

    def plan(
        self, loaded: Loaded, targets: Iterable[str] = (), by: Providing | None = None
    ) -> tuple[Plan, Services]:
        """What has to run for `targets` (all ends when there are none), and what it runs with.

        `by` answers in place of the app's own providers.

        Raises:
            GraphInvalid: with every problem of what the targets need.
            WrongUse: there is no such target.
            StoreFailed: the store cannot be used.
        """
        wanted = tuple(targets)
        sources = self.sources(loaded.folder)
        providers = by or self.providers
        services = self._services(sources, providers)
        graph = check(loaded.document, self.registry, sources.fault, wanted, providers.fault)
        return plan(graph, wanted, services.world), services

    def deliver(self, loaded: Loaded, ended: RunReport, out: Path) -> RunReport:
        """The report with the files of every picture delivered, written to `out`."""
        from tagwire.interfaces.overrides import graph_seen_from
        from tagwire.providers.disk.delivery import Finished, deliver

        steps = [s for s in ended.steps.values() if s.result and s.result.deliveries]
        finished = [Finished(step.node, step.result) for step in steps if step.result]
        seen_from = partial(graph_seen_from, loaded.document, self.registry, loaded.folder)
        files = deliver(out, loaded.document, finished, self.assets, seen_from)
        return replace(ended, files=tuple(str(path) for path in files))

    def _services(self, sources: Sources, providers: Providing) -> Services:
        import random
        import secrets

        if self._cache is None:
            self._cache = Cache(self.results, self.options.memory)
        world = Surroundings(
            self._cache, sources.fingerprint, providers.signature, providers.tariff
        )
        return Services(
            images=self.images(sources.folder),
            results=self._cache,
            world=world,
            provider=providers,
            room=self._room,
            draw_seed=lambda: random.SystemRandom().randrange(2**32),
            open_seed=self._open_seed,
            threads=os.cpu_count() or 2,
            run=secrets.token_hex(8),
            budget=providers.caps_run,
        )

    def _open_seed(self, key: str) -> int | None:
        return self.ledger.seed_of(key) if self.bought else None

    def _room(self, provider: ImageProvider) -> asyncio.Semaphore:
        """What bounds the requests under way, shared by all runs on the event loop."""
        import asyncio

        rooms = self._rooms.setdefault(asyncio.get_running_loop(), {})
        return rooms.setdefault(provider.name, asyncio.Semaphore(provider.at_once))


@dataclass(frozen=True, slots=True)
class Loaded:
    """A graph and the folder its relative files are in."""

    document: GraphDocument
    folder: Path


def registry_of(options: Options) -> Registry:
    """Every node there is; raises NodeInvalid when two files give one type."""
    own = (options.workspace or Path.cwd()) / "nodes"
    folders = ([own] if own.is_dir() else []) + list(options.nodes)
    return discover(folders, options.safe)


def load(graph: AnyGraph) -> GraphDocument:
    """The graph in a file, or in a mapping of the same shape.

    Raises:
        WrongUse: no such file.
        GraphInvalid: what it holds is no graph, with every problem.
    """
    return open_graph(graph).document


def open_graph(graph: AnyGraph) -> Loaded:
    """A graph with its folder; a bare name also finds a shipped example."""
    if isinstance(graph, GraphDocument):
        return Loaded(graph, Path.cwd())
    if isinstance(graph, Mapping):
        return Loaded(validate(migrate(dict(graph))), Path.cwd())
    path = Path(graph)
    example = shipped("graphs") / f"{path}.json"
    if not path.suffix and not path.exists() and example.is_file():
        path = example
    if not path.suffix and not path.exists():
        raise WrongUse(f"{path}: no such file, and no such example.", _examples(str(path)))
    return Loaded(read_graph(path), path.resolve().parent)


def _examples(name: str) -> str:
    from difflib import get_close_matches

    names = sorted(found.stem for found in shipped("graphs").glob("*.json"))
    near = get_close_matches(name, names, n=2)
    return f"Did you mean {' or '.join(near)}?" if near else f"Examples: {', '.join(names)}."
