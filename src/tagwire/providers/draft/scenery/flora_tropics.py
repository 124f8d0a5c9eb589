"""Plants of hot lands: palms, the banana with its torn leaves, the ribbed cactus."""

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex

from .flora_dabs import Dabs, dabs
from .flora_wood import Limb, bark

Grown = tuple[list[Dabs], float]


def palm(rng: np.random.Generator, season: str) -> Grown:
    """A leaning ringed stem and arching fronds of drooping leaflets."""
    lean = rng.normal(0, 0.16)
    t = np.linspace(0, 1, 14)
    stem = np.stack([lean * t * t, 0.76 * t - 0.01, 0 * t], 1).astype(np.float32)
    trunk = Limb(stem, (0.020 - 0.009 * t + 0.016 * np.exp(-t * 14)).astype(np.float32))
    groups = bark(rng, [trunk], "#8a7358")
    rings = np.linspace(0.02, 0.97, 44)
    ring = np.stack([np.interp(rings, t, c) for c in stem.T], 1) + np.array([0, 0, 0.03])
    groups.append(dabs(ring, 0.013, 0.0, from_hex("#5c4a38"), 0.45, facing=0.0, thin=0.25))
    return [*groups, *_fronds(rng, stem[-1])], abs(lean) + 0.44


def _fronds(rng: np.random.Generator, heart: Floats) -> list[Dabs]:
    """A crown: young fronds stand, old ones hang, each a rib with two rows of leaflets."""
    count, steps = 19, 26
    turn = np.arange(count) * 2.4 + rng.random()
    up = np.linspace(1.45, -0.22, count) + rng.normal(0, 0.08, count)  # the oldest hang lowest
    long = (0.31 + 0.09 * rng.random(count)) * (1 - 0.10 * np.abs(up))
    s = np.linspace(0.0, 1, steps)[None]
    droop = 0.36 + 0.40 * np.maximum(up, 0)
    x = heart[0] + (np.cos(turn) * long)[:, None] * s * (1.06 - 0.20 * s)
    z = (np.sin(turn) * long)[:, None] * s
    y = heart[1] + long[:, None] * (up[:, None] * s * 0.9 - droop[:, None] * s**2.3)
    tilt = np.arctan2(np.gradient(y, axis=1), np.gradient(x, axis=1))
    hues = np.stack([from_hex(code) for code in ("#4f8038", "#6b9a40", "#3f6c34", "#86a44c")])
    hue = hues[rng.integers(0, 4, count)]
    hue[-2:] = from_hex("#8a7a42")  # the last ones have withered
    tone = np.clip(0.46 + 0.30 * up, 0.14, 0.92)
    groups = [_leaflets(rng, (x, y, z, tilt), side, hue, tone) for side in (-1.0, 1.0)]
    ribs = np.stack([x, y, z + 0.02], 2).reshape(-1, 3)
    paint, shade = np.repeat(hue * 1.15, steps, 0), np.repeat(tone * 0.9, steps)
    groups.append(dabs(ribs, 0.008, tilt.ravel(), paint, shade, facing=0.0, thin=0.3))
    return groups


def _leaflets(
    rng: np.random.Generator,
    ribs: tuple[Floats, Floats, Floats, Floats],
    side: float,
    hue: Floats,
    tone: Floats,
) -> Dabs:
    """Blades along one side of every rib, hanging the more the farther they reach."""
    x, y, z, tilt = ribs
    count, steps, pieces = *x.shape, 8
    s, out = np.linspace(0, 1, steps)[None, :, None], np.linspace(0, 1, pieces)[None, None]
    size = 0.112 * np.sin(np.pi * np.clip(s * 0.86 + 0.12, 0, 1)) ** 0.6 * out
    way = (tilt + side * (0.80 + 0.15 * rng.random(x.shape)))[..., None]
    px = x[..., None] + np.cos(way) * size * 0.8
    py = y[..., None] + np.sin(way) * size * 0.60 - size * (0.22 + 0.34 * out)
    pz = np.broadcast_to((z + side * 0.01)[..., None], px.shape)
    place = np.stack([px, py, pz], 3).reshape(-1, 3)
    each = 0.75 + 0.5 * rng.random((count, steps, 1))  # leaflets differ, not their dabs
    paint = (hue[:, None, None] * np.broadcast_to(each[..., None], (*px.shape, 1))).reshape(-1, 3)
    shade = np.clip(tone[:, None, None] + 0.12 * side - 0.16 * out + 0 * s, 0.08, 1)
    turned = np.broadcast_to(np.clip((px[..., -1:] - x[:, :1, None]) * 2.4, -1, 1), px.shape)
    hang = np.arctan2(np.gradient(py, axis=2), np.gradient(px, axis=2) + 1e-6)
    return dabs(place, 0.0072, hang.ravel(), paint, shade.ravel(), facing=turned.ravel(), thin=0.3)


