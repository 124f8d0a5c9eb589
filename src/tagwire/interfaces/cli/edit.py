"""`tagwire edit`: the editor, in the browser."""

from __future__ import annotations

import os
from pathlib import Path

import click

from tagwire.interfaces.cli.door import Command, Setup, asking, shared

_SHORTEST = 8


@click.command(cls=Command)
@click.argument("graph", required=False)
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where graphs are opened from and saved.  [default: GRAPH's folder, or this one]",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="Where it listens; 0 is any free port.  [default: 8321, or the next free one]",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address it listens on.")
@click.option(
    "--password-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Holds the password that other machines are let in with, or set TAGWIRE_PASSWORD.",
)
@click.option("--no-browser", is_flag=True, help="Print the address and open nothing.")
@asking
@shared
def edit(
    setup: Setup,
    graph: str | None,
    *,
    folder: Path | None,
    port: int | None,
    host: str,
    password_file: Path | None,
    no_browser: bool,
    provider: str,
) -> None:
    """Open the editor on GRAPH: a graph file, or the name of an example such as style.

    Without GRAPH it shows what there is to open. Ctrl+C ends it; nothing is lost.
    """
    password = _password(password_file)
    from tagwire.interfaces.editor.serve import EditorOptions, serve

    def started(address: str, once: str) -> None:
        click.echo(f"Tagwire is at {address} (Ctrl+C ends it)")
        if not no_browser:
            _open_browser(once)

    app = setup.app(provider=provider)
    try:
        serve(app, graph, EditorOptions(_folder(graph, folder), host, port, password, started))
    finally:
        app.close()


def _folder(graph: str | None, given: Path | None) -> Path:
    """Where graphs are saved: as told, else beside the graph, else here."""
    from tagwire.core.errors import WrongUse
    from tagwire.providers.disk.atomic import why

    here = Path.cwd()
    if given is None:
        beside = Path(graph).resolve().parent if graph and Path(graph).is_file() else here
        return here if beside.is_relative_to(here) else beside
    try:
        given.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise WrongUse(f"--folder {given}: {why(fault)}.", "Choose another folder.") from fault
    return given


def _password(file: Path | None) -> str:
    """The password as given; "" when there is none."""
    from tagwire.core.errors import WrongUse

    try:
        word = file.read_text("utf-8").strip() if file else os.environ.get("TAGWIRE_PASSWORD", "")
    except (OSError, UnicodeError) as fault:
        raise WrongUse(f"{file} cannot be read as text.", "Write one line into it.") from fault
    if (file or word) and len(word) < _SHORTEST:
        raise WrongUse("the password is too short.", f"Take {_SHORTEST} characters or more.")
    return word


def _open_browser(address: str) -> None:
    """Open a tab without waiting for it; a browser in the terminal is not meant."""
    import sys
    import threading
    import webbrowser

    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform == "linux" and not (shown or os.environ.get("BROWSER")):
        return
    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
