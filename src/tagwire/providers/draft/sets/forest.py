"""Deep woods: near trunks at the sides, mist between the far ones, a path of light ahead."""

from dataclasses import dataclass, replace

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop, Light
from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.noise import fractal, spread
from tagwire.providers.draft.scenery.flora import plant, planted
from tagwire.providers.draft.scenery.flora_trunks import Trunk, stem
from tagwire.providers.draft.scenery.flora_woods import CANOPY, LEAVES, WOODS, Wood
from tagwire.providers.draft.scenery.garden_ground import (
    View,
    broad,
    litter,
    path,
    receded,
    sampled,
    turf,
    view,
)
from tagwire.providers.draft.scenery.garden_light import Mood, glow, lamp, mood, shafts


@dataclass(frozen=True, slots=True)
class _Place:
    """What the parts of one forest share."""

    ask: Ask
    wood: Wood
    scene: View
    hour: Mood
    light: Light
    season: str
    haze: Floats
    bright: Floats  # H x W x 3: the mist as it glows in every direction
    reach: float  # metres after which half is mist
    sun: tuple[float, float]

    def mist(self, distance: float) -> float:
        """Share of mist before a thing that far."""
        return float(1 - np.exp(-max(0.0, distance - 3.0) * 0.69 / self.reach))


def build(ask: Ask) -> Backdrop:
    """Build a forest."""
    place = _place(ask)
    width, height = ask.size
    image = place.bright.copy()
    depth = np.full((height, width), 120.0, np.float32)
    _lay(image, depth, place)
    _stand(image, depth, place)
    _roof(image, depth, place)
    _shine(image, depth, place)
    return Backdrop(
        kind="land",
        image=np.maximum(image, 0.0).astype(np.float32),
        depth=depth,
        horizon=place.scene.horizon,
        ground=0.92,
        focus=4.5,
        light=place.light,
        haze=place.haze,
        blur=0.22,
        bloom=0.40,
        sun=place.sun,
    )


def _place(ask: Ask) -> _Place:
    rng = ask.rng("place")
    side = -1.0 if rng.random() < 0.5 else 1.0
    aside = float(rng.uniform(0.10, 0.24))
    kinds = [kind for kind in WOODS if kind in ask.details]
    if "blossom" in ask.details or "cherry blossom" in ask.details:
        kinds.append("cherry")
    usual = "conifer" if rng.random() < 0.3 else "broadleaf"
    season = "" if ask.season == "summer" else ask.season
    if season == "autumn":
        usual = "broadleaf"
    if ask.weather == "snow":
        season = "winter"
    wood = WOODS[kinds[0] if kinds else usual]
    hour = mood(ask.light, "morning")
    scene = view(ask.size, ask.angle)
    width = ask.size[0]
    sun = ((0.5 + side * aside) * width, scene.horizon * 0.42)
    tint = from_hex(CANOPY.get(season, wood.tint)) if not hour.dark else np.ones(3, np.float32)
    haze = from_hex(hour.haze) * mix(np.ones(3, np.float32), tint * 1.25, 0.45)
    around = glow(ask.size, sun, 0.42)
    bright = haze * (0.62 + hour.glow * 1.1 * around[..., None])
    bright = bright + from_hex(hour.key) * (hour.glow * 0.45 * around**2.2)[..., None]
    reach = {"fog": 6.0, "rain": 12.0, "snow": 12.0}.get(
        ask.weather, 19.0 if not hour.dark else 15.0
    )
    light = lamp(hour, side, strength=0.62)
    return _Place(
        ask,
        wood,
        scene,
        hour,
        light,
        season,
        haze.astype(np.float32),
        bright.astype(np.float32),
        reach,
        sun,
    )


