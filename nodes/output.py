"""A picture or a film as a file."""

from typing import Annotated, Literal

from pydantic import Field

from tagwire import Image, Node, RunContext, Video


class Output(Node, type="output", category="output"):
    """Hand a picture or film over as a file. It carries its receipt and the graph that made it.

    The name may hold {graph}, {node}, {seed}, {model} and {asset}, and / for folders. A film is
    an MP4 file; format and quality count for pictures.
    """

    name: str = "{graph}-{node}"
    format: Literal["png", "jpeg", "webp"] = "png"
    quality: Annotated[int, Field(ge=1, le=100)] = 92

    async def run(self, ctx: RunContext, image: Image | Video) -> Image | Video:
        return ctx.deliver(image, self.name, self.format, self.quality)
