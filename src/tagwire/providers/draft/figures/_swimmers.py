"""Fish, dolphins, whales and sharks."""
# The tables of points below are read more easily unbroken.

from collections.abc import Sequence

import numpy as np

from tagwire.providers.draft.colour import Floats, from_hex, mix, ramp
from tagwire.providers.draft.figurine import Pose
from tagwire.providers.draft.models.material import Paint, Part
from tagwire.providers.draft.models.mesh import ball, slab, tube
from tagwire.providers.draft.models.paints import bands, glass, glossy, main, matt, painted, part
from tagwire.providers.draft.noise import fractal

Rows = Sequence[tuple[float, float, float, float]]  # x, y, half width, half height


def body(rows: Rows, paint: Floats, shown: Paint, gloss: float = 0.5) -> Part:
    """A swimmer skinned along its spine, tail first."""
    path = [(x, y, 0.0) for x, y, _, _ in rows]
    return part(tube(path, [(w, h) for _, _, w, h in rows], 28), painted(paint, shown, gloss))


def eyes(x: float, y: float, z: float, size: float, white: bool = True) -> list[Part]:
    """A pair of eyes."""
    parts = []
    for s in (-1, 1):
        if white:
            parts.append(part(ball(size, size, size * 0.5).at(x, y, s * z), glossy("#f6f2e4", 0.7)))
        parts.append(
            part(
                ball(size * 0.62, size * 0.62, size * 0.4).at(
                    x + size * 0.1, y, s * (z + size * 0.28)
                ),
                glossy("#0c0d10", 1.0),
            )
        )
    return parts


def _fin(outline: Sequence[tuple[float, float]], paint: Floats, thick: float = 0.03) -> Part:
    rays = bands(
        paint, paint * 0.72, lambda at: 0.5 + 0.5 * np.sin((at[:, 1] - 0.4 * at[:, 0]) * 70)
    )
    return part(slab(outline, thick, 0.01), painted(paint, rays, 0.3))


def shaded(paint: Floats, belly: str, line: float, slope: float = 0.0) -> Paint:
    """Paint above a line, the paler belly below it."""
    low = mix(from_hex(belly), paint, 0.15)

    def shown(at: Floats) -> Floats:
        share = ramp(line + 0.06, line - 0.06, at[:, 1] - slope * at[:, 0])
        return np.asarray(mix(paint, low, share[:, None]), np.float32)

    return shown


def fish(pose: Pose) -> list[Part]:
    """A tropical fish with bands and scales."""
    paint = main(pose, "#e8761c", "#e0b020", "#2f78c0", "#c84a6a")
    fin = paint * 0.85

    def scaled(at: Floats) -> Floats:
        x, y = at[:, 0], at[:, 1]
        band = sum(
            ramp(0.07, 0.05, np.abs(x + 0.05 * np.cos(y * 6) - c)) for c in (-0.42, 0.05, 0.46)
        )
        scale = 0.90 + 0.10 * np.sin(x * 44) * np.sin(y * 44)
        return np.asarray(
            mix(paint * scale[:, None], from_hex("#f6f2e8"), np.clip(band, 0, 1)[:, None]),
            np.float32,
        )

    return [
        body(((-0.85, 0, 0.02, 0.08), (-0.62, 0, 0.08, 0.15), (-0.2, 0, 0.2, 0.4),
            (0.2, 0, 0.24, 0.44), (0.55, -0.02, 0.2, 0.32), (0.8, -0.04, 0.1, 0.14),
            (0.88, -0.05, 0.03, 0.05)), paint, scaled),
        _fin([(-0.78, 0.02), (-1.25, 0.42), (-1.15, 0.0), (-1.25, -0.42), (-0.78, -0.04)], fin),
        _fin([(-0.4, 0.28), (-0.3, 0.62), (0.1, 0.66), (0.4, 0.36), (0.3, 0.3)], fin),
        _fin([(-0.45, -0.24), (-0.4, -0.55), (-0.1, -0.5), (0.05, -0.36)], fin),
        *[part(ball(0.2, 0.12, 0.02).turn(z=-24, y=s * 26).at(0.12, -0.1, s * 0.26),
            matt(fin)) for s in (-1, 1)],
        *eyes(0.58, 0.08, 0.165, 0.085),
    ]  # fmt: skip


