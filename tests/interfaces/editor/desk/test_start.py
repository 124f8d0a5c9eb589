"""The start page: what there is to open, and the palette."""

from __future__ import annotations

import json

from tagwire.interfaces.editor.desk.places import graph_files
from tagwire.providers.discovery import shipped


def test_saved_graphs_are_listed_and_other_files_are_not(at_desk, small, place):
    (place / "notes.json").write_text('{"a": 1}')
    (place / "broken.json").write_text("{")
    (place / "wide.json").write_text(json.dumps({"tagwire": 1, "nodes": {}, "name": "Wide"}))
    (place / "graphs" / "a" / "b").mkdir(parents=True)
    (place / "graphs" / "a" / "b" / "deep.json").write_text('{"tagwire": 1, "nodes": {}}')

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


def test_graphs_two_folders_deep_are_found_and_what_tools_keep_is_passed_over(tmp_path):
    found = ["a.json", "graphs/b.json", "scenes/dawn.json", "scenes/night/late.json"]
    other = [".venv/c.json", "out/d.json", "node_modules/e.json", "a/b/c/f.json", ".g.json"]
    for name in (*found, *other):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("{}")
    assert list(graph_files(tmp_path)) == found
    for number in range(600):
        (tmp_path / "scenes" / f"{number:03}.json").write_text("{}")
    assert len(list(graph_files(tmp_path))) == 500


def test_a_shipped_graph_in_the_folder_is_listed_with_its_example_until_it_is_changed(
    at_desk, place
):
    text = (shipped("graphs") / "style.json").read_text("utf-8")
    (place / "style.json").write_text(text, "utf-8")
    (place / "four_lights.json").write_text(text, "utf-8")

    async def act(browser):
        return (await browser.get("/api/start"))["graphs"]

    rows = {row["file"]: row["example"] for row in at_desk(act)}
    assert rows["style.json"] == "/api/template-pictures/style.jpg"
    assert rows["four_lights.json"] is None
