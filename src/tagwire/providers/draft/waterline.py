"""Things on water: how deep they lie in it, and the rock that buildings stand on."""

from dataclasses import replace

import cv2
import numpy as np

from .colour import clip01, ramp
from .filters import blur
from .framing import Actor, Frame, Placed
from .matte import Cutout

_DEPTHS = {"fish": 0.34, "person": 0.30, "quadruped": 0.42, "bird": 0.20, "car": 0.28}
"""Of the height that is under water."""
_KEEL = 0.055  # of a hull's length
_ROCK = np.array([0.20, 0.17, 0.145], np.float32)


def afloat(one: Placed, actor: Actor, frame: Frame) -> Placed:
    """Sink what floats to its waterline; give what cannot float a rock to stand on."""
    if frame.floor != "water" or one.shadow != "ground" or not actor.family or one.lift:
        return one
    if actor.family in ("building", "tree"):
        rock = _on_rock(one.cutout)
        grown = rock.alpha.shape[0] / one.cutout.alpha.shape[0]
        return replace(one, cutout=rock, height=one.height * grown)
    if actor.family == "person" and actor.subject.action in ("swim", "float"):
        under = 0.5
    elif actor.family == "boat":
        under = min(0.12, _KEEL * one.cutout.proportion)
    else:
        under = _DEPTHS.get(actor.family, 0.0)
    return _sunk(one, under)


def _sunk(one: Placed, under: float) -> Placed:
    """Cut off what is under water, its edge softened by the swell."""
    cutout, high = one.cutout, one.cutout.alpha.shape[0]
    shown = max(4, round(high * (1 - under)))
    columns = np.arange(cutout.alpha.shape[1], dtype=np.float32)
    swell = 0.006 * high * np.sin(columns / max(8.0, 0.09 * high))
    rows = np.arange(shown, dtype=np.float32)[:, None]
    edge = clip01((shown - 1 - 0.008 * high + swell[None] - rows) / max(1.0, 0.008 * high))
    alpha = np.asarray(cutout.alpha[:shown] * edge, np.float32)
    cropped = replace(
        cutout,
        colour=cutout.colour[:shown],
        alpha=alpha,
        normal=None if cutout.normal is None else cutout.normal[:shown],
        glow=None if cutout.glow is None else cutout.glow[:shown],
    )
    return replace(one, cutout=cropped, height=one.height * shown / high)


def _on_rock(cutout: Cutout) -> Cutout:
    """Set a building upon a low rock, wider than its base."""
    high, wide = cutout.alpha.shape
    base = float((cutout.alpha[int(high * 0.9) :] > 0.5).any(axis=0).mean()) * wide
    side, below = int(base * 0.55) + 2, int(base * 0.20) + 2
    span = wide + 2 * side
    rows, columns = np.mgrid[0 : int(base * 0.62), 0:span].astype(np.float32)
    top, rng = rows.shape[0], np.random.default_rng(17)
    lumps = blur(rng.standard_normal((top, span)).astype(np.float32), max(1.0, base * 0.05))
    lumps /= float(np.abs(lumps).max()) + 1e-6
    across = (columns - span / 2) / (base * 0.98)
    height = np.sqrt(np.maximum(1 - np.abs(across) ** 2.6, 0.0)) * (0.72 + 0.34 * lumps[top // 2])
    shape = clip01((rows / top - (1 - height)) * top / 2.0)
    fine = blur(rng.standard_normal((top, span)).astype(np.float32), max(0.7, base * 0.012))
    relief = lumps * 1.5 + fine / (float(np.abs(fine).max()) + 1e-6)
    slope_x = np.asarray(cv2.Sobel(relief, cv2.CV_32F, 1, 0), np.float32) * base * 0.05
    slope_y = np.asarray(cv2.Sobel(relief, cv2.CV_32F, 0, 1), np.float32) * base * 0.05
    normal = np.dstack([-slope_x + across * 0.6, slope_y + 0.5, np.full_like(rows, 0.9)])
    normal /= np.linalg.norm(normal, axis=2, keepdims=True)
    wet = 1 - 0.55 * ramp(0.70, 1.0, rows / top)
    rock = _ROCK * ((0.85 + 0.4 * fine / (float(np.abs(fine).max()) + 1e-6)) * wet)[..., None]
    return _joined(cutout, replace(cutout, colour=rock, alpha=shape, normal=normal), below)


def _joined(cutout: Cutout, rock: Cutout, below: int) -> Cutout:
    """Lay a building over the middle of its rock, its foot ``below`` rows above the water."""
    assert rock.normal is not None
    high, wide = cutout.alpha.shape
    shape, tall = rock.alpha, high + below
    side = (shape.shape[1] - wide) // 2
    alpha = np.zeros((tall, wide + 2 * side), np.float32)
    colour = np.zeros((*alpha.shape, 3), np.float32)
    slopes = np.zeros_like(colour)
    glow = np.zeros_like(colour)
    foot, start = slice(tall - shape.shape[0], tall), slice(side, side + wide)
    alpha[foot], colour[foot], slopes[foot] = shape, rock.colour, rock.normal
    cover = cutout.alpha[..., None]
    colour[:high, start] = colour[:high, start] * (1 - cover) + cutout.colour * cover
    alpha[:high, start] = np.maximum(alpha[:high, start], cutout.alpha)
    if cutout.normal is not None:
        slopes[:high, start] = slopes[:high, start] * (1 - cover) + cutout.normal * cover
    if cutout.glow is not None:
        glow[:high, start] = cutout.glow
    return replace(cutout, colour=colour, alpha=alpha, normal=slopes, glow=glow)
