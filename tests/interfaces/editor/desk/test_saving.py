"""Saving: a version with a note, and nothing written over by mistake."""

from __future__ import annotations

import json
import os

import pytest

WIDTH = {"do": "set", "node": "half", "setting": "width", "value": 24}


def test_saving_writes_the_file_and_keeps_a_version_with_its_note(at_desk, small, place):
    async def act(browser):
        await browser.open(file=small)
        first = await browser.post("/api/save", graph=browser.graph, note="as it was")
        await browser.edit(WIDTH)
        second = await browser.post("/api/save", graph=browser.graph)
        listed = await browser.get("/api/versions", graph=browser.graph)
        return first, second, listed["versions"], browser.tab.last("delta")["saved"]

    first, second, versions, saved = at_desk(act)
    assert (first, second) == ({"version": 1, "file": small}, {"version": 2, "file": small})
    assert [(v["number"], v["note"], v["nodes"]) for v in versions] == [
        (2, "", 3),
        (1, "as it was", 3),
    ]
    assert saved == {"file": small, "dirty": False, "version": 2, "title": "Small"}
    assert json.loads((place / small).read_text())["nodes"]["half"]["settings"]["width"] == 24


def test_a_template_saved_elsewhere_still_finds_its_pictures(at_desk, place):
    async def act(browser):
        await browser.open(template="style")
        return await browser.post("/api/save", graph=browser.graph)

    async def again(browser):
        await browser.open(file="graphs/Style.json")
        await browser.desk.settled()
        return browser.tab.last("review")["problems"], browser.session.folder

    assert at_desk(act) == {"version": 1, "file": "graphs/Style.json"}
    (store,) = place.parent.glob("store/editor/drafts/*.draft")
    store.unlink()
    problems, folder = at_desk(again)
    assert problems == []
    assert folder == place / "graphs"


def test_another_graph_is_not_written_over_unless_wanted(at_desk, small, place):
    (place / "graphs" / "other.json").write_text('{"tagwire": 1}')

    async def act(browser):
        await browser.open(file=small)
        wish = {"graph": browser.graph, "as": "graphs/other.json"}
        refused = await browser.client.post("/api/save", json=wish)
        kept = (place / "graphs" / "other.json").read_text()
        saved = await browser.post("/api/save", **wish, over=True)
        return refused.status_code, refused.json()["code"], kept, saved["file"]

    assert at_desk(act) == (409, "file_exists", '{"tagwire": 1}', "graphs/other.json")


def test_a_file_changed_by_somebody_else_is_not_written_over_unless_wanted(at_desk, small, place):
    async def act(browser):
        await browser.open(file=small)
        (place / small).write_text('{"tagwire": 1, "name": "Theirs"}')
        refused = await browser.client.post("/api/save", json={"graph": browser.graph})
        kept = json.loads((place / small).read_text())["name"]
        await browser.post("/api/save", graph=browser.graph, over=True)
        return refused.status_code, refused.json()["code"], kept

    assert at_desk(act) == (409, "file_changed", "Theirs")
    assert json.loads((place / small).read_text())["name"] == "Small"


def test_a_file_that_is_gone_is_written_again(at_desk, small, place):
    async def act(browser):
        await browser.open(file=small)
        (place / small).unlink()
        return await browser.post("/api/save", graph=browser.graph)

    assert at_desk(act)["file"] == small
    assert (place / small).exists()


@pytest.mark.parametrize(
    "name",
    [
        *("../out.json", "/etc/out.json", "graphs/../../out.json", "a\\b.json", "out.txt", ".json"),
        *("", ".hidden/a.json", "link/out.json", "a\0.json", "con.json", "x" * 241, "a//b.json"),
        *("~/a.json", "~root/a.json", "~a.json", " a.json", "a./b.json", "a.json ", "a?.json"),
        *("NUL.txt.json", "CON .json", "com¹.json", "CONIN$.json", "aux/a.json", "a\u202eb.json"),
    ],
)
def test_names_outside_the_folder_or_no_names_everywhere_are_refused(at_desk, small, place, name):
    os.symlink(place.parent, place / "link")

    async def act(browser):
        await browser.open(file=small)
        opened = await browser.client.post("/api/open", json={"file": name})
        if not name:
            return opened.status_code, 400
        wish = {"graph": browser.graph, "as": name}
        return opened.status_code, (await browser.client.post("/api/save", json=wish)).status_code

    assert at_desk(act) == (400, 400)
    assert not (place.parent / "out.json").exists()


