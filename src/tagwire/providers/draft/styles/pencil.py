"""Pencil: a storyboard panel, hatched along the forms, on white paper."""

import cv2
import numpy as np

from tagwire.providers.draft.colour import Bytes, Floats, clip01, mix, ramp
from tagwire.providers.draft.easel import on_easel
from tagwire.providers.draft.filters import blur, gaussian, resize
from tagwire.providers.draft.flats import calm
from tagwire.providers.draft.lines import (
    Hatch,
    apart,
    combed,
    contours,
    drawing_grey,
    evened,
    hatching,
    ink,
    nearby,
    outline,
)
from tagwire.providers.draft.paper import grit, to_bytes, to_edge, tooth, unit
from tagwire.providers.draft.sheet import Sheet

_PAPER = np.array([0.975, 0.968, 0.95], np.float32)
_LEAD = np.array([0.17, 0.17, 0.19], np.float32)
_PANEL = 30.0  # distance of the panel's frame from the paper's edge, pixels at 720 rows
# Tone below which a layer of hatching begins, and how it is laid: lighter tones take one only.
_LAYERS = (
    (0.68, Hatch(-0.92, 8.5, 95)),
    (0.42, Hatch(-0.66, 7.5, 70)),
    (0.24, Hatch(0.75, 7.0, 60)),
)


def paint(sheet: Sheet) -> Bytes:
    """Draw the panel: construction, tone, lines; the subject is finished, the set suggested."""
    return on_easel(_painted, sheet)


def _painted(sheet: Sheet) -> Bytes:
    scale = unit(sheet.pixels)
    hills = tooth(sheet.rng, sheet.pixels)
    tone = _tone(sheet, scale)
    lead = _hatched(sheet, tone)
    lead = np.maximum(lead, _on_form(sheet, tone, scale))
    lead = np.maximum(lead, _outlines(sheet, scale))
    edge = to_edge(sheet.pixels)
    lead = lead * ramp(_PANEL - 1, _PANEL + 2, edge)
    lead = np.maximum(lead, _construction(sheet, scale))
    lead = np.maximum(lead, _frame(sheet, scale))
    worn = clip01(lead * (1 - hills * np.float32(0.20)))
    smudge = (1 - tone) * ramp(_PANEL, _PANEL + 2, edge) * np.float32(0.17)
    marked = clip01(worn * np.float32(0.93) + smudge * (1 - worn))
    paper = _PAPER * (1 + np.float32(0.009) * hills)[..., None]
    return to_bytes(mix(paper, _LEAD, marked[..., None]))


def _tone(sheet: Sheet, scale: float) -> Floats:
    """The values a draughtsman would see: few, open, with the set paler than the subject."""
    grey = np.asarray(cv2.cvtColor(calm(sheet.pixels, 3.0 * scale), cv2.COLOR_RGB2GRAY), np.float32)
    grey = gaussian(grey, max(0.5, 1.4 * scale)) / np.float32(255)
    low, high = np.percentile(grey[::4, ::4], (3, 96))
    span = max(float(high - low), 0.25)  # an even picture stays paper
    even = np.clip((grey - high) / span + 1, 0, 1)
    # A dark picture is opened: paper stays the lightest thing there is.
    middle = float(np.median(even[::4, ::4]))
    even = even ** np.float32(np.clip(np.log(0.62) / np.log(np.clip(middle, 0.1, 0.9)), 0.45, 1.25))
    return np.asarray(mix(0.16 + 0.84 * even, even, sheet.subject), np.float32)


def _hatched(sheet: Sheet, tone: Floats) -> Floats:
    """Cross strokes laid one direction after another as the tone sinks."""
    lead = np.zeros_like(tone)
    for begins, hatch in _LAYERS:
        depth = clip01((begins - tone) / np.float32(begins * 0.9))
        stroke = hatching(sheet.rng, depth, hatch)
        lead = np.maximum(lead, stroke * (0.42 + 0.34 * depth))
    return np.asarray(lead * (1 - 0.75 * sheet.subject) * _aura(sheet), np.float32)


def _aura(sheet: Sheet) -> Floats:
    """Paper left free round the subject, as a factor on what lies behind it."""
    around = clip01(blur(sheet.subject, 9 * unit(sheet.pixels)) * 2.2) * (1 - sheet.subject)
    return np.asarray(1 - np.float32(0.9) * around, np.float32)


