"""Paper cut: sheets of coloured card in a box, one behind another, the subject glued up."""

from dataclasses import dataclass

import cv2
import numpy as np

from tagwire.providers.draft.cels import cel_of
from tagwire.providers.draft.colour import Bytes, Floats, clip01, mix, ramp
from tagwire.providers.draft.easel import on_easel
from tagwire.providers.draft.filters import blur, resize
from tagwire.providers.draft.flats import (
    NOBODY,
    calm,
    enlivened,
    from_lab,
    gathered,
    means,
    nearest,
    pattern_of,
    places,
    scissored,
    to_lab,
)
from tagwire.providers.draft.lines import apart, drawing_grey, features, ink
from tagwire.providers.draft.paper import cloud, fibres, relief, to_bytes, unit
from tagwire.providers.draft.sheet import Sheet

_CUT_ROWS = 400  # the pattern is cut at this size, so that scissors are as coarse in every format
_SHEETS, _PIECES = 10, 9
_FAR = 45.0  # how much distance counts against colour when the set is sorted into sheets
_FRAME = 15.0  # width of the box's front, pixels at 720 rows
_SEEN = 6.0  # difference in L below which no piece of its own is cut
_SHORTEST = 34.0  # area of a strip of card, pixels at 720 rows
_STRIP = np.array([0.23, 0.16, 0.15], np.float32)
_CARD = np.array([0.95, 0.93, 0.885], np.float32)


@dataclass(frozen=True, slots=True)
class _Table:
    """What all sheets share: the lit fibre of the card, and the frame's scale."""

    tone: Floats
    scale: float


def paint(sheet: Sheet) -> Bytes:
    """Cut the picture out of card and light it from the upper left."""
    return on_easel(_painted, sheet)


def _painted(sheet: Sheet) -> Bytes:
    pattern, subject, depth = _reduced(sheet)
    felt = fibres(sheet.rng, sheet.pixels) * np.float32(0.022)
    shade = cloud(sheet.rng, sheet.pixels, 3) * np.float32(0.10)
    table = _Table(np.asarray(1 + felt + shade, np.float32), unit(sheet.pixels))
    lab = to_lab(pattern)
    labels, colours = _set_sheets(lab, subject, depth, sheet.rng)
    canvas = colours[0][:, None, None] * table.tone[None]
    for index in range(1, len(colours)):
        above = _simple((labels >= index).astype(np.float32), 1.5)
        canvas = _laid(canvas, above, colours[index], 1.25 - 0.5 * index / len(colours), table)
    if float(sheet.subject.max()) > 0.5:
        canvas = _subject(canvas, sheet, table)
    boxed = _boxed(canvas, depth.shape, table)
    return to_bytes(np.dstack(list(boxed)))


def _reduced(sheet: Sheet) -> tuple[Bytes, Floats, Floats]:
    small, reach = pattern_of(sheet.pixels, _CUT_ROWS)
    size = (small.shape[1], small.shape[0])
    calmed = calm(small, max(1.0, 3.2 * reach), 2)
    return calmed, resize(sheet.subject, *size), resize(sheet.depth, *size)


def _set_sheets(
    lab: Floats, subject: Floats, depth: Floats, rng: np.random.Generator
) -> tuple[Bytes, Floats]:
    """Sort the set into sheets by colour and distance, the farthest first."""
    hidden = cv2.dilate((subject > 0.1).astype(np.uint8), np.ones((5, 5), np.uint8))
    seen = _filled(lab, hidden.astype(np.float32))
    features = places(seen, depth, _FAR, 1.0).reshape(-1, 5)
    centres = gathered(features, _SHEETS, rng)
    centres = centres[np.argsort(centres[:, 4] * 2.6 - centres[:, 3] * 2.0, kind="stable")]
    labels = nearest(features, centres).reshape(depth.shape)
    labels = scissored(labels, max(0.7, 1.6 * _per_row(depth)), 0.0009)
    return labels, _card_colours(means(labels, seen, _SHEETS))


def _filled(lab: Floats, hidden: Floats) -> Floats:
    """Let the set close behind the subject: its surroundings spread into its place."""
    reach = min(hidden.shape) * 0.06
    seen = 1 - hidden
    weight = blur(seen, reach) + np.float32(1e-3)
    around = blur(lab * seen[..., None], reach) / weight[..., None]
    return np.asarray(mix(lab, around, hidden[..., None]), np.float32)


def _card_colours(lab: Floats) -> Floats:
    """Dyed card: cleaner and lighter than what it shows, never black."""
    dyed = enlivened(lab, 1.3)
    dyed[:, 0] = 17 + dyed[:, 0] * 0.82
    return np.asarray(from_lab(dyed[None])[0], np.float32)


def _simple(mask: Floats, sigma: float) -> Floats:
    """Round a mask's outline off."""
    return blur(mask, sigma * _per_row(mask))


def _per_row(mask: Floats) -> float:
    return float(min(mask.shape) / _CUT_ROWS)


def _laid(canvas: Floats, pattern: Floats, colour: Floats, lift: float, table: _Table) -> Floats:
    """Lay a piece of card on the canvas (3 x H x W), in place: its shadow, then its lit edge."""
    shape = canvas.shape[1:]
    grown = shape[0] / pattern.shape[0]
    box = _touched(pattern, shape, 17 * lift * table.scale / grown + 4)
    # The cut edge is about one pixel soft.
    slope = np.float32(max(1.0, 2.2 * grown))
    mask = clip01((_enlarged(pattern, shape, box, cv2.INTER_CUBIC) - np.float32(0.5)) * slope + 0.5)
    fine = table.scale / grown
    wide = _moved(blur(pattern, 9 * lift * fine), 9 * lift * fine) * np.float32(0.42)
    contact = _moved(blur(pattern, 2.2 * fine), 3 * lift * fine) * np.float32(0.34)
    shadow = _enlarged(np.maximum(wide, contact), shape, box)
    tone = table.tone[box] + relief(mask, max(1.0, table.scale)) * np.float32(0.16)
    keep = (1 - shadow) * (1 - mask)
    tone = tone * mask
    for plane, part in zip(canvas, colour.tolist(), strict=True):
        below = plane[box]
        below *= keep
        below += tone * np.float32(part)
    return canvas


