"""90s TV: a tape played back, with scan lines, bleeding colour and the recorder's own display."""

import cv2
import numpy as np

from tagwire.providers.draft.colour import Bytes, Floats, clip01
from tagwire.providers.draft.easel import on_easel
from tagwire.providers.draft.filters import gaussian, resize
from tagwire.providers.draft.paper import bloomed, grit, to_bytes, unit, vignette
from tagwire.providers.draft.sheet import Sheet

# A recorder's 5 x 7 dots, a row a number, the leftmost dot the highest bit.
_GLYPHS = {
    "0": (14, 17, 19, 21, 25, 17, 14),
    "1": (4, 12, 4, 4, 4, 4, 14),
    "2": (14, 17, 1, 2, 4, 8, 31),
    "3": (31, 2, 4, 2, 1, 17, 14),
    "4": (2, 6, 10, 18, 31, 2, 2),
    "5": (31, 16, 30, 1, 1, 17, 14),
    "6": (6, 8, 16, 30, 17, 17, 14),
    "7": (31, 1, 2, 4, 8, 8, 8),
    "8": (14, 17, 17, 14, 17, 17, 14),
    "9": (14, 17, 17, 15, 1, 2, 12),
    "P": (30, 17, 17, 30, 16, 16, 16),
    "L": (16, 16, 16, 16, 16, 16, 31),
    "A": (14, 17, 17, 17, 31, 17, 17),
    "Y": (17, 17, 10, 4, 4, 4, 4),
    "S": (15, 16, 16, 14, 1, 1, 30),
    ":": (0, 12, 12, 0, 12, 12, 0),
    ".": (0, 0, 0, 0, 0, 12, 12),
    ">": (16, 24, 28, 30, 28, 24, 16),
    " ": (0, 0, 0, 0, 0, 0, 0),
}


def paint(sheet: Sheet) -> Bytes:
    """Record the picture on tape and play it on a tube."""
    return on_easel(_painted, sheet)


def _painted(sheet: Sheet) -> Bytes:
    scale = unit(sheet.pixels)
    signal = _taped(_with_display(sheet, scale), scale)
    image = _jittered(signal, sheet, scale)
    image = image * np.float32(0.90) + np.array([0.050, 0.052, 0.072], np.float32)
    image = bloomed(image, 0.70, 11, 0.65)
    image = image + (grit(sheet.rng, image, 2.0) * np.float32(0.030))[..., None]
    image = image * _lines(image.shape[0], scale)[:, None, None]
    return to_bytes(image * (1 - np.float32(0.34) * vignette(image, 0.85))[..., None])


