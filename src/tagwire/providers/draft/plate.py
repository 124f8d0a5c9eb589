"""A reference photo used as the setting: fitted to the frame, its light and ground estimated."""

from dataclasses import replace
from math import ceil

import cv2
import numpy as np

from .backdrop import Backdrop, Light
from .colour import Bytes, Floats, clip01, from_hex, linear, luma, mix
from .filters import blur

_EYE_LINE = 0.45
_LEAST_KEPT = 1 / 3  # of a photo; rather than crop away more, mirror its edges outwards

_TINTS = {
    "night": ("#6f8ecc", 0.34),
    "dusk": ("#8d92d8", 0.55),
    "golden": ("#ffd9a8", 1.10),
    "sunset": ("#ffb98c", 0.90),
    "storm": ("#aab6c4", 0.60),
    "moonlit": ("#86a6dc", 0.42),
    "morning": ("#ffe8cf", 1.04),
    "overcast": ("#d6dde6", 0.80),
}
_PALED = {"overcast": 0.4, "moonlit": 0.3}  # how far colours go, where there is no sun


def regrades(light: str) -> bool:
    """Whether a photo is bent towards that light."""
    return light in _TINTS


def fit(photo: Bytes, width: int, height: int, centre: tuple[float, float] = (0.5, 0.6)) -> Bytes:
    """Fill the frame, cropping around ``centre``; extend a photo only for a far wider frame."""
    if (width / height) / (photo.shape[1] / photo.shape[0]) > 1 / _LEAST_KEPT:
        photo = _extend(_no_taller(photo, height), width / height)
    photo, centre = _cropped(photo, width / height, centre)
    scale = max(width / photo.shape[1], height / photo.shape[0])
    size = (max(width, round(photo.shape[1] * scale)), max(height, round(photo.shape[0] * scale)))
    large = cv2.resize(photo, size, interpolation=cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA)
    left = int(np.clip(size[0] * centre[0] - width / 2, 0, size[0] - width))
    top = int(np.clip(size[1] * centre[1] - height / 2, 0, size[1] - height))
    return np.asarray(large[top : top + height, left : left + width], np.uint8)


def _no_taller(photo: Bytes, height: int) -> Bytes:
    """A photo of at most that height: what is mirrored is not larger than the frame."""
    if photo.shape[0] <= height:
        return photo
    size = (max(1, round(photo.shape[1] * height / photo.shape[0])), height)
    return np.asarray(cv2.resize(photo, size, interpolation=cv2.INTER_AREA), np.uint8)


def _cropped(
    photo: Bytes, proportion: float, centre: tuple[float, float]
) -> tuple[Bytes, tuple[float, float]]:
    """What a frame of a proportion shows of a photo, before it is enlarged: a strip grows vast."""
    high, wide = photo.shape[:2]
    width, height = min(wide, ceil(high * proportion)), min(high, ceil(wide / proportion))
    left = int(np.clip(wide * centre[0] - width / 2, 0, wide - width))
    top = int(np.clip(high * centre[1] - height / 2, 0, high - height))
    return photo[top : top + height, left : left + width], (0.5, 0.5)


def kept(photo: Bytes, size: tuple[int, int]) -> float:
    """Share of a photo that is left when it is cropped to a frame."""
    stretched = (size[0] / size[1]) / (photo.shape[1] / photo.shape[0])
    return 1.0 if stretched > 1 / _LEAST_KEPT else min(stretched, 1 / stretched)


def _extend(photo: Bytes, proportion: float) -> Bytes:
    """Mirror a photo to the sides, ever softer, so that enough of its height is left."""
    height, width = photo.shape[:2]
    pad = int(max(0, height * proportion - width) * 0.5)
    padded = cv2.copyMakeBorder(photo, 0, 0, pad, pad, cv2.BORDER_REFLECT)
    mirrored: Floats = np.asarray(padded, np.float32)
    length = mirrored.shape[1]
    outside = np.abs(np.arange(length, dtype=np.float32) + 0.5 - length / 2) - width * 0.44
    share = clip01(outside / (width * 0.22))[None, :, None]
    soft = blur(mirrored, min(height, width) * 0.045)
    return np.asarray(np.clip(mix(mirrored, soft, share), 0, 255), np.uint8)


