"""A picture at another size."""

from typing import Annotated, Literal

from PIL import ImageOps
from PIL.Image import Resampling
from pydantic import Field

from tagwire import Color, Image, Node, RunContext

Side = Annotated[int, Field(ge=1, le=8192)]


class ResizeImage(Node, type="resize_image", category="picture"):
    """Scale a picture to a size in pixels: inside it, filling it (cut) or padded to it."""

    width: Side = 1280
    height: Side = 720
    fit: Literal["inside", "fill", "pad", "stretch"] = "inside"
    pad_color: Color = "#000000"

    def run(self, ctx: RunContext, image: Image) -> Image:
        pixels, size = ctx.images.open(image), (self.width, self.height)
        match self.fit:
            case "inside":
                scaled = ImageOps.contain(pixels, size, Resampling.LANCZOS)
            case "fill":
                scaled = ImageOps.fit(pixels, size, Resampling.LANCZOS)
            case "pad":
                scaled = ImageOps.pad(pixels, size, Resampling.LANCZOS, self.pad_color)
            case "stretch":
                scaled = pixels.resize(size, Resampling.LANCZOS)
        return ctx.images.hold(scaled)
