"""The shelf of results: another process runs nothing twice, and nothing broken is ever mended
behind one's back."""

import random
import shutil
import sqlite3
import subprocess
import sys
import threading
import time

import pytest
from PIL import Image as Pillow

import tagwire
from tagwire import DamagedStore, Image, StoreFailed, Text, WrongUse
from tagwire.core.plan import Delivery, Result
from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.png import encode_png
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


@pytest.fixture
def shelf(store):
    opened = DiskResults(store, Assets(store / "assets"))
    yield opened
    opened.close()


def words(text="words"):
    return Result({"text": Text(text)}, 0.5, 7, 3, ({"node": "a", "draft": True},))


def test_a_result_comes_back_as_it_was(shelf, store):
    asset = Assets(store / "assets").put(b"picture")
    image = Image(4, 4, asset)
    whole = Result(
        {"text": Text("猫 \ud83d"), "image": image},
        *(1.5, 2**32 - 1, None, ({"prompt": "猫"},)),
        (Delivery(image, "name", "webp", 80),),
    )
    shelf.save(("a", "b"), whole)
    assert shelf.load(["a", "b", "c"]) == {"a": whole, "b": whole}
    assert isinstance(shelf.load(["a"])["a"].outputs["text"], Text)


def test_a_thousand_keys_are_looked_up_at_once(shelf):
    shelf.save(tuple(f"key {n}" for n in range(1200)), words())
    keys = [f"key {n}" for n in range(2000)]
    assert len(shelf.known(keys)) == len(shelf.load(keys)) == 1200


def test_a_result_whose_picture_is_gone_is_unknown_and_never_loaded(shelf, store):
    asset = Assets(store / "assets").put(b"picture")
    shelf.save(("a",), Result({"image": Image(4, 4, asset)}))
    assert shelf.known(["a"]) == {"a"}
    Assets(store / "assets").path(asset).unlink()
    assert shelf.known(["a"]) == set()
    assert shelf.load(["a"]) == {}


def test_the_store_is_for_its_owner_only(shelf, store):
    assert store.stat().st_mode & 0o777 == 0o700
    assert shelf.path.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in store.iterdir() if path.suffix == ".part"] == []


