"""A hole the sun falls through into a room, with its panes and bars."""

from dataclasses import dataclass

import numpy as np

from tagwire.providers.draft.colour import Floats, clip01

from .raster import Point


@dataclass(frozen=True, slots=True)
class Opening:
    """A window the sun falls through: a corner, two edges, and its panes."""

    corner: Point
    across: Point
    up: Point
    panes: tuple[int, int] = (2, 3)
    bar: float = 0.05  # metres
    soft: float = 0.0  # curtains: 0 a sharp patch, 1 hardly one

    def light_at(self, place: tuple[Floats, Floats, Floats], sun: Floats) -> Floats:
        """Share of the sun that comes to points of the room through this window."""
        corner, across, up = (np.array(v, np.float32) for v in (self.corner, self.across, self.up))
        normal = np.cross(across, up)
        facing = float(normal @ sun)
        if abs(facing) < 1e-6:
            return np.zeros_like(place[0])
        shifts = [place[i] - corner[i] for i in range(3)]
        way = -(shifts[0] * normal[0] + shifts[1] * normal[1] + shifts[2] * normal[2])
        way *= np.float32(1 / facing)
        lit = (way > 0).astype(np.float32)
        for edge, count in ((across, self.panes[0]), (up, self.panes[1])):
            long = np.float32(np.sqrt(edge @ edge))
            unit = edge / long
            flat = [np.float32(unit[i]) for i in range(3)]
            u = shifts[0] * flat[0] + shifts[1] * flat[1] + shifts[2] * flat[2]
            u += way * np.float32(unit @ sun)
            # The sun is a disc: the further the window, the softer the patch.
            blurred = np.float32(0.015 + 0.5 * self.soft) + np.abs(way) * np.float32(0.012)
            lit *= clip01(np.minimum(u, long - u) / blurred + np.float32(0.5))
            if count > 1:
                pane = np.float32(count) / long
                off = np.abs(u * pane - np.round(u * pane)) / pane - np.float32(self.bar / 2)
                lit *= clip01(off / blurred + np.float32(0.5 + 0.4 * self.soft))
        return np.asarray(lit * np.float32(1 - 0.5 * self.soft))
