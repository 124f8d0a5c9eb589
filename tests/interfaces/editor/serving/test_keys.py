"""The editor's secrets: kept, bound to a port, and read by nobody else."""

from __future__ import annotations

import os
import stat

import pytest

from tagwire.core.errors import StoreFailed
from tagwire.interfaces.editor.serving.keys import Keys, private, same

POSIX = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")


def test_an_open_tab_outlives_a_restart_and_the_printed_address_does_not(store):
    before, after = Keys.kept_in(store, 8321), Keys.kept_in(store, 8321)
    assert (before.session, before.upload) == (after.session, after.upload)
    assert before.launch != after.launch
    assert len(before.launch) == 43, "256 bits"


def test_two_editors_side_by_side_share_no_secret(store):
    one, two = Keys.kept_in(store, 8321), Keys.kept_in(store, 8322)
    assert len({one.session, two.session, one.upload, two.upload, one.launch, two.launch}) == 6
    assert one.cookie != two.cookie


@POSIX
def test_the_store_and_the_secret_are_the_users_alone(store):
    private(store, store / "editor")
    Keys.kept_in(store, 8321)
    assert stat.S_IMODE(store.stat().st_mode) == 0o700
    assert stat.S_IMODE((store / "editor").stat().st_mode) == 0o700
    assert stat.S_IMODE((store / "editor.key").stat().st_mode) == 0o600


@pytest.mark.parametrize("rest", [b"", b"short", b"\xff" * 64, b"g" * 64])
def test_a_broken_secret_is_made_anew(store, rest):
    kept = Keys.kept_in(store, 8321)
    (store / "editor.key").write_bytes(rest)
    fresh = Keys.kept_in(store, 8321)
    assert fresh.session != kept.session
    assert Keys.kept_in(store, 8321).session == fresh.session


def test_a_store_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreFailed, match="--store"):
        Keys.kept_in(tmp_path / "file", 8321)
    with pytest.raises(StoreFailed, match="--store"):
        private(tmp_path / "file" / "store")


def test_secrets_of_any_shape_can_be_compared():
    assert same("wanted", "wanted")
    assert not same("", "wanted")
    assert not same("\ud800", "wanted")
    assert not same("x" * 100_000, "wanted")
