"""Open land: a country's height field, painted, lit by the hour and faded by the air."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop, Floor, Light
from tagwire.providers.draft.colour import Floats, clip01, from_hex, luma, mix, ramp
from tagwire.providers.draft.filters import blur

from .land_camera import framed
from .land_hours import hour_of
from .sky import HOURS, Hour, horizon_band, sky, sun_at
from .terrain import Camera, Heights, Seen, facing, normals, shadows, sweep
from .terrain_noise import sample, waves

__all__ = ["Country", "Scene", "Spot", "build", "scene_of"]


@dataclass(frozen=True, slots=True)
class Scene:
    """What all parts of one landscape share."""

    ask: Ask
    camera: Camera
    hour: Hour
    sun: float  # column, as a share of the width
    towards: Floats  # unit vector to the sun: aside, up, away
    season: str

    def rng(self, part: str) -> np.random.Generator:
        """A generator for one part of the place."""
        return self.ask.rng(part)

    @property
    def key(self) -> Floats:
        """Sunlight on land that faces it."""
        key = self.hour.key
        pale = 0.1 if self.ask.mode == "neon" else 0.68 if self.hour.low else 0.18
        # A low sun reddens the light less than it reddens the sky around it.
        return np.asarray(
            mix(key, luma(key) * np.ones(3, np.float32), pale) * 2.2,
            np.float32,
        )

    @property
    def fill(self) -> Floats:
        """Light of the whole sky on level land."""
        return np.asarray(self.hour.fill * (0.95 if self.hour.low else 0.62), np.float32)


@dataclass(frozen=True, slots=True)
class Spot:
    """The land a pixel shows, as a painter of ground needs it."""

    aside: Floats
    away: Floats
    up: Floats
    normal: Floats
    grain: Floats

    @property
    def flatness(self) -> Floats:
        """1 on level land, 0 on a wall."""
        return self.normal[..., 1]


_SKY = np.float32(1e5)  # metres, until the picture is done

Paint: TypeAlias = Callable[[Spot], Floats]  # reflectance, linear, h x W x 3
Picture: TypeAlias = tuple[Floats, Floats]  # light H x W x 3, metres H x W


@dataclass(frozen=True, slots=True)
class Country:
    """One kind of country, at one seed."""

    heights: Heights
    paint: Paint
    distances: Floats
    sight: float = 9000.0  # metres at which the air has taken most of the contrast
    mist: float = 400.0  # metres over which the haze thins out upwards
    rough: float = 0.035  # bumps of the near ground
    wrap: float = 0.10  # light that gets round into what faces away: through blades and snow
    shade: float = 3000.0  # how far hills throw shadows
    patchy: float = 0.35  # strength of cloud shadows
    floor: Floor = "ground"
    gloss: float = 0.0
    blur: float = 0.22
    airless: bool = False
    backdrop: Callable[[Floats], Floats] | None = None  # paints over the sky: an earth
    then: tuple[Callable[["Scene", Picture], Picture], ...] = field(default=())  # water, plants


def scene_of(
    ask: Ask, usual: str, *, hour: Hour | None = None, season: str = "", lift: float = 0.0
) -> Scene:
    """Read the camera and the hour from the ask; ``lift`` raises the horizon's row share."""
    hour = hour or hour_of(ask, usual)
    rng = ask.rng("sun")
    left, share = rng.random() < 0.5, float(rng.uniform(0.17, 0.31))
    middle = float(rng.uniform(0.40, 0.60))
    sun = share if left else 1 - share
    side = -1.0 if left else 1.0
    if ask.mode == "backlit":
        sun = 0.5 + (-1.0 if left else 1.0) * abs(middle - 0.5)  # dunes lie by the sun's side
    behind = 0.16 if hour.low else -0.30
    if ask.mode == "backlit":
        behind, side = 1.2, side * 0.6
    towards = np.array([side * 0.86, hour.height * 0.9, behind], np.float32)
    towards /= np.float32(np.sqrt(float(towards @ towards)))
    return Scene(ask, framed(ask, lift), hour, sun, towards, season or ask.season)


