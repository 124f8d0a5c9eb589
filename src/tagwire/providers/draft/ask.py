"""What a set is asked to be, in words already read: the value every set is built from."""

from dataclasses import dataclass
from zlib import crc32

import numpy as np


@dataclass(frozen=True, slots=True)
class Ask:
    """One set at one size. What is not said is empty, and the set decides.

    Randomness comes by name from ``rng``: a part of the set looks the same for the same seed,
    whatever the light, the weather or the style, and however many numbers another part drew.
    """

    name: str  # the set's file, underscores as spaces
    size: tuple[int, int]  # width, height in pixels, the short side at most 540
    seed: int
    light: str = ""  # day morning noon golden sunset dusk night moonlit overcast storm
    mode: str = ""  # dramatic, neon, soft, backlit
    angle: str = ""  # low, high, aerial, eye (dutch is done by the camera later)
    shot: str = ""  # as in framing.SHARES
    weather: str = ""  # rain, snow, fog, dust, fireflies
    season: str = ""  # spring, summer, autumn, winter
    colour: str = ""  # the name or #hex of its paint
    details: frozenset[str] = frozenset()  # "paris", "palm", "full moon", "cherry blossom", ...
    tabletop: bool = False  # things stand on a table near the camera
    metres: float = 0.0  # height of the tallest subject; 0: nobody is in the picture

    def rng(self, part: str) -> np.random.Generator:
        """A fresh generator for one part of this set."""
        return np.random.default_rng([self.seed, crc32(self.name.encode()), crc32(part.encode())])

    @property
    def upright(self) -> bool:
        """Taller than wide."""
        return self.size[0] < self.size[1]
