"""How Runway, and CometAPI in its own way, tell what became of a request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from tagwire.core.errors import StepFailed
from tagwire.providers.runway.answer import Answer
from tagwire.providers.runway.wire import Creation, Issue, Task, is_task_id
from tagwire.runtime.ledger.outcome import Created, Refused, Unknown
from tagwire.runtime.ledger.shop import Again, Gone, Seen

_REFUSED = frozenset({400, 401, 403, 404, 405, 413, 415, 422})
_REFUSED_FOR_NOW = frozenset({429, 502, 503})
_MOST_WORDS = 300


@dataclass(frozen=True, slots=True)
class Told:
    """What an error's body says: words, a code where there is one, and where in the request."""

    words: str = ""
    code: str = ""
    places: str = ""

    def __str__(self) -> str:
        told = f"{self.words} ({self.places})" if self.places else self.words
        return told[:_MOST_WORDS].rstrip(". ")


def told_in(body: Any) -> Told | None:
    """The API's own error in a JSON body, string or object; None when it is not there."""
    if not isinstance(body, dict):
        return None
    match body.get("error"):
        case str(words) if words.strip():
            return Told(_line(words), places=_places(body.get("issues")))
        case {"message": str(words), **rest} if words.strip():
            code = rest.get("code")
            return Told(_line(words), code if isinstance(code, str) else "")
    return None


def _line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _places(issues: Any) -> str:
    """The issues of a refused body as one line: where, and what is wrong there."""
    found = []
    for raw in issues[:5] if isinstance(issues, list) else ():
        try:
            issue = Issue.model_validate(raw)
        except ValidationError:
            continue
        where = ".".join(map(str, issue.path))
        found.append(_line(f"{where}: {issue.message}" if where else issue.message))
    return "; ".join(found)


class Runway:
    """Runway's own way of speaking. `name` is the profile's, for the words.

    What a POST raises tells only what happened: whoever shows it says at whom.
    """

    least_references = 0
    uploads = True

    def __init__(self, name: str) -> None:
        self.name = name

    def created(self, answer: Answer, now: float) -> Created:
        """What the answer to a create says; `now` in seconds since the epoch.

        Raises:
            Refused, Unknown: as durability.md's table of outcomes has it.
        """
        if answer.fine:
            return self._taken(answer)
        told = told_in(answer.json)
        if self._refuses(answer, told):
            raise self._refused(answer, told or Told(), final=True)
        if answer.status in _REFUSED_FOR_NOW and told is not None:
            daily = answer.status == 429 and "daily" in told.words.lower()
            wait = None if daily else answer.retry_after(now)
            raise self._refused(answer, told, final=daily, retry_after=wait)
        said = f"the answer was {answer.status}"
        words = f"{said}: {told}." if told else f"{said}."
        raise Unknown(words, f"http_{answer.status}")

    def seen(self, answer: Answer, task: str, now: float) -> Seen:
        """What the answer to a look says.

        Raises:
            Gone, Again, StepFailed: as the Shop has it.
        """
        body = answer.json
        told = told_in(body)  # without it the answer may be anybody's on the way
        if (answer.status == 404 and told) or self._says_gone(body):
            raise Gone(task)
        if answer.status in (401, 403) and told:
            raise self._locked_out(told)
        if not answer.fine:
            words = f"{self.name} answered {answer.status}."
            raise Again(words, answer.retry_after(now))
        try:
            return _seen(Task.model_validate(self._inner(body)))
        except ValidationError:
            raise Again(f"{self.name} gave an answer that cannot be read.") from None

    def _refuses(self, answer: Answer, told: Told | None) -> bool:
        return answer.status in _REFUSED

    def _says_gone(self, body: Any) -> bool:
        return False

    def _inner(self, body: Any) -> Any:
        """The task in an answer's body."""
        return body

    def _taken(self, answer: Answer) -> Created:
        try:
            taken = Creation.model_validate(self._inner(answer.json))
        except ValidationError:
            raise Unknown("the answer holds no task id.", "no_task_id") from None
        estimate = taken.estimated_cost
        return Created(taken.id, estimate.credits if estimate else None)

    def _refused(
        self, answer: Answer, told: Told, *, final: bool, retry_after: float | None = None
    ) -> Refused:
        code = told.code or f"http_{answer.status}"
        said = str(told) or f"status {answer.status}"
        words = f"{said}. {_advice(answer, told)}".rstrip()
        return Refused(words, code, final=final, retry_after=retry_after)

    def _locked_out(self, told: Told) -> StepFailed:
        words = f"{self.name} does not let this key look at the task: {told}."
        return StepFailed(words, "See that the key is the one the picture was bought with.")


class Comet(Runway):
    """CometAPI's: errors are objects, tasks may be wrapped, a reference is a must (§13)."""

    least_references = 1
    uploads = False

    def _refuses(self, answer: Answer, told: Told | None) -> bool:
        invalid = told is not None and told.code == "invalid_request"
        return answer.status in _REFUSED or (answer.status == 500 and invalid)

    def _says_gone(self, body: Any) -> bool:
        told = told_in(body)
        code = told.code if told else body.get("code") if isinstance(body, dict) else ""
        return code == "task_not_exist"

    def _inner(self, body: Any) -> Any:
        """The innermost object of an envelope; its outer word where there is no inner task."""
        outer = body.get("data") if isinstance(body, dict) and "status" not in body else None
        if isinstance(outer, str):
            return {"id": outer}
        if not isinstance(outer, dict):
            return body
        inner = outer.get("data")
        if isinstance(inner, dict) and "status" in inner:
            return inner
        return _from_envelope(outer)


def _from_envelope(outer: Mapping[str, Any]) -> Mapping[str, Any]:
    """A task from the envelope's own words: QUEUED, a reason for failing."""
    named = outer.get("task_id") or outer.get("id")
    status = outer.get("status")
    failed = {"FAILURE": "FAILED", "FAIL": "FAILED"}.get(str(status), status)
    return {"id": named, "status": failed, "failure": outer.get("fail_reason")}


def _seen(task: Task) -> Seen:
    return Seen(
        task.phase,
        progress=task.progress or 0.0,
        outputs=task.output or (),
        charge=task.cost.credits if task.cost else None,
        estimated=task.estimated_cost.credits if task.estimated_cost else None,
        code=task.failure_code or "",
        message=_line(task.failure or "")[:_MOST_WORDS],
    )


def _advice(answer: Answer, told: Told) -> str:
    """What to do about it, as far as that is known."""
    words = told.words.lower()
    if "enough credits" in words or "insufficient" in words:
        return "Buy credits there, or choose another profile."
    if answer.status == 429 and "daily" in words:
        return "That is the day's limit of the account: go on tomorrow."
    if answer.status == 401:
        return "See that the key is whole and of this provider."
    if answer.status == 403:
        return "This key may not use that model: choose another."
    return ""


def checked_task(task: str) -> str:
    """The task's id, fit for a path.

    Raises:
        StepFailed: it is no UUID.
    """
    if not is_task_id(task):
        raise StepFailed(f"{task[:80]!r} is no task id.", "It is a UUID, as the provider shows it.")
    return task


def dialect(kind: str, name: str) -> Runway:
    """How a profile of that kind speaks."""
    return Comet(name) if kind == "cometapi" else Runway(name)
