"""Small things no family makes: drawn pictures, toned down and given a rounded body."""

from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from tagwire.providers.draft.cache import Recent
from tagwire.providers.draft.colour import Floats, clip01, from_hex, linear, luma, mix, saturate
from tagwire.providers.draft.figurine import Figurine, Pose, mirrored
from tagwire.providers.draft.filters import blur, resize
from tagwire.providers.draft.noise import fractal

FOLDER = Path(__file__).parents[1] / "sprites"
_PICTURES: Recent[str, Floats] = Recent(12)


def sculpt(pose: Pose) -> Figurine:
    """The sprite of that name (``sprites/NAME.webp``), as a figure of painted clay."""
    picture = _PICTURES.get(pose.noun, lambda: _loaded(pose.noun))
    height = max(8, pose.height)
    width = max(4, round(picture.shape[1] * height / picture.shape[0]))
    planes = np.dstack(
        [resize(picture[..., :3], width, height), resize(picture[..., 3], width, height)]
    )
    alpha = clip01(planes[..., 3])
    colour = clip01(planes[..., :3] / np.maximum(alpha, 1e-3)[..., None])
    colour = _toned(_painted(colour, alpha, pose), pose)
    normal = _inflated(alpha, luma(colour))
    figurine = Figurine(colour, alpha, normal=normal)
    return mirrored(figurine) if pose.facing < 0 else figurine


def _loaded(name: str) -> Floats:
    """The file as premultiplied linear colour and alpha, cropped to what is seen.

    Raises:
        KeyError: there is no such sprite.
    """
    path = FOLDER / f"{name}.webp"
    if not path.is_file():
        raise KeyError(f"no sprite {name!r}")
    with Image.open(path) as image:
        pixels = np.asarray(image.convert("RGBA"))
    seen = pixels[..., 3] > 8
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    pixels = pixels[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    alpha = pixels[..., 3:].astype(np.float32) / 255
    return np.dstack([linear(pixels[..., :3]) * alpha, alpha]).astype(np.float32)


def _painted(colour: Floats, alpha: Floats, pose: Pose) -> Floats:
    """The colour asked for where the picture is colourful; its own lights and darks stay."""
    if not pose.colour:
        return colour
    paint, bright = from_hex(pose.colour), luma(colour)
    middle = float(np.median(bright[alpha > 0.5])) if (alpha > 0.5).any() else 0.3
    dyed = paint * np.clip(bright / max(middle, 0.05), 0.2, 1.8)[..., None]
    spread = colour.max(axis=2) - colour.min(axis=2)
    share = np.clip(spread / np.maximum(colour.max(axis=2), 0.05) * 1.4 + 0.25, 0, 0.92)
    return clip01(mix(colour, dyed, share[..., None]))


def _toned(colour: Floats, pose: Pose) -> Floats:
    height, width = colour.shape[:2]
    grain = resize(fractal(pose.rng("grain"), 256, 16, 5, 0.7), max(256, width), max(256, height))
    calm = saturate(colour, 0.80) * 0.94 + 0.012
    return np.asarray(clip01(calm * (0.92 + 0.16 * grain[:height, :width, None])), np.float32)


def _inflated(alpha: Floats, bright: Floats) -> Floats:
    """Normals of a cushion of that outline, with the drawing slightly embossed."""
    height, width = alpha.shape
    size = min(height, width)
    padded = np.pad((alpha > 0.5).astype(np.uint8), 2)
    inside = np.asarray(cv2.distanceTransform(padded, cv2.DIST_L2, 5), np.float32)[2:-2, 2:-2]
    reach = max(3.0, size * 0.30)
    swell = np.sqrt(np.maximum(1 - (1 - np.minimum(inside, reach) / reach) ** 2, 0)) * reach
    relief = blur(np.asarray(swell, np.float32), max(0.8, size * 0.02))
    relief = relief + blur(bright, max(0.6, size * 0.006)) * size * 0.03
    slope_x = np.asarray(cv2.Sobel(relief, cv2.CV_32F, 1, 0, scale=0.125), np.float32)
    slope_y = np.asarray(cv2.Sobel(relief, cv2.CV_32F, 0, 1, scale=0.125), np.float32)
    normal = np.dstack([-slope_x, slope_y, np.full_like(slope_x, 0.9)])
    normal /= np.sqrt((normal * normal).sum(axis=2, keepdims=True))
    return np.asarray(normal, np.float32)
