"""Buildings one by one."""
# The tables of points below are read more easily unbroken.

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex
from tagwire.providers.draft.figurine import Pose
from tagwire.providers.draft.models.material import Part
from tagwire.providers.draft.models.mesh import ball, box, lathe, ring, rod, slab, tube
from tagwire.providers.draft.models.paints import (
    bands,
    between,
    glossy,
    main,
    matt,
    metal,
    painted,
    part,
)

from ._bodywork import light
from ._masonry import (
    battlements,
    brick,
    moved,
    prism,
    pyramid,
    round_tower,
    tiles,
    walls,
)  # fmt: skip


def house(pose: Pose) -> list[Part]:
    """A gabled house with a porch and a chimney."""
    wall, roof = (
        main(pose, "#efe2c8", "#c9d6d0", "#d9a08a", "#e8d9a8"),
        ("#a8452f", "#4a4f5a", "#7a4a35")[pose.variant % 3],
    )
    trim = matt("#f6f2e8")
    return [
        walls(
            box(2.2, 1.3, 1.6, 0.01).at(y=0.65).here(),
            wall,
            pose,
            rows=(0.72,),
            step=0.62,
            size=(0.34, 0.46),
        ),
        part(prism(2.2, 0.95, 1.6, 0.14).at(y=1.28), tiles(roof)),
        part(
            slab([(-0.78, 0), (0.78, 0), (0, 0.88)], 0.03, 0.005).turn(y=90).at(1.105, 1.29),
            matt(wall),
        ),
        part(
            rod(0.15, 0.03, around=20).turn(z=-90).at(1.12, 1.65),
            light(box(0.1, 0.1, 0.1), "#ffcf80", pose, 1.5).material,
        ),
        part(
            box(0.26, 0.8, 0.26, 0.01).at(-0.55, 2.0, -0.25),
            painted("#a0543c", brick("#a0543c", 12)),
        ),
        part(box(0.34, 0.07, 0.34, 0.01).at(-0.55, 2.4, -0.25), trim),
        part(
            box(0.42, 0.8, 0.05, 0.01).at(0, 0.42, 0.81),
            matt("#2f5d6b" if pose.variant % 2 else "#8f2f28"),
        ),
        part(box(0.54, 0.06, 0.1, 0.01).at(0, 0.85, 0.83), trim),
        part(ball(0.03).at(0.14, 0.42, 0.85), metal("#d9b45c")),
        part(box(0.7, 0.1, 0.36, 0.01).at(0, 0.05, 0.98), matt("#9a948a")),
        part(box(2.34, 0.08, 1.74, 0.01).at(y=0.04), matt("#8a857c")),
    ]


def cabin(pose: Pose) -> list[Part]:
    """A log cabin with a warm window."""
    wood = main(pose, "#8a5a34", "#6b4428")
    side = -1 if pose.away else 1  # the walls that are seen
    logs = [
        part(
            rod(0.1, 2.3, around=12).turn(z=-90).at(-1.15, 0.1 + 0.19 * i, 0.75 * side),
            matt(wood * (0.9 + 0.1 * (i % 2)), 0.15),
        )
        for i in range(6)
    ]
    ends = [
        part(
            rod(0.1, 1.7, around=12).turn(x=90).at(1.02 * side, 0.19 + 0.19 * i, -0.85),
            matt(wood * 0.85, 0.15),
        )
        for i in range(6)
    ]
    return [
        part(box(2.0, 1.2, 1.4).at(y=0.6), matt(wood * 0.5)), *logs, *ends,
        part(slab([(-0.75, 0), (0.75, 0), (0, 0.8)], 0.05, 0.01).turn(y=90).at(1.0 * side, 1.2),
            matt(wood * 0.8, 0.15)),
        part(prism(2.2, 0.95, 1.6, 0.22).at(y=1.14), tiles("#4a5348")),
        light(box(0.42, 0.4, 0.04).at(-0.5, 0.68, 0.86), "#ffc870", pose, 1.6),
        part(box(0.5, 0.05, 0.07).at(-0.5, 0.46, 0.87), matt("#3a2416")),
            part(box(0.03, 0.4, 0.06).at(-0.5, 0.68, 0.87), matt("#3a2416")),
        part(box(0.44, 0.86, 0.05, 0.01).at(0.4, 0.46, 0.86), matt("#4a2c18")),
        part(box(0.34, 1.2, 0.34, 0.02).at(-0.7, 1.75, -0.3),
            painted("#8a857c", brick("#8a857c", 10))),
    ]  # fmt: skip


