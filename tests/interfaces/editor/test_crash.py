"""The editor killed in the middle of a run and of a burst of edits, and started again."""

from __future__ import annotations

import json
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import count

import httpx
import pytest

SLOW = '''"""A step that takes a while and writes down that it was taken."""

import asyncio
from pathlib import Path

from PIL import Image as Pillow

from tagwire import Image, Node, RunContext


class Slow(Node, type="slow", keep="always"):
    """Take a while."""

    shade: int = 0
    log: str = ""

    async def run(self, ctx: RunContext, image: Image | None = None) -> Image:
        with Path(self.log).open("a") as log:
            log.write(f"{self.shade}\\n")
        await asyncio.sleep(0.3)
        return ctx.images.hold(Pillow.new("RGB", (8, 8), (self.shade, 0, 0)))
'''
STEPS = 6


@pytest.fixture
def chain(tmp_path):
    """A saved graph of slow steps in a row, each picture delivered, and a prompt to edit."""
    (tmp_path / "nodes").mkdir()
    (tmp_path / "nodes" / "slow.py").write_text(SLOW)
    nodes = {"prompt": {"type": "prompt", "settings": {"text": "0"}}}
    wires = []
    for n in range(STEPS):
        settings = {"shade": n, "log": str(tmp_path / "log")}
        nodes |= {f"s{n}": {"type": "slow", "settings": settings}, f"o{n}": {"type": "output"}}
        wires += [[f"s{n - 1}.image", f"s{n}.image"]] if n else []
        wires.append([f"s{n}.image", f"o{n}.image"])
    (tmp_path / "chain.json").write_text(json.dumps({"tagwire": 1, "nodes": nodes, "wires": wires}))
    return "chain.json"


class Visitor:
    """Somebody at the editor of an address."""

    def __init__(self, address: str) -> None:
        self.http = httpx.Client(base_url=address.partition("?")[0], follow_redirects=True)
        self.http.get(address)

    def post(self, path, **body):
        return self.http.post(path, json=body).raise_for_status().json()

    def rows(self):
        return self.http.get("/api/gallery").json()["rows"]

    def edit(self, graph, number):
        words = {"do": "set", "node": "prompt", "setting": "text", "value": str(number)}
        self.post("/api/edit", graph=graph, edit=str(number), name="set", commands=[words])

    def text(self, graph):
        document = self.http.get("/api/export", params={"graph": graph}).json()
        return document["nodes"]["prompt"]["settings"]["text"]


@pytest.fixture
def visit():
    """Goes to an editor's address."""
    with ExitStack() as open_ones:

        def call(address):
            visitor = Visitor(address)
            open_ones.callback(visitor.http.close)
            return visitor

        yield call


def until(true, seconds=20):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)


def test_a_killed_editor_loses_nothing_it_answered_for_and_goes_on(editor, visit, chain, tmp_path):
    process, address = editor()
    visitor = visit(address)
    graph = visitor.post("/api/open", file=chain)["graph"]
    [run] = visitor.post("/api/run", graph=graph)["runs"]
    [later] = visitor.post("/api/run", graph=graph, name="later")["runs"]
    for number in count(1):
        visitor.edit(graph, number)
        if len(visitor.rows()) >= 3 and number > 50:
            break
    process.kill()
    process.wait(20)

    _, address = editor()
    visitor = visit(address)
    assert visitor.text(graph) == str(number)
    ours = {each["id"]: each["state"] for each in visitor.post("/api/queue")["runs"]}
    assert list(ours) == [run, later], "both are there, in their order"
    assert set(ours.values()) <= {"queued", "running", "done"}
    until(lambda: {r["state"] for r in visitor.post("/api/queue")["runs"]} == {"done"})
    shown = [(row["node"], row["asset"]) for row in visitor.rows()]
    assert sorted({node for node, _ in shown}) == [f"o{n}" for n in range(STEPS)]
    assert len(set(shown)) == len(shown) == STEPS, "nothing hangs twice"
    made = (tmp_path / "log").read_text().split()
    assert len(made) <= STEPS + 1, "at most the step under way is made again"


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signal")
def test_ctrl_c_amid_a_run_ends_without_a_word_and_the_run_goes_on_later(
    editor, visit, chain, tmp_path
):
    process, address = editor()
    visitor = visit(address)
    graph = visitor.post("/api/open", file=chain)["graph"]
    [run] = visitor.post("/api/run", graph=graph)["runs"]
    until(visitor.rows)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (0, "")

    _, address = editor()
    visitor = visit(address)
    until(lambda: [r["state"] for r in visitor.post("/api/queue")["runs"]] == ["done"])
    assert visitor.post("/api/queue")["runs"][0]["id"] == run
    assert len(visitor.rows()) == STEPS
    assert len((tmp_path / "log").read_text().split()) <= STEPS + 1, "what was made stays made"


@pytest.mark.parametrize("wait", [0, 0.02, 0.1, 0.35])
def test_killed_amid_edits_and_a_save_every_answer_holds_and_no_file_is_half(
    editor, visit, chain, tmp_path, wait
):
    process, address = editor()
    visitor = visit(address)
    graph = visitor.post("/api/open", file=chain)["graph"]
    told, saves = [], []

    def edit():
        for number in count(1):
            visitor.edit(graph, number)
            told.append(number)

    def save():
        while True:
            saves.append(visitor.post("/api/save", graph=graph)["version"])

    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(edit), pool.submit(save)]
        until(lambda: len(told) > 20 and saves)
        time.sleep(wait)
        process.kill()
        assert all(isinstance(each.exception(20), httpx.HTTPError) for each in both)
    process.wait(20)
    saved = json.loads((tmp_path / chain).read_text())["nodes"]["prompt"]["settings"]["text"]

    _, address = editor()
    visitor = visit(address)
    rows = [row for row in visitor.http.get("/api/start").json()["graphs"] if row["file"]]
    assert [(row["file"], row["key"]) for row in rows] == [(chain, graph)]
    shown = visitor.text(graph)
    assert int(shown) in (told[-1], told[-1] + 1), "the one under way may be there or not"
    assert 0 <= int(saved) <= told[-1] + 1
    versions = visitor.http.get("/api/versions", params={"graph": graph}).json()["versions"]
    assert versions[0]["number"] in (saves[-1], saves[-1] + 1)
    visitor.post("/api/save", graph=graph, over=True)
    visitor.post("/api/history", graph=graph, to="undo")
    assert int(visitor.text(graph)) == int(shown) - 1
    assert visitor.rows() == []
