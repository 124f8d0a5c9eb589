"""Where furniture is rested upon, stood under or got into, and where that is seen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from tagwire.providers.draft.colour import Floats
from tagwire.providers.draft.models.material import Part
from tagwire.providers.draft.models.mesh import Shape, rotation


@dataclass(frozen=True, slots=True)
class Seat:
    """A level place of a model, in the model's units: a seat, a table's top, a tub's bottom."""

    height: float
    across: tuple[float, float]
    away: tuple[float, float]  # far edge, near edge
    metres: float  # that a unit is
    under: float = 0.0  # the height of what is over who goes under it


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of a model as it is seen: shares of its outline from the left and from the top."""

    column: float
    row: float
    metres: float  # that the outline's height amounts to at the point's distance


@dataclass(frozen=True, slots=True)
class Sight:
    """How a model is projected, as the renderer does it."""

    turn: Floats
    middle: Floats
    reach: float
    low: Floats
    high: Floats

    @staticmethod
    def of(parts: Sequence[Part], yaw: float, pitch: float, near: float = 5.0) -> "Sight":
        """The sight of the whole model."""
        turn = np.asarray(rotation(pitch, 0, 0) @ rotation(0, yaw, 0), np.float32)
        cloud = np.concatenate([part.shape.points for part in parts]) @ turn.T
        middle = (cloud.max(axis=0) + cloud.min(axis=0)) / 2
        reach = float(np.abs(cloud - middle).max()) * near
        flat = (cloud - middle)[:, :2] * (reach / (reach - (cloud - middle)[:, 2:]))
        return Sight(turn, middle, reach, flat.min(axis=0), flat.max(axis=0))

    def depth(self, points: Floats) -> Floats:
        """How near points are, in units, towards the eye."""
        return np.asarray((points @ self.turn.T)[:, 2], np.float32)

    def shares(self, points: Floats) -> Floats:
        """N x 2: where points are seen, from the left and from the top."""
        turned = points @ self.turn.T - self.middle
        flat = turned[:, :2] * (self.reach / (self.reach - turned[:, 2:]))
        spread = (flat - self.low) / (self.high - self.low)
        return np.asarray(np.stack([spread[:, 0], 1 - spread[:, 1]], 1), np.float32)

    def spot(self, point: Sequence[float], metres: float) -> Spot:
        """One point; ``metres`` that a unit is."""
        at = np.asarray([point], np.float32)
        column, row = (float(value) for value in self.shares(at)[0])
        nearness = float((at @ self.turn.T - self.middle)[0, 2])
        scale = self.reach / (self.reach - nearness)
        tall = float(self.high[1] - self.low[1])
        return Spot(column, row, tall / scale * metres)


def before(parts: Sequence[Part], sight: Sight, seat: Seat) -> list[Part]:
    """The parts between the eye and who rests on the seat: a near arm, a near wall."""
    middle = _depth_of(sight, seat)
    chosen = []
    for part in parts:
        top = float(part.shape.points[:, 1].max())
        near = float(sight.depth(_heart(part.shape)).item())
        if top > seat.height + 0.06 and near > middle + 0.10:
            chosen.append(part)
    return chosen


def over(parts: Sequence[Part], sight: Sight, seat: Seat) -> list[Part]:
    """The parts before who is under it: all but the legs on the far side."""
    middle = _depth_of(sight, seat)
    chosen = []
    for part in parts:
        heart = _heart(part.shape)
        near = float(sight.depth(heart).item()) - float(sight.turn[2, 1] * heart[0, 1])
        level = middle - float(sight.turn[2, 1]) * seat.height
        if float(part.shape.points[:, 1].min()) >= 0.55 * seat.under or near > level:
            chosen.append(part)
    return chosen


def near_half(parts: Sequence[Part]) -> list[Part]:
    """What of a hull lies on our side of its middle; thwarts and oars across it are left out."""
    halves = []
    for part in parts:
        shape = part.shape
        near = shape.points[shape.faces][:, :, 2].mean(axis=1) > 0.04
        near &= shape.normals[shape.faces][:, :, 1].mean(axis=1) < 0.75  # no decks
        if near.any() and float(np.ptp(shape.points[:, 0])) > 0.9:
            halves.append(replace(part, shape=replace(shape, faces=shape.faces[near])))
    return halves


def bounds(sight: Sight, shown: Sequence[Part]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of some parts as shares of the whole model's outline."""
    used = [part.shape.points[np.unique(part.shape.faces)] for part in shown]
    seen = sight.shares(np.concatenate(used))
    (left, top), (right, bottom) = seen.min(axis=0), seen.max(axis=0)
    return float(left), float(top), float(right), float(bottom)


def haunting(parts: Sequence[Part], shown: Sequence[Part]) -> list[Part]:
    """The shown parts with the points of all: they are projected as if all were there."""
    points = np.concatenate([part.shape.points for part in parts])
    nothing = Shape(points, np.zeros_like(points), points, np.zeros((0, 3), np.int64))
    return [*shown, replace(parts[0], shape=nothing)]


def _heart(shape: Shape) -> Floats:
    return np.asarray(
        (shape.points.max(axis=0, keepdims=True) + shape.points.min(axis=0, keepdims=True)) / 2,
        np.float32,
    )


def _depth_of(sight: Sight, seat: Seat) -> float:
    point = [[sum(seat.across) / 2, seat.height, sum(seat.away) / 2]]
    return float(sight.depth(np.asarray(point, np.float32)).item())
