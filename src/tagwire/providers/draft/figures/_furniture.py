"""Furniture, and the umbrella."""

from dataclasses import replace

import numpy as np

from tagwire.providers.draft.colour import Floats
from tagwire.providers.draft.figurine import Pose
from tagwire.providers.draft.models.material import Part
from tagwire.providers.draft.models.mesh import box, lathe, ring, rod, sheet, tube
from tagwire.providers.draft.models.paints import bands, glossy, main, matt, metal, painted, part

from ._seats import Seat

SEATS = {
    "chair": Seat(1.0, (-0.40, 0.40), (-0.36, 0.40), 0.425, 0.83),
    "table": Seat(1.0, (-0.95, 0.95), (-0.5, 0.5), 0.75, 0.80),
    "sofa": Seat(0.70, (-1.12, 1.12), (-0.10, 0.46), 0.63),
    "bed": Seat(0.72, (-0.88, 0.88), (-0.95, 1.25), 0.72),
    "high bed": Seat(1.16, (-0.88, 0.88), (-0.95, 1.25), 0.72, 0.58),
    "stool": Seat(0.98, (-0.45, 0.45), (-0.42, 0.42), 0.44, 0.85),
    "bench": Seat(0.645, (-0.82, 0.82), (-0.22, 0.28), 0.66, 0.58),
}
"""Where furniture is sat upon, and what it is high enough to be under."""


def _legs(x: float, z: float, height: float, colour: str | Floats, top: float = 0.05) -> list[Part]:
    return [
        part(rod(top * 0.6, height, top, 12).at(sx * x, 0, sz * z), matt(colour))
        for sx in (-1, 1)
        for sz in (-1, 1)
    ]


def _grained(colour: Floats) -> Part:
    veins = bands(
        colour,
        colour * 0.72,
        lambda at: 0.5 + 0.5 * np.sin(at[:, 2] * 40 + 5 * np.sin(at[:, 0] * 2.2 + at[:, 2] * 4)),
    )
    return part(box(2.0, 0.08, 1.1, 0.02), painted(colour, veins, 0.25))


def chair(pose: Pose) -> list[Part]:
    """A dining chair of bent wood with a cushion."""
    wood = main(pose, "#9a6436", "#3a2a20", "#c9a06a")
    seat = matt("#d9cdb8" if not pose.colour else wood * 0.8, 0.1)
    timber = glossy(wood, 0.25)
    parts = _legs(0.38, 0.36, 0.86, wood, 0.05)
    for x in (-0.38, 0.38):
        parts.append(
            part(
                tube([(x, 0.8, -0.38), (x, 1.3, -0.42), (x * 0.98, 1.86, -0.52)], 0.042, 10), timber
            )
        )
    for y, z in ((1.72, -0.50), (1.42, -0.445)):
        parts.append(
            part(
                tube(
                    [(-0.38, y, z), (0, y + 0.02, z - 0.08), (0.38, y, z)], [(0.03, 0.09)] * 3, 10
                ),
                timber,
            )
        )
    for x in (-0.38, 0.38):
        parts.append(part(rod(0.022, 0.72).turn(x=90).at(x, 0.36, -0.36), timber))
    return [
        *parts,
        part(box(0.94, 0.09, 0.90, 0.04).at(y=0.88), timber),
        part(box(0.84, 0.12, 0.80, 0.06).at(y=0.95), seat),
    ]


def table(pose: Pose) -> list[Part]:
    """A wooden table with tapered legs."""
    wood = main(pose, "#9a6436", "#6b4226", "#c9a06a")
    top = _grained(wood)
    legs = [
        part(box(0.10, 0.96, 0.10, 0.02).at(x * 0.88, 0.46, z * 0.42), glossy(wood * 0.85, 0.2))
        for x in (-1, 1)
        for z in (-1, 1)
    ]
    return [
        part(top.shape.at(y=0.96), top.material),
        part(box(1.78, 0.13, 0.86, 0.01).at(y=0.87), matt(wood * 0.8)),
        *legs,
    ]


def sofa(pose: Pose) -> list[Part]:
    """A three-seater with cushions."""
    cloth = main(pose, "#3f6f76", "#b5633c", "#d9cdb8", "#5a6a4a", "#35406a")
    base, soft = matt(cloth * 0.85, 0.12), matt(cloth, 0.12)
    parts = _legs(1.25, 0.36, 0.2, "#4a2f1c", 0.05)
    parts += [
        part(box(2.76, 0.36, 1.04, 0.08).at(y=0.36), base),
        part(box(2.76, 0.78, 0.30, 0.13).at(0, 0.74, -0.42), base),
    ]
    for x in (-0.78, 0.0, 0.78):
        parts.append(part(box(0.77, 0.24, 0.86, 0.10).at(x, 0.58, 0.08), soft))
        parts.append(part(box(0.77, 0.54, 0.26, 0.11).turn(x=-12).at(x, 0.92, -0.22), soft))
    for x in (-1.32, 1.32):
        parts.append(part(box(0.28, 0.62, 1.06, 0.12).at(x, 0.54, 0.01), soft))
    pillow = box(0.46, 0.46, 0.16, 0.078)
    accent = "#e0b25a" if pose.variant % 2 == 0 else "#efe6d6"
    parts.append(part(pillow.turn(x=-18, z=10).at(-0.86, 0.92, 0.10), matt(accent, 0.1)))
    parts.append(part(pillow.turn(x=-18, z=-14).at(0.9, 0.92, 0.10), matt("#efe6d6", 0.1)))
    return parts


