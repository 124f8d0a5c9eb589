"""What gardens share: the sky over them, far woods, trees at the sides, beds and lawns."""

from dataclasses import dataclass, replace

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop, Layer, Light
from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.noise import fractal

from .flora import plant, planted
from .garden_ground import View, broad, sampled, turf, view
from .garden_light import Mood, falling, lamp, mood
from .sky import HOURS, sky

_LAWNS = {
    "": (("#6f9a3c", "#86ae4c", "#5a8434", "#7aa444"), "#3c5424"),
    "spring": (("#84b446", "#98c458", "#70a03c", "#a4c860"), "#44602a"),
    "autumn": (("#8f9440", "#a59a48", "#7c8038", "#b09a50"), "#4c4824"),
    "winter": (("#e9eff6", "#dfe7f0", "#f4f7fb"), "#d6e0ec"),
}


@dataclass(frozen=True, slots=True)
class Park:
    """What the parts of one garden share."""

    ask: Ask
    scene: View
    hour: Mood
    light: Light
    season: str
    haze: Floats
    side: float  # where the sun stands: -1 left, +1 right
    sun: float  # its column as a share of the width
    reach: float  # metres after which half is haze

    def mist(self, distance: float) -> float:
        """Share of haze before a thing that far."""
        return float(1 - np.exp(-max(0.0, distance - 4.0) * 0.69 / self.reach))


def park(ask: Ask, usual: str, season: str, level: float, eye: float) -> Park:
    """Read what is asked of a garden."""
    rng = ask.rng("place")
    side = -1.0 if rng.random() < 0.5 else 1.0
    sun = 0.5 + side * float(rng.uniform(0.17, 0.34))
    season = ask.season or season
    season = "winter" if ask.weather == "snow" else "" if season == "summer" else season
    hour = mood(ask.light, usual)
    haze = from_hex(HOURS[ask.light or usual].haze)
    reach = {"fog": 9.0, "rain": 45.0, "snow": 38.0}.get(ask.weather, 130.0)
    reach = min(reach, 70.0) if hour.low else reach
    scene = view(ask.size, ask.angle, level, eye)
    return Park(ask, scene, hour, lamp(hour, side), season, haze, side, sun, reach)


def finished(
    place: Park,
    image: Floats,
    depth: Floats,
    *,
    ground: float,
    focus: float,
    bloom: float,
    front: Layer | None = None,
) -> Backdrop:
    """Hand over a garden's picture; ``ground``, ``focus`` and ``bloom`` as in Backdrop."""
    width, height = place.ask.size
    return Backdrop(
        kind="land",
        image=np.maximum(image, 0.0).astype(np.float32),
        depth=depth,
        horizon=place.scene.horizon,
        ground=ground,
        focus=focus,
        light=place.light,
        haze=place.haze,
        blur=0.2,
        bloom=bloom,
        sun=None if not place.hour.low else (place.sun * width, place.scene.horizon - 0.1 * height),
        front=front,
    )


def heavens(place: Park) -> tuple[Floats, Floats]:
    """Sky and far woods down to the horizon: the picture and its depth."""
    ask, scene = place.ask, place.scene
    width, height = ask.size
    hour = HOURS[ask.light or ("day" if place.hour is mood("day", "day") else "morning")]
    image = sky(ask.rng("sky"), ask.size, scene.horizon, hour, place.sun).astype(np.float32)
    if ask.weather == "fog":
        image = mix(image, place.haze, 0.75)
    depth = np.full((height, width), 600.0, np.float32)
    rng = ask.rng("hills")
    rows = np.arange(height, dtype=np.float32)[:, None]
    for far, tall in ((0.80, 0.13), (0.62, 0.075)):
        tile = fractal(rng, 512, 3, 7, 0.48)[int(rng.integers(512))]
        at = np.linspace(0, 300 * min(1.6, width / height / 1.78), width)
        crest = np.interp(at, np.arange(512), tile).astype(np.float32)
        top = scene.horizon + 2 - crest * tall * height
        cover = np.clip(rows - top[None], 0, 1) * (rows < scene.horizon + 3)
        colour = mix(from_hex("#48683f") * falling(place.hour) * 0.55, place.haze, float(far))
        lift = mix(
            colour, place.haze, (ramp(-0.1 * height, 0, rows - scene.horizon) * 0.5)[..., None]
        )
        image += (lift - image) * cover[..., None]
    return image, depth


def lawn(place: Park, x: Floats, z: Floats) -> Floats:
    """Grass, snow in winter, unlit: H' x W x 3."""
    rng = place.ask.rng("lawn")
    palette, soil = _LAWNS.get(place.season, _LAWNS[""])
    ground = sampled(turf(palette, soil), x, z, 1.5, place.scene)
    patches = sampled(broad(rng), x, z, 6.0, place.scene)
    large = sampled(broad(rng), x, z, 23.0, place.scene)
    return ground * (0.72 + 0.36 * patches + 0.25 * large)[..., None] * np.float32(1.25)


