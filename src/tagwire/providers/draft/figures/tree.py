"""Trees as the scenery grows them, flowers, a mushroom and a pumpkin."""

import numpy as np

from tagwire.providers.draft.colour import Floats, clip01, from_hex, luma, mix, ramp
from tagwire.providers.draft.figurine import Figurine, Pose, mirrored
from tagwire.providers.draft.filters import resize
from tagwire.providers.draft.models.material import Part
from tagwire.providers.draft.models.mesh import ball, box, grid, lathe, rod, sheet, tube
from tagwire.providers.draft.models.paints import bands, glossy, main, matt, painted, part
from tagwire.providers.draft.models.renderer import View, render
from tagwire.providers.draft.scenery.flora import plant

_GROWN = {
    "tree": ("broadleaf", "maple", "birch"), "pine": ("conifer",), "palm": ("palm",),
    "cherry tree": ("cherry",), "cactus": ("cactus",), "bush": ("bush",),
}  # fmt: skip


def _grown(pose: Pose, kinds: tuple[str, ...]) -> Figurine:
    """A plant of the scenery as a figure."""
    found = plant(kinds[pose.variant % len(kinds)], max(24, pose.height), pose.variant % 7)
    height = max(8, pose.height)
    width = max(4, round(found.alpha.shape[1] * height / found.alpha.shape[0]))
    alpha = clip01(resize(found.alpha, width, height))
    colour = clip01(resize(found.colour * found.alpha[..., None], width, height))
    colour = colour / np.maximum(alpha, 1e-2)[..., None]
    shade, facing = resize(found.shade, width, height), resize(found.facing, width, height)
    if pose.colour:
        bright = luma(colour)[..., None]
        colour = mix(colour, from_hex(pose.colour) * np.clip(bright / 0.12, 0.3, 2.0), 0.8)
    colour = np.clip(colour * (0.45 + 0.75 * clip01(shade))[..., None], 0, 1.1)
    rows, columns = (
        np.flatnonzero((alpha > 0.03).any(axis=1)),
        np.flatnonzero((alpha > 0.03).any(axis=0)),
    )
    crop = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    normal = np.dstack(
        [np.clip(facing, -1, 1) * 0.8, np.clip(shade, 0, 1) - 0.35, np.full_like(shade, 0.6)]
    )
    normal /= np.sqrt((normal * normal).sum(axis=2, keepdims=True))
    colour, alpha, normal = (np.asarray(p[crop], np.float32) for p in (colour, alpha, normal))
    figurine = Figurine(colour, alpha, normal=normal)
    return mirrored(figurine) if pose.facing < 0 else figurine


def _stem(height: float, leaves: tuple[float, ...], green: str = "#4f8a3a") -> list[Part]:
    parts = [
        part(tube([(0, 0, 0), (0.03, height * 0.5, 0), (0, height, 0.02)], 0.03, 8), matt(green))
    ]
    for i, y in enumerate(leaves):
        leaf = ball(0.26, 0.012, 0.09, 14).at(x=0.25).turn(z=32, y=150.0 * i + 20)
        parts.append(part(leaf.at(y=y), matt(green, 0.1)))
    return parts


def _petal(length: float, width: float, cup: float) -> Floats:
    u, v = np.linspace(0, 1, 10)[:, None], np.linspace(-1, 1, 9)[None]
    wide = width * np.sin(np.pi * np.clip(u * 0.86 + 0.10, 0, 1)) ** 0.8
    return np.stack([wide * v, length * u + 0 * v, cup * (u**2 + 0.35 * v**2 * u)], 2)


def _ring_of(
    count: int, petal: Floats, tilt: float, paint: Floats, at: tuple[float, float, float]
) -> list[Part]:
    veins = bands(paint, paint * 0.72, lambda p: 0.5 + 0.5 * np.sin(p[:, 0] * 70))
    return [
        part(
            sheet(petal).turn(x=tilt).turn(z=360 * i / count).at(*at),
            painted(paint, veins, 0.08),
            open=True,
        )
        for i in range(count)
    ]


def sunflower(pose: Pose) -> list[Part]:
    """A sunflower looking at us."""
    paint = main(pose, "#e8b018", "#e0a010")
    seeds = bands(
        "#3a2414",
        "#6b4422",
        lambda at: (np.sin(at[:, 0] * 70) * np.sin(at[:, 1] * 70) > 0.2).astype(np.float32),
    )
    top = (0.0, 1.75, 0.1)
    return [
        *_stem(1.7, (0.5, 0.8, 1.1)),
        *_ring_of(18, _petal(0.62, 0.12, -0.05), 6, paint * 0.86, (0, 1.75, 0.06)),
        *_ring_of(16, _petal(0.56, 0.12, 0.05), 10, paint, top),
        part(ball(0.30, 0.30, 0.10, 28).at(0, 1.75, 0.12), painted("#3a2414", seeds, 0.05)),
    ]