def _lay(image: Floats, depth: Floats, place: _Place) -> None:
    """Lay the ground: litter, a path, moss and snow, dappled by the sun, in place."""
    scene, season, rng = place.scene, place.season, place.ask.rng("ground")
    x, z = scene.ground()
    patches = sampled(broad(rng), x, z, 7.0, scene)
    soil = "#d6e0ec" if season == "winter" else "#33291c"
    ground = sampled(litter(LEAVES.get(season, LEAVES[""]), soil), x, z, 1.7, scene)
    if season != "winter":
        green = ("#6f8c3c", "#5a7832", "#839c4c") if season != "autumn" else ("#8a8440", "#77783a")
        moss = sampled(turf(green, "#2c3a1c"), x, z, 1.3, scene)
        ground = mix(ground, moss, (ramp(0.50, 0.66, patches) * 0.8)[..., None])
    bend = float(rng.uniform(0.5, 1.1)) * (1 if rng.random() < 0.5 else -1)
    trail = path(x, z, bend, 0.85, patches)
    earth = from_hex("#e3eaf3" if season == "winter" else "#8a7350")
    earth = earth * (0.75 + 0.5 * sampled(broad(rng), x, z, 1.1, scene)[..., None])
    ground = mix(ground, earth, (trail * 0.55)[..., None])
    dapple = ramp(0.50, 0.66, sampled(broad(rng), x, z, 4.6, scene))
    open_sky = 0.30 + 0.85 * ramp(2.5, 16.0, z)
    sun = (0.25 + 1.9 * dapple) * open_sky
    amount = (
        sun[..., None] * place.light.key + (1.0 + 0.5 * open_sky)[..., None] * place.light.ambient
    )
    image[scene.first :] = receded(
        (ground * amount).astype(np.float32), z, place.bright[scene.first :], place.reach
    )
    depth[scene.first :] = np.clip(z, 0.5, 120.0)


def _stand(image: Floats, depth: Floats, place: _Place) -> None:
    """Stand stems and undergrowth from far to near, in place."""
    width, height = place.ask.size
    shape = width / height
    things: list[tuple[float, int, tuple[float, ...]]] = []
    rng = place.ask.rng("stems")
    for _ in range(int(place.wood.far * (0.45 + 0.35 * shape))):
        distance = 11.0 + 42.0 * rng.random() ** 1.3
        things.append((distance, 0, _numbers(rng, float(rng.random()))))
    for index in range(int(place.wood.near * (0.9 + 0.4 * shape))):
        outer = 0.36 if index % 2 else -0.36
        distance = float(rng.uniform(6.0, 11.0))
        things.append((distance, 0, _numbers(rng, 0.5 + outer * rng.uniform(0.62, 1.45))))
    for outer in (-1, 1):
        distance = float(rng.uniform(3.6, 5.0))
        edge = 0.5 + outer * float(rng.uniform(0.43, 0.50))
        things.append((distance, 0, _numbers(rng, edge)))
    growth = place.ask.rng("undergrowth")
    for _ in range(int(26 + 22 * shape)):
        distance = 4.2 + 26.0 * growth.random() ** 1.5
        things.append((distance, 1, _numbers(growth, float(growth.random()))))
    for _ in range(int(8 + 8 * shape)):
        distance = 12.0 + 26.0 * growth.random()
        things.append((distance, 2, _numbers(growth, float(growth.random()))))
    for distance, what, numbers in sorted(things, key=lambda thing: -thing[0]):
        column = numbers[0]
        clear = abs(column - 0.5) < {0: 0.17, 1: 0.16, 2: 0.2}[what]
        if clear and distance < (20.0 if what else 24.0):
            continue
        if what == 0:
            _stem(image, depth, place, distance, numbers)
        else:
            _plant(image, depth, place, distance, numbers, young=what == 2)


def _numbers(rng: np.random.Generator, column: float) -> tuple[float, ...]:
    return (column, *(float(v) for v in rng.random(4)))


def _haze_at(place: _Place, column: float, row: float) -> Floats:
    height, width = place.bright.shape[:2]
    at = place.bright[int(np.clip(row, 0, height - 1)), int(np.clip(column * width, 0, width - 1))]
    return np.asarray(at, np.float32)


def _stem(
    image: Floats, depth: Floats, place: _Place, distance: float, n: tuple[float, ...]
) -> None:
    slim = min(1.0, 0.55 + 0.45 * place.ask.size[0] / place.ask.size[1])
    radius = (0.17 + 0.20 * n[1]) * place.wood.stout * slim
    trunk = Trunk(n[0], distance, radius, (n[2] - 0.5) * 0.09, n[3])
    row = place.scene.horizon * 0.6
    stem(
        image,
        depth,
        trunk,
        place.wood.stems,
        scene=place.scene,
        light=place.light,
        haze=_haze_at(place, n[0], row),
        mist=place.mist(distance),
        snow=place.season == "winter",
    )


