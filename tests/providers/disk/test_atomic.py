"""Files are whole or not there, whatever goes wrong while they are written."""

import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from tagwire.providers.disk.atomic import write_new, write_whole

FULL = OSError(errno.ENOSPC, "No space left on device")


def breaks(fault):
    def call(*_):
        raise fault

    return call


def test_a_file_is_written_whole_for_its_owner_only(tmp_path):
    path = tmp_path / "deep" / "file"
    write_whole(path, b"data")
    write_whole(path, b"other")
    assert path.read_bytes() == b"other"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["file"]


@pytest.mark.parametrize("call", ["fsync", "fdopen"])
@pytest.mark.parametrize("write", [write_whole, write_new])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, call, write):
    path = tmp_path / "file"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, call, breaks(FULL))
    with pytest.raises(OSError, match="No space"):
        write(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_a_new_file_never_takes_a_name_that_is_taken(tmp_path):
    path = tmp_path / "file"
    write_new(path, b"first")
    with pytest.raises(FileExistsError):
        write_new(path, b"second")
    path.with_name("dangling").symlink_to("nowhere")
    with pytest.raises(FileExistsError):
        write_new(path.with_name("dangling"), b"third")
    assert path.read_bytes() == b"first"
    assert {each.name for each in tmp_path.iterdir()} == {"file", "dangling"}


@pytest.mark.parametrize("links", [True, False])
def test_of_many_who_want_one_name_one_gets_it(tmp_path, monkeypatch, links):
    if not links:
        monkeypatch.setattr(os, "link", breaks(OSError(errno.EPERM, "no links here")))
    path, ready, won = tmp_path / "file", threading.Barrier(4), []

    def write(number):
        ready.wait()
        try:
            write_new(path, str(number).encode())
            won.append(number)
        except FileExistsError:
            pass

    threads = [threading.Thread(target=write, args=[n]) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert won if not links else [path.read_bytes()] == [str(n).encode() for n in won]
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder nobody may write")
def test_a_folder_that_cannot_be_written_says_so():
    with pytest.raises(OSError, match=r"proc"):
        write_whole(Path("/proc/self/nothing/file"), b"data")
