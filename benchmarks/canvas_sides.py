"""The two sides of the canvas benchmark: our editor, and a page of plain Vue Flow."""

from __future__ import annotations

import contextlib
import functools
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from PIL import Image as Pillow

from benchmarks.canvas_graphs import PHOTO, synthetic
from tagwire.providers.discovery import shipped

SOURCE = Path(__file__).resolve().parent.parent / "src" / "editor"
CHROMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
START = "from tagwire.interfaces.cli import main; main()"


def chrome() -> str | None:
    """The Chromium there is; CHROMIUM=path names another."""
    found = (place for name in CHROMES if (place := shutil.which(name)))
    return os.environ.get("CHROMIUM") or next(found, None)


def lacks() -> str:
    """What this machine has not got, in words; "" when nothing lacks."""
    missing = []
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        missing.append("playwright (pip install playwright)")
    if chrome() is None:
        missing.append("Chromium (apt-get install chromium, or CHROMIUM=/path/to/it)")
    if shutil.which("npx") is None:
        missing.append("Node 20 and npm, to build the peer's page")
    elif not (SOURCE / "node_modules" / "vite").is_dir():
        missing.append("the peer's packages (npm ci in src/editor)")
    return ", ".join(missing)


@dataclass(frozen=True, slots=True)
class Ours:
    """A running editor: `url` lets in, `origin` is where it is."""

    url: str

    @property
    def origin(self) -> str:
        return self.url.partition("/?")[0]


@contextlib.contextmanager
def editor(folder: Path, counts: tuple[int, ...]) -> Iterator[Ours]:
    """An editor of its own, on a folder with a graph of each size."""
    work = folder / "work"
    (work / "photos").mkdir(parents=True)
    shutil.copy(shipped("graphs") / PHOTO, work / PHOTO)
    for count in counts:
        (work / f"bench-{count}.json").write_text(json.dumps(synthetic(count)))
    words = ["edit", "--no-browser", "--port", "0", "--store", str(folder / "store")]
    call = [sys.executable, "-c", START, *words]
    process = subprocess.Popen(
        call, cwd=work, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert process.stdout
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found, "the editor did not start"
        yield Ours(found[0])
    finally:
        process.terminate()
        process.wait(15)


@contextlib.contextmanager
def peer(folder: Path) -> Iterator[str]:
    """The address of the peer's page: Vue Flow as it comes, built now."""
    build = [
        shutil.which("npx") or "npx",
        "vite",
        "build",
        "--config",
        "bench/vite.config.js",
        "--outDir",
        str(folder),
    ]
    subprocess.run(build, cwd=SOURCE, check=True, capture_output=True)
    with Pillow.open(shipped("graphs") / PHOTO) as photo:
        photo.thumbnail((640, 640))
        photo.save(folder / "photo.webp")
    handler = functools.partial(_Quiet, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Nothing."""
