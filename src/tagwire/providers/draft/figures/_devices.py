"""Devices, books and timepieces."""
# The tables of points below are read more easily unbroken.

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.figurine import Pose
from tagwire.providers.draft.models.material import Material, Paint, Part
from tagwire.providers.draft.models.mesh import ball, box, lathe, ring, rod, slab
from tagwire.providers.draft.models.outline import rounded
from tagwire.providers.draft.models.paints import (
    bands,
    between,
    glossy,
    lettered,
    main,
    matt,
    metal,
    painted,
    part,
)


def _wallpaper(width: float, height: float, variant: int) -> Paint:
    """Hills under a low sun: what a screen shows."""
    skies = (("#20306a", "#f0a070"), ("#0f5a6a", "#f0d090"), ("#3a1f5a", "#f08a8a"))
    high, low = (from_hex(code) for code in skies[variant % 3])

    def shown(at: Floats) -> Floats:
        u, v = at[:, 0] / width, at[:, 1] / height
        colour = mix(high, low, ramp(0.5, -0.25, v)[:, None])
        sun = ramp(0.13, 0.11, np.hypot((u - 0.15) * width / height, v - 0.02))[:, None]
        colour = mix(colour, from_hex("#fff2c8"), sun)
        for level, code in ((-0.06, "#7a5a8a"), (-0.2, "#3f4a7a"), (-0.34, "#1c2a4a")):
            ridge = level + 0.07 * np.sin(u * 9 + level * 40) + 0.04 * np.sin(u * 21 + level * 17)
            colour = mix(colour, from_hex(code), ramp(0.006, -0.006, v - ridge)[:, None])
        inside = (np.abs(u) < 0.5) & (np.abs(v) < 0.5)
        return np.asarray(np.where(inside[:, None], colour, from_hex("#101114")), np.float32)

    return shown


def _screen(width: float, height: float, pose: Pose) -> Material:
    picture = _wallpaper(width, height, pose.variant)
    strength = 0.9 if pose.dark else 0.45
    return Material(
        from_hex("#202226"), gloss=0.5, grain=0, paint=lambda at: picture(at) * 0.5,
        light=lambda at: picture(at) * strength,
    )  # fmt: skip


def laptop(pose: Pose) -> list[Part]:
    """A laptop, open, its screen on."""
    body = metal(main(pose, "#c3c6ca", "#8d9298", "#d9c9b4"), 0.5)

    def keys(at: Floats) -> Floats:
        column, row = (at[:, 0] + 0.86) / 1.72 * 14 % 1, (at[:, 2] + 0.42) / 0.62 * 5 % 1
        key = between(column, 0.08, 0.92, 0.03) * between(row, 0.1, 0.9, 0.03)
        key = key * between(at[:, 2], -0.42, 0.2, 0.001) * (np.abs(at[:, 0]) < 0.86)
        pad = (np.abs(at[:, 0]) < 0.3) * between(at[:, 2], 0.27, 0.58)
        shade = np.where((key > 0.5)[:, None], from_hex("#25272b"), body.colour)
        return np.asarray(mix(shade, body.colour * 0.8, pad[:, None]), np.float32)

    screen = box(1.86, 1.16, 0.012, 0.005)
    lid = box(2.0, 1.3, 0.04, 0.03)
    lean = (-12, 0.70, -0.80)
    return [
        part(box(2.0, 0.07, 1.36, 0.03), painted(body.colour, keys, 0.3, 0.35)),
        part(lid.turn(x=lean[0]).at(0, lean[1], lean[2]), body),
        part(
            screen.turn(x=lean[0]).at(0, lean[1] + 0.01, lean[2] + 0.022), _screen(1.78, 1.08, pose)
        ),
        part(rod(0.03, 1.6).turn(z=90).at(0.8, 0.04, -0.68), matt("#2a2c30")),
    ]


def phone(pose: Pose) -> list[Part]:
    """A phone standing, screen on."""
    case = metal(main(pose, "#2a2d33", "#d9b8a8", "#9fb3c8"), 0.5)
    return [
        part(slab(rounded(0.78, 1.62, 0.12), 0.08, 0.02), case),
        part(slab(rounded(0.72, 1.56, 0.10), 0.012, 0.003).at(z=0.038), _screen(0.68, 1.5, pose)),
        part(slab(rounded(0.2, 0.05, 0.025), 0.006, 0.001).at(y=0.68, z=0.046), glossy("#0c0d0f")),
    ]


def tablet(pose: Pose) -> list[Part]:
    """A tablet leaning back."""
    case = metal(main(pose, "#b9bec4", "#3a3d44"), 0.5)
    return [
        part(slab(rounded(1.8, 1.3, 0.09), 0.06, 0.02).turn(x=-10), case),
        part(
            slab(rounded(1.72, 1.22, 0.06), 0.01, 0.003).at(z=0.03).turn(x=-10),
            _screen(1.6, 1.1, pose),
        ),
    ]


