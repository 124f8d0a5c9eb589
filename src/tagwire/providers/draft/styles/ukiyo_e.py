"""Ukiyo-e: a woodblock print in Edo inks, with key lines, graded bands, wood grain and a seal."""

import cv2
import numpy as np
from numpy.typing import NDArray

from tagwire.providers.draft.colour import Bytes, Floats, clip01, from_hex, luma, mix, ramp
from tagwire.providers.draft.easel import on_easel
from tagwire.providers.draft.filters import blur, gaussian, resize
from tagwire.providers.draft.flats import calm, nearest, pattern_of, simple_curves, to_lab
from tagwire.providers.draft.lines import drawing_grey, ink
from tagwire.providers.draft.paper import cloud, grit, to_bytes, to_edge, tooth, unit
from tagwire.providers.draft.sheet import Sheet

_INKS = (
    "#f0e4c6",  # bare paper
    "#d3d9d8",  # mist
    "#e2cfa0",  # straw
    "#d0a04e",  # ochre
    "#b4552f",  # burnt vermilion
    "#c8392b",  # vermilion
    "#e3a78f",  # rose
    "#7d5a3c",  # bark
    "#a9b788",  # sage
    "#a5ae58",  # young green
    "#5f7d55",  # moss
    "#a8c3c4",  # pale indigo
    "#5f93a8",  # asagi blue
    "#24507c",  # prussian blue
    "#7d7388",  # wisteria grey
    "#3a3a44",  # diluted sumi
)
_PRUSSIAN = np.array([0.09, 0.20, 0.40], np.float32)
_SUMI = np.array([0.11, 0.105, 0.13], np.float32)
_PAPER = np.array([0.945, 0.90, 0.785], np.float32)
_SEAL = np.array([0.75, 0.16, 0.11], np.float32)
_ROWS = 450
_OPEN_AIR = 60.0  # metres: a set that reaches farther has a sky
_GLOW = np.array([0.90, 0.62, 0.45], np.float32)


def paint(sheet: Sheet) -> Bytes:
    """Print the picture: colour blocks, bokashi, the key block on top, then the seal."""
    return on_easel(_painted, sheet)


def _painted(sheet: Sheet) -> Bytes:
    height, width = sheet.pixels.shape[:2]
    inks = _display_inks()
    labels = _blocks(sheet, inks)
    print_ = gaussian(inks[labels], max(0.45, 0.55 * unit(sheet.pixels)))
    print_ = _bokashi(_shaded(print_, sheet), sheet)
    print_ = _grained(print_, sheet)
    key = _key_block(sheet, labels, inks)
    print_ = mix(print_, _SUMI, key[..., None])
    paper = _PAPER * (1 + 0.018 * tooth(sheet.rng, sheet.pixels))[..., None]
    edge = to_edge(sheet.pixels)
    inside = ramp(17.0, 18.5, edge)
    rule = ramp(15.6, 16.6, edge) * (1 - ramp(18.6, 19.6, edge))
    print_ = mix(mix(paper, print_, inside[..., None]), _SUMI, rule[..., None] * 0.85)
    seal = _seal(height, width, unit(sheet.pixels))
    worn = clip01(seal * (1.0 - 0.35 * ramp(0.6, 1.8, grit(sheet.rng, sheet.pixels, 2.2))))
    return to_bytes(mix(print_, _SEAL, worn[..., None]))


def _display_inks() -> Floats:
    """The inks as display-referred RGB."""
    return np.asarray([from_hex(code) ** np.float32(1 / 2.2) for code in _INKS], np.float32)


