"""What the camera adds: depth of field, bloom, a tilted horizon."""

import cv2
import numpy as np

from .colour import Floats, clip01, ramp
from .filters import blur, disc, gaussian, resize


def depth_of_field(image: Floats, depth: Floats, focus: float, amount: float) -> Floats:
    """Blur what lies far from the focus, by discs as a lens does."""
    if amount <= 0.01:
        return image
    height = image.shape[0]
    spread = np.abs(1 / np.maximum(depth, 0.05) - 1 / focus) * focus * 1.15 - 0.06
    share = gaussian(np.asarray(clip01(spread), np.float32), max(1.0, height * 0.004))
    radius = amount * height * 0.020
    some, much = disc(image, radius * 0.45), disc(image, radius)
    softer = _blended(image, some, ramp(0.0, 0.5, share))
    return _blended(softer, much, ramp(0.5, 1.0, share))


def _blended(image: Floats, other: Floats, share: Floats) -> Floats:
    """As ``colour.mix`` with a plane of shares, in one pass."""
    return np.asarray(cv2.blendLinear(image, other, 1 - share, share), np.float32)


def bloom(image: Floats, amount: float, threshold: float = 0.95) -> Floats:
    """Let the brightest parts glow."""
    height, width = image.shape[:2]
    small = resize(image, max(1, width // 4), max(1, height // 4))
    bright = np.clip(small - threshold, 0.0, 6.0)
    if float(bright.max()) <= 0.0:
        return image
    glow = (
        blur(bright, height * 0.003) * 0.5
        + blur(bright, height * 0.011) * 0.35
        + blur(bright, height * 0.035) * 0.25
    )
    return image + resize(glow * amount, width, height, smooth=False)


def tilt(image: Floats, degrees: float = -7.0) -> Floats:
    """Turn the camera about its axis, closing in so that no corner is empty."""
    height, width = image.shape[:2]
    turn = np.radians(abs(degrees))
    long, short = max(width, height), min(width, height)
    zoom = float(np.cos(turn) + np.sin(turn) * long / short)
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, min(zoom, 1.25))
    turned = cv2.warpAffine(image, matrix, (width, height), borderMode=cv2.BORDER_REFLECT)
    return np.asarray(turned, np.float32)
