"""Wants brought to any state, for the tests of the ledger."""

from dataclasses import replace

from tagwire.runtime.ledger.book import Caps
from tagwire.runtime.ledger.entry import Entry

WANT = Entry("", "key#7", "runway", "gen4_image", run="r", node="shot", seed=7, price=5)
ROADS = {
    "INTENT": (),
    "SENDING": ("SENDING",),
    "UNKNOWN": ("SENDING", "UNKNOWN"),
    "REJECTED": ("SENDING", "REJECTED"),
    "ABANDONED": ("ABANDONED",),
    "SUBMITTED": ("SENDING", "SUBMITTED"),
    "FAILED": ("SENDING", "SUBMITTED", "FAILED"),
    "DOWNLOADED": ("SENDING", "SUBMITTED", "DOWNLOADED"),
    "DONE": ("SENDING", "SUBMITTED", "DOWNLOADED", "DONE"),
}


class Now:
    """What time it is."""

    time = 1_800_000_000.0

    def __call__(self):
        return self.time


def claim(book, caps=Caps(), kept=True, **changes):  # noqa: B008
    return book.claim(replace(WANT, **changes), caps, lambda asset: kept)


def brought(book, state, asset="a" * 64, **changes):
    """A want brought to a state."""
    entry = claim(book, **changes)
    for step in ROADS[state]:
        entry = book.move(entry, step, **({"asset": asset} if step == "DOWNLOADED" else {}))
    return entry
