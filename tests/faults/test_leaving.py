"""Called off, or told to end, while a request is under way: its id is kept."""

from __future__ import annotations

import asyncio
import random
import time

import pytest
from naive import judge
from ours import prompt_of, shelf_at, told_of
from plans import Rule
from worker import Job, begun, ended

from tagwire.core.errors import Cancelled

CALLED_OFF = 20


async def called_off(fake, shelf, wanted, dice):
    """Buy all of it at once, and call each off while its request is under way."""

    buying = [asyncio.ensure_future(shelf.one(prompt)) for prompt in wanted]
    await asyncio.to_thread(until, lambda: sent(fake, wanted) == len(wanted))

    async def off(task):
        await asyncio.sleep(dice.random() / 2)
        task.cancel()
        return (await asyncio.gather(task, return_exceptions=True))[0]

    return await asyncio.gather(*map(off, buying))


@pytest.fixture
def slow_fake(fake):
    """Charges at once and answers two seconds later."""
    fake.work(delay=2.0, polls=50)
    return fake


@pytest.mark.parametrize("leaving", [False, True], ids=["called off", "leaving"])
def test_twenty_requests_called_off_under_way_keep_twenty_ids(
    slow_fake, prompts, tmp_path, leaving
):
    wanted = prompts(CALLED_OFF)
    shelf = shelf_at(slow_fake.url, tmp_path, leaving=lambda: leaving, patience=5)
    ends = asyncio.run(called_off(slow_fake, shelf, wanted, random.Random(7)))
    entries = shelf.entries()
    shelf.close()
    assert all(isinstance(end.fault, Cancelled) for end in ends)
    charged = {row["task"] for row in slow_fake.charges() if row["prompt"] in wanted}
    assert {entry.task for entry in entries} == charged
    assert len(charged) == CALLED_OFF
    assert {entry.state for entry in entries} == {"SUBMITTED" if leaving else "ABANDONED"}
    assert len(slow_fake.seen("cancel")) == (0 if leaving else CALLED_OFF)


def test_what_was_done_before_it_could_be_called_off_is_kept(fake, prompts, tmp_path):
    fake.work(delay=2.0, polls=0)
    wanted = prompts(5)
    shelf = shelf_at(fake.url, tmp_path, patience=5)
    ends = asyncio.run(called_off(fake, shelf, wanted, random.Random(7)))
    entries = shelf.entries()
    shelf.close()
    assert {entry.state for entry in entries} == {"DONE"}
    assert {end.entry for end in ends} == {entry.id for entry in entries}
    assert fake.seen("cancel") == []


@pytest.mark.parametrize("deleted", [False, True], ids=["still there", "gone all the same"])
def test_what_could_not_be_called_off_is_left_to_the_next_run(
    slow_fake, prompts, tmp_path, deleted
):
    wanted = prompts(3)
    slow_fake.plan(Rule("cancel", "503", charged=deleted, times=99))
    shelf = shelf_at(slow_fake.url, tmp_path, patience=5)
    asyncio.run(called_off(slow_fake, shelf, wanted, random.Random(7)))
    assert {entry.state for entry in shelf.entries()} == {"SUBMITTED"}
    slow_fake.work(polls=0)
    asyncio.run(shelf.buy(wanted))
    ends = {(entry.state, entry.code) for entry in shelf.entries()}
    shelf.close()
    assert ends == {("FAILED", "task_gone") if deleted else ("DONE", "")}
    assert sent(slow_fake, wanted) == 3


def test_a_process_told_to_end_waits_for_its_ids_and_the_next_one_goes_on(
    slow_fake, prompts, tmp_path
):
    wanted = prompts(5)
    process = begun(Job(slow_fake.url, str(tmp_path), wanted, patience=5))
    until(lambda: sent(slow_fake, wanted) == 5)
    process.terminate()
    assert ended(process) == 0
    shelf = shelf_at(slow_fake.url, tmp_path)
    left = shelf.entries()
    shelf.close()
    assert {entry.state for entry in left} == {"SUBMITTED"}
    assert {prompt_of(entry) for entry in left} == set(wanted)

    slow_fake.work(polls=0)
    assert ended(begun(Job(slow_fake.url, str(tmp_path), wanted))) == 0
    shelf = shelf_at(slow_fake.url, tmp_path)
    done = shelf.entries()
    shelf.close()
    assert {entry.state for entry in done} == {"DONE"}
    assert {entry.id for entry in done} == {entry.id for entry in left}
    verdict = judge(slow_fake, wanted, told_of(done))
    assert (verdict.twice, verdict.lost) == ([], [])
    assert sent(slow_fake, wanted) == 5


def sent(fake, wanted):
    return sum(row["prompt"] in wanted for row in fake.seen("submit"))


def until(true, seconds=20):
    """Wait for another process to come so far."""
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.02)
