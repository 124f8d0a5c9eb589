"""Cups, pots, plates, and what gives light on a table."""
# The tables of points below are read more easily unbroken.

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.figurine import Pose
from tagwire.providers.draft.models.material import Material, Part
from tagwire.providers.draft.models.mesh import Shape, ball, box, lathe, ring, rod, tube
from tagwire.providers.draft.models.paints import (
    bands,
    between,
    glossy,
    lamp,
    main,
    matt,
    metal,
    painted,
    part,
)

from ._glassware import wall


def _coffee(radius: float) -> Part:
    """The drink's round surface, its crema paler at the rim."""

    def paint(at: Floats) -> Floats:
        away = np.hypot(at[:, 0], at[:, 2]) / radius
        swirl = np.sin(away * 9 + 2.2 * np.arctan2(at[:, 2], at[:, 0])) * ramp(0.75, 0.2, away)
        share = np.clip(ramp(0.72, 1.0, away) * 0.8 + 0.25 * swirl, 0, 1)[:, None]
        return np.asarray(mix(from_hex("#3a1d0e"), from_hex("#b07a48"), share), np.float32)

    return part(rod(radius, 0.01, around=40), painted("#4a2512", paint, 0.5))


def _moved(piece: Part, y: float) -> Part:
    return part(piece.shape.at(y=y), piece.material)


def _handle(x: float, low: float, high: float, out: float, thick: float) -> Shape:
    middle = (low + high) / 2
    path = [(x, high, 0), (x + out * 0.8, high + 0.02, 0), (x + out, middle, 0),
        (x + out * 0.6, low, 0), (x - 0.05, low - 0.04, 0)]  # fmt: skip
    return tube(path, [(thick * 1.2, thick)] * 5, 12)


def cup(pose: Pose) -> list[Part]:
    """A coffee cup on its saucer with a spoon."""
    glaze = glossy(main(pose, "#f1ede4", "#2f6f73", "#c8452f", "#e9c25a", "#27364f"), 0.7)
    body = [(0, 0.06), (0.17, 0.06), (0.18, 0.1), (0.3, 0.2), (0.385, 0.4), (0.41, 0.62)]
    saucer = [(0, 0), (0.3, 0), (0.34, 0.02), (0.6, 0.09), (0.66, 0.13), (0.64, 0.145),
        (0.34, 0.07), (0.2, 0.055), (0, 0.055)]  # fmt: skip
    spoon = tube([(0.52, 0.16, 0.30), (0.1, 0.13, 0.52), (-0.3, 0.17, 0.50)], 0.016, 8)
    return [
        part(lathe(wall(body, 0.03), 48), glaze),
        part(lathe(saucer, 56), glaze),
        part(_handle(0.36, 0.26, 0.52, 0.22, 0.03), glaze),
        _moved(_coffee(0.375), 0.53),
        part(spoon, metal("#d5d0c4")),
        part(ball(0.10, 0.03, 0.07, 16).at(-0.36, 0.16, 0.49), metal("#d5d0c4")),
    ]


def mug(pose: Pose) -> list[Part]:
    """A big mug with a band of bare clay."""
    glaze = main(pose, "#2f6f73", "#e6dfd2", "#b5412f", "#35507f", "#d9a441")
    body = [(0, 0), (0.36, 0), (0.39, 0.02), (0.4, 0.08), (0.4, 0.5), (0.4, 0.92)]
    clay = bands(glaze, "#c9a27c", lambda at: ramp(0.17, 0.15, at[:, 1]))
    coat = Material(glaze, gloss=0.55, paint=clay, grain=0.06)
    return [
        part(lathe(wall(body, 0.035), 48), coat),
        part(_handle(0.38, 0.24, 0.72, 0.30, 0.045), glossy(glaze, 0.55)),
        _moved(_coffee(0.36), 0.80),
    ]


