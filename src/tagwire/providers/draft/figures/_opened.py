"""Bags and parcels that stand open for somebody to be in them, all in metres."""

import numpy as np

from tagwire.providers.draft.colour import Floats
from tagwire.providers.draft.figurine import Pose
from tagwire.providers.draft.models.material import Material, Part
from tagwire.providers.draft.models.mesh import ball, box, lathe, rod, tube
from tagwire.providers.draft.models.paints import (
    between,
    glass,
    glossy,
    main,
    matt,
    metal,
    painted,
    part,
)

from ._hollows import half_shell, rim
from ._seats import Seat

SEATS = {
    "open suitcase": Seat(0.07, (-0.24, 0.24), (-0.14, 0.14), 1.0),
    "open backpack": Seat(0.09, (-0.10, 0.10), (-0.07, 0.07), 1.0),
    "open bag": Seat(0.08, (-0.15, 0.15), (-0.08, 0.08), 1.0),
    "open gift": Seat(0.05, (-0.18, 0.18), (-0.16, 0.16), 1.0),
    "open cup": Seat(0.08, (-0.16, 0.16), (-0.1, 0.1), 1.0),
    "open mug": Seat(0.08, (-0.14, 0.14), (-0.1, 0.1), 1.0),
    "open bowl": Seat(0.05, (-0.20, 0.20), (-0.12, 0.12), 1.0),
    "fishbowl": Seat(0.17, (-0.12, 0.12), (-0.05, 0.05), 1.0),
    "open hat": Seat(0.06, (-0.13, 0.13), (-0.1, 0.1), 1.0),
}


def _tray(wide: float, high: float, deep: float, outside: Material, lining: Material) -> list[Part]:
    """A box without a lid: its bottom and four walls with something of a thickness."""
    x, z, thick = wide / 2, deep / 2, 0.018
    inner = [
        part(box(wide - thick, 0.02, deep - thick).at(y=0.012), lining),
        part(box(wide - 2 * thick, high * 0.96, 0.004).at(0, high / 2, -z + thick), lining),
        part(box(0.004, high * 0.96, deep - 2 * thick).at(x - thick, high / 2, 0), lining),
        part(box(0.004, high * 0.96, deep - 2 * thick).at(thick - x, high / 2, 0), lining),
    ]
    walls = [
        part(box(wide, high, thick, 0.008).at(0, high / 2, side * z), outside) for side in (-1, 1)
    ]
    ends = [
        part(box(thick, high, deep, 0.008).at(side * x, high / 2, 0), outside) for side in (-1, 1)
    ]
    return [*inner, *walls, *ends]


def suitcase(pose: Pose) -> list[Part]:
    """A case that lies open, its lid leant back, lined, with leather corners."""
    hide = main(pose, "#8a5a34", "#2f5d6b", "#b5412f", "#6b7078")
    shell, lining = glossy(hide, 0.25), matt(np.asarray([0.62, 0.55, 0.42], np.float32), 0.08)
    trim, brass = matt(hide * 0.5, 0.12), metal("#d0a548")
    wide, high, deep = 0.68, 0.21, 0.46
    parts = _tray(wide, high, deep, shell, lining)
    lid = [(box(wide, deep, 0.018, 0.008).at(0, deep / 2, -0.10), shell)]
    lid += [(box(wide - 0.03, deep - 0.03, 0.006).at(0, deep / 2, -0.088), lining)]
    lid += [
        (box(0.018, deep, 0.10, 0.008).at(s * wide / 2, deep / 2, -0.05), shell) for s in (-1, 1)
    ]
    lid += [(box(wide, 0.018, 0.10, 0.008).at(0, deep, -0.05), shell)]
    lid += [
        (box(0.03, deep * 0.96, 0.012, 0.004).at(s * 0.17, deep / 2, -0.08), trim) for s in (-1, 1)
    ]
    parts += [part(shape.turn(x=-16).at(0, high, -deep / 2), paint) for shape, paint in lid]
    for x in (-0.22, 0.22):
        parts.append(part(box(0.05, 0.06, 0.02, 0.006).at(x, high - 0.02, deep / 2 + 0.012), brass))
    handle = [(-0.07, 0.10, 0.235), (-0.06, 0.10, 0.28), (0.06, 0.10, 0.28), (0.07, 0.10, 0.235)]
    parts.append(part(tube(handle, 0.013, 8), trim))
    corners = [(x, y) for x in (-wide / 2 + 0.03, wide / 2 - 0.03) for y in (0.03, high - 0.03)]
    return [
        *parts,
        *[part(box(0.065, 0.065, 0.03, 0.012).at(x, y, deep / 2), trim) for x, y in corners],
    ]