def flower(pose: Pose) -> list[Part]:
    """A daisy-like flower."""
    paint = main(pose, "#f2ece4", "#e07a9a", "#7a5ac0", "#e8b018")
    return [
        *_stem(1.2, (0.35, 0.6)),
        *_ring_of(11, _petal(0.46, 0.12, 0.08), 14, paint * 0.92, (0, 1.25, 0.02)),
        *_ring_of(10, _petal(0.40, 0.11, 0.12), 20, paint, (0, 1.25, 0.06)),
        part(ball(0.15, 0.15, 0.09).at(0, 1.25, 0.12), matt("#e0a018", 0.3)),
    ]


def rose(pose: Pose) -> list[Part]:
    """A rose, its petals wound."""
    paint = main(pose, "#b5162a", "#e08a9a", "#f0e6d6")
    parts = _stem(1.35, (0.4, 0.65, 0.9), "#3f6b35")
    for layer in range(5):
        radius, count = 0.10 + 0.07 * layer, 3 + layer
        for i in range(count):
            turn = np.linspace(-0.75, 0.75, 9)[None] * (6.5 / count)
            u = np.linspace(0, 1, 8)[:, None]
            flare = radius * (0.55 + 0.55 * np.sin(u * 1.6) + 0.12 * layer * u**4)
            points = np.stack(
                [
                    flare * np.sin(turn),
                    (0.42 - 0.03 * layer) * u - 0.05 * np.abs(turn) * u,
                    flare * np.cos(turn),
                ],
                2,
            )
            shade = paint * (1.0 - 0.09 * (4 - layer))
            parts.append(
                part(
                    sheet(points).turn(y=360 * i / count + 40 * layer).at(y=1.33),
                    matt(shade, 0.06),
                    open=True,
                )
            )
    return [*parts, part(ball(0.15, 0.1, 0.15).at(y=1.34), matt("#3f6b35"))]


def tulip(pose: Pose) -> list[Part]:
    """A tulip with two long leaves."""
    paint = main(pose, "#d8302f", "#e8a020", "#b04a9a", "#f0e0d0")
    parts = [part(tube([(0, 0, 0), (0.02, 0.6, 0), (0, 1.15, 0)], 0.035, 8), matt("#5a9a44"))]
    for i in range(6):
        turn, u = np.linspace(-1, 1, 9)[None], np.linspace(0, 1, 10)[:, None]
        wide = 0.62 * np.sin(np.pi * (u * 0.80 + 0.14))
        flare = 0.24 * np.sin(np.pi * (0.16 + 0.62 * u)) * (1.0 if i % 2 else 1.06)
        points = np.stack(
            [flare * np.sin(turn * wide), 0.62 * u - 0.05 * turn**2, flare * np.cos(turn * wide)], 2
        )
        parts.append(
            part(
                sheet(points).turn(y=60 * i + 15).at(y=1.13),
                matt(paint * (1 - 0.1 * (i % 2)), 0.06),
                open=True,
            )
        )
    leaves = [[(0.0, 0.02, 0.0), (s * 0.16, 0.5, 0.02), (s * 0.34, 0.95, 0.05)] for s in (-1, 1)]
    width = [(0.05, 0.03), (0.10, 0.02), (0.01, 0.01)]
    return [*parts, *[part(tube(leaf, width, 10), matt("#4f8a3f")) for leaf in leaves]]


def mushroom(pose: Pose) -> list[Part]:
    """A toadstool."""
    paint = main(pose, "#c8281f", "#b5763c", "#c8281f")

    def dots(at: Floats) -> Floats:
        turn = np.arctan2(at[:, 0], at[:, 2])
        ring = at[:, 1] * 6.5
        column = turn * 2.2 + 0.5 * (np.floor(ring) % 2)
        return ramp(0.30, 0.24, np.hypot((column % 1) - 0.5, ((ring % 1) - 0.5) * 0.9))

    cap = [
        (0, -0.02),
        (0.5, -0.06),
        (0.66, 0.0),
        (0.62, 0.2),
        (0.38, 0.46),
        (0.12, 0.56),
        (0, 0.57),
    ]
    stalk = [(0, 0), (0.26, 0), (0.24, 0.2), (0.16, 0.6), (0.17, 0.86), (0, 0.86)]
    return [
        part(lathe(stalk, 32), matt("#efe6d2", 0.08)),
        part(
            lathe([(0.16, 0), (0.30, -0.06), (0.33, -0.10), (0.16, -0.02)], 32).at(y=0.66),
            matt("#f4ecda"),
        ),
        part(lathe(cap, 44).at(y=0.82), painted(paint, bands(paint, "#f6f1e4", dots), 0.5)),
    ]


