"""Comic: bold ink, four-colour flats, Ben-Day dots in the shade, a heavy panel border."""

import numpy as np

from tagwire.providers.draft.cels import cel_of
from tagwire.providers.draft.colour import Bytes, Floats, clip01, mix, ramp
from tagwire.providers.draft.easel import on_easel
from tagwire.providers.draft.filters import gaussian, resize
from tagwire.providers.draft.flats import (
    calm,
    enlivened,
    from_lab,
    gathered,
    means,
    nearest,
    pattern_of,
    places,
    scissored,
    simple_curves,
    to_lab,
)
from tagwire.providers.draft.lines import apart, drawing_grey, features, ink, outline
from tagwire.providers.draft.paper import to_bytes, to_edge, tooth, unit
from tagwire.providers.draft.prints import dots
from tagwire.providers.draft.sheet import Sheet

_INK = np.array([0.07, 0.06, 0.085], np.float32)
_PAPER = np.array([0.985, 0.965, 0.905], np.float32)
_COLOURS, _OWN_COLOURS = 18, 9
_BORDER = (16.0, 25.0)  # where the panel's black frame runs, pixels at 720 rows


def paint(sheet: Sheet) -> Bytes:
    """Ink, colour and screen the panel."""
    return on_easel(_painted, sheet)


def _painted(sheet: Sheet) -> Bytes:
    scale = unit(sheet.pixels)
    picture, tone = _flats(sheet)
    shade = ramp(0.56, 0.30, tone) * ramp(0.06, 0.16, tone)
    screen = dots(sheet.pixels, 8.0, 0.42, shade * np.float32(0.42))
    deep = picture * picture * np.float32(0.72)
    picture = mix(picture, deep, (screen * (0.75 - 0.6 * sheet.subject))[..., None])
    bright = ramp(0.70, 0.95, tone) * (1 - sheet.subject)
    light = dots(sheet.pixels, 8.0, 0.42, bright * np.float32(0.30))
    picture = mix(picture, picture * 0.45 + np.float32(0.55), (light * 0.45)[..., None])
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
    size = (small.shape[1], small.shape[0])
    lab = to_lab(calm(small, max(1.0, 2.9 * reach), 2))
    low, high = np.percentile(lab[::4, ::4, 0], (2, 98))
    opened = np.clip((lab[..., 0] - low) / max(float(high - low), 30.0), 0, 1) * 100
    lab[..., 0] = mix(lab[..., 0], opened, 0.45)
    features = places(lab, resize(sheet.depth, *size), 16.0, 0.3).reshape(-1, 5)
    labels = nearest(features, gathered(features, _COLOURS, sheet.rng)).reshape(lab.shape[:2])
    labels = scissored(labels, max(0.6, 0.9 * reach), 0.00012)
    cut = simple_curves(labels, 1.15 * reach, (width, height))
    picture = cut.filled(_inks(means(labels, lab, _COLOURS)))
    cel = cel_of(sheet.pixels, sheet.subject, sheet.rng, 540, _OWN_COLOURS)
    if cel is not None:
        picture = cel.over(picture, sheet.subject, _inks(cel.colours))
    tone = resize(gaussian(lab[..., 0], 1.5 * reach + 0.3) / np.float32(100), width, height)
    return picture, tone


def _inks(lab: Floats) -> Floats:
    """Printing inks of the colours they shall show: cleaner and stronger."""
    strong = enlivened(lab, 1.5)
    strong[:, 0] = 12 + strong[:, 0] * 0.93
    return np.asarray(from_lab(strong[None])[0], np.float32)


def _inked(sheet: Sheet, tone: Floats, scale: float) -> Floats:
    """Brush lines, the figure's outline the boldest, and solid blacks in the deepest shade."""
    grey = drawing_grey(calm(sheet.pixels, max(1.0, 3.2 * scale)))
    fine = ink(grey, max(0.8, 1.35 * scale), weakest=0.008, full=0.04)
    figure = outline(sheet.subject, max(1.2, 3.0 * scale))
    fine = np.maximum(fine, features(sheet.pixels) * sheet.subject)
    near = ramp(0.015, 0.3, 5.0 / np.maximum(sheet.depth, 1.0))
    lines = fine * np.maximum(0.65 + 0.35 * near, sheet.subject) * apart(sheet.subject, 2 * scale)
    blacks = ramp(0.15, 0.11, gaussian(tone, max(0.5, 1.2 * scale))) * (1 - 0.6 * sheet.subject)
    return clip01(np.maximum(np.maximum(lines, figure), blacks))
