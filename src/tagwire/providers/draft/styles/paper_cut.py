"""Paper cut: sheets of coloured card in a box, one behind another, the subject glued up."""

from dataclasses import dataclass
from math import ceil

import cv2
import numpy as np
from numpy.typing import NDArray

from tagwire.providers.draft.blocks import Manner, cut_in_blocks
from tagwire.providers.draft.cels import cel_of
from tagwire.providers.draft.colour import Bytes, Floats, clip01, ramp
from tagwire.providers.draft.easel import on_easel
from tagwire.providers.draft.extent import enlarged, extent
from tagwire.providers.draft.flats import NOBODY, Cut, calm, enlivened, from_lab, means
from tagwire.providers.draft.lines import apart, drawing_grey, features, ink
from tagwire.providers.draft.paper import cloud, fibres, to_bytes, unit
from tagwire.providers.draft.patch import Window
from tagwire.providers.draft.sheet import Sheet

_CUT_ROWS = 400  # the pattern is cut at this size, so that scissors are as coarse in every format
_PIECES = 8
_MANNER = Manner(
    rows=_CUT_ROWS, count=10, walled=16, calmed=3.2, far=45.0, finest=1.6, least=0.0009,
    lamps=1.0,
)  # fmt: skip
_FRAME = 15.0  # width of the box's front, pixels at 720 rows
_SEEN = 6.0  # difference in L below which no piece of its own is cut
_LIGHT = 0.42  # of the middle of a figure, at least, for its lines to be seen
_SHORTEST = 30.0  # area of a strip of card, pixels at 720 rows
_STRIP = np.array([0.23, 0.16, 0.15], np.float32)
_CARD = np.array([0.95, 0.93, 0.885], np.float32)
_CLEAR = 2  # of a pattern, of 255: nothing
_LEVELS = np.arange(256, dtype=np.float32) / np.float32(255)


@dataclass(frozen=True, slots=True)
class _Table:
    """The cards as they lie: which is on top where, what is beside its edge, and their light."""

    tone: Floats  # the lit fibre of the card, H x W
    scale: float  # pixels in one of a frame 720 rows high
    light: Floats  # on what is on top, H x W
    top: Bytes  # number of a card, H x W
    beside: Bytes  # of the card across the nearest edge
    share: Bytes  # how much of a pixel the one on top covers, of 255
    dyes: list[Floats]  # colours of the cards, by their numbers


def paint(sheet: Sheet) -> Bytes:
    """Cut the picture out of card and light it from the upper left."""
    return on_easel(_painted, sheet)


def _painted(sheet: Sheet) -> Bytes:
    table = _cleared(sheet)
    labels, colours = _set_sheets(sheet)
    table.dyes.append(colours[0])
    for index in range(1, len(colours)):
        above = _simple(np.asarray(labels >= index, np.uint8) * np.uint8(255), 1.5)
        _laid(table, above, colours[index], 1.25 - 0.5 * index / len(colours))
    if float(sheet.subject.max()) > 0.5:
        _subject(table, sheet)
    _boxed(table, labels.shape)
    away = np.asarray(table.share, np.float32) / np.float32(255) - np.float32(0.5)
    cut = Cut(table.top, table.beside, away)
    return to_bytes(cut.filled(np.array(table.dyes, np.float32)) * table.light[..., None])


def _cleared(sheet: Sheet) -> _Table:
    """The table with the lowest sheet, which is everywhere."""
    felt = fibres(sheet.rng, sheet.pixels) * np.float32(0.022)
    shade = cloud(sheet.rng, sheet.pixels, 3) * np.float32(0.10)
    tone = np.asarray(1 + felt + shade, np.float32)
    top, beside = np.zeros(tone.shape, np.uint8), np.zeros(tone.shape, np.uint8)
    share = np.full(tone.shape, 255, np.uint8)
    return _Table(tone, unit(sheet.pixels), tone.copy(), top, beside, share, [])


def _set_sheets(sheet: Sheet) -> tuple[Bytes, Floats]:
    """Sort the set into sheets by colour and distance, the farthest first, h x w and n x 3."""
    blocks = cut_in_blocks(sheet, _MANNER)
    used = [label for label in blocks.order.tolist() if (blocks.labels == label).any()]
    rank = np.zeros(256, np.uint8)
    rank[used] = np.arange(len(used))
    return rank[blocks.labels], _card_colours(means(blocks.labels, blocks.lab, 256)[used])


