"""What a bought picture cost, and how it was made, wherever it is shown."""

from __future__ import annotations


def test_the_charge_is_told_by_run_node_gallery_and_ledger(buy, vase, bill):
    async def act(seat):
        await seat.open(file=vase)
        [run] = await seat.run()
        [row] = [row for row in await seat.rows() if row["node"] == "shot"]
        receipt = (await seat.get("/api/receipt", id=row["id"]))["receipts"][-1]
        return run, seat.live["shot"], row, receipt, await seat.get("/api/ledger")

    run, live, row, receipt, ledger = buy(act)
    assert (run["price"], run["spent"], run["at_most"]) == (8, 5, False)
    assert (live["credits"], live["at_most"], row["credits"]) == (5, False, 5)
    [entry] = ledger["rows"]
    assert (entry["state"], entry["price"], entry["charge"]) == ("DONE", 8, 5)
    assert (receipt["ledger"], receipt["task"]) == (entry["id"], entry["task"])
    assert (receipt["profile"], receipt["charge"], receipt["sent"]) == ("studio", 5, "A vase.")
    assert (ledger["open"], ledger["day"], ledger["month"], ledger["unpriced"]) == (0, 5, 5, 0)
    assert bill() == ["A vase."]


def test_the_states_of_a_purchase_are_told_on_the_node(buy, vase, fake, rule):
    fake.plan(rule("poll", "throttled", times=2))

    async def act(seat):
        await seat.open(file=vase)
        await seat.run()
        steps = [m["live"] for m in seat.tab.told if m["kind"] == "step" and m["node"] == "shot"]
        return {live["message"] for live in steps if live["status"] == "running"}

    assert "queued at studio" in buy(act)


def test_a_refusal_by_the_provider_is_told_on_the_node_with_what_it_cost(buy, vase, fake, rule):
    fake.plan(rule("submit", "400"))

    async def act(seat):
        await seat.open(file=vase)
        [run] = await seat.run()
        return run, seat.live["shot"]["error"]

    run, error = buy(act)
    assert error["message"].startswith("studio refused the request")
    assert error["remedy"] == "Nothing was charged."
    assert error["purchase"]["state"] == "REJECTED"
    assert (run["state"], run["spent"]) == ("failed", 0)


def test_a_moderated_task_counts_as_spent(buy, vase, fake, rule):
    fake.plan(rule("poll", "safety"))

    async def act(seat):
        await seat.open(file=vase)
        [run] = await seat.run()
        return run, seat.live["shot"]["error"]

    run, error = buy(act)
    assert "SAFETY.INPUT.TEXT" in error["message"]
    assert (run["state"], run["spent"], run["at_most"]) == ("failed", 5, False)


def test_the_ledger_of_a_store_that_bought_nothing_is_empty(at_desk):
    async def act(seat):
        return await seat.get("/api/ledger"), await seat.get("/api/ledger/3f2a")

    listed, one = at_desk(act)
    assert listed == {"rows": [], "open": 0, "day": 0, "month": 0, "unpriced": 0}
    assert one["code"] == "wrong_use"
