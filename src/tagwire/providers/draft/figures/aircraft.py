"""Everything that flies without feathers."""
# The tables of points below are read more easily unbroken.

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex, mix
from tagwire.providers.draft.figurine import Figurine, Pose
from tagwire.providers.draft.models.material import Material, Part
from tagwire.providers.draft.models.mesh import ball, box, lathe, ring, rod, slab, tube
from tagwire.providers.draft.models.paints import (
    bands,
    between,
    glass,
    glossy,
    main,
    matt,
    metal,
    painted,
    part,
)
from tagwire.providers.draft.models.renderer import View, render

from ._bodywork import light


def _swept(
    root: float, tip: float, span: float, sweep: float, thick: float
) -> list[tuple[float, float]]:
    return [(root / 2, 0), (tip / 2 - sweep, span), (-tip / 2 - sweep, span), (-root / 2, 0)]


_FUSELAGE = (  # from tail to nose: x, y, radius
    (-2.5, 0.16, 0.03),
    (-2.0, 0.08, 0.18),
    (-1.2, 0, 0.36),
    (1.4, 0, 0.36),
    (2.1, -0.02, 0.28),
    (2.4, -0.08, 0.11),
    (2.47, -0.1, 0.01),
)


def airplane(pose: Pose) -> list[Part]:
    """An airliner."""
    paint = main(pose, "#f2f1ec", "#2f6f9c", "#f2f1ec")
    fin = paint if pose.colour else from_hex(("#c8382c", "#1f4f8a", "#e0a828")[pose.variant % 3])

    def livery(at: Floats) -> Floats:
        window = (
            between(at[:, 1], 0.06, 0.16)
            * between((at[:, 0] * 5.5) % 1, 0.25, 0.75, 0.05)
            * between(at[:, 0], -1.5, 1.5)
        )
        cockpit = between(at[:, 1], 0.12, 0.26) * between(at[:, 0], 1.98, 2.2)
        colour = mix(paint, fin, between(at[:, 1], -0.07, -0.01)[:, None])
        return np.asarray(
            mix(colour, from_hex("#1c2731"), np.clip(window + cockpit, 0, 1)[:, None]), np.float32
        )

    body = tube([(x, y, 0) for x, y, _ in _FUSELAGE], [r for _, _, r in _FUSELAGE], 28)
    wing = slab(_swept(1.0, 0.3, 2.4, 1.1, 0), 0.07, 0.03)
    tail = slab(_swept(0.55, 0.22, 0.9, 0.45, 0), 0.05, 0.02)
    engine = lathe(
        [(0, -0.3), (0.12, -0.3), (0.17, 0.05), (0.17, 0.3), (0.14, 0.32), (0.12, 0.26), (0, 0.24)],
        24,
    ).turn(z=-90)
    return [
        part(body, Material(paint, gloss=0.7, paint=livery)),
        *[part(wing.turn(x=s * 84).at(0.1, -0.16, s * 0.2), glossy("#d5d8da", 0.5)) for s in (-1,
            1)],
        *[part(tail.turn(x=s * 86).at(-2.0, 0.14, s * 0.06), glossy("#d5d8da", 0.5)) for s in (-1,
            1)],
        part(slab(_swept(0.75, 0.34, 0.85, 0.5, 0), 0.06, 0.02).at(-1.95, 0.16), glossy(fin, 0.6)),
        *[part(engine.at(-0.1, -0.36, s * 0.9), glossy(fin, 0.6)) for s in (-1, 1)],
        light(ball(0.05).at(-1.0, -0.05, 2.5), "#40ff60", pose, 2.5),
    ]  # fmt: skip


