"""A picture cut or padded to a proportion; only pixels go in and out."""

from __future__ import annotations

from typing import TypeAlias

from PIL import Image, ImageColor
from PIL.Image import Image as Pixels

from tagwire.core.errors import PictureRefused
from tagwire.providers.disk.limits import MOST_PIXELS

Box: TypeAlias = tuple[float, float, float, float]


def crop(pixels: Pixels, ratio: float | None = None, box: Box | None = None) -> Pixels:
    """The part in `box` (left, top, width, height as fractions), then the middle of `ratio`.

    Raises:
        PictureRefused: nothing would be left.
    """
    left, top, width, height = box or (0.0, 0.0, 1.0, 1.0)
    x, y = round(left * pixels.width), round(top * pixels.height)
    right = min(pixels.width, round((left + width) * pixels.width))
    bottom = min(pixels.height, round((top + height) * pixels.height))
    wide, high = right - x, bottom - y
    if ratio and high and wide > high * ratio:
        narrow = round(high * ratio)
        x, wide = x + (wide - narrow) // 2, narrow
    elif ratio and wide:
        low = min(high, round(wide / ratio))
        y, high = y + (high - low) // 2, low
    if min(x, y) < 0 or min(wide, high) < 1:
        raise PictureRefused("nothing of the picture is left.", "Choose a larger part.")
    return pixels.crop((x, y, x + wide, y + high))


def pad(pixels: Pixels, ratio: float, color: str = "#ffffff") -> Pixels:
    """The whole picture in the middle of a plain ground of `ratio`.

    Raises:
        PictureRefused: it would become over 40 megapixels.
    """
    width = max(pixels.width, round(pixels.height * ratio))
    height = max(pixels.height, round(pixels.width / ratio))
    if width * height > MOST_PIXELS:
        raise PictureRefused("padded so, it is over 40 megapixels.", "Crop it instead.")
    ground = Image.new("RGB", (width, height), ImageColor.getrgb(color)[:3])
    at = ((width - pixels.width) // 2, (height - pixels.height) // 2)
    ground.paste(pixels, at, pixels if pixels.mode == "RGBA" else None)
    return ground
