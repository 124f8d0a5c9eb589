"""A provider that cannot be reached for a while, and answers that want to fill the memory."""

from __future__ import annotations

import asyncio
import tracemalloc

import pytest
from ours import prompt_of, shelf_at
from plans import Rule

from tagwire.core.errors import StepFailed


@pytest.fixture
def shelf(fake, tmp_path):
    shelf = shelf_at(fake.url, tmp_path)
    yield shelf
    shelf.close()


def test_a_request_that_never_left_is_sent_once_the_provider_is_back(fake, prompts, shelf):
    wanted = prompts(5)
    fake.go_down(0.15)
    ends = asyncio.run(shelf.buy(wanted))
    assert all(end.brought for end in ends)
    assert sorted(row["prompt"] for row in fake.seen("submit")) == wanted


def test_a_provider_that_stays_away_ends_the_wait_and_costs_nothing(fake, prompts, shelf):
    (wanted,) = prompts(1)
    fake.go_down(60)
    end = asyncio.run(shelf.one(wanted))
    assert isinstance(end.fault, StepFailed)
    assert end.fault.remedy == "Nothing was charged."
    assert [(e.state, e.charge) for e in shelf.entries()] == [("ABANDONED", 0)]
    fake.come_up()
    assert asyncio.run(shelf.one(wanted)).brought
    assert [row["prompt"] for row in fake.seen("submit")] == [wanted]


@pytest.mark.parametrize("phase", ["poll", "download"])
def test_what_is_bought_is_fetched_once_the_provider_is_back(fake, prompts, shelf, phase):
    wanted = prompts(3)
    fake.plan(Rule(phase, "refuse", times=3))
    ends = asyncio.run(shelf.buy(wanted))
    assert all(end.brought for end in ends)
    assert len(fake.seen("submit")) == 3


@pytest.mark.parametrize("phase", ["submit", "poll", "download"])
def test_a_packed_bomb_takes_no_memory(fake, prompts, shelf, phase):
    first, second = prompts(2)
    assert asyncio.run(shelf.one(first)).brought  # all that is imported is imported
    fake.plan(Rule(phase, "gzip_bomb", charged=True, match=second))
    tracemalloc.start()
    asyncio.run(shelf.one(second))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 20 * 1024 * 1024
    (entry,) = [entry for entry in shelf.entries() if prompt_of(entry) == second]
    assert entry.state in ("DONE", "UNKNOWN")


def test_a_file_without_an_end_is_cut_off(fake, prompts, shelf):
    first, second = prompts(2)
    assert asyncio.run(shelf.one(first)).brought
    fake.plan(Rule("download", "too_large", match=second))
    tracemalloc.start()
    end = asyncio.run(shelf.one(second))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 20 * 1024 * 1024
    assert isinstance(end.fault, StepFailed)