def bed(pose: Pose) -> list[Part]:
    """A double bed, made."""
    wood = matt("#7a4f2e", 0.1)
    cloth = main(pose, "#5f86a0", "#b5705a", "#7f9a83", "#d9cdb8")
    stripe = bands(cloth, cloth * 0.8, lambda at: (np.sin(at[:, 2] * 30) > 0.8).astype(np.float32))
    parts = [
        part(box(2.0, 1.0, 0.12, 0.05).at(0, 0.62, -1.35), wood),
        part(box(2.0, 0.26, 2.7, 0.04).at(0, 0.30, 0), wood),
        part(box(1.88, 0.28, 2.6, 0.12).at(0, 0.52, 0.02), matt("#f2eee6", 0.05)),
        part(box(1.98, 0.42, 1.86, 0.13).at(0, 0.50, 0.44), painted(cloth, stripe, 0.04)),
        part(box(1.96, 0.08, 0.34, 0.04).at(0, 0.71, -0.42), matt("#f2eee6", 0.05)),
    ]
    for x in (-0.46, 0.46):
        parts.append(
            part(box(0.78, 0.40, 0.24, 0.118).turn(x=-38).at(x, 0.84, -1.08), matt("#f6f3ec", 0.05))
        )
        parts.append(part(box(0.1, 0.2, 0.1, 0.02).at(x * 2, 0.1, 1.28), wood))
    return parts


def high_bed(pose: Pose) -> list[Part]:
    """A bed on long legs: there is room under it."""
    lift = 0.44
    raised = [replace(one, shape=one.shape.at(y=lift)) for one in bed(pose)]
    wood = matt("#7a4f2e", 0.1)
    legs = [
        part(box(0.11, lift + 0.2, 0.11, 0.02).at(x, lift / 2 + 0.1, z), wood)
        for x in (-0.92, 0.92)
        for z in (-1.32, 1.26)
    ]
    return [*raised, *legs]


def umbrella(pose: Pose) -> list[Part]:
    """An open umbrella of eight panels."""
    cloth = main(pose, "#c8262c", "#2b62bd", "#e0b01f", "#26282c")
    angle = np.linspace(0, 2 * np.pi, 65)[None]
    reach = np.linspace(0.001, 1, 12)[:, None]
    rib = np.abs(np.sin(angle * 4))
    radius = reach * (1 - 0.06 * reach * rib)
    height = 0.62 * (1 - reach**2.1) + 0.07 * reach**2 * rib
    canopy = sheet(np.stack([radius * np.cos(angle), height, radius * np.sin(angle)], 2))
    panels = bands(
        cloth,
        cloth * 0.80,
        lambda at: ((np.arctan2(at[:, 2], at[:, 0]) / (np.pi / 4)) % 2 < 1).astype(np.float32),
    )
    hook = [(0, -0.9, 0), (0, -1.12, 0), (0.07, -1.2, 0), (0.15, -1.13, 0), (0.15, -1.06, 0)]
    return [
        part(canopy, painted(cloth, panels, 0.15), open=True),
        part(rod(0.022, 1.55).at(y=-0.9), metal("#8a8f96")),
        part(tube(hook, 0.032, 10), glossy("#6b3f20", 0.5)),
        part(rod(0.03, 0.14, 0.012).at(y=0.6), metal("#8a8f96")),
    ]


def stool(pose: Pose) -> list[Part]:
    """A round stool."""
    wood = main(pose, "#9a6436", "#3a2a20")
    parts = _legs(0.28, 0.28, 0.9, wood, 0.05)
    return [
        *parts,
        part(
            lathe([(0, 0), (0.5, 0), (0.52, 0.04), (0.5, 0.09), (0, 0.10)], 40).at(y=0.88),
            glossy(wood, 0.3),
        ),
        part(ring(0.34, 0.025).at(y=0.35), matt(wood)),
    ]


def bench(pose: Pose) -> list[Part]:
    """A park bench of slats and iron."""
    wood, iron = matt(main(pose, "#9a6436", "#3f6b4c"), 0.12), matt("#26282c")
    slats = [box(2.0, 0.05, 0.12, 0.015).at(0, 0.62, z) for z in (-0.2, -0.05, 0.10, 0.25)]
    back = [
        box(2.0, 0.12, 0.05, 0.015).at(0, y, -0.28 - 0.12 * (y - 0.7)) for y in (0.80, 0.96, 1.12)
    ]
    frames = []
    for x in (-0.85, 0.85):
        frames += [
            part(
                tube([(x, 0, 0.28), (x, 0.58, 0.26), (x, 0.58, -0.24), (x, 1.2, -0.36)], 0.035, 8),
                iron,
            ),
            part(tube([(x, 0, -0.34), (x, 0.58, -0.22)], 0.035, 8), iron),
            part(tube([(x, 0.6, 0.26), (x, 0.86, 0.28), (x, 0.86, -0.28)], 0.03, 8), iron),
        ]
    return [*[part(slat, wood) for slat in (*slats, *back)], *frames]
