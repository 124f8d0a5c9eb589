"""A shell in a fresh folder: its own store, pictures and a graph."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from PIL import Image, ImageDraw

from tagwire.interfaces.cli import main

Shell = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TAGWIRE_STORE", str(tmp_path / "store"))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return work


@pytest.fixture
def shell(folder: Path) -> Shell:
    """Runs a `tagwire` command line in `folder`."""

    def call(*words: str | Path) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words])

    return call


@pytest.fixture
def picture(folder: Path) -> Path:
    """A red disc on white, 96 x 64 pixels."""
    pixels = Image.new("RGB", (96, 64), "white")
    ImageDraw.Draw(pixels).ellipse((30, 10, 70, 50), fill="red")
    pixels.save(folder / "disc.png")
    return folder / "disc.png"


@pytest.fixture
def small(folder: Path, picture: Path) -> Path:
    """A graph that needs no provider: a picture, scaled, delivered."""
    graph: dict[str, Any] = {
        "tagwire": 1,
        "name": "Small",
        "nodes": {
            "disc": {"type": "reference_image", "settings": {"file": picture.name}},
            "half": {"type": "resize_image", "settings": {"width": 48, "height": 32}},
            "output": {"type": "output"},
        },
        "wires": [["disc.image", "half.image"], ["half.image", "output.image"]],
    }
    (folder / "small.json").write_text(json.dumps(graph))
    return folder / "small.json"


@pytest.fixture
def drawn(folder: Path, picture: Path) -> Path:
    """A graph with a shot that a provider draws from a prompt and a tagged reference."""
    graph: dict[str, Any] = {
        "tagwire": 1,
        "name": "Drawn",
        "nodes": {
            "prompt": {"type": "prompt", "settings": {"text": "@disc on a white background"}},
            "disc": {"type": "reference_image", "settings": {"file": picture.name}},
            "shot": {
                "type": "gen4_image",
                "settings": {"tags": ["disc"], "resolution": "720p", "aspect_ratio": "1:1"},
            },
            "output": {"type": "output"},
        },
        "wires": [
            ["prompt.text", "shot.prompt"],
            ["disc.image", "shot.references"],
            ["shot.image", "output.image"],
        ],
    }
    (folder / "drawn.json").write_text(json.dumps(graph))
    return folder / "drawn.json"
