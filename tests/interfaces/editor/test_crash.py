"""The editor killed in the middle of a run and of a burst of edits, and started again."""

from __future__ import annotations

import json
import time
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


def test_a_killed_editor_loses_nothing_older_than_a_second_and_goes_on(
    editor, visit, chain, tmp_path
):
    process, address = editor()
    visitor = visit(address)
    graph = visitor.post("/api/open", file=chain)["graph"]
    [run] = visitor.post("/api/run", graph=graph)["runs"]
    [later] = visitor.post("/api/run", graph=graph, name="later")["runs"]
    told = {}
    for number in count(1):
        visitor.edit(graph, number)
        told[number] = time.monotonic()
        if len(visitor.rows()) >= 3 and told[number] - told[1] > 1.2:
            break
    process.kill()
    died = time.monotonic()
    process.wait(20)

    _, address = editor()
    visitor = visit(address)
    kept = int(visitor.text(graph))
    assert kept >= max(number for number, when in told.items() if when < died - 1)
    ours = {each["id"]: each["state"] for each in visitor.post("/api/queue")["runs"]}
    assert list(ours) == [run, later], "both are there, in their order"
    assert set(ours.values()) <= {"queued", "running", "done"}
    until(lambda: {r["state"] for r in visitor.post("/api/queue")["runs"]} == {"done"})
    shown = [(row["node"], row["asset"]) for row in visitor.rows()]
    assert sorted({node for node, _ in shown}) == [f"o{n}" for n in range(STEPS)]
    assert len(set(shown)) == len(shown) == STEPS, "nothing hangs twice"
    made = (tmp_path / "log").read_text().split()
    assert len(made) <= STEPS + 1, "at most the step under way is made again"
