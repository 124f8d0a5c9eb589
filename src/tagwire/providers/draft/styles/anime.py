"""Anime: cel paint in two or three tones, clean lines, a painted sky that glows a little."""

import numpy as np

from tagwire.providers.draft.cels import cel_of
from tagwire.providers.draft.colour import Bytes, Floats, clip01, mix, ramp
from tagwire.providers.draft.easel import on_easel
from tagwire.providers.draft.filters import blur, gaussian
from tagwire.providers.draft.flats import calm, from_lab, to_lab
from tagwire.providers.draft.lines import apart, drawing_grey, features, ink, outline
from tagwire.providers.draft.paper import bloomed, overlaid, to_bytes, unit
from tagwire.providers.draft.sheet import Sheet

_STEPS = 5.0  # tones between black and white
_MATERIALS = 9  # of a figure
_LINE = np.array([0.16, 0.11, 0.15], np.float32)


def paint(sheet: Sheet) -> Bytes:
    """Paint cels over a painted background."""
    return on_easel(_painted, sheet)


def _painted(sheet: Sheet) -> Bytes:
    scale = unit(sheet.pixels)
    wide, close = calm(sheet.pixels, 3.0 * scale), calm(sheet.pixels, max(1.0, 2.6 * scale), 2)
    own = clip01(gaussian(sheet.subject, 0.6 + 0.4 * scale))
    sky = _sky(sheet, own)
    background = _cel(to_lab(wide), 0.40, 1.26)
    above = slice(0, int(np.flatnonzero(sky.any(axis=1))[-1]) + 1 if sky.any() else 0)
    if above.stop:
        clear = _bright(wide[above], scale)
        background[above] = overlaid(background[above], clear, sky[above])
    picture = _with_figure(background, sheet, close, own)
    picture = _lined(picture, sheet, close, sky, scale)
    picture = bloomed(picture, 0.80, 16, 0.42)
    return to_bytes(clip01(picture))


def _sky(sheet: Sheet, own: Floats) -> Floats:
    """Where open sky is: far beyond any wall, above the horizon."""
    far = ramp(80.0, 200.0, sheet.depth)
    rows = np.arange(sheet.depth.shape[0], dtype=np.float32)[:, None]
    reach = sheet.depth.shape[0] * 0.02
    return np.asarray(far * ramp(sheet.horizon + reach, sheet.horizon - reach, rows) * (1 - own))


def _cel(lab: Floats, hardness: float, chroma: float) -> Floats:
    """Few tones with clean steps; shadows lean to violet, lights stay warm."""
    light = lab[..., 0] / np.float32(100)
    opened = clip01(light * 1.02 + 0.01) ** np.float32(0.92)
    toned = opened
    if hardness:
        # The steps run along the broad light, or the film's grain would fray them.
        broad = gaussian(opened, max(0.5, 3.0 * unit(lab)))
        scaled = broad * np.float32(_STEPS)
        whole = np.floor(scaled)
        stepped = (whole + ramp(0.40, 0.60, scaled - whole)) / np.float32(_STEPS)
        toned = clip01(opened + (stepped - broad) * hardness)
    shadow = (1 - toned) ** 2
    grown = chroma + 0.25 * shadow
    weak = np.sqrt(lab[..., 1] ** 2 + lab[..., 2] ** 2)
    # What has a colour gets more of it; greys stay clean, and what glows already has enough.
    lively = 1 + (grown - 1) * ramp(2.0, 14.0, weak) * ramp(62.0, 24.0, weak)
    a = lab[..., 1] * lively + 3.0 * shadow
    b = lab[..., 2] * lively - 6.0 * shadow
    return from_lab(np.dstack([toned * 100, a, b]))


def _with_figure(background: Floats, sheet: Sheet, close: Bytes, own: Floats) -> Floats:
    """The figure in cel paint, with a breath of the modelling left in it."""
    cel = cel_of(sheet.pixels, sheet.subject, sheet.rng, 720, _MATERIALS)
    if cel is None:
        return mix(background, _cel(to_lab(close), 0.9, 1.3), own[..., None])
    lab = to_lab(np.ascontiguousarray(close[cel.box]))
    paint_ = _cel(mix(lab, cel.painted(cel.colours), 0.82), 0.0, 1.42)
    below = background[cel.box]
    below += (paint_ - below) * own[cel.box][..., None]
    return background


def _bright(pixels: Bytes, scale: float) -> Floats:
    """A sky in clear gouache: cleaner colour, the clouds' borders crisp on their lit side."""
    lab = to_lab(pixels)
    light = lab[..., 0]
    crisp = light + (light - blur(light, 9 * scale)) * np.float32(0.9)
    shown = np.clip(crisp * 1.0 + 1, 0, 100)
    return from_lab(np.dstack([shown, lab[..., 1] * 1.42, lab[..., 2] * 1.42]))


def _lined(picture: Floats, sheet: Sheet, close: Bytes, sky: Floats, scale: float) -> Floats:
    """Dark swelling lines on the figure; in the set, lines of the surface's own darker colour."""
    grey = drawing_grey(close)
    fine = ink(grey, max(0.7, 1.05 * scale), weakest=0.008, full=0.036)
    figure = outline(sheet.subject, max(0.9, 1.5 * scale))
    near = ramp(0.02, 0.4, 5.0 / np.maximum(sheet.depth, 1.0))
    soft = (
        fine
        * (1 - sheet.subject)
        * apart(sheet.subject, 1.5 * scale)
        * (0.5 + 0.4 * near)
        * (1 - 0.85 * sky)
    )
    coloured = picture * picture * np.float32(0.55)
    lined = overlaid(picture, coloured, soft)
    fine = np.maximum(fine, features(sheet.pixels))
    dark = np.maximum(fine * sheet.subject * apart(sheet.subject, 1.5 * scale) * 0.92, figure * 0.8)
    return overlaid(lined, _LINE, dark)
