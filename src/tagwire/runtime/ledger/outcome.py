"""How the one POST of a purchase ended, as far as anybody can tell (durability.md, "outcome")."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Created:
    """The provider took it: its task id, and its own estimate in credits."""

    task: str
    estimated: float | None = None


class Ended(Exception):
    """A POST that brought no task id; `words` says why, for people, without any key in it."""

    def __init__(self, words: str, code: str = "") -> None:
        super().__init__(words)
        self.words = words
        self.code = code


class NotSent(Ended):
    """It certainly never left: no connection. Try again."""


class Refused(Ended):
    """The provider certainly did not take it.

    `final`: never send it again. Otherwise after `retry_after` seconds, or a back-off when None.
    """

    def __init__(
        self, words: str, code: str = "", *, final: bool = True, retry_after: float | None = None
    ) -> None:
        super().__init__(words, code)
        self.final = final
        self.retry_after = retry_after


class Unknown(Ended):
    """Nobody can tell whether it was taken and charged. Never send it again unasked."""
