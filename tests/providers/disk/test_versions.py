"""Versions: numbered, with a note, never written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from tagwire.core.document import GraphDocument, validate
from tagwire.core.errors import StoreFailed, WrongUse
from tagwire.providers.disk.versions import Versions

GRAPH = validate({"tagwire": 1, "name": "Shot", "nodes": {"prompt": {"type": "prompt"}}})


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    return Versions(tmp_path / "versions")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "shot.json"


def test_a_version_is_read_as_it_was_kept(versions, file, tmp_path):
    number = versions.add(file, GRAPH, tmp_path, "好", {"shot": "a" * 64})
    version, document, folder = versions.read(file, number)
    assert (version.number, version.note, version.nodes) == (1, "好", 1)
    assert version.pictures == {"shot": "a" * 64}
    assert (document, folder) == (GRAPH, tmp_path)


def test_versions_are_numbered_and_listed_in_order(versions, file, tmp_path):
    for note in ("one", "two", "three"):
        versions.add(file, GRAPH, tmp_path, note, {})
    assert [(v.number, v.note) for v in versions.every(file)] == [
        (1, "one"),
        (2, "two"),
        (3, "three"),
    ]
    assert versions.last(file) == 3


def test_each_file_has_versions_of_its_own(versions, file, tmp_path):
    versions.add(file, GRAPH, tmp_path, "", {})
    assert versions.every(tmp_path / "other.json") == []
    assert versions.last(tmp_path / "other.json") is None


def test_one_that_is_not_there_or_broken_is_refused_and_the_rest_listed(versions, file, tmp_path):
    versions.add(file, GRAPH, tmp_path, "", {})
    versions.add(file, GraphDocument(), tmp_path, "", {})
    path = next(versions.root.rglob("000001.version"))
    path.write_text("{")
    assert [version.number for version in versions.every(file)] == [2]
    for number in (1, 7):
        with pytest.raises(WrongUse):
            versions.read(file, number)


def test_a_folder_that_cannot_be_written_is_told(tmp_path, file):
    (tmp_path / "versions").write_text("a file")
    with pytest.raises(StoreFailed, match="versions"):
        Versions(tmp_path / "versions").add(file, GRAPH, tmp_path, "", {})
