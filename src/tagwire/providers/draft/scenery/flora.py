"""Plants by rule: sprites of grown plants for every season, and planting them into a picture."""

from collections.abc import Callable
from dataclasses import dataclass
from zlib import crc32

import cv2
import numpy as np

from tagwire.providers.draft.backdrop import Light
from tagwire.providers.draft.cache import Recent
from tagwire.providers.draft.colour import Floats, mix
from tagwire.providers.draft.patch import overlap

from . import flora_blades as blades
from . import flora_trees as trees
from . import flora_tropics as tropics
from .flora_dabs import Dabs, Words, drawn

Grown = tuple[list[Dabs], float]


def _leafy(crown: trees.Crown) -> Callable[[np.random.Generator, str], Grown]:
    return lambda rng, season: trees.leafy(rng, crown, season)


_KINDS: dict[str, Callable[[np.random.Generator, str], Grown]] = {
    "conifer": trees.conifer,
    "broadleaf": _leafy(trees.OAK),
    "birch": _leafy(trees.BIRCH),
    "cherry": _leafy(trees.CHERRY),
    "maple": _leafy(trees.MAPLE),
    "dead tree": trees.dead,
    "palm": tropics.palm,
    "cactus": tropics.cactus,
    "banana": tropics.banana,
    "bush": blades.bush,
    "grass": blades.grass,
    "reeds": blades.reeds,
    "flowers": blades.flowers,
    "bamboo": blades.bamboo,
    "fern": blades.fern,
}
KINDS = tuple(_KINDS)
_CROWNS = {
    "broadleaf": trees.OAK,
    "birch": trees.BIRCH,
    "cherry": trees.CHERRY,
    "maple": trees.MAPLE,
    "conifer": trees.SPRUCE,
    "bamboo": trees.BAMBOO,
}  # what boughs and canopies are made of
SEASONS = ("", "spring", "summer", "autumn", "winter")

_HEIGHTS = (64, 160, 384)
_UNIT = np.float32(1 / 65535)
_PLANTS: Recent[tuple[str, int, int, str], "Plant"] = Recent(48)


@dataclass(frozen=True, slots=True)
class Plant:
    """A plant, its foot in the middle of the lowest row; H x W x 3 planes in 65535ths."""

    paint: Words  # linear albedo x alpha
    form: Words  # alpha, shade x alpha, and (facing + 1) / 2 x alpha

    @property
    def alpha(self) -> Floats:
        """H x W cover, 0..1."""
        return np.asarray(self.form[..., 0] * _UNIT, np.float32)

    @property
    def colour(self) -> Floats:
        """H x W x 3 linear albedo."""
        return np.asarray(self.paint / np.maximum(self.form[..., :1], 1.0), np.float32)

    @property
    def shade(self) -> Floats:
        """H x W light from above, 0 in its heart to 1 under the open sky."""
        return np.asarray(self.form[..., 1] / np.maximum(self.form[..., 0], 1.0), np.float32)

    @property
    def facing(self) -> Floats:
        """H x W, -1 where it is turned left, +1 right."""
        half = self.form[..., 2] / np.maximum(self.form[..., 0], 1.0)
        return np.asarray(half * 2 - 1, np.float32)


def grown(groups: list[Dabs], height: int, reach: float) -> Plant:
    """Draw dabs as a plant; ``reach`` is half its width in heights."""
    return Plant(*drawn(groups, height, reach))


def step_of(height: float) -> int:
    """The height a plant is drawn at: sizes come in steps, so that few sprites serve a wood."""
    return next((size for size in _HEIGHTS if size >= height), _HEIGHTS[-1])


def plant(kind: str, height: int, variant: int, *, season: str = "") -> Plant:
    """Grow a plant about ``height`` pixels tall or taller, the same for the same numbers.

    Raises:
        KeyError: no such kind; see ``KINDS``.
    """
    grow = _growth(kind)
    season = "" if season == "summer" else season
    step = step_of(height)

    def make() -> Plant:
        groups, reach = grow(np.random.default_rng([crc32(kind.encode()), variant]), season)
        return grown(groups, step, reach)

    return _PLANTS.get((kind, step, variant, season), make)


def _growth(kind: str) -> Callable[[np.random.Generator, str], Grown]:
    """How a kind grows; "cherry bough" and "birch canopy" are parts of those trees."""
    name, _, part = kind.rpartition(" ")
    if name in _CROWNS and part in ("bough", "canopy"):
        grow = trees.bough if part == "bough" else trees.canopy
        return lambda rng, season: grow(rng, _CROWNS[name], season)
    return _KINDS[kind]


def illuminated(paint: Floats, form: Floats, light: Light) -> Floats:
    """Light the planes of a plant: H x W x 3 linear light, still times alpha.

    The sky lights what is open to it, the key the side it comes from; against the light, the
    thin edges of a crown glow.
    """
    alpha, shade = form[..., 0], form[..., 1]
    facing = 2 * form[..., 2] - alpha
    sky = 0.30 * alpha + 0.70 * shade
    turned = 0.52 + 0.15 * (1 - light.contrast) + 0.6 * light.side * (facing / (alpha + 1e-4))
    sun = np.clip(turned, 0.06, 1.2) * shade * (1.35 if not light.backlit else 0.75)
    amount = sky[..., None] * light.ambient + sun[..., None] * light.key
    return np.asarray(paint * (amount / (alpha[..., None] + 1e-4)), np.float32)


def planted(
    image: Floats,
    depth: Floats,
    sprite: Plant,
    *,
    column: float,
    foot_row: float,
    height_px: float,
    distance: float,
    light: Light,
    haze: Floats,
    haze_amount: float = 0.0,
    mirrored: bool = False,
) -> None:
    """Stand a plant in the picture and its depth, in place; it may reach over the frame.

    ``column``, ``foot_row`` and ``height_px`` are pixels, ``distance`` metres; ``haze_amount`` is
    the share (0..1) of ``haze`` between it and the camera. What is nearer in depth stays in front.
    """
    high = max(1, round(height_px))
    wide = max(1, round(sprite.paint.shape[1] * height_px / sprite.paint.shape[0]))
    parts = overlap(depth, round(column - wide / 2), round(foot_row - high), (wide, high))
    if parts is None:
        return
    there, window = parts
    paint = _scaled(sprite.paint, wide, high, mirrored)[window]
    form = _scaled(sprite.form, wide, high, mirrored)[window]
    if mirrored:
        form[..., 2] = form[..., 0] - form[..., 2]
    behind = depth[there]
    seen = (behind > distance * 0.97)[..., None]
    lit, alpha = illuminated(paint * seen, form * seen, light), form[..., 0] * seen[..., 0]
    lit = mix(lit, haze * alpha[..., None], float(haze_amount))
    region = image[there]
    region *= 1 - alpha[..., None]
    region += lit
    np.copyto(behind, np.float32(distance), where=alpha > 0.5)


def _scaled(plane: Words, wide: int, high: int, mirrored: bool) -> Floats:
    shrinks = wide < plane.shape[1] and high < plane.shape[0]
    way = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    scaled = cv2.resize(plane, (wide, high), interpolation=way)
    return np.asarray(scaled[:, ::-1] if mirrored else scaled, np.float32) * _UNIT
