"""Lighting a flat cut-out as if it stood in the set: exposure, tint, shading, rim."""

import cv2
import numpy as np

from .backdrop import Backdrop, Light
from .colour import Floats, clip01, luma, mean_luma, mix, ramp
from .filters import blur, resize, strips
from .matte import Cutout


def scaled(cutout: Cutout, width: int, height: int) -> tuple[Floats, Floats]:
    """Resize colour and alpha together, premultiplied so that no fringe appears."""
    grows = height > cutout.alpha.shape[0]
    method = cv2.INTER_CUBIC if grows else cv2.INTER_AREA
    alpha = np.asarray(cv2.resize(cutout.alpha, (width, height), interpolation=method), np.float32)
    ink = cutout.colour * cutout.alpha[..., None]
    colour = np.asarray(cv2.resize(ink, (width, height), interpolation=method), np.float32)
    alpha = clip01(alpha)
    for strip in strips(colour):
        np.maximum(colour[strip], 0.0, out=colour[strip])
        colour[strip] /= np.maximum(alpha[strip], 1e-3)[..., None]
    if height > cutout.alpha.shape[0] * 1.15:
        soft = blur(colour, 1.4)
        for strip in strips(colour):
            crisp = colour[strip] + (colour[strip] - soft[strip]) * 0.45
            np.maximum(crisp, 0.0, out=colour[strip])
    return colour, alpha


def relight(colour: Floats, alpha: Floats, cutout: Cutout, backdrop: Backdrop) -> Floats:
    """Return the colours the subject would have in the set, at the size of ``colour``."""
    solid = alpha > 0.5
    if int(solid.sum()) < 20:
        return colour
    light = backdrop.light
    bright = luma(colour)
    sculpted = cutout.normal is not None
    normal_x, normal_y = _own_normals(cutout, alpha) if sculpted else _normals(alpha, bright)
    gain = _exposure(float(np.median(bright[solid])), backdrop)
    if sculpted:
        lit = _modelled(colour, normal_x, normal_y, light) * gain
    else:
        lit = colour * (_shade(normal_x, normal_y, light) * gain)
    lit = lit * _floor_bounce(alpha.shape[0])
    lit = lit + _rims(alpha, normal_x, normal_y, light)
    return lit if cutout.glow is None else lit + resize(cutout.glow, *alpha.shape[::-1])


def _own_normals(cutout: Cutout, alpha: Floats) -> tuple[Floats, Floats]:
    """What a figure knows of its own surface: slopes to the right, and downwards as in a photo."""
    assert cutout.normal is not None
    large = resize(cutout.normal[..., :2], *alpha.shape[::-1], smooth=False)
    return large[..., 0], -large[..., 1]


def _normals(alpha: Floats, bright: Floats) -> tuple[Floats, Floats]:
    """Inflate the silhouette to a cushion, emboss the photo's own detail, and read the slopes."""
    height, width = alpha.shape
    size = min(height, width)
    inside = cv2.distanceTransform((alpha > 0.5).astype(np.uint8), cv2.DIST_L2, 3)
    depth = max(4.0, size * 0.26)
    swell = np.sqrt(np.maximum(1 - (1 - np.minimum(inside, depth) / depth) ** 2, 0)) * depth
    relief = blur(swell.astype(np.float32), max(1.0, size * 0.03))
    relief = relief + blur(np.minimum(bright, 1.0), 1.2) * size * 0.010
    slope_x = np.asarray(cv2.Sobel(relief, cv2.CV_32F, 1, 0, scale=0.125), np.float32)
    slope_y = np.asarray(cv2.Sobel(relief, cv2.CV_32F, 0, 1, scale=0.125), np.float32)
    length = 1 / np.sqrt(slope_x * slope_x + slope_y * slope_y + 1)
    return -slope_x * length, -slope_y * length


def _shade(normal_x: Floats, normal_y: Floats, light: Light) -> Floats:
    """Colour of the light on every pixel: the key where it faces the lamp, ambience elsewhere."""
    facing = normal_x * (light.side * 0.74) + normal_y * -0.46
    forward = np.sqrt(np.maximum(1 - normal_x**2 - normal_y**2, 0.0))
    lambert = clip01(facing + forward * 0.50)
    if light.backlit:
        lambert = clip01(facing - 0.25) * 0.8
    key = _hue(light.key, 0.55)
    fill = _hue(light.ambient, 0.45)
    low = 1.0 - 0.62 * light.contrast - 0.22 * _hardness(light)
    high = 1.0 + 0.42 * light.contrast
    wrap = _wrap(light)
    amount = (lambert - 0.10 + wrap) / (0.90 + wrap)
    lit = clip01(amount)[..., None]
    return np.asarray(fill * low * (1 - lit) + key * high * lit, np.float32)


