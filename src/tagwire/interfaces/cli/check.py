"""`tagwire check`: every problem of a graph at once."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from tagwire.interfaces.cli.door import Command, Setup, asking, shared

if TYPE_CHECKING:
    from tagwire.core.errors import Problem


@click.command(cls=Command)
@click.argument("graph")
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
@asking
@shared
def check(setup: Setup, graph: str, as_json: bool, provider: str) -> None:
    """Say everything that is wrong with GRAPH; runs nothing. Exits 2 when there are errors."""
    from tagwire.interfaces.app import open_graph

    app = setup.app(provider=provider)
    loaded = open_graph(graph)
    checked, problems = app.inspect(loaded)
    if as_json:
        rows = [asdict(problem) for problem in problems]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            click.echo(line_of(problem))
        steps, wires = len(loaded.document.nodes), len(loaded.document.wires)
        errors = sum(1 for problem in problems if problem.severity == "error")
        warnings = len(problems) - errors
        verdict = _count(errors, "error") if errors else "sound"
        name = checked.name
        size = f"{_count(steps, 'node')}, {_count(wires, 'wire')}"
        click.echo(f"{name}: {verdict}, {_count(warnings, 'warning')}; {size}")
    if any(problem.severity == "error" for problem in problems):
        click.get_current_context().exit(2)


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def line_of(problem: Problem) -> str:
    """A problem on one line: severity, code, who, what, what to do."""
    return f"{problem.severity} [{problem.code}] {problem}"
