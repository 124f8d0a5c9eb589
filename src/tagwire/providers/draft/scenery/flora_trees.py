"""Trees: crowns of leaf clumps on grown wood, and conifers tier by tier."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tagwire.providers.draft.colour import Floats, from_hex, mix

from .flora_dabs import Dabs, dabs
from .flora_wood import Habit, Limb, bark, skeleton

SNOW = "#e9eff6"


@dataclass(frozen=True, slots=True)
class Crown:
    """What grows on a tree's ends."""

    habit: Habit
    bark: str
    leaves: tuple[str, ...]
    clump: float = 0.095  # radius of a clump of leaves
    leaf: float = 0.0075
    flat: float = 0.72  # height of a clump by its breadth
    droop: float = 0.0
    dense: int = 12000
    marks: str = ""
    autumn: tuple[str, ...] = ("#c9782a", "#d99a35", "#b5552a", "#c88a3a")
    spring: tuple[str, ...] = ("#8fb54a", "#a3c25c", "#7da344")


SPRUCE = Crown(
    Habit(),
    "#46382c",
    ("#3a613c", "#476f42", "#315338"),
    autumn=("#4f6a3a", "#3f5c38"),
    spring=("#4f7a44", "#6a9450"),
)
BAMBOO = Crown(Habit(), "#6d9440", ("#7aa444", "#92b856", "#658f3c"), autumn=("#b0a84c", "#9ca048"))
OAK = Crown(
    Habit(0.22, 0.036, 0.80, 0.80, 5, 0.20, 4),
    "#4d3d2e",
    ("#4f7a30", "#5f8838", "#456c2c", "#6d9440"),
)
BIRCH = Crown(
    Habit(0.34, 0.017, 0.50, 0.72, 5, 0.34),
    "#d8d4c8",
    ("#7fa048", "#8eac50", "#6f9442"),
    clump=0.062,
    leaf=0.0055,
    flat=1.15,
    droop=0.05,
    dense=9000,
    marks="#3a3630",
    autumn=("#e0b33a", "#d9a032", "#e8c452"),
)
CHERRY = Crown(
    Habit(0.20, 0.030, 0.92, 0.80, 5, 0.14, 4),
    "#453129",
    ("#f0b4c6", "#f6cdd8", "#e897b1", "#f3bfce"),
    clump=0.092,
    flat=0.58,
    dense=10000,
    autumn=("#c9502a", "#b83f2c", "#d9772f"),
    spring=("#f0b4c6", "#f6cdd8", "#e897b1", "#f8dbe2"),
)
MAPLE = replace(
    CHERRY,
    leaves=("#7a9a3c", "#6c8f38", "#88a444"),
    autumn=("#c2311f", "#d4472a", "#a8281f", "#e0622f"),
    spring=("#a4b84c", "#b56a4a", "#98b048"),
)


def leafy(rng: np.random.Generator, crown: Crown, season: str) -> tuple[list[Dabs], float]:
    """Grow a tree with leaves, blossom, autumn colours or none and snow; and half its width."""
    limbs, ends = skeleton(rng, crown.habit)
    limbs, ends = _fitted(limbs, ends, crown.clump)
    bare = season == "winter"
    wood = bark(rng, limbs, crown.bark, marks=crown.marks, snow=bare)
    if bare:
        wood.append(_twigs(rng, ends, crown))
    else:
        palette = {"autumn": crown.autumn, "spring": crown.spring}.get(season, crown.leaves)
        wood.append(foliage(rng, ends, crown, palette))
    reach = float(np.abs(ends[:, 0]).max()) + crown.clump * 1.5
    return wood, reach


def _fitted(limbs: list[Limb], ends: Floats, clump: float) -> tuple[list[Limb], Floats]:
    """Scale the grown wood to stand one height high, its clumps included."""
    scale = (1 - clump * 0.9) / float(ends[:, 1].max())
    return [Limb(limb.points * scale, limb.radii * scale) for limb in limbs], ends * scale


