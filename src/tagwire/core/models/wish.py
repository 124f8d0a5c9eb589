"""All that a node asks of an image model beside words and pictures, as one value."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from tagwire.core.errors import Problem
from tagwire.core.models.catalogue import image_model
from tagwire.core.models.extras import extra_problems, sent
from tagwire.core.models.fitted import EXTRA_SETTINGS, fitted
from tagwire.core.models.model import ImageModel, NoNearRatio, Ratio
from tagwire.core.models.sizing import SizeWish
from tagwire.core.request import Tariff
from tagwire.core.tailored import Tailored


@dataclass(frozen=True, slots=True)
class ImageWish:
    """A model, a size, and the extras a person chose; `said` names all settings that were chosen.

    Read from a node with settings of these names: model, aspect_ratio, resolution, size, and any
    of `EXTRA_SETTINGS`. An extra at its default is left to the model.
    """

    model: ImageModel
    size: SizeWish
    chosen: Mapping[str, Any]
    said: Collection[str] = ()

    @classmethod
    def of(cls, node: BaseModel) -> ImageWish:
        """The wish of a node's settings.

        Raises:
            UnknownModel: there is no such model.
        """
        fields, values = type(node).model_fields, dict(node)
        extras = [name for name in fields if name in EXTRA_SETTINGS]
        chosen = {n: values[n] for n in extras if values[n] != fields[n].default}
        size = SizeWish(values["aspect_ratio"], values["resolution"], values.get("size", ""))
        return cls(image_model(values["model"]), size, chosen, node.model_fields_set)

    def ratio(self, references: int = 0) -> Ratio:
        """The pixels wanted, given how many references are wired.

        Raises:
            NoNearRatio: the model has no such size.
        """
        return self.size.ratio(self.model, references)

    def extras(self) -> dict[str, Any]:
        """The fields only this model has, by wire name.

        `ratio` is among them where the size is left to the model: the special that says so, or ""
        where the field must be left out.
        """
        told = sent(self.model, self.chosen)
        if told.get("preciseEdit"):
            told["ratio"] = ""
        elif self.size.size in self.model.special:
            told["ratio"] = self.size.size
        return told

    def problems(self, references: int) -> Iterator[Problem]:
        """What the model has not, or would refuse, and what it needs."""
        if references < self.model.least_references:
            words = f"{self.model.name} needs at least {self.model.least_references} reference."
            yield Problem("few_references", words, "Wire one, or choose gen4_image.")
        yield from self.size.problems(self.model, references, self.said)
        yield from extra_problems(self.model, self.chosen, references)

    def tailored(self) -> Tailored:
        """The form of such a node."""
        return fitted(self.model, self.size)

    def price(self, tariff: Tariff) -> float | None:
        """Credits for one picture; None is unknown."""
        try:
            ratio = self.size.size if self.size.size in self.model.special else self.ratio()
        except NoNearRatio:
            return None
        return tariff.image(self.model.name, str(ratio))
