"""What makes a room lived in: lamps, plants, pictures, rugs, crockery, books in stacks."""

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex

from . import textures
from .furniture import BLACK, BRASS, ball, disc, drum
from .interior import Site
from .raster import Model, Point
from .room_outlines import LEAF
from .room_plan import WARM

_CLAY = ("#d8cbb0", "#b0563a", "#3f6f6a", "#efe9dd", "#c8a070", "#7a8f6a", "#4a5a6a", "#d9a441")
_COVERS = ("#8a3a2a", "#2f4a5a", "#d8b060", "#e6dccb", "#4a5a3a", "#5a3a4a")


def pendant(
    site: Site,
    x: float,
    z: float,
    low: float,
    shade: Floats,
    *,
    kind: str = "cone",
    power: float = 1.5,
) -> None:
    """A lamp that hangs from the ceiling: its lower edge at ``low`` metres."""
    model, glow = site.model, 0.4 + 4.2 * site.lamps
    drum(
        model,
        (x, low + 0.1, z),
        site.high - low - 0.1,
        (0.007, 0.007),
        BLACK,
        lid=False,
        casts=False,
    )
    if kind == "bulb":
        drum(model, (x, low + 0.11, z), 0.07, (0.022, 0.018), BRASS, lid=False, casts=False)
        ball(model, (x, low + 0.06, z), (0.055, 0.07, 0.055), WARM, glow=glow * 1.5, casts=False)
    elif kind == "globe":
        ball(
            model,
            (x, low + 0.14, z),
            (0.15, 0.15, 0.15),
            from_hex("#fff0d6"),
            glow=glow * 0.62,
            casts=False,
        )
    else:
        drum(model, (x, low, z), 0.19, (0.20, 0.05), shade, lid=False, gloss=0.5, casts=False)
        disc(model, (x, low + 0.015, z), 0.17, WARM, glow=glow)
        ball(model, (x, low, z), (0.05, 0.04, 0.05), WARM, glow=glow * 1.6, casts=False)
    site.lamp((x, low - 0.12, z), power)


def floor_lamp(site: Site, x: float, z: float, power: float = 2.0) -> None:
    """A standing lamp with a linen shade."""
    model = site.model
    drum(model, (x, 0, z), 0.03, (0.16, 0.15), BLACK)
    drum(model, (x, 0, z), 1.42, (0.013, 0.011), BLACK, lid=False)
    glow = 0.12 + 1.5 * site.lamps
    drum(
        model,
        (x, 1.36, z),
        0.32,
        (0.23, 0.16),
        from_hex("#ffe2b4"),
        glow=glow,
        lid=False,
        casts=False,
    )
    site.lamp((x, 1.50, z - 0.28), power)


def table_lamp(site: Site, foot: Point, clay: Floats, power: float = 1.0) -> None:
    """A round pot with a shade."""
    x, y, z = foot
    ball(site.model, (x, y + 0.11, z), (0.09, 0.11, 0.09), clay, gloss=0.6)
    glow = 0.12 + 1.6 * site.lamps
    drum(
        site.model,
        (x, y + 0.22, z),
        0.20,
        (0.16, 0.10),
        from_hex("#ffe2b4"),
        glow=glow,
        lid=False,
        casts=False,
    )
    site.lamp((x, y + 0.30, z - 0.2), power)


def wall_lamp(site: Site, place: Point, power: float = 0.8) -> None:
    """A small shade on the wall."""
    x, y, z = place
    glow = 0.15 + 2.2 * site.lamps
    drum(site.model, (x, y, z), 0.18, (0.07, 0.10), from_hex("#ffe2b4"), glow=glow, casts=False)
    site.lamp((x, y + 0.12, z - 0.12), power)


def plant(site: Site, foot: Point, height: float, part: str, pot: Floats | None = None) -> None:
    """A pot of long leaves."""
    rng, model = site.rng(part), site.model
    x, y, z = foot
    clay = from_hex(_CLAY[int(rng.integers(len(_CLAY)))]) if pot is None else pot
    size = min(0.24, height * 0.17)
    drum(model, (x, y, z), size * 1.7, (size * 0.75, size), clay, gloss=0.3)
    disc(model, (x, y + size * 1.66, z), size * 0.9, from_hex("#2c2018"))
    greens = [from_hex(code) for code in ("#3f6a35", "#557f3d", "#2f5630", "#6d9448")]
    count = int(16 + 16 * min(1.0, height))
    for index in range(count):
        turn = index * 2.4 + float(rng.uniform(-0.4, 0.4))
        rise = float(rng.uniform(0.25, 1.0))
        stem = size * 1.6 + (height - size * 1.6) * 0.55 * rise
        long = height * float(rng.uniform(0.26, 0.42))
        out, up = long * (1.15 - 0.55 * rise), long * (0.35 + 0.5 * rise)
        c, s = float(np.cos(turn)), float(np.sin(turn))
        wide = long * 0.30
        at = (x + c * 0.04 + s * wide / 2, y + stem * 0.92, z + s * 0.04 - c * wide / 2)
        ink = greens[int(rng.integers(4))] * np.float32(rng.uniform(0.8, 1.2))
        model.quad(
            at, (-s * wide, 0.02, c * wide), (c * out, up, s * out), ink, gloss=0.2, outline=LEAF
        )
        if index % 4 == 0:
            drum(
                model,
                (x + c * 0.03, y + size * 1.5, z + s * 0.03),
                max(0.03, stem - size * 1.5),
                (0.008, 0.006),
                greens[2],
                lid=False,
            )


