"""A pond garden: red bridge, lantern, pagoda, blossom or maples, koi, and a bank to stand on."""

from dataclasses import replace

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop, Layer
from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.filters import gaussian
from tagwire.providers.draft.scenery.flora import plant, planted
from tagwire.providers.draft.scenery.garden_ground import broad, receded, sampled
from tagwire.providers.draft.scenery.garden_light import falling
from tagwire.providers.draft.scenery.garden_park import (
    Park,
    beds,
    finished,
    grove,
    heavens,
    lawn,
    park,
    shade,
    stand,
)
from tagwire.providers.draft.scenery.garden_things import bridge, lantern, pagoda, stone
from tagwire.providers.draft.scenery.garden_water import (
    glints,
    koi,
    lilies,
    opened,
    petals,
    ripples,
    water,
)

_BLOSSOM = frozenset(("cherry", "blossom", "cherry blossom"))
_SHORE, _BANK = 24.0, 4.6  # metres to the far and to the near edge of the pond


def build(ask: Ask) -> Backdrop:
    """Build a Japanese garden."""
    blossoms = ask.season or ask.details & _BLOSSOM
    place = park(ask, "morning", "spring" if blossoms else "", 0.43, 1.75)
    tree = _tree(place)
    image, depth = heavens(place)
    rng = ask.rng("composition")
    hand = -1.0 if rng.random() < 0.5 else 1.0
    _far_bank(image, depth, place, tree, hand)
    x, z = place.scene.ground()
    pond = _pond(image, depth, place, x, z=z, tree=tree)
    pond = pond * (1 - _near_bank(image, depth, place, x, z=z, hand=hand))
    _foreground(image, depth, place, hand)
    branch = _branch(place, tree, hand)
    garden = finished(place, image, depth, ground=0.93, focus=4.0, bloom=0.35, front=branch)
    return opened(garden, place.scene, pond, z, afloat="afloat" in ask.details)


def _tree(place: Park) -> str:
    """Cherries in spring, bare in winter; maples otherwise; and what is asked for by name."""
    details = place.ask.details
    if "bamboo" in details or "conifer" in details:
        return "bamboo" if "bamboo" in details else "conifer"
    if place.season in ("", "autumn") and not details & _BLOSSOM:
        return "maple"
    return "cherry"


def _shore_row(place: Park) -> float:
    return place.scene.row(_SHORE)


def _far_bank(image: Floats, depth: Floats, place: Park, tree: str, hand: float) -> None:
    """The land beyond the pond and all that stands on it, in place."""
    scene, ask = place.scene, place.ask
    width, height = ask.size
    x, z = scene.ground()
    far = np.broadcast_to(z > _SHORE - 5.0, x.shape)  # the shore is uneven
    ground = receded(lawn(place, x, z) * shade(place, x, z), z, place.haze, place.reach)
    rows = slice(scene.first, height)
    image[rows] = np.where(far[..., None], ground, image[rows])
    depth[rows] = np.where(far, np.clip(z, 0.5, 400), depth[rows])
    aspect = width / height
    many = max(6, int(13 * aspect))
    grove(image, depth, place, "wood", ("broadleaf", "conifer", tree, "bush"),
          count=many * 2, near=55.0, far=90.0, tall=(7.0, 15.0), clear=0.0)  # fmt: skip
    column = 0.5 - hand * (0.25 if aspect > 1 else 0.22)
    pagoda(image, depth, column=column * width, row=scene.row(48.0),
        high=scene.pixels(15.0, 48.0), metres=48.0, light=place.light,
        haze=place.haze, mist=0.12 + place.mist(48.0) * 0.9)  # fmt: skip
    grove(image, depth, place, "trees", (tree, tree, tree, "conifer"),
          count=many, near=27.0, far=42.0, tall=(5.0, 8.5), clear=0.10)  # fmt: skip
    rng = ask.rng("bank")
    for index in range(int(24 * aspect)):
        share = (index + float(rng.random())) / int(24 * aspect)
        n = [float(v) for v in rng.random(4)]
        distance = _SHORE + 0.3 + 1.6 * n[0]
        if n[1] < 0.45:
            size = scene.pixels(0.8 + 1.6 * n[2], distance)
            stone(image, depth, rng, column=share * width, row=scene.row(distance -
                0.6), size=size, metres=distance, light=place.light,
                snow=place.season == "winter")  # fmt: skip
        else:
            kind = "reeds" if n[1] > 0.85 else "grass" if n[1] > 0.72 else "bush"
            stand(image, depth, place, kind, column=share * width,
                distance=distance, metres=0.8 + 1.1 * n[2], n=n)  # fmt: skip
    wide = 0.15 if aspect > 1 else 0.22
    centre = 0.5 + hand * (0.21 if aspect > 1 else 0.14)
    bridge(image, depth, left=(centre - wide) * width, right=(centre + wide) *
        width, row=scene.row(_SHORE - 4), metres=_SHORE - 2, light=place.light,
        haze=place.haze if not place.hour.dark else None)  # fmt: skip


