"""`tagwire ledger`: what was bought, how each purchase stands, and what to do about it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from tagwire.interfaces.cli.door import Command, Setup, shared

if TYPE_CHECKING:
    from tagwire.core.errors import TagwireError, WrongUse
    from tagwire.interfaces.app import App
    from tagwire.runtime.ledger.entry import Choice, Entry


@click.group()
def ledger() -> None:
    """Every picture and film asked of a provider that takes money."""


@ledger.command("list", cls=Command)
@click.option("--open", "unfinished", is_flag=True, help="Only those that are not at their end.")
@click.option("--run", "run_id", default="", metavar="RUN", help="Only those of one run.")
@click.option(
    "--most",
    type=click.IntRange(1, 1_000_000),
    default=50,
    show_default=True,
    help="How many; the newest come first.",
)
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@shared
def list_(setup: Setup, *, unfinished: bool, run_id: str, most: int, as_json: bool) -> None:
    """List purchases, the newest first, and what they came to."""
    from tagwire.runtime.ledger.entry import OPEN

    app = setup.app()
    try:
        states = OPEN if unfinished else ()
        found = app.ledger.listed(states, run_id, most=most) if app.bought else ()
        spent = app.ledger.spent() if app.bought else 0
    finally:
        app.close()
    if as_json:
        click.echo(json.dumps([row_of(each) for each in found], ensure_ascii=False, indent=2))
        return
    for each in found:
        click.echo(line_of(each))
    if unfinished or run_id or len(found) == most:
        click.echo(f"{_counted(len(found))} shown; {spent:g} credits in all purchases")
    else:
        shown = _counted(len(found)) if found else "nothing was bought yet"
        click.echo(f"{shown}; {spent:g} credits in all")


@ledger.command(cls=Command)
@click.argument("id")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@shared
def show(setup: Setup, id: str, as_json: bool) -> None:
    """Show everything about purchase ID: the beginning of its id is enough."""
    app = setup.app()
    try:
        entry = _entry(app, id)
    finally:
        app.close()
    row = row_of(entry)
    if as_json:
        click.echo(json.dumps(row, ensure_ascii=False, indent=2))
        return
    for name, value in row.items():
        if value not in ("", None):
            click.echo(f"  {name:<11} {_plain(value)}")
    if entry.state == "UNKNOWN":
        click.echo(f"\nNobody knows whether this was charged. {_choices(entry)}")


@ledger.command(cls=Command)
@shared
def resume(setup: Setup) -> None:
    """Fetch what was bought and never arrived. Sends no new request; asks until all is there."""
    import asyncio

    from tagwire.interfaces.resuming import resume_all

    app = setup.app()
    try:
        ended = asyncio.run(resume_all(app, _told)) if app.bought else []
        waiting = app.ledger.listed(("UNKNOWN",)) if app.bought else ()
    finally:
        app.close()
    click.echo(f"{_counted(len(ended))} resumed; {len(waiting)} of unknown outcome")
    for each in waiting:
        click.echo(f"{line_of(each)}\n  {_choices(each)}")
    click.get_current_context().exit(4 if waiting else 0)


@ledger.command(cls=Command)
@click.argument("id")
@click.option("--adopt", metavar="TASK", help="It was taken: this is the task's id there.")
@click.option("--resubmit", is_flag=True, help="Send it again; this may pay a second time.")
@click.option("--abandon", is_flag=True, help="Let it go, whatever it cost.")
@shared
def resolve(setup: Setup, id: str, adopt: str | None, resubmit: bool, abandon: bool) -> None:
    """Decide about purchase ID of which nobody knows whether it was charged.

    Look at your account at the provider first. What you decide is kept on record.
    """
    given: dict[Choice, bool] = {
        "adopt": adopt is not None,
        "resubmit": resubmit,
        "abandon": abandon,
    }
    choices = [choice for choice, chosen in given.items() if chosen]
    if len(choices) != 1:
        raise click.UsageError("Choose one of --adopt TASK, --resubmit and --abandon.")
    if adopt is not None:
        _refuse_no_task(adopt)
    app = setup.app()
    try:
        entry = app.ledger.resolve(_entry(app, id).id, choices[0], adopt or "")
    finally:
        app.close()
    then = {
        "adopt": "`tagwire ledger resume` or the next run fetches it.",
        "resubmit": "The next run of its graph sends it again.",
        "abandon": "It is let go: the next run of its graph buys it anew.",
    }
    click.echo(f"{line_of(entry)}\n{then[choices[0]]}")


def _counted(many: int) -> str:
    return "1 purchase" if many == 1 else f"{many} purchases"


def _told(entry: Entry, fault: TagwireError | None) -> None:
    click.echo(line_of(entry))
    if fault:
        click.echo(f"    {fault}")


def _entry(app: App, id: str) -> Entry:
    found = app.ledger.get(id) if app.bought else None
    if found is None:
        raise _none(id)
    return found


def _refuse_no_task(task: str) -> None:
    from tagwire.core.errors import WrongUse
    from tagwire.providers.runway.wire import is_task_id

    if not is_task_id(task.strip()):
        words = f"{task[:80]!r} is no task id."
        raise WrongUse(words, "It is a UUID, as the provider shows it.")


def _none(id: str) -> WrongUse:
    from tagwire.core.errors import WrongUse

    return WrongUse(f"there is no purchase {id[:40]!r}.", "`tagwire ledger list` shows them.")


def row_of(entry: Entry) -> dict[str, Any]:
    """A purchase as plain JSON; times as ISO 8601 in UTC, credits as numbers."""
    from dataclasses import asdict
    from datetime import UTC, datetime

    row = asdict(entry)
    for time in ("created", "changed"):
        row[time] = datetime.fromtimestamp(row[time], UTC).isoformat(timespec="seconds")
    row["request"] = dict(entry.request)
    return row


def line_of(entry: Entry) -> str:
    """A purchase on one line."""
    from datetime import datetime

    when = datetime.fromtimestamp(entry.created).strftime("%m-%d %H:%M")
    where = f"{entry.graph} / {entry.node}".strip(" /")
    words = f"{entry.code} {entry.message}".strip()
    line = f"  {entry.id[:8]}  {when}  {entry.state:<10} {entry.profile} {entry.model:<16} {where}"
    return f"{line}  {cost_of(entry)}{'  ' + words if words else ''}"


def cost_of(entry: Entry) -> str:
    """What a purchase cost, or may cost, in words."""
    if entry.charge is not None:
        return f"{entry.charge:g} credits"
    if entry.state == "REJECTED":
        return "0 credits"
    price = entry.price if entry.price is not None else entry.estimated
    return "price unknown" if price is None else f"{price:g} credits at most"


def _choices(entry: Entry) -> str:
    return f"`tagwire ledger resolve {entry.id[:8]}` --adopt TASK, --resubmit or --abandon."


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