def helicopter(pose: Pose) -> list[Part]:
    """A rescue helicopter."""
    paint = main(pose, "#c8382c", "#e0a828", "#2f5d86")
    blade = [
        part(box(3.4, 0.025, 0.13, 0.01).turn(y=a).at(0.1, 1.02), matt("#2a2c30"))
        for a in (28, 118)
    ]
    skids = [
        part(tube([(0.95, -0.62, z), (0.8, -0.72, z), (-0.7, -0.72, z)], 0.035, 8), matt("#2a2c30"))
        for z in (-0.42, 0.42)
    ]
    struts = [
        part(tube([(x, -0.35, z * 0.6), (x, -0.72, z)], 0.03, 6), matt("#2a2c30"))
        for x in (-0.4, 0.5)
        for z in (-0.42, 0.42)
    ]
    panes = bands(
        paint,
        "#18222b",
        lambda at: (
            between(at[:, 0] + 0.5 * at[:, 1], 0.42, 2)
            * between(at[:, 1], -0.12, 0.46)
            * (1 - between(at[:, 0], 0.48, 0.54))
        ),
    )
    return [
        part(tube([(-0.9, 0.2, 0), (-0.6, 0.12, 0), (0, 0.05, 0), (0.6, 0, 0), (1.05, -0.1, 0),
            (1.15, -0.14, 0)], [0.16, 0.4, 0.56, 0.52, 0.24, 0.02], 28),
            painted(paint, panes, 0.9)),
        part(tube([(-0.6, 0.3, 0), (-1.4, 0.36, 0), (-2.3, 0.46, 0)], [0.26, 0.15, 0.08], 16),
            glossy(paint, 0.7)),
        part(slab([(-2.1, 0.4), (-2.35, 1.0), (-2.55, 1.0), (-2.4, 0.4)], 0.05, 0.02),
            glossy(paint, 0.7)),
        part(box(0.9, 0.3, 0.5, 0.12).at(-0.1, 0.66), glossy(paint * 0.85, 0.6)),
        part(rod(0.05, 0.3).at(0.1, 0.75), metal()),
        part(ball(0.1, 0.06, 0.1).at(0.1, 1.03), metal()),
        *[part(box(0.05, 0.8, 0.06, 0.01).turn(z=a).at(-2.4, 0.72, 0.07),
            matt("#2a2c30")) for a in (20, 110)],
        *blade, *skids, *struts,
        light(ball(0.07).at(0.95, -0.3), "#fff2d0", pose, 2.4),
    ]  # fmt: skip


def rocket(pose: Pose) -> list[Part]:
    """A rocket with fins, standing."""
    paint = main(pose, "#c8382c", "#2f6f9c", "#e0862a")
    white = from_hex("#f2f0ea")

    def shown(at: Floats) -> Floats:
        colour = mix(
            white, paint, np.clip((at[:, 1] > 2.15) + between(at[:, 1], 0.42, 0.6), 0, 1)[:, None]
        )
        return np.asarray(colour, np.float32)

    body = [
        (0, 0.2),
        (0.26, 0.2),
        (0.34, 0.4),
        (0.46, 1.0),
        (0.46, 1.6),
        (0.34, 2.2),
        (0.16, 2.7),
        (0.03, 2.95),
        (0, 3.0),
    ]
    fin = slab([(0.3, 0.95), (0.62, 0.6), (0.78, 0.0), (0.66, 0.0), (0.30, 0.42)], 0.08, 0.03)
    nozzle = [(0, 0.24), (0.14, 0.24), (0.24, 0.02), (0.2, 0.02), (0, 0.18)]
    return [
        part(lathe(body, 44), Material(white, gloss=0.7, paint=shown)),
        *[part(fin.turn(y=a), glossy(paint, 0.7)) for a in (10, 130, 250)],
        part(ring(0.17, 0.045, 28, 8).turn(x=90).at(0, 1.55, 0.44), metal("#c9ccd0")),
        light(ball(0.16, 0.16, 0.05, 20).at(0, 1.55, 0.44), "#8fd0e8", pose, 1.2),
        part(lathe(nozzle, 28), metal("#6d7278")),
    ]


