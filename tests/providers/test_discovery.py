"""Finding node files: ours and a stranger's by one road, broken ones kept with their reason."""

import sys

import pytest

import tagwire
from tagwire import WrongUse
from tagwire.core.errors import NodeInvalid
from tagwire.providers.discovery import discover, shipped

NODE = """
from tagwire import Node, RunContext, Text
class Shout(Node, type="{type}"):
    async def run(self, ctx: RunContext) -> Text:
        return Text("HEY")
"""


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "nodes"
    made.mkdir()
    return made


@pytest.fixture
def plugin(tmp_path, monkeypatch):
    """Installs a package of files with one entry point."""

    def call(value, **files):
        site = tmp_path / "site"
        for name, text in files.items():
            path = site / f"{name.replace('__', '/', 1)}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        info = site / "stranger-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: stranger\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[tagwire.nodes]\nshout = {value}\n")
        monkeypatch.syspath_prepend(str(site))

    yield call
    for name in [name for name in sys.modules if name.partition(".")[0].startswith("strange")]:
        del sys.modules[name]


def test_shipped_nodes_are_found(folder):
    registry = discover([])
    assert {"prompt", "gen4_image", "output"} <= {node.spec.name for node in registry}
    assert registry.source("prompt") == str(shipped("nodes") / "prompt.py")
    assert registry.broken == ()


def test_a_strangers_file_is_found_by_the_same_road_and_runs(folder, wired, store):
    (folder / "shout.py").write_text(NODE.format(type="shout"))
    options = tagwire.Options(store=store, nodes=(folder,), workspace=folder)
    ended = tagwire.run(wired({"a": ("shout", {})}), options=options)
    assert ended.outputs == {"a.text": "HEY"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("import tagwire, nothing_of_the_sort", "ModuleNotFoundError"),
        ("import tagwire\n1/0", "ZeroDivisionError"),
        ("import tagwire\ndef", "SyntaxError"),
        ("import tagwire\nraise SystemExit(3)", "SystemExit"),
        ("import tagwire, sys\nsys.modules.pop(__name__)\n1/0", "ZeroDivisionError"),
        ("import tagwire\n'\xff'", "SyntaxError"),
        ("import tagwire\nclass A(tagwire.Node, type='a'): ...", "NodeInvalid"),
        ("import tagwire\nclass A(tagwire.Node, type='A!'):\n def run(s, c): ...", "NodeInvalid"),
    ],
)
def test_a_broken_file_is_shown_with_its_traceback_and_the_others_work(folder, text, reason):
    (folder / "broken.py").write_bytes(text.encode("latin-1"))
    (folder / "shout.py").write_text(NODE.format(type="shout"))
    registry = discover([folder])
    (broken,) = registry.broken
    assert broken.source == str(folder / "broken.py")
    assert broken.reason.startswith(reason)
    assert "Traceback" in broken.traceback
    assert registry.get("shout")


def test_two_files_of_one_type_are_refused_naming_both(folder):
    for name in ("one", "two"):
        (folder / f"{name}.py").write_text(NODE.format(type="shout"))
    with pytest.raises(NodeInvalid) as told:
        discover([folder])
    assert str(folder / "one.py") in str(told.value)
    assert str(folder / "two.py") in str(told.value)
    (folder / "two.py").write_text(NODE.format(type="prompt"))
    with pytest.raises(NodeInvalid, match="prompt"):
        discover([folder])


def test_a_folder_that_was_read_already_is_not_read_twice(folder):
    (folder / "shout.py").write_text(NODE.format(type="shout"))
    link = folder.parent / "link"
    link.symlink_to(folder)
    registry = discover([shipped("nodes"), folder, folder, link, folder / ".." / "nodes"])
    assert registry.get("shout")
    assert len(registry) == len(discover([])) + 1


def test_files_that_do_not_name_tagwire_or_begin_with_an_underscore_are_not_run(folder):
    (folder / "setup.py").write_text("raise SystemExit('ran')")
    (folder / "_tagwire.py").write_text("import tagwire\nraise SystemExit('ran')")
    (folder / "tagwire.txt").write_text("raise SystemExit('ran')")
    (folder / "folder_tagwire.py").mkdir()
    registry = discover([folder])
    assert registry.broken == ()
    assert len(registry) == len(discover([]))


def test_safe_mode_runs_no_file_but_the_shipped_ones(folder, plugin):
    (folder / "shout.py").write_text("import tagwire\nraise SystemExit('ran')")
    plugin("stranger", stranger="import tagwire\nraise SystemExit('ran')")
    registry = discover([folder], safe=True)
    assert registry.broken == ()
    assert registry.get("prompt")


@pytest.mark.parametrize(
    ("value", "files"),
    [
        ("stranger", {"stranger": NODE.format(type="shout")}),
        ("stranger:Shout", {"stranger": NODE.format(type="shout")}),
        (
            "stranger",
            {
                "stranger____init__": "from stranger.loud import Shout",
                "stranger__loud": NODE.format(type="shout"),
            },
        ),
    ],
    ids=["module", "class", "package"],
)
def test_an_entry_point_gives_its_nodes(plugin, value, files):
    plugin(value, **files)
    registry = discover([])
    assert registry.get("shout")
    assert registry.source("shout") == f"entry point shout ({value})"
    assert registry.get("prompt")


@pytest.mark.parametrize("value", ["stranger_of_nowhere", "stranger:Nobody"])
def test_a_broken_entry_point_is_shown_and_the_others_work(plugin, value):
    plugin(value, stranger=NODE.format(type="shout"))
    registry = discover([])
    (broken,) = registry.broken
    assert broken.source == f"entry point shout ({value})"
    assert registry.get("prompt")


@pytest.mark.parametrize("name", ["nothing", "file"])
def test_a_folder_that_is_none_is_refused(folder, name):
    (folder / "file").write_text("")
    with pytest.raises(WrongUse, match="no folder of nodes"):
        discover([folder / name])


def test_a_broken_entry_says_why_when_a_graph_needs_it(folder, wired, store):
    (folder / "shout.py").write_text("import tagwire\n1/0")
    options = tagwire.Options(store=store, nodes=(folder,), workspace=folder)
    with pytest.raises(tagwire.GraphInvalid, match="no node type 'shout'"):
        tagwire.run(wired({"a": ("shout", {})}), options=options)
