"""A purchase called off at any moment: no id is lost, and what is paid and there is kept."""

import asyncio

import pytest
from scripted import DONE, FILE, Lost

from tagwire import StepFailed, StoreFailed, UnknownOutcome
from tagwire.core.errors import Cancelled
from tagwire.runtime.ledger.outcome import NotSent, Refused
from tagwire.runtime.ledger.shop import Again, Gone, Seen

RUNNING = Seen("running", 0.5)


class Moves:
    """A ledger that calls the purchase off while a state is being written."""

    def __init__(self, book, state, stop):
        self._book, self._state, self._stop = book, state, stop

    def __getattr__(self, name):
        return getattr(self._book, name)

    def claim(self, *values):
        self._halt("INTENT")
        return self._book.claim(*values)

    def move(self, entry, to, **changes):
        self._halt(to)
        return self._book.move(entry, to, **changes)

    def _halt(self, state):
        if state == self._state:
            self._stop()


@pytest.fixture
def called_off(counter):
    """Buys, and calls it off at the first of: body, create, sleep, look, download, keep, cancel,
    or while a STATE is written."""

    async def buying(where, times):
        loop, task = asyncio.get_running_loop(), asyncio.ensure_future(counter.buying())
        left = times

        async def hook(name):
            nonlocal left
            if name == where and left:
                left -= 1
                task.cancel()
                await asyncio.sleep(0)
                await asyncio.sleep(0)

        counter.hook = counter.shop.hook = counter.clock.hook = hook
        if where.isupper():
            counter.book = Moves(
                counter.book, where, lambda: loop.call_soon_threadsafe(task.cancel)
            )
        return await task

    return lambda where, times=1: asyncio.run(buying(where, times))


@pytest.mark.parametrize("where", ["INTENT", "body", "SENDING"])
@pytest.mark.parametrize("leaving", [False, True])
def test_before_the_request_nothing_is_sent_and_nothing_counted(
    counter, called_off, where, leaving
):
    counter.named["leaving"] = lambda: leaving
    with pytest.raises(Cancelled):
        called_off(where)
    assert counter.shop.posts == []
    assert (counter.states, counter.book.spent()) == (["ABANDONED"], 0)


def test_between_two_tries_nothing_more_is_sent(counter, called_off):
    counter.shop.creates = [NotSent("no line")]
    with pytest.raises(Cancelled):
        called_off("sleep")
    assert len(counter.shop.posts) == 1
    assert (counter.states, counter.book.spent()) == (["ABANDONED"], 0)


UNDER_WAY = ["create", "SUBMITTED", "sleep", "look"]


@pytest.mark.parametrize("where", UNDER_WAY)
def test_a_task_under_way_is_called_off_at_the_shop(counter, called_off, where):
    counter.shop.looks = [RUNNING]
    with pytest.raises(Cancelled):
        called_off(where)
    assert counter.shop.calls[-3:] == ["look", "cancel", "look"]
    assert (counter.last.state, counter.last.code) == ("ABANDONED", "cancelled")
    assert counter.last.task == "task-1"
    assert counter.book.spent() == 5, "nobody said that it was not charged"


@pytest.mark.parametrize("where", [*UNDER_WAY, "download"])
def test_a_task_under_way_is_left_when_the_process_ends_and_fetched_by_the_next(
    counter, called_off, where
):
    counter.named["leaving"] = lambda: True
    with pytest.raises(Cancelled):
        called_off(where)
    assert "cancel" not in counter.shop.calls
    assert (counter.last.state, counter.last.task) == ("SUBMITTED", "task-1")
    counter.reopened()
    counter.named.clear()
    (orphan,) = counter.book.adopt_orphans()
    assert counter.resume(orphan).state == "DONE"
    assert len(counter.shop.posts) == 1


@pytest.mark.parametrize("where", [*UNDER_WAY, "download", "keep", "DOWNLOADED", "DONE"])
def test_a_task_that_is_done_is_kept_all_the_same(counter, called_off, where):
    entry = called_off(where)
    assert entry.state == "DONE"
    assert entry.asset in counter.files
    assert "cancel" not in counter.shop.calls


def test_a_file_that_is_not_whole_does_not_hide_that_it_was_called_off(counter, called_off):
    counter.named["leaving"] = lambda: True
    counter.shop.files = [FILE[:-4]]
    with pytest.raises(Cancelled):
        called_off("keep")
    assert counter.shop.calls.count("download") == 1
    assert counter.states == ["SUBMITTED"]


def test_calling_off_again_and_again_tears_nothing(counter, called_off):
    counter.shop.looks = [RUNNING]
    with pytest.raises(Cancelled):
        called_off("look", times=99)
    assert counter.states == ["ABANDONED"]


@pytest.mark.parametrize("fault", [NotSent("no"), Refused("no", final=False)])
def test_a_request_that_was_not_taken_is_not_sent_again(counter, called_off, fault):
    counter.shop.creates = [fault]
    with pytest.raises(Cancelled):
        called_off("create")
    assert (counter.states, counter.book.spent()) == (["ABANDONED"], 0)


