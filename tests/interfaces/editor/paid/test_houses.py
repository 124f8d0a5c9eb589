"""Who makes the pictures, chosen in the editor: prices follow, and no key is told."""

from __future__ import annotations

import json


def test_the_houses_are_listed_with_who_has_a_key(buy):
    async def act(seat):
        return await seat.get("/api/houses")

    told = buy(act)
    rows = {row["name"]: row for row in told["profiles"]}
    assert (told["chosen"], told["now"], told["default"]) == ("", "studio", "studio")
    assert (rows["studio"]["has_key"], rows["studio"]["title"]) == (True, "Studio")
    assert not rows["elsewhere"]["has_key"]
    assert rows["elsewhere"]["key_env"] == "NOBODY_HAS_THIS_KEY"


def test_no_key_is_told_to_the_page(buy, vase):
    async def act(seat):
        await seat.open(file=vase)
        await seat.tab.until("review")
        answers = [await seat.get(path) for path in ("/api/houses", "/api/catalogue")]
        answers.append(await seat.get("/api/balance", profile="studio"))
        return json.dumps([*answers, *seat.tab.told])

    assert "key_of_the_fake" not in buy(act)


def test_prices_follow_who_is_chosen(buy, vase):
    async def act(seat):
        await seat.open(file=vase)
        paid = await seat.tab.until("review", lambda m: m["price"] is not None)
        await seat.post("/api/houses", name="draft")
        told = await seat.tab.until("houses")
        free = await seat.tab.until("review", lambda m: m["price"] == 0)
        return paid, free, told["houses"]["now"]

    paid, free, now = buy(act)
    assert (paid["price"], paid["prices"]["shot"]) == (8, 8)
    assert (free["price"], free["prices"]["shot"]) == (0, 0)
    assert now == "draft"


def test_a_draft_is_stale_where_somebody_else_would_make_it_now_and_is_there_again(buy, vase):
    async def act(seat):
        await seat.open(file=vase)
        await seat.post("/api/houses", name="draft")
        await seat.run()
        draft = seat.live["shot"]["pictures"]
        await seat.post("/api/houses", name="studio")
        stale = await seat.tab.until("review", lambda m: "shot" in m["stale"])
        kept = seat.live["shot"]["pictures"]
        seat.tab.told.clear()
        await seat.post("/api/houses", name="draft")
        again = await seat.tab.until("review", lambda m: m["states"].get("out") == "cached")
        return draft, kept, stale, again

    draft, kept, stale, again = buy(act)
    assert kept == draft != []
    assert (stale["states"]["shot"], stale["price"]) == ("run", 8)
    assert again["stale"] == {}


def test_a_profile_without_a_key_cannot_be_chosen(buy):
    async def act(seat):
        return await seat.post("/api/houses", name="elsewhere"), await seat.get("/api/houses")

    refused, told = buy(act)
    assert refused["message"] == "there is no key for elsewhere."
    assert told["chosen"] == ""


def test_the_balance_is_the_accounts(buy):
    async def act(seat):
        return await seat.get("/api/balance", profile="studio")

    assert buy(act) == {"profile": "studio", "balance": 4242}


def test_a_draft_has_no_balance_and_asks_nobody(buy, fake):
    async def act(seat):
        return await seat.get("/api/balance", profile="draft")

    assert buy(act) == {"profile": "draft", "balance": None}
    assert fake.seen() == []


def test_profiles_that_cannot_be_read_are_told(buy, profiles, vase):
    profiles.write_text("[profiles.studio]\nkey = 'secret'\n")

    async def act(seat):
        await seat.open(file=vase)
        review = await seat.tab.until("review")
        return await seat.get("/api/houses"), review

    told, review = buy(act)
    assert told["profiles"] == []
    assert "profiles.toml" in told["fault"]["message"]
    assert review["prices"] == {"shot": None}
    assert any("profiles.toml" in problem["message"] for problem in review["problems"])
    assert "secret" not in json.dumps([told, review])


def test_a_run_is_made_by_whoever_was_chosen_when_it_was_asked_for(buy, vase, bill):
    async def act(seat):
        await seat.open(file=vase)
        await seat.post("/api/queue", paused=True)
        await seat.post("/api/houses", name="draft")
        asked = await seat.post("/api/run", graph=seat.graph)
        await seat.post("/api/houses", name="studio")
        await seat.post("/api/queue", paused=False)
        return await seat.over(asked["runs"][0])

    run = buy(act)
    assert (run["state"], run["provider"], run["spent"]) == ("done", "draft", 0)
    assert bill() == []


def test_a_run_over_the_cap_is_refused_before_it_is_queued(buy, profiles, vase, bill):
    with profiles.open("a") as file:
        file.write("[caps]\nrun = 5\n")

    async def act(seat):
        await seat.open(file=vase)
        return await seat.post("/api/run", graph=seat.graph), seat.queue.shown()["runs"]

    refused, runs = buy(act)
    assert refused["code"] == "over_budget"
    assert refused["message"].startswith("the run may cost 8 credits")
    assert (runs, bill()) == ([], [])


def test_the_cap_of_a_day_counts_what_was_bought(buy, profiles, vase, bill):
    with profiles.open("a") as file:
        file.write("[caps]\nday = 10\n")

    async def act(seat):
        await seat.open(file=vase)
        await seat.run()
        await seat.edit({"do": "set", "node": "shot", "setting": "seed", "value": 8})
        return await seat.post("/api/run", graph=seat.graph)

    assert "13 credits" in buy(act)["message"]
    assert bill() == ["A vase."]


def test_a_run_that_became_dearer_than_it_was_said_is_refused(buy, profiles, vase, bill, sit):
    async def ask(seat):
        await seat.open(file=vase)
        await seat.post("/api/queue", paused=True)
        return (await seat.post("/api/run", graph=seat.graph))["runs"][0], seat.graph

    run, graph = buy(ask)
    profiles.write_text(profiles.read_text().replace("gen4_image = 8", "gen4_image = 9"))

    async def go_on(seat):
        seat.look(graph)
        await seat.post("/api/queue", paused=False)
        return await seat.over(run)

    ended = buy(go_on)
    assert ended["state"] == "failed"
    assert ended["error"] == "the run costs 9 credits now, and 8 were asked for."
    assert bill() == []
