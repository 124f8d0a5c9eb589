"""What an image model takes, what it costs and which exact size stands for an aspect."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from tagwire.core.models.names import ImageModelName

AspectRatio = Literal["16:9", "9:16", "4:3", "3:4", "1:1", "21:9"]
"""The proportions seed 001 offers (editor.md)."""

Resolution = Literal["720p", "1080p", "1K", "2K", "3K", "4K"]
"""The lines of the shorter side, as seed 001 offers them (editor.md), or 1024ths of a square's."""

Tiers: TypeAlias = "tuple[tuple[Resolution, tuple[Ratio, ...]], ...]"
"""The sizes of each resolution a model has; none where there is nothing to choose."""

_SIZE = re.compile(r"([1-9][0-9]{0,4}):([1-9][0-9]{0,4})")
_SAME_PROPORTION = 0.03
_FARTHEST_PROPORTION = 0.12


@dataclass(frozen=True, slots=True)
class Ratio:
    """An exact output size in pixels, which the wire calls `ratio`: `1920:1080`."""

    width: int
    height: int

    @classmethod
    def parse(cls, text: str) -> Ratio:
        """The size that `str()` wrote.

        Raises:
            ValueError: it is not two whole numbers from 1 to 99999 with a colon between.
        """
        size = _SIZE.fullmatch(text)
        if size is None:
            raise ValueError(f"{text!r} is not a size such as 1920:1080")
        return cls(int(size[1]), int(size[2]))

    def __str__(self) -> str:
        return f"{self.width}:{self.height}"

    @property
    def proportion(self) -> float:
        """Width divided by height."""
        return self.width / self.height

    @property
    def pixels(self) -> int:
        """Width times height."""
        return self.width * self.height


ExtraKind = Literal["choice", "bool", "int-range", "image", "colour", "colours"]


@dataclass(frozen=True, slots=True)
class Extra:
    """A request field that only some models have; `name` is as on the wire.

    `choices` belong to a choice; `lowest` and `highest`, both inclusive, to an int-range, and
    are None where no source states them. An image is a URI, a colour is `#RRGGBB`.
    """

    name: str
    kind: ExtraKind
    choices: tuple[str | int, ...] = ()
    lowest: int | None = None
    highest: int | None = None


@dataclass(frozen=True, slots=True)
class FlatPrice:
    """So many credits for any picture of the model."""

    credits: float


@dataclass(frozen=True, slots=True)
class RatioPrice:
    """Credits by size; a size in no tier has no known price."""

    tiers: tuple[tuple[float, frozenset[str]], ...]


Price: TypeAlias = FlatPrice | RatioPrice | None
"""Credits for one picture, 1 credit being 0.01 USD (runway-api.md §10); None is unknown."""


@dataclass(frozen=True, slots=True)
class ImageModel:
    """One text_to_image model of Runway's API, as the wire knows it (runway-models.json).

    None is "no source states it", never 0 or "without limit". `special` holds ratio values that
    are not sizes, such as `auto`; `free_pixels` is how many pixels, from and to, sizes beyond
    `ratios` may have. `tiers` says which sizes are which resolution, `replaced` which ones others
    stand for once references are wired.
    `prompt_limit` counts UTF-16 code units. `tags` says whether a reference carries a tag,
    `seed` and `moderation` whether those fields exist: a field that does not is refused.
    """

    name: ImageModelName
    title: str
    maker: str
    ratios: tuple[Ratio, ...]
    least_references: int = 0
    most_references: int | None = None
    prompt_limit: int | None = None
    seed: bool = False
    tags: bool = False
    moderation: bool = False
    special: tuple[str, ...] = ()
    free_pixels: tuple[int, int] | None = None
    tiers: Tiers = ()
    replaced: tuple[tuple[str, str], ...] = ()
    extras: tuple[Extra, ...] = ()
    price: Price = None

    @property
    def free_ratio(self) -> bool:
        """Whether sizes beyond `ratios` are taken too."""
        return self.free_pixels is not None

    @property
    def resolutions(self) -> tuple[Resolution, ...]:
        """The resolutions there are to choose from; none where there is nothing to choose."""
        return tuple(name for name, _ in self.tiers)


class NoNearRatio(ValueError):
    """A model has no size near the asked proportion; names the model, the wish and its sizes."""


def credits(model: ImageModel, ratio: Ratio | str) -> float | None:
    """Credits for one picture of that size at the model's default settings; None is unknown.

    Unknown is also a price that hangs on a quality or on the number of references.
    """
    match model.price:
        case FlatPrice(each):
            return each
        case RatioPrice(tiers):
            return next((each for each, sizes in tiers if str(ratio) in sizes), None)
    return None


def exact_ratio(model: ImageModel, aspect: AspectRatio, resolution: Resolution) -> Ratio:
    """The size of the model's own list that stands for an aspect and a resolution.

    Of a resolution the model has only its sizes count. The nearest proportion wins; sizes within
    3 % of the asked one count as the same, for models round to multiples of 16. Among equals wins
    the pixel count nearest, as a factor, to the resolution's. For gen4_image this gives the twelve
    pairs of editor.md.

    Raises:
        NoNearRatio: no proportion within 12 % of the asked one.
    """
    wish = Ratio.parse(aspect).proportion
    pixels = _pixels(resolution, wish)
    tiers = dict(model.tiers)
    every = tuple(ratio for sizes in tiers.values() for ratio in sizes) or model.ratios

    def distance(ratio: Ratio) -> tuple[float, float]:
        proportion = apart(ratio.proportion, wish)
        return (
            0.0 if proportion <= _SAME_PROPORTION else proportion,
            apart(ratio.pixels, pixels),
        )

    nearest = min(tiers.get(resolution, every), key=distance)
    if apart(nearest.proportion, wish) > _FARTHEST_PROPORTION:
        sizes = ", ".join(str(ratio) for ratio in model.ratios)
        raise NoNearRatio(f"{model.name} has no size near {aspect} at {resolution}; it has {sizes}")
    return nearest


def _pixels(resolution: Resolution, proportion: float) -> float:
    """How many pixels a picture of that proportion has at a resolution."""
    if resolution.endswith("K"):
        return float((int(resolution.removesuffix("K")) * 1024) ** 2)
    return int(resolution.removesuffix("p")) ** 2 * max(proportion, 1 / proportion)


def apart(one: float, other: float) -> float:
    """How far two sizes are from one another, as a factor: 0 is the same."""
    return max(one / other, other / one) - 1
