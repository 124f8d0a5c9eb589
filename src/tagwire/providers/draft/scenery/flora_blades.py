"""Plants without wood: blades, fronds, culms, flower heads and shrubs."""

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex

from .flora_dabs import Dabs, dabs
from .flora_trees import OAK, SNOW, foliage
from .flora_wood import Limb, bark

Grown = tuple[list[Dabs], float]
_STEPS = 40

_TURF = {
    "": ("#5f8a34", "#7aa042", "#4c7430", "#8fae50"),
    "spring": ("#7fae3e", "#95bc4c", "#6a9a38"),
    "autumn": ("#a58c44", "#b89a52", "#8c7a3c", "#9c7434"),
    "winter": ("#b9b08a", "#a79c78", "#8f876c"),
}
_PETALS = ("#e8506a", "#f2c43c", "#f4f0ea", "#c05ac0", "#6a7ae0", "#f08a3c")


def _hues(season: str, table: dict[str, tuple[str, ...]]) -> Floats:
    return np.stack([from_hex(code) for code in table.get(season, table[""])])


def _curved(
    rng: np.random.Generator, root: Floats, tall: Floats, lean: Floats, bend: Floats
) -> tuple[Floats, Floats]:
    """Points of N curved blades, N x steps x 3, and the angle of each point."""
    t = np.linspace(0, 1, _STEPS, dtype=np.float32)[None]
    x = root[:, :1] + lean[:, None] * tall[:, None] * (0.35 * t + 0.65 * t * t)
    y = tall[:, None] * (t - bend[:, None] * t**3)
    z = root[:, 1:2] + 0.05 * rng.normal(0, 1, (len(tall), 1)) * t
    place = np.stack([x, y, np.broadcast_to(z, x.shape)], 2)
    angle = np.arctan2(np.gradient(y, axis=1), np.gradient(x, axis=1))
    return place.astype(np.float32), angle.astype(np.float32)


def blades(
    rng: np.random.Generator,
    count: int,
    season: str,
    *,
    wide: float,
    stout: float,
    lean: float,
    bend: float,
    table: dict[str, tuple[str, ...]] = _TURF,
) -> tuple[Dabs, Floats]:
    """A tuft of blades from one foot; returned with their tips, N x 3."""
    root = rng.normal(0, wide, (count, 2)).astype(np.float32)
    root[:, 1] *= 0.5
    tall = (0.35 + 0.63 * rng.random(count) ** 0.8).astype(np.float32)
    out = root[:, 0] / (wide + 1e-6) * 0.15 + rng.normal(0, lean, count)
    place, angle = _curved(rng, root, tall, out.astype(np.float32), bend * rng.random(count))
    t = np.linspace(0, 1, _STEPS)[None]
    hues = _hues(season, table)[rng.integers(0, len(table.get(season, table[""])), count)]
    paint = hues[:, None] * (0.8 + 0.4 * rng.random((count, 1, 1))) * (0.75 + 0.35 * t[..., None])
    shade = np.broadcast_to(0.16 + 0.8 * t**0.9, (count, _STEPS)) * (
        0.8 + 0.2 * rng.random((count, 1))
    )
    gap = tall[:, None] * (0.62 / _STEPS)  # dabs of a blade have to touch
    length = np.maximum(stout * (1.05 - t**2), gap)
    facing = np.broadcast_to(np.clip(out, -1, 1)[:, None], (count, _STEPS))
    group = dabs(
        place.reshape(-1, 3),
        length.ravel(),
        angle.ravel(),
        paint.reshape(-1, 3),
        shade.ravel(),
        facing=facing.ravel(),
        thin=0.4,
    )
    return group, place[:, -1]


def grass(rng: np.random.Generator, season: str) -> Grown:
    """A tuft of grass."""
    group, tips = blades(rng, 130, season, wide=0.16, stout=0.020, lean=0.33, bend=0.25)
    return _frosted(rng, [group], tips, season), 0.75


