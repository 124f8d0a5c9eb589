"""Lending a picture the colours of a reference, by the statistics of Lab (Reinhard)."""

import cv2
import numpy as np

from .colour import Bytes, mix, ramp


def in_colours_of(pixels: Bytes, model: Bytes, amount: float = 0.8) -> Bytes:
    """Move the colours of ``pixels`` to those of ``model``; lightness follows half way."""
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
