"""The editor's process ended while it buys, in every way there is, and started again."""

from __future__ import annotations

import os
import signal
import time
from contextlib import ExitStack

import httpx
import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals")


class Visitor:
    """Somebody at the editor of an address."""

    def __init__(self, address):
        self.http = httpx.Client(base_url=address.partition("?")[0], follow_redirects=True)
        self.http.get(address)

    def post(self, path, **body):
        return self.http.post(path, json=body).raise_for_status().json()

    def get(self, path):
        return self.http.get(path).raise_for_status().json()

    def runs(self):
        return self.post("/api/queue")["runs"]


@pytest.fixture
def visit():
    """Goes to an editor's address."""
    with ExitStack() as open_ones:

        def call(address):
            visitor = Visitor(address)
            open_ones.callback(visitor.http.close)
            return visitor

        yield call


@pytest.fixture
def begun(editor, visit, profiles, vase, place, tmp_path, bill):
    """A run asked for in an editor of its own process: the process, its visitor and the run."""
    (place / vase).rename(tmp_path / vase)
    process, address = editor()
    visitor = visit(address)
    graph = visitor.post("/api/open", file=vase)["graph"]
    return process, visitor, visitor.post("/api/run", graph=graph)["runs"][0]


def until(true, seconds=25):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)


def ended(process, how):
    process.send_signal(how)
    _, errors = process.communicate(timeout=25)
    return errors


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_picture_being_made_is_fetched_by_the_next_process(fake, begun, editor, visit, bill, how):
    process, visitor, run = begun
    fake.work(polls=10_000)
    until(lambda: [r["state"] for r in visitor.get("/api/ledger")["rows"]] == ["SUBMITTED"])
    assert ended(process, how) == ""
    fake.work(polls=0)

    visitor = visit(editor()[1])
    until(lambda: [(r["id"], r["state"]) for r in visitor.runs()] == [(run, "done")])
    [row] = visitor.get("/api/gallery")["rows"]
    [entry] = visitor.get("/api/ledger")["rows"]
    assert (row["node"], row["credits"], row["asset"]) == ("shot", 5, entry["asset"])
    assert entry["state"] == "DONE"
    assert (bill(), fake.seen("cancel")) == (["A vase."], [])


def test_killed_while_it_is_sent_the_next_process_asks_and_sends_nothing(
    fake, editor, visit, profiles, vase, place, tmp_path, bill
):
    fake.work(delay=60)
    (place / vase).rename(tmp_path / vase)
    process, address = editor()
    visitor = visit(address)
    graph = visitor.post("/api/open", file=vase)["graph"]
    [run] = visitor.post("/api/run", graph=graph)["runs"]
    until(bill)
    ended(process, signal.SIGKILL)

    visitor = visit(editor()[1])
    until(lambda: [(r["id"], r["state"]) for r in visitor.runs()] == [(run, "failed")])
    [entry] = visitor.get("/api/ledger?open=1")["rows"]
    assert (entry["state"], entry["code"], entry["node"]) == ("UNKNOWN", "crashed", "shot")
    assert visitor.runs()[0]["unknown"] == [entry["id"]]
    fake.work(polls=0)
    task = fake.charges()[-1]["task"]
    visitor.post("/api/ledger/resolve", id=entry["id"], choice="adopt", task=task)
    until(lambda: [r["state"] for r in visitor.runs()] == ["failed", "done"])
    assert [row["node"] for row in visitor.get("/api/gallery")["rows"]] == ["shot"]
    assert bill() == ["A vase."]
