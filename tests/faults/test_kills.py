"""A process killed at any step of a purchase, and started again: nothing twice, nothing lost."""

from __future__ import annotations

import random

import pytest
from kills import IN_DOUBT, STEPS
from naive import judge
from ours import shelf_at, told_of
from plans import SLOW, Weather
from worker import Job, begun, ended

SEEDS = range(5)
ROUGH = [fault for fault in SLOW if fault not in ("hang", "drip")]
NEVER_LEFT = ("after SENDING", "before create")


@pytest.mark.parametrize("step", STEPS)
def test_a_killed_purchase_goes_on_where_it_was(fake, prompts, tmp_path, step):
    dice = random.Random(step)
    rates = {"poll": dice.random() / 2, "download": dice.random() / 2}
    fake.plan(weather=Weather(1, rates, {"poll": ROUGH, "download": ROUGH}))
    fake.work(polls=dice.randrange(3), delay=1.0 if step == "during create" else 0)
    wanted = {seed: prompts(3) for seed in SEEDS}

    def jobs(**how):
        return [Job(fake.url, str(tmp_path / f"{s}"), wanted[s], patience=5, **how) for s in SEEDS]

    doomed = [begun(job) for job in jobs(at=step, left=dice.randint(1, 3), at_once=1)]
    codes = [ended(process) for process in doomed]
    assert not {0, 1} & set(codes), "all of them were killed"
    assert [ended(process) for process in map(begun, jobs(at_once=3))] == [0] * 5
    for seed in SEEDS:
        _all_is_well(fake, tmp_path / f"{seed}", wanted[seed], step, seed)


def _all_is_well(fake, store, wanted, step, seed):
    shelf = shelf_at(fake.url, store)
    entries = shelf.entries()
    shelf.close()
    verdict = judge(fake, wanted, told_of(entries))
    assert (verdict.twice, verdict.lost) == ([], []), seed
    states = sorted(entry.state for entry in entries)
    assert states == ["DONE", "DONE", "UNKNOWN" if step in IN_DOUBT else "DONE"], seed
    charged = len([row for row in fake.charges() if row["prompt"] in wanted])
    least = 2 if step in (*NEVER_LEFT, "during create") else 3  # it may die before it arrives
    most = 2 if step in NEVER_LEFT else 3
    assert least <= charged <= most, seed
