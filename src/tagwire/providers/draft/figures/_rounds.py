"""Balls, fruit, the globe and the trophy."""
# The tables of points below are read more easily unbroken.

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.figurine import Pose
from tagwire.providers.draft.models.material import Part
from tagwire.providers.draft.models.mesh import ball as sphere
from tagwire.providers.draft.models.mesh import box, lathe, ring, rod, tube
from tagwire.providers.draft.models.paints import bands, glossy, main, matt, metal, painted, part
from tagwire.providers.draft.noise import fractal


def _speckled(colour: Floats, amount: float, size: int = 12) -> Part:
    tile = fractal(np.random.default_rng(5), 256, size, 5, 0.6)

    def paint(at: Floats) -> Floats:
        u = (np.arctan2(at[:, 0], at[:, 2]) * 81.0).astype(int) % 256
        v = (at[:, 1] * 128).astype(int) % 256
        return np.asarray(colour * (1 + amount * (tile[v, u] - 0.5))[:, None], np.float32)

    return part(sphere(1.0, around=40), painted(colour, paint, 0.35))


def apple(pose: Pose) -> list[Part]:
    """An apple, blushed, with stalk and leaf."""
    skin = main(pose, "#b5161c", "#7fae2e", "#c8281c", "#d8a82c")
    pale = mix(skin, from_hex("#e0b84c"), 0.5)
    profile = [(0, 0.10), (0.12, 0.03), (0.28, 0.0), (0.52, 0.16), (0.65, 0.5), (0.62, 0.82),
        (0.4, 1.04), (0.2, 1.02), (0.07, 0.92), (0, 0.88)]  # fmt: skip

    def blush(at: Floats) -> Floats:
        turn = np.arctan2(at[:, 0], at[:, 2])
        streak = 0.5 + 0.5 * np.sin(turn * 23 + np.sin(turn * 7) * 2)
        share = np.clip(ramp(0.72, 1.05, at[:, 1]) * (0.4 + 0.6 * streak) + 0.10 * streak, 0, 1)
        return np.asarray(mix(skin, pale, share[:, None]), np.float32)

    leaf = sphere(0.22, 0.02, 0.10, 14).at(x=0.22).turn(z=24, y=-20).at(0.02, 1.1, 0.02)
    return [
        part(lathe(profile, 48), painted(skin, blush, 0.55)),
        part(tube([(0, 0.88, 0), (0.01, 1.05, 0), (0.06, 1.22, 0.02)], 0.025, 8), matt("#4a2f1a")),
        part(leaf, matt("#4f8a35")),
    ]


def orange(pose: Pose) -> list[Part]:
    """An orange with its pores."""
    skin = _speckled(main(pose, "#e5780f", "#e8870f"), 0.35, 64)
    return [
        part(skin.shape.scale(1, 0.95, 1), skin.material),
        part(rod(0.07, 0.05, 0.05).at(y=0.92), matt("#5d7a34")),
        part(
            sphere(0.34, 0.03, 0.15, 14).at(x=0.3).turn(z=16, y=30).at(0, 0.97, 0), matt("#3f7a32")
        ),
    ]


def egg(pose: Pose) -> list[Part]:
    """An egg."""
    shell = main(pose, "#e9d3b4", "#f2ece0", "#c99a72")
    profile = [
        (0, 0),
        (0.22, 0.04),
        (0.4, 0.24),
        (0.44, 0.46),
        (0.36, 0.82),
        (0.2, 1.08),
        (0, 1.16),
    ]
    return [part(lathe(profile, 44), glossy(shell, 0.22))]


def ball(pose: Pose) -> list[Part]:
    """A beach ball of six gores."""
    first = main(pose, "#d4302a", "#1f78c0", "#e0a018")

    def gores(at: Floats) -> Floats:
        turn = (np.arctan2(at[:, 0], at[:, 2]) / (2 * np.pi) * 6 + 0.3) % 6
        colours = np.stack([first, from_hex("#f4f0e8"), from_hex("#2a68b8"), from_hex("#f4f0e8"),
            from_hex("#e8b820"), from_hex("#f4f0e8")])  # fmt: skip
        colours[4] = first if pose.colour else colours[4]
        paint = colours[turn.astype(int) % 6]
        paint[at[:, 1] > 0.95] = from_hex("#f4f0e8")
        return np.asarray(paint, np.float32)

    return [part(sphere(1.0, around=44).turn(x=28, z=-18), painted(first, gores, 0.6))]


