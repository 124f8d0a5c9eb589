"""What a run came to, folded from its events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from tagwire.core.errors import OverBudget
from tagwire.core.plan import Result
from tagwire.core.values import Value
from tagwire.runtime.events import (
    Event,
    RunFinished,
    RunStarted,
    Status,
    StepFailed,
    StepFinished,
    StepSkipped,
    StepStarted,
    result_to_json,
)

Outcome: TypeAlias = Literal["ran", "cached", "failed", "skipped"]
EXIT_CODES: Mapping[Status, int] = {
    "done": 0,
    "partial": 1,
    "failed": 1,
    "unknown": 4,
    "cancelled": 130,
}


@dataclass(frozen=True, slots=True)
class StepReport:
    """One step: how it ended, with its result or the reason it has none.

    `lost` is what a try that failed cost, in credits; None is unknown.
    """

    node: str
    type: str
    outcome: Outcome
    result: Result | None = None
    code: str = ""
    message: str = ""
    remedy: str = ""
    detail: str = ""
    lost: float | None = 0

    def to_json(self) -> dict[str, Any]:
        """Plain JSON."""
        row: dict[str, Any] = {"node": self.node, "outcome": self.outcome}
        if self.result:
            row |= result_to_json(self.result)
        if self.message:
            row |= {"code": self.code, "message": self.message, "remedy": self.remedy}
        return row


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run came to. `seconds` is the whole run's; `credits` None when one is unknown."""

    graph: str
    status: Status
    seconds: float
    steps: Mapping[str, StepReport]
    targets: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """What a shell is told: 0 done, 1 a step failed, 3 a cap was met, 4 unknown outcome, 130
        cancelled.
        """
        capped = any(step.code == OverBudget.code for step in self.steps.values())
        if capped and self.status in ("failed", "partial"):
            return OverBudget.exit_code
        return EXIT_CODES[self.status]

    @property
    def ran(self) -> int:
        """How many steps did work."""
        return sum(1 for step in self.steps.values() if step.outcome == "ran")

    @property
    def credits(self) -> float | None:
        """Credits charged by this run; None when a step's charge is unknown."""
        ran = [s for s in self.steps.values() if s.outcome == "ran"]
        charged = [s.result.credits for s in ran if s.result]
        charged += [step.lost for step in self.steps.values()]
        return None if None in charged else sum(c for c in charged if c)

    @property
    def outputs(self) -> dict[str, Value]:
        """The values of the targets, by "node.port"."""
        return {
            f"{name}.{port}": value
            for name, step in self.steps.items()
            if step.result and name in self.targets
            for port, value in step.result.outputs.items()
        }

    def to_json(self) -> dict[str, Any]:
        """Plain JSON; pictures by asset id, files by path."""
        return {
            "graph": self.graph,
            "status": self.status,
            "seconds": round(self.seconds, 4),
            "ran": self.ran,
            "credits": self.credits,
            "warnings": list(self.warnings),
            "files": list(self.files),
            "steps": [step.to_json() for step in self.steps.values()],
        }


def report(events: Iterable[Event]) -> RunReport:
    """The report of a run's events."""
    steps: dict[str, StepReport] = {}
    types: dict[str, str] = {}
    graph, seconds = "", 0.0
    status: Status = "failed"
    targets: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    for event in events:
        match event:
            case RunStarted():
                graph, targets, warnings = event.graph, event.targets, event.warnings
            case RunFinished():
                status, seconds = event.status, event.at
            case StepStarted():
                types[event.node] = event.type
            case StepFinished() | StepFailed() | StepSkipped():
                steps[event.node] = _step(event, types.get(event.node, ""))
            case _:
                pass
    return RunReport(graph, status, seconds, steps, targets, warnings)


def _step(event: StepFinished | StepFailed | StepSkipped, kind: str) -> StepReport:
    if isinstance(event, StepFinished):
        return StepReport(event.node, kind, "cached" if event.cached else "ran", event.result)
    if isinstance(event, StepSkipped):
        why = (
            f"needs {event.because}, which failed." if event.because else "the run was called off."
        )
        return StepReport(event.node, kind, "skipped", code="skipped", message=why)
    words = (event.code, event.message, event.remedy, event.detail)
    return StepReport(event.node, kind, "failed", None, *words, event.credits)
