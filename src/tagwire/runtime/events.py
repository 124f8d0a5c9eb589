"""Everything that happens in a run, as a closed union every mouth shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar, Literal, TypeAlias

from tagwire.core.plan import Delivery, Result, State
from tagwire.core.values import Image, Value, value_to_json

Status: TypeAlias = Literal["done", "partial", "failed", "unknown", "cancelled"]


@dataclass(frozen=True, slots=True)
class RunStarted:
    """A run begins. `price` is in credits at most, None when unknown."""

    at: float
    graph: str
    targets: tuple[str, ...]
    counts: Mapping[State, int]
    price: float | None
    warnings: tuple[str, ...]
    kind: ClassVar[str] = "run_started"


@dataclass(frozen=True, slots=True)
class StepStarted:
    """A step begins; `seed` is the one it uses, drawn before it runs where it was left empty."""

    at: float
    node: str
    type: str
    seed: int | None
    kind: ClassVar[str] = "step_started"


@dataclass(frozen=True, slots=True)
class StepProgress:
    """How far a step is, 0..1; at most 20 a second for one step."""

    at: float
    node: str
    fraction: float
    message: str
    kind: ClassVar[str] = "step_progress"


@dataclass(frozen=True, slots=True)
class StepFinished:
    """A step has its result; `cached` when nothing had to run for it. Carries no pixels."""

    at: float
    node: str
    key: str
    cached: bool
    result: Result
    kind: ClassVar[str] = "step_finished"


@dataclass(frozen=True, slots=True)
class StepFailed:
    """A step could not: a stable code, words, a remedy; `detail` is the traceback, for --debug.

    `credits` is what the try cost; None is unknown.
    """

    at: float
    node: str
    code: str
    message: str
    remedy: str
    detail: str
    credits: float | None = 0
    kind: ClassVar[str] = "step_failed"


@dataclass(frozen=True, slots=True)
class StepSkipped:
    """A step did not run: `because` names the failed step, or is "" when the run was cancelled."""

    at: float
    node: str
    because: str
    kind: ClassVar[str] = "step_skipped"


@dataclass(frozen=True, slots=True)
class RunFinished:
    """A run is over, `at` seconds after its start."""

    at: float
    status: Status
    kind: ClassVar[str] = "run_finished"


Event: TypeAlias = (
    RunStarted | StepStarted | StepProgress | StepFinished | StepFailed | StepSkipped | RunFinished
)


def event_to_json(event: Event) -> dict[str, Any]:
    """An event as plain JSON; pictures by asset id."""
    row: dict[str, Any] = {"event": event.kind}
    for part in fields(event):
        value = getattr(event, part.name)
        row[part.name] = result_to_json(value) if isinstance(value, Result) else value
    return row


def result_to_json(result: Result) -> dict[str, Any]:
    """A result as plain JSON; pictures by asset id."""
    return {
        "outputs": {name: value_to_json(value) for name, value in result.outputs.items()},
        "seconds": result.seconds,
        "seed": result.seed,
        "credits": result.credits,
        "receipts": [dict(receipt) for receipt in result.receipts],
        "deliveries": [_delivery(delivery) for delivery in result.deliveries],
    }


def _delivery(delivery: Delivery) -> dict[str, Any]:
    output = value_to_json(delivery.output)
    return {
        "output": output,
        "name": delivery.name,
        "format": delivery.format,
        "quality": delivery.quality,
    }


def without_pixels(result: Result) -> Result:
    """The result as an event carries it, so that no event holds on to a picture."""
    values = [*result.outputs.values(), *(delivery.output for delivery in result.deliveries)]
    if not any(isinstance(value, Image) for value in values):
        return result
    outputs = {name: _bare(value) for name, value in result.outputs.items()}
    deliveries = tuple(replace(d, output=_bare(d.output)) for d in result.deliveries)
    return replace(result, outputs=outputs, deliveries=deliveries)


def _bare(value: Value) -> Value:
    return replace(value, pixels=None) if isinstance(value, Image) else value
