"""Every way a POST may end (durability.md): what is noted, what is sent again, and when."""

import pytest
from scripted import Lost

from tagwire import StepFailed, StoreFailed, UnknownOutcome
from tagwire.core.errors import DamagedStore, OverBudget
from tagwire.runtime.ledger.book import Caps
from tagwire.runtime.ledger.outcome import Created, NotSent, Refused, Unknown


def test_a_picture_is_bought_fetched_and_kept(counter):
    entry = counter.buy()
    assert (entry.state, entry.task, entry.charge, entry.estimated) == ("DONE", "task-1", 5, 5)
    assert entry.asset in counter.files
    assert entry.media_type == "image/png"
    assert counter.shop.calls == ["create", "look", "download"]
    assert counter.told == [(0, "sending"), (0, "waiting"), (0.9, "fetching")]
    assert counter.book.spent() == 5


def test_what_is_there_is_not_bought_again(counter):
    first = counter.buy()
    assert counter.buy() == first
    assert counter.shop.calls.count("create") == 1


def test_what_was_deleted_is_bought_anew(counter):
    counter.buy()
    counter.files.clear()
    counter.buy()
    assert counter.states == ["DONE", "DONE"]


def test_what_never_left_is_tried_ten_times(counter):
    counter.shop.creates = [NotSent("no connection")]
    with pytest.raises(StepFailed, match=r"nothing was sent to runway: no connection\."):
        counter.buy()
    assert len(counter.shop.posts) == 10
    assert counter.clock.slept == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert (counter.last.state, counter.last.charge) == ("ABANDONED", 0)
    assert counter.book.spent() == 0


def test_what_never_left_goes_when_the_line_is_back(counter):
    counter.shop.creates = [NotSent("no connection"), NotSent("no connection"), None]
    assert counter.buy().state == "DONE"
    assert len(counter.shop.tasks) == 1


def test_what_is_refused_for_good_is_sent_once(counter):
    counter.shop.creates = [Refused("Validation of body failed", "400")]
    with pytest.raises(StepFailed, match=r"runway refused the request: Validation of body failed"):
        counter.buy()
    assert len(counter.shop.posts) == 1
    assert (counter.last.state, counter.last.code) == ("REJECTED", "400")
    assert counter.book.spent() == 0


def test_what_is_refused_for_now_is_tried_five_times(counter):
    counter.shop.creates = [Refused("busy", "503", final=False)]
    with pytest.raises(StepFailed, match="busy"):
        counter.buy()
    assert len(counter.shop.posts) == 5
    assert counter.clock.slept == [1, 2, 4, 8]
    assert counter.last.state == "REJECTED"


@pytest.mark.parametrize(
    ("asked", "waited"),
    [(2, 2), (0, 1), (-5, 1), (899.5, 899.5), (99999, 900), (float("inf"), 900)],
)
def test_the_wait_a_provider_asks_for_is_kept_within_reason(counter, asked, waited):
    counter.shop.creates = [Refused("busy", final=False, retry_after=asked), None]
    counter.buy()
    assert counter.clock.slept[0] == waited


def test_waits_of_our_own_are_drawn_longer_by_up_to_half(counter):
    counter.clock.dice = 0.99
    counter.shop.creates = [NotSent("no"), None]
    counter.buy()
    assert counter.clock.slept == [1 * 1.495, 5 * 1.495]


@pytest.mark.parametrize(
    "fault", [Unknown("504", "504"), Lost("reset"), KeyError("id"), StepFailed("odd."), Created("")]
)
def test_an_outcome_nobody_knows_is_asked_about_and_never_sent_again(counter, fault):
    counter.shop.creates = [fault]
    for _ in range(2):
        with pytest.raises(UnknownOutcome, match=r"UTC was charged .*gen4_image, node shot, 5"):
            counter.buy()
        assert len(counter.shop.posts) == 1
    assert counter.states == ["UNKNOWN"]
    assert counter.book.spent() == 5


def test_the_remedy_of_an_unknown_outcome_names_the_purchase_and_the_choices(counter):
    counter.shop.creates = [Lost("reset")]
    with pytest.raises(UnknownOutcome) as told:
        counter.buy()
    for word in (counter.last.id, "--adopt TASK", "--resubmit", "--abandon"):
        assert word in told.value.remedy
    assert told.value.exit_code == 4


def test_an_unknown_outcome_is_sent_once_more_where_the_user_chose_so(counter):
    counter.named["on_unknown"] = "resubmit"
    counter.shop.creates = [Lost("reset"), None]
    entry = counter.buy()
    assert (entry.state, entry.resolution) == ("DONE", "resubmit by --on-unknown")
    assert len(counter.shop.tasks) == 2
    assert counter.book.spent() == 10, "the lost one may have been charged as well"


def test_sending_once_more_is_not_sending_for_ever(counter):
    counter.named["on_unknown"] = "resubmit"
    counter.shop.creates = [Lost("reset")]
    with pytest.raises(UnknownOutcome):
        counter.buy()
    assert len(counter.shop.posts) == 2


def test_sending_once_more_stays_within_the_caps(counter):
    counter.named["on_unknown"] = "resubmit"
    counter.shop.creates = [Lost("reset")]
    with pytest.raises(OverBudget):
        counter.buy(counter.want(Caps(run=9)))
    assert len(counter.shop.posts) == 1


