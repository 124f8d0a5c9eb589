"""Cars with four wheels and a cabin."""
# The tables of points below are read more easily unbroken.

from dataclasses import replace

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex
from tagwire.providers.draft.figurine import Pose
from tagwire.providers.draft.models.material import Paint, Part
from tagwire.providers.draft.models.mesh import box, rod, slab
from tagwire.providers.draft.models.paints import glossy, lettered, main, matt, metal, painted, part

from ._bodywork import (
    Body,
    cabin,
    coachwork,
    enamel,
    glazed,
    hull,
    light,
    mirrors,
    panes,
    street_lights,
    wheels,
)  # fmt: skip

SALOON = Body(
    skin=(
        (-2.26, 0.46, 0.82, 0.68), (-2.20, 0.32, 0.94, 0.80), (-1.75, 0.24, 1.00, 0.89),
        (-0.6, 0.22, 0.99, 0.91), (0.5, 0.22, 0.98, 0.91), (1.1, 0.22, 0.95, 0.91),
        (1.75, 0.24, 0.88, 0.90), (2.10, 0.26, 0.83, 0.87), (2.22, 0.31, 0.77, 0.82),
        (2.27, 0.40, 0.66, 0.72),
    ),
    cabin=(
        (0.90, -1.78, 1.06, 0.82), (1.02, -1.66, 0.90, 0.80), (1.38, -1.06, 0.26, 0.66),
        (1.46, -0.88, 0.04, 0.60), (1.48, -0.72, -0.14, 0.50),
    ),
    wheels=(-1.36, 1.38), radius=0.365, pillars=(-0.95, -0.22, 0.55), floor=0.99, roof=1.38,
)  # fmt: skip
SUV = Body(
    skin=(
        (-2.18, 0.5, 0.98, 0.76), (-2.12, 0.38, 1.12, 0.86), (-1.6, 0.32, 1.17, 0.93),
        (-0.5, 0.30, 1.16, 0.95), (0.8, 0.30, 1.15, 0.95), (1.6, 0.32, 1.10, 0.94),
        (2.02, 0.35, 1.05, 0.91), (2.15, 0.40, 0.98, 0.86), (2.20, 0.50, 0.86, 0.78),
    ),
    cabin=(
        (1.05, -2.0, 1.10, 0.86), (1.17, -1.96, 0.98, 0.84), (1.62, -1.72, 0.40, 0.72),
        (1.72, -1.6, 0.2, 0.66), (1.75, -1.4, 0.05, 0.56),
    ),
    wheels=(-1.3, 1.34), radius=0.42, pillars=(-1.15, -0.28, 0.58), floor=1.14, roof=1.60,
)  # fmt: skip
SPORTS = Body(
    skin=((-2.16, 0.42, 0.78, 0.70), (-2.08, 0.30, 0.90, 0.84), (-1.5, 0.20, 0.93, 0.94),
        (-0.4, 0.16, 0.78, 0.91), (0.6, 0.16, 0.75, 0.91), (1.4, 0.18, 0.74, 0.93),
        (2.0, 0.20, 0.56, 0.82), (2.24, 0.26, 0.42, 0.62)),
    cabin=((0.70, -1.75, 0.95, 0.76), (0.82, -1.5, 0.72, 0.74), (1.08, -0.85, 0.02, 0.58),
        (1.15, -0.65, -0.15, 0.50), (1.17, -0.5, -0.28, 0.40)),
    wheels=(-1.34, 1.34), radius=0.35, pillars=(-0.72, 0.5), floor=0.82, roof=1.08,
)  # fmt: skip


def _trim(pose: Pose, body: Body, paint: Floats) -> list[Part]:
    """Lamps, grille, bumper, plate, mirrors and door handles."""
    front, rear = body.skin[-1][0], body.skin[0][0]
    low, top, half = body.skin[-2][1:]
    belt, mouth = body.floor, front - 0.035
    handles = [(x - 0.32, s) for x in body.pillars[1:] for s in (-1, 1)]
    lamps = [(s * (half - 0.17), s) for s in (-1, 1)]
    steel, dark = metal(), matt("#131417")
    return [
        *[light(box(0.16, 0.115, 0.34, 0.05).turn(y=-16 * s).at(mouth - 0.02, top - 0.135, z),
                "#fff4d8", pose, 2.8) for z, s in lamps],
        *[light(box(0.06, 0.12, 0.34, 0.03).at(rear + 0.03, body.skin[1][2] - 0.2, s * 0.56),
                "#d8201c", pose, 1.6) for s in (-1, 1)],
        part(box(0.10, 0.15, 2 * half - 0.72, 0.04).at(mouth, top - 0.14, 0), dark),
        *[part(box(0.115, 0.014, 2 * half - 0.76, 0.006).at(mouth, top - 0.14 + dy, 0), steel)
          for dy in (-0.04, 0.0, 0.04)],
        part(box(0.10, 0.12, 2 * half - 0.5, 0.04).at(mouth, low + 0.10, 0), dark),
        part(box(0.04, 0.10, 0.42, 0.015).at(front + 0.02, low + 0.19, 0), matt("#efece4")),
        *mirrors(body.cabin[1][2] - 0.42, belt + 0.05, body.cabin[0][3] - 0.02, paint),
        *[part(box(0.18, 0.03, 0.03, 0.012).at(x, belt - 0.14, s * (body.skin[3][3] - 0.005)),
            steel)
          for x, s in handles],
    ]  # fmt: skip


