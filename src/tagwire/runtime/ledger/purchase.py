"""Buy a picture once: every step of it is on disk before the next one is taken."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any

from tagwire.core.errors import Cancelled, WrongUse
from tagwire.core.request import Progress
from tagwire.runtime.ledger.book import Taken
from tagwire.runtime.ledger.cancelling import call_off
from tagwire.runtime.ledger.deal import Deal
from tagwire.runtime.ledger.entry import Entry
from tagwire.runtime.ledger.faults import elsewhere, fault_of
from tagwire.runtime.ledger.pace import Pace
from tagwire.runtime.ledger.sending import send
from tagwire.runtime.ledger.till import Kept, OnUnknown, Till, Want
from tagwire.runtime.ledger.waiting import finish, wait

__all__ = ["Kept", "OnUnknown", "Pace", "Till", "Want", "buy", "resume"]

_FOR_NOTHING = ("INTERNAL", "THIRD_PARTY.UNAVAILABLE", "INPUT_PREPROCESSING.INTERNAL")
"""Failures that another try may get over (runway-api.md, "failureCode")."""


async def buy(want: Want, till: Till, progress: Progress) -> Entry:
    """The DONE entry of what is wanted: bought, fetched, taken over, or there already.

    Raises:
        StepFailed: it was refused, or the task failed.
        UnknownOutcome: nobody knows whether a request for it was charged; a person decides.
        OverBudget: a cap would be passed; nothing was sent.
        StoreFailed: the ledger or the store cannot be written.
        Cancelled: it was called off.
    """
    deal = Deal(till, progress, want.entry, want.aside)
    return await _lawfully(deal, _bought(deal, want))


async def resume(entry: Entry, till: Till, progress: Progress) -> Entry:
    """The DONE entry of an open one of ours that has a task id: nothing is sent, but GETs.

    Called off, it is left for another time: whoever stops fetching has not called off the task.

    Raises:
        StepFailed: the task failed.
        UnknownOutcome: it has no task id, and nobody knows whether it was charged.
        StoreFailed: the ledger or the store cannot be written.
        Cancelled: it was called off.
    """
    deal = Deal(replace(till, leaving=lambda: True), progress, entry)
    return await _lawfully(deal, _resumed(deal))


async def _lawfully(deal: Deal, going: Coroutine[Any, Any, Entry]) -> Entry:
    """What `going` gives; however it ends, the entry is over or left for the next one."""
    try:
        try:
            return await going
        except (asyncio.CancelledError, Cancelled):
            deal.off = True
            return await deal.unbroken(call_off(deal))
    except Exception as fault:
        await deal.unbroken(deal.let_go(fault))
        raise


async def _bought(deal: Deal, want: Want) -> Entry:
    tried = resubmitted = False
    await _claim(deal, want)
    while deal.entry.state != "DONE":
        deal.check()
        if deal.entry.state == "INTENT":
            await send(deal, want)
        elif deal.entry.state == "UNKNOWN" and not resubmitted:
            await _decide(deal)
            await _claim(deal, want)
            resubmitted = True
        elif _failed_for_nothing(deal.entry) and not tried:
            await want.aside()
            await deal.sleep(deal.till.pace.drawn(deal.till.pace.anew, deal.till.clock.chance()))
            await _claim(deal, want)
            tried = True
        else:
            await _go_on(deal)
    return deal.entry


async def _resumed(deal: Deal) -> Entry:
    while deal.entry.state != "DONE":
        deal.check()
        await _go_on(deal)
    return deal.entry


async def _go_on(deal: Deal) -> None:
    """The next step of what has a task id; raises what came of anything else."""
    if deal.entry.state == "SUBMITTED":
        await wait(deal)
    elif deal.entry.state == "DOWNLOADED":
        await finish(deal)
    else:
        raise fault_of(deal.entry)


async def _claim(deal: Deal, want: Want) -> None:
    """Enter the want, or take over what there is; wait while somebody else is at work on it."""
    till, tries = deal.till, 0
    while True:
        try:
            deal.entry = await deal.threaded(till.book.claim, want.entry, want.caps, till.kept)
        except Taken:
            deal.check()
            await want.aside()  # or the other might wait for the room we are in
            deal.progress(0, "waiting")
            tries += 1
            await deal.sleep(min(deal.poll(), deal.back_off(tries)))
        else:
            break
    deal.check()
    if deal.entry.state == "SUBMITTED" and deal.entry.profile != want.entry.profile:
        raise elsewhere(deal.entry)


async def _decide(deal: Deal) -> None:
    """What the user's standing choice is for a request of unknown outcome; raises by default."""
    choice = deal.till.on_unknown
    if choice == "ask":
        raise fault_of(deal.entry)
    resolve = deal.till.book.resolve
    with contextlib.suppress(WrongUse):  # somebody has decided meanwhile
        deal.entry = await deal.threaded(resolve, deal.entry.id, choice, by="--on-unknown")
    if choice == "abandon":
        raise fault_of(deal.entry)


def _failed_for_nothing(entry: Entry) -> bool:
    """Whether the task failed for no reason of ours, and costs nothing for certain."""
    free = entry.state == "FAILED" and entry.charge == 0
    return free and "SAFETY" not in entry.code and entry.code.startswith(_FOR_NOTHING)
