"""What miniatures are made of: paint, gloss, metal, glass and light."""

from collections.abc import Callable
from dataclasses import dataclass

from tagwire.providers.draft.colour import Floats

from .mesh import Shape

Paint = Callable[[Floats], Floats]  # N x 3 places on the part -> N x 3 linear colours


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """What a part is made of."""

    colour: Floats  # linear, 3
    gloss: float = 0.2  # how bright lamps are mirrored
    metal: float = 0.0  # how much it mirrors the room instead of showing paint
    grain: float = 0.03  # unevenness of the paint
    clear: float = 0.0  # glass: the share of what is behind that is seen face on
    paint: Paint | None = None
    light: Paint | None = None  # what it gives off
    pane: Paint | None = None  # 0..1: where it is a window that somebody is seen through


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A shape of one material."""

    shape: Shape
    material: Material
    open: bool = False  # both sides of it are seen
