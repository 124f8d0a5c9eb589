"""Corals, sponges and weeds of a reef, grown from dabs as plants are."""

from zlib import crc32

import numpy as np

from tagwire.providers.draft.cache import Recent
from tagwire.providers.draft.colour import Floats, from_hex, mix

from .flora import Plant, grown, step_of
from .flora_dabs import Dabs, dabs

CORALS = ("staghorn", "fan", "brain", "tubes", "anemone", "weed", "staghorn", "fan")
_HUES = ("#e0567a", "#f08a4a", "#a864d8", "#f2c24a", "#e86a9c", "#4fb8a0", "#d84a4a", "#c8d858")
_GROWN: Recent[tuple[str, int, int], Plant] = Recent(36)
Grown = tuple[list[Dabs], float]


def coral(kind: str, height: int, variant: int) -> Plant:
    """Grow one about ``height`` pixels tall or taller, the same for the same numbers."""
    step = step_of(height)

    def make() -> Plant:
        rng = np.random.default_rng([crc32(kind.encode()), variant])
        groups, reach = _GROWTH[kind](rng)
        return grown(groups, step, reach)

    return _GROWN.get((kind, step, variant), make)


def _hue(rng: np.random.Generator) -> Floats:
    return from_hex(_HUES[int(rng.integers(len(_HUES)))])


def _staghorn(rng: np.random.Generator) -> Grown:
    """Forked fingers, pale at their tips."""
    hue, places, tips = _hue(rng), [], []
    todo = [(np.zeros(3), rng.uniform(-0.9, 0.9), 0.30, 0) for _ in range(8)]
    while todo:
        start, lean, length, level = todo.pop()
        t = np.linspace(0, 1, 22)[:, None]
        way = np.array([np.sin(lean), np.cos(lean), rng.normal(0, 0.4)])
        line = start + way * length * t
        places.append(line)
        tips.append(np.clip(t[:, 0] * 0.35 + level * 0.27, 0, 1))
        if level < 2:
            turns = [lean + turn * rng.uniform(0.5, 1.4) for turn in (-0.45, 0.45)]
            todo += [(line[-1], turn, length * 0.85, level + 1) for turn in turns]
    place, end = np.concatenate(places), np.concatenate(tips)
    place[:, 1] *= 0.97 / place[:, 1].max()
    paint = mix(hue, np.ones(3), (np.clip(end - 0.6, 0, 1) * 1.0)[:, None])
    groups = []
    for off, shade, size in ((0.0, 0.45, 0.026), (0.009, 0.8, 0.017), (0.013, 1.0, 0.008)):
        spot = place + np.array([-off, off, off])
        groups.append(
            dabs(
                spot,
                size * (1.1 - 0.5 * end),
                0.0,
                paint,
                shade * (0.45 + 0.55 * end),
                facing=0.0,
                thin=1.0,
            )
        )
    return groups, 0.85


def _fan(rng: np.random.Generator) -> Grown:
    """A flat net of fine branches."""
    hue, lines = _hue(rng), []
    for lean in np.linspace(-1.15, 1.15, 46) + rng.normal(0, 0.05, 46):
        t = np.linspace(0.08, 1, 60)[:, None]
        bent = lean * (0.55 + 0.45 * t) + 0.06 * np.sin(t * 24 + rng.uniform(0, 6))
        long = 0.97 * (1 - 0.22 * abs(lean)) * rng.uniform(0.85, 1)
        lines.append(
            np.concatenate(
                [np.sin(bent) * t * long * 0.85, np.cos(bent * 0.9) * t * long, 0 * t], 1
            )
        )
    place = np.concatenate(lines)
    out = np.sqrt((place**2).sum(1))
    paint = hue * (0.6 + 0.6 * out[:, None]) * rng.uniform(0.8, 1.2, (len(place), 1))
    return [
        dabs(
            place, 0.009, rng.random(len(place)) * 3.14, paint, 0.3 + 0.65 * out, facing=place[:, 0]
        )
    ], 0.95


def _brain(rng: np.random.Generator) -> Grown:
    """A dome furrowed all over."""
    turn, high = rng.random(7000) * 6.283, rng.random(7000)
    out = np.sqrt(1 - high**2)
    place = np.stack([np.cos(turn) * out * 0.95, high * 0.97, np.sin(turn) * out], 1)
    furrow = np.sin(place[:, 0] * 24 + 3 * np.sin(place[:, 1] * 13)) * np.sin(
        place[:, 1] * 22 + 3 * np.sin(place[:, 0] * 9)
    )
    shade = 0.2 + 0.55 * high + 0.25 * (furrow > 0)
    paint = _hue(rng) * (0.62 + 0.4 * (furrow > 0))[:, None]
    return [dabs(place, 0.030, 0.0, paint, shade, facing=np.cos(turn) * out, thin=1.0)], 1.0


