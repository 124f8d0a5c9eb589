"""Who makes the pictures: the draft engine and every profile, as the browser shows them."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from tagwire.core.errors import StepFailed, TagwireError, WrongUse
from tagwire.interfaces.editor.desk.desk import Desk
from tagwire.interfaces.providing import DRAFT
from tagwire.providers.profiles import Profiles
from tagwire.runtime.ledger.shop import Again

BELIEVED = 60.0
"""Seconds that an account's balance is shown before it is asked for again."""


class Houses:
    """What there is to choose from at a desk, and what is left at each."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._balances: dict[str, tuple[float, float | None]] = {}
        self._asking = asyncio.Lock()

    def shown(self) -> dict[str, Any]:
        """Every profile by name, without its key; who is chosen, and who answers.

        May take a while: it looks for keys. What is wrong with profiles.toml is told in `fault`.
        """
        providers = self._desk.app.providers
        chosen = {"chosen": providers.chosen, "now": DRAFT, "default": DRAFT}
        try:
            profiles = providers.profiles
            rows = [_row(profiles, name) for name in profiles.names]
            default = _default(profiles)
        except WrongUse as fault:
            words = {"message": fault.message, "remedy": fault.remedy}
            return {**chosen, "profiles": [], "caps": {}, "fault": words}
        now = providers.chosen or default
        caps = {"run": profiles.caps.run, "day": profiles.caps.day}
        told = {"now": now, "default": default, "profiles": rows, "caps": caps, "fault": None}
        return {**chosen, **told}

    async def choose(self, name: str) -> None:
        """Have a profile make everything, "" for each node's own; all open graphs are reviewed.

        Raises:
            WrongUse: there is no such profile, or no key for it.
        """
        await asyncio.to_thread(self._desk.app.providers.choose, name)
        for session in self._desk.sessions.values():
            session.settle()
        shown = await asyncio.to_thread(self.shown)
        self._desk.broadcast({"kind": "houses", "houses": shown})

    async def balance(self, name: str) -> dict[str, Any]:
        """What is left at a profile in credits; None where nobody tells.

        Raises:
            WrongUse: there is no such profile, or no key for it.
        """
        if name == DRAFT:
            return {"profile": name, "balance": None}
        house = await asyncio.to_thread(self._desk.app.providers.paid, name)
        async with self._asking:
            asked, left = self._balances.get(name, (0.0, None))
            if time.monotonic() - asked > BELIEVED or not asked:
                left = await _left(house)
                self._balances[name] = (time.monotonic(), left)
        return {"profile": name, "balance": left}


async def _left(house: Any) -> float | None:
    if house.profile.kind == "cometapi":  # it has no such call
        return None
    try:
        told = await house.client.organization()
    except (Again, StepFailed):
        return None
    return float(told.credit_balance)


def _row(profiles: Profiles, name: str) -> dict[str, Any]:
    profile = profiles.get(name)
    fault = ""
    try:
        has_key = profiles.key(profile) is not None
    except TagwireError as wrong:
        has_key, fault = False, wrong.message
    return {
        "name": name,
        "title": profile.title,
        "kind": profile.kind,
        "has_key": has_key,
        "key_env": profile.key_env,
        "unit": profile.unit,
        "unit_credits": profile.unit_credits,
        "fault": fault,
    }


def _default(profiles: Profiles) -> str:
    """Who answers a node that names nobody; the draft engine where a key cannot be used."""
    try:
        return profiles.default
    except WrongUse:
        return DRAFT
