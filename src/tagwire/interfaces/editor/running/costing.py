"""What a run may cost: what was said when it was asked for, and what profiles.toml allows."""

from __future__ import annotations

import time
from collections.abc import Iterable

from tagwire.core.errors import OverBudget
from tagwire.core.plan import Plan
from tagwire.interfaces.app import App
from tagwire.providers.disk.ledger import DAY


def refuse_over_caps(app: App, plans: Iterable[Plan]) -> None:
    """Raise OverBudget when one of these runs, or all of them today, may pass a cap.

    What costs nothing passes every cap.
    """
    prices = [plan.price for plan in plans if plan.price != 0]
    run, day = app.providers.caps_run, app.providers.caps_day
    if not prices or (run is None and day is None):
        return
    if any(price is None for price in prices):
        words = "what this costs is unknown, and profiles.toml sets a cap."
        raise OverBudget(words, "Choose a model whose price is known, or take the cap away.")
    known = [price for price in prices if price]
    if run is not None and max(known) > run:
        words = f"the run may cost {max(known):g} credits, and profiles.toml allows {run:g} a run."
        raise OverBudget(words, "Run fewer nodes, or raise the cap there.")
    spent = app.ledger.spent(time.time() - DAY) if day is not None and app.bought else 0
    if day is not None and spent + sum(known) > day:
        words = (
            f"the last 24 hours would come to {spent + sum(known):g} credits,"
            f" and profiles.toml allows {day:g} a day."
        )
        raise OverBudget(words, "Run it tomorrow, or raise the cap there.")


def refuse_dearer(price: float | None, said: float | None) -> None:
    """Raise OverBudget when a run costs more than was `said` when it was asked for."""
    if said is None:
        return
    if price is None:
        words = f"nobody knows what the run costs now, and {said:g} credits were asked for."
        raise OverBudget(words, "Look at the price, and run it again.")
    if price > said:
        words = f"the run costs {price:g} credits now, and {said:g} were asked for."
        raise OverBudget(words, "Look at the price, and run it again.")