def _tubes(rng: np.random.Generator) -> Grown:
    """Sponges: hollow tubes side by side."""
    hue, groups = _hue(rng), []
    for _ in range(8):
        x, z, tall, r = (
            rng.normal(0, 0.20),
            rng.normal(0, 0.15),
            rng.uniform(0.45, 0.93),
            rng.uniform(0.055, 0.085),
        )
        lean = x * 0.5
        up, round_ = np.meshgrid(np.linspace(0, 1, 60), np.linspace(-1, 1, 15))
        t, u = up.ravel(), round_.ravel()
        width = r * (0.75 + 0.35 * t)
        place = np.stack([x + lean * t * t + u * width, tall * t, z + np.sqrt(1 - u * u) * r], 1)
        paint = hue * (0.8 + 0.25 * np.sin(t * 40))[:, None]
        groups.append(
            dabs(place, 0.014, 0.0, paint, 0.25 + 0.6 * t - 0.1 * u * u, facing=u, thin=1.0)
        )
        ring = rng.uniform(-1, 1, (60, 2)) * [r * 0.72, r * 0.20]
        mouth = np.concatenate(
            [ring + np.array([x + lean, tall]), np.full((60, 1), z + r + 0.02)], 1
        )
        groups.append(dabs(mouth, 0.012, 0.0, hue * 0.25, 0.2, facing=0.0, thin=1.0))
    return groups, 0.75


def _anemone(rng: np.random.Generator) -> Grown:
    """Soft arms with bright tips, all swayed one way."""
    hue, count = _hue(rng), 110
    lean, root = rng.uniform(-1.2, 1.2, count), rng.normal(0, 0.14, (count, 2))
    t = np.linspace(0, 1, 26)[None]
    tall = (0.5 + 0.46 * rng.random(count))[:, None] * np.cos(lean * 0.7)[:, None]
    x = root[:, :1] + lean[:, None] * 0.5 * t + 0.10 * t * t
    place = np.stack([x, tall * t, root[:, 1:] + 0 * t], 2).reshape(-1, 3)
    share = np.tile(t[0], count)
    paint = mix(hue * 0.7, from_hex("#f6e6c8"), (np.clip(share - 0.82, 0, 1) * 5)[:, None])
    size = 0.020 * (1.0 - 0.35 * share)
    return [
        dabs(
            place,
            size,
            1.57,
            paint,
            0.15 + 0.8 * share,
            facing=np.repeat(np.clip(lean, -1, 1), 26),
            thin=0.8,
        )
    ], 0.9


def _weed(rng: np.random.Generator) -> Grown:
    return _ribbons(
        rng,
        42,
        wide=0.22,
        stout=0.024,
        codes=("#4f9a4a", "#7aa83c", "#3c7a4a", "#9a8a3c"),
        sway=0.7,
    )


def _kelp(rng: np.random.Generator) -> Grown:
    groups, reach = _ribbons(
        rng, 7, wide=0.05, stout=0.007, codes=("#6a7a2c", "#586a2a"), sway=0.35
    )
    stalks = groups[0].place.reshape(7, -1, 3)
    leaves = []
    for stalk in stalks:
        for at in range(4, 90, 3):
            side = 1.0 if at % 2 else -1.0
            t = np.linspace(0, 1, 9)[:, None]
            way = np.array([side * rng.uniform(0.06, 0.11), rng.uniform(0.00, 0.06), 0.01])
            leaves.append(
                stalk[min(at, len(stalk) - 1)] + way * t + np.array([0, -0.02, 0]) * t * t
            )
    place = np.concatenate(leaves)
    tone = rng.uniform(0.7, 1.2, (len(leaves), 1)).repeat(9, 0)
    paint = from_hex("#8f9a3a") * tone
    groups.append(dabs(place, 0.010, 0.4, paint, 0.35 + 0.6 * place[:, 1], facing=0.0, thin=0.5))
    return groups, reach


def _ribbons(
    rng: np.random.Generator,
    count: int,
    *,
    wide: float,
    stout: float,
    codes: tuple[str, ...],
    sway: float,
) -> Grown:
    """Blades that wave in the current."""
    t = np.linspace(0, 1, 96)[None]
    root = rng.normal(0, wide, (count, 2))
    tall = rng.uniform(0.5, 0.97, count)[:, None]
    phase = rng.uniform(0, 6.28, (count, 1))
    wave = 0.07 * np.sin(t * 7 + phase) * t + sway * 0.22 * t * t
    x = root[:, :1] + wave + rng.normal(0, 0.10, (count, 1)) * t
    place = np.stack([x, tall * t, root[:, 1:] + 0 * t], 2).reshape(-1, 3)
    hues = np.stack([from_hex(code) for code in codes])[rng.integers(0, len(codes), count)]
    paint = np.repeat(hues, 96, 0) * rng.uniform(0.85, 1.15, (count * 96, 1))
    share = np.tile(t[0], count)
    size = np.maximum(stout * (1.05 - share**3), 0.005)
    return [dabs(place, size, 1.57, paint, 0.2 + 0.75 * share, facing=0.0, thin=0.5)], 0.6


_GROWTH = {
    "staghorn": _staghorn,
    "fan": _fan,
    "brain": _brain,
    "tubes": _tubes,
    "anemone": _anemone,
    "weed": _weed,
    "kelp": _kelp,
}