def reeds(rng: np.random.Generator, season: str) -> Grown:
    """Upright reeds with dark bulrush heads."""
    group, tips = blades(rng, 70, season, wide=0.16, stout=0.013, lean=0.10, bend=0.10)
    heads = tips[tips[:, 1] > 0.55][:14]
    lines = heads[:, None] + np.array([0, 1, 0]) * np.linspace(-0.10, 0, 14)[None, :, None]
    brown = from_hex("#5a3a22") * (0.8 + 0.4 * rng.random((lines.shape[0] * 14, 1)))
    spikes = dabs(
        lines.reshape(-1, 3) + np.array([0, 0, 0.1]), 0.013, 1.57, brown, 0.7, facing=0.0, thin=1.0
    )
    return _frosted(rng, [group, spikes], tips, season), 0.45


def flowers(rng: np.random.Generator, season: str) -> Grown:
    """A clump of flowers over leaves, of one or two colours."""
    group, tips = blades(rng, 90, season, wide=0.22, stout=0.016, lean=0.25, bend=0.15)
    if season == "winter":
        return _frosted(rng, [group], tips, season), 0.8
    tips = tips[rng.random(len(tips)) < 0.62]
    chosen = rng.choice(len(_PETALS), 2, replace=False)
    hue = np.stack([from_hex(_PETALS[i]) for i in chosen])[rng.integers(0, 2, len(tips))]
    around = np.arange(7) * 6.283 / 7
    ring = np.stack([np.cos(around), np.sin(around) * 0.7, 0 * around], 1) * 0.026
    petals = (tips[:, None] + ring + [0, 0, 0.06]).reshape(-1, 3)
    paint = np.repeat(hue, 7, 0) * (0.75 + 0.4 * rng.random((len(petals), 1)))
    groups = [
        group,
        dabs(petals, 0.022, np.tile(around, len(tips)), paint, 0.85, facing=0.0, thin=0.6),
        dabs(
            tips + np.array([0, 0, 0.08]),
            0.011,
            0.0,
            from_hex("#e2b23a"),
            0.9,
            facing=0.0,
            thin=1.0,
        ),
    ]
    return groups, 0.8


def fern(rng: np.random.Generator, season: str) -> Grown:
    """Fronds arching out of one heart, feathered to both sides."""
    table = {
        "": ("#4f8034", "#3f6c2c", "#62923e"),
        "autumn": ("#a8702e", "#8c5c2a", "#b8863a"),
        "winter": ("#6a5c42", "#7c6c50"),
        "spring": ("#6fa03c", "#82b048"),
    }
    count, hues = 22, _hues(season, table)
    lean = np.linspace(-1.1, 1.1, count) + rng.normal(0, 0.15, count)
    tall = (0.62 + 0.36 * rng.random(count)) * (1 - 0.14 * np.abs(lean))
    root = np.stack([rng.normal(0, 0.03, count), rng.normal(0, 0.15, count)], 1)
    place, angle = _curved(rng, root, tall, lean.astype(np.float32), 0.12 + 0.30 * np.abs(lean))
    groups = []
    t = np.linspace(0, 1, _STEPS)[None, :, None]
    for side in (-1.0, 1.0):
        leaflet = (angle + side * 1.15)[..., None]
        along = np.linspace(0, 1, 5)[None, None]
        size = 0.105 * np.sin(np.pi * np.clip(t * 0.88 + 0.1, 0, 1)) ** 0.8 * along
        x = place[..., :1] + np.cos(leaflet) * size
        y = place[..., 1:2] + np.sin(leaflet) * size - 0.25 * size * along
        spot = np.stack([x, y, np.broadcast_to(place[..., 2:], x.shape)], 3).reshape(-1, 3)
        paint = np.broadcast_to(
            hues[rng.integers(0, len(hues), count)][:, None, None], (*x.shape, 3)
        ).reshape(-1, 3) * (0.8 + 0.4 * rng.random((len(spot), 1)))
        shade = np.clip(0.2 + 0.75 * spot[:, 1] + 0.12 * side, 0.08, 1)
        turned = np.broadcast_to(np.clip(lean, -1, 1)[:, None, None], x.shape).ravel()
        groups.append(
            dabs(
                spot, 0.011, np.broadcast_to(leaflet, x.shape).ravel(), paint, shade, facing=turned
            )
        )
    return _frosted(rng, groups, place[:, 28], season), 0.85


