"""What a running step sees of the world, and the services a run is given."""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

from tagwire.core.errors import Cancelled, StepFailed
from tagwire.core.plan import Delivery, Result, Surroundings
from tagwire.core.request import (
    Filmed,
    Generated,
    ImageProvider,
    ImageRequest,
    Images,
    Reference,
    VideoRequest,
    Wanted,
)
from tagwire.core.values import Image, Video
from tagwire.runtime.stop import Stop

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


def _none_open(key: str) -> int | None:
    return None


@dataclass(frozen=True, slots=True)
class Services:
    """All that a run may touch, handed in by the composition root.

    `provider` gives who answers a node that names that profile ("" for none; raises WrongUse when
    there is no such profile), and `room` what bounds its requests under way, on the loop that
    runs. `open_seed` gives the seed of a purchase begun under a step's key and not ended, so
    that a run after a crash asks for the same again; `run` names the run to the ledger, and
    `budget` is how many credits it may cost in all.
    """

    images: Images
    results: Results
    world: Surroundings
    provider: Callable[[str], ImageProvider]
    room: Callable[[ImageProvider], asyncio.Semaphore]
    draw_seed: Callable[[], int]
    open_seed: Callable[[str], int | None] = _none_open
    threads: int = 4
    run: str = ""
    budget: float | None = None


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: a step of a graph by id, the key of its result, its seed, the profile it names.

    `profile` is None for a node that may not ask a provider.
    """

    node: str
    graph: str
    key: str
    seed: int | None
    profile: str | None


Request: TypeAlias = ImageRequest | VideoRequest
Asked = TypeVar("Asked", ImageRequest, VideoRequest)
Made = TypeVar("Made", Generated, Filmed)
Shown = TypeVar("Shown", bound=Image | Video)


class RunContext:
    """The world as a node's `run` sees it: pictures, a provider to ask, progress, delivery.

    `node` is the step's id and `graph` the graph's name. No URL and no key is in reach.
    """

    def __init__(
        self,
        asker: Asker,
        services: Services,
        stop: Stop,
        tell: Callable[[float, str], None],
    ) -> None:
        self.node = asker.node
        self.graph = asker.graph
        self.images = services.images
        self.receipts: list[Mapping[str, Any]] = []
        self.deliveries: list[Delivery] = []
        self.credits: float | None = 0
        self._services = services
        self._asker = asker
        self._asked: Counter[str] = Counter()
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
        provider = self._provider()
        asking = partial(provider.generate, images=self.images, progress=self.progress)
        return (await self._ask(provider, request, request.references, asking)).image

    async def film(self, request: VideoRequest) -> Video:
        """Have the run's provider make a film, when it has room for one more; raises as above."""
        provider = self._provider()
        asking = partial(provider.film, images=self.images, progress=self.progress)
        first = (Reference(request.image),)
        return (await self._ask(provider, request, first, asking)).video

    async def _ask(
        self,
        provider: ImageProvider,
        request: Asked,
        references: Sequence[Reference],
        asking: Callable[[Asked], Awaitable[Made]],
    ) -> Made:
        from asyncio import to_thread  # 25 ms to import, and node files import this module

        rows = await to_thread(_reference_rows, references, self.images) if references else []
        async with self._services.room(provider):
            self._go_on()
            wanted = self._wanted(_row(request, rows))
            made = await _answer(asking(replace(request, wanted=wanted)))
        self.receipts.append(_receipt(self.node, provider.name, request, rows, made.receipt))
        known = self.credits is not None and made.credits is not None
        self.credits = (self.credits or 0) + (made.credits or 0) if known else None
        return made

    def _provider(self) -> ImageProvider:
        if self._asker.profile is None:
            remedy = 'Declare it: class ...(Node, asks="images").'
            raise StepFailed(f"{self.node}: this node may not ask a provider.", remedy)
        return self._services.provider(self._asker.profile)

    def _wanted(self, row: Mapping[str, Any]) -> Wanted:
        """Who asks, and a key for what: the same in every process, in whatever order it asks."""
        asked = hashlib.sha256(json.dumps(row, sort_keys=True, default=str).encode()).hexdigest()
        number, self._asked[asked] = self._asked[asked], self._asked[asked] + 1
        return Wanted(
            f"{self._asker.key}#{asked[:32]}.{number}",
            self._services.run,
            self.graph,
            self.node,
            self._services.budget,
            self._asker.seed,
            lambda: self._stop.leaving,
        )

    def _go_on(self) -> None:
        if self._stop.asked:
            raise Cancelled(f"{self.node}: called off.")

    def deliver(
        self, output: Shown, name: str, image_format: str = "png", quality: int = 92
    ) -> Shown:
        """Hand a picture or film to the user: a file called `name`, where the door puts files.

        `image_format` is png, jpeg or webp; `quality` 1..100 counts for the last two. A film is
        an MP4 file whatever they say.

        Raises:
            StepFailed: there is no such format or quality.
        """
        if image_format not in FORMATS or not 1 <= quality <= 100:
            words = f"{self.node}: delivers {image_format!r} at quality {quality}."
            raise StepFailed(words, f"Use {', '.join(FORMATS)} and 1 to 100.")
        self.deliveries.append(Delivery(output, name, image_format, quality))
        return output


async def _answer(asked: Awaitable[Made]) -> Made:
    """What the provider gives. A cancel reaches it, but what it made all the same is kept."""
    import asyncio

    task = asyncio.ensure_future(asked)
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError:
            task.cancel()
    return task.result()


def _reference_rows(references: Iterable[Reference], images: Images) -> list[dict[str, str]]:
    """Each reference's tag and the sha256 of its pixels."""
    return [
        {"tag": reference.tag, "pixels_sha256": pixels_sha256(images.open(reference.image))}
        for reference in references
    ]


def pixels_sha256(pixels: Pixels) -> str:
    """The sha256 of a picture's pixels, by which a receipt knows it, however it is stored."""
    head = f"{pixels.mode} {pixels.width} {pixels.height} ".encode()
    return hashlib.sha256(head + pixels.tobytes()).hexdigest()


def _receipt(
    node: str,
    provider: str,
    request: Request,
    references: list[dict[str, str]],
    own: Mapping[str, Any],
) -> dict[str, Any]:
    """Plain JSON, whatever a stranger's provider put in."""
    row = {"node": node, "provider": provider, **_row(request, references), **own}
    plain: dict[str, Any] = json.loads(json.dumps(row, default=str))
    return plain


def _row(request: Request, references: list[dict[str, str]]) -> dict[str, Any]:
    """What was asked for, its pictures by their pixels."""
    row = {
        "model": request.model,
        "prompt": request.prompt,
        "references": references,
        "seed": request.seed,
        "size": [request.width, request.height],
        "extras": dict(request.extras),
    }
    return {**row, "seconds": request.seconds} if isinstance(request, VideoRequest) else row
