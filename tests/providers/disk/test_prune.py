"""What may go when the store should be smaller."""

import os
import time

import pytest

from tagwire.core.document import GraphDocument
from tagwire.core.plan import Result
from tagwire.core.values import Image
from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.gallery import Gallery, hanging
from tagwire.providers.disk.gallery_rows import Made
from tagwire.providers.disk.prune import measure, prune
from tagwire.providers.disk.results import DiskResults

DAY = 86400


@pytest.fixture
def assets(store):
    return Assets(store / "assets")


@pytest.fixture
def shelf(store, assets):
    opened = DiskResults(store, assets)
    yield opened
    opened.close()


@pytest.fixture
def keep(shelf, assets, monkeypatch):
    """Keeps a result with a picture of `size` bytes, last used `days` ago."""

    def call(key, size, days=0, data=b""):
        asset = assets.put(data or key.encode() * size)
        then = time.time() - days * DAY
        monkeypatch.setattr(time, "time", lambda: then)
        shelf.save((key,), Result({"image": Image(1, 1, asset)}))
        monkeypatch.undo()
        return asset

    return call


def age(path, seconds):
    then = time.time() - seconds
    os.utime(path, (then, then))


def test_the_size_counts_results_and_pictures(shelf, assets, keep):
    keep("a", 100)
    keep("b", 50)
    size = measure(shelf, assets)
    assert (size.results, size.pictures, size.bytes) == (2, 2, 150)


def test_what_was_not_used_for_long_goes_with_its_pictures(shelf, assets, keep):
    keep("a", 100, days=40)
    keep("b", 50, days=1)
    gone = prune(shelf, assets, older_than=30 * DAY)
    assert (gone.results, gone.pictures, gone.bytes) == (1, 1, 100)
    assert shelf.known("ab") == {"b"}


def test_the_least_lately_used_goes_until_the_rest_fits(shelf, assets, keep):
    for days, key in enumerate("abcd"):
        keep(key, 100, days=days)
    prune(shelf, assets, keep_bytes=250)
    assert shelf.known("abcd") == {"a", "b"}
    assert measure(shelf, assets).bytes == 200


def test_a_picture_two_results_need_stays_while_one_does(shelf, assets, keep):
    keep("a", 0, days=40, data=b"shared")
    asset = keep("b", 0, data=b"shared")
    prune(shelf, assets, older_than=DAY)
    assert assets.has(asset)


def test_a_fresh_picture_without_a_result_stays_for_the_run_that_makes_it(shelf, assets):
    fresh, old = assets.put(b"fresh"), assets.put(b"old")
    age(assets.path(old), 2 * 3600)
    prune(shelf, assets)
    assert (assets.has(fresh), assets.has(old)) == (True, False)


def test_parts_a_crash_left_go_once_they_are_old(shelf, assets, store):
    folder = assets.path(assets.put(b"picture")).parent
    old = [folder / ".tagwire-old.part", store / ".tagwire-old.part-wal"]
    fresh = folder / ".tagwire-fresh.part"
    for path in [*old, fresh]:
        path.write_bytes(b"half")
    for path in old:
        age(path, 2 * 3600)
    prune(shelf, assets)
    assert [path.exists() for path in [*old, fresh]] == [False, False, True]


def test_pruning_everything_leaves_an_empty_store_that_works(shelf, assets, keep):
    keep("a", 100)
    prune(shelf, assets, keep_bytes=0)
    assert measure(shelf, assets).results == 0
    keep("a", 100)
    assert shelf.known("a") == {"a"}


def test_what_hangs_in_the_gallery_or_was_brought_in_stays(shelf, assets, keep, store):
    gallery = Gallery(store / "editor")
    hung, brought, gone = (keep(name, 10, days=2) for name in "abc")
    gallery.hang(Made(hung, 1, 1, "g", "G", "shot", "shoots"), GraphDocument())
    gallery.uploaded(brought, "shoe.png")
    gallery.close()
    prune(shelf, assets, older_than=DAY, kept=hanging(store / "editor"))
    assert [assets.has(asset) for asset in (hung, brought, gone)] == [True, True, False]
    assert hanging(store / "nowhere") == set()