def plate(
    photo: Bytes,
    size: tuple[int, int],
    light: str,
    mode: str,
    centre: tuple[float, float] = (0.5, 0.6),
) -> Backdrop:
    """Make a set of a photo."""
    width, height = size
    image = linear(fit(photo, width, height, centre))
    bright = luma(image)
    right = float(bright[:, width // 2 :].mean()) >= float(bright[:, : width // 2].mean())
    image, key, dark = _regrade(image, bright, light, mode)
    ambient = np.asarray(0.6 * _mean(image[: height // 2]) + 0.4 * _mean(image[height // 2 :]))
    rows = np.arange(height, dtype=np.float32)[:, None] / height
    distance = 8.0 / np.maximum((rows - 0.42) / 0.58, 0.06) * 0.12
    return Backdrop(
        kind="plate",
        image=np.asarray(image, np.float32),
        depth=np.broadcast_to(distance, (height, width)).astype(np.float32),
        horizon=_EYE_LINE * height,
        ground=0.955,
        focus=1.0,
        light=Light(
            key=key,
            ambient=np.asarray(ambient * 1.1 + 0.02, np.float32),
            side=1.0 if right else -1.0,
            contrast={"dramatic": 0.88, "soft": 0.08}.get(mode, 0.35),
            rim=key * 0.9 if mode == "backlit" else None,
            backlit=mode == "backlit",
            dark=dark,
        ),
        haze=_mean(image[: height // 2]),
        blur=0.30,
    )


def _mean(image: Floats) -> Floats:
    return np.asarray(image.reshape(-1, 3).mean(axis=0), np.float32)


def _regrade(image: Floats, bright: Floats, light: str, mode: str) -> tuple[Floats, Floats, bool]:
    """Bend the photo's own light towards the one asked for."""
    lit = image.reshape(-1, 3)[bright.ravel() >= float(np.quantile(bright[::4, ::4], 0.9))]
    key = _mean(lit) + np.float32(0.05)
    dark = float(bright.mean()) < 0.07
    if light in _TINTS:
        code, strength = _TINTS[light]
        tint = from_hex(code) * strength
        image = mix(image, bright[..., None], _PALED.get(light, 0.0))
        image, key = image * tint, key * from_hex(code) * max(0.5, strength)
        dark = dark or strength < 0.6
    if mode == "dramatic":
        image = image * _spot(*image.shape[:2])[..., None]
        key = key * 1.3
    if mode == "neon":
        image, dark = _neon_wash(image, 0.5), True
    return image, np.asarray(key, np.float32), dark


def _neon_wash(image: Floats, strength: float) -> Floats:
    """Pink from the left, blue from the right."""
    ends = np.linspace(0, 1, image.shape[1], dtype=np.float32)[None, :, None]
    tubes = 0.4 + 1.4 * mix(from_hex("#ff4f9e"), from_hex("#3fd0ff"), ends)
    return np.asarray(image * strength * tubes, np.float32)


def neon(backdrop: Backdrop) -> Backdrop:
    """Light a built room by two tubes outside the frame instead of its own lamps."""
    grey = luma(backdrop.image)[..., None]
    image = _neon_wash(mix(grey, backdrop.image, 0.45), 0.75)
    pink, blue = from_hex("#ff2f8e"), from_hex("#22c8ff")
    light = replace(
        backdrop.light, key=pink * 0.8, ambient=blue * 0.25 + 0.03, side=-1.0, contrast=0.7,
        rim=pink, rim_away=blue, dark=True,
    )  # fmt: skip
    return replace(backdrop, image=image, light=light, haze=backdrop.haze * 0.5)


def _spot(height: int, width: int) -> Floats:
    """One lamp on the middle, the edges left in shade."""
    x = (np.arange(width, dtype=np.float32)[None] / width - 0.5) / 0.42
    y = (np.arange(height, dtype=np.float32)[:, None] / height - 0.52) / 0.5
    return mix(0.30, 1.15, np.exp(-(x * x) - y * y))
