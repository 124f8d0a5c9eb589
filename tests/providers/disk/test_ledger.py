"""The ledger: what may follow what, and who is at work on what."""

import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from ledger_desk import ROADS, WANT, brought, claim

from tagwire import WrongUse
from tagwire.providers.disk.ledger import DiskLedger
from tagwire.runtime.ledger.book import Taken
from tagwire.runtime.ledger.entry import MOVES, OPEN


def test_an_entry_comes_back_as_it_was_written(book, now):
    request = {"promptText": "猫", "referenceImages": [{"tag": "cat"}]}
    entry = claim(book, request=request, graph="g.json")
    noted = replace(WANT, id=entry.id, owner=entry.owner, request=request, graph="g.json")
    assert entry == replace(noted, created=now.time, changed=now.time)
    now.time += 1
    sent = book.move(entry, "SENDING")
    done = book.move(sent, "SUBMITTED", task="t", estimated=4.5, message="half \ud83d a sign")
    assert book.get(entry.id) == replace(done, message="half ? a sign")
    assert done.changed == now.time
    assert book.listed() == [book.get(entry.id[:6])]


def test_an_id_may_be_cut_short_where_it_is_clear(book):
    ids = {claim(book, key=f"{number}").id for number in range(40)}
    firsts = [id[0] for id in ids]
    for id in ids:
        alone = firsts.count(id[0]) == 1
        assert (book.get(id[0]) is not None) == alone
    assert book.get("") is book.get("%") is book.get("zz") is None


@pytest.mark.parametrize("state", MOVES)
@pytest.mark.parametrize("to", MOVES)
def test_only_legal_moves_are_made(book, state, to):
    entry = brought(book, state)
    if to in MOVES[state] and state != "UNKNOWN":
        moved = book.move(entry, to)
        assert (moved.state, bool(moved.owner)) == (to, to in OPEN - {"UNKNOWN"})
    else:
        with pytest.raises(ValueError, match=entry.id):
            book.move(entry, to)
        assert book.get(entry.id) == entry


@pytest.mark.parametrize("changes", [{"id": "x"}, {"key": "x"}, {"owner": "x"}, {"created": 1}])
def test_what_the_ledger_keeps_for_itself_is_not_changed(book, changes):
    entry = claim(book)
    with pytest.raises(ValueError, match="not to be changed"):
        book.note(entry, **changes)
    assert book.note(entry, message="words").message == "words"


def test_an_entry_of_another_owner_is_not_moved(opened):
    first, second = opened(), opened()
    entry = claim(first)
    for change in (lambda: second.move(entry, "SENDING"), lambda: second.leave(entry)):
        with pytest.raises(ValueError, match="not ours"):
            change()
    with pytest.raises(ValueError, match="not ours"):
        first.move(replace(entry, id="nowhere"), "SENDING")