def backpack(pose: Pose) -> list[Part]:
    """A rucksack with its flap thrown back."""
    cloth = main(pose, "#3f5a4a", "#2f4a70", "#b5602f", "#7a2f35")
    canvas, dark, leather = matt(cloth, 0.16), matt(cloth * 0.8, 0.16), matt("#7a4a28", 0.1)
    rings = [(0.15, 0.13, 0.0), (0.175, 0.165, 0.06), (0.185, 0.175, 0.20), (0.165, 0.165, 0.335)]
    parts = [
        part(half_shell(rings, 180.0), canvas, open=True),
        part(rim((0.165, 0.165, 0.335), 0.014, 180.0), leather),
        part(box(0.30, 0.26, 0.05, 0.024).turn(x=-24).at(0, 0.41, -0.20), dark),
        part(half_shell(rings, 0.0), canvas, open=True),
        part(rim((0.165, 0.165, 0.335), 0.014, 0.0), leather),
        part(box(0.23, 0.16, 0.09, 0.04).at(0, 0.13, 0.185), canvas),
        part(box(0.24, 0.05, 0.10, 0.024).at(0, 0.20, 0.188), dark),
    ]
    for x in (-0.085, 0.085):
        parts += [
            part(box(0.03, 0.12, 0.012, 0.004).at(x, 0.275, 0.180), leather),
            part(box(0.042, 0.032, 0.014, 0.004).at(x, 0.235, 0.188), metal("#c9a65a")),
        ]
    return parts


def bag(pose: Pose) -> list[Part]:
    """A wide leather bag that stands open between its two handles."""
    hide = main(pose, "#a8352c", "#c08a4e", "#26282c", "#d9c3a0", "#2f5d55")
    leather, edge = glossy(hide, 0.3), glossy(hide * 0.7, 0.3)
    rings = [(0.18, 0.17, 0.0), (0.195, 0.19, 0.03), (0.215, 0.20, 0.16), (0.235, 0.205, 0.29)]
    parts = [
        part(half_shell(rings, 180.0), leather, open=True),
        part(rim((0.235, 0.205, 0.29), 0.010, 180.0), edge),
        part(half_shell(rings, 0.0), leather, open=True),
        part(rim((0.235, 0.205, 0.29), 0.010, 0.0), edge),
    ]
    for z in (-0.19, 0.205):
        path = [(-0.11, 0.22, z), (-0.105, 0.36, z), (-0.05, 0.43, z), (0.05, 0.43, z)]
        path += [(0.105, 0.36, z), (0.11, 0.22, z)]
        if z < 0:
            parts.append(part(tube(path, 0.010, 8), edge))
        else:  # the near one has fallen down before it
            low = [(x, 0.44 - y, z + 0.02) for x, y, _ in path]
            parts.append(part(tube(low, 0.010, 8), edge))
    return [*parts, part(box(0.07, 0.05, 0.02, 0.008).at(0, 0.23, 0.21), metal("#d9b45c"))]


def gift(pose: Pose) -> list[Part]:
    """A present that is open, its lid leant against it."""
    paper = main(pose, "#b3202c", "#2a5fa0", "#2f7a56", "#e9dfca")
    ribbon = glossy("#e8c15a" if pose.variant % 2 == 0 else "#f3efe6", 0.6)

    def banded(at: Floats) -> Floats:
        band = between(at[:, 0], -0.03, 0.03)[:, None]
        return np.asarray(paper * (1 - band) + ribbon.colour * band, np.float32)

    wrap, lining = painted(paper, banded, 0.3), matt(paper * 0.45, 0.1)
    lid = [(box(0.50, 0.07, 0.50, 0.01), wrap), (box(0.06, 0.075, 0.505, 0.006), ribbon)]
    lid += [
        (box(0.16, 0.05, 0.09, 0.02).turn(z=20 * s).at(0.08 * s, 0.055, 0), ribbon) for s in (-1, 1)
    ]
    return [
        *_tray(0.46, 0.30, 0.42, wrap, lining),
        *[part(shape.turn(z=-64).at(0.36, 0.24, -0.02), paint) for shape, paint in lid],
    ]


def _turned(rings: list[tuple[float, float]], coat: Material, edge: Material) -> list[Part]:
    """A round vessel of rings (radius, height), its near wall apart from its far one."""
    levels = [(radius, radius, high) for radius, high in rings]
    return [
        piece
        for start in (180.0, 0.0)
        for piece in (
            part(half_shell(levels, start, 1.0), coat, open=True),
            part(rim(levels[-1], 0.012, start, 1.0), edge),
        )
    ]


