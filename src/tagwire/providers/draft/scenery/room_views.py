"""What windows show: trees out of focus, a town, stars; painted on a card that glows."""

import numpy as np

from tagwire.providers.draft.colour import Floats, clip01, from_hex, mix, ramp

from .room_solids import Texture
from .textures import chance, cloud, crisp

_LEAVES = ("#5a7a44", "#77894c", "#4a6b4a", "#868f56")
_BRICKS = ("#cc9a72", "#a8654a", "#dcc49a", "#8fa0ac", "#b5805a", "#6f7682")
_LAMPS = ("#ffc36a", "#ffe0a8", "#9fc6ff", "#ffb050")


def outside(sky: Floats, dark: bool, kind: str, width: float, height: float) -> Texture:
    """The world beyond a window: "trees", "town" or "stars"; a card of that size in metres."""
    if kind == "stars":
        return _stars
    return _town(sky, dark, height) if kind == "town" else _trees(sky, height)


def _palette(codes: tuple[str, ...]) -> Floats:
    return np.stack([from_hex(code) for code in codes])


def _trees(sky: Floats, height: float) -> Texture:
    greens = _palette(_LEAVES)

    def view(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
        seen = _air(sky, v, height)
        hills = ramp(0.25, -0.25, v - 4.3 - 0.5 * np.sin(u * 0.7 + 1.0) - 0.3 * np.sin(u * 1.9))
        seen = mix(seen, sky * from_hex("#9fb4a4") * np.float32(0.9), (hills * 0.8)[:, None])
        for layer, (pitch, rise, clear) in enumerate(((1.5, 4.3, 0.45), (2.3, 3.9, 0.12))):
            for step in (-1, 0, 1):
                tree = np.floor(u / np.float32(pitch)) + step
                middle = (tree + 0.5 + 0.5 * (chance(tree, 1.0, layer) - 0.5)) * pitch
                wide = pitch * (0.5 + 0.22 * chance(tree, 2.0, layer))
                top = rise + 1.1 * (chance(tree, 3.0, layer) - 0.4)
                ragged = cloud(5, u / 7 + layer * 0.3, v / 7) - np.float32(0.5)
                x, y = (u - middle) / wide, (v - top) / (wide * 1.1)
                crown = 1 - x * x - np.where(y > 0, y, y * 0.2) ** 2 + ragged * 1.1
                tufts = cloud(3, u / 4 + tree * 0.17, v / 4)
                light = clip01(0.50 + 0.55 * y - 0.25 * x) * (0.15 + 1.5 * tufts)
                leaf = greens[(chance(tree, 4.0, layer) * 3.99).astype(np.int32)]
                body = mix(leaf * (0.16 + light)[:, None], from_hex("#cdd8d0"), clear) * sky
                seen = mix(seen, body, ramp(-0.04, 0.30, crown)[:, None])
        lawn = ramp(2.9, 2.6, v)
        return mix(seen, sky * from_hex("#86a35c") * np.float32(0.75), lawn[:, None])

    return view


def _air(sky: Floats, v: Floats, height: float) -> Floats:
    """The sky: pale low down, bluer and darker higher up."""
    rise = clip01((v - np.float32(3.5)) * np.float32(0.42))[:, None]
    return np.asarray(sky * mix(from_hex("#f6efe2"), from_hex("#7fb0e2"), rise), np.float32)


def _town(sky: Floats, dark: bool, height: float) -> Texture:
    bricks, lamps = _palette(_BRICKS), _palette(_LAMPS)

    def view(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
        air = _air(sky, v, height)
        for layer, (wide, low, fade) in enumerate(
            ((1.1, 3.75, 0.22), (1.7, 3.15, 0.50), (2.5, 2.35, 0.82))
        ):
            place = (u + layer * 1.37) / np.float32(wide)
            block = np.floor(place)
            # Houses are of different width: each gives its neighbour a share of its plot.
            block = block - ((place - block) < 0.30 * chance(block, 7.0, layer))
            top = low + 1.5 * chance(block, 1.0, layer) ** 2 + 0.2 * chance(block, 8.0, layer)
            tint = bricks[(chance(block, 2.0, layer) * 5.99).astype(np.int32)]
            # The sun is on one side of every house, and the corner between is sharp.
            within = place - np.floor(place)
            sunny = 1.0 + 0.45 * ((within > 0.25 + 0.4 * chance(block, 9.0, layer)) - 0.5)
            shade = (0.70 + 0.24 * chance(block, 3.0, layer) - 0.06 * (top - v)) * sunny
            wall = mix(sky * np.float32(0.82), sky * tint * shade[:, None], fade)
            wall = _panes(wall, (u, top - v, block), pixel, fade)
            if dark:
                cell = np.floor(u / np.float32(0.26)), np.floor((top - v) / np.float32(0.40))
                burning = _pane(u, top - v, block) & (chance(cell[0], cell[1], layer) < 0.30)
                own = lamps[(chance(cell[0], cell[1], 9) * 3.99).astype(np.int32)]
                wall = np.where(burning[:, None], own * np.float32(0.35 + 0.6 * fade), wall)
            cornice = (top - v < 0.09) & (top - v > 0)
            wall = wall * np.where(cornice, 1.16, 1.0).astype(np.float32)[:, None]
            edge = np.maximum(pixel, np.float32(0.01))
            air = mix(air, wall, clip01((top - v) / edge + np.float32(0.5))[:, None])
        return np.asarray(air, np.float32)

    return view


def _pane(u: Floats, down: Floats, block: Floats) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    across = np.mod(u, np.float32(0.26)) / np.float32(0.26)
    level = np.mod(down, np.float32(0.40)) / np.float32(0.40)
    narrow = 0.30 + 0.25 * chance(block, 5.0)
    blind = chance(block, 6.0) < 0.18  # walls without windows
    inside = (across < narrow) & (level > 0.34) & (level < 0.86) & (down > 0.2)
    return np.asarray(inside & ~blind)


def _panes(
    wall: Floats, place: tuple[Floats, Floats, Floats], pixel: Floats, fade: float
) -> Floats:
    """Windows as darker panes with a bright sill, softer the further the house."""
    u, down, block = place
    pane = _pane(u, down, block)
    sill = _pane(u, down + np.float32(0.045), block) & ~pane
    tone = 1 - (0.38 * pane - 0.10 * sill) * fade * crisp(pixel, 0.07)
    return np.asarray(wall * tone.astype(np.float32)[:, None])


def _stars(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
    veil = ramp(0.45, 0.95, cloud(5, u / 14, v / 14)) * 0.5
    rose = ramp(0.5, 1.0, cloud(7, u / 11, v / 11)) * 0.4
    ground = from_hex("#05070f") + from_hex("#3a4cb0") * veil[:, None]
    ground = ground + from_hex("#a04a8a") * rose[:, None]
    spark = np.zeros_like(u)
    for pitch, size, power in ((0.13, 0.008, 0.9), (0.55, 0.017, 2.6)):
        column, row = np.floor(u / np.float32(pitch)), np.floor(v / np.float32(pitch))
        x = u / pitch - column - 0.2 - 0.6 * chance(column, row, 1)
        y = v / pitch - row - 0.2 - 0.6 * chance(column, row, 2)
        away = (x * x + y * y) * np.float32(pitch * pitch)
        reach = np.maximum(np.float32(size), pixel * np.float32(0.55))
        bright = power * chance(column, row, 3) ** 3 * (np.float32(size) / reach)
        spark = spark + bright * np.exp(-away / (reach * reach))
    return np.asarray(ground + spark[:, None], np.float32)