class Machine(RuleBasedStateMachine):
    """Any calls in any order: one open entry a key, and the states go their legal ways only."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.place = Path(self.folder.name)
        self.book, self.held, self.seen = DiskLedger(self.place), {}, {}

    @rule(key=st.sampled_from("ab"), kept=st.booleans())
    def claim(self, key, kept):
        try:
            entry = claim(self.book, key=key, kept=kept)
        except Taken:
            assert self.held[key].owner
        else:
            assert not (key in self.held and self.held[key].owner)
            assert entry.state != "SENDING"
            self.held[key] = entry

    @precondition(lambda self: self.held)
    @rule(data=st.data(), to=st.sampled_from(sorted(MOVES)))
    def move(self, data, to):
        entry = self.held[data.draw(st.sampled_from(sorted(self.held)))]
        if entry.owner and to in MOVES[entry.state]:
            self.held[entry.key] = self.book.move(entry, to, asset="a" * 64)
        else:
            with pytest.raises(ValueError, match=r"not ours|not followed"):
                self.book.move(entry, to)

    @precondition(lambda self: self.held)
    @rule(data=st.data())
    def leave(self, data):
        entry = self.held[data.draw(st.sampled_from(sorted(self.held)))]
        if entry.owner:
            self.held[entry.key] = self.book.leave(entry)

    @rule(adopting=st.booleans())
    def die(self, adopting):
        self.book.close()
        self.book = DiskLedger(self.place)
        self.held = {key: replace(each, owner="") for key, each in self.held.items()}
        if adopting:
            self.held |= {each.key: each for each in self.book.adopt_orphans()}

    @invariant()
    def sound(self):
        entries = self.book.listed()
        keys = [entry.key for entry in entries if entry.state in OPEN]
        assert len(keys) == len(set(keys))
        for entry in entries:
            self.seen[entry.id] = entry.state
        assert self.seen.keys() == {entry.id for entry in entries}, "none disappears"

    def teardown(self):
        self.book.close()
        self.folder.cleanup()


Machine.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestAnyCallsInAnyOrder = Machine.TestCase


def test_a_key_that_is_being_worked_on_is_taken_in_this_process_too(opened):
    first, second = opened(), opened()
    entry = claim(first)
    for book in (first, second):
        with pytest.raises(Taken) as told:
            claim(book)
        assert told.value.entry.id == entry.id
    left = first.leave(entry)
    assert (left.owner, claim(second).id) == ("", entry.id)


def test_a_sending_entry_that_was_left_is_of_unknown_outcome(book):
    book.leave(brought(book, "SENDING"))
    assert claim(book).state == "UNKNOWN"


@pytest.mark.parametrize("kept", [True, False])
def test_what_is_done_is_given_while_its_file_is_there(book, kept):
    entry = brought(book, "DONE")
    assert (claim(book, kept=kept).id == entry.id) == kept


def test_the_dead_leave_intents_as_never_sent_and_requests_as_unknown(opened):
    dead = opened()
    made = {state: brought(dead, state, key=state) for state in ROADS}
    dead.close()
    book = opened()
    adopted = {entry.key: entry for entry in book.adopt_orphans()}
    assert {key: entry.state for key, entry in adopted.items()} == {
        "SENDING": "UNKNOWN",
        "SUBMITTED": "SUBMITTED",
        "DOWNLOADED": "DOWNLOADED",
    }
    assert [bool(adopted[key].owner) for key in ("SENDING", "SUBMITTED")] == [False, True]
    never = book.get(made["INTENT"].id)
    assert (never.state, never.charge, never.code) == ("ABANDONED", 0, "not_sent")
    for state in ("UNKNOWN", "REJECTED", "FAILED", "DONE", "ABANDONED"):
        assert book.get(made[state].id) == made[state]
    assert book.adopt_orphans() == []


def test_the_living_are_left_alone(opened):
    first, second = opened(), opened()
    entries = [brought(first, state, key=state) for state in ("INTENT", "SENDING", "SUBMITTED")]
    assert second.adopt_orphans() == []
    assert [second.get(entry.id) for entry in entries] == entries


def test_the_living_have_a_lock_each_and_the_dead_none(opened, store):
    owners = [claim(opened(), key=key).owner for key in "ab"]
    (store / "owners" / "0123.lock").touch()
    opened().adopt_orphans()
    names = {path.stem for path in (store / "owners").iterdir()}
    assert len(names) == 3
    assert {owner.partition(":")[2] for owner in owners} < names


def test_a_user_decides_what_becomes_of_the_unknown(book):
    for choice, state in (("adopt", "SUBMITTED"), ("resubmit", "INTENT"), ("abandon", "ABANDONED")):
        entry = brought(book, "UNKNOWN", key=choice)
        chosen = book.resolve(entry.id, choice, f"task of {choice}")
        assert (chosen.state, chosen.resolution, chosen.owner) == (state, choice, "")
    assert book.listed(["SUBMITTED"])[0].task == "task of adopt"
    assert claim(book, key="resubmit").resolution == "resubmit"
    assert claim(book, key="adopt").owner


def test_a_decision_that_cannot_be_is_refused(book):
    entry, other = brought(book, "UNKNOWN"), brought(book, "SUBMITTED", key="other")
    book.note(other, task="theirs")
    for words, values in {
        "no task to adopt": (entry.id, "adopt", " "),
        "belongs to purchase": (entry.id, "adopt", "theirs "),
        "is SUBMITTED, not UNKNOWN": (other.id, "abandon"),
        "there is no purchase": ("nowhere", "abandon"),
    }.items():
        with pytest.raises(WrongUse, match=words):
            book.resolve(*values)
    assert book.get(entry.id) == entry


def test_of_eight_threads_one_gets_the_key(opened):
    books, got, taken = [opened(), opened()], [], []
    begin = threading.Barrier(8)

    def buy(number):
        begin.wait()
        try:
            got.append(claim(books[number % 2]))
        except Taken:
            taken.append(number)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(buy, range(8)))
    assert (len(got), len(taken)) == (1, 7)


def test_the_seed_of_a_want_is_that_of_its_newest_entry_that_counts(book):
    assert book.seed_of("key") is None
    brought(book, "DONE", key="key#0.a", seed=1)
    brought(book, "SUBMITTED", key="key#0.b", seed=2)
    brought(book, "FAILED", key="key#0.c", seed=3)
    brought(book, "DONE", key="keys#0.d", seed=4)
    assert book.seed_of("key") == 2
    assert book.seed_of("ke") is None
    assert book.seed_of("keys") == 4


@pytest.mark.parametrize("code", ["task_gone", "no_output", "bad_output"])
def test_a_task_that_was_never_had_may_be_adopted_once_it_is_found(book, code):
    entry = brought(book, "SUBMITTED")
    entry = book.move(entry, "FAILED", code=code, task="mistyped")
    again = book.resolve(entry.id, "adopt", "task")
    assert (again.state, again.task, again.code) == ("SUBMITTED", "task", "")
    assert claim(book).id == entry.id


def test_a_task_that_failed_is_not_adopted_nor_one_that_is_wanted_anew(book):
    safety = book.move(brought(book, "SUBMITTED", key="a"), "FAILED", code="SAFETY")
    with pytest.raises(WrongUse, match="FAILED, not UNKNOWN"):
        book.resolve(safety.id, "adopt", "task")
    gone = book.move(brought(book, "SUBMITTED"), "FAILED", code="task_gone")
    newer = claim(book)
    with pytest.raises(WrongUse, match=f"purchase {newer.id} for the same picture"):
        book.resolve(gone.id, "adopt", "task")
    assert book.get(gone.id).state == "FAILED"


def test_entries_are_listed_newest_first_by_what_is_asked(book, now):
    for number in range(5):
        now.time += 1
        brought(book, "DONE" if number % 2 else "UNKNOWN", key=str(number), run=str(number % 3))
    assert [entry.key for entry in book.listed()] == list("43210")
    assert [entry.key for entry in book.listed(["DONE"])] == list("31")
    assert [entry.key for entry in book.listed(run="0")] == list("30")
    assert [entry.key for entry in book.listed(since=now.time - 1)] == list("43")
    assert [entry.key for entry in book.listed(most=2)] == list("43")
