"""What a running step sees of the world, and the services a run is given."""

from __future__ import annotations

import hashlib
import json
import threading
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from tagwire.core.errors import Cancelled, StepFailed
from tagwire.core.plan import Delivery, Result, Surroundings
from tagwire.core.request import Generated, ImageProvider, ImageRequest, Images
from tagwire.core.values import Image

if TYPE_CHECKING:
    import asyncio

    from PIL.Image import Image as Pixels

FORMATS = ("png", "jpeg", "webp")
"""What a picture may be delivered as."""


class Shelf(Protocol):
    """Where results stay, by key."""

    def known(self, keys: Iterable[str]) -> set[str]:
        """Those of `keys` that have a result."""
        ...

    def load(self, keys: Iterable[str]) -> Mapping[str, Result]:
        """The results of those of `keys` that have one."""
        ...

    def save_all(self, rows: Sequence[tuple[tuple[str, ...], Result]]) -> None:
        """Keep each result under every one of its keys; all of them or none."""
        ...


class Results(Protocol):
    """Every result a run can spare itself: those on a shelf and those only remembered."""

    def known(self, keys: Iterable[str]) -> set[str]:
        """Those of `keys` that have a result."""
        ...

    def load(self, keys: Iterable[str]) -> Mapping[str, Result]:
        """The results of those of `keys` that have one."""
        ...

    def save(self, keys: tuple[str, ...], result: Result, durable: bool) -> None:
        """Keep one result under every one of `keys`; past this process if it is durable."""
        ...

    def flush(self) -> None:
        """Have what is durable on disk; raises StoreFailed."""
        ...


@dataclass(frozen=True, slots=True)
class Services:
    """All that a run may touch, handed in by the composition root."""

    images: Images
    results: Results
    world: Surroundings
    providers: Mapping[str, ImageProvider]
    draw_seed: Callable[[], int]
    threads: int = 4
    limits: Mapping[str, asyncio.Semaphore] = field(default_factory=dict)


class Stop:
    """Calls runs off, from any thread; every step sees it at its next progress.

    One Stop may serve many runs: a run that ends by itself leaves it as it was.
    """

    def __init__(self) -> None:
        self._asked = False
        self._listeners: list[Callable[[], None]] = []
        self._lock = threading.Lock()

    @property
    def asked(self) -> bool:
        """Whether the run was called off."""
        return self._asked

    def ask(self) -> None:
        """Call the run off."""
        with self._lock:
            self._asked = True
            listeners, self._listeners = self._listeners, []
        for listener in listeners:
            listener()

    def listen(self, listener: Callable[[], None]) -> None:
        """Have `listener` called once when the run is called off; at once if it was already."""
        with self._lock:
            asked = self._asked
            if not asked:
                self._listeners.append(listener)
        if asked:
            listener()

    def unlisten(self, listener: Callable[[], None]) -> None:
        """Call `listener` no more."""
        with self._lock:
            if listener in self._listeners:
                self._listeners.remove(listener)


class RunContext:
    """The world as a node's `run` sees it: pictures, a provider to ask, progress, delivery.

    `node` is the step's id and `graph` the graph's name. No URL and no key is in reach.
    """

    def __init__(
        self,
        *,
        node: str,
        graph: str,
        services: Services,
        asks: str,
        stop: Stop,
        tell: Callable[[float, str], None],
    ) -> None:
        self.node = node
        self.graph = graph
        self.images = services.images
        self.receipts: list[Mapping[str, Any]] = []
        self.deliveries: list[Delivery] = []
        self.credits: float | None = 0
        self._services = services
        self._asks = asks
        self._stop = stop
        self._tell = tell
        self._told = 0.0
        self._told_end = False

    def progress(self, fraction: float, message: str = "") -> None:
        """Say how far the step is, 0..1; from any thread, as often as you like.

        Raises:
            Cancelled: the run was called off; let it through.
        """
        self._go_on()
        now = time.monotonic()
        if now - self._told >= 0.05 or (fraction >= 1 and not self._told_end):
            self._told, self._told_end = now, fraction >= 1
            self._tell(min(1.0, max(0.0, fraction)), message)

    async def generate(self, request: ImageRequest) -> Image:
        """Have the run's provider make a picture, when it has room for one more.

        Raises:
            StepFailed: the provider could not, or the node's class lacks `asks="images"`.
            Cancelled: the run was called off.
        """
        from asyncio import to_thread  # 25 ms to import, and node files import this module

        provider = self._services.providers.get(self._asks)
        if provider is None:
            remedy = 'Declare it: class ...(Node, asks="images").'
            raise StepFailed(f"{self.node}: this node may not ask a provider.", remedy)
        given = request.references
        references = await to_thread(_reference_rows, request, self.images) if given else []
        async with self._services.limits[provider.name]:
            self._go_on()
            made = await _answer(provider.generate(request, self.images, self.progress))
        self.receipts.append(_receipt(self.node, provider.name, request, references, made.receipt))
        known = self.credits is not None and made.credits is not None
        self.credits = (self.credits or 0) + (made.credits or 0) if known else None
        return made.image

    def _go_on(self) -> None:
        if self._stop.asked:
            raise Cancelled(f"{self.node}: called off.")

    def deliver(
        self, image: Image, name: str, image_format: str = "png", quality: int = 92
    ) -> Image:
        """Hand a picture to the user: a file called `name`, where the door puts files.

        `image_format` is png, jpeg or webp; `quality` 1..100 counts for the last two.

        Raises:
            StepFailed: there is no such format or quality.
        """
        if image_format not in FORMATS or not 1 <= quality <= 100:
            words = f"{self.node}: delivers {image_format!r} at quality {quality}."
            raise StepFailed(words, f"Use {', '.join(FORMATS)} and 1 to 100.")
        self.deliveries.append(Delivery(image, name, image_format, quality))
        return image


async def _answer(asked: Awaitable[Generated]) -> Generated:
    """What the provider gives. A cancel reaches it, but what it made all the same is kept."""
    import asyncio

    task = asyncio.ensure_future(asked)
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError:
            task.cancel()
    return task.result()


def _reference_rows(request: ImageRequest, images: Images) -> list[dict[str, str]]:
    """Each reference's tag and the sha256 of its pixels."""
    return [
        {"tag": reference.tag, "pixels_sha256": pixels_sha256(images.open(reference.image))}
        for reference in request.references
    ]


def pixels_sha256(pixels: Pixels) -> str:
    """The sha256 of a picture's pixels, by which a receipt knows it, however it is stored."""
    head = f"{pixels.mode} {pixels.width} {pixels.height} ".encode()
    return hashlib.sha256(head + pixels.tobytes()).hexdigest()


def _receipt(
    node: str,
    provider: str,
    request: ImageRequest,
    references: list[dict[str, str]],
    own: Mapping[str, Any],
) -> dict[str, Any]:
    """Plain JSON, whatever a stranger's provider put in."""
    row = {
        "node": node,
        "provider": provider,
        "model": request.model,
        "prompt": request.prompt,
        "references": references,
        "seed": request.seed,
        "size": [request.width, request.height],
        "extras": dict(request.extras),
        **own,
    }
    plain: dict[str, Any] = json.loads(json.dumps(row, default=str))
    return plain
