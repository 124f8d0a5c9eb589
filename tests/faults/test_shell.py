"""`tagwire run` before the fake, told to end and run again: no id lost, and the key nowhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ours import CANARY, prompt_of
from PIL import Image
from plans import Rule

from tagwire.providers.disk.ledger import DiskLedger

TOLD = """
import logging, sys
logging.basicConfig(level=logging.DEBUG)
from tagwire.interfaces.cli import main
main()
"""
"""The shell's door with everything told that any library logs."""

PROFILE = """
[profiles.fake]
base_url = "{url}"
key_env = "FAKE_KEY"
at_once = 3
prices = {{ gen4_image = 5 }}
"""


def graph_of(prompts):
    """Three pictures with a reference each, delivered with the graph in them."""
    nodes = {"photo": {"type": "reference_image", "settings": {"file": "photo.png"}}}
    wires = []
    for number, prompt in enumerate(prompts):
        shot = {"aspect_ratio": "1:1", "resolution": "720p", "tags": ["photo"]}
        nodes[f"p{number}"] = {"type": "prompt", "settings": {"text": f"{prompt} As @photo."}}
        nodes[f"s{number}"] = {"type": "gen4_image", "settings": shot}
        nodes[f"o{number}"] = {"type": "output"}
        wires += [
            [f"p{number}.text", f"s{number}.prompt"],
            ["photo.image", f"s{number}.references"],
        ]
        wires += [[f"s{number}.image", f"o{number}.image"]]
    return {"tagwire": 1, "name": "Three shots", "nodes": nodes, "wires": wires}


class Shell:
    """A folder with a graph and a profile, and `tagwire` in it."""

    def __init__(self, folder: Path, url: str, prompts: list[str]) -> None:
        self.folder = folder
        self.store = folder / "store"
        self.store.mkdir()
        (self.store / "profiles.toml").write_text(PROFILE.format(url=url), "utf-8")
        (folder / "graph.json").write_text(json.dumps(graph_of(prompts)), "utf-8")
        Image.new("RGB", (300, 300), "teal").save(folder / "photo.png")
        self.said = ""

    def begin(self, *words: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", TOLD, *words, "--store", "store"]
        env = {**os.environ, "FAKE_KEY": CANARY, "PYTHONIOENCODING": "utf-8"}
        pipe = subprocess.PIPE
        return subprocess.Popen(
            command, cwd=self.folder, env=env, stdout=pipe, stderr=pipe, text=True
        )

    def end(self, process: subprocess.Popen[str]) -> int:
        out, errors = process.communicate(timeout=60)
        self.said += out + errors
        return process.returncode

    def run(self) -> subprocess.Popen[str]:
        return self.begin("run", "graph.json", "--provider", "fake", "--seed", "3")

    def entries(self):
        book = DiskLedger(self.store)
        try:
            return list(book.listed())
        finally:
            book.close()

    def everything(self) -> bytes:
        """All that was written or said."""
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        return self.said.encode() + b"".join(path.read_bytes() for path in files)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without telling it")
def test_told_to_end_while_it_sends_it_keeps_the_ids_and_the_next_run_fetches(
    fake, prompts, tmp_path
):
    fake.work(delay=1.5, polls=0)
    shell = Shell(tmp_path, fake.url, prompts(3))
    process = shell.run()
    ends = time.monotonic() + 30
    while len(fake.seen("submit")) < 3 and time.monotonic() < ends:
        time.sleep(0.05)
    command = Path(f"/proc/{process.pid}/cmdline")
    shell.said += command.read_text() if command.exists() else ""
    process.terminate()
    code = shell.end(process)
    left = shell.entries()
    assert [entry.state for entry in left] == ["SUBMITTED"] * 3, shell.said[-2000:]
    assert code == 130, shell.said[-2000:]
    assert "Traceback" not in shell.said
    assert fake.seen("cancel") == []

    assert shell.end(shell.run()) == 0, shell.said[-2000:]
    done = shell.entries()
    assert {entry.state for entry in done} == {"DONE"}
    assert {entry.task for entry in done} == {entry.task for entry in left}
    assert len(fake.seen("submit")) == 3
    assert fake.twice() == []

    for words in (["ledger", "list", "--json"], ["ledger", "show", done[0].id]):
        assert shell.end(shell.begin(*words)) == 0
    written = shell.everything()
    assert prompt_of(done[0]).encode() in written, "the search finds what is there"
    assert b"send_request_headers" in written, "the libraries told what they do"
    assert CANARY.encode() not in written
    assert CANARY[4:40].encode() not in written


def test_a_damaged_ledger_ends_the_command_with_five(fake, prompts, tmp_path):
    shell = Shell(tmp_path, fake.url, prompts(1))
    ledger = shell.store / "ledger.sqlite"
    ledger.write_bytes(b"no ledger" * 1000)
    assert shell.end(shell.run()) == 5
    assert ledger.read_bytes() == b"no ledger" * 1000
    assert "Traceback" not in shell.said
    assert fake.seen("submit") == []


def test_a_lost_answer_ends_the_command_with_four_and_stays_so(fake, prompts, tmp_path):
    fake.plan(Rule("submit", "reset", charged=True, times=9))
    shell = Shell(tmp_path, fake.url, prompts(1))
    assert shell.end(shell.run()) == 4
    assert shell.end(shell.run()) == 4
    assert "tagwire ledger resolve" in shell.said
    assert len(fake.seen("submit")) == 1
    assert [entry.state for entry in shell.entries()] == ["UNKNOWN"]
