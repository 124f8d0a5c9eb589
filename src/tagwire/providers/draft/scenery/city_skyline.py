"""What closes a street off: towers in the haze, and the landmark a city is known by."""

import cv2
import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.colour import Floats, from_hex

from .city_raster import Face, Skin, face
from .street_plan import LENGTH, Plan


def skyline(ask: Ask, plan: Plan) -> list[Face]:
    """Towers beyond the street's end, farthest first, and a landmark among them."""
    rng, faces = ask.rng("skyline"), []
    low = plan.kit.mansard or plan.kit.landmark == "clock" or plan.kit.steps
    for row, (z, tallest) in enumerate(((430.0, 110.0), (310.0, 78.0), (215.0, 48.0))):
        x = -z * 0.8
        while x < z * 0.8:
            wide = float(rng.uniform(14, 34))
            # The end of the street stays open: the eye and the sun go through there.
            open_ = 0.35 + 0.65 * min(1.0, abs(x + wide / 2) / (z * 0.14))
            tall = tallest * float(rng.uniform(0.35, 1.0)) * open_ * (0.42 if low else 1.0)
            ink = from_hex(("#7c8088", "#8a857e", "#6c7680")[int(rng.integers(3))])
            faces.append(
                face(
                    (x, 0, z),
                    (wide, 0, 0),
                    (0, tall, 0),
                    ink,
                    skin=_tower(rng, wide, tall, ink, plan.kit.lit),
                )
            )
            x += wide + float(rng.uniform(0, 8))
        if row == 0 and plan.kit.landmark in _LANDMARKS:
            tall, skin = _LANDMARKS[plan.kit.landmark]()
            wide = tall * skin.paint.shape[1] / skin.paint.shape[0]
            at = -wide / 2 - plan.sunny * 9.0
            faces.append(
                face(
                    (at, 0, LENGTH + 190),
                    (wide, 0, 0),
                    (0, tall, 0),
                    from_hex("#777777"),
                    skin=skin,
                )
            )
    return faces


def _tower(rng: np.random.Generator, wide: float, tall: float, ink: Floats, lit: float) -> Skin:
    rows, columns = max(3, int(tall / 3.4)), max(3, int(wide / 3.0))
    paint = np.ones((rows * 3, columns * 3, 4), np.float32)
    paint[..., :3] = ink
    glow = np.zeros_like(paint)
    on = rng.random((rows, columns)) < lit * 0.7
    warm = np.array([1.0, 0.72, 0.42], np.float32) * np.float32(0.75)
    cold = np.array([0.6, 0.8, 1.0], np.float32) * np.float32(0.6)
    light = np.where((rng.random((rows, columns)) < 0.75)[..., None], warm, cold) * on[..., None]
    glow[1::3, 1::3, :3] = light
    glow[1::3, 2::3, :3] = light
    paint[1::3, 1::3, :3] *= 0.45
    paint[1::3, 2::3, :3] *= 0.45
    return Skin(paint, glow)


def _drawn(
    shape: tuple[int, int], code: str, lines: list[tuple[list[tuple[int, int]], int]]
) -> Skin:
    """A silhouette: closed outlines for width 0, strokes for others."""
    mask = np.zeros(shape, np.uint8)
    for points, thick in lines:
        path = np.array(points, np.int32)
        if thick:
            cv2.polylines(mask, [path], False, (255,), thick, cv2.LINE_AA)
        else:
            cv2.fillPoly(mask, [path], (255,), cv2.LINE_AA)
    paint = np.zeros((*shape, 4), np.float32)
    paint[..., :3], paint[..., 3] = from_hex(code), mask.astype(np.float32) / np.float32(255)
    return Skin(paint, np.zeros((*shape, 4), np.float32))


def _lattice_tower(code: str, glow: str, tall: float) -> tuple[float, Skin]:
    """An iron tower: legs that curve together, decks, lattice, a spire."""
    height, width = 300, 130
    lines: list[tuple[list[tuple[int, int]], int]] = []
    y = np.arange(26, 300, 6)
    half = 4 + 58 * ((y - 26) / 274) ** 2.1
    inner = np.maximum(half - 5 - 17 * ((y - 26) / 274), 0)
    for sign in (-1, 1):
        outer = [(int(65 + sign * h), int(v)) for h, v in zip(half, y, strict=True)]
        inside = [(int(65 + sign * h), int(v)) for h, v in zip(inner, y, strict=True)]
        lines.append((outer + inside[::-1], 0))
    for deck, grow in ((110, 6), (200, 8)):
        reach = int(4 + 58 * ((deck - 26) / 274) ** 2.1) + grow
        lines.append(
            (
                [
                    (65 - reach, deck),
                    (65 + reach, deck),
                    (65 + reach, deck + 7),
                    (65 - reach, deck + 7),
                ],
                0,
            )
        )
    lines.append(([(65, 2), (65, 40)], 3))
    skin = _drawn((height, width), code, lines)
    skin.glow[..., :3] = from_hex(glow) * np.float32(0.8) * skin.paint[..., 3:]
    return tall, skin


def _clock() -> tuple[float, Skin]:
    lines: list[tuple[list[tuple[int, int]], int]] = [
        ([(20, 300), (20, 70), (60, 70), (60, 300)], 0),
        ([(16, 110), (16, 66), (64, 66), (64, 110)], 0),
        ([(20, 66), (32, 40), (48, 40), (60, 66)], 0),
        ([(31, 42), (40, 2), (49, 42)], 0),
    ]
    skin = _drawn((300, 80), "#8a7654", lines)
    cv2.circle(skin.glow, (40, 90), 15, (1.5, 1.3, 0.9, 0.0), -1, cv2.LINE_8)
    cv2.circle(skin.paint, (40, 90), 15, (0.8, 0.78, 0.7, 1.0), -1, cv2.LINE_8)
    for x in range(24, 58, 6):
        skin.paint[120:, x : x + 2, :3] *= 0.6
    return 80.0, skin


def _spire() -> tuple[float, Skin]:
    outline = [(10, 300), (10, 170), (20, 170), (20, 110), (30, 110), (30, 60), (38, 48), (40, 2)]
    whole = outline + [(80 - x, y) for x, y in outline[::-1]]
    skin = _drawn((300, 80), "#7a7d84", [(whole, 0)])
    for y in range(64, 300, 6):
        skin.glow[y : y + 2, 12:68:4, :3] = np.array([0.9, 0.7, 0.4], np.float32)
    skin.glow[..., :3] *= skin.paint[..., 3:]
    skin.glow[48:64, 30:50, :3] = np.array([1.4, 1.2, 0.9], np.float32)
    return 140.0, skin


_LANDMARKS = {
    "eiffel": lambda: _lattice_tower("#5a4c40", "#ffb050", 118.0),
    "lattice": lambda: _lattice_tower("#c8452a", "#ff6a2a", 120.0),
    "clock": _clock,
    "spire": _spire,
}