def basketball(pose: Pose) -> list[Part]:
    """An orange ball with black seams."""
    skin = main(pose, "#c8621f", "#bd5a1c")

    def seams(at: Floats) -> Floats:
        x, y, z = at[:, 0], at[:, 1], at[:, 2]
        curve = np.abs(np.abs(x) - 0.48 - 0.32 * (z * z + 0 * y) * 0.6)
        line = np.minimum(np.minimum(np.abs(x), np.abs(y)), curve)
        return ramp(0.028, 0.014, line)

    paint = bands(skin, "#1d1714", seams)
    return [part(sphere(1.0, around=44).turn(x=20, y=25, z=-24), painted(skin, paint, 0.18))]


def football(pose: Pose) -> list[Part]:
    """A ball of white and black patches."""
    golden = (1 + 5**0.5) / 2
    corners = np.array(
        [(0, s, t * golden) for s in (-1, 1) for t in (-1, 1)], np.float32
    ) / np.float32(np.hypot(1, golden))
    centres = np.concatenate([np.roll(corners, k, axis=1) for k in range(3)])
    ground = main(pose, "#f1efe9")

    def patches(at: Floats) -> Floats:
        near = np.sort(at @ centres.T, axis=1)
        black = ramp(0.935, 0.945, near[:, -1])
        # The seams run where two, or three, of the black patches are equally far.
        seam = ramp(0.020, 0.008, np.abs(near[:, -1] - near[:, -2])) * (near[:, -1] < 0.94)
        colour = mix(ground, from_hex("#1b1c1f"), np.maximum(black, seam * 0.55)[:, None])
        return np.asarray(colour, np.float32)

    return [part(sphere(1.0, around=44).turn(x=18, y=12, z=10), painted(ground, patches, 0.4))]


def globe(pose: Pose) -> list[Part]:
    """The earth on a brass stand."""
    tile = fractal(np.random.default_rng(3), 256, 3, 6, 0.55)
    sea = main(pose, "#2f6f9c", "#3a7f98")

    def lands(at: Floats) -> Floats:
        u = ((np.arctan2(at[:, 0], at[:, 2]) / (2 * np.pi) + 0.5) * 255).astype(int) % 256
        v = ((np.arcsin(np.clip(at[:, 1] / 0.72, -1, 1)) / np.pi + 0.5) * 200).astype(int) % 256
        land = ramp(0.53, 0.56, tile[v, u])[:, None]
        ground = mix(
            from_hex("#7d9a52"), from_hex("#cbb27a"), ramp(0.58, 0.75, tile[v, u])[:, None]
        )
        ice = ramp(0.62, 0.68, np.abs(at[:, 1]))[:, None]
        return np.asarray(mix(mix(sea, ground, land), from_hex("#eef2f2"), ice), np.float32)

    brass, wood = metal("#c69a4a"), glossy("#5a3219", 0.4)
    foot = [(0, 0), (0.42, 0), (0.44, 0.05), (0.3, 0.1), (0.08, 0.16), (0.06, 0.34), (0, 0.36)]
    return [
        part(sphere(0.72, around=44).turn(y=40, z=-23).at(y=1.12), painted(sea, lands, 0.5)),
        part(ring(0.79, 0.028, 44, 8).turn(x=90, z=0).at(y=1.12), brass),
        part(lathe(foot, 40), wood),
        part(sphere(0.05).at(0.31, 1.86), brass),
        part(sphere(0.05).at(-0.31, 0.38), brass),
    ]


def trophy(pose: Pose) -> list[Part]:
    """A cup of gold on a black plinth."""
    gold = metal(main(pose, "#d9a93c", "#d9a93c", "#c3c7cc"))
    cup = [(0, 0.3), (0.3, 0.3), (0.28, 0.34), (0.1, 0.42), (0.06, 0.56), (0.12, 0.66), (0.3, 0.82),
        (0.4, 1.1), (0.42, 1.36), (0.42, 1.36), (0.44, 1.37), (0.38, 1.36), (0.3, 1.0),
        (0, 0.9)]  # fmt: skip
    handles = [
        part(
            tube([(side * 0.38, 1.26, 0), (side * 0.66, 1.28, 0), (side * 0.64, 0.98, 0),
                (side * 0.3, 0.84, 0)], 0.032, 10),
            gold,
        )
        for side in (-1, 1)
    ]  # fmt: skip
    return [
        part(lathe(cup, 48), gold),
        *handles,
        part(box(0.66, 0.3, 0.66, 0.02).at(y=0.15), glossy("#1d1b1c", 0.5)),
        part(box(0.34, 0.14, 0.01).at(y=0.15, z=0.335), metal("#d9b45c")),
    ]
