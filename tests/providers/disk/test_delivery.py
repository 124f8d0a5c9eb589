"""Delivered files: named safely, carrying where they come from, never over another's file."""

import json
import threading
from pathlib import Path

import pytest
from PIL import Image as Pillow

import tagwire
from tagwire import StoreFailed, WrongUse

KINDS = {"png": ".png", "jpeg": ".jpg", "webp": ".webp"}


@pytest.fixture
def delivered(make_app, acts, wired, painter, tmp_path):
    """Delivers one generated picture; gives the report."""
    app = make_app(provider=painter)

    def call(name="{graph}-{node}", graph_name="Test", prompt="a cat", **settings):
        nodes = {
            "words": ("prompt", {"text": prompt}),
            "shot": ("shoots", {"seed": 7}),
            "out": ("output", {"name": name, **settings}),
        }
        graph = wired(nodes, "words.text shot.prompt", "shot.image out.image")
        return tagwire.run({**graph, "name": graph_name}, app=app, out=tmp_path / "out")

    call.app = app
    return call


def embedded(path):
    """The receipt and the graph in a file, read with Pillow alone."""
    with Pillow.open(path) as pixels:
        if pixels.format == "PNG":
            return json.loads(pixels.text["tagwire"]), json.loads(pixels.text["tagwire.graph"])
        whole = json.loads(pixels.getexif()[0x010E])
        return whole["tagwire"], whole.get("tagwire.graph")


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_carries_receipt_and_graph_and_the_graph_runs_to_the_same_asset(
    delivered, kind, tmp_path
):
    ended = delivered(format=kind, prompt="一只猫, a cat 🐈 “quoted”")
    (file,) = ended.files
    assert file.endswith(KINDS[kind])
    receipt, graph = embedded(file)
    assert receipt["asset"] == ended.outputs["out.image"].asset
    assert receipt["size"] == [8, 8]
    assert receipt["receipts"][0]["prompt"] == "一只猫, a cat 🐈 “quoted”"
    assert receipt["receipts"][0]["seed"] == 7
    again = tagwire.run(tagwire.load(graph), app=delivered.app)
    assert again.outputs["out.image"].asset == receipt["asset"]
    assert again.ran == 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_very_long_prompt_leaves_a_file_that_opens(delivered, kind):
    (file,) = delivered(format=kind, prompt="猫" * 90_000).files
    receipt, _ = embedded(file)
    assert receipt["asset"]


def test_the_name_is_filled_in(delivered, tmp_path):
    (file,) = delivered("{graph}/{node} {seed}_{model}", graph_name="My graph").files
    assert Path(file) == tmp_path / "out" / "My-graph" / "out-7_any.png"
    (file,) = delivered("{asset}").files
    assert len(Path(file).stem) == 12


NAMES = [
    *("../../x", "/etc/x", "C:\\x", "C:x", "..\\..\\x", "con", "NUL", "com1.txt", "aux/prn"),
    *("", "   ", ".", "..", "/", "//", "./..", ". .", "...", ".hidden", "~", "~root/x", "-rf"),
    *("x" * 500, "猫" * 500, "🐈" * 200, "a/" * 300, "a" * 250 + "/" + "b" * 250),
    *("🐈", "\n", "a\nb", "a\0b", "\x01..", "..\x01/..", "a:b", "a|b<c>d?*", "x.png", "x ", "x."),
    *("\u202egnp.exe", "\u2025/x", "\uff0e\uff0e/x", "{graph}", "{nothing}", "{node}/../../{node}"),
]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name)[:30])
def test_whatever_the_name_the_file_stays_inside_the_folder(delivered, tmp_path, name):
    before = {path for path in tmp_path.iterdir() if path.name not in ("out", "store")}
    ended = delivered(name)
    (file,) = ended.files
    path = Path(file)
    assert path.is_file()
    assert path.resolve().is_relative_to((tmp_path / "out").resolve())
    parts = path.relative_to(tmp_path / "out").parts
    assert all(len(part.encode()) < 255 and not part.startswith(".") for part in parts)
    stems = {part.partition(".")[0].lower() for part in parts}
    assert not stems & {"con", "nul", "aux", "prn", "com1"}
    assert {path for path in tmp_path.iterdir() if path.name not in ("out", "store")} == before


@pytest.mark.parametrize("name", ["../../x", "a/b\\c", "..", "{node}", "\n"])
def test_nor_does_the_graphs_own_name_lead_out(delivered, tmp_path, name):
    (file,) = delivered("{graph}", graph_name=name).files
    assert Path(file).resolve().is_relative_to((tmp_path / "out").resolve())


