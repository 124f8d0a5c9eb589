"""Two wheels: the motorcycle, the bicycle and the scooter."""
# The tables of points below are read more easily unbroken.

from tagwire.providers.draft.colour import Floats
from tagwire.providers.draft.figurine import Figurine, Pose
from tagwire.providers.draft.models.material import Part
from tagwire.providers.draft.models.mesh import Points, ball, box, ring, rod, slab, tube
from tagwire.providers.draft.models.paints import glossy, main, matt, metal, part
from tagwire.providers.draft.models.renderer import View, render

from ._bodywork import hull, light


def _spoked(x: float, radius: float, thick: float, count: int) -> list[Part]:
    steel = metal("#c9ccd0")
    spokes = []
    for i in range(count):
        angle = i * 360 / count
        spokes.append(
            part(rod(0.006, radius * 0.9, around=5).turn(x=0, z=angle).at(x, radius), steel)
        )
    return [
        part(ring(radius - thick, thick, 40, 10).turn(x=90).at(x, radius), matt("#1b1c1e")),
        part(ring(radius - 2.1 * thick, thick * 0.3, 40, 6).turn(x=90).at(x, radius), steel),
        part(rod(thick * 1.2, 0.12, around=12).turn(x=90).at(x, radius, -0.06), steel),
        *spokes,
    ]


def _pipe(path: Points, radius: float, colour: str | Floats, chrome: bool = False) -> Part:
    return part(tube(path, radius, 8), metal(colour) if chrome else glossy(colour, 0.6))


def bicycle(pose: Pose) -> list[Part]:
    """A city bicycle."""
    paint = main(pose, "#2f6f73", "#c8382c", "#e0b040", "#26282c")
    leather = matt("#7a4a28")
    crank, seat, head = (0.0, 0.30, 0), (-0.17, 0.82, 0), (0.42, 0.80, 0)
    forks = [
        _pipe([(0.42, 0.78, z), (0.5, 0.5, z), (0.58, 0.34, z)], 0.014, paint)
        for z in (-0.05, 0.05)
    ]
    stays = [_pipe([(-0.52, 0.34, z), seat, seat], 0.011, paint) for z in (-0.05, 0.05)]
    chain = [_pipe([(-0.52, 0.34, z), crank, crank], 0.012, paint) for z in (-0.05, 0.05)]
    return [
        *_spoked(-0.52, 0.34, 0.022, 18), *_spoked(0.58, 0.34, 0.022, 18),
        _pipe([crank, seat], 0.02, paint), _pipe([seat, head], 0.02, paint),
            _pipe([crank, (0.45, 0.72, 0)], 0.024, paint),
        *forks, *stays, *chain,
        _pipe([(-0.17, 0.82, 0), (-0.20, 0.94, 0)], 0.014, "#c9ccd0", True),
        part(ball(0.15, 0.045, 0.08).at(-0.20, 0.96), leather),
        _pipe([(0.42, 0.78, 0), (0.39, 0.96, 0)], 0.016, "#c9ccd0", True),
        _pipe([(0.26, 0.98, -0.26), (0.40, 1.0, -0.14), (0.43, 0.97, 0), (0.40, 1.0, 0.14),
            (0.26, 0.98, 0.26)], 0.014, "#c9ccd0", True),
        *[part(tube([(0.28, 0.98, z), (0.18, 0.97, z * 1.04)], 0.022, 8), leather) for z in (-0.26,
            0.26)],
        part(ring(0.09, 0.012, 24, 6).turn(x=90).at(0, 0.30, 0.07), metal("#9aa0a6")),
        _pipe([(0, 0.30, 0.09), (0.10, 0.17, 0.09)], 0.012, "#9aa0a6", True),
        part(box(0.1, 0.02, 0.08).at(0.10, 0.17, 0.13), matt("#1b1c1e")),
        part(slab([(-0.9, 0.40), (-0.86, 0.58), (-0.70, 0.72), (-0.48, 0.76), (-0.30, 0.70),
            (-0.30, 0.685), (-0.48, 0.74), (-0.69, 0.70), (-0.845, 0.57), (-0.88, 0.40)], 0.06,
            0.01).at(0, -0.02), glossy(paint, 0.6)),
        light(ball(0.05).at(0.48, 0.84), "#fff0c8", pose),
    ]  # fmt: skip


