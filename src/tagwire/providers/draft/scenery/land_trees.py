"""Plants standing in open land: woods at true distances, tufts and flowers near the camera."""

from dataclasses import dataclass, replace

import cv2
import numpy as np

from tagwire.providers.draft.backdrop import Light
from tagwire.providers.draft.colour import from_hex, luma, ramp
from tagwire.providers.draft.noise import fractal

from .flora import Plant, plant, planted, step_of
from .land import Picture, Scene, air_of, cloud_shadow, dimness
from .land_shadows import Caster, shade_ground
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
    hardy: float = 1.0  # share of it that is seen in winter
    only: str = ""  # the one season it is seen in


def plant_groves(
    scene: Scene, heights: Heights, groves: tuple[Grove, ...], picture: Picture
) -> Picture:
    """Plant groves into a picture, the farthest first."""
    image, depth = picture
    air, light = air_of(image, scene), _light(scene)
    standing: list[_Standing] = []
    for order, grove in enumerate(groves):
        if grove.count:
            standing += _stand(scene, heights, grove, order)
    standing.sort(key=lambda one: -one.away)
    camera = scene.camera
    shade_ground(scene, picture, [one.caster for one in standing if one.grove.kind not in _LOW])
    grown: dict[tuple[Grove, int, int], Plant] = {}
    for one, sun in zip(standing, _sunned(scene, standing), strict=True):
        grove, away = one.grove, one.away
        tall = one.metres * camera.focal / away
        # Tufts too small to show their blades are dots: the turf itself says enough there.
        if tall < (0.024 * camera.height if grove.kind in _LOW else 2.0):
            continue
        column, row = camera.column(one.aside, away), camera.row(one.up, away)
        if row - tall > camera.height or row < 0:
            continue
        steps = (grove, one.pick % 4, step_of(tall))
        sprite = grown.get(steps)
        if sprite is None:
            sprite = grown[steps] = _grown(scene, grove, one.pick % 4, tall)
        planted(
            image,
            depth,
            sprite,
            column=column,
            foot_row=row + max(1.0, tall * 0.03),
            height_px=tall,
            distance=away,
            light=replace(light, key=light.key * np.float32(sun)),
            haze=air[int(np.clip(column, 0, camera.width - 1))],
            haze_amount=1 - float(np.exp(-away / (grove.sight * scene.hour.clear) * 1.9)),
            mirrored=one.mirrored,
        )
    return picture


@dataclass(frozen=True, slots=True)
class _Standing:
    """One plant and where it stands; metres."""

    grove: Grove
    away: float
    aside: float
    up: float
    pick: int
    mirrored: bool

    @property
    def metres(self) -> float:
        """Its height: no two plants of a grove are quite alike."""
        return self.grove.metres * (0.62 + 0.55 * ((self.pick * 37) % 100) / 100)

    @property
    def caster(self) -> Caster:
        """What of it keeps the light off the ground."""
        return Caster(self.grove.kind, self.away, self.aside, self.up, self.metres)


def _sunned(scene: Scene, standing: list[_Standing]) -> list[float]:
    """Share of the sun that the clouds leave each plant, as the ground under it gets it."""
    if not standing:
        return []
    at = np.array([[(one.aside, one.away) for one in standing]], np.float32)
    shares = cloud_shadow(scene, at[..., 0], at[..., 1], 0.35)[0]
    return [float(share) for share in np.minimum(shares, 1.15)]


def _grown(scene: Scene, grove: Grove, variant: int, tall: float) -> Plant:
    """One plant of a grove as it looks at this hour."""
    season = grove.season or scene.season
    sprite = plant(grove.kind, int(tall), variant, season=season)
    if grove.kind in _LOW:
        sprite = _rooted(sprite, variant)
    if grove.dry:
        sprite = _faded(sprite, "#c9b68a", grove.dry)
    dim = dimness(scene) * 0.75
    return _faded(sprite, scene.hour.ambient, dim) if dim else sprite


def _rooted(sprite: Plant, variant: int) -> Plant:
    """Let a tuft's foot sink into the turf it grows from: ragged, not cut off."""
    rows, columns = sprite.form.shape[:2]
    up = 1 - (np.arange(rows, dtype=np.float32)[:, None] + 0.5) / rows
    ragged = fractal(np.random.default_rng(variant), 256, 40, 3, 0.7)[0]
    edge = 0.03 + 0.20 * np.interp(np.arange(columns) * 256 / columns, np.arange(256), ragged)
    share = ramp(0.0, 1.0, up / edge.astype(np.float32)[None])[..., None]
    return Plant((sprite.paint * share).astype(np.uint16), (sprite.form * share).astype(np.uint16))


def _faded(sprite: Plant, code: str, amount: float) -> Plant:
    """Pull a plant's green to one colour: straw in dry country, the blue of the night."""
    hue = from_hex(code)
    weights = luma(np.eye(3, dtype=np.float32))
    grey = np.outer(0.4 + 0.6 * hue / float(hue @ weights), weights)
    mixed = np.eye(3) * (1 - amount) + grey * amount * 0.95
    return replace(sprite, paint=np.asarray(cv2.transform(sprite.paint, mixed), np.uint16))


def _stand(scene: Scene, heights: Heights, grove: Grove, order: int) -> list[_Standing]:
    """Where the plants of a grove stand."""
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
        _Standing(
            grove, float(away[i]), float(aside[i]), float(up[i]), int(picks[i]), bool(turned[i])
        )
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
