"""What must hold for every card, whatever was done."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def told() -> Any:
    """Reads what is stale, once the law has been seen to hold."""

    async def call(seat: Any) -> Any:
        await seat.desk.settled()
        stale = seat.tab.last("review")["stale"]
        keys, document = seat.session.keys, seat.session.document
        shown = {n: live for n, live in seat.live.items() if n in document.nodes and live["key"]}
        for name, live in shown.items():
            assert (live["key"] == keys.get(name)) != (name in stale), (name, live["key"], stale)
        for start, end in document.wires:
            giver, taker = start.partition(".")[0], end.partition(".")[0]
            given, taken = (shown.get(name, {}).get("pictures") for name in (giver, taker))
            handed = document.nodes[taker].type == "output" and taker not in stale
            assert taken == given or not (handed and taken and given), (start, end)
        return stale

    return call
