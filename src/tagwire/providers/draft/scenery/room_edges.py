"""Smooth outlines: what a pixel's quarters see, and a touch of blur where textures jump."""

import cv2
import numpy as np
from numpy.typing import NDArray

from tagwire.providers.draft.colour import Floats, clip01, luma, mix
from tagwire.providers.draft.filters import gaussian

_AROUND = ((0, 0), (0, 1), (1, 0), (0, -1), (-1, 0), (1, 1), (1, -1), (-1, 1), (-1, -1))


def antialiased(image: Floats, owner: NDArray[np.int16], fine: NDArray[np.int16]) -> Floats:
    """Mix each outline pixel from its quarters.

    ``owner`` (H x W) says what a pixel's middle sees, ``fine`` (2H x 2W) what its quarters
    see. A quarter's colour is that of the nearest pixel that sees the same thing.
    """
    height, width = owner.shape
    quarters = fine.reshape(height, 2, width, 2)
    edge = (quarters != owner[:, None, :, None]).any(axis=(1, 3))
    pixels = np.flatnonzero(edge)
    if len(pixels) == 0:
        return image
    rows, columns = np.divmod(pixels, width)
    near = np.stack(
        [
            np.clip(rows + down, 0, height - 1) * width + np.clip(columns + right, 0, width - 1)
            for down, right in _AROUND
        ]
    )
    owners, colours = owner.ravel()[near], image.reshape(-1, 3)
    mixed = np.zeros((len(pixels), 3), np.float32)
    weights = np.zeros((len(pixels), 1), np.float32)
    order = np.arange(len(pixels))
    for down, right in ((0, 0), (0, 1), (1, 0), (1, 1)):
        wanted = quarters[rows, down, columns, right]
        # argmax finds the first match, or 0 (the pixel itself) where there is none.
        found = near[(owners == wanted).argmax(axis=0), order]
        colour = colours[found]
        # Bright things count less, or lamps would keep their steps once they are developed.
        weight = 1 / (1 + luma(colour))[:, None]
        mixed += colour * weight
        weights += weight
    image.reshape(-1, 3)[pixels] = mixed / weights
    return image


def smooth_edges(image: Floats) -> Floats:
    """Soften what is left of stair steps: a slight blur where brightness jumps."""
    shown = np.sqrt(np.minimum(luma(image), np.float32(2)))
    jump = np.abs(np.asarray(cv2.Laplacian(shown, cv2.CV_32F, ksize=1)))
    share = clip01(jump * np.float32(2.0))[..., None] * np.float32(0.45)
    return np.asarray(mix(image, gaussian(image, 0.65), share), np.float32)