def television(pose: Pose) -> list[Part]:
    """A wide screen on two feet."""
    case = glossy(main(pose, "#1d1f23"), 0.4)
    return [
        part(box(2.2, 1.28, 0.08, 0.02).at(y=0.78), case),
        part(box(2.12, 1.2, 0.01, 0.004).at(y=0.79, z=0.04), _screen(2.1, 1.18, pose)),
        *[part(box(0.05, 0.16, 0.5, 0.02).at(x, 0.08, 0), metal("#8a8f96")) for x in (-0.75, 0.75)],
    ]


def camera(pose: Pose) -> list[Part]:
    """A rangefinder with a big lens."""
    hide = main(pose, "#26282b", "#6b3f24", "#26282b")
    skin, steel, black = matt(hide, 0.25), metal("#c6cacf"), glossy("#17181b", 0.7)

    def lens(at: Floats) -> Floats:
        away = np.hypot(at[:, 0], at[:, 2])
        shine = 0.5 + 0.5 * np.sin(away * 26)
        return np.asarray(
            mix(from_hex("#0d1020"), from_hex("#41306a"), (shine * ramp(0.33, 0.1, away))[:, None]),
            np.float32,
        )

    barrel = [(0, 0), (0.42, 0), (0.42, 0.12), (0.40, 0.13), (0.40, 0.34), (0.38, 0.36),
        (0.36, 0.5), (0.30, 0.5), (0.28, 0.42), (0, 0.42)]  # fmt: skip
    return [
        part(box(1.7, 0.7, 0.42, 0.1).at(y=0.42), skin),
        part(box(1.7, 0.24, 0.43, 0.07).at(y=0.86), steel),
        part(box(1.7, 0.12, 0.43, 0.05).at(y=0.07), steel),
        part(box(0.5, 0.22, 0.36, 0.06).at(0, 1.02, 0), steel),
        part(lathe(barrel, 44, smooth=False).turn(x=90).at(0.04, 0.48, 0.2), black),
        part(ring(0.405, 0.016, 44, 8).turn(x=90).at(0.04, 0.48, 0.36), steel),
        part(ball(0.29, 0.06, 0.29, 32).here().turn(x=90).at(0.04, 0.48, 0.61),
            painted("#0d1020", lens, 1.0)),
        part(rod(0.15, 0.09).at(-0.6, 0.97, 0), metal("#a9aeb4")),
        part(rod(0.10, 0.10).at(0.55, 0.97, 0), metal("#a9aeb4")),
        part(rod(0.05, 0.14).at(0.35, 0.97, 0), metal("#c8382c")),
        part(box(0.26, 0.14, 0.03, 0.02).at(-0.58, 0.87, 0.22), glossy("#20242c", 1.0)),
    ]  # fmt: skip


def radio(pose: Pose) -> list[Part]:
    """A wooden set with cloth, dial and knobs."""
    wood = main(pose, "#8a4f2a", "#6b3a20", "#b5412f")
    cloth = bands(
        "#c9b288",
        "#9a7f56",
        lambda at: (np.sin(at[:, 0] * 120) * np.sin(at[:, 1] * 120) > 0).astype(np.float32),
    )
    dial = lettered("#f3e2b8", "#5a2f1a", ["88 92 96 100 104 108"], (0, 0, 0.6, 0.14))
    shine = from_hex("#ffb860") * (0.7 if pose.dark else 0.12)
    return [
        part(box(1.7, 1.0, 0.56, 0.14).at(y=0.54), glossy(wood, 0.5)),
        part(box(0.86, 0.78, 0.02, 0.01).at(-0.32, 0.54, 0.275), painted("#c9b288", cloth, 0.02)),
        part(box(0.62, 0.2, 0.02, 0.01).at(0.46, 0.76, 0.275),
            Material(from_hex("#f3e2b8"), 0.4, paint=dial,
            light=lambda at: np.broadcast_to(shine, at.shape))),
        *[part(rod(0.11, 0.07, 0.10).turn(x=90).at(x, 0.38, 0.27), metal("#d9b45c")) for x in (0.32,
            0.62)],
        part(box(1.5, 0.06, 0.4, 0.02).at(y=0.02), matt("#2a1a10")),
        part(rod(0.012, 0.9, around=8).turn(z=-24).at(0.6, 1.0, -0.1), metal()),
    ]  # fmt: skip


