"""Water in perspective: waves that mirror what is above them, the sun's path, shallows, foam."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np

from tagwire.providers.draft.backdrop import Backdrop, Open
from tagwire.providers.draft.colour import Floats, clip01, from_hex, mix, ramp
from tagwire.providers.draft.filters import blur
from tagwire.providers.draft.noise import fractal

from .land import Picture, Scene, air_of
from .terrain_noise import sample, waves

# Metres a tile of waves covers, and the slope of its waves on open water.
_SIZES = ((210.0, 0.030), (46.0, 0.055), (9.0, 0.075), (2.1, 0.065), (0.6, 0.05))


@dataclass(frozen=True, slots=True)
class Water:
    """One sheet of water."""

    level: float = 0.0  # metres
    wild: float = 1.0  # 0 a mirror, 1 a breeze, 2 a gale
    deep: str = "#0b3346"
    shallow: str = "#2f8f92"
    ground: Callable[[Floats, Floats], Floats] | None = None  # the bed's height, where it shows
    clear: float = 2.2  # metres one sees down
    crests: float = 0.0  # share of foam on the waves
    sight: float = 9000.0


@dataclass(frozen=True, slots=True)
class _Waves:
    """The water's surface from row ``start`` down."""

    start: int
    crest: Floats  # heights, in deviations
    right: Floats  # slopes
    back: Floats
    lost: Floats  # slope too fine for the pixels
    wild: float
    facing: Floats  # how squarely it is looked at: 0 grazing, 1 from above


def flood(scene: Scene, water: Water, picture: Picture) -> Picture:
    """Lay the water over what lies behind or under its plane."""
    image, depth = picture
    camera, hour = scene.camera, scene.hour
    start = int(np.clip(np.ceil(camera.horizon), 0, camera.height - 1))
    away = camera.flat(water.level)[start:]
    aside = camera.across * away
    far = np.broadcast_to(away, aside.shape)
    shown = ramp(0.0, 1.0, (depth[start:] - far) / (0.0012 * far) + 0.5)
    down = np.asarray(
        (np.arange(start, camera.height, dtype=np.float32)[:, None] + 0.5 - camera.horizon)
        / camera.focal
    )
    crest, right, back, lost = _surface(scene, water, aside, far)
    facing = np.sqrt(0.5 * (down + back) ** 2 + 0.55 * down * down) + lost
    surface = _Waves(start, crest, right, back, lost, water.wild, np.asarray(facing, np.float32))
    mirror = _mirror(scene, image, surface)
    fresnel = 0.02 + 0.98 * (1 - clip01(facing)) ** 5
    body = _body(scene, water, aside, far, crest)
    lit = mix(body, mirror * 0.96, fresnel[..., None])
    lit = lit + _path(scene, surface)
    if hour.shafts:
        column = (np.arange(camera.width, dtype=np.float32)[None] / camera.width - scene.sun) / 0.26
        pool = np.exp(-(column**2)) * np.exp(-((np.log(far / 90.0) / 1.7) ** 2))
        lit = lit * (0.72 + 1.5 * pool)[..., None]
    if water.crests:
        lace = sample(fractal(scene.rng("foam"), 256, 14, 5, 0.6), aside / 8.0, far / 4.0)
        foam = ramp(2.0 - water.crests * 0.6, 3.4, crest) * clip01(50.0 / far)
        foam = foam * ramp(0.46, 0.72, lace + 0.10 * water.crests)
        lit = mix(
            lit, from_hex("#eef4f6") * (scene.key * 0.4 + scene.fill), (foam * 0.8)[..., None]
        )
    haze = 1 - np.exp(-far / (water.sight * hour.clear) * 1.2)
    lit = mix(lit, air_of(image, scene)[None], (haze * 0.80)[..., None])
    image[start:] = mix(image[start:], lit, shown[..., None])
    np.copyto(depth[start:], far, where=shown > 0.5)
    return image, depth


def _surface(
    scene: Scene, water: Water, aside: Floats, away: Floats
) -> tuple[Floats, Floats, Floats, Floats]:
    """Heights (in deviations), slopes aside and away, and the slope too fine for the pixels."""
    tile = waves(scene.rng("waves"), 3)
    gain = tile[..., 2].std() or 1.0
    drop = max(0.05, scene.camera.eye - water.level)
    grain = away * away / (scene.camera.focal * drop)
    crest, right, back, lost = (np.zeros_like(aside) for _ in range(4))
    for order, (size, steep) in enumerate(_SIZES):
        fade = ramp(2.6, 9.0, size / 6.0 / grain)
        seen = sample(tile, aside / size + 0.37 * order, away / size)
        amount = np.float32(steep * water.wild / gain)
        crest += seen[..., 0] * fade * (0.9, 0.7, 0.5, 0.25, 0.1)[order]
        right += seen[..., 1] * fade * amount
        back += seen[..., 2] * fade * amount
        lost += (1 - fade) * np.float32(steep * water.wild * 0.55)
    return crest, right, back, lost