def _blocks(sheet: Sheet, inks: Floats) -> NDArray[np.intp]:
    """Choose an ink for every place and cut the blocks along smooth curves."""
    height, width = sheet.pixels.shape[:2]
    small, reach = pattern_of(sheet.pixels, _ROWS)
    size = (small.shape[1], small.shape[0])
    lab = to_lab(calm(small, max(1.0, 3.8 * reach), 2))
    light = lab[..., 0]
    low, high = np.percentile(light[::4, ::4], (2, 98))
    # A print has no murk: the picture's tones are opened to the whole set of inks.
    spread = np.clip((light - low) / max(float(high - low), 25.0), 0, 1)
    lab[..., 0] = mix(light, 16 + 76 * spread, 0.6)
    lab[..., 1:] *= 1.15
    lab[..., 2] += 4.0  # white is the colour of the paper
    palette = to_lab(np.asarray(inks[None] * 255, np.uint8))[0]
    weights = np.array([1.15, 1.2, 1.05], np.float32)
    flat = np.asarray(lab.reshape(-1, 3) * weights, np.float32)
    found = nearest(flat, palette * weights).reshape(lab.shape[:2])
    own = resize(sheet.subject, *size) > 0.5
    if own.any():
        found = np.where(own, found, _set_apart(lab, found, own, palette, weights))
    broad = simple_curves(found, len(inks), 2.9 * reach, (width, height))
    if not own.any():
        return broad
    fine = simple_curves(found, len(inks), 0.85 * reach, (width, height))
    return np.where(sheet.subject > 0.4, fine, broad)