def build(scene: Scene, country: Country) -> Backdrop:
    """Draw the country under its sky."""
    ask, camera, hour = scene.ask, scene.camera, scene.hour
    size = ask.size
    wet = ask.weather in ("rain", "snow", "fog") and hour.weather != "ceiling"
    moonful = "full moon" in ask.details
    image = sky(
        scene.rng("sky"), size, camera.horizon, hour, scene.sun, full_moon=moonful,
        cover=min(0.95, hour.cover + 0.3) if wet else None,
    )  # fmt: skip
    if country.backdrop:
        image = country.backdrop(image)
    air = air_of(image, scene)
    if ask.weather == "fog":
        image = _veiled(image, air, camera)
    seen = sweep(camera, country.heights, country.distances)
    lit = _lit(scene, country, seen)
    if not country.airless:
        lit = mix(lit, air[None], _haze(scene, country, seen)[..., None])
    image[seen.top :] = mix(image[seen.top :], lit, seen.cover[..., None])
    depth = np.full(size[::-1], _SKY, np.float32)
    depth[seen.top :] = np.where(seen.cover > 0.5, seen.away, _SKY)
    picture = (image, depth)
    for step in country.then:
        picture = step(scene, picture)
    return _backdrop(scene, country, picture, air)


def _veiled(image: Floats, air: Floats, camera: Camera) -> Floats:
    """Fog before the sky: thick over the horizon, thinner overhead."""
    rows = np.arange(camera.height, dtype=np.float32)[:, None]
    up = np.clip((camera.horizon - rows) / camera.height, 0.0, 1.0)
    return mix(image, air[None], (0.97 * np.exp(-up * 1.1))[..., None])


def air_of(image: Floats, scene: Scene) -> Floats:
    """What distance fades into, a column each: the low sky's colour, brighter under the sun."""
    band = horizon_band(image, scene.camera.horizon)
    wide = np.repeat(band[None], 3, axis=0)
    soft = blur(wide, scene.camera.width * 0.09)[1]
    return mix(soft, scene.hour.fog, 0.40)


def _lit(scene: Scene, country: Country, seen: Seen) -> Floats:
    """Paint the land and let sun and sky shine on it."""
    normal = normals(country.heights, seen)
    spot = Spot(seen.aside, seen.away, seen.up, normal, seen.grain)
    paint = country.paint(spot)
    bumpy = _bumped(scene, spot, country.rough)
    wrap = np.float32(country.wrap)
    facing_sun = clip01((bumpy @ scene.towards + wrap) / (1 + wrap))
    sun = facing_sun * shadows(country.heights, seen, scene.towards, country.shade)
    if country.patchy and not country.airless:
        sun = sun * cloud_shadow(scene, seen.aside, seen.away, country.patchy)
    # Hollows and walls see less of the sky than level land.
    open_sky = 0.50 + 0.50 * bumpy[..., 1]
    light = sun[..., None] * scene.key + open_sky[..., None] * scene.fill
    # What is lit throws its own colour back into the shadows near it.
    bounce = scene.key * (0.16 * (1 - normal[..., 1]) + 0.05)[..., None] * paint
    return nocturnal(scene, paint * (light + bounce))


def dimness(scene: Scene) -> float:
    """How far the eye loses colour: by night what is dim turns towards the blue of the sky."""
    if not scene.hour.dark or scene.ask.mode == "neon":
        return 0.0
    return 0.30 if scene.hour.weather == "cirrus" else 0.62


def nocturnal(scene: Scene, lit: Floats) -> Floats:
    """See lit land with the eyes of the hour."""
    dim = dimness(scene)
    if not dim:
        return np.asarray(lit, np.float32)
    hue = from_hex(scene.hour.ambient)
    hue = np.asarray(hue / float(luma(hue)), np.float32)
    return np.asarray(mix(lit, luma(lit)[..., None] * mix(1.0, hue, 0.62), dim), np.float32)


