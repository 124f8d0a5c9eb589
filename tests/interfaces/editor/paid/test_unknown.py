"""A purchase nobody knows the outcome of: shown with its evidence, and decided by a person."""

from __future__ import annotations

import pytest

CHOICES = ("adopt", "resubmit", "abandon")


@pytest.fixture
def lost(fake, rule):
    """The next picture is charged, and nobody is told so."""
    fake.plan(rule("submit", "reset", charged=True))


async def unknown(seat, graph, **wish):
    """The run, and the error of its node."""
    await seat.open(file=graph)
    [run] = await seat.run(**wish)
    return run, seat.live["shot"]["error"]


async def decide(seat, error, choice, **more):
    return await seat.post("/api/ledger/resolve", id=error["purchase"]["id"], choice=choice, **more)


def task_of(fake):
    return fake.charges()[-1]["task"]


def test_it_is_told_with_its_evidence(buy, vase, lost):
    async def act(seat):
        return *await unknown(seat, vase), await seat.get("/api/ledger", open=True)

    run, error, ledger = buy(act)
    bought = error["purchase"]
    assert error["code"] == "unknown_outcome"
    assert (bought["state"], bought["profile"], bought["model"]) == (
        "UNKNOWN",
        "studio",
        "gen4_image",
    )
    assert (bought["price"], bought["charge"], bought["node"]) == (8, None, "shot")
    assert bought["message"] != ""
    assert bought["created"] > 0
    assert [row["id"] for row in ledger["rows"]] == [bought["id"]] == run["unknown"]
    assert (run["state"], run["spent"], run["at_most"]) == ("failed", 8, True)


def test_adopted_its_picture_arrives_and_nothing_is_bought_again(buy, vase, lost, fake, bill):
    async def act(seat):
        _, error = await unknown(seat, vase)
        answer = await decide(seat, error, "adopt", task=task_of(fake))
        run = await seat.over(answer["run_again"])
        return answer, run, seat.live["shot"], seat.live["out"], await seat.rows()

    answer, run, shot, out, rows = buy(act)
    assert (answer["state"], run["state"]) == ("SUBMITTED", "done")
    assert (shot["status"], shot["error"], shot["credits"]) == ("done", None, 5)
    assert out["status"] == "done", "what hangs on it for free is there, too"
    assert [row["node"] for row in rows] == ["shot"]
    assert bill() == ["A vase."]


def test_adopted_while_the_queue_is_paused_its_picture_arrives(buy, vase, lost, fake, bill):
    async def act(seat):
        _, error = await unknown(seat, vase)
        await seat.post("/api/queue", paused=True)
        await decide(seat, error, "adopt", task=task_of(fake))
        await seat.tab.until("arrived")
        paused = await seat.rows()
        await seat.post("/api/queue", paused=False)
        await seat.tab.step("shot", "done")
        return paused, await seat.rows()

    paused, rows = buy(act)
    assert [row["node"] for row in paused] == [row["node"] for row in rows] == ["shot"]
    assert bill() == ["A vase."]


def test_adopted_with_an_empty_seed_the_drawn_one_is_kept(buy, vase, lost, fake, bill):
    async def act(seat):
        await seat.open(file=vase)
        await seat.edit({"do": "set", "node": "shot", "setting": "seed", "value": None})
        await seat.run(mode="node", targets=["shot"])
        error = seat.live["shot"]["error"]
        answer = await decide(seat, error, "adopt", task=task_of(fake))
        await seat.over(answer["run_again"])
        return error["purchase"]["seed"], seat.live["shot"]

    seed, shot = buy(act)
    assert (shot["status"], shot["seed"]) == ("done", seed)
    assert bill() == ["A vase."]


def test_sent_again_it_may_be_paid_twice_and_the_choice_is_on_record(buy, vase, lost, bill):
    async def act(seat):
        _, error = await unknown(seat, vase)
        answer = await decide(seat, error, "resubmit")
        run = await seat.over(answer["run_again"])
        return run, seat.live["shot"], await seat.get(f"/api/ledger/{error['purchase']['id']}")

    run, shot, entry = buy(act)
    assert (run["state"], shot["status"]) == ("done", "done")
    assert (entry["state"], entry["resolution"]) == ("DONE", "resubmit by the editor")
    assert bill() == ["A vase.", "A vase."]


def test_let_go_the_node_says_so_and_asks_no_more(buy, vase, lost, bill):
    async def act(seat):
        _, error = await unknown(seat, vase)
        answer = await decide(seat, error, "abandon")
        return answer, seat.live["shot"]["error"], await seat.get("/api/ledger", open=True)

    answer, error, ledger = buy(act)
    assert (answer["state"], answer["run_again"]) == ("ABANDONED", "")
    assert error["code"] == "given_up"
    assert (ledger["rows"], ledger["open"]) == ([], 0)
    assert bill() == ["A vase."]


def test_a_run_in_between_buys_nothing_and_asks_again(buy, vase, lost, bill):
    async def act(seat):
        _, first = await unknown(seat, vase)
        await seat.run()
        return first, seat.live["shot"]["error"]

    first, second = buy(act)
    assert second["purchase"]["id"] == first["purchase"]["id"]
    assert bill() == ["A vase."]


@pytest.mark.parametrize("task", ["", "not a task", "17f20503-6c24-4c16-946b"])
def test_what_is_no_task_id_is_refused(buy, vase, lost, task):
    async def act(seat):
        _, error = await unknown(seat, vase)
        refused = await decide(seat, error, "adopt", task=task)
        return refused, await seat.get("/api/ledger", open=True)

    refused, ledger = buy(act)
    assert refused["message"] == f"{task!r} is no task id."
    assert [row["state"] for row in ledger["rows"]] == ["UNKNOWN"]


def test_what_was_decided_elsewhere_is_not_decided_twice_and_the_node_asks_no_more(buy, vase, lost):
    async def act(seat):
        _, error = await unknown(seat, vase)
        seat.desk.app.ledger.resolve(error["purchase"]["id"], "abandon")
        return await decide(seat, error, "resubmit"), seat.live["shot"]

    refused, shot = buy(act)
    assert "not UNKNOWN" in refused["message"]
    assert (shot["status"], shot["error"]) == ("idle", None)


def test_it_can_be_decided_after_a_restart(buy, vase, lost, fake, bill):
    async def fail(seat):
        return await unknown(seat, vase), seat.graph

    (_, error), graph = buy(fail)

    async def decided(seat):
        seat.look(graph)
        answer = await decide(seat, error, "adopt", task=task_of(fake))
        await seat.over(answer["run_again"])
        return seat.live["shot"]

    assert buy(decided)["status"] == "done"
    assert bill() == ["A vase."]


def test_adopted_though_its_run_is_forgotten_the_picture_arrives(buy, vase, lost, fake, bill):
    async def act(seat):
        _, error = await unknown(seat, vase)
        await seat.post("/api/queue", clear="ended")
        answer = await decide(seat, error, "adopt", task=task_of(fake))
        await seat.tab.until("arrived", lambda m: m["count"] == 1)
        return answer, await seat.rows()

    answer, [row] = buy(act)
    assert answer["run_again"] == ""
    assert (row["node"], row["title"], row["credits"], row["seed"]) == ("shot", "Vase", 5, 7)
    assert bill() == ["A vase."]
