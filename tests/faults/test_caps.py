"""Credits never pass a cap, however many processes buy, and whatever gets lost."""

from __future__ import annotations

import pytest
from ours import shelf_at
from plans import LOST, Weather
from worker import Job, begun, ended

PROCESSES, EACH, CAP = 4, 10, 60
LOSSES = [fault for fault in LOST if fault not in ("hang", "drip", "gzip_bomb")]


@pytest.mark.parametrize("rate", [0.0, 0.4], ids=["calm", "rough"])
@pytest.mark.parametrize("cap", ["run_cap", "day_cap"])
def test_four_processes_stay_below_a_cap_together(fake, prompts, tmp_path, cap, rate):
    fake.plan(weather=Weather(5, {"submit": rate}, {"submit": LOSSES}))
    shares = [prompts(EACH) for _ in range(PROCESSES)]
    jobs = [Job(fake.url, str(tmp_path), share, patience=5, **{cap: CAP}) for share in shares]
    assert [ended(process) for process in [begun(job) for job in jobs]] == [0] * PROCESSES
    wanted = {prompt for share in shares for prompt in share}
    charged = sum(row["credits"] for row in fake.charges() if row["prompt"] in wanted)
    shelf = shelf_at(fake.url, tmp_path)
    counted = shelf.book.spent()
    shelf.close()
    assert charged <= counted == CAP
    assert charged == CAP or rate
