"""Purchases a process left open, and whoever stops fetching them: nothing of them is held back."""

import asyncio

import pytest

from tagwire.interfaces.app import App, Options
from tagwire.interfaces.resuming import resume_all, resuming
from tagwire.providers.disk.ledger import DiskLedger
from tagwire.runtime.ledger.book import Caps
from tagwire.runtime.ledger.entry import Entry
from tagwire.runtime.ledger.pace import Pace

TASK = "17f20503-6c24-4c16-946b-35dbbce2af2f"
WANTS = [Entry("", f"key#{number}", "here", "gen4_image") for number in range(5)]
NOBODY = """
[profiles.here]
base_url = "http://127.0.0.1:1"
key_env = "HERE_KEY"
"""


@pytest.fixture
def app(tmp_path, monkeypatch):
    """With five purchases of the dead, and a provider that nobody reaches."""
    store = tmp_path / "store"
    dead = DiskLedger(store)
    for want in WANTS:
        entry = dead.move(dead.claim(want, Caps(), lambda _: False), "SENDING")
        dead.move(entry, "SUBMITTED", task=TASK)
    dead.close()
    (store / "profiles.toml").write_text(NOBODY)
    monkeypatch.setenv("HERE_KEY", "key_nobody")
    made = App(Options(store=store, workspace=tmp_path, pace=Pace().times(0.001)))
    yield made
    made.close()


def are_anybodys(app):
    """Whether the next want of each gets it at once, in this very process."""
    return [app.ledger.claim(want, Caps(), lambda _: False).state for want in WANTS]


@pytest.mark.parametrize("turns", [0, 1, 2, 3, 5, 10])
def test_called_off_at_any_moment_they_are_left_to_the_next_want(app, turns):
    async def stopped():
        task = asyncio.ensure_future(resume_all(app))
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(stopped())
    assert are_anybodys(app) == ["SUBMITTED"] * 5


def test_called_off_once_they_are_ours_they_are_left_to_the_next_want(app):
    async def stopped():
        task = asyncio.ensure_future(resume_all(app))
        while not all(entry.owner for entry in app.ledger.listed()):
            await asyncio.to_thread(lambda: None)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(stopped())
    assert are_anybodys(app) == ["SUBMITTED"] * 5


def test_a_run_that_ends_first_leaves_them_as_they_are(app):
    async def short():
        async with resuming(app):
            pass

    asyncio.run(short())
    assert are_anybodys(app) == ["SUBMITTED"] * 5


def test_without_their_key_they_are_left_to_whoever_has_it(app, monkeypatch):
    monkeypatch.delenv("HERE_KEY")
    told = []
    assert asyncio.run(resume_all(app, lambda entry, fault: told.append(str(fault)))) == []
    assert [each.startswith("there is no key for here.") for each in told] == [True] * 5
    assert are_anybodys(app) == ["SUBMITTED"] * 5
