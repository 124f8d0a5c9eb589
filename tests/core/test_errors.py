"""An error says who, what and what to do, and has the code and exit status its kind promises."""

from __future__ import annotations

import pytest

from tagwire.core import errors
from tagwire.core.errors import GraphInvalid, Problem, StepFailed, TagwireError

KINDS = {
    "WrongUse": ("wrong_use", 2),
    "GraphInvalid": ("graph_invalid", 2),
    "NodeInvalid": ("node_invalid", 2),
    "PictureRefused": ("picture_refused", 2),
    "StepFailed": ("step_failed", 1),
    "NodeBug": ("node_error", 1),
    "UnknownOutcome": ("unknown_outcome", 4),
    "OverBudget": ("over_budget", 3),
    "StoreFailed": ("store_failed", 1),
    "DamagedStore": ("damaged_store", 5),
    "Cancelled": ("cancelled", 130),
}


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_keeps_its_code_and_exit_status(name: str) -> None:
    kind = getattr(errors, name)
    assert issubclass(kind, TagwireError)
    assert (kind.code, kind.exit_code) == KINDS[name]


def test_the_tree_in_the_docstring_names_every_kind() -> None:
    kinds = {name for name, value in vars(errors).items() if isinstance(value, type)}
    kinds = {name for name in kinds if issubclass(getattr(errors, name), TagwireError)}
    assert kinds == {*KINDS, "TagwireError"}
    assert all(f" {name} " in errors.__doc__ for name in KINDS)


def test_an_error_reads_as_a_sentence_and_its_remedy() -> None:
    fault = StepFailed("shot: the picture is too long.", "Crop it.")
    assert str(fault) == "shot: the picture is too long. Crop it."
    assert (fault.message, fault.remedy) == ("shot: the picture is too long.", "Crop it.")


def test_an_error_without_a_remedy_ends_with_its_message() -> None:
    assert str(StepFailed("it failed.")) == "it failed."


def test_a_problem_names_its_node() -> None:
    problem = Problem("missing_input", "nothing is wired to prompt.", "Wire text to it.", node="a")
    assert str(problem) == "a: nothing is wired to prompt. Wire text to it."
    assert problem.severity == "error"


def test_a_problem_of_the_whole_file_names_no_node() -> None:
    assert str(Problem("bad_json", "not JSON.")) == "not JSON."


def test_an_invalid_graph_tells_all_its_problems_a_line_each() -> None:
    fault = GraphInvalid(Problem(code, f"{code}.") for code in ("one", "two"))
    assert [problem.code for problem in fault.problems] == ["one", "two"]
    assert str(fault) == "one.\ntwo."
