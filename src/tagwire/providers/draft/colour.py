"""Linear-light colour: the arithmetic every other stage is written in."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.floating[Any]]
Bytes: TypeAlias = NDArray[np.uint8]

GAMMA = 2.2
_DECODED = np.power(np.arange(256, dtype=np.float32) / np.float32(255), np.float32(GAMMA))
_LARGE = 1 << 14  # values; below, a copy costs less than looking whether it is needed
_LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)


def linear(pixels: Bytes) -> Floats:
    """Decode sRGB bytes to linear light, 0..1."""
    return np.asarray(_DECODED[pixels], np.float32)


def from_hex(code: str) -> Floats:
    """Decode ``#rrggbb`` to one linear colour."""
    digits = code.lstrip("#")
    channels = [int(digits[i : i + 2], 16) for i in (0, 2, 4)]
    return np.asarray(_DECODED[channels], np.float32)


def luma(image: Floats) -> Floats:
    """Weigh the three channels as the eye does."""
    return np.asarray(image @ _LUMA, np.float32)


def mean_luma(colour: Floats) -> float:
    """Tell how bright one colour is."""
    return float(colour @ _LUMA)


def clip01(values: Floats) -> Floats:
    """Clamp to the range of a picture."""
    return np.clip(values, 0.0, 1.0)


def mix(a: Floats | float, b: Floats | float, t: Floats | float) -> Floats:
    """Cross-fade from ``a`` to ``b``."""
    faded = np.asarray(b - a)
    if faded.size < _LARGE or not _fits(faded, t) or not _fits(faded, a):
        return np.asarray(a + faded * t)
    faded *= t
    faded += a
    return faded


def _fits(whole: Floats, part: Floats | float) -> bool:
    """Whether an operation on both can be done in the place of the first."""
    if not isinstance(part, np.ndarray):
        return True
    same = np.result_type(whole, part) == whole.dtype
    return same and np.broadcast_shapes(whole.shape, part.shape) == whole.shape


def ramp(low: float, high: float, values: Floats) -> Floats:
    """Rise smoothly from 0 at ``low`` to 1 at ``high`` (``high`` may be the smaller)."""
    t = np.clip((values - low) / (high - low), 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t))


def saturate(image: Floats, amount: float) -> Floats:
    """Push colours away from their own grey (``amount`` > 1) or towards it."""
    grey = image.mean(axis=2, keepdims=True)
    return np.asarray(grey + (image - grey) * amount)
