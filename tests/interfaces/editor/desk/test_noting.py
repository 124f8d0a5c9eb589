"""Changes noted beside a draft: read back, the history is as it was."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tagwire.core.delta import delta
from tagwire.core.document import GraphDocument, validate
from tagwire.core.edit.apply import apply
from tagwire.core.edit.commands import parse_command
from tagwire.core.registry import Registry
from tagwire.interfaces.editor.desk.noting import Mark, Noting, caught_up
from tagwire.interfaces.editor.session.history import History, Step

REGISTRY = Registry([])


def drag(history: History, x: int, merge: str = "") -> None:
    before = history.document
    command = parse_command({"do": "move", "to": {"a": [x, 0]}})
    after = apply(before, command, REGISTRY)
    history.add(Step("move", {"x": x}, before, after, merge=merge))


def begun() -> GraphDocument:
    return validate({"tagwire": 1, "nodes": {"a": {"type": "prompt"}}})


acts = st.lists(
    st.one_of(
        st.tuples(st.just("do"), st.integers(1, 99)),
        st.tuples(st.just("drag"), st.integers(1, 99)),
        st.tuples(st.just("go"), st.integers(0, 12)),
    ),
    max_size=40,
)


def act(history: History, what: str, number: int) -> None:
    if what == "go":
        history.go(number)
    else:
        drag(history, number, merge="m" if what == "drag" else "")


@settings(deadline=None)
@given(before=acts, after=acts)
def test_whatever_is_done_and_undone_is_read_back(before, after):
    history = History(begun())
    for each in before:
        act(history, *each)
    noting = Noting(history)
    kept = History(history.document, tuple(history.done), tuple(history.undone))
    lines = []
    for each in after:
        act(history, *each)
        lines.append(noting.line(history))
    told = json.loads(json.dumps([line for line in lines if line]))
    again = caught_up(kept, Mark(noting.mark.sitting, 0), told)
    assert not delta(again.document, history.document)
    if all(lines):  # a step that changes nothing is not noted
        assert again.shown() == history.shown()
        again.go(0)
        history.go(0)
        assert not delta(again.document, history.document)


def noted() -> tuple[Noting, list]:
    history = History(begun())
    noting = Noting(history)
    lines = []
    for x in (1, 2, 3):
        drag(history, x)
        lines.append(noting.line(history))
    return noting, lines


def at(history: History) -> tuple:
    return tuple(history.document.nodes["a"].at or ())


def test_what_the_draft_has_already_is_not_done_again():
    noting, lines = noted()
    kept = History(begun())
    drag(kept, 2)
    again = caught_up(kept, Mark(noting.mark.sitting, 2), lines)
    assert (at(again), len(again.done)) == ((3, 0), 2)


def test_nothing_is_taken_over_a_gap_or_from_another_sitting():
    noting, lines = noted()
    mark = Mark(noting.mark.sitting, 0)
    assert at(caught_up(History(begun()), mark, [lines[0], lines[2]])) == (1, 0)
    assert at(caught_up(History(begun()), Mark("other", 0), lines)) == (0, 0)


@pytest.mark.parametrize("bad", [{}, [], None, {"mark": 3}, {"mark": ["", 1], "delta": 1}])
def test_a_line_nobody_can_read_ends_it(bad):
    noting, lines = noted()
    mark = Mark(noting.mark.sitting, 0)
    if bad and isinstance(bad, dict) and isinstance(bad["mark"], list):
        bad["mark"] = [noting.mark.sitting, 2]
    assert at(caught_up(History(begun()), mark, [lines[0], bad, lines[1]])) in ((1, 0), (2, 0))