_GATE = ((-0.28, 0), (-0.28, 0.45), (-0.18, 0.64), (0, 0.72), (0.18, 0.64), (0.28, 0.45), (0.28, 0))
_TOWERS = (  # x, z, radius, height
    (-1.3, 0.9, 0.36, 1.7),
    (1.3, 0.9, 0.36, 1.7),
    (-1.3, -0.9, 0.36, 2.1),
    (1.3, -0.9, 0.36, 2.1),
    (0.5, -0.75, 0.3, 3.0),
)


def _turret(radius: float, height: float, stone: Floats, roof: str, pose: Pose) -> list[Part]:
    """A round tower with a corbelled rim, a cone and a flag."""
    r, tip = radius, height + radius * 2.9
    cone = [(0, 0), (r * 1.24, 0), (0.02, r * 2.9), (0, r * 2.9)]
    rim = [(r, -0.1), (r * 1.18, 0.02), (r * 1.18, 0.12), (0, 0.12)]
    flag = slab([(0, 0), (0.3, 0.07), (0, 0.15)], 0.02, 0.004)
    return [
        round_tower(r, height, brick(stone, 7), pose),
        part(lathe(cone, 28, smooth=False).at(y=height + 0.1), tiles(roof)),
        part(lathe(rim, 28, smooth=False).at(y=height), matt(stone)),
        part(rod(0.015, 0.36, around=6).at(y=tip), matt("#3a2618")),
        part(flag.at(0.01, tip + 0.2), matt("#c8382c")),
    ]


def castle(pose: Pose) -> list[Part]:
    """A castle: a keep, five towers with cones, a gate."""
    stone = main(pose, "#b9ae9a", "#a8a49c", "#c4a88a")
    roof = "#4a4f5a" if pose.colour else ("#3f5f8a", "#8f3a2f", "#4a6b5a")[pose.variant % 3]
    wall = brick(stone, 7)
    curtain = box(2.6, 1.1, 1.8, 0.01).at(y=0.55).here()
    keep = box(1.2, 2.1, 1.0, 0.01).at(y=1.05, z=-0.3).here()
    merlons = [
        part(box(0.17, 0.18, 0.12, 0.01).at(float(x), 1.18, 0.84), painted(stone, wall))
        for x in np.linspace(-1.0, 1.0, 7)
    ]
    return [
        walls(curtain, wall, pose, rows=(0.72,), step=0.66, size=(0.12, 0.26)),
        walls(keep, wall, pose, rows=(1.4, 1.8), step=0.4, size=(0.14, 0.24)),
        part(pyramid(1.3, 0.9).at(y=2.1, z=-0.3), tiles(roof)),
        part(slab(_GATE, 0.08, 0.01).at(0, 0, 0.90), matt("#3a2618")),
        *[p for x, z, r, h in _TOWERS for p in moved(_turret(r, h, stone, roof, pose), x, 0, z)],
        *merlons,
    ]


def tower(pose: Pose) -> list[Part]:
    """A round tower of stone with battlements."""
    stone = main(pose, "#b0a694", "#a08f80")
    wall = brick(stone, 6)
    return [
        round_tower(0.62, 2.9, wall, pose, 0.88),
        part(
            lathe([(0.54, 0), (0.72, 0.16), (0.72, 0.42), (0, 0.42)], 36, smooth=False).at(y=2.86),
            painted(stone, wall),
        ),
        *battlements(0.66, 3.34, stone, 12),
        part(
            slab([(-0.2, 0), (-0.2, 0.4), (0, 0.58), (0.2, 0.4), (0.2, 0)], 0.1, 0.01).at(
                0, 0, 0.6
            ),
            matt("#3a2618"),
        ),
    ]


