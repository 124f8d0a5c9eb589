"""Which size a model is asked for: by aspect and resolution, exactly, or as it likes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import get_args

from tagwire.core.errors import Problem
from tagwire.core.models.model import (
    AspectRatio,
    ImageModel,
    NoNearRatio,
    Ratio,
    Resolution,
    apart,
    exact_ratio,
)

_MOST_NEAR = 3


@dataclass(frozen=True, slots=True)
class SizeWish:
    """What a person asks of a size: `size`, "W:H" or a special of the model, or else the others."""

    aspect: AspectRatio
    resolution: Resolution
    size: str = ""

    def ratio(self, model: ImageModel, references: int = 0) -> Ratio:
        """The pixels it comes to; of a special, which the model makes as it likes, a square's.

        Some models have other sizes once references are wired: the one that stands for it.

        Raises:
            NoNearRatio: the model has none such.
        """
        if self.size in model.special:
            tier = self.size.rpartition("_")[2].upper()
            return exact_ratio(model, "1:1", _tier(tier, model) or self.resolution)
        if self.size:
            return self._exact(model)
        nearest = exact_ratio(model, self.aspect, self.resolution)
        other = dict(model.replaced).get(str(nearest)) if references else None
        return Ratio.parse(other) if other else nearest

    def _exact(self, model: ImageModel) -> Ratio:
        if takes(model, self.size):
            return Ratio.parse(self.size)
        raise NoNearRatio(f"{model.name} has no size {self.size}")

    def problems(
        self, model: ImageModel, references: int = 0, said: Collection[str] = ()
    ) -> Iterator[Problem]:
        """What the model has not; `said` names the settings a person chose.

        A resolution nobody chose becomes the model's nearest: that is what an easy road is for.
        """
        if self.size:
            yield from self._size_problems(model, references)
            return
        try:
            nearest = exact_ratio(model, self.aspect, self.resolution)
        except NoNearRatio:
            words = f"{model.name} has no size near {self.aspect} at {self.resolution}."
            has = ", ".join(aspects(model, self.resolution))
            yield Problem("no_size", words, f"It has: {has}.", "/settings/aspect_ratio")
            return
        if "resolution" in said and model.tiers and self.resolution not in model.resolutions:
            words = f"{model.name} has no {self.resolution}; it draws {nearest}."
            has = ", ".join(model.resolutions)
            place = "/settings/resolution"
            yield Problem("other_size", words, f"It has: {has}.", place, severity="warning")

    def _size_problems(self, model: ImageModel, references: int) -> Iterator[Problem]:
        place = "/settings/size"
        other = dict(model.replaced).get(self.size) if references else None
        if other:
            words = f"{model.name} has no {self.size} once references are wired."
            yield Problem("no_size", words, f"Nearest: {other}.", place)
        elif self.size not in model.special and not takes(model, self.size):
            words = f"{model.name} has no size {self.size!r}."
            remedy = f"Nearest: {', '.join(near(model, self.size))}."
            yield Problem("no_size", words, remedy, place)


def takes(model: ImageModel, size: str) -> bool:
    """Whether the model draws exactly `size`, a text such as 1920:1080."""
    try:
        ratio = Ratio.parse(size)
    except ValueError:
        return False
    fewest, most = model.free_pixels or (1, 0)
    return ratio in model.ratios or fewest <= ratio.pixels <= most


def near(model: ImageModel, size: str) -> tuple[str, ...]:
    """The model's sizes nearest to another, in proportion first and then in pixels."""
    try:
        like = Ratio.parse(size)
    except ValueError:
        like = Ratio(1024, 1024)

    def distance(ratio: Ratio) -> tuple[float, float]:
        return round(apart(ratio.proportion, like.proportion), 1), apart(ratio.pixels, like.pixels)

    return tuple(map(str, sorted(model.ratios, key=distance)[:_MOST_NEAR]))


def aspects(model: ImageModel, resolution: Resolution) -> tuple[AspectRatio, ...]:
    """The aspects of which the model has a size near enough at that resolution."""
    found: list[AspectRatio] = []
    for aspect in get_args(AspectRatio):
        try:
            exact_ratio(model, aspect, resolution)
        except NoNearRatio:
            continue
        found.append(aspect)
    return tuple(found)


def resolution_of(model: ImageModel, ratio: Ratio) -> Resolution | None:
    """The resolution a size of the model belongs to; None where it is in none."""
    return next((name for name, sizes in model.tiers if ratio in sizes), None)


def _tier(name: str, model: ImageModel) -> Resolution | None:
    return next((one for one in model.resolutions if one == name), None)
