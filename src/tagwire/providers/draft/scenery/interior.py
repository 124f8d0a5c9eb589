"""The shell of a room, its camera and its development: what the furniture of a set stands in."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop, Light
from tagwire.providers.draft.colour import Floats, from_hex, mean_luma

from . import textures
from .lighting import Sun, lit
from .raster import Lamp, Model, fine_owners, rasterise
from .room_air import hazed, shafts
from .room_bounce import bounced
from .room_camera import Camera
from .room_edges import antialiased, smooth_edges
from .room_hours import hour_of
from .room_mirror import in_mirrors
from .room_modes import mode_light
from .room_plan import WARM, Plan, Window
from .room_shine import reflected
from .room_sides import placed, placed_opening
from .room_solids import Texture
from .room_table import TABLE, table
from .room_walls import walls

_FIELDS = ((0.5, 38.0), (1.0, 50.0), (1.78, 62.0), (2.4, 74.0))  # proportion, degrees across


@dataclass(frozen=True, slots=True)
class Room:
    """What makes one room unlike another, before furniture."""

    furnish: "Callable[[Site], None]"
    high: float = 2.9  # metres
    deep: float = 6.4
    wide: float = 1.0  # share of what the lens takes in at the back wall
    polish: float = 0.12  # how much the floor mirrors
    dust: float = 0.012  # how much sun the air shows
    haze: float = 90.0  # metres
    dim: float = 1.0  # share of daylight that gets in
    lamps: float = 0.0  # lamps burn at least so much
    blur: float = 0.62
    bloom: float = 0.22
    air: str = ""  # colour of the haze, where it has its own


@dataclass(slots=True)
class Site(Plan):
    """A room under construction. It is built for a window on the left, and mirrored by seed."""

    def shell(
        self,
        wall: Floats,
        floor: Floats,
        ceiling: Floats,
        *,
        walling: Texture = textures.plaster,
        flooring: Texture = textures.boards,
        windows: tuple[Window, ...] = (),
        skirting: Floats | None = None,
    ) -> None:
        """Build floor, ceiling and three walls with their windows."""
        model, near = self.model, -1.5
        wide, deep = (2 * self.half, 0.0, 0.0), (0.0, 0.0, self.deep - near)
        model.quad((-self.half, 0, near), wide, deep, floor, texture=flooring, gloss=0.5)
        corner = (-self.half, self.high, near)
        model.quad(corner, wide, deep, ceiling, texture=textures.plaster, casts=False)
        self.windows += windows
        walls(model, self, wall, walling, skirting)


def build(ask: Ask, room: Room) -> Backdrop:
    """Build, render and light a room."""
    hour = hour_of(ask)
    camera = _camera(ask, room)
    half = room.wide * 0.74 * 0.5 * camera.width / camera.focal * min(room.deep, 7.0)
    high = room.high * (1.12 if ask.upright else 1.0)
    lamps = max(hour.lamps, room.lamps if ask.mode != "neon" else 0.2)
    site = Site(ask, hour, half, high, room.deep, lamps, room.dim)
    room.furnish(site)
    flip = -1.0 if ask.rng("mirror").random() < 0.5 else 1.0
    _window_light(site)
    mode_light(site, flip)
    if ask.tabletop:
        table(site.model, ask)
    shift = site.chance("step aside", -0.16, 0.16) * half
    model = placed(site.model, flip, shift)
    sun = _sun(site, flip, shift)
    model.lamps.extend(bounced(sun, site.half, site.deep))
    return _developed(site, room, model, camera, sun=sun, side=-flip)


def _developed(
    site: Site, room: Room, model: Model, camera: Camera, *, sun: Sun, side: float
) -> Backdrop:
    ask, hour = site.ask, site.hour
    ambient = _ambient(site)
    seen = rasterise(model, camera)
    image = lit(model, seen, camera, sun, ambient)
    level = TABLE if ask.tabletop else 0.0
    polish = 0.16 if ask.tabletop else room.polish
    image = reflected(
        image, model, seen, camera, sun=sun, ambient=ambient, level=level, polish=polish
    )
    image = in_mirrors(image, model, seen, camera, sun=sun, ambient=ambient)
    empty = seen.owner < 0
    image = smooth_edges(antialiased(image, seen.owner, fine_owners(model, camera, seen)))
    image[empty] = hour.outside * np.float32(0.8)
    depth = np.where(empty, np.float32(50), seen.depth)
    haze = from_hex(room.air) * np.float32(mean_luma(ambient) * 2) if room.air else ambient * 1.2
    image = hazed(image, depth, haze, room.haze)
    image = image + shafts(depth, camera, sun, model.lamps, room.dust)
    return Backdrop(
        kind="room",
        image=np.asarray(image, np.float32),
        depth=np.asarray(depth, np.float32),
        horizon=camera.horizon,
        ground=0.86 if ask.tabletop else 0.93,
        focus=1.35 if ask.tabletop else 2.6,
        light=_light_on_subjects(site, ambient, side),
        haze=np.asarray(hour.outside * np.float32(0.22) + 0.04, np.float32),
        gloss=max(0.05, 0.09 if ask.tabletop else room.polish * 0.6),
        blur=room.blur,
        bloom=room.bloom + (0.10 if hour.dark else 0.0),
        tabletop=ask.tabletop,
    )


def _camera(ask: Ask, room: Room) -> Camera:
    width, height = ask.size
    shapes, fields = zip(*_FIELDS, strict=True)
    view = float(np.interp(width / height, shapes, fields)) * (0.80 if ask.tabletop else 1.0)
    focal = 0.5 * width / float(np.tan(np.radians(view / 2)))
    if ask.tabletop:
        level = {"low": 0.42, "high": 0.20, "aerial": 0.02}.get(ask.angle, 0.32)
        eye = {"low": 1.06, "high": 1.50, "aerial": 1.85}.get(ask.angle, 1.26)
    else:
        tall = room.high > 3.6
        level = {"low": 0.64, "high": 0.26, "aerial": 0.12}.get(ask.angle, 0.50 if tall else 0.45)
        eye = {"low": 0.62, "high": 2.25, "aerial": min(room.high - 0.15, 3.4)}.get(ask.angle, 1.42)
    return Camera(width, height, level * height, focal, eye)


def _window_light(site: Site) -> None:
    """Give every window a broad lamp of its own: the sky's light falls in."""
    for window in site.windows:
        place, inward, long = window.middle(site)
        power = (
            window.width * window.height * 0.46 * site.dim * (1 - 0.3 * window.opening(site).soft)
        )
        light = np.asarray(site.hour.outside * np.float32(power), np.float32)
        at = np.array(place, np.float32) + inward * np.float32(0.35)
        run = np.array(long, np.float32) * np.float32(0.35)
        site.model.lamps.append(Lamp(at - run, light, end=at + run, aim=inward, cone=(-0.3, 0.9)))


