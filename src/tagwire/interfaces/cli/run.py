"""`tagwire run`: a graph to its pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tagwire.interfaces.cli.door import Command, Setup, changes, shared

if TYPE_CHECKING:
    from tagwire.interfaces.door import Listener
    from tagwire.runtime.report import RunReport


@click.command(cls=Command)
@click.argument("graph")
@changes
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("out"),
    show_default=True,
    help="Where pictures are written.",
)
@click.option("--budget", type=float, metavar="CREDITS", help="Run nothing that may cost more.")
@click.option("--label/--no-label", default=True, help='Write "draft" into drafts.')
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@shared
def run(setup: Setup, graph: str, as_json: bool, label: bool, out: Path, **words: Any) -> None:
    """Run GRAPH: a graph file, or the name of an example such as product_and_model.

    What was made before is not made again: results are kept and found by what they depend on.
    """
    import asyncio

    from tagwire.interfaces.cli.show import Show

    show = Show(quiet=as_json)
    app = setup.app(label)
    try:
        with show:
            ended = asyncio.run(_until_over(graph, {"app": app, "out": out, **words}, show.event))
    finally:
        app.close()
    if as_json:
        import json

        click.echo(json.dumps(ended.to_json(), ensure_ascii=False, indent=2))
    else:
        show.report(ended, setup.debug)
    click.get_current_context().exit(ended.exit_code)


async def _until_over(graph: str, words: dict[str, Any], listener: Listener) -> RunReport:
    """The run's report. The first Ctrl-C calls the run off and keeps what finished."""
    import asyncio

    from tagwire.interfaces.door import run_async
    from tagwire.runtime.context import Stop

    stop = Stop()
    task = asyncio.create_task(run_async(graph, on_event=listener, stop=stop, **words))
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        stop.ask()
        return await task
