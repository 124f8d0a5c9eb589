"""Streets of six kinds of city in ten lights, dry, wet or snowed in."""

from dataclasses import replace

import cv2
import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop, Light
from tagwire.providers.draft.colour import Floats, from_hex, mix
from tagwire.providers.draft.filters import resize
from tagwire.providers.draft.scenery.city_light import Beam, Lighting, shaded
from tagwire.providers.draft.scenery.city_raster import FRONT, Buffers, Face, View, paint_faces
from tagwire.providers.draft.scenery.city_skyline import skyline
from tagwire.providers.draft.scenery.sky import HOURS as SKIES
from tagwire.providers.draft.scenery.sky import sky, sun_at
from tagwire.providers.draft.scenery.street_cars import cars, moving, parked_lights, traffic
from tagwire.providers.draft.scenery.street_ground import lay, markings, mirrored, sheen, snowed_in
from tagwire.providers.draft.scenery.street_hangings import glowing, hangings
from tagwire.providers.draft.scenery.street_hours import StreetHour, hour_of
from tagwire.providers.draft.scenery.street_houses import house
from tagwire.providers.draft.scenery.street_plan import LENGTH, Plan, planned
from tagwire.providers.draft.scenery.street_props import lamps, pieces, wires
from tagwire.providers.draft.scenery.street_trees import trees

_EYES = {"low": (0.5, 0.70), "high": (5.0, 0.42), "aerial": (15.0, 0.26), "eye": (1.6, 0.55)}
_GROUND = 0.90
_SHRINK = 2  # the mirror is drawn this much smaller


def build(ask: Ask) -> Backdrop:
    """Build the street."""
    plan = planned(ask)
    view = _view(ask, plan)
    neon = (plan.kit.neon and "neon" in ask.details) or ask.mode == "neon"
    name, hour = hour_of(ask, neon)
    faces, glows, beams = _parts(ask, plan, view)
    above, disc = _sky(ask, plan, view, name, hour)
    misty = ask.weather in ("fog", "rain", "snow", "dust")
    light = Lighting(hour, glows, above, disc, misty, beams)
    seen = _drawn(ask, plan, view, faces, grounded=True)
    image = shaded(seen, view, plan, light)
    wet = ask.weather == "rain" or "wet" in ask.details
    if wet:
        image[max(0, int(np.ceil(view.horizon))) :] *= _soaked(seen, view)
        picture = _reflection(ask, plan, view, faces, light)
        mirrored(image, picture, seen, view, ask=ask, plan=plan)
    elif hour.dark and not snowed_in(ask):
        sheen(image, seen, view)
    return _backdrop(ask, plan, view, (image, seen.depth), light, wet=wet)


def _view(ask: Ask, plan: Plan) -> View:
    width, height = ask.size
    eye, level = _EYES.get(ask.angle, _EYES["eye"])
    if ask.upright:
        level += 0.05
    if plan.kit.steps and ask.angle == "aerial":
        eye = 9.0
    focal = (width * height) ** 0.5 * (1.02 if width < 2 * height else 0.90)
    return View(width, height, level * height, (0.5 + plan.bend) * width, focal, eye)


def _parts(
    ask: Ask, plan: Plan, view: View
) -> tuple[list[Face], list[tuple[Floats, Floats]], tuple[Beam, ...]]:
    """Every face, in the order it is painted, the lamps that light them, and cars' beams."""
    snow = snowed_in(ask)
    posts, glows = lamps(plan)
    signals, more = traffic(ask, plan)
    parked, (under_way, beams) = cars(ask, plan), moving(ask, plan)
    fore = posts + signals + pieces(plan) + trees(ask, plan) + parked + under_way
    for lot in plan.lots:
        fore += hangings(plan, lot, view, snow)
    fore.sort(key=_far)
    solid = skyline(ask, plan)
    for lot in plan.lots:
        solid += house(plan, lot, view, snow)
    ground = [] if snow else markings(plan)
    strength = 1.6 if plan.kit.neon else 0.7
    signs = [(place, light * np.float32(strength)) for place, light in glowing(fore, 9)]
    glows.sort(key=lambda lamp: float(lamp[0][2]))
    return ground + solid + fore, glows[:8] + more + signs, (*beams, *parked_lights(parked))


def _far(one: Face) -> float:
    return -(one.corner[2] + max(0.0, one.across[2]) * 0.5 + one.up[2] * 0.5)


def _drawn(ask: Ask, plan: Plan, view: View, faces: list[Face], *, grounded: bool) -> Buffers:
    seen = Buffers.empty(view)
    if grounded:
        lay(seen, view, ask, plan)
    paint_faces(seen, view, faces if grounded else [one for one in faces if not _lost(one)])
    _string(seen, view, wires(ask, plan))
    return seen


def _lost(one: Face) -> bool:
    """The mirror has no ground, and far specks in it are lost among the ripples."""
    lying = one.up[1] == 0 and one.corner[1] < 0.3
    speck = 85 < one.corner[2] < LENGTH and one.facing == FRONT and abs(one.across[0]) < 2
    return lying or speck