_TANK = (
    (-0.22, 0.70, 0.80, 0.10),
    (-0.10, 0.68, 0.92, 0.15),
    (0.16, 0.70, 1.0, 0.19),
    (0.36, 0.76, 0.98, 0.16),
    (0.44, 0.82, 0.92, 0.08),
)
_FRONT_GUARD = (
    (0.42, 0.52),
    (0.52, 0.66),
    (0.74, 0.755),
    (0.98, 0.70),
    (1.12, 0.56),
    (1.09, 0.55),
    (0.97, 0.67),
    (0.74, 0.725),
    (0.55, 0.64),
    (0.46, 0.51),
)
_REAR_GUARD = (
    (-1.04, 0.62),
    (-0.92, 0.70),
    (-0.70, 0.735),
    (-0.5, 0.70),
    (-0.5, 0.67),
    (-0.7, 0.70),
    (-0.9, 0.67),
    (-1.01, 0.60),
)


def _mudguards(paint: Floats) -> list[Part]:
    """Both mudguards and the springs of the rear wheel."""
    springs = [
        _pipe([(-0.66, 0.38, z), (-0.60, 0.74, z)], 0.032, "#d0d3d6", True) for z in (-0.13, 0.13)
    ]
    return [
        part(slab(_FRONT_GUARD, 0.15, 0.02), glossy(paint, 0.8)),
        part(slab(_REAR_GUARD, 0.17, 0.02), matt("#1b1c1e")),
        *springs,
    ]


def motorcycle(pose: Pose) -> list[Part]:
    """A naked motorcycle: tank, engine, long seat, chromed pipes."""
    paint = main(pose, "#a8231f", "#1f2f4a", "#26282c", "#d9862a")
    chrome, black, engine = metal("#d0d3d6"), matt("#1b1c1e"), metal("#8a8f95", 0.6)
    fins = [
        part(
            box(0.20, 0.022, 0.30, 0.008).turn(z=-18).at(0.12 + 0.016 * k, 0.46 + 0.045 * k, 0),
            engine,
        )
        for k in range(6)
    ]
    return [
        *_spoked(-0.72, 0.34, 0.06, 14), *_spoked(0.80, 0.34, 0.055, 14),
        part(hull(_TANK, 2.6, 24), glossy(paint, 0.9)),
        part(tube([(-0.86, 0.86, 0), (-0.56, 0.80, 0), (-0.20, 0.80, 0)],
            [(0.10, 0.05), (0.15, 0.065), (0.12, 0.05)], 14), matt("#26201c")),
        part(slab([(-1.0, 0.86), (-0.56, 0.74), (-0.16, 0.72), (-0.2, 0.58), (-0.52, 0.64),
            (-0.9, 0.74)], 0.2, 0.04), glossy(paint, 0.8)),
        part(box(0.46, 0.26, 0.30, 0.08).at(-0.02, 0.36), engine),
        part(rod(0.13, 0.34).turn(x=90).at(-0.06, 0.36, -0.17), chrome),
            part(rod(0.11, 0.34).turn(x=90).at(0.14, 0.34, -0.17), engine), *fins,
        *[_pipe([(0.80, 0.34, z), (0.58, 0.74, z), (0.46, 0.98, z)], 0.028, "#d0d3d6",
            True) for z in (-0.10, 0.10)],
        *[_pipe([(-0.72, 0.34, z), (-0.3, 0.36, z), (0.0, 0.3, z)], 0.026,
            "#2a2c30") for z in (-0.11, 0.11)],
        _pipe([(0.3, 0.56, 0.12), (0.38, 0.34, 0.17), (0.14, 0.20, 0.19), (-0.5, 0.24, 0.2)], 0.035,
            "#d0d3d6", True),
        part(tube([(-0.45, 0.24, 0.2), (-0.62, 0.27, 0.2), (-1.0, 0.35, 0.2)], [0.04, 0.065, 0.06],
            14), chrome),
        _pipe([(-0.05, 0.36, 0.17), (0.0, 0.72, 0), (0.42, 0.84, 0)], 0.03, "#202226"),
        _pipe([(0.26, 1.06, -0.32), (0.40, 1.10, -0.2), (0.46, 1.0, 0), (0.40, 1.10, 0.2),
            (0.26, 1.06, 0.32)], 0.018, "#d0d3d6", True),
        *[part(tube([(0.30, 1.06, z), (0.18, 1.04, z * 1.08)], 0.028, 8), black) for z in (-0.30,
            0.30)],
        light(ball(0.09, 0.12, 0.12, 20).at(0.62, 0.90), "#fff2d0", pose, 2.6),
            part(ring(0.115, 0.014, 24, 6).turn(z=90).at(0.62, 0.90), chrome),
        light(ball(0.05, 0.04, 0.06, 12).at(-1.02, 0.82), "#d8201c", pose, 1.4),
        *_mudguards(paint),
    ]  # fmt: skip


