"""Oil: loaded brushes along the contours, thick paint that catches the light, canvas beneath."""

import numpy as np

from tagwire.providers.draft.colour import Bytes
from tagwire.providers.draft.easel import on_easel
from tagwire.providers.draft.paper import cloud, grit, to_bytes, to_floats, unit
from tagwire.providers.draft.sheet import Sheet
from tagwire.providers.draft.strokes import painted


def paint(sheet: Sheet) -> Bytes:
    """Paint with the subject in finer strokes than the set; the weave shows where paint is thin."""
    return on_easel(_painted, sheet)


def _painted(sheet: Sheet) -> Bytes:
    colours = painted(sheet.pixels, sheet.rng, sheet.subject)
    height, width = sheet.pixels.shape[:2]
    step = np.float32(2 * np.pi / max(3.0, 4.2 * unit(sheet.pixels)))
    across = np.sin(np.arange(width, dtype=np.float32) * step)[None]
    down = np.sin(np.arange(height, dtype=np.float32) * step)[:, None]
    weave = across * down + grit(sheet.rng, sheet.pixels, 2.0) * np.float32(0.25)
    thin = np.float32(0.016) * (0.6 + 1.6 * cloud(sheet.rng, sheet.pixels, 6))
    return to_bytes(to_floats(colours) * (1 + weave * thin)[..., None])
