"""A reef by rule: sand with caustics, rocks grown over with coral, kelp, shoals and bubbles."""

from dataclasses import dataclass

import cv2
import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Light
from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp

from .deep_coral import CORALS, coral
from .flora import planted
from .garden_ground import View, broad, sampled
from .garden_things import stone


@dataclass(frozen=True, slots=True)
class Water:
    """What the parts of a reef share."""

    ask: Ask
    scene: View
    light: Light
    open: Floats  # H x W x 3: the water where nothing is
    reach: float  # metres after which half is water

    def veil(self, distance: float) -> float:
        """Share of water before a thing that far."""
        return float(1 - np.exp(-max(0.0, distance - 2.0) * 0.69 / self.reach))

    def at(self, column: float, row: float) -> Floats:
        """Colour of the open water there."""
        height, width = self.open.shape[:2]
        y, x = int(np.clip(row, 0, height - 1)), int(np.clip(column, 0, width - 1))
        return np.asarray(self.open[y, x], np.float32)


def floor(image: Floats, depth: Floats, water: Water) -> None:
    """Lay rippled sand with a net of light on it, in place."""
    scene, rng = water.scene, water.ask.rng("sand")
    x, z = scene.ground()
    dunes = sampled(broad(rng), x, z, 9.0, scene)
    phase = z * 9.0 + x * 1.2 + (dunes - 0.5) * 9.0
    fold = np.sin(phase) * ramp(14.0, 4.0, z)
    grain = sampled(broad(rng), x, z, 0.5, scene) - 0.5
    sand = from_hex("#d2bf93") * (0.72 + 0.25 * dunes + 0.10 * fold + 0.22 * grain)[..., None]
    net = np.zeros_like(x)
    for metres in (2.1, 3.4):
        cells = sampled(broad(rng), x + (dunes - 0.5), z, metres, scene)
        net = net + ramp(0.85, 1.0, 1 - np.abs(cells * 2 - 1))
    caustic = np.asarray(net, np.float32) * ramp(16.0, 3.0, z)
    amount = water.light.ambient * 0.9 + (0.30 + 0.85 * caustic)[..., None] * water.light.key
    veil = 1 - np.exp(-np.maximum(z - 2.0, 0) * np.float32(0.69 / water.reach))
    # The floor melts into open water well before the horizon.
    part = image[scene.first :]
    part[:] = mix(sand * amount, part, np.clip(veil, 0, 1)[..., None])
    depth[scene.first :] = np.clip(z, 0.5, 80.0)


def rocks(image: Floats, depth: Floats, water: Water) -> None:
    """Raise reefs to both sides: rocks far to near, with corals and sea grass on them, in place."""
    rng, scene = water.ask.rng("reef"), water.scene
    width, height = water.ask.size
    aspect = width / height
    items = []
    for index in range(int(16 + 16 * aspect)):
        distance = 3.2 + 14.0 * float(rng.random()) ** 1.4
        side = -1.0 if index % 2 else 1.0
        out = 0.20 + 0.34 * float(rng.random())
        items.append((distance, 0.5 + side * out, [float(v) for v in rng.random(6)]))
    for distance, column, n in sorted(items, key=lambda item: -item[0]):
        foot = scene.row(distance)
        at = column * width
        if n[0] < 0.45:
            big = scene.pixels(0.7 + 1.5 * n[1], distance)
            stone(image, depth, rng, column=at, row=foot, size=big, metres=distance,
                light=water.light, moss=0.25, haze=water.at(at, foot),
                mist=water.veil(distance))  # fmt: skip
        for k in range(3):
            pick = (n[2] + k * 0.37) % 1.0
            kind = CORALS[int(pick * len(CORALS))]
            tall = scene.pixels((0.28 + 0.5 * n[3 + k % 3]) * (1.2 - 0.2 * k), distance)
            shift = scene.pixels((k - 1) * 0.55 + n[4] * 0.4, distance)
            lift = tall * (0.25 if n[0] < 0.45 else 0.0)
            planted(image, depth, coral(kind, round(tall), int(n[5] * 3 + k) % 3),
                column=at + shift, foot_row=foot - lift + 0.03 * tall + k * 2,
                height_px=tall, distance=distance * (1 - 0.012 * k),
                light=water.light, haze=water.at(at, foot),
                haze_amount=water.veil(distance) * 0.9, mirrored=n[2] < 0.5)  # fmt: skip


