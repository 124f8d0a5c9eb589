"""Small graphs to begin a test with: laid out wide, 720p, so that a run is quick."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zlib import crc32

LINGER = '''
import asyncio
from pathlib import Path

from tagwire import Node, RunContext, Text


class Linger(Node, type="linger", category="words"):
    """Passes words on once there is a file."""

    file: str = ""

    async def run(self, ctx: RunContext, text: Text) -> Text:
        while not Path(self.file).exists():
            ctx.progress(0.5)
            await asyncio.sleep(0.05)
        return text
'''
"""A node file for `strange`: a run with it lasts as long as a test wants it to."""

WORDS = "Product photo of @sneaker worn by @model"


def sketch(name: str, nodes: dict[str, Any], *wires: str) -> dict[str, Any]:
    """A graph of nodes by name, `(type, settings, at)` each, and wires `"a.text b.prompt"`."""
    entries = {
        ident: {"type": kind, "version": 1, "settings": settings, "at": at}
        for ident, (kind, settings, at) in nodes.items()
    }
    pairs = [wire.split() for wire in wires]
    return {"tagwire": 1, "name": name, "nodes": entries, "wires": pairs}


def shoot(name: str, *photos: str, words: str = WORDS, **settings: Any) -> dict[str, Any]:
    """A prompt, photos with their names as tags, an image node and an output.

    The seed comes from the name, so that no two tests find each other's pictures in the store.
    """
    made = {"resolution": "720p", "seed": crc32(name.encode()), "tags": list(photos), **settings}
    pictures = {
        photo: ("reference_image", {"file": f"photos/{photo}.jpg"}, [0, 420 + 320 * row])
        for row, photo in enumerate(photos)
    }
    nodes = {
        "prompt": ("prompt", {"text": words}, [0, 0]),
        **pictures,
        "shot": ("gen4_image", made, [480, 0]),
        "picture": ("output", {}, [960, 0]),
    }
    wires = [f"{photo}.image shot.references" for photo in photos]
    return sketch(name, nodes, "prompt.text shot.prompt", *wires, "shot.image picture.image")


def words_only(
    name: str, words: str = "A red teapot on a table", **settings: Any
) -> dict[str, Any]:
    """A prompt, an image node and an output: the quickest to run."""
    return shoot(name, words=words, **settings)


def lasting(name: str, until: Path) -> dict[str, Any]:
    """As `words_only`, with a run that is not over until there is that file."""
    nodes = {
        "prompt": ("prompt", {"text": "A red teapot on a table"}, [0, 0]),
        "linger": ("linger", {"file": str(until)}, [420, 0]),
        "shot": ("gen4_image", {"resolution": "720p", "seed": crc32(name.encode())}, [840, 0]),
        "picture": ("output", {}, [1300, 0]),
    }
    wires = ("prompt.text linger.text", "linger.text shot.prompt", "shot.image picture.image")
    return sketch(name, nodes, *wires)
