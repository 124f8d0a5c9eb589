"""A picture from a file, to be mentioned in a prompt."""

from collections.abc import Iterable
from typing import Literal

from PIL import ImageOps
from PIL.Image import Image as Pixels

from tagwire import Color, Image, Node, Picture, Problem, RunContext, StepFailed, Wired

NARROWEST, WIDEST = 0.5, 2.0


class ReferenceImage(Node, type="reference_image", category="picture"):
    """A picture to refer to: a PNG, JPEG or WebP file, an asset: id or a data URI.

    Image models take proportions from 1:2 to 2:1; `fit` says what happens to others.
    """

    file: Picture = ""
    fit: Literal["refuse", "crop", "pad"] = "refuse"
    pad_color: Color = "#ffffff"

    def run(self, ctx: RunContext) -> Image:
        image = ctx.images.load(self.file)
        if NARROWEST <= image.width / image.height <= WIDEST:
            return image
        if self.fit == "refuse":
            shape = f"{image.width} x {image.height}"
            remedy = "Set fit to crop or pad, or choose another picture."
            raise StepFailed(f"{ctx.node}: {shape} is beyond 1:2 to 2:1.", remedy)
        return ctx.images.hold(self.fitted(ctx.images.open(image)))

    def fitted(self, pixels: Pixels) -> Pixels:
        """The pixels cut or padded to the nearest legal proportion."""
        wide = pixels.width > pixels.height
        width, height = pixels.size
        if self.fit == "crop":
            size = (int(height * WIDEST), height) if wide else (width, int(width / NARROWEST))
            return ImageOps.fit(pixels, size)
        size = (width, -(-width // 2)) if wide else (-(-height // 2), height)
        return ImageOps.pad(pixels, size, color=self.pad_color)

    def review(self, wired: Wired) -> Iterable[Problem]:
        if not self.file:
            yield Problem("no_picture", "no picture chosen.", "Set file.", "/settings/file")
