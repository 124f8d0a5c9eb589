"""`tagwire account`: what the provider says of the account, and what our own ledger counts."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

from tagwire.core.errors import StepFailed
from tagwire.interfaces.cli.door import Command, Setup, asking, shared

if TYPE_CHECKING:
    from tagwire.interfaces.app import App
    from tagwire.providers.runway.provider import RunwayProvider
    from tagwire.providers.runway.wire import Organization, Usage

DAYS = 30
_MONTH = DAYS * 86400.0


@click.command(cls=Command)
@asking
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@shared
def account(setup: Setup, provider: str, as_json: bool) -> None:
    """Say what is left, the limits, and what each model took in the last 30 days.

    Beside it stands what this store's own ledger counts. Without a key there is no account.
    """
    import asyncio

    app = setup.app(provider=provider)
    try:
        whole = asyncio.run(_whole(app))
    finally:
        app.close()
    if as_json:
        click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
    else:
        _show(whole)


async def _whole(app: App) -> dict[str, Any]:
    """The account as plain JSON."""
    import asyncio

    from tagwire.interfaces.providing import DRAFT

    name = app.providers.name_of("")
    ours = await asyncio.to_thread(_ours, app, name)
    if name == DRAFT:
        return {"profile": DRAFT, "ours": ours}
    house = app.providers.paid(name)
    told, used = await _told(house)
    return {"profile": name, **_limits(told), "used": _used(used), "ours": ours}


async def _told(house: RunwayProvider) -> tuple[Organization | None, Usage | None]:
    """What the provider says; CometAPI has nothing of the kind (runway-api.md section 13).

    Raises:
        StepFailed: the key is not let in, or nobody answers.
    """
    from tagwire.runtime.ledger.shop import Again

    if house.profile.kind == "cometapi":
        return None, None
    start = datetime.now(UTC).date() - timedelta(days=DAYS - 1)
    try:
        return await house.client.organization(), await house.client.usage(start)
    except Again as fault:
        raise StepFailed(fault.words, "Try again later; nothing was charged.") from fault


def _ours(app: App, profile: str) -> dict[str, float]:
    """Credits by model that the ledger counts for the profile in the last 30 days."""
    counted: dict[str, float] = defaultdict(float)
    if app.bought:
        for entry in app.ledger.listed(since=time.time() - _MONTH, most=1_000_000):
            if entry.profile == profile:
                counted[entry.model] += entry.counted or 0
    return dict(counted)


def _limits(told: Organization | None) -> dict[str, Any]:
    if told is None:
        return {"balance": None, "most_a_month": None, "models": {}}
    models = {
        model: {
            "at_once": limits.max_concurrent_generations,
            "a_day": limits.max_daily_generations,
            "today": told.usage.models[model].daily_generations
            if model in told.usage.models
            else 0,
        }
        for model, limits in told.tier.models.items()
    }
    most = told.tier.max_monthly_credit_spend
    return {"balance": told.credit_balance, "most_a_month": most, "models": models}


def _used(used: Usage | None) -> dict[str, float] | None:
    """Credits by model; None when the provider does not tell."""
    if used is None:
        return None
    found: dict[str, float] = defaultdict(float)
    for day in used.results:
        for row in day.used_credits:
            found[row.model] += row.amount
    return dict(found)


def _show(whole: dict[str, Any]) -> None:
    if "balance" not in whole:
        click.echo("draft: no key, so no account; pictures are drawn here and cost nothing.")
        click.echo("Set RUNWAYML_API_SECRET (Runway) or COMETAPI_KEY (CometAPI) to buy pictures.")
        return
    balance, most = whole["balance"], whole["most_a_month"]
    left = "the provider does not tell" if balance is None else f"{balance:g} credits left"
    bound = "" if most is None else f", {most:g} a month at most"
    click.echo(f"{whole['profile']}: {left}{bound}")
    used, ours = whole["used"] or {}, whole["ours"]
    names = sorted({*used, *ours, *(n for n, row in whole["models"].items() if row["today"])})
    if names:
        heads = f"{'at once':>8} {'today':>12} {'30 days':>9} {'our ledger':>11}"
        click.echo(f"  {'model':<28} {heads}")
    for name in names:
        row = whole["models"].get(name, {})
        today = f"{row.get('today', 0)} of {_bound(row.get('a_day'))}" if row else "?"
        theirs = "?" if whole["used"] is None else f"{used.get(name, 0):g}"
        at_once = _bound(row.get("at_once")) if row else "?"
        click.echo(f"  {name:<28} {at_once:>8} {today:>12} {theirs:>9} {ours.get(name, 0):>11g}")


def _bound(number: int | None) -> str:
    return "any" if number is None else str(number)
