"""What modes of light do to every set and to who stands in it: soft, dramatic, backlit."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from .backdrop import Backdrop, Light
from .colour import Floats, luma, mean_luma, mix, ramp
from .filters import blur
from .framing import Placed

_WARM = np.array([1.0, 0.82, 0.58], np.float32)
_OUTSIDE_THE_POOL = 0.32
_LEAST_CONTRAST = 0.88


def lit_as_said(backdrop: Backdrop, mode: str) -> Backdrop:
    """The set and the light on its subjects as a mode asks for them; a studio knows it itself."""
    if backdrop.kind == "studio" or mode not in _TREATMENTS:
        return backdrop
    light = backdrop.light if backdrop.kind == "plate" else _lamps(backdrop.light, mode)
    return replace(backdrop, image=_TREATMENTS[mode](backdrop), light=light)


def _diffused(backdrop: Backdrop) -> Floats:
    """A silk before the lamp: light and shade closer together, a glow round what is bright."""
    image, high = backdrop.image, backdrop.image.shape[0]
    wide = blur(luma(image), high * 0.10) + np.float32(1e-3)
    even = np.clip((float(np.median(wide)) / wide) ** 0.30, 0.72, 1.7)
    glow = blur(np.minimum(image, 1.6), high * 0.022)
    return np.asarray(mix(image, glow, 0.34) * even[..., None] + glow * 0.05, np.float32)


def _deepened(backdrop: Backdrop) -> Floats:
    """A single hard lamp: what it does not reach is nearly gone."""
    image, high = backdrop.image, backdrop.image.shape[0]
    wide = blur(luma(image), high * 0.012) + np.float32(1e-3)
    middle = float(np.quantile(wide[::4, ::4], 0.84))
    depth = 0.30 if backdrop.light.dark else 0.36  # the dark has little left to lose
    return np.asarray(image * np.clip((wide / middle) ** depth, 0.26, 1.28)[..., None], np.float32)


def _against(backdrop: Backdrop) -> Floats:
    """Light from behind: what is near lies in its own shade, and the air between glows."""
    image, depth = backdrop.image, backdrop.depth
    high, wide = depth.shape
    column, row = backdrop.sun or (0.5 * wide, min(0.42 * high, 0.62 * backdrop.horizon))
    x = (np.arange(wide, dtype=np.float32)[None] - column) / high
    y = (np.arange(high, dtype=np.float32)[:, None] - row) / high
    near = np.exp(-np.sqrt(x * x + y * y) / np.float32(0.36))
    far = ramp(0.9 * backdrop.focus, 5.0 * backdrop.focus, np.minimum(depth, 400.0))
    light = backdrop.light
    lamp = _WARM if light.rim is None else light.rim / (mean_luma(light.rim) + 1e-3)
    power = 0.09 if light.dark else 0.42
    veil = (near * (0.35 + 0.65 * far))[..., None] * (lamp * np.float32(power))
    shade = 0.58 + 0.42 * np.maximum(far, 0.55 * near)
    return np.asarray(image * shade[..., None] + veil, np.float32)


_TREATMENTS = {"soft": _diffused, "dramatic": _deepened, "backlit": _against}


def _lamps(light: Light, mode: str) -> Light:
    strength = mean_luma(light.key)
    if mode == "soft":
        return replace(
            light, contrast=min(light.contrast, 0.08), ambient=light.ambient * 1.25, rim=None
        )
    if mode == "dramatic":
        rim = light.rim if light.rim is not None else light.key * 0.55
        contrast = max(light.contrast, _LEAST_CONTRAST)
        return replace(light, contrast=contrast, ambient=light.ambient * 0.5, rim=rim)
    if light.backlit:
        return replace(light, rim_away=_away(light))
    rim = np.asarray(_WARM * max(0.35, 1.3 * strength), np.float32)
    return replace(light, backlit=True, rim=rim, rim_away=0.4 * rim)


def _away(light: Light) -> Floats | None:
    """A sun behind somebody edges both shoulders."""
    if light.rim_away is not None or light.rim is None:
        return light.rim_away
    return np.asarray(light.rim * 0.45, np.float32)


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
