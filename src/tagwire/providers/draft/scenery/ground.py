"""What ground is painted with: patches, blades, stones, snow, and the seasons' tints."""

from collections.abc import Sequence

import cv2
import numpy as np

from tagwire.providers.draft.colour import Floats, clip01, from_hex, luma, mix, ramp
from tagwire.providers.draft.noise import fractal

from .land import Picture, Scene, Spot
from .terrain_noise import sample


def patches(scene: Scene, part: str, spot: Spot, metres: float, base: int = 5) -> Floats:
    """Soft noise in 0..1 that repeats every ``metres``, grey where pixels are too coarse for it."""
    tile = fractal(scene.rng(part), 256, base, 6, 0.55)
    seen = sample(tile, spot.aside / metres, spot.away / metres)
    if scene.camera.eye > 5 and metres < 200:
        # From high up a tile is seen many times over: a turned one between hides its beat.
        turned = (0.61 * spot.aside - 0.47 * spot.away) / metres
        other = sample(tile, turned, (0.47 * spot.aside + 0.61 * spot.away) / metres)
        seen = 0.5 + (seen + other - 1.0) * 0.62
    fade = clip01(metres / base / 2.5 / spot.grain)
    return np.asarray(0.5 + (seen - 0.5) * fade, np.float32)


def blend(codes: Sequence[str], share: Floats) -> Floats:
    """Colours along a share of 0..1, evenly spaced."""
    stops = np.linspace(0, 1, len(codes))
    inks = np.array([from_hex(code) for code in codes], np.float32)
    planes = [np.interp(share, stops, inks[:, channel]) for channel in range(3)]
    return np.asarray(np.dstack(planes), np.float32)


def turf(scene: Scene, spot: Spot, codes: Sequence[str]) -> Floats:
    """Grass: broad patches of colour, tufts, and blades that only the near ground shows."""
    broad = patches(scene, "turf broad", spot, 130.0, 4)
    middle = patches(scene, "turf middle", spot, 17.0)
    fine = patches(scene, "turf fine", spot, 1.3, 12)
    share = clip01(0.5 + (broad - 0.5) * 1.5 + (middle - 0.5) * 0.9)
    ink = blend(codes, share)
    tuft = 1 + (fine - 0.5) * 0.9 + (middle - 0.5) * 0.5
    return np.asarray(ink * tuft[..., None], np.float32)


def stony(scene: Scene, spot: Spot, codes: Sequence[str], grit: float = 0.6) -> Floats:
    """Bare ground: earth colours in patches with grit near the camera."""
    broad = patches(scene, "earth broad", spot, 90.0, 4)
    middle = patches(scene, "earth middle", spot, 9.0)
    fine = patches(scene, "earth fine", spot, 0.9, 14)
    ink = blend(codes, clip01(0.5 + (broad - 0.5) * 1.3 + (middle - 0.5) * 0.8))
    return np.asarray(ink * (1 + (fine - 0.5) * grit + (middle - 0.5) * 0.3)[..., None], np.float32)


def bladed(scene: Scene, tall: float, picture: Picture) -> Picture:
    """Draw the near turf upwards into blades ``tall`` metres high, finer with distance."""
    image, depth = picture
    camera = scene.camera
    top = int(np.clip(camera.row(0.0, 40.0), 0, camera.height - 2))
    away = np.minimum(depth[top:], 400.0)
    aside = camera.across * away
    tile = fractal(scene.rng("blades"), 512, 96, 2, 0.6)
    lift = sample(tile, aside / 1.9, away / 8.0)
    tuft = sample(tile, aside / 21.0, away / 42.0)
    reach = np.float32(tall * camera.focal) / away * ramp(60.0, 12.0, away)
    climb = reach * lift * (0.35 + 1.1 * tuft)
    rows = np.arange(camera.height - top, dtype=np.float32)[:, None] + climb
    columns = np.arange(camera.width, dtype=np.float32)[None] + climb * (tuft - 0.5) * 0.9
    turf = cv2.remap(image[top:], columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    # Tips catch the light, feet stand in each other's shade.
    shade = 1 + (lift - 0.5) * 0.85 * clip01(reach / 3.0)
    image[top:] = np.where((depth[top:] < 60.0)[..., None], turf * shade[..., None], image[top:])
    return image, depth


def cover_snow(scene: Scene, spot: Spot, ink: Floats, line: float, soft: float) -> Floats:
    """Lay snow over ``ink`` above ``line`` metres, where slopes are not too steep to hold it."""
    ragged = patches(scene, "snow line", spot, 2600.0, 6) - 0.5
    high = ramp(line - soft, line + soft, spot.up + ragged * soft * 2.4)
    holds = ramp(0.52, 0.80, spot.flatness + ragged * 0.35)
    snow = from_hex("#eef2f8") * (0.94 + 0.10 * ragged)[..., None]
    return mix(ink, snow, (high * holds)[..., None])


def seasoned(ink: Floats, season: str) -> Floats:
    """Turn green ground the colour of the season; winter is snow, laid by the country itself."""
    grey = luma(ink)[..., None]
    if season == "autumn":
        return mix(ink, grey * from_hex("#e8a860") * 2.3, 0.62)
    if season == "spring":
        return np.asarray(ink * np.array([0.98, 1.22, 0.72], np.float32) * 1.06, np.float32)
    if season == "summer":
        lush = np.maximum(grey + (ink - grey) * 1.25, 0.0)
        return np.asarray(lush * np.array([0.80, 1.10, 0.62], np.float32), np.float32)
    if season == "winter":
        return mix(ink, grey * from_hex("#c8b8a0") * 1.7, 0.5)
    return ink


def wetted(scene: Scene, ink: Floats) -> Floats:
    """Rain darkens ground and deepens its colour."""
    if scene.ask.weather != "rain":
        return ink
    return np.asarray(
        ink * 0.62 * (1 + 0.12 * (ink / (luma(ink)[..., None] + 1e-4) - 1)), np.float32
    )
