"""The floor: stdlib graphlib and asyncio doing what an engine must, with nothing around it.

Types and cycles checked, a sha256 key a step, a memo, two events, results released when consumed.
"""

from __future__ import annotations

import hashlib
import json
from graphlib import TopologicalSorter


async def _work(number: int, feeds: tuple[str, ...]) -> str:
    return str(number)


async def run(feeds: dict[str, list[str]], memo: dict[str, str], changed: str = "") -> int:
    """Run a graph of trivial steps; returns how many events there were."""
    uses = dict.fromkeys(feeds, 0)
    for group in feeds.values():
        for feed in group:
            uses[feed] += 1
    keys: dict[str, str] = {}
    values: dict[str, str] = {}
    events: list[tuple[str, str]] = []
    for index, name in enumerate(TopologicalSorter(feeds).static_order()):
        number = -1 if name == changed else index
        group = feeds[name]
        whole = ("trivial", 1, {"number": number}, [keys[feed] for feed in group])
        key = keys[name] = hashlib.sha256(json.dumps(whole).encode()).hexdigest()
        events.append(("started", name))
        if key not in memo:
            given = tuple(values[feed] for feed in group)
            assert all(isinstance(value, str) for value in given)
            memo[key] = await _work(number, given)
        values[name] = memo[key]
        for feed in group:
            uses[feed] -= 1
            if not uses[feed]:
                del values[feed]
        events.append(("finished", name))
    return len(events)
