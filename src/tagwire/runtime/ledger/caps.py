"""What a run and a day may cost in all: beyond it, nothing is sent."""

from __future__ import annotations

from tagwire.core.errors import OverBudget

RUN, DAY = "the run", "the last 24 hours"
_RAISE = {
    RUN: "Raise the budget, or buy less.",
    DAY: "Raise [caps] day in profiles.toml, or go on tomorrow.",
}
_DUST = 1e-9
"""Credits that adding up fractions may be out by."""


def refuse_beyond(
    span: str, cap: float, model: str, price: float | None, counted: tuple[float, int]
) -> None:
    """Raise OverBudget when a purchase of `price` credits would pass the `cap` of `span`.

    The span is RUN or DAY; `counted` is what was bought in it already, and how many prices in it
    nobody knows.
    """
    spent, unknown = counted
    if price is None:
        words = f"{span} may cost {cap:g} credits, and the price of {model} is unknown."
        raise OverBudget(words, "Run without that cap, or choose a model whose price is known.")
    if unknown:
        words = f"{span} may cost {cap:g} credits, and {unknown} of its prices are unknown."
        raise OverBudget(words, "Run without that cap, or see what it cost in tagwire ledger.")
    if spent + price > cap + _DUST:
        words = f"{span} may cost {cap:g} credits, and would come to {spent + price:g}."
        raise OverBudget(words, _RAISE[span])
