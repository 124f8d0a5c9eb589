"""Anime: cel paint in two or three tones, clean lines, a painted sky that glows a little."""

import cv2
import numpy as np

from tagwire.providers.draft.cels import cel_of
from tagwire.providers.draft.colour import Bytes, Floats, clip01, mix, ramp
from tagwire.providers.draft.easel import on_easel
from tagwire.providers.draft.filters import blur, gaussian
from tagwire.providers.draft.flats import calm
from tagwire.providers.draft.lines import apart, drawing_grey, features, ink, nearby, outline
from tagwire.providers.draft.paper import bloomed, inked, to_bytes, to_floats, unit
from tagwire.providers.draft.sheet import Sheet

_STEPS = 5.0  # tones between black and white
_MATERIALS = 9  # of a figure
_LINE = np.array([0.16, 0.11, 0.15], np.float32)
_LEVELS = np.arange(256, dtype=np.float32) / np.float32(255)
_OPENED = to_bytes(clip01(_LEVELS * 1.02 + 0.01) ** np.float32(0.92))
_SHADE = np.asarray((1 - _LEVELS) ** 2, np.float32)
# What has a colour gets more of it; greys stay clean, and what glows already has enough.
_LIVELY = ramp(2.0, 14.0, _LEVELS * 255) * ramp(62.0, 24.0, _LEVELS * 255)
_CLEARER = to_bytes(clip01((_LEVELS - np.float32(128 / 255)) * 1.42 + np.float32(128 / 255)))


def paint(sheet: Sheet) -> Bytes:
    """Paint cels over a painted background."""
    return on_easel(_painted, sheet)


def _painted(sheet: Sheet) -> Bytes:
    scale = unit(sheet.pixels)
    wide, close = calm(sheet.pixels, 3.0 * scale), calm(sheet.pixels, max(1.0, 2.6 * scale), 2)
    own = clip01(gaussian(sheet.subject, 0.6 + 0.4 * scale))
    picture = _cel(_lab(wide), 0.40, 1.26)
    sky = _sky(sheet, own)
    above = slice(0, int(np.flatnonzero(sky.any(axis=1))[-1]) + 1 if sky.any() else 0)
    if above.stop:
        picture[above] = _faded(picture[above], _bright(wide[above], scale), sky[above])
    picture = _with_figure(picture, sheet, close, own)
    drawn = _lined(to_floats(picture), sheet, close, sky, scale)
    return to_bytes(bloomed(drawn, 0.80, 16, 0.42))


def _lab(pixels: Bytes) -> Bytes:
    """Lab in bytes: L of 255, a and b about 128."""
    return np.asarray(cv2.cvtColor(np.ascontiguousarray(pixels), cv2.COLOR_RGB2LAB), np.uint8)


def _shown(light: Bytes, a: Bytes, b: Bytes) -> Bytes:
    return np.asarray(cv2.cvtColor(cv2.merge([light, a, b]), cv2.COLOR_LAB2RGB), np.uint8)


def _faded(picture: Bytes, other: Bytes, share: Floats) -> Bytes:
    share = np.ascontiguousarray(share, np.float32)
    return np.asarray(
        cv2.blendLinear(np.ascontiguousarray(picture), other, 1 - share, share), np.uint8
    )


def _sky(sheet: Sheet, own: Floats) -> Floats:
    """Where open sky is: far beyond any wall, above the horizon."""
    height = sheet.depth.shape[0]
    reach = height * 0.02
    last = int(np.clip(np.ceil(sheet.horizon + reach), 0, height))
    sky = np.zeros_like(own)
    rows = np.arange(last, dtype=np.float32)[:, None]
    level = ramp(sheet.horizon + reach, sheet.horizon - reach, rows)
    sky[:last] = ramp(80.0, 200.0, sheet.depth[:last]) * level * (1 - own[:last])
    return sky


