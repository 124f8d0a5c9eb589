"""Still water: a pond that mirrors what stands around it, and what swims and floats in it."""

from dataclasses import replace

import cv2
import numpy as np

from tagwire.providers.draft.backdrop import Backdrop, Open
from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.noise import fractal

from .garden_ground import View, broad, sampled


def ripples(rng: np.random.Generator, x: Floats, z: Floats, scene: View) -> Floats:
    """Height of small waves on the water plane, about -0.5..0.5, flat where they are far."""
    long = sampled(broad(rng), x * 0.5, z * 1.6, 3.4, scene) - 0.5
    fine = sampled(broad(rng), x * 0.6, z * 1.8, 0.9, scene) - 0.5
    return np.asarray(long * 0.7 + fine * 0.5, np.float32)


def mirrored(image: Floats, scene: View, waves: Floats, shore: float) -> Floats:
    """What water below ``scene.first`` shows of the image above row ``shore``, its far edge."""
    height, width = image.shape[:2]
    start = scene.first
    rows = np.arange(start, height, dtype=np.float32)[:, None]
    below = np.maximum(rows - np.float32(shore), 0)
    tilt = np.minimum(below / height * 5.0, 1.0)
    source = np.float32(shore) - 1 - below * 0.92 + waves * tilt * np.float32(0.075 * height)
    # Beyond the frame's top the picture turns back: the sky is much the same there.
    source = np.abs(np.clip(source, -height * 0.9, shore - 1))
    columns = np.arange(width, dtype=np.float32)[None] + waves * tilt * np.float32(0.03 * height)
    seen = cv2.remap(
        image, columns.astype(np.float32), source.astype(np.float32), cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REFLECT,
    )  # fmt: skip
    return np.asarray(seen, np.float32)


def water(
    image: Floats,
    scene: View,
    rng: np.random.Generator,
    shore: float,
    bed: Floats,
) -> Floats:
    """Water for all rows from ``scene.first``: mirrored far away, looked into near by.

    ``shore`` is the row of its far edge, ``bed`` (H' x W x 3) what lies or swims beneath it.
    """
    x, z = scene.ground()
    waves = ripples(rng, x, z, scene)
    # Fresnel: water seen flat is a mirror, from above it is clear.
    slope = scene.eye / np.sqrt(scene.eye**2 + z * z)
    share = 0.16 + 0.84 * np.clip(1 - slope, 0, 1) ** 1.6
    share = np.clip(share + waves * 0.10, 0, 0.96)
    return mix(
        bed * (1 + waves[..., None] * 0.25), mirrored(image, scene, waves, shore), share[..., None]
    )


def koi(
    bed: Floats, scene: View, rng: np.random.Generator, falling: Floats, count: int = 11
) -> None:
    """Let koi swim just beneath the surface, in place on the water's rows."""
    width = bed.shape[1]
    for _ in range(count):
        distance = float(rng.uniform(5.0, 8.8))
        column = float(rng.uniform(0.06, 0.94)) * width
        turn, size = float(rng.uniform(0, 6.28)), float(rng.uniform(0.6, 0.95))
        codes = (
            ("#f2642c", "#f4ede2"),
            ("#f4efe6", "#d8402a"),
            ("#e8a436", "#f4efe6"),
            ("#3a3a40", "#e86a30"),
        )
        body, spots = codes[int(rng.integers(4))]
        row = scene.row(distance) - scene.first
        across = scene.pixels(size, distance)
        flat = max(0.30, scene.eye / distance)  # how much the water plane is foreshortened
        mask = _fish(rng, across, flat, turn)
        for plane, code in zip(mask, (body, spots), strict=True):
            _stamped(bed, plane, column, row, from_hex(code) * falling * 0.9)


def _fish(rng: np.random.Generator, size: float, flat: float, turn: float) -> tuple[Floats, Floats]:
    """Masks of a fish from above and of its spots, drawn four times as large."""
    side = max(12, int(size * 1.6) + 4)
    big = side * 4
    t = np.linspace(0, 1, 24)
    spine = 0.10 * np.sin(t * 4.5 + rng.uniform(0, 6))
    half = 0.115 * np.sin(np.pi * np.clip(0.06 + 0.90 * t, 0, 1)) ** 0.7 * (1.15 - 0.65 * t)
    upper = np.stack([0.5 - t, spine + half], 1)
    lower = np.stack([0.5 - t, spine - half], 1)[::-1]
    end = spine[-1]
    tail = np.array([[-0.42, end], [-0.66, end + 0.13], [-0.57, end], [-0.66, end - 0.13]])
    fins = [
        np.array(
            [[0.22, s * 0.09 + spine[6]], [0.02, s * 0.25 + spine[9]], [0.05, s * 0.08 + spine[10]]]
        )
        for s in (1, -1)
    ]
    fish = np.zeros((big, big), np.uint8)
    dots = np.zeros((big, big), np.uint8)

    def at(points: Floats) -> Floats:
        c, s = np.cos(turn), np.sin(turn)
        x = points[:, 0] * c - points[:, 1] * s
        y = (points[:, 0] * s + points[:, 1] * c) * max(flat, 0.3)
        return np.round(np.stack([x, y], 1) * size * 4 + big / 2).astype(np.int32)

    for part in (np.concatenate([upper, lower]), tail, *fins):
        cv2.fillPoly(fish, [at(part)], 255)
    for _ in range(3):
        u = rng.uniform(-0.25, 0.42)
        spot = np.array([[u, np.interp(0.5 - u, t, spine)]])
        centre = at(spot)[0]
        radius = max(1, int(size * 4 * 0.075))
        cv2.circle(dots, (int(centre[0]), int(centre[1])), radius, 255, -1)
    dots = np.minimum(dots, fish)
    shrink = [cv2.resize(p, (side, side), interpolation=cv2.INTER_AREA) for p in (fish, dots)]
    return shrink[0].astype(np.float32) / 255, shrink[1].astype(np.float32) / 255


