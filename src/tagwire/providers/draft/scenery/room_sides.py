"""Which way round a room is seen: mirrored by the seed, and from a step to the side."""

from dataclasses import replace

import numpy as np

from .raster import Face, Lamp, Model, Point
from .room_opening import Opening
from .room_solids import Ball, Drum


def placed(model: Model, turn: float, shift: float) -> Model:
    """Turn left and right round where ``turn`` is -1, and move everything sideways, in metres."""
    return carried(model, (turn, 1.0, 1.0), (shift, 0.0, 0.0))


def carried(model: Model, turn: Point, way: Point) -> Model:
    """Turn axes round where ``turn`` is -1, one at the most, then move everything, in metres."""
    flip, move = np.array(turn, np.float32), np.array(way, np.float32)

    def face(one: Face) -> Face:
        corner, across = one.corner, one.across
        if flip.prod() < 0:  # the other end becomes the corner: the outside stays outside
            corner, across = corner + across, -across
        return replace(one, corner=corner * flip + move, across=across * flip, up=one.up * flip)

    def lamp(one: Lamp) -> Lamp:
        end = None if one.end is None else one.end * flip + move
        aim = None if one.aim is None else one.aim * flip
        return replace(one, place=one.place * flip + move, end=end, aim=aim)

    def solid(one: Drum | Ball) -> Drum | Ball:
        x, y, z = one.foot if isinstance(one, Drum) else one.middle
        at = (turn[0] * x + way[0], y, turn[2] * z + way[2])
        return replace(one, foot=at) if isinstance(one, Drum) else replace(one, middle=at)

    return Model(
        [face(one) for one in model.faces],
        [lamp(one) for one in model.lamps],
        [solid(one) for one in model.solids],
    )


def placed_opening(one: Opening, turn: float, shift: float) -> Opening:
    """Do the same to what the sun comes through."""
    (x, y, z), (ax, ay, az), (ux, uy, uz) = one.corner, one.across, one.up
    return replace(
        one, corner=(turn * x + shift, y, z), across=(turn * ax, ay, az), up=(turn * ux, uy, uz)
    )