@pytest.mark.parametrize("choice", ["ask", "resubmit", "abandon"])
def test_a_request_of_unknown_outcome_stays_unknown(counter, called_off, choice):
    counter.named["on_unknown"] = choice
    counter.shop.creates = [Lost("reset")]
    with pytest.raises(UnknownOutcome):
        called_off("create")
    assert counter.states == ["UNKNOWN"]
    assert len(counter.shop.posts) == 1


def test_what_the_shop_says_was_charged_is_noted(counter, called_off):
    counter.shop.looks = [RUNNING, Seen("cancelled", charge=0)]
    with pytest.raises(Cancelled):
        called_off("create")
    assert (counter.last.state, counter.last.charge) == ("ABANDONED", 0)


def test_a_task_that_failed_meanwhile_has_failed(counter, called_off):
    counter.shop.looks = [Seen("failed", charge=2, code="INTERNAL")]
    with pytest.raises(Cancelled):
        called_off("create")
    assert (counter.last.state, counter.last.charge) == ("FAILED", 2)


def test_a_task_that_was_done_before_it_could_be_called_off_is_kept(counter, called_off):
    counter.shop.looks = [RUNNING, DONE]
    assert called_off("create").state == "DONE"


@pytest.mark.parametrize("fault", [Gone(), StepFailed("the key is not valid.")])
def test_a_task_nobody_tells_of_is_called_off(counter, called_off, fault):
    counter.shop.looks = [fault]
    with pytest.raises(Cancelled):
        called_off("create")
    assert counter.states == ["ABANDONED"]


def test_a_shop_out_of_reach_leaves_the_task_for_the_next_run(counter, called_off):
    counter.shop.looks, counter.shop.cancels = [Again("no line")], [Again("no line")]
    with pytest.raises(Cancelled):
        called_off("create")
    assert "cancel" not in counter.shop.calls, "it would delete the file of one that is done"
    assert counter.states == ["SUBMITTED"]
    counter.shop.looks, counter.hook = [DONE], None
    counter.shop.hook = counter.clock.hook = None
    assert counter.buy().state == "DONE"
    assert len(counter.shop.posts) == 1


def test_a_shop_that_tells_but_does_not_call_off_leaves_the_task_for_the_next_run(
    counter, called_off
):
    counter.shop.looks, counter.shop.cancels = [RUNNING], [Again("no")]
    with pytest.raises(Cancelled):
        called_off("create")
    assert counter.shop.calls.count("cancel") == 3
    assert counter.states == ["SUBMITTED"]


def test_a_task_that_goes_on_at_a_shop_that_cannot_call_off_is_left(counter, called_off):
    counter.shop.looks, counter.shop.cancels = [RUNNING], [Gone()]
    with pytest.raises(Cancelled):
        called_off("create")
    assert counter.states == ["SUBMITTED"]


def test_a_look_that_fails_once_does_not_delete_what_is_done(counter, called_off):
    counter.shop.looks = [Again("no line"), DONE]
    assert called_off("create").state == "DONE"
    assert "cancel" not in counter.shop.calls


def test_a_file_out_of_reach_leaves_the_task_for_the_next_run(counter, called_off):
    counter.shop.files = [Again("no line")]
    with pytest.raises(Cancelled):
        called_off("download")
    assert counter.states == ["SUBMITTED"]
    counter.shop.files = [FILE]
    assert counter.buy().state == "DONE"


def test_a_full_disk_while_calling_off_leaves_the_task(counter, called_off):
    counter.keeps = [StoreFailed("the disk is full."), None]
    with pytest.raises(StoreFailed):
        called_off("download")
    assert counter.states == ["SUBMITTED"]
    assert counter.buy().state == "DONE"


def test_a_progress_that_says_the_run_is_called_off_is_heard(counter):
    def progress(fraction, message=""):
        if message == "running":
            raise Cancelled("called off.")

    counter.shop.looks, counter.progress = [RUNNING], progress
    with pytest.raises(Cancelled):
        counter.buy()
    assert counter.states == ["ABANDONED"]


def test_one_that_waits_for_another_can_be_called_off(counter, called_off):
    counter.book.claim(counter.want().entry, counter.want().caps, lambda asset: True)
    with pytest.raises(Cancelled):
        called_off("sleep")
    assert counter.states == ["INTENT"], "it is the other's"


def test_one_that_waits_before_the_second_try_can_be_called_off(counter, called_off):
    counter.shop.looks = [Seen("failed", charge=0, code="INTERNAL")]
    counter.clock.dice = 0.0

    async def buying():
        task = asyncio.ensure_future(counter.buying())

        async def hook(name):
            if counter.clock.slept[-1] == 60:
                task.cancel()

        counter.clock.hook = hook
        return await task

    with pytest.raises(Cancelled):
        asyncio.run(buying())
    assert counter.states == ["FAILED"]
