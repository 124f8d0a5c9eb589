"""Graphs over HTTP: opened, edited, undone, and everyone who looks told."""

from __future__ import annotations

import pytest

SET = {"do": "set", "node": "half", "setting": "width", "value": 24}


def test_a_template_is_opened_as_a_copy_and_everyone_shown_all_of_it(at_desk):
    async def act(browser):
        await browser.open(template="product_and_model")
        return browser.tab.told[0], await browser.open(template="product_and_model")

    whole, second = at_desk(act)
    assert whole["graph"] == "product-and-model"
    assert whole["document"]["nodes"].keys() >= {"shot", "sneaker"}
    assert whole["saved"] == {
        "file": None,
        "dirty": False,
        "version": None,
        "title": "Product and model",
    }
    assert second == "product-and-model-2"


def test_a_new_graph_is_empty(at_desk):
    async def act(browser):
        await browser.open(new=True, name="我的图")
        return browser.tab.told[0]

    whole = at_desk(act)
    assert whole["graph"] == "graph"
    assert whole["document"] == {"tagwire": 1, "name": "我的图"}


def test_a_file_opened_twice_is_one_graph(at_desk, small):
    async def act(browser):
        return await browser.open(file=small), await browser.open(file=small)

    first, second = at_desk(act)
    assert first == second


@pytest.mark.parametrize(
    "wish",
    [
        {},
        {"template": "../style"},
        {"template": "none"},
        {"key": "none"},
        {"key": "../../etc"},
        {"file": "none.json"},
        {"file": 3},
        {"stranger": 1},
    ],
)
def test_what_cannot_be_opened_is_refused_in_words(at_desk, wish):
    async def act(browser):
        answer = await browser.client.post("/api/open", json=wish)
        return answer.status_code, answer.json()

    status, told = at_desk(act)
    assert status == 400
    assert told["message"]
    assert told["remedy"]


def test_an_edit_is_told_as_what_changed_only(at_desk, small):
    async def act(browser):
        await browser.open(file=small)
        answer = await browser.edit(SET, edit="e1", name="set", args={"setting": "width"})
        return answer, browser.tab.last("delta")

    answer, delta = at_desk(act)
    assert answer == {"rev": 1, "added": []}
    assert (delta["kind"], delta["rev"], delta["edit"]) == ("delta", 1, "e1")
    assert delta["nodes"] == {
        "half": {"type": "resize_image", "settings": {"width": 24, "height": 32}}
    }
    assert "wires" not in delta
    assert delta["history"]["done"] == [{"name": "set", "args": {"setting": "width"}}]
    assert delta["saved"]["dirty"]


def test_an_edit_sent_twice_is_done_once(at_desk, small):
    async def act(browser):
        await browser.open(file=small)
        add = {"do": "add", "type": "output"}
        return await browser.edit(add, edit="e1"), await browser.edit(add, edit="e1")

    assert at_desk(act) == ({"rev": 1, "added": ["output2"]},) * 2


def test_of_several_commands_all_are_done_or_none(at_desk, small):
    async def act(browser):
        await browser.open(file=small)
        before = browser.session.document
        refused = await browser.edit(SET, {"do": "remove", "nodes": ["nobody"]})
        return refused, browser.session.document is before, browser.tab.kinds()

    refused, same, kinds = at_desk(act)
    assert refused["code"] == "edit_refused"
    assert "nobody" in refused["message"]
    assert same
    assert "delta" not in kinds


def test_an_edit_that_changes_nothing_is_no_step(at_desk, small):
    async def act(browser):
        await browser.open(file=small)
        answer = await browser.edit({**SET, "value": 48})
        return answer, browser.session.history.shown()["steps"]

    assert at_desk(act) == ({"rev": 0, "added": []}, 0)


