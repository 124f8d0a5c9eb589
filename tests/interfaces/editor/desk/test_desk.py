"""Drafts: what was done is there again, whatever became of the server."""

from __future__ import annotations

import json

WIDTH = {"do": "set", "node": "half", "setting": "width", "value": 24}


def test_a_graph_and_its_steps_outlive_the_server(at_desk, small):
    async def work(browser):
        await browser.open(file=small)
        await browser.edit(WIDTH, name="set")
        await browser.edit({"do": "rename_node", "old": "half", "new": "less"}, name="rename_node")
        await browser.edit({"do": "rename_graph", "name": "Other"})
        await browser.post("/api/history", graph=browser.graph, to="undo")

    async def again(browser):
        await browser.open(file=small)
        history = browser.session.history.shown()
        await browser.post("/api/history", graph=browser.graph, to="redo")
        name = browser.session.document.name
        await browser.post("/api/history", graph=browser.graph, to={"step": 0})
        return history, name, browser.session

    at_desk(work)
    history, name, session = at_desk(again)
    assert [step["name"] for step in history["done"]] == ["set", "rename_node"]
    assert len(history["undone"]) == 1
    assert name == "Other"
    assert session.document.nodes["half"].settings["width"] == 48
    assert not session.dirty


def test_every_change_is_on_disk_within_a_second(at_desk, small):
    async def work(browser):
        await browser.open(file=small)
        await browser.edit(WIDTH)
        await browser.desk.settled()
        about, whole = browser.desk.drafts.read(browser.graph)
        return about, whole

    about, whole = at_desk(work)
    assert (about["file"], about["dirty"]) == (small, True)
    assert whole["document"]["nodes"]["half"]["settings"]["width"] == 24


def test_drafts_are_for_their_owner_only(at_desk, small):
    async def work(browser):
        await browser.open(file=small)
        await browser.desk.settled()
        return [path.stat().st_mode & 0o777 for path in browser.desk.drafts.root.iterdir()]

    assert at_desk(work) == [0o600]


def test_a_template_worked_on_is_listed_again_and_one_only_looked_at_is_not(at_desk):
    async def work(browser):
        await browser.open(template="style")
        await browser.open(template="product_and_model")
        await browser.edit({"do": "rename_graph", "name": "Mine"})

    async def again(browser):
        rows = (await browser.get("/api/start"))["graphs"]
        await browser.open(key=rows[0]["key"])
        return rows, browser.session

    at_desk(work)
    rows, session = at_desk(again)
    assert [(row["title"], row["file"], row["open"]) for row in rows] == [("Mine", None, False)]
    assert session.template == "product_and_model"
    assert (session.folder / "photos" / "sneaker.jpg").is_file()


def test_a_file_changed_elsewhere_is_followed_when_the_draft_was_not(at_desk, small, place):
    async def work(browser):
        await browser.open(file=small)

    async def again(browser):
        await browser.open(file=small)
        return browser.session

    at_desk(work)
    raw = json.loads((place / small).read_text())
    (place / small).write_text(json.dumps({**raw, "name": "By hand"}))
    session = at_desk(again)
    assert session.document.name == "By hand"
    assert [step.name for step in session.history.done] == ["reload"]
    assert not session.dirty


def test_a_draft_nobody_can_read_is_set_aside_and_the_file_opened(at_desk, small):
    async def work(browser):
        await browser.open(file=small)
        await browser.desk.settled()
        return browser.desk.drafts.root / f"{browser.graph}.draft"

    path = at_desk(work)
    path.write_text(path.read_text().splitlines()[0] + "\n{}\n")

    async def again(browser):
        await browser.open(file=small)
        return browser.session.document

    assert at_desk(again).name == "Small"
    assert path.with_suffix(".damaged").exists()


