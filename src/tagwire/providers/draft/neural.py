"""Repainting a picture in the manner of any reference: Magenta's arbitrary style transfer."""

import cv2
import numpy as np

from . import nets
from .colour import Bytes, Floats, clip01, luma
from .filters import blur, resize
from .noise import fractal, spread
from .strokes import flattened, painted

_WORKING_SIDE = 480
_VECTOR_SIDE = 256
_VECTOR_NAME = "mobilenet_conv/Conv/BiasAdd"
_NOISE = 60.0
_BRUSHED = 3.0  # mean local contrast from which a reference counts as brush work


def in_style_of(pixels: Bytes, style: Bytes, rng: np.random.Generator) -> Bytes:
    """Repaint ``pixels``; noise first, so that smooth sky gets strokes and not the net's scales."""
    height, width = pixels.shape[:2]
    cloud = spread(fractal(rng, 512, 20, 5, 0.7), width, height)[..., None] - 0.5
    noisy = np.asarray(np.clip(pixels + cloud * _NOISE, 0, 255), np.uint8)
    transferred = _transfer(noisy, style)
    return painted(transferred, rng) if _is_brushed(style) else transferred


def _transfer(pixels: Bytes, style: Bytes) -> Bytes:
    height, width = pixels.shape[:2]
    flat = flattened(pixels, max(2, height // 240))
    scale = _WORKING_SIDE / max(height, width)
    # The net halves the picture twice: sides in whole eights come back at their own size.
    small = (max(64, round(width * scale / 8) * 8), max(64, round(height * scale / 8) * 8))
    content = cv2.resize(flat, small, interpolation=cv2.INTER_AREA).astype(np.float32)[None] / 255
    answer = nets.net(nets.STYLE_TRANSFER).run(
        content, _vector(style), names=("content_image", _VECTOR_NAME)
    )
    repainted = resize(clip01(answer[0]), width, height)
    grey = np.asarray(cv2.cvtColor(flat, cv2.COLOR_RGB2GRAY), np.float32) / 255
    # Give back the fine edges the small net could not carry.
    repainted = _legible(repainted, grey)
    detail = grey - blur(grey, max(height, width) / _WORKING_SIDE)
    sharp = np.asarray(clip01(repainted + detail[..., None] * 0.40) * 255, np.uint8)
    return flattened(sharp, max(2, height // 300))


def _legible(repainted: Floats, grey: Floats) -> Floats:
    """Give back some of the photo's broad light and dark, which a strong pattern drowns."""
    reach = max(grey.shape) * 0.012
    own, theirs = blur(grey, reach), blur(luma(repainted), reach)
    wanted = (own - float(own.mean())) - (theirs - float(theirs.mean()))
    return repainted + (wanted * 0.45)[..., None]


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