def picture(
    model: Model,
    middle: Point,
    size: tuple[float, float],
    inks: tuple[Floats, Floats],
    frame: Floats = BLACK,
    *,
    side: str = "back",
) -> None:
    """A framed picture with a mount, on the back, left or right wall."""
    (x, y, z), (w, h) = middle, size
    art = textures.canvas(*inks)
    cream = from_hex("#f0ebe0")
    for grow, off, paint, texture in (
        (0.0, 0.02, frame, None),
        (-0.035, 0.042, cream, None),
        (-0.035 - 0.07 * min(w, h), 0.046, cream, art),
    ):
        ww, hh = w + 2 * grow, h + 2 * grow
        if side == "back":
            if texture is None and grow == 0.0:
                model.box((x, y - h / 2, z - 0.02), (w, h, 0.04), frame, casts=False)
            else:
                model.quad(
                    (x - ww / 2, y - hh / 2, z - off),
                    (ww, 0, 0),
                    (0, hh, 0),
                    paint,
                    texture=texture,
                    casts=False,
                )
        else:
            at = x + off * (1 if side == "left" else -1)
            model.quad(
                (at, y - hh / 2, z - ww / 2),
                (0, 0, ww),
                (0, hh, 0),
                paint,
                texture=texture,
                casts=False,
            )


def inks(site: Site, part: str) -> tuple[Floats, Floats]:
    """Two colours for a painting."""
    return (
        site.pick(part + " 1", "#b56a4a", "#3d5f80", "#7a7a4a", "#2f3f3a", "#a63d2f"),
        site.pick(part + " 2", "#efe2c8", "#d8b060", "#e6d8d0", "#9fb7b0", "#e8a87a"),
    )


def carpet(site: Site, middle: tuple[float, float], size: tuple[float, float], part: str) -> None:
    """A rug on the floor."""
    (x, z), (w, d) = middle, size
    ground = site.pick(part, "#b7a184", "#7f3a30", "#3f5560", "#c9bfae", "#8a7a4a")
    ink = site.pick(part + " ink", "#efe2c8", "#d8a860", "#2f3540")
    pile = textures.rug(ground, ink, w, d)
    site.model.quad(
        (x - w / 2, 0.012, z - d / 2), (w, 0, 0), (0, 0, d), ground, texture=pile, casts=False
    )


def pots(
    site: Site, start: Point, count: int, spacing: float, part: str, *, scale: float = 1.0
) -> None:
    """A row of jars, bowls and bottles of different heights."""
    x, y, z = start
    rng = site.rng(part)
    for index in range(count):
        wide = scale * float(rng.uniform(0.035, 0.065))
        high = scale * float(rng.uniform(0.09, 0.26))
        ink = from_hex(_CLAY[int(rng.integers(len(_CLAY)))])
        at = (
            x + index * spacing + float(rng.uniform(-0.2, 0.2)) * spacing,
            y,
            z - scale * 0.05 * float(rng.random()),
        )
        if rng.random() < 0.3:
            drum(site.model, at, high * 0.6, (wide, wide), ink, gloss=0.6)
            drum(
                site.model,
                (at[0], y + high * 0.6, at[2]),
                high * 0.5,
                (wide * 0.9, wide * 0.3),
                ink,
                gloss=0.6,
            )
        elif rng.random() < 0.4:
            drum(site.model, at, high * 0.45, (wide * 0.6, wide * 1.4), ink, gloss=0.5)
        else:
            drum(site.model, at, high, (wide, wide), ink, gloss=0.5)
            drum(
                site.model, (at[0], y + high, at[2]), 0.02 * scale, (wide * 0.9, wide * 0.9), BRASS
            )


def stack(site: Site, foot: Point, count: int, part: str) -> None:
    """Books lying on each other."""
    rng = site.rng(part)
    x, y, z = foot
    for _ in range(count):
        high = float(rng.uniform(0.02, 0.045))
        size = (float(rng.uniform(0.18, 0.26)), high, float(rng.uniform(0.14, 0.20)))
        ink = from_hex(_COVERS[int(rng.integers(len(_COVERS)))])
        site.model.box((x, y, z), size, ink, turn=float(rng.uniform(-0.3, 0.3)))
        y += high