def _pond(image: Floats, depth: Floats, place: Park, x: Floats, *, z: Floats, tree: str) -> Floats:
    """Fill the pond, in place; return how much of each pixel of ground it covers."""
    scene, ask = place.scene, place.ask
    light = falling(place.hour)
    clouds = sampled(broad(ask.rng("bed")), x, z, 3.0, scene)
    bed = from_hex("#2c5a4c") * light * (0.45 + 0.5 * clouds[..., None])
    bed = np.asarray(bed, np.float32)
    surface = water(image, scene, ask.rng("waves"), _shore_row(place), bed)
    waves = ripples(ask.rng("waves"), x, z, scene)
    power = place.light.key * (0.9 if place.hour.low or place.hour.dark else 0.25)
    surface = surface + glints(waves, place.sun * ask.size[0], ask.size[0], 0.18)[..., None] * power
    koi(surface, scene, ask.rng("koi"), light, 26 if "koi" in ask.details else 13)
    uneven = (sampled(broad(ask.rng("edge")), x, 0 * x + 3.0, 11.0, scene) - 0.5) * 5.0
    cover = np.clip((_SHORE + uneven - z) / (z * z / (scene.focal * scene.eye)) + 0.5, 0, 1)
    part = image[scene.first :]
    part += (surface - part) * cover[..., None]
    np.copyto(
        depth[scene.first :],
        np.broadcast_to(z, x.shape),
        where=(cover > 0.5) & (depth[scene.first :] > _SHORE - 6),
    )
    if place.season != "winter":
        lilies(image, scene, ask.rng("lilies"), light, 5)
    fallen = place.season == "autumn" if tree == "maple" else place.season != "winter"
    if tree in ("cherry", "maple") and fallen:
        hue = "#f7cfdb" if tree == "cherry" and place.season != "autumn" else "#c8452a"
        petals(image, scene, ask.rng("petals"), from_hex(hue) * light * 0.95, 700)
    return np.asarray(cover, np.float32)


def _near_bank(
    image: Floats, depth: Floats, place: Park, x: Floats, *, z: Floats, hand: float
) -> Floats:
    """The grass at the camera's feet, where subjects stand, with flat stones, in place.

    For who is afloat it is open water but for the lantern's corner. Returns its cover.
    """
    scene, ask = place.scene, place.ask
    rng = ask.rng("near")
    bend = sampled(broad(rng), x, 0 * x + 1.0, 5.0, scene) - 0.5
    across = x / np.maximum(z, 0.5)
    edge = _BANK + bend * 1.1 + 0.9 * across**2
    if "afloat" in ask.details:
        aside = (0.31 if ask.size[0] > ask.size[1] else 0.36) * ask.size[0] / scene.focal
        corner = np.maximum(-hand * across, 0.62 * hand * across) / aside
        edge = 0.2 + bend * 2.4 + 4.6 * corner**3
    cover = np.clip((edge - z) / (z * z / (scene.focal * scene.eye)) / 2 + 0.5, 0, 1)
    ground = lawn(place, x, z)
    gravel = sampled(broad(rng), x, z, 0.35, scene)[..., None]
    if place.season != "winter":
        rim = ramp(0.5, 0.12, edge - z) * 0.9
        ground = mix(ground, from_hex("#7d7566") * (0.5 + 0.9 * gravel), rim[..., None])
    slabs = np.zeros_like(x)
    for index in range(7):
        cx, cz = (index - 3) * 0.85 + float(rng.normal(0, 0.12)), 3.3 + float(rng.normal(0, 0.16))
        r = 0.33 + 0.10 * float(rng.random())
        away = np.sqrt(((x - cx) / r) ** 2 + ((z - cz) / (r * 0.8)) ** 2)
        slabs = np.maximum(slabs, ramp(1.06, 0.94, away + (bend * 0.6)))
    pale = from_hex("#a8a498") * (0.65 + 0.5 * gravel)
    ground = mix(ground, pale if place.season != "winter" else ground * 0.93, slabs[..., None])
    lit = ground * shade(place, x, z)
    part = image[scene.first :]
    part += (lit - part) * cover[..., None]
    np.copyto(
        depth[scene.first :], np.clip(np.broadcast_to(z, x.shape), 0.5, 400), where=cover > 0.5
    )
    return np.asarray(cover, np.float32)