def test_the_same_run_again_writes_nothing_new(delivered, tmp_path):
    first = delivered().files
    stamp = Path(first[0]).stat().st_mtime_ns
    assert delivered().files == first
    assert Path(first[0]).stat().st_mtime_ns == stamp
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_another_file_in_the_way_is_kept_and_the_new_one_numbered(delivered, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.png").write_text("mine")
    (out / "a-2.png").mkdir()
    (out / "a-3.png").symlink_to("nowhere")
    (file,) = delivered("a").files
    assert Path(file).name == "a-4.png"
    assert (out / "a.png").read_text() == "mine"
    assert delivered("a").files == (file,)


def test_two_outputs_of_one_name_become_two_files(make_app, acts, wired, tmp_path):
    colours = ["red", "blue"]
    for colour in colours:
        acts[colour] = lambda ctx, colour=colour: ctx.images.hold(Pillow.new("RGB", (4, 4), colour))
    nodes = {colour: ("paints", {"act": colour}) for colour in colours}
    nodes |= {f"out{colour}": ("output", {"name": "same"}) for colour in colours}
    graph = wired(nodes, *(f"{colour}.image out{colour}.image" for colour in colours))
    first = tagwire.run(graph, app=make_app(), out=tmp_path / "out")
    assert [Path(file).name for file in first.files] == ["same.png", "same-2.png"]
    assert tagwire.run(graph, app=make_app(), out=tmp_path / "out").files == first.files


def test_runs_at_once_into_one_folder_lose_no_file(make_app, acts, wired, tmp_path):
    acts["paint"] = lambda ctx: ctx.images.hold(Pillow.new("RGB", (4, 4)))
    ready, files = threading.Barrier(4), []

    def deliver(number):
        app = make_app()
        nodes = {"a": ("paints", {"act": "paint", "salt": number}), "out": ("output", {})}
        ready.wait()
        files.extend(tagwire.run(wired(nodes, "a.image out.image"), app=app, out=tmp_path).files)

    threads = [threading.Thread(target=deliver, args=[n]) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(files)) == 4
    salts = {embedded(file)[1]["nodes"]["a"]["settings"].get("salt", 0) for file in files}
    assert salts == {0, 1, 2, 3}


@pytest.mark.parametrize("mode", ["L", "LA", "RGBA", "P", "I;16", "CMYK", "1"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_of_any_mode_is_delivered_in_any_format(
    make_app, acts, wired, tmp_path, mode, kind
):
    acts["paint"] = lambda ctx: ctx.images.hold(Pillow.new(mode, (4, 4)))
    nodes = {"a": ("paints", {"act": "paint"}), "out": ("output", {"format": kind})}
    ended = tagwire.run(wired(nodes, "a.image out.image"), app=make_app(), out=tmp_path)
    with Pillow.open(ended.files[0]) as pixels:
        assert pixels.format == kind.upper()


def test_transparency_becomes_white_in_a_jpeg(make_app, acts, wired, tmp_path):
    acts["paint"] = lambda ctx: ctx.images.hold(Pillow.new("RGBA", (8, 8), (0, 0, 0, 0)))
    nodes = {"a": ("paints", {"act": "paint"}), "out": ("output", {"format": "jpeg"})}
    ended = tagwire.run(wired(nodes, "a.image out.image"), app=make_app(), out=tmp_path)
    with Pillow.open(ended.files[0]) as pixels:
        assert min(pixels.getpixel((4, 4))) > 250


def test_a_picture_too_large_for_its_format_is_refused_in_words(make_app, acts, wired, tmp_path):
    acts["paint"] = lambda ctx: ctx.images.hold(Pillow.new("RGB", (20_000, 2)))
    nodes = {"a": ("paints", {"act": "paint"}), "out": ("output", {"format": "webp"})}
    with pytest.raises(WrongUse, match=r"20000 x 2 is no webp.*Deliver it as png\."):
        tagwire.run(wired(nodes, "a.image out.image"), app=make_app(), out=tmp_path)


def test_a_folder_that_cannot_be_written_is_told_in_words(delivered, tmp_path):
    (tmp_path / "out").write_text("in the way")
    with pytest.raises(WrongUse, match=r"Name another folder with --out\.") as told:
        delivered()
    assert told.value.exit_code == 2
    assert (tmp_path / "out").read_text() == "in the way"


def test_a_picture_gone_before_it_is_delivered_is_told_in_words(delivered, make_app, tmp_path):
    from tagwire.core.document import GraphDocument
    from tagwire.providers.disk.delivery import Finished, deliver

    ended = delivered()
    result = ended.steps["out"].result
    delivered.app.assets.path(ended.outputs["out.image"].asset).unlink()
    with pytest.raises(StoreFailed, match="Run again"):
        deliver(tmp_path, GraphDocument(), [Finished("out", result)], delivered.app.assets)
