"""The shape all commands share: frozen, closed, with finite numbers; and how far a copy moves."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

Distance: TypeAlias = Annotated[float, Field(ge=-1e9, le=1e9)]
Offset: TypeAlias = tuple[Distance, Distance]


class Shape(BaseModel):
    """A command; its subclasses are told apart by `do`."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
