"""The pirate ship and the submarine."""

import numpy as np

from tagwire.providers.draft.colour import from_hex, mix
from tagwire.providers.draft.figurine import Pose
from tagwire.providers.draft.models.material import Material, Part
from tagwire.providers.draft.models.mesh import ball, box, rod, sheet, slab, tube
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
from ._ships import hull, seams

_GALLEON = (
    (-1.9, 1.35, 0.40),
    (-1.5, 1.1, 0.52),
    (-0.8, 0.72, 0.56),
    (0.4, 0.66, 0.54),
    (1.2, 0.85, 0.38),
    (1.8, 1.05, 0.04),
)


def _mast(x: float, tall: float, cloth: Material) -> list[Part]:
    """A mast with its yards and square sails, blown forward."""
    timber = matt("#4a2f1c")
    parts = [part(rod(0.05, tall, 0.03).at(x, 0.6), timber)]
    across = np.linspace(-1, 1, 10)[None]
    for y, w, h in ((1.6, 0.95, 0.95), (2.6, 0.75, 0.8), (3.45, 0.5, 0.5)):
        if y + h > tall + 1.25:
            continue
        rise = np.linspace(0, 1, 9)[:, None]
        points = np.stack(
            [
                x + 0.05 + 0.34 * (1 - across**2) * (1 - 0.7 * rise),
                y + h * rise + 0 * across,
                w * (1 - 0.15 * rise) * across,
            ],
            2,
        )
        parts.append(part(sheet(points), cloth, open=True))
        parts.append(part(rod(0.03, 2 * w).turn(x=90).at(x, y + h, -w), timber))
    return parts


def galleon(pose: Pose) -> list[Part]:
    """A pirate ship: two masts of square sails and a black flag."""
    paint = main(pose, "#6b4226", "#4a2f1c")
    cloth = seams(
        from_hex("#d9cba8") if not pose.colour else mix(main(pose), from_hex("#d9cba8"), 0.5)
    )
    planks = bands(
        paint,
        paint * 0.6,
        lambda at: np.clip(
            ((at[:, 1] * 9) % 1 > 0.86) + between(at[:, 1], 0.52, 0.58) * 0.0, 0, 1
        ).astype(np.float32),
    )
    parts = [
        part(hull(_GALLEON), painted(paint, planks, 0.1)),
        part(tube([(1.5, 0.95, 0), (2.6, 1.5, 0)], 0.035, 8), matt("#4a2f1c")),
        part(box(0.7, 0.3, 0.7, 0.04).at(-1.5, 1.3), painted(paint, planks, 0.1)),
        *[
            light(box(0.12, 0.1, 0.04).at(x, 0.62, 0.53), "#e0a040", pose, 1.4)
            for x in (-1.0, -0.6, -0.2, 0.2, 0.6)
        ],
        *[light(ball(0.07).at(-1.95, 1.75), "#ffc860", pose, 2.4)],
    ]
    parts += [piece for x, tall in ((-0.7, 3.5), (0.6, 3.2)) for piece in _mast(x, tall, cloth)]
    flag = [(0, 0), (-0.5, 0.03), (-0.5, 0.33), (0, 0.36)]
    parts.append(part(slab(flag, 0.012, 0.002).at(-0.7, 3.85), matt("#17181a")))
    return parts


_PRESSURE_HULL = (
    (-1.95, 0.1),
    (-1.6, 0.36),
    (-0.9, 0.66),
    (0.4, 0.78),
    (1.4, 0.56),
    (1.75, 0.28),
    (1.85, 0.02),
)


def submarine(pose: Pose) -> list[Part]:
    """A rounded submarine with portholes and a periscope."""
    paint = main(pose, "#e0b020", "#c8562f", "#4a6a7a")
    rivets = bands(paint, paint * 0.75, lambda at: between((at[:, 0] * 1.1) % 1, 0.0, 0.03))
    ports = []
    for x in (-0.7, 0.0, 0.7):
        disc = rod(0.2, 0.06, around=24).turn(x=90)
        ports += [
            part(disc.at(x, 0.1, 0.72), metal("#c9a050")),
            light(rod(0.14, 0.09, around=24).turn(x=90).at(x, 0.1, 0.72), "#9fd8e8", pose, 1.2),
        ]
    screw = [
        part(ball(0.05, 0.3, 0.12).at(y=0.26).turn(x=a).at(-2.02), metal("#c9a050"))
        for a in (0, 120, 240)
    ]
    return [
        part(
            tube([(x, 0, 0) for x, _ in _PRESSURE_HULL], [r for _, r in _PRESSURE_HULL], 32),
            painted(paint, rivets, 0.7),
        ),
        part(box(0.9, 0.7, 0.5, 0.2).at(0.1, 0.95), glossy(paint, 0.7)),
        part(
            tube([(0.2, 1.2, 0), (0.2, 1.75, 0), (0.24, 1.84, 0), (0.45, 1.85, 0)], 0.06, 10),
            metal("#9aa0a6"),
        ),
        part(
            slab([(-2.0, 0.1), (-1.5, 0.15), (-1.75, 0.85), (-2.1, 0.85)], 0.08, 0.02),
            glossy(paint * 0.8),
        ),
        part(box(0.5, 0.06, 1.7, 0.02).at(-1.75, 0), glossy(paint * 0.8)),
        *ports,
        *screw,
        light(ball(0.1).at(1.7, 0.2, 0.15), "#fff2c0", pose, 2.4),
    ]