def _touched(pattern: Floats, shape: tuple[int, ...], reach: float) -> tuple[slice, slice]:
    """The part of the frame that a piece and its shadow can change."""
    inside = pattern > 0.01
    spans = []
    for axis in (0, 1):
        found = np.flatnonzero(inside.any(axis=1 - axis))
        first, last = (int(found[0]), int(found[-1])) if len(found) else (0, 0)
        scale = shape[axis] / pattern.shape[axis]
        spans.append(slice(max(0, int((first - reach) * scale)), int((last + reach) * scale) + 1))
    return spans[0], spans[1]


def _enlarged(
    plane: Floats, shape: tuple[int, ...], box: tuple[slice, slice], way: int = cv2.INTER_LINEAR
) -> Floats:
    """A part of a plane as it is when it fills the whole frame."""
    rows, columns = range(shape[0])[box[0]], range(shape[1])[box[1]]
    down, along = plane.shape[0] / shape[0], plane.shape[1] / shape[1]
    place = np.array(
        [
            [along, 0, (columns.start + 0.5) * along - 0.5],
            [0, down, (rows.start + 0.5) * down - 0.5],
        ],
        np.float32,
    )
    part = cv2.warpAffine(
        to_bytes(plane),
        place,
        (len(columns), len(rows)),
        flags=way | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(part, np.float32) / np.float32(255)


def _moved(plane: Floats, by: float) -> Floats:
    """Shift right and down, as a shadow falls."""
    down, right = max(1, round(by)), max(1, round(by * 0.7))
    padded = cv2.copyMakeBorder(plane, down, 0, right, 0, cv2.BORDER_REPLICATE)
    return np.asarray(padded[: plane.shape[0], : plane.shape[1]], np.float32)


def _subject(canvas: Floats, sheet: Sheet, table: _Table) -> Floats:
    """Glue the subject up of flat pieces: the largest below, then shades and lights."""
    cel = cel_of(sheet.pixels, sheet.subject, sheet.rng, 540, _PIECES)
    if cel is None:
        return canvas
    part = canvas[:, *cel.box]
    local = _Table(table.tone[cel.box], table.scale)
    own = np.asarray(cel.tones != NOBODY, np.float32)
    bodies = np.where(own > 0, cel.tones // 3, NOBODY).astype(np.uint8)
    sizes = np.bincount(bodies.ravel(), minlength=256)[:_PIECES]
    colours = _card_colours(cel.colours)
    round_ = max(0.6, 0.9 * cel.scale)
    whole = blur(own, round_)
    order = np.argsort(-sizes, kind="stable")
    part = _laid(part, whole, colours[order[0] * 3 + 1], 1.5, local)
    for index in order[sizes[order] > 0]:
        piece = blur(np.asarray(bodies == index, np.float32), round_) * whole
        part = _laid(part, piece, colours[index * 3 + 1], 0.3, local)
    for tone in np.unique(cel.tones[(own > 0) & (cel.tones % 3 != 1)]).tolist():
        if abs(float(cel.colours[tone, 0] - cel.colours[tone // 3 * 3 + 1, 0])) < _SEEN:
            continue
        piece = blur(np.asarray(cel.tones == tone, np.float32), round_) * whole
        part = _laid(part, piece, colours[tone], 0.14, local)
    _laid(part, _strips(sheet, cel.box), _STRIP, 0.12, local)
    return canvas


def _strips(sheet: Sheet, box: tuple[slice, slice]) -> Floats:
    """Eyes, mouths and folds as thin strips of dark card."""
    scale = unit(sheet.pixels)
    part = np.ascontiguousarray(sheet.pixels[box])
    grey = drawing_grey(calm(part, max(1.0, 2.6 * scale)))
    drawn = ink(grey, max(0.9, 1.7 * scale), weakest=0.014, full=0.055)
    drawn = np.maximum(drawn, features(sheet.pixels)[box])
    inside = sheet.subject[box] * apart(sheet.subject[box], 2.4 * scale)
    strips = np.asarray(ramp(0.25, 0.6, drawn * inside), np.float32)
    found, parts, stats, _ = cv2.connectedComponentsWithStats((strips > 0.3).astype(np.uint8))
    long = stats[:found, cv2.CC_STAT_AREA] > max(4.0, _SHORTEST * scale * scale)
    long[0] = False
    return np.asarray(strips * long[parts], np.float32)


def _boxed(canvas: Floats, shape: tuple[int, int], table: _Table) -> Floats:
    """Set a card window with round corners in front of everything."""
    height, width = shape
    window = np.zeros(shape, np.uint8)
    scale = min(shape) / 720
    inset = max(1, round(_FRAME * scale))
    near = inset + round(26 * scale)
    cv2.rectangle(window, (inset, near), (width - 1 - inset, height - 1 - near), (255,), -1)
    cv2.rectangle(window, (near, inset), (width - 1 - near, height - 1 - inset), (255,), -1)
    for x in (near, width - 1 - near):
        for y in (near, height - 1 - near):
            cv2.circle(window, (x, y), near - inset, (255,), -1, cv2.LINE_AA)
    front = blur(1 - window.astype(np.float32) / np.float32(255), 0.8)
    return _laid(canvas, front, _CARD, 1.9, table)
