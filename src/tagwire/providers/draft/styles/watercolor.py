"""Watercolour: wet washes over pencil on rough paper, pigment gathered in edges and hollows."""

import cv2
import numpy as np

from tagwire.providers.draft.colour import Bytes, Floats, clip01, mix, ramp, saturate
from tagwire.providers.draft.easel import on_easel
from tagwire.providers.draft.filters import blur, gaussian
from tagwire.providers.draft.flats import calm
from tagwire.providers.draft.lines import drawing_grey, features, ink
from tagwire.providers.draft.paper import cloud, grey_of, to_bytes, to_edge, to_floats, tooth, unit
from tagwire.providers.draft.sheet import Sheet

_PAPER = np.array([0.985, 0.972, 0.94], np.float32)
_GRAPHITE = np.array([0.36, 0.36, 0.40], np.float32)
_BLOOMS = 3
_MARGIN = 30.0  # mean width of the unpainted border, pixels at 720 rows


def paint(sheet: Sheet) -> Bytes:
    """Paint the picture as washes whose strength is how much light the pigment takes away."""
    return on_easel(_painted, sheet)


def _painted(sheet: Sheet) -> Bytes:
    scale = unit(sheet.pixels)
    hills = tooth(sheet.rng, sheet.pixels)
    washes = _washes(sheet, scale)
    wet = cloud(sheet.rng, sheet.pixels, 5, 5)
    density = -np.log(np.clip(washes, 0.045, 1.0))
    strength = grey_of(density)
    rim = np.maximum(gaussian(strength, 0.9 * scale + 0.3) - blur(strength, 4.5 * scale), 0)
    granules = np.float32(0.07) + np.float32(0.03) * clip01(strength)
    uneven = 1 + wet * np.float32(1.15) - hills * granules + rim * np.float32(2.1)
    uneven = uneven * _blooms(sheet, scale)
    body = np.exp(-density * np.maximum(uneven, 0.15)[..., None])
    covered = _brushed(sheet, hills)
    ridge = np.exp(-(((covered - 0.55) / 0.22) ** 2)) * np.float32(0.22)
    body = body * (1 - ridge * clip01(strength * 1.2))[..., None]
    picture = mix(1.0, body, ramp(0.0, 0.5, covered)[..., None])
    lead = _underdrawing(sheet, hills, scale)
    picture = mix(picture, picture * _GRAPHITE, lead[..., None])
    lit = 1 + np.float32(0.011) * hills
    return to_bytes(picture * _PAPER * lit[..., None])


def _washes(sheet: Sheet, scale: float) -> Floats:
    """Simplify into pools of clear colour with wavering borders; the subject keeps its detail."""
    height, width = sheet.pixels.shape[:2]
    loose = to_floats(calm(sheet.pixels, 5.0 * scale))
    close = to_floats(calm(sheet.pixels, max(1.0, 3.4 * scale)))
    near = clip01(blur(sheet.subject, 2 * scale) * 1.15)[..., None]
    pools = mix(loose, close, np.maximum(near, 0.45))
    waver = 6.0 * scale * (1 - 0.75 * near[..., 0])
    broad = cloud(sheet.rng, sheet.pixels, 18, 4)
    other = cloud(sheet.rng, sheet.pixels, 18, 4)
    columns = np.arange(width, dtype=np.float32)[None] + broad * waver * 2
    rows = np.arange(height, dtype=np.float32)[:, None] + other * waver * 2
    pools = np.asarray(
        cv2.remap(pools, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT), np.float32
    )
    return clip01(saturate(_glazed(pools) ** np.float32(0.60), 1.30) * 0.92 + 0.08)


def _glazed(pools: Floats) -> Floats:
    """Build tones in five glazes, each with a fairly hard border, as dry layers have."""
    light = np.maximum(np.maximum(pools[..., 0], pools[..., 1]), pools[..., 2])
    steps = light * np.float32(5.0)
    whole = np.floor(steps)
    stepped = (whole + ramp(0.30, 0.70, steps - whole)) / np.float32(5.0)
    wanted = mix(light, stepped, 0.55)
    return np.asarray(pools * (wanted / np.maximum(light, 0.02))[..., None], np.float32)


def _blooms(sheet: Sheet, scale: float) -> Floats:
    """Water let into a damp wash: pale flowers with a dark crinkled rim, as a factor."""
    height, width = sheet.pixels.shape[:2]
    crinkle = cloud(sheet.rng, sheet.pixels, 22, 5)
    columns = np.arange(width, dtype=np.float32)[None]
    rows = np.arange(height, dtype=np.float32)[:, None]
    factor = np.ones((height, width), np.float32)
    free = 1 - clip01(blur(sheet.subject, 14 * scale) * 2)
    for _ in range(_BLOOMS):
        x, y = sheet.rng.uniform(0.06, 0.94) * width, sheet.rng.uniform(0.06, 0.62) * height
        radius = sheet.rng.uniform(52, 120) * scale
        away = np.sqrt((columns - x) ** 2 + (rows - y) ** 2) / np.float32(radius) + crinkle * 0.75
        pale = ramp(1.0, 0.25, away) * np.float32(0.30)
        rim = np.exp(-(((away - 1.0) / 0.055) ** 2)) * np.float32(0.20)
        factor += (rim - pale) * free
    return factor


def _brushed(sheet: Sheet, hills: Floats) -> Floats:
    """0 bare border, 1 painted: ragged, with dry-brush where the paper's hills stay white."""
    scaled = to_edge(sheet.pixels) / np.float32(_MARGIN)
    ragged = (
        cloud(sheet.rng, sheet.pixels, 7, 5) * 1.3 + cloud(sheet.rng, sheet.pixels, 40, 3) * 0.5
    )
    return clip01((scaled - 0.75 + ragged) * 1.6 - np.maximum(hills, 0) * 0.16 + 0.1)


def _underdrawing(sheet: Sheet, hills: Floats, scale: float) -> Floats:
    """Loose pencil lines that show through, broken by the tooth of the paper."""
    model = drawing_grey(calm(sheet.pixels, max(1.0, 3.0 * scale)))
    line = ink(model, max(0.6, 1.0 * scale), weakest=0.008, full=0.045)
    line = np.maximum(line, features(sheet.pixels, sheet.subject) * np.float32(0.8))
    kept = ramp(-1.3, 1.4, hills) * (0.60 + 0.25 * sheet.subject)
    return np.asarray(line * kept * ramp(14, 22, to_edge(sheet.pixels)), np.float32)