def _card_colours(lab: Floats) -> Floats:
    """Dyed card: cleaner and lighter than what it shows, never black."""
    dyed = enlivened(lab, 1.3)
    dyed[:, 0] = 17 + dyed[:, 0] * 0.82
    return np.asarray(from_lab(dyed[None])[0], np.float32)


def _simple(mask: Bytes, sigma: float) -> Bytes:
    """Round a mask's outline off."""
    return np.asarray(cv2.GaussianBlur(mask, (0, 0), sigma * _per_row(mask)), np.uint8)


def _per_row(mask: Bytes | Floats) -> float:
    return float(min(mask.shape) / _CUT_ROWS)


def _laid(
    table: _Table, pattern: Bytes, colour: Floats, lift: float, of: Window | None = None
) -> None:
    """Lay a piece of card on the table, or on a part ``of`` it: its shadow, then its lit edge.

    ``pattern``: 255 where card is, of any size.
    """
    light, tone, top, beside, share = (
        each if of is None else each[of]
        for each in (table.light, table.tone, table.top, table.beside, table.share)
    )
    size = (light.shape[1], light.shape[0])
    grown = size[1] / pattern.shape[0]
    fine = table.scale / grown
    box = extent(pattern > _CLEAR, ceil(17 * lift * fine) + 4)
    if box is None:
        return
    # The cut edge is about one pixel soft.
    slope = max(1.0, 2.2 * grown)
    sharp = to_bytes(clip01((_LEVELS - np.float32(0.5)) * np.float32(slope) + 0.5))
    shape, place = enlarged(pattern, box, size)
    mask = np.asarray(cv2.LUT(shape, sharp), np.uint8)
    light, tone, top, beside, share = (each[place] for each in (light, tone, top, beside, share))
    light *= np.asarray(cv2.LUT(enlarged(_shadow(pattern, lift, fine), box, size)[0], 1 - _LEVELS))
    number = len(table.dyes)
    table.dyes.append(colour)
    step = max(1, round(table.scale))
    at, lit = _edge(mask, step)
    covers = np.asarray(mask[at], np.float32) / np.float32(255)
    seam = light[at] * (1 - covers) + (tone[at] + lit) * covers
    np.copyto(light, tone, where=mask == 255)
    light[at] = seam
    # Where two cards end together the lower one's edge stays, or the outline would be jagged.
    ends = (covers > 0) & (covers < 1) & (share[at] == 255)
    below = np.where(covers > 0.5, top[at], np.uint8(number))
    beside[at] = np.where(ends, below, beside[at])
    soft = np.where(ends, np.maximum(mask[at], 255 - mask[at]), share[at])
    share[mask == 255] = 255
    share[at] = np.where(covers == 1, np.uint8(255), soft)
    np.putmask(top, mask > 127, number)


def _edge(mask: Bytes, step: int) -> tuple[tuple[NDArray[np.intp], NDArray[np.intp]], Floats]:
    """Where the edge of a card is, rows and columns, and how the lamp lights it."""
    width = mask.shape[1]
    steep = cv2.morphologyEx(mask, cv2.MORPH_GRADIENT, np.ones((2 * step + 1,) * 2, np.uint8))
    rows, columns = np.divmod(np.flatnonzero(steep > 0), width)
    around = cv2.copyMakeBorder(mask, *(step,) * 4, cv2.BORDER_REPLICATE)
    facing = np.asarray(around[rows + 2 * step, columns + 2 * step], np.float32)
    facing -= around[rows, columns]
    return (rows, columns), facing * np.float32(0.08 / 255)


def _shadow(pattern: Bytes, lift: float, fine: float) -> Bytes:
    """What a piece takes of the light beside it, of 255."""
    wide = _moved(_soft(pattern, 9 * lift * fine), 9 * lift * fine)
    contact = _moved(_soft(pattern, 2.2 * fine), 3 * lift * fine)
    return np.asarray(
        cv2.max(cv2.convertScaleAbs(wide, alpha=0.42), cv2.convertScaleAbs(contact, alpha=0.34)),
        np.uint8,
    )


