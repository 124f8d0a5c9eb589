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
from tagwire.providers.draft.scenery.water import Water, flood, opened

from .mountains import at_dawn, is_dawn, misted, paint

_LEVEL = -0.35
_LIFTS = {"high": -0.02, "aerial": -0.09}  # from above the peaks are to be seen still


def build(ask: Ask) -> Backdrop:
    """Build the lake."""
    scene = scene_of(ask, "morning", hour=at_dawn(ask), lift=_LIFTS.get(ask.angle, 0.06))
    afloat = "afloat" in ask.details
    reach = _reach(scene.camera.eye)
    heights = added(
        rolling(scene, "bank", 26.0, 0.24, (2.0, 14.0)),
        _basin(scene, reach, afloat=afloat),
        rolling(scene, "foothills", 2600.0, 620.0, (750.0, 3300.0)),
        range_of(scene, "peaks", metres=8500, share=0.35, start=1400, full=7600, heroes=3),
    )
    wild = {"storm": 0.6, "overcast": 0.2}.get(ask.light, 0.032)
    tints, clear = ("#0c2f3a", "#3f7f78"), 0.8
    if scene.camera.eye > 30.0:
        tints, clear = ("#0b4656", "#4fb0a0"), 1.5  # from above one sees into it
    water = Water(_LEVEL, wild, *tints, ground=heights, clear=clear, sight=16000.0)
    winter = scene.season == "winter"
    woods = _woods(reach, scene.camera.eye)
    stones = Stones(("#5a564f", "#8a857a"), 0.5, 46, 2.2, 24.0, snow=0.9 if winter else 0.0)
    land = build_land(
        scene,
        Country(
            heights,
            lambda spot: paint(scene, spot, 1000.0),
            planes(1.0, (60.0, 110), (700.0, 90 if scene.camera.eye < 5 else 200), (15000.0, 250)),
            sight=20000.0,
            mist=650.0,
            floor="water" if afloat else "ground",
            then=(
                lambda view, picture: plant_groves(view, heights, woods[:1], picture),
                lambda view, picture: bladed(view, 0.0 if winter else 0.11, picture),
                lambda view, picture: flood(view, water, picture),
                lambda view, picture: strew(view, heights, stones, picture),
                lambda view, picture: plant_groves(view, heights, woods[1:], picture),
            ),
        ),
    )
    if is_dawn(ask):
        land = misted(land, scene, _LEVEL, 0.85)
    return opened(land, scene, _LEVEL, 0.75 - 0.5 * min(1.0, wild))


def _reach(eye: float) -> float:
    """Metres to the near shore: from above it is the water one looks at."""
    if eye < 5.0:
        return 3.0 * eye + 2.2
    return 1.5 * eye + 2.0 if eye < 30.0 else 1.75 * eye


def _basin(scene: Scene, reach: float, *, afloat: bool) -> Heights:
    """The lake's bed between an uneven near shore and capes on the far one.

    Who is afloat is seen from over the water: the near shore is behind the camera, and only a
    shoal with reeds on one side tells of it.
    """
    side = -1.0 if scene.rng("shoal").random() < 0.5 else 1.0
    half = scene.camera.width / 2 / scene.camera.focal
    rim, cape = line(scene.rng("shore"), 3, 5), line(scene.rng("capes"), 4, 3)
    eye = scene.camera.eye
    aerial = eye > 30.0
    bays = max(60.0, 16.0 * eye) if not aerial else 7.0 * eye
    isle = (side * 0.30 * half * 5.6 * eye, 5.6 * eye, 0.62 * eye)

    def basin(aside: Floats, away: Floats) -> Floats:
        near = reach * (1.0 + 0.62 * read_line(rim, aside / bays + 0.5))
        bed = ramp(-2.0, 7.0, away + 0.25 * np.abs(aside) - (-9.0 if afloat else near))
        if afloat and eye < 5.0:
            off = (aside - side * 0.80 * half * 2.0 * reach) / (0.34 * half * 2.0 * reach)
            deep = (away - 2.0 * reach) / (0.6 * reach)
            bed = bed * (1 - 0.9 * np.exp(-(off**2) - deep**2))
        edge = 150.0 + 520.0 * read_line(cape, aside / 1500.0 + 0.5)
        edge = edge + 2.6 * eye + 190.0 * np.exp(-((aside / 170.0) ** 2))
        if aerial:
            edge = edge + 260.0 + 420.0 * read_line(rim, aside / 2600.0 + 0.2)
        far = ramp(40.0, -40.0, away - edge)
        floor = -4.0 * bed * far
        if aerial:
            x, z, wide = isle
            off = np.sqrt(((aside - x) / (1.7 * wide)) ** 2 + ((away - z) / wide) ** 2)
            crag = 0.75 + 0.6 * read_line(cape, aside / 160.0)
            floor = np.maximum(floor, 9.0 * crag * (1.0 - off**1.5) - 1.0)
            floor = floor + 9.0 * ramp(6.0, 60.0, near - away)
        return np.asarray(floor + 5.0 * ramp(0.0, 160.0, away - edge), np.float32)

    return basin


def _woods(reach: float, eye: float) -> tuple[Grove, ...]:
    """Woods beyond the water; reeds in it and grass before it, or tree tops below the camera."""
    low = _LEVEL - 0.25
    if eye > 30.0:
        return (
            Grove("conifer", 19.0, 900, 110.0, 1900.0, 150.0, 0.66, above=0.4, sight=15000.0),
            Grove(
                "conifer", 17.0, 300, 0.85 * eye, 5.0 * eye, 40.0, 0.62, above=0.5, sight=15000.0
            ),
            Grove("bush", 2.4, 60, 0.85 * eye, 4.0 * eye, 30.0, 0.7, above=0.2, sight=15000.0),
        )
    return (
        Grove("conifer", 19.0, 900, 110.0, 1500.0, 70.0, 0.6, above=0.1, sight=15000.0),
        Grove("reeds", 1.1, 60, reach, 3.4 * reach, 3.0, 0.4, open=0.16, above=low, below=0.05),
        Grove("grass", 0.42, 90, 1.6, 16.0, 2.5, 0.6, open=0.10, above=_LEVEL + 0.05),
    )