def koi(pose: Pose) -> list[Part]:
    """A koi, white with patches."""
    patch = main(pose, "#d8401c", "#e07a1c")
    tile = fractal(pose.rng("patch"), 256, 3, 3, 0.5)

    def shown(at: Floats) -> Floats:
        u, v = (
            ((at[:, 0] + 2) * 60).astype(int) % 256,
            ((at[:, 2] * 0.6 + at[:, 1] + 2) * 60).astype(int) % 256,
        )
        share = ramp(0.5, 0.54, tile[v, u]) * ramp(-0.16, -0.04, at[:, 1])
        scale = 0.94 + 0.06 * np.sin(at[:, 0] * 50) * np.sin(at[:, 1] * 50)
        return np.asarray(
            mix(from_hex("#f4efe4"), patch, share[:, None]) * scale[:, None], np.float32
        )

    veil = glass("#f6e6d6", 0.25, 0.3)
    return [
        body(((-1.1, 0.02, 0.02, 0.06), (-0.8, 0, 0.07, 0.11), (-0.2, 0, 0.22, 0.27),
            (0.4, 0, 0.25, 0.28), (0.8, -0.03, 0.18, 0.18), (0.98, -0.05, 0.08, 0.09),
            (1.02, -0.06, 0.02, 0.03)), patch, shown),
        _fin([(-1.05, 0.03), (-1.6, 0.36), (-1.4, 0.02), (-1.58, -0.34), (-1.05, 0)],
            mix(patch, from_hex("#f4efe4"), 0.5)),
        _fin([(-0.3, 0.22), (-0.2, 0.42), (0.2, 0.40), (0.34, 0.26)],
            mix(patch, from_hex("#f4efe4"), 0.4)),
        *[part(ball(0.26, 0.02, 0.13).turn(z=-14, y=s * -30).at(0.4, -0.16, s * 0.34),
            veil) for s in (-1, 1)],
        *[part(tube([(0.98, -0.1, s * 0.05), (1.06, -0.2, s * 0.1)], 0.012, 6),
            matt("#e0b080")) for s in (-1, 1)],
        *eyes(0.80, 0.06, 0.16, 0.05),
    ]  # fmt: skip


def _cetacean(
    rows: Rows,
    paint: Floats,
    shown: Paint,
    fluke: float,
    dorsal: Sequence[tuple[float, float]],
) -> list[Part]:
    tail = slab(
        [
            (0.1, 0),
            (-0.1, fluke),
            (-0.34, fluke * 1.05),
            (-0.2, 0),
            (-0.34, -fluke * 1.05),
            (-0.1, -fluke),
        ],
        0.05,
        0.02,
    )
    x, y = rows[0][0], rows[0][1]
    return [
        body(rows, paint, shown, 0.7),
        part(tail.turn(x=90).turn(z=-18).at(x, y), glossy(paint, 0.6)),
        part(slab(dorsal, 0.06, 0.025), glossy(paint, 0.6)),
    ]


_DOLPHIN = (
    (-1.3, -0.30, 0.03, 0.05),
    (-0.9, -0.04, 0.10, 0.12),
    (-0.3, 0.16, 0.23, 0.24),
    (0.3, 0.18, 0.27, 0.28),
    (0.75, 0.06, 0.22, 0.21),
    (0.98, -0.08, 0.10, 0.09),
    (1.2, -0.18, 0.05, 0.045),
    (1.26, -0.20, 0.02, 0.02),
)


def dolphin(pose: Pose) -> list[Part]:
    """A leaping dolphin."""
    paint = main(pose, "#5f7f94", "#6d8a9c")
    flip = [
        part(
            ball(0.28, 0.03, 0.11).at(x=-0.22).turn(z=42, y=s * -26).at(0.45, -0.02, s * 0.22),
            glossy(paint, 0.6),
        )
        for s in (-1, 1)
    ]
    return [
        *_cetacean(
            _DOLPHIN,
            paint,
            shaded(paint, "#e6ebec", 0.06, -0.12),
            0.36,
            [(-0.2, 0.36), (-0.3, 0.68), (0.14, 0.42)],
        ),
        *flip,
        *eyes(0.80, 0.08, 0.18, 0.04, white=False),
    ]