def _foreground(image: Floats, depth: Floats, place: Park, hand: float) -> None:
    """Lantern, stones and grasses at the sides of the near bank, in place."""
    scene, ask = place.scene, place.ask
    width, height = ask.size
    rng = ask.rng("front")
    snow = place.season == "winter"
    away = 4.6
    aside = 0.5 - hand * (0.31 if width > height else 0.36)
    beds(image, depth, place, "reeds", kinds=("reeds", "grass"),
         spots=[(0.5 + hand * 0.40, 4.9, 0.30), (0.5 - hand * 0.46, 5.2, 0.3)],
          count=5, tall=0.9)  # fmt: skip
    lantern(
        image,
        depth,
        column=aside * width,
        row=scene.row(away),
        high=scene.pixels(1.5, away),
        metres=away,
        light=place.light,
    )
    for column, d, size in (
        (aside - hand * 0.09, 4.4, 0.85), (aside + hand * 0.07, 4.5, 0.5),
        (0.5 + hand * 0.36, 4.4, 1.0), (0.5 + hand * 0.47, 4.0, 1.3), (0.5 - hand * 0.49, 4.0, 0.9)
    ):  # fmt: skip
        pixels = scene.pixels(size * float(rng.uniform(0.8, 1.2)), d)
        stone(
            image,
            depth,
            rng,
            column=column * width,
            row=scene.row(d - 0.15),
            size=pixels,
            metres=d,
            light=place.light,
            moss=0.8,
            snow=snow,
        )
    beds(image, depth, place, "low", kinds=("grass", "flowers", "fern"),
         spots=[(0.03, 3.3, 0.22), (0.97, 3.3, 0.22), (aside, 4.2, 0.35)],
          count=4, tall=0.34)  # fmt: skip


def _branch(place: Park, tree: str, hand: float) -> Layer | None:
    """A branch that hangs into one top corner before everything, out of focus."""
    if tree not in ("cherry", "maple", "conifer"):
        return None
    width, height = place.ask.size
    image = np.zeros((height, width, 3), np.float32)
    weight = np.zeros((height, width, 3), np.float32)
    depth = np.full((height, width), 9.0, np.float32)
    high = min(0.40 * height, 0.30 * width)
    light = replace(place.light, ambient=place.light.ambient * 0.9)
    sprite = plant(
        f"{tree} bough", min(192, round(high)), int(place.ask.seed % 3), season=place.season
    )
    column = width * (0.5 + hand * 0.5) - hand * high * 0.62
    for target, colour in ((image, place.haze * 0), (weight, np.ones(3, np.float32))):
        planted(
            target,
            depth.copy(),
            sprite,
            column=column,
            foot_row=high * 0.86,
            height_px=high,
            distance=1.5,
            light=light,
            haze=colour,
            haze_amount=0.0 if target is image else 1.0,
            mirrored=hand > 0,
        )
    soft = max(0.6, height * 0.0035)
    return Layer(
        gaussian(image, soft) / np.maximum(gaussian(weight, soft), 1e-3),
        np.clip(gaussian(weight, soft)[..., 0], 0, 1),
    )
