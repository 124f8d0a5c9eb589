"""`tagwire run`: a graph to its pictures."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tagwire.interfaces.cli.door import Command, Setup, asking, changes, shared

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

    from tagwire.interfaces.app import App
    from tagwire.interfaces.door import Listener
    from tagwire.runtime.ledger.till import OnUnknown
    from tagwire.runtime.report import RunReport

_ENDS = [signal.Signals[name] for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""What ends a process: an order to, and the terminal it hangs on."""


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
@asking
@click.option(
    "--on-unknown",
    type=click.Choice(["ask", "resubmit", "abandon"]),
    default="ask",
    show_default=True,
    help="What to do about a purchase nobody knows the outcome of; resubmit may pay twice.",
)
@click.option("--label/--no-label", default=True, help='Write "draft" into drafts.')
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@shared
def run(
    setup: Setup,
    graph: str,
    *,
    as_json: bool,
    label: bool,
    out: Path,
    provider: str,
    on_unknown: OnUnknown,
    **words: Any,
) -> None:
    """Run GRAPH: a graph file, or the name of an example such as product_and_model.

    What was made before is not made again: results are kept and found by what they depend on.
    """
    import asyncio

    from tagwire.interfaces.cli.show import Show
    from tagwire.runtime.ledger.entry import OPEN

    app = setup.app(label, provider, on_unknown)
    try:
        show = Show(quiet=as_json, who=_who(app))
        with show:
            ended = asyncio.run(_until_over(graph, {"app": app, "out": out, **words}, show.event))
        left = len(app.ledger.listed(OPEN)) if app.bought else 0
    finally:
        app.close()
    if as_json:
        import json

        click.echo(json.dumps(ended.to_json(), ensure_ascii=False, indent=2))
    else:
        show.report(ended, setup.debug)
        if left:
            how_many = "1 purchase is" if left == 1 else f"{left} purchases are"
            click.echo(f"{how_many} not at the end yet: tagwire ledger list --open")
    click.get_current_context().exit(ended.exit_code)


def _who(app: App) -> str:
    """Who makes the pictures of nodes that name no profile, in words."""
    name = app.providers.name_of("")
    return "draft engine" if name == "draft" else f"by {name}"


async def _until_over(graph: str, words: dict[str, Any], listener: Listener) -> RunReport:
    """The run's report. The first Ctrl-C calls the run off and keeps what finished.

    SIGTERM does too, and a terminal that closes: they leave what is bought at its provider, for
    the next run to fetch.
    """
    import asyncio

    from tagwire.interfaces.door import run_async
    from tagwire.runtime.stop import Stop

    stop, loop = Stop(), asyncio.get_running_loop()

    def leave() -> None:
        words["app"].providers.leaving = True
        stop.ask()

    before = {number: signal.getsignal(number) for number in _ENDS}
    handled = [n for n, was in before.items() if was not in (None, signal.SIG_IGN)]  # nohup
    for number in handled:
        _on_signal(loop, number, leave)
    task = asyncio.create_task(run_async(graph, on_event=listener, stop=stop, **words))
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        stop.ask()
        return await task
    finally:
        for number in handled:
            with contextlib.suppress(NotImplementedError):
                loop.remove_signal_handler(number)
            signal.signal(number, before[number])


def _on_signal(loop: AbstractEventLoop, number: signal.Signals, act: Callable[[], None]) -> None:
    """Have the loop call ``act``.

    A plain handler need not wake a loop that is about to wait; a loop with handlers of its own is
    woken by every signal, Ctrl-C among them.
    """
    try:
        loop.add_signal_handler(number, act)
    except NotImplementedError:  # Windows, whose loop wakes by itself
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(act))
