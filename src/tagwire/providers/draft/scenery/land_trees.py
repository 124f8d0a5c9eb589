"""Plants standing in open land: woods at true distances, tufts and flowers near the camera."""

from dataclasses import dataclass, replace

import cv2
import numpy as np

from tagwire.providers.draft.backdrop import Light
from tagwire.providers.draft.colour import from_hex, luma
from tagwire.providers.draft.noise import fractal

from .flora import Plant, plant, planted, step_of
from .land import Picture, Scene, air_of, dimness
from .terrain import Heights
from .terrain_noise import sample

_LOW = ("grass", "flowers", "fern")


@dataclass(frozen=True, slots=True)
class Grove:
    """Plants of one kind between two distances."""

    kind: str
    metres: float
    count: int
    near: float
    far: float
    clumps: float = 0.0  # metres of a clump; 0: spread evenly
    thick: float = 0.5  # share of the ground that has clumps
    open: float = 0.0  # half width kept free in the middle, as a share of the frame's width
    open_to: float = 120.0  # metres up to which it is kept free
    season: str = ""
    above: float = -1e9  # metres: none grows lower
    below: float = 1e9  # and none higher
    sight: float = 6000.0
    dry: float = 0.0  # how far its green has withered


def plant_groves(
    scene: Scene, heights: Heights, groves: tuple[Grove, ...], picture: Picture
) -> Picture:
    """Plant groves into a picture, the farthest first."""
    image, depth = picture
    air, light = air_of(image, scene), _light(scene)
    standing: list[tuple[float, float, float, Grove, int, bool]] = []
    for order, grove in enumerate(groves):
        if grove.count == 0:
            continue
        standing += _stand(scene, heights, grove, order)
    camera = scene.camera
    grown: dict[tuple[Grove, int, int], Plant] = {}
    for away, aside, up, grove, pick, mirrored in sorted(standing, key=lambda one: -one[0]):
        tall = grove.metres * (0.62 + 0.55 * ((pick * 37) % 100) / 100) * camera.focal / away
        # Tufts too small to show their blades are dots: the turf itself says enough there.
        if tall < (0.024 * camera.height if grove.kind in _LOW else 2.0):
            continue
        column, row = camera.column(aside, away), camera.row(up, away)
        if row - tall > camera.height or row < 0:
            continue
        haze = 1 - float(np.exp(-away / (grove.sight * scene.hour.clear) * 1.9))
        tint = air[int(np.clip(column, 0, camera.width - 1))]
        steps = (grove, pick % 4, step_of(tall))
        sprite = grown.get(steps)
        if sprite is None:
            sprite = grown[steps] = _grown(scene, grove, pick % 4, tall)
        foot = row + max(1.0, tall * 0.03)
        planted(
            image,
            depth,
            sprite,
            column=column,
            foot_row=foot,
            height_px=tall,
            distance=away,
            light=light,
            haze=tint,
            haze_amount=haze,
            mirrored=mirrored,
        )
    return picture


def _grown(scene: Scene, grove: Grove, variant: int, tall: float) -> Plant:
    """One plant of a grove as it looks at this hour."""
    season = grove.season or scene.season
    sprite = plant(grove.kind, int(tall), variant, season=season)
    if grove.dry:
        sprite = _faded(sprite, "#c9b68a", grove.dry)
    dim = dimness(scene) * 0.75
    return _faded(sprite, scene.hour.ambient, dim) if dim else sprite


def _faded(sprite: Plant, code: str, amount: float) -> Plant:
    """Pull a plant's green to one colour: straw in dry country, the blue of the night."""
    hue = from_hex(code)
    weights = luma(np.eye(3, dtype=np.float32))
    grey = np.outer(0.4 + 0.6 * hue / float(hue @ weights), weights)
    mixed = np.eye(3) * (1 - amount) + grey * amount * 0.95
    return replace(sprite, paint=np.asarray(cv2.transform(sprite.paint, mixed), np.uint16))


def _stand(
    scene: Scene, heights: Heights, grove: Grove, order: int
) -> list[tuple[float, float, float, Grove, int, bool]]:
    """Where the plants of a grove stand: metres away, aside and up, which one, and mirrored."""
    rng = scene.rng(f"grove {order} {grove.kind}")
    camera = scene.camera
    count = grove.count
    half = camera.width / 2 / camera.focal * 1.12
    away = np.exp(rng.uniform(np.log(grove.near), np.log(grove.far), count)).astype(np.float32)
    slope = rng.uniform(-half, half, count).astype(np.float32)
    picks, turned = rng.integers(0, 1000, count), rng.random(count) < 0.5
    aside = slope * away
    up = heights(aside[None], away[None])[0]
    keep = (up >= grove.above) & (up <= grove.below)
    if grove.clumps:
        tile = fractal(scene.rng(f"clumps {grove.kind}"), 256, 6, 4)
        mass = sample(tile, aside[None] / grove.clumps / 6, away[None] / grove.clumps / 6)[0]
        keep &= mass > float(np.quantile(tile, 1 - grove.thick))
    if grove.open:
        free = np.abs(slope) / (2 * half / 1.12) < grove.open
        keep &= ~(free & (away < grove.open_to))
    return [
        (float(away[i]), float(aside[i]), float(up[i]), grove, int(picks[i]), bool(turned[i]))
        for i in np.flatnonzero(keep)
    ]


def _light(scene: Scene) -> Light:
    """The hour's light as plants take it: a low sun in the picture shines through them."""
    hour = scene.hour
    light = Light(
        key=np.asarray(scene.key * 0.62, np.float32),
        ambient=np.asarray(scene.fill * 1.05, np.float32),
        side=-1.0 if scene.towards[0] < 0 else 1.0,
        contrast=0.3 if hour.weather == "ceiling" else 0.6,
    )
    return replace(light, backlit=scene.ask.mode == "backlit", dark=hour.dark)
