"""What a subject does to the floor: a cast shadow, contact darkness and a mirror image."""

import cv2
import numpy as np

from .backdrop import Backdrop
from .colour import Floats, clip01, mix, ramp
from .filters import blur
from .framing import Placed
from .patch import overlap
from .waterline import keel_of

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


def resting_shadow(canvas: Floats, alpha: Floats, placed: Placed, backdrop: Backdrop) -> None:
    """Darken the seat under somebody and the back behind, away from the key, in place."""
    frame = canvas.shape[0]
    pad = int(frame * 0.04) + 2
    soft = blur(np.pad(alpha, pad), max(1.0, frame * 0.012))
    left, top = _corner(placed, alpha)
    aside = round(-backdrop.light.side * frame * 0.014)
    density = 0.34 + 0.22 * backdrop.light.contrast
    darken(canvas, soft * density, left - pad + aside, top - pad + round(frame * 0.004))
    _contact(canvas, alpha, placed)


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
    window = overlap(canvas, left, top, ghost.shape[1::-1])
    if window:
        there, here = window
        veil = blur(ghost, softness)[here]
        canvas[there] = canvas[there] * (1 - veil[..., None]) + blur(ink, softness)[here]


def water_mirror(
    canvas: Floats, colour: Floats, alpha: Floats, placed: Placed, backdrop: Backdrop
) -> None:
    """Reflect somebody afloat, the image broken by small waves, with rings round it, in place."""
    calm = backdrop.water.calm if backdrop.water else max(backdrop.gloss, 0.5)
    frame, (height, width) = canvas.shape[0], alpha.shape
    pad = int(0.05 * frame) + 2
    keel = np.pad(keel_of(alpha), pad, mode="edge")[None]
    rise = int(keel.max()) + 1
    ghost = np.pad(alpha[::-1], ((0, 0), (pad, pad)))
    ink = np.pad(colour[::-1] * alpha[::-1, :, None], ((0, 0), (pad, pad), (0, 0)))
    rows = np.arange(-rise, height, dtype=np.float32)[:, None]
    columns = np.arange(width + 2 * pad, dtype=np.float32)[None]
    below = np.maximum(rows + keel, 0.0)
    # Nearer waves look larger.
    near = np.log1p(below / frame * 9)
    wave = 0.65 * np.sin(22 * near + columns / frame * 9 + 1.3 * placed.centre)
    wave = wave + 0.35 * np.sin(55 * near + columns / frame * 23)
    swing = wave * (1.35 - calm) * frame * (0.003 + 0.022 * below / frame)
    across = np.asarray(columns + swing, np.float32)
    down = np.asarray(below + keel, np.float32)
    fade = calm * (1 - 0.75 * clip01(below / height) ** 0.7) * (rows >= -keel)
    softness = max(0.7, frame * 0.002)
    moved, tinted = (
        blur(np.asarray(cv2.remap(plane, across, down, cv2.INTER_LINEAR), np.float32), softness)
        for plane in (ghost, ink)
    )
    left, top = round(placed.centre - width / 2) - pad, round(placed.foot) - rise
    veil = np.asarray(moved * fade, np.float32)
    window = overlap(canvas, left, top, veil.shape[1::-1])
    if window:
        there, here = window
        shown = tinted[here] * (0.82 * fade[here])[..., None]
        canvas[there] = canvas[there] * (1 - veil[here][..., None]) + shown
    _rings(canvas, alpha, placed, backdrop)


def _rings(canvas: Floats, alpha: Floats, placed: Placed, backdrop: Backdrop) -> None:
    """The dark of the waterline and bright ripples that run out from it, in place."""
    frame, (height, width) = canvas.shape[0], alpha.shape
    keel = keel_of(alpha)
    wet = np.arange(height, dtype=np.float32)[:, None] > height - 1 - keel[None] - 0.12 * height
    low = np.flatnonzero(((alpha > 0.4) & wet).any(axis=0))
    if len(low) < 3:
        return
    half = max(4.0, float(low[-1] - low[0]) / 2)
    middle, lift = (low[0] + low[-1]) // 2, float(keel[(low[0] + low[-1]) // 2])
    slant = float(np.degrees(np.arctan2(keel[0] - keel[-1], width)))
    slope = float(np.clip((placed.foot - backdrop.horizon) / frame * 0.55, 0.03, 0.4))
    reach, high = int(1.8 * half) + 8, int(half * (1.4 * slope + 0.2)) + int(0.03 * frame) + 8
    left = round(placed.centre - width / 2 + middle) - reach
    top = round(placed.foot - lift - 0.002 * frame) - high
    at = (reach * 16, high * 16)
    rings, line = (np.zeros((2 * high, 2 * reach), np.uint8) for _ in range(2))
    for grown, bright in ((1.10, 150), (1.32, 90), (1.62, 50)):
        flat = half * grown * slope * 0.8 + 0.006 * frame * (grown - 1)
        axes = (round(half * grown * 16), max(12, round(flat * 16)))
        thick = max(1, round(frame * 0.0035))
        cv2.ellipse(rings, at, axes, slant, 0, 360, bright, thick, cv2.LINE_AA, 4)
    axes = (round(half * 0.98 * 16), max(8, round(half * slope * 0.30 * 16)))
    cv2.ellipse(line, at, axes, slant, 0, 360, 255, -1, cv2.LINE_AA, 4)
    shine = blur(rings.astype(np.float32) / 255, max(0.6, frame * 0.0022))
    window = overlap(canvas, left, top, shine.shape[1::-1])
    if window:
        there, here = window
        glow = shine[here]
        dark = blur(line.astype(np.float32) / 255, max(0.7, frame * 0.003))[here]
        rows = np.arange(there[0].start, there[0].stop, dtype=np.float32)[:, None]
        near = ramp(-0.02 * frame, 0.002 * frame, rows - placed.foot + lift)
        canvas[there] += (glow * near)[..., None] * backdrop.haze * 0.42
        canvas[there] *= mix(1.0, _TONE, (dark * 0.5)[..., None])


def darken(canvas: Floats, amount: Floats, left: int, top: int) -> None:
    """Multiply a patch of the canvas towards shadow, in place."""
    window = overlap(canvas, left, top, amount.shape[1::-1])
    if window:
        there, here = window
        canvas[there] *= mix(1.0, _TONE, clip01(amount[here])[..., None])


def _corner(placed: Placed, alpha: Floats) -> tuple[int, int]:
    height, width = alpha.shape
    return round(placed.centre - width / 2), round(placed.foot - height)


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