def test_closing_keeps_a_draft_only_of_what_the_file_does_not_have(at_desk, small):
    async def work(browser):
        await browser.open(file=small)
        clean = await browser.post("/api/close", graph=browser.graph)
        left = browser.desk.drafts.keys()
        await browser.open(file=small)
        await browser.edit(WIDTH)
        await browser.post("/api/close", graph=browser.graph)
        return clean, left, browser.desk.drafts.keys(), browser.desk.sessions

    clean, left, kept, sessions = at_desk(work)
    assert clean == {"closed": True}
    assert (left, len(kept), sessions) == ([], 1, {})


def test_a_graph_that_cannot_be_put_away_stays_open_and_is_kept_later(at_desk, small):
    async def work(browser):
        await browser.open(file=small)
        await browser.desk.settled()
        drafts, aside = browser.desk.drafts.root, browser.desk.store / "aside"
        drafts.rename(aside)
        drafts.write_text("in the way, as a full disk is")
        edited = await browser.edit(WIDTH)
        await browser.tab.until("notice")
        refused = await browser.client.post("/api/close", json={"graph": browser.graph})
        drafts.unlink()
        aside.rename(drafts)
        return edited["rev"], refused.status_code

    async def again(browser):
        await browser.open(file=small)
        return browser.session.document.nodes["half"].settings["width"]

    assert at_desk(work) == (1, 507)
    assert at_desk(again) == 24


def test_a_graph_others_look_at_is_not_closed(at_desk, small):
    async def work(browser):
        await browser.open(file=small)
        await browser.open(file=small)
        return await browser.post("/api/close", graph=browser.graph)

    assert at_desk(work) == {"closed": False}


def test_discarding_goes_back_to_the_file_and_can_be_undone(at_desk, small):
    async def work(browser):
        await browser.open(file=small)
        await browser.edit(WIDTH)
        answer = await browser.post("/api/discard", graph=browser.graph)
        width = browser.session.document.nodes["half"].settings["width"]
        told = browser.tab.last("graph")["saved"]["dirty"]
        await browser.post("/api/history", graph=browser.graph, to="undo")
        return answer["graph"], browser.graph, width, told, browser.session.dirty

    key, graph, width, dirty, again = at_desk(work)
    assert key == graph
    assert (width, dirty, again) == (48, False, True)


def test_after_discarding_earlier_steps_still_find_their_pictures(at_desk):
    async def work(browser):
        await browser.open(template="style")
        await browser.edit({"do": "rename_graph", "name": "Mine"})
        await browser.post("/api/save", graph=browser.graph)
        await browser.edit({"do": "rename_graph", "name": "Yours"})
        await browser.post("/api/discard", graph=browser.graph)
        seen = [browser.session.dirty]
        for _ in range(2):
            loaded = browser.session.loaded()
            fault = browser.desk.app.sources(loaded.folder).fault
            nodes = loaded.document.nodes.values()
            seen += [fault(e.settings["file"]) for e in nodes if "file" in e.settings]
            await browser.post("/api/history", graph=browser.graph, to="undo")
        return seen

    assert at_desk(work) == [False, "", "", "", ""]


def test_discarding_what_was_never_saved_throws_it_away(at_desk):
    async def work(browser):
        await browser.open(template="style")
        await browser.edit({"do": "rename_graph", "name": "Mine"})
        answer = await browser.post("/api/discard", graph=browser.graph)
        rows = (await browser.get("/api/start"))["graphs"]
        return answer, browser.tab.kinds()[-1], rows

    assert at_desk(work) == ({"graph": None}, "lost", [])


def test_a_deleted_graph_is_in_the_trash(at_desk, small, place):
    async def work(browser):
        (row,) = (await browser.get("/api/start"))["graphs"]
        answer = await browser.post("/api/delete", key=row["key"])
        rows = (await browser.get("/api/start"))["graphs"]
        return rows, browser.desk.store / "trash" / answer["trash"]

    before = (place / small).read_bytes()
    rows, thrown = at_desk(work)
    assert rows == []
    assert not (place / small).exists()
    assert thrown.read_bytes() == before
