"""Lending a picture the colours of a reference, by the statistics of Lab (Reinhard)."""

import cv2
import numpy as np

from .colour import Bytes, mix, ramp

_FLAT = 3.0  # spread in Lab, of 255, below which a picture is one even colour
_TINTED = 0.6  # how much of its own colours a picture keeps under one even colour


def is_flat(model: Bytes) -> bool:
    """Whether a picture (RGB) is one even colour, which is no palette and no style."""
    small = cv2.resize(model, (160, 160), interpolation=cv2.INTER_AREA)
    lab = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2LAB), np.float32)
    return float(lab.std(axis=(0, 1)).max()) < _FLAT


def in_colours_of(pixels: Bytes, model: Bytes, amount: float = 0.8) -> Bytes:
    """Move the colours of ``pixels`` to those of ``model``; lightness follows half way.

    One even colour only tints: a picture of one lightness would be a blank sheet.
    """
    if is_flat(model):
        return _tinted(pixels, model, amount)
    own = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2LAB), np.float32)
    small = cv2.resize(model, (160, 160), interpolation=cv2.INTER_AREA)
    theirs = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2LAB), np.float32)
    mean, spread = own.mean(axis=(0, 1)), own.std(axis=(0, 1)) + 1e-3
    goal, goal_spread = theirs.mean(axis=(0, 1)), theirs.std(axis=(0, 1)) + 1e-3
    moved = (own - mean) * np.clip(goal_spread / spread, 0.55, 1.8) + goal
    moved[..., 0] = mix(own[..., 0], moved[..., 0], 0.5)
    # White stays nearly white and black black, or lamps and paper turn to glowing colour.
    bright = own[..., :1]
    share = amount * (1 - 0.75 * ramp(185.0, 245.0, bright)) * ramp(0.0, 30.0, bright)
    lab = np.asarray(np.clip(mix(own, moved, share), 0, 255), np.uint8)
    return np.asarray(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB), np.uint8)


def _tinted(pixels: Bytes, model: Bytes, amount: float) -> Bytes:
    """The picture's own light and dark in the hue of one colour."""
    own = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2LAB), np.float32)
    theirs = np.asarray(cv2.cvtColor(model[:1, :1], cv2.COLOR_RGB2LAB), np.float32)[0, 0]
    mean = own.mean(axis=(0, 1))
    moved = (own - mean) * np.float32(_TINTED) + theirs
    moved[..., 0] = own[..., 0]
    lab = np.asarray(np.clip(mix(own, moved, amount), 0, 255), np.uint8)
    return np.asarray(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB), np.uint8)