def foliage(rng: np.random.Generator, ends: Floats, crown: Crown, palette: tuple[str, ...]) -> Dabs:
    """Hang clumps of leaves on the ends: bright above, dark inside and below, gaps between."""
    sizes = crown.clump * (0.65 + 0.6 * rng.random(len(ends)).astype(np.float32))
    which = rng.choice(len(ends), crown.dense, p=sizes**2 / (sizes**2).sum())
    normal = rng.normal(0, 1, (crown.dense, 3)).astype(np.float32)
    normal /= np.sqrt((normal**2).sum(1, keepdims=True)) + 1e-6
    shell = (0.35 + 0.65 * rng.random(crown.dense).astype(np.float32) ** 0.5)[:, None]
    offset = normal * shell * sizes[which, None]
    offset[:, 1] *= crown.flat
    offset[:, 1] -= crown.droop * rng.random(crown.dense).astype(np.float32) ** 2
    place = ends[which] + offset
    middle = ends.mean(0)
    reach = ends.std(0) * 1.8 + crown.clump
    out = (place - middle) / reach
    open_sky = np.clip(0.42 + 0.30 * out[:, 1] + 0.16 * (out**2).sum(1), 0, 1)
    clump_light = 0.5 + 0.5 * normal[:, 1] * shell[:, 0]
    shade = np.clip(0.10 + 0.55 * open_sky * (0.4 + clump_light) + 0.30 * clump_light**2, 0.04, 1)
    shade = shade * (0.86 + 0.28 * rng.random(crown.dense)).astype(np.float32)
    hues = np.stack([from_hex(code) for code in palette])
    of_clump = hues[rng.integers(0, len(hues), len(ends))][which]
    of_leaf = hues[rng.integers(0, len(hues), crown.dense)]
    paint = mix(of_clump, of_leaf, 0.4) * (0.8 + 0.4 * rng.random((crown.dense, 1)))
    length = crown.leaf * (0.7 + 0.7 * rng.random(crown.dense))
    angle = rng.random(crown.dense) * np.pi
    facing = np.clip(0.65 * normal[:, 0] + 0.45 * out[:, 0], -1, 1)
    return dabs(place, length, angle, paint, np.clip(shade, 0, 1), facing=facing)


def _twigs(rng: np.random.Generator, ends: Floats, crown: Crown) -> Dabs:
    """The fine net of twigs of a bare crown, some with snow on them."""
    lines = []
    for end in np.repeat(ends, 4, 0):
        way = rng.normal(0, 1, 3) * [1, 0.6, 1] + [0, 0.5, 0]
        way *= crown.clump * (0.8 + rng.random()) / np.sqrt(way @ way)
        t = np.linspace(0, 1, 22)[:, None]
        lines.append(end + way * t + rng.normal(0, 0.1, 3) * crown.clump * t * t)
    place = np.concatenate(lines).astype(np.float32)
    white = rng.random(len(place)) < 0.30
    paint = np.where(white[:, None], from_hex(SNOW), from_hex(crown.bark) * 0.8)
    return dabs(place, 0.0022, rng.random(len(place)) * np.pi, paint, 0.7, facing=0.0)


def conifer(rng: np.random.Generator, season: str) -> tuple[list[Dabs], float]:
    """Grow a spruce: drooping boughs in tiers, needles lit on top and dark beneath."""
    slim = 0.20 + 0.07 * rng.random()
    trunk = Limb(
        np.array([[0, -0.01, 0], [0, 0.5, 0], [0, 0.98, 0]], np.float32),
        np.array([0.017, 0.010, 0.002], np.float32),
    )
    groups = bark(rng, [trunk], "#463629")
    level = np.sort(rng.random(230) ** 1.25) * 0.90 + 0.075
    turn = rng.random(230) * 2 * np.pi
    bough = slim * (1 - level) ** 0.80 * (0.68 + 0.5 * rng.random(230)) + 0.012
    share = bough**1.4 / (bough**1.4).sum()
    count = 17000
    which = rng.choice(230, count, p=share)
    t = rng.random(count) ** 0.7
    length = bough[which]
    aside = rng.normal(0, 1, count) * 0.20 * length * (1.15 - t)
    hang = np.abs(rng.normal(0, 1, count)) * (0.020 + 0.07 * length) * (1.2 - 0.6 * t)
    x = np.cos(turn[which]) * length * t - np.sin(turn[which]) * aside
    z = np.sin(turn[which]) * length * t + np.cos(turn[which]) * aside
    y = level[which] + length * (0.10 * t - (0.62 - 0.5 * level[which]) * t * t) - hang
    below = np.clip(hang / (0.02 + 0.07 * length), 0, 2)
    shade = np.clip(0.22 + 0.62 * t - 0.27 * below + 0.1 * rng.normal(0, 1, count), 0.05, 1)
    shade *= 0.75 + 0.25 * level[which]
    hues = np.stack([from_hex(code) for code in ("#3a613c", "#476f42", "#315338", "#567a48")])
    paint = hues[rng.integers(0, 4, count)] * (0.75 + 0.5 * rng.random((count, 1)))
    if season == "spring":
        paint = np.where((t > 0.93)[:, None], mix(paint, from_hex("#8fb058"), 0.6), paint)
    white = (below < 0.75) & (rng.random(count) < 0.9) & (t > 0.22)
    if season == "winter":
        paint = np.where(white[:, None], from_hex(SNOW), paint * 0.8)
        shade = np.where(white, 0.55 + 0.45 * shade, shade)
    angle = np.arctan2(-0.8, np.cos(turn[which]) * 1.2) + rng.normal(0, 0.3, count)
    place = np.stack([x, y, z], 1).astype(np.float32)
    facing = np.clip(np.cos(turn[which]) * t * 1.1, -1, 1)
    keep = y > 0.02
    needles = dabs(place, 0.0062, angle, paint, shade, facing=facing, thin=0.4)
    groups.append(_only(needles, keep))
    return groups, slim + 0.05


