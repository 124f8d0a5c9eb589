"""The start page: what there is to open, and the palette."""

from __future__ import annotations

import json


def test_saved_graphs_are_listed_and_other_files_are_not(at_desk, small, place):
    (place / "notes.json").write_text('{"a": 1}')
    (place / "broken.json").write_text("{")
    (place / "wide.json").write_text(json.dumps({"tagwire": 1, "nodes": {}, "name": "Wide"}))
    (place / "graphs" / "deep").mkdir()
    (place / "graphs" / "deep" / "deep.json").write_text('{"tagwire": 1, "nodes": {}}')

    async def act(browser):
        before = await browser.get("/api/start")
        await browser.open(file=small)
        return before, (await browser.get("/api/start"))["graphs"]

    before, after = at_desk(act)
    assert {row["file"]: row["title"] for row in before["graphs"]} == {
        "wide.json": "Wide",
        small: "Small",
    }
    assert before["folder"] == str(place)
    assert {row["file"]: row["open"] for row in after} == {"wide.json": False, small: True}


def test_a_listed_graph_opens_by_its_key(at_desk, small):
    async def act(browser):
        (row,) = (await browser.get("/api/start"))["graphs"]
        return row["key"], await browser.open(key=row["key"]), browser.session.saved.file

    key, opened, file = at_desk(act)
    assert key == opened
    assert file == small


def test_templates_say_what_they_need(at_desk):
    async def act(browser):
        return (await browser.get("/api/start"))["templates"]

    rows = {row["name"]: row for row in at_desk(act)}
    first = rows["product_and_model"]
    assert first["tags"] == ["sneaker", "model", "studio"]
    assert first["references"] == 3
    assert first["title"] == {"en": "Product and model", "zh-CN": "产品与模特"}
    assert all(row["summary"]["en"] and row["summary"]["zh-CN"] for row in rows.values())


def test_the_palette_is_served(at_desk):
    async def act(browser):
        return await browser.get("/api/catalogue")

    assert "gen4_image" in [kind["type"] for kind in at_desk(act)["kinds"]]


def test_a_template_nobody_has_run_is_listed_with_its_example(at_desk):
    async def act(browser):
        await browser.open(template="style")
        return (await browser.get("/api/start"))["graphs"]

    (row,) = at_desk(act)
    assert row["example"] == "/api/template-pictures/style.jpg"
    assert row["picture"] is None


def test_a_template_is_named_in_the_language_it_was_chosen_in(at_desk):
    async def act(browser):
        await browser.open(template="style", name="风格")
        return browser.session.title

    assert at_desk(act) == "风格"