def clock(pose: Pose) -> list[Part]:
    """A twin-bell alarm clock at ten past ten."""
    case = glossy(main(pose, "#c8382c", "#2f6f73", "#e0b040", "#f0ebe0"), 0.7)

    def dial(at: Floats) -> Floats:
        away, turn = np.hypot(at[:, 0], at[:, 1]), np.arctan2(at[:, 0], at[:, 1])
        step = np.abs(((turn / (2 * np.pi) * 12 + 0.5) % 1) - 0.5) * away
        marks = ramp(0.03, 0.02, step) * between(away, 0.48, 0.58)
        return np.asarray(mix(from_hex("#f7f3e8"), from_hex("#26282c"), marks[:, None]), np.float32)

    black, brass = glossy("#202226"), metal("#d9b45c")
    return [
        part(lathe([(0, -0.2), (0.66, -0.2), (0.74, -0.1), (0.74, 0.12), (0.70, 0.18), (0.64, 0.16),
            (0.62, 0.1), (0, 0.1)], 48).turn(x=90).at(y=0.86), case),
        part(rod(0.625, 0.01, around=48).turn(x=90).here().at(y=0.86, z=0.11),
            painted("#f7f3e8", dial, 0.3)),
        part(box(0.06, 0.34, 0.02).at(y=0.16).turn(z=54).at(0, 0.86, 0.14), black),
        part(box(0.04, 0.50, 0.02).at(y=0.24).turn(z=-58).at(0, 0.86, 0.15), black),
        part(ball(0.05).at(0, 0.86, 0.15), brass),
        *[part(lathe([(0, 0.2), (0.2, 0.14), (0.27, 0), (0.27, -0.02), (0, -0.02)],
            28).turn(z=-32 * s).at(0.44 * s, 1.56, 0), brass) for s in (-1, 1)],
        *[part(rod(0.05, 0.3, 0.03).turn(z=180 - 24 * -s).at(0.42 * s, 0.28, 0),
            brass) for s in (-1, 1)],
        part(rod(0.02, 0.2).at(0, 1.58, 0), brass),
        part(ball(0.06).at(0, 1.8, 0), brass),
    ]  # fmt: skip


def _volume(paint: Floats, title: str, thick: float) -> list[Part]:
    """A closed book lying, its spine towards us."""
    leaves = bands(
        "#efe6d2", "#c9bb9c", lambda at: (np.sin(at[:, 1] * 260) > 0.4).astype(np.float32)
    )
    gold = bands(
        paint,
        "#d9b45c",
        lambda at: between(np.abs(at[:, 0]), 0.50, 0.515) + between(np.abs(at[:, 0]), 0.46, 0.468),
    )
    back = lettered(gold, "#e8cf88", [title], (0, 0, 0.72, thick * 0.62))
    top = lettered(gold, "#e8cf88", [title], (0, 0.0, 0.6, thick * 0.6), -9)
    return [
        part(box(1.2, thick * 0.84, 0.84, 0.01), painted("#efe6d2", leaves, 0.02)),
        part(box(1.26, thick * 0.1, 0.9, 0.01).at(y=thick * 0.46), painted(paint, gold, 0.15)),
        part(box(1.26, thick * 0.1, 0.9, 0.01).at(y=-thick * 0.46), matt(paint)),
        part(box(1.26, thick, 0.07, 0.03).at(z=0.42), painted(paint, back if title else top, 0.15)),
    ]


def _moved(parts: list[Part], x: float, y: float, turn: float) -> list[Part]:
    return [part(p.shape.turn(y=turn).at(x, y), p.material) for p in parts]


def books(pose: Pose) -> list[Part]:
    """Four books in a crooked pile."""
    codes = ("#7a2430", "#2f5d6b", "#c08a3a", "#3a4a34", "#35406a")
    rng, level, parts = pose.rng("pile"), 0.0, list[Part]()
    for i, title in enumerate(("TAGWIRE", "THE SEA", "ATLAS", "NOTES")):
        thick = float(rng.uniform(0.17, 0.27))
        paint = (
            main(pose, codes[(pose.variant + i) % 5])
            if i == 3
            else from_hex(codes[(pose.variant + i) % 5])
        )
        if pose.colour:
            paint = main(pose) * (1.0 - 0.12 * i)
        parts += _moved(
            _volume(paint, title, thick),
            float(rng.uniform(-0.06, 0.06)),
            level + thick / 2,
            float(rng.uniform(-14, 14)),
        )
        level += thick
    return parts


def book(pose: Pose) -> list[Part]:
    """One book standing, its cover towards us."""
    paint = main(pose, "#7a2430", "#24506a", "#2f5a3f", "#26282c")
    frame = bands(
        paint,
        "#d9b45c",
        lambda at: between(
            np.maximum(np.abs(at[:, 0]) / 0.40, np.abs(at[:, 1]) / 0.60), 0.94, 0.965
        ),
    )
    cover = lettered(frame, "#ecd694", ["TAG", "WIRE"], (0, 0.16, 0.5, 0.4), 0)
    leaves = bands(
        "#efe6d2", "#c9bb9c", lambda at: (np.sin(at[:, 2] * 260) > 0.4).astype(np.float32)
    )
    return [
        part(box(0.90, 1.22, 0.20, 0.01).at(0.01, 0.65), painted("#efe6d2", leaves, 0.02)),
        part(box(0.96, 1.3, 0.03, 0.01).here().at(0, 0.65, 0.115), painted(paint, cover, 0.15)),
        part(box(0.96, 1.3, 0.03, 0.01).at(0, 0.65, -0.115), matt(paint)),
        part(box(0.04, 1.3, 0.26, 0.018).at(-0.47, 0.65), matt(paint)),
    ]
