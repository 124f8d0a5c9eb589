"""The camera of a room: an architect's, with a lens that shifts."""

from dataclasses import dataclass

import numpy as np

from tagwire.providers.draft.colour import Floats


@dataclass(frozen=True, slots=True)
class Camera:
    """An architect's lens: it looks along +z and shifts, so that verticals stay vertical."""

    width: int
    height: int
    horizon: float  # row of the horizon
    focal: float  # in pixels
    eye: float  # height above the floor, metres

    def rays(self, rows: slice, columns: slice) -> tuple[Floats, Floats]:
        """Slopes of the rays through pixel centres: sideways by column, upwards by row."""
        x = np.arange(columns.start, columns.stop, dtype=np.float32) + 0.5 - self.width / 2
        y = np.float32(self.horizon - 0.5) - np.arange(rows.start, rows.stop, dtype=np.float32)
        return (x / np.float32(self.focal))[None], (y / np.float32(self.focal))[:, None]
