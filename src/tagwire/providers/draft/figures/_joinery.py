"""An armchair, a throne, a desk and a bookcase, all in metres."""

import numpy as np

from tagwire.providers.draft.figurine import Pose
from tagwire.providers.draft.models.material import Part
from tagwire.providers.draft.models.mesh import ball, box, lathe, rod
from tagwire.providers.draft.models.paints import (
    bands,
    glossy,
    lamp,
    main,
    matt,
    metal,
    painted,
    part,
)

from ._seats import Seat

SEATS = {
    "armchair": Seat(0.44, (-0.27, 0.27), (-0.16, 0.36), 0.94),
    "throne": Seat(0.56, (-0.27, 0.27), (-0.16, 0.30), 0.92),
    "desk": Seat(0.75, (-0.55, 0.40), (-0.20, 0.26), 1.0, 0.70),
    "shelf": Seat(0.885, (-0.36, 0.36), (-0.10, 0.12), 1.0),
}


def armchair(pose: Pose) -> list[Part]:
    """A deep chair with rolled arms."""
    cloth = main(pose, "#b5633c", "#3f6f76", "#5a6a4a", "#8a3f45", "#35406a")
    base, soft = matt(cloth * 0.84, 0.12), matt(cloth, 0.12)
    parts = [
        part(rod(0.022, 0.13, 0.032, 12).at(x, 0, z), matt("#4a2f1c"))
        for x in (-0.34, 0.34)
        for z in (-0.30, 0.34)
    ]
    parts += [
        part(box(0.84, 0.20, 0.78, 0.05).at(0, 0.22, 0.02), base),
        part(box(0.80, 0.72, 0.18, 0.085).turn(x=-10).at(0, 0.64, -0.32), base),
        part(box(0.56, 0.16, 0.62, 0.07).at(0, 0.37, 0.10), soft),
        part(box(0.56, 0.50, 0.16, 0.075).turn(x=-10).at(0, 0.66, -0.20), soft),
    ]
    for x in (-0.37, 0.37):
        parts.append(part(box(0.17, 0.34, 0.74, 0.05).at(x, 0.42, 0.04), base))
        parts.append(part(rod(0.095, 0.76, 0.095, 20).turn(x=90).at(x, 0.585, -0.33), soft))
    pillow = box(0.36, 0.34, 0.12, 0.058).turn(x=-22, z=8)
    accent = "#e0b25a" if pose.variant % 2 == 0 else "#efe6d6"
    return (
        [*parts, part(pillow.at(0.10, 0.62, -0.06), matt(accent, 0.1))]
        if pose.variant % 3
        else parts
    )


def throne(pose: Pose) -> list[Part]:
    """A gilded seat of kings with red velvet."""
    velvet = matt(main(pose, "#8f1d2c", "#8f1d2c", "#45216b"), 0.14)
    gold, dark = metal("#d9ab47", 0.7), metal("#a87a2c", 0.7)
    parts = [
        part(box(1.06, 0.10, 0.94, 0.02).at(0, 0.05, 0.02), matt("#6b5a4a", 0.15)),
        part(box(0.78, 0.30, 0.66, 0.03).at(0, 0.30, 0.04), gold),
        part(box(0.64, 0.12, 0.60, 0.05).at(0, 0.50, 0.06), velvet),
        part(box(0.78, 1.10, 0.10, 0.03).at(0, 1.00, -0.30), gold),
        part(box(0.60, 0.92, 0.08, 0.035).at(0, 1.02, -0.25), velvet),
        part(box(0.40, 0.22, 0.09, 0.03).at(0, 1.62, -0.30), gold),
        part(ball(0.10).at(0, 1.80, -0.30), gold),
    ]
    for x in (-0.41, 0.41):
        parts += [
            part(lathe([(0, 0), (0.05, 0), (0.035, 0.5), (0.05, 1.1), (0.03, 1.7), (0, 1.7)], 16)
                .at(x, 0.1, -0.31), dark),
            part(ball(0.075).at(x, 1.86, -0.31), gold),
            part(box(0.10, 0.08, 0.62, 0.03).at(x, 0.80, 0.02), gold),
            part(rod(0.035, 0.68, 0.045, 12).at(x, 0.10, 0.30), dark),
            part(ball(0.07).at(x, 0.82, 0.33), gold),
        ]  # fmt: skip
    return parts


