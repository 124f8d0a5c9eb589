"""A table close to the camera, for goods to stand on."""

from tagwire.providers.draft.ask import Ask
from tagwire.providers.draft.colour import from_hex

from . import textures
from .raster import Model
from .room_solids import Texture

TABLE = 0.9  # metres
_TOPS: dict[str, tuple[tuple[str, ...], Texture, float]] = {
    "wood": (("#9a6840", "#6f4629", "#b98c5c"), textures.table_top, 0.55),
    "marble": (("#e6e1d9", "#d4d0cc", "#4a4d50"), textures.marble, 0.9),
    "stone": (("#8a8781", "#6f6d6a"), textures.concrete, 0.4),
    "metal": (("#9aa0a5", "#7c8288"), textures.metal, 0.8),
    "glass": (("#9fb4b4",), textures.plaster, 1.0),
}
_USUAL = {
    "kitchen": ("wood", "marble"),
    "bathroom": ("marble", "stone"),
    "gallery": ("stone", "marble"),
    "hall": ("marble",),
    "spaceship": ("metal",),
    "warehouse": ("wood", "metal"),
    "gym": ("metal", "wood"),
    "office": ("wood", "glass"),
    "temple": ("stone", "wood"),
    "bar": ("wood", "marble"),
}


def table(model: Model, ask: Ask) -> None:
    """Add the table, of the material that is asked for or suits the room."""
    rng = ask.rng("table")
    usual = _USUAL.get(ask.name, ("wood",))
    usually, tone = usual[int(rng.integers(len(usual)))], rng.random()
    kind = next((one for one in _TOPS if one in ask.details), usually)
    codes, texture, gloss = _TOPS[kind]
    paint = from_hex(codes[int(tone * len(codes))])
    model.quad((-3.4, TABLE, 0.2), (6.8, 0, 0), (0, 0, 2.0), paint, texture=texture, gloss=gloss)
    edge = paint * 0.6
    model.quad((-3.4, TABLE - 0.06, 2.2), (6.8, 0, 0), (0, 0.06, 0), edge, casts=False)