def test_an_unknown_outcome_is_given_up_where_the_user_chose_so(counter):
    counter.named["on_unknown"] = "abandon"
    counter.shop.creates = [Lost("reset"), None]
    with pytest.raises(StepFailed, match="given up"):
        counter.buy()
    assert (counter.last.state, counter.last.resolution) == ("ABANDONED", "abandon by --on-unknown")
    assert len(counter.shop.posts) == 1
    assert counter.book.spent() == 5


def test_a_task_the_user_found_is_fetched_and_not_bought(counter):
    counter.shop.creates = [Lost("reset")]
    with pytest.raises(UnknownOutcome):
        counter.buy()
    counter.book.resolve(counter.last.id[:8], "adopt", "task-1")
    assert counter.buy().state == "DONE"
    assert len(counter.shop.posts) == 1


@pytest.mark.parametrize(
    "fault", [StepFailed("no such picture."), KeyError("bug"), StoreFailed("")]
)
def test_a_body_that_cannot_be_made_ends_the_purchase_and_costs_nothing(counter, fault):
    counter.bodies = [fault]
    with pytest.raises(type(fault)):
        counter.buy()
    assert counter.shop.posts == []
    assert (counter.last.state, counter.book.spent()) == ("ABANDONED", 0)


@pytest.mark.parametrize("fault", [NotSent("no line"), Refused("busy", final=False)])
def test_a_body_that_could_not_be_made_yet_is_made_again(counter, fault):
    counter.bodies = [fault, fault, {"model": "gen4_image"}]
    counter.buy()
    assert counter.shop.posts == [("text_to_image", {"model": "gen4_image"})]
    assert counter.clock.slept[:2] == [1, 2]


def test_a_body_refused_for_good_is_not_sent(counter):
    counter.bodies = [Refused("no uploads without credits", "400")]
    with pytest.raises(StepFailed, match="no uploads"):
        counter.buy()
    assert counter.states == ["REJECTED"]


class Full:
    """A ledger on a disk that is full for the given moves, the first `times` of them."""

    def __init__(self, book, *states, times=99, fault=StoreFailed):
        self._book, self.states, self.times, self.fault = book, states, times, fault

    def __getattr__(self, name):
        return getattr(self._book, name)

    def claim(self, *values):
        self._refuse("INTENT")
        return self._book.claim(*values)

    def move(self, entry, to, **changes):
        self._refuse(to)
        return self._book.move(entry, to, **changes)

    def _refuse(self, state):
        if state in self.states and self.times:
            self.times -= 1
            raise self.fault("the disk is full.", "Free some room.")


@pytest.mark.parametrize("state", ["INTENT", "SENDING"])
def test_nothing_is_sent_that_cannot_be_noted(counter, state):
    counter.book = Full(counter.book, state)
    with pytest.raises(StoreFailed):
        counter.buy()
    assert counter.shop.posts == []
    assert counter.book.spent() == 0


def test_a_disk_that_was_full_for_a_while_holds_up_nothing_later(counter):
    counter.book = Full(counter.book, "SENDING", "ABANDONED", times=2)
    with pytest.raises(StoreFailed):
        counter.buy()
    assert counter.buy().state == "DONE"


def test_an_id_that_cannot_be_noted_at_once_is_noted_when_there_is_room(counter):
    counter.book = Full(counter.book, "SUBMITTED", times=3)
    assert counter.buy().state == "DONE"
    assert counter.clock.slept[:3] == [1, 2, 4]


def test_every_id_that_cannot_be_noted_is_told_though_a_run_tells_its_first_fault(counter, caplog):
    counter.book = Full(counter.book, "SUBMITTED")
    for key in ("a#0", "b#0"):
        with pytest.raises(StoreFailed):
            counter.buy(counter.want(key=key))
    told = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert [f"took task task-{number}," in words for number, words in enumerate(told, 1)] == [1, 1]


@pytest.mark.parametrize(("fault", "tries"), [(StoreFailed, 5), (DamagedStore, 1)])
def test_an_id_that_cannot_be_noted_at_all_is_told(counter, fault, tries):
    counter.book = Full(counter.book, "SUBMITTED", fault=fault)
    with pytest.raises(fault, match=r"runway took task task-1, .+ the disk is full") as told:
        counter.buy()
    assert f"tagwire ledger resolve {counter.last.id} --adopt task-1" in told.value.remedy
    assert 99 - counter.book.times == tries
    counter.book.states = ()
    with pytest.raises(UnknownOutcome):
        counter.buy()
    assert len(counter.shop.posts) == 1


def test_a_commit_that_failed_in_words_only_is_found_on_disk(counter):
    class Liar(Full):
        def move(self, entry, to, **changes):
            moved = self._book.move(entry, to, **changes)
            self._refuse(to)
            return moved

    counter.book = Liar(counter.book, "SUBMITTED", "DONE", times=1)
    assert counter.buy().state == "DONE"


@pytest.mark.parametrize("caps", [Caps(run=4), Caps(day=4)])
def test_nothing_is_sent_beyond_a_cap(counter, caps):
    with pytest.raises(OverBudget):
        counter.buy(counter.want(caps))
    assert counter.shop.posts == []
    assert counter.entries == []
