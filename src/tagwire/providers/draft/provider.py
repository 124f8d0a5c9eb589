"""The draft engine as an image provider: no key, no network, no credits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from tagwire.core.errors import StepFailed
from tagwire.core.request import Filmed, Generated, ImageRequest, Images, Progress, VideoRequest

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from tagwire.providers.draft.engine import Drawing

T = TypeVar("T")

REVISION = 5
"""Raise it when the same request gives another picture: it is part of a result's key."""

MOST_PIXELS = 40_000_000
"""Twice the largest size of any model; a draft takes some 90 bytes of memory for each."""


class DraftTariff:
    """Drafts cost nothing."""

    def image(self, model: str, ratio: str) -> float | None:
        """0 credits, whatever the model and the size."""
        return 0

    def video(self, model: str, seconds: int) -> float | None:
        """0 credits, whatever the model and the length."""
        return 0


class DraftProvider:
    """Draws and films requests on this machine's processor; says "draft" in every receipt.

    `label` also says so in the corner of the picture. `at_once` is how many are made together.
    """

    name = "draft"
    tariff = DraftTariff()

    def __init__(self, label: bool = True, at_once: int = 2) -> None:
        self.label = label
        self.at_once = at_once
        self.signature = f"draft {REVISION} {'labelled' if label else 'plain'}"

    async def generate(
        self, request: ImageRequest, images: Images, progress: Progress
    ) -> Generated:
        """Draw the request at its exact size.

        Raises:
            StepFailed: it is larger than any model's, and would take all memory.
            Cancelled: the run was called off.
        """
        _refuse_vast(request.width, request.height)
        return await _threaded(lambda: self._draw(request, images, progress))

    async def film(self, request: VideoRequest, images: Images, progress: Progress) -> Filmed:
        """Film a move over the first frame, at the exact size and length; raises as above."""
        return await _threaded(lambda: self._film(request, images, progress))

    def _draw(self, request: ImageRequest, images: Images, progress: Progress) -> Generated:
        from PIL import Image as Pillow

        from tagwire.providers.draft.engine import Reference, draw

        pictures = ((each.tag, images.open(each.image)) for each in request.references)
        references = [Reference(tag, _array(pixels)) for tag, pixels in pictures]
        size = (request.width, request.height)
        seed = request.seed or 0
        drawing = draw(
            request.prompt, references, size, seed, label=self.label, checkpoint=progress
        )
        return Generated(images.hold(Pillow.fromarray(drawing.pixels)), 0, receipt_of(drawing))

    def _film(self, request: VideoRequest, images: Images, progress: Progress) -> Filmed:
        from tagwire.providers.draft.film import film

        footage = film(
            request.prompt,
            _array(images.open(request.image)),
            (request.width, request.height),
            request.seconds,
            request.seed or 0,
            label=self.label,
            checkpoint=progress,
        )
        receipt = {"draft": True, "understood": footage.understood}
        return Filmed(images.keep_film(footage.data), 0, receipt)


async def _threaded(work: Callable[[], T]) -> T:
    import asyncio

    working = asyncio.ensure_future(asyncio.to_thread(work))
    try:
        return await asyncio.shield(working)
    except asyncio.CancelledError:
        await asyncio.wait([working])  # the thread stops at its next stage: its place is taken
        working.exception()
        raise


def _refuse_vast(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        words = f"{width} x {height} is more than a draft can be, {MOST_PIXELS:,} pixels."
        raise StepFailed(words, "Choose a smaller size.")


def _array(pixels: Any) -> NDArray[np.uint8]:
    import numpy as np

    return np.asarray(pixels)


def receipt_of(drawing: Drawing) -> dict[str, Any]:
    """What a receipt says of a drawing, as plain JSON."""
    return {
        "draft": True,
        "understood": drawing.understood,
        "ignored": list(drawing.ignored),
        "notes": list(drawing.notes),
    }
