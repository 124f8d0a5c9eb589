"""What a person is told when a purchase does not end with a picture."""

from __future__ import annotations

from datetime import UTC, datetime

from tagwire.core.errors import StepFailed, StoreFailed, UnknownOutcome
from tagwire.runtime.ledger.entry import Entry

_SAFETY = "Change the prompt or the pictures: each try may be charged."
NOT_SENT = "not_sent"
"""The code of what ended before it was ever sent."""


def fault_of(entry: Entry) -> StepFailed:
    """The error of an entry that ended, or waits for a person."""
    why = entry.message.strip().rstrip(".") or entry.code or entry.state
    who = entry.profile
    if entry.state == "UNKNOWN":
        return _unknown(entry, why)
    if entry.state == "REJECTED":
        return StepFailed(f"{who} refused the request: {why}.", "Nothing was charged.")
    if entry.code == NOT_SENT:
        return StepFailed(f"nothing was sent to {who}: {why}.", "Nothing was charged.")
    if entry.state == "FAILED":
        code = entry.code or "no code"
        advice = [_SAFETY] if "SAFETY" in entry.code else []
        remedy = " ".join([_charged(entry), *advice])
        fault = StepFailed(f"{who} could not make it ({code}): {why}.", remedy)
        fault.credits = entry.counted if entry.charge is None else entry.charge
        return fault
    words = f"purchase {entry.id} at {who} was given up: {why}."
    return StepFailed(words, "Run again to buy it anew.")


def _unknown(entry: Entry, why: str) -> UnknownOutcome:
    when = datetime.fromtimestamp(entry.created, UTC).strftime("%Y-%m-%d %H:%M:%S")
    price = "an unknown price" if entry.counted is None else f"{entry.counted:g} credits"
    who = f"{entry.profile}, {entry.model}, node {entry.node or '?'}"
    fault = UnknownOutcome(
        f"nobody knows whether a request of {when} UTC was charged ({who}, {price}): {why}.",
        f"Look at your account there, then: tagwire ledger resolve {entry.id} --adopt TASK"
        " or --resubmit or --abandon.",
    )
    fault.credits = None
    return fault


def elsewhere(entry: Entry) -> StepFailed:
    """The error of a want whose picture is under way at another profile, which only that may see.

    Asked with another account's key, its provider would not know the task.
    """
    return StepFailed(
        f"this was bought with {entry.profile} already, and has not arrived.",
        f"Run it with {entry.profile}, or: tagwire ledger resolve {entry.id} --abandon",
    )


def _charged(entry: Entry) -> str:
    if entry.charge is None:
        return "What was charged is unknown."
    return f"{entry.charge:g} credits were charged."


def lost_id(entry: Entry, task: str, fault: StoreFailed) -> StoreFailed:
    """The error that holds a task id which the ledger cannot."""
    return type(fault)(
        f"{entry.profile} took task {task}, and the ledger cannot be written: {fault.message}",
        f"Write it down: adopt it with tagwire ledger resolve {entry.id} --adopt {task}",
    )
