"""Twenty filters on a 1080p photo against a plain Pillow loop, and PNG files against Pillow's."""

from __future__ import annotations

import asyncio
import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image as Pillow
from PIL import ImageFilter

from benchmarks.steps import services
from benchmarks.timing import in_turn, row
from tagwire import Image, Node, Picture, RunContext
from tagwire.core.document import GraphDocument, NodeEntry
from tagwire.core.graph import check
from tagwire.core.plan import plan
from tagwire.core.registry import Registry
from tagwire.providers.discovery import shipped
from tagwire.providers.disk.png import encode_png
from tagwire.runtime.context import Services
from tagwire.runtime.engine import execute

FILTERS = 20


class LoadPhoto(Node, type="load_photo"):
    """A photo from a file."""

    file: Picture = ""

    def run(self, ctx: RunContext) -> Image:
        return ctx.images.load(self.file)


class Soften(Node, type="soften", keep="never"):
    """A small box blur."""

    radius: float = 1.0

    def run(self, ctx: RunContext, image: Image) -> Image:
        pixels = ctx.images.open(image)
        return ctx.images.hold(pixels.filter(ImageFilter.BoxBlur(self.radius)))


REGISTRY = Registry([(LoadPhoto, "benchmarks"), (Soften, "benchmarks")])


def photo(folder: Path) -> Path:
    """A 1080p PNG made from a shipped photo."""
    path = folder / "photo.png"
    with Pillow.open(shipped("graphs") / "photos" / "sneaker.jpg") as small:
        small.resize((1920, 1080), Pillow.Resampling.BICUBIC).save(path)
    return path


def pipeline(path: Path, last: float = 1.0) -> GraphDocument:
    nodes = {"photo": NodeEntry(type="load_photo", settings={"file": str(path)})}
    wires = []
    for i in range(FILTERS):
        radius = last if i == FILTERS - 1 else 1 + i / 100
        nodes[f"f{i}"] = NodeEntry(type="soften", settings={"radius": radius})
        wires.append((f"f{i - 1}.image" if i else "photo.image", f"f{i}.image"))
    return GraphDocument(nodes=nodes, wires=tuple(wires))


async def ours(graph: GraphDocument, held: Services) -> None:
    async for _ in execute(plan(check(graph, REGISTRY), (), held.world), held):
        pass


def loop(path: Path, last: float = 1.0) -> bytes:
    """The same by hand: load, filter, encode."""
    pixels = Pillow.open(path).convert("RGB")
    for i in range(FILTERS):
        radius = last if i == FILTERS - 1 else 1 + i / 100
        pixels = pixels.filter(ImageFilter.BoxBlur(radius))
    out = io.BytesIO()
    pixels.save(out, "PNG")
    return out.getvalue()


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = photo(folder)
        places = (folder / f"store{number}" for number in range(100))
        radii = (2 + number / 100 for number in range(100))
        warm = services(folder / "warm", 64 << 20)
        asyncio.run(ours(pipeline(path), warm))
        cold, theirs, changed = in_turn(
            3,
            lambda: asyncio.run(ours(pipeline(path), services(next(places), 0))),
            lambda: loop(path),
            lambda: asyncio.run(ours(pipeline(path, next(radii)), warm)),
        )
        row("1080p, 20 filters, PNG, vs a Pillow loop", cold, theirs, "<= 1.05")
        row("last setting changed, same process", changed, theirs, "<= 100 ms")
        _sweep(folder, path)
        _memory(path)
    _png()


def _sweep(folder: Path, path: Path) -> None:
    """16 values of the last filter: the photo and 19 filters are shared."""
    from concurrent.futures import ThreadPoolExecutor

    def by_hand() -> None:
        pixels = Pillow.open(path).convert("RGB")
        for i in range(FILTERS - 1):
            pixels = pixels.filter(ImageFilter.BoxBlur(1 + i / 100))
        with ThreadPoolExecutor(2) as pool:
            list(
                pool.map(lambda k: encode_png(pixels.filter(ImageFilter.BoxBlur(2 + k))), range(16))
            )

    def graph() -> GraphDocument:
        base = pipeline(path)
        nodes = {k: v for k, v in base.nodes.items() if k != f"f{FILTERS - 1}"}
        wires = [wire for wire in base.wires if wire[1] != f"f{FILTERS - 1}.image"]
        for k in range(16):
            nodes[f"v{k}"] = NodeEntry(type="soften", settings={"radius": 2 + k})
            wires.append((f"f{FILTERS - 2}.image", f"v{k}.image"))
        return GraphDocument(nodes=nodes, wires=tuple(wires))

    places = (folder / f"sweep{number}" for number in range(100))
    sweep, theirs = in_turn(
        2, lambda: asyncio.run(ours(graph(), services(next(places), 0))), by_hand
    )
    row("16-value sweep, vs a loop with 2 threads", sweep, theirs, "<= 1.3")


_ALONE = """
import asyncio, json, re, sys
from pathlib import Path
from benchmarks import pictures
path = Path(sys.argv[1])
if sys.argv[2] == "loop":
    pictures.loop(path)
else:
    asyncio.run(pictures.ours(pictures.pipeline(path), pictures.services(Path(sys.argv[2]), 0)))
status = Path("/proc/self/status").read_text()  # not getrusage: it counts the parent too
print(json.dumps(int(re.search(r"VmHWM:\\s+(\\d+)", status)[1])))
"""


def _memory(path: Path) -> None:
    """Peak memory of each, alone in a process that imports the same modules (Linux only)."""
    if not Path("/proc/self/status").exists():
        return
    with tempfile.TemporaryDirectory() as store:
        peaks = [
            json.loads(
                subprocess.run(
                    [sys.executable, "-c", _ALONE, str(path), how],
                    check=True,
                    capture_output=True,
                    text=True,
                ).stdout
            )
            / 1024
            for how in (store, "loop")
        ]
    ours_mb, loop_mb = peaks
    ratio = ours_mb / loop_mb
    print(f"peak memory {ours_mb:.0f} MB, loop {loop_mb:.0f} MB  x{ratio:.2f}  target <= 1.3")


def _png() -> None:
    with Pillow.open(shipped("graphs") / "photos" / "model.jpg") as small:
        pixels = small.resize((1920, 1080), Pillow.Resampling.BICUBIC)
    sizes = []

    def pillow() -> None:
        out = io.BytesIO()
        pixels.save(out, "PNG", compress_level=4)
        sizes.append(len(out.getvalue()))

    fast, slow = in_turn(5, lambda: encode_png(pixels), pillow)
    row("PNG of a 1080p photo, vs Pillow level 4", fast, slow, "<= 0.1")
    print(f"    its size: x{len(encode_png(pixels)) / sizes[0]:.2f}  target <= 1.2")
