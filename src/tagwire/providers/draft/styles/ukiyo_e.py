"""Ukiyo-e: a woodblock print in Edo inks, with key lines, graded bands, wood grain and a seal."""

import cv2
import numpy as np
from numpy.typing import NDArray

from tagwire.providers.draft.blocks import Manner, curves, cut_in_blocks, drawn, is_room
from tagwire.providers.draft.cels import cel_of
from tagwire.providers.draft.colour import Bytes, Floats, clip01, from_hex, luma, mix, ramp
from tagwire.providers.draft.easel import on_easel
from tagwire.providers.draft.filters import blur, resize
from tagwire.providers.draft.flats import calm, enlivened, from_lab, means, nearest, to_lab
from tagwire.providers.draft.lines import (
    apart,
    drawing_grey,
    features,
    ink,
    nearby,
    outline,
    silhouettes,
)
from tagwire.providers.draft.paper import (
    cloud,
    grit,
    inked,
    overlaid,
    to_bytes,
    to_edge,
    tooth,
    unit,
)
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
    "#465a48",  # pine
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
_MANNER = Manner(
    rows=360, count=14, walled=18, calmed=4.0, far=40.0, finest=1.6, least=0.0011,
    lamps=1.0,
)  # fmt: skip
_OWN_BLOCKS = 8
_OWN_INK = 26.0  # L from a material's middle beyond which a tone has an ink of its own
_GLOW = np.array([0.90, 0.62, 0.45], np.float32)


def paint(sheet: Sheet) -> Bytes:
    """Print the picture: colour blocks, bokashi, the key block on top, then the seal."""
    return on_easel(_painted, sheet)


def _painted(sheet: Sheet) -> Bytes:
    height, width = sheet.pixels.shape[:2]
    inks = _display_inks()
    blocks, borders = _blocks(sheet, inks)
    print_ = _bokashi(_shaded(blocks, sheet), sheet)
    rough = tooth(sheet.rng, sheet.pixels)
    print_ = _grained(print_, sheet, rough)
    paper = _PAPER * (1 + 0.018 * rough)[..., None]
    edge = to_edge(sheet.pixels)
    inside = ramp(17.0, 18.5, edge)
    rule = ramp(15.6, 16.6, edge) * (1 - ramp(18.6, 19.6, edge))
    lines = np.maximum(_key_block(sheet, borders) * inside, rule * np.float32(0.85))
    print_ = inked(inked(print_, paper, 1 - inside), _SUMI, lines)
    seal, place = _seal(height, width, unit(sheet.pixels))
    part = print_[place]
    worn = clip01(seal * (1.0 - 0.35 * ramp(0.6, 1.8, grit(sheet.rng, sheet.pixels, 2.2)[place])))
    part += (_SEAL - part) * worn[..., None]
    return to_bytes(print_)


def _display_inks() -> Floats:
    """The inks as display-referred RGB."""
    return np.asarray([from_hex(code) ** np.float32(1 / 2.2) for code in _INKS], np.float32)


def _blocks(sheet: Sheet, inks: Floats) -> tuple[Floats, Floats]:
    """Cut blocks for what belongs together, each in the ink nearest to it; lines between them."""
    blocks = cut_in_blocks(sheet, _MANNER)
    cut = curves(blocks, sheet, 1.7)
    size = (blocks.depth.shape[1], blocks.depth.shape[0])
    seen = means(blocks.labels, blocks.lab, 256)
    colours = _opened(seen, blocks.lab[::2, ::2, 0], 34.0)
    cel = cel_of(sheet.pixels, sheet.subject, sheet.rng, 540, _OWN_BLOCKS)
    own = resize(sheet.subject, *size) > 0.5
    if cel is not None and own.any():
        colours = _set_apart(colours, blocks.lab, own, cel.mean)
    print_ = cut.filled(_printed(colours, inks))
    borders = drawn(blocks, cut, max(1.2, 2.2 * unit(sheet.pixels)))
    if cel is None:
        return print_, borders
    tints = _tinted(_opened(cel.colours, cel.colours[:, 0], 16.0), inks)
    return cel.over(print_, sheet.subject, tints), borders


def _opened(colours: Floats, light: Floats, deepest: float) -> Floats:
    """A print has no murk: tones (L from ``deepest`` up) are opened to the whole of the inks.

    ``light``: L of the picture the ``colours`` (n x 3, Lab) are of.
    """
    low, middle, high = (float(each) for each in np.percentile(light, (2, 50, 98)))
    spread = np.clip((colours[:, 0] - low) / max(high - low, 25.0), 0, 1)
    spread = spread ** np.float32(np.clip(0.45 + middle / 90, 0.5, 1))
    clear = enlivened(colours, 1.2)
    clear[:, 0] = mix(colours[:, 0], deepest + (92 - deepest) * spread, 0.75)
    clear[:, 2] += 4.0  # white is the colour of the paper
    return clear


def _printed(lab: Floats, inks: Floats) -> Floats:
    """Mix each colour (n x 3, Lab) mostly from the nearest ink, so that the inks stay few."""
    palette = to_lab(np.asarray(inks[None] * 255, np.uint8))[0]
    weights = np.array([1.15, 1.2, 1.05], np.float32)
    chosen = palette[nearest(np.asarray(lab * weights, np.float32), palette * weights)]
    return np.asarray(from_lab(mix(chosen, lab, 0.45)[None])[0], np.float32)