def test_undo_and_redo_are_told_as_changes_too(at_desk, small):
    async def act(browser):
        await browser.open(file=small)
        await browser.edit(SET)
        undone = await browser.post("/api/history", graph=browser.graph, to="undo")
        back = browser.tab.last("delta")
        await browser.post("/api/history", graph=browser.graph, to={"step": 1})
        return undone, back, browser.tab.last("delta")

    undone, back, forth = at_desk(act)
    assert undone == {"rev": 2}
    assert back["nodes"]["half"]["settings"]["width"] == 48
    assert not back["saved"]["dirty"]
    assert forth["nodes"]["half"]["settings"]["width"] == 24


def test_a_renamed_node_takes_along_what_it_shows(at_desk, small):
    async def act(browser):
        await browser.open(file=small)
        browser.session.show("half", {"status": "running"})
        await browser.edit({"do": "rename_node", "old": "half", "new": "small"})
        renamed = browser.tab.last("delta")["renamed"]
        shown = dict(browser.session.live)
        await browser.post("/api/history", graph=browser.graph, to="undo")
        return renamed, shown, browser.tab.last("delta")["renamed"], browser.session.live

    renamed, shown, back, live = at_desk(act)
    assert (renamed, back) == ({"half": "small"}, {"small": "half"})
    assert shown["small"]["status"] == live["half"]["status"] == "running"


def test_dragging_is_shown_to_the_others_only(at_desk, small, watcher):
    async def act(browser):
        await browser.open(file=small)
        other = watcher("other")
        browser.session.join(other)
        await browser.post("/api/moving", graph=browser.graph, view="tab", to={"half": [1, 2]})
        return browser.tab.kinds(), other.last("moving")

    kinds, moving = at_desk(act)
    assert "moving" not in kinds
    assert moving == {"kind": "moving", "graph": moving["graph"], "to": {"half": [1, 2]}}


def test_where_a_wire_fits_is_told_for_every_other_port(at_desk):
    async def act(browser):
        await browser.open(template="product_and_model")
        out = await browser.post("/api/fits", graph=browser.graph, end="prompt.text")
        into = await browser.post("/api/fits", graph=browser.graph, end="shot.prompt")
        none = await browser.post("/api/fits", graph=browser.graph, end="shot.nothing")
        return out, into, none

    out, into, none = at_desk(act)
    assert out["side"] == "output"
    assert "already" in out["ends"]["shot.prompt"]
    assert "text" in out["ends"]["picture.image"]
    assert into["side"] == "input"
    assert into["ends"]["sneaker.image"]
    assert none["code"] == "edit_refused"


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"graph": NaN}', b"\xff", b'{"graph": "x", "to": [1]}']
)
def test_a_body_that_cannot_be_read_is_refused(at_desk, body):
    async def act(browser):
        return [
            (await browser.client.post(path, content=body)).status_code
            for path in ("/api/open", "/api/edit", "/api/history", "/api/moving", "/api/save")
        ]

    assert at_desk(act) == [400] * 5


def test_a_body_too_large_is_refused(at_desk):
    async def act(browser):
        body = b'{"graph": "' + b"x" * 6_000_000 + b'"}'
        return (await browser.client.post("/api/edit", content=body)).json()

    assert "5 MiB" in at_desk(act)["message"]


def test_two_who_write_in_one_text_are_told_of_each_other_and_nothing_is_overwritten(at_desk):
    async def act(browser):
        await browser.open(template="product_and_model")
        node = next(n for n, e in browser.session.document.nodes.items() if e.type == "prompt")
        was = browser.session.document.nodes[node].settings["text"]
        written = {"by": "me", "node": node, "setting": "text", "changes": [len(was), [0, "!"]]}

        def words(end):
            return {"do": "set", "node": node, "setting": "text", "value": was + end, "was": was}

        edits = [
            await browser.post(
                "/api/edit",
                graph=browser.graph,
                edit=str(n),
                commands=[words(end)],
                written=written,
            )
            for n, end in enumerate(("!", "?"))
        ]
        return was, written, edits, browser.session.document.nodes[node].settings["text"], browser

    was, written, (first, second), now, browser = at_desk(act)
    assert now == was + "!"
    assert (first["rev"], second["rev"], second["now"]) == (1, 1, now)
    told = [message for message in browser.tab.told if message["kind"] == "delta"]
    assert [message["written"] for message in told] == [written]
