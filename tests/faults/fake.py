"""The fake provider as a test holds it: started, told its plan, read its charges."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from plans import Rule, Weather, plan_to_json


class FakeRunway:
    """A fake in a process of its own; its log of charges is what really was bought."""

    def __init__(self, process: subprocess.Popen[str], log: Path) -> None:
        self._process = process
        self._turn = threading.Lock()
        self.log = log
        self.url = f"http://127.0.0.1:{self._read()['port']}"

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout
        return dict(json.loads(self._process.stdout.readline()))

    def _order(self, **raw: Any) -> dict[str, Any]:
        with self._turn:
            assert self._process.stdin
            self._process.stdin.write(json.dumps(raw) + "\n")
            self._process.stdin.flush()
            return self._read()

    def plan(self, *rules: Rule, weather: Weather | None = None) -> None:
        """What goes wrong from now on, and nothing else."""
        self._order(**plan_to_json(rules, weather))

    def work(self, **ways: Any) -> None:
        """How it works from now on (see `server.Ways`)."""
        self._order(ways=ways)

    def go_down(self, seconds: float) -> None:
        """Refuse connections for so long, or until told to come up."""
        self._order(down=seconds)

    def come_up(self) -> None:
        """Take connections again."""
        self._order(up=True)

    def forget(self) -> None:
        """No plan, the usual ways, nobody seen; the charges stay."""
        self._order(forget=True)

    def seen(self, phase: str = "") -> list[dict[str, Any]]:
        """The requests that came, in order; of one phase, or all."""
        rows = self._order(tell=True)["seen"]
        return [row for row in rows if not phase or row["phase"] == phase]

    def charges(self, prompts: str = "") -> list[dict[str, Any]]:
        """The creates it charged for and gave nothing back, of prompts that begin so."""
        rows = [json.loads(line) for line in self.log.read_text("utf-8").splitlines()]
        back = {row["given_back"] for row in rows if "given_back" in row}
        kept = (row for row in rows if "task" in row and row["task"] not in back)
        return [row for row in kept if row["prompt"].startswith(prompts)]

    def twice(self, prompts: str = "") -> list[str]:
        """Prompts that were charged more than once."""
        counts = Counter(row["prompt"] for row in self.charges(prompts))
        return [prompt for prompt, times in counts.items() if times > 1]


@contextmanager
def fake_runway(folder: Path) -> Iterator[FakeRunway]:
    """A fake with its log in `folder`; it ends with the block, or with this process."""
    log = folder / "charges.jsonl"
    log.touch()
    command: Sequence[str] = [sys.executable, str(Path(__file__).with_name("server.py")), str(log)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            yield FakeRunway(process, log)
        finally:
            assert process.stdin
            process.stdin.close()
            process.wait(10)
