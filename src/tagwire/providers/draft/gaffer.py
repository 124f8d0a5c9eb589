"""Lamps that words add to a built set which did not set them itself: backlit, dramatic, soft."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from .backdrop import Backdrop, Light
from .colour import Floats, mean_luma, ramp
from .framing import Placed

_WARM = np.array([1.0, 0.82, 0.58], np.float32)
_OUTSIDE_THE_POOL = 0.40
_LEAST_CONTRAST = 0.78


def lit_as_said(backdrop: Backdrop, mode: str) -> Backdrop:
    """The set with the light on its subjects that a mode asks for; photos and studios know it."""
    if backdrop.kind in ("studio", "plate") or mode not in ("dramatic", "backlit", "soft"):
        return backdrop
    return replace(backdrop, light=_lamps(backdrop.light, mode))


def _lamps(light: Light, mode: str) -> Light:
    strength = mean_luma(light.key)
    if mode == "soft":
        return replace(light, contrast=min(light.contrast, 0.2))
    if mode == "dramatic":
        rim = light.rim if light.rim is not None else light.key * 0.55
        contrast = max(light.contrast, _LEAST_CONTRAST)
        return replace(light, contrast=contrast, ambient=light.ambient * 0.6, rim=rim)
    if light.backlit:
        return replace(light, rim_away=_away(light))
    rim = np.asarray(_WARM * max(0.35, 1.3 * strength), np.float32)
    return replace(light, backlit=True, rim=rim, rim_away=0.7 * rim)


def _away(light: Light) -> Floats | None:
    """A sun behind somebody edges both shoulders."""
    if light.rim_away is not None or light.rim is None:
        return light.rim_away
    return np.asarray(light.rim * 0.6, np.float32)


def pooled(image: Floats, backdrop: Backdrop, placed: Sequence[Placed]) -> Floats:
    """Let the set fall away into the dark round the subjects, as under one lamp."""
    if backdrop.kind in ("studio", "plate") or not placed:
        return image
    high, wide = image.shape[:2]
    left = min(one.centre - one.width / 2 for one in placed)
    right = max(one.centre + one.width / 2 for one in placed)
    foot = min(float(high), max(one.foot - one.lift for one in placed))
    tall = min(float(high), max(one.height for one in placed))
    x = (np.arange(wide, dtype=np.float32)[None] - (left + right) / 2) / (
        0.55 * (right - left) + 0.34 * high
    )
    y = (np.arange(high, dtype=np.float32)[:, None] - (foot - 0.45 * tall)) / (
        0.60 * tall + 0.26 * high
    )
    pool = 1 - ramp(0.35, 1.55, np.sqrt(x * x + y * y))
    return np.asarray(
        image * (_OUTSIDE_THE_POOL + (1.12 - _OUTSIDE_THE_POOL) * pool)[..., None], np.float32
    )