def kelp(image: Floats, depth: Floats, water: Water) -> None:
    """Tall weeds that rise out of the frame's edges, in place."""
    rng, scene = water.ask.rng("kelp"), water.scene
    width, height = water.ask.size
    for index in range(int(5 + 4 * width / height)):
        side = -1.0 if index % 2 else 1.0
        column = 0.5 + side * float(rng.uniform(0.30, 0.52))
        distance = float(rng.uniform(4.0, 13.0))
        variant, tall = int(rng.integers(4)), float(rng.uniform(2.4, 4.4))
        high = scene.pixels(tall, distance)
        planted(
            image,
            depth,
            coral("kelp", round(high), variant),
            column=column * width,
            foot_row=scene.row(distance) + 0.01 * high,
            height_px=high,
            distance=distance,
            light=water.light,
            haze=water.at(column * width, scene.row(distance) - high * 0.5),
            haze_amount=water.veil(distance),
            mirrored=side < 0,
        )


def shoals(image: Floats, water: Water) -> None:
    """Two or three schools of small fish far off, all of one mind, in place."""
    rng = water.ask.rng("shoals")
    height, width = image.shape[:2]
    mask = np.zeros((height, width), np.uint8)
    for _ in range(3):
        cx, cy = rng.uniform(0.08, 0.92) * width, rng.uniform(0.16, 0.46) * height
        turn, size = rng.uniform(-0.3, 0.3), height * rng.uniform(0.006, 0.013)
        facing = -1.0 if rng.random() < 0.5 else 1.0
        count = int(rng.integers(28, 60))
        spread = rng.normal(0, 1, (count, 2)) * [size * 9, size * 3.2]
        for dx, dy in spread:
            a = turn + rng.normal(0, 0.12)
            x, y = cx + dx, cy + dy + dx * np.tan(turn) * 0.5
            shape = np.array(
                [
                    [1, 0],
                    [0.2, 0.30],
                    [-0.7, 0.05],
                    [-1.15, 0.30],
                    [-1.15, -0.30],
                    [-0.7, -0.05],
                    [0.2, -0.30],
                ]
            )
            shape = shape * [facing * size, size]
            c, s = np.cos(a), np.sin(a)
            points = np.stack(
                [shape[:, 0] * c - shape[:, 1] * s + x, shape[:, 0] * s + shape[:, 1] * c + y], 1
            )
            cv2.fillPoly(
                mask,
                [np.round(points * 16).astype(np.int32)],
                int(rng.integers(110, 220)),
                cv2.LINE_AA,
                4,
            )
    cover = mask.astype(np.float32)[..., None] / 255 * 0.62
    shadow = water.open * 0.35 + water.light.key * 0.03
    image += (shadow - image) * cover


def bubbles(image: Floats, water: Water) -> None:
    """Columns of bubbles rising at one side, in place."""
    rng = water.ask.rng("bubbles")
    height, width = image.shape[:2]
    mask = np.zeros((height, width), np.uint8)
    column = (0.5 + (0.36 if rng.random() < 0.5 else -0.36)) * width
    for _ in range(34):
        y = float(rng.random()) * height
        r = max(0.8, height * 0.010 * float(rng.random()) ** 1.8 * (1.3 - y / height))
        x = column + float(rng.normal(0, 0.014)) * width + 0.01 * width * np.sin(y / height * 14)
        centre = (round(x * 16), round(y * 16))
        cv2.circle(mask, centre, round(r * 16), 150, 1, cv2.LINE_AA, 4)
        cv2.circle(
            mask,
            (centre[0] - round(r * 6), centre[1] - round(r * 6)),
            max(4, round(r * 4)),
            255,
            -1,
            cv2.LINE_AA,
            4,
        )
    image += (mask.astype(np.float32) / 255 * 0.55)[..., None] * (
        water.light.key + water.light.ambient * 0.3
    )


def specks(image: Floats, water: Water) -> None:
    """Drifting motes that catch the light, in place."""
    rng = water.ask.rng("motes")
    height, width = image.shape[:2]
    dust = np.zeros((height, width), np.float32)
    count = width * height // 700
    at = (rng.integers(0, height, count), rng.integers(0, width, count))
    dust[at] = rng.random(count).astype(np.float32) ** 4
    dust = np.asarray(cv2.GaussianBlur(dust, (0, 0), max(0.6, height / 420)), np.float32)
    image += (dust * 1.3)[..., None] * (water.light.key * 0.8 + water.light.ambient * 0.4)