def scooter(pose: Pose) -> list[Part]:
    """A Roman scooter."""
    paint = main(pose, "#7fb8a8", "#c8382c", "#e8d9b0", "#2f6f9c")

    coat = glossy(paint, 0.85)
    tail = [
        (-0.92, 0.42, 0.60, 0.08),
        (-0.80, 0.30, 0.74, 0.20),
        (-0.50, 0.24, 0.80, 0.25),
        (-0.22, 0.24, 0.74, 0.22),
        (-0.12, 0.26, 0.66, 0.16),
    ]
    shield = [(0.30, 0.20), (0.36, 0.22), (0.46, 0.6), (0.52, 1.0), (0.47, 1.02), (0.40, 0.62)]
    return [
        *_spoked(-0.62, 0.23, 0.06, 8), *_spoked(0.60, 0.23, 0.06, 8),
        part(hull(tail, 2.6, 24), coat),
        part(tube([(-0.80, 0.84, 0), (-0.5, 0.86, 0), (-0.16, 0.84, 0)],
            [(0.13, 0.05), (0.17, 0.07), (0.11, 0.05)], 14), matt("#5a3420")),
        part(box(0.56, 0.06, 0.46, 0.03).at(0.10, 0.24), coat),
        part(slab(shield, 0.50, 0.02), coat),
        part(tube([(0.36, 0.22, 0), (0.10, 0.20, 0), (-0.2, 0.24, 0)], 0.05, 8), coat),
        part(hull([(0.36, 0.34, 0.44, 0.05), (0.5, 0.36, 0.54, 0.12), (0.66, 0.36, 0.52, 0.12),
            (0.84, 0.28, 0.38, 0.05)], 2.4, 18), coat),
        _pipe([(0.60, 0.23, 0.09), (0.52, 0.6, 0.06), (0.46, 1.0, 0)], 0.03, "#c9ccd0", True),
        _pipe([(0.30, 1.14, -0.3), (0.42, 1.12, -0.14), (0.46, 1.1, 0), (0.42, 1.12, 0.14),
            (0.30, 1.14, 0.3)], 0.026, paint),
        *[part(tube([(0.32, 1.14, z), (0.22, 1.13, z * 1.1)], 0.034, 8),
            matt("#26201c")) for z in (-0.28, 0.28)],
        part(ball(0.13, 0.12, 0.13).at(0.48, 1.10), coat),
        light(ball(0.05, 0.09, 0.09, 18).at(0.575, 1.11), "#fff2d0", pose, 2.6),
        light(ball(0.04, 0.05, 0.07, 12).at(-0.91, 0.56), "#d8201c", pose, 1.4),
        *[_pipe([(0.40, 1.14, z), (0.34, 1.30, z * 1.6)], 0.008, "#c9ccd0", True) for z in (-0.16,
            0.16)],
        *[part(ball(0.02, 0.05, 0.05, 12).at(0.33, 1.34, z), metal()) for z in (-0.27, 0.27)],
    ]  # fmt: skip


_SADDLES = {
    "motorcycle": (-0.30, 0.86, 0.0),
    "bicycle": (-0.20, 1.0, 0.0),
    "scooter": (-0.42, 0.90, 0.0),
}
_MAKERS = {"motorcycle": motorcycle, "bicycle": bicycle, "scooter": scooter}


def sculpt(pose: Pose) -> Figurine:
    """A machine on two wheels from three quarters; facing us or away, nearly end on."""
    yaw = 62.0 if pose.away else -64.0 if abs(pose.facing) < 0.4 else -22.0
    view = View(
        pose.height,
        yaw=yaw,
        pitch=7,
        dark=pose.dark,
        mirrored=pose.facing < 0,
        seat=_SADDLES.get(pose.noun, _SADDLES["motorcycle"]),
    )
    return render(_MAKERS.get(pose.noun, motorcycle)(pose), view)