def _with_display(sheet: Sheet, scale: float) -> Bytes:
    """Burn "PLAY", the counter and the date into the corners."""
    height, width = sheet.pixels.shape[:2]
    digits = sheet.rng.integers(0, 60, 3).tolist()
    day, month = int(sheet.rng.integers(1, 29)), int(sheet.rng.integers(1, 13))
    counter = f"SP 0:{digits[0]:02d}:{digits[1]:02d}"
    date = f"{day:2d}.{month:02d}.{1990 + digits[2] % 9}"
    dot = max(1, round(4.4 * min(scale, width / 1080)))
    margin = round(0.065 * min(height, width)) + dot
    text = np.zeros((height, width), np.float32)
    foot = height - margin - 7 * dot
    for line, x, y in (
        ("PLAY >", margin, margin),
        (counter, margin, foot),
        (date, width - margin - len(date) * 6 * dot, foot),
    ):
        _set_type(text, line, x, y, dot)
    shadow = np.roll(text, (dot // 2 + 1, dot // 2 + 1), (0, 1))
    shaded = sheet.pixels * (1 - np.float32(0.7) * shadow)[..., None]
    ink = np.array([236, 242, 236], np.float32)
    return np.asarray(shaded + (ink - shaded) * text[..., None], np.uint8)


def _set_type(plane: Floats, line: str, x: int, y: int, dot: int) -> None:
    """Set one line of glyphs; what does not fit the frame is left out."""
    for place, letter in enumerate(line):
        rows = np.array(_GLYPHS[letter])[:, None] >> np.arange(4, -1, -1)[None]
        glyph = np.kron(rows & 1, np.ones((dot, dot), np.int64)).astype(np.float32)
        left = x + place * 6 * dot
        box = plane[y : y + 7 * dot, left : left + 5 * dot] if left >= 0 and y >= 0 else plane[:0]
        if box.shape == glyph.shape:
            np.maximum(box, glyph, out=box)


def _taped(pixels: Bytes, scale: float) -> Floats:
    """Limit the bandwidth: soft lightness with ringing edges, colour that runs to the right."""
    height, width = pixels.shape[:2]
    tracks = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2YCrCb), np.float32) / np.float32(255)
    size = (
        max(16, round(width / max(1.0, 2.2 * scale))),
        max(16, round(height / max(1.0, scale * 1.4))),
    )
    narrow = resize(np.ascontiguousarray(tracks[..., 0]), *size)
    light = resize(narrow, width, height)
    light = light + (light - gaussian(light, 2.6 * scale + 0.3)) * np.float32(0.85)
    colour = cv2.GaussianBlur(
        tracks[..., 1:], (0, 0), sigmaX=9 * scale + 0.3, sigmaY=1.2 * scale + 0.3
    )
    run = max(1, round(7 * scale))
    moved = cv2.copyMakeBorder(colour, 0, 0, run, 0, cv2.BORDER_REPLICATE)[:, :width]
    strong = (np.asarray(moved, np.float32) - np.float32(0.5)) * np.float32(1.42) + np.float32(0.5)
    joined = np.clip(np.dstack([light, strong]), 0, 1).astype(np.float32)
    return clip01(np.asarray(cv2.cvtColor(joined, cv2.COLOR_YCrCb2RGB), np.float32))


def _jittered(image: Floats, sheet: Sheet, scale: float) -> Floats:
    """Rows that do not quite meet, a tracking band that tears, noise of the head at the foot."""
    height, width = image.shape[:2]
    fields = max(8, round(height / max(1.0, 2 * scale)))
    shaky = sheet.rng.standard_normal((fields, 1), dtype=np.float32) * 0.45
    drift = np.cumsum(sheet.rng.standard_normal((fields, 1), dtype=np.float32), axis=0) * 0.05
    slip = cv2.resize((shaky + drift).astype(np.float32), (1, height))[:, None] * scale
    slip = slip.reshape(height, 1)
    rows = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    at = np.float32(sheet.rng.uniform(0.78, 0.84))
    band = np.exp(-(((rows - at) / 0.013) ** 2))
    head = np.clip((rows - 0.975) / 0.025, 0, 1)
    slip = slip + band * np.float32(20 * scale) + head * np.float32(34 * scale)
    columns = np.arange(width, dtype=np.float32)[None] + slip
    grid = np.broadcast_to(np.arange(height, dtype=np.float32)[:, None], (height, width)).copy()
    moved = cv2.remap(
        image, columns.astype(np.float32), grid, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    dashes = cv2.GaussianBlur(
        grit(sheet.rng, image, 1.6), (0, 0), sigmaX=9 * scale + 0.5, sigmaY=0.4
    )
    snow = np.clip(dashes / (dashes.std() + 1e-6) - 0.7, 0, 1.6) * (band * 0.5 + head * 0.30)
    return np.asarray(moved + snow[..., None], np.float32)


def _lines(height: int, scale: float) -> Floats:
    """The tube's scan lines as a factor a row."""
    period = max(2.0, 3.0 * scale)
    phase = np.arange(height, dtype=np.float32) * np.float32(2 * np.pi / period)
    return np.asarray(0.91 + 0.09 * np.cos(phase), np.float32)