def cup(pose: Pose) -> list[Part]:
    """A wide empty teacup on its saucer."""
    colour = main(pose, "#f1ede4", "#2f6f73", "#c8452f", "#e9c25a", "#27364f")
    glaze = glossy(colour, 0.6)
    saucer = [(0, 0), (0.20, 0), (0.23, 0.012), (0.40, 0.05), (0.40, 0.062), (0.2, 0.03), (0, 0.03)]
    handle = [(0.25, 0.26, 0), (0.36, 0.28, 0), (0.38, 0.20, 0), (0.31, 0.12, 0), (0.20, 0.11, 0)]
    rings = [(0.11, 0.03), (0.14, 0.045), (0.21, 0.12), (0.255, 0.22), (0.275, 0.31)]
    return [
        part(lathe(saucer, 48), glaze),
        part(tube(handle, 0.02, 10), glaze),
        *_turned(rings, glaze, glossy(colour * 0.9, 0.6)),
    ]


def mug(pose: Pose) -> list[Part]:
    """A big empty mug."""
    colour = main(pose, "#2f6f73", "#e6dfd2", "#b5412f", "#35507f", "#d9a441")
    glaze = glossy(colour, 0.5)
    handle = [(0.20, 0.32, 0), (0.33, 0.34, 0), (0.36, 0.23, 0), (0.31, 0.12, 0), (0.19, 0.10, 0)]
    rings = [(0.20, 0.0), (0.215, 0.02), (0.22, 0.2), (0.22, 0.39)]
    return [
        part(tube(handle, 0.026, 10), glaze),
        *_turned(rings, glaze, glossy(colour * 1.05, 0.5)),
    ]


def bowl(pose: Pose) -> list[Part]:
    """A wide empty bowl."""
    colour = main(pose, "#e9e2d2", "#3f7f8c", "#a8452f", "#2c4a7a", "#d3a95c")
    rings = [(0.12, 0.0), (0.19, 0.02), (0.27, 0.09), (0.32, 0.17), (0.335, 0.215)]
    return _turned(rings, glossy(colour, 0.6), glossy(colour * 0.8, 0.6))


def hat(pose: Pose) -> list[Part]:
    """A top hat on its crown."""
    felt = matt(main(pose, "#1d1e22", "#2b2d33", "#3a2a4a"), 0.14)
    rings = [(0.20, 0.0), (0.205, 0.02), (0.195, 0.14), (0.205, 0.27), (0.25, 0.285), (0.32, 0.30)]
    band = matt("#8f1d2c", 0.1)
    ribbon = [(0.199, 0.199, 0.19), (0.207, 0.207, 0.245)]
    return [
        *_turned(rings, felt, felt),
        *[part(half_shell(ribbon, start, 1.0), band, open=True) for start in (180.0, 0.0)],
    ]


def fishbowl(pose: Pose) -> list[Part]:
    """A globe of glass, most of it full of water, with gravel and a weed in it."""
    wall = [(0.0, 0.0), (0.14, 0.0), (0.22, 0.06), (0.265, 0.17), (0.24, 0.28), (0.18, 0.345)]
    wall += [(0.20, 0.37), (0.20, 0.37)]
    stones = [matt(code, 0.2) for code in ("#c9b48a", "#9a8a74", "#d9c9a8", "#7d8a8f")]
    rng = np.random.default_rng(3)
    parts = [part(rod(0.15, 0.02, around=28).at(y=0.012), stones[0])]
    for index in range(38):
        far, turn = 0.17 * float(rng.random()) ** 0.5, float(rng.uniform(0, 6.28))
        spot = far * np.cos(turn), 0.035 + 0.012 * float(rng.random()), far * np.sin(turn)
        parts.append(part(ball(0.02, 0.015, 0.02, 10).at(*spot), stones[index % 4]))
    for x, lean in ((-0.11, -0.03), (-0.09, 0.03), (-0.13, 0.01)):
        stem = [(x, 0.03, -0.06), (x + lean, 0.12, -0.06), (x - lean, 0.21, -0.06)]
        parts.append(part(tube(stem, [0.012, 0.014, 0.004], 6), matt("#3f7a3a", 0.1)))
    water = [(0, 0.26), (0.243, 0.26), (0.245, 0.265), (0, 0.265)]
    return [
        *parts,
        part(lathe(water, 40, smooth=False), glass("#a9d3da", 0.6)),
        part(lathe(wall, 48), glass("#cfe6ea", 0.80, 1.0)),
    ]
