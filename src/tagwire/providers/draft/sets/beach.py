"""A sandy beach: surf lines, wet sand, palms at one side."""

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, clip01, from_hex, mix, ramp
from tagwire.providers.draft.noise import fractal
from tagwire.providers.draft.scenery.ground import blend, patches, wetted
from tagwire.providers.draft.scenery.land import Country, Picture, Scene, Spot, scene_of
from tagwire.providers.draft.scenery.land import build as build_land
from tagwire.providers.draft.scenery.land_rocks import Stones, strew
from tagwire.providers.draft.scenery.land_trees import Grove, plant_groves
from tagwire.providers.draft.scenery.terrain import Heights, planes
from tagwire.providers.draft.scenery.terrain_noise import line, read_line, sample
from tagwire.providers.draft.scenery.terrain_shapes import added, range_of, ripples, rolling
from tagwire.providers.draft.scenery.water import Water, flood, opened, wet

_SAND = ("#b89a6c", "#cdb084", "#dcc49a", "#e6d2ac")
_LEVEL = -0.55


def build(ask: Ask) -> Backdrop:
    """Build the beach."""
    scene = scene_of(ask, "day", lift=0.02)
    side = -1.0 if scene.sun > 0.5 else 1.0
    shore = _shore(scene, side)
    heights = added(
        _strand(shore),
        rolling(scene, "dents", 7.0, 0.22, (1.0, 5.0)),
        ripples(scene, 0.45, 0.005, 10.0),
        range_of(scene, "headland", metres=5000, share=0.05, start=2500, full=4200, heroes=1),
    )
    rough = {"storm": 1.4, "overcast": 0.9}.get(ask.light, 0.6)
    water = Water(_LEVEL, rough, "#0a4258", "#4fc0b4", ground=heights, clear=1.6, crests=0.1)
    plants = (
        Grove("palm", 8.5, 26, 9.0, 46.0, 9.0, 0.8, open=0.29, above=_LEVEL + 0.25),
        Grove("bush", 1.2, 50, 14.0, 60.0, 6.0, 0.6, open=0.30, above=_LEVEL + 0.5),
        Grove("grass", 0.5, 46, 3.0, 22.0, 2.5, 0.5, open=0.26, above=_LEVEL + 0.35),
    )
    stones = Stones(("#6a6258", "#a3988a"), 0.14, 60, 1.8, 16.0, open=0.06)
    land = build_land(
        scene,
        Country(
            heights,
            lambda spot: _paint(scene, spot, shore),
            planes(1.0, (60.0, 170), (400.0, 50 if scene.camera.eye < 5 else 260), (6000.0, 70)),
            sight=8000.0,
            rough=0.02,
            patchy=0.22,
            then=(
                lambda view, picture: flood(view, water, picture),
                lambda view, picture: _surf(view, shore, picture),
                lambda view, picture: strew(view, heights, stones, picture),
                lambda view, picture: plant_groves(view, heights, plants, picture),
            ),
        ),
    )
    return opened(land, scene, _LEVEL, 0.42)


def _strand(shore: Heights) -> Heights:
    """Sand that rises from the water's edge and falls under it."""

    def strand(aside: Floats, away: Floats) -> Floats:
        off = away - shore(aside, away)
        slope = np.where(off > 0, -0.065 * off, np.minimum(-0.045 * off, 1.2))
        return np.asarray(np.maximum(slope + _LEVEL, -7.0), np.float32)

    return strand


def _shore(scene: Scene, side: float) -> Heights:
    """Metres away of the waterline: it swings out to the horizon on the palms' side."""
    bays = line(scene.rng("bays"), 3, 4)
    reach = 5.2 * scene.camera.eye + 5.0 if scene.camera.eye < 8 else 2.9 * scene.camera.eye

    def shore(aside: Floats, away: Floats) -> Floats:
        land = np.maximum(side * aside, 0.0)
        swash = (read_line(bays, aside / 34.0) - 0.5) * 3.2
        return np.asarray(reach + swash + 1.25 * land**1.12, np.float32)

    return shore


def _paint(scene: Scene, spot: Spot, shore: Heights) -> Floats:
    """Dry sand with footmarks and shells; dark and smooth where the swash has been."""
    broad, middle = (
        patches(scene, "sand", spot, 24.0 * max(1.0, scene.camera.eye / 5), 4),
        patches(scene, "dents", spot, 3.0, 8),
    )
    fine = patches(scene, "grains", spot, 0.5, 40)
    ink = blend(_SAND, clip01(0.5 + (broad - 0.5) * 1.2 + (middle - 0.5) * 0.6))
    ink = ink * (1 + (fine - 0.5) * 0.30)[..., None]
    off = shore(spot.aside, spot.away) - spot.away
    weed = np.exp(-(((off - 3.6 - 1.6 * (broad - 0.5)) / 0.22) ** 2)) * ramp(0.45, 0.6, middle)
    ink = mix(ink, from_hex("#4a3f2c"), (weed * 0.6)[..., None])
    ink = ink * (1 - 0.42 * ramp(3.2, 1.6, off))[..., None]
    hill = ramp(2.0, 8.0, spot.up) * ramp(400.0, 1000.0, spot.away)
    return wetted(scene, mix(ink, from_hex("#3f5a34"), hill[..., None]))


def _surf(scene: Scene, shore: Heights, picture: Picture) -> Picture:
    """Lay breakers, their foam and the wet strip on the water's edge."""
    image, depth = picture
    camera = scene.camera
    start = int(np.clip(np.ceil(camera.horizon) + 1, 1, camera.height - 1))
    away = camera.flat(_LEVEL)[start:]
    aside = camera.across * away
    far = np.broadcast_to(away, aside.shape)
    off = far - shore(aside, far)
    shown = (depth[start:] > far * 0.985).astype(np.float32) * ramp(
        170.0, 70.0, far / max(1.0, scene.camera.eye / 8)
    )
    tile = fractal(scene.rng("lace"), 512, 10, 6, 0.6)
    lace = sample(tile, aside / 9.0, far / 5.0)
    bend = (sample(tile, aside / 60.0 + 0.4, far * 0 + 0.3) - 0.5) * 5.0
    picture = wet(scene, picture, ramp(-2.6, -0.6, off) * ramp(0.6, -0.2, off) * 0.85, start)
    foam = np.zeros_like(off)
    for place, wide, least in (
        (0.35, 0.35, 0.30),
        (3.6, 0.9, 0.44),
        (10.5, 1.3, 0.47),
        (21.0, 1.6, 0.52),
    ):
        ridge = off - place - bend * min(1.0, place / 8.0)
        front = ramp(-0.35 * wide, 0.0, ridge) * np.exp(-np.maximum(ridge, 0.0) / wide)
        foam = np.maximum(foam, front * ramp(least - 0.12, least + 0.10, lace + 0.25 * front))
        shade = np.exp(-(((ridge + 0.5 * wide) / (0.45 * wide)) ** 2)) * (place > 2) * shown
        image[start:] *= (1 - 0.35 * shade)[..., None]
    trail = ramp(0.52, 0.66, lace) * ramp(9.0, 1.0, off) * ramp(0.0, 0.4, off) * 0.6
    foam = np.maximum(foam, trail) * shown
    white = from_hex("#f2f6f6") * (scene.key * 0.42 + scene.fill * 1.05)
    image[start:] = mix(image[start:], white, (foam * 0.92)[..., None])
    return picture
