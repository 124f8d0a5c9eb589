"""Clay: round lumps in space, put together on a board and seen from one side as a figurine.

    board = Board()
    skin, red = from_hex("#d9a07a"), from_hex("#b33a32")
    board.limb((0, 1, 0), (0, 0.5, 0), 0.12, 0.08, red)            # a tapered capsule
    board.ball((0, 1.2, 0), (0.1, 0.12, 0.1), skin, blend=0.05)    # an ellipsoid, melted in
    board.tube([p0, p1, p2], [0.1, 0.08, 0.03], skin)              # a chain of capsules
    figurine = fire(board, scale=200, yaw=0.6)                      # of clay_kiln.py

Space is in any unit (``scale`` is pixels a unit): x right, y up, z to the camera, and a model
looks along +z.  ``yaw`` (radians) turns it: 0 is seen from the front, pi/2 looks to the right.
``blend`` is how far (in units) a lump melts into what lies there already: 0 sets it on sharply.
``thin=(direction, share)`` presses a limb flat along a direction.  ``cuts=[(normal, point)]``
keeps only what lies behind each plane: a capsule cut twice is a cylinder, a ball a dome.
``paint`` is one linear colour, or a function of points (N x 3, model space) that gives N x 3.
``glow`` > 0 makes the lump give off its colour.  Later lumps lie over earlier ones.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np

from .colour import Floats

Vec: TypeAlias = Sequence[float] | Floats
Coat: TypeAlias = Callable[[Floats], Floats]
Paint: TypeAlias = Floats | Coat
Cut: TypeAlias = tuple[Vec, Vec]  # the outward normal, and a point of the plane

_GREY = np.full(3, 0.5, np.float32)


@dataclass(frozen=True, slots=True)
class Lump:
    """All balls between ball ``a`` and ball ``b``, each pressed by ``shape`` (3 x 3)."""

    a: Floats
    b: Floats
    ra: float
    rb: float
    shape: Floats
    paint: Paint
    blend: float = 0.0
    cuts: tuple[Cut, ...] = ()
    glow: float = 0.0


@dataclass(slots=True)
class Board:
    """What has been modelled so far."""

    lumps: list[Lump] = field(default_factory=list)

    def limb(
        self,
        a: Vec,
        b: Vec,
        ra: float,
        rb: float | None = None,
        paint: Paint | None = None,
        *,
        blend: float = 0.0,
        thin: tuple[Vec, float] | None = None,
        cuts: Sequence[Cut] = (),
        glow: float = 0.0,
    ) -> None:
        """Add a capsule from ``a`` to ``b``, ``ra`` thick there and ``rb`` here (radii)."""
        shape = np.eye(3) if thin is None else pressed(*thin)
        end = ra if rb is None else rb
        colour = _GREY if paint is None else paint
        self.lumps.append(
            Lump(_point(a), _point(b), ra, end, shape, colour, blend, tuple(cuts), glow)
        )

    def ball(
        self,
        centre: Vec,
        radii: Vec | float,
        paint: Paint | None = None,
        *,
        turn: Floats | None = None,
        blend: float = 0.0,
        cuts: Sequence[Cut] = (),
        glow: float = 0.0,
    ) -> None:
        """Add an ellipsoid with the given half axes, turned by a 3 x 3 rotation."""
        axes = np.broadcast_to(np.asarray(radii, float), (3,))
        shape = np.diag(axes) if turn is None else np.asarray(turn, float) @ np.diag(axes)
        at = _point(centre)
        colour = _GREY if paint is None else paint
        self.lumps.append(Lump(at, at, 1.0, 1.0, shape, colour, blend, tuple(cuts), glow))

    def tube(
        self,
        points: Sequence[Vec],
        radii: Sequence[float],
        paint: Paint | None = None,
        *,
        blend: float = 0.0,
        thin: tuple[Vec, float] | None = None,
        glow: float = 0.0,
        smooth: int = 1,
    ) -> None:
        """Add a chain of capsules; only the first melts by ``blend``, the others join it.

        ``smooth`` > 1 rounds the bends: so many capsules for each given span.
        """
        if smooth > 1:
            points, radii = _rounded(points, radii, smooth)
        for i in range(len(points) - 1):
            melt = blend if i == 0 else 0.25 * min(radii[i], radii[i + 1])
            self.limb(
                points[i],
                points[i + 1],
                radii[i],
                radii[i + 1],
                paint,
                blend=melt,
                thin=thin,
                glow=glow,
            )

    def put(
        self, other: "Board", at: Vec = (0, 0, 0), turn: Floats | None = None, size: float = 1.0
    ) -> None:
        """Add all of another board, ``size`` times as big, turned, then moved, paints and all."""
        spin = np.eye(3) if turn is None else np.asarray(turn, float)
        move = np.asarray(at, float)
        carried: dict[int, Coat] = {}
        for lump in other.lumps:
            paint = lump.paint
            if callable(paint):
                paint = carried.setdefault(id(paint), _carried(paint, move, spin, size))
            cuts = tuple(
                (spin @ np.asarray(n, float), spin @ np.asarray(p, float) * size + move)
                for n, p in lump.cuts
            )
            self.lumps.append(
                replace(
                    lump,
                    a=spin @ lump.a * size + move,
                    b=spin @ lump.b * size + move,
                    shape=spin @ lump.shape * size,
                    blend=lump.blend * size,
                    paint=paint,
                    cuts=cuts,
                )
            )

    def lowest(self) -> float:
        """The height of its lowest point (cuts are not looked at)."""
        low = np.inf
        for lump in self.lumps:
            spread = float(np.sqrt((lump.shape[1] ** 2).sum()))
            low = min(low, lump.a[1] - spread * lump.ra, lump.b[1] - spread * lump.rb)
        return float(low)


def _point(at: Vec) -> Floats:
    return np.asarray(at, float)


def _rounded(
    points: Sequence[Vec], radii: Sequence[float], steps: int
) -> tuple[list[Floats], list[float]]:
    """A finer chain through the same points, without corners (Catmull-Rom)."""
    line = np.column_stack([np.asarray(points, float), np.asarray(radii, float)])
    ends = np.vstack([2 * line[0] - line[1], line, 2 * line[-1] - line[-2]])
    fine = []
    for k in range(len(line) - 1):
        a, b, c, d = ends[k : k + 4]
        for t in np.arange(steps) / steps:
            bend = (2 * a - 5 * b + 4 * c - d) * t + (3 * b - a - 3 * c + d) * t * t
            fine.append(b + 0.5 * t * (c - a + bend))
    fine.append(line[-1])
    low = min(radii)
    return [row[:3] for row in fine], [max(float(row[3]), low) for row in fine]


def _carried(paint: Coat, move: Floats, spin: Floats, size: float) -> Coat:
    """A paint that goes with its lumps: it is asked about points in their old space."""
    back, origin = (spin / size).astype(np.float32), move.astype(np.float32)
    return lambda points: paint((points - origin) @ back)


def pressed(direction: Vec, share: float) -> Floats:
    """The matrix that presses space to ``share`` along a direction."""
    n = np.asarray(direction, float)
    n = n / np.sqrt(n @ n)
    return np.asarray(np.eye(3) - (1 - share) * np.outer(n, n))


def turned(yaw: float = 0.0, pitch: float = 0.0, roll: float = 0.0) -> Floats:
    """A rotation: roll about z (left), then pitch about x (nod down), then yaw about y."""
    cy, sy, cp, sp = np.cos(yaw), np.sin(yaw), np.cos(pitch), np.sin(pitch)
    cr, sr = np.cos(roll), np.sin(roll)
    about_y = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
    about_x = np.array([[1, 0, 0], [0, cp, -sp], [0, sp, cp]])
    about_z = np.array([[cr, -sr, 0], [sr, cr, 0], [0, 0, 1]])
    return np.asarray(about_y @ about_x @ about_z)