def desk(pose: Pose) -> list[Part]:
    """A writing desk with drawers, a lamp and some books at its end."""
    wood = main(pose, "#9a6436", "#6b4226", "#b98a58")
    grain = bands(
        wood, wood * 0.78,
        lambda at: 0.5 + 0.5 * np.sin(at[:, 2] * 60 + 4 * np.sin(at[:, 0] * 3 + at[:, 2] * 6)),
    )  # fmt: skip
    side, knob = glossy(wood * 0.88, 0.2), metal("#c9a24e")
    parts = [
        part(box(1.42, 0.04, 0.68, 0.01).at(y=0.73), painted(wood, grain, 0.3)),
        part(box(1.34, 0.40, 0.02, 0.005).at(0, 0.51, 0.20), side),
        part(box(0.40, 0.68, 0.60, 0.01).at(0.48, 0.37, 0), side),
        part(box(0.05, 0.70, 0.60, 0.01).at(-0.66, 0.36, 0), side),
    ]
    for y in (0.18, 0.38, 0.58):
        parts.append(part(box(0.36, 0.17, 0.02, 0.006).at(0.48, y, 0.30), glossy(wood, 0.3)))
        parts.append(part(ball(0.016).at(0.48, y, 0.32), knob))
    parts += [
        part(lathe([(0, 0), (0.09, 0), (0.085, 0.02), (0.015, 0.03), (0.012, 0.30), (0, 0.30)], 24)
            .at(-0.56, 0.75, -0.12), knob),
        part(lathe([(0.06, 0.12), (0.14, 0)], 28, smooth=False).at(-0.56, 0.98, -0.12),
            lamp("#ffcf8a", 0.9, "#e8d9b8") if pose.dark else matt("#2f6b52"), open=True),
    ]  # fmt: skip
    for order, (code, wide) in enumerate((("#8f3b30", 0.24), ("#2f5d6b", 0.22), ("#d9c9a0", 0.19))):
        shape = box(wide, 0.035, 0.17, 0.006).turn(y=8 * order - 6)
        parts.append(part(shape.at(0.52, 0.768 + 0.036 * order, -0.06), matt(code, 0.08)))
    return parts


def shelf(pose: Pose) -> list[Part]:
    """An open bookcase: rows of books above and below, one board left free."""
    wood = main(pose, "#8a5a34", "#6b4226", "#b98a58")
    timber, shade = glossy(wood, 0.2), matt(wood * 0.55, 0.08)
    parts = [part(box(0.96, 1.62, 0.02).at(0, 0.81, -0.15), shade)]
    parts += [part(box(0.03, 1.62, 0.32, 0.006).at(x, 0.81, 0), timber) for x in (-0.48, 0.48)]
    boards = (0.06, 0.46, 0.87, 1.28, 1.62)
    parts += [part(box(0.96, 0.03, 0.32, 0.006).at(y=y), timber) for y in boards]
    rng = np.random.default_rng(pose.variant % 97)
    inks = ("#8f3b30", "#2f5d6b", "#d9c9a0", "#4f6a48", "#b98a3c", "#5a3a5c", "#e6dfd0", "#30384a")
    for board, room in ((0.075, 0.36), (0.475, 0.36), (1.295, 0.30)):
        x = -0.455
        while x < 0.42:
            wide = float(rng.uniform(0.022, 0.05))
            high = room * float(rng.uniform(0.62, 0.90))
            ink = inks[int(rng.integers(len(inks)))]
            if rng.random() < 0.93:
                deep = float(rng.uniform(0.17, 0.21))
                shape = box(wide * 0.94, high, deep, 0.004)
                parts.append(part(shape.at(x + wide / 2, board + high / 2, 0.02), matt(ink, 0.06)))
            x += wide
    return parts
