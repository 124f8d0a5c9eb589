"""200 paid pictures of 2 s, 20 at once, before a fake provider; and what its ledger costs."""

from __future__ import annotations

import asyncio
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
import uuid
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.timing import in_turn, row
from tagwire.core.document import GraphDocument, NodeEntry
from tagwire.interfaces.app import App, Options
from tagwire.interfaces.door import run_async
from tagwire.providers.disk.ledger import DiskLedger
from tagwire.providers.keys import Secret
from tagwire.providers.profile import Profile
from tagwire.providers.runway.provider import RunwayProvider
from tagwire.runtime.ledger.book import Caps
from tagwire.runtime.ledger.entry import Entry
from tagwire.runtime.ledger.purchase import Pace

sys.path.append(str(Path(__file__).parents[1] / "tests" / "faults"))

PICTURES, SECONDS, AT_ONCE = 200, 2.0, 20
POLL = 0.1
"""Seconds between two looks: 5 s, shorter as these pictures are made in less time."""

PURCHASES = 100
MOVES: dict[str, dict[str, Any]] = {
    "SENDING": {},
    "SUBMITTED": {"task": str(uuid.uuid4())},
    "DOWNLOADED": {"asset": "0" * 64, "media_type": "image/png", "charge": 8},
}


def main() -> None:
    from fake import fake_runway

    with tempfile.TemporaryDirectory() as folder:
        with fake_runway(Path(folder)) as fake:
            fake.work(polls=0, seconds=SECONDS, at_once=AT_ONCE)
            ran = ["-c", _RUN, fake.url, folder]
            told = subprocess.run([sys.executable, *ran], check=True, capture_output=True)
            charged = len(fake.charges())
        seconds, grown, done = json.loads(told.stdout)
        ideal = PICTURES * SECONDS / AT_ONCE
        row(f"{PICTURES} pictures of {SECONDS:g} s, {AT_ONCE} at once", seconds, ideal, "<= 1.1")
        print(
            f"{'its memory beyond that of the first picture':<44} {grown:9.1f} MB  "
            f"target < 150 MB ({done} done, {charged - 1} charged)"
        )
        _ledger(Path(folder))


_RUN = """
import sys
from pathlib import Path
from benchmarks.paid import pictures
pictures(sys.argv[1], Path(sys.argv[2]) / "store")
"""


def pictures(url: str, store: Path) -> None:
    """Buy one picture, then all; prints seconds, MB of memory that took, and how many are done."""
    apps: list[App] = []
    prices = {"gen4_image": 8}
    profile = Profile("fake", "Fake", "runway", url, "KEY", prices=prices, at_once=AT_ONCE)
    provider = RunwayProvider(
        profile,
        Secret("key_benchmark"),
        book=lambda: apps[0].ledger,
        kept=lambda asset: apps[0].assets.has(asset),  # noqa: PLW0108 (there is no app yet)
        uploads_folder=store / "uploads",
        pace=Pace(poll=POLL),
    )
    with closing(App(Options(store=store, safe=True), provider=provider)) as app:
        apps.append(app)
        asyncio.run(_bought(app, "first", 1))
        before, begun = _peak(), time.perf_counter()
        done = asyncio.run(_bought(app, "then", PICTURES))
        seconds = time.perf_counter() - begun
    print(json.dumps([seconds, _peak() - before, done]))


async def _bought(app: App, name: str, count: int) -> int:
    """Run a graph of that many gen4_image nodes; how many pictures came."""
    nodes = {"prompt": NodeEntry(type="prompt", settings={"text": f"A vase, {name}."})}
    wires = []
    for number in range(count):
        shot = {"seed": number, "resolution": "720p"}
        nodes[f"s{number}"] = NodeEntry(type="gen4_image", settings=shot)
        wires.append(("prompt.text", f"s{number}.prompt"))
    ended = await run_async(GraphDocument(nodes=nodes, wires=tuple(wires)), app=app)
    return len(ended.outputs)


def _peak() -> float:
    """The most memory this process has held so far, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most / 1e3


def _ledger(folder: Path) -> None:
    """A claim and three moves of the ledger against as many bare transactions."""
    request = {"model": "gen4_image", "promptText": "A vase, " * 20, "ratio": "1920:1080"}
    with closing(DiskLedger(folder)) as book, closing(_bare(folder / "bare.sqlite")) as base:

        def ours() -> None:
            for _ in range(PURCHASES):
                wanted = Entry("", uuid.uuid4().hex, "fake", "gen4_image", request=request)
                entry = book.claim(wanted, Caps(), lambda asset: True)
                for state, changes in MOVES.items():
                    entry = book.move(entry, state, **changes)  # type: ignore[arg-type]

        def bare() -> None:
            for _ in range(PURCHASES):
                entry = Entry(uuid.uuid4().hex, "", "fake", "gen4_image", request=request)
                with base:
                    base.execute("INSERT INTO entries VALUES (?, ?)", (entry.id, _json(entry)))
                for _ in MOVES:
                    with base:
                        change = "UPDATE entries SET entry = ? WHERE id = ?"
                        base.execute(change, (_json(entry), entry.id))

        mine, theirs = in_turn(5, ours, bare)
        each = PURCHASES
        row("claim and 3 moves, vs bare SQLite, FULL", mine / each, theirs / each, "")


def _bare(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=FULL")
    base.execute("CREATE TABLE entries (id TEXT PRIMARY KEY, entry TEXT)")
    return base


def _json(entry: Entry) -> str:
    return json.dumps(asdict(entry))
