"""Comic: bold ink, four-colour flats, Ben-Day dots in the middle tones, a heavy panel border."""

import numpy as np

from tagwire.providers.draft.colour import Bytes, Floats, clip01, mix, ramp
from tagwire.providers.draft.filters import blur, gaussian, resize
from tagwire.providers.draft.flats import (
    calm,
    from_lab,
    gathered,
    nearest,
    pattern_of,
    simple_curves,
    to_lab,
)
from tagwire.providers.draft.lines import drawing_grey, ink
from tagwire.providers.draft.paper import to_bytes, to_edge, tooth, unit
from tagwire.providers.draft.prints import dots
from tagwire.providers.draft.sheet import Sheet

_INK = np.array([0.07, 0.06, 0.085], np.float32)
_PAPER = np.array([0.985, 0.965, 0.905], np.float32)
_COLOURS = 14
_BORDER = (16.0, 25.0)  # where the panel's black frame runs, pixels at 720 rows


def paint(sheet: Sheet) -> Bytes:
    """Ink, colour and screen the panel."""
    scale = unit(sheet.pixels)
    flats, tone = _flats(sheet)
    picture = gaussian(flats, max(0.45, 0.5 * scale))
    middle = ramp(0.86, 0.60, tone) * ramp(0.10, 0.24, tone)
    screen = dots(sheet.pixels, 8.5, 0.42, clip01((0.86 - tone) * 0.95) * middle)
    shade = picture * picture * np.float32(0.80)
    quiet = 0.80 - 0.45 * sheet.subject
    picture = mix(picture, shade, (screen * quiet)[..., None])
    light = dots(sheet.pixels, 8.5, 0.42, 0.30 * ramp(0.80, 0.95, tone)) * (1 - sheet.subject)
    picture = mix(picture, picture * np.array([0.90, 0.95, 1.0], np.float32), light[..., None])
    picture = mix(picture, _INK, _inked(sheet, tone, scale)[..., None])
    edge = to_edge(sheet.pixels)
    outer, inner = _BORDER
    picture = mix(picture, _INK, ramp(inner + 1, inner - 1, edge)[..., None])
    picture = mix(picture, np.ones(3, np.float32), ramp(outer + 1, outer - 1, edge)[..., None])
    pulp = 1 + np.float32(0.010) * tooth(sheet.rng, sheet.pixels)
    return to_bytes(picture * _PAPER * pulp[..., None])


def _flats(sheet: Sheet) -> tuple[Floats, Floats]:
    """The colourist's flats, and the picture's tone 0..1 opened to the full range."""
    height, width = sheet.pixels.shape[:2]
    small, reach = pattern_of(sheet.pixels, 450)
    lab = to_lab(calm(small, max(1.0, 2.9 * reach), 2))
    low, high = np.percentile(lab[::4, ::4, 0], (2, 98))
    opened = np.clip((lab[..., 0] - low) / max(float(high - low), 30.0), 0, 1) * 100
    lab[..., 0] = mix(lab[..., 0], opened, 0.45)
    features = np.asarray(lab.reshape(-1, 3) * np.array([0.8, 1.1, 1.1], np.float32), np.float32)
    centres = gathered(features, _COLOURS, sheet.rng)
    labels = nearest(features, centres).reshape(lab.shape[:2])
    cut = simple_curves(labels, _COLOURS, 1.1 * reach, (width, height))
    inks = centres / np.array([0.8, 1.1, 1.1], np.float32)
    inks[:, 0] = 14 + inks[:, 0] * 0.93
    inks[:, 1:] *= 1.55
    flats = from_lab(np.asarray(inks[None], np.float32))[0]
    tone = resize(lab[..., 0] / np.float32(100), width, height, smooth=False)
    return np.asarray(flats[cut], np.float32), tone


def _inked(sheet: Sheet, tone: Floats, scale: float) -> Floats:
    """Brush lines, the figure's outline the boldest, and solid blacks in the deepest shade."""
    grey = drawing_grey(calm(sheet.pixels, max(1.0, 3.2 * scale)))
    fine = ink(grey, max(0.8, 1.35 * scale), weakest=0.012, full=0.05)
    figure = ink(1 - blur(sheet.subject, scale), max(1.0, 2.3 * scale), weakest=0.035, full=0.16)
    near = ramp(0.015, 0.3, 5.0 / np.maximum(sheet.depth, 1.0))
    lines = fine * np.maximum(0.55 + 0.4 * near, sheet.subject)
    blacks = ramp(0.15, 0.11, gaussian(tone, max(0.5, 1.2 * scale)))
    return clip01(np.maximum(np.maximum(lines, figure), blacks))