def _soft(plane: Bytes, sigma: float) -> Bytes:
    if sigma < 0.3:
        return plane
    shrink = max(1, int(sigma / 2))
    rows, columns = plane.shape
    if shrink == 1 or min(rows, columns) < 8 * shrink:
        return np.asarray(cv2.GaussianBlur(plane, (0, 0), sigma), np.uint8)
    size = (columns // shrink, rows // shrink)
    small = cv2.resize(plane, size, interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(small, (0, 0), sigma / shrink)
    return np.asarray(cv2.resize(soft, (columns, rows)), np.uint8)


def _moved(plane: Bytes, by: float) -> Bytes:
    """Shift right and down, as a shadow falls."""
    down, right = max(1, round(by)), max(1, round(by * 0.7))
    padded = cv2.copyMakeBorder(plane, down, 0, right, 0, cv2.BORDER_REPLICATE)
    return np.asarray(padded[: plane.shape[0], : plane.shape[1]], np.uint8)


def _subject(table: _Table, sheet: Sheet) -> None:
    """Glue the subject up of flat pieces: the largest below, then shades and lights."""
    cel = cel_of(sheet.pixels, sheet.subject, sheet.rng, 540, _PIECES)
    if cel is None:
        return
    own = np.asarray(cel.tones != NOBODY, np.uint8) * np.uint8(255)
    bodies = np.where(own > 0, cel.tones // 3, NOBODY).astype(np.uint8)
    sizes = np.bincount(bodies.ravel(), minlength=256)[:_PIECES]
    colours = _card_colours(cel.colours)
    round_ = max(0.6, 0.9 * cel.scale)
    whole = _soft(own, round_)

    def piece(where: NDArray[np.bool_]) -> Bytes:
        soft = _soft(np.asarray(where, np.uint8) * np.uint8(255), round_)
        return np.asarray(cv2.multiply(soft, whole, scale=1 / 255), np.uint8)

    order = np.argsort(-sizes, kind="stable")
    _laid(table, whole, colours[order[0] * 3 + 1], 1.5, cel.box)
    for index in order[sizes[order] > 0]:
        _laid(table, piece(bodies == index), colours[index * 3 + 1], 0.3, cel.box)
    for tone in np.unique(cel.tones[(own > 0) & (cel.tones % 3 != 1)]).tolist():
        if abs(float(cel.colours[tone, 0] - cel.colours[tone // 3 * 3 + 1, 0])) < _SEEN:
            continue
        _laid(table, piece(cel.tones == tone), colours[tone], 0.14, cel.box)
    _laid(table, _strips(sheet, cel.box), _STRIP, 0.12, cel.box)


def _strips(sheet: Sheet, box: Window) -> Bytes:
    """Eyes, mouths and folds as thin strips of dark card."""
    scale = unit(sheet.pixels)
    part = np.ascontiguousarray(sheet.pixels[box])
    grey = drawing_grey(calm(part, max(1.0, 2.6 * scale)))
    own = sheet.subject[box] > 0.5
    grey *= np.float32(np.clip(_LIGHT / np.median(grey[own]), 1, 2.2)) if own.any() else 1
    drawn = ink(grey, max(0.9, 1.7 * scale), weakest=0.014, full=0.055)
    drawn = np.maximum(drawn, features(sheet.pixels, sheet.subject)[box])
    inside = sheet.subject[box] * apart(sheet.subject[box], 2.4 * scale)
    strips = np.asarray(ramp(0.25, 0.6, drawn * inside), np.float32)
    found, parts, stats, _ = cv2.connectedComponentsWithStats((strips > 0.3).astype(np.uint8))
    long = stats[:found, cv2.CC_STAT_AREA] > max(4.0, _SHORTEST * scale * scale)
    long[0] = False
    return to_bytes(strips * long[parts])


def _boxed(table: _Table, shape: tuple[int, int]) -> None:
    """Set a card window with round corners in front of everything."""
    height, width = shape
    front = np.full(shape, 255, np.uint8)
    scale = min(shape) / 720
    inset = max(1, round(_FRAME * scale))
    near = inset + round(26 * scale)
    cv2.rectangle(front, (inset, near), (width - 1 - inset, height - 1 - near), (0,), -1)
    cv2.rectangle(front, (near, inset), (width - 1 - near, height - 1 - inset), (0,), -1)
    for x in (near, width - 1 - near):
        for y in (near, height - 1 - near):
            cv2.circle(front, (x, y), near - inset, (0,), -1, cv2.LINE_AA)
    _laid(table, _soft(front, 0.8), _CARD, 1.9)
