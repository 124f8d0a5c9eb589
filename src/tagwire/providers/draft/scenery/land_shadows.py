"""Shadows that plants throw on open land: long shapes away from the sun, darkness at their feet."""

from dataclasses import dataclass

import cv2
import numpy as np

from tagwire.providers.draft.colour import Bytes, Floats, luma, mean_luma
from tagwire.providers.draft.filters import blur

from .land import Picture, Scene

_LIT_TO = 260.0  # metres: farther off a shadow is a hair
_LEAST = 7.0  # pixels
_LONGEST = 3.2  # plant heights
_CROWNS = {
    "conifer": ((0.06, 0.20), (0.35, 0.15), (0.7, 0.08), (1.0, 0.01)),
    "palm": ((0.0, 0.02), (0.7, 0.05), (0.85, 0.30), (1.0, 0.12)),
    "cactus": ((0.0, 0.07), (0.5, 0.16), (0.85, 0.14), (1.0, 0.06)),
    "bush": ((0.0, 0.45), (0.5, 0.55), (1.0, 0.15)),
}
_TREE = ((0.0, 0.03), (0.28, 0.06), (0.42, 0.34), (0.7, 0.40), (1.0, 0.16))
"""Half widths of a kind's outline by height, both in heights of the plant."""


@dataclass(frozen=True, slots=True)
class Caster:
    """One plant that stands in the light: its kind, place and height in metres."""

    kind: str
    away: float
    aside: float
    up: float
    metres: float


def shade_ground(scene: Scene, picture: Picture, casters: list[Caster]) -> None:
    """Darken the land where plants keep the sun and the sky off it, in place."""
    image, depth = picture
    shape = depth.shape
    cast, under = np.zeros(shape, np.uint8), np.zeros(shape, np.uint8)
    for one in sorted(casters, key=lambda caster: -caster.away):
        if one.away < _LIT_TO and one.metres * scene.camera.focal / one.away > _LEAST:
            _throw(scene, one, cast)
            _settle(scene, one, under)
    if not (cast.any() or under.any()):
        return
    key, fill = mean_luma(scene.key), mean_luma(scene.fill)
    gone = key * float(scene.towards[1]) / (key * float(scene.towards[1]) + fill + 1e-4)
    soft = 0.35 if scene.hour.weather == "ceiling" else 0.92
    near = blur(cast.astype(np.float32) * np.float32(gone * soft / 255), shape[0] * 0.0035)
    low = blur(under.astype(np.float32) * np.float32(0.42 / 255), shape[0] * 0.004)
    land = (depth < 600.0).astype(np.float32)
    # In the shade the sky is all the light there is: it is bluer, and never black.
    tint = scene.fill / (float(luma(scene.fill)) + 1e-4)
    sky = np.asarray(1 - near[..., None] * (1 - 0.10 * tint), np.float32)
    image *= np.clip(sky, 0.05, 1.0) ** land[..., None] * (1 - low * land)[..., None]


def _throw(scene: Scene, one: Caster, mask: Bytes) -> None:
    """Fill the outline a plant's crown makes on level ground."""
    sun = scene.towards
    flat = float(np.hypot(sun[0], sun[2])) or 1.0
    long = min(_LONGEST, flat / max(float(sun[1]), 0.05)) * one.metres
    right, back = -float(sun[0]) / flat, -float(sun[2]) / flat
    points = []
    for high, half in _CROWNS.get(one.kind, _TREE):
        for side in (-half * one.metres, half * one.metres):
            aside = one.aside + right * long * high - back * side
            away = one.away + back * long * high + right * side
            if away > 1.2:
                points.append((scene.camera.column(aside, away), scene.camera.row(one.up, away)))
    if len(points) > 2:
        _fill(mask, np.array(points, np.float32))


def _settle(scene: Scene, one: Caster, mask: Bytes) -> None:
    """A flat spot under the plant, where the sky does not reach."""
    camera = scene.camera
    half = _CROWNS.get(one.kind, _TREE)[len(_CROWNS.get(one.kind, _TREE)) // 2][1] * one.metres
    near, far = max(1.0, one.away - half), one.away + half
    middle = camera.column(one.aside, one.away)
    top, low = camera.row(one.up, far), camera.row(one.up, near)
    wide = half * camera.focal / one.away
    turn = np.linspace(0, 2 * np.pi, 16, endpoint=False, dtype=np.float32)
    ring = [middle + np.cos(turn) * wide, (top + low) / 2 + np.sin(turn) * (low - top) / 2]
    _fill(mask, np.stack(ring, axis=1))


def _fill(mask: Bytes, points: Floats) -> None:
    hull = cv2.convexHull(np.clip(points, -6000, 6000).astype(np.float32))
    outline = np.round(hull * 16).astype(np.int32)
    cv2.fillConvexPoly(mask, outline, (255,), cv2.LINE_AA, 4)
