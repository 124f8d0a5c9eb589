"""A store in a fresh folder, apps over it, and small nodes that do what a test tells them."""

from __future__ import annotations

import asyncio
import importlib
import itertools
import os
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tagwire import App, Image, Node, Options, RunContext, Seed, Text
from tagwire.core.registry import Registry
from tagwire.core.request import Generated, ImageRequest
from tagwire.interfaces.app import open_graph
from tagwire.runtime.engine import execute
from tagwire.runtime.events import Event
from tagwire.runtime.stop import Stop

settings.register_profile("untimed", deadline=None)  # speed is measured in benchmarks/
settings.load_profile("untimed")
for _key in ("RUNWAYML_API_SECRET", "COMETAPI_KEY"):
    os.environ.pop(_key, None)  # nothing a test does may cost the developer anything
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

sys.path.append(str(Path(__file__).parent / "faults"))
fake_runway = importlib.import_module("fake").fake_runway

_NUMBERS = itertools.count(1)
ACTS: dict[str, Callable[..., Any]] = {}


class Does(Node, type="does"):
    """An async step."""

    act: str
    salt: int = 0

    async def run(
        self, ctx: RunContext, texts: tuple[Text, ...] = (), images: tuple[Image, ...] = ()
    ) -> Text:
        return await ACTS[self.act](ctx, *texts, *images)


class Works(Node, type="works"):
    """A blocking step."""

    act: str
    salt: int = 0

    def run(
        self, ctx: RunContext, texts: tuple[Text, ...] = (), images: tuple[Image, ...] = ()
    ) -> Text:
        return ACTS[self.act](ctx, *texts, *images)


class Paints(Node, type="paints"):
    """A blocking step that gives a picture."""

    act: str
    salt: int = 0

    def run(
        self, ctx: RunContext, texts: tuple[Text, ...] = (), images: tuple[Image, ...] = ()
    ) -> Image:
        return ACTS[self.act](ctx, *texts, *images)


class Forgets(Paints, type="forgets", keep="never"):
    """The same, not to be kept."""


class Shoots(Node, type="shoots", keep="always", asks="images"):
    """Asks the provider for a picture: dear."""

    seed: Seed = None

    async def run(
        self, ctx: RunContext, prompt: Text = Text(), images: tuple[Image, ...] = ()
    ) -> Image:
        return await ctx.generate(ImageRequest("any", prompt, 8, 8, seed=self.seed))


class Painter:
    """A provider that does what a test tells it; free, and draws one grey of each seed."""

    name = "painter"
    signature = "painter 1"

    def __init__(self, at_once: int = 4) -> None:
        self.at_once = at_once
        self.tariff = self
        self.asked: list[ImageRequest] = []
        self.act: Callable[[Callable[..., None]], Any] | None = None
        self.receipt: dict[Any, Any] = {}

    def image(self, model: str, ratio: str) -> float | None:
        return 0

    def video(self, model: str, seconds: int) -> float | None:
        return 0

    async def generate(self, request: ImageRequest, images: Any, progress: Any) -> Generated:
        from PIL import Image as Pillow

        self.asked.append(request)
        if self.act:
            await self.act(progress)
        pixels = Pillow.new("RGB", (request.width, request.height), (request.seed or 0) % 2**24)
        return Generated(images.hold(pixels), 1, self.receipt)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Beside one another, a file at a time; of those that need a browser two at a time.

    These wait more than they compute, and are half of all there is.
    """
    from xdist.scheduler import LoadScopeScheduling

    class Rooms(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.split("::")[0]
            folder, _, name = file.rpartition("/")
            if not folder.endswith("browser"):
                return file
            return "browser, first half" if name < "test_p" else "browser, second half"

    return Rooms(config, log)


@pytest.fixture(scope="module")
def one_fake(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A fake Runway on loopback, in a process of its own; its log says what it charged."""
    with fake_runway(tmp_path_factory.mktemp("fake")) as fake:
        yield fake


@pytest.fixture
def fake(one_fake: Any) -> Any:
    """The fake Runway, with nothing planned."""
    one_fake.forget()
    return one_fake


@pytest.fixture
def prompts() -> Callable[[int], list[str]]:
    """So many prompts that nobody has used."""
    return lambda count: [f"A vase, number {next(_NUMBERS):05}." for _ in range(count)]


@pytest.fixture
def acts() -> Iterator[dict[str, Callable[..., Any]]]:
    """What the small nodes do, by the name in their setting `act`."""
    ACTS.clear()
    yield ACTS
    ACTS.clear()


@pytest.fixture
def painter() -> Painter:
    return Painter()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def make_app(store: Path) -> Iterator[Callable[..., App]]:
    """Puts an app together over `store`: the shipped nodes, the small ones and those given."""
    made: list[App] = []

    def call(*nodes: type[Node], provider: Any = None, **options: Any) -> App:
        app = App(Options(**{"store": store, "safe": True, **options}), provider)
        own = [*(Does, Works, Paints, Forgets, Shoots), *nodes]
        shipped = [(node, app.registry.source(node.spec.name)) for node in app.registry]
        app.registry = Registry([*shipped, *((node, __file__) for node in own)])
        made.append(app)
        return app

    yield call
    for app in made:
        app.close()


@pytest.fixture
def wired() -> Callable[..., dict[str, Any]]:
    """A graph of nodes by name, `("type", settings)` each, and wires `"a.text b.texts"`."""

    def call(nodes: dict[str, tuple[str, dict[str, Any]]], *wires: str) -> dict[str, Any]:
        entries = {name: {"type": kind, "settings": given} for name, (kind, given) in nodes.items()}
        pairs = [wire.split() for wire in wires]
        return {"tagwire": 1, "name": "Test", "nodes": entries, "wires": pairs}

    return call


@pytest.fixture
def happening() -> Callable[..., AsyncIterator[Event]]:
    """The events of a run, as they happen."""

    def call(app: App, graph: Any, stop: Stop | None = None, *targets: str) -> Any:
        return execute(*app.plan(open_graph(graph), targets), stop)

    return call


@pytest.fixture
def in_time() -> Callable[[Any], Any]:
    """Runs a coroutine to its end; one that hangs fails the test instead."""

    def call(work: Any) -> Any:
        async def limited() -> Any:
            async with asyncio.timeout(30):
                return await work

        return asyncio.run(limited())

    return call
