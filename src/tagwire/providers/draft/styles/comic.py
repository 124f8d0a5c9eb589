"""Comic: bold ink, four-colour flats, Ben-Day dots in the shade, a heavy panel border."""

import numpy as np

from tagwire.providers.draft.cels import cel_of
from tagwire.providers.draft.colour import Bytes, Floats, clip01, mix, ramp
from tagwire.providers.draft.easel import on_easel
from tagwire.providers.draft.filters import blur, gaussian, resize
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
    unlit,
)
from tagwire.providers.draft.lines import (
    apart,
    drawing_grey,
    features,
    ink,
    outline,
    silhouettes,
)
from tagwire.providers.draft.paper import overlaid, to_bytes, to_edge, tooth, unit
from tagwire.providers.draft.prints import dots
from tagwire.providers.draft.sheet import Sheet

_INK = np.array([0.07, 0.06, 0.085], np.float32)
_PAPER = np.array([0.985, 0.965, 0.905], np.float32)
_ROWS = 380
_OPEN_AIR = 60.0  # metres: nearer walls than that have lamps before them
_COLOURS, _OWN_COLOURS = 18, 9
_BORDER = (16.0, 25.0)  # where the panel's black frame runs, pixels at 720 rows


def paint(sheet: Sheet) -> Bytes:
    """Ink, colour and screen the panel."""
    return on_easel(_painted, sheet)


def _painted(sheet: Sheet) -> Bytes:
    scale = unit(sheet.pixels)
    picture, tone, shade = _flats(sheet)
    screen = dots(sheet.pixels, 8.0, 0.42, shade * np.float32(0.40))
    deep = picture * picture * np.float32(0.72)
    picture = overlaid(picture, deep, screen * (0.8 - 0.65 * sheet.subject))
    picture = overlaid(picture, _INK, _inked(sheet, tone, scale))
    edge = to_edge(sheet.pixels)
    outer, inner = _BORDER
    picture = overlaid(picture, _INK, ramp(inner + 1, inner - 1, edge))
    picture = overlaid(picture, np.ones(3, np.float32), ramp(outer + 1, outer - 1, edge))
    pulp = 1 + np.float32(0.010) * tooth(sheet.rng, sheet.pixels)
    return to_bytes(picture * _PAPER * pulp[..., None])


def _flats(sheet: Sheet) -> tuple[Floats, Floats, Floats]:
    """The colourist's flats, the picture's tone 0..1 opened to the full range, and its shades."""
    height, width = sheet.pixels.shape[:2]
    small, reach = pattern_of(sheet.pixels, _ROWS)
    size = (small.shape[1], small.shape[0])
    lab = to_lab(calm(small, max(1.0, 2.9 * reach), 2))
    low, high = np.percentile(lab[::4, ::4, 0], (2, 98))
    opened = np.clip((lab[..., 0] - low) / max(float(high - low), 30.0), 0, 1) * 100
    lab[..., 0] = mix(lab[..., 0], opened, 0.45)
    light, depth, own, lamps = lab[..., 0], resize(sheet.depth, *size), lab, 0.3
    if float(depth.max()) < _OPEN_AIR:  # a room's own colours, not its lamps
        own, lamps, lab = unlit(lab, 1.0), 0.6, unlit(lab, 0.6)
    features = places(own, depth, 16.0, lamps).reshape(-1, 5)
    labels = nearest(features, gathered(features, _COLOURS, sheet.rng)).reshape(lab.shape[:2])
    labels = scissored(labels, max(0.6, 1.0 * reach), 0.0003)
    cut = simple_curves(labels, 1.15 * reach, (width, height))
    picture = cut.filled(_inks(means(labels, lab, _COLOURS)))
    cel = cel_of(sheet.pixels, sheet.subject, sheet.rng, 540, _OWN_COLOURS)
    if cel is not None:
        picture = cel.over(picture, sheet.subject, _inks(cel.colours))
    tone = resize(gaussian(lab[..., 0], 1.5 * reach + 0.3) / np.float32(100), width, height)
    shade = _shades(labels, light, reach) * ramp(200.0, 100.0, depth)
    return picture, tone, resize(shade, width, height, smooth=False)


def _shades(labels: Bytes, light: Floats, reach: float) -> Floats:
    """Where a flat lies in shadow: well below its own middle, in one clean shape, 0..1."""
    flat = means(labels, light[..., None], 256)[:, 0][labels]
    below = blur(np.asarray(flat - light, np.float32), 4.0 * reach)
    return np.asarray(ramp(7.0, 9.0, below), np.float32)


def _inks(lab: Floats) -> Floats:
    """Printing inks of the colours they shall show: cleaner and stronger."""
    strong = enlivened(lab, 1.5)
    strong[:, 0] = 12 + strong[:, 0] * 0.93
    return np.asarray(from_lab(strong[None])[0], np.float32)


def _inked(sheet: Sheet, tone: Floats, scale: float) -> Floats:
    """Brush lines, the figure's outline the boldest, and solid blacks in the deepest shade."""
    grey = drawing_grey(calm(sheet.pixels, max(1.0, 3.2 * scale)))
    fine = ink(grey, max(0.8, 1.35 * scale), weakest=0.008, full=0.04, fine=1.0)
    figure = outline(sheet.subject, max(1.2, 3.0 * scale))
    fine = np.maximum(fine, features(sheet.pixels) * sheet.subject)
    stands = silhouettes(sheet.depth, max(0.8, 1.3 * scale)) * (1 - sheet.subject)
    fine = np.maximum(fine, stands)
    near = ramp(0.015, 0.3, 5.0 / np.maximum(sheet.depth, 1.0))
    lines = fine * np.maximum(0.65 + 0.35 * near, sheet.subject) * apart(sheet.subject, 2 * scale)
    blacks = ramp(0.15, 0.11, gaussian(tone, max(0.5, 1.2 * scale))) * (1 - 0.6 * sheet.subject)
    return clip01(np.maximum(np.maximum(lines, figure), blacks))
