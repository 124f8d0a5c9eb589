"""How long a purchase waits, and how often it tries."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, slots=True)
class Pace:
    """Waits in seconds (durability.md, "outcome"; runway-api.md, "Polling"), and counts of tries.

    A wait of our own is drawn longer by up to the share `jitter`; one that the provider asks for is
    kept, up to `retry_after`. `fresh` is how long a new task may be unheard of, `anew` the wait
    before a request is made again whose task failed for nothing. Tries: a POST that never left, one
    that was refused for now, a file that is not whole, a DELETE, a commit that must not be lost.
    """

    poll: float = 5
    least: float = 1
    most: float = 60
    jitter: float = 0.5
    retry_after: float = 900
    fresh: float = 60
    anew: float = 60
    not_sent: int = 10
    refused: int = 5
    bad_files: int = 5
    deletes: int = 3
    commits: int = 5

    def times(self, factor: float) -> Pace:
        """The same with every wait `factor` times as long."""
        waits = ("poll", "least", "most", "retry_after", "fresh", "anew")
        named = {f.name: getattr(self, f.name) * factor for f in fields(self) if f.name in waits}
        return replace(self, **named)

    def drawn(self, seconds: float, chance: float) -> float:
        """`seconds` with its jitter; `chance` is 0 up to 1."""
        return seconds * (1 + self.jitter * chance)

    def back_off(self, tries: int, chance: float) -> float:
        """How long to wait after so many tries in a row (1, 2, ...) that came to nothing."""
        doubled = self.least * 2.0 ** min(tries - 1, 60)
        return self.drawn(min(self.most, doubled), chance)

    def asked(self, seconds: float) -> float:
        """How long to wait when the provider says `seconds`, whatever that is."""
        return min(self.retry_after, max(self.least, seconds))