def _cel(lab: Bytes, hardness: float, chroma: float) -> Bytes:
    """Few tones with clean steps; shadows lean to violet, lights stay warm."""
    light, *hues = cv2.split(lab)
    toned = cv2.LUT(light, _OPENED)
    if hardness:
        # The steps run along the broad light, or the film's grain would fray them.
        broad = cv2.GaussianBlur(toned, (0, 0), max(0.5, 3.0 * unit(lab)))
        toned = cv2.add(toned, cv2.LUT(broad, _steps(hardness)), dtype=cv2.CV_8U)
    shade = cv2.LUT(toned, _SHADE)
    a, b = (np.asarray(plane, np.float32) - np.float32(128) for plane in hues)
    grown = np.asarray(cv2.LUT(cv2.convertScaleAbs(cv2.magnitude(a, b)), _LIVELY), np.float32)
    grown = grown * (shade * np.float32(0.25) + np.float32(chroma - 1)) + np.float32(1)
    a, b = a * grown, b * grown
    return _shown(
        np.asarray(toned, np.uint8),
        np.asarray(cv2.addWeighted(a, 1, shade, 3, 128, dtype=cv2.CV_8U), np.uint8),
        np.asarray(cv2.addWeighted(b, 1, shade, -6, 128, dtype=cv2.CV_8U), np.uint8),
    )


def _steps(hardness: float) -> np.ndarray:
    """How far every level moves towards the nearest of the tones."""
    scaled = _LEVELS * np.float32(_STEPS)
    whole = np.floor(scaled)
    stepped = (whole + ramp(0.40, 0.60, scaled - whole)) / np.float32(_STEPS)
    return np.asarray(np.round((stepped - _LEVELS) * np.float32(255 * hardness)), np.int16)


def _with_figure(picture: Bytes, sheet: Sheet, close: Bytes, own: Floats) -> Bytes:
    """The figure in cel paint, with a breath of the modelling left in it."""
    cel = cel_of(sheet.pixels, sheet.subject, sheet.rng, 720, _MATERIALS)
    if cel is None:
        return _faded(picture, _cel(_lab(close), 0.9, 1.3), own)
    paints = cel.colours * np.array([2.55, 1, 1], np.float32) + np.array([0, 128, 128], np.float32)
    lab = mix(np.asarray(_lab(close[cel.box]), np.float32), cel.painted(paints), 0.82)
    paint_ = _cel(np.asarray(np.clip(lab + np.float32(0.5), 0, 255), np.uint8), 0.0, 1.42)
    picture[cel.box] = _faded(picture[cel.box], paint_, own[cel.box])
    return picture


def _bright(pixels: Bytes, scale: float) -> Bytes:
    """A sky in clear gouache: cleaner colour, the clouds' borders crisp on their lit side."""
    light, a, b = cv2.split(_lab(pixels))
    soft = blur(np.asarray(light, np.float32), 9 * scale)
    crisp = cv2.addWeighted(np.asarray(light, np.float32), 1.9, soft, -0.9, 2.55, dtype=cv2.CV_8U)
    return _shown(
        np.asarray(crisp, np.uint8),
        np.asarray(cv2.LUT(a, _CLEARER), np.uint8),
        np.asarray(cv2.LUT(b, _CLEARER), np.uint8),
    )


def _lined(picture: Floats, sheet: Sheet, close: Bytes, sky: Floats, scale: float) -> Floats:
    """Dark swelling lines on the figure; in the set, lines of the surface's own darker colour."""
    fine = ink(drawing_grey(close), max(0.7, 1.05 * scale), weakest=0.008, full=0.036)
    alone = apart(sheet.subject, 1.5 * scale)
    near = nearby(sheet.depth, 5.0, 0.02, 0.4)
    soft = fine * (1 - sheet.subject) * alone * (0.5 + 0.4 * near) * (1 - 0.85 * sky)
    picture = inked(picture, picture * picture * np.float32(0.55), soft)
    fine = np.maximum(fine, features(sheet.pixels, sheet.subject))
    drawn = fine * sheet.subject * alone * np.float32(0.92)
    figure = outline(sheet.subject, max(0.9, 1.5 * scale)) * np.float32(0.8)
    return inked(picture, _LINE, np.maximum(drawn, figure))
