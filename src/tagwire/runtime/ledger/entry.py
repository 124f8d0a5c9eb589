"""One purchase as the ledger keeps it: its states, and the moves between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

State: TypeAlias = Literal[
    "INTENT",
    "SENDING",
    "SUBMITTED",
    "DOWNLOADED",
    "DONE",
    "REJECTED",
    "FAILED",
    "UNKNOWN",
    "ABANDONED",
]
Choice: TypeAlias = Literal["adopt", "resubmit", "abandon"]

MOVES: Mapping[State, frozenset[State]] = {
    "INTENT": frozenset({"SENDING", "REJECTED", "ABANDONED"}),
    "SENDING": frozenset({"INTENT", "SUBMITTED", "REJECTED", "UNKNOWN"}),
    "SUBMITTED": frozenset({"DOWNLOADED", "FAILED", "ABANDONED", "UNKNOWN"}),
    "DOWNLOADED": frozenset({"DONE", "SUBMITTED"}),
    "DONE": frozenset(),
    "REJECTED": frozenset(),
    "FAILED": frozenset(),
    "UNKNOWN": frozenset({"SUBMITTED", "INTENT", "ABANDONED"}),
    "ABANDONED": frozenset(),
}
"""What may follow what (durability.md, "Ledger"). SENDING -> INTENT: the request never left, or
was refused for now; DOWNLOADED -> SUBMITTED: the stored file is gone, and the task is still there;
SUBMITTED -> UNKNOWN: an adopted task is not there, so nothing is known again; UNKNOWN goes on by a
user's choice only."""

OPEN: frozenset[State] = frozenset({"INTENT", "SENDING", "SUBMITTED", "DOWNLOADED", "UNKNOWN"})
"""States that are not the end: somebody, or a person, has to go on from here."""

FREE: frozenset[State] = frozenset({"REJECTED"})
"""States in which nothing was charged, for certain."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One wanted picture (or film) of one profile; `key` is the same for the same want.

    `request` is the body as sent, with references by tag and sha256 instead of their bytes.
    `price` is what it may cost at most and `charge` what the provider says it took, in credits
    (None: unknown). `owner` names the process at work on it; `asset` is the sha256 of the stored
    file. Times are seconds since the epoch.
    """

    id: str
    key: str
    profile: str
    model: str
    state: State = "INTENT"
    run: str = ""
    graph: str = ""
    node: str = ""
    request: Mapping[str, Any] = field(default_factory=dict)
    seed: int | None = None
    price: float | None = None
    task: str = ""
    estimated: float | None = None
    charge: float | None = None
    code: str = ""
    message: str = ""
    asset: str = ""
    media_type: str = ""
    owner: str = ""
    resolution: str = ""
    created: float = 0.0
    changed: float = 0.0

    @property
    def counted(self) -> float | None:
        """Credits this entry counts for under a cap, from INTENT on; None is unknown.

        What was charged once that is told, else the most it may be.
        """
        if self.state in FREE:
            return 0
        if self.charge is not None:
            return self.charge
        return self.price if self.price is not None else self.estimated
