"""Drafts: whole or not there, and told apart from what is not one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tagwire.core.errors import StoreFailed
from tagwire.providers.disk.drafts import Drafts


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "drafts")


def test_a_draft_is_read_as_it_was_written(drafts):
    drafts.write("shot", {"title": "图\u2028"}, {"document": {"tagwire": 1}})
    about, whole = drafts.read("shot")
    assert about["title"] == "图\u2028"
    assert whole == {"document": {"tagwire": 1}}
    assert [key for key, _ in drafts.about()] == drafts.keys() == ["shot"]


def test_a_newer_draft_takes_the_place_of_the_older(drafts):
    drafts.write("shot", {}, {"n": 1})
    drafts.write("shot", {}, {"n": 2})
    assert drafts.read("shot")[1] == {"n": 2}


def test_there_is_none_once_it_is_forgotten(drafts):
    drafts.write("shot", {}, {})
    drafts.forget("shot")
    drafts.forget("shot")
    assert drafts.read("shot") is None
    assert list(drafts.about()) == []


@pytest.mark.parametrize("text", ["", "{}\n{}\n", '{"tagwire_draft": 1}\n{', "\x00", "[]\n[]\n"])
def test_what_cannot_be_read_is_set_aside_not_lost(drafts, text):
    drafts.root.mkdir()
    (drafts.root / "shot.draft").write_text(text)
    assert drafts.read("shot") is None
    assert (drafts.root / "shot.damaged").read_text() == text


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "drafts").write_text("a file")
    with pytest.raises(StoreFailed, match="drafts"):
        Drafts(tmp_path / "drafts").write("shot", {}, {})
