"""Comic: bold ink, four-colour flats, Ben-Day dots in the shade, a heavy panel border."""

import numpy as np

from tagwire.providers.draft.blocks import Blocks, Manner, curves, cut_in_blocks, drawn, shading
from tagwire.providers.draft.cels import cel_of
from tagwire.providers.draft.colour import Bytes, Floats, clip01, mix, ramp
from tagwire.providers.draft.easel import on_easel
from tagwire.providers.draft.filters import resize
from tagwire.providers.draft.flats import calm, enlivened, from_lab, means
from tagwire.providers.draft.lines import (
    apart,
    drawing_grey,
    features,
    ink,
    nearby,
    outline,
    silhouettes,
)
from tagwire.providers.draft.paper import inked, to_bytes, to_edge, tooth, unit
from tagwire.providers.draft.prints import dots
from tagwire.providers.draft.sheet import Sheet

_INK = np.array([0.07, 0.06, 0.085], np.float32)
_PAPER = np.array([0.985, 0.965, 0.905], np.float32)
_MANNER = Manner(
    rows=380, count=18, walled=20, calmed=2.9, far=16.0, finest=1.0, least=0.0003,
    lamps=0.3,
)  # fmt: skip
_OWN_COLOURS = 9
_BLACK, _SPOT = 13.0, 0.07  # L below which a flat no larger than that share is solid ink
_BORDER = (16.0, 25.0)  # where the panel's black frame runs, pixels at 720 rows


def paint(sheet: Sheet) -> Bytes:
    """Ink, colour and screen the panel."""
    return on_easel(_painted, sheet)


def _painted(sheet: Sheet) -> Bytes:
    scale = unit(sheet.pixels)
    picture, borders, shade = _flats(sheet)
    screen = dots(sheet.pixels, 8.0, 0.42, shade * np.float32(0.40))
    deep = picture * picture * np.float32(0.72)
    picture = inked(picture, deep, screen * (0.8 - 0.65 * sheet.subject))
    picture = inked(picture, _INK, _inked(sheet, borders, scale))
    edge = to_edge(sheet.pixels)
    outer, inner = _BORDER
    picture = inked(picture, _INK, ramp(inner + 1, inner - 1, edge))
    picture = inked(picture, np.ones(3, np.float32), ramp(outer + 1, outer - 1, edge))
    pulp = 1 + np.float32(0.010) * tooth(sheet.rng, sheet.pixels)
    return to_bytes(picture * _PAPER * pulp[..., None])


def _flats(sheet: Sheet) -> tuple[Floats, Floats, Floats]:
    """The colourist's flats, the lines and blacks between them, and their shades."""
    height, width = sheet.pixels.shape[:2]
    blocks = cut_in_blocks(sheet, _MANNER)
    cut = curves(blocks, sheet, 1.15)
    seen = means(blocks.labels, blocks.lab, 256)
    share = 0.65 if blocks.walled else 0.45
    colours = _opened(seen, blocks.lab[::4, ::4, 0], share)
    picture = cut.filled(_inks(colours))
    cel = cel_of(sheet.pixels, sheet.subject, sheet.rng, 540, _OWN_COLOURS)
    if cel is not None:
        picture = cel.over(picture, sheet.subject, _inks(cel.colours))
    borders = drawn(blocks, cut, max(1.2, 2.4 * unit(sheet.pixels)))
    borders = np.maximum(borders, np.take(_blacks(blocks, colours), cut.labels))
    # Well below a flat's own middle lies its shadow, in one clean shape.
    below = -shading(blocks, seen[:, 0], 4.0)
    shade = np.asarray(ramp(7.0, 9.0, below) * ramp(200.0, 100.0, blocks.depth), np.float32)
    return picture, borders, resize(shade, width, height, smooth=False)


def _opened(colours: Floats, light: Floats, share: float) -> Floats:
    """Colours (n x 3, Lab) with more of the whole range of tones, up to a ``share``.

    ``light``: L of the picture they are of.
    """
    low, high = np.percentile(light, (2, 98))
    whole = np.clip((colours[:, 0] - low) / max(float(high - low), 30.0), 0, 1) * 100
    opened = colours.copy()
    opened[:, 0] = mix(colours[:, 0], whole, share)
    return opened


def _blacks(blocks: Blocks, colours: Floats) -> Floats:
    """1 for every flat that is solid ink, of 256: small and nearly black ones, never a wall."""
    share = np.bincount(blocks.labels.ravel(), minlength=256) / blocks.labels.size
    return np.asarray((colours[:, 0] < _BLACK) & (share < _SPOT), np.float32)


def _inks(lab: Floats) -> Floats:
    """Printing inks of the colours they shall show: cleaner and stronger."""
    strong = enlivened(lab, 1.5)
    strong[:, 0] = 12 + strong[:, 0] * 0.93
    return np.asarray(from_lab(strong[None])[0], np.float32)


def _inked(sheet: Sheet, borders: Floats, scale: float) -> Floats:
    """Brush lines, the figure's outline the boldest."""
    grey = drawing_grey(calm(sheet.pixels, max(1.0, 3.2 * scale)))
    fine = ink(grey, max(0.8, 1.35 * scale), weakest=0.008, full=0.04, fine=1.0)
    figure = outline(sheet.subject, max(1.2, 3.0 * scale))
    fine = np.maximum(fine, features(sheet.pixels, sheet.subject))
    stands = silhouettes(sheet.depth, max(0.8, 1.3 * scale)) * (1 - sheet.subject)
    fine = np.maximum(fine, np.maximum(stands, borders * (1 - sheet.subject)))
    near = nearby(sheet.depth, 5.0, 0.015, 0.3)
    lines = fine * np.maximum(0.65 + 0.35 * near, sheet.subject) * apart(sheet.subject, 2 * scale)
    return clip01(np.maximum(lines, figure))
