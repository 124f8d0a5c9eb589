"""A park: lawn and a winding path, beds of flowers, clipped hedges, old trees, a bench far off."""

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.backdrop import Backdrop
from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.scenery.flora_hedges import hedge
from tagwire.providers.draft.scenery.garden_ground import broad, litter, path, receded, sampled
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
from tagwire.providers.draft.scenery.garden_things import bench
from tagwire.providers.draft.scenery.garden_water import (
    glints,
    koi,
    lilies,
    opened,
    petals,
    ripples,
    water,
)

_TREES = {
    "palm": ("palm", "palm", "bush"),
    "conifer": ("conifer", "conifer", "broadleaf"),
    "bamboo": ("bamboo", "bamboo", "bush"),
    "cherry": ("cherry", "cherry", "broadleaf"),
    "blossom": ("cherry", "cherry", "broadleaf"),
    "cherry blossom": ("cherry", "cherry", "broadleaf"),
    "cactus": ("cactus", "palm", "bush"),
    "birch": ("birch", "birch", "bush"),
}
_NEAR, _FAR = 4.4, 12.8  # metres to the edges of a pond
_GRAVEL = ("#d8c8a4", "#c4b28c", "#e4d8bc", "#b09c7a")
_FALLEN = ("#c47a2a", "#d9982f", "#a8522a", "#e0b04a")


def build(ask: Ask) -> Backdrop:
    """Build a garden."""
    place = park(ask, "day", "", 0.45, 1.6)
    image, depth = heavens(place)
    x, z = place.scene.ground()
    bend = _lay(image, depth, place, x, z)
    _plant(image, depth, place, bend)
    cover = _pond(image, depth, place, x, z) if _has_pond(place) else None
    garden = finished(place, image, depth, ground=0.92, focus=4.5, bloom=0.3)
    if cover is None:
        return garden
    return opened(garden, place.scene, cover, z, afloat="afloat" in ask.details)


def _has_pond(place: Park) -> bool:
    return bool(place.ask.details & {"lake", "river", "koi"})


def _pond(image: Floats, depth: Floats, place: Park, x: Floats, z: Floats) -> Floats:
    """Fill a pond in the lawn where nothing stands before it, in place; return its cover."""
    scene, ask = place.scene, place.ask
    uneven = sampled(broad(ask.rng("pond")), x, z, 7.0, scene) - 0.5
    near = -9.0 if "afloat" in ask.details else _NEAR
    middle, half = (_FAR + near) / 2, (_FAR - near) / 2
    off = np.sqrt((x / (6.2 + 0.5 * half)) ** 2 + ((z - middle) / half) ** 2) + 0.22 * uneven
    grain = z * z / (scene.focal * scene.eye)
    cover = np.clip((1 - off) * half / grain + 0.5, 0, 1)
    bare = np.abs(depth[scene.first :] - z) < 0.02 * z
    cover = np.asarray(cover * bare, np.float32)
    light = falling(place.hour)
    clouds = sampled(broad(ask.rng("bed")), x, z, 3.0, scene)
    bed = np.asarray(from_hex("#2f5a48") * light * (0.45 + 0.5 * clouds[..., None]), np.float32)
    surface = water(image, scene, ask.rng("waves"), scene.row(_FAR), bed)
    waves = ripples(ask.rng("waves"), x, z, scene)
    power = place.light.key * (0.9 if place.hour.low or place.hour.dark else 0.25)
    surface = surface + glints(waves, place.sun * ask.size[0], ask.size[0], 0.18)[..., None] * power
    if "koi" in ask.details:
        koi(surface, scene, ask.rng("koi"), light, 26)
    part = image[scene.first :]
    rim = ramp(1.10, 1.0, off) * bare
    part *= (1 - 0.55 * rim)[..., None]
    part += (surface - part) * cover[..., None]
    if place.season != "winter":
        pads = image.copy()
        lilies(pads, scene, ask.rng("lilies"), light, 4)
        part += (pads[scene.first :] - part) * (cover > 0.9)[..., None]
    return cover


