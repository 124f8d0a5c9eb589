"""Processes that share a store, die at any moment or run out of disk: it stays sound."""

import random
import shutil
import subprocess
import sys
import time

import pytest

from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.results import DiskResults

NODES = """
import time
from tagwire import Image, Node, RunContext, Text
from PIL import Image as Pillow
import tagwire.providers.disk.png  # takes a while, and the first picture would wait for it

class Dot(Node, type="dot", keep="always"):
    number: int
    def run(self, ctx: RunContext) -> Image:
        print(f"ran {self.number}", flush=True)
        time.sleep(0.004)
        return ctx.images.hold(Pillow.effect_noise((64, 64), self.number + 1))
"""
RUN = """
import sys, tagwire
from pathlib import Path
store, nodes, first, last = sys.argv[1:]
graph = {"tagwire": 1, "name": "Dots", "nodes": {
    f"dot{n}": {"type": "dot", "settings": {"number": n}} for n in range(int(first), int(last))}}
options = tagwire.Options(store=Path(store), nodes=(Path(nodes),), workspace=Path(nodes))
print("done", tagwire.run(graph, options=options).status)
"""

DYING = """
import os, signal
left, real = {number}, os.{call}
def dies(*words, **named):
    global left
    left -= 1
    if not left: os.kill(os.getpid(), signal.SIGKILL)
    return real(*words, **named)
os.{call} = dies
"""


@pytest.fixture
def dots(tmp_path):
    """Starts a process that runs dots `first` to `last` on a store."""
    nodes = tmp_path / "nodes"
    nodes.mkdir()
    (nodes / "dot.py").write_text(NODES)

    def call(store, first, last):
        words = [sys.executable, "-c", RUN, *map(str, (store, nodes, first, last))]
        return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    return call


@pytest.mark.skipif(shutil.which("sh") is None, reason="needs ulimit")
def test_a_run_on_a_disk_that_fills_up_ends_in_words_and_a_sound_store(store, dots, tmp_path):
    program = dots(store, 0, 1)
    program.communicate(timeout=60)
    limited = ["sh", "-c", 'ulimit -f 60; exec "$@"', "sh", sys.executable, "-c", RUN]
    words_ = [*limited, str(store), str(tmp_path / "nodes"), "0", "200"]
    ended = subprocess.run(words_, check=False, capture_output=True, text=True, timeout=60)
    assert ended.returncode
    assert "StoreFailed" in ended.stderr
    assert_sound(store)


def assert_sound(store):
    """The store opens and holds complete pictures only."""
    assets = Assets(store / "assets")
    shelf = DiskResults(store, assets)
    rows = shelf.rows()
    keys = [key for key, _, _ in rows]
    assert shelf.known(keys) == set(keys)
    for asset in {each for _, row, _ in rows for each in row.split()}:
        assets.get(asset)
    for path in assets.every():
        assets.get(path.stem)
    shelf.close()
    return len(rows)


def test_a_second_process_runs_nothing(store, dots):
    first, _ = dots(store, 0, 10).communicate(timeout=60)
    assert first.count("ran") == 10
    second, _ = dots(store, 0, 10).communicate(timeout=60)
    assert second == "done done\n"


def test_three_processes_at_once_share_a_store_that_is_not_there_yet(store, dots):
    running = [dots(store, 0, 40) for _ in range(3)]
    ended = [program.communicate(timeout=60) for program in running]
    assert [out.splitlines()[-1] for out, _ in ended] == ["done done"] * 3
    assert [faults for _, faults in ended] == [""] * 3
    assert assert_sound(store) == 40


def test_a_process_killed_at_any_moment_leaves_a_sound_store_that_only_grows(store, dots):
    dice = random.Random(3)
    finished = 0
    for _ in range(15):
        program = dots(store, 0, 200)
        for _ in range(dice.randrange(1, 16)):
            program.stdout.readline()
        time.sleep(dice.random() * 0.005)
        program.kill()
        program.communicate()
        finished, before = assert_sound(store), finished
        assert finished >= before
    assert 0 < finished < 200
    out, _ = dots(store, 0, 200).communicate(timeout=60)
    assert out.count("ran") == 200 - finished
    assert out.endswith("done done\n")


@pytest.mark.parametrize("call", ["fsync", "replace", "link", "unlink"])
def test_a_process_killed_at_each_of_its_steps_leaves_a_sound_store(store, dots, call, tmp_path):
    """Dies in place of the first, the second, ... call until there are no more to die in."""
    for number in range(1, 20):
        dying = DYING.format(call=call, number=number) + RUN
        program = [sys.executable, "-c", dying, *map(str, (store, tmp_path / "nodes", 0, 3))]
        ended = subprocess.run(program, check=False, capture_output=True, text=True, timeout=60)
        if ended.returncode == 0:
            break
        assert ended.returncode == -9, ended.stderr
        if (store / "results.sqlite").exists():
            assert_sound(store)
    assert number > 1, "it never died"
    assert assert_sound(store) == 3
