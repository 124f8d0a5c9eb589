"""What a run and a day may cost: counted from the intent on, by any number of workers."""

import contextlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from ledger_desk import ROADS, brought, claim

from tagwire.core.errors import OverBudget
from tagwire.providers.disk.ledger import DAY
from tagwire.runtime.ledger.book import Caps


@pytest.mark.parametrize("caps", [Caps(run=12), Caps(day=12)])
def test_a_cap_counts_from_the_intent_on(book, caps):
    claim(book, caps, key="a")
    claim(book, caps, key="b")
    with pytest.raises(OverBudget, match=r"may cost 12 credits, and would come to 15\."):
        claim(book, caps, key="c")
    assert len(book.listed()) == 2
    assert book.spent() == 10


@pytest.mark.parametrize(
    ("state", "changes", "counts"),
    [
        ("REJECTED", {}, 0),
        ("ABANDONED", {"charge": 0}, 0),
        ("ABANDONED", {}, 5),
        ("FAILED", {"charge": 2}, 2),
        ("FAILED", {}, 5),
        ("UNKNOWN", {}, 5),
    ],
)
def test_what_was_charged_counts_and_else_what_it_may_cost(book, state, changes, counts):
    entry = claim(book)
    for step in ROADS[state]:
        entry = book.move(entry, step, **(changes if step == state else {}))
    assert book.spent() == book.spent(run="r") == counts
    assert book.spent(run="other") == 0


def test_caps_are_of_their_run_and_of_the_last_day(book, now):
    claim(book, key="a")
    claim(book, Caps(run=5), key="b", run="other")
    with pytest.raises(OverBudget, match="the last 24 hours"):
        claim(book, Caps(day=14), key="c")
    now.time += DAY + 1
    claim(book, Caps(day=5), key="c", run="third")
    assert book.spent(since=now.time - DAY) == 5
    with pytest.raises(OverBudget, match="the run"):
        claim(book, Caps(run=9), key="d")


@pytest.mark.parametrize("caps", [Caps(run=99), Caps(day=99)])
def test_an_unknown_price_under_a_cap_is_over_it(book, caps):
    with pytest.raises(OverBudget, match="the price of gen4_image is unknown"):
        claim(book, caps, price=None)
    claim(book, price=None)
    with pytest.raises(OverBudget, match="1 of its prices are unknown"):
        claim(book, caps, key="other")


def test_fractions_of_a_credit_add_up(book):
    for number in range(10):
        claim(book, Caps(run=1), key=str(number), price=0.1)
    with pytest.raises(OverBudget):
        claim(book, Caps(run=1), key="more", price=0.1)


def test_what_is_there_already_passes_every_cap(opened):
    book = opened()
    brought(book, "DONE", key="done")
    brought(book, "UNKNOWN", key="unknown")
    book.leave(brought(book, "SUBMITTED", key="submitted"))
    for key in ("done", "unknown", "submitted"):
        assert claim(book, Caps(0, 0), key=key).state == key.upper()


def test_an_intent_taken_over_counts_for_the_new_run_and_day(opened, now):
    dead = opened()
    claim(dead)
    dead.close()
    book = opened()
    now.time += 2 * DAY
    with pytest.raises(OverBudget):
        claim(book, Caps(day=4), run="new")
    assert claim(book, Caps(day=5, run=5), run="new").run == "new"
    assert book.spent(since=now.time - DAY, run="new") == 5


def test_eight_threads_never_pass_a_cap(opened):
    books, passed = [opened(), opened()], []

    def buy(number):
        with contextlib.suppress(OverBudget):
            passed.append(claim(books[number % 2], Caps(run=100), key=str(number)))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(buy, range(60)))
    assert len(passed) == 20
    assert books[0].spent() == 100