def shade(place: Park, x: Floats, z: Floats) -> Floats:
    """Light on level ground, H' x W x 3: sun in pools between the shadows of trees."""
    rng = place.ask.rng("shade")
    cast = sampled(broad(rng), x * (0.35 if place.hour.low else 0.8), z, 9.0, place.scene)
    sun = 0.20 + 0.80 * ramp(0.50, 0.60, cast)
    sun = mix(1.0, sun, min(1.0, place.light.contrast * 1.6))
    amount = sun[..., None] * place.light.key * 0.62 + place.light.ambient * 0.85
    return np.asarray(amount, np.float32)


def grove(
    image: Floats,
    depth: Floats,
    place: Park,
    part: str,
    kinds: tuple[str, ...],
    *,
    count: int,
    near: float,
    far: float,
    tall: tuple[float, float],
    clear: float,
) -> None:
    """Plant ``count`` trees between two distances (metres), none over the middle, in place.

    ``tall`` are their least and greatest heights in metres; ``clear`` is half the open part of the
    width as a share.
    """
    rng = place.ask.rng(part)
    width = place.ask.size[0]
    found = []
    for index in range(count):
        distance = near + (far - near) * float(rng.random())
        column = (index + float(rng.random())) / count
        numbers = [float(v) for v in rng.random(4)]
        if abs(column - 0.5) >= clear:
            found.append((distance, column, numbers))
    for distance, column, n in sorted(found, key=lambda item: -item[0]):
        kind = kinds[int(n[0] * len(kinds))]
        metres = tall[0] + (tall[1] - tall[0]) * n[1]
        stand(
            image, depth, place, kind, column=column * width, distance=distance, metres=metres, n=n
        )


def stand(
    image: Floats,
    depth: Floats,
    place: Park,
    kind: str,
    *,
    column: float,
    distance: float,
    metres: float,
    n: list[float],
) -> None:
    """Plant one plant, in place; ``n`` are two numbers 0..1 that vary it."""
    pixels = place.scene.pixels(metres, distance)
    foot = place.scene.row(distance)
    if distance < 30 and pixels > 8:
        _contact(
            image,
            depth,
            column=column,
            row=foot,
            half=pixels * 0.42,
            flat=place.scene.eye / distance,
        )
    planted(
        image,
        depth,
        plant(kind, round(pixels), int(n[2] * 3), season=place.season),
        column=column,
        foot_row=foot + 0.02 * pixels + 1,
        height_px=pixels,
        distance=distance,
        light=replace(place.light, ambient=place.light.ambient * 0.95),
        haze=place.haze,
        haze_amount=place.mist(distance),
        mirrored=n[3] < 0.5,
    )


def _contact(
    image: Floats, depth: Floats, *, column: float, row: float, half: float, flat: float
) -> None:
    """Darken the ground where a plant keeps the sky off it."""
    tall = max(1.5, half * min(flat, 0.5) * 1.1)
    height, width = image.shape[:2]
    x0, x1 = max(0, int(column - half * 1.6)), min(width, int(column + half * 1.6) + 1)
    y0, y1 = max(0, int(row - tall * 2)), min(height, int(row + tall * 2) + 1)
    if x0 >= x1 or y0 >= y1:
        return
    x = (np.arange(x0, x1, dtype=np.float32)[None] - column) / half
    y = (np.arange(y0, y1, dtype=np.float32)[:, None] - row) / tall
    dark = 0.5 * np.exp(-(x * x + y * y) * 1.3) * (depth[y0:y1, x0:x1] < 500)
    image[y0:y1, x0:x1] *= (1 - dark)[..., None]


def beds(
    image: Floats,
    depth: Floats,
    place: Park,
    part: str,
    *,
    kinds: tuple[str, ...],
    spots: list[tuple[float, float, float]],
    count: int,
    tall: float,
) -> None:
    """Fill drifts with flowers, in place; a spot is column share, metres away, half width."""
    rng = place.ask.rng(part)
    items = []
    for column, distance, half in spots:
        for _ in range(count):
            d = max(2.2, distance + float(rng.normal(0, 0.10)) * distance)
            c = column * place.ask.size[0] + place.scene.pixels(
                float(rng.normal(0, half)), distance
            )
            items.append((d, c, [float(v) for v in rng.random(4)]))
    for d, c, n in sorted(items, key=lambda item: -item[0]):
        kind = kinds[int(n[0] * len(kinds))]
        stand(
            image, depth, place, kind, column=c, distance=d, metres=tall * (0.7 + 0.6 * n[1]), n=n
        )