def _on_form(sheet: Sheet, tone: Floats, scale: float) -> Floats:
    """Strokes that follow the subject's own form."""
    if float(sheet.subject.max()) < 0.3:
        return np.zeros_like(tone)
    height, width = tone.shape
    size = (max(16, round(width / max(1, scale))), max(16, round(height / max(1, scale))))
    own, grey = resize(sheet.subject, *size), resize(tone, *size)
    rows, columns = (np.flatnonzero((own > 0.02).any(axis=axis)) for axis in (1, 0))
    box = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    form = np.ascontiguousarray((grey * 0.6 + own * 0.4)[box], np.float32)
    angle = contours(form, 7.0 * min(size) / 720)
    noise = np.ascontiguousarray(grit(sheet.rng, grey, 1.7)[box])
    strokes = np.ones_like(grey)
    strokes[box] = evened(combed(noise, angle, 11))
    stroke = ramp(0.12, -0.10, strokes - clip01((0.90 - grey) * 0.92)) * own
    return resize(stroke * (0.45 + 0.45 * (1 - grey)), width, height)


def _outlines(sheet: Sheet, scale: float) -> Floats:
    """Contours: firm on the subject, light and broken in the set."""
    model = drawing_grey(calm(sheet.pixels, max(1.0, 2.4 * scale)))
    fine = ink(model, max(0.6, 0.95 * scale), weakest=0.0035, full=0.024)
    figure = outline(sheet.subject, max(1.0, 2.0 * scale))
    broken = 0.45 + 0.35 * ramp(-0.8, 0.6, grit(sheet.rng, sheet.pixels, 26))
    near = nearby(sheet.depth, 5.0, 0.03, 0.5)
    firm = np.maximum(broken * (0.7 + 0.3 * near) * _aura(sheet), sheet.subject * 0.92)
    return np.asarray(
        np.maximum(fine * firm * apart(sheet.subject, 1.6 * scale), figure * 0.92), np.float32
    )


def _construction(sheet: Sheet, scale: float) -> Floats:
    """Faint ruled lines the drawing was built on: horizon, vanishing lines, the figure's box."""
    height, width = sheet.pixels.shape[:2]
    plane = np.zeros((height, width), np.uint8)
    thin = max(1, round(1.1 * scale))
    level = round(float(np.clip(sheet.horizon, 0.1 * height, 0.9 * height)))
    goal = (round(width * sheet.rng.uniform(0.42, 0.58)), level)
    cv2.line(plane, (0, level), (width, level), (255,), thin, cv2.LINE_AA)
    for x, y in ((0, height), (width, height), (0, 0), (width, 0)):
        cv2.line(plane, (x, y), goal, (150,), thin, cv2.LINE_AA)
    rows, columns = np.nonzero(sheet.subject[::2, ::2] > 0.5)
    if len(rows):
        top, bottom = int(rows.min()) * 2, int(rows.max()) * 2
        left, right = int(columns.min()) * 2, int(columns.max()) * 2
        over = round(26 * scale)
        for y in (top, bottom):
            cv2.line(plane, (left - over, y), (right + over, y), (230,), thin, cv2.LINE_AA)
        for x in (left, (left + right) // 2, right):
            cv2.line(plane, (x, top - over), (x, bottom + over), (230,), thin, cv2.LINE_AA)
    inside = ramp(_PANEL - 18, _PANEL - 8, to_edge(sheet.pixels))
    return np.asarray(plane.astype(np.float32) / 255 * inside * np.float32(0.26))


def _frame(sheet: Sheet, scale: float) -> Floats:
    """The panel's frame, drawn twice by hand, crossing over at the corners."""
    height, width = sheet.pixels.shape[:2]
    plane = np.zeros((height, width), np.uint8)
    inset, over = _PANEL * scale, 9 * scale
    for _ in range(2):
        for start, end in (
            ((inset - over, inset), (width - inset + over, inset)),
            ((inset - over, height - inset), (width - inset + over, height - inset)),
            ((inset, inset - over), (inset, height - inset + over)),
            ((width - inset, inset - over), (width - inset, height - inset + over)),
        ):
            slip = sheet.rng.normal(0, 1.5 * scale, (2, 2))
            a, b = (np.array([start, end]) + slip).round().astype(int).tolist()
            cv2.line(plane, a, b, (255,), max(1, round(2.0 * scale)), cv2.LINE_AA)
    return gaussian(plane.astype(np.float32) / np.float32(255), 0.5 + 0.2 * scale) * np.float32(0.9)
