"""The camera of open land: horizon and eye height by angle, shot and the subject's size."""

import numpy as np

from tagwire.providers.draft.ask import Ask

from .terrain import Camera

# Row share of the horizon and metres of the eye.
_ANGLES = {"low": (0.70, 0.55), "high": (0.30, 6.0), "aerial": (0.17, 60.0)}


def framed(ask: Ask, lift: float = 0.0) -> Camera:
    """Choose the camera; ``lift`` moves the horizon up by that share of the height."""
    width, height = ask.size
    drift = float(ask.rng("camera").uniform(-0.02, 0.02))
    level, eye = _ANGLES.get(ask.angle, (0.54, 1.65))
    wide = ask.shot in ("wide", "extreme wide")
    if ask.angle not in _ANGLES:
        if ask.metres == 0:
            level, eye = 0.57, 2.6
        elif ask.metres < 0.6:
            level, eye = 0.50, max(0.35, ask.metres * 1.3)
        elif wide:
            level, eye = 0.55, 3.2
    if ask.upright and ask.angle not in _ANGLES:
        level += 0.02
    focal = 0.95 * float(np.sqrt(width * height))
    return Camera(width, height, (level - lift + drift) * height, focal, eye)
