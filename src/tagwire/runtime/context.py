"""What a running step sees of the world, and the services a run is given."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from tagwire.core.errors import Cancelled, StepFailed
from tagwire.core.plan import Delivery, Result, Surroundings
from tagwire.core.request import ImageProvider, ImageRequest, Images
from tagwire.core.values import Image

if TYPE_CHECKING:
    import asyncio


class Shelf(Protocol):
    """Where results stay, by key."""

    def known(self, keys: Iterable[str]) -> set[str]:
        """Those of `keys` that have a result."""
        ...

    def load(self, keys: Iterable[str]) -> Mapping[str, Result]:
        """The results of those of `keys` that have one."""
        ...

    def save(self, keys: tuple[str, ...], result: Result) -> None:
        """Keep one result under every one of `keys`; complete or not at all."""
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
    """Calls a run off, from any thread; every step sees it at its next progress."""

    def __init__(self) -> None:
        self._asked = False
        self._listeners: list[Callable[[], None]] = []

    @property
    def asked(self) -> bool:
        """Whether the run was called off."""
        return self._asked

    def ask(self) -> None:
        """Call the run off."""
        self._asked = True
        for listener in list(self._listeners):
            listener()

    def listen(self, listener: Callable[[], None]) -> None:
        """Have `listener` called when the run is called off."""
        self._listeners.append(listener)


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

    def progress(self, fraction: float, message: str = "") -> None:
        """Say how far the step is, 0..1; from any thread, as often as you like.

        Raises:
            Cancelled: the run was called off; let it through.
        """
        if self._stop.asked:
            raise Cancelled(f"{self.node}: called off.")
        now = time.monotonic()
        if now - self._told >= 0.05 or fraction >= 1:
            self._told = now
            self._tell(fraction, message)

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
        async with self._services.limits[provider.name]:
            made = await provider.generate(request, self.images, self.progress)
        references = await to_thread(_reference_rows, request, self.images)
        self.receipts.append(_receipt(self.node, provider.name, request, references, made.receipt))
        known = self.credits is not None and made.credits is not None
        self.credits = (self.credits or 0) + (made.credits or 0) if known else None
        return made.image

    def deliver(
        self, image: Image, name: str, image_format: str = "png", quality: int = 92
    ) -> Image:
        """Hand a picture to the user: a file called `name`, where the door puts files.

        `image_format` is png, jpeg or webp; `quality` 1..100 counts for the last two.
        """
        self.deliveries.append(Delivery(image, name, image_format, quality))
        return image


def _reference_rows(request: ImageRequest, images: Images) -> list[dict[str, str]]:
    """Each reference's tag and the sha256 of its pixels."""
    rows = []
    for reference in request.references:
        pixels = images.open(reference.image)
        head = f"{pixels.mode} {pixels.width} {pixels.height} ".encode()
        digest = hashlib.sha256(head + pixels.tobytes()).hexdigest()
        rows.append({"tag": reference.tag, "pixels_sha256": digest})
    return rows


def _receipt(
    node: str,
    provider: str,
    request: ImageRequest,
    references: list[dict[str, str]],
    own: Mapping[str, Any],
) -> dict[str, Any]:
    return {
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
