"""What stands in a forest: stems, undergrowth, young trees, the roof of leaves and its vines."""

from dataclasses import dataclass, replace

import cv2
import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Light
from tagwire.providers.draft.colour import Floats, from_hex, mix

from .flora import plant, planted
from .flora_trunks import Trunk, stem
from .flora_woods import Wood
from .garden_ground import View
from .garden_light import Mood


@dataclass(frozen=True, slots=True)
class Glade:
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


def stand(image: Floats, depth: Floats, place: Glade) -> None:
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
    for _ in range(int((26 + 22 * shape) * place.wood.dense)):
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


def _haze_at(place: Glade, column: float, row: float) -> Floats:
    height, width = place.bright.shape[:2]
    at = place.bright[int(np.clip(row, 0, height - 1)), int(np.clip(column * width, 0, width - 1))]
    return np.asarray(at, np.float32)


def _stem(
    image: Floats, depth: Floats, place: Glade, distance: float, n: tuple[float, ...]
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
    place: Glade,
    distance: float,
    n: tuple[float, ...],
    *,
    young: bool,
) -> None:
    kinds = place.wood.young if young else place.wood.low
    kind = kinds[int(n[1] * len(kinds))]
    tall = {
        "fern": 0.75,
        "grass": 0.55,
        "bush": 0.95,
        "flowers": 0.6,
        "palm": 9.5,
        "banana": 2.3,
    }.get(kind, 6.5)
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


def roof(image: Floats, depth: Floats, place: Glade) -> None:
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
    if place.wood.vines:
        _hang(image, depth, place)


def _hang(image: Floats, depth: Floats, place: Glade) -> None:
    """Hang vines from the roof, some with leaves, at the sides of the picture, in place."""
    rng = place.ask.rng("vines")
    width, height = place.ask.size
    for _ in range(place.wood.vines):
        distance = float(rng.uniform(4.5, 12.0))
        side = -1.0 if rng.random() < 0.5 else 1.0
        at, reach = float(rng.uniform(0.16, 0.50)), float(rng.uniform(-0.16, 0.16))
        drop, leafy = float(rng.uniform(0.25, 0.75)), rng.random() < 0.6
        t = np.linspace(0, 1, 26, dtype=np.float32)
        x = (0.5 + side * at + reach * t) * width
        y = (drop * (1 - (2 * t - 1) ** 2) - 0.02) * place.scene.horizon
        mask = np.zeros((height, width), np.uint8)
        points = np.round(np.stack([x, y], 1) * 16).astype(np.int32)
        thick = max(1, round(place.scene.pixels(0.035, distance)))
        cv2.polylines(mask, [points], False, (255,), thick, cv2.LINE_AA, 4)
        if leafy:
            long = max(1.0, place.scene.pixels(0.11, distance))
            for px, py in zip(x.tolist(), y.tolist(), strict=True):
                for _ in range(2):
                    off = rng.normal(0, long * 0.7, 2)
                    middle = (int((px + off[0]) * 16), int((py + abs(off[1])) * 16))
                    axes = (int(long * 16), int(long * 6))
                    turn = float(rng.uniform(40, 140))
                    cv2.ellipse(mask, middle, axes, turn, 0, 360, (255,), -1, cv2.LINE_AA, 4)
        cover = mask.astype(np.float32) * np.float32(1 / 255)
        cover *= depth > distance
        row = int(np.clip(place.scene.horizon * 0.3, 0, height - 1))
        green = from_hex("#4a6a2c") * (place.light.ambient + place.light.key * np.float32(0.35))
        ink = mix(green, _haze_at(place, 0.5 + side * at, row), place.mist(distance))
        image += (ink - image) * cover[..., None]
        np.copyto(depth, np.float32(distance), where=cover > 0.5)
