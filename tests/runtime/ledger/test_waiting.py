"""From a task id to a stored file: asked for as long as it takes, and never bought again."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from scripted import DONE, FILE

from tagwire import StepFailed, StoreFailed, UnknownOutcome
from tagwire.runtime.ledger.outcome import Unknown
from tagwire.runtime.ledger.shop import Again, Expired, Gone, Seen


def test_a_task_is_asked_for_every_five_seconds_after_a_first_wait(counter):
    counter.shop.looks = [Seen("waiting"), Seen("queued"), Seen("running", 0.5), DONE]
    counter.buy()
    assert counter.clock.slept == [5, 5, 5, 5]
    told = [(0, "queued at runway"), (0.45, "running"), (0.9, "fetching")]
    assert counter.told == [(0, "sending"), (0, "waiting"), (0, "waiting"), *told]


@pytest.mark.parametrize("share", [-1, 2, float("nan")])
def test_a_progress_that_makes_no_sense_does_no_harm(counter, share):
    counter.shop.looks = [Seen("running", share), DONE]
    counter.buy()
    assert all(0 <= fraction <= 1 for fraction, _ in counter.told)


def test_what_does_not_answer_is_asked_again_without_end_and_less_often(counter):
    counter.shop.looks = [*[Again("reset")] * 40, DONE]
    assert counter.buy().state == "DONE"
    assert counter.clock.slept == [5, 1, 2, 4, 8, 16, 32, *[60] * 34]
    assert len(counter.shop.posts) == 1


@pytest.mark.parametrize(("asked", "waited"), [(7, 7), (0, 1), (99999, 900)])
def test_a_wait_that_is_asked_for_is_kept(counter, asked, waited):
    counter.shop.looks = [Again("busy", asked), DONE]
    counter.buy()
    assert counter.clock.slept == [5, waited]


@pytest.mark.parametrize("fault", [Expired(), Again("cut off")])
def test_a_file_that_does_not_come_is_asked_for_with_a_fresh_address(counter, fault):
    counter.shop.files = [*[fault] * 9, FILE]
    assert counter.buy().state == "DONE"
    assert counter.shop.calls == ["create", *["look", "download"] * 10]
    assert counter.clock.slept == [5, 1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_a_new_task_may_be_unheard_of_for_a_minute(counter):
    counter.shop.looks = [*[Gone()] * 12, DONE]
    assert counter.buy().state == "DONE"


def test_a_task_that_was_heard_of_again_has_another_minute(counter):
    counter.shop.looks = [*[Gone()] * 8, Seen("running", 0.1), *[Gone()] * 8, DONE]
    assert counter.buy().state == "DONE"


def test_a_task_that_stays_unheard_of_is_lost_and_counts(counter):
    counter.shop.looks = [Gone()]
    with pytest.raises(StepFailed, match=r"does not know the task.*What was charged is unknown"):
        counter.buy()
    assert counter.clock.slept == [5] * 13
    assert (counter.last.state, counter.last.code) == ("FAILED", "task_gone")
    assert counter.book.spent() == 5


def test_a_task_without_a_file_is_asked_again_and_then_failed(counter):
    counter.shop.looks = [Seen("succeeded", charge=5)]
    with pytest.raises(StepFailed, match="has no file"):
        counter.buy()
    assert (counter.last.state, counter.last.charge) == ("FAILED", 5)


@pytest.mark.parametrize(
    ("code", "charge"),
    [
        ("SAFETY.INPUT.TEXT", 0),
        ("INTERNAL.SAFETY", 0),
        ("INPUT_PREPROCESSING.SAFETY.TEXT", 0),
        ("ASSET.INVALID", 0),
        ("", 0),
        ("INTERNAL", 5),
        ("INTERNAL.BAD_OUTPUT.01", None),
    ],
)
def test_a_failed_task_is_not_bought_again(counter, code, charge):
    counter.shop.looks = [Seen("failed", charge=charge, code=code, message="Moderated.")]
    with pytest.raises(StepFailed, match=r"runway could not make it \(.+\): Moderated\."):
        counter.buy()
    assert len(counter.shop.posts) == 1
    assert (counter.last.state, counter.last.code) == ("FAILED", code)
    assert counter.last.charge == charge


@pytest.mark.parametrize(
    "code",
    [
        "INTERNAL",
        "INTERNAL.BAD_OUTPUT.CODE01",
        "THIRD_PARTY.UNAVAILABLE",
        "INPUT_PREPROCESSING.INTERNAL",
    ],
)
def test_a_task_that_failed_for_nothing_is_made_once_more_after_a_while(counter, code):
    counter.shop.looks = [Seen("failed", charge=0, code=code), DONE]
    assert counter.buy().state == "DONE"
    assert counter.clock.slept == [5, 60, 5]
    assert counter.states == ["FAILED", "DONE"]
    assert counter.book.spent() == 5


def test_a_task_that_fails_for_nothing_twice_has_failed(counter):
    counter.shop.looks = [Seen("failed", charge=0, code="INTERNAL")]
    with pytest.raises(StepFailed, match=r"\(INTERNAL\): INTERNAL\. 0 credits were charged"):
        counter.buy()
    assert counter.states == ["FAILED", "FAILED"]


def test_a_task_cancelled_elsewhere_is_over(counter):
    counter.shop.looks = [Seen("cancelled", charge=0)]
    with pytest.raises(StepFailed, match="cancelled there"):
        counter.buy()
    assert (counter.last.state, counter.last.charge) == ("ABANDONED", 0)


def test_a_file_that_is_not_whole_is_fetched_again(counter):
    counter.shop.files = [FILE[:-4], b"", FILE]
    assert counter.buy().state == "DONE"
    assert len(counter.shop.posts) == 1


def test_a_file_that_is_never_a_picture_fails_and_was_charged(counter):
    counter.shop.files = [b"<html>"]
    with pytest.raises(StepFailed, match=r"the file is not whole.*5 credits were charged"):
        counter.buy()
    assert counter.shop.calls.count("download") == 5
    assert (counter.last.state, counter.last.code) == ("FAILED", "bad_output")


def test_a_file_that_may_not_be_fetched_is_there_for_whoever_mends_the_way(counter):
    counter.shop.files = [StepFailed("the address is not public."), *counter.shop.files]
    with pytest.raises(StepFailed, match="not public"):
        counter.buy()
    assert (counter.last.state, counter.last.code) == ("SUBMITTED", "not_fetched")
    assert (counter.buy().code, len(counter.shop.posts)) == ("", 1)


def test_a_key_that_is_refused_leaves_the_task_for_the_next_key(counter):
    counter.shop.looks = [StepFailed("the key is not valid."), DONE]
    with pytest.raises(StepFailed, match="key"):
        counter.buy()
    assert counter.states == ["SUBMITTED"]
    assert counter.buy().state == "DONE"
    assert len(counter.shop.posts) == 1


@pytest.mark.parametrize("fault", [StoreFailed("the disk is full."), KeyError("bug")])
def test_a_file_that_cannot_be_stored_is_fetched_by_the_next_run(counter, fault):
    counter.keeps = [fault, None]
    with pytest.raises(type(fault)):
        counter.buy()
    assert counter.states == ["SUBMITTED"]
    assert counter.buy().state == "DONE"
    assert len(counter.shop.posts) == 1


def test_threads_that_are_all_busy_keep_no_task_id_from_the_ledger(counter):
    over = threading.Event()

    async def buying():
        loop = asyncio.get_running_loop()
        loop.set_default_executor(ThreadPoolExecutor(1))
        busy = loop.run_in_executor(None, over.wait)
        entry = await counter.buying()
        over.set()
        await busy
        return entry

    try:
        assert asyncio.run(buying()).state == "DONE"
    finally:
        over.set()


def test_a_task_that_was_adopted_and_is_not_there_asks_again_and_sends_nothing(counter):
    counter.shop.creates = [Unknown("no answer")]
    with pytest.raises(UnknownOutcome):
        counter.buy()
    [lost] = counter.book.listed(["UNKNOWN"])
    counter.book.resolve(lost.id, "adopt", "some-task")
    counter.shop.looks = [Gone()]
    for _ in range(2):
        with pytest.raises(UnknownOutcome, match="knows no task some-task, which was adopted"):
            counter.buy()
    assert len(counter.shop.posts) == 1


def test_a_refusal_by_moderation_says_what_to_change_and_what_it_cost(counter):
    counter.shop.looks = [Seen("failed", charge=5, code="SAFETY.OUTPUT.IMAGE", message="no")]
    with pytest.raises(StepFailed) as refused:
        counter.buy()
    assert refused.value.remedy.startswith("5 credits were charged. Change the prompt")
    assert refused.value.credits == 5