def _string(seen: Buffers, view: View, lines: list[Floats]) -> None:
    """Draw cables, in place."""
    if not lines:
        return
    mask = np.zeros(seen.depth.shape, np.uint8)
    for line in lines:
        points = np.round(np.clip(view.project(line), -4000, 4000) * 16).astype(np.int32)
        cv2.polylines(mask, [points], False, (235,), 1, cv2.LINE_AA, 4)
    cover = (mask.astype(np.float32) / np.float32(255))[..., None]
    seen.paint[:] *= 1 - cover
    seen.glow[:] *= 1 - cover
    seen.glass[:] *= 1 - cover[..., 0]
    # Against the sky there is nothing yet to darken: the cable is what is seen there.
    hung = (mask > 110) & (seen.depth > 20)
    seen.depth[hung], seen.facing[hung] = 20.0, 3


def _sky(
    ask: Ask, plan: Plan, view: View, name: str, hour: StreetHour
) -> tuple[Floats, tuple[float, float] | None]:
    """The sky of this hour with the city's glow in it, and where its sun is."""
    kind = SKIES.get(name, SKIES["day"])
    if not hour.dark and ask.weather in ("rain", "snow", "fog"):
        kind = SKIES["overcast"]
    if ask.mode == "backlit" and not hour.dark and kind.weather != "ceiling":
        kind = replace(kind, low=True, elevation=min(kind.elevation, 0.24))
    column = view.centre / view.width + plan.sunny * (0.035 if kind.low else 0.16)
    # Between houses there is little sky: half its pixels cost a quarter of the time.
    half = (max(16, ask.size[0] // 2), max(16, ask.size[1] // 2))
    small = sky(ask.rng("sky"), half, view.horizon * half[1] / view.height, kind, column)
    above = resize(np.asarray(small, np.float32), view.width, view.height)
    disc = sun_at(ask.size, view.horizon, kind, column)
    if hour.dark:
        rows = np.arange(view.height, dtype=np.float32)[:, None, None]
        low = np.exp(-np.maximum(view.horizon - rows, 0) / (0.35 * view.height))
        city = hour.haze * np.float32(1.2) + from_hex("#ff9a5a") * np.float32(0.02)
        above = mix(above, city, 0.25 + 0.6 * low)
    return np.asarray(above, np.float32), disc


def _soaked(seen: Buffers, view: View) -> Floats:
    """Wet stone is darker."""
    start = max(0, int(np.ceil(view.horizon)))
    return np.where((seen.facing[start:] == 4)[..., None], np.float32(0.55), np.float32(1.0))


def _reflection(ask: Ask, plan: Plan, view: View, faces: list[Face], light: Lighting) -> Floats:
    """The street as a still, wet road shows it: its rows go down from the horizon."""
    below = view.mirrored(_SHRINK)
    upside = _drawn(ask, plan, below, faces, grounded=False)
    rows = round(below.height * _SHRINK)
    top = int(view.horizon) - rows
    above = light.sky[max(0, top) : max(1, int(view.horizon))]
    if top < 0:
        above = np.concatenate([np.repeat(above[:1], -top, axis=0), above])
    small = resize(np.ascontiguousarray(above), below.width, below.height)
    disc = light.disc and (light.disc[0] / _SHRINK, (light.disc[1] - top) / _SHRINK)
    picture = shaded(upside, below, plan, replace(light, sky=small, disc=disc))
    return np.ascontiguousarray(picture[::-1])


def _backdrop(
    ask: Ask, plan: Plan, view: View, drawn: tuple[Floats, Floats], light: Lighting, *, wet: bool
) -> Backdrop:
    hour = light.hour
    image, depth = drawn
    foot = max(_GROUND * view.height - view.horizon, 8.0)
    key = hour.sun if float(hour.sun.max()) > 0.3 else hour.sky * np.float32(1.6)
    rim = away = None
    if hour.dark:
        lamp = from_hex(plan.kit.lamp)
        key = lamp * np.float32(0.55) + hour.sky
        if plan.kit.neon or ask.mode == "neon":
            rim, away = from_hex("#ff2f8e") * np.float32(0.9), from_hex("#22c8ff") * np.float32(0.8)
        else:
            rim = lamp * np.float32(0.5)
    elif hour.towards[2] > 0.5:
        rim = hour.sun * np.float32(0.5)
    return Backdrop(
        kind="street",
        image=np.maximum(image, 0.0).astype(np.float32),
        depth=np.clip(depth, 0.3, 900.0).astype(np.float32),
        horizon=view.horizon,
        ground=_GROUND,
        focus=float(np.clip(view.focal * view.eye / foot, 1.5, 40.0)),
        light=Light(
            key=np.asarray(key, np.float32),
            ambient=np.asarray(hour.sky * 0.8 + hour.bounce * 0.5, np.float32),
            side=plan.sunny,
            contrast=0.65 if hour.dark or float(hour.sun.max()) > 0.8 else 0.3,
            rim=rim,
            rim_away=away,
            backlit=light.disc is not None and hour.towards[2] > 0.5,
            dark=hour.dark,
        ),
        haze=np.asarray(hour.haze, np.float32),
        gloss=0.55 if wet else 0.0,
        blur=0.30,
        bloom=0.55 if hour.dark else 0.30,
        sun=light.disc,
    )  # fmt: skip
