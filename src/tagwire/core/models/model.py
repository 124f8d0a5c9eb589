"""What an image model takes, what it costs and which exact size stands for an aspect."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

AspectRatio = Literal["16:9", "9:16", "4:3", "3:4", "1:1", "21:9"]
"""The proportions seed 001 offers (editor.md)."""

Resolution = Literal["720p", "1080p"]
"""The resolutions seed 001 offers: the lines of the shorter side (editor.md)."""

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
    are not sizes, such as `auto`; `free_ratio` says that sizes beyond `ratios` are taken too.
    `prompt_limit` counts UTF-16 code units. `tags` says whether a reference carries a tag,
    `seed` and `moderation` whether those fields exist: a field that does not is refused.
    """

    name: str
    title: str
    ratios: tuple[Ratio, ...]
    least_references: int = 0
    most_references: int | None = None
    prompt_limit: int | None = None
    seed: bool = False
    tags: bool = False
    moderation: bool = False
    special: tuple[str, ...] = ()
    free_ratio: bool = False
    extras: tuple[Extra, ...] = ()
    price: Price = None


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

    The nearest proportion wins; sizes within 3 % of the asked one count as the same, for models
    round to multiples of 16. Among equals wins the pixel count nearest, as a factor, to the
    resolution's. For gen4_image this gives the twelve pairs of editor.md.

    Raises:
        NoNearRatio: no proportion within 12 % of the asked one.
    """
    wish = Ratio.parse(aspect).proportion
    pixels = int(resolution.removesuffix("p")) ** 2 * max(wish, 1 / wish)

    def distance(ratio: Ratio) -> tuple[float, float]:
        proportion = _apart(ratio.proportion, wish)
        return (
            0.0 if proportion <= _SAME_PROPORTION else proportion,
            _apart(ratio.pixels, pixels),
        )

    nearest = min(model.ratios, key=distance)
    if _apart(nearest.proportion, wish) > _FARTHEST_PROPORTION:
        sizes = ", ".join(str(ratio) for ratio in model.ratios)
        raise NoNearRatio(f"{model.name} has no size near {aspect} at {resolution}; it has {sizes}")
    return nearest


def _apart(one: float, other: float) -> float:
    return max(one / other, other / one) - 1
