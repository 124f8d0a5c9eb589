"""What a house's front is painted on: a rectangle in metres, and the measures of one house."""

from dataclasses import dataclass

import numpy as np

from tagwire.providers.draft.colour import Floats

from .city_raster import Skin

_GLASS = np.array([0.012, 0.016, 0.02], np.float32)
SHOP = 4.2  # metres: height of the ground floor


@dataclass(frozen=True, slots=True)
class Front:
    """What one house's front is made of; metres."""

    width: float
    floors: int
    wall: str
    trim: str
    shop: str
    number: int  # of the house: seeds its windows
    neon: str = ""  # colour of the shop's tubes


class Board:
    """Paint and glow of a rectangle, drawn on in metres from its lower left corner."""

    def __init__(self, width: float, height: float, ppm: float, wall: Floats) -> None:
        self.ppm = ppm
        shape = (max(2, round(height * ppm)), max(2, round(width * ppm)))
        self.paint = np.empty((*shape, 4), np.float32)
        self.paint[..., :3], self.paint[..., 3] = wall, 1.0
        self.glow = np.zeros((*shape, 4), np.float32)

    def copies(self, count: int) -> "Board":
        """That many alike, one behind another, drawn on together from now on."""
        return self._of(*(np.repeat(one[None], count, axis=0) for one in (self.paint, self.glow)))

    def one(self, number: int) -> "Board":
        """One of several copies, to be drawn on alone."""
        return self._of(self.paint[number], self.glow[number])

    def _of(self, paint: Floats, glow: Floats) -> "Board":
        other = Board.__new__(Board)
        other.ppm, other.paint, other.glow = self.ppm, paint, glow
        return other

    def at(self, x: float, y: float, w: float, h: float) -> tuple[slice, slice]:
        """The pixels of a rectangle, at least one wide and high."""
        tall = self.paint.shape[-3]
        x0, x1 = round(x * self.ppm), round((x + w) * self.ppm)
        y0, y1 = round(tall - (y + h) * self.ppm), round(tall - y * self.ppm)
        x0, y0 = max(x0, 0), max(y0, 0)
        return slice(y0, max(y1, y0 + 1)), slice(x0, max(x1, x0 + 1))

    def fill(self, x: float, y: float, w: float, h: float, colour: Floats) -> None:
        """Paint a rectangle that is neither lit nor glass."""
        rows, columns = self.at(x, y, w, h)
        area = self.paint[..., rows, columns, :]
        area[..., :3] = colour
        area[..., 3] = 1.0
        self.glow[..., rows, columns, :] = 0.0

    def shade(self, x: float, y: float, w: float, h: float, factor: float) -> None:
        """Darken or lighten what is there."""
        rows, columns = self.at(x, y, w, h)
        self.paint[..., rows, columns, :3] *= np.float32(factor)
        if factor < 1:
            self.glow[..., rows, columns, :] *= np.float32(factor)

    def pane(
        self, x: float, y: float, w: float, h: float, light: Floats, *, glass: float = 0.9
    ) -> None:
        """Set in a pane of glass with a room behind it, brighter towards its ceiling.

        ``light`` is one colour, or one for each of several copies.
        """
        rows, columns = self.at(x, y, w, h)
        area, glow = self.paint[..., rows, columns, :], self.glow[..., rows, columns, :]
        area[..., :3] = _GLASS
        area[..., 3] = 1.0
        fall = np.linspace(1.15, 0.62, glow.shape[-3], dtype=np.float32)[:, None, None]
        glow[..., :3] = light[..., None, None, :] * fall
        glow[..., 3] = glass

    def skin(self) -> Skin:
        """The finished rectangle."""
        return Skin(self.paint, self.glow)