def _modelled(colour: Floats, normal_x: Floats, normal_y: Floats, light: Light) -> Floats:
    """A figure's colours in the round, made in strips that stay in the processor's cache."""
    lit = np.empty_like(colour)
    for strip in strips(colour):
        lit[strip] = _in_the_round(colour[strip], normal_x[strip], normal_y[strip], light)
    return lit


def _in_the_round(colour: Floats, normal_x: Floats, normal_y: Floats, light: Light) -> Floats:
    """A figure's colours in the round: key, sky above, floor below, and a soft sheen."""
    normal_z = np.sqrt(np.maximum(1 - normal_x**2 - normal_y**2, 0.0))
    across, up, forth = light.side * 0.64, 0.52, -0.30 if light.backlit else 0.56
    facing = normal_x * across - normal_y * up + normal_z * forth
    wrap = 0.12 + _wrap(light)
    lit = clip01((facing + wrap) / (0.86 + wrap))[..., None]
    above = clip01(0.56 - 0.44 * normal_y)[..., None]
    contrast = 0.22 + 0.70 * light.contrast
    tint = 0.75 if light.dark else 0.5
    dim = 1.0 - 0.60 * contrast - 0.20 * _hardness(light)
    fill = _hue(light.ambient, tint) * dim * (0.62 + 0.62 * above)
    key = _hue(light.key, tint) * (1.0 + 0.50 * contrast)
    shade = np.asarray(fill * (1 - 0.5 * lit) + (key - 0.5 * fill) * lit, np.float32)
    length = np.float32((across**2 + up**2 + (forth + 1.0) ** 2) ** 0.5)
    towards = clip01((facing + normal_z) / length)
    sheen = towards**22 * (0.0 if light.backlit else 0.07 * contrast)
    return np.asarray(colour * shade + sheen[..., None] * _hue(light.key, 0.55), np.float32)


def _wrap(light: Light) -> float:
    """How far a broad, soft lamp reaches round what it lights."""
    return 0.0 if light.backlit else 0.55 * max(0.0, 0.24 - light.contrast) / 0.24


def _hardness(light: Light) -> float:
    """1 under a single hard lamp: nothing fills its shadows."""
    return 0.0 if light.backlit else float(np.interp(light.contrast, (0.72, 0.90), (0.0, 1.0)))


def _hue(colour: Floats, strength: float) -> Floats:
    """A light's colour without its strength, partly."""
    return mix(np.ones(3, np.float32), colour / max(1e-3, mean_luma(colour)), strength)


def _exposure(subject: float, backdrop: Backdrop) -> float:
    """Bring the subject's brightness towards the set's, without losing what it looks like."""
    light = backdrop.light
    if backdrop.kind == "studio":
        target = 0.26 if not light.dark else 0.20
        gain = float(np.clip((target / max(subject, 0.02)) ** 0.22, 0.80, 1.25))
        return gain * (0.86 if light.dark else 1.0)
    scene = float(np.median(luma(backdrop.image[::4, ::4])))
    key = mean_luma(light.key * 0.75 + light.ambient * 0.9)
    direct = 0.14 if light.dark else 0.20
    target = float(np.clip(0.5 * scene + direct * key, 0.015, 0.42))
    # What is white must not shine in the dark: there the set decides, not the subject.
    power, least = (0.70, 0.08) if light.dark else (0.42, 0.34)
    gain = float(np.clip((target / max(subject, 0.02)) ** power, least, 1.12))
    if light.dark:
        gain = min(gain, 0.62)
    return gain * (0.46 if light.backlit else 1.0)


def _floor_bounce(height: int) -> Floats:
    """A little more light from above than from below."""
    fall = np.linspace(1.05, 0.88, height, dtype=np.float32)
    return fall[:, None, None]


def _rims(alpha: Floats, normal_x: Floats, normal_y: Floats, light: Light) -> Floats:
    """Bright edges where a lamp grazes the outline."""
    size = min(alpha.shape)
    soft = blur(alpha, max(1.2, size * 0.014))
    total = np.zeros((*alpha.shape, 3), np.float32)
    strength = 1.0 if light.rim is not None else 0.16
    rim = light.rim if light.rim is not None else light.key
    for strip in strips(alpha):
        across, down = normal_x[strip] * light.side, normal_y[strip]
        edge = clip01(alpha[strip] - soft[strip]) * 2.2 * ramp(0.4, 0.9, alpha[strip])
        towards = clip01((across - down * 0.55) * 1.3) * edge
        total[strip] += towards[..., None] * rim * strength
        if light.rim_away is not None:
            away = clip01(-normal_x[strip] * light.side * 1.4) * edge
            total[strip] += away[..., None] * light.rim_away
    return total
