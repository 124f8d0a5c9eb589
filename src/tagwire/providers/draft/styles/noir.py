"""Noir: black and white film, hard light, slats on the wall, the figure kept legible."""

import numpy as np

from tagwire.providers.draft.blocks import is_room
from tagwire.providers.draft.colour import Bytes, Floats, clip01, luma, ramp
from tagwire.providers.draft.filters import blur
from tagwire.providers.draft.paper import (
    bloomed,
    film_grain,
    relief,
    to_bytes,
    to_floats,
    unit,
    vignette,
)
from tagwire.providers.draft.sheet import Sheet

_DAYLIT = ("noon", "day", "morning")
_OPEN_AIR, _ROOM = (0.30, 2.6), (0.33, 2.0)
"""How bright the set's middle tone is to be, and how far it is sunk for that."""
_FIGURE = 0.46  # how bright the figure's middle tone must be against the film's range
_TOE = np.float32(0.03)  # no black of a figure is opened from nothing
_SILVER = np.array([1.0, 0.992, 0.972], np.float32)


def paint(sheet: Sheet) -> Bytes:
    """Expose, light and grade the picture as film stock of 1947."""
    scale = unit(sheet.pixels)
    grey = _exposed(luma(to_floats(sheet.pixels)), sheet, scale)
    contrast = grey * grey * (3 - 2 * grey)
    grey = np.asarray(0.72 * contrast + 0.28 * grey, np.float32)
    grey = grey * _slats(sheet)
    grey = _rimmed(grey, sheet, scale)
    grey = grey * (1 - np.float32(0.72) * vignette(sheet.pixels, 0.55) * (1 - 0.6 * sheet.subject))
    grey = bloomed(grey, 0.66, 14, 0.55)
    # Rich blacks: the toe is lifted a hair, then the grain lives in it.
    grey = np.float32(0.018) + grey * np.float32(0.982)
    grained = film_grain(sheet.rng, clip01(grey), 0.042)
    return to_bytes(np.asarray(clip01(grained)[..., None] * _SILVER, np.float32))


def _exposed(grey: Floats, sheet: Sheet, scale: float) -> Floats:
    """Stretch the tones, sink the set, and open the figure until it can be read."""
    low, high = np.percentile(grey[::3, ::3], (2, 99))
    even = clip01((grey - low) / max(float(high - low), 0.18))
    local = blur(even, 26 * scale)
    crisp = clip01(even + (even - local) * np.float32(0.55))
    middle = float(np.median(crisp[::3, ::3]))
    wanted, most = _ROOM if is_room(sheet) else _OPEN_AIR
    key = np.clip(np.log(wanted) / np.log(np.clip(middle, 0.06, 0.92)), 0.75, most)
    set_tones = crisp ** np.float32(key)
    if not (sheet.subject > 0.5).any():
        return set_tones
    figure = _dodged(grey / max(float(high), 0.3), sheet, scale)
    pool = blur(sheet.subject, 60 * scale) * np.float32(0.30)
    lit = set_tones + (even ** np.float32(0.8) - set_tones) * clip01(pool)
    return np.asarray(lit + (figure - lit) * sheet.subject, np.float32)


def _dodged(grey: Floats, sheet: Sheet, scale: float) -> Floats:
    """The figure exposed for itself; then its dark parts are dodged, its whites burnt in."""
    local = blur(grey, 26 * scale)
    crisp = np.clip(grey + (grey - local) * np.float32(0.3), 0, 1.2) + _TOE
    seen = float(np.median(crisp[sheet.subject > 0.5]))
    lift = np.clip(np.log(_FIGURE) / np.log(np.clip(seen, 0.03, 0.9)), 0.5, 1.4)
    figure: Floats = np.asarray(crisp ** np.float32(lift), np.float32)
    reach = 18 * scale
    around = blur(figure * sheet.subject, reach) / (blur(sheet.subject, reach) + np.float32(1e-3))
    figure = figure * np.clip(_FIGURE / np.maximum(around, 0.1), 0.5, 3.0) ** np.float32(0.3)
    figure = _without_rim(figure, sheet.subject, scale)
    burnt = 1 - 0.34 * np.exp((0.66 - np.maximum(figure, 0.66)) / np.float32(0.34))
    return np.where(figure > 0.66, burnt, figure)


def _without_rim(figure: Floats, subject: Floats, scale: float) -> Floats:
    """A black figure that is opened must not end in a white wire: its edge follows its body."""
    soft = blur(subject, max(0.9, 3.6 * scale))
    core, reach = clip01(soft * 2.6 - 1.6), max(1.5, 7 * scale)
    known = blur(core, reach)
    body = blur(figure * core, reach) / (known + np.float32(1e-3))
    edge = clip01((1 - soft) * 5) * ramp(0.02, 0.15, known)
    return np.asarray(figure + (np.minimum(figure, body * 1.2) - figure) * edge, np.float32)


def _slats(sheet: Sheet) -> Floats:
    """Light through a blind across the set, as a factor; daylight has none, some seeds neither."""
    height, width = sheet.pixels.shape[:2]
    chance, lean, side = sheet.rng.random(), sheet.rng.uniform(0.10, 0.24), sheet.rng.random() < 0.5
    deep = float(sheet.depth.max()) > 60
    if deep or (sheet.light in _DAYLIT and chance < 0.35) or chance < 0.12:
        return np.ones((height, width), np.float32)
    x = np.linspace(0, 1, width, dtype=np.float32)[None] * np.float32(width / height)
    x = x[:, ::-1] if side else x
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    phase = (y - np.float32(lean) * x) * np.float32(13.0)
    wave = np.abs((phase - np.floor(phase)) * 2 - 1)
    soft = 0.10
    bars = ramp(0.46 - soft, 0.46 + soft, wave)
    along = x / np.float32(width / height)
    window = ramp(-0.05, 0.18, along) * ramp(1.02, 0.66, along) * ramp(0.98, 0.70, y)
    strength = window * (1 - 0.75 * sheet.subject)
    return np.asarray(1 + strength * (bars * np.float32(0.62) - np.float32(0.40)), np.float32)


def _rimmed(grey: Floats, sheet: Sheet, scale: float) -> Floats:
    """A lamp behind one shoulder, so that black never swallows the outline."""
    soft = blur(sheet.subject, 2.6 * scale)
    slope = relief(soft, 2.0 * scale)
    inside = sheet.subject * np.maximum(slope, 0) * np.float32(0.7)
    around = (blur(sheet.subject, 22 * scale) * (1 - sheet.subject)) * np.float32(0.07)
    return np.asarray(grey + inside + around, np.float32)