def _only(group: Dabs, keep: NDArray[np.bool_]) -> Dabs:
    return Dabs(
        group.place[keep],
        group.length[keep],
        group.angle[keep],
        group.colour[keep],
        group.shade[keep],
        group.facing[keep],
        group.thin,
    )


def bough(rng: np.random.Generator, crown: Crown, season: str) -> tuple[list[Dabs], float]:
    """A branch that reaches in from the left with all it bears; twice as wide as high."""
    t = np.linspace(0, 1, 12, dtype=np.float32)
    main = np.stack([-1.05 + 1.75 * t, 0.80 - 0.12 * t - 0.30 * t * t, 0 * t], 1)
    main[:, 1] += rng.normal(0, 0.015, 12).cumsum()
    limbs, ends = [Limb(main, 0.034 * (1 - 0.85 * t))], [main[-1]]
    for at in np.linspace(0.12, 0.95, 11):
        start = np.array([np.interp(at, t, c) for c in main.T])
        for _ in range(2):
            way = np.array([0.6, rng.normal(-0.12, 0.5), rng.normal(0, 0.3)])
            tip = start + way * rng.uniform(0.15, 0.36) * (1.15 - 0.5 * at)
            line = np.linspace(start, tip, 6)
            line[:, 1] += 0.02 * np.sin(np.linspace(0, 3.14, 6))
            limbs.append(Limb(line.astype(np.float32), np.linspace(0.011, 0.003, 6)))
            ends += [tip, line[3] + rng.normal(0, 0.02, 3)]
    tips = np.array(ends, np.float32)
    tips[:, 1] = np.clip(tips[:, 1], 0.10, 0.93)
    bare = season == "winter"
    groups = bark(rng, limbs, crown.bark, fine=0.005, snow=bare)
    leaf = replace(crown, clump=0.085, leaf=0.013, dense=5200, flat=0.8)
    if bare:
        return [*groups, _twigs(rng, tips, leaf)], 1.02
    palette = {"autumn": crown.autumn, "spring": crown.spring}.get(season, crown.leaves)
    return [*groups, foliage(rng, tips, leaf, palette)], 1.02


def canopy(rng: np.random.Generator, crown: Crown, season: str) -> tuple[list[Dabs], float]:
    """Leaves overhead with a ragged lower edge, three times as wide as high."""
    count = 130
    x = rng.uniform(-1.5, 1.5, count)
    fringe = 0.30 + 0.22 * np.sin(x * 2.3 + rng.random() * 6) + 0.16 * np.sin(x * 5.1 + 1)
    y = np.maximum(fringe + (1.0 - fringe) * rng.random(count) ** 1.2, 0.15)
    ends = np.stack([x, y, rng.normal(0, 0.25, count)], 1).astype(np.float32)
    thin = replace(crown, clump=0.12, leaf=0.013, dense=9000, flat=0.7)
    if season == "winter":
        return [_twigs(rng, ends, thin)], 1.6
    palette = {"autumn": crown.autumn, "spring": crown.spring}.get(season, crown.leaves)
    return [foliage(rng, ends, thin, palette)], 1.6


def dead(rng: np.random.Generator, season: str) -> tuple[list[Dabs], float]:
    """Grow a leafless, weathered tree."""
    habit = Habit(0.28, 0.034, 0.80, 0.70, 6, 0.10)
    limbs, ends = skeleton(rng, habit)
    limbs, ends = _fitted(limbs, ends, 0.02)
    wood = bark(rng, limbs, "#6a6058", fine=0.0035, snow=season == "winter")
    return wood, float(np.abs(ends[:, 0]).max()) + 0.05