def _mirror(scene: Scene, image: Floats, surface: _Waves) -> Floats:
    """What each wave shows of the picture above the horizon."""
    camera, start = scene.camera, surface.start
    rows = np.arange(start, camera.height, dtype=np.float32)[:, None] + 0.5
    columns = np.arange(camera.width, dtype=np.float32)[None]
    climb = (
        (rows - camera.horizon)
        + 2 * surface.back * camera.focal
        + surface.lost * camera.focal * 0.9
    )
    source = np.clip(camera.horizon - np.abs(climb), 0, max(0.0, camera.horizon - 1.5))
    shifted = columns - 2 * surface.facing * surface.right * camera.focal
    above = blur(image[: max(2, start)], camera.height * 0.007 * min(1.0, surface.wild))
    seen = cv2.remap(
        above, np.asarray(shifted, np.float32), np.asarray(source, np.float32),
        cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT,
    )  # fmt: skip
    # Steep waves show sky that is over the picture.
    over = ramp(0.75, 1.15, np.abs(climb) / max(1.0, camera.horizon))
    zenith = image[: max(1, start // 6)].mean(axis=(0, 1), dtype=np.float32)
    return mix(np.asarray(seen, np.float32), zenith * 0.9, over[..., None])


def _body(scene: Scene, water: Water, aside: Floats, away: Floats, crest: Floats) -> Floats:
    """Light that comes out of the water itself: green where thin, dark where deep."""
    light = scene.fill * 0.9 + scene.key * 0.30
    deep = from_hex(water.deep) * light
    thin = from_hex(water.shallow) * light
    share = clip01(0.16 + crest * 0.07 * min(1.5, water.wild))
    if water.ground is not None:
        under = water.level - water.ground(aside, away)
        share = np.maximum(share, np.exp(-np.maximum(under, 0.0) / water.clear))
    return mix(deep, thin, share[..., None])


def _path(scene: Scene, surface: _Waves) -> Floats:
    """The sun's or moon's glitter: a road towards it, broken by the waves."""
    camera, hour, start = scene.camera, scene.hour, surface.start
    if not (hour.low or hour.moon or not hour.dark) or hour.weather == "ceiling":
        return np.zeros((1, 1, 1), np.float32)
    below = np.arange(camera.height - start, dtype=np.float32)[:, None] / camera.height
    column = np.arange(camera.width, dtype=np.float32)[None] - scene.sun * camera.width
    unit = float(np.sqrt(camera.width * camera.height))
    wide = (0.022 + 0.16 * below) * (1.0 if hour.low or hour.moon else 2.4)
    road = np.exp(-((column / unit / wide) ** 2))
    glint = ramp(0.15, 1.3, surface.crest - surface.back * 9) + 0.30 * np.exp(-below / 0.03)
    power = (1.5 if hour.low else 0.9 if hour.moon else 0.12) * hour.power
    return np.asarray((road * glint * power)[..., None] * from_hex(hour.sun), np.float32)


def wet(scene: Scene, picture: Picture, amount: Floats, start: int) -> Picture:
    """Mirror the picture softly in wet ground from row ``start`` down, where ``amount`` says."""
    image, depth = picture
    camera = scene.camera
    rows = np.arange(start, camera.height, dtype=np.float32)[:, None]
    source = np.clip(2 * camera.horizon - rows, 0, start - 1)
    columns = np.arange(camera.width, dtype=np.float32)[None]
    across, down = (np.array(plane) for plane in np.broadcast_arrays(columns, source))
    seen = cv2.remap(image, across.astype(np.float32), down.astype(np.float32), cv2.INTER_LINEAR)
    soft = blur(np.asarray(seen, np.float32), camera.height * 0.006)
    ground = image[start:]
    image[start:] = mix(ground, ground * 0.42 + soft * 0.50, amount[..., None])
    return image, depth


def opened(backdrop: Backdrop, scene: Scene, level: float, calm: float) -> Backdrop:
    """Say where a land's water is open: where the picture shows its plane and nothing else."""
    camera = scene.camera
    away = camera.flat(level)
    below = np.arange(camera.height)[:, None] > camera.horizon + 1
    plane = np.abs(backdrop.depth - np.minimum(away, 900.0)) < 0.012 * away
    share = (plane & below & (away < 600.0)).astype(np.float32)
    return replace(backdrop, water=Open(share, max(0.05, camera.eye - level), calm))
