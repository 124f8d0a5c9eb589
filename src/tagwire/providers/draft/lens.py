"""What the camera adds: depth of field, bloom, a tilted horizon."""

import cv2
import numpy as np

from .colour import Floats, clip01, ramp
from .filters import blended, blur, disc, gaussian, resize, strips


def depth_of_field(image: Floats, depth: Floats, focus: float, amount: float) -> Floats:
    """Blur what lies far from the focus, by discs as a lens does."""
    if amount <= 0.01:
        return image
    height = image.shape[0]
    share = np.empty(depth.shape, np.float32)
    for strip in strips(depth):
        away = np.abs(1 / np.maximum(depth[strip], 0.05) - 1 / focus)
        share[strip] = clip01(away * focus * 1.15 - 0.06)
    share = gaussian(share, max(1.0, height * 0.004))
    radius = amount * height * 0.020
    some, much = disc(image, radius * 0.45), disc(image, radius)
    for strip in strips(share):
        softer = blended(image[strip], some[strip], ramp(0.0, 0.5, share[strip]))
        much[strip] = blended(softer, much[strip], ramp(0.5, 1.0, share[strip]))
    return much


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
    glow = resize(glow * amount, width, height, smooth=False)
    glow += image
    return glow


def tilt(image: Floats, degrees: float = -7.0) -> Floats:
    """Turn the camera about its axis, closing in so that no corner is empty."""
    height, width = image.shape[:2]
    turn = np.radians(abs(degrees))
    long, short = max(width, height), min(width, height)
    zoom = float(np.cos(turn) + np.sin(turn) * long / short)
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, min(zoom, 1.25))
    turned = cv2.warpAffine(image, matrix, (width, height), borderMode=cv2.BORDER_REFLECT)
    return np.asarray(turned, np.float32)
