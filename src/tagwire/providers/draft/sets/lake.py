"""A mountain lake: peaks and woods in the mirror, a grassy shore in front."""

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, ramp
from tagwire.providers.draft.scenery.ground import bladed
from tagwire.providers.draft.scenery.land import Country, Scene, scene_of
from tagwire.providers.draft.scenery.land import build as build_land
from tagwire.providers.draft.scenery.land_rocks import Stones, strew
from tagwire.providers.draft.scenery.land_trees import Grove, plant_groves
from tagwire.providers.draft.scenery.terrain import Heights, planes
from tagwire.providers.draft.scenery.terrain_noise import line, read_line
from tagwire.providers.draft.scenery.terrain_shapes import added, range_of, rolling
from tagwire.providers.draft.scenery.water import Water, flood

from .mountains import paint

_LEVEL = -0.35


def build(ask: Ask) -> Backdrop:
    """Build the lake."""
    scene = scene_of(ask, "morning", lift=0.06)
    reach = 3.0 * scene.camera.eye + 2.2
    heights = added(
        rolling(scene, "bank", 26.0, 0.24, (2.0, 14.0)),
        _basin(scene, reach),
        rolling(scene, "foothills", 2600.0, 620.0, (750.0, 3300.0)),
        range_of(scene, "peaks", metres=8500, share=0.35, start=1400, full=7600, heroes=3),
    )
    wild = {"storm": 0.6, "overcast": 0.2}.get(ask.light, 0.032)
    water = Water(_LEVEL, wild, "#0c2f3a", "#3f7f78", ground=heights, clear=0.8, sight=16000.0)
    winter = scene.season == "winter"
    woods = _woods(reach)
    stones = Stones(("#5a564f", "#8a857a"), 0.5, 46, 2.2, 24.0, snow=0.9 if winter else 0.0)
    return build_land(
        scene,
        Country(
            heights,
            lambda spot: paint(scene, spot, 1000.0),
            planes(1.0, (60.0, 110), (700.0, 90 if scene.camera.eye < 5 else 200), (15000.0, 250)),
            sight=20000.0,
            mist=650.0,
            then=(
                lambda view, picture: plant_groves(view, heights, woods[:1], picture),
                lambda view, picture: bladed(view, 0.0 if winter else 0.11, picture),
                lambda view, picture: flood(view, water, picture),
                lambda view, picture: strew(view, heights, stones, picture),
                lambda view, picture: plant_groves(view, heights, woods[1:], picture),
            ),
        ),
    )


def _basin(scene: Scene, reach: float) -> Heights:
    """The lake's bed between an uneven near shore and capes on the far one."""
    rim, cape = line(scene.rng("shore"), 3, 5), line(scene.rng("capes"), 4, 3)
    eye = scene.camera.eye

    def basin(aside: Floats, away: Floats) -> Floats:
        near = reach * (1.0 + 0.62 * read_line(rim, aside / max(60.0, 16.0 * eye) + 0.5))
        bed = ramp(-2.0, 7.0, away + 0.25 * np.abs(aside) - near)
        edge = 150.0 + 520.0 * read_line(cape, aside / 1500.0 + 0.5)
        edge = edge + 2.6 * eye + 190.0 * np.exp(-((aside / 170.0) ** 2))
        far = ramp(40.0, -40.0, away - edge)
        return np.asarray(-4.0 * bed * far + 5.0 * ramp(0.0, 160.0, away - edge), np.float32)

    return basin


def _woods(reach: float) -> tuple[Grove, Grove, Grove]:
    """Woods beyond the water; reeds in it and grass before it."""
    low = _LEVEL - 0.25
    return (
        Grove("conifer", 19.0, 900, 110.0, 1500.0, 70.0, 0.6, above=0.1, sight=15000.0),
        Grove("reeds", 1.1, 60, reach, 3.4 * reach, 3.0, 0.4, open=0.16, above=low, below=0.05),
        Grove("grass", 0.42, 90, 1.6, 16.0, 2.5, 0.6, open=0.10, above=_LEVEL + 0.05),
    )
