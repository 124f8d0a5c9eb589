"""From a task id to a stored file: GETs only, for as long as it takes."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from tagwire.core.errors import PictureRefused, StepFailed
from tagwire.runtime.ledger.deal import Deal
from tagwire.runtime.ledger.shop import Again, Expired, Gone, Phase, Seen

_OVER: frozenset[Phase] = frozenset({"succeeded", "failed", "cancelled"})
TASK_GONE = "task_gone"
_MAKING = 0.9
"""The share of a purchase's progress that the task itself is; the rest is fetching the file."""


async def wait(deal: Deal) -> None:
    """Bring a SUBMITTED entry to DONE, FAILED or ABANDONED.

    Raises:
        StepFailed: the provider will not tell, or the file is where we do not fetch from; the
            entry stays as it is, for another time.
        StoreFailed: the file or the ledger cannot be written; likewise.
    """
    watch = Watch(deal)
    pause = deal.poll() if deal.sent else 0
    while deal.entry.state == "SUBMITTED":
        deal.check()
        if pause:
            await deal.sleep(pause)
        pause = await watch.once()


async def finish(deal: Deal) -> None:
    """A DOWNLOADED entry is DONE; one whose file is gone has to be fetched again."""
    if await deal.threaded(deal.till.kept, deal.entry.asset):
        return await deal.move_surely("DONE")
    deal.sent = False
    return await deal.move_surely("SUBMITTED")


@dataclass(slots=True)
class Watch:
    """Looks at one task; knows what came of it so far.

    `tries`: those in a row that came to nothing. `gone`: the seconds waited since the task, or its
    file, is unheard of, by our own waits: clocks jump. `bad`: files that were not whole.
    """

    deal: Deal
    tries: int = 0
    gone: float = 0
    bad: int = 0

    async def once(self) -> float:
        """Look once and go on from there; returns the seconds until the next look."""
        try:
            seen = await self.deal.till.shop.look(self.deal.entry.task)
            return await self.after(seen)
        except Gone:
            return await self._missing(TASK_GONE, "the provider does not know the task any more")
        except Expired:
            return self._again(None)
        except Again as fault:
            return self._again(fault.retry_after)

    async def after(self, seen: Seen) -> float:
        """Go on from how the task stands; raises Again or Expired as the download does."""
        if seen.phase == "succeeded":
            return await self._fetched(seen)
        self.gone = 0
        self.tries = 0
        if seen.phase in _OVER:
            await self._ended(seen)
            return 0
        self._say(seen)
        return self.deal.poll()

    async def _ended(self, seen: Seen) -> None:
        """The task came to nothing."""
        if seen.phase == "cancelled":
            told = {"code": seen.code or "cancelled", "message": seen.message or "cancelled there"}
            return await self.deal.move_surely("ABANDONED", charge=seen.charge, **told)
        told = {"code": seen.code, "message": seen.message}
        return await self.deal.move_surely("FAILED", charge=seen.charge, **told)

    async def _fetched(self, seen: Seen) -> float:
        """Fetch and store the file of a task that is done."""
        deal = self.deal
        if not seen.outputs:
            return await self._missing("no_output", "the task is done and has no file", seen.charge)
        self.gone = 0
        await deal.aside()
        deal.progress(_MAKING, "fetching")
        try:
            data = await deal.till.shop.download(seen.outputs[0])
        except StepFailed as fault:  # it is paid and there: whoever mends the way to it has it
            await deal.note(code="not_fetched", message=fault.message, charge=seen.charge)
            raise
        return await self._kept(data, seen)

    async def _kept(self, data: bytes, seen: Seen) -> float:
        deal = self.deal
        try:
            kept = await deal.unbroken(deal.till.keep(data))
        except (StepFailed, PictureRefused) as fault:
            self.bad += 1
            if self.bad < deal.till.pace.bad_files:
                return self._again(None)
            await self._failed("bad_output", fault.message, seen.charge)
            return 0
        what = {"asset": kept.asset, "media_type": kept.media_type, "charge": seen.charge}
        await deal.move_surely("DOWNLOADED", code="", message="", **what)
        await deal.move_surely("DONE")
        return 0

    async def _missing(self, code: str, words: str, charge: float | None = None) -> float:
        """A task may be unheard of for a while after it was made; then it is lost."""
        if self.gone >= self.deal.till.pace.fresh:
            await self._failed(code, words, charge)
            return 0
        pause = self.deal.poll()
        self.gone += pause
        return pause

    async def _failed(self, code: str, words: str, charge: float | None) -> None:
        if code == TASK_GONE and self.deal.entry.resolution.startswith("adopt"):
            words = f"the provider knows no task {self.deal.entry.task}, which was adopted"
            await self.deal.move_surely("UNKNOWN", code=code, message=words, task="")
        else:
            await self.deal.move_surely("FAILED", code=code, message=words, charge=charge)

    def _again(self, asked: float | None) -> float:
        self.tries += 1
        return self.deal.back_off(self.tries, asked)

    def _say(self, seen: Seen) -> None:
        if seen.phase == "running":
            share = min(max(seen.progress, 0), 1) if isfinite(seen.progress) else 0
            self.deal.progress(share * _MAKING, "running")
        elif seen.phase == "queued":
            self.deal.progress(0, f"queued at {self.deal.entry.profile}")
        else:
            self.deal.progress(0, "waiting")