def _bumped(scene: Scene, spot: Spot, rough: float) -> Floats:
    """Break the near ground's normals with bumps, each size only where pixels can show it."""
    if rough <= 0:
        return spot.normal
    tile = waves(scene.rng("bumps"), 0)
    right, back = (np.zeros_like(spot.away) for _ in range(2))
    for size, amount in ((0.9, 0.7), (5.0, 1.0), (31.0, 0.9)):
        fade = clip01(0.05 * size / spot.grain) * np.float32(amount * rough / 28)
        slope = sample(tile[..., 1:], spot.aside / size, spot.away / size)
        right, back = right + slope[..., 0] * fade, back + slope[..., 1] * fade
    flat = np.maximum(spot.normal[..., 1], 0.15)
    return facing(right - spot.normal[..., 0] / flat, back - spot.normal[..., 2] / flat)


def cloud_shadow(scene: Scene, aside: Floats, away: Floats, amount: float) -> Floats:
    """Sun and shade of passing clouds: large far off, and a pool of light in the middle ground."""
    tile = waves(scene.rng("cloud shadows"), 0)[..., 0]
    far = np.sqrt(away + 6.0)
    # Patches grow with distance, or the far land would be pepper and the near one bare.
    patch = sample(tile, aside / far * 0.055 + 0.3, np.log(away + 8.0) * 0.22)
    if scene.ask.mode == "dramatic" or scene.hour.shade == HOURS["storm"].shade:
        place = np.log(away / 60.0)
        beam = np.exp(
            -(((aside / away - scene.towards[0] * 0.22) / 0.22) ** 2) - (place / 1.5) ** 2
        )
        return np.asarray(0.16 + 3.4 * beam, np.float32)
    if scene.hour.weather == "ceiling" or scene.hour.dark:
        amount = amount * 0.3
    return np.asarray(1.12 - amount * ramp(-0.3, 1.1, patch), np.float32)


def _haze(scene: Scene, country: Country, seen: Seen) -> Floats:
    """Share of the air in a pixel: grows with distance, less for what stands high."""
    sight = country.sight * scene.hour.clear
    thin = np.exp(-np.maximum(seen.up, 0.0) / country.mist)
    density = 0.38 + 0.62 * thin
    return (
        np.asarray(1 - np.exp(-((seen.away / sight) ** 1.05) * density * 1.45), np.float32) * 0.97
    )


def _backdrop(scene: Scene, country: Country, picture: Picture, air: Floats) -> Backdrop:
    hour, ask = scene.hour, scene.ask
    backlit = ask.mode == "backlit"
    rim = hour.key * (1.1 if backlit else 0.6) if hour.low or backlit else None
    if hour.moon or country.airless:
        rim = hour.key * 0.6
    neon = ask.mode == "neon"
    return Backdrop(
        kind="land",
        image=np.maximum(np.asarray(picture[0], np.float32), 0.0),
        depth=np.clip(picture[1], 0.4, 900.0).astype(np.float32),
        horizon=scene.camera.horizon,
        ground=0.93 if scene.camera.eye < 30 else 0.86,
        focus=float(np.clip(scene.camera.eye * 2.8, 1.2, 60.0)),
        light=Light(
            key=hour.key if not country.airless else np.asarray(hour.key * 1.15, np.float32),
            ambient=ambient_of(scene, picture[0]),
            side=-1.0 if scene.towards[0] < 0 else 1.0,
            contrast=0.25 if hour.weather == "ceiling" else 0.62 if hour.low else 0.5,
            rim=from_hex("#ff5ab4") if neon else rim,
            rim_away=from_hex("#3ad0ff") * 0.8 if neon else None,
            backlit=backlit,
            dark=hour.dark,
        ),
        haze=np.asarray(air.mean(axis=0), np.float32),
        gloss=country.gloss,
        blur=country.blur,
        bloom=0.40,
        floor=country.floor,
        sun=sun_at(ask.size, scene.camera.horizon, hour, scene.sun),
    )


def ambient_of(scene: Scene, image: Floats) -> Floats:
    """Light from sky and ground on a thing that stands in the land: the ground tints it."""
    low = image[int(image.shape[0] * 0.7) :].mean(axis=(0, 1), dtype=np.float32)
    low = low / (float(luma(low)) + 1e-3) * float(luma(scene.hour.fill))
    return np.asarray(mix(scene.hour.fill, low, 0.22), np.float32)
