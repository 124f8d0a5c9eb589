"""How soon the command line answers, as ratios to `python -c pass`."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.timing import in_turn, row

GRAPH = {
    "tagwire": 1,
    "nodes": {"words": {"type": "prompt", "settings": {"text": "hello"}}},
}


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        graph = Path(name) / "trivial.json"
        graph.write_text(json.dumps(GRAPH))
        store = ["--store", str(Path(name) / "store")]

        def call(*words: str) -> None:
            subprocess.run(words, check=True, capture_output=True, cwd=name)

        tagwire = (str(Path(sys.executable).with_name("tagwire")),)
        floor, shown, checked, ran = in_turn(
            9,
            lambda: call(sys.executable, "-c", "pass"),
            lambda: call(*tagwire, "--help"),
            lambda: call(*tagwire, "check", str(graph), *store),
            lambda: call(*tagwire, "run", str(graph), *store),
        )
    row("tagwire --help, vs python -c pass", shown, floor, "<= 6")
    row("tagwire check", checked, floor, "<= 12")
    row("tagwire run of a trivial graph", ran, floor, "<= 25")