def ufo(pose: Pose) -> list[Part]:
    """A flying saucer with a dome and lamps around."""
    steel = metal(main(pose, "#b9c0c6", "#8f9aa4"))
    disc = [
        (0, -0.3),
        (0.4, -0.28),
        (0.7, -0.16),
        (1.5, 0.0),
        (1.52, 0.04),
        (0.8, 0.2),
        (0.55, 0.28),
        (0, 0.3),
    ]
    lamps = [
        light(
            ball(0.08, 0.06, 0.08, 12).at(1.12 * np.sin(a), 0.115, 1.12 * np.cos(a)),
            ("#7dffb0", "#ffd860")[i % 2],
            pose,
            2.4,
        )
        for i, a in enumerate(np.arange(12) * (np.pi / 6))
    ]
    return [
        part(lathe(disc, 56), steel), *lamps,
        part(ball(0.22, 0.26, 0.22).at(0, 0.42), glossy("#6fae6a", 0.4)),
        *[part(ball(0.06, 0.09, 0.04, 12).turn(z=-20 * s).at(0.09 * s, 0.48, 0.19),
            glossy("#0c0d0f", 1.0)) for s in (-1, 1)],
        part(ball(0.55, 0.52, 0.55, 32).at(0, 0.26), glass("#bfe8e0", 0.8, 1.0)),
        light(rod(0.34, 0.05, around=28).at(0, -0.33), "#9fe8ff", pose, 2.4),
    ]  # fmt: skip


def balloon(pose: Pose) -> list[Part]:
    """A hot-air balloon of coloured gores with a basket."""
    first = main(pose, "#c8382c", "#e0862a", "#2f6f9c")
    others = (from_hex("#f2e6c4"), from_hex("#e0b040"))

    def gores(at: Floats) -> Floats:
        turn = ((np.arctan2(at[:, 0], at[:, 2]) / (2 * np.pi) * 16 + 0.5) % 4).astype(int)
        paint = np.stack([first, others[0], first * 0.82, others[1]])[turn]
        band = between(at[:, 1], 1.9, 2.1)[:, None]
        return np.asarray(mix(paint, from_hex("#2f3f5a"), band), np.float32)

    fire = (lambda at: np.broadcast_to(from_hex("#ffb050") * 0.35, at.shape)) if pose.dark else None
    skin = [
        (0.26, 0.75),
        (0.34, 0.85),
        (0.8, 1.4),
        (1.12, 2.1),
        (1.08, 2.7),
        (0.72, 3.2),
        (0.3, 3.4),
        (0, 3.43),
    ]
    ropes = [
        part(tube([(x * 0.7, 0.34, z * 0.7), (x, 0.8, z)], 0.008, 5), matt("#4a3420"))
        for x in (-0.26, 0.26)
        for z in (-0.2, 0.2)
    ]
    weave = bands(
        "#9a6a38",
        "#6b4522",
        lambda at: (np.sin(at[:, 0] * 60) * np.sin(at[:, 1] * 60) > 0).astype(np.float32),
    )
    return [
        part(lathe(skin, 48), Material(first, gloss=0.12, paint=gores, light=fire), open=True),
        part(box(0.42, 0.34, 0.42, 0.05).at(0, 0.17), painted("#9a6a38", weave, 0.05)),
        part(tube([(-0.21, 0.35, 0.21), (0.21, 0.35, 0.21)], 0.03, 8), matt("#6b3f20")),
        light(ball(0.05, 0.14, 0.05, 10).at(0, 0.6), "#ffb050", pose, 3.0), *ropes,
    ]  # fmt: skip


