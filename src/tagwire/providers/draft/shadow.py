"""What a subject does to the floor: a cast shadow, contact darkness and a mirror image."""

import cv2
import numpy as np

from .backdrop import Backdrop
from .colour import Floats, clip01, mix, ramp
from .filters import blur
from .framing import Placed

_TONE = np.array([0.26, 0.28, 0.34], np.float32)


def ground_shadow(canvas: Floats, alpha: Floats, placed: Placed, backdrop: Backdrop) -> None:
    """Darken the floor under and behind a standing subject, in place."""
    _cast(canvas, alpha, placed, backdrop)
    if placed.lift < 0.01 * canvas.shape[0]:
        _contact(canvas, alpha, placed)


def held_shadow(canvas: Floats, alpha: Floats, placed: Placed) -> None:
    """Darken what is just behind something held in front of it, in place."""
    frame = canvas.shape[0]
    pad = int(frame * 0.03)
    soft = blur(np.pad(alpha, pad), max(1.0, frame * 0.010))
    drop = int(frame * 0.008)
    left, top = _corner(placed, alpha)
    darken(canvas, soft * 0.55, left - pad, top - pad + drop)


def mirror(canvas: Floats, colour: Floats, alpha: Floats, placed: Placed, strength: float) -> None:
    """Reflect a subject in a polished floor, in place."""
    height = max(2, int(alpha.shape[0] * 0.7))
    fade = np.linspace(1, 0, height, dtype=np.float32) ** 1.6 * strength
    ghost = alpha[::-1][:height] * fade[:, None]
    ink = colour[::-1][:height] * ghost[..., None]
    softness = max(0.8, canvas.shape[0] * 0.0035)
    left, _ = _corner(placed, alpha)
    # Objects seen a little from above hide the first rows of their own mirror image.
    top = round(placed.foot + placed.lift) - max(1, int(alpha.shape[0] * 0.02))
    window = _window(canvas, ghost, left, top)
    if window:
        there, here = window
        veil = blur(ghost, softness)[here]
        canvas[there] = canvas[there] * (1 - veil[..., None]) + blur(ink, softness)[here]


def darken(canvas: Floats, amount: Floats, left: int, top: int) -> None:
    """Multiply a patch of the canvas towards shadow, in place."""
    window = _window(canvas, amount, left, top)
    if window:
        there, here = window
        canvas[there] *= mix(1.0, _TONE, clip01(amount[here])[..., None])


def _corner(placed: Placed, alpha: Floats) -> tuple[int, int]:
    height, width = alpha.shape
    return round(placed.centre - width / 2), round(placed.foot - height)


def _window(
    canvas: Floats, patch: Floats, left: int, top: int
) -> tuple[tuple[slice, slice], tuple[slice, slice]] | None:
    """Clip a patch to the canvas: where it falls there, and which part of it."""
    high, wide = canvas.shape[:2]
    x0, y0 = max(0, left), max(0, top)
    x1, y1 = min(wide, left + patch.shape[1]), min(high, top + patch.shape[0])
    if x0 >= x1 or y0 >= y1:
        return None
    return (slice(y0, y1), slice(x0, x1)), (slice(y0 - top, y1 - top), slice(x0 - left, x1 - left))


def _cast(canvas: Floats, alpha: Floats, placed: Placed, backdrop: Backdrop) -> None:
    """Lay the silhouette on the floor, away from the key and softer the further it reaches."""
    light = backdrop.light
    frame, (height, width) = canvas.shape[0], alpha.shape
    hard = light.contrast >= 0.45
    outdoors = backdrop.kind in ("land", "street")
    reach = max(4, int(height * ((0.36 if hard else 0.28) if outdoors else 0.20)))
    margin, pad = int(frame * 0.11) + 2, int(height * 0.7 + frame * 0.03)
    flat = np.zeros((reach + 2 * margin, width + 2 * pad), np.float32)
    squashed = cv2.resize(alpha, (width, reach), interpolation=cv2.INTER_AREA)
    flat[margin : margin + reach, pad : pad + width] = squashed[::-1] if light.backlit else squashed
    foot = margin if light.backlit else margin + reach
    lean = light.side * (1.35 if hard else 0.75) * (-1 if light.backlit else 1)
    shear = np.array([[1, lean, -lean * foot], [0, 1, 0]], np.float32)
    flat = np.asarray(cv2.warpAffine(flat, shear, (flat.shape[1], flat.shape[0])), np.float32)
    soft = (0.8 if hard else 1.9) + 24.0 * placed.lift / frame
    rows = np.abs(np.arange(flat.shape[0], dtype=np.float32)[:, None] - foot) / reach
    near = blur(flat, max(0.8, frame * 0.006 * soft))
    far = blur(flat, max(1.5, frame * 0.018 * soft))
    fading = (0.45 if hard else 0.70) * ramp(0.0, 1.1, rows)
    shape = mix(near, far, ramp(0.0, 0.6, rows)) * (1 - fading)
    density = (0.50 + 0.36 * light.contrast) * (1 - 0.8 * min(1.0, placed.lift / (0.3 * frame)))
    density *= 1 - 0.5 * placed.hazy
    darken(
        canvas, shape * density, round(placed.centre - width / 2 - pad), round(placed.foot - foot)
    )


def _contact(canvas: Floats, alpha: Floats, placed: Placed) -> None:
    """Darken the floor close under the lower outline, tight and then wide."""
    frame, height = canvas.shape[0], alpha.shape[0]
    left, top = _corner(placed, alpha)
    edge = int(frame * 0.03) + 2
    between = blur(np.pad(_between_feet(alpha), edge), max(0.8, frame * 0.007))
    darken(canvas, between * 0.92, left - edge, top - edge + round(frame * 0.003))
    rows = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    for reach, sigma, drop, amount in ((0.90, 0.004, 0.004, 0.80), (0.62, 0.020, 0.014, 0.68)):
        pad = int(frame * sigma * 3) + 2
        low = np.pad(alpha * ramp(reach, 1.0, rows), pad)
        soft = blur(low, max(0.7, frame * sigma))
        darken(canvas, soft * amount, left - pad, top - pad + round(frame * drop))


def _between_feet(alpha: Floats) -> Floats:
    """The floor that wheels, paws or shoes stand round: where no light comes from above."""
    height, width = alpha.shape
    solid = alpha > 0.5
    lowest = height - 1 - np.argmax(solid[::-1], axis=0)
    columns = np.nonzero(solid.any(axis=0) & (lowest > 0.66 * height))[0]
    patch = np.zeros((height, width), np.uint8)
    if len(columns) > 2:
        feet = np.stack([columns, lowest[columns]], axis=1).astype(np.int32)
        cv2.fillConvexPoly(patch, cv2.convexHull(feet), 255)
    return patch.astype(np.float32) / 255
