"""Which of a node's settings apply now, and what each may be: a form cut to measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Tailored:
    """How a node's form is for the settings it has.

    `hidden` are settings that mean nothing as the others are: they keep their values. `options`
    gives, by setting, the choices there are now, each with a short note such as a size in pixels;
    `instead` the choice that stands for a value which is none of them. `notes` say of a setting in
    a sentence what is to be known.
    """

    hidden: frozenset[str] = frozenset()
    options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    instead: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As plain JSON, without what says nothing; choices as a list, for their order counts."""
        parts = {
            "hidden": sorted(self.hidden),
            "options": {name: list(map(list, some.items())) for name, some in self.options.items()},
            "instead": dict(self.instead),
            "notes": dict(self.notes),
        }
        return {name: part for name, part in parts.items() if part}