def lighthouse(pose: Pose) -> list[Part]:
    """A banded lighthouse, its lamp burning at night."""
    paint = main(pose, "#c8302a", "#1f4f8a", "#c8302a")
    bands_ = bands("#f4f1ea", paint, lambda at: ((at[:, 1] / 0.62) % 2 > 1).astype(np.float32))
    return [
        part(lathe([(0, 0), (0.62, 0), (0.36, 3.1), (0, 3.1)], 40, smooth=False),
            painted(paint, bands_, 0.2)),
        part(rod(0.52, 0.08, around=36).at(y=3.1), matt("#2a2c30")),
            part(ring(0.5, 0.016, 36, 6).at(y=3.36), matt("#2a2c30")),
        *[part(rod(0.012, 0.22, around=5).at(0.5 * np.sin(a), 3.16, 0.5 * np.cos(a)),
            matt("#2a2c30")) for a in np.arange(14) * 0.449],
        light(rod(0.26, 0.46, around=28).at(y=3.18), "#ffe9a8", pose, 3.2),
        *[part(rod(0.016, 0.46, around=5).at(0.27 * np.sin(a), 3.18, 0.27 * np.cos(a)),
            matt("#2a2c30")) for a in np.arange(8) * 0.785],
        part(lathe([(0, 0), (0.36, 0), (0.3, 0.12), (0.06, 0.34), (0.04, 0.46), (0, 0.46)],
            32).at(y=3.64), glossy(paint, 0.5)),
        part(box(0.9, 0.56, 0.8, 0.02).at(0.75, 0.28, 0.1), matt("#f0ece2")),
            part(prism(0.9, 0.36, 0.8, 0.06).at(0.75, 0.56, 0.1), tiles("#a8452f")),
        part(box(0.2, 0.4, 0.05).at(0.75, 0.2, 0.51), matt("#3f5f6b")),
        *[part(box(0.1, 0.18, 0.05).at(0, y, z), matt("#26303a")) for y,
            z in ((1.1, 0.53), (2.2, 0.435))],
    ]  # fmt: skip


def tent(pose: Pose) -> list[Part]:
    """A ridge tent, open, lit from inside at night."""
    cloth = main(pose, "#d9862a", "#3f7a5a", "#c8452f", "#2f6f9c")
    glow = from_hex("#ffb860") * 0.5 if pose.dark else None
    skin = painted(
        cloth, bands(cloth, cloth * 0.85, lambda at: between((at[:, 0] * 1.6) % 1, 0, 0.04)), 0.06
    )
    door = [(-0.62, 0.0), (0.62, 0.0), (0, 1.18)]
    inside = (
        light(slab(door, 0.02, 0.002).turn(y=90).at(0.99, 0.02), "#ffb860", pose, 1.2)
        if glow is not None
        else part(slab(door, 0.02, 0.002).turn(y=90).at(0.99, 0.02), matt("#2a211a"))
    )
    return [
        part(prism(2.0, 1.3, 1.7, 0.0), skin), inside,
        part(slab([(-0.84, 0), (-0.34, 0), (-0.02, 1.26)], 0.03, 0.005).turn(y=90).at(1.02, 0.02),
            matt(cloth * 0.9)),
        part(slab([(0.84, 0), (0.46, 0), (0.02, 1.26)], 0.03, 0.005).turn(y=90).at(1.02, 0.02),
            matt(cloth * 0.9)),
        part(rod(0.025, 1.42, around=8).at(1.04), matt("#8a6a44")),
        *[part(tube([(1.04 * s, 1.36, 0), (1.6 * s, 0, 0)], 0.01, 5), matt("#e9e2d0")) for s in (-1,
            1)],
    ]  # fmt: skip
