"""Paints of miniatures: plain, glossy, metal and glass, stripes, labels and lit windows."""

from collections.abc import Callable, Sequence

import cv2
import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex, ramp
from tagwire.providers.draft.figurine import Pose

from .material import Material, Paint, Part
from .mesh import Shape


def main(pose: Pose, *usual: str) -> Floats:
    """The colour asked for, or one of the usual ones by the individual."""
    if pose.colour:
        return from_hex(pose.colour)
    return from_hex(usual[pose.variant % len(usual)])


def tone(colour: str | Floats) -> Floats:
    """A colour, by its #hex or as it is."""
    return from_hex(colour) if isinstance(colour, str) else np.asarray(colour, np.float32)


def matt(colour: str | Floats, grain: float = 0.04) -> Material:
    """Paper, wood, cloth."""
    return Material(tone(colour), gloss=0.03, grain=grain)


def glossy(colour: str | Floats, gloss: float = 0.55) -> Material:
    """Lacquer, ceramic, plastic."""
    return Material(tone(colour), gloss=gloss, grain=0.01)


def metal(colour: str | Floats = "#c9ccd0", amount: float = 0.85) -> Material:
    """Chrome, brass, steel."""
    return Material(tone(colour), gloss=0.6, metal=amount, grain=0.02)


def glass(colour: str | Floats = "#dfeceb", clear: float = 0.75, gloss: float = 0.9) -> Material:
    """Glass that lets the share ``clear`` of what is behind through."""
    return Material(tone(colour), gloss=gloss, grain=0.0, clear=clear)


def lamp(colour: str, strength: float, base: str | Floats = "#ffffff") -> Material:
    """Something that shines."""
    shine = from_hex(colour) * strength
    return Material(tone(base), gloss=0.1, light=lambda at: np.broadcast_to(shine, at.shape))


def painted(colour: str | Floats, paint: Paint, gloss: float = 0.1, metal: float = 0.0) -> Material:
    """A surface with a pattern."""
    return Material(tone(colour), gloss=gloss, metal=metal, paint=paint, grain=0.02)


def part(shape: Shape, material: Material, *, open: bool = False) -> Part:
    """A shape of one material."""
    return Part(shape, material, open)


def bands(ground: str | Floats, ink: str | Floats, test: Callable[[Floats], Floats]) -> Paint:
    """Ink where ``test`` of a place is 1, the ground where it is 0."""
    low, high = tone(ground), tone(ink)

    def paint(at: Floats) -> Floats:
        share = np.clip(test(at), 0, 1)[:, None]
        return np.asarray(low + (high - low) * share, np.float32)

    return paint


def between(values: Floats, low: float, high: float, soft: float = 0.006) -> Floats:
    """1 between two heights, with soft edges."""
    return ramp(low - soft, low + soft, values) * ramp(high + soft, high - soft, values)


def lettered(
    ground: Paint | str | Floats,
    ink: str | Floats,
    words: Sequence[str],
    place: tuple[float, float, float, float],
    front: float = 0.0,
) -> Paint:
    """Write lines of text on the front, in a box of centre x, y and size w, h (local units)."""
    mask, (x, y, w, h) = _text(tuple(words), place[2] / place[3]), place
    under, colour = _paint_of(ground), tone(ink)

    def paint(at: Floats) -> Floats:
        columns = ((at[:, 0] - x) / w + 0.5) * (mask.shape[1] - 1)
        rows = (0.5 - (at[:, 1] - y) / h) * (mask.shape[0] - 1)
        inside = (columns >= 0) & (rows >= 0) & (at[:, 2] >= front)
        inside &= (columns < mask.shape[1] - 1) & (rows < mask.shape[0] - 1)
        share = np.zeros(len(at), np.float32)
        share[inside] = mask[rows[inside].astype(int), columns[inside].astype(int)]
        base = under(at)
        return np.asarray(base + (colour - base) * share[:, None], np.float32)

    return paint


def _paint_of(ground: Paint | str | Floats) -> Paint:
    if callable(ground):
        return ground
    flat = tone(ground)
    return lambda at: np.broadcast_to(flat, at.shape)


def _text(words: tuple[str, ...], ratio: float) -> Floats:
    height = 96 * len(words)
    width = max(8, int(height * ratio))
    canvas = np.zeros((height, width), np.uint8)
    for line, word in enumerate(words):
        (wide, tall), _ = cv2.getTextSize(word, cv2.FONT_HERSHEY_DUPLEX, 1.0, 2)
        size = min(width * 0.92 / wide, 62 / tall)
        start = int((width - wide * size) / 2), int(96 * line + 48 + tall * size / 2)
        thick = max(1, round(size * 2.4))
        cv2.putText(canvas, word, start, cv2.FONT_HERSHEY_DUPLEX, size, 255, thick, cv2.LINE_AA)
    return canvas.astype(np.float32) / 255
