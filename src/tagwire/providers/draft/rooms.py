"""Built rooms: a kitchen and a living room, for people to stand in or with a table for goods."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from . import textures
from .backdrop import Backdrop, Light
from .colour import Floats, from_hex, mix
from .lighting import Sun, lit
from .raster import Camera, Model, Point, rasterise

_HALF, _HEIGHT, _DEEP = 3.6, 2.9, 6.4  # metres: half the width, the ceiling, the back wall
_TABLE = 0.9


@dataclass(frozen=True, slots=True)
class Hour:
    """What comes in through the window."""

    sky: str
    strength: float
    sun: float  # share of the sky's light that falls as a beam
    height: float = 0.85
    dark: bool = False


_HOURS = {
    "day": Hour("#e4eff6", 2.0, 0.42),
    "morning": Hour("#ffe9c8", 2.0, 0.70, 0.42),
    "golden": Hour("#ffc98a", 2.0, 0.75, 0.42),
    "sunset": Hour("#ff9a6a", 1.8, 0.70, 0.42),
    "dusk": Hour("#6a78b0", 0.8, 0.12, dark=True),
    "night": Hour("#22335a", 0.5, 0.12, dark=True),
    "overcast": Hour("#d5dde2", 1.7, 0.20),
    "storm": Hour("#8a96a0", 1.0, 0.12, dark=True),
}


@dataclass(frozen=True, slots=True)
class _Site:
    """A room under construction."""

    model: Model
    rng: np.random.Generator
    window: Floats  # linear colour of the light from outside
    dark: bool

    def pick(self, *codes: str) -> Floats:
        """Choose one paint."""
        return from_hex(codes[int(self.rng.integers(len(codes)))])


def room(
    rng: np.random.Generator,
    size: tuple[int, int],
    name: str,
    light: str,
    *,
    angle: str = "",
    tabletop: bool = False,
) -> Backdrop:
    """Build, render and light a room."""
    hour = _HOURS.get(light, _HOURS["day"])
    window = from_hex(hour.sky) * hour.strength
    site = _Site(Model(), rng, window, hour.dark)
    furnish = ROOMS[name]
    furnish(site)
    if tabletop:
        _table(site)
    camera = _camera(size, angle, tabletop)
    sun = Sun((-0.75, hour.height, -0.55), window * hour.sun)
    ambient = mix(window, np.ones(3, np.float32) * float(window.mean()), 0.5)
    ambient = np.asarray(ambient * (0.15 if hour.dark else 0.27) + 0.02, np.float32)
    seen = rasterise(site.model, camera)
    image = lit(site.model, seen, camera, sun, ambient)
    empty = ~np.isfinite(seen.depth)
    image[empty] = window * 0.6
    return Backdrop(
        kind="room",
        image=image,
        depth=np.where(empty, 50.0, seen.depth).astype(np.float32),
        horizon=camera.horizon,
        ground=0.86 if tabletop else 0.93,
        focus=1.35 if tabletop else 2.6,
        light=_light_on_subjects(hour, window, ambient),
        haze=window * 0.25 + 0.05,
        gloss=0.09 if tabletop else 0.05,
        blur=0.62,
        bloom=0.20,
        tabletop=tabletop,
    )


def _light_on_subjects(hour: Hour, window: Floats, ambient: Floats) -> Light:
    """By day the window lights people, after dark the lamps."""
    warm = from_hex("#ffd0a0")
    key = warm * 0.5 if hour.dark else window * (hour.sun * 0.9 + 0.12)
    fill = ambient * 1.7 + warm * (0.08 if hour.dark else 0.03)
    return Light(
        key=np.asarray(key, np.float32),
        ambient=np.asarray(fill, np.float32),
        side=-1.0,
        contrast=0.5 if hour.dark else 0.30,
        dark=hour.dark,
    )


def _camera(size: tuple[int, int], angle: str, tabletop: bool) -> Camera:
    width, height = size
    field = (46 if tabletop else 58) if width >= height else (34 if tabletop else 40)
    focal = max(0.5 * width / float(np.tan(np.radians(field / 2))), 0.62 * height)
    if tabletop:
        level = {"low": 0.40, "high": 0.20}.get(angle, 0.30)
        return Camera(
            width, height, level * height, focal, {"low": 1.08, "high": 1.5}.get(angle, 1.26)
        )
    level = {"low": 0.62, "high": 0.30}.get(angle, 0.44)
    return Camera(width, height, level * height, focal, {"low": 0.7, "high": 2.3}.get(angle, 1.45))


def _shell(site: _Site, wall: str, floor: str, ceiling: str) -> None:
    """Floor, ceiling and three walls; what the sun comes through casts nothing."""
    model, wide = site.model, (2 * _HALF, 0.0, 0.0)
    deep, high = (0.0, 0.0, _DEEP), (0.0, _HEIGHT, 0.0)
    paint = from_hex(wall)
    model.quad((-_HALF, 0, 0.2), wide, deep, from_hex(floor), texture=textures.boards, gloss=0.5)
    top = from_hex(ceiling)
    model.quad((-_HALF, _HEIGHT, 0.2), wide, deep, top, texture=textures.plaster, casts=False)
    model.quad((-_HALF, 0, _DEEP), wide, high, paint, texture=textures.plaster)
    for x in (-_HALF, _HALF):
        model.quad((x, 0, 0.2), deep, high, paint, texture=textures.plaster, casts=False)


def _window(site: _Site, left: float, sill: float, width: float, height: float) -> None:
    view = textures.window(width, height, site.window)
    corner = (left, sill, _DEEP - 0.02)
    paint = np.ones(3, np.float32)
    site.model.quad(
        corner, (width, 0, 0), (0, height, 0), paint, texture=view, glow=0.42, casts=False
    )
    frame, middle = from_hex("#f0ece4"), left + width / 2
    for y in (sill - 0.08, sill + height):
        site.model.box((middle, y, _DEEP - 0.06), (width + 0.2, 0.08, 0.12), frame)
    power = 0.35 if site.dark else 1.3
    site.model.lamp((middle, sill + height * 0.6, _DEEP - 1.0), site.window, power)


def _pendant(site: _Site, x: float, z: float, shade: Floats) -> None:
    """A lamp that hangs from the ceiling."""
    model, low, warm = site.model, 1.95, from_hex("#ffd9a0")
    model.box((x, low, z), (0.02, _HEIGHT - low, 0.02), from_hex("#222222"))
    model.box((x, low - 0.2, z), (0.32, 0.22, 0.32), shade)
    model.box((x, low - 0.22, z), (0.26, 0.05, 0.26), warm, glow=3.2)
    model.lamp((x, low - 0.35, z), warm, 2.4 if site.dark else 1.5)


def _pots(site: _Site, start: Point, count: int, spacing: float) -> None:
    """A row of jars and bowls of different heights."""
    x, y, z = start
    codes = ("#d8cbb0", "#b0563a", "#3f6f6a", "#efe9dd", "#c8a070", "#7a8f6a")
    for index in range(count):
        width = 0.08 + 0.06 * float(site.rng.random())
        height = 0.10 + 0.18 * float(site.rng.random())
        foot = (x + index * spacing, y, z - 0.06 * float(site.rng.random()))
        site.model.box(foot, (width, height, width), site.pick(*codes), gloss=0.5)


def _kitchen(site: _Site) -> None:
    model = site.model
    _shell(site, "#e7e2d6", "#b08a5c", "#f3f0ea")
    front = site.pick("#4f6a60", "#2f4558", "#ece7dc", "#8c9a86")
    brass, oak = from_hex("#c9a86a"), from_hex("#a57a4a")
    _window(site, -0.9, 1.15, 2.0, 1.25)
    for x in np.arange(-_HALF + 0.35, _HALF, 0.7):
        _cupboard(model, float(x), front, brass)
    stone = from_hex("#e9e5de")
    model.box(
        (0, 0.88, _DEEP - 0.33), (2 * _HALF, 0.05, 0.68), stone, texture=textures.marble, gloss=0.8
    )
    model.quad(
        (-_HALF, 0.93, _DEEP - 0.01), (2 * _HALF, 0, 0), (0, 0.62, 0), from_hex("#f2efe8"),
        texture=textures.tiles, gloss=0.7,
    )  # fmt: skip
    for x in (-2.9, -2.2, 2.7):
        model.box(
            (x, 1.75, _DEEP - 0.2), (0.66, 0.85, 0.38), front, texture=textures.plaster, gloss=0.4
        )
    model.box((1.75, 1.55, _DEEP - 0.14), (1.3, 0.04, 0.26), oak)
    _pots(site, (1.25, 1.59, _DEEP - 0.13), 7, 0.17)
    _pots(site, (-3.1, 0.93, _DEEP - 0.3), 7, 0.30)
    _pots(site, (1.5, 0.93, _DEEP - 0.3), 4, 0.45)
    for x in (-1.15, 0.0, 1.15):
        _pendant(site, x, _DEEP - 1.9, from_hex("#3a4a44"))


def _cupboard(model: Model, x: float, front: Floats, brass: Floats) -> None:
    """One lower cupboard with a drawer line and a handle."""
    model.box((x, 0, _DEEP - 0.32), (0.68, 0.88, 0.62), front, texture=textures.plaster, gloss=0.4)
    model.box((x, 0.66, _DEEP - 0.635), (0.66, 0.012, 0.01), front * 0.45)
    model.box((x, 0.58, _DEEP - 0.65), (0.20, 0.025, 0.02), brass)
    model.box((x, 0.78, _DEEP - 0.65), (0.20, 0.025, 0.02), brass)


def _living_room(site: _Site) -> None:
    model = site.model
    _shell(site, "#cfc7ba", "#9a744a", "#efece6")
    _window(site, -2.7, 0.6, 2.4, 1.9)
    _sofa(model, site.pick("#5a6f6a", "#8a5a44", "#6a7488", "#b59a6a"))
    rug, oak = from_hex("#b9a48a"), from_hex("#7a5232")
    model.quad((-1.4, 0.012, _DEEP - 3.3), (3.4, 0, 0), (0, 0, 2.0), rug, texture=textures.plaster)
    model.box((0.6, 0.05, _DEEP - 2.3), (1.2, 0.32, 0.6), oak, texture=textures.boards)
    model.box((2.9, 0, _DEEP - 0.5), (0.05, 1.5, 0.05), from_hex("#2a2a2a"))
    glow = 1.5 if site.dark else 0.8
    model.box((2.9, 1.5, _DEEP - 0.5), (0.42, 0.34, 0.42), from_hex("#ffe0b0"), glow=glow)
    model.lamp((2.7, 1.5, _DEEP - 0.8), from_hex("#ffcf90"), 2.6 if site.dark else 1.2)
    model.box((1.0, 1.45, _DEEP - 0.04), (1.3, 0.85, 0.05), from_hex("#1c1a18"))
    inks = site.pick("#b56a4a", "#4a6a86", "#7a7a4a"), site.pick("#efe2c8", "#d8b060", "#e6d8d0")
    art = textures.canvas(*inks)
    white = np.ones(3, np.float32)
    model.quad((0.40, 1.50, _DEEP - 0.08), (1.2, 0, 0), (0, 0.75, 0), white, texture=art)


def _sofa(model: Model, cloth: Floats) -> None:
    def part(foot: Point, size: Point, ink: Floats) -> None:
        model.box(foot, size, ink, texture=textures.plaster)

    part((0.9, 0.12, _DEEP - 1.0), (2.5, 0.36, 0.95), cloth)
    part((0.9, 0.48, _DEEP - 0.62), (2.5, 0.46, 0.24), cloth)
    for x in (-0.42, 2.22):
        part((x, 0.12, _DEEP - 1.0), (0.22, 0.58, 0.95), cloth)
    for x, code in ((0.2, "#d8b060"), (1.6, "#efe6d6")):
        part((x, 0.5, _DEEP - 0.9), (0.45, 0.42, 0.14), from_hex(code))


def _table(site: _Site) -> None:
    """A table close to the camera, for goods to stand on."""
    oak = from_hex("#8a5c38")
    site.model.quad(
        (-3.2, _TABLE, 0.25), (6.4, 0, 0), (0, 0, 2.05), oak, texture=textures.table_top, gloss=0.6
    )
    site.model.quad((-3.2, _TABLE - 0.09, 2.30), (6.4, 0, 0), (0, 0.09, 0), oak * 0.6)


ROOMS: dict[str, Callable[[_Site], None]] = {"kitchen": _kitchen, "living room": _living_room}
