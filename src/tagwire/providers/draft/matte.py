"""Cutting the subject out of a reference photo: saliency net, guided matte, clean edge colours."""

from dataclasses import dataclass
from hashlib import sha256

import cv2
import numpy as np
from numpy.typing import NDArray

from . import nets
from .cache import Recent
from .colour import Bytes, Floats, clip01, linear, mix, ramp
from .figurine import Figurine
from .filters import blur, guided, resize

LONGEST_SIDE = 1280
_NET_SIDE = 320
_MEAN = np.array([0.485, 0.456, 0.406], np.float32)
_DEVIATION = np.array([0.229, 0.224, 0.225], np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cutout(Figurine):
    """A subject, cropped to its own outline: a figure, or what was cut out of a photo."""

    share: float = 0.3  # how much of the photo it covers
    certainty: float = 1.0  # 1: every pixel is clearly in or out
    bust: bool = False  # the photo's lower edge cuts through it
    headless: bool = False  # the photo's upper edge cuts through it
    centre: tuple[float, float] = (0.5, 0.5)  # where in the photo it stands, as shares

    @property
    def proportion(self) -> float:
        """Width over height."""
        return float(self.alpha.shape[1] / self.alpha.shape[0])


_CUTOUTS: Recent[bytes, Cutout] = Recent(8)


def opaque(pixels: Bytes) -> Bytes:
    """Lay a reference on white where it is transparent."""
    if pixels.shape[2] == 3:
        return pixels
    alpha = pixels[..., 3:].astype(np.float32) / 255
    flat = pixels[..., :3] * alpha + 255 * (1 - alpha)
    return np.asarray(flat + 0.5, np.uint8)


def cut_out(pixels: Bytes) -> Cutout:
    """Separate the main subject from its background; remembered by content."""
    key = sha256(repr(pixels.shape).encode() + np.ascontiguousarray(pixels).tobytes()).digest()
    return _CUTOUTS.get(key, lambda: _cut(_fit(pixels)))


def _fit(pixels: Bytes) -> Bytes:
    height, width = pixels.shape[:2]
    scale = LONGEST_SIDE / max(height, width)
    if scale >= 1:
        return pixels
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def _cut(pixels: Bytes) -> Cutout:
    if pixels.shape[2] == 4 and float((pixels[..., 3] < 128).mean()) > 0.01:
        alpha: Floats = pixels[..., 3].astype(np.float32) / 255
        colour = linear(pixels[..., :3])
    else:
        alpha = _without_ragged_sides(matte_of(np.ascontiguousarray(pixels[..., :3])))
        colour = _decontaminate(linear(pixels[..., :3]), alpha)
    return _crop(colour, alpha)


def _saliency(pixels: Bytes) -> Floats:
    small = cv2.resize(pixels, (_NET_SIDE, _NET_SIDE), interpolation=cv2.INTER_AREA)
    scaled = small.astype(np.float32) / max(1.0, float(small.max()))
    batch = ((scaled - _MEAN) / _DEVIATION).transpose(2, 0, 1)[None]
    answer = nets.net(nets.SALIENCY).run(batch)[0, 0]
    low, high = float(answer.min()), float(answer.max())
    return resize((answer - low) / max(1e-6, high - low), pixels.shape[1], pixels.shape[0])


def matte_of(pixels: Bytes) -> Floats:
    """How much of each pixel (RGB) belongs to the main subject, 0..1."""
    rough = clip01(_closer_look(pixels, _saliency(pixels)))
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255
    radius = max(3, int(max(grey.shape) * 0.012))
    wide = guided(grey, rough, radius, 2e-4)
    narrow = guided(grey, rough, max(2, radius // 2), 1e-4)
    # The net's own opinion bounds the guided one, which leaks along edges of the background.
    bounded = np.minimum(0.5 * wide + 0.5 * narrow, ramp(0.02, 0.35, blur(rough, radius * 0.5)))
    return _main_blobs(ramp(0.20, 0.82, bounded), radius)


def _closer_look(pixels: Bytes, rough: Floats) -> Floats:
    """Ask the net again about the crop around a small subject, where 320 pixels say more."""
    ys, xs = np.nonzero(rough > 0.5)
    height, width = rough.shape
    if len(ys) == 0 or max(height, width) < 2 * _NET_SIDE:
        return rough
    margin = int(0.12 * max(np.ptp(ys), np.ptp(xs))) + 8
    top, bottom = max(0, int(ys.min()) - margin), min(height, int(ys.max()) + margin)
    left, right = max(0, int(xs.min()) - margin), min(width, int(xs.max()) + margin)
    if (bottom - top) * (right - left) > 0.5 * height * width:
        return rough
    closer = rough.copy()
    crop = (slice(top, bottom), slice(left, right))
    fine = _saliency(np.ascontiguousarray(pixels[crop]))
    reach = blur(rough, max(height, width) * 0.01)
    closer[crop] = np.minimum(0.35 * rough[crop] + 0.65 * fine, ramp(0.02, 0.25, reach[crop]))
    return closer


def _main_blobs(alpha: Floats, radius: int) -> Floats:
    """Drop islands much smaller than the main subject."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats((alpha > 0.5).astype(np.uint8))
    if count <= 1:
        return alpha
    areas = stats[1:, cv2.CC_STAT_AREA]
    kept = np.isin(labels, 1 + np.nonzero(areas > 0.06 * areas.max())[0]).astype(np.uint8)
    side = 2 * radius + 1
    return alpha * cv2.dilate(kept, np.ones((side, side), np.uint8))


def _without_ragged_sides(alpha: Floats) -> Floats:
    """Fade out what the photo's left or right edge cuts: a straight cut betrays a cut-out."""
    band = max(4, int(alpha.shape[1] * 0.07))
    fade = ramp(0.0, 1.0, np.linspace(0, 1, band, dtype=np.float32))[None]
    faded = alpha.copy()
    if float((alpha[:, :2] > 0.5).mean()) > 0.03:
        faded[:, :band] *= fade
    if float((alpha[:, -2:] > 0.5).mean()) > 0.03:
        faded[:, -band:] *= fade[:, ::-1]
    return faded


def _decontaminate(colour: Floats, alpha: Floats) -> Floats:
    """Replace edge colours, where the old background shows through, by the subject's own."""
    sure = (alpha > 0.95).astype(np.float32)

    def from_inside(sigma: float) -> tuple[Floats, Floats]:
        weight = blur(sure, sigma) + 1e-4
        return blur(colour * sure[..., None], sigma) / weight[..., None], weight

    near, near_weight = from_inside(2.5)
    far, _ = from_inside(9.0)
    inner = np.where((near_weight > 0.02)[..., None], near, far)
    return mix(inner, colour, ramp(0.70, 0.98, alpha)[..., None])


def _crop(colour: Floats, alpha: Floats) -> Cutout:
    hard = alpha > 0.5
    share = float(hard.mean())
    certainty = 1 - 2 * float(np.minimum(alpha, 1 - alpha).mean()) / max(0.02, share)
    ys, xs = np.nonzero(alpha > 0.08)
    if len(ys) == 0:
        return Cutout(colour, np.ones_like(alpha), share=0.0, certainty=0.0)
    crop = (slice(int(ys.min()), int(ys.max()) + 1), slice(int(xs.min()), int(xs.max()) + 1))
    edge = max(2, int(0.01 * max(alpha.shape)))
    width = max(1, int(np.ptp(xs)))
    return Cutout(
        np.asarray(colour[crop], np.float32),
        np.asarray(alpha[crop], np.float32),
        share=share,
        certainty=certainty,
        bust=float(hard[-edge:].any(axis=0).sum()) > 0.35 * width,
        headless=float(hard[:edge].any(axis=0).sum()) > 0.30 * width,
        centre=(float(xs.mean()) / alpha.shape[1], _heart(ys) / alpha.shape[0]),
    )


def _heart(rows: NDArray[np.intp]) -> float:
    """The row a photo is best cropped around: nearer to the head than to the feet."""
    return float(rows.min()) + 0.38 * float(np.ptp(rows))
