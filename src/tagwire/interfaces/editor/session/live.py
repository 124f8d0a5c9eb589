"""What a node shows of its last run, as the browser reads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from tagwire.core.plan import Result
from tagwire.core.values import Image, Text, Video

Live: TypeAlias = dict[str, Any]

BLANK: Mapping[str, Any] = {
    "status": "idle",
    "progress": 0,
    "message": "",
    "started": None,
    "seconds": None,
    "typical": None,
    "seed": None,
    "credits": None,
    "at_most": False,
    "cached": False,
    "pictures": [],
    "text": None,
    "error": None,
    "example": False,
    "model": "",
    "draft": False,
    "ignored": [],
    "notes": [],
    "key": "",
    "gallery": None,
}


def live_of(result: Result, key: str, cached: bool = True) -> Live:
    """What a node shows of a result it gave, or of one that was stored."""
    values = list(result.outputs.values())
    last = result.receipts[-1] if result.receipts else {}
    return {
        **BLANK,
        "status": "done",
        "progress": 1,
        "seconds": result.seconds,
        "seed": result.seed,
        "credits": result.credits,
        "at_most": "ledger" in last and last.get("charge") is None,
        "cached": cached,
        "pictures": [_picture(value) for value in values if not isinstance(value, Text)],
        "text": next((str(value) for value in values if isinstance(value, Text)), None),
        "model": str(last.get("model", "")),
        "draft": any(bool(receipt.get("draft")) for receipt in result.receipts),
        "ignored": list(last.get("ignored", ())),
        "notes": list(last.get("notes", ())),
        "key": key,
    }


def renamed_live(live: Mapping[str, Live], renamed: Mapping[str, str]) -> dict[str, Live]:
    """What nodes show, some of which go by other ids now; whoever had those is gone."""
    over = set(renamed.values()) - renamed.keys()
    return {renamed.get(name, name): row for name, row in live.items() if name not in over}


def example_of(name: str, width: int, height: int) -> Live:
    """What a template's output shows before anything has run: the picture it was shipped with."""
    picture = {"asset": f"template:{name}", "width": width, "height": height}
    return {**BLANK, "pictures": [picture], "example": True}


def _picture(shown: Image | Video) -> dict[str, Any]:
    """A picture, or a film, which has a length in seconds."""
    length = {"length": shown.seconds} if isinstance(shown, Video) else {}
    return {"asset": shown.asset, "width": shown.width, "height": shown.height, **length}
