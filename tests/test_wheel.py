"""The wheel carries everything: in another folder it lists its nodes and runs a graph."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_wheel_runs_an_example_from_another_folder(tmp_path):
    """Its dependencies are this interpreter's; the package itself is the wheel's alone."""
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, ROOT]
    subprocess.run(build, check=True, capture_output=True)
    [wheel] = tmp_path.glob("*.whl")
    inside = tmp_path / "inside"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", inside]
    subprocess.run([*install, wheel], check=True, capture_output=True)
    work = tmp_path / "work"
    work.mkdir()
    env = {**os.environ, "PYTHONPATH": str(inside), "TAGWIRE_STORE": str(tmp_path / "store")}
    run = [
        sys.executable,
        "-m",
        "tagwire",
        "run",
        "style",
        "--set",
        "shot.resolution=720p",
        "--json",
    ]
    ended = subprocess.run(run, cwd=work, env=env, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    report = json.loads(ended.stdout)
    assert report["status"] == "done"
    assert Path(work / report["files"][0]).is_file()
    listed = [sys.executable, "-m", "tagwire", "nodes", "--json"]
    nodes = subprocess.run(listed, cwd=work, env=env, capture_output=True, text=True, check=True)
    assert all(row["source"].startswith(str(inside)) for row in json.loads(nodes.stdout))