def drone(pose: Pose) -> list[Part]:
    """A drone with four rotors and a camera."""
    shell = glossy(main(pose, "#e6e6e2", "#26282c", "#c8562f"), 0.6)
    arms = []
    for x in (-0.72, 0.72):
        for z in (-0.62, 0.62):
            arms += [
                part(tube([(x * 0.2, 0, z * 0.2), (x, 0.06, z)], [0.09, 0.05], 10), shell),
                part(rod(0.085, 0.17).at(x, 0, z), matt("#26282c")),
                part(
                    box(0.72, 0.012, 0.07, 0.005).turn(y=40 * x + 70 * z).at(x, 0.19, z),
                    matt("#2a2c30"),
                ),
                part(rod(0.03, 0.2).at(x, -0.2, z), matt("#26282c")),
            ]
    return [
        part(ball(0.52, 0.17, 0.30), shell),
        *arms,
        part(ball(0.12, 0.12, 0.12).at(0.4, -0.17), matt("#26282c")),
        part(rod(0.07, 0.1).turn(z=-90).at(0.46, -0.17), glossy("#101114", 1.0)),
        light(ball(0.04).at(0.5, 0.02, 0.08), "#60ff80", pose, 2.5),
    ]


def spaceship(pose: Pose) -> list[Part]:
    """A small starfighter with swept wings and burning drives."""
    paint = main(pose, "#b9bec4", "#8f2a24", "#c9a050")
    panels = bands(
        paint,
        paint * 0.72,
        lambda at: np.clip(
            between((at[:, 0] * 2.3) % 1, 0, 0.06) + between((at[:, 1] * 7) % 1, 0, 0.08), 0, 1
        ),
    )
    wing = slab([(0.5, 0), (-0.5, 1.5), (-1.1, 1.5), (-1.0, 0)], 0.08, 0.03)
    hot = "#7fc8ff"
    return [
        part(tube([(-1.4, 0.05, 0), (-0.8, 0.08, 0), (0.3, 0.04, 0), (1.4, -0.06, 0),
            (2.1, -0.12, 0)], [(0.42, 0.3), (0.46, 0.34), (0.36, 0.27), (0.2, 0.14), (0.02, 0.02)],
            24), painted(paint, panels, 0.5, 0.2)),
        part(ball(0.5, 0.22, 0.22).at(0.35, 0.27), glossy("#16202a", 1.0)),
        *[part(wing.turn(x=s * 80).at(-0.3, 0.0, s * 0.3),
            painted(paint * 0.9, panels, 0.4, 0.2)) for s in (-1, 1)],
        *[part(slab([(-0.2, 0), (-0.8, 0.6), (-1.1, 0.6), (-0.9, 0)], 0.06,
            0.02).turn(x=-s * 18).at(-0.3, 0.22, s * 0.3), glossy("#8f2a24", 0.5)) for s in (-1,
            1)],
        *[part(lathe([(0, -0.3), (0.2, -0.3), (0.24, 0), (0.2, 0.5), (0, 0.55)],
            24).turn(z=-90).at(-1.3, 0.02, s * 0.42), metal("#6d7278")) for s in (-1, 1)],
        *[light(ball(0.10, 0.15, 0.15).at(-1.6, 0.02, s * 0.42), hot, pose, 3.0) for s in (-1, 1)],
    ]  # fmt: skip


_MAKERS = {
    "airplane": (airplane, -30, 16), "helicopter": (helicopter, -30, 8), "rocket": (rocket, 0, 4),
    "ufo": (ufo, 0, 12), "hot-air balloon": (balloon, 0, -6), "drone": (drone, -28, 22),
    "spaceship": (spaceship, -34, 20),
}  # fmt: skip


def sculpt(pose: Pose) -> Figurine:
    """A flying machine from three quarters; a rocket that flies leans."""
    make, yaw, pitch = _MAKERS.get(pose.noun, _MAKERS["airplane"])
    if abs(pose.facing) < 0.4 and yaw:
        yaw = -66
    if pose.away and yaw:
        yaw = 60
    parts = make(pose)
    if pose.noun == "rocket" and pose.action == "fly":
        parts = [part(p.shape.turn(z=-28), p.material) for p in parts]
    view = View(pose.height, yaw=yaw, pitch=pitch, dark=pose.dark, mirrored=pose.facing < 0)
    return render(parts, view)
