"""What is to be said of a graph: problems, states, prices, tags, and what is stale."""

from __future__ import annotations

import json

import pytest

from tagwire.core.document import validate
from tagwire.core.plan import Result
from tagwire.core.values import Image
from tagwire.interfaces.app import Loaded, load
from tagwire.interfaces.editor.session.review import review


@pytest.fixture
def said(make_app, place):
    """What is to be said of the first example, some of it changed."""

    def call(**changes):
        from tagwire.providers.discovery import shipped

        raw = load("product_and_model").to_json()
        for name, settings in changes.items():
            raw["nodes"][name]["settings"] = settings
        document = validate(json.loads(json.dumps(raw)))
        return review(make_app(), Loaded(document, shipped("graphs"))).message

    return call


def test_a_sound_graph_has_a_state_for_every_node_and_its_text(said):
    told = said()
    assert told["problems"] == []
    assert set(told["states"].values()) == {"run"}
    assert told["counts"] == {"run": 6, "cached": 0}
    assert told["capacity"] == {"shot.references": 3}
    assert told["texts"]["shot"].startswith("Professional product photo of @sneaker")
    assert told["prices"] == {"shot": 0}


def test_what_is_wrong_with_one_node_blanks_only_what_hangs_on_it(said):
    told = said(sneaker={"file": "none.jpg"})
    (problem,) = told["problems"]
    assert (problem["node"], problem["setting"]) == ("sneaker", "file")
    assert told["states"].keys() == {"prompt", "model", "studio"}
    assert told["prices"] == {"shot": 0}
    assert len(told["ledger"]["shot"]) == 3


def test_a_setting_that_is_no_setting_blanks_only_what_hangs_on_it(said):
    told = said(shot={"seed": "seven", "tags": ["sneaker", "model", "studio"]})
    assert [problem["setting"] for problem in told["problems"]] == ["seed"]
    assert told["states"].keys() == {"prompt", "sneaker", "model", "studio"}


def test_a_wire_that_does_not_fit_is_told_at_the_node_it_runs_to(make_app, place):
    raw = {"tagwire": 1, "nodes": {"prompt": {"type": "prompt"}, "out": {"type": "output"}}}
    document = validate({**raw, "wires": [["prompt.text", "out.image"]]})
    told = review(make_app(), Loaded(document, place)).message
    assert ("wrong_kind", "out") in [(p["code"], p["node"]) for p in told["problems"]]
    assert told["states"] == {"prompt": "run"}


def test_the_ledger_joins_tag_wire_and_mention(said):
    told = said(
        prompt={"text": "@sneaker and @sneaker on @sofa"},
        shot={"tags": ["sneaker", "model", "", "lamp"]},
    )
    rows = {row["tag"]: row for row in told["ledger"]["shot"]}
    assert {tag: row["status"] for tag, row in rows.items()} == {
        "sneaker": "ok",
        "model": "unused",
        "": "untagged",
        "lamp": "missing",
        "sofa": "missing",
    }
    assert rows["sneaker"] == {
        "tag": "sneaker",
        "source": "sneaker",
        "wired": True,
        "mentions": 2,
        "status": "ok",
        "prompts": ("prompt",),
        "port": "references",
    }
    assert (rows["sofa"]["mentions"], rows["sofa"]["wired"]) == (1, False)


def test_tags_that_cannot_be_read_still_leave_the_wires(said):
    rows = said(shot={"tags": "a,,b"})["ledger"]["shot"]
    assert [(row["source"], row["status"]) for row in rows] == [
        ("sneaker", "untagged"),
        ("model", "untagged"),
        ("studio", "untagged"),
        ("", "missing"),
        ("", "missing"),
        ("", "missing"),
    ]


def test_a_store_that_cannot_be_read_is_told_beside_the_rest(make_app, place, store):
    store.mkdir()
    (store / "results.sqlite").write_bytes(b"no database")
    told = review(make_app(), Loaded(load("style"), place)).message
    assert "damaged_store" in [problem["code"] for problem in told["problems"]]
    assert told["ledger"]["shot"]
    assert told["price"] is None


