"""The draft engine as an image provider: no key, no network, no credits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tagwire.core.request import Generated, ImageRequest, Images, Progress

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tagwire.providers.draft.engine import Drawing

REVISION = 2
"""Raise it when the same request gives another picture: it is part of a result's key."""


class DraftTariff:
    """Drafts cost nothing."""

    def image(self, model: str, ratio: str) -> float | None:
        """0 credits, whatever the model and the size."""
        return 0


class DraftProvider:
    """Draws requests on this machine's processor; says "draft" in every receipt.

    `label` also says so in the corner of the picture. `at_once` is how many are drawn together.
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
        """Draw the request at its exact size; raises Cancelled when the run was called off."""
        import asyncio

        drawing = asyncio.ensure_future(asyncio.to_thread(self._draw, request, images, progress))
        try:
            return await asyncio.shield(drawing)
        except asyncio.CancelledError:
            await asyncio.wait([drawing])  # the thread stops at its next stage: its place is taken
            drawing.exception()
            raise

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
        return Generated(images.hold(Pillow.fromarray(drawing.pixels)), 0, _receipt(drawing))


def _array(pixels: Any) -> NDArray[np.uint8]:
    import numpy as np

    return np.asarray(pixels)


def _receipt(drawing: Drawing) -> dict[str, Any]:
    return {
        "draft": True,
        "understood": drawing.understood,
        "ignored": list(drawing.ignored),
        "notes": list(drawing.notes),
    }
