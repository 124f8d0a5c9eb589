"""What only rooms are painted with: book walls, bottles, screens, boards, views from windows."""

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp

from .room_solids import Texture
from .textures import chance, cloud, crisp

_SPINES = (
    "#6b2f24",
    "#2f4438",
    "#27364f",
    "#8a6a3c",
    "#4a2f3e",
    "#b09a70",
    "#3a2a20",
    "#7a3f2a",
    "#50583a",
    "#a8482f",
)
_GLASS = ("#c8842f", "#3f7a4a", "#d9c9a0", "#8a3a22", "#4f8f9a", "#e0a850", "#6a2a4a", "#b8c4b0")


def _palette(codes: tuple[str, ...]) -> Floats:
    return np.stack([from_hex(code) for code in codes])


def books(shelf: float = 0.36, bay: float = 0.95, fill: float = 0.95) -> Texture:
    """A wall of shelves: every spine its own width, height and leather, gilt on some."""
    colours = _palette(_SPINES)

    def spines(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
        row, level = np.floor(v / shelf), np.mod(v, np.float32(shelf))
        coarse = np.floor(u / np.float32(0.16))
        count = 3 + np.floor(chance(coarse, row, number) * 3)  # books in each 16 cm
        slot = (u / np.float32(0.16) - coarse) * count
        book = np.floor(slot) + coarse * 8
        tall = shelf * (0.60 + 0.26 * chance(book, row, number + 1))
        leather = colours[(chance(np.floor(book / 3), row, number + 2) * 9.99).astype(np.int32)]
        own = colours[(chance(book, row, number + 7) * 9.99).astype(np.int32)]
        leather = np.where((chance(book, row, number + 9) < 0.5)[:, None], leather, own)
        round_ = np.sin((slot - np.floor(slot)) * np.float32(np.pi)) ** np.float32(0.6)
        shade = 0.45 + 0.65 * mix(0.75, round_, crisp(pixel, 0.02))
        band = (np.abs(level / tall - 0.78) < 0.035) | (np.abs(level / tall - 0.2) < 0.02)
        gilt = band & (chance(book, row, number + 3) < 0.6)
        body = leather * shade[:, None]
        body = mix(body, from_hex("#d9b25a"), (gilt * crisp(pixel, 0.012) * 0.7)[:, None])
        there = (level < tall) & (chance(book, row, number + 4) < fill)
        hollow = paint * (0.10 + 0.12 * level / shelf)[:, None]
        body = np.where(there[:, None], body, hollow)
        post = np.abs(u / bay - np.round(u / bay)) * bay < 0.025
        plank = (level > shelf - 0.035) | post
        lit_edge = paint * (0.8 + 0.3 * cloud(2, u * 0.4, v * 2))[:, None]
        return np.asarray(np.where(plank[:, None], lit_edge, body), np.float32)

    return spines


def bottles(shelf: float = 0.46) -> Texture:
    """Bottles on a lit shelf, seen against the light behind them (hang it with a glow)."""
    colours = _palette(_GLASS)

    def shelves(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
        row, level = np.floor(v / shelf), np.mod(v, np.float32(shelf))
        place = np.floor(u / np.float32(0.115))
        across = np.abs(u / np.float32(0.115) - place - 0.5) * np.float32(0.23)
        tall = shelf * (0.62 + 0.22 * chance(place, row, number))
        wide = 0.030 + 0.016 * chance(place, row, number + 1)
        neck = ramp(0.56, 0.70, level / tall)
        outline = wide * (1 - neck * 0.66)
        inside = ramp(0.004, -0.004, across - outline) * (level < tall)
        inside = inside * (chance(place, row, number + 2) < 0.93)
        glass = colours[(chance(place, row, number + 3) * 7.99).astype(np.int32)]
        thick = 0.35 + 0.9 * (across / outline) ** 2
        seen = glass * np.exp(-thick)[:, None] * 1.6
        label = (
            (level / tall > 0.18) & (level / tall < 0.40) & (chance(place, row, number + 5) < 0.6)
        )
        seen = np.where(label[:, None], from_hex("#d8cba8") * 0.35, seen)
        halo = 0.34 + 0.6 * np.exp(-level / np.float32(0.16)) + 0.15 * cloud(1, u / 2, v)
        behind = paint * halo[:, None]
        body = mix(behind, seen, inside[:, None])
        return np.where((level > shelf - 0.03)[:, None], paint * 0.06, body).astype(np.float32)

    return shelves


def jars(shelf: float = 0.34) -> Texture:
    """Stacked crockery at a distance."""
    colours = _palette(
        ("#e8e0d0", "#c98f5c", "#7d8f7a", "#d8c4a0", "#a8523a", "#efe9dd", "#5d7480")
    )

    def rows(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
        row, level = np.floor(v / shelf), np.mod(v, np.float32(shelf))
        place = np.floor(u / np.float32(0.17))
        across = np.abs(u / np.float32(0.17) - place - 0.5) * np.float32(0.34)
        tall = shelf * (0.30 + 0.45 * chance(place, row, number))
        wide = 0.045 + 0.035 * chance(place, row, number + 1)
        inside = (across < wide) & (level < tall)
        clay = colours[(chance(place, row, number + 3) * 6.99).astype(np.int32)]
        body = clay * (1 - 0.6 * (across / wide) ** 2)[:, None]
        back = paint * (0.35 + 0.3 * (1 - level / shelf))[:, None]
        seen = np.where(inside[:, None], body, back)
        return np.where((level > shelf - 0.03)[:, None], paint, seen).astype(np.float32)

    return rows


def screen(number_of: int) -> Texture:
    """A monitor at work: a dark editor, a chart or a page."""
    tints = _palette(("#5fb0ff", "#8ae0b0", "#f0b060", "#d888e0", "#e8eef4"))

    def pixels(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
        line = np.floor(v / np.float32(0.018))
        long = 0.06 + 0.34 * chance(line, 2.0, number_of)
        start = 0.02 + 0.05 * np.floor(chance(line, 3.0, number_of) * 3)
        ink = (u > start) & (u < start + long) & (np.mod(v, np.float32(0.018)) < 0.010)
        word = chance(np.floor(u / np.float32(0.03)), line, number_of)
        ink &= word > 0.25
        tone = tints[(word * 4.99).astype(np.int32)]
        ground = from_hex("#16263c") * (0.9 + 0.5 * v / 0.4)[:, None]
        return np.asarray(np.where(ink[:, None], tone, ground), np.float32)

    return pixels


def chalkboard(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
    """A menu in chalk: rows of scribbled words and prices, no letters."""
    line = np.floor(v / np.float32(0.11))
    level = np.mod(v, np.float32(0.11)) / np.float32(0.11)
    letter = np.floor(u / np.float32(0.035))
    stroke = cloud(2, u * 2.3 + line * 0.37, v * 2.3) > 0.52
    tall = 0.35 + 0.3 * chance(letter, line, number)
    text = stroke & (level > 0.2) & (level < 0.2 + tall)
    column = np.mod(u, np.float32(0.9))
    text &= ((column > 0.08) & (column < 0.30 + 0.25 * chance(line, 5.0))) | (
        (column > 0.70) & (column < 0.82)
    )
    text &= chance(letter, line, number + 2) > 0.18
    smear = 0.8 + 0.5 * cloud(6, u / 1.5, v / 1.5)
    ground = from_hex("#23292a") * smear[:, None]
    return mix(ground, from_hex("#e6e2d6"), (text * 0.75 * crisp(pixel, 0.03))[:, None])


def ship_panels(u: Floats, v: Floats, paint: Floats, number: int, pixel: Floats) -> Floats:
    """Hull plates with seams, grilles and small lights."""
    column, row = np.floor(u / np.float32(0.9)), np.floor(v / np.float32(0.62))
    a, b = np.mod(u, np.float32(0.9)), np.mod(v, np.float32(0.62))
    edge = np.minimum(np.minimum(a, 0.9 - a), np.minimum(b, 0.62 - b))
    seam = ramp(0.022, 0.008, edge) * crisp(pixel, 0.03)
    kind = chance(column, row, 5)
    shade = (0.80 + 0.3 * kind) * (0.92 + 0.14 * cloud(1, u, v))
    slats = (np.mod(b, np.float32(0.05)) < 0.022) & (edge > 0.10) & (kind > 0.72)
    shade = shade * (1 - 0.6 * seam) * (1 - 0.5 * slats * crisp(pixel, 0.03))
    return paint * shade.astype(np.float32)[:, None]
