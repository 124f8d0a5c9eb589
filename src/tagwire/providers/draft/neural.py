"""Repainting a picture in the manner of any reference: Magenta's arbitrary style transfer."""

import cv2
import numpy as np

from . import nets
from .colour import Bytes, Floats, clip01, luma
from .filters import blur, gaussian, resize
from .lines import combed, contours
from .noise import fractal, spread
from .palette import in_colours_of, is_flat
from .strokes import flattened, painted

_WORKING_SIDE = 480
_VECTOR_SIDE = 256
_VECTOR_NAME = "mobilenet_conv/Conv/BiasAdd"
_NOISE = 15.0
_STRENGTH = 0.82  # of the reference's style; the rest is the picture's own
_PALETTE = 0.75  # how far the colours follow the reference's
_BROAD = 4.0  # what counts as broad light and dark, pixels at the working size
_BRUSHED = 3.0  # mean local contrast from which a reference counts as brush work


def in_style_of(
    pixels: Bytes, style: Bytes, rng: np.random.Generator, subject: Floats | None = None
) -> Bytes:
    """Repaint ``pixels`` in the manner and the colours of ``style``.

    ``subject`` (H x W, 0..1), where it is known, keeps more of its own light and dark. A style
    of one even colour has no manner: it tints.
    """
    if is_flat(style):
        return in_colours_of(pixels, style, _PALETTE)
    height, width = pixels.shape[:2]
    scale = _WORKING_SIDE / max(height, width)
    # The net halves the picture twice: sides in whole eights come back at their own size.
    size = (max(64, round(width * scale / 8) * 8), max(64, round(height * scale / 8) * 8))
    small = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    flat = flattened(small, 2)
    figure = None if subject is None else resize(subject, *size)
    repainted = _transfer(_stirred(flat, rng, figure), flat, style)
    repainted = _legible(repainted, luma(flat.astype(np.float32) / np.float32(255)), figure)
    tinted = in_colours_of(np.asarray(clip01(repainted) * 255, np.uint8), style, _PALETTE)
    grown = np.asarray(cv2.resize(tinted, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)
    if _is_brushed(style):
        # Beside a subject the brush alone is to be seen; without one nothing else tells a face.
        told = subject if subject is not None and float(subject.max()) > 0.5 else None
        return painted(_edged(grown, pixels, told), rng, subject)
    return _edged(flattened(grown, max(2, height // 300)), pixels)


def _stirred(flat: Bytes, rng: np.random.Generator, figure: Floats | None) -> Bytes:
    """Lay long strokes of noise into smooth places, or the net fills them with its own scales."""
    height, width = flat.shape[:2]
    grey = np.asarray(cv2.cvtColor(flat, cv2.COLOR_RGB2GRAY), np.float32) / np.float32(255)
    eddies = spread(fractal(rng, 256, 4, 2, 0.5), width, height)
    angle = contours(np.asarray(grey + eddies * np.float32(0.10), np.float32), 5.0)
    strokes = combed(gaussian(rng.standard_normal(grey.shape, dtype=np.float32), 1.3), angle, 12)
    strokes = strokes / (strokes.std() + np.float32(1e-6))
    busy = blur(np.abs(grey - blur(grey, 3.0)), 4.0)
    amount = _NOISE * np.exp(-busy * np.float32(18.0))
    if figure is not None:
        amount = amount * (1 - np.float32(0.8) * figure)
    stirred = flat.astype(np.float32) + (strokes * amount)[..., None]
    return np.asarray(np.clip(stirred, 0, 255), np.uint8)


def _transfer(stirred: Bytes, own: Bytes, style: Bytes) -> Floats:
    """Run the net at its working size; a part of the picture's own style tames the pattern."""
    vector = _vector(style) * np.float32(_STRENGTH) + _vector(own) * np.float32(1 - _STRENGTH)
    content = stirred.astype(np.float32)[None] / np.float32(255)
    answer = nets.net(nets.STYLE_TRANSFER).run(
        content, vector, names=("content_image", _VECTOR_NAME)
    )
    return clip01(answer[0])


def _legible(repainted: Floats, grey: Floats, figure: Floats | None) -> Floats:
    """Give back the photo's broad light and dark, which a strong pattern drowns."""
    own, theirs = blur(grey, _BROAD), blur(luma(repainted), _BROAD)
    spread_own, spread_theirs = float(own.std()) + 1e-3, float(theirs.std()) + 1e-3
    contrast = np.float32(np.clip(spread_theirs / spread_own, 0.7, 1.15))
    wanted = (own - own.mean()) * contrast - (theirs - theirs.mean())
    amount = np.float32(0.72) if figure is None else np.float32(0.66) + np.float32(0.3) * figure
    return np.asarray(repainted + (wanted * amount)[..., None], np.float32)


def _edged(repainted: Bytes, pixels: Bytes, within: Floats | None = None) -> Bytes:
    """Give back the fine edges the small net could not carry; ``within``: only there."""
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.float32)
    detail = grey - blur(grey, 2.2 * max(pixels.shape[:2]) / _WORKING_SIDE)
    if within is not None:
        detail = detail * within
    sharp = repainted.astype(np.float32) + (detail * np.float32(0.55))[..., None]
    return np.asarray(np.clip(sharp, 0, 255), np.uint8)


def _vector(style: Bytes) -> Floats:
    """The reference's style, as the 100 numbers the transfer net is steered by."""
    height, width = style.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    square = style[top : top + side, left : left + side]
    small = cv2.resize(square, (_VECTOR_SIDE, _VECTOR_SIDE), interpolation=cv2.INTER_AREA)
    return nets.net(nets.STYLE_VECTOR).run(small.astype(np.float32)[None] / 255)


def _is_brushed(style: Bytes) -> bool:
    small = cv2.resize(style, (_VECTOR_SIDE, _VECTOR_SIDE), interpolation=cv2.INTER_AREA)
    grey = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.float32)
    return float(np.abs(grey - blur(grey, 2.0)).mean()) > _BRUSHED
