"""From INTENT to a task id: the POST, sent once, and again only when it certainly was not taken."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tagwire.core.errors import StoreFailed
from tagwire.runtime.ledger.deal import Deal
from tagwire.runtime.ledger.faults import NOT_SENT, lost_id
from tagwire.runtime.ledger.outcome import Created, Ended, NotSent, Refused, Unknown
from tagwire.runtime.ledger.till import Want

_LOG = logging.getLogger(__name__)


async def send(deal: Deal, want: Want) -> None:
    """Bring an INTENT to SUBMITTED, REJECTED, UNKNOWN or, never sent, ABANDONED.

    Raises:
        StoreFailed: the ledger cannot be written: nothing was sent, or the words hold the task id.
    """
    tries = Tries()
    while deal.entry.state == "INTENT":
        deal.check()
        fault = await _attempt(deal, want)
        if fault is not None and deal.entry.state == "INTENT":
            await _retry(deal, fault, tries)


@dataclass(slots=True)
class Tries:
    """POSTs that came to nothing so far."""

    refused: int = 0
    not_sent: int = 0


async def _retry(deal: Deal, fault: Ended, tries: Tries) -> None:
    """Wait for the next try, or end the entry when there is none."""
    told: dict[str, Any] = {"code": fault.code, "message": fault.words}
    pace, asked = deal.till.pace, None
    if isinstance(fault, Refused):
        tries.refused, asked = tries.refused + 1, fault.retry_after
        if fault.final or tries.refused >= pace.refused:
            await deal.move_surely("REJECTED", **told)
            return
    else:
        tries.not_sent += 1
        if tries.not_sent >= pace.not_sent:
            await deal.move_surely("ABANDONED", **{**told, "code": NOT_SENT}, charge=0)
            return
    deal.check()
    await deal.sleep(deal.back_off(tries.refused + tries.not_sent, asked))


async def _attempt(deal: Deal, want: Want) -> Ended | None:
    """Send it once; what is returned came in the way, and the entry is INTENT if it may again."""
    try:
        body = await want.body()
    except Ended as fault:
        return fault
    deal.progress(0, "sending")
    await deal.move("SENDING")
    if deal.off:  # called off while that was written: it never left
        await deal.move_surely("INTENT")
        deal.check()
    return await _posted(deal, want.path, body)


async def _posted(deal: Deal, path: str, body: Mapping[str, Any]) -> Ended | None:
    try:
        created = await deal.unbroken(deal.till.shop.create(path, body))
        if not created.task:
            raise Unknown("the answer holds no task id")
    except NotSent as fault:
        await deal.move_surely("INTENT", message=fault.words)
        return fault
    except Refused as fault:
        to = {"code": fault.code, "message": fault.words}
        await deal.move_surely("REJECTED" if fault.final else "INTENT", **to)
        return fault
    except (Exception, asyncio.CancelledError) as fault:  # noqa: BLE001 (it may have left)
        unknown = fault if isinstance(fault, Unknown) else Unknown(_words(fault))
        await deal.move_surely("UNKNOWN", code=unknown.code, message=unknown.words)
        return unknown
    await _submitted(deal, created)
    return None


async def _submitted(deal: Deal, created: Created) -> None:
    try:
        changes = {"task": created.task, "estimated": created.estimated}
        await deal.move_surely("SUBMITTED", code="", message="", **changes)
    except StoreFailed as fault:
        told = lost_id(deal.entry, created.task, fault)
        _LOG.error("%s", told)  # a run tells of its first such fault only, and ends
        raise told from fault
    deal.sent = True
    deal.progress(0, "waiting")


def _words(fault: BaseException) -> str:
    return f"{type(fault).__name__} {fault}".strip()
