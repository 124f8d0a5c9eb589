"""Changes as lines beside a draft, so that a killed editor has all it ever answered for."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias

from tagwire.core.delta import delta, patched
from tagwire.core.document import GraphDocument
from tagwire.core.errors import GraphInvalid
from tagwire.interfaces.editor.session.history import History, Step

Line: TypeAlias = dict[str, Any]


class Mark(NamedTuple):
    """Up to where a draft has it all: whose lines, and how many of them."""

    sitting: str
    lines: int


class Noting:
    """Makes a line of every change of a history since this began."""

    def __init__(self, history: History) -> None:
        self.mark = Mark(secrets.token_hex(4), 0)
        self._document, self._done = history.document, len(history.done)

    def line(self, history: History) -> Line | None:
        """What has changed since the last line; None when nothing has."""
        change = delta(self._document, history.document)
        if not change:
            return None
        self.mark = Mark(self.mark.sitting, self.mark.lines + 1)
        line: Line = {
            "mark": self.mark,
            "delta": change,
            "by": len(history.done) - self._done,
            "undone": len(history.undone),
        }
        if line["by"] in (0, 1) and history.done:
            step = history.done[-1]
            line |= {"name": step.name, "args": step.args, "renamed": step.renamed}
        self._document, self._done = history.document, len(history.done)
        return line


def caught_up(history: History, mark: Mark, lines: Iterable[Mapping[str, Any]]) -> History:
    """A history with what was noted after `mark`, as far as that can be read."""
    for line in lines:
        try:
            following = Mark(mark.sitting, mark.lines + 1)
            if tuple(line["mark"]) == following:
                history, mark = _followed(history, line), following
        except (GraphInvalid, AttributeError, IndexError, KeyError, TypeError, ValueError):
            break
    return history


def _followed(history: History, line: Mapping[str, Any]) -> History:
    """A history one line further; one whose steps no longer fit begins anew."""
    after, by = patched(history.document, line["delta"]), int(line["by"])
    if by in (0, 1):
        return _stepped(history, line, after, joined=not by)
    history.go(len(history.done) + by)
    return History(after) if delta(history.document, after) else history


def _stepped(
    history: History, line: Mapping[str, Any], after: GraphDocument, joined: bool
) -> History:
    """A history with a step more, or with its last one gone on."""
    done, before = tuple(history.done), history.document
    if joined and done:
        *rest, last = done
        done, before = tuple(rest), last.before
    step = Step(str(line["name"]), dict(line["args"]), before, after, dict(line["renamed"]))
    return History(after, (*done, step), tuple(history.undone[: int(line["undone"])]))
