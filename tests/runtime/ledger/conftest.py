"""A till over a fresh ledger, with a scripted shop and a clock that goes by itself."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.append(str(Path(__file__).parent))


@pytest.fixture
def counter(store: Path) -> Iterator[Any]:
    """Shop, clock, files and ledger, put together; see scripted.Counter."""
    import scripted

    made = scripted.Counter(store)
    yield made
    made.close()


@pytest.fixture
def after(counter: Any) -> Callable[..., Any]:
    """A purchase brought to a state by an owner who has died since."""

    def call(state: str, task: str = "task-1", **named: Any) -> Any:
        book = counter.reopened()
        entry = book.claim(counter.want().entry, counter.want().caps, lambda asset: True)
        roads = {
            "INTENT": [],
            "SENDING": ["SENDING"],
            "UNKNOWN": ["SENDING", "UNKNOWN"],
            "SUBMITTED": ["SENDING", "SUBMITTED"],
            "DOWNLOADED": ["SENDING", "SUBMITTED", "DOWNLOADED"],
            "DONE": ["SENDING", "SUBMITTED", "DOWNLOADED", "DONE"],
        }
        for step in roads[state]:
            entry = book.move(entry, step, **({"task": task} if step == "SUBMITTED" else named))
        counter.reopened()
        return entry

    return call
