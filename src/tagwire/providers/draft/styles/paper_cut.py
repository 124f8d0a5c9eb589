"""Paper cut: sheets of coloured card in a box, one behind another, the subject glued up."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from tagwire.providers.draft.colour import Bytes, Floats, clip01, mix
from tagwire.providers.draft.easel import on_easel
from tagwire.providers.draft.filters import blur, resize
from tagwire.providers.draft.flats import (
    calm,
    from_lab,
    gathered,
    nearest,
    pattern_of,
    to_lab,
    without_specks,
)
from tagwire.providers.draft.paper import cloud, fibres, relief, to_bytes, unit
from tagwire.providers.draft.sheet import Sheet

_CUT_ROWS = 360  # the pattern is cut at this size, so that scissors are as coarse in every format
_SHEETS, _PIECES = 9, 6
_FRAME = 15.0  # width of the box's front, pixels at 720 rows
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
    canvas = colours[0] * table.tone[..., None]
    for index in range(1, len(colours)):
        above = _simple((labels >= index).astype(np.float32), 2.4, 0.0007)
        canvas = _laid(canvas, above, colours[index], 1.25 - 0.5 * index / len(colours), table)
    if float(sheet.subject.max()) > 0.5:
        canvas = _subject(canvas, lab, subject, sheet, table)
    return to_bytes(_boxed(canvas, depth.shape, table))


def _reduced(sheet: Sheet) -> tuple[Bytes, Floats, Floats]:
    small, reach = pattern_of(sheet.pixels, _CUT_ROWS)
    size = (small.shape[1], small.shape[0])
    calmed = calm(small, max(1.0, 3.0 * reach), 2)
    return calmed, resize(sheet.subject, *size), resize(sheet.depth, *size)


def _set_sheets(
    lab: Floats, subject: Floats, depth: Floats, rng: np.random.Generator
) -> tuple[NDArray[np.intp], Floats]:
    """Sort the set into sheets by colour and distance, the farthest first."""
    rows, columns = depth.shape
    far = np.log(np.clip(depth, 0.5, 400))
    far = (far - far.min()) / max(float(far.max() - far.min()), 0.5)
    height = np.broadcast_to(np.linspace(0, 1, rows, dtype=np.float32)[:, None], far.shape)
    seen = lab.copy()
    hidden = cv2.dilate((subject > 0.1).astype(np.uint8), np.ones((5, 5), np.uint8))
    seen = _filled(seen, hidden.astype(np.float32))
    features = np.dstack([seen[..., :1] * 1.1, seen[..., 1:] * 0.8, far * 45, height * 14])
    flat = np.asarray(features.reshape(-1, 5), np.float32)
    centres = gathered(flat, _SHEETS, rng)
    order = np.argsort(-(centres[:, 3] / 45 * 2.0 - centres[:, 4] / 14 * 0.8), kind="stable")
    centres = centres[order]
    labels = nearest(flat, centres).reshape(rows, columns)
    colours = np.dstack([centres[:, 0] / 1.1, centres[:, 1] / 0.8, centres[:, 2] / 0.8])
    return labels, _card_colours(colours[0])


def _filled(lab: Floats, hidden: Floats) -> Floats:
    """Let the set close behind the subject: its surroundings spread into its place."""
    reach = min(hidden.shape) * 0.06
    seen = 1 - hidden
    weight = blur(seen, reach) + np.float32(1e-3)
    around = blur(lab * seen[..., None], reach) / weight[..., None]
    return np.asarray(mix(lab, around, hidden[..., None]), np.float32)


def _card_colours(lab: Floats) -> Floats:
    """Dyed card: cleaner and lighter than what it shows, never black."""
    dyed = np.asarray(lab, np.float32).copy()
    dyed[:, 0] = 17 + dyed[:, 0] * 0.82
    dyed[:, 1:] *= 1.25
    return np.asarray(from_lab(dyed[None])[0], np.float32)


def _simple(mask: Floats, sigma: float, least: float) -> Floats:
    """Round a mask's outline off, and leave out what no scissors would cut."""
    kept = without_specks(blur(mask, sigma * _per_row(mask)), least)
    return blur(kept, sigma * 0.8 * _per_row(mask))