def pumpkin(pose: Pose) -> list[Part]:
    """A ribbed pumpkin."""
    paint = main(pose, "#d9701c", "#e0862a")
    turn = np.arange(72) * (2 * np.pi / 72)
    rows = []
    for angle in np.linspace(-np.pi / 2, np.pi / 2, 22):
        r = np.cos(angle) ** 0.75 * (1 - 0.09 * np.abs(np.cos(turn * 5)) ** 6) * 0.8
        y = np.full(72, 0.56 * np.sin(angle) + 0.54 - 0.14 * (np.sin(angle) > 0.9))
        rows.append(np.column_stack([r * np.sin(turn), y, r * np.cos(turn)]))
    groove = bands(
        paint, paint * 0.6, lambda at: np.abs(np.cos(np.arctan2(at[:, 0], at[:, 2]) * 5)) ** 14
    )
    return [
        part(grid(np.asarray(rows, np.float32), wrap=True), painted(paint, groove, 0.35)),
        part(
            tube([(0, 0.92, 0), (0.02, 1.1, 0), (0.14, 1.26, 0)], [0.13, 0.075, 0.06], 8),
            matt("#5f6b35"),
        ),
    ]


def bonsai(pose: Pose) -> list[Part]:
    """A bonsai in its tray: a winding trunk and pads of leaves."""
    green = main(pose, "#3f6f3a", "#5a7f3c")
    pads = (
        (-0.5, 1.05, 0.1, 0.36),
        (0.42, 1.3, 0.0, 0.40),
        (-0.12, 1.66, -0.05, 0.42),
        (0.6, 0.9, 0.15, 0.24),
    )
    rng, leaves = pose.rng("pads"), list[Part]()
    for x, y, z, r in pads:
        for _ in range(9):
            dx, dz = float(rng.uniform(-0.7, 0.7)) * r, float(rng.uniform(-0.7, 0.7)) * r
            shade = float(rng.uniform(0.8, 1.25))
            leaves.append(
                part(
                    ball(r * 0.42, r * 0.28, r * 0.42, 12).at(x + dx, y - 0.25 * abs(dx), z + dz),
                    matt(green * shade, 0.4),
                )
            )
    bark = bands(
        "#6b4a30",
        "#4a301c",
        lambda at: (np.sin(at[:, 1] * 40 + at[:, 0] * 30) > 0.2).astype(np.float32),
    )
    trunk = [(0.1, 0.2, 0), (-0.12, 0.55, 0), (0.16, 0.9, 0), (0.02, 1.3, 0), (-0.1, 1.6, 0)]
    boughs: list[list[tuple[float, float, float]]] = [
        [(-0.08, 0.62, 0), (-0.3, 0.85, 0.06), (-0.5, 1.0, 0.1)],
        [(0.14, 0.95, 0), (0.3, 1.14, 0), (0.42, 1.24, 0)],
        [(0.08, 0.76, 0), (0.35, 0.84, 0.1), (0.58, 0.86, 0.15)],
    ]
    return [
        part(tube(trunk, [0.15, 0.12, 0.10, 0.07, 0.04], 14), painted("#6b4a30", bark, 0.03)),
        *[part(tube(b, [0.06, 0.045, 0.03], 8), painted("#6b4a30", bark, 0.03)) for b in boughs],
        *leaves,
        part(box(1.1, 0.2, 0.7, 0.04).at(y=0.12), glossy("#2f4f5f", 0.5)),
        part(box(1.0, 0.04, 0.6, 0.02).at(y=0.22), matt("#4a5a34", 0.4)),
        part(rod(0.05, 0.04).at(-0.4), matt("#26323a")),
    ]


_MADE = {
    "flower": flower, "rose": rose, "sunflower": sunflower, "tulip": tulip,
    "mushroom": mushroom, "pumpkin": pumpkin, "bonsai": bonsai,
}  # fmt: skip


def sculpt(pose: Pose) -> Figurine:
    """One plant; those of the scenery are the same as grow in it."""
    if pose.noun in _GROWN:
        return _grown(pose, _GROWN[pose.noun])
    view = View(pose.height, yaw=14, pitch=10, dark=pose.dark, mirrored=pose.facing < 0)
    return render(_MADE.get(pose.noun, flower)(pose), view)