def test_many_threads_may_use_one_shelf(shelf):
    def use(number):
        for step in range(30):
            shelf.save((f"{number}.{step}", "shared"), words(str(number)))
            assert f"{number}.{step}" in shelf.load([f"{number}.{step}"])
            shelf.known([f"{n}.{step}" for n in range(8)])

    threads = [threading.Thread(target=use, args=[n]) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(shelf.rows()) == 241


def test_a_closed_shelf_is_not_called_damaged(shelf):
    shelf.close()
    with pytest.raises(StoreFailed) as told:
        shelf.known(["a"])
    assert not isinstance(told.value, DamagedStore)


def filled(store):
    shelf = DiskResults(store, Assets(store / "assets"))
    for number in range(300):
        shelf.save((f"key {number}",), words("x" * 500))
    shelf.close()
    return store / "results.sqlite"


DAMAGES = {
    "garbage": lambda whole: random.Random(1).randbytes(len(whole)),
    "zero bytes": lambda whole: b"",
    "one byte": lambda whole: whole[:1],
    "half a header": lambda whole: whole[:50],
    "a header only": lambda whole: whole[:100],
    "one page": lambda whole: whole[:4096],
    "half a page more": lambda whole: whole[:6144],
    "half": lambda whole: whole[: len(whole) // 2],
    "all but a byte": lambda whole: whole[:-1],
    "words": lambda whole: b"this is no database" * 999,
    "zeros": lambda whole: b"\0" * len(whole),
    "a hurt middle": lambda whole: whole[:4096] + b"\xff" * (len(whole) - 4096),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_store_is_told_and_left_to_the_byte(store, damage, make_app, wired):
    path = filled(store)
    path.write_bytes(DAMAGES[damage](path.read_bytes()))
    before = path.read_bytes()
    app = make_app()
    graph = wired({"a": ("prompt", {"text": "a"})})
    with pytest.raises(DamagedStore, match=r"is damaged: .+ left as it is") as told:  # noqa: PT012
        tagwire.run(graph, app=app)
        app.results.known([f"key {n}" for n in range(300)])
    app.close()
    assert told.value.exit_code == 5
    assert path.read_bytes() == before


def test_a_row_nobody_can_read_is_damage(store):
    path = filled(store)
    with sqlite3.connect(path) as base:
        rows = [b"\xff\xfe", '{"outputs": 3}', "{", '"words"', '{"outputs": {"a": {}}}']
        for number, body in enumerate(rows):
            base.execute("UPDATE results SET body = ? WHERE key = ?", (body, f"key {number}"))
        base.execute("UPDATE results SET body = CAST(x'fffe' AS TEXT) WHERE key = 'key 5'")
    base.close()
    shelf = DiskResults(store, Assets(store / "assets"))
    for number in range(6):
        with pytest.raises(DamagedStore):
            shelf.load([f"key {number}"])
    assert shelf.load(["key 6"])
    shelf.close()


@pytest.mark.parametrize("make", ["mkdir", "symlink_to"])
def test_what_is_no_file_is_damage(store, make):
    store.mkdir()
    path = store / "results.sqlite"
    path.mkdir() if make == "mkdir" else path.symlink_to("nowhere")
    with pytest.raises(DamagedStore):
        DiskResults(store, Assets(store / "assets"))
    assert path.is_dir() or path.is_symlink()


def test_another_programs_database_is_damage(store):
    store.mkdir()
    base = sqlite3.connect(store / "results.sqlite")
    base.execute("CREATE TABLE cats (name TEXT)")
    base.commit()
    base.close()
    with pytest.raises(DamagedStore, match="not a shelf of results"):
        DiskResults(store, Assets(store / "assets"))


def test_a_store_of_a_newer_version_is_refused_and_left_as_it_is(store):
    path = filled(store)
    base = sqlite3.connect(path)
    base.execute("PRAGMA user_version=2")
    base.close()
    before = path.read_bytes()
    with pytest.raises(WrongUse, match="newer Tagwire") as told:
        DiskResults(store, Assets(store / "assets"))
    assert told.value.exit_code == 2
    assert path.read_bytes() == before


@pytest.mark.parametrize("where", ["in the way/store", "/proc/self/nothing"])
def test_a_store_that_cannot_be_made_is_told_in_words(tmp_path, where):
    (tmp_path / "in the way").write_text("a file")
    with pytest.raises(StoreFailed, match=r"cannot be used: .+\. Name another --store\."):
        DiskResults(tmp_path / where, Assets(tmp_path / "assets"))


def test_a_full_disk_is_told_in_words_and_keeps_what_was_there(store):
    path = filled(store)
    shelf = DiskResults(store, Assets(store / "assets"))
    base = shelf._base
    pages = base.execute("PRAGMA page_count").fetchone()[0]
    base.execute(f"PRAGMA max_page_count={pages}")  # what SQLite itself calls a full disk
    with pytest.raises(StoreFailed, match=r"disk is full\. Free some room") as told:
        shelf.save(tuple(f"big {n}" for n in range(99)), words("x" * 10_000))
    assert told.value.exit_code == 1
    assert len(shelf.rows()) == 300
    shelf.close()
    assert path.stat().st_size


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


def test_what_was_used_today_is_marked_so_and_a_full_disk_does_not_mind(shelf):
    shelf.save(("a",), words())
    with shelf._base as base:
        base.execute("UPDATE results SET used = 1")
    base.execute("PRAGMA query_only=1")
    assert shelf.load(["a"])
    base.execute("PRAGMA query_only=0")
    assert shelf.rows()[0][2] == 1
    shelf.load(["a"])
    assert shelf.rows()[0][2] > 1


def test_a_picture_damaged_in_the_store_fails_the_run_in_words(make_app, wired, painter):
    app = make_app(provider=painter)
    nodes = {"shot": ("shoots", {"seed": 1}), "small": ("resize_image", {"width": 4})}
    graph = wired(nodes, "shot.image small.image")
    asset = tagwire.run(graph, app=app, targets=["shot"]).outputs["shot.image"].asset
    app.assets.path(asset).write_bytes(encode_png(Pillow.new("RGB", (8, 8), "red")))
    with pytest.raises(StoreFailed, match=r"is damaged\. Delete that file and run again\."):
        tagwire.run(graph, app=app)
    app.assets.path(asset).unlink()
    assert tagwire.run(graph, app=app).status == "done"
