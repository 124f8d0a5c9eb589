"""`tagwire cache`: how large the store is, and making it smaller."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from tagwire.interfaces.cli.door import Command, Setup, shared

if TYPE_CHECKING:
    from tagwire.interfaces.app import App
    from tagwire.providers.disk.prune import Size

_UNITS = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}


class Bytes(click.ParamType[int]):
    """A size such as 500M or 2GB."""

    name = "size"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The size in bytes."""
        found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([KMGT]?)B?", value.strip(), re.IGNORECASE)
        if not found:
            self.fail(f"{value!r} is no size. Write 500M or 2GB.", param, ctx)
        return int(float(found[1]) * _UNITS[found[2].upper()])


@click.group()
def cache() -> None:
    """The store of results."""


@cache.command(cls=Command)
@shared
def size(setup: Setup) -> None:
    """Say where the store is and what it holds."""
    from tagwire.providers.disk.prune import measure

    app = setup.app()
    try:
        click.echo(f"{app.results.path.parent}: {_words(measure(app.results, app.assets))}")
    finally:
        app.close()


@cache.command(cls=Command)
@click.option(
    "--older-than", type=click.FloatRange(0), metavar="DAYS", help="What was not used for so long."
)
@click.option(
    "--keep", type=Bytes(), metavar="SIZE", help="The least lately used, until this fits."
)
@click.option("--all", "everything", is_flag=True, help="Everything.")
@shared
def prune(setup: Setup, older_than: float | None, keep: int | None, everything: bool) -> None:
    """Delete stored results. Paid pictures among them would have to be paid again.

    Pictures the editor needs stay: what hangs in its gallery or was brought in, and what a
    draft or a saved version uses. So does, but for --all, what was bought and no run took yet.
    """
    from tagwire.providers.disk.prune import in_use
    from tagwire.providers.disk.prune import prune as drop

    if older_than is None and keep is None and not everything:
        raise click.UsageError("Say what may go: --older-than, --keep or --all.")
    app = setup.app()
    try:
        seconds = 0 if everything else None if older_than is None else older_than * 86400
        kept = in_use(app.assets.root.parent / "editor")
        kept |= set() if everything else _not_taken(app)
        gone = drop(app.results, app.assets, seconds, keep, kept)
        click.echo(f"{app.results.path.parent}: dropped {_words(gone)}")
    finally:
        app.close()


def _not_taken(app: App) -> set[str]:
    """What was bought and stands in no result: its run died, and may be run again."""
    if not app.bought:
        return set()
    taken = {asset for _, assets, _ in app.results.rows() for asset in assets.split()}
    entries = app.ledger.listed(("DOWNLOADED", "DONE"), most=-1)
    return {entry.asset for entry in entries} - taken


def _words(held: Size) -> str:
    return f"{held.results} results, {held.pictures} pictures, {held.bytes / 1e6:.1f} MB"
