"""The one error an edit raises, and how it lists names."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from tagwire.core.errors import WrongUse

_MOST_LISTED = 12


class EditRefused(WrongUse):
    """A command this document does not allow; the document stays as it was."""

    code = "edit_refused"


class MovedOn(EditRefused):
    """Words written over a text that reads otherwise by now; `now` is how."""

    code = "moved_on"

    def __init__(self, message: str, remedy: str, now: str) -> None:
        super().__init__(message, remedy)
        self.now = now


def it_has(names: Iterable[str]) -> str:
    """The remedy for a name that is not there: those that are, the first dozen of them."""
    listed = list(islice(names, _MOST_LISTED + 1))
    more = " ..." if len(listed) > _MOST_LISTED else "."
    return f"It has: {', '.join(listed[:_MOST_LISTED]) or 'none'}{more}"
