"""The shelf of results: another process runs nothing twice, and nothing broken is ever mended
behind one's back."""

import sqlite3
import threading

import pytest
from damages import DAMAGES
from PIL import Image as Pillow

import tagwire
from tagwire import DamagedStore, Image, StoreFailed, Text, WrongUse
from tagwire.core.plan import Delivery, Result
from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.png import encode_png
from tagwire.providers.disk.results import DiskResults


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


HURTS = {
    **DAMAGES,
    "half a header": lambda whole: whole[:50],
    "a hurt middle": lambda whole: whole[:4096] + b"\xff" * (len(whole) - 4096),
}


@pytest.mark.parametrize("damage", HURTS)
def test_a_damaged_store_is_told_and_left_to_the_byte(store, damage, make_app, wired):
    path = filled(store)
    path.write_bytes(HURTS[damage](path.read_bytes()))
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
    with shelf._base.reading() as base:
        pages = base.execute("PRAGMA page_count").fetchone()[0]
        base.execute(f"PRAGMA max_page_count={pages}")  # what SQLite itself calls a full disk
    with pytest.raises(StoreFailed, match=r"disk is full\. Free some room") as told:
        shelf.save(tuple(f"big {n}" for n in range(99)), words("x" * 10_000))
    assert told.value.exit_code == 1
    assert len(shelf.rows()) == 300
    shelf.close()
    assert path.stat().st_size


def test_what_was_used_today_is_marked_so_and_a_full_disk_does_not_mind(shelf):
    shelf.save(("a",), words())
    with shelf._base.writing() as base:
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