def teapot(pose: Pose) -> list[Part]:
    """A round pot with spout, handle and lid."""
    glaze = main(pose, "#e9e4d8", "#2e5f74", "#7d3a26", "#3f6b4c")
    ring_of = bands(
        glaze,
        "#2f4f86" if pose.variant % 4 == 0 else glaze * 0.55,
        lambda at: between(at[:, 1], 0.52, 0.56),
    )
    coat = painted(glaze, ring_of, 0.75)
    body = [(0, 0), (0.26, 0), (0.3, 0.02), (0.46, 0.2), (0.53, 0.42), (0.44, 0.66), (0.26, 0.76),
        (0.26, 0.76), (0, 0.76)]  # fmt: skip
    lid = [(0.29, 0.75), (0.28, 0.79), (0.18, 0.86), (0.05, 0.89), (0.05, 0.92), (0.085, 0.97),
        (0.05, 1.02), (0, 1.03)]  # fmt: skip
    spout = tube(
        [(-0.42, 0.28, 0), (-0.62, 0.36, 0), (-0.72, 0.56, 0), (-0.86, 0.72, 0)],
        [0.14, 0.10, 0.07, 0.055],
        16,
    )
    plain = glossy(glaze, 0.75)
    return [
        part(lathe(body, 48), coat),
        part(lathe(lid, 40), plain),
        part(spout, plain),
        part(_handle(0.44, 0.26, 0.62, 0.34, 0.045), plain),
        part(ring(0.05, 0.006, 20, 6).turn(z=50).at(-0.86, 0.72), matt("#2a1c14")),
    ]


def vase(pose: Pose) -> list[Part]:
    """A tall vase, glazed, some with a dipped foot, with three dry stems."""
    glaze = main(pose, "#3f7f8c", "#e8dfcf", "#a8452f", "#2c4a7a", "#d3a95c")
    shapes = (
        [(0, 0), (0.22, 0), (0.26, 0.03), (0.42, 0.35), (0.44, 0.6), (0.3, 0.92), (0.15, 1.1),
            (0.14, 1.2), (0.2, 1.3)],
        [(0, 0), (0.2, 0), (0.22, 0.02), (0.26, 0.4), (0.4, 0.85), (0.36, 1.1), (0.17, 1.22),
            (0.16, 1.28), (0.22, 1.36)],
        [(0, 0), (0.3, 0), (0.34, 0.03), (0.45, 0.3), (0.36, 0.62), (0.16, 0.85), (0.12, 1.1),
            (0.2, 1.32)],
    )  # fmt: skip
    two = bands(glaze, np.minimum(glaze * 0.35 + 0.02, 1), lambda at: ramp(0.36, 0.30, at[:, 1]))
    return [part(lathe(wall(shapes[pose.variant % 3], 0.03), 52), painted(glaze, two, 0.8))]


def bowl(pose: Pose) -> list[Part]:
    """A bowl of oranges."""
    glaze = main(pose, "#e7e0d2", "#2f5d6b", "#8f3b28", "#384a3a")
    body = [(0, 0), (0.26, 0), (0.28, 0.04), (0.42, 0.10), (0.62, 0.28), (0.7, 0.48)]
    fruit = [(-0.25, 0.5, 0.1), (0.22, 0.5, 0.16), (0.0, 0.52, -0.25), (0.02, 0.72, 0.02)]
    paints = ("#e07a18", "#d8a818", "#c8401c", "#e88a1c")
    return [
        part(lathe(wall(body, 0.035), 56), glossy(glaze, 0.6)),
        *[
            part(ball(0.23, around=24).at(*place), glossy(code, 0.25))
            for place, code in zip(fruit, paints, strict=True)
        ],
    ]


def plate(pose: Pose) -> list[Part]:
    """A dinner plate with a coloured rim, raised to be seen."""
    glaze = main(pose, "#f2efe8", "#d9e2e0", "#efe3cc")
    rim = bands(glaze, "#2f5d86", lambda at: between(np.hypot(at[:, 0], at[:, 2]), 0.86, 0.9, 0.01))
    profile = [(0, 0), (0.5, 0), (0.6, 0.02), (0.95, 0.11), (0.97, 0.14), (0.94, 0.15),
        (0.62, 0.07), (0.55, 0.04), (0, 0.04)]  # fmt: skip
    return [part(lathe(profile, 64).turn(x=16), painted(glaze, rim, 0.7))]