def _plant(
    image: Floats,
    depth: Floats,
    place: _Place,
    distance: float,
    n: tuple[float, ...],
    *,
    young: bool,
) -> None:
    kinds = place.wood.young if young else place.wood.low
    kind = kinds[int(n[1] * len(kinds))]
    tall = {"fern": 0.75, "grass": 0.55, "bush": 0.95, "flowers": 0.6, "palm": 9.5}.get(kind, 6.5)
    metres = tall * (0.6 + 0.6 * n[2])
    scene = place.scene
    pixels = scene.pixels(metres, distance)
    foot = scene.row(distance)
    planted(
        image,
        depth,
        plant(kind, round(pixels), int(n[3] * 3), season=place.season),
        column=n[0] * place.ask.size[0],
        foot_row=foot + 0.03 * pixels,
        height_px=pixels,
        distance=distance,
        light=replace(place.light, key=place.light.key * 0.8),
        haze=_haze_at(place, n[0], foot),
        haze_amount=place.mist(distance),
        mirrored=n[4] < 0.5,
    )


def _roof(image: Floats, depth: Floats, place: _Place) -> None:
    """Close the wood above with leaves, the far ones drowned in light, in place."""
    rng = place.ask.rng("canopy")
    width, height = place.ask.size
    count = max(2, round(width / height * 2))
    for distance, drop, tall in ((26.0, 0.30, 0.34), (14.0, 0.19, 0.36), (7.0, 0.08, 0.34)):
        for index in range(count):
            variant, shift, fall = (
                int(rng.integers(3)),
                rng.uniform(-0.3, 0.3),
                rng.uniform(-0.05, 0.06),
            )
            column = (index + 0.5 + shift) / count
            # Over the middle the wood is open: the light comes from there.
            lift = 0.10 * (1 - min(1.0, abs(column - 0.5) * 3))
            row = (drop + fall - lift) * height * min(1.0, place.scene.horizon / height / 0.5)
            high = tall * height
            if row <= 4:
                continue
            planted(
                image,
                depth,
                plant(
                    f"{place.wood.crown} canopy",
                    min(192, round(high)),
                    variant,
                    season=place.season,
                ),
                column=column * width,
                foot_row=row + 0.12 * high,
                height_px=high,
                distance=distance,
                light=replace(place.light, backlit=False),
                haze=_haze_at(place, column, row * 0.6),
                haze_amount=place.mist(distance) * 0.9,
                mirrored=bool(rng.random() < 0.5),
            )


def _shine(image: Floats, depth: Floats, place: _Place) -> None:
    """Let the sun's rays come through the gaps, and mist lie low, in place."""
    rng = place.ask.rng("rays")
    width, height = place.ask.size
    gaps = ramp(0.48, 0.70, spread(fractal(rng, 256, 10, 4), width, height))
    gaps = gaps * ramp(18.0, 60.0, depth) + 0.25 * ramp(60.0, 110.0, depth)
    source = gaps * glow(place.ask.size, place.sun, 0.30)
    rays = shafts(source.astype(np.float32), place.sun, 0.92)
    strength = {"overcast": 0.15, "storm": 0.1}.get(place.ask.light, 1.0) * (
        1.0 if not place.hour.dark else 1.3
    )
    far = 0.35 + 0.65 * ramp(2.0, 14.0, depth)
    light = from_hex(place.hour.key) * place.hour.power
    image += (rays * far * (1.35 * strength))[..., None] * light
    rows = (np.arange(height, dtype=np.float32)[:, None] - place.scene.horizon) / height
    low = np.exp(-((rows / 0.10) ** 2)) * ramp(6.0, 30.0, depth) * 0.30
    cloud = 0.5 + spread(fractal(rng, 256, 3, 4), width, height)
    image += (place.bright - image) * np.clip(low * cloud, 0, 1)[..., None]