def banana(rng: np.random.Generator, season: str) -> Grown:
    """Great paddle leaves on stalks from one foot, torn by the wind, bright where the sky is."""
    count, steps = 10, 46
    turn = np.arange(count) * 2.4 + rng.random()
    up = np.linspace(1.42, 0.42, count) + rng.normal(0, 0.08, count)
    long = (0.62 + 0.22 * rng.random(count))[:, None]
    s = np.linspace(0, 1, steps)[None]
    flat = np.cos(up)[:, None] * (0.55 + 0.45 * s)
    x = rng.normal(0, 0.03, (count, 1)) + np.cos(turn)[:, None] * long * flat * s
    z = np.sin(turn)[:, None] * long * flat * s
    y = long * (np.sin(up)[:, None] * s * 1.28 - (0.30 + 0.5 * flat) * s**2.6)
    tilt = np.arctan2(np.gradient(y, axis=1), np.gradient(x, axis=1))
    blade = np.sin(np.pi * np.clip(s * 0.86 - 0.16, 0, 1) / 0.86) ** 0.55 * (s > 0.19)
    wide = 0.135 * long * blade * (0.45 + 0.55 * np.abs(np.sin(turn))[:, None])
    hues = np.stack([from_hex(code) for code in ("#4f8c2e", "#6aa03a", "#3d7a30", "#86b048")])
    hue = hues[rng.integers(0, 4, count)]
    tone = np.clip(0.30 + 0.34 * up, 0.2, 0.95)
    turned = np.cos(turn) * 0.8
    groups = [_blade(rng, (x, y, z, tilt), wide, side, (hue, tone, turned)) for side in (-1.0, 1.0)]
    ribs = np.stack([x, y, z + 0.01], 2).reshape(-1, 3)
    pale, bright = np.repeat(hue * 1.5 + 0.03, steps, 0), np.repeat(tone, steps)
    groups.append(dabs(ribs, 0.008, tilt.ravel(), pale, bright, facing=0.0, thin=0.4))
    return groups, 0.72


def _blade(
    rng: np.random.Generator,
    ribs: tuple[Floats, Floats, Floats, Floats],
    wide: Floats,
    side: float,
    looks: tuple[Floats, Floats, Floats],
) -> Dabs:
    """One half of every leaf: veins across it, and gaps where it is torn."""
    (x, y, z, tilt), (hue, tone, turned) = ribs, looks
    out, reach = np.linspace(0.06, 1, 9)[None, None], wide[..., None]
    way = (tilt + side * 1.25)[..., None]
    px = x[..., None] + np.cos(way) * reach * out
    py = y[..., None] + np.sin(way) * reach * out - 0.25 * reach * out**2
    pz = np.broadcast_to(z[..., None] + 0.004 * side, px.shape)
    whole = (rng.random((*x.shape, 1)) > 0.10) & (reach > 0.004) & (out > 0)
    vein = 0.86 + 0.22 * (np.arange(x.shape[1]) % 3 == 0)[None, :, None]
    paint = hue[:, None, None] * (vein * (0.9 + 0.2 * rng.random(px.shape)))[..., None]
    lean = 0.20 * side * np.cos(tilt)[..., None]
    shade = np.clip(tone[:, None, None] + lean - 0.1 * out, 0.06, 1)
    keep = whole.ravel()
    return dabs(
        np.stack([px, py, pz], 3).reshape(-1, 3)[keep],
        0.0125,
        np.broadcast_to(way, px.shape).ravel()[keep],
        paint.reshape(-1, 3)[keep],
        shade.ravel()[keep],
        facing=np.broadcast_to(turned[:, None, None], px.shape).ravel()[keep],
    )


def cactus(rng: np.random.Generator, season: str) -> Grown:
    """A ribbed saguaro with one to three arms."""
    up = np.linspace(0, 1, 16)
    limbs = [Limb(_line([(0, -0.02), (0, 0.97)], up), _blunt(0.070, up))]
    for usual in (-1.0, 1.0)[: 1 + int(rng.random() < 0.8)]:
        side = usual if rng.random() < 0.8 else -usual
        foot, out, top = rng.uniform(0.32, 0.52), rng.uniform(0.16, 0.22), rng.uniform(0.64, 0.86)
        turn = np.linspace(0, 1.57, 6)
        bend = [(side * out * np.sin(a), foot + 0.10 * (1 - np.cos(a))) for a in turn]
        bend.append((side * out, top))
        limbs.append(Limb(_line(bend, up), _blunt(0.046, up)))
    groups = bark(rng, limbs, "#5f7c4c", fine=0.0062)
    shaped = []
    for group in groups:
        rib = 0.5 + 0.5 * np.cos(np.arcsin(np.clip(group.facing, -1, 1)) * 11)
        shade = (0.30 + 0.5 * rib) * (0.65 + 0.35 * group.place[:, 1])
        smooth = from_hex("#64834e") * (0.75 + 0.35 * rib[:, None])
        shaped.append(
            dabs(
                group.place, group.length, group.angle, smooth, shade, facing=group.facing, thin=1.0
            )
        )
    return shaped, 0.32


def _line(corners: list[tuple[float, float]], at: Floats) -> Floats:
    points = np.array(corners, np.float32)
    t = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    t = t / t[-1]
    plane = np.stack([np.interp(at, t, points[:, 0]), np.interp(at, t, points[:, 1])], 1)
    return np.concatenate([plane, np.zeros((len(plane), 1))], 1).astype(np.float32)


def _blunt(radius: float, at: Floats) -> Floats:
    return np.asarray(radius * np.sqrt(np.clip(1 - at**9, 0.06, 1)), np.float32)