def _set_apart(
    lab: Floats,
    found: NDArray[np.intp],
    own: NDArray[np.bool_],
    palette: Floats,
    weights: Floats,
) -> NDArray[np.intp]:
    """Where the set would be printed in the figure's own ink, print it paler."""
    main = int(np.bincount(found[own]).argmax())
    reach = max(3, min(own.shape) // 14) | 1
    ring = cv2.dilate(own.astype(np.uint8), np.ones((reach, reach), np.uint8)) > own
    if not ring.any() or float((found[ring] == main).mean()) < 0.25:
        return found
    paler = lab * np.array([0.8, 0.62, 0.62], np.float32) + np.array([24, 0, 0], np.float32)
    again = nearest(np.asarray(paler.reshape(-1, 3) * weights, np.float32), palette * weights)
    return again.reshape(found.shape)


def _shaded(print_: Floats, sheet: Sheet) -> Floats:
    """Thin or thicken the ink inside a block, so that the picture's broad light stays."""
    size = (sheet.pixels.shape[1], sheet.pixels.shape[0])
    small = (max(8, size[0] // 8), max(8, size[1] // 8))
    model = cv2.resize(sheet.pixels, small, interpolation=cv2.INTER_AREA)
    wanted = luma(model.astype(np.float32) / np.float32(255)) - luma(resize(print_, *small))
    change = blur(wanted - wanted.mean(), min(small) * 0.05) * np.float32(0.55)
    return clip01(print_ + resize(change, *size, smooth=False)[..., None])


def _bokashi(print_: Floats, sheet: Sheet) -> Floats:
    """Wipe ink over the block by hand, in place: a dark band on top, a softer one at the foot."""
    height = sheet.pixels.shape[0]
    rows = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    wave = cloud(sheet.rng, sheet.pixels, 3, 2) * np.float32(0.05)
    free = 1 - clip01(sheet.subject)
    reach = float(np.clip(sheet.horizon / height * 0.42, 0.12, 0.22))
    deepest = float(sheet.depth.max())
    if deepest > _OPEN_AIR:
        level = (rows + wave * 0.5 - sheet.horizon / height + 0.05) / np.float32(0.07)
        far = ramp(0.35, 0.9, sheet.depth / deepest)
        warm = np.exp(-level * level) * free * far * np.float32(0.45)
        print_ = mix(print_, _GLOW, warm[..., None])
    upper, lower = round(height * (reach + 0.04)), round(height * 0.76)
    top = ramp(reach, 0.015, (rows + wave)[:upper]) * free[:upper] * np.float32(0.70)
    print_[:upper] = mix(print_[:upper], _PRUSSIAN, top[..., None])
    foot = ramp(0.80, 1.04, (rows + wave)[lower:]) * free[lower:] * np.float32(0.55)
    print_[lower:] *= 1 - foot[..., None] * (1 - _PRUSSIAN * 1.9)
    return print_


def _grained(print_: Floats, sheet: Sheet) -> Floats:
    """Let the plank's grain and the uneven rubbing of the baren show in the inked places."""
    height, width = sheet.pixels.shape[:2]
    scale = unit(sheet.pixels)
    rings = sheet.rng.standard_normal((max(8, round(height / scale / 2.2)), 6), dtype=np.float32)
    lines = resize(rings, width, height) * np.float32(1.2)
    bend = cloud(sheet.rng, sheet.pixels, 2, 3) * np.float32(70 * scale)
    columns = np.broadcast_to(np.arange(width, dtype=np.float32)[None], (height, width))
    rows = np.arange(height, dtype=np.float32)[:, None] + bend
    grain = cv2.remap(lines, columns.copy(), rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    rubbed = cloud(sheet.rng, sheet.pixels, 26) * np.float32(0.7)
    pigment = 1 - print_.min(axis=2)
    texture = (grain * np.float32(0.030) + rubbed * np.float32(0.10)) * (0.35 + pigment)
    speck = tooth(sheet.rng, sheet.pixels) * np.float32(0.016)
    return np.asarray(print_ * (1 + texture + speck)[..., None], np.float32)


def _key_block(sheet: Sheet, labels: NDArray[np.intp], inks: Floats) -> Floats:
    """Outlines that swell: of the blocks, of the picture itself, boldest round the subject."""
    scale = unit(sheet.pixels)
    blocks = drawing_grey(np.asarray(inks[labels] * 255, np.uint8))
    outlines = ink(blocks, max(0.8, 1.5 * scale), weakest=0.018, full=0.06)
    model = drawing_grey(calm(sheet.pixels, max(1.0, 3.0 * scale)))
    detail = ink(model, max(0.7, 1.2 * scale), weakest=0.009, full=0.035)
    figure = ink(1 - blur(sheet.subject, scale), max(0.9, 2.0 * scale), weakest=0.03, full=0.16)
    near = sheet.subject
    far = ramp(0.02, 0.5, 6.0 / np.maximum(sheet.depth, 1.0))
    strength = np.maximum(0.30 + 0.45 * far, near * 0.95)
    drawn = np.maximum(outlines * strength, detail * np.maximum(near * 0.9, strength * 0.6))
    return clip01(np.maximum(drawn, figure))


def _seal(height: int, width: int, scale: float) -> Floats:
    """A square seal in the lower right: a frame and strokes that spell nothing, 0..1."""
    plane = np.zeros((height, width), np.uint8)
    side = max(8, round(44 * scale))
    left, top = width - side - round(44 * scale), height - round(side * 1.25) - round(42 * scale)
    tall = round(side * 1.25)
    cv2.rectangle(plane, (left, top), (left + side, top + tall), (255,), -1)
    thin = max(1, round(3 * scale))
    cell = side / 9
    strokes = (
        ((1.6, 1.8), (7.4, 1.8)), ((4.5, 1.8), (4.5, 5.2)), ((1.6, 5.2), (7.4, 5.2)),
        ((1.6, 1.8), (1.6, 5.2)), ((2.2, 7.0), (6.8, 7.0)), ((2.2, 7.0), (1.5, 9.6)),
        ((4.5, 7.0), (4.5, 9.6)), ((6.8, 7.0), (7.5, 9.6)),
    )  # fmt: skip
    for (x0, y0), (x1, y1) in strokes:
        start = (left + round(x0 * cell), top + round(y0 * cell))
        end = (left + round(x1 * cell), top + round(y1 * cell))
        cv2.line(plane, start, end, (0,), thin, cv2.LINE_AA)
    soft = blur(plane.astype(np.float32) / np.float32(255), max(0.5, 0.9 * scale))
    return np.asarray(ramp(0.3, 0.7, soft), np.float32)
