"""Nobody knows whether it was charged: asked first, and bought again only when somebody says so."""

from __future__ import annotations

import asyncio

import pytest
from ours import shelf_at
from plans import Rule

from tagwire.core.errors import UnknownOutcome


@pytest.fixture
def lost(fake, prompts, tmp_path):
    """A prompt that was charged, with its answer lost."""
    (prompt,) = prompts(1)
    fake.plan(Rule("submit", "reset", charged=True))
    bought(fake, tmp_path, prompt)
    return prompt


def bought(fake, store, prompt, **named):
    shelf = shelf_at(fake.url, store, **named)
    try:
        return asyncio.run(shelf.one(prompt)), shelf.entries()
    finally:
        shelf.close()


def test_it_is_asked_every_time_and_nothing_is_sent(fake, lost, tmp_path):
    for _ in range(3):
        end, entries = bought(fake, tmp_path, lost)
        assert isinstance(end.fault, UnknownOutcome)
        assert entries[0].id in end.fault.remedy
    assert len(fake.seen("submit")) == 1


def test_a_second_request_takes_a_choice_that_is_on_record(fake, lost, tmp_path):
    end, entries = bought(fake, tmp_path, lost, on_unknown="resubmit")
    assert end.brought
    assert [entry.state for entry in entries] == ["DONE"]
    assert "resubmit" in entries[0].resolution
    assert len(fake.charges(lost)) == 2


def test_what_is_given_up_is_not_sent_again_in_that_run(fake, lost, tmp_path):
    end, entries = bought(fake, tmp_path, lost, on_unknown="abandon")
    assert end.fault
    assert [entry.state for entry in entries] == ["ABANDONED"]
    assert "abandon" in entries[0].resolution
    assert len(fake.charges(lost)) == 1


def test_an_adopted_task_is_fetched_and_nothing_is_sent(fake, lost, tmp_path):
    shelf = shelf_at(fake.url, tmp_path)
    (entry,) = shelf.entries()
    (charge,) = fake.charges(lost)
    shelf.book.resolve(entry.id, "adopt", charge["task"])
    end = asyncio.run(shelf.one(lost))
    shelf.close()
    assert end.brought.receipt["task"] == charge["task"]
    assert len(fake.seen("submit")) == 1
