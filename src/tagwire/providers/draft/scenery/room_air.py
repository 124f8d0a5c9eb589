"""The air of a room: dusty shafts of sun, the cones of spots, haze with distance."""

import numpy as np

from tagwire.providers.draft.colour import Floats, clip01
from tagwire.providers.draft.filters import gaussian, resize

from .lighting import Sun, reaching
from .raster import Lamp
from .room_camera import Camera

_STEPS = 16


def shafts(depth: Floats, camera: Camera, sun: Sun, lamps: list[Lamp], dust: float) -> Floats:
    """Light the air scatters to the camera, H x W x 3: marched on every fourth pixel."""
    beams = [lamp for lamp in lamps if lamp.beam > 0]
    height, width = depth.shape
    sunny = bool(sun.openings) and float(np.max(sun.colour)) > 0.02
    if not (beams or (sunny and dust > 0)):
        return np.zeros((1, 1, 3), np.float32)
    step = 4 if height >= 120 else 2
    x, y = camera.rays(slice(0, height, 1), slice(0, width, 1))
    x, y = x[:, step // 2 :: step], y[step // 2 :: step]
    far = np.minimum(depth[step // 2 :: step, step // 2 :: step], np.float32(14))
    total = np.zeros((*far.shape, 3), np.float32)
    # Rows of pixels start a little apart, so that steps do not show as sheets.
    offset = (np.arange(far.shape[0])[:, None] * 5 + np.arange(far.shape[1])[None] * 3) % 8
    for index in range(_STEPS):
        share = (index + (offset + 0.5).astype(np.float32) / 8) / np.float32(_STEPS)
        z = share * far
        place = (x * z, y * z + np.float32(camera.eye), z)
        thick = far * np.float32(1 / _STEPS)
        if sunny and dust > 0:
            total += (sun.through(place) * thick)[..., None] * sun.colour * np.float32(dust)
        for lamp in beams:
            reach = reaching(lamp, place, None) * thick * np.float32(lamp.beam)
            total += np.minimum(reach, np.float32(0.3))[..., None] * lamp.colour
    return resize(gaussian(total, 1.1), width, height, smooth=False)


def hazed(image: Floats, depth: Floats, haze: Floats, reach: float) -> Floats:
    """Fade into the room's air; ``reach`` metres away two thirds are gone."""
    gone = 1 - np.exp(-np.minimum(depth, np.float32(60)) * np.float32(1 / reach))
    return np.asarray(image + (haze - image) * clip01(gone)[..., None], np.float32)
