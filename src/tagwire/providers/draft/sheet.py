"""A developed picture as a style gets it: the frame, and what is known of what it shows."""

from dataclasses import dataclass

import numpy as np

from .colour import Bytes, Floats


@dataclass(frozen=True, slots=True)
class Sheet:
    """One frame to repaint."""

    pixels: Bytes  # H x W x 3, sRGB
    subject: Floats  # H x W, 0..1: how much of a pixel belongs to a subject
    depth: Floats  # H x W, metres from the camera; a subject has the set's depth behind it
    horizon: float  # row
    rng: np.random.Generator
    light: str = ""  # as in Ask
