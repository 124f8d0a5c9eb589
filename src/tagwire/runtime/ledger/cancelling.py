"""A purchase called off: what is paid and there is kept, the rest is called off at the shop."""

from __future__ import annotations

from tagwire.core.errors import Cancelled, StepFailed
from tagwire.runtime.ledger.deal import Deal
from tagwire.runtime.ledger.entry import Entry
from tagwire.runtime.ledger.faults import fault_of
from tagwire.runtime.ledger.shop import Again, Gone, Seen
from tagwire.runtime.ledger.waiting import Watch, finish

_UNDER_WAY = frozenset({"waiting", "queued", "running"})
_TOLD = {"code": "cancelled", "message": "called off"}


async def call_off(deal: Deal) -> Entry:
    """The DONE entry when its picture could be had all the same.

    Raises:
        Cancelled: it was called off; or left as it is, when the process is about to end or the
            shop cannot be reached.
        UnknownOutcome: its POST was under way, and nobody knows how it ended.
    """
    deal.progress = _silent
    if deal.entry.state == "UNKNOWN":
        raise fault_of(deal.entry)
    if deal.entry.owner:
        await _ended(deal)
    if deal.entry.state == "DONE":
        return deal.entry
    raise Cancelled("the run was called off.")


async def _ended(deal: Deal) -> None:
    """Bring the entry as far as it goes."""
    if deal.entry.state == "INTENT":
        return await deal.move("ABANDONED", charge=0, **_TOLD)
    if not deal.till.leaving():
        if deal.entry.state == "DOWNLOADED":
            await finish(deal)
        if deal.entry.state == "SUBMITTED":
            await _recalled(deal)
    if deal.entry.owner:
        await deal.leave()
    return None


async def _recalled(deal: Deal) -> None:
    """Fetch what is done, and call off what is not; SUBMITTED still when neither can be.

    A shop that cannot say how the task stands is not told to delete it: it would take away the
    file of one that is done, too.
    """
    try:
        seen = await _looked(deal)
    except Again:
        return None
    if seen and seen.phase in ("succeeded", "failed", "cancelled"):
        return await _settled(deal)
    told = await _deleted(deal)
    if told is None:
        return None
    seen = await _look(deal)
    if seen and seen.phase == "succeeded":  # it was done before it could be called off
        await _settled(deal)
    elif seen and seen.phase in _UNDER_WAY and not told:  # it goes on, and can be fetched later
        return None
    if deal.entry.state == "SUBMITTED":
        charge = seen.charge if seen else None
        await deal.move_surely("ABANDONED", charge=charge, **_TOLD)
    return None


async def _looked(deal: Deal) -> Seen | None:
    """How it stands, None for a task nobody tells of; raises Again when no answer comes."""
    for tries in range(1, deal.till.pace.deletes):
        try:
            return await _told_of(deal)
        except Again:
            await deal.sleep(deal.back_off(tries))
    return await _told_of(deal)


async def _told_of(deal: Deal) -> Seen | None:
    try:
        return await deal.till.shop.look(deal.entry.task)
    except (Gone, StepFailed):
        return None


async def _look(deal: Deal) -> Seen | None:
    try:
        return await _told_of(deal)
    except Again:
        return None


async def _settled(deal: Deal) -> None:
    """Take what a task that is over has brought, in a few tries."""
    watch = Watch(deal)
    for tries in range(1, deal.till.pace.bad_files + 1):
        try:
            await watch.once()
        except StepFailed:
            return
        if deal.entry.state != "SUBMITTED":
            return
        await deal.sleep(deal.back_off(tries))


async def _deleted(deal: Deal) -> bool | None:
    """Whether the shop took it; False: it knows no such task; None: it could not be told."""
    for tries in range(1, deal.till.pace.deletes + 1):
        try:
            await deal.till.shop.cancel(deal.entry.task)
        except (Again, StepFailed):
            await deal.sleep(deal.back_off(tries))
        except Gone:
            return False
        else:
            return True
    return None


def _silent(fraction: float, message: str = "") -> None:
    """Nobody listens any more."""
