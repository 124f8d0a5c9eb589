"""Every shipped graph is sound and ends in pictures of the exact size."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

import tagwire
from tagwire.interfaces.app import App, Options, open_graph
from tagwire.providers.discovery import shipped
from tagwire.providers.disk.carried import receipt_in
from tagwire.providers.disk.films import look

GRAPHS = sorted(path.stem for path in shipped("graphs").glob("*.json"))
SIZES = {
    "product_and_model": (1280, 720),
    "person_and_product": (1280, 720),
    "several_angles": (1280, 720),
    "scene_composition": (1280, 720),
    "style": (1280, 720),
}
FILMS = {"animate_a_shot": (1280, 720)}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> App:
    return App(Options(store=tmp_path_factory.mktemp("store"), safe=True))


def test_the_promised_graphs_are_there():
    assert {*SIZES, *FILMS, "four_lights", "storyboard"} <= set(GRAPHS)


@pytest.mark.parametrize("name", GRAPHS)
def test_a_shipped_graph_is_sound(app, name):
    _, problems = app.inspect(open_graph(name))
    assert [str(p) for p in problems if p.severity == "error"] == []


@pytest.mark.parametrize("name", GRAPHS)
def test_a_shipped_graph_is_saved_as_tagwire_saves_it(name):
    path = shipped("graphs") / f"{name}.json"
    assert open_graph(path).document.to_text() == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name in GRAPHS if name not in FILMS])
def test_a_shipped_graph_runs_to_pictures_with_their_receipts(app, name, tmp_path):
    document = open_graph(name).document
    shots = [n for n, entry in document.nodes.items() if entry.type == "gen4_image"]
    smaller = {f"{shot}.resolution": "720p" for shot in shots}
    report = tagwire.run(name, smaller, app=app, out=tmp_path)
    assert report.status == "done"
    assert report.files
    for file in report.files:
        with Image.open(file) as picture:
            assert picture.size == SIZES.get(name, picture.size)
            receipt = json.loads(picture.text["tagwire"])
            assert len(receipt["receipts"]) == len(shots)
            assert (
                json.loads(picture.text["tagwire.graph"])["nodes"].keys() == document.nodes.keys()
            )


@pytest.mark.parametrize(("name", "size"), FILMS.items())
def test_a_shipped_graph_of_a_film_runs_to_an_mp4_that_carries_its_graph(app, name, size, tmp_path):
    document = open_graph(name).document
    shots = [n for n, entry in document.nodes.items() if entry.type == "gen4_video"]
    shorter = {f"{shot}.duration": 2 for shot in shots}
    [file] = tagwire.run(name, shorter, app=app, out=tmp_path).files
    data = Path(file).read_bytes()
    film = look(data, file)
    assert ((film.width, film.height), film.seconds) == (size, 2)
    assert len(receipt_in(data, file)["receipts"]) == len(shots)
    assert open_graph(file).document.nodes.keys() == document.nodes.keys()


@pytest.mark.parametrize("name", GRAPHS)
def test_a_shipped_graphs_pictures_may_be_shipped(name):
    sources = (shipped("graphs") / "photos" / "SOURCES.md").read_text(encoding="utf-8")
    for entry in open_graph(name).document.nodes.values():
        if "file" in entry.settings:
            assert Path(entry.settings["file"]).name in sources