def _tinted(tones: Floats, inks: Floats) -> Floats:
    """Print a figure: shade and light of a material are its own ink, thicker and thinner."""
    body = np.repeat(tones[1::3], 3, axis=0)
    own = (np.abs(tones[:, 0] - body[:, 0]) < _OWN_INK) & body.any(axis=1)
    base = np.where(own[:, None], body, tones)
    printed = to_lab(to_bytes(_printed(base, inks)[None]))[0]
    return np.asarray(from_lab((printed + (tones - base) * 0.9)[None])[0], np.float32)


def _set_apart(colours: Floats, lab: Floats, own: NDArray[np.bool_], figure: Floats) -> Floats:
    """Where the set around the figure would be printed like it, print it paler."""
    reach = max(3, min(own.shape) // 14) | 1
    ring = cv2.dilate(own.astype(np.uint8), np.ones((reach, reach), np.uint8)) > own
    if not ring.any():
        return colours
    between = figure - lab[ring].mean(axis=0)
    alike = float(ramp(34.0, 12.0, np.sqrt((between * between).sum())))
    paler = colours * np.array([0.8, 0.7, 0.7], np.float32) + np.array([22, 0, 0], np.float32)
    return np.asarray(mix(colours, paler, alike), np.float32)


def _shaded(print_: Floats, sheet: Sheet) -> Floats:
    """Thin or thicken the ink inside a block, so that the picture's broad light stays."""
    size = (sheet.pixels.shape[1], sheet.pixels.shape[0])
    small = (max(8, size[0] // 8), max(8, size[1] // 8))
    model = cv2.resize(sheet.pixels, small, interpolation=cv2.INTER_AREA)
    wanted = luma(model.astype(np.float32) / np.float32(255)) - luma(resize(print_, *small))
    change = blur(wanted - wanted.mean(), min(small) * 0.07) * np.float32(
        0.75 if is_room(sheet) else 0.55
    )
    return clip01(print_ + resize(change, *size, smooth=False)[..., None])


def _bokashi(print_: Floats, sheet: Sheet) -> Floats:
    """Wipe ink over the block by hand, in place: a dark band on top, a softer one at the foot."""
    height = sheet.pixels.shape[0]
    rows = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    wave = cloud(sheet.rng, sheet.pixels, 3, 2) * np.float32(0.05)
    free = 1 - clip01(sheet.subject)
    reach = float(np.clip(sheet.horizon / height * 0.42, 0.12, 0.22))
    deepest = float(sheet.depth.max())
    if not is_room(sheet):
        middle = sheet.horizon / height - 0.05
        first, last = (int(np.clip((middle + by) * height, 0, height - 1)) for by in (-0.2, 0.2))
        band = slice(first, last + 1)
        level = (rows[band] + wave[band] * 0.5 - np.float32(middle)) / np.float32(0.07)
        far = ramp(0.35, 0.9, sheet.depth[band] / deepest)
        warm = np.exp(-level * level) * free[band] * far * np.float32(0.45)
        print_[band] = overlaid(print_[band], _GLOW, warm)
    upper, lower = round(height * (reach + 0.04)), round(height * 0.76)
    top = ramp(reach, 0.015, (rows + wave)[:upper]) * free[:upper] * np.float32(0.70)
    print_[:upper] = overlaid(print_[:upper], _PRUSSIAN, top)
    foot = ramp(0.80, 1.04, (rows + wave)[lower:]) * free[lower:] * np.float32(0.55)
    print_[lower:] *= 1 - foot[..., None] * (1 - _PRUSSIAN * 1.9)
    return print_


def _grained(print_: Floats, sheet: Sheet, rough: Floats) -> Floats:
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
    red, green, blue = cv2.split(print_)
    pigment = 1 - np.asarray(cv2.min(cv2.min(red, green), blue), np.float32)
    texture = (grain * np.float32(0.030) + rubbed * np.float32(0.10)) * (0.35 + pigment)
    speck = rough * np.float32(0.016)
    print_ *= (1 + texture + speck)[..., None]
    return print_


def _key_block(sheet: Sheet, borders: Floats) -> Floats:
    """Outlines that swell: of the blocks, of the picture itself, boldest round the subject."""
    scale = unit(sheet.pixels)
    model = drawing_grey(calm(sheet.pixels, max(1.0, 3.0 * scale)))
    detail = ink(model, max(0.7, 1.2 * scale), weakest=0.009, full=0.035, fine=0.9)
    detail = np.maximum(detail, features(sheet.pixels, sheet.subject))
    figure = outline(sheet.subject, max(1.1, 2.4 * scale))
    near = sheet.subject
    far = nearby(sheet.depth, 6.0, 0.02, 0.5)
    strength = np.maximum(0.45 + 0.40 * far, near * 0.95)
    stands = silhouettes(sheet.depth, max(0.8, 1.3 * scale))
    lines = np.maximum(borders, stands) * strength * (1 - near)
    lines = np.maximum(lines, detail * np.maximum(near * 0.9, strength * 0.6))
    return clip01(np.maximum(lines * apart(sheet.subject, 1.8 * scale), figure))


def _seal(height: int, width: int, scale: float) -> tuple[Floats, tuple[slice, slice]]:
    """A square seal in the lower left, 0..1, and its place: strokes that spell nothing."""
    plane = np.zeros((height, width), np.uint8)
    side = max(8, round(44 * scale))
    left, top = round(44 * scale), height - round(side * 1.25) - round(42 * scale)
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
    margin = 4 + round(4 * scale)
    place = (
        slice(max(0, top - margin), top + tall + margin),
        slice(max(0, left - margin), left + side + margin),
    )
    soft = blur(plane[place].astype(np.float32) / np.float32(255), max(0.5, 0.9 * scale))
    return np.asarray(ramp(0.3, 0.7, soft), np.float32), place
