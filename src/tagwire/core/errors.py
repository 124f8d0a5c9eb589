"""Everything that can go wrong, as one tree.

TagwireError                what a person is told: who, what, what to do
├── WrongUse                a file, a name or an option that cannot be used (exit 2)
│   ├── GraphInvalid        a graph with problems, all of them at once
│   ├── NodeInvalid         a node class that cannot be a node
│   └── PictureRefused      bytes that are not a picture we may open
├── StepFailed              a step tried and could not (exit 1)
│   ├── NodeBug             a node's own code raised something else
│   └── UnknownOutcome      asked for, perhaps paid, never answered (exit 4)
├── OverBudget              would cost more than allowed; nothing was sent (exit 3)
├── StoreFailed             the store cannot be written: full, read-only (exit 1)
│   └── DamagedStore        the store's own files are broken; left as they are (exit 5)
└── Cancelled               the run was called off
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal


class TagwireError(Exception):
    """An error a person can act on: `who: what` and, when there is one, a `remedy`."""

    code: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".rstrip()


class WrongUse(TagwireError):
    """A file, a name or an option that cannot be used as given."""

    code = "wrong_use"
    exit_code = 2


class NodeInvalid(WrongUse):
    """A node class that cannot be a node; names the file, the node and the port."""

    code = "node_invalid"


class PictureRefused(WrongUse):
    """Bytes that are not a picture we may open."""

    code = "picture_refused"


class StepFailed(TagwireError):
    """A step tried and could not; `credits` is what that cost (None: unknown)."""

    code = "step_failed"
    credits: float | None = 0


class NodeBug(StepFailed):
    """A node's own code raised something it should have caught."""

    code = "node_error"


class UnknownOutcome(StepFailed):
    """Work was asked for and perhaps paid, and nobody knows how it ended."""

    code = "unknown_outcome"
    exit_code = 4


class OverBudget(TagwireError):
    """The run would cost more credits than allowed; nothing was sent."""

    code = "over_budget"
    exit_code = 3


class StoreFailed(TagwireError):
    """The store cannot be written or read; what was there is untouched."""

    code = "store_failed"


class DamagedStore(StoreFailed):
    """The store's own files are broken. They are never repaired or replaced silently."""

    code = "damaged_store"
    exit_code = 5


class Cancelled(TagwireError):
    """The run was called off."""

    code = "cancelled"
    exit_code = 130


MOST_TOLD = 1000
"""Problems looked for in one file; a person mends those first."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a graph: a stable `code`, words, a remedy, and where it is.

    `place` is a JSON pointer into the graph file once `check` has reported it; a node's own
    `review` gives it relative to the node, such as `/settings/tags`.
    """

    code: str
    message: str
    remedy: str = ""
    place: str = ""
    node: str = ""
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        who = f"{self.node}: " if self.node else ""
        return f"{who}{self.message} {self.remedy}".rstrip()


class GraphInvalid(WrongUse):
    """A graph that cannot run, with every problem it has."""

    code = "graph_invalid"

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
