"""The pictures of a saved graph: beside it, whatever is undone, restored or saved elsewhere."""

from __future__ import annotations

import json
import shutil

import pytest

from tagwire.providers.discovery import shipped

TEMPLATE = "product_and_model"
WORDS = {"do": "set", "node": "prompt", "setting": "text", "value": "@sneaker on @model, @studio"}


def faults(browser):
    """What is wrong with the pictures of the graph as it is."""
    loaded = browser.session.loaded()
    fault = browser.desk.app.sources(loaded.folder).fault
    sources = [e.settings["file"] for e in loaded.document.nodes.values() if "file" in e.settings]
    assert len(sources) == 3
    return [words for words in map(fault, sources) if words]


def sources_in(path):
    nodes = json.loads(path.read_text())["nodes"].values()
    return [node["settings"]["file"] for node in nodes if "file" in node["settings"]]


async def undone_and_redone(browser):
    """Every step back, then every step forth; returns what was wrong anywhere."""
    found = []
    for way in ("undo", "redo"):
        for _ in range(6):
            await browser.post("/api/history", graph=browser.graph, to=way)
            found += faults(browser)
    return found


@pytest.mark.parametrize("name", ["shop.json", "graphs/shop.json", "shots/summer/shop.json"])
def test_a_saved_template_has_its_pictures_beside_it_in_every_step(at_desk, place, name):
    async def act(browser):
        await browser.open(template=TEMPLATE)
        await browser.edit(WORDS)
        saved = await browser.post("/api/save", graph=browser.graph, **{"as": name})
        found = await undone_and_redone(browser)
        await browser.post("/api/save", graph=browser.graph, **{"as": "else/where.json"})
        found += await undone_and_redone(browser)
        query = {"graph": browser.graph, "from": "saved", "to": "now"}
        changes = (await browser.get("/api/difference", **query))["changes"]
        return saved, found, changes, browser.session.dirty, browser.graph

    saved, found, changes, dirty, key = at_desk(act)
    assert saved == {"version": 1, "file": name}
    assert (found, changes, dirty) == ([], [], False)
    path = place / name
    assert sources_in(path) == ["photos/sneaker.jpg", "photos/model.jpg", "photos/studio.jpg"]
    shipped_one = shipped("graphs") / "photos" / "sneaker.jpg"
    assert (path.parent / "photos" / "sneaker.jpg").read_bytes() == shipped_one.read_bytes()
    for told in (path, place / "else" / "where.json"):
        assert all((told.parent / source).is_file() for source in sources_in(told))

    async def again(browser):
        await browser.open(key=key)
        return await undone_and_redone(browser)

    assert at_desk(again) == []


def test_a_version_restored_after_saving_elsewhere_has_its_pictures(at_desk):
    async def act(browser):
        await browser.open(template=TEMPLATE)
        save = {"graph": browser.graph, "as": "one/shop.json"}
        await browser.post("/api/save", **save)
        await browser.edit(WORDS)
        await browser.post("/api/save", **{**save, "as": "two/shop.json"})
        await browser.post("/api/save", **save, over=True)
        await browser.post("/api/restore", graph=browser.graph, version=1)
        return faults(browser) + await undone_and_redone(browser)

    assert at_desk(act) == []


def test_a_picture_of_the_same_name_is_left_as_it_is(at_desk, place):
    (place / "photos").mkdir()
    shutil.copy(place / "disc.png", place / "photos" / "sneaker.jpg")
    before = (place / "photos" / "sneaker.jpg").read_bytes()

    async def act(browser):
        await browser.open(template=TEMPLATE)
        await browser.edit(WORDS)
        await browser.post("/api/save", graph=browser.graph, **{"as": "shop.json"})
        await browser.desk.settled()
        shown = browser.session.document.nodes["sneaker"].settings["file"]
        return shown, await undone_and_redone(browser), browser.session.dirty

    assert at_desk(act) == ("photos/sneaker-2.jpg", [], False)
    assert (place / "photos" / "sneaker.jpg").read_bytes() == before
    assert sources_in(place / "shop.json")[0] == "photos/sneaker-2.jpg"


def test_what_a_template_shows_is_still_shown_once_it_is_saved(at_desk):
    async def act(browser):
        await browser.open(template=TEMPLATE)
        await browser.edit({"do": "rename_graph", "name": "Mine"})
        await browser.desk.settled()
        before = dict(browser.session.keys)
        await browser.post("/api/save", graph=browser.graph)
        await browser.desk.settled()
        return before == browser.session.keys, browser.tab.last("review")["stale"]

    assert at_desk(act) == (True, {})


def test_a_picture_s_address_or_a_name_no_system_knows_stays_as_it_was_written(at_desk, place):
    odd = ["https://example.org/a.png", "~nobody-here/a.png", "a\0.png"]
    nodes = {
        f"p{n}": {"type": "reference_image", "settings": {"file": source}}
        for n, source in enumerate(odd)
    }
    (place / "odd.json").write_text(json.dumps({"tagwire": 1, "nodes": nodes}))

    async def act(browser):
        await browser.open(file="odd.json")
        return await browser.post("/api/save", graph=browser.graph, **{"as": "a/odd.json"})

    assert at_desk(act)["version"] == 1
    assert sources_in(place / "a" / "odd.json")[:2] == odd[:2]


def test_a_full_disk_is_told_as_one_and_the_change_is_kept(at_desk, small, monkeypatch):
    import errno

    from tagwire.providers.disk import graphs

    def full(path, *_):
        raise OSError(errno.ENOSPC, "No space left on device")

    async def act(browser):
        await browser.open(file=small)
        await browser.edit({"do": "rename_graph", "name": "Mine"})
        with monkeypatch.context() as there:
            there.setattr(graphs, "write_whole", full)
            answer = await browser.client.post("/api/save", json={"graph": browser.graph})
        return answer.status_code, answer.json(), browser.session.dirty

    status, told, dirty = at_desk(act)
    assert (status, told["code"], dirty) == (507, "store_failed", True)
    assert "no space left" in told["message"]
    assert "Free some room" in told["remedy"]


def test_an_editor_killed_after_a_save_comes_back_with_the_pictures(at_desk, place):
    """The draft as it is on disk the moment the save is answered."""

    async def act(browser):
        await browser.open(template=TEMPLATE)
        await browser.edit(WORDS)
        (place / "photos").mkdir()
        (place / "photos" / "model.jpg").write_text("another")
        await browser.post("/api/save", graph=browser.graph, **{"as": "shop.json"})
        shutil.copytree(browser.desk.store / "drafts", place / "killed")
        return browser.graph

    key = at_desk(act)
    drafts = place.parent / "store" / "editor" / "drafts"
    shutil.rmtree(drafts)
    shutil.move(place / "killed", drafts)

    async def again(browser):
        await browser.open(key=key)
        return faults(browser), await undone_and_redone(browser), browser.session.dirty

    assert at_desk(again) == ([], [], False)
