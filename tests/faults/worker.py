"""A process that buys: told what by its parent, and killed at one exact step when told so.

`python worker.py` reads its job as JSON from stdin; `work` is the same for a forked process.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from kills import Doom, die, fill_the_disk, make_room
from ours import FastClock, shelf_at


@dataclass
class Job:
    """What to buy, where, and when to die: at the `left`th time of step `at`, if any.

    `full`: the disk is full from then on, in place of it. `ends`: a file for what it came to.
    """

    url: str
    store: str
    prompts: Sequence[str]
    at: str = ""
    left: int = 1
    at_once: int = 8
    on_unknown: str = "ask"
    run_cap: float | None = None
    day_cap: float | None = None
    times: float = 500
    patience: float = 3
    full: bool = False
    ends: str = ""


def work(job: Job) -> dict[str, str]:
    """Buy it all; how each ended, by prompt: the kind of what was brought or raised, and words."""
    ends = asyncio.run(_work(job))
    if job.full:
        make_room()
    if job.ends:
        Path(job.ends).write_text(json.dumps(ends), "utf-8")
    return ends


async def _work(job: Job) -> dict[str, str]:
    leaving: list[bool] = []
    shelf = shelf_at(
        job.url,
        Path(job.store),
        FastClock(job.times),
        Doom(job.at, job.left, fill_the_disk if job.full else die),
        job.patience,
        on_unknown=job.on_unknown,
        leaving=lambda: bool(leaving),
        caps_day=job.day_cap,
    )
    buying = asyncio.ensure_future(shelf.buy(job.prompts, job.at_once, budget=job.run_cap))
    with contextlib.suppress(NotImplementedError):

        def leave() -> None:
            leaving.append(True)
            buying.cancel()

        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, leave)
    try:
        ends = await buying
    except asyncio.CancelledError:
        return {}
    finally:
        shelf.close()
    return {end.prompt: f"{type(end.fault or end.brought).__name__} {end.fault}" for end in ends}


def begun(job: Job) -> BaseProcess:
    """A process of its own that works on the job."""
    process: Any = _context().Process(target=work, args=(job,))
    process.start()
    return process


@cache
def _context() -> Any:
    """Forked from a process that has imported everything, where the system can."""
    if sys.platform == "win32":
        return get_context("spawn")
    from multiprocessing.forkserver import ensure_running

    context = get_context("forkserver")
    context.set_forkserver_preload(["worker"])
    before = os.environ.get("PYTHONPATH")
    places = [str(Path(__file__).parent), *filter(None, [before])]
    os.environ["PYTHONPATH"] = os.pathsep.join(places)  # 3.11 does not hand sys.path on
    try:
        ensure_running()
    finally:
        os.environ.pop("PYTHONPATH")
        if before is not None:
            os.environ["PYTHONPATH"] = before
    return context


def ended(process: BaseProcess, seconds: float = 60) -> int:
    """The exit code of a process, which must end in time."""
    process.join(seconds)
    code = process.exitcode
    if code is None:
        process.kill()
        raise AssertionError(f"a worker did not end in {seconds} s")
    return code


def main() -> None:
    """One job of stdin; its ends go to stdout."""
    logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
    print(json.dumps(work(Job(**json.load(sys.stdin)))))


def told(job: Job) -> str:
    """A job as stdin takes it."""
    return json.dumps(asdict(job))


if __name__ == "__main__":
    main()
