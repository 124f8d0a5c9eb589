"""Several pictures on one contact sheet."""

import math
from typing import Annotated

from PIL import Image as Pillow
from PIL import ImageOps
from PIL.Image import Resampling
from pydantic import Field

from tagwire import Color, Image, Node, RunContext


class Grid(Node, type="grid", category="picture"):
    """Lay pictures out in rows, in the order they are wired; each cell is `cell_width` wide.

    `columns` 0 chooses a shape near a square; the first picture's proportion is every cell's.
    """

    columns: Annotated[int, Field(ge=0, le=100)] = 0
    cell_width: Annotated[int, Field(ge=16, le=4096)] = 960
    gap: Annotated[int, Field(ge=0, le=400)] = 16
    background: Color = "#111111"

    def run(self, ctx: RunContext, images: tuple[Image, ...]) -> Image:
        columns = min(self.columns or math.ceil(math.sqrt(len(images))), len(images))
        rows = math.ceil(len(images) / columns)
        width = self.cell_width
        height = max(1, round(width * images[0].height / images[0].width))
        step_x, step_y = width + self.gap, height + self.gap
        size = (columns * step_x + self.gap, rows * step_y + self.gap)
        sheet = Pillow.new("RGB", size, self.background)
        for index, image in enumerate(images):
            cell = ImageOps.pad(
                ctx.images.open(image), (width, height), Resampling.LANCZOS, self.background
            )
            row, column = divmod(index, columns)
            sheet.paste(cell, (self.gap + column * step_x, self.gap + row * step_y))
            ctx.progress((index + 1) / len(images))
        return ctx.images.hold(sheet)
