"""A thousand wants, several processes on one store, bad weather and random kills."""

from __future__ import annotations

import random
import time
from collections import Counter

import pytest
from naive import judge
from ours import prompt_of, shelf_at, told_of
from plans import LATER, LOST, REFUSED, SLOW, Weather
from worker import Job, begun, ended

WANTED, PROCESSES, SHARED, KILLS = 1_000, 4, 20, 30
SLOWEST = {"hang", "drip", "gzip_bomb"}


def rough(seed):
    """Chance faults in every phase; those that take seconds are left to the matrix."""
    submit = [*LATER, *REFUSED, *(fault for fault in LOST if fault not in SLOWEST)]
    later = [fault for fault in SLOW if fault not in SLOWEST]
    faults = {
        "submit": submit,
        "poll": [*later, "throttled", "not_yet", "cancelled", "internal"],
        "download": [*later, "expired_403", "not_picture"],
    }
    return Weather(seed, {"submit": 0.15, "poll": 0.12, "download": 0.12}, faults)


def shares(prompts):
    """What each process buys: a share of its own, and some of its neighbour's."""
    size = len(prompts) // PROCESSES
    twice = prompts * 2
    return [twice[n * size : (n + 1) * size + SHARED] for n in range(PROCESSES)]


def killed_and_started_again(jobs, dice):
    """Let every job come to its end, killing some process now and then; how often that was."""
    running = [begun(job) for job in jobs]
    kills = 0
    while any(process.is_alive() for process in running):
        if kills < KILLS:
            time.sleep(0.1 + dice.random() / 4)
            number = dice.randrange(len(jobs))
            if running[number].is_alive():
                running[number].kill()
                kills += 1
                ended(running[number])
                running[number] = begun(jobs[number])
        else:
            for process in running:
                ended(process, 120)
    return kills


@pytest.mark.parametrize("seed", [20261121])
def test_a_thousand_wants_are_bought_once_each_whatever_happens(fake, prompts, tmp_path, seed):
    wanted, dice = prompts(WANTED), random.Random(seed)
    fake.plan(weather=rough(seed))
    jobs = [Job(fake.url, str(tmp_path), share, patience=5) for share in shares(wanted)]
    assert killed_and_started_again(jobs, dice) >= KILLS // 2
    fake.plan()
    assert [ended(process, 120) for process in map(begun, jobs)] == [0] * PROCESSES

    shelf = shelf_at(fake.url, tmp_path)
    entries = shelf.entries()
    pictures = {entry.asset for entry in entries if entry.state == "DONE"}
    whole = [asset for asset in pictures if shelf.assets.get(asset)]
    shelf.close()
    verdict = judge(fake, wanted, told_of(entries))
    assert (verdict.twice, verdict.lost) == ([], []), seed
    assert {prompt_of(entry) for entry in entries} == set(wanted), seed
    ends = Counter(entry.state for entry in entries if entry.state in ("DONE", "UNKNOWN"))
    assert sum(ends.values()) == WANTED, (seed, Counter(e.state for e in entries))
    charged = {row["prompt"] for row in fake.charges() if row["prompt"] in set(wanted)}
    unknown = {prompt_of(entry) for entry in entries if entry.state == "UNKNOWN"}
    assert len(charged) == ends["DONE"] + len(charged & unknown), seed
    assert len(whole) == ends["DONE"] > WANTED * 0.7, (seed, ends)
