"""Named steps: undo is keeping the old document."""

from __future__ import annotations

from tagwire.core.document import GraphDocument
from tagwire.interfaces.editor.session.history import History, Step, chained


def named(name: str) -> GraphDocument:
    return GraphDocument(name=name)


def written(*names: str, merge: str = "") -> History:
    history = History(named("0"))
    for name in names:
        step = Step("rename_graph", {"new": name}, history.document, named(name), {}, merge)
        history.add(step)
    return history


def test_undo_goes_back_and_redo_forth():
    history = written("1", "2")
    history.undo()
    assert history.document.name == "1"
    history.redo()
    assert history.document.name == "2"
    assert [step["args"] for step in history.shown()["done"]] == [{"new": "1"}, {"new": "2"}]


def test_nothing_happens_when_there_is_nothing_to_undo_or_redo():
    history = written()
    assert (history.undo(), history.redo(), history.document.name) == ({}, {}, "0")


def test_a_new_step_drops_what_was_undone():
    history = written("1", "2")
    history.undo()
    history.add(Step("rename_graph", {}, history.document, named("3")))
    assert history.shown()["undone"] == []
    history.undo()
    assert history.document.name == "1"


def test_steps_with_one_word_in_common_become_one_and_keep_where_they_began():
    history = History(named("0"))
    for old, new in (("0", "1"), ("1", "2")):
        args = {"old": old, "new": new}
        history.add(Step("rename_graph", args, named(old), named(new), {}, "typing"))
    assert history.shown()["done"] == [{"name": "rename_graph", "args": {"old": "0", "new": "2"}}]
    history.undo()
    assert history.document.name == "0"


def test_nothing_joins_a_step_across_an_undo():
    history = written("1", merge="typing")
    history.undo()
    history.redo()
    history.add(Step("rename_graph", {}, history.document, named("2"), {}, "typing"))
    assert history.shown()["steps"] == 2


def test_any_step_can_be_gone_to_and_back():
    history = written("1", "2", "3")
    history.go(1)
    assert history.document.name == "1"
    history.go(9)
    assert history.document.name == "3"


def test_renamings_add_up_and_cancel_out():
    assert chained({"a": "b"}, {"b": "c"}) == {"a": "c"}
    assert chained({"a": "b"}, {"b": "a"}) == {}
    assert chained({"a": "b"}, {"x": "y"}) == {"a": "b", "x": "y"}


def test_undoing_a_renaming_tells_the_ids_back():
    history = History(named("0"))
    history.add(Step("rename_node", {}, named("0"), named("1"), {"shot": "photo"}))
    assert history.undo() == {"photo": "shot"}
    assert history.redo() == {"shot": "photo"}
