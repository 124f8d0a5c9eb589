"""What was bought is fetched, whoever ends in between; only a person's cancel calls it off."""

from __future__ import annotations

import asyncio

import pytest

from tagwire.interfaces.door import run_async


async def submitted(seat, graph, seed=7):
    """A run whose picture is being made at the provider; gives its id."""
    await seat.open(file=graph)
    await seat.edit({"do": "set", "node": "shot", "setting": "seed", "value": seed})
    asked = await seat.post("/api/run", graph=seat.graph)
    await seat.tab.until("step", lambda m: m["live"]["message"] in ("running", "queued at studio"))
    return asked["runs"][0]


@pytest.fixture
def slow(fake):
    """The provider takes its time."""
    fake.work(polls=10_000)


@pytest.mark.parametrize("seed", [7, None])
def test_at_the_end_nothing_is_cancelled_and_the_next_start_fetches_it(
    buy, vase, slow, fake, bill, seed
):
    async def begin(seat):
        return await submitted(seat, vase, seed), seat.graph

    run, graph = buy(begin)
    assert fake.seen("cancel") == []
    fake.work(polls=0)

    async def go_on(seat):
        seat.look(graph)
        ended = await seat.over(run)
        return ended, seat.live["shot"], await seat.rows()

    ended, shot, rows = buy(go_on)
    assert (ended["state"], ended["spent"]) == ("done", 5)
    assert (shot["status"], [row["node"] for row in rows]) == ("done", ["shot"])
    assert bill() == ["A vase."]


def test_a_run_cancelled_by_a_person_is_cancelled_at_the_provider(buy, vase, slow, fake):
    async def act(seat):
        run = await submitted(seat, vase)
        await seat.post("/api/cancel", run=run)
        return await seat.over(run), await seat.get("/api/ledger")

    run, ledger = buy(act)
    assert run["state"] == "cancelled"
    assert len(fake.seen("cancel")) == 1
    assert [(row["state"], row["code"]) for row in ledger["rows"]] == [("ABANDONED", "cancelled")]


def test_what_another_process_left_arrives_with_its_node_and_is_told(
    buy, vase, slow, fake, bill, place
):
    async def elsewhere(seat):
        """The same store, a run that the editor knows nothing of."""
        running = asyncio.Event()

        def see(event):
            if getattr(event, "message", "") == "running":
                running.set()

        app = seat.desk.app
        going = asyncio.create_task(run_async(place / vase, app=app, on_event=see))
        await running.wait()
        app.providers.leaving = True
        going.cancel()
        await asyncio.wait([going])

    buy(elsewhere)
    fake.work(polls=0)

    async def start(seat):
        await seat.open(file=vase)
        await seat.tab.until("arrived")
        return await seat.rows(), await seat.get("/api/houses")

    [row], told = buy(start)
    assert (row["node"], row["seed"], row["model"], row["credits"]) == ("shot", 7, "gen4_image", 5)
    assert (row["prompt"], row["title"]) == ("A vase.", "Vase")
    assert told["arrived"]["count"] == 1
    assert bill() == ["A vase."]