def _per_row(mask: Floats) -> float:
    return float(min(mask.shape) / _CUT_ROWS)


def _laid(canvas: Floats, pattern: Floats, colour: Floats, lift: float, table: _Table) -> Floats:
    """Lay a piece of card on the canvas, in place: its shadow first, then its lit cut edge."""
    height, width = canvas.shape[:2]
    mask = _edged(pattern, width, height)
    fine = _per_row(pattern) * _CUT_ROWS / 720
    wide = _moved(blur(pattern, 9 * lift * fine), 9 * lift * fine) * np.float32(0.42)
    contact = _moved(blur(pattern, 2.2 * fine), 3 * lift * fine) * np.float32(0.34)
    shadow = resize(np.maximum(wide, contact), width, height, smooth=False)
    tone = table.tone + relief(mask, max(1.0, table.scale)) * np.float32(0.16)
    touched = _touched(pattern, height, lift)
    own = mask[touched][..., None]
    shaded = canvas[touched] * (1 - shadow[touched])[..., None]
    canvas[touched] = shaded + (colour * tone[touched][..., None] - shaded) * own
    return canvas


def _touched(pattern: Floats, height: int, lift: float) -> tuple[slice, slice]:
    """The part of the frame that a piece and its shadow can change."""
    inside = pattern > 0.01
    spans = []
    reach = 34 * lift * _per_row(pattern) + 4
    for axis in (1, 0):
        found = np.flatnonzero(inside.any(axis=axis))
        first, last = (int(found[0]), int(found[-1])) if len(found) else (0, 0)
        scale = height / pattern.shape[0]
        spans.append(slice(max(0, int((first - reach) * scale)), int((last + reach) * scale) + 1))
    return spans[0], spans[1]


def _edged(pattern: Floats, width: int, height: int) -> Floats:
    """Scale a rounded mask up; its cut edge is about one pixel soft."""
    slope = max(1.0, 2.2 * min(height, width) / min(pattern.shape))
    return clip01((resize(pattern, width, height) - 0.5) * np.float32(slope) + 0.5)


def _moved(plane: Floats, by: float) -> Floats:
    """Shift right and down, as a shadow falls."""
    down, right = max(1, round(by)), max(1, round(by * 0.7))
    padded = cv2.copyMakeBorder(plane, down, 0, right, 0, cv2.BORDER_REPLICATE)
    return np.asarray(padded[: plane.shape[0], : plane.shape[1]], np.float32)


def _subject(canvas: Floats, lab: Floats, subject: Floats, sheet: Sheet, table: _Table) -> Floats:
    """Glue the subject up of a few flat pieces, the largest below."""
    own = subject > 0.5
    weights = np.array([0.8, 1.2, 1.2], np.float32)
    points = np.asarray(lab[own] * weights, np.float32)
    if len(points) < 12:
        return canvas
    centres = gathered(points, _PIECES, sheet.rng)
    found = nearest(points, centres)
    order = np.argsort(-np.bincount(found, minlength=_PIECES), kind="stable")
    place = np.empty(_PIECES, np.intp)
    place[order] = np.arange(_PIECES)
    labels = np.full(own.shape, -1, np.intp)
    labels[own] = place[found]
    colours = _card_colours(centres[order] / weights)
    whole = _simple(own.astype(np.float32), 0.9, 0.0001)
    canvas = _laid(canvas, whole, colours[0], 1.5, table)
    least = float(np.clip(0.004 * own.mean(), 0.00012, 0.0004))
    for index in range(1, _PIECES):
        piece = _simple((labels == index).astype(np.float32), 0.9, least) * whole
        canvas = _laid(canvas, piece, colours[index], 0.3, table)
    return canvas


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