def _lay(image: Floats, depth: Floats, place: Park, x: Floats, z: Floats) -> float:
    """Lawn and path, in place; return which way the path bends."""
    scene, rng = place.scene, place.ask.rng("path")
    hand = 1.0 if rng.random() < 0.5 else -1.0
    rough = sampled(broad(rng), x, z, 1.6, scene)
    # Mown stripes run towards the far trees.
    stripes = 0.5 + 0.5 * np.tanh(np.sin((x + 0.10 * z) * 2.4) * 3.0)
    ground = lawn(place, x, z)
    if place.season != "winter":
        ground = ground * (0.90 + 0.20 * stripes * ramp(70.0, 20.0, z))[..., None]
    if place.season == "autumn":
        leaves = sampled(litter(_FALLEN, "#7c8038", 2600), x, z, 2.6, scene)
        heaps = ramp(0.45, 0.66, sampled(broad(rng), x, z, 8.0, scene))
        ground = mix(ground, leaves, (heaps * 0.8)[..., None])
    trail = path(x, z, hand * 1.5, 1.05, rough) * (0.0 if _has_pond(place) else 1.0)
    if place.season == "winter":
        earth = from_hex("#e2e9f2") * (0.80 + 0.3 * rough)[..., None]
    else:
        earth = sampled(litter(_GRAVEL, "#8a7a60", 9000), x, z, 1.25, scene)
        earth = earth * (1.15 + 0.35 * rough)[..., None]
    rim = np.clip(trail * (1 - trail) * 4, 0, 1)
    ground = mix(ground, earth, trail[..., None])
    ground = ground * (1 - (0.08 if place.season == "winter" else 0.35) * rim)[..., None]
    lit = receded((ground * shade(place, x, z)).astype(np.float32), z, place.haze, place.reach)
    if place.ask.weather == "rain":
        lit = mix(lit, image[scene.first - 1 : scene.first], (trail * 0.45)[..., None])
    image[scene.first :] = lit
    depth[scene.first :] = np.clip(z, 0.5, 400.0)
    return hand


def _plant(image: Floats, depth: Floats, place: Park, hand: float) -> None:
    """Trees, hedges, beds and the bench, from far to near, in place."""
    ask, scene = place.ask, place.scene
    width, height = ask.size
    aspect = width / height
    named = [kinds for word, kinds in sorted(_TREES.items()) if word in ask.details]
    trees = named[0] if named else ("broadleaf", "birch", "broadleaf", "conifer")
    many = max(5, int(9 * aspect))
    grove(image, depth, place, "far", ("broadleaf", "conifer", "bush", trees[0]),
          count=many * 2, near=60.0, far=95.0, tall=(7.0, 14.0), clear=0.0)  # fmt: skip
    grove(image, depth, place, "middle", trees, count=many, near=26.0, far=44.0,
          tall=(6.0, 10.0), clear=0.13)  # fmt: skip
    _hedges(image, depth, place)
    rng = ask.rng("bench")
    column = 0.5 - hand * float(rng.uniform(0.17, 0.23)) * min(1.0, aspect)
    bench(image, depth, column=column * width, row=scene.row(14.0),
        wide=scene.pixels(1.7, 14.0), metres=14.0, light=place.light,
        haze=place.haze, mist=place.mist(14.0))  # fmt: skip
    kinds = ("flowers", "flowers", "grass")
    beds(image, depth, place, "far beds", kinds=kinds,
         spots=[(0.5 - 0.34, 15.0, 1.5), (0.5 + 0.33, 15.5, 1.6)], count=12, tall=0.75)  # fmt: skip
    _frame(image, depth, place, trees)
    beds(image, depth, place, "beds", kinds=kinds,
         spots=[(0.10, 7.4, 0.7), (0.90, 7.0, 0.7), (0.02, 5.0, 0.3), (0.98, 5.0, 0.3)],
         count=9, tall=0.62)  # fmt: skip
    for share, away in ((0.0, 4.4), (1.0, 4.2)):
        n = [float(v) for v in rng.random(4)]
        stand(image, depth, place, "bush", column=share * width, distance=away,
            metres=0.9 + 0.4 * n[0], n=n)  # fmt: skip
    if place.season in ("", "spring") and "cherry" in trees:
        petals(image, scene, ask.rng("petals"), from_hex("#f7cfdb") * falling(place.hour), 300)


def _frame(image: Floats, depth: Floats, place: Park, trees: tuple[str, ...]) -> None:
    """Two great trees at the frame's sides, one nearer than the other, in place."""
    rng = place.ask.rng("frame")
    width, height = place.ask.size
    near = 1.0 if rng.random() < 0.5 else -1.0
    for side, away, tall in ((-near, 15.0, 9.0), (near, 9.0, 7.5)):
        n = [float(v) for v in rng.random(4)]
        kind = trees[int(n[0] * 0.99 * len(trees))]
        out = 0.40 + 0.06 * n[1] if width > height else 0.46 + 0.06 * n[1]
        stand(
            image,
            depth,
            place,
            kind,
            column=(0.5 + side * out) * width,
            distance=away,
            metres=tall + 1.5 * n[1],
            n=n,
        )


def _hedges(image: Floats, depth: Floats, place: Park) -> None:
    """Clipped hedges to both sides, leading the eye in, in place."""
    rng = place.ask.rng("hedges")
    for side in (-1.0, 1.0):
        start, end = 20.0 + 3 * float(rng.random()), 30.0
        near, far = side * (5.2 + float(rng.random())), side * 3.6
        hedge(image, depth, place, (near, start), (far, end), tall=1.15)
        hedge(image, depth, place, (near, start), (near + side * 14.0, start - 1.0), tall=1.15)
