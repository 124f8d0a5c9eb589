"""`tagwire plan`: what a run would do and cost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from tagwire.interfaces.cli.door import Command, Setup, asking, changes, shared

if TYPE_CHECKING:
    from tagwire.core.plan import Plan, State

_WORDS: dict[State, str] = {"run": "to run", "cached": "stored", "idle": "not needed"}


@click.command(cls=Command)
@click.argument("graph")
@changes
@asking
@click.option("--json", "as_json", is_flag=True, help="Print the plan as JSON.")
@shared
def plan(
    setup: Setup,
    graph: str,
    as_json: bool,
    targets: tuple[str, ...],
    provider: str,
    **given: Any,
) -> None:
    """Say what running GRAPH would do: what runs, what is stored, what it costs. Runs nothing."""
    from tagwire.interfaces.app import open_graph
    from tagwire.interfaces.door import altered
    from tagwire.interfaces.providing import DRAFT

    app = setup.app(provider=provider)
    try:
        loaded = altered(app, open_graph(graph), **given)
        planned, _ = app.plan(loaded, targets)
        who = app.providers("").name
    finally:
        app.close()
    rows = rows_of(planned, anew=who == DRAFT)
    if as_json:
        whole = {"graph": planned.graph.name, "price": planned.price, "steps": rows}
        click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
        return
    for row in rows:
        list_price = row["runway_credits"]
        price = "" if list_price == 0 else f"{'?' if list_price is None else list_price} at Runway"
        state = _WORDS[planned.steps[str(row["node"])].state]
        click.echo(f"  {row['node']:<18} {row['type']:<16} {state:<11} {price}".rstrip())
    for warning in planned.graph.warnings:
        click.echo(f"  ! {warning}")
    counts = ", ".join(f"{planned.counts[state]} {words}" for state, words in _WORDS.items())
    click.echo(f"{planned.graph.name}: {counts}")
    click.echo(f"cost: {_credits(planned.price)} with {who}; {_at_runway(rows)}")


def rows_of(planned: Plan, anew: bool = False) -> list[dict[str, object]]:
    """Every step with its state, key and prices in credits (None is unknown).

    Runway's price is that of what runs; of all that the targets need when it would be made `anew`
    there, as drafts are.
    """
    from tagwire.core.order import reach
    from tagwire.providers.profile import BUILT_IN, tariff

    list_price = tariff(BUILT_IN[0])  # Runway's own, for who weighs a paid run
    needed = reach(planned.targets, lambda name: planned.steps[name].step.before)
    bought = {name for name, each in planned.steps.items() if each.state == "run"}
    bought |= set(needed) if anew else set()
    return [
        {
            "node": name,
            "type": each.step.node.spec.name,
            "state": each.state,
            "key": each.key,
            "credits": each.price,
            "runway_credits": each.step.node.price(list_price) if name in bought else 0,
        }
        for name, each in planned.steps.items()
    ]


def _at_runway(rows: list[dict[str, object]]) -> str:
    prices = [row["runway_credits"] for row in rows]
    known = sum(price for price in prices if isinstance(price, int | float))
    unknown = sum(1 for price in prices if price is None)
    more = f" and {unknown} of unknown price" if unknown else ""
    return f"{_credits(known)}{more} at Runway's list price"


def _credits(price: float | None) -> str:
    return "unknown" if price is None else f"{price:g} credits"
