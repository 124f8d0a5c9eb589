"""Graph files: read strictly, saved whole, refused in words."""

import errno
import os

import pytest

from tagwire import WrongUse
from tagwire.core.document import GraphDocument
from tagwire.core.errors import StoreFailed
from tagwire.providers.disk.graphs import read_graph, write_graph


def test_a_saved_graph_reads_back_the_same(tmp_path):
    document = GraphDocument.model_validate({"tagwire": 1, "name": "猫", "nodes": {}})
    write_graph(tmp_path / "deep" / "graph.json", document)
    assert read_graph(tmp_path / "deep" / "graph.json") == document


def test_a_graph_without_a_name_takes_its_files(tmp_path):
    (tmp_path / "my shot.json").write_text('{"tagwire": 1}')
    assert read_graph(tmp_path / "my shot.json").name == "my shot"


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"\xff\xfe", b'{"tagwire": 99}', b"\0" * 6_000_000]
)
def test_what_is_no_graph_is_refused_in_words(tmp_path, data):
    (tmp_path / "graph.json").write_bytes(data)
    with pytest.raises(WrongUse) as told:
        read_graph(tmp_path / "graph.json")
    assert told.value.exit_code == 2


@pytest.mark.parametrize("name", ["nothing.json", "."])
def test_a_file_that_cannot_be_read_is_named(tmp_path, name):
    with pytest.raises(WrongUse, match="Name a graph file"):
        read_graph(tmp_path / name)


def test_a_full_disk_leaves_the_old_graph(tmp_path, monkeypatch):
    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "graph.json"
    path.write_text('{"tagwire": 1, "name": "old"}')
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreFailed, match="no space left on device"):
        write_graph(path, GraphDocument(name="new"))
    assert read_graph(path).name == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["graph.json"]
