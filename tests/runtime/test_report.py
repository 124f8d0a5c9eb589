"""A report says how each step ended, what it cost and what a shell is told."""

import json

import pytest

from tagwire import Text
from tagwire.core.plan import Result
from tagwire.runtime.events import (
    RunFinished,
    RunStarted,
    StepFailed,
    StepFinished,
    StepSkipped,
    StepStarted,
)
from tagwire.runtime.report import report

START = RunStarted(0.0, "Graph", ("end",), {"run": 4, "cached": 0, "idle": 0}, 3.0, ("odd.",))


def finished(name, charged=0, cached=False):
    result = Result({"text": Text(name)}, 0.5, None, charged)
    return StepFinished(1.0, name, "key", cached, result)


@pytest.mark.parametrize(
    ("status", "code"),
    [("done", 0), ("partial", 1), ("failed", 1), ("unknown", 4), ("cancelled", 130)],
)
def test_every_status_has_its_exit_code(status, code):
    assert report([START, RunFinished(2.0, status)]).exit_code == code


def test_only_the_targets_values_are_outputs_and_only_what_ran_is_charged():
    events = [START, StepStarted(0.1, "a", "prompt", 7), finished("a", 2), finished("b", 5, True)]
    events += [finished("end", 1), RunFinished(2.0, "done")]
    ended = report(events)
    assert ended.outputs == {"end.text": "end"}
    assert (ended.credits, ended.ran, ended.seconds) == (3, 2, 2.0)
    assert ended.steps["a"].type == "prompt"


def test_one_unknown_charge_makes_the_whole_unknown():
    assert report([START, finished("a", 2), finished("b", None)]).credits is None


def test_a_failed_and_a_skipped_step_say_why_and_the_traceback_stays_out_of_the_json():
    events = [
        StepFailed(0.1, "a", "step_failed", "a: no.", "Mend it.", "Traceback ..."),
        StepSkipped(0.2, "b", "a"),
        StepSkipped(0.3, "c", ""),
    ]
    ended = report([START, *events, RunFinished(1.0, "failed")])
    messages = [step.message for step in ended.steps.values()]
    assert messages == ["a: no.", "needs a, which failed.", "the run was called off."]
    assert ended.steps["a"].detail == "Traceback ..."
    whole = json.dumps(ended.to_json())
    assert "Traceback" not in whole
    assert json.loads(whole)["warnings"] == ["odd."]


def test_events_that_break_off_are_a_failed_run():
    assert report([START, finished("a")]).status == "failed"