def bamboo(rng: np.random.Generator, season: str) -> Grown:
    """A few jointed culms with sprays of long leaves."""
    limbs, tips = [], []
    for k in range(6):
        x, lean = 0.05 * (k - 2.5) + rng.normal(0, 0.015), rng.normal(0, 0.07)
        tall = 0.80 + 0.18 * rng.random()
        t = np.linspace(0, 1, 12)
        line = np.stack([x + lean * t * t, tall * t, rng.normal(0, 0.05) + 0 * t], 1)
        limbs.append(Limb(line.astype(np.float32), (0.0095 - 0.006 * t).astype(np.float32)))
        tips.append(line[4:])
    green = "#7c9a48" if season != "autumn" else "#a39a4a"
    groups = bark(rng, limbs, green, fine=0.003)
    for limb in limbs:  # pale joints
        at = np.linspace(0.04, 0.95, 17)
        ring = np.stack([np.interp(at, np.linspace(0, 1, 12), c) for c in limb.points.T], 1)
        groups.append(
            dabs(
                ring + np.array([0, 0, 0.02]),
                0.009,
                0.0,
                from_hex("#c4cf96"),
                0.8,
                facing=0.0,
                thin=0.4,
            )
        )
    nodes = np.concatenate(tips)
    heart = rng.choice(nodes, 433) + rng.normal(0, 1, (433, 3)) * [0.07, 0.03, 0.06]
    leaf = np.repeat(heart, 6, 0)
    way = rng.normal(-0.65, 0.5, len(leaf)) * np.where(rng.random(len(leaf)) < 0.5, 1, -1)
    hues = np.stack([from_hex(code) for code in ("#6d9a3c", "#86ac4c", "#54803a")])
    t = np.linspace(0, 1, 5)[None]
    out = leaf[:, :1] + np.cos(way)[:, None] * t * 0.050
    high = leaf[:, 1:2] - np.abs(np.sin(way))[:, None] * t * 0.050
    place = np.stack([out, high, np.broadcast_to(leaf[:, 2:], out.shape)], 2).reshape(-1, 3)
    paint = np.repeat(
        hues[rng.integers(0, 3, len(leaf))] * (0.7 + 0.5 * rng.random((len(leaf), 1))), 5, 0
    )
    shade = np.repeat(0.35 + 0.6 * rng.random(len(leaf)), 5)
    turn = np.where(np.cos(way) > 0, -np.abs(way), np.abs(way))
    groups.append(dabs(place, 0.0075, np.repeat(turn, 5), paint, shade, facing=0.0, thin=0.35))
    return _frosted(rng, groups, heart, season), 0.30


def bush(rng: np.random.Generator, season: str) -> Grown:
    """A round shrub down to the ground."""
    turn, high = rng.random(48) * 6.283, rng.random(48) ** 0.8
    out = np.sqrt(1 - high**2) * (0.55 + 0.45 * rng.random(48))
    ends = np.stack([np.cos(turn) * out * 0.56, 0.12 + high * 0.72, np.sin(turn) * out * 0.5], 1)
    paints = {
        "autumn": ("#b5652a", "#a8482a", "#c08a38"),
        "winter": ("#5a5f48", "#e9eff6", "#e2e8f0", "#6c6a52"),
        "spring": ("#86b048", "#9cc058", "#78a040"),
    }
    crown = foliage(rng, ends.astype(np.float32), _SHRUB, paints.get(season, OAK.leaves))
    return [crown], 0.85


_SHRUB = type(OAK)(OAK.habit, OAK.bark, OAK.leaves, clump=0.16, leaf=0.0125, flat=0.9, dense=11000)


def _frosted(rng: np.random.Generator, groups: list[Dabs], tips: Floats, season: str) -> list[Dabs]:
    """Put snow on the tips in winter."""
    if season != "winter":
        return groups
    many = np.repeat(tips, 4, 0)
    spread = rng.normal(0, 0.014, many.shape) + np.array([0, 0, 0.1])
    return [*groups, dabs(many + spread, 0.006, 0.0, from_hex(SNOW), 0.95, facing=0.0, thin=0.6)]
