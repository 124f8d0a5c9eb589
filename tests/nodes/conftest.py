"""Runs one shipped node between pictures and words made on the spot."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import tagwire

Run = Callable[..., tagwire.RunReport]


def data_uri(pixels: Image.Image, kind: str = "PNG", **words: Any) -> str:
    out = io.BytesIO()
    pixels.save(out, kind, **words)
    return f"data:image/{kind.lower()};base64," + base64.b64encode(out.getvalue()).decode()


@pytest.fixture
def uri() -> Callable[..., str]:
    """A picture as a data URI."""
    return data_uri


@pytest.fixture
def app(tmp_path: Path) -> tagwire.App:
    return tagwire.App(tagwire.Options(store=tmp_path / "store", safe=True))


@pytest.fixture
def run(app: tagwire.App) -> Run:
    """The report of one node fed with pictures (Pillow images or URIs) and texts, by port."""

    def call(kind: str, settings: Mapping[str, Any], **feeds: Any) -> tagwire.RunReport:
        nodes: dict[str, Any] = {"it": {"type": kind, "settings": dict(settings)}}
        wires = []
        for port, given in feeds.items():
            for index, each in enumerate(given if isinstance(given, list) else [given]):
                name = f"{port}{index}"
                picture = isinstance(each, Image.Image)
                words = {"file": data_uri(each)} if picture else {"text": each}
                kind_of = "reference_image" if picture else "prompt"
                nodes[name] = {"type": kind_of, "settings": words}
                wires.append([f"{name}.{'image' if picture else 'text'}", f"it.{port}"])
        graph = {"tagwire": 1, "name": "One", "nodes": nodes, "wires": wires}
        return tagwire.run(graph, app=app, targets=["it"])

    return call


@pytest.fixture
def pixels(app: tagwire.App) -> Callable[[tagwire.RunReport], Image.Image]:
    """The picture a report's node gave."""

    def call(report: tagwire.RunReport) -> Image.Image:
        image = report.outputs["it.image"]
        return Image.open(io.BytesIO(app.assets.get(image.asset)))

    return call