def pan(pose: Pose) -> list[Part]:
    """A cooking pot of steel with lid and handles."""
    steel = metal("#c2c6ca") if not pose.colour else glossy(main(pose), 0.6)
    body = [(0, 0), (0.46, 0), (0.5, 0.03), (0.5, 0.3), (0.5, 0.6), (0.52, 0.61), (0.52, 0.63)]
    lid = [(0.53, 0.62), (0.53, 0.65), (0.4, 0.70), (0.15, 0.76), (0, 0.77)]
    grip = ring(0.11, 0.028, 20, 8)
    return [
        part(lathe(body, 56), steel),
        part(lathe(lid, 56), metal("#d2d5d8")),
        part(rod(0.03, 0.08).at(y=0.76), metal()),
        part(ball(0.09, 0.04, 0.09).at(y=0.86), matt("#26211e")),
        part(grip.at(x=0.57, y=0.46), matt("#26211e")),
        part(grip.at(x=-0.57, y=0.46), matt("#26211e")),
    ]


def candle(pose: Pose) -> list[Part]:
    """A pillar of wax on a brass dish, burning."""
    wax = main(pose, "#efe4cf", "#e8dcc4", "#c9453a")

    def warm(at: Floats) -> Floats:
        near = ramp(0.35, 0.95, at[:, 1])[:, None] ** 2
        return np.asarray(near * from_hex("#ff9a3c") * (0.55 if pose.dark else 0.25), np.float32)

    def fire(at: Floats) -> Floats:
        core = ramp(0.26, -0.14, at[:, 1])[:, None]
        return np.asarray(mix(from_hex("#ffb648"), from_hex("#fff3c8"), core) * 2.6, np.float32)

    body = [(0, 0.05), (0.24, 0.05), (0.25, 0.07), (0.25, 0.9), (0.24, 0.94), (0.2, 0.93),
        (0.12, 0.9), (0, 0.89)]  # fmt: skip
    dish = [(0, 0), (0.4, 0), (0.44, 0.03), (0.47, 0.1), (0.44, 0.1), (0.4, 0.05), (0, 0.05)]
    flame = [(0, -0.14), (0.05, -0.11), (0.075, -0.03), (0.05, 0.09), (0.018, 0.2), (0, 0.25)]
    return [
        part(lathe(body, 40), Material(wax, gloss=0.25, light=warm)),
        part(lathe(dish, 48), metal("#c69a4a")),
        part(rod(0.012, 0.12, around=8).at(y=0.88), matt("#20160f")),
        part(lathe(flame, 20).at(y=1.1), Material(from_hex("#ffcf70"), gloss=0, light=fire)),
        part(_handle(0.42, 0.03, 0.16, 0.18, 0.02), metal("#c69a4a")),
    ]


def table_lamp(pose: Pose) -> list[Part]:
    """A table lamp: a ceramic foot, a linen shade; lit in the dark."""
    glaze = main(pose, "#2f6f73", "#b06a3c", "#e8e0d0", "#3a4f6e")
    shade_colour = from_hex("#f2e6cc")

    def shine(at: Floats) -> Floats:
        middle = 1 - np.abs(at[:, 1] - 1.22)[:, None] * 0.9
        return np.asarray(from_hex("#ffc67a") * middle * (0.95 if pose.dark else 0.18), np.float32)

    foot = [(0, 0), (0.26, 0), (0.27, 0.03), (0.2, 0.06), (0.12, 0.12), (0.27, 0.38), (0.28, 0.5),
        (0.1, 0.74), (0.05, 0.78), (0.05, 0.9)]  # fmt: skip
    shade = [(0.52, 0.9), (0.52, 0.9), (0.34, 1.5), (0.34, 1.5)]
    return [
        part(lathe(foot, 44), glossy(glaze, 0.7)),
        part(rod(0.02, 0.4).at(y=0.85), metal("#c8a25a")),
        part(
            lathe(shade, 48), Material(shade_colour, gloss=0.02, light=shine, grain=0.08), open=True
        ),
        part(ring(0.52, 0.012, 48, 8).at(y=0.9), matt("#d8c7a4")),
        part(ring(0.34, 0.012, 48, 8).at(y=1.5), matt("#d8c7a4")),
        part(ball(0.09).at(y=1.18), lamp("#fff0c8", 2.0 if pose.dark else 0.5)),
        part(box(0.02, 0.02, 0.02).at(y=1.56), metal("#c8a25a")),
    ]
