"""Pictures in the store: named by their bytes, whole, and missed in words."""

import errno
import hashlib
import os

import pytest

from tagwire import PictureRefused, StoreFailed
from tagwire.providers.disk.assets import Assets


@pytest.fixture
def assets(tmp_path):
    return Assets(tmp_path / "assets")


def test_the_same_bytes_are_stored_once_under_their_sha256(assets):
    name = assets.put(b"picture")
    assert name == hashlib.sha256(b"picture").hexdigest()
    before = assets.path(name).stat().st_mtime_ns
    assert assets.put(b"picture") == name
    assert assets.path(name).stat().st_mtime_ns == before
    assert assets.get(name) == b"picture"
    assert [path.stem for path in assets.every()] == [name]


@pytest.mark.parametrize(
    "name", ["", "abc", "../../etc/passwd", "A" * 64, "g" * 64, "0" * 63 + "\n", "0" * 64 + "\n"]
)
def test_what_is_no_asset_id_reaches_no_file(assets, name):
    for call in (assets.path, assets.has, assets.get):
        with pytest.raises(PictureRefused, match="no asset id"):
            call(name)


def test_a_missing_picture_is_missed_in_words(assets):
    with pytest.raises(StoreFailed, match=r"cannot be read: no such file.*Run again"):
        assets.get("0" * 64)


@pytest.mark.parametrize("damage", [b"", b"pictur", b"Picture", b"picture!"])
def test_a_damaged_picture_is_never_handed_out(assets, damage):
    name = assets.put(b"picture")
    assets.path(name).write_bytes(damage)
    with pytest.raises(StoreFailed, match=r"is damaged\. Delete that file and run again\."):
        assets.get(name)


@pytest.mark.parametrize("damage", [b"", b"pictur", b"picture!"])
def test_storing_a_picture_again_mends_a_file_cut_short(assets, damage):
    name = assets.put(b"picture")
    assets.path(name).write_bytes(damage)
    assets.put(b"picture")
    assert assets.get(name) == b"picture"


def test_a_full_disk_is_told_in_words_and_leaves_nothing(assets, monkeypatch):
    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreFailed, match=r"no space left on device\. Free some room") as told:
        assets.put(b"picture")
    assert told.value.exit_code == 1
    assert [path for path in assets.root.rglob("*") if path.is_file()] == []


def test_a_file_where_the_folder_should_be_is_told_in_words(assets):
    assets.root.write_text("in the way")
    with pytest.raises(StoreFailed, match="cannot be written"):
        assets.put(b"picture")


def test_a_part_left_by_a_crash_is_no_picture(assets):
    name = assets.put(b"picture")
    (assets.path(name).parent / ".tagwire-abc.part").write_bytes(b"half")
    assert [path.stem for path in assets.every()] == [name]


KINDS = {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp", "video/mp4": ".mp4"}


@pytest.mark.parametrize(("kind", "suffix"), KINDS.items())
def test_a_file_of_each_kind_has_its_own_ending_and_is_found_again(assets, kind, suffix):
    name = assets.put(b"bytes", kind)
    assert assets.path(name).suffix == suffix
    assert assets.has(name)
    assert assets.media_type(name) == kind
    assert assets.get(name) == b"bytes"
    assert [path.name for path in assets.every()] == [name + suffix]


def test_what_is_under_way_is_no_asset(assets):
    name = assets.put(b"bytes")
    (assets.path(name).parent / ".tagwire-x.part").write_bytes(b"half")
    assert [path.stem for path in assets.every()] == [name]