def _lit(pose: Pose, body: Body) -> Paint | None:
    return street_lights(body.floor, 0.95) if pose.dark else None


def _car(
    pose: Pose, body: Body, paint: Floats, roof: Floats | None = None, lower: Floats | None = None
) -> list[Part]:
    half = body.skin[3][3]
    top = paint if roof is None else roof
    lit = _lit(pose, body)
    return [
        part(hull(body.skin), enamel(paint, coachwork(paint, body, lower), lit)),
        part(cabin(body.cabin),
            replace(enamel(top, glazed(top, body, pose.dark), lit), pane=panes(body))),
        *wheels(body.wheels, half + 0.03, body.radius),
        *_trim(pose, body, paint),
    ]  # fmt: skip


def saloon(pose: Pose) -> list[Part]:
    """A four-door car."""
    return _car(pose, SALOON, main(pose, "#a8322a", "#2f5d86", "#c9ccd0", "#3a4a3f", "#e0b040"))


def suv(pose: Pose) -> list[Part]:
    """A tall car with rails on its roof."""
    rails = [
        part(rod(0.025, 1.5, around=8).turn(z=-90).at(-1.4, 1.79, s * 0.56), metal())
        for s in (-1, 1)
    ]
    return [*_car(pose, SUV, main(pose, "#3f5a4a", "#2a2d33", "#b5602f", "#d9d6cc")), *rails]


def sports(pose: Pose) -> list[Part]:
    """A low coupe with a wing."""
    paint = main(pose, "#c8201a", "#e0a818", "#1f4fa0", "#d9dbde")
    wing = [
        part(box(0.34, 0.035, 1.62, 0.015).at(-1.98, 1.12, 0), glossy(paint * 0.6, 0.6)),
        *[
            part(box(0.16, 0.26, 0.04, 0.01).at(-1.96, 0.98, s * 0.6), matt("#1b1c1f"))
            for s in (-1, 1)
        ],
    ]
    intake = [(-1.0, 0.30), (-0.55, 0.34), (-0.9, 0.62)]
    vents = [
        part(slab(intake, 0.03, 0.005).at(0, 0.06, s * 0.925), matt("#17181b")) for s in (-1, 1)
    ]
    return [*_car(pose, SPORTS, paint), *wing, *vents]


def taxi(pose: Pose) -> list[Part]:
    """A cab with a chequered band and a sign that is lit at night."""
    paint = main(pose, "#e8b418")
    sign = lettered("#f6e9b0", "#1b1c1f", ["TAXI"], (0, 0, 0.34, 0.15), 0.0)
    plate = box(0.44, 0.19, 0.22, 0.05).at(-0.42, 1.55, 0)
    shown = coachwork(paint, SALOON)

    def chequered(at: Floats) -> Floats:
        odd = (np.floor(at[:, 0] / 0.1) + np.floor(at[:, 1] / 0.065)) % 2 == 0
        band = (at[:, 1] > 0.585) & (at[:, 1] < 0.715) & (np.abs(at[:, 0]) < 1.0)
        return np.where((odd & band)[:, None], np.float32(0.012), shown(at))

    body = part(hull(SALOON.skin), enamel(paint, chequered, _lit(pose, SALOON)))
    return [
        body,
        *_car(pose, SALOON, paint)[1:],
        light(plate, "#ffe9a0", pose, 1.0),
        part(box(0.38, 0.16, 0.012).at(-0.42, 1.55, 0.112), painted("#f6e9b0", sign, 0.2)),
    ]


def police(pose: Pose) -> list[Part]:
    """A black and white patrol car with its lights."""
    white = main(pose, "#f0efea")
    bar = [
        light(box(0.2, 0.12, 0.42, 0.04).at(-0.40, 1.53, 0.26), "#2a58ff", pose, 2.4),
        light(box(0.2, 0.12, 0.42, 0.04).at(-0.40, 1.53, -0.26), "#ff2a22", pose, 2.4),
        part(box(0.26, 0.05, 1.0, 0.02).at(-0.40, 1.46, 0), matt("#1b1c1f")),
    ]
    word = lettered(
        coachwork(white, SALOON, from_hex("#1f3160")), "#17181b", ["POLICE"], (-0.2, 0.74, 1.0, 0.2)
    )
    body = part(hull(SALOON.skin), enamel(white, word, _lit(pose, SALOON)))
    return [body, *_car(pose, SALOON, white)[1:], *bar]
