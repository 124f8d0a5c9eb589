"""The plan of a room: its measures, its light, its lamps and the holes in its walls."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.colour import Floats, from_hex

from .raster import Lamp, Model, Point
from .room_hours import Hour
from .room_opening import Opening

WARM = from_hex("#ffc98c")
Side = Literal["left", "right", "back", "roof"]


@dataclass(frozen=True, slots=True)
class Window:
    """A hole in a wall: metres along it (from the room's middle or from the camera), and up."""

    side: Side
    at: float  # middle of the window: x for the back wall, z for the others
    sill: float
    width: float
    height: float
    panes: tuple[int, int] = (2, 3)
    frame: str = "#efeae0"
    view: str = "trees"
    curtains: str = ""  # their colour
    soft: float = 0.0  # sheer: how much it softens the sun
    bar: float = 0.045

    def frame_of(self, site: "Plan") -> tuple[Point, Point, Point]:
        """Corner, edge across and edge up, seen from within; the normal points inward."""
        low = self.at - self.width / 2
        if self.side == "back":
            return (low, self.sill, site.deep), (self.width, 0, 0), (0, self.height, 0)
        if self.side == "roof":  # sill: x of its middle, height: its size across the room
            corner = (self.sill - self.height / 2, site.high, low)
            return corner, (0, 0, self.width), (self.height, 0, 0)
        x = -site.half if self.side == "left" else site.half
        return (x, self.sill, low), (0, 0, self.width), (0, self.height, 0)

    def opening(self, site: "Plan") -> Opening:
        """What the sun meets."""
        corner, across, up = self.frame_of(site)
        return Opening(corner, across, up, self.panes, self.bar, self.soft)

    def middle(self, site: "Plan") -> tuple[Point, Floats, Point]:
        """Its middle, the unit vector into the room, the edge across."""
        corner, across, up = self.frame_of(site)
        x, y, z = (corner[i] + across[i] / 2 + up[i] / 2 for i in range(3))
        inward = {
            "left": (1, -0.1, 0),
            "right": (-1, -0.1, 0),
            "back": (0, -0.1, -1),
            "roof": (0.1, -1, 0),
        }[self.side]
        vector = np.array(inward, np.float32)
        return (x, y, z), vector / np.sqrt(vector @ vector), across


@dataclass(slots=True)
class Plan:
    """The measures and the light of a room under construction, and what hangs in it so far."""

    ask: Ask
    hour: Hour
    half: float  # metres: half the width
    high: float
    deep: float
    lamps: float  # 0..1: how much the lamps burn
    dim: float
    model: Model = field(default_factory=Model)
    windows: list[Window] = field(default_factory=list)

    def rng(self, part: str) -> np.random.Generator:
        """Random numbers for one part of the room."""
        return self.ask.rng(part)

    def pick(self, part: str, *codes: str) -> Floats:
        """Choose one paint."""
        return from_hex(codes[int(self.rng(part).integers(len(codes)))])

    def chance(self, part: str, low: float = 0.0, high: float = 1.0) -> float:
        """Draw a number."""
        return float(self.rng(part).uniform(low, high))

    def lamp(self, place: Point, power: float, colour: Floats = WARM) -> None:
        """Add a lamp that burns as the hour has it."""
        self.model.lamp(place, colour, power * self.lamps)

    def tube(self, start: Point, end: Point, power: float, colour: Floats) -> None:
        """Add a long lamp."""
        light = np.asarray(colour * np.float32(power), np.float32)
        ends = np.array(start, np.float32), np.array(end, np.float32)
        self.model.lamps.append(Lamp(ends[0], light, end=ends[1]))

    def spot(
        self,
        place: Point,
        target: Point,
        power: float,
        colour: Floats = WARM,
        *,
        cone: tuple[float, float] = (0.80, 0.95),
        beam: float = 0.0,
    ) -> None:
        """Add a lamp that looks at a target."""
        at, to = np.array(place, np.float32), np.array(target, np.float32)
        aim = (to - at) / np.sqrt((to - at) @ (to - at))
        light = np.asarray(colour * np.float32(power), np.float32)
        self.model.lamps.append(Lamp(at, light, aim=aim, cone=cone, beam=beam))
