"""A purchase that somebody else began: what is there is gone on with, never bought again."""

import asyncio
import contextlib
import threading
from dataclasses import replace

import pytest
from scripted import DONE, Counter

from tagwire import StepFailed, UnknownOutcome
from tagwire.core.errors import Cancelled
from tagwire.runtime.ledger.book import Caps
from tagwire.runtime.ledger.purchase import resume
from tagwire.runtime.ledger.shop import Seen


def test_an_intent_of_the_dead_is_sent_by_the_next(counter, after):
    left = after("INTENT")
    assert counter.buy().id == left.id
    assert len(counter.shop.posts) == 1


def test_an_intent_of_the_dead_is_sent_within_todays_caps(counter, after):
    left = after("INTENT")
    entry = counter.buy(counter.want(Caps(run=5, day=5), run="another"))
    assert (entry.id, entry.run) == (left.id, "another")


def test_a_request_of_the_dead_is_of_unknown_outcome(counter, after):
    after("SENDING")
    with pytest.raises(UnknownOutcome, match="the program ended while the request was under way"):
        counter.buy()
    assert counter.shop.posts == []
    assert counter.last.code == "crashed"


@pytest.mark.parametrize("choice", ["resubmit", "abandon"])
def test_a_fresh_want_meets_the_users_choice_for_an_old_unknown(counter, after, choice):
    after("UNKNOWN")
    counter.named["on_unknown"] = choice
    if choice == "resubmit":
        assert counter.buy().resolution == "resubmit by --on-unknown"
    else:
        with pytest.raises(StepFailed, match="given up"):
            counter.buy()
        assert counter.shop.posts == []
        assert counter.buy().state == "DONE", "the user wants it again, and knows"


@pytest.mark.parametrize("state", ["SUBMITTED", "DOWNLOADED"])
def test_a_task_of_the_dead_is_looked_at_at_once_and_fetched(counter, after, state):
    after(state)
    assert counter.buy().state == "DONE"
    assert counter.shop.posts == []
    assert counter.clock.slept == []


def test_a_stored_file_of_the_dead_is_not_fetched_again(counter, after):
    counter.files["a" * 64] = b""
    after("DOWNLOADED", asset="a" * 64)
    assert counter.buy().asset == "a" * 64
    assert counter.shop.calls == []


@pytest.mark.parametrize("state", ["SUBMITTED", "DOWNLOADED"])
def test_orphans_are_brought_to_their_end_without_a_want(counter, after, state):
    after(state)
    (orphan,) = counter.book.adopt_orphans()
    assert counter.resume(orphan).state == "DONE"
    assert counter.shop.posts == []


def test_whoever_stops_fetching_calls_nothing_off_at_the_shop(counter, after):
    after("SUBMITTED")
    (orphan,) = counter.book.adopt_orphans()
    counter.shop.looks = [Seen("running")]

    async def stopped():
        task = asyncio.ensure_future(resume(orphan, counter.till, counter.progress))

        async def hook(name):
            task.cancel()

        counter.shop.hook = hook
        await task

    with pytest.raises(Cancelled):
        asyncio.run(stopped())
    assert set(counter.shop.calls) == {"look"}
    assert (counter.last.state, counter.last.owner) == ("SUBMITTED", "")


def test_a_task_of_another_profile_is_left_to_that(counter, after):
    after("SUBMITTED")
    with pytest.raises(StepFailed, match="bought with runway already"):
        counter.buy(counter.want(profile="studio"))
    assert counter.shop.calls == []
    assert (counter.last.state, counter.last.owner) == ("SUBMITTED", "")
    assert counter.buy().state == "DONE"


def test_whoever_waits_for_another_gives_up_what_that_may_need(counter):
    """One room for both: the first is before its second try, the second has begun meanwhile."""
    room = asyncio.Semaphore(1)
    counter.shop.looks = [Seen("failed", charge=0, code="INTERNAL"), DONE]

    def wanted():
        inside = contextlib.AsyncExitStack()

        async def body():
            await inside.enter_async_context(room)
            return {}

        return inside, replace(counter.want(), body=body, aside=inside.aclose)

    async def buying():
        inside, want = wanted()
        async with inside:
            return await counter.buying(want)

    async def both():
        first, second = asyncio.ensure_future(buying()), None

        async def hook(name):
            nonlocal second
            if counter.clock.slept[-1] == 60 and second is None:
                second = asyncio.ensure_future(buying())
                while len(counter.book.listed()) < 2:
                    await asyncio.to_thread(lambda: None)

        counter.clock.hook = hook
        return await first, await second

    assert len({entry.id for entry in asyncio.run(both())}) == 1
    assert counter.states == ["FAILED", "DONE"]


@pytest.mark.parametrize("state", ["SENDING", "UNKNOWN", "INTENT"])
def test_what_has_no_task_is_not_resumed(counter, after, state):
    left = after(state)
    found = next(iter(counter.book.adopt_orphans()), None) or counter.book.get(left.id)
    with pytest.raises(StepFailed):
        counter.resume(found)
    assert counter.shop.calls == []


def test_resuming_what_is_done_does_nothing(counter):
    entry = counter.buy()
    assert counter.resume(entry) == entry


def test_a_task_that_failed_for_nothing_is_not_bought_again_without_a_want(counter, after):
    after("SUBMITTED")
    counter.shop.looks = [Seen("failed", charge=0, code="INTERNAL")]
    (orphan,) = counter.book.adopt_orphans()
    with pytest.raises(StepFailed, match="INTERNAL"):
        counter.resume(orphan)
    assert counter.states == ["FAILED"]


def test_many_wants_of_one_key_in_one_process_are_one_purchase(counter):
    async def buying():
        return await asyncio.gather(*(counter.buying() for _ in range(5)))

    counter.shop.looks = [Seen("waiting"), DONE]
    assert len({entry.id for entry in asyncio.run(buying())}) == 1
    assert len(counter.shop.posts) == 1


def test_wants_of_unlike_keys_do_not_wait_for_each_other(counter):
    async def buying():
        wants = [counter.want(key=f"key#{seed}", seed=seed) for seed in range(5)]
        return await asyncio.gather(*map(counter.buying, wants))

    assert {entry.seed for entry in asyncio.run(buying())} == {0, 1, 2, 3, 4}
    assert len(counter.shop.posts) == 5


def test_two_loops_with_ledgers_of_their_own_buy_a_key_once(counter, store):
    other = Counter(store)
    other.shop, other.files = counter.shop, counter.files
    ended = []
    threads = [
        threading.Thread(target=lambda one=one: ended.append(one.buy())) for one in (counter, other)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.close()
    assert [entry.state for entry in ended] == ["DONE", "DONE"]
    assert len(counter.shop.posts) == 1
