"""Mirrors on the back wall: the room is drawn once more, turned round in the plane of the glass."""

from dataclasses import replace

import numpy as np

from tagwire.providers.draft.colour import Floats
from tagwire.providers.draft.filters import gaussian, resize

from .lighting import Sun, lit
from .raster import Face, Model, Surfaces, rasterise
from .room_camera import Camera
from .room_sides import carried

MIRROR = 1.0
"""The gloss that makes a face of the back wall a mirror."""


def in_mirrors(
    image: Floats, model: Model, seen: Surfaces, camera: Camera, *, sun: Sun, ambient: Floats
) -> Floats:
    """Let the panes show the room; H x W x 3."""
    panes = [n for n, face in enumerate(model.faces) if face.gloss >= MIRROR]
    if not panes:
        return image
    there = np.isin(seen.owner, panes)
    plane = float(model.faces[panes[0]].corner[2])
    small = Camera(
        camera.width // 2, camera.height // 2, camera.horizon / 2, camera.focal / 2, camera.eye
    )
    turned = _turned(model, plane, frozenset(panes))
    shade = replace(sun, colour=sun.colour * np.float32(0))
    behind = rasterise(turned, small)
    light = np.where(
        (behind.owner < 0)[..., None], ambient * 0.3, lit(turned, behind, small, shade, ambient)
    )
    shown = resize(gaussian(np.asarray(light, np.float32), 0.7), camera.width, camera.height)
    dulled = np.maximum(shown, 0.0) * np.array([0.80, 0.84, 0.84], np.float32)
    return np.asarray(np.where(there[..., None], dulled + 0.10 * image, image), np.float32)


def _turned(model: Model, plane: float, panes: frozenset[int]) -> Model:
    """What stands before the glass, as it seems to stand behind it."""

    def before(one: Face) -> bool:
        return float(one.corner[2] + min(0.0, one.across[2], one.up[2])) < plane - 0.02

    kept = [one for n, one in enumerate(model.faces) if n not in panes and before(one)]
    return carried(replace(model, faces=kept), (1.0, 1.0, -1.0), (0.0, 0.0, 2 * plane))