def _sun(site: Site, flip: float, shift: float) -> Sun:
    """The sun stands where it shines through the main window onto the floor."""
    openings = [one.opening(site) for one in site.windows if one.view != "stars"]
    openings = [placed_opening(opening, flip, shift) for opening in openings]
    behind = site.ask.mode == "backlit" or (site.windows and site.windows[0].side == "back")
    across = (-0.32, 1.0) if behind else (-1.0, site.chance("sun", -0.12, 0.42))
    if site.windows and site.windows[0].side == "roof":
        across = (-0.45, 0.25)
    height = site.hour.height * (0.8 if behind else 1.0)
    colour = site.hour.sunlight * np.float32(min(1.0, 0.4 + 0.6 * site.dim))
    if not openings:
        colour = colour * np.float32(0)
    return Sun((across[0] * flip, height, across[1]), colour, tuple(openings))


def _ambient(site: Site) -> Floats:
    """Light from everywhere: a grey share of the sky's, a little of the lamps'."""
    sky = site.hour.indirect
    grey = np.full(3, sky.mean(), np.float32)
    mixed = (sky + grey) * np.float32(0.5 * site.hour.fill * site.dim)
    bounce = site.hour.sunlight * np.float32(0.022 * site.dim) if site.windows else 0.0
    warm = WARM * np.float32(0.035 * site.lamps)
    return np.asarray(mixed + bounce + warm + np.float32(0.006), np.float32)


def _light_on_subjects(site: Site, ambient: Floats, side: float) -> Light:
    """By day the window lights people, after dark the lamps."""
    hour, mode = site.hour, site.ask.mode
    if mode == "neon":
        return Light(
            key=from_hex("#ff4fa8") * np.float32(0.7),
            ambient=ambient + np.float32(0.05),
            side=-1.0,
            contrast=0.75,
            rim=from_hex("#ff2f9e"),
            rim_away=from_hex("#22d0ff"),
            dark=True,
        )
    day = hour.outside * np.float32(0.34 * site.dim) + hour.sunlight * np.float32(0.10)
    lamps = WARM * np.float32(0.55 * site.lamps)
    key = lamps + day * np.float32(0.6) if hour.dark else day + lamps * np.float32(0.3)
    if mode == "dramatic":
        key = from_hex("#ffdcae") * np.float32(1.0)
    contrast = {"dramatic": 0.85, "soft": 0.12, "backlit": 0.6}.get(
        mode, 0.5 if hour.dark else 0.34 + 0.05 * hour.beam
    )
    fill = ambient * np.float32(1.5) + lamps * np.float32(0.12)
    rim = hour.outside * np.float32(0.6) + hour.sunlight * np.float32(0.25)
    return Light(
        key=np.asarray(key, np.float32),
        ambient=np.asarray(fill, np.float32),
        side=side,
        contrast=contrast,
        rim=np.asarray(rim, np.float32) if mode == "backlit" else None,
        backlit=mode == "backlit",
        dark=hour.dark,
    )