_WHALE = (
    (-1.6, 0.30, 0.04, 0.06),
    (-1.2, 0.12, 0.14, 0.15),
    (-0.5, 0.02, 0.40, 0.38),
    (0.2, 0.0, 0.54, 0.50),
    (0.8, 0.0, 0.50, 0.44),
    (1.2, 0.0, 0.34, 0.28),
    (1.38, 0.0, 0.08, 0.08),
)


def whale(pose: Pose) -> list[Part]:
    """A whale with a furrowed throat."""
    paint = main(pose, "#3f5f7a", "#4a5a6a")
    base = shaded(paint, "#dfe4e4", -0.06, 0.02)

    def throat(at: Floats) -> Floats:
        colour = base(at)
        groove = (
            (np.sin(at[:, 1] * 80) > 0.4) * ramp(-0.08, -0.14, at[:, 1]) * ramp(-0.1, 0.1, at[:, 0])
        )
        return np.asarray(colour * (1 - 0.35 * groove)[:, None], np.float32)

    flip = [
        part(
            ball(0.4, 0.05, 0.15).at(x=-0.32).turn(z=34, y=s * -32).at(0.5, -0.2, s * 0.46),
            glossy(paint, 0.5),
        )
        for s in (-1, 1)
    ]
    return [
        *_cetacean(_WHALE, paint, throat, 0.5, [(-0.75, 0.30), (-0.92, 0.48), (-0.5, 0.36)]),
        *flip,
        *eyes(0.86, 0.02, 0.46, 0.05),
    ]


_SHARK = (
    (-1.4, 0.06, 0.03, 0.06),
    (-1.0, 0.02, 0.09, 0.11),
    (-0.3, 0, 0.22, 0.25),
    (0.3, 0, 0.27, 0.29),
    (0.8, 0, 0.22, 0.22),
    (1.15, 0.02, 0.11, 0.10),
    (1.28, 0.03, 0.02, 0.03),
)


def shark(pose: Pose) -> list[Part]:
    """A shark."""
    paint = main(pose, "#67788a", "#5a6a72")
    shown = shaded(paint, "#e9ecec", -0.04)

    def gilled(at: Floats) -> Floats:
        gill = sum(
            ramp(0.014, 0.006, np.abs(at[:, 0] + 0.2 * at[:, 1] - 0.42 - 0.06 * i))
            for i in range(4)
        )
        colour = (
            shown(at)
            * (1 - 0.55 * np.clip(gill, 0, 1) * ramp(0.16, 0.10, np.abs(at[:, 1])))[:, None]
        )
        mouth = ramp(0.018, 0.006, np.abs(at[:, 1] + 0.13 + 0.10 * (at[:, 0] - 1.0))) * ramp(
            0.78, 0.82, at[:, 0]
        )
        return np.asarray(mix(colour, from_hex("#5a1f22"), mouth[:, None]), np.float32)

    flip = [
        part(
            slab([(0.12, 0), (-0.34, -0.5), (-0.16, 0)], 0.05, 0.02)
            .turn(x=s * -52)
            .at(0.38, -0.12, s * 0.2),
            glossy(paint, 0.4),
        )
        for s in (-1, 1)
    ]
    return [
        body(_SHARK, paint, gilled, 0.5), *flip,
        part(slab([(-1.34, 0.06), (-1.75, 0.56), (-1.56, 0.08), (-1.66, -0.26)], 0.05, 0.02),
            glossy(paint, 0.4)),
        part(slab([(-0.2, 0.22), (-0.22, 0.62), (0.24, 0.26)], 0.06, 0.02), glossy(paint, 0.4)),
        *eyes(0.92, 0.07, 0.17, 0.035, white=False),
    ]  # fmt: skip
