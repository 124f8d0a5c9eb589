"""`tagwire ledger` and `tagwire account` as a person uses them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.ledger import DiskLedger
from tagwire.providers.disk.png import encode_png
from tagwire.runtime.ledger.book import Caps
from tagwire.runtime.ledger.entry import Entry, State

TASK = "17f20503-6c24-4c16-946b-35dbbce2af2f"


@pytest.fixture
def bought(folder: Path) -> Iterator[Callable[..., Entry]]:
    """Enters a purchase and brings it to a state, as a run does."""
    ledgers: list[DiskLedger] = []

    def call(key: str, *states: State, **changes: object) -> Entry:
        ledger = DiskLedger(folder.parent / "store")
        ledgers.append(ledger)
        want = Entry("", key, "runway", "gen4_image", run="r1", graph="Shop", node="shot", price=8)
        entry = ledger.claim(want, Caps(), lambda _: False)
        for state in states:
            entry = ledger.move(entry, state, **(changes if state == states[-1] else {}))
        ledger.close()
        return entry

    yield call
    for ledger in ledgers:
        ledger.close()


def test_a_store_that_bought_nothing_says_so_and_makes_no_ledger(shell, folder):
    listed = shell("ledger", "list")
    assert listed.output == "nothing was bought yet; 0 credits in all\n"
    assert "0 purchases resumed" in shell("ledger", "resume").output
    assert not (folder.parent / "store" / "ledger.sqlite").exists()


def test_purchases_are_listed_with_their_state_and_what_they_cost(shell, bought):
    bought("a#0", "SENDING", "REJECTED", code="400", message="too long")
    bought("b#0", "SENDING", "UNKNOWN", message="no answer")
    listed = shell("ledger", "list").output
    assert "2 purchases; 8 credits in all" in listed
    assert "REJECTED   runway gen4_image       Shop / shot  0 credits  400 too long" in listed
    unfinished = shell("ledger", "list", "--open", "--json")
    assert [row["state"] for row in json.loads(unfinished.stdout)] == ["UNKNOWN"]


def test_one_is_shown_by_the_beginning_of_its_id_with_what_can_be_done(shell, bought):
    entry = bought("a#0", "SENDING", "UNKNOWN", message="no answer")
    shown = shell("ledger", "show", entry.id[:8])
    assert shown.exit_code == 0
    assert f"tagwire ledger resolve {entry.id[:8]}" in shown.output
    assert "no answer" in shown.output


def test_a_purchase_that_is_not_there_is_named(shell, bought):
    bought("a#0", "SENDING", "UNKNOWN")
    for words in (["show", "zzzz"], ["resolve", "zzzz", "--abandon"]):
        told = shell("ledger", *words)
        assert (told.exit_code, "there is no purchase 'zzzz'" in told.output) == (2, True)


@pytest.mark.parametrize(
    ("words", "state", "resolution"),
    [
        (["--adopt", TASK], "SUBMITTED", "adopt"),
        (["--resubmit"], "INTENT", "resubmit"),
        (["--abandon"], "ABANDONED", "abandon"),
    ],
)
def test_what_is_decided_about_an_unknown_one_is_on_record(shell, bought, words, state, resolution):
    entry = bought("a#0", "SENDING", "UNKNOWN", message="no answer")
    assert shell("ledger", "resolve", entry.id[:10], *words).exit_code == 0
    row = json.loads(shell("ledger", "show", entry.id, "--json").stdout)
    assert (row["state"], row["resolution"].split()[0]) == (state, resolution)
    again = shell("ledger", "resolve", entry.id, "--resubmit")
    assert (again.exit_code, "not UNKNOWN" in again.output) == (2, True)


def test_what_is_no_task_id_is_not_adopted(shell, bought):
    entry = bought("a#0", "SENDING", "UNKNOWN")
    told = shell("ledger", "resolve", entry.id, "--adopt", TASK[:-1])
    assert (told.exit_code, "is no task id" in told.output) == (2, True)
    assert json.loads(shell("ledger", "show", entry.id, "--json").stdout)["state"] == "UNKNOWN"


def test_how_many_are_listed_is_a_number_there_can_be(shell, bought):
    bought("a#0", "SENDING", "UNKNOWN")
    for most in ("0", "-1", "99999999999999999999"):
        assert shell("ledger", "list", "--most", most).exit_code == 2


def test_what_was_taken_may_be_given_up_too_and_keeps_its_task(shell, bought):
    entry = bought("a#0", "SENDING", "SUBMITTED", task=TASK)
    assert shell("ledger", "resolve", entry.id, "--resubmit").exit_code == 2
    assert shell("ledger", "resolve", entry.id, "--abandon").exit_code == 0
    row = json.loads(shell("ledger", "show", entry.id, "--json").stdout)
    assert (row["state"], row["task"]) == ("ABANDONED", TASK)


def test_one_choice_has_to_be_made(shell, bought):
    entry = bought("a#0", "SENDING", "UNKNOWN")
    for words in ([], ["--resubmit", "--abandon"]):
        told = shell("ledger", "resolve", entry.id, *words)
        assert (told.exit_code, "Choose one of" in told.output) == (2, True)


def test_resume_names_those_nobody_knows_the_outcome_of(shell, bought):
    entry = bought("a#0", "SENDING", "UNKNOWN")
    told = shell("ledger", "resume")
    assert told.exit_code == 4
    assert "0 purchases resumed; 1 of unknown outcome" in told.output
    assert entry.id[:8] in told.output


def test_what_cannot_be_resumed_now_says_why_and_stays(shell, bought):
    bought("a#0", "SENDING", "SUBMITTED", task=TASK)
    told = shell("ledger", "resume")
    assert "0 purchases resumed" in told.output
    assert "there is no key for runway" in told.output
    rows = json.loads(shell("ledger", "list", "--open", "--json").stdout)
    assert [row["state"] for row in rows] == ["SUBMITTED"]


def test_without_a_key_the_account_says_that_pictures_are_drawn_here(shell):
    told = shell("account")
    assert told.exit_code == 0
    assert "draft: no key, so no account" in told.output


@pytest.mark.parametrize("words", [["account"], ["run", "GRAPH"], ["plan", "GRAPH"]])
def test_a_profile_without_a_key_is_refused_with_what_to_set(shell, drawn, words):
    given = [drawn if word == "GRAPH" else word for word in words]
    told = shell(*given, "--provider", "runway")
    assert told.exit_code == 2
    assert "there is no key for runway. Set RUNWAYML_API_SECRET" in told.output


def test_a_profile_that_is_not_there_is_named_with_those_near(shell):
    told = shell("account", "--provider", "runwy")
    assert (told.exit_code, "there is no profile runwy. Name runway." in told.output) == (2, True)


def test_pruning_leaves_what_was_bought_and_no_run_took_yet(shell, bought, folder):
    assets = Assets(folder.parent / "store" / "assets")
    asset = assets.put(encode_png(Image.new("RGB", (4, 4))))
    os.utime(assets.path(asset), (0, 0))
    bought("a#0", "SENDING", "SUBMITTED", "DOWNLOADED", asset=asset)
    shell("cache", "prune", "--older-than", "0")
    assert assets.has(asset)
    shell("cache", "prune", "--all")
    assert not assets.has(asset)
