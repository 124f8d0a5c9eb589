"""The house stands as the design draws it: rooms, sizes, and docs that say everything."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tagwire.interfaces.app import Options, registry_of
from tagwire.interfaces.cli import main

ROOT = Path(__file__).parent.parent
CODE = sorted(p for top in ("src", "nodes") for p in (ROOT / top).rglob("*.py"))
NO_ROOM = {"utils", "util", "helpers", "helper", "common", "base", "manager", "service", "misc"}


def test_no_file_is_longer_than_three_hundred_lines():
    every = [*CODE, *(p for top in ("tests", "benchmarks") for p in (ROOT / top).rglob("*.py"))]
    assert [p.name for p in every if p.read_text(encoding="utf-8").count("\n") > 300] == []


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_has_a_job_and_a_room(path):
    text = path.read_text(encoding="utf-8")
    assert path.stem not in NO_ROOM
    assert ast.get_docstring(ast.parse(text)), "its first line names the file's job"


def test_no_function_is_longer_than_forty_lines():
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _code_lines(node) > 40
    ]
    assert long == []


def _code_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function beside its docstring."""
    first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
    return (node.end_lineno or 0) - first.lineno + 1


def test_shipped_nodes_stand_on_public_names_only():
    for path in (ROOT / "nodes").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tagwire"):
                assert node.module == "tagwire", path
            assert not (isinstance(node, ast.Import) and node.names[0].name.startswith("tagwire."))


def test_importing_tagwire_imports_no_drawing_library():
    code = (
        "import sys, tagwire; tagwire.run; "
        "sys.exit(' '.join({'numpy', 'cv2'} & set(sys.modules)) or 0)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr


def test_every_command_and_option_is_documented():
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for name, command in main.commands.items():
        assert f"`tagwire {name}" in page
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("--"):
                    assert option in page, f"{name} {option}"


def test_every_exit_code_is_documented_in_help_and_page():
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for code in (0, 1, 2, 3, 4, 5, 130):
        assert f"| {code} |" in page
        assert re.search(rf"^  {code} ", main.epilog or "", re.MULTILINE)


def test_every_problem_code_is_documented():
    page = (ROOT / "docs" / "graphs.md").read_text(encoding="utf-8")
    pattern = re.compile(r'(?:Problem|_refuse)\(\s*"([a-z_]+)"|return "([a-z_]+)", f"')
    for path in CODE:
        for found in pattern.findall(path.read_text(encoding="utf-8")):
            code = found[0] or found[1]
            assert f"`{code}`" in page, f"{code} of {path.name}"


def test_every_public_name_is_in_the_docs():
    import tagwire

    pages = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "docs").glob("*.md"))
    pages += (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [name for name in tagwire.__all__ if not re.search(rf"\b{name}\b", pages)]
    assert missing == []


def test_every_shipped_node_says_what_it_is_for():
    for node in registry_of(Options(safe=True)):
        assert node.spec.summary.endswith(".")
        assert node.spec.category != "other"
