"""What a node asks of a provider, what it gets back, and the small doors between."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from tagwire.core.values import Image, Video

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference picture and the tag the prompt calls it by; `""` is untagged."""

    image: Image
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who wants it, for a ledger: no part of what is drawn.

    `key` is the same whenever the same step wants the same thing again, in any process; `seed` is
    that of the step, which it needs again for that. `budget` is how many credits the whole `run`
    may cost (None: no bound). Once `leaving`, a cancel leaves what is bought where it is.
    """

    key: str = ""
    run: str = ""
    graph: str = ""
    node: str = ""
    budget: float | None = None
    seed: int | None = None
    leaving: Callable[[], bool] = lambda: False


@dataclass(frozen=True, slots=True)
class ImageRequest:
    """One picture wanted: `width` x `height` pixels, exactly.

    `model` names a model of `tagwire.core.models`; `seed` is 0..4294967295; a
    provider leaves out what the model does not take. `extras` holds what only some models know, by
    wire name; a `ratio` among them is sent in place of the size, or none where it is "".
    """

    model: str
    prompt: str
    width: int
    height: int
    references: tuple[Reference, ...] = ()
    seed: int | None = None
    extras: Mapping[str, Any] = field(default_factory=dict)
    wanted: Wanted = Wanted()


@dataclass(frozen=True, slots=True)
class VideoRequest:
    """One film wanted, `width` x `height` pixels and `seconds` long, that begins with `image`.

    `prompt` tells the motion and may be empty where the model allows; the rest is as for a picture.
    """

    model: str
    prompt: str
    image: Image
    width: int
    height: int
    seconds: int
    seed: int | None = None
    extras: Mapping[str, Any] = field(default_factory=dict)
    wanted: Wanted = Wanted()


@dataclass(frozen=True, slots=True)
class Generated:
    """A provider's answer: the picture, what it cost in credits, and its receipt (plain JSON)."""

    image: Image
    credits: float | None
    receipt: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Filmed:
    """A provider's answer: the film, what it cost in credits, and its receipt (plain JSON)."""

    video: Video
    credits: float | None
    receipt: Mapping[str, Any]


class Images(Protocol):
    """Where a node reaches pixels. Every call may take a while: use it off the event loop."""

    def load(self, source: str) -> Image:
        """The picture at a file, `asset:` id or data URI; raises PictureRefused."""
        ...

    def open(self, image: Image) -> Pixels:
        """The pixels of a picture (RGB or RGBA). Treat them as read-only: others share them."""
        ...

    def hold(self, pixels: Pixels) -> Image:
        """A handle on new pixels; they are encoded only if something durable needs them."""
        ...

    def store(self, image: Image) -> Image:
        """The same picture with an asset id: encoded and on disk."""
        ...

    def keep(self, data: bytes) -> Image:
        """The picture in a file's bytes, stored as they are; raises PictureRefused."""
        ...

    def keep_film(self, data: bytes) -> Video:
        """The film in an MP4 file's bytes, stored as they are; raises PictureRefused."""
        ...


class Progress(Protocol):
    """Says how far a step is; raises Cancelled once the run was called off."""

    def __call__(self, fraction: float, message: str = "") -> None:
        """`fraction` is 0..1."""
        ...


class Tariff(Protocol):
    """What pictures and films cost where the run goes; None is unknown, which is not 0."""

    def image(self, model: str, ratio: str) -> float | None:
        """Credits for one picture."""
        ...

    def video(self, model: str, seconds: int) -> float | None:
        """Credits for one film."""
        ...


class ImageProvider(Protocol):
    """Somebody who makes pictures and films: the draft engine, Runway, a stranger's plug-in.

    `signature` changes whenever the same request would give another picture: it is part of a
    result's key. `at_once` is how many requests may be under way together.
    """

    @property
    def name(self) -> str:
        """Who it is, in receipts."""
        ...

    @property
    def signature(self) -> str:
        """What of it a result depends on."""
        ...

    @property
    def at_once(self) -> int:
        """How many requests it takes together."""
        ...

    @property
    def tariff(self) -> Tariff:
        """What it charges."""
        ...

    async def generate(
        self, request: ImageRequest, images: Images, progress: Progress
    ) -> Generated:
        """Make the picture; raises StepFailed, UnknownOutcome, OverBudget or Cancelled."""
        ...

    async def film(self, request: VideoRequest, images: Images, progress: Progress) -> Filmed:
        """Make the film; raises as `generate` does."""
        ...