def test_reviews_follow_changes_that_matter_and_no_others(at_desk, small):
    async def act(browser):
        await browser.open(file=small)
        await browser.desk.settled()
        before = len(browser.tab.kinds())
        await browser.edit({"do": "move", "to": {"half": [50, 50]}})
        await browser.desk.settled()
        moved = browser.tab.kinds()[before:]
        await browser.edit({"do": "disconnect", "start": "disc.image", "end": "half.image"})
        await browser.desk.settled()
        return moved, browser.tab.last("review")

    moved, last = at_desk(act)
    assert moved == ["delta"]
    assert last["rev"] == 2
    assert last["problems"]


def test_what_changed_since_a_shown_result_is_named(at_desk, small):
    async def act(browser):
        await browser.open(file=small)
        await browser.desk.settled()
        for name, key in browser.session.keys.items():
            browser.session.show(name, {"status": "done", "key": key})
        await browser.edit({"do": "set", "node": "half", "setting": "width", "value": 24})
        await browser.desk.settled()
        changed = browser.tab.last("review")["stale"]
        await browser.post("/api/history", graph=browser.graph, to="undo")
        await browser.desk.settled()
        return changed, browser.tab.last("review")["stale"]

    assert at_desk(act) == ({"half": ["width"], "output": ["image"]}, {})


def test_a_result_nobody_saw_being_made_is_stale_and_nobody_knows_for_what(at_desk, small):
    async def act(browser):
        await browser.open(file=small)
        await browser.desk.settled()
        browser.session.show("half", {"status": "done", "key": "of another time"})
        await browser.desk.settled()
        before = browser.tab.last("review")["stale"]
        await browser.edit({"do": "set", "node": "half", "setting": "width", "value": 24})
        await browser.desk.settled()
        return before, browser.tab.last("review")["stale"]

    assert at_desk(act) == ({"half": []}, {"half": []})


def test_a_reopened_graph_shows_the_pictures_it_has_in_store(at_desk, small):
    async def act(browser):
        app = browser.desk.app
        await browser.open(file=small)
        await browser.desk.settled()
        asset = app.assets.put(b"a picture")
        results = {"image": Image(48, 32, asset)}
        app.results.save((browser.session.keys["half"],), Result(results, 2.0, 7, 5))
        await browser.post("/api/close", graph=browser.graph)
        await browser.open(file=small)
        await browser.desk.settled()
        return asset, browser.session.live, browser.tab.kinds(), browser.tab.last("review")

    asset, live, kinds, told = at_desk(act)
    assert live["half"]["pictures"] == [{"asset": asset, "width": 48, "height": 32}]
    assert (live["half"]["seed"], live["half"]["cached"]) == (7, True)
    assert live["output"]["pictures"] == live["half"]["pictures"]
    assert kinds.count("step") == 2
    assert told["states"]["half"] == "cached"
    assert told["stale"] == {}


def test_undo_shows_the_stored_picture_of_the_settings_that_are_back(at_desk, small):
    async def act(browser):
        app = browser.desk.app
        await browser.open(file=small)
        await browser.desk.settled()
        for number, width in enumerate((24, 25)):
            await browser.edit({"do": "set", "node": "half", "setting": "width", "value": width})
            await browser.desk.settled()
            image = Image(width, 32, app.assets.put(f"{number}".encode()))
            key = browser.session.keys["half"]
            app.results.save((key,), Result({"image": image}))
            picture = {"asset": image.asset, "width": width, "height": 32}
            browser.session.show("half", {"status": "done", "key": key, "pictures": [picture]})
        await browser.post("/api/history", graph=browser.graph, to="undo")
        await browser.desk.settled()
        return browser.session.live["half"]["pictures"][0]["width"]

    assert at_desk(act) == 24