def _stamped(image: Floats, mask: Floats, column: float, row: float, colour: Floats) -> None:
    side = mask.shape[0]
    left, top = round(column - side / 2), round(row - side / 2)
    x0, x1 = max(0, left), min(image.shape[1], left + side)
    y0, y1 = max(0, top), min(image.shape[0], top + side)
    if x0 >= x1 or y0 >= y1:
        return
    part = mask[y0 - top : y1 - top, x0 - left : x1 - left, None] * 0.72
    region = image[y0:y1, x0:x1]
    region += (colour - region) * part


def petals(
    image: Floats, scene: View, rng: np.random.Generator, colour: Floats, count: int
) -> None:
    """Strew petals or leaves over water or grass, larger the nearer, in place on the picture."""
    height, width = image.shape[:2]
    distance = 2.0 + 11.0 * rng.random(count) ** 1.4
    column = rng.random(count) * width
    # They drift together in streaks.
    drift = fractal(rng, 128, 4, 4)
    look = drift[(distance * 9).astype(int) % 128, (column / width * 127).astype(int)]
    keep = look > 0.46
    mask = np.zeros((height, width), np.uint8)
    for d, c in zip(distance[keep], column[keep], strict=True):
        size = scene.pixels(0.016, float(d))
        axes = (max(4, round(size * 16)), max(3, round(size * 16 * min(1.0, 1.6 * scene.eye / d))))
        centre = (round(float(c) * 16), round(scene.row(float(d)) * 16))
        cv2.ellipse(mask, centre, axes, 0, 0, 360, 235, -1, cv2.LINE_AA, 4)
    image += (colour - image) * (mask.astype(np.float32) / 255)[..., None]


def lilies(
    image: Floats, scene: View, rng: np.random.Generator, falling: Floats, count: int
) -> None:
    """Lay lily pads on the water in groups, off the middle, in place."""
    height, width = image.shape[:2]
    for _ in range(count):
        side = -1 if rng.random() < 0.5 else 1
        heart, away = 0.5 + side * rng.uniform(0.2, 0.46), rng.uniform(3.4, 10.0)
        for _ in range(7):
            d = away + rng.normal(0, 0.5)
            c = heart * width + scene.pixels(rng.normal(0, 0.55), away)
            size = scene.pixels(rng.uniform(0.10, 0.20), max(d, 1.8))
            mask = np.zeros((height, width), np.uint8)
            axes = (
                max(8, round(size * 16)),
                max(5, round(size * 16 * scene.eye / max(d, 1.8) * 0.9)),
            )
            place = (round(c * 16), round(scene.row(max(d, 1.8)) * 16))
            y, r = place[1] // 16, axes[1] // 16 + 3
            notch = float(rng.uniform(0, 360))
            cv2.ellipse(mask, place, axes, 0, notch, notch + 325, 255, -1, cv2.LINE_AA, 4)
            band = slice(max(0, y - r), min(height, y + r))
            if band.start >= band.stop:
                continue
            tone = from_hex("#6b9a48") * rng.uniform(0.65, 1.2) * falling
            image[band] += (tone - image[band]) * (mask[band].astype(np.float32) / 255)[..., None]


def glints(waves: Floats, sun: float, width: int, level: float) -> Floats:
    """Sparkle below the sun, H' x W."""
    x = (np.arange(width, dtype=np.float32)[None] - sun) / width
    return ramp(level, level + 0.12, waves) * np.exp(-((x / 0.10) ** 2))


def opened(
    backdrop: Backdrop, scene: View, cover: Floats, ahead: Floats, *, afloat: bool
) -> Backdrop:
    """Say where a garden's pond is open: where its cover (H' x W) is seen and nothing before it.

    ``ahead`` are the metres of each row of ground; ``afloat``: one floats in it, none stands.
    """
    share = np.zeros(backdrop.depth.shape, np.float32)
    bare = np.abs(backdrop.depth[scene.first :] - ahead) < 0.02 * ahead
    share[scene.first :] = (cover > 0.5) & bare
    floor = "water" if afloat else backdrop.floor
    return replace(backdrop, water=Open(share, scene.eye, 0.62), floor=floor)