def test_a_version_restored_is_a_step_like_any_other(at_desk, small):
    async def act(browser):
        await browser.open(file=small)
        await browser.post("/api/save", graph=browser.graph)
        await browser.edit(WIDTH)
        await browser.post("/api/save", graph=browser.graph)
        await browser.post("/api/restore", graph=browser.graph, version=1)
        told = browser.tab.last("graph")
        await browser.post("/api/history", graph=browser.graph, to="undo")
        return told, browser.session.document

    told, undone = at_desk(act)
    assert told["document"]["nodes"]["half"]["settings"]["width"] == 48
    assert told["history"]["done"][-1] == {"name": "restore", "args": {"version": 1}}
    assert told["saved"]["dirty"]
    assert undone.nodes["half"].settings["width"] == 24


def test_two_versions_are_compared_with_their_pictures(at_desk, small):
    async def act(browser):
        await browser.open(file=small)
        await browser.post("/api/save", graph=browser.graph)
        await browser.edit(WIDTH)
        asset = browser.desk.app.assets.put(b"a picture")
        picture = {"asset": asset, "width": 24, "height": 32}
        browser.session.show("half", {"status": "done", "pictures": [picture]})
        query = {"graph": browser.graph, "from": "saved", "to": "now"}
        now = await browser.get("/api/difference", **query)
        same = await browser.get("/api/difference", **{**query, "to": "1"})
        none = await browser.get("/api/difference", **{**query, "to": "7"})
        odd = await browser.get("/api/difference", **{**query, "to": "../1"})
        return asset, now, same, none["code"], odd["code"]

    asset, now, same, *codes = at_desk(act)
    assert now["changes"] == [
        {"what": "setting", "node": "half", "name": "width", "before": 48, "after": 24}
    ]
    assert now["pictures"] == {"half": [None, asset]}
    assert same == {"changes": [], "pictures": {}}
    assert codes == ["wrong_use", "wrong_use"]


def test_what_was_never_saved_has_no_versions(at_desk):
    async def act(browser):
        await browser.open(new=True)
        listed = await browser.get("/api/versions", graph=browser.graph)
        restored = await browser.post("/api/restore", graph=browser.graph, version=1)
        return listed, restored["message"]

    listed, words = at_desk(act)
    assert listed == {"versions": []}
    assert "never saved" in words


def test_a_graph_saved_under_another_name_leaves_its_first_file_in_the_list(at_desk, small):
    async def act(browser):
        await browser.open(file=small)
        await browser.post("/api/save", graph=browser.graph, **{"as": "two.json"})
        rows = (await browser.get("/api/start"))["graphs"]
        keys = {row["file"]: row["key"] for row in rows}
        await browser.open(key=keys[small])
        return keys, browser.graph, browser.session.saved.file

    keys, key, file = at_desk(act)
    assert keys.keys() == {small, "two.json"}
    assert (key, file) == (keys[small], small)


def test_two_saves_at_once_are_two_versions(at_desk, small):
    import asyncio

    async def act(browser):
        await browser.open(file=small)
        both = (browser.post("/api/save", graph=browser.graph) for _ in range(2))
        return await asyncio.gather(*both)

    assert sorted(answer["version"] for answer in at_desk(act)) == [1, 2]


def test_a_note_is_written_on_a_version_afterwards(at_desk, small):
    async def act(seat):
        await seat.open(file=small)
        saved = await seat.post("/api/save", graph=seat.graph)
        noted = {"graph": seat.graph, "version": saved["version"], "note": "Warmer"}
        assert await seat.post("/api/note", **noted) == {}
        [version] = (await seat.get("/api/versions", graph=seat.graph))["versions"]
        assert (version["note"], version["nodes"]) == ("Warmer", 3)
        assert "no version" in (await seat.post("/api/note", **{**noted, "version": 9}))["message"]

    at_desk(act)
